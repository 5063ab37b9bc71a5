/**
 * When a VerticalPodAutoscaler changes the requests of pods.
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/vertical-pod-autoscale/#update-modes
 */
export enum UpdateMode {
  /** Never: recommendations stand in its status, for people to read. */
  OFF = 'Off',
  /** When a pod is made, and never again. */
  INITIAL = 'Initial',
  /** When a pod is made; pods that run are evicted where their requests are far from what is recommended. */
  RECREATE = 'Recreate',
  /** When a pod is made; pods that run are resized where they are, or evicted where that cannot be. */
  IN_PLACE_OR_RECREATE = 'InPlaceOrRecreate',
  /** When a pod is made; pods that run are resized where they are and never evicted. Behind the feature gate `InPlace`. */
  IN_PLACE = 'InPlace',
  /**
   * The same as `RECREATE`.
   * @deprecated upstream; say which mode is meant
   */
  AUTO = 'Auto',
}
