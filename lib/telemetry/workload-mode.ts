/**
 * Which side of the traffic a workload is on.
 * @see https://istio.io/latest/docs/reference/config/type/workload-selector/#WorkloadMode
 */
export enum WorkloadMode {
  /** The workload sends the requests. */
  CLIENT = 'CLIENT',
  /** The workload receives the requests. */
  SERVER = 'SERVER',
  /** Both. */
  CLIENT_AND_SERVER = 'CLIENT_AND_SERVER',
}
