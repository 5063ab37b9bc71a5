import { stringify } from 'yaml';
import type { JsonObject } from '../../lib/manifest/manifest-object';
import type { Verdict } from './arena';
import type { Probe, Scenario } from './scenario';

/** A disagreement for people: the mesh as YAML, the request as curl, and what both sides say. */
export function disagreementText({ scenario, probe, differences, routed }: Verdict): string {
  const trace = (routed?.trace ?? []).map(
    ({ step, object, pointer, reason }) => `#   ${step}: ${reason}${object === null ? '' : ` (${object} ${pointer})`}`,
  );
  return [
    `# ${curl(probe)}`,
    '# What is other than the engine says:',
    ...differences.map((text) => `#   ${text}`),
    '# What the engine goes by:',
    ...trace,
    meshYaml(scenario),
  ].join('\n');
}

function meshYaml({ objects }: Scenario): string {
  return objects.map((object) => stringify(object, { lineWidth: 0 })).join('---\n');
}

/** The request as its client would send it. */
export function curl({ client, request, behaviour }: Probe): string {
  const { scheme, host, port, path, method, headers, sni } = request;
  const where = `from ${client}${behaviourText(behaviour)}:`;
  if (scheme !== 'http')
    return `${where} ${scheme}://${host}:${port}${sni === undefined ? '' : ` (server name ${sni})`}`;
  const words = ['curl', '--path-as-is', ...(method === 'GET' ? [] : ['-X', method])];
  for (const [name, text] of Object.entries(headers))
    words.push('-H', quoted(text === '' ? `${name};` : `${name}: ${text}`));
  return `${where} ${[...words, quoted(`http://${host}:${port}${path}`)].join(' ')}`;
}

function behaviourText({ status, delayMs }: Probe['behaviour']): string {
  const what = [
    ...(status === undefined ? [] : [status === 'reset' ? 'break the connection' : `answer ${status}`]),
    ...(delayMs === undefined ? [] : [`wait ${delayMs} ms`]),
  ];
  return what.length === 0 ? '' : ` while servers ${what.join(' and ')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** How many pairs came to each step of the engine, and how many meshes have each feature. */
export function reached(verdicts: readonly Verdict[], features: readonly ReadonlySet<string>[]): JsonObject {
  const counts: { [name: string]: number } = {};
  for (const set of features) for (const name of set) counts[name] = (counts[name] ?? 0) + 1;
  for (const { routed } of verdicts) {
    for (const step of new Set(routed?.trace.map((entry) => entry.step))) {
      const name = `step ${step}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
}
