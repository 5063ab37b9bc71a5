import type { Field } from './field';
import { checkDnsLabel, checkPort, isWildcardDomain } from './names';

/** The host, subset and port of a destination. */
export function checkDestination(destination: Field): void {
  const host = destination.at('host');
  if (!host.exists) host.error(`${destination.name} must have a host`);
  else if (host.text === '*') host.error('the host of a destination must not be *', 'name the service');
  else if (host.text !== undefined && !isWildcardDomain(host.text)) host.must('be the DNS name of a service');
  const subset = destination.at('subset');
  if (subset.isSet) checkDnsLabel(subset);
  const port = destination.at('port');
  if (port.isObject) {
    const number = port.at('number');
    if (number.exists) checkPort(number);
    else number.error(`the port of ${destination.name} must have a number`);
  }
}

/** Weights need no sum of 100, but some. */
export function checkWeights(destinations: readonly Field[]): void {
  let total = 0;
  for (const destination of destinations) {
    const weight = destination.at('weight');
    if (weight.number !== undefined && weight.number < 0) weight.must('be 0 or greater');
    total += weight.number ?? 0;
  }
  if (destinations.length > 1 && total === 0) {
    destinations[0]
      ?.at('weight')
      .error('the weights of the destinations are 0 altogether', 'give the destinations weights');
  }
}
