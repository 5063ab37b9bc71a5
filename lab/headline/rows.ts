/** One line of the table: 120 s at 10 requests per second, while a pod is killed every 15 s. */
export interface Row {
  readonly name: string;
  /** Its namespace, since all rows run at the same time. */
  readonly namespace: string;
  readonly pods: 1 | 2;
  /** Straight to the Service without a mesh, or as the chart has it: by the ingress gateway, to pods with sidecars. */
  readonly way: 'service' | 'gateway';
  /** Whether the gateway tries again. */
  readonly retries: boolean;
  readonly chaos: boolean;
  /** How many of 1,200 users were answered when the talk measured it. */
  readonly theirs: number;
}

/** What the talk sent in each row. */
export const THEIRS_OF = 1200;

export const ROWS: readonly Row[] = [
  {
    name: '1 pod',
    namespace: 'webgatos-one',
    pods: 1,
    way: 'service',
    retries: false,
    chaos: true,
    theirs: 282,
  },
  {
    name: '2 pods',
    namespace: 'webgatos-two',
    pods: 2,
    way: 'service',
    retries: false,
    chaos: true,
    theirs: 864,
  },
  {
    name: '2 pods with Istio retries',
    namespace: 'webgatos-retries',
    pods: 2,
    way: 'gateway',
    retries: true,
    chaos: true,
    theirs: 1198,
  },
  {
    name: 'no chaos',
    namespace: 'webgatos-calm',
    pods: 1,
    way: 'service',
    retries: false,
    chaos: false,
    theirs: 1200,
  },
  // The chart sends every row by the gateway, so that one manifest differs between two of them.
  {
    name: '1 pod, by the gateway without retries',
    namespace: 'webgatos-one-routed',
    pods: 1,
    way: 'gateway',
    retries: false,
    chaos: true,
    theirs: 282,
  },
  {
    name: '2 pods, by the gateway without retries',
    namespace: 'webgatos-two-routed',
    pods: 2,
    way: 'gateway',
    retries: false,
    chaos: true,
    theirs: 864,
  },
];
