import type { JsonObject } from '../../manifest/manifest-object';
import { asObject, asString, at } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Rule } from '../rule';
import { shortHost } from './patience';

/** Outlier detection that turns on the preference for pods nearby. */
export const outlierDetectionFailsOver: Rule = {
  code: 'MESH0107',
  title: 'outlier detection turns on locality failover',
  severity: 'info',
  reads: ['DestinationRule', 'Service', 'MeshConfig'],
  fix: 'say what is wanted: loadBalancer.localityLbSetting with failover or distribute, or enabled: false',
  description:
    'As soon as a DestinationRule detects outliers, clients send everything to pods of their own zone and use others only when those fail, because locality load balancing is on by default and waits only for outlier detection. With clients in one zone the pods of the other zones idle. It makes no difference in a cluster of one zone.',
  check(mesh, report) {
    if (at(mesh.config.json, 'localityLbSetting', 'enabled') === false) return;
    for (const object of mesh.kind('DestinationRule', ISTIO_NETWORKING)) {
      const policy = asObject(object.spec.trafficPolicy);
      const host = asString(object.spec.host);
      if (policy?.outlierDetection === undefined || host === undefined || saysLocality(policy)) continue;
      const namespace = mesh.namespaceOf(object);
      const service = mesh.lookupAnywhere(mesh.resolveHost(host, namespace), namespace);
      if (service === undefined || service.external) continue;
      if (at(service.object.spec, 'trafficDistribution') !== undefined) continue;
      const pods = mesh.podsOf(service).reduce((sum, { replicas }) => sum + (replicas ?? 1), 0);
      if (pods < 2) continue;
      const message = `outlier detection of ${shortHost(service.host)} turns on locality failover: clients prefer the pods of their own zone`;
      report({ object, pointer: '/spec/trafficPolicy/outlierDetection', message });
    }
  },
};

function saysLocality(policy: JsonObject): boolean {
  const balancer = asObject(policy.loadBalancer);
  return balancer?.localityLbSetting !== undefined || balancer?.zoneAwareLbSetting !== undefined;
}
