import type { Rule } from '../rule';

const INJECTION = 'istio-injection';

export const severalInjectionLabels: Rule = {
  code: 'IST0123',
  title: 'namespace with several injection labels',
  severity: 'warning',
  aliases: ['KIA1311'],
  reads: ['Namespace'],
  fix: 'keep one of istio-injection, istio.io/rev and istio.io/dataplane-mode',
  description:
    'A namespace is injected by istio-injection, or by the revision in istio.io/rev, or it is ambient. Where several labels are set, istio-injection silently wins over the revision, and sidecars win over ambient mode, so that an upgrade or a migration that changes the other label has no effect.',
  check(mesh, report) {
    for (const { object, labels } of mesh.namespaces.values()) {
      if (object === undefined || (object.name === 'istio-system' && mesh.options.compat)) continue;
      const injection = labels[INJECTION];
      const others = ['istio.io/rev', 'istio.io/dataplane-mode'].filter(
        // A namespace that refuses sidecars may well be ambient.
        (label) => labels[label] !== undefined && (injection === undefined || injection === 'enabled'),
      );
      // The label that takes a namespace out of ambient mode does not compete with sidecars.
      const counted = mesh.options.compat ? others : others.filter((label) => labels[label] !== 'none');
      const names = [...(injection === undefined ? [] : [INJECTION]), ...counted];
      const [, second] = names;
      if (second === undefined) continue;
      report({
        object,
        pointer: `/metadata/labels/${second.replace('/', '~1')}`,
        message: `namespace ${object.name} has the labels ${names.map((label) => `${label}=${labels[label]}`).join(' and ')}, of which only the first counts`,
      });
    }
  },
};
