import type { Labels } from '../../mesh/mesh';

/** Whether an object belongs to an installation of Istio, by the labels that istioctl goes by. */
export function isControlPlane(labels: Labels): boolean {
  return Object.hasOwn(labels, 'istio') || labels.release === 'istio';
}
