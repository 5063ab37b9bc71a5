import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { controlPlaneWebhooks, hostOf } from './control-plane-webhooks';

export const controlPlaneUrl: Rule = {
  code: 'IST0163',
  title: 'webhook that reaches no control plane',
  severity: 'warning',
  reads: ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'],
  fix: 'set clientConfig.url to the https address of the external control plane, or clientConfig.service to istiod',
  description:
    'A cluster with an external control plane calls its webhooks by URL. Here the URL is missing or cannot be read and no service is named either, so that pods are not injected, or not created at all, depending on the failure policy.',
  check(mesh, report) {
    for (const { object, name, pointer, url, service } of controlPlaneWebhooks(mesh)) {
      if (url === undefined && service !== undefined) continue;
      const host = url === undefined ? undefined : hostOf(url);
      if (host || (host === '' && mesh.options.compat)) continue;
      report({
        object,
        pointer: url === undefined ? pointer : `${pointer}/url`,
        message:
          url === undefined
            ? `the webhook ${name} of ${objectName(object)} has neither url nor service`
            : `the webhook ${name} of ${objectName(object)} has the url ${JSON.stringify(url)}, which names no host`,
      });
    }
  },
};
