import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asObject, asString, at, objectsOf, stringsOf } from '../../mesh/json';
import type { Labels, Mesh } from '../../mesh/mesh';
import { selects } from '../injection/label-selector';
import type { Report, Rule } from '../rule';

const REVISION = 'istio.io/rev';
const NAMESPACES: readonly Labels[] = [{}, { 'istio-injection': 'enabled' }, { 'istio-injection': 'disabled' }];
const PODS: readonly Labels[] = [{}, { 'sidecar.istio.io/inject': 'true' }, { 'sidecar.istio.io/inject': 'false' }];

interface Webhook {
  readonly object: ManifestObject;
  readonly pointer: string;
  /** `configuration/webhook`. */
  readonly name: string;
  readonly json: JsonObject;
}

export const injectorWebhook: Rule = {
  code: 'IST0139',
  title: 'injector webhooks that overlap, or that reach no service',
  severity: 'error',
  reads: ['MutatingWebhookConfiguration', 'Service'],
  fix: 'give each revision selectors of its own and remove the webhooks of revisions that are gone, or correct the service',
  description:
    'Two injectors that take the same pods inject them twice, and the pods do not start. It mostly comes from two installations with the default revision. A webhook whose service does not exist fails, and with it the creation of the pods that it takes.',
  check(mesh, report) {
    const webhooks = injectors(mesh);
    reportOverlaps(webhooks, mesh.options.compat === true, report);
    const told = new Map<ManifestObject, Set<string>>();
    for (const { object, pointer, name, json } of webhooks) {
      const service = asObject(at(json, 'clientConfig', 'service'));
      if (service === undefined) continue;
      const namespace = asString(service.namespace) ?? '';
      const target = asString(service.name) ?? '';
      if (mesh.find('Service', '', namespace || undefined, target) !== undefined) continue;
      const names = told.get(object) ?? new Set();
      told.set(object, names);
      // All webhooks of a configuration mostly call one service: that is one mistake.
      if (names.has(`${namespace}/${target}`)) continue;
      names.add(`${namespace}/${target}`);
      report({
        object,
        pointer: `${pointer}/clientConfig/service`,
        message: `the webhook ${name} calls the Service ${namespace}/${target}, which does not exist`,
        needs: namespace,
      });
    }
  },
};

function injectors(mesh: Mesh): readonly Webhook[] {
  return mesh.kind('MutatingWebhookConfiguration', 'admissionregistration.k8s.io').flatMap((object) => {
    const webhooks = objectsOf(object.json.webhooks);
    const istios =
      revisionsOf(object).length > 0 || webhooks.some(([, { name }]) => asString(name)?.endsWith('istio.io'));
    if (!istios) return [];
    return webhooks.map(([index, json]) => ({
      object,
      pointer: `/webhooks/${index}`,
      name: `${object.name}/${String(json.name ?? '')}`,
      json,
    }));
  });
}

/** Every revision that a configuration or one of its selectors names. */
function revisionsOf({ labels, json }: ManifestObject): readonly string[] {
  const own = labels[REVISION];
  const selected = objectsOf(json.webhooks).flatMap(([, webhook]) =>
    [webhook.namespaceSelector, webhook.objectSelector].flatMap((selector) => [
      ...(asString(at(selector, 'matchLabels', REVISION)) === undefined
        ? []
        : [String(at(selector, 'matchLabels', REVISION))]),
      ...objectsOf(at(selector, 'matchExpressions')).flatMap(([, { key, values }]) =>
        key === REVISION ? stringsOf(values) : [],
      ),
    ]),
  );
  return [...(own === undefined ? [] : [own]), ...selected];
}

/** Tries each webhook on every kind of namespace and pod that injection knows: at most one may take it. */
function reportOverlaps(webhooks: readonly Webhook[], compat: boolean, report: Report): void {
  const revisions = [...new Set([...new Set(webhooks.map(({ object }) => object))].flatMap(revisionsOf))];
  const withRevisions = (base: readonly Labels[]) => [
    ...base,
    ...revisions.flatMap((revision) => base.map((labels) => ({ ...labels, [REVISION]: revision }))),
  ];
  const namespaces = withRevisions(NAMESPACES);
  const pods = withRevisions(PODS);
  const takesPod = webhooks.map(({ json }) => pods.map((labels) => selects(json.objectSelector, labels)));
  const overlaps = new Map<Webhook, Set<string>>();
  for (const namespace of namespaces) {
    const here = webhooks.flatMap((webhook, index) =>
      selects(webhook.json.namespaceSelector, namespace) ? [[webhook, takesPod[index] ?? []] as const] : [],
    );
    for (const at of pods.keys()) {
      const taking = here.flatMap(([webhook, takes]) => (takes[at] ? [webhook] : []));
      const names = [...new Set(taking.map(({ name }) => name))].sort();
      if (names.length < 2) continue;
      for (const webhook of taking) {
        const others = names.filter((name) => name !== webhook.name);
        const told = overlaps.get(webhook) ?? new Set();
        overlaps.set(webhook, told);
        for (const other of compat ? [others.join(', ')] : others) told.add(other);
      }
    }
  }
  const told = new Map<ManifestObject, Set<string>>();
  for (const [{ object, pointer, name }, others] of overlaps) {
    const before = told.get(object) ?? new Set();
    told.set(object, before);
    for (const other of compat ? others : [[...others].join(', ')]) {
      // istioctl names only the others, so that its messages for two webhooks of a configuration may be the same.
      if (compat && before.has(other)) continue;
      before.add(other);
      const message = `the webhook ${name} takes the same pods as ${other}: they are injected twice`;
      report({ object, pointer, message });
    }
  }
}
