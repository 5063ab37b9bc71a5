import { ApiObject, Duration, JsonPatch } from 'cdk8s';
import { ContainerPreset, KillMode, optInToKubeMonkey, ServicePort } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** The port that the web application is served on. */
export const PORT = 8080;

const labels = { app: 'webapp' };

/** What makes one variant of the web application differ from another. */
export interface WebappVariant {
  readonly image: string;
  readonly replicas: number;
  /** The port that the image listens on, if not `PORT`. */
  readonly targetPort?: number;
  readonly envVariables?: { readonly [name: string]: kplus.EnvValue };
  readonly volumeMounts?: kplus.VolumeMount[];
  /** Whether the application asks the API server. */
  readonly callsApiServer?: boolean;
}

/** The Service of the web application. Its pods come and go by the label `app`, in every variant. */
export function webappService(scope: Construct, targetPort = PORT): kplus.Service {
  const service = new kplus.Service(scope, 'webapp-service', { metadata: { name: 'webapp', labels } });
  service.selectLabel('app', labels.app);
  ServicePort.http(PORT, { targetPort }).bindTo(service);
  return service;
}

/**
 * The pods of the web application, which kube-monkey may kill one of.
 *
 * They have no readiness probe, as those of the measurement had none: a new pod gets requests before it listens.
 */
export function webappPods(
  scope: Construct,
  serviceAccount: kplus.IServiceAccount,
  { image, replicas, targetPort = PORT, envVariables, volumeMounts, callsApiServer = false }: WebappVariant,
): kplus.Deployment {
  const deployment = new kplus.Deployment(
    scope,
    'webapp-pods',
    ContainerPreset.AS_BUILT.pod({
      metadata: { name: 'webapp', labels },
      podMetadata: { labels },
      select: false,
      replicas,
      serviceAccount,
      automountServiceAccountToken: callsApiServer,
      containers: [{ name: 'webapp', image, ports: [{ number: targetPort }], envVariables, volumeMounts }],
    }),
  );
  deployment.select(kplus.LabelSelector.of({ labels }));
  // cdk8s labels pods with the path of their construct. Without it, a variant with other replicas is the same pods.
  ApiObject.of(deployment).addJsonPatch(JsonPatch.remove('/spec/template/metadata/labels/cdk8s.io~1metadata.addr'));
  optInToKubeMonkey(deployment, { killMode: KillMode.fixed(1), meanTimeBetweenFailures: Duration.days(1) });
  return deployment;
}
