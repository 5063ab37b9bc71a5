import { type k8s, LabelSelector, type PodSelectorConfig, StatefulSet, type StatefulSetProps } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ClaimTemplates } from './volume-claim-template';

/**
 * A StatefulSet with volume claims, which that of cdk8s-plus 28 lacks, and without the defaults that it writes down.
 *
 * The spec is changed before the L1 sees it: the L1 would drop what a JSON patch adds.
 */
export class StatefulPods extends StatefulSet {
  readonly #given: StatefulSetProps;
  readonly #templates: ClaimTemplates;

  public constructor(scope: Construct, id: string, props: StatefulSetProps, templates: ClaimTemplates) {
    super(scope, id, props);
    this.#given = props;
    this.#templates = templates;
  }

  /** Pods are selected by what people and Istio know them by, not by a label of cdk8s. */
  public override toPodSelectorConfig(): PodSelectorConfig {
    const app = this.podMetadata.getLabel('app') as string;
    return { ...super.toPodSelectorConfig(), labelSelector: LabelSelector.of({ labels: { app } }) };
  }

  /** @internal */
  public override _toKube(): k8s.StatefulSetSpec {
    const { replicas, minReadySeconds, podManagementPolicy, updateStrategy, ...spec } = super._toKube();
    const given = this.#given;
    const { claims, mounts } = this.#templates;
    return {
      ...spec,
      ...(given.replicas === undefined ? {} : { replicas }),
      ...(given.minReady === undefined ? {} : { minReadySeconds }),
      ...(given.podManagementPolicy === undefined ? {} : { podManagementPolicy }),
      ...(given.strategy === undefined ? {} : { updateStrategy }),
      ...(claims.length === 0
        ? {}
        : {
            template: withMounts(spec.template, mounts),
            volumeClaimTemplates: claims,
          }),
    };
  }
}

/** The container of the service is the first one. */
function withMounts(template: k8s.PodTemplateSpec, mounts: k8s.VolumeMount[]): k8s.PodTemplateSpec {
  const [container, ...others] = template.spec?.containers ?? [];
  const mounted = { ...(container as k8s.Container), volumeMounts: [...(container?.volumeMounts ?? []), ...mounts] };
  return { ...template, spec: { ...template.spec, containers: [mounted, ...others] } };
}
