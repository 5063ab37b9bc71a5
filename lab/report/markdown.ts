import { failedOf, type Outcome, type Proven, passedOf } from './counts';

/** The document that a run writes: docs/proof.md. */
export function proofDocument(outcome: Outcome): string {
  const { date, seed, full, machine, versions, proofs } = outcome;
  return [
    '# Proof',
    '',
    'What this project says about meshes, shown on a real control plane and a real data plane: etcd, kube-apiserver and its',
    'controllers, istiod, and Envoy in network namespaces. This page is written by `npm run lab`; what the lab is and needs',
    'stands in [its README](../lab/README.md).',
    '',
    `**${passedOf(outcome)} passed, ${failedOf(outcome)} failed** on ${date}${full ? ', with `--full`' : ''}, seed ${seed}, ${machine}.`,
    '',
    ...table(['part', 'version'], Object.entries(versions)),
    '',
    ...proofs.flatMap(section),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function section({ name, title, seconds, results }: Proven): string[] {
  const rows = results.map(({ claim, expected, measured, ok, note }) => [
    ok ? 'yes' : '**no**',
    claim,
    expected,
    measured,
    ok ? (note ?? '') : firstLine(note),
  ]);
  const withNotes = rows.some((row) => row[4] !== '');
  const header = ['holds', 'claim', 'expected', 'measured', 'note'];
  const width = withNotes ? 5 : 4;
  return [
    `## ${title}`,
    '',
    `\`npm run lab -- --only ${name}\`, ${Math.round(seconds)} s.`,
    '',
    ...table(
      header.slice(0, width),
      rows.map((row) => row.slice(0, width)),
    ),
    '',
  ];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(line)];
}

function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(/\s*\n\s*/g, ' ');
}

function firstLine(text = ''): string {
  return text.split('\n', 1)[0] ?? '';
}
