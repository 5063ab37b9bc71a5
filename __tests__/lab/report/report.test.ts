import { describe, expect, test } from '@jest/globals';
import { failure, type Outcome, type Proven } from '../../../lab/report/counts';
import { proofDocument } from '../../../lab/report/markdown';
import { countsText, proofText } from '../../../lab/report/text';

const PROVEN: Proven = {
  name: 'behaviour',
  title: 'Sample systems',
  seconds: 12.4,
  results: [
    { claim: 'half of the requests go to v2', expected: '50 % ± 5 %', measured: '49.1 %', ok: true },
    { claim: 'a|b', expected: '<1', measured: '2', ok: false, note: 'why\nand more' },
  ],
};

const OUTCOME: Outcome = {
  date: '2026-01-31',
  seed: 7,
  full: false,
  machine: '2 cores',
  versions: { Envoy: 'v1.2.3' },
  proofs: [PROVEN],
};

describe('results for the terminal', () => {
  test('stand in columns, and what explains a failure below it', () => {
    expect(proofText(PROVEN)).toBe(
      [
        'Sample systems (behaviour, 12 s)',
        '  ok      half of the requests go to v2  49.1 % (expected 50 % ± 5 %)',
        '  FAILED  a|b                            2 (expected <1)',
        '          why',
        '          and more',
      ].join('\n'),
    );
  });

  test('a long note is cut', () => {
    const note = Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n');
    const text = proofText({ ...PROVEN, results: [{ claim: '', expected: '', measured: '', ok: false, note }] });
    expect(text.split('\n').at(-1)).toBe('          … 10 more lines');
  });

  test('are counted in the last line', () => {
    expect(countsText(OUTCOME)).toBe('1 passed, 1 failed');
  });

  test('a proof that throws is a failure that says what it threw', () => {
    expect(failure({ title: 'Sample systems' }, new Error('no answer'))).toMatchObject({
      claim: 'Sample systems',
      measured: 'Error: no answer',
      ok: false,
    });
  });
});

test('the document names versions, counts and each claim, with what Markdown would take for its own', () => {
  expect(proofDocument(OUTCOME)).toBe(`# Proof

What this project says about meshes, shown on a real control plane and a real data plane: etcd, kube-apiserver and its
controllers, istiod, and Envoy in network namespaces. This page is written by \`npm run lab\`; what the lab is and needs
stands in [its README](../lab/README.md).

**1 passed, 1 failed** on 2026-01-31, seed 7, 2 cores.

| part | version |
| --- | --- |
| Envoy | v1.2.3 |

## Sample systems

\`npm run lab -- --only behaviour\`, 12 s.

| holds | claim | expected | measured | note |
| --- | --- | --- | --- | --- |
| yes | half of the requests go to v2 | 50 % ± 5 % | 49.1 % |  |
| **no** | a\\|b | &lt;1 | 2 | why |
`);
});
