import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asNumber, asObject, asString, at, objectsOf, stringMap } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { VirtualPod } from '../../mesh/model';
import { type Scaler, scalersByTarget, workloadKey } from '../operations/scalers';
import type { Report, Rule } from '../rule';
import { shortHost } from './patience';

/** Outlier detection that may leave no pod, or that cannot do anything with so few. */
export const outlierDetectionEjectsAll: Rule = {
  code: 'MESH0106',
  title: 'outlier detection does not fit the number of pods',
  severity: 'warning',
  reads: ['DestinationRule', 'Deployment', 'StatefulSet', 'HorizontalPodAutoscaler', 'ScaledObject', 'Service'],
  fix: 'run more pods, or choose maxEjectionPercent so that at least one pod stays',
  description:
    'Each client ejects pods that fail, up to maxEjectionPercent of them. Where that is all of them, clients answer 503 themselves until baseEjectionTime is over. Where it is less than one pod, newer proxies eject none and older ones always one. With minHealthPercent the detection switches itself off as soon as fewer pods are healthy.',
  check(mesh, report) {
    const scalers = scalersByTarget(mesh);
    for (const object of mesh.kind('DestinationRule', ISTIO_NETWORKING)) {
      const host = asString(object.spec.host);
      const service =
        host === undefined
          ? undefined
          : mesh.lookupAnywhere(mesh.resolveHost(host, mesh.namespaceOf(object)), mesh.namespaceOf(object));
      if (service === undefined || service.host.startsWith('*')) continue;
      const pods = mesh.podsOf(service);
      for (const group of groupsOf(object, pods)) {
        const count = countOf(mesh, group.pods, scalers);
        if (count !== undefined && count > 0) judge(object, shortHost(service.host), group, count, report);
      }
    }
  },
};

interface Group {
  readonly detection: JsonObject;
  readonly pointer: string;
  readonly subset: string | undefined;
  readonly pods: readonly VirtualPod[];
}

/** Each outlier detection with the fewest pods that it is for: clients count the pods of each subset for themselves. */
function groupsOf(object: ManifestObject, pods: readonly VirtualPod[]): Group[] {
  const top = asObject(at(object.spec, 'trafficPolicy', 'outlierDetection'));
  const groups: Group[] = [];
  let least: Group | undefined;
  for (const [index, subset] of objectsOf(object.spec.subsets)) {
    const own = asObject(at(subset, 'trafficPolicy', 'outlierDetection'));
    const labels = Object.entries(stringMap(subset.labels) ?? {});
    const chosen = pods.filter((pod) => labels.every(([key, label]) => pod.labels[key] === label));
    const name = asString(subset.name);
    if (own !== undefined) {
      groups.push({
        detection: own,
        pointer: `/spec/subsets/${index}/trafficPolicy/outlierDetection`,
        subset: name,
        pods: chosen,
      });
    } else if (top !== undefined && chosen.length > 0 && (least === undefined || chosen.length < least.pods.length)) {
      least = { detection: top, pointer: TOP, subset: name, pods: chosen };
    }
  }
  if (top !== undefined) groups.push(least ?? { detection: top, pointer: TOP, subset: undefined, pods });
  return groups;
}

const TOP = '/spec/trafficPolicy/outlierDetection';

/** How many pods there are at least; undefined where that is open. */
function countOf(
  mesh: Mesh,
  pods: readonly VirtualPod[],
  scalers: ReadonlyMap<string, readonly Scaler[]>,
): number | undefined {
  let count = 0;
  for (const pod of pods) {
    const [scaler] = scalers.get(workloadKey(mesh, pod.workload)) ?? [];
    if (scaler !== undefined) count += Math.max(1, scaler.min);
    else if (pod.workload.kind === 'DaemonSet') return undefined;
    else count += pod.replicas ?? 1;
  }
  return count;
}

function judge(object: ManifestObject, host: string, group: Group, count: number, report: Report): void {
  const percent = asNumber(group.detection.maxEjectionPercent) ?? 10;
  const health = asNumber(group.detection.minHealthPercent) ?? 0;
  if (percent <= 0) return;
  const field = group.detection.maxEjectionPercent === undefined ? '' : '/maxEjectionPercent';
  const name = group.subset === undefined ? host : `subset ${group.subset} of ${host}`;
  const pods = count === 1 ? 'the only pod' : `all ${count} pods`;
  const ejected = Math.floor((count * percent) / 100);
  const percents = `maxEjectionPercent ${percent}${field === '' ? ' (the default)' : ''}`;
  if (health > 0 && (100 * (count - 1)) / count < health) {
    const message = `one ejected pod of ${count} leaves less than minHealthPercent ${health} of ${name} healthy, and then ejected pods get requests again`;
    report({ object, pointer: `${group.pointer}/minHealthPercent`, message, severity: 'info', fix: HEALTH_FIX });
  } else if (ejected >= count && health === 0) {
    const message = `outlier detection may eject ${pods} of ${name}: ${percents} and no minHealthPercent`;
    report({ object, pointer: `${group.pointer}${field}`, message });
  } else if (ejected === 0) {
    const few = count === 1 ? '1 pod' : `${count} pods`;
    const message = `${percents} of the ${few} of ${name} is less than one pod: newer proxies eject none, older ones always one`;
    report({ object, pointer: `${group.pointer}${field}`, message, severity: 'info' });
  }
}

const HEALTH_FIX = 'lower minHealthPercent so that the detection bears one ejected pod, or run more pods';
