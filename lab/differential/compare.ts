import { binomialInterval } from './binomial';
import type { Branch, PredictedMirror, Prediction, Served } from './prediction';
import type { Hit, Sample } from './wire';

/** What of an observation is other than predicted; empty where all is. */
export function differences(prediction: Prediction, samples: readonly Sample[]): readonly string[] {
  const total = samples.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return ['nothing was sent'];
  const fitting = new Map<Sample, readonly Branch[]>();
  const found: string[] = [];
  for (const sample of samples) {
    const reasons: string[] = [];
    const branches = prediction.branches.filter((branch) => {
      const reason = misfit(branch, prediction.mirrors, sample);
      if (reason !== undefined) reasons.push(reason);
      return reason === undefined;
    });
    fitting.set(sample, branches);
    if (branches.length === 0) {
      const reason = reasons.length === 1 ? (reasons[0] as string) : `no outcome fits: ${reasons.join(' | ')}`;
      found.push(`${sample.count} of ${total}: ${reason}`);
    }
  }
  if (found.length > 0) return found;
  return [
    ...sharesOff(prediction.branches, fitting, total),
    ...mirrorsOff(prediction, samples, total),
    ...timesOff(prediction, samples, total),
  ];
}

/** Why a sample cannot be of a branch. */
function misfit(branch: Branch, mirrors: readonly PredictedMirror[], sample: Sample): string | undefined {
  if (sample.status !== branch.status) return `status ${shown(sample)} instead of ${branch.status}`;
  if (branch.kind === 'answer') {
    if (sample.location !== branch.location) return `Location ${sample.location} instead of ${branch.location}`;
    const [stray] = splitHits(undefined, mirrors, sample).stray;
    return stray === undefined ? undefined : `sent to ${stray.at}, though a proxy was to answer`;
  }
  const { main, stray } = splitHits(branch, mirrors, sample);
  if (main.length === 0) return `nothing reached ${branch.name}${whereOf(stray)}`;
  if (branch.tries !== undefined && main.length !== branch.tries) {
    return `${main.length} tries at ${branch.name} instead of ${branch.tries}`;
  }
  const [unexpected] = stray;
  if (unexpected !== undefined) return `one more request, to ${unexpected.at}`;
  return main.map((hit) => hitOff(branch, hit)).find((reason) => reason !== undefined) ?? answerOff(branch, sample);
}

function shown({ status, text, hits, mostMs }: Sample): string {
  const where = hits.length === 0 ? '' : ` (reached ${hits.map(({ at }) => at).join(', ')})`;
  const what = status ?? `none, the connection broke after ${Math.round(mostMs)} ms`;
  return `${what}${text === '' ? '' : ` (${text})`}${where}`;
}

function whereOf(hits: readonly Hit[]): string {
  return hits.length === 0 ? '' : `, but ${hits.map(({ at }) => at).join(', ')}`;
}

function hitOff({ request }: Served, hit: Hit): string | undefined {
  if (request === undefined) return undefined;
  if (hit.path !== request.path) return `path ${hit.path} instead of ${request.path}`;
  if (hit.authority !== request.authority) return `authority ${hit.authority} instead of ${request.authority}`;
  const off = headersOff(request.headers, hit.headers);
  return off === undefined ? undefined : `request header ${off}`;
}

function answerOff({ response }: Served, sample: Sample): string | undefined {
  if (response === undefined || sample.answeredBy === null) return undefined;
  const off = headersOff(response, sample.headers);
  return off === undefined ? undefined : `response header ${off}`;
}

function headersOff(
  wanted: ReadonlyMap<string, string>,
  seen: { readonly [name: string]: string },
): string | undefined {
  for (const name of new Set([...wanted.keys(), ...Object.keys(seen)])) {
    const [expected, found] = [wanted.get(name), seen[name]];
    if (expected !== found) return `${name}: ${found ?? 'missing'} instead of ${expected ?? 'missing'}`;
  }
  return undefined;
}

