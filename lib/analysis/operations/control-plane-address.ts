import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { controlPlaneWebhooks, hostOf, isAddress } from './control-plane-webhooks';

export const controlPlaneAddress: Rule = {
  code: 'IST0164',
  title: 'webhook that names its control plane by address',
  severity: 'info',
  reads: ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'],
  fix: 'name the control plane by a host name that its certificate holds',
  description:
    'The URL of a webhook holds an IP address in place of a host name. It works while the address stays and the certificate of the control plane holds it; a host name survives a move.',
  check(mesh, report) {
    for (const { object, name, pointer, url } of controlPlaneWebhooks(mesh)) {
      const host = url === undefined ? undefined : hostOf(url);
      if (host === undefined || !isAddress(host)) continue;
      report({
        object,
        pointer: `${pointer}/url`,
        message: `the webhook ${name} of ${objectName(object)} reaches its control plane by the address ${host}`,
      });
    }
  },
};
