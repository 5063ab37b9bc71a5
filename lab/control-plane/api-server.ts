import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from '../build';
import type { Child, Run } from '../run';
import { running } from './running';

/** The store and the API server, ready. */
export interface ApiServer {
  /** `https://127.0.0.1:PORT`. */
  readonly server: string;
  readonly caFile: string;
  readonly token: string;
  /** The key that signs the tokens of ServiceAccounts. */
  readonly serviceAccountKeyFile: string;
  readonly children: readonly Child[];
}

/** Addresses of Services; nothing has them, the sidecars and hosts files lead on. */
const SERVICE_ADDRESSES = '10.214.0.0/16';

/** Starts etcd and kube-apiserver on loopback. */
export async function startApiServer(run: Run, binaries: Binaries, folder: string): Promise<ApiServer> {
  const [clientPort, peerPort, port] = [await run.freePort(), await run.freePort(), await run.freePort()];
  const store = `http://127.0.0.1:${clientPort}`;
  const peer = `http://127.0.0.1:${peerPort}`;
  const etcd = run.spawn({
    name: join(folder, 'etcd'),
    program: binaries.etcd,
    args: [
      `--data-dir=${join(run.directory, folder, 'etcd')}`,
      `--listen-client-urls=${store}`,
      `--advertise-client-urls=${store}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
      // What is in it lives as long as this process.
      '--unsafe-no-fsync',
      '--log-level=warn',
    ],
  });

  const certificates = join(run.directory, folder, 'certificates');
  mkdirSync(certificates, { recursive: true });
  const serviceAccountKeyFile = join(certificates, 'service-accounts.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(serviceAccountKeyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
  const token = randomBytes(16).toString('hex');
  const tokens = join(certificates, 'tokens.csv');
  writeFileSync(tokens, `${token},admin,admin,system:masters\n`, { mode: 0o600 });

  const apiServer = run.spawn({
    name: join(folder, 'kube-apiserver'),
    program: binaries.kubeApiserver,
    args: [
      `--etcd-servers=${store}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${port}`,
      `--cert-dir=${certificates}`,
      `--token-auth-file=${tokens}`,
      '--authorization-mode=RBAC',
      '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
      `--service-account-signing-key-file=${serviceAccountKeyFile}`,
      `--service-account-key-file=${serviceAccountKeyFile}`,
      `--service-cluster-ip-range=${SERVICE_ADDRESSES}`,
      '--endpoint-reconciler-type=none',
      '--allow-privileged=true',
      '--profiling=false',
    ],
  });
  const server = `https://127.0.0.1:${port}`;
  // The server makes a certificate that signs itself.
  const caFile = join(certificates, 'apiserver.crt');
  await run.until('a certificate of kube-apiserver', async () => {
    running(etcd, apiServer);
    return existsSync(caFile) || undefined;
  });
  return { server, caFile, token, serviceAccountKeyFile, children: [etcd, apiServer] };
}