/** Which requests are the tries, which are copies, and which are neither. */
function splitHits(branch: Served | undefined, mirrors: readonly PredictedMirror[], sample: Sample) {
  const left = [...sample.hits];
  const copies: (readonly [PredictedMirror, Hit])[] = [];
  const answering = sample.answeredBy === null ? undefined : sample.hits[sample.answeredBy];
  const main = left.filter((hit) => hit === answering && branch?.addresses.has(hit.at));
  const rest = left.filter((hit) => !main.includes(hit));
  // What only a try can be, before what might be a copy.
  const isCopy = (hit: Hit) => mirrors.some(({ addresses }) => addresses.has(hit.at));
  const isMain = (hit: Hit) => branch?.addresses.has(hit.at) ?? false;
  for (const hit of rest.filter((one) => isMain(one) && !isCopy(one))) main.push(hit);
  const open = rest.filter((hit) => !main.includes(hit));
  for (const mirror of [...mirrors].sort((one, other) => one.addresses.size - other.addresses.size)) {
    const wanted = branch?.tries === undefined ? 0 : branch.tries - main.length;
    const spare = open.filter((hit) => mirror.addresses.has(hit.at));
    // As many as are needed as tries stay; the copy is whichever is left.
    const isEnough = !spare.some(isMain) || open.filter(isMain).length > wanted || spare.some((hit) => !isMain(hit));
    const copy = isEnough ? (spare.find((hit) => !isMain(hit)) ?? spare[0]) : undefined;
    if (copy === undefined) continue;
    open.splice(open.indexOf(copy), 1);
    copies.push([mirror, copy]);
  }
  for (const hit of open.filter(isMain)) main.push(hit);
  return { main, copies, stray: open.filter((hit) => !isMain(hit)) };
}

/** Branches that one sample fits as well as another are counted together. */
function sharesOff(
  branches: readonly Branch[],
  fitting: ReadonlyMap<Sample, readonly Branch[]>,
  total: number,
): readonly string[] {
  const groups = branches.map((branch) => new Set([branch]));
  for (const together of fitting.values()) {
    const touched = groups.filter((group) => together.some((branch) => group.has(branch)));
    const [first, ...others] = touched;
    for (const other of others) {
      for (const branch of other) first?.add(branch);
      groups.splice(groups.indexOf(other), 1);
    }
  }
  return groups.flatMap((group) => {
    const share = Math.min(
      1,
      [...group].reduce((sum, branch) => sum + branch.share, 0),
    );
    let seen = 0;
    for (const [sample, [branch]] of fitting) if (branch !== undefined && group.has(branch)) seen += sample.count;
    return countOff([...group].map(nameOf).join(' or '), seen, total, share);
  });
}

function nameOf(branch: Branch): string {
  return branch.kind === 'served' ? branch.name : `status ${branch.status}`;
}

function countOff(what: string, seen: number, total: number, share: number): readonly string[] {
  const [low, high] = binomialInterval(total, share > 1 - 1e-9 ? 1 : share);
  if (seen >= low && seen <= high) return [];
  return [`${what}: ${seen} of ${total} instead of ${low} to ${high} (a share of ${share})`];
}

/** Mirrors that share servers cannot be told apart: they are counted together. */
function mirrorsOff({ branches, mirrors }: Prediction, samples: readonly Sample[], total: number): readonly string[] {
  const left = mirrors.filter(({ addresses }) => addresses.size > 0);
  const found: string[] = [];
  for (let first = left.shift(); first !== undefined; first = left.shift()) {
    const group = [first];
    for (let index = 0; index < left.length; index++) {
      const other = left[index] as PredictedMirror;
      if (!group.some((one) => [...one.addresses].some((address) => other.addresses.has(address)))) continue;
      group.push(other);
      left.splice(index, 1);
      index = -1;
    }
    found.push(...copiesOff(group, branches, mirrors, samples, total));
  }
  return found;
}

function copiesOff(
  group: readonly PredictedMirror[],
  branches: readonly Branch[],
  mirrors: readonly PredictedMirror[],
  samples: readonly Sample[],
  total: number,
): readonly string[] {
  let seen = 0;
  for (const sample of samples) {
    const branch = branches.find((one) => misfit(one, mirrors, sample) === undefined);
    const { copies } = splitHits(branch?.kind === 'served' ? branch : undefined, mirrors, sample);
    seen += copies.filter(([of]) => group.includes(of)).length * sample.count;
  }
  const intervals = group.map(({ share }) => binomialInterval(total, share > 1 - 1e-9 ? 1 : share));
  const [low, high] = [0, 1].map((side) => intervals.reduce((sum, interval) => sum + (interval[side] ?? 0), 0));
  if (seen >= (low ?? 0) && seen <= (high ?? 0)) return [];
  const names = group.map(({ name }) => name).join(' and ');
  return [`copies to ${names}: ${seen} with ${total} requests instead of ${low} to ${high}`];
}

function timesOff({ delay, mostMs }: Prediction, samples: readonly Sample[], total: number): readonly string[] {
  const found: string[] = [];
  if (delay !== undefined) {
    const slow = samples.filter(({ slow: isSlow }) => isSlow).reduce((sum, { count }) => sum + count, 0);
    found.push(...countOff(`delays of ${delay.leastMs} ms`, slow, total, delay.share));
  }
  const most = Math.max(...samples.map((sample) => sample.mostMs));
  if (mostMs !== undefined && most > mostMs) found.push(`${Math.round(most)} ms instead of at most ${mostMs} ms`);
  return found;
}
