/**
 * Whether a service is part of the mesh.
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Location
 */
export enum Location {
  /** Outside: no mutual TLS with certificates of the mesh, and no policies of the mesh on its side. */
  MESH_EXTERNAL = 'MESH_EXTERNAL',
  /** Inside, such as on a virtual machine that has a sidecar. */
  MESH_INTERNAL = 'MESH_INTERNAL',
}
