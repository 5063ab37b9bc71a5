import { expect, test } from '@jest/globals';
import { textReport } from '../../../../lib/analysis/report/text';
import { excerpts, sample } from './sample';

test('shows each finding with its line and a caret below the value', () => {
  expect(textReport(sample, { color: false, excerpts })).toBe(`error IST0101, KIA1107 there is no subset 'v9' of reviews
  at dist/book info.yaml:41:19  VirtualService bookinfo/reviews
  41 |           subset: v9
     |                   ^^
  fix define it, 100% of it

warning MESH0042 line one line two
  at Service default/web
  construct chart/web
  fix mend it

info MESH0002 the YAML cannot be read
  at -:3
  fix correct it

1 error, 1 warning, 1 info in 57 objects
`);
});

test('says how many findings were hidden on purpose', () => {
  const empty = { findings: [], summary: { error: 0, warning: 0, info: 0, objects: 1 } };
  expect(textReport(empty, { color: false, suppressed: 2 })).toBe(
    '0 errors, 0 warnings, 0 info in 1 object (2 suppressed)\n',
  );
});

test('colours the severity, and nothing where it must not', () => {
  expect(textReport(sample, { color: true, excerpts })).toContain('\u001b[31;1merror\u001b[0m');
  expect(textReport(sample, { color: false, excerpts })).not.toContain('\u001b');
});

test('a manifest cannot steer the terminal', () => {
  const [first, ...rest] = sample.findings;
  if (!first) throw new Error('no finding');
  const evil = { ...first, message: 'a\u001b[2Jb', origin: { ...first.origin, name: 'x\u0007' } };
  const text = textReport({ ...sample, findings: [evil, ...rest] }, { color: false });
  expect(text).not.toContain('\u0007');
  expect(text).not.toContain('\u001b');
});

test('cuts lines that are too long to be read', () => {
  const long = () => ({ column: 1, text: 'x'.repeat(10_000) });
  const lines = textReport(sample, { color: false, excerpts: long }).split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(200);
});
