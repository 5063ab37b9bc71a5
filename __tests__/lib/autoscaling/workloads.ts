import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** Requests of 100m and 64Mi. */
export const RESOURCES: kplus.ContainerResources = {
  cpu: { request: kplus.Cpu.millis(100) },
  memory: { request: Size.mebibytes(64) },
};

/** A Deployment of one container, `app`, whose requests are those of RESOURCES. */
export function deployment(scope: Construct, id = 'web', props: Partial<kplus.DeploymentProps> = {}): kplus.Deployment {
  return new kplus.Deployment(scope, id, {
    containers: [{ name: 'app', image: 'app', resources: RESOURCES }],
    ...props,
  });
}
