import type { Duration } from 'cdk8s';
import { ApiResource, Deployment, EnvValue, LabelSelector, Role, RoleBinding, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { MeshError } from '../core/errors';
import { labelsOf, type WorkloadRef } from '../core/workload-selector';
import { ContainerPreset } from '../workloads/container-preset';

/** Which pods are killed, and how often. */
export interface PodChaosProps {
  /** The pods, by their workload or their labels, in the namespace of the chart. */
  readonly selector: WorkloadRef;
  /** The time between two kills: whole seconds, 1 s or more. */
  readonly interval: Duration;
  /**
   * An image with `kubectl`, `sh` and `shuf`.
   * @default docker.io/alpine/k8s:1.33.0
   */
  readonly image?: string;
}

/**
 * Kills one running pod at random, again and again: a Deployment that runs `kubectl delete`, and a Role that lets it
 * list and delete the pods of its namespace and nothing else.
 *
 * The killer itself stays outside the mesh, so that it can reach the API server whatever the mesh does.
 *
 * @example
 * new PodChaos(chart, 'pod-chaos-monkey', {
 *   selector: { matchLabels: { app: 'webapp' } },
 *   interval: Duration.seconds(15),
 * });
 */
export class PodChaos extends Construct {
  /** The workload that does the killing. */
  public readonly deployment: Deployment;

  /** @throws MeshError MESH_INVALID_DURATION for an interval that is no whole number of seconds */
  public constructor(scope: Construct, id: string, props: PodChaosProps) {
    super(scope, id);
    const seconds = props.interval.toMilliseconds() / 1000;
    if (!Number.isInteger(seconds) || seconds < 1) {
      const must = 'be whole seconds, 1 s or more';
      throw new MeshError('MESH_INVALID_DURATION', { property: 'interval', value: `${seconds} s`, must, at: this });
    }
    const labels = labelsOf(props.selector, this);
    if (Object.keys(labels).length === 0) {
      throw new MeshError('MESH_EMPTY', {
        property: 'selector',
        value: labels,
        must: 'have at least one label',
        fix: 'without one, every pod of the namespace would be killed, this one included',
        at: this,
      });
    }

    const metadata = { name: id };
    const serviceAccount = new ServiceAccount(this, 'ServiceAccount', { metadata });
    const role = new Role(this, 'Role', { metadata });
    role.allow(['list', 'delete'], ApiResource.PODS);
    new RoleBinding(this, 'RoleBinding', { metadata, role }).addSubjects(serviceAccount);

    const app = { app: id };
    this.deployment = new Deployment(
      this,
      'Deployment',
      ContainerPreset.AS_BUILT.pod({
        metadata: { name: id, labels: app },
        podMetadata: { labels: { ...app, 'sidecar.istio.io/inject': 'false' } },
        replicas: 1,
        select: false,
        serviceAccount,
        automountServiceAccountToken: true,
        containers: [
          {
            name: 'chaos',
            image: props.image ?? 'docker.io/alpine/k8s:1.33.0',
            command: ['sh', '-c', SCRIPT],
            envVariables: {
              SELECTOR: EnvValue.fromValue(
                Object.entries(labels)
                  .map(([key, label]) => `${key}=${label}`)
                  .join(','),
              ),
              INTERVAL: EnvValue.fromValue(`${seconds}`),
            },
          },
        ],
      }),
    );
    this.deployment.select(LabelSelector.of({ labels: app }));
  }
}

const SCRIPT = `\
while true; do
  sleep "$INTERVAL"
  pod=$(kubectl get pods --selector="$SELECTOR" --field-selector=status.phase=Running --output=name | shuf -n 1)
  if [ -n "$pod" ]; then kubectl delete --wait=false "$pod"; fi
done
`;
