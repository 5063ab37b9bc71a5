import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { TAKEN_OVER } from './network';
import { DIAL_PORT } from './wire';

export interface EnvoyNode {
  readonly kind: 'sidecar' | 'router';
  readonly pod: string;
  readonly namespace: string;
  readonly address: string;
  readonly labels: { readonly [name: string]: string };
  readonly istioVersion: string;
}

export interface EnvoyPlace {
  readonly program: string;
  /** For its configuration, its log and its socket. */
  readonly directory: string;
  readonly netns: string;
  readonly xdsPipe: string;
  readonly environment: { readonly [name: string]: string };
}

let started = 0;

/** A plain Envoy that gets its configuration from istiod. */
export class Envoy {
  private constructor(
    private readonly child: ChildProcess,
    private readonly admin: string,
    private readonly log: string,
  ) {}

  static start({ program, directory, netns, xdsPipe, environment }: EnvoyPlace, node: EnvoyNode): Envoy {
    const name = `${node.namespace}-${node.pod}`;
    // Paths of sockets are short.
    const admin = join(directory, `${started++}`);
    const config = join(directory, `${name}.json`);
    const log = join(directory, `${name}.log`);
    writeFileSync(config, JSON.stringify(bootstrap(node, admin, xdsPipe)));
    const output = openSync(log, 'w');
    const args = ['netns', 'exec', netns, program, '-c', config, '--concurrency', '1', '-l', 'error'];
    const child = spawn('ip', [...args, '--disable-hot-restart', '--drain-time-s', '1'], {
      stdio: ['ignore', output, output],
      env: { ...process.env, ...environment },
    });
    return new Envoy(child, admin, log);
  }

  /** Waits until all listeners and routes have come. */
  async ready(deadline: number): Promise<void> {
    while (Date.now() < deadline) {
      if (this.child.exitCode !== null) throw new Error(`Envoy has ended; see ${this.log}`);
      const text = await this.ask('/ready').catch(() => '');
      if (text.startsWith('LIVE')) return;
      await new Promise((done) => setTimeout(done, 30));
    }
    throw new Error(`Envoy is not ready; see ${this.log}`);
  }

  /** A page of the admin interface. */
  ask(path: string): Promise<string> {
    return new Promise((done, fail) => {
      const asked = request({ socketPath: this.admin, path, timeout: 5000 }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => done(text));
      });
      asked.on('error', fail);
      asked.on('timeout', () => asked.destroy(new Error('timeout')));
      asked.end();
    });
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

/** The settings that Istio's own bootstrap gives to its proxies and that change what they do with requests. */
const RUNTIME = {
  're2.max_program_size.error_level': '32768',
  'envoy.deprecated_features:envoy.config.listener.v3.Listener.hidden_envoy_deprecated_use_original_dst': true,
  'envoy.reloadable_features.http_reject_path_with_fragment': false,
  'overload.global_downstream_max_connections': '2147483647',
};

function bootstrap(node: EnvoyNode, admin: string, xdsPipe: string): object {
  const { kind, pod, namespace, address, labels, istioVersion } = node;
  const source = { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' };
  return {
    node: {
      id: `${kind}~${address}~${pod}.${namespace}~${namespace}.svc.cluster.local`,
      cluster: `${pod}.${namespace}`,
      metadata: {
        NAME: pod,
        NAMESPACE: namespace,
        LABELS: labels,
        CLUSTER_ID: 'Kubernetes',
        INTERCEPTION_MODE: 'REDIRECT',
        ISTIO_VERSION: istioVersion,
        INSTANCE_IPS: address,
        SERVICE_ACCOUNT: 'default',
      },
    },
    layered_runtime: { layers: [{ name: 'static', static_layer: RUNTIME }] },
    admin: { address: { pipe: { path: admin } } },
    dynamic_resources: {
      lds_config: source,
      cds_config: source,
      ads_config: {
        api_type: 'GRPC',
        set_node_on_first_message_only: true,
        transport_api_version: 'V3',
        grpc_services: [{ envoy_grpc: { cluster_name: 'xds-grpc' } }],
      },
    },
    static_resources: {
      clusters: [xdsCluster(xdsPipe), DIAL_CLUSTER],
      listeners: kind === 'sidecar' ? [DIAL_LISTENER] : [],
    },
  };
}

function xdsCluster(path: string): object {
  return {
    name: 'xds-grpc',
    type: 'STATIC',
    connect_timeout: '5s',
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
        '@type': 'type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
        explicit_http_config: { http2_protocol_options: {} },
      },
    },
    load_assignment: {
      cluster_name: 'xds-grpc',
      endpoints: [{ lb_endpoints: [{ endpoint: { address: { pipe: { path } } } }] }],
    },
  };
}

/** Dials what the PROXY protocol names, with the mark of a connection that the proxy is to take over. */
const DIAL_CLUSTER = {
  name: 'lab-dial',
  type: 'ORIGINAL_DST',
  lb_policy: 'CLUSTER_PROVIDED',
  connect_timeout: '5s',
  upstream_bind_config: {
    source_address: { address: '0.0.0.0', port_value: 0 },
    // SOL_SOCKET, SO_MARK
    socket_options: [{ level: 1, name: 36, int_value: TAKEN_OVER, state: 'STATE_PREBIND' }],
  },
};

const DIAL_LISTENER = {
  name: 'lab-dial',
  address: { socket_address: { address: '0.0.0.0', port_value: DIAL_PORT } },
  listener_filters: [
    {
      name: 'envoy.filters.listener.proxy_protocol',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol',
      },
    },
  ],
  filter_chains: [
    {
      filters: [
        {
          name: 'envoy.filters.network.tcp_proxy',
          typed_config: {
            '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
            stat_prefix: 'lab-dial',
            cluster: 'lab-dial',
          },
        },
      ],
    },
  ],
};
