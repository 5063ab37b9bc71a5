import { expect, test } from '@jest/globals';
import { partsOf } from '../../../scripts/bundle/entries';

test('what most charts use together is one part, and each other topic is one of its own', () => {
  const index = `export * from './networking';
export * as gatewayApi from './gateway-api';
export * from './security';
export * from './operators';
`;
  expect(partsOf(index)).toEqual([
    { name: 'constructs', source: "export * from './networking';\nexport * from './security';\n" },
    { name: 'gateway-api', source: "export * as gatewayApi from './gateway-api';\n" },
    { name: 'operators', source: "export * from './operators';\n" },
  ]);
});

test.each([["export { Host } from './core';"], ["import './core';"], ["export * from './core/host';"]])(
  'an index with %s is refused: it could not be read in parts',
  (line) => {
    expect(() => partsOf(`${line}\n`)).toThrow(`lib/index.ts may only export whole topics: ${line}`);
  },
);
