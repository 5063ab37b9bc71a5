import { describe, expect, test } from '@jest/globals';
import { isAnnotatedAway } from '../../../lib/analysis/annotations';
import { ignoring, parseIgnore } from '../../../lib/analysis/ignore';
import type { Finding } from '../../../lib/analysis/rule';
import { manifestObject } from '../../../lib/manifest/object';

function finding(code: string, aliases: readonly string[] = [], annotations: Record<string, string> = {}): Finding {
  const metadata = { name: 'reviews', namespace: 'bookinfo', annotations };
  const object = manifestObject({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata });
  if (!object) throw new Error('no object');
  return { code, aliases, severity: 'error', object, pointer: '', message: 'm', fix: 'f' };
}

describe('an entry of the command line', () => {
  test.each([
    ['IST0101', { code: 'IST0101', object: undefined }],
    ['KIA*', { code: 'KIA*', object: undefined }],
    ['IST0101=VirtualService bookinfo/reviews', { code: 'IST0101', object: 'VirtualService bookinfo/reviews' }],
    [' IST0101 = Service a/* ', { code: 'IST0101', object: 'Service a/*' }],
  ])('%s is read', (text, entry) => expect(parseIgnore(text)).toEqual(entry));

  test.each(['', 'IST0101=', '=Service a', 'IST 0101', '<code>'])('%p is refused', (text) => {
    expect(parseIgnore(text)).toBeUndefined();
  });
});

describe('an entry hides', () => {
  const hides = (text: string, one: Finding) => {
    const entry = parseIgnore(text);
    return entry !== undefined && ignoring([entry])(one) === entry;
  };

  test('findings of its code', () => expect(hides('IST0101', finding('IST0101'))).toBe(true));
  test('no findings of another code', () => expect(hides('IST0101', finding('IST0102'))).toBe(false));
  test('findings that have its code as an alias', () => {
    expect(hides('KIA1101', finding('IST0101', ['KIA1101']))).toBe(true);
  });
  test('findings of objects that match its pattern', () => {
    expect(hides('*=VirtualService bookinfo/*', finding('IST0101'))).toBe(true);
    expect(hides('*=VirtualService other/*', finding('IST0101'))).toBe(false);
    expect(hides('*=Service bookinfo/*', finding('IST0101'))).toBe(false);
  });
});

describe('an annotation of', () => {
  const istioctl = 'galley.istio.io/analyze-suppress';
  const kiali = 'kiali.io/ignore-validations';

  test.each([
    [{ [istioctl]: 'IST0101' }, true],
    [{ [istioctl]: 'IST0108, IST0101' }, true],
    [{ [istioctl]: '*' }, true],
    [{ [istioctl]: 'IST0108' }, false],
    [{ [istioctl]: '' }, false],
    [{ [kiali]: 'KIA1101' }, true],
    [{ [kiali]: 'KIA1102' }, false],
    [{ [kiali]: '' }, true],
    [{}, false],
  ])('%j hides IST0101 (KIA1101): %p', (annotations, hidden) => {
    expect(isAnnotatedAway(finding('IST0101', ['KIA1101'], annotations))).toBe(hidden);
  });
});
