import { MeshError } from '../core/errors';

/**
 * Where an attribute comes from: the request and its connection, or the client's certificate and token, of which an
 * external authorizer is not asked.
 */
export type Basis = 'request' | 'identity';

/** The attribute of a header. */
export function headerKey(name: string): string {
  return `request.headers[${checkName(name, 'header', /^:?[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/)}]`;
}

/** The attribute of a claim; the names after the first lead into it. */
export function claimKey(path: readonly string[]): string {
  return `request.auth.claims${path.map((name) => `[${checkName(name, 'claim', /^[^[\]]+$/)}]`).join('')}`;
}

function checkName(name: string, property: string, form: RegExp): string {
  if (!form.test(name)) {
    throw new MeshError('MESH_INVALID_ATTRIBUTE', { property, value: name, must: `be the name of a ${property}` });
  }
  return name;
}

/** Attributes that may be written as text, each with a name in brackets. */
const EXPERIMENTAL = /^(?:experimental\.envoy\.filters\.[^[\]]+|request\.experimental\.inline\.headers)\[.+\]$/;

/** The factory of `Condition` that stands for an attribute. */
const FACTORIES: { readonly [attribute: string]: string } = {
  'request.headers': 'requestHeader',
  'source.ip': 'sourceIp',
  'remote.ip': 'remoteIp',
  'source.namespace': 'sourceNamespace',
  'source.serviceAccount': 'sourceServiceAccount',
  'source.principal': 'sourcePrincipal',
  'source.trustDomain': 'sourceTrustDomain',
  'request.auth.principal': 'requestPrincipal',
  'request.auth.audiences': 'audiences',
  'request.auth.presenter': 'presenter',
  'request.auth.claims': 'claim',
  'destination.ip': 'destinationIp',
  'destination.port': 'destinationPort',
  'connection.sni': 'sni',
};

/** What to do instead with attributes that Istio once had. */
const REMOVED: { readonly [attribute: string]: string } = {
  'destination.namespace': 'put the policy into that namespace',
  'destination.labels': 'select the workload with selector',
  'destination.name': 'select the workload with selector',
  'destination.user': 'select the workload with selector',
};

/** Fails unless the attribute is an experimental one; returns it. */
export function checkExperimental(key: string): string {
  if (EXPERIMENTAL.test(key)) return key;
  const attribute = key.replace(/\[.*$/, '');
  const factory = FACTORIES[attribute];
  const fix = factory ? `write Condition.${factory}(…)` : REMOVED[attribute];
  throw new MeshError('MESH_INVALID_ATTRIBUTE', {
    property: 'attribute',
    value: key,
    must: 'be an experimental attribute such as experimental.envoy.filters.network.mysql_proxy[db.table]',
    ...(fix ? { fix } : {}),
  });
}
