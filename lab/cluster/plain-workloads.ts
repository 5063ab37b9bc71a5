/** A workload of the lab's own: one pod without a sidecar. */
export interface PlainWorkload {
  readonly name: string;
  readonly port: number;
}

/** A namespace without a mesh. */
export const OUTSIDE = 'outside';

export const PLAIN: readonly PlainWorkload[] = [
  { name: 'client', port: 8080 },
  // What `www.example.com` stands for.
  { name: 'internet', port: 80 },
];

export function plainObjects({ name, port }: PlainWorkload): readonly object[] {
  const metadata = { name, namespace: OUTSIDE, labels: { app: name } };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: { containers: [{ name, image: 'plain:v1', ports: [{ containerPort: port }] }] },
        },
      },
    },
  ];
}
