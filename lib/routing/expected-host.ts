import { serviceHost, serviceOfHost } from '../mesh/host-match';
import { fullNames } from './sidecar-host';

/** Whether a host is the one that somebody means who may leave out its end. */
export function isHost(host: string, written: string, namespace: string | undefined): boolean {
  const wanted = written.toLowerCase();
  if (namespace !== undefined) return fullNames(wanted, namespace).includes(host);
  const service = serviceOfHost(host);
  if (service !== undefined && wanted === service.name) return true;
  return fullNames(wanted, '').includes(host) || host === serviceHost(wanted, '');
}
