import { Size } from 'cdk8s';
import {
  ContainerPolicy,
  ControlledValues,
  HorizontalPodAutoscaler,
  ScalingMetric,
  ServicePort,
  UpdateMode,
  VersionedService,
  VerticalPodAutoscaler,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

const LIMITS = { cpu: kplus.Cpu.millis(200), memory: Size.mebibytes(128) };

/** A PHP page that takes a million square roots for each request. */
function squareRoots(scope: Construct, name: string, replicas?: number): kplus.Deployment {
  const service = new VersionedService(scope, `${name}-service`, {
    name,
    port: ServicePort.http(80),
    versions: {
      v1: {
        image: 'registry.k8s.io/hpa-example:latest',
        deploymentName: name,
        replicas,
        resources: {
          cpu: { request: kplus.Cpu.millis(100), limit: LIMITS.cpu },
          memory: { request: Size.mebibytes(64), limit: LIMITS.memory },
        },
      },
    },
  });
  return service.deployments.v1;
}

/** More pods for more load: of the application's own CPU, since an idle sidecar would halve what is measured. */
export function scaleHorizontally(scope: Construct): void {
  new HorizontalPodAutoscaler(scope, 'php-apache', {
    target: squareRoots(scope, 'php-apache'),
    minReplicas: 1,
    maxReplicas: 10,
    metrics: [ScalingMetric.cpu({ utilization: 10 })],
  });
}

/** Larger requests for more load, by way of new pods; the limits stay. */
export function scaleVertically(scope: Construct): void {
  const target = squareRoots(scope, 'php-apache-vertical', 2);
  new VerticalPodAutoscaler(scope, 'php-apache-vertical', {
    target,
    updateMode: UpdateMode.RECREATE,
    containerPolicies: [
      ContainerPolicy.auto('php-apache-vertical', {
        controlledValues: ControlledValues.REQUESTS_ONLY,
        maxAllowed: LIMITS,
      }),
      ContainerPolicy.ignoreSidecar(),
    ],
  });
}
