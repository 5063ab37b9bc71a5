import { readFileSync, writeFileSync } from 'node:fs';
import { KubeConfig } from '@kubernetes/client-node';

/** How to reach the API server as its administrator. */
export interface Access {
  readonly server: string;
  readonly caFile: string;
  readonly token: string;
}

/** Writes a file for kubectl and for programs in Go; it stands alone, wherever it is copied. */
export function writeKubeconfig(file: string, { server, caFile, token }: Access): KubeConfig {
  const document = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'lab',
        cluster: { server, 'certificate-authority-data': readFileSync(caFile).toString('base64') },
      },
    ],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'admin' } }],
    'current-context': 'lab',
  };
  const text = JSON.stringify(document, null, 2);
  writeFileSync(file, text, { mode: 0o600 });
  const config = new KubeConfig();
  config.loadFromString(text);
  return config;
}
