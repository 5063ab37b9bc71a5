import type { Field } from './field';
import { checkDuration } from './values';

/** How endpoints are chosen. */
export function checkLoadBalancer(balancer: Field, hasOutlierDetection: boolean): void {
  if (balancer.at('consistentHash').isObject) checkConsistentHash(balancer.at('consistentHash'));
  const locality = balancer.at('localityLbSetting');
  const zone = balancer.at('zoneAwareLbSetting');
  if (locality.exists && zone.exists) balancer.exclusive('localityLbSetting', 'zoneAwareLbSetting');
  if (locality.isObject) checkLocality(locality, hasOutlierDetection);
  if (zone.isObject) checkZoneAware(zone, hasOutlierDetection);
  const warmup = balancer.at('warmup');
  if (warmup.isObject) {
    if (!warmup.at('duration').exists) warmup.at('duration').error('warmup must have a duration');
    checkDuration(warmup.at('duration'));
    const { number: percent } = warmup.at('minimumPercent');
    if (percent !== undefined && percent > 100) warmup.at('minimumPercent').must('be at most 100');
    const { number: aggression } = warmup.at('aggression');
    if (aggression !== undefined && aggression <= 0) warmup.at('aggression').must('be greater than 0');
  }
}

const LARGEST_TABLE = 5000011;

function checkConsistentHash(hash: Field): void {
  const cookie = hash.at('httpCookie');
  if (cookie.isObject) {
    if (!cookie.at('name').isSet) cookie.at('name').error('httpCookie must have a name');
    const seen = new Set<string>();
    for (const attribute of cookie.at('attributes').items()) {
      const name = attribute.at('name');
      if (!name.isSet) name.error(`${attribute.name} must have a name`);
      else if (name.text !== undefined && seen.has(name.text))
        name.error(`two attributes of the cookie are called ${name.text}`);
      seen.add(name.text ?? '');
    }
  }
  const size = hash.at('minimumRingSize');
  if (size.isSet) {
    size.warn('consistentHash.minimumRingSize is deprecated', 'use ringHash.minimumRingSize');
    if (hash.at('ringHash').exists || hash.at('maglev').exists)
      size.error('minimumRingSize must not stand beside ringHash or maglev', 'remove minimumRingSize');
  }
  const maglev = hash.at('maglev');
  if (!maglev.isObject) return;
  const table = maglev.at('tableSize');
  const { number } = table;
  if (!table.isSet) table.error('maglev must have a tableSize');
  else if (number !== undefined && number >= LARGEST_TABLE) table.must(`be less than ${LARGEST_TABLE}`);
  else if (number !== undefined && !isPrime(number)) table.must('be a prime number');
}

function isPrime(number: number): boolean {
  if (!Number.isInteger(number) || number < 2) return false;
  for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false;
  return true;
}

function checkLocality(locality: Field, hasOutlierDetection: boolean): void {
  const distribute = locality.at('distribute');
  const failover = locality.at('failover');
  const priority = locality.at('failoverPriority');
  locality.exclusive('distribute', 'failover');
  if (distribute.isSet && priority.isSet) locality.exclusive('distribute', 'failoverPriority');
  if (failover.isSet) {
    for (const label of priority.items()) {
      if (isTopology(label.text))
        label.error(
          `failoverPriority has the label ${label.text}, which must not stand beside failover`,
          'remove the label, or failover',
        );
    }
  }
  checkDistribution(distribute.items());
  checkFailover(failover.items());
  warnWithoutOutlierDetection(locality, hasOutlierDetection);
}

function checkZoneAware(zone: Field, hasOutlierDetection: boolean): void {
  for (const label of zone.at('failoverPriority').items()) {
    if (isTopology(label.text))
      label.error(
        `failoverPriority has the label ${label.text}, which must not stand beside zone aware load balancing`,
        'remove the label',
      );
  }
  checkFailover(zone.at('failover').items());
  warnWithoutOutlierDetection(zone, hasOutlierDetection);
}

function warnWithoutOutlierDetection(setting: Field, hasOutlierDetection: boolean): void {
  if (hasOutlierDetection) return;
  for (const key of ['failover', 'failoverPriority']) {
    if (setting.at(key).isSet) {
      setting
        .at(key)
        .warn(
          `${key} has no effect without outlierDetection: nothing notices that endpoints fail`,
          'add outlierDetection',
        );
    }
  }
}

function isTopology(label: string | undefined): boolean {
  const [name = ''] = (label ?? '').split('=');
  return ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'].includes(name);
}

function checkDistribution(distributions: readonly Field[]): void {
  checkLocalities(distributions.map((distribution) => distribution.at('from')));
  for (const distribution of distributions) {
    const to = distribution.at('to');
    let total = 0;
    let isWithin = true;
    for (const [locality, weight] of to.entries()) {
      if (weight.number === undefined) continue;
      if (weight.number < 1 || weight.number > 100) {
        weight.error(`the weight of ${locality} must be from 1 to 100, but is ${weight.number}`);
        isWithin = false;
      }
      total += weight.number;
    }
    // A weight that is out of bounds spoils the sum: that is one mistake.
    if (isWithin && total !== 100) to.error(`the weights of ${to.name} must be 100 altogether, but are ${total}`);
    checkLocalities(
      to.keys().map((key) => to.at(key)),
      to.keys(),
    );
  }
}

/** Localities are `region/zone/subzone` with one `*` at the end at most, and none of them covers another. */
function checkLocalities(fields: readonly Field[], names?: readonly string[]): void {
  const texts = fields.map((field, index) => names?.[index] ?? field.text ?? '');
  fields.forEach((field, index) => {
    const text = texts[index] as string;
    const parts = text.split('/');
    if (parts.some((part) => part === '')) field.error(`the locality ${JSON.stringify(text)} has an empty part`);
    if (text.includes('*') && (text.indexOf('*') !== text.length - 1 || parts.at(-1) !== '*')) {
      field.error(`the locality ${JSON.stringify(text)} may have one * only, as its last part`);
    }
  });
  // Sorted, a locality stands right before what it covers; pairs far apart cannot overlap without one between them.
  const sorted = texts
    .map((text, index) => ({ text: text.replace(/\/?\*$/, ''), index }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  for (let at = 1; at < sorted.length; at++) {
    const [one, other] = [sorted[at - 1], sorted[at]] as [
      { text: string; index: number },
      { text: string; index: number },
    ];
    if (other.text === one.text || one.text === '' || other.text.startsWith(`${one.text}/`)) {
      fields[other.index]?.error(
        `the localities ${texts[one.index]} and ${texts[other.index]} overlap`,
        'make them differ',
      );
    }
  }
}

function checkFailover(failovers: readonly Field[]): void {
  for (const failover of failovers) {
    const [from, to] = [failover.at('from'), failover.at('to')];
    if (from.text !== undefined && from.text === to.text)
      to.error(`failover goes from ${from.text} to itself`, 'name another region');
    for (const region of [from, to]) {
      if (region.text?.includes('*')) region.must('not contain *');
      if (region.text?.includes('/')) region.must('be a region without zone');
    }
  }
}
