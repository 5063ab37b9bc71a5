"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key2 of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key2) && key2 !== except)
        __defProp(to, key2, { get: () => from[key2], enumerable: !(desc = __getOwnPropDesc(from, key2)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// lib/index.ts
var index_exports = {};
__export(index_exports, {
  Abort: () => Abort,
  AuthorizationAction: () => AuthorizationAction,
  AuthorizationPolicy: () => AuthorizationPolicy,
  CALLS_ANNOTATION: () => CALLS_ANNOTATION,
  CaptureMode: () => CaptureMode,
  ClientTls: () => ClientTls,
  ClusterTriggerAuthentication: () => ClusterTriggerAuthentication,
  Condition: () => Condition,
  ConfigPatch: () => ConfigPatch,
  ContainerPolicy: () => ContainerPolicy,
  ContainerPreset: () => ContainerPreset,
  ControlledResource: () => ControlledResource,
  ControlledValues: () => ControlledValues,
  CustomTag: () => CustomTag,
  DefaultEndpoint: () => DefaultEndpoint,
  Delay: () => Delay,
  DerivePort: () => DerivePort,
  Destination: () => Destination,
  DestinationRule: () => DestinationRule,
  DisruptionBudget: () => DisruptionBudget,
  EgressHost: () => EgressHost,
  EnvoyFilter: () => EnvoyFilter,
  EvictionChangeRequirement: () => EvictionChangeRequirement,
  ExportTo: () => ExportTo,
  FailStrategy: () => FailStrategy,
  FallbackBehavior: () => FallbackBehavior,
  FilterClass: () => FilterClass,
  Gateway: () => Gateway2,
  GrpcStatus: () => GrpcStatus,
  H2UpgradePolicy: () => H2UpgradePolicy,
  HashKey: () => HashKey,
  HeaderMatch: () => HeaderMatch,
  HealthProbe: () => HealthProbe,
  HorizontalPodAutoscaler: () => HorizontalPodAutoscaler,
  Host: () => Host,
  IdentityOwner: () => IdentityOwner,
  Injection: () => Injection,
  InnoDBCluster: () => InnoDBCluster,
  InnoDBEdition: () => InnoDBEdition,
  InnoDBPort: () => InnoDBPort,
  InvalidatedClusterPolicy: () => InvalidatedClusterPolicy,
  IpFamilyPolicy: () => IpFamilyPolicy,
  Jwks: () => Jwks,
  KafkaSasl: () => KafkaSasl,
  KillMode: () => KillMode,
  LoadBalancer: () => LoadBalancer,
  LoadTest: () => LoadTest,
  Location: () => Location,
  MeshApp: () => MeshApp,
  MeshError: () => MeshError,
  MeshNamespace: () => MeshNamespace,
  MeshResource: () => MeshResource,
  Metric: () => Metric,
  MetricType: () => MetricType,
  MtlsMode: () => MtlsMode,
  OffsetResetPolicy: () => OffsetResetPolicy,
  Operation: () => Operation,
  OperatorMesh: () => OperatorMesh,
  OutboundTrafficMode: () => OutboundTrafficMode,
  OutputFolder: () => OutputFolder,
  PatchContext: () => PatchContext,
  PatchOperation: () => PatchOperation,
  PeerAuthentication: () => PeerAuthentication,
  Percentage: () => Percentage,
  PluginPhase: () => PluginPhase,
  PluginType: () => PluginType,
  PodChaos: () => PodChaos,
  PodIdentity: () => PodIdentity,
  Principal: () => Principal,
  PrometheusAuthMode: () => PrometheusAuthMode,
  Protocol: () => Protocol,
  ProxyConfig: () => ProxyConfig,
  ProxyImage: () => ProxyImage,
  ProxyProtocolVersion: () => ProxyProtocolVersion,
  PullPolicy: () => PullPolicy,
  QueueOperation: () => QueueOperation,
  RabbitmqCluster: () => RabbitmqCluster,
  RabbitmqMode: () => RabbitmqMode,
  ReadOnlyTargets: () => ReadOnlyTargets,
  RequestAuthentication: () => RequestAuthentication,
  Resolution: () => Resolution,
  RetryOn: () => RetryOn,
  RouteAction: () => RouteAction,
  ScaledObject: () => ScaledObject,
  ScalingMetric: () => ScalingMetric,
  ScalingPolicy: () => ScalingPolicy,
  SelectPolicy: () => SelectPolicy,
  Server: () => Server,
  ServerHost: () => ServerHost,
  ServerTls: () => ServerTls,
  ServiceEntry: () => ServiceEntry,
  ServiceEntryPort: () => ServiceEntryPort,
  ServicePort: () => ServicePort,
  ServiceVersions: () => ServiceVersions,
  Sidecar: () => Sidecar,
  SidecarTls: () => SidecarTls,
  Source: () => Source,
  StartupBoost: () => StartupBoost,
  StatefulService: () => StatefulService,
  StringMatch: () => StringMatch,
  Subset: () => Subset,
  TagOverride: () => TagOverride,
  TargetRef: () => TargetRef,
  Telemetry: () => Telemetry,
  TlsVersion: () => TlsVersion,
  TokenLocation: () => TokenLocation,
  TolerationOperator: () => TolerationOperator,
  TrafficExtension: () => TrafficExtension,
  Trigger: () => Trigger,
  TriggerAuthentication: () => TriggerAuthentication,
  TunnelProtocol: () => TunnelProtocol,
  UnixSocket: () => UnixSocket,
  UnmatchedPreflights: () => UnmatchedPreflights,
  UpdateMode: () => UpdateMode,
  VaultSecretType: () => VaultSecretType,
  VersionedService: () => VersionedService,
  VerticalPodAutoscaler: () => VerticalPodAutoscaler,
  VirtualService: () => VirtualService,
  WasmEnv: () => WasmEnv,
  WasmPlugin: () => WasmPlugin,
  WorkloadEntry: () => WorkloadEntry,
  WorkloadGroup: () => WorkloadGroup,
  WorkloadMode: () => WorkloadMode,
  declareCalls: () => declareCalls,
  gatewayApi: () => gateway_api_exports,
  optInToKubeMonkey: () => optInToKubeMonkey
});
module.exports = __toCommonJS(index_exports);

// lib/core/mesh-resource.ts
var import_cdk8s = require("cdk8s");
var import_cdk8s_plus_28 = require("cdk8s-plus-28");

// lib/core/errors.ts
var import_node_path = require("node:path");
var MeshError = class extends Error {
  name = "MeshError";
  /** Stable identifier of the mistake, such as `MESH_WEIGHTS_ALL_ZERO`. */
  code;
  // Not a plain field: Node prints those of an uncaught error, and the construct's would be the whole tree.
  #problem;
  constructor(code, problem) {
    super(`${describe(problem)} [${code}]`);
    this.code = code;
    this.#problem = problem;
    this.stack = callersOf(deepStackOf(this));
  }
  /** The parts of the message. */
  get problem() {
    return this.#problem;
  }
};
function describe({ property, must, fix, at, ...rest }) {
  const got = "value" in rest && rest.value !== void 0 ? `, got ${show(rest.value)}` : "";
  const path = at && at.node.path !== "" ? ` (at ${at.node.path})` : "";
  return `'${property}' must ${must}${got}${fix ? `; ${fix}` : ""}${path}`;
}
function show(value2) {
  const text = typeof value2 === "string" ? `'${value2}'` : typeof value2 === "number" ? `${value2}` : toJson(value2);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
function toJson(value2) {
  try {
    return JSON.stringify(value2) ?? String(value2);
  } catch {
    return String(value2);
  }
}
var library = (0, import_node_path.join)(__dirname, "..") + import_node_path.sep;
var FOREIGN = /[\\/]node_modules[\\/]|(?:\(|at )node:|\(<anonymous>\)|at <anonymous>$/;
function deepStackOf(error) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  Error.captureStackTrace(error, MeshError);
  Error.stackTraceLimit = limit;
  return error.stack ?? "";
}
function callersOf(stack) {
  const lines = stack.split("\n");
  const message = lines.filter((line) => !/^\s+at /.test(line));
  const frames = lines.filter((line) => /^\s+at /.test(line) && !line.includes(library) && !FOREIGN.test(line));
  return [...message, ...frames].join("\n");
}

// lib/core/override.ts
function readOverride(pointer, value2, at) {
  if (!pointer.startsWith("/")) fail(pointer, "be a JSON pointer that begins with /, such as /spec/hosts/0", at);
  const steps = pointer.slice(1).split("/").map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));
  if (steps.includes("__proto__")) fail(pointer, "not name __proto__", at);
  return { pointer, steps, value: copy(value2, at) };
}
function applyOverride(manifest, { pointer, steps, value: value2 }, at) {
  const last = steps.at(-1);
  let node = manifest;
  for (const step of steps.slice(0, -1)) {
    let next = Array.isArray(node) ? node[indexOf(node, step, pointer, at)] : own(node, step);
    if (next === void 0 && !Array.isArray(node)) {
      if (value2 === void 0) return;
      next = {};
      node[step] = next;
    }
    if (next === null || typeof next !== "object") {
      fail(pointer, `lead through objects and lists; '${step}' is neither`, at);
    }
    node = next;
  }
  const set = copy(value2, at);
  if (Array.isArray(node)) {
    const index = last === "-" && set !== void 0 ? node.length : indexOf(node, last, pointer, at);
    node.splice(index, 1, ...set === void 0 ? [] : [set]);
  } else if (set === void 0) {
    delete node[last];
  } else {
    node[last] = set;
  }
}
function own(node, step) {
  return Object.hasOwn(node, step) ? node[step] : void 0;
}
function indexOf(list, step, pointer, at) {
  if (!/^(?:0|[1-9]\d*)$/.test(step) || Number(step) >= list.length) {
    fail(pointer, `name a place in a list of ${list.length}; '${step}' is none`, at);
  }
  return Number(step);
}
function copy(value2, at) {
  try {
    return structuredClone(value2);
  } catch {
    throw new MeshError("MESH_INVALID_OVERRIDE", { property: "value", value: value2, must: "be plain JSON", at });
  }
}
function fail(pointer, must, at) {
  throw new MeshError("MESH_INVALID_POINTER", { property: "pointer", value: pointer, must, at });
}

// lib/core/mesh-resource.ts
var MeshResource = class extends import_cdk8s_plus_28.Resource {
  /** The plural name of the kind, as roles and URLs of the API server have it. */
  resourceType;
  apiObject;
  #overrides = [];
  constructor(scope, id, kind, props) {
    super(scope, id);
    this.resourceType = kind.plural;
    this.apiObject = new OverridableObject(
      this,
      { apiVersion: kind.apiVersion, kind: kind.kind, metadata: props.metadata, spec: lazy(() => this._toSpec()) },
      this.#overrides
    );
  }
  /** The namespace that the resource lives in, from its metadata or its chart. */
  get namespace() {
    return this.metadata.namespace;
  }
  /**
   * Sets one field of the rendered manifest, after everything else: the way out for a field that the pinned CRDs do not
   * have yet.
   *
   * @param pointer JSON pointer into the manifest, such as `/spec/http/0/retries/newField`; objects that are missing on
   * the way are made, and `-` as the last step appends to a list
   * @param value the JSON to set; `undefined` removes the field
   * @throws MeshError MESH_INVALID_POINTER for what is no pointer, and, when the app is synthesized, for a pointer that
   * does not fit the manifest
   * @throws MeshError MESH_INVALID_OVERRIDE for a value that is not JSON, such as a function
   */
  override(pointer, value2) {
    this.#overrides.push(readOverride(pointer, value2, this));
  }
};
var OverridableObject = class extends import_cdk8s.ApiObject {
  #overrides;
  constructor(scope, props, overrides) {
    super(scope, "Resource", props);
    this.#overrides = overrides;
  }
  toJson() {
    const manifest = super.toJson();
    const owner = this.node.scope;
    for (const override of this.#overrides) applyOverride(manifest, override, owner);
    return manifest;
  }
};
function lazy(produce) {
  return import_cdk8s.Lazy.any({ produce });
}

// lib/core/checks.ts
function checkInteger(value2, place, min, max = 2147483647) {
  if (value2 !== void 0 && (!Number.isInteger(value2) || value2 < min || value2 > max)) {
    const must = max === 2147483647 ? `be an integer of at least ${min}` : `be an integer from ${min} to ${max}`;
    throw new MeshError("MESH_OUT_OF_RANGE", { ...place, value: value2, must });
  }
  return value2;
}
function checkNumber(value2, place, min, max) {
  if (value2 !== void 0 && !(value2 >= min && value2 <= max)) {
    throw new MeshError("MESH_OUT_OF_RANGE", { ...place, value: value2, must: `be a number from ${min} to ${max}` });
  }
  return value2;
}
function checkPort(value2, place) {
  return checkInteger(value2, place, 1, 65535);
}
var DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
function checkDnsLabel(value2, place) {
  if (value2 !== void 0 && !DNS_LABEL.test(value2)) {
    throw new MeshError("MESH_INVALID_NAME", {
      ...place,
      value: value2,
      must: "be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end"
    });
  }
  return value2;
}
function checkNotEmpty(value2, place, fix) {
  if (value2 !== void 0 && value2.length === 0) {
    throw new MeshError("MESH_EMPTY", { ...place, must: "have at least one entry", value: value2, ...fix ? { fix } : {} });
  }
  return value2;
}

// lib/core/same-namespace.ts
function checkSameNamespace(object, owner, property) {
  const known2 = object;
  if (known2.metadata === void 0 || known2.metadata.namespace === owner.metadata.namespace) return;
  throw new MeshError("MESH_OTHER_NAMESPACE", {
    property,
    value: `${known2.kind} ${known2.metadata.namespace ?? ""}/${object.name}`,
    must: `live in the namespace of the ${owner.kind}`,
    at: owner
  });
}

// lib/autoscaling/secret-key.ts
function renderSecretKey({ secret, key: key2 }, at, property) {
  return { valueFrom: { secretKeyRef: { name: nameInReach(secret, at, property), key: key2 } } };
}
function nameInReach(object, at, property) {
  if (at.kind !== "ClusterTriggerAuthentication") checkSameNamespace(object, at, property);
  return object.name;
}

// lib/autoscaling/aws-secret-manager.ts
function renderAwsSecretManager({ secrets, region, podIdentity, credentials }, at, property) {
  checkNotEmpty(secrets, { property: `${property}.secrets`, at });
  const keyOf = (name, secret) => renderSecretKey(secret, at, `${property}.credentials.${name}`);
  return {
    secrets: secrets.map(({ parameter, name, secretKey, versionId, versionStage }) => ({
      parameter,
      name,
      secretKey,
      versionId,
      versionStage
    })),
    region,
    podIdentity: podIdentity?._render(at, `${property}.podIdentity`),
    credentials: credentials && {
      accessKey: keyOf("accessKey", credentials.accessKey),
      accessSecretKey: keyOf("accessSecretKey", credentials.accessSecretKey),
      accessToken: credentials.accessToken && keyOf("accessToken", credentials.accessToken)
    }
  };
}

// lib/autoscaling/azure-key-vault.ts
function renderAzureKeyVault({ vaultUri, secrets, cloud, podIdentity, credentials }, at, property) {
  checkNotEmpty(secrets, { property: `${property}.secrets`, at });
  return {
    vaultUri,
    secrets: secrets.map(({ parameter, name, version }) => ({ parameter, name, version })),
    cloud: cloud && {
      type: cloud.type,
      keyVaultResourceURL: cloud.keyVaultResourceUrl,
      activeDirectoryEndpoint: cloud.activeDirectoryEndpoint
    },
    podIdentity: podIdentity?._render(at, `${property}.podIdentity`),
    credentials: credentials && {
      clientId: credentials.clientId,
      tenantId: credentials.tenantId,
      clientSecret: renderSecretKey(credentials.clientSecret, at, `${property}.credentials.clientSecret`)
    }
  };
}

// lib/autoscaling/gcp-secret-manager.ts
function renderGcpSecretManager({ secrets, podIdentity, credentials }, at, property) {
  checkNotEmpty(secrets, { property: `${property}.secrets`, at });
  return {
    secrets: secrets.map(({ parameter, id, version }) => ({ parameter, id, version })),
    podIdentity: podIdentity?._render(at, `${property}.podIdentity`),
    credentials: credentials && {
      clientSecret: renderSecretKey(credentials.clientSecret, at, `${property}.credentials.clientSecret`)
    }
  };
}

// lib/autoscaling/hashicorp-vault.ts
var VaultSecretType = /* @__PURE__ */ ((VaultSecretType2) => {
  VaultSecretType2["GENERIC"] = "";
  VaultSecretType2["SECRET"] = "secret";
  VaultSecretType2["SECRET_V2"] = "secretV2";
  VaultSecretType2["PKI"] = "pki";
  return VaultSecretType2;
})(VaultSecretType || {});
function renderHashiCorpVault(vault, at, property) {
  const { address, namespace, authentication, role, mount, token, serviceAccount, serviceAccountName, secrets } = vault;
  checkNotEmpty(secrets, { property: `${property}.secrets`, at });
  const hasCredential = (token ?? serviceAccount ?? serviceAccountName) !== void 0;
  return {
    address,
    namespace,
    authentication,
    role,
    mount,
    credential: hasCredential ? { token, serviceAccount, serviceAccountName } : void 0,
    secrets: secrets.map(({ parameter, path, key: key2, type, pkiData }) => ({
      parameter,
      path,
      key: key2,
      // The L1 knows no empty member of an enum.
      type,
      pkiData: pkiData && renderPkiData(pkiData)
    }))
  };
}
function renderPkiData(pki) {
  const { commonName, altNames, ipSans, uriSans, otherSans, ttl, format } = pki;
  return { commonName, altNames, ipSans, uriSans, otherSans, ttl, format };
}

// lib/autoscaling/oauth2.ts
function renderOAuth2({ clientId, clientSecret, tokenUrl, scopes, tokenUrlParams }, at, property) {
  if (clientId === "") {
    throw new MeshError("MESH_EMPTY", { property: `${property}.clientId`, value: clientId, must: "not be empty", at });
  }
  if (!/^https?:\/\//.test(tokenUrl) || !URL.canParse(tokenUrl)) {
    const must = "be a URL of http or https";
    throw new MeshError("MESH_INVALID_URL", { property: `${property}.tokenUrl`, value: tokenUrl, must, at });
  }
  return {
    type: "clientCredentials",
    clientId,
    clientSecret: clientSecret && renderSecretKey(clientSecret, at, `${property}.clientSecret`),
    tokenUrl,
    scopes: scopes && [...scopes],
    tokenUrlParams: tokenUrlParams && { ...tokenUrlParams }
  };
}

// lib/autoscaling/authentication-sources.ts
function renderSources(sources, at) {
  const { hashiCorpVault, azureKeyVault, gcpSecretManager, awsSecretManager, oauth2 } = sources;
  return {
    podIdentity: sources.podIdentity?._render(at, "podIdentity"),
    secretTargetRef: sources.secretTargetRef?.map(({ parameter, secret, key: key2 }, index) => ({
      parameter,
      name: nameInReach(secret, at, `secretTargetRef[${index}].secret`),
      key: key2
    })),
    configMapTargetRef: sources.configMapTargetRef?.map(({ parameter, configMap, key: key2 }, index) => ({
      parameter,
      name: nameInReach(configMap, at, `configMapTargetRef[${index}].configMap`),
      key: key2
    })),
    env: sources.env?.map(({ parameter, name, container }) => ({
      parameter,
      name,
      containerName: typeof container === "string" ? container : container?.name
    })),
    boundServiceAccountToken: sources.boundServiceAccountToken?.map(({ parameter, serviceAccount }, index) => ({
      parameter,
      serviceAccountName: nameInReach(serviceAccount, at, `boundServiceAccountToken[${index}].serviceAccount`)
    })),
    hashiCorpVault: hashiCorpVault && renderHashiCorpVault(hashiCorpVault, at, "hashiCorpVault"),
    azureKeyVault: azureKeyVault && renderAzureKeyVault(azureKeyVault, at, "azureKeyVault"),
    gcpSecretManager: gcpSecretManager && renderGcpSecretManager(gcpSecretManager, at, "gcpSecretManager"),
    awsSecretManager: awsSecretManager && renderAwsSecretManager(awsSecretManager, at, "awsSecretManager"),
    oauth2: oauth2 && renderOAuth2(oauth2, at, "oauth2")
  };
}

// lib/autoscaling/cluster-trigger-authentication.ts
var ClusterTriggerAuthentication = class extends MeshResource {
  #spec;
  /** @throws MeshError MESH_POD_IDENTITY for an identity that contradicts itself */
  constructor(scope, id, props) {
    const apiVersion = "keda.sh/v1alpha1";
    const kind = "ClusterTriggerAuthentication";
    super(scope, id, { apiVersion, kind, plural: "clustertriggerauthentications" }, props);
    this.override("/metadata/namespace", void 0);
    this.#spec = { ...renderSources(props, this), filePath: props.filePath };
  }
  /** None: the object is for all namespaces. */
  get namespace() {
    return void 0;
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/core/quantity.ts
var import_cdk8s2 = require("cdk8s");
function renderQuantity(amount, place) {
  if (Number.isSafeInteger(amount) && amount > 0) return `${amount}`;
  const thousandths = nearlyWhole(amount * 1e3);
  if (!Number.isSafeInteger(thousandths) || thousandths < 1) {
    throw new MeshError("MESH_INVALID_QUANTITY", {
      ...place,
      value: amount,
      must: "be a positive number with at most three decimals"
    });
  }
  return `${thousandths}m`;
}
function nearlyWhole(exact) {
  const nearest = Math.round(exact);
  return Math.abs(exact - nearest) <= 4 * Number.EPSILON * Math.abs(exact) ? nearest : exact;
}
var UNITS = [
  ["Ti", 2 ** 40],
  ["Gi", 2 ** 30],
  ["Mi", 2 ** 20],
  ["Ki", 2 ** 10],
  ["", 1]
];
function renderSize(size, place) {
  const bytes = bytesOf(size);
  if (!Number.isSafeInteger(bytes) || bytes < 1) {
    throw new MeshError("MESH_INVALID_QUANTITY", {
      ...place,
      value: `${bytes} bytes`,
      must: "be a whole number of bytes, 1 or more"
    });
  }
  const [unit, factor] = UNITS.find(([, each]) => bytes % each === 0);
  return `${bytes / factor}${unit}`;
}
function bytesOf(size) {
  return size.toKibibytes({ rounding: import_cdk8s2.SizeRoundingBehavior.NONE }) * 1024;
}
function renderCpu(cpu, place) {
  const millicores = millicoresOf(cpu);
  if (!Number.isSafeInteger(millicores) || millicores < 1) {
    throw new MeshError("MESH_INVALID_QUANTITY", {
      ...place,
      value: cpu.amount,
      must: "be a whole number of thousandths of a CPU, 1m or more"
    });
  }
  return cpu.amount;
}
function millicoresOf(cpu) {
  return cpu.amount.endsWith("m") ? Number(cpu.amount.slice(0, -1)) : nearlyWhole(Number(cpu.amount) * 1e3);
}

// lib/core/duration.ts
var UNITS2 = [
  ["h", 36e5],
  ["m", 6e4],
  ["s", 1e3],
  ["ms", 1]
];
var TOO_LONG = 1e5 * 36e5;
function renderDuration(duration, place, options = {}) {
  if (duration === void 0) return void 0;
  const milliseconds = millisecondsOf(duration);
  if (milliseconds === 0 && options.zero) return "0s";
  if (!Number.isInteger(milliseconds) || milliseconds < 1 || milliseconds >= TOO_LONG) {
    throw new MeshError("MESH_INVALID_DURATION", {
      ...place,
      value: `${milliseconds} ms`,
      must: milliseconds >= TOO_LONG ? "be less than 100000 hours" : "be a whole number of milliseconds, 1 ms or more",
      ...milliseconds === 0 && options.fix ? { fix: options.fix } : {}
    });
  }
  return inOneUnit(milliseconds) ?? inSeveralUnits(milliseconds);
}
function millisecondsOf(duration) {
  const exact = duration.toMilliseconds({ integral: false });
  const nearest = Math.round(exact);
  return Math.abs(exact - nearest) <= 4 * Number.EPSILON * exact ? nearest : exact;
}
function inOneUnit(milliseconds) {
  for (const [unit, size] of UNITS2) {
    const count2 = milliseconds / size;
    if (Number.isInteger(count2) && count2 < 1e5) return `${count2}${unit}`;
  }
  return void 0;
}
function inSeveralUnits(milliseconds) {
  let rest = milliseconds;
  let text = "";
  for (const [unit, size] of UNITS2) {
    const count2 = Math.floor(rest / size);
    if (count2 > 0) text += `${count2}${unit}`;
    rest -= count2 * size;
  }
  return text;
}

// lib/core/seconds.ts
var LARGEST = 2147483647;
function renderSeconds(duration, place, min, max = LARGEST) {
  if (duration === void 0) return void 0;
  const seconds2 = millisecondsOf(duration) / 1e3;
  if (!Number.isInteger(seconds2) || seconds2 < min || seconds2 > max) {
    throw new MeshError("MESH_INVALID_DURATION", {
      ...place,
      value: `${seconds2} s`,
      must: max === LARGEST ? `be whole seconds, ${min} s or more` : `be whole seconds, ${min} s to ${max} s`
    });
  }
  return seconds2;
}

// lib/autoscaling/container-ref.ts
var import_cdk8s_plus_282 = require("cdk8s-plus-28");
var SIDECAR = "istio-proxy";
function containersOf(target) {
  return target instanceof import_cdk8s_plus_282.Workload ? target.containers : void 0;
}
function containerNameOf(ref, target, at, property) {
  const name = typeof ref === "string" ? ref : ref?.name;
  const containers = containersOf(target);
  if (containers === void 0) return name ?? fail2(target, at, property);
  if (name === void 0) return containers[0]?.name ?? fail2(target, at, property, []);
  const known2 = name === SIDECAR || containers.some((container) => container === ref || container.name === ref);
  return known2 ? name : fail2(target, at, property, containers, name);
}
function fail2(target, at, property, containers, value2) {
  const { kind, name } = target;
  if (containers === void 0) {
    const must = `be given, since nobody here knows the containers of ${kind} ${name}`;
    throw new MeshError("MESH_UNKNOWN_CONTAINER", { property, must, at });
  }
  const names = containers.map((container) => container.name).join(", ");
  throw new MeshError("MESH_UNKNOWN_CONTAINER", {
    property,
    value: value2,
    must: `be a container of ${kind} ${name}, which has ${names === "" ? "none yet" : names}`,
    fix: "add containers before the autoscaler",
    at
  });
}

// lib/autoscaling/container-policy.ts
var ControlledValues = /* @__PURE__ */ ((ControlledValues2) => {
  ControlledValues2["REQUESTS_AND_LIMITS"] = "RequestsAndLimits";
  ControlledValues2["REQUESTS_ONLY"] = "RequestsOnly";
  return ControlledValues2;
})(ControlledValues || {});
var ContainerPolicy = class _ContainerPolicy {
  constructor(container, mode, options) {
    this.container = container;
    this.mode = mode;
    this.options = options;
    Object.freeze(this);
  }
  container;
  mode;
  options;
  /**
   * The container is resized.
   *
   * @param container a container, its name, or `*` for all that have no policy of their own
   */
  static auto(container, options = {}) {
    return new _ContainerPolicy(container, "Auto", options);
  }
  /**
   * The container is left alone.
   *
   * @param container a container, its name, or `*` for all that have no policy of their own
   */
  static off(container) {
    return new _ContainerPolicy(container, "Off", {});
  }
  /**
   * The sidecar of the mesh is left alone: its requests stay as the mesh or the annotations of the pod say. Without it, a
   * VerticalPodAutoscaler resizes the sidecar as it does any container.
   */
  static ignoreSidecar() {
    return _ContainerPolicy.off(SIDECAR);
  }
  /** @internal */
  _render(target, at, property) {
    const { container, mode, options } = this;
    const { minAllowed, maxAllowed, controlledResources, startupBoost } = options;
    const min = minAllowed && renderAmounts(minAllowed, at, `${property}.minAllowed`);
    const max = maxAllowed && renderAmounts(maxAllowed, at, `${property}.maxAllowed`);
    checkBounds({ ...minAllowed }, { ...maxAllowed }, (resource) => {
      throw new MeshError("MESH_RESOURCE_BOUNDS", {
        property: `${property}.minAllowed.${resource}`,
        value: min?.[resource],
        must: `be at most maxAllowed.${resource}, which is ${max?.[resource]}`,
        at
      });
    });
    checkNotEmpty(
      controlledResources,
      { property: `${property}.controlledResources`, at },
      "say ContainerPolicy.off to leave the container alone"
    );
    return {
      containerName: container === "*" ? "*" : containerNameOf(container, target, at, `${property}.container`),
      mode,
      minAllowed: min,
      maxAllowed: max,
      controlledResources: controlledResources && [...controlledResources],
      controlledValues: options.controlledValues,
      ...renderMemory(options, at, property),
      startupBoost: startupBoost?._render(at, `${property}.startupBoost`)
    };
  }
};
function renderMemory(options, at, property) {
  const { memoryAggregationInterval, memoryAggregationIntervalCount, oomBumpUpRatio, oomMinBumpUp } = options;
  const place = (name) => ({ property: `${property}.${name}`, at });
  if (oomBumpUpRatio !== void 0 && !(oomBumpUpRatio >= 1 && Number.isFinite(oomBumpUpRatio))) {
    const must = "be a number of at least 1";
    throw new MeshError("MESH_OUT_OF_RANGE", { ...place("oomBumpUpRatio"), value: oomBumpUpRatio, must });
  }
  return {
    memoryAggregationIntervalSeconds: renderSeconds(memoryAggregationInterval, place("memoryAggregationInterval"), 1),
    memoryAggregationIntervalCount: checkInteger(
      memoryAggregationIntervalCount,
      place("memoryAggregationIntervalCount"),
      1
    ),
    oomBumpUpRatio: oomBumpUpRatio === void 0 ? void 0 : `${oomBumpUpRatio}`,
    oomMinBumpUp: oomMinBumpUp && renderSize(oomMinBumpUp, place("oomMinBumpUp"))
  };
}
function renderAmounts({ cpu, memory }, at, property) {
  return {
    ...cpu && { cpu: renderCpu(cpu, { property: `${property}.cpu`, at }) },
    ...memory && { memory: renderSize(memory, { property: `${property}.memory`, at }) }
  };
}
function checkBounds(min, max, fail10) {
  if (min.cpu && max.cpu && millicoresOf(min.cpu) > millicoresOf(max.cpu)) fail10("cpu");
  if (min.memory && max.memory && bytesOf(min.memory) > bytesOf(max.memory)) fail10("memory");
}

// lib/autoscaling/eviction-requirement.ts
var ControlledResource = /* @__PURE__ */ ((ControlledResource2) => {
  ControlledResource2["CPU"] = "cpu";
  ControlledResource2["MEMORY"] = "memory";
  return ControlledResource2;
})(ControlledResource || {});
var EvictionChangeRequirement = /* @__PURE__ */ ((EvictionChangeRequirement2) => {
  EvictionChangeRequirement2["TARGET_HIGHER_THAN_REQUESTS"] = "TargetHigherThanRequests";
  EvictionChangeRequirement2["TARGET_LOWER_THAN_REQUESTS"] = "TargetLowerThanRequests";
  return EvictionChangeRequirement2;
})(EvictionChangeRequirement || {});
function renderEvictionRequirement({ resources, changeRequirement }, at, property) {
  checkNotEmpty(resources, { property: `${property}.resources`, at });
  return { resources: [...resources], changeRequirement };
}

// lib/autoscaling/resource-request.ts
var import_cdk8s_plus_283 = require("cdk8s-plus-28");
function checkRequests(target, container, resource, place) {
  const containers = containersOf(target) ?? [];
  const counted = container === void 0 ? containers : containers.filter(({ name }) => name === container);
  const lacking = counted.filter((each) => !hasRequest(each, resource)).map(({ name }) => `'${name}'`);
  if (lacking.length > 0) {
    const sample = resource === "cpu" ? "cpu: { request: Cpu.millis(\u2026) }" : "memory: { request: Size.mebibytes(\u2026) }";
    throw new MeshError("MESH_NO_RESOURCE_REQUEST", {
      ...place,
      must: `be a percentage of a ${resource} request, and container ${lacking.join(", ")} has none`,
      fix: `give it resources: { ${sample} }, or say averageValue`
    });
  }
  if (container === void 0) checkSidecar(target, resource, place);
}
function hasRequest({ resources }, resource) {
  return (resources?.[resource]?.request ?? resources?.[resource]?.limit) !== void 0;
}
var REQUEST_ANNOTATIONS = {
  cpu: ["sidecar.istio.io/proxyCPU", "sidecar.istio.io/proxyCPULimit"],
  memory: ["sidecar.istio.io/proxyMemory", "sidecar.istio.io/proxyMemoryLimit"]
};
function checkSidecar(target, resource, place) {
  if (!(target instanceof import_cdk8s_plus_283.Workload)) return;
  const annotations = target.podMetadata.toJson()?.annotations ?? {};
  const set = Object.values(REQUEST_ANNOTATIONS).flat().filter((annotation) => annotation in annotations);
  if (set.length > 0 && !REQUEST_ANNOTATIONS[resource].some((annotation) => annotation in annotations)) {
    throw new MeshError("MESH_NO_RESOURCE_REQUEST", {
      ...place,
      must: `be a percentage of a ${resource} request, and container '${SIDECAR}' has none: ${set[0]} replaces all of its defaults`,
      fix: `set ${REQUEST_ANNOTATIONS[resource][0]} on the pods too, or scale on one container`
    });
  }
}
function checkNowAndLater(owner, check) {
  check();
  owner.node.addValidation({
    validate: () => {
      try {
        check();
        return [];
      } catch (error) {
        return [error.message];
      }
    }
  });
}

// lib/autoscaling/scaler-registry.ts
var import_constructs = require("constructs");
var scalers = /* @__PURE__ */ new WeakMap();
function claim(target, scaler) {
  const first = scalers.get(target) ?? foreignScaler(target);
  if (first !== void 0) {
    const what = import_constructs.Construct.isConstruct(first) ? `${first.kind} ${first.node.path}` : "something else";
    throw new MeshError("MESH_SECOND_SCALER", {
      property: "target",
      ...import_constructs.Construct.isConstruct(target) ? { value: target.node.path } : {},
      must: `have one autoscaler, and ${what} scales it`,
      fix: `drop that or ${scaler.kind} ${scaler.node.path}`,
      at: scaler
    });
  }
  scalers.set(target, scaler);
}
function foreignScaler(target) {
  if (!import_constructs.Construct.isConstruct(target) || !("hasAutoscaler" in target) || !target.hasAutoscaler) return void 0;
  return target.node.root.node.findAll().find((other) => "target" in other && other.target === target) ?? true;
}

// lib/autoscaling/scale-target.ts
function renderTargetRef({ apiVersion, kind, name }) {
  return { apiVersion, kind, name };
}
function takeOver(target, scaler) {
  checkSameNamespace(target, scaler, "target");
  const workload = "markHasAutoscaler" in target ? target : void 0;
  if (workload === void 0 && "containers" in target && target.containers !== void 0) {
    throw new MeshError("MESH_INVALID_TARGET", {
      property: "target",
      value: target.kind,
      must: "be something whose number of pods can be set, such as a Deployment or a StatefulSet",
      at: scaler
    });
  }
  if (workload?.replicas !== void 0) {
    throw new MeshError("MESH_FIXED_REPLICAS", {
      property: "target",
      must: `not fix its replicas: ${workload.kind} ${workload.node.path} has ${workload.replicas}`,
      fix: `leave replicas out there; each apply would undo what the ${scaler.kind} decided`,
      at: scaler
    });
  }
  claim(target, scaler);
  workload?.markHasAutoscaler();
}

// lib/autoscaling/scaling-rules.ts
var import_cdk8s3 = require("cdk8s");

// lib/autoscaling/scaling-policy.ts
var ScalingPolicy = class _ScalingPolicy {
  constructor(unit, amount, period) {
    this.unit = unit;
    this.amount = amount;
    this.period = period;
    Object.freeze(this);
  }
  unit;
  amount;
  period;
  /**
   * At most `percent` of the pods come or go within `period`.
   *
   * @param percent 1 or more; 100 doubles or drops them all
   * @param period whole seconds, 1 s to 1800 s
   */
  static percent(percent, period) {
    return new _ScalingPolicy("Percent", percent, period);
  }
  /**
   * At most `count` pods come or go within `period`.
   *
   * @param count 1 or more
   * @param period whole seconds, 1 s to 1800 s
   */
  static pods(count2, period) {
    return new _ScalingPolicy("Pods", count2, period);
  }
  /** @internal */
  _render(at, property) {
    return {
      type: this.unit,
      value: checkInteger(
        this.amount,
        { property: this.unit === "Pods" ? `${property}.count` : `${property}.percent`, at },
        1
      ),
      periodSeconds: renderSeconds(this.period, { property: `${property}.period`, at }, 1, 1800)
    };
  }
};

// lib/autoscaling/scaling-rules.ts
var SelectPolicy = /* @__PURE__ */ ((SelectPolicy2) => {
  SelectPolicy2["MAX"] = "Max";
  SelectPolicy2["MIN"] = "Min";
  SelectPolicy2["DISABLED"] = "Disabled";
  return SelectPolicy2;
})(SelectPolicy || {});
function renderBehavior(behavior, at, property) {
  const { scaleUp, scaleDown } = behavior;
  return {
    scaleUp: scaleUp && renderRules(scaleUp, at, `${property}.scaleUp`),
    scaleDown: scaleDown && renderRules(scaleDown, at, `${property}.scaleDown`)
  };
}
var PERIOD = import_cdk8s3.Duration.seconds(15);
var SCALE_UP = {
  stabilizationWindow: import_cdk8s3.Duration.seconds(0),
  policies: [ScalingPolicy.percent(100, PERIOD), ScalingPolicy.pods(4, PERIOD)],
  selectPolicy: "Max" /* MAX */
};
var SCALE_DOWN = {
  stabilizationWindow: import_cdk8s3.Duration.seconds(300),
  policies: [ScalingPolicy.percent(100, PERIOD)],
  selectPolicy: "Max" /* MAX */
};
function withDefaults({ scaleUp, scaleDown }) {
  return { scaleUp: completed(scaleUp, SCALE_UP), scaleDown: completed(scaleDown, SCALE_DOWN) };
}
function completed(rules = {}, defaults) {
  if (rules.selectPolicy === "Disabled" /* DISABLED */) return rules;
  return {
    stabilizationWindow: rules.stabilizationWindow ?? defaults.stabilizationWindow,
    policies: rules.policies ?? defaults.policies,
    selectPolicy: rules.selectPolicy ?? defaults.selectPolicy,
    tolerance: rules.tolerance
  };
}
function renderRules(rules, at, property) {
  const { stabilizationWindow, policies, selectPolicy, tolerance } = rules;
  if (selectPolicy === "Disabled" /* DISABLED */ && (stabilizationWindow ?? policies ?? tolerance) !== void 0) {
    throw new MeshError("MESH_SCALING_DISABLED", {
      property,
      must: "have nothing beside selectPolicy Disabled, which lets no change happen",
      fix: "drop selectPolicy, or the rest",
      at
    });
  }
  checkNotEmpty(policies, { property: `${property}.policies`, at }, "leave it out for the default");
  return {
    stabilizationWindowSeconds: renderSeconds(
      stabilizationWindow,
      { property: `${property}.stabilizationWindow`, at },
      0,
      3600
    ),
    policies: policies?.map((policy, index) => policy._render(at, `${property}.policies[${index}]`)),
    selectPolicy,
    tolerance: renderTolerance(tolerance, at, `${property}.tolerance`)
  };
}
function renderTolerance(tolerance, at, property) {
  if (tolerance === void 0 || tolerance === 0) return tolerance === 0 ? "0" : void 0;
  return renderQuantity(tolerance, { property, at });
}

// lib/autoscaling/horizontal-pod-autoscaler.ts
var HorizontalPodAutoscaler = class extends MeshResource {
  #spec;
  /**
   * @throws MeshError MESH_SECOND_SCALER for a target that another autoscaler scales
   * @throws MeshError MESH_FIXED_REPLICAS for a target with `replicas`
   * @throws MeshError MESH_NO_RESOURCE_REQUEST for a percentage of a request that the container does not make
   * @throws MeshError MESH_UNKNOWN_CONTAINER for a container that the target does not have
   * @throws MeshError MESH_OTHER_NAMESPACE for a target in another namespace
   */
  constructor(scope, id, props) {
    super(
      scope,
      id,
      { apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler", plural: "horizontalpodautoscalers" },
      props
    );
    const { target } = props;
    const metrics = this.renderMetrics(props);
    this.checkReplicas(props, metrics);
    this.#spec = {
      scaleTargetRef: renderTargetRef(target),
      minReplicas: props.minReplicas,
      maxReplicas: props.maxReplicas,
      metrics,
      behavior: renderBehavior(withDefaults(props.behavior ?? {}), this, "behavior")
    };
    takeOver(target, this);
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
  renderMetrics({ metrics, target }) {
    checkNotEmpty(
      metrics,
      { property: "metrics", at: this },
      "Kubernetes would take 80 % of the CPU of whole pods, the sidecar among it"
    );
    return metrics.map((metric, index) => {
      const property = `metrics[${index}]`;
      const rendered = metric._render(target, this, property);
      checkNowAndLater(this, () => metric._check(target, this, property));
      return rendered;
    });
  }
  checkReplicas(props, metrics) {
    const { minReplicas = 1, maxReplicas } = props;
    const toZero = metrics.some(({ object, external }) => object !== void 0 || external !== void 0);
    checkInteger(maxReplicas, { property: "maxReplicas", at: this }, 1);
    checkInteger(minReplicas, { property: "minReplicas", at: this }, toZero ? 0 : 1);
    if (minReplicas > maxReplicas) {
      throw new MeshError("MESH_REPLICA_BOUNDS", {
        property: "minReplicas",
        value: minReplicas,
        must: `be at most maxReplicas, which is ${maxReplicas}`,
        at: this
      });
    }
  }
};

// lib/autoscaling/kafka-trigger.ts
var OffsetResetPolicy = /* @__PURE__ */ ((OffsetResetPolicy2) => {
  OffsetResetPolicy2["LATEST"] = "latest";
  OffsetResetPolicy2["EARLIEST"] = "earliest";
  return OffsetResetPolicy2;
})(OffsetResetPolicy || {});
var KafkaSasl = /* @__PURE__ */ ((KafkaSasl2) => {
  KafkaSasl2["NONE"] = "none";
  KafkaSasl2["PLAINTEXT"] = "plaintext";
  KafkaSasl2["SCRAM_SHA256"] = "scram_sha256";
  KafkaSasl2["SCRAM_SHA512"] = "scram_sha512";
  KafkaSasl2["GSSAPI"] = "gssapi";
  KafkaSasl2["OAUTHBEARER"] = "oauthbearer";
  return KafkaSasl2;
})(KafkaSasl || {});
function kafkaParameters(trigger, { property, ...at }) {
  checkNotEmpty(trigger.bootstrapServers, { ...at, property: `${property}.bootstrapServers` });
  checkNotEmpty(
    trigger.partitionLimitation,
    { ...at, property: `${property}.partitionLimitation` },
    "leave it out for all partitions"
  );
  const { bootstrapServers, partitionLimitation, tls, lagThreshold, activationLagThreshold, ...rest } = trigger;
  return {
    bootstrapServers: bootstrapServers.join(","),
    consumerGroup: rest.consumerGroup,
    topic: rest.topic,
    lagThreshold: checkInteger(lagThreshold, { ...at, property: `${property}.lagThreshold` }, 1),
    activationLagThreshold: checkInteger(
      activationLagThreshold,
      { ...at, property: `${property}.activationLagThreshold` },
      0
    ),
    offsetResetPolicy: rest.offsetResetPolicy,
    allowIdleConsumers: rest.allowIdleConsumers,
    scaleToZeroOnInvalidOffset: rest.scaleToZeroOnInvalidOffset,
    excludePersistentLag: rest.excludePersistentLag,
    limitToPartitionsWithLag: rest.limitToPartitionsWithLag,
    ensureEvenDistributionOfPartitions: rest.ensureEvenDistributionOfPartitions,
    partitionLimitation: partitionLimitation?.join(","),
    version: rest.version,
    sasl: rest.sasl,
    saslTokenProvider: rest.saslTokenProvider,
    tls: tls === void 0 ? void 0 : tls ? "enable" : "disable",
    unsafeSsl: rest.unsafeSsl,
    awsRegion: rest.awsRegion
  };
}

// lib/autoscaling/pod-identity.ts
var IdentityOwner = /* @__PURE__ */ ((IdentityOwner2) => {
  IdentityOwner2["KEDA"] = "keda";
  IdentityOwner2["WORKLOAD"] = "workload";
  return IdentityOwner2;
})(IdentityOwner || {});
var PodIdentity = class _PodIdentity {
  /** No identity. */
  static NONE = new _PodIdentity({ provider: "none" });
  /** GCP Workload Identity. */
  static GCP = new _PodIdentity({ provider: "gcp" });
  /**
   * Roles of EKS for ServiceAccounts.
   * @deprecated upstream in favour of `aws()`
   */
  static AWS_EKS = new _PodIdentity({ provider: "aws-eks" });
  /** Azure AD Workload Identity. */
  static azureWorkload(identity = {}) {
    const { identityId, identityTenantId, identityAuthorityHost } = identity;
    return new _PodIdentity({ provider: "azure-workload", identityId, identityTenantId, identityAuthorityHost });
  }
  /** Roles of AWS for ServiceAccounts. */
  static aws({ roleArn, externalId, identityOwner } = {}) {
    return new _PodIdentity({ provider: "aws", roleArn, externalID: externalId, identityOwner });
  }
  #json;
  constructor(json) {
    this.#json = json;
    Object.freeze(this);
  }
  /** @internal */
  _render(at, property) {
    for (const [key2, text] of Object.entries(this.#json)) {
      if (text === "") fail3(`${property}.${key2}`, text, "not be empty", at);
    }
    const { identityId, identityTenantId, identityAuthorityHost, roleArn, identityOwner, externalID } = this.#json;
    if (identityAuthorityHost !== void 0 && identityTenantId === void 0) {
      fail3(`${property}.identityAuthorityHost`, identityAuthorityHost, "come with identityTenantId", at);
    }
    if (identityTenantId !== void 0 && identityId === void 0) {
      fail3(`${property}.identityTenantId`, identityTenantId, "come with identityId", at);
    }
    if (externalID !== void 0 && roleArn === void 0) {
      fail3(`${property}.externalId`, externalID, "come with roleArn", at);
    }
    if (roleArn !== void 0 && identityOwner !== void 0) {
      fail3(`${property}.roleArn`, roleArn, "not stand beside identityOwner", at);
    }
    return this.#json;
  }
};
function fail3(property, value2, must, at) {
  throw new MeshError("MESH_POD_IDENTITY", { property, value: value2, must, at });
}

// lib/autoscaling/trigger-parameters.ts
function renderParameters(parameters, place) {
  const given = Object.entries(parameters).flatMap(([name, parameter]) => {
    if (parameter === void 0) return [];
    if (typeof parameter === "number" && !Number.isFinite(parameter)) {
      throw new MeshError("MESH_OUT_OF_RANGE", {
        ...place,
        property: `${place.property}.${name}`,
        value: parameter,
        must: "be a finite number"
      });
    }
    return [[name, `${parameter}`]];
  });
  return Object.fromEntries(given);
}
function checkPositive(target, place) {
  if (!(target > 0 && Number.isFinite(target))) {
    throw new MeshError("MESH_OUT_OF_RANGE", { ...place, value: target, must: "be a number above 0" });
  }
  return target;
}
function renderPairs(pairs, place) {
  if (pairs === void 0) return void 0;
  for (const [name, text] of Object.entries(pairs)) {
    if (/[=,]/.test(name) || name === "" || text.includes(",")) {
      throw new MeshError("MESH_INVALID_PARAMETER", {
        ...place,
        value: { [name]: text },
        must: "have names without = and commas, and texts without commas"
      });
    }
  }
  return Object.entries(pairs).map(([name, text]) => `${name}=${text}`).join(",");
}
function renderTimeout(timeout, place) {
  if (timeout === void 0) return void 0;
  const milliseconds = millisecondsOf(timeout);
  if (!Number.isInteger(milliseconds) || milliseconds < 1) {
    throw new MeshError("MESH_INVALID_DURATION", {
      ...place,
      value: `${milliseconds} ms`,
      must: "be a whole number of milliseconds, 1 ms or more"
    });
  }
  return milliseconds;
}

// lib/autoscaling/prometheus-trigger.ts
var PrometheusAuthMode = /* @__PURE__ */ ((PrometheusAuthMode2) => {
  PrometheusAuthMode2["BEARER"] = "bearer";
  PrometheusAuthMode2["BASIC"] = "basic";
  PrometheusAuthMode2["TLS"] = "tls";
  PrometheusAuthMode2["CUSTOM"] = "custom";
  return PrometheusAuthMode2;
})(PrometheusAuthMode || {});
function prometheusParameters(trigger, { property, ...at }) {
  const { serverAddress, query, threshold, activationThreshold, namespace, ignoreNullValues, unsafeSsl } = trigger;
  return {
    serverAddress,
    query,
    threshold: checkPositive(threshold, { ...at, property: `${property}.threshold` }),
    activationThreshold,
    namespace,
    customHeaders: renderPairs(trigger.customHeaders, { ...at, property: `${property}.customHeaders` }),
    queryParameters: renderPairs(trigger.queryParameters, { ...at, property: `${property}.queryParameters` }),
    ignoreNullValues,
    unsafeSsl,
    timeout: renderTimeout(trigger.timeout, { ...at, property: `${property}.timeout` }),
    authModes: trigger.authModes?.join(",")
  };
}

// lib/autoscaling/rabbitmq-trigger.ts
var RabbitmqMode = /* @__PURE__ */ ((RabbitmqMode2) => {
  RabbitmqMode2["QUEUE_LENGTH"] = "QueueLength";
  RabbitmqMode2["MESSAGE_RATE"] = "MessageRate";
  RabbitmqMode2["DELIVER_GET_RATE"] = "DeliverGetRate";
  RabbitmqMode2["PUBLISHED_TO_DELIVERED_RATIO"] = "PublishedToDeliveredRatio";
  RabbitmqMode2["EXPECTED_QUEUE_CONSUMPTION_TIME"] = "ExpectedQueueConsumptionTime";
  return RabbitmqMode2;
})(RabbitmqMode || {});
var QueueOperation = /* @__PURE__ */ ((QueueOperation2) => {
  QueueOperation2["SUM"] = "sum";
  QueueOperation2["MAX"] = "max";
  QueueOperation2["AVERAGE"] = "avg";
  return QueueOperation2;
})(QueueOperation || {});
function rabbitmqParameters(trigger, hasAuthentication, { property, ...at }) {
  const { host, hostFromEnv } = trigger;
  if ((host ?? hostFromEnv) === void 0 && !hasAuthentication) {
    throw new MeshError("MESH_TRIGGER_WITHOUT_HOST", {
      ...at,
      property: `${property}.host`,
      must: "be given",
      fix: "say host or hostFromEnv, or give an authenticationRef with the parameter host"
    });
  }
  checkProtocol(trigger, { property, ...at });
  return {
    host,
    hostFromEnv,
    protocol: trigger.protocol,
    queueName: trigger.queueName,
    mode: trigger.mode,
    value: checkPositive(trigger.value, { ...at, property: `${property}.value` }),
    activationValue: trigger.activationValue,
    vhostName: trigger.vhostName,
    usernameFromEnv: trigger.usernameFromEnv,
    passwordFromEnv: trigger.passwordFromEnv,
    useRegex: trigger.useRegex,
    pageSize: checkInteger(trigger.pageSize, { ...at, property: `${property}.pageSize` }, 1),
    operation: trigger.operation,
    excludeUnacknowledged: trigger.excludeUnacknowledged,
    unsafeSsl: trigger.unsafeSsl,
    timeout: renderTimeout(trigger.timeout, { ...at, property: `${property}.timeout` })
  };
}
function checkProtocol(trigger, { property, ...at }) {
  const { protocol, host, mode, useRegex, excludeUnacknowledged } = trigger;
  const amqp = protocol === "amqp" || protocol !== "http" && /^amqps?:/.test(host ?? "");
  if (!amqp) return;
  const needs = useRegex ? "useRegex" : excludeUnacknowledged ? "excludeUnacknowledged" : void 0;
  if (mode !== "QueueLength" /* QUEUE_LENGTH */ || needs) {
    throw new MeshError("MESH_RABBITMQ_PROTOCOL", {
      ...at,
      property: `${property}.protocol`,
      value: protocol ?? host,
      must: `be http for ${needs ?? `mode ${mode}`}`,
      fix: "name the management interface: http://host:15672/"
    });
  }
}

// lib/autoscaling/replica-counts.ts
function checkReplicaCounts(counts, at) {
  const { minReplicaCount, maxReplicaCount, idleReplicaCount } = counts;
  checkInteger(minReplicaCount, { property: "minReplicaCount", at }, 0);
  checkInteger(maxReplicaCount, { property: "maxReplicaCount", at }, 1);
  const min = minReplicaCount ?? 0;
  if (min > (maxReplicaCount ?? 100)) {
    const max = maxReplicaCount === void 0 ? "100 where it is left out" : maxReplicaCount;
    const must = `be at most maxReplicaCount, which is ${max}`;
    throw new MeshError("MESH_REPLICA_BOUNDS", { property: "minReplicaCount", value: min, must, at });
  }
  if (idleReplicaCount !== void 0 && (idleReplicaCount !== 0 || min === 0)) {
    throw new MeshError("MESH_REPLICA_BOUNDS", {
      property: "idleReplicaCount",
      value: idleReplicaCount,
      must: `be 0 and less than minReplicaCount, which is ${min}`,
      fix: "leave it out, or set minReplicaCount",
      at
    });
  }
  return { minReplicaCount, maxReplicaCount, idleReplicaCount };
}

// lib/autoscaling/scaling-fallback.ts
var FallbackBehavior = /* @__PURE__ */ ((FallbackBehavior2) => {
  FallbackBehavior2["STATIC"] = "static";
  FallbackBehavior2["CURRENT_REPLICAS"] = "currentReplicas";
  FallbackBehavior2["CURRENT_REPLICAS_IF_HIGHER"] = "currentReplicasIfHigher";
  FallbackBehavior2["CURRENT_REPLICAS_IF_LOWER"] = "currentReplicasIfLower";
  FallbackBehavior2["SCALING_MODIFIERS"] = "scalingModifiers";
  return FallbackBehavior2;
})(FallbackBehavior || {});
function renderFallback({ failureThreshold, replicas, behavior }, at, property) {
  return {
    failureThreshold: checkInteger(failureThreshold, { property: `${property}.failureThreshold`, at }, 0),
    replicas: checkInteger(replicas, { property: `${property}.replicas`, at }, 0),
    behavior
  };
}

// lib/autoscaling/scaling-modifiers.ts
function renderScalingModifiers({ formula, target, activationTarget, metricType }, triggers, at, property) {
  const names = triggers.flatMap(({ name, isResource }) => name === void 0 || isResource ? [] : [name]);
  const words = formula.match(/\w+/g) ?? [];
  if (!names.some((name) => words.includes(name))) {
    throw new MeshError("MESH_FORMULA_WITHOUT_TRIGGER", {
      property: `${property}.formula`,
      value: formula,
      must: "name at least one trigger, of another type than cpu and memory",
      fix: names.length === 0 ? "give the triggers names" : `the names are ${names.join(", ")}`,
      at
    });
  }
  checkPositive(target, { property: `${property}.target`, at });
  return { formula, ...renderParameters({ target, activationTarget }, { property, at }), metricType };
}

// lib/autoscaling/scaled-object.ts
var ScaledObject = class extends MeshResource {
  #spec;
  /**
   * @throws MeshError MESH_SECOND_SCALER for a target that another autoscaler scales
   * @throws MeshError MESH_FIXED_REPLICAS for a target with `replicas`
   * @throws MeshError MESH_NO_RESOURCE_REQUEST for a percentage of a request that the container does not make
   * @throws MeshError MESH_REPLICA_BOUNDS for numbers of pods that contradict each other
   * @throws MeshError MESH_SCALE_TO_ZERO for triggers that cannot bring back a first pod
   * @throws MeshError MESH_OTHER_NAMESPACE for a target or a TriggerAuthentication in another namespace
   */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "keda.sh/v1alpha1", kind: "ScaledObject", plural: "scaledobjects" }, props);
    const { target, fallback, envSourceContainer } = props;
    this.checkNames(props);
    this.checkFallback(props);
    this.#spec = {
      scaleTargetRef: {
        ...renderTargetRef(target),
        envSourceContainerName: envSourceContainer && containerNameOf(envSourceContainer, target, this, "envSourceContainer")
      },
      pollingInterval: renderSeconds(props.pollingInterval, { property: "pollingInterval", at: this }, 1),
      cooldownPeriod: renderSeconds(props.cooldownPeriod, { property: "cooldownPeriod", at: this }, 0),
      initialCooldownPeriod: renderSeconds(
        props.initialCooldownPeriod,
        { property: "initialCooldownPeriod", at: this },
        0
      ),
      ...checkReplicaCounts(props, this),
      fallback: fallback && renderFallback(fallback, this, "fallback"),
      advanced: this.renderAdvanced(props),
      triggers: this.renderTriggers(props)
    };
    takeOver(target, this);
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
  renderAdvanced(props) {
    const { behavior, horizontalPodAutoscalerName, restoreToOriginalReplicaCount, scalingModifiers, triggers } = props;
    const ofAutoscaler = (behavior ?? horizontalPodAutoscalerName) !== void 0;
    if (!ofAutoscaler && (restoreToOriginalReplicaCount ?? scalingModifiers) === void 0) return void 0;
    return {
      horizontalPodAutoscalerConfig: ofAutoscaler ? { name: horizontalPodAutoscalerName, behavior: behavior && renderBehavior(behavior, this, "behavior") } : void 0,
      restoreToOriginalReplicaCount,
      scalingModifiers: scalingModifiers && renderScalingModifiers(scalingModifiers, triggers, this, "scalingModifiers")
    };
  }
  renderTriggers({ triggers, target, minReplicaCount = 0 }) {
    checkNotEmpty(triggers, { property: "triggers", at: this });
    if (minReplicaCount === 0 && triggers.every(({ isResource }) => isResource)) {
      throw new MeshError("MESH_SCALE_TO_ZERO", {
        property: "minReplicaCount",
        value: minReplicaCount,
        must: "be 1 or more where all triggers measure CPU or memory, which nobody uses without a pod",
        fix: "set minReplicaCount to 1, or add a trigger of another type",
        at: this
      });
    }
    return triggers.map((trigger, index) => {
      const property = `triggers[${index}]`;
      const rendered = trigger._render(target, this, property);
      checkNowAndLater(this, () => trigger._check(target, this, property));
      return rendered;
    });
  }
  /** KEDA writes both names into labels, and tells triggers apart by theirs. */
  checkNames({ horizontalPodAutoscalerName, triggers }) {
    const [property, value2] = horizontalPodAutoscalerName === void 0 ? ["metadata.name", `keda-hpa-${this.name}`] : ["horizontalPodAutoscalerName", horizontalPodAutoscalerName];
    if (value2.length > 63 || this.name.length > 63) {
      throw new MeshError("MESH_TOO_LONG", {
        property,
        value: value2,
        must: "make a HorizontalPodAutoscaler and a ScaledObject whose names have at most 63 characters",
        at: this
      });
    }
    const names = triggers.map(({ name }) => name);
    const again = names.findIndex((name, index) => name !== void 0 && names.indexOf(name) !== index);
    if (again !== -1) {
      const must = "be the name of one trigger";
      throw new MeshError("MESH_DUPLICATE", {
        property: `triggers[${again}].name`,
        value: names[again],
        must,
        at: this
      });
    }
  }
  checkFallback({ fallback, triggers, scalingModifiers }) {
    if (fallback === void 0) return;
    if (triggers.every(({ isResource }) => isResource)) {
      throw new MeshError("MESH_FALLBACK", {
        property: "fallback",
        must: "come with a trigger of another type than cpu and memory, whose metrics KEDA does not see",
        at: this
      });
    }
    if (fallback.behavior === "scalingModifiers" /* SCALING_MODIFIERS */ && scalingModifiers === void 0) {
      throw new MeshError("MESH_FALLBACK", {
        property: "fallback.behavior",
        value: fallback.behavior,
        must: "come with scalingModifiers, whose formula says the number",
        at: this
      });
    }
  }
};

// lib/autoscaling/resource-usage.ts
var ResourceUsage = class {
  constructor(resource, usage, wholePod) {
    this.resource = resource;
    this.usage = usage;
    this.wholePod = wholePod;
  }
  resource;
  usage;
  wholePod;
  /** Fails where the usage cannot be told of the target. */
  check(target, at, property) {
    const { utilization } = this.usage;
    if (utilization === void 0) return;
    const place = { property: `${property}.utilization`, value: utilization, at };
    checkRequests(target, this.containerOf(target, at, property), this.resource, place);
  }
  /** The target in the words that both have. */
  read(target, at, property) {
    const { utilization, averageValue } = this.usage;
    if (utilization === void 0 === (averageValue === void 0)) {
      throw new MeshError("MESH_USAGE_TARGET", {
        property,
        must: "have one of utilization and averageValue",
        at
      });
    }
    const container = this.containerOf(target, at, property);
    if (utilization !== void 0) {
      checkInteger(utilization, { property: `${property}.utilization`, at }, 1);
      return { container, type: "Utilization", utilization };
    }
    const place = { property: `${property}.averageValue`, at };
    const amount = this.resource === "cpu" ? renderCpu(averageValue, place) : renderSize(averageValue, place);
    return { container, type: "AverageValue", averageValue: amount };
  }
  containerOf(target, at, property) {
    return this.wholePod ? void 0 : containerNameOf(this.usage.container, target, at, `${property}.container`);
  }
};

// lib/autoscaling/scaling-metric.ts
var ScalingMetric = class _ScalingMetric {
  /** The CPU of one container: in percent of its request, or as an amount. */
  static cpu(target) {
    return _ScalingMetric.ofUsage(new ResourceUsage("cpu", target, false));
  }
  /** The memory of one container: in percent of its request, or as an amount. */
  static memory(target) {
    return _ScalingMetric.ofUsage(new ResourceUsage("memory", target, false));
  }
  /** The CPU of whole pods: in percent of the requests of all containers, the sidecar among them, or as an amount. */
  static podCpu(target) {
    return _ScalingMetric.ofUsage(new ResourceUsage("cpu", target, true));
  }
  /** The memory of whole pods: in percent of the requests of all containers, or as an amount. */
  static podMemory(target) {
    return _ScalingMetric.ofUsage(new ResourceUsage("memory", target, true));
  }
  /** A metric that every pod reports; the average of the pods counts. */
  static pods(name, target) {
    return new _ScalingMetric({
      render: (_, at, property) => ({
        type: "Pods",
        pods: {
          metric: renderIdentifier(name, target, at, property),
          target: {
            type: "AverageValue",
            averageValue: renderQuantity(target.averageValue, { property: `${property}.averageValue`, at })
          }
        }
      })
    });
  }
  /** A metric of another object, such as the requests per second of a Service. */
  static object(name, target) {
    return new _ScalingMetric({
      render: (_, at, property) => {
        checkSameNamespace(target.describedObject, at, `${property}.describedObject`);
        return {
          type: "Object",
          object: {
            describedObject: renderTargetRef(target.describedObject),
            metric: renderIdentifier(name, target, at, property),
            target: renderMetricTarget(target, at, property)
          }
        };
      }
    });
  }
  /** A metric of something outside the cluster, such as the length of a queue. */
  static external(name, target) {
    return new _ScalingMetric({
      render: (_, at, property) => ({
        type: "External",
        external: {
          metric: renderIdentifier(name, target, at, property),
          target: renderMetricTarget(target, at, property)
        }
      })
    });
  }
  static ofUsage(usage) {
    return new _ScalingMetric({
      check: (target, at, property) => usage.check(target, at, property),
      render: (scaled, at, property) => {
        const { container, type, utilization, averageValue } = usage.read(scaled, at, property);
        const target = { type, averageUtilization: utilization, averageValue };
        const name = usage.resource;
        return container === void 0 ? { type: "Resource", resource: { name, target } } : { type: "ContainerResource", containerResource: { name, container, target } };
      }
    });
  }
  #form;
  constructor(form) {
    this.#form = form;
    Object.freeze(this);
  }
  /** @internal Fails where the metric cannot be told of the target. */
  _check(target, at, property) {
    this.#form.check?.(target, at, property);
  }
  /** @internal */
  _render(target, at, property) {
    return this.#form.render(target, at, property);
  }
};
function renderIdentifier(name, { selector }, at, property) {
  if (!/^[^/%]+$/.test(name) || name === "." || name === "..") {
    throw new MeshError("MESH_INVALID_NAME", {
      property: `${property}.name`,
      value: name,
      must: "be the name of a metric, without / and %",
      at
    });
  }
  return { name, selector: selector?._toKube() };
}
function renderMetricTarget({ value: value2, averageValue }, at, property) {
  if (value2 === void 0 === (averageValue === void 0)) {
    throw new MeshError("MESH_METRIC_TARGET", { property, must: "have one of value and averageValue", at });
  }
  return value2 === void 0 ? {
    type: "AverageValue",
    averageValue: renderQuantity(averageValue, { property: `${property}.averageValue`, at })
  } : { type: "Value", value: renderQuantity(value2, { property: `${property}.value`, at }) };
}

// lib/autoscaling/startup-boost.ts
var StartupBoost = class _StartupBoost {
  constructor(boost, options) {
    this.boost = boost;
    this.options = options;
    Object.freeze(this);
  }
  boost;
  options;
  /** A whole multiple of the CPU that is recommended, 1 or more. */
  static cpuFactor(factor, options = {}) {
    return new _StartupBoost(factor, options);
  }
  /** An amount of CPU. */
  static cpuQuantity(quantity, options = {}) {
    return new _StartupBoost(quantity, options);
  }
  /** @internal */
  _render(at, property) {
    const { boost } = this;
    const durationSeconds = renderSeconds(this.options.duration, { property: `${property}.duration`, at }, 0);
    return {
      cpu: typeof boost === "number" ? { type: "Factor", factor: checkInteger(boost, { property: `${property}.factor`, at }, 1), durationSeconds } : { type: "Quantity", quantity: renderCpu(boost, { property: `${property}.quantity`, at }), durationSeconds }
    };
  }
};

// lib/autoscaling/authentication-ref.ts
function renderAuthenticationRef(ref, at, property) {
  const kind = ref.kind === "ClusterTriggerAuthentication" ? ref.kind : "TriggerAuthentication";
  if (kind === "TriggerAuthentication") checkSameNamespace(ref, at, property);
  return { kind, name: ref.name };
}

// lib/autoscaling/cron-trigger.ts
function cronParameters(trigger, { property, ...at }) {
  const { timezone, desiredReplicas } = trigger;
  const start = expressionOf(trigger.start, { ...at, property: `${property}.start` });
  const end = expressionOf(trigger.end, { ...at, property: `${property}.end` });
  if (start === end) {
    throw new MeshError("MESH_INVALID_CRON", {
      ...at,
      property: `${property}.end`,
      value: end,
      must: "be another schedule than start"
    });
  }
  if (!isTimeZone(timezone)) {
    throw new MeshError("MESH_INVALID_TIME_ZONE", {
      ...at,
      property: `${property}.timezone`,
      value: timezone,
      must: "be a name of the time zone database, such as UTC or Europe/Madrid"
    });
  }
  checkInteger(desiredReplicas, { ...at, property: `${property}.desiredReplicas` }, 1);
  return { timezone, start, end, desiredReplicas };
}
var FIELDS = /^(?:[*?]|[0-9A-Za-z])[-*/,0-9A-Za-z]*(?: (?:[*?]|[0-9A-Za-z])[-*/,0-9A-Za-z]*){4}$/;
function expressionOf(schedule, place) {
  const expression = typeof schedule === "string" ? schedule : schedule.expressionString;
  if (!FIELDS.test(expression)) {
    throw new MeshError("MESH_INVALID_CRON", {
      ...place,
      value: expression,
      must: "have five fields, one space between: minute, hour, day, month, weekday"
    });
  }
  return expression;
}
function isTimeZone(name) {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

// lib/autoscaling/trigger.ts
var MetricType = /* @__PURE__ */ ((MetricType2) => {
  MetricType2["AVERAGE_VALUE"] = "AverageValue";
  MetricType2["VALUE"] = "Value";
  return MetricType2;
})(MetricType || {});
var Trigger = class _Trigger {
  constructor(type, name, form) {
    this.type = type;
    this.name = name;
    this.#form = form;
    Object.freeze(this);
  }
  type;
  name;
  /**
   * The CPU of one container: in percent of its request, or as an amount.
   * @see https://keda.sh/docs/2.20/scalers/cpu/
   */
  static cpu(usage) {
    return _Trigger.ofUsage(new ResourceUsage("cpu", usage, false), usage);
  }
  /**
   * The memory of one container: in percent of its request, or as an amount.
   * @see https://keda.sh/docs/2.20/scalers/memory/
   */
  static memory(usage) {
    return _Trigger.ofUsage(new ResourceUsage("memory", usage, false), usage);
  }
  /** The CPU of whole pods: in percent of the requests of all containers, the sidecar among them, or as an amount. */
  static podCpu(usage) {
    return _Trigger.ofUsage(new ResourceUsage("cpu", usage, true), usage);
  }
  /** The memory of whole pods: in percent of the requests of all containers, or as an amount. */
  static podMemory(usage) {
    return _Trigger.ofUsage(new ResourceUsage("memory", usage, true), usage);
  }
  /** A query to Prometheus. */
  static prometheus(trigger) {
    return _Trigger.fetched("prometheus", trigger, (place) => prometheusParameters(trigger, place));
  }
  /** A queue of RabbitMQ. */
  static rabbitmq(trigger) {
    const hasAuthentication = trigger.authenticationRef !== void 0;
    return _Trigger.fetched("rabbitmq", trigger, (place) => rabbitmqParameters(trigger, hasAuthentication, place));
  }
  /** The lag of a consumer group of Kafka. */
  static kafka(trigger) {
    return _Trigger.fetched("kafka", trigger, (place) => kafkaParameters(trigger, place));
  }
  /** A time of the day or week. */
  static cron(trigger) {
    return _Trigger.fetched("cron", { name: trigger.name }, (place) => cronParameters(trigger, place));
  }
  /**
   * Any other trigger of KEDA.
   *
   * @param type its type: `redis`, `aws-sqs-queue`, `external` …
   * @param metadata its parameters
   * @throws MeshError MESH_TRIGGER_TYPE for cpu and memory, which have factories of their own
   */
  static of(type, metadata, options = {}) {
    if (type === "" || type === "cpu" || type === "memory") {
      throw new MeshError("MESH_TRIGGER_TYPE", {
        property: "type",
        value: type,
        must: "be a type of trigger other than cpu and memory",
        ...type === "" ? {} : { fix: `call Trigger.${type}, which knows the container` }
      });
    }
    if (type === "cron" && options.useCachedMetrics) {
      throw new MeshError("MESH_TRIGGER_TYPE", {
        property: "useCachedMetrics",
        value: true,
        must: "not be set for cron, which fetches nothing"
      });
    }
    return _Trigger.fetched(type, options, () => metadata);
  }
  static ofUsage(usage, { name }) {
    return new _Trigger(usage.resource, name, {
      usage,
      render: (target, at, property) => {
        const { container, type, utilization, averageValue } = usage.read(target, at, property);
        const parameters = { value: utilization ?? averageValue, containerName: container };
        return { metricType: type, metadata: renderParameters(parameters, { property, at }) };
      }
    });
  }
  static fetched(type, { name, metricType, useCachedMetrics, authenticationRef }, parameters) {
    return new _Trigger(type, name, {
      render: (_, at, property) => ({
        metadata: renderParameters(parameters({ property, at }), { property, at }),
        metricType,
        useCachedMetrics,
        authenticationRef: authenticationRef && renderAuthenticationRef(authenticationRef, at, `${property}.authenticationRef`)
      })
    });
  }
  #form;
  /** Whether Kubernetes measures this itself, so that KEDA can neither scale to zero by it nor fall back. */
  get isResource() {
    return this.#form.usage !== void 0;
  }
  /** @internal Fails where the trigger cannot be told of the target. */
  _check(target, at, property) {
    this.#form.usage?.check(target, at, property);
  }
  /** @internal */
  _render(target, at, property) {
    return { type: this.type, name: this.name, ...this.#form.render(target, at, property) };
  }
};

// lib/autoscaling/trigger-authentication.ts
var TriggerAuthentication = class extends MeshResource {
  #spec;
  /**
   * @throws MeshError MESH_OTHER_NAMESPACE for a Secret, ConfigMap or ServiceAccount of another namespace
   * @throws MeshError MESH_POD_IDENTITY for an identity that contradicts itself
   */
  constructor(scope, id, props) {
    const kind = { apiVersion: "keda.sh/v1alpha1", kind: "TriggerAuthentication", plural: "triggerauthentications" };
    super(scope, id, kind, props);
    this.#spec = renderSources(props, this);
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/autoscaling/update-mode.ts
var UpdateMode = /* @__PURE__ */ ((UpdateMode2) => {
  UpdateMode2["OFF"] = "Off";
  UpdateMode2["INITIAL"] = "Initial";
  UpdateMode2["RECREATE"] = "Recreate";
  UpdateMode2["IN_PLACE_OR_RECREATE"] = "InPlaceOrRecreate";
  UpdateMode2["IN_PLACE"] = "InPlace";
  UpdateMode2["AUTO"] = "Auto";
  return UpdateMode2;
})(UpdateMode || {});

// lib/autoscaling/vertical-pod-autoscaler.ts
var VerticalPodAutoscaler = class extends MeshResource {
  #spec;
  /**
   * @throws MeshError MESH_SECOND_SCALER for a target that another autoscaler scales, unless the mode is `OFF`
   * @throws MeshError MESH_DUPLICATE for two policies for one container
   * @throws MeshError MESH_UNKNOWN_CONTAINER for a container that the target does not have
   * @throws MeshError MESH_RESOURCE_BOUNDS for a least amount above the most
   * @throws MeshError MESH_OTHER_NAMESPACE for a target in another namespace
   */
  constructor(scope, id, props) {
    super(
      scope,
      id,
      { apiVersion: "autoscaling.k8s.io/v1", kind: "VerticalPodAutoscaler", plural: "verticalpodautoscalers" },
      props
    );
    const { target, recommender, startupBoost } = props;
    checkSameNamespace(target, this, "target");
    this.#spec = {
      targetRef: renderTargetRef(target),
      updatePolicy: this.renderUpdatePolicy(props),
      resourcePolicy: this.renderContainerPolicies(props),
      recommenders: recommender === void 0 ? void 0 : [{ name: recommender }],
      startupBoost: startupBoost?._render(this, "startupBoost")
    };
    if (props.updateMode !== "Off" /* OFF */) claim(target, this);
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
  renderUpdatePolicy(props) {
    const { updateMode, minReplicas, evictionRequirements, evictAfterOom } = props;
    if (updateMode === void 0) {
      if ((minReplicas ?? evictionRequirements ?? evictAfterOom) === void 0) return void 0;
      throw new MeshError("MESH_UPDATE_MODE", {
        property: "updateMode",
        must: "be given beside minReplicas, evictionRequirements and evictAfterOom",
        fix: "say UpdateMode.RECREATE for what is the default without them",
        at: this
      });
    }
    return {
      updateMode,
      minReplicas: checkInteger(minReplicas, { property: "minReplicas", at: this }, 1),
      evictionRequirements: evictionRequirements?.map(
        (requirement, index) => renderEvictionRequirement(requirement, this, `evictionRequirements[${index}]`)
      ),
      evictAfterOOMSeconds: renderSeconds(evictAfterOom, { property: "evictAfterOom", at: this }, 1)
    };
  }
  renderContainerPolicies({ containerPolicies, target }) {
    if (containerPolicies === void 0) return void 0;
    checkNotEmpty(containerPolicies, { property: "containerPolicies", at: this }, "leave it out");
    const policies = containerPolicies.map(
      (policy, index) => policy._render(target, this, `containerPolicies[${index}]`)
    );
    const names = policies.map(({ containerName }) => containerName);
    const again = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (again !== -1) {
      throw new MeshError("MESH_DUPLICATE", {
        property: `containerPolicies[${again}].container`,
        value: names[again],
        must: "have one policy",
        at: this
      });
    }
    return { containerPolicies: policies };
  }
};

// lib/chaos/kube-monkey.ts
var KillMode = class _KillMode {
  /** Every pod. */
  static ALL = new _KillMode("kill-all");
  /** A number of pods. */
  static fixed(pods) {
    return new _KillMode("fixed", checkInteger(pods, { property: "killMode.fixed" }, 1));
  }
  /** A share of the pods, 1 to 100. */
  static fixedPercent(percent) {
    return new _KillMode("fixed-percent", checkInteger(percent, { property: "killMode.fixedPercent" }, 1, 100));
  }
  /** A random share of the pods, up to `percent`, 1 to 100. */
  static randomMaxPercent(percent) {
    return new _KillMode("random-max-percent", checkInteger(percent, { property: "killMode.randomMaxPercent" }, 1, 100));
  }
  #mode;
  #amount;
  constructor(mode, amount) {
    this.#mode = mode;
    this.#amount = amount;
    Object.freeze(this);
  }
  /** @internal */
  _toLabels() {
    const mode = { "kube-monkey/kill-mode": this.#mode };
    return this.#amount === void 0 ? mode : { ...mode, "kube-monkey/kill-value": `${this.#amount}` };
  }
};
function optInToKubeMonkey(workload, options) {
  const days = options.meanTimeBetweenFailures.toMilliseconds() / 864e5;
  if (!Number.isInteger(days) || days < 1) {
    throw new MeshError("MESH_INVALID_DURATION", {
      property: "meanTimeBetweenFailures",
      value: `${days} days`,
      must: "be whole days, 1 day or more",
      at: workload
    });
  }
  const identifier = checkDnsLabel(options.identifier ?? workload.name, { property: "identifier", at: workload });
  const found = { "kube-monkey/enabled": "enabled", "kube-monkey/identifier": identifier };
  const labels = { ...found, "kube-monkey/mtbf": `${days}`, ...options.killMode._toLabels() };
  for (const [key2, label] of Object.entries(labels)) workload.metadata.addLabel(key2, label);
  for (const [key2, label] of Object.entries(found)) workload.podMetadata.addLabel(key2, label);
}

// lib/chaos/load-test.ts
var import_cdk8s4 = require("cdk8s");
var import_cdk8s_plus_285 = require("cdk8s-plus-28");
var import_constructs2 = require("constructs");

// lib/core/host.ts
var import_node_net = require("node:net");
var LABEL = "[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?";
var DOMAIN = new RegExp(`^(?:\\*\\.)?${LABEL}(?:\\.${LABEL})*\\.?$`);
var Host = class _Host {
  /** Every host. Gateways take it; a rule for the sidecars of the mesh does not. */
  static ANY = new _Host({ name: "*" });
  /** The host of a Service, or of a construct that has one. */
  static of(ref) {
    if (ref instanceof _Host) return ref;
    if ("host" in ref) return ref.host;
    return new _Host({
      name: ref.name,
      service: { namespace: ref.metadata.namespace, ports: () => ref.ports.map(({ port }) => port) }
    });
  }
  /**
   * The host of a Kubernetes Service that this app does not define.
   *
   * @throws MeshError MESH_INVALID_NAME for a name or a namespace that is no DNS label
   */
  static service(name, options) {
    const namespace = checkDnsLabel(options.namespace, { property: "namespace" });
    return new _Host({ name: checkDnsLabel(name, { property: "name" }), service: { namespace } });
  }
  /**
   * A DNS name outside the cluster, a wildcard such as `*.example.com`, or an IP address.
   *
   * @throws MeshError MESH_INVALID_HOST for anything else
   */
  static external(name) {
    return new _Host({ name: checkDomain(name, "host") });
  }
  /** The name of the Service, or the whole DNS name of an external host. */
  name;
  /** The namespace of the Service; absent for external hosts and for a Service without one. */
  namespace;
  #service;
  constructor(host) {
    this.name = host.name;
    this.namespace = host.service?.namespace;
    this.#service = host.service;
    Object.freeze(this);
  }
  /** Whether the host is a Kubernetes Service. */
  get isService() {
    return this.#service !== void 0;
  }
  /** The ports of the Service, where this app defines it. */
  get ports() {
    return this.#service?.ports?.();
  }
  /**
   * The name to write into a rule that lives in `namespace`.
   *
   * @throws MeshError MESH_HOST_WITHOUT_NAMESPACE for a Service without a namespace and a rule with one
   * @throws MeshError MESH_SHORT_HOST for an external name without a dot, which Istio would take for a Service
   */
  nameFrom(namespace, place = { property: "host" }) {
    if (!this.#service) return checkCompletion(this.name, place);
    if (this.namespace === namespace) return this.name;
    if (this.namespace === void 0) {
      throw new MeshError("MESH_HOST_WITHOUT_NAMESPACE", {
        ...place,
        value: this.name,
        must: `have a namespace to be named from namespace '${namespace}'`,
        fix: "give the Service or its chart a namespace"
      });
    }
    return this.fullName;
  }
  /** The whole name: `reviews.bookinfo.svc.cluster.local`. A Service without a namespace has only its short name. */
  get fullName() {
    return this.namespace === void 0 ? this.name : `${this.name}.${this.namespace}.svc.cluster.local`;
  }
};
function checkDomain(name, property) {
  const domain = name.length <= 255 && DOMAIN.test(name) && !/\.\d+$/.test(name);
  if (!domain && !isAddress(name)) {
    const fix = advice(name);
    const must = "be a DNS name, a wildcard such as *.example.com, or an IP address";
    throw new MeshError("MESH_INVALID_HOST", { property, value: name, must, ...fix && { fix } });
  }
  return name;
}
function advice(name) {
  if (name === "*") return "write Host.ANY for every host";
  if (name.includes("/")) return "leave out the scheme and the path";
  return /:\d+$/.test(name) ? "leave out the port" : void 0;
}
function isAddress(name) {
  return (0, import_node_net.isIP)(name) !== 0 && !name.includes("%");
}
function checkCompletion(name, place) {
  if (name !== "*" && !name.includes(".") && !isAddress(name)) {
    throw new MeshError("MESH_SHORT_HOST", {
      ...place,
      value: name,
      must: "be a whole DNS name, since one without a dot means a Service beside the rule",
      fix: "give the domain too, or use Host.service for a Service"
    });
  }
  return name;
}

// lib/workloads/container-preset.ts
var import_cdk8s_plus_284 = require("cdk8s-plus-28");
var ContainerPreset = class _ContainerPreset {
  /**
   * The container runs as its image says: any user, a writable file system, no requests or limits, no start-up probe;
   * the image is pulled if the node does not have it.
   */
  static AS_BUILT = new _ContainerPreset(
    {
      imagePullPolicy: import_cdk8s_plus_284.ImagePullPolicy.IF_NOT_PRESENT,
      resources: {},
      securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false }
    },
    { securityContext: { ensureNonRoot: false } }
  );
  /**
   * The container runs as non-root on a read-only file system and cannot gain privileges; no requests or limits, no
   * start-up probe; the image is pulled if the node does not have it. For images that were built for it.
   */
  static HARDENED = new _ContainerPreset(
    {
      imagePullPolicy: import_cdk8s_plus_284.ImagePullPolicy.IF_NOT_PRESENT,
      resources: {},
      securityContext: { ensureNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false }
    },
    { securityContext: { ensureNonRoot: true } }
  );
  #container;
  #pod;
  constructor(container, pod) {
    this.#container = container;
    this.#pod = pod;
    Object.freeze(this);
  }
  /** The container with the preset behind it. A `portNumber` becomes one of `ports`, which brings no start-up probe. */
  container(props) {
    const { portNumber, ports, ...rest } = props;
    return {
      ...this.#container,
      ...rest,
      ports: [...portNumber === void 0 ? [] : [{ number: portNumber }], ...ports ?? []],
      securityContext: { ...this.#container.securityContext, ...props.securityContext }
    };
  }
  /** The props of a Deployment, StatefulSet, Job … with the preset behind the pod and each of its containers. */
  pod(props) {
    return {
      ...props,
      ...props.containers ? { containers: props.containers.map((container) => this.container(container)) } : {},
      ...props.initContainers ? { initContainers: props.initContainers.map((container) => this.container(container)) } : {},
      securityContext: { ...this.#pod.securityContext, ...props.securityContext }
    };
  }
};

// lib/chaos/load-test.ts
var LoadTest = class extends import_constructs2.Construct {
  /** Artillery's files. */
  config;
  /** The run. */
  job;
  /** @throws MeshError for phases, requests or expectations out of bounds */
  constructor(scope, id, props) {
    super(scope, id);
    checkNotEmpty(props.phases, { property: "phases", at: this });
    checkNotEmpty(props.requests, { property: "requests", at: this });
    this.config = new import_cdk8s_plus_285.ConfigMap(this, "Config", {
      metadata: { name: id },
      data: {
        "config.yaml": import_cdk8s4.Yaml.stringify(this.configuration(props)),
        "scenario.yaml": import_cdk8s4.Yaml.stringify(scenario(id, props))
      }
    });
    const volume = import_cdk8s_plus_285.Volume.fromConfigMap(this, "Files", this.config);
    this.job = new import_cdk8s_plus_285.Job(
      this,
      "Job",
      ContainerPreset.AS_BUILT.pod({
        metadata: { name: id },
        ...props.sidecar === void 0 ? {} : { podMetadata: { labels: { "sidecar.istio.io/inject": `${props.sidecar}` } } },
        backoffLimit: 0,
        restartPolicy: import_cdk8s_plus_285.RestartPolicy.NEVER,
        containers: [
          {
            name: "artillery",
            image: props.image ?? "docker.io/artilleryio/artillery:2.0.21",
            args: ["run", "--config", "/test/config.yaml", "/test/scenario.yaml"],
            volumeMounts: [{ path: "/test", volume, readOnly: true }]
          }
        ]
      })
    );
  }
  configuration({ target, port = 80, phases, ensure, pool }) {
    const host = Host.of(target);
    return {
      config: {
        target: `http://${host.fullName}:${checkInteger(port, { property: "port", at: this }, 1, 65535)}`,
        plugins: { expect: {}, ...ensure ? { ensure: {} } : {} },
        phases: phases.map(({ duration, arrivalRate, rampTo, name }, index) => ({
          ...name === void 0 ? {} : { name },
          duration: this.whole(duration, 1e3, `phases[${index}].duration`),
          arrivalRate: checkInteger(arrivalRate, { property: `phases[${index}].arrivalRate`, at: this }, 0),
          ...rampTo === void 0 ? {} : { rampTo: checkInteger(rampTo, { property: `phases[${index}].rampTo`, at: this }, 0) }
        })),
        ...pool === void 0 ? {} : { http: { pool: checkInteger(pool, { property: "pool", at: this }, 1) } },
        ...ensure ? { ensure: this.expectations(ensure) } : {}
      }
    };
  }
  expectations({ p95, p99, maxErrorRate }) {
    return {
      ...p95 ? { p95: this.whole(p95, 1, "ensure.p95") } : {},
      ...p99 ? { p99: this.whole(p99, 1, "ensure.p99") } : {},
      ...maxErrorRate === void 0 ? {} : { maxErrorRate: checkNumber(maxErrorRate, { property: "ensure.maxErrorRate", at: this }, 0, 100) }
    };
  }
  /** The duration in Artillery's unit for the place, which has no fractions. */
  whole(duration, unit, property) {
    const count2 = duration.toMilliseconds({ integral: false }) / unit;
    if (!Number.isInteger(count2) || count2 < 1) {
      throw new MeshError("MESH_INVALID_DURATION", {
        property,
        value: `${count2} ${unit === 1 ? "ms" : "s"}`,
        must: `be whole ${unit === 1 ? "milliseconds" : "seconds"}, 1 or more`,
        at: this
      });
    }
    return count2;
  }
};
function scenario(name, { requests }) {
  return {
    scenarios: [
      {
        name,
        flow: requests.map(({ path, method = "get", expectStatus, json, headers }) => ({
          [method]: {
            url: path,
            ...headers ? { headers } : {},
            ...json === void 0 ? {} : { json },
            ...expectStatus === void 0 ? {} : { expect: [{ statusCode: expectStatus }] }
          }
        }))
      }
    ]
  };
}

// lib/chaos/pod-chaos.ts
var import_cdk8s_plus_286 = require("cdk8s-plus-28");
var import_constructs3 = require("constructs");

// lib/core/labels.ts
var NAME = "[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?";
var KEY = new RegExp(`^(?:[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?/)?${NAME}$`);
var TEXT = new RegExp(`^(?:${NAME})?$`);
function checkLabels(labels, place) {
  for (const [key2, text] of Object.entries(labels)) {
    if (KEY.test(key2) && TEXT.test(text)) continue;
    throw new MeshError("MESH_INVALID_LABEL", {
      ...place,
      value: { [key2]: text },
      must: "be a label of Kubernetes: letters, digits, dashes, dots and underscores, at most 63"
    });
  }
  return { ...labels };
}

// lib/core/workload-selector.ts
function labelsOf(ref, at, property = "selector") {
  if ("podLabels" in ref) return checkSelector(ref.podLabels, `${property}.podLabels`, at);
  if ("matchExpressions" in ref && (ref.matchExpressions.length > 0 || Object.keys(ref.matchLabels).length === 0)) {
    throw new MeshError("MESH_SELECTOR_WITHOUT_LABELS", {
      property,
      value: ref.node.path,
      must: "be a workload that selects its pods by labels alone",
      fix: "Istio cannot select by expressions; pass { matchLabels: { \u2026 } }",
      at
    });
  }
  return checkSelector(ref.matchLabels, `${property}.matchLabels`, at);
}
function checkSelector(labels, property, at) {
  for (const [key2, text] of Object.entries(labels)) {
    if (key2 === "" || key2.includes("*") || text.includes("*")) {
      const must = "have no empty key and no wildcard";
      throw new MeshError("MESH_SELECTOR_WILDCARD", { property, value: { [key2]: text }, must, at });
    }
  }
  return checkLabels(labels, { property, at });
}

// lib/chaos/pod-chaos.ts
var PodChaos = class extends import_constructs3.Construct {
  /** The workload that does the killing. */
  deployment;
  /** @throws MeshError MESH_INVALID_DURATION for an interval that is no whole number of seconds */
  constructor(scope, id, props) {
    super(scope, id);
    const seconds2 = props.interval.toMilliseconds() / 1e3;
    if (!Number.isInteger(seconds2) || seconds2 < 1) {
      const must = "be whole seconds, 1 s or more";
      throw new MeshError("MESH_INVALID_DURATION", { property: "interval", value: `${seconds2} s`, must, at: this });
    }
    const labels = labelsOf(props.selector, this);
    if (Object.keys(labels).length === 0) {
      throw new MeshError("MESH_EMPTY", {
        property: "selector",
        value: labels,
        must: "have at least one label",
        fix: "without one, every pod of the namespace would be killed, this one included",
        at: this
      });
    }
    const metadata = { name: id };
    const serviceAccount = new import_cdk8s_plus_286.ServiceAccount(this, "ServiceAccount", { metadata });
    const role = new import_cdk8s_plus_286.Role(this, "Role", { metadata });
    role.allow(["list", "delete"], import_cdk8s_plus_286.ApiResource.PODS);
    new import_cdk8s_plus_286.RoleBinding(this, "RoleBinding", { metadata, role }).addSubjects(serviceAccount);
    const app = { app: id };
    this.deployment = new import_cdk8s_plus_286.Deployment(
      this,
      "Deployment",
      ContainerPreset.AS_BUILT.pod({
        metadata: { name: id, labels: app },
        podMetadata: { labels: { ...app, "sidecar.istio.io/inject": "false" } },
        replicas: 1,
        select: false,
        serviceAccount,
        automountServiceAccountToken: true,
        containers: [
          {
            name: "chaos",
            image: props.image ?? "docker.io/alpine/k8s:1.33.0",
            command: ["sh", "-c", SCRIPT],
            envVariables: {
              SELECTOR: import_cdk8s_plus_286.EnvValue.fromValue(
                Object.entries(labels).map(([key2, label]) => `${key2}=${label}`).join(",")
              ),
              INTERVAL: import_cdk8s_plus_286.EnvValue.fromValue(`${seconds2}`)
            }
          }
        ]
      })
    );
    this.deployment.select(import_cdk8s_plus_286.LabelSelector.of({ labels: app }));
  }
};
var SCRIPT = `while true; do
  sleep "$INTERVAL"
  pod=$(kubectl get pods --selector="$SELECTOR" --field-selector=status.phase=Running --output=name | shuf -n 1)
  if [ -n "$pod" ]; then kubectl delete --wait=false "$pod"; fi
done
`;

// lib/core/percentage.ts
var Percentage = class _Percentage {
  constructor(percent) {
    this.percent = percent;
    Object.freeze(this);
  }
  percent;
  /** Every request. */
  static ALL = new _Percentage(100);
  /** No request. */
  static NONE = new _Percentage(0);
  /**
   * @param percent 0, or 0.0001 (the finest share that Envoy can tell apart) to 100
   * @throws MeshError MESH_INVALID_PERCENTAGE for any other number
   */
  static of(percent) {
    if (!(percent === 0 || percent >= 1e-4 && percent <= 100)) {
      throw new MeshError("MESH_INVALID_PERCENTAGE", {
        property: "percentage",
        value: percent,
        must: "be 0 or a number from 0.0001 to 100",
        ...percent > 0 && percent < 1e-4 ? { fix: "Envoy counts in millionths" } : {}
      });
    }
    return new _Percentage(percent === 0 ? 0 : percent);
  }
};
function renderPercentage(percentage) {
  return percentage && { value: percentage.percent };
}

// lib/core/policy-target.ts
var TargetRef = class _TargetRef {
  constructor(group, kind, object) {
    this.group = group;
    this.kind = kind;
    checkKind(object, group, kind);
    this.name = object.name;
    this.namespace = kind === "GatewayClass" ? void 0 : namespaceOf(object);
    Object.freeze(this);
  }
  group;
  kind;
  /**
   * A Service behind a waypoint, or a construct that has one.
   *
   * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
   */
  static service(service) {
    return new _TargetRef("", "Service", "service" in service ? service.service : service);
  }
  /**
   * A gateway or a waypoint of the Gateway API.
   *
   * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
   */
  static gateway(gateway) {
    return new _TargetRef("gateway.networking.k8s.io", "Gateway", gateway);
  }
  /**
   * A ServiceEntry behind a waypoint.
   *
   * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
   */
  static serviceEntry(serviceEntry) {
    return new _TargetRef("networking.istio.io", "ServiceEntry", serviceEntry);
  }
  /**
   * Every gateway of a class, such as `istio-waypoint`; counts for policies of the root namespace only.
   *
   * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
   */
  static gatewayClass(gatewayClass) {
    const object = typeof gatewayClass === "string" ? { name: gatewayClass } : gatewayClass;
    return new _TargetRef("gateway.networking.k8s.io", "GatewayClass", object);
  }
  /** The name of the object. */
  name;
  /** The namespace of the object, where it is known; a GatewayClass has none. */
  namespace;
};
var NAME2 = /^[a-z0-9](?:[-.a-z0-9]*[a-z0-9])?$/;
function checkKind(object, group, kind) {
  const known2 = object;
  const home = group === "" ? "core" : group;
  if ((known2.kind ?? kind) !== kind || (known2.apiGroup ?? home) !== home) {
    fail4(`be a ${kind} of ${home}`, `${known2.kind ?? kind} of ${known2.apiGroup ?? home}`);
  }
  if (!NAME2.test(object.name) || object.name.length > 253) fail4("have the name of a Kubernetes object", object.name);
}
function namespaceOf(object) {
  return "metadata" in object ? object.metadata.namespace : object.namespace;
}
function fail4(must, value2) {
  throw new MeshError("MESH_INVALID_TARGET", { property: "targets", value: value2, must });
}
function renderAttachment({ selector, targets }, policy) {
  if (selector !== void 0 && targets !== void 0) {
    throw new MeshError("MESH_TWO_ATTACHMENTS", {
      property: "targets",
      must: "not stand beside selector",
      fix: "select workloads or name targets",
      at: policy
    });
  }
  const place = { property: "targets", at: policy };
  checkNotEmpty(targets, place, "leave it out for every workload of the namespace");
  if (targets && targets.length > 16) {
    throw new MeshError("MESH_TOO_MANY", {
      ...place,
      value: targets.length,
      must: "have at most 16 entries"
    });
  }
  return {
    selector: selector && { matchLabels: labelsOf(selector, policy) },
    targetRefs: targets?.map((target, index) => renderTarget(target, policy, `targets[${index}]`))
  };
}
function renderTarget({ group, kind, name, namespace }, policy, property) {
  if (namespace !== void 0 && namespace !== policy.namespace) {
    throw new MeshError("MESH_TARGET_IN_OTHER_NAMESPACE", {
      property,
      value: `${kind} ${namespace}/${name}`,
      must: `live in the namespace of the policy, ${policy.namespace === void 0 ? "which has none" : `'${policy.namespace}'`}`,
      fix: "put the policy where its target lives",
      at: policy
    });
  }
  return { group, kind, name };
}

// lib/core/string-match.ts
var StringMatch = class _StringMatch {
  /** The text is equal to `text`, case included. */
  static exact(text) {
    return new _StringMatch({ exact: text });
  }
  /**
   * The text begins with `text`. A prefix is not a path segment: `/foo` also matches `/foobar`.
   *
   * @throws MeshError MESH_EMPTY_MATCH for an empty prefix, which would match everything
   */
  static prefix(text) {
    if (text === "") {
      throw new MeshError("MESH_EMPTY_MATCH", {
        property: "prefix",
        value: text,
        must: "not be empty",
        fix: "leave the match out to match everything"
      });
    }
    return new _StringMatch({ prefix: text });
  }
  /**
   * The whole text matches the RE2 expression `pattern`. RE2 has no look-around and no back-references.
   *
   * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
   */
  static regex(pattern2) {
    return new _StringMatch({ regex: checkRegex(pattern2, "regex") });
  }
  #json;
  constructor(json) {
    this.#json = Object.freeze(json);
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#json;
  }
};
var HeaderMatch = class _HeaderMatch {
  static PRESENT = new _HeaderMatch();
  constructor() {
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return {};
  }
};
function checkRegex(pattern2, property, at) {
  const must = pattern2 === "" ? "not be empty" : Buffer.byteLength(pattern2) > 1024 ? "have at most 1024 bytes" : syntax(pattern2);
  if (must) {
    const fix = advice2(pattern2);
    throw new MeshError("MESH_INVALID_REGEX", {
      property,
      value: pattern2,
      must,
      ...fix && { fix },
      ...at && { at }
    });
  }
  return pattern2;
}
function advice2(pattern2) {
  if (pattern2.startsWith("*")) return `'*' repeats what is before it; write '.${pattern2}' for any text`;
  return /\(\?<?[=!]|\\[1-9]/.test(pattern2) ? "RE2 has no look-around and no back-references" : void 0;
}
function syntax(pattern2) {
  const { RE2JS } = require("re2js");
  try {
    RE2JS.compile(pattern2);
    return void 0;
  } catch (error) {
    return `be a regular expression that RE2 reads (${error.message})`;
  }
}

// lib/extensions/plugin-phase.ts
var PluginPhase = /* @__PURE__ */ ((PluginPhase2) => {
  PluginPhase2["UNSPECIFIED"] = "UNSPECIFIED";
  PluginPhase2["AUTHN"] = "AUTHN";
  PluginPhase2["AUTHZ"] = "AUTHZ";
  PluginPhase2["STATS"] = "STATS";
  return PluginPhase2;
})(PluginPhase || {});

// lib/extensions/traffic-selector.ts
function renderTrafficSelector({ mode, ports }, at, property) {
  if (ports && new Set(ports).size < ports.length) {
    throw new MeshError("MESH_DUPLICATE", {
      property: `${property}.ports`,
      value: ports,
      must: "name each port once",
      at
    });
  }
  return {
    mode,
    ports: ports?.map((port, index) => ({ number: checkPort(port, { property: `${property}.ports[${index}]`, at }) }))
  };
}

// lib/extensions/extension-placement.ts
function renderPlacement(placement, at) {
  const { priority, match } = placement;
  checkInteger(priority, { property: "priority", at }, -2147483648);
  return {
    ...renderAttachment(placement, at),
    priority,
    match: match?.map(
      (selector, index) => renderTrafficSelector(selector, at, `match[${index}]`)
    )
  };
}

// lib/extensions/lua-filter.ts
var MAX_BYTES = 65536;
function renderLuaFilter({ inlineCode }, at) {
  const place = { property: "lua.inlineCode", at };
  const size = Buffer.byteLength(inlineCode);
  if (size === 0) throw new MeshError("MESH_EMPTY", { ...place, value: inlineCode, must: "not be empty" });
  if (size > MAX_BYTES) {
    const must = `have at most ${MAX_BYTES} bytes`;
    throw new MeshError("MESH_TOO_LONG", { ...place, value: `${size} bytes`, must, fix: "write it in WebAssembly" });
  }
  return { inlineCode };
}

// lib/extensions/check-length.ts
function checkLength(text, place, max) {
  if (text === "") throw new MeshError("MESH_EMPTY", { ...place, value: text, must: "not be empty" });
  return checkMaxLength(text, place, max);
}
function checkMaxLength(text, place, max) {
  if (text !== void 0 && text.length > max) {
    const value2 = `${text.length} characters`;
    throw new MeshError("MESH_TOO_LONG", { ...place, value: value2, must: `have at most ${max} characters` });
  }
  return text;
}

// lib/extensions/module-url.ts
var SCHEMES = ["oci", "https", "http", "file"];
function checkModuleUrl(url, at, property) {
  const [, scheme = "oci", place = url] = /^([a-z][-+.a-z0-9]*):\/\/(.*)$/i.exec(url) ?? [];
  const known2 = SCHEMES.includes(scheme.toLowerCase());
  if (!known2 || place === "" || /\s/.test(url) || !URL.canParse(`${scheme}://${place}`)) {
    throw new MeshError("MESH_INVALID_URL", {
      property,
      value: url,
      must: "be the URL of a Wasm module: oci://, https://, http:// or file://",
      at
    });
  }
  return url;
}
function checkSha256(sha256, url, at, property) {
  if (sha256 === void 0) return void 0;
  if (!/^[a-f0-9]{64}$/.test(sha256)) {
    throw new MeshError("MESH_INVALID_SHA256", {
      property,
      value: sha256,
      must: "be 64 lower-case hexadecimal digits",
      at
    });
  }
  const named = /@sha256:([a-f0-9]+)$/.exec(url)?.[1];
  if (named !== void 0 && named !== sha256) {
    throw new MeshError("MESH_INVALID_SHA256", {
      property,
      value: sha256,
      must: "be the checksum that the url names",
      at
    });
  }
  return sha256;
}

// lib/extensions/plugin-config.ts
function renderPluginConfig(config, at, property) {
  return Object.fromEntries(
    Object.entries(config).filter(([, field]) => field !== void 0).map(([name, field]) => [name, renderField(field, at, `${property}.${name}`)])
  );
}
function renderField(field, at, property) {
  if (typeof field === "string" || typeof field === "boolean") return field;
  if (typeof field === "number" && Number.isFinite(field)) return field;
  if (Array.isArray(field)) return field.map((item, index) => renderField(item, at, `${property}[${index}]`));
  if (typeof field === "object" && field !== null && [Object.prototype, null].includes(Object.getPrototypeOf(field))) {
    return renderPluginConfig(field, at, property);
  }
  throw new MeshError("MESH_INVALID_JSON", {
    property,
    value: field === null ? "null" : String(field),
    must: "be a string, a finite number, a boolean, a list or a plain object",
    ...field === null ? { fix: "leave it out, or set it with override('/spec/\u2026', null)" } : {},
    at
  });
}

// lib/extensions/wasm-env.ts
var WasmEnv = class _WasmEnv {
  /**
   * Fixed text.
   *
   * @throws MeshError MESH_TOO_LONG for more than 2048 characters
   */
  static inline(text) {
    return new _WasmEnv({ valueFrom: "INLINE", value: checkMaxLength(text, { property: "text" }, 2048) });
  }
  /** The proxy's variable of the same name; where the proxy has none, the module has none. */
  static host() {
    return new _WasmEnv({ valueFrom: "HOST" });
  }
  #source;
  constructor(source) {
    this.#source = source;
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#source;
  }
};
var MAX_VARIABLES = 256;
function renderWasmEnv(env, at, property) {
  const variables = Object.entries(env);
  if (variables.length > MAX_VARIABLES) {
    const must = `have at most ${MAX_VARIABLES} entries`;
    throw new MeshError("MESH_TOO_MANY", { property, value: variables.length, must, at });
  }
  return variables.map(([name, source]) => ({
    name: checkLength(name, { property: `${property} name`, at }, 256),
    ...source._toJson()
  }));
}

// lib/extensions/wasm-module.ts
var PullPolicy = /* @__PURE__ */ ((PullPolicy2) => {
  PullPolicy2["UNSPECIFIED_POLICY"] = "UNSPECIFIED_POLICY";
  PullPolicy2["IF_NOT_PRESENT"] = "IfNotPresent";
  PullPolicy2["ALWAYS"] = "Always";
  return PullPolicy2;
})(PullPolicy || {});
var FailStrategy = /* @__PURE__ */ ((FailStrategy2) => {
  FailStrategy2["FAIL_CLOSE"] = "FAIL_CLOSE";
  FailStrategy2["FAIL_OPEN"] = "FAIL_OPEN";
  FailStrategy2["FAIL_RELOAD"] = "FAIL_RELOAD";
  return FailStrategy2;
})(FailStrategy || {});
var PluginType = /* @__PURE__ */ ((PluginType2) => {
  PluginType2["UNSPECIFIED_PLUGIN_TYPE"] = "UNSPECIFIED_PLUGIN_TYPE";
  PluginType2["HTTP"] = "HTTP";
  PluginType2["NETWORK"] = "NETWORK";
  return PluginType2;
})(PluginType || {});
function renderWasmModule(module2, at, path = "") {
  if (module2.imagePullSecret) checkSameNamespace(module2.imagePullSecret, at, `${path}imagePullSecret`);
  return {
    url: checkModuleUrl(module2.url, at, `${path}url`),
    sha256: checkSha256(module2.sha256, module2.url, at, `${path}sha256`),
    imagePullPolicy: module2.imagePullPolicy,
    imagePullSecret: module2.imagePullSecret?.name,
    verificationKey: module2.verificationKey,
    pluginName: checkLength(module2.pluginName, { property: `${path}pluginName`, at }, 256),
    pluginConfig: module2.pluginConfig && renderPluginConfig(module2.pluginConfig, at, `${path}pluginConfig`),
    failStrategy: module2.failStrategy,
    type: module2.type,
    vmConfig: module2.env && { env: renderWasmEnv(module2.env, at, `${path}env`) }
  };
}

// lib/extensions/traffic-extension.ts
var TrafficExtension = class extends MeshResource {
  #spec;
  /**
   * @throws MeshError MESH_EXTENSION_CODE unless there is exactly one of wasm and lua
   * @throws MeshError MESH_INVALID_URL for a URL that no proxy can fetch a module from
   * @throws MeshError MESH_INVALID_JSON for a configuration with something in it that is no JSON, or null
   */
  constructor(scope, id, props) {
    const kind = { apiVersion: "extensions.istio.io/v1alpha1", kind: "TrafficExtension", plural: "trafficextensions" };
    super(scope, id, kind, props);
    const { phase, wasm, lua } = props;
    if (wasm === void 0 === (lua === void 0)) {
      throw new MeshError("MESH_EXTENSION_CODE", {
        property: "wasm",
        must: "stand where lua does not, and only there",
        at: this
      });
    }
    this.#spec = {
      ...renderPlacement(props, this),
      phase,
      wasm: wasm && renderWasmModule(wasm, this, "wasm."),
      lua: lua && renderLuaFilter(lua, this)
    };
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/extensions/wasm-plugin.ts
var WasmPlugin = class extends MeshResource {
  #spec;
  /**
   * @throws MeshError MESH_INVALID_URL for a URL that no proxy can fetch a module from
   * @throws MeshError MESH_INVALID_JSON for a configuration with something in it that is no JSON, or null
   * @throws MeshError MESH_INVALID_SHA256 for what is not a checksum
   */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "extensions.istio.io/v1alpha1", kind: "WasmPlugin", plural: "wasmplugins" }, props);
    const { phase } = props;
    this.#spec = {
      ...renderPlacement(props, this),
      phase: phase === "UNSPECIFIED" /* UNSPECIFIED */ ? "UNSPECIFIED_PHASE" : phase,
      ...renderWasmModule(props, this)
    };
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/gateway-api/index.ts
var gateway_api_exports = {};
__export(gateway_api_exports, {
  AllowedRoutes: () => AllowedRoutes,
  BackendRef: () => BackendRef,
  BackendTLSPolicy: () => BackendTLSPolicy,
  FromNamespaces: () => FromNamespaces,
  FrontendValidationMode: () => FrontendValidationMode,
  GRPCMethodMatch: () => GRPCMethodMatch,
  GRPCRoute: () => GRPCRoute,
  GRPCRouteFilter: () => GRPCRouteFilter,
  Gateway: () => Gateway,
  GatewayAddress: () => GatewayAddress,
  GatewayClass: () => GatewayClass,
  GatewayController: () => GatewayController,
  HTTPRoute: () => HTTPRoute,
  HTTPRouteFilter: () => HTTPRouteFilter,
  Listener: () => Listener,
  ListenerSet: () => ListenerSet,
  ListenerTls: () => ListenerTls,
  MeshParent: () => MeshParent,
  PathMatch: () => PathMatch,
  PathModifier: () => PathModifier,
  PolicyTarget: () => PolicyTarget,
  ReferenceGrant: () => ReferenceGrant,
  RouteGroupKind: () => RouteGroupKind,
  SubjectAltName: () => SubjectAltName,
  TCPRoute: () => TCPRoute,
  TLSRoute: () => TLSRoute,
  UDPRoute: () => UDPRoute,
  ValueMatch: () => ValueMatch,
  Waypoint: () => Waypoint,
  WaypointFor: () => WaypointFor,
  WellKnownCACertificates: () => WellKnownCACertificates
});

// lib/gateway-api/from-namespaces.ts
var import_cdk8s_plus_287 = require("cdk8s-plus-28");
var import_constructs4 = require("constructs");
var FromNamespaces = class _FromNamespaces {
  constructor(from, selector) {
    this.from = from;
    this.#selector = selector;
    Object.freeze(this);
  }
  from;
  /** Every namespace. */
  static ALL = new _FromNamespaces("All", void 0);
  /** The namespace of the Gateway. */
  static SAME = new _FromNamespaces("Same", void 0);
  /** No namespace; for ListenerSets only. */
  static NONE = new _FromNamespaces("None", void 0);
  /** Namespaces by their labels or their names: a Namespace, the Namespaces of cdk8s-plus, or conditions. */
  static selector(namespaces) {
    return new _FromNamespaces("Selector", selectorOf(namespaces));
  }
  #selector;
  /** @internal */
  _toJson() {
    return { from: this.from, selector: this.#selector };
  }
};
function selectorOf(namespaces) {
  const { labels = {}, expressions = [], names } = isSelector(namespaces) ? optionsOf(namespaces) : namespaces;
  const all = names && names.length !== 1 ? [...expressions, import_cdk8s_plus_287.LabelExpression.in(import_cdk8s_plus_287.Namespace.NAME_LABEL, [...names])] : expressions;
  const matchLabels = names?.length === 1 ? { ...labels, [import_cdk8s_plus_287.Namespace.NAME_LABEL]: names[0] } : { ...labels };
  return {
    matchLabels: Object.keys(matchLabels).length > 0 ? matchLabels : void 0,
    matchExpressions: all.length > 0 ? all.map(({ key: key2, operator, values }) => ({ key: key2, operator, values: values && [...values] })) : void 0
  };
}
function isSelector(namespaces) {
  return import_constructs4.Construct.isConstruct(namespaces);
}
function optionsOf(selector) {
  const { labelSelector, names } = selector.toNamespaceSelectorConfig();
  const { matchLabels, matchExpressions } = labelSelector?._toKube() ?? {};
  return {
    ...names ? { names } : {},
    ...matchLabels ? { labels: matchLabels } : {},
    ...matchExpressions ? { expressions: matchExpressions } : {}
  };
}

// lib/gateway-api/list-checks.ts
function checkAtMost(list, place, max, fix) {
  if (list !== void 0 && list.length > max) {
    throw new MeshError("MESH_TOO_MANY", {
      ...place,
      value: list.length,
      must: `have at most ${max} entries`,
      ...fix ? { fix } : {}
    });
  }
  return list;
}
function checkDistinct(list, place) {
  const again = list?.find((entry2, index) => list.indexOf(entry2) !== index);
  if (again !== void 0) {
    throw new MeshError("MESH_DUPLICATE", { ...place, value: again, must: "name each entry once" });
  }
  return list;
}

// lib/gateway-api/object-ref.ts
var import_cdk8s_plus_288 = require("cdk8s-plus-28");
var import_constructs5 = require("constructs");

// lib/gateway-api/section-name.ts
var SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
function isSubdomain(text) {
  return text.length <= 253 && SUBDOMAIN.test(text);
}
function checkSectionName(name, place) {
  if (name !== void 0 && !isSubdomain(name)) {
    throw new MeshError("MESH_INVALID_NAME", {
      ...place,
      value: name,
      must: "be a DNS subdomain: at most 253 lower-case letters, digits, dashes and dots"
    });
  }
  return name;
}

// lib/gateway-api/object-ref.ts
function renderCertificateRef(ref, owner, property) {
  if (!import_constructs5.Construct.isConstruct(ref)) return renderParts(ref, owner, property);
  const { group, kind, ...named } = partsOf(ref);
  const isSecret = group === "" && kind === "Secret";
  return renderParts(isSecret ? named : { group, kind, ...named }, owner, property);
}
function renderCaCertificateRef(ref, owner, property) {
  const parts = import_constructs5.Construct.isConstruct(ref) ? partsOf(ref) : ref;
  return { ...renderParts(parts, owner, property), group: parts.group, kind: parts.kind };
}
function renderLocalObjectRef(ref, owner, property) {
  const parts = import_constructs5.Construct.isConstruct(ref) ? partsOf(ref) : ref;
  const { name, namespace } = renderParts(parts, owner, property);
  if (namespace !== void 0) {
    throw new MeshError("MESH_OTHER_NAMESPACE", {
      property,
      value: `${parts.kind} ${namespace}/${name}`,
      must: `live in the namespace of the ${owner.kind}`,
      at: owner
    });
  }
  return { group: parts.group, kind: parts.kind, name };
}
function renderClusterObjectRef(ref, owner, property) {
  const parts = import_constructs5.Construct.isConstruct(ref) ? partsOf(ref) : ref;
  if (import_constructs5.Construct.isConstruct(ref) && parts.namespace === void 0) {
    throw new MeshError("MESH_REF_WITHOUT_NAMESPACE", {
      property,
      value: parts.name,
      must: "have a namespace to be named from an object without one",
      fix: "give the object or its chart a namespace, or name it by group, kind, name and namespace",
      at: owner
    });
  }
  return { ...renderParts(parts, owner, property), group: parts.group, kind: parts.kind };
}
function renderParts(ref, owner, property) {
  const at = owner;
  checkGroup(ref.group, { property: `${property}.group`, at });
  checkKind2(ref.kind, { property: `${property}.kind`, at });
  checkObjectName(ref.name, { property: `${property}.name`, at });
  checkDnsLabel(ref.namespace, { property: `${property}.namespace`, at });
  if ("namespace" in ref && ref.namespace === void 0 && owner.namespace !== void 0) {
    throw new MeshError("MESH_REF_WITHOUT_NAMESPACE", {
      property,
      value: ref.name,
      must: `have a namespace to be named from namespace '${owner.namespace}'`,
      fix: "give the object or its chart a namespace",
      at
    });
  }
  const namespace = ref.namespace === owner.namespace ? void 0 : ref.namespace;
  return { group: ref.group, kind: ref.kind, name: ref.name, namespace };
}
function partsOf(object) {
  const group = object.apiGroup === "core" ? "" : object.apiGroup;
  const parts = { group, kind: object.kind, name: object.name };
  return object instanceof import_cdk8s_plus_288.Resource ? { ...parts, namespace: object.metadata.namespace } : parts;
}
function checkGroup(group, place) {
  if (group && !isSubdomain(group))
    fail5(group, place, "be an API group such as networking.istio.io, or '' for the core group");
  return group;
}
function checkKind2(kind, place) {
  if (kind !== void 0 && !/^[a-zA-Z](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/.test(kind)) {
    fail5(kind, place, "be a kind: at most 63 letters, digits and dashes");
  }
  return kind;
}
function checkObjectName(name, place) {
  if (name.length < 1 || name.length > 253) fail5(name, place, "have 1 to 253 characters");
  return name;
}
function fail5(value2, place, must) {
  throw new MeshError("MESH_INVALID_NAME", { ...place, value: value2, must });
}

// lib/gateway-api/route-group-kind.ts
var RouteGroupKind = class _RouteGroupKind {
  constructor(kind, group) {
    this.kind = kind;
    this.group = group;
    Object.freeze(this);
  }
  kind;
  group;
  /** HTTP and WebSocket. */
  static HTTP_ROUTE = new _RouteGroupKind("HTTPRoute");
  /** gRPC, by service and method. */
  static GRPC_ROUTE = new _RouteGroupKind("GRPCRoute");
  /** TLS, by the host that the client asks for. */
  static TLS_ROUTE = new _RouteGroupKind("TLSRoute");
  /** TCP. */
  static TCP_ROUTE = new _RouteGroupKind("TCPRoute");
  /** UDP. */
  static UDP_ROUTE = new _RouteGroupKind("UDPRoute");
  /**
   * A kind of another API group.
   *
   * @throws MeshError MESH_INVALID_NAME for what is no group or no kind
   */
  static of(group, kind) {
    return new _RouteGroupKind(checkKind2(kind, { property: "kind" }), checkGroup(group, { property: "group" }));
  }
};
function renderRouteGroupKind({ group, kind }) {
  return { group, kind };
}

// lib/gateway-api/allowed-routes.ts
var AllowedRoutes = class _AllowedRoutes {
  /** Routes of the Gateway's namespace. */
  static SAME_NAMESPACE = new _AllowedRoutes({ namespaces: FromNamespaces.SAME });
  /** Routes of every namespace. */
  static ALL_NAMESPACES = new _AllowedRoutes({ namespaces: FromNamespaces.ALL });
  /** Routes by their namespaces and kinds. */
  static of(options) {
    return new _AllowedRoutes(options);
  }
  #options;
  constructor(options) {
    this.#options = { ...options };
    Object.freeze(this);
  }
  /** @internal */
  _render(gateway, property) {
    const { namespaces, kinds } = this.#options;
    checkAtMost(kinds, { property: `${property}.kinds`, at: gateway }, 8);
    return { namespaces: namespaces?._toJson(), kinds: kinds?.map(renderRouteGroupKind) };
  }
};

// lib/gateway-api/backend-ref.ts
var import_cdk8s5 = require("cdk8s");

// lib/gateway-api/known-port.ts
function portProblems(service, { port, sectionName }, property) {
  const ports = service.ports?.();
  if (!ports) return [];
  const names = ports.flatMap(({ name }) => name === void 0 ? [] : [name]);
  const numbers = ports.map((known2) => known2.port);
  return [
    ...port === void 0 || numbers.includes(port) ? [] : [unknown(service, numbers, port, `${property}.port`)],
    ...sectionName === void 0 || names.includes(sectionName) ? [] : [unknown(service, names, sectionName, `${property}.sectionName`)]
  ];
}
function unknown({ of }, known2, value2, property) {
  const what = typeof value2 === "number" ? "a port" : "the name of a port";
  const must = `be ${what} of ${of}, which has ${[...new Set(known2)].join(", ") || "none"}`;
  return new MeshError("MESH_UNKNOWN_PORT", { property, value: value2, must }).message;
}

// lib/gateway-api/backend-ref.ts
var BackendRef = class _BackendRef {
  constructor(target, port) {
    this.port = port;
    this.#target = target;
    Object.freeze(this);
  }
  port;
  /**
   * A Service, or a host outside the cluster that a ServiceEntry defines (only Istio knows those).
   *
   * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
   */
  static of(target, options = {}) {
    return new _BackendRef(hostOf(target), checkPort(options.port, { property: "port" }));
  }
  /**
   * An object of another kind.
   *
   * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
   */
  static object(object, options = {}) {
    return new _BackendRef({ ...object }, checkPort(options.port, { property: "port" }));
  }
  #target;
  /** @internal */
  _render(route, property) {
    const target = this.#target;
    if (!(target instanceof Host)) {
      const parts = renderParts(target, route, property);
      const isService = parts.group === "" && parts.kind === "Service";
      if (isService && this.port === void 0) throw withoutPort(property, `Service ${parts.name}`, route);
      return { ...parts, name: target.name, port: this.port };
    }
    return target.isService ? renderService(target, this.port, route, property) : renderHost(target, this.port, route, property);
  }
};
function renderBackend(target, route, property) {
  return (target instanceof BackendRef ? target : BackendRef.of(target))._render(route, property);
}
function renderBackends(backends, route, property) {
  const place = { property, at: route };
  checkAtMost(checkNotEmpty(backends, place, "name at least one backend"), place, 16);
  const rendered = backends.map((entry2, index) => {
    const of = "backend" in entry2 ? entry2 : void 0;
    const target = "backend" in entry2 ? entry2.backend : entry2;
    const weight = checkInteger(of?.weight, { property: `${property}[${index}].weight`, at: route }, 0, 1e6);
    return { json: { ...renderBackend(target, route, `${property}[${index}]`), weight }, of };
  });
  if (rendered.every(({ json }) => json.weight === 0)) {
    throw new MeshError("MESH_WEIGHTS_ALL_ZERO", {
      property: `${property}[].weight`,
      value: rendered.map(({ json }) => json.weight),
      must: "not all be 0",
      fix: "give at least one backend a positive weight",
      at: route
    });
  }
  return rendered;
}
function hostOf(target) {
  const { subset } = target;
  if (typeof subset === "string") {
    throw new MeshError("MESH_SUBSET_BACKEND", {
      property: "backend",
      value: subset,
      must: "be a Service, not a subset of one",
      fix: "give each version a Service of its own"
    });
  }
  return Host.of(target);
}
function renderService(host, port, route, property) {
  const at = route;
  host.nameFrom(route.namespace, { property, at });
  const { ports } = host;
  if (port === void 0 && ports === void 0) throw withoutPort(property, `Service ${host.name}`, at);
  if (port === void 0 && new Set(ports).size > 1) throw ambiguousPort(host, property, at);
  at.node.addValidation({ validate: () => portProblemsOf(host, port, property) });
  return {
    name: host.name,
    namespace: host.namespace === route.namespace ? void 0 : host.namespace,
    port: port ?? onlyPort(host, property)
  };
}
function onlyPort(host, property) {
  const produce = () => {
    const [problem] = portProblemsOf(host, void 0, property);
    if (problem) throw new Error(problem);
    return host.ports?.[0];
  };
  return import_cdk8s5.Lazy.any({ produce });
}
function portProblemsOf(host, port, property) {
  if (port === void 0) return new Set(host.ports).size === 1 ? [] : [ambiguousPort(host, property).message];
  const ports = host.ports?.map((known2) => ({ port: known2 }));
  return portProblems({ of: `Service ${host.name}`, ports: ports && (() => ports) }, { port }, property);
}
function ambiguousPort(host, property, at) {
  return new MeshError("MESH_BACKEND_WITHOUT_PORT", {
    property: `${property}.port`,
    must: `name a port of Service ${host.name}, which has ${[...new Set(host.ports)].join(", ") || "none"}`,
    fix: "write BackendRef.of(service, { port })",
    ...at ? { at } : {}
  });
}
function withoutPort(property, what, at) {
  return new MeshError("MESH_BACKEND_WITHOUT_PORT", {
    property: `${property}.port`,
    must: `be given, as nothing here knows the ports of ${what}`,
    fix: "write BackendRef.of(\u2026, { port })",
    at
  });
}
function renderHost(host, port, route, property) {
  const place = { property, at: route };
  if (host.name === "*" || isAddress(host.name)) {
    throw new MeshError("MESH_INVALID_DESTINATION", {
      ...place,
      value: host.name,
      must: "be the name of a service",
      fix: host.name === "*" ? "say which host" : "give the address a name with a ServiceEntry"
    });
  }
  const name = host.nameFrom(route.namespace, place);
  if (port === void 0) throw withoutPort(property, name, route);
  return { group: "networking.istio.io", kind: "Hostname", name, port };
}

// lib/gateway-api/hostname.ts
var import_node_net2 = require("node:net");
function checkHostname(hostname, place) {
  const valid = hostname === void 0 || hostname.length <= 253 && isDnsName(hostname.replace(/^\*\./, ""));
  if (!valid) fail6(hostname, place, "be a DNS name in lower case, or a wildcard such as *.example.com");
  return hostname;
}
function checkPreciseHostname(hostname, place) {
  if (hostname !== void 0 && !isDnsName(hostname)) fail6(hostname, place, "be one DNS name in lower case");
  return hostname;
}
function isDnsName(text) {
  return isSubdomain(text) && (0, import_node_net2.isIP)(text) === 0;
}
function fail6(hostname, place, must) {
  const fix = remedy(hostname);
  throw new MeshError("MESH_INVALID_HOST", { ...place, value: hostname, must, ...fix ? { fix } : {} });
}
function remedy(hostname) {
  if (hostname === "*") return "every host is meant where it is left out";
  if (hostname.includes("/")) return "leave out the scheme and the path";
  if (/:\d+$/.test(hostname)) return "leave out the port";
  if (/[A-Z]/.test(hostname)) return `write '${hostname.toLowerCase()}'`;
  return void 0;
}

// lib/gateway-api/subject-alt-name.ts
var URI = /^[^:/?#]+:\/\/[^/?#]*[^?#]*(?:\?[^#]*)?(?:#.*)?/;
var SubjectAltName = class _SubjectAltName {
  constructor(type, name) {
    this.type = type;
    this.name = name;
    Object.freeze(this);
  }
  type;
  name;
  /**
   * A DNS name, or a wildcard such as `*.example.com`.
   *
   * @throws MeshError MESH_INVALID_HOST for what is no DNS name
   */
  static hostname(hostname) {
    return new _SubjectAltName("Hostname", checkHostname(hostname, { property: "hostname" }));
  }
  /**
   * A URI with a scheme, such as the SPIFFE identity of a workload.
   *
   * @throws MeshError MESH_INVALID_URL for what is no such URI
   */
  static uri(uri) {
    if (uri.length > 253 || !URI.test(uri)) {
      throw new MeshError("MESH_INVALID_URL", {
        property: "uri",
        value: uri,
        must: "be a URI such as spiffe://cluster.local/ns/bookinfo/sa/reviews, of at most 253 characters"
      });
    }
    return new _SubjectAltName("URI", uri);
  }
};
function renderSubjectAltName({
  type,
  name
}) {
  return type === "Hostname" ? { type, hostname: name } : { type, uri: name };
}

// lib/gateway-api/backend-tls-validation.ts
function renderBackendTLSValidation({ hostname, subjectAltNames, caCertificates, wellKnownCACertificates }, policy) {
  const place = (name) => ({ property: `validation.${name}`, at: policy });
  checkOneSource(caCertificates, wellKnownCACertificates, policy);
  checkAtMost(checkNotEmpty(caCertificates, place("caCertificates")), place("caCertificates"), 8);
  checkAtMost(subjectAltNames, place("subjectAltNames"), 5);
  return {
    hostname: checkPreciseHostname(hostname, place("hostname")),
    caCertificateRefs: caCertificates?.map(
      (ref, index) => renderLocalObjectRef(ref, policy, `validation.caCertificates[${index}]`)
    ),
    wellKnownCACertificates: wellKnownCACertificates?.name,
    subjectAltNames: subjectAltNames?.map(renderSubjectAltName)
  };
}
function checkOneSource(refs, wellKnown, at) {
  if (refs === void 0 !== (wellKnown === void 0)) return;
  throw new MeshError("MESH_TLS_CERTIFICATE", {
    property: "validation",
    must: "have one of caCertificates and wellKnownCACertificates",
    fix: "write wellKnownCACertificates: WellKnownCACertificates.SYSTEM for public authorities",
    at
  });
}

// lib/gateway-api/service-target.ts
function isServiceTarget(object) {
  return "service" in object || isOf(object, "v1", "Service") || isServiceEntry(object);
}
function partsOfService(target) {
  if ("service" in target) return partsOfService(target.service);
  const { name } = target;
  if (isServiceEntry(target)) {
    const ports = () => (target._toSpec().ports ?? []).map((port) => ({ port: port.number, name: port.name }));
    return {
      ref: { group: "networking.istio.io", kind: "ServiceEntry", name, namespace: target.namespace },
      known: { of: `ServiceEntry ${name}`, ports }
    };
  }
  return {
    ref: { group: "", kind: "Service", name, namespace: target.metadata.namespace },
    known: { of: `Service ${name}`, ports: () => target.ports }
  };
}
function isServiceEntry(object) {
  return isOf(object, "networking.istio.io/v1", "ServiceEntry");
}
function isOf(object, apiVersion, kind) {
  const known2 = object;
  return known2.apiVersion === apiVersion && known2.kind === kind;
}

// lib/gateway-api/policy-target.ts
var PolicyTarget = class _PolicyTarget {
  constructor(ref, known2, sectionName) {
    this.sectionName = sectionName;
    this.#ref = ref;
    this.#known = known2;
    checkSectionName(sectionName, { property: "sectionName" });
    Object.freeze(this);
  }
  sectionName;
  /**
   * A Service or a ServiceEntry, or one of its ports by name.
   *
   * @throws MeshError MESH_INVALID_TARGET for an object of another kind
   * @throws MeshError MESH_UNKNOWN_PORT, when the app is synthesized, for a port that the service does not have
   */
  static of(target, options = {}) {
    if (!isServiceTarget(target)) {
      throw new MeshError("MESH_INVALID_TARGET", {
        property: "target",
        value: target.kind,
        must: "be a Service or a ServiceEntry",
        fix: "write PolicyTarget.object(\u2026) for an object of another kind"
      });
    }
    const { ref, known: known2 } = partsOfService(target);
    return new _PolicyTarget(ref, known2, options.sectionName);
  }
  /** An object of another kind, or one that this app does not define. */
  static object(object, options = {}) {
    return new _PolicyTarget({ ...object }, void 0, options.sectionName);
  }
  #ref;
  #known;
  /** @internal */
  _render(policy, property) {
    const known2 = this.#known;
    const { sectionName } = this;
    if (known2) policy.node.addValidation({ validate: () => portProblems(known2, { sectionName }, property) });
    return { ...renderLocalObjectRef(this.#ref, policy, property), sectionName };
  }
};
function renderPolicyTarget(target, policy, property) {
  return (target instanceof PolicyTarget ? target : PolicyTarget.of(target))._render(policy, property);
}

// lib/gateway-api/section-overlap.ts
function overlapOf(refs, defaults = {}) {
  const sections = /* @__PURE__ */ new Map();
  for (const [index, { group = defaults.group, kind = defaults.kind, ...ref }] of refs.entries()) {
    const key2 = JSON.stringify([group, kind, ref.namespace, ref.name]);
    const others = sections.get(key2) ?? [];
    const whole = ref.sectionName === void 0 || others.includes(void 0);
    if (others.includes(ref.sectionName) || others.length > 0 && whole) return index;
    sections.set(key2, [...others, ref.sectionName]);
  }
  return void 0;
}

// lib/gateway-api/tls-options.ts
function renderTlsOptions(options, at, property) {
  const entries = Object.entries(options ?? {});
  checkAtMost(entries, { property, at }, 16);
  for (const [name, text] of entries) {
    if (text.length <= 4096) continue;
    throw new MeshError("MESH_TOO_LONG", {
      property: `${property}.${name}`,
      value: `${text.length} characters`,
      must: "have at most 4096 characters",
      at
    });
  }
  return options && { ...options };
}

// lib/gateway-api/backend-tls-policy.ts
var BackendTLSPolicy = class extends MeshResource {
  #spec;
  /**
   * @throws MeshError MESH_OTHER_NAMESPACE for a target or a ConfigMap of another namespace
   * @throws MeshError MESH_DUPLICATE for targets that overlap
   */
  constructor(scope, id, props) {
    super(
      scope,
      id,
      { apiVersion: "gateway.networking.k8s.io/v1", kind: "BackendTLSPolicy", plural: "backendtlspolicies" },
      props
    );
    const { targets, validation, options } = props;
    const place = { property: "targets", at: this };
    checkAtMost(checkNotEmpty(targets, place, "name a Service"), place, 16);
    const targetRefs = targets.map((target, index) => renderPolicyTarget(target, this, `targets[${index}]`));
    this.checkOverlap(targetRefs);
    this.#spec = {
      targetRefs,
      validation: renderBackendTLSValidation(validation, this),
      options: renderTlsOptions(options, this, "options")
    };
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
  checkOverlap(refs) {
    const index = overlapOf(refs);
    const ref = index === void 0 ? void 0 : refs[index];
    if (!ref) return;
    const { name, sectionName } = ref;
    throw new MeshError("MESH_DUPLICATE", {
      property: `targets[${index}]`,
      value: sectionName === void 0 ? name : `${name}/${sectionName}`,
      must: "name another port than the other targets of this name",
      fix: "name the Service once, or one port each with PolicyTarget.of(service, { sectionName })",
      at: this
    });
  }
};

// lib/gateway-api/gateway-address.ts
var import_node_net3 = require("node:net");

// lib/gateway-api/domain-prefixed.ts
var DOMAIN_PREFIXED = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
function isDomainPrefixed(text) {
  return text.length <= 253 && DOMAIN_PREFIXED.test(text);
}

// lib/gateway-api/gateway-address.ts
var GatewayAddress = class _GatewayAddress {
  constructor(type, text, host) {
    this.type = type;
    this.#text = text;
    this.#host = host;
    Object.freeze(this);
  }
  type;
  /**
   * An IP address.
   * @param address the address; any, where it is left out
   */
  static ip(address) {
    return new _GatewayAddress("IPAddress", address);
  }
  /**
   * A DNS name.
   * @param name the name; any, where it is left out
   */
  static hostname(name) {
    return new _GatewayAddress("Hostname", name);
  }
  /** A Service whose pods are gateways of Istio already. */
  static service(service) {
    return new _GatewayAddress("Hostname", void 0, Host.of(service));
  }
  /**
   * An address that the cloud has a name for. Istio does not know this type.
   * @param name the name; any, where it is left out
   */
  static named(name) {
    return new _GatewayAddress("NamedAddress", name);
  }
  /**
   * An address of a type of the implementation, such as `example.com/pool`.
   *
   * @throws MeshError MESH_INVALID_ADDRESS_TYPE for a type without a domain
   */
  static of(type, text) {
    if (!isDomainPrefixed(type)) {
      throw new MeshError("MESH_INVALID_ADDRESS_TYPE", {
        property: "type",
        value: type,
        must: "be a type with a domain in front, such as example.com/pool"
      });
    }
    return new _GatewayAddress(type, text);
  }
  #text;
  #host;
  /** @internal */
  _render(gateway, property) {
    const place = { property, at: gateway };
    const text = this.#host ? this.#host.nameFrom(gateway.namespace, place) : this.#text;
    if (this.type === "Hostname") checkHostname(text, place);
    if (this.type === "IPAddress" && text !== void 0 && (0, import_node_net3.isIP)(text) === 0) {
      throw new MeshError("MESH_INVALID_ADDRESS", { ...place, value: text, must: "be an IP address" });
    }
    if (text !== void 0 && text.length > 253) {
      throw new MeshError("MESH_TOO_LONG", {
        ...place,
        value: `${text.length} characters`,
        must: "have at most 253 characters"
      });
    }
    return { type: this.type, value: text };
  }
};
function renderAddresses(addresses, gateway) {
  checkAtMost(addresses, { property: "addresses", at: gateway }, 16);
  const seen = /* @__PURE__ */ new Set();
  return addresses?.map((address, index) => {
    const json = address._render(gateway, `addresses[${index}]`);
    const key2 = `${json.type} ${json.value}`;
    const unique = json.type === "IPAddress" || json.type === "Hostname";
    if (unique && json.value !== void 0 && seen.has(key2)) {
      throw new MeshError("MESH_DUPLICATE", {
        property: `addresses[${index}]`,
        value: json.value,
        must: "be another address than the others",
        at: gateway
      });
    }
    seen.add(key2);
    return json;
  });
}

// lib/gateway-api/gateway-infrastructure.ts
var KEY2 = /^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?(?:[A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
var LABEL2 = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
function renderInfrastructure({ labels, annotations, parametersRef }, gateway) {
  checkEntries(
    labels,
    "labels",
    gateway,
    8,
    (text) => text.length <= 63 && LABEL2.test(text) ? void 0 : "be a label of at most 63 letters, digits, dashes, underscores and dots"
  );
  checkEntries(
    annotations,
    "annotations",
    gateway,
    16,
    (text) => text.length <= 4096 ? void 0 : "have at most 4096 characters"
  );
  return {
    labels: labels && { ...labels },
    annotations: annotations && { ...annotations },
    parametersRef: parametersRef && renderLocalObjectRef(parametersRef, gateway, "infrastructure.parametersRef")
  };
}
function checkEntries(entries = {}, name, at, max, complaint2) {
  const property = `infrastructure.${name}`;
  checkAtMost(Object.keys(entries), { property, at }, max);
  for (const [key2, text] of Object.entries(entries)) {
    const prefix = key2.includes("/") ? key2.slice(0, key2.indexOf("/")) : "";
    if (!KEY2.test(key2) || prefix.length > 252) {
      const must2 = "have keys such as example.com/name, with a name of at most 63 characters";
      throw new MeshError("MESH_INVALID_NAME", { property, value: key2, must: must2, at });
    }
    const must = complaint2(text);
    if (must) throw new MeshError("MESH_INVALID_LABEL", { property: `${property}.${key2}`, value: text, must, at });
  }
}

// lib/gateway-api/gateway-tls.ts
var FrontendValidationMode = /* @__PURE__ */ ((FrontendValidationMode2) => {
  FrontendValidationMode2["ALLOW_VALID_ONLY"] = "AllowValidOnly";
  FrontendValidationMode2["ALLOW_INSECURE_FALLBACK"] = "AllowInsecureFallback";
  return FrontendValidationMode2;
})(FrontendValidationMode || {});
function renderGatewayTls({ backend, frontend }, gateway) {
  return {
    backend: backend && {
      clientCertificateRef: renderCertificateRef(backend.clientCertificate, gateway, "tls.backend.clientCertificate")
    },
    frontend: frontend && {
      default: renderFrontend(frontend.default, gateway, "tls.frontend.default"),
      perPort: renderPerPort(frontend.perPort, gateway)
    }
  };
}
function renderPerPort(perPort, gateway) {
  const property = "tls.frontend.perPort";
  checkAtMost(perPort, { property, at: gateway }, 64);
  const seen = /* @__PURE__ */ new Set();
  return perPort?.map(({ port, ...tls }, index) => {
    const place = { property: `${property}[${index}].port`, at: gateway };
    checkPort(port, place);
    if (seen.has(port))
      throw new MeshError("MESH_DUPLICATE", { ...place, value: port, must: "be another port than the others" });
    seen.add(port);
    return { port, tls: renderFrontend(tls, gateway, `${property}[${index}]`) };
  });
}
function renderFrontend({ validation }, gateway, property) {
  if (!validation) return {};
  const place = { property: `${property}.validation.caCertificates`, at: gateway };
  checkAtMost(checkNotEmpty(validation.caCertificates, place), place, 16);
  return {
    validation: {
      caCertificateRefs: validation.caCertificates.map(
        (ref, index) => renderCaCertificateRef(ref, gateway, `${place.property}[${index}]`)
      ),
      mode: validation.mode
    }
  };
}

// lib/gateway-api/listener.ts
var KNOWN = ["HTTP", "HTTPS", "TLS", "TCP", "UDP"];
var PROTOCOL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$|^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9]+$/;
var Listener = class _Listener {
  constructor(protocol, options) {
    this.protocol = protocol;
    this.name = options.name;
    this.port = options.port;
    this.hostname = options.hostname;
    this.#tls = options.tls;
    this.#allowedRoutes = options.allowedRoutes;
    Object.freeze(this);
  }
  protocol;
  /** HTTP without TLS. */
  static http(options) {
    return new _Listener("HTTP", options);
  }
  /** HTTP over TLS, which ends at the gateway. */
  static https(options) {
    return new _Listener("HTTPS", options);
  }
  /** TLS that carries anything; TLSRoutes say where to. */
  static tls(options) {
    return new _Listener("TLS", options);
  }
  /** TCP; TCPRoutes say where to. */
  static tcp(options) {
    return new _Listener("TCP", options);
  }
  /** UDP; UDPRoutes say where to. Istio does not listen on UDP. */
  static udp(options) {
    return new _Listener("UDP", options);
  }
  /**
   * A protocol of the implementation, such as `example.com/bar`, or Istio's `HBONE`.
   *
   * @throws MeshError MESH_LISTENER_PROTOCOL for what is no protocol, or one that has a factory of its own
   */
  static of(protocol, options) {
    if (protocol.length > 255 || !PROTOCOL.test(protocol) || KNOWN.includes(protocol.toUpperCase())) {
      const known2 = KNOWN.find((name) => name === protocol.toUpperCase());
      throw new MeshError("MESH_LISTENER_PROTOCOL", {
        property: "protocol",
        value: protocol,
        must: "be a protocol that the Gateway API does not name, such as example.com/bar",
        ...known2 ? { fix: `write Listener.${known2.toLowerCase()}(\u2026)` } : {}
      });
    }
    return new _Listener(protocol, options);
  }
  /** The name, unique in its Gateway. */
  name;
  /** The port that clients dial. */
  port;
  /** The host whose requests are taken, if not every one. */
  hostname;
  #tls;
  #allowedRoutes;
  /** @internal */
  _render(gateway, property) {
    const at = gateway;
    checkSectionName(this.name, { property: `${property}.name`, at });
    checkPort(this.port, { property: `${property}.port`, at });
    checkHostname(this.hostname, { property: `${property}.hostname`, at });
    return {
      name: this.name,
      port: this.port,
      protocol: this.protocol,
      hostname: this.hostname,
      tls: this.#tls?._render(gateway, `${property}.tls`),
      allowedRoutes: this.#allowedRoutes?._render(gateway, `${property}.allowedRoutes`)
    };
  }
};
function checkDistinctListener(listener, others, at) {
  const property = `listeners[${others.length}]`;
  const other = others.find((candidate) => candidate.name === listener.name);
  if (other) {
    throw new MeshError("MESH_DUPLICATE_LISTENER", {
      property: `${property}.name`,
      value: listener.name,
      must: "be another than those of the other listeners",
      at
    });
  }
  const conflict = others.find((candidate) => conflicts(candidate, listener));
  if (conflict) {
    throw new MeshError("MESH_DUPLICATE_LISTENER", {
      property,
      value: describe2(listener),
      must: `differ from listener '${conflict.name}' in its port, its protocol or its hostname`,
      ...conflict.protocol === listener.protocol ? {} : { fix: "TCP shares its port with no protocol but UDP" },
      at
    });
  }
}
function conflicts(a, b) {
  if (a.port !== b.port) return false;
  if (a.protocol === b.protocol) return a.hostname === b.hostname;
  const both = [a.protocol, b.protocol];
  return both.includes("TCP") && both.some((protocol) => ["HTTP", "HTTPS", "TLS"].includes(protocol));
}
function describe2({ protocol, port, hostname }) {
  return `${protocol} on port ${port}${hostname === void 0 ? "" : ` for ${hostname}`}`;
}

// lib/gateway-api/listener-list.ts
var ListenerList = class {
  #owner;
  #listeners = [];
  #rendered = [];
  constructor(owner) {
    this.#owner = owner;
  }
  add(listener) {
    const json = listener._render(this.#owner, `listeners[${this.#listeners.length}]`);
    checkDistinctListener(listener, this.#listeners, this.#owner);
    this.#listeners.push(listener);
    this.#rendered.push(json);
    checkAtMost(this.#listeners, { property: "listeners", at: this.#owner }, 64);
  }
  /** Fails for a name that no listener has. */
  check(name) {
    const names = this.#listeners.map((listener) => listener.name);
    if (names.includes(name)) return;
    throw new MeshError("MESH_UNKNOWN_LISTENER", {
      property: "listener",
      value: name,
      must: `be a listener of ${this.#owner.kind} ${this.#owner.name}, which has ${names.join(", ") || "none"}`,
      at: this.#owner
    });
  }
  /** The listeners in their wire form. */
  render() {
    return this.#rendered;
  }
  /** What is wrong with the finished list. */
  problems() {
    if (this.#listeners.length > 0) return [];
    const problem = { property: "listeners", must: "have at least one entry", fix: "call addListener" };
    return [new MeshError("MESH_NO_LISTENER", problem).message];
  }
};

// lib/gateway-api/gateway.ts
var SERVICE_TYPE = "networking.istio.io/service-type";
var Gateway = class extends MeshResource {
  /** The name of the GatewayClass. */
  className;
  /** Namespaces whose ListenerSets may add listeners, if any. */
  allowedListeners;
  #spec;
  #listeners = new ListenerList(this);
  /**
   * @throws MeshError MESH_DUPLICATE_LISTENER for listeners that could not be told apart
   * @throws MeshError MESH_NO_LISTENER, when the app is synthesized, for a Gateway without listeners
   */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "gateway.networking.k8s.io/v1", kind: "Gateway", plural: "gateways" }, props);
    this.className = classNameOf(props.className, this);
    this.allowedListeners = props.allowedListeners;
    this.#spec = {
      gatewayClassName: this.className,
      addresses: renderAddresses(props.addresses, this),
      infrastructure: props.infrastructure && renderInfrastructure(props.infrastructure, this),
      allowedListeners: props.allowedListeners && { namespaces: props.allowedListeners._toJson() },
      tls: props.tls && renderGatewayTls(props.tls, this)
    };
    if (props.serviceType !== void 0) this.annotateServiceType(props.serviceType, props.addresses);
    for (const listener of props.listeners ?? []) this.addListener(listener);
    this.node.addValidation({ validate: () => this.#listeners.problems() });
  }
  /** The Gateway as the parent of a route: all of its listeners. */
  get parentRef() {
    return { name: this.name, namespace: this.namespace };
  }
  /**
   * Adds a listener, and returns it as the parent of a route.
   *
   * @throws MeshError MESH_DUPLICATE_LISTENER for a listener that could not be told apart from one that is there
   */
  addListener(listener) {
    this.#listeners.add(listener);
    return { ...this.parentRef, sectionName: listener.name };
  }
  /**
   * One listener as the parent of a route.
   *
   * @throws MeshError MESH_UNKNOWN_LISTENER for a name that no listener has
   */
  listener(name) {
    this.#listeners.check(name);
    return { ...this.parentRef, sectionName: name };
  }
  /** @internal */
  _toSpec() {
    return { ...this.#spec, listeners: this.#listeners.render() };
  }
  annotateServiceType(type, addresses = []) {
    const place = { property: "serviceType", value: type, at: this };
    if (type === "ExternalName") {
      throw new MeshError("MESH_SERVICE_TYPE", { ...place, must: "be the type of a Service with pods" });
    }
    if (addresses.some((address) => address.type === "Hostname")) {
      throw new MeshError("MESH_SERVICE_TYPE", {
        ...place,
        must: "not stand beside a hostname in addresses",
        fix: "Istio makes no Service for a Gateway that names one"
      });
    }
    this.metadata.addAnnotation(SERVICE_TYPE, type);
  }
};
function classNameOf(className, at) {
  const name = typeof className === "string" ? className : className.name;
  return checkObjectName(name, { property: "className", at });
}

// lib/gateway-api/gateway-class.ts
var import_cdk8s6 = require("cdk8s");
var GatewayController = /* @__PURE__ */ ((GatewayController2) => {
  GatewayController2["ISTIO"] = "istio.io/gateway-controller";
  GatewayController2["ISTIO_MESH"] = "istio.io/mesh-controller";
  GatewayController2["ISTIO_EAST_WEST"] = "istio.io/eastwest-controller";
  GatewayController2["ISTIO_UNMANAGED"] = "istio.io/unmanaged-gateway";
  return GatewayController2;
})(GatewayController || {});
var GatewayClass = class extends MeshResource {
  /** The name of the class for gateways at the edge; istiod deploys them. */
  static ISTIO = "istio";
  /** The name of the class for waypoints of ambient mode, the proxies in front of services. */
  static ISTIO_WAYPOINT = "istio-waypoint";
  /** The name of the class for gateways between the clusters of an ambient mesh. */
  static ISTIO_EAST_WEST = "istio-east-west";
  /** The name of the class for gateways of other clusters: istiod only learns their addresses. */
  static ISTIO_REMOTE = "istio-remote";
  #spec;
  /**
   * @throws MeshError MESH_INVALID_NAME for a controller without a domain in front
   * @throws MeshError MESH_TOO_LONG for a description of more than 64 characters
   */
  constructor(scope, id, props) {
    super(
      scope,
      id,
      { apiVersion: "gateway.networking.k8s.io/v1", kind: "GatewayClass", plural: "gatewayclasses" },
      props
    );
    this.apiObject.addJsonPatch(import_cdk8s6.JsonPatch.add("/metadata/namespace", null), import_cdk8s6.JsonPatch.remove("/metadata/namespace"));
    const { controllerName, parametersRef, description } = props;
    this.checkTexts(controllerName, description);
    this.#spec = {
      controllerName,
      parametersRef: parametersRef && renderClusterObjectRef(parametersRef, this, "parametersRef"),
      description
    };
  }
  /** A GatewayClass belongs to no namespace. */
  get namespace() {
    return void 0;
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
  checkTexts(controllerName, description = "") {
    if (!isDomainPrefixed(controllerName)) {
      throw new MeshError("MESH_INVALID_NAME", {
        property: "controllerName",
        value: controllerName,
        must: "be a name with a domain in front, such as example.com/gateways",
        at: this
      });
    }
    if (description.length > 64) {
      throw new MeshError("MESH_TOO_LONG", {
        property: "description",
        value: `${description.length} characters`,
        must: "have at most 64 characters",
        at: this
      });
    }
  }
};

// lib/gateway-api/filter-types.ts
function checkFilterTypes(types, property, at) {
  const again = types.find(
    (type, index) => type !== "RequestMirror" && type !== "ExtensionRef" && types.indexOf(type) !== index
  );
  if (again) {
    throw new MeshError("MESH_DUPLICATE_FILTER", { property, value: again, must: "have one filter of this type", at });
  }
}

// lib/gateway-api/header-name.ts
var TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}$/;
function checkHeaderNames(names, place) {
  for (const name of names) {
    if (TOKEN.test(name)) continue;
    throw new MeshError("MESH_INVALID_HEADER", {
      ...place,
      value: name,
      must: "be a name of at most 256 letters, digits and !#$%&'*+-.^_`|~",
      ...name.startsWith(":") ? { fix: "the Gateway API knows no pseudo headers" } : {}
    });
  }
}
function checkDistinctHeaders(names, place) {
  const seen = /* @__PURE__ */ new Set();
  for (const name of names) {
    if (seen.has(name.toLowerCase())) {
      throw new MeshError("MESH_DUPLICATE_HEADER", {
        ...place,
        value: name,
        must: "name each header once, whatever the case of its letters"
      });
    }
    seen.add(name.toLowerCase());
  }
}

// lib/gateway-api/header-modifier.ts
function renderHeaderModifier({ set, add, remove: remove2 }, route, property) {
  const at = route;
  const removed = { property: `${property}.remove`, at };
  checkAtMost(remove2, removed, 16);
  checkHeaderNames(remove2 ?? [], removed);
  const changes = {
    set: renderHeaders(set, `${property}.set`, at),
    add: renderHeaders(add, `${property}.add`, at),
    remove: remove2 && [...remove2]
  };
  checkDistinctHeaders([...Object.keys(set ?? {}), ...Object.keys(add ?? {}), ...remove2 ?? []], { property, at });
  return changes;
}
function renderHeaders(headers, property, at) {
  if (headers === void 0) return void 0;
  const entries = Object.entries(headers);
  checkAtMost(entries, { property, at }, 16);
  checkHeaderNames(Object.keys(headers), { property, at });
  return entries.map(([name, text]) => {
    if (text.length < 1 || text.length > 4096) {
      throw new MeshError("MESH_TOO_LONG", {
        property: `${property}.${name}`,
        value: `${text.length} characters`,
        must: "have 1 to 4096 characters",
        ...text === "" ? { fix: "a header is taken away with remove" } : {},
        at
      });
    }
    return { name, value: text };
  });
}

// lib/gateway-api/request-mirror.ts
function renderRequestMirror({ backend, percentage, fraction }, route, property) {
  if (percentage !== void 0 && fraction !== void 0) {
    throw new MeshError("MESH_TWO_SHARES", { property, must: "have one of percentage and fraction", at: route });
  }
  return {
    backendRef: renderBackend(backend, route, `${property}.backend`),
    ...percentage && renderPercentage2(percentage),
    ...fraction && { fraction: renderFraction(fraction, route, `${property}.fraction`) }
  };
}
function renderPercentage2({ percent }) {
  if (Number.isInteger(percent)) return { percent };
  return { fraction: { numerator: Math.round(percent * 1e4), denominator: 1e6 } };
}
function renderFraction({ numerator, denominator }, route, property) {
  checkInteger(denominator, { property: `${property}.denominator`, at: route }, 1);
  checkInteger(numerator, { property: `${property}.numerator`, at: route }, 0, denominator ?? 100);
  return { numerator, denominator };
}

// lib/gateway-api/grpc-filter.ts
var GRPCRouteFilter = class _GRPCRouteFilter {
  constructor(type, render) {
    this.type = type;
    this.#render = render;
    Object.freeze(this);
  }
  type;
  /** Changes the headers of calls. */
  static requestHeaderModifier(headers) {
    return new _GRPCRouteFilter("RequestHeaderModifier", (route, property) => ({
      requestHeaderModifier: renderHeaderModifier(headers, route, `${property}.requestHeaderModifier`)
    }));
  }
  /** Changes the headers of answers. */
  static responseHeaderModifier(headers) {
    return new _GRPCRouteFilter("ResponseHeaderModifier", (route, property) => ({
      responseHeaderModifier: renderHeaderModifier(headers, route, `${property}.responseHeaderModifier`)
    }));
  }
  /** Sends copies of calls to another backend. */
  static requestMirror(mirror) {
    return new _GRPCRouteFilter("RequestMirror", (route, property) => ({
      requestMirror: renderRequestMirror(mirror, route, `${property}.requestMirror`)
    }));
  }
  /** A filter of the implementation, an object of the route's namespace. Istio has none. */
  static extensionRef(object) {
    return new _GRPCRouteFilter("ExtensionRef", (route, property) => ({
      extensionRef: renderLocalObjectRef(object, route, `${property}.extensionRef`)
    }));
  }
  #render;
  /** @internal */
  _render(route, property) {
    return { type: this.type, ...this.#render(route, property) };
  }
};
function renderGRPCRouteFilters(filters, route, property) {
  checkAtMost(filters, { property, at: route }, 16);
  checkFilterTypes(filters?.map(({ type }) => type) ?? [], property, route);
  return filters?.map((filter, index) => filter._render(route, `${property}[${index}]`));
}

// lib/gateway-api/grpc-method-match.ts
var SERVICE = /^\.?[a-z_][a-z_0-9]*(?:\.[a-z_][a-z_0-9]*)*$/i;
var METHOD = /^[a-z_][a-z_0-9]*$/i;
var GRPCMethodMatch = class _GRPCMethodMatch {
  constructor(type, service, method) {
    this.type = type;
    this.service = service;
    this.method = method;
    Object.freeze(this);
  }
  type;
  service;
  method;
  /**
   * The names are equal, case included.
   *
   * @throws MeshError MESH_INVALID_NAME for what is no name of a service or of a method
   */
  static exact({ service, method }) {
    checkNamed(service, method, "exact");
    checkName(service, "service", SERVICE, "be the name of a service with its package, such as routeguide.RouteGuide");
    checkName(method, "method", METHOD, "be the name of a method: letters, digits and underscores");
    return new _GRPCMethodMatch("Exact", service, method);
  }
  /**
   * The whole names match RE2 expressions, as Istio reads them; other implementations may read other dialects.
   *
   * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
   * @throws MeshError MESH_BARE_ALTERNATIVES for alternatives or anchors outside of a group
   */
  static regex({ service, method }) {
    checkNamed(service, method, "regex");
    checkPattern(service, "service");
    checkPattern(method, "method");
    return new _GRPCMethodMatch("RegularExpression", service, method);
  }
};
function renderGRPCMethodMatch({
  type,
  service,
  method
}) {
  return { type, service, method };
}
function checkNamed(service, method, property) {
  if (service !== void 0 || method !== void 0) return;
  throw new MeshError("MESH_EMPTY_MATCH", {
    property,
    must: "have service or method",
    fix: "every call is meant where the match is left out"
  });
}
function checkName(name, property, form, must) {
  if (name === void 0 || name.length <= 1024 && form.test(name)) return;
  const fix = name.includes("/") ? "give the service and the method by their own properties" : void 0;
  throw new MeshError("MESH_INVALID_NAME", { property, value: name, must, ...fix ? { fix } : {} });
}
function checkPattern(pattern2, property) {
  if (pattern2 === void 0) return;
  checkRegex(pattern2, property);
  const bare = bareOperator(pattern2);
  if (bare === void 0) return;
  throw new MeshError("MESH_BARE_ALTERNATIVES", {
    property,
    value: pattern2,
    must: bare === "|" ? "have its alternatives in a group" : `not have ${bare}`,
    fix: bare === "|" ? `write '(?:${pattern2})'` : "names are compared as a whole"
  });
}
function bareOperator(pattern2) {
  let depth = 0;
  for (const [token] of pattern2.matchAll(/\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|[\s\S]/g)) {
    if (token === "(") depth += 1;
    else if (token === ")") depth -= 1;
    else if (depth === 0 && /^[|^$]$/.test(token)) return token;
  }
  return void 0;
}

// lib/gateway-api/value-match.ts
var ValueMatch = class _ValueMatch {
  constructor(type, text) {
    this.type = type;
    this.text = text;
    Object.freeze(this);
  }
  type;
  text;
  /** The content is equal to `text`, case included. */
  static exact(text) {
    return new _ValueMatch("Exact", text);
  }
  /**
   * The whole content matches the RE2 expression `pattern`, as Istio reads it; other implementations may read other
   * dialects.
   *
   * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
   */
  static regex(pattern2) {
    return new _ValueMatch("RegularExpression", checkRegex(pattern2, "regex"));
  }
};
function renderValueMatches(matches, place, max) {
  if (matches === void 0) return void 0;
  const entries = Object.entries(matches);
  checkHeaderNames(Object.keys(matches), place);
  checkAtMost(entries, place, 16);
  return entries.map(([name, { type, text }]) => {
    if (text.length < 1 || text.length > max) {
      throw new MeshError("MESH_TOO_LONG", {
        ...place,
        property: `${place.property}.${name}`,
        value: `${text.length} characters`,
        must: `be compared with 1 to ${max} characters`
      });
    }
    return { name, type, value: text };
  });
}

// lib/gateway-api/grpc-match.ts
function renderGRPCRouteMatch({ method, headers }, route, property) {
  const place = { property: `${property}.headers`, at: route };
  checkDistinctHeaders(Object.keys(headers ?? {}), place);
  return { method: method && renderGRPCMethodMatch(method), headers: renderValueMatches(headers, place, 4096) };
}
function grpcMatchKey({ method, headers }) {
  const byHeader = headers?.map((match) => JSON.stringify([match.name.toLowerCase(), match.type, match.value]));
  return JSON.stringify([method && [method.type, method.service, method.method], byHeader?.sort() ?? []]);
}

// lib/gateway-api/grpc-route-rule.ts
function renderGRPCRouteRule(rule, route, property) {
  const { name, matches, filters, backends } = rule;
  const at = route;
  if (backends === void 0 && !filters?.some(({ type }) => type === "ExtensionRef")) {
    throw new MeshError("MESH_RULE_ACTION", {
      property,
      must: "have backends, or a filter that answers: extensionRef",
      fix: "without either, every call fails",
      at
    });
  }
  checkAtMost(matches, { property: `${property}.matches`, at }, 64, "spread them over several rules");
  return {
    name: checkSectionName(name, { property: `${property}.name`, at }),
    matches: matches?.map((match, index) => renderGRPCRouteMatch(match, route, `${property}.matches[${index}]`)),
    filters: renderGRPCRouteFilters(filters, route, `${property}.filters`),
    backendRefs: backends && renderGRPCBackends(backends, route, `${property}.backends`)
  };
}
function renderGRPCBackends(backends, route, property) {
  return renderBackends(backends, route, property).map(({ json, of }, index) => ({
    ...json,
    filters: renderGRPCRouteFilters(of?.filters, route, `${property}[${index}].filters`)
  }));
}

// lib/gateway-api/parent-ref.ts
var import_constructs6 = require("constructs");

// lib/gateway-api/mesh-parent.ts
var MeshParent = class _MeshParent {
  constructor(target, port, sectionName) {
    this.port = port;
    this.sectionName = sectionName;
    this.#target = target;
    Object.freeze(this);
  }
  port;
  sectionName;
  /**
   * A service, or one of its ports.
   *
   * @throws MeshError MESH_INVALID_PARENT for a host that is no Service; give its ServiceEntry
   * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
   * @throws MeshError MESH_UNKNOWN_PORT, when the app is synthesized, for a port that the service does not have
   */
  static of(target, options = {}) {
    return new _MeshParent(
      target instanceof Host ? partsOfHost(target) : partsOfService(target),
      checkPort(options.port, { property: "port" }),
      checkSectionName(options.sectionName, { property: "sectionName" })
    );
  }
  #target;
  /** @internal */
  _render(route, property) {
    const { ref, known: known2 } = this.#target;
    route.node.addValidation({ validate: () => portProblems(known2, this, property) });
    return { ...renderParts(ref, route, property), sectionName: this.sectionName, port: this.port };
  }
};
function isMeshParentTarget(parent) {
  return parent instanceof Host || isServiceTarget(parent);
}
function partsOfHost(host) {
  const { name, namespace } = host;
  if (!host.isService) {
    throw new MeshError("MESH_INVALID_PARENT", {
      property: "parent",
      value: name,
      must: "be a Service or a ServiceEntry",
      fix: "give the ServiceEntry that defines the host"
    });
  }
  return { ref: { group: "", kind: "Service", name, namespace }, known: { of: `Service ${name}` } };
}

// lib/gateway-api/parent-ref.ts
function renderParents(parents, route) {
  const place = { property: "parents", at: route };
  checkNotEmpty(parents, place, "name a Gateway or one of its listeners");
  checkAtMost(parents, place, 32);
  const refs = parents.map((parent, index) => renderParent(parent, route, `parents[${index}]`));
  checkOverlap(refs, route);
  return refs;
}
function isMeshRef({ group, kind }) {
  return group === "" && kind === "Service" || group === "networking.istio.io" && kind === "ServiceEntry";
}
function renderParent(parent, route, property) {
  if (parent instanceof MeshParent) return parent._render(route, property);
  if ("parentRef" in parent) return renderParentRef(parent.parentRef, route, property);
  if (isMeshParentTarget(parent)) return MeshParent.of(parent)._render(route, property);
  if (import_constructs6.Construct.isConstruct(parent)) {
    throw new MeshError("MESH_INVALID_PARENT", {
      property,
      value: parent.node.path,
      must: "be a Gateway of the Gateway API, one of its listeners, a service, or a parent by name",
      at: route
    });
  }
  return renderParentRef(parent, route, property);
}
function renderParentRef(ref, route, property) {
  return {
    ...renderParts(ref, route, property),
    sectionName: checkSectionName(ref.sectionName, { property: `${property}.sectionName`, at: route }),
    port: checkPort(ref.port, { property: `${property}.port`, at: route })
  };
}
function checkOverlap(refs, at) {
  const index = overlapOf(refs, { group: "gateway.networking.k8s.io", kind: "Gateway" });
  const ref = index === void 0 ? void 0 : refs[index];
  if (!ref) return;
  const { name, sectionName } = ref;
  throw new MeshError("MESH_DUPLICATE_PARENT", {
    property: `parents[${index}]`,
    value: sectionName === void 0 ? name : `${name}/${sectionName}`,
    ...isMeshRef(ref) ? {
      must: "name another port than the other parents of this name",
      fix: "name the service once, or one port each with MeshParent.of(service, { port, sectionName })"
    } : {
      must: "name another listener than the other parents of this name",
      fix: "name the parent once, or one listener each with gateway.listener(\u2026)"
    },
    at
  });
}

// lib/gateway-api/route-hostnames.ts
function renderHostnames(hostnames, parentRefs, route) {
  checkAtMost(hostnames, { property: "hostnames", at: route }, 16);
  if (hostnames && hostnames.length > 0 && parentRefs.every(isMeshRef)) {
    throw new MeshError("MESH_HOSTNAMES_IN_MESH", {
      property: "hostnames",
      value: hostnames,
      must: "be left out where every parent is a service",
      fix: "the hosts of the services are what counts in the mesh",
      at: route
    });
  }
  return hostnames?.map((hostname, index) => checkHostname(hostname, { property: `hostnames[${index}]`, at: route }));
}

// lib/gateway-api/rule-list.ts
var MAX_MATCHES = 128;
var RuleList = class {
  #rules = [];
  #route;
  #matching;
  constructor(route, matching2) {
    this.#route = route;
    this.#matching = matching2;
  }
  /** The property of the rule that is added next. */
  get next() {
    return `rules[${this.#rules.length}]`;
  }
  /** Adds a rule in its wire form. */
  add(rule) {
    this.checkCounts(rule);
    this.checkName(rule);
    this.checkReachable(rule);
    this.#rules.push(rule);
  }
  /** The rules in their wire form; an empty list would be an invalid one. */
  render() {
    return this.#rules.length > 0 ? this.#rules : void 0;
  }
  /** What is wrong with the finished list. */
  problems() {
    if (this.#rules.length > 0) return [];
    const problem = { property: "rules", must: "have at least one rule", fix: "call addRule" };
    return [new MeshError("MESH_NO_ROUTE", problem).message];
  }
  checkCounts(rule) {
    const rules = [...this.#rules, rule];
    const fix = `put the rest into another ${this.#route.kind}`;
    checkAtMost(rules, { property: "rules", at: this.#route }, 16, fix);
    const matches = rules.reduce((sum, { matches: matches2 }) => sum + (matches2?.length ?? this.#matching.implied), 0);
    if (matches > MAX_MATCHES) {
      throw new MeshError("MESH_TOO_MANY", {
        property: "rules[].matches",
        value: matches,
        must: `have at most ${MAX_MATCHES} entries in all`,
        fix,
        at: this.#route
      });
    }
  }
  checkName({ name }) {
    if (name === void 0 || !this.#rules.some((rule) => rule.name === name)) return;
    throw new MeshError("MESH_DUPLICATE_RULE", {
      property: `${this.next}.name`,
      value: name,
      must: "be another than those of the other rules",
      at: this.#route
    });
  }
  checkReachable(rule) {
    const taken = new Set(this.#rules.flatMap((earlier) => this.keysOf(earlier)));
    if (!this.keysOf(rule).every((key2) => taken.has(key2))) return;
    throw new MeshError("MESH_UNREACHABLE_ROUTE", {
      property: this.next,
      must: "have a match that no earlier rule has",
      fix: "the first of equal matches is taken; drop one of the rules, or narrow its matches",
      at: this.#route
    });
  }
  keysOf({ matches = [] }) {
    return (matches.length > 0 ? matches : [{}]).map((match) => this.#matching.keyOf(match));
  }
};

// lib/gateway-api/grpc-route.ts
var GRPCRoute = class extends MeshResource {
  #parentRefs;
  #hostnames;
  #rules = new RuleList(this, {
    implied: 0,
    keyOf: grpcMatchKey
  });
  /**
   * @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap
   * @throws MeshError MESH_HOSTNAMES_IN_MESH for hostnames where every parent is a service
   * @throws MeshError MESH_NO_ROUTE, when the app is synthesized, for a route without rules
   */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "gateway.networking.k8s.io/v1", kind: "GRPCRoute", plural: "grpcroutes" }, props);
    this.#parentRefs = renderParents(props.parents, this);
    this.#hostnames = renderHostnames(props.hostnames, this.#parentRefs, this);
    for (const rule of props.rules ?? []) this.addRule(rule);
    this.node.addValidation({ validate: () => this.#rules.problems() });
  }
  /**
   * Adds a rule, after those that are there.
   *
   * @throws MeshError MESH_UNREACHABLE_ROUTE for a rule whose every match an earlier rule has
   */
  addRule(rule) {
    this.#rules.add(renderGRPCRouteRule(rule, this, this.#rules.next));
  }
  /** @internal */
  _toSpec() {
    return { parentRefs: this.#parentRefs, hostnames: this.#hostnames, rules: this.#rules.render() };
  }
};

// lib/gateway-api/cors.ts
var ORIGIN = /^\*$|^https?:\/\/(?:(?:\*\.)?(?:[a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+|\*)(?::[0-9]{1,5})?$/;
function renderCORS(cors, route, property) {
  const place = (name) => ({ property: `${property}.${name}`, at: route });
  const { allowOrigins, allowMethods, allowHeaders, exposeHeaders } = cors;
  checkOrigins(allowOrigins, place("allowOrigins"));
  checkSet(allowMethods, place("allowMethods"), 9);
  checkAlone(allowMethods, place("allowMethods"));
  checkSet(allowHeaders, place("allowHeaders"), 64);
  checkAlone(allowHeaders, place("allowHeaders"));
  checkHeaderNames(allowHeaders ?? [], place("allowHeaders"));
  checkSet(exposeHeaders, place("exposeHeaders"), 64);
  checkHeaderNames(exposeHeaders ?? [], place("exposeHeaders"));
  return {
    allowOrigins: allowOrigins && [...allowOrigins],
    allowMethods: allowMethods && [...allowMethods],
    allowHeaders: allowHeaders && [...allowHeaders],
    exposeHeaders: exposeHeaders && [...exposeHeaders],
    allowCredentials: cors.allowCredentials,
    maxAge: renderSeconds2(cors.maxAge, place("maxAge"))
  };
}
function checkOrigins(origins, place) {
  checkSet(origins, place, 64);
  checkAlone(origins, place);
  for (const origin of origins ?? []) {
    if (origin.length <= 253 && ORIGIN.test(origin)) continue;
    throw new MeshError("MESH_INVALID_ORIGIN", {
      ...place,
      value: origin,
      must: "be a scheme and a host such as https://example.com, or *",
      .../^https?:\/\/[^/]+\//.test(origin) ? { fix: "leave out the path" } : {}
    });
  }
}
function checkSet(list, place, max) {
  checkAtMost(list, place, max);
  checkDistinct(list, place);
}
function checkAlone(list, place) {
  if (list && list.length > 1 && list.includes("*")) {
    throw new MeshError("MESH_WILDCARD_BESIDE_OTHERS", { ...place, value: list, must: "have '*' alone" });
  }
}
function renderSeconds2(duration, place) {
  if (duration === void 0) return void 0;
  const milliseconds = millisecondsOf(duration);
  if (milliseconds % 1e3 !== 0) {
    throw new MeshError("MESH_INVALID_DURATION", { ...place, value: `${milliseconds} ms`, must: "be whole seconds" });
  }
  return checkInteger(milliseconds / 1e3, place, 1);
}

// lib/gateway-api/path-modifier.ts
var PathModifier = class _PathModifier {
  constructor(type, path) {
    this.type = type;
    this.path = path;
    Object.freeze(this);
  }
  type;
  path;
  /**
   * The whole path is replaced.
   *
   * @throws MeshError MESH_TOO_LONG for more than 1024 characters
   */
  static replaceFullPath(path) {
    return new _PathModifier("ReplaceFullPath", checkLength2(path, "replaceFullPath"));
  }
  /**
   * The prefix that matched is replaced, segment by segment: with `/v2`, a prefix `/v1` makes `/v2/users` out of
   * `/v1/users`. The rule has to have one match, with a prefix.
   *
   * @throws MeshError MESH_TOO_LONG for more than 1024 characters
   */
  static replacePrefixMatch(prefix) {
    return new _PathModifier("ReplacePrefixMatch", checkLength2(prefix, "replacePrefixMatch"));
  }
};
function renderPathModifier({ type, path }) {
  return type === "ReplaceFullPath" ? { type, replaceFullPath: path } : { type, replacePrefixMatch: path };
}
function checkLength2(path, property) {
  if (path.length > 1024) {
    throw new MeshError("MESH_TOO_LONG", {
      property,
      value: `${path.length} characters`,
      must: "have at most 1024 characters"
    });
  }
  return path;
}

// lib/gateway-api/request-redirect.ts
function renderRequestRedirect({ scheme, hostname, path, port, statusCode }, route, property) {
  if (scheme === void 0 && hostname === void 0 && path === void 0 && port === void 0) {
    throw new MeshError("MESH_EMPTY_REDIRECT", {
      property,
      must: "have at least one of scheme, hostname, path and port",
      fix: "say where the client should go",
      at: route
    });
  }
  return {
    scheme,
    hostname: checkPreciseHostname(hostname, { property: `${property}.hostname`, at: route }),
    path: path && renderPathModifier(path),
    port: checkPort(port, { property: `${property}.port`, at: route }),
    statusCode
  };
}

// lib/gateway-api/url-rewrite.ts
function renderURLRewrite({ hostname, path }, route, property) {
  if (hostname === void 0 && path === void 0) {
    throw new MeshError("MESH_EMPTY_REWRITE", { property, must: "have hostname or path", at: route });
  }
  checkPreciseHostname(hostname, { property: `${property}.hostname`, at: route });
  return { hostname, path: path && renderPathModifier(path) };
}

// lib/gateway-api/http-filter.ts
var HTTPRouteFilter = class _HTTPRouteFilter {
  constructor(type, render) {
    this.type = type;
    this.#render = render;
    Object.freeze(this);
  }
  type;
  /** Changes the headers of requests. */
  static requestHeaderModifier(headers) {
    return new _HTTPRouteFilter("RequestHeaderModifier", (route, property) => ({
      requestHeaderModifier: renderHeaderModifier(headers, route, `${property}.requestHeaderModifier`)
    }));
  }
  /** Changes the headers of responses. */
  static responseHeaderModifier(headers) {
    return new _HTTPRouteFilter("ResponseHeaderModifier", (route, property) => ({
      responseHeaderModifier: renderHeaderModifier(headers, route, `${property}.responseHeaderModifier`)
    }));
  }
  /** Sends copies of requests to another backend. */
  static requestMirror(mirror) {
    return new _HTTPRouteFilter("RequestMirror", (route, property) => ({
      requestMirror: renderRequestMirror(mirror, route, `${property}.requestMirror`)
    }));
  }
  /** Sends clients elsewhere; a rule that does it has no backends. */
  static requestRedirect(redirect) {
    return new _HTTPRouteFilter("RequestRedirect", (route, property) => ({
      requestRedirect: renderRequestRedirect(redirect, route, `${property}.requestRedirect`)
    }));
  }
  /** Changes the path and the Host header of requests. */
  static urlRewrite(rewrite) {
    return new _HTTPRouteFilter("URLRewrite", (route, property) => ({
      urlRewrite: renderURLRewrite(rewrite, route, `${property}.urlRewrite`)
    }));
  }
  /** Answers the questions of browsers whether pages of other origins may call. */
  static cors(cors) {
    return new _HTTPRouteFilter("CORS", (route, property) => ({ cors: renderCORS(cors, route, `${property}.cors`) }));
  }
  /** A filter of the implementation, an object of the route's namespace. Istio has none. */
  static extensionRef(object) {
    return new _HTTPRouteFilter("ExtensionRef", (route, property) => ({
      extensionRef: renderLocalObjectRef(object, route, `${property}.extensionRef`)
    }));
  }
  #render;
  /** @internal */
  _render(route, property) {
    return { type: this.type, ...this.#render(route, property) };
  }
};
function renderHTTPRouteFilters(filters, route, property) {
  checkAtMost(filters, { property, at: route }, 16);
  checkTypes(filters?.map(({ type }) => type) ?? [], property, route);
  return filters?.map((filter, index) => filter._render(route, `${property}[${index}]`));
}
function checkTypes(types, property, at) {
  checkFilterTypes(types, property, at);
  if (types.includes("RequestRedirect") && types.includes("URLRewrite")) {
    throw new MeshError("MESH_REDIRECT_AND_REWRITE", {
      property,
      must: "not have both requestRedirect and urlRewrite",
      fix: "a request that is redirected is not sent on; say in requestRedirect where the client should go",
      at
    });
  }
}

// lib/gateway-api/http-match.ts
function renderHTTPRouteMatch({ path, headers, queryParams, method }, route, property) {
  const place = { property: `${property}.headers`, at: route };
  checkDistinctHeaders(Object.keys(headers ?? {}), place);
  return {
    path: path && { type: path.type, value: path.path },
    headers: renderValueMatches(headers, place, 4096),
    queryParams: renderValueMatches(queryParams, { property: `${property}.queryParams`, at: route }, 1024),
    method
  };
}
function matchKey({ path, headers, queryParams, method }) {
  const { type = "PathPrefix", value: text = "/" } = path ?? {};
  const prefix = type === "PathPrefix" && text !== "/" ? text.replace(/\/$/, "") : text;
  const byHeader = headers?.map((match) => JSON.stringify([match.name.toLowerCase(), match.type, match.value]));
  const byParam = queryParams?.map((match) => JSON.stringify([match.name, match.type, match.value]));
  return JSON.stringify([type, prefix, method, byHeader?.sort() ?? [], byParam?.sort() ?? []]);
}

// lib/gateway-api/timeouts.ts
function renderTimeouts({ request, backendRequest }, route, property) {
  const json = {
    request: renderDuration(request, { property: `${property}.request`, at: route }, { zero: true }),
    backendRequest: renderDuration(
      backendRequest,
      { property: `${property}.backendRequest`, at: route },
      { zero: true }
    )
  };
  const limit = request ? millisecondsOf(request) : 0;
  if (limit > 0 && backendRequest !== void 0 && millisecondsOf(backendRequest) > limit) {
    throw new MeshError("MESH_TIMEOUT_ORDER", {
      property: `${property}.backendRequest`,
      value: json.backendRequest,
      must: `be at most the timeout of the whole request, ${json.request}`,
      at: route
    });
  }
  return json;
}

// lib/gateway-api/http-route-rule.ts
function renderHTTPRouteRule(rule, route, property) {
  const { name, matches, filters, backends, timeouts } = rule;
  const at = route;
  checkAction(rule, property, route);
  checkAtMost(matches, { property: `${property}.matches`, at }, 64, "spread them over several rules");
  const json = {
    name: checkSectionName(name, { property: `${property}.name`, at }),
    matches: matches?.map((match, index) => renderHTTPRouteMatch(match, route, `${property}.matches[${index}]`)),
    filters: renderHTTPRouteFilters(filters, route, `${property}.filters`),
    backendRefs: backends && renderHTTPBackends(backends, route, `${property}.backends`),
    timeouts: timeouts && renderTimeouts(timeouts, route, `${property}.timeouts`)
  };
  checkPrefixModifiers(json, property, route);
  return json;
}
function renderHTTPBackends(backends, route, property) {
  return renderBackends(backends, route, property).map(({ json, of }, index) => ({
    ...json,
    filters: renderHTTPRouteFilters(of?.filters, route, `${property}[${index}].filters`)
  }));
}
function checkAction({ backends, filters = [] }, property, at) {
  const types = filters.map(({ type }) => type);
  if (backends !== void 0 && types.includes("RequestRedirect")) {
    throw new MeshError("MESH_RULE_ACTION", {
      property,
      must: "not have both backends and a requestRedirect",
      fix: "a request that is redirected is not sent on; drop backends",
      at
    });
  }
  if (backends === void 0 && !types.includes("RequestRedirect") && !types.includes("ExtensionRef")) {
    throw new MeshError("MESH_RULE_ACTION", {
      property,
      must: "have backends, or a filter that answers: requestRedirect or extensionRef",
      fix: "without either, every request is answered with 500",
      at
    });
  }
}
function checkPrefixModifiers(rule, property, at) {
  const filters = [...rule.filters ?? [], ...(rule.backendRefs ?? []).flatMap((backend) => backend.filters ?? [])];
  if (!filters.some((filter) => replacesPrefix(filter))) return;
  const { matches = [{}] } = rule;
  if (matches.length === 1 && (matches[0]?.path?.type ?? "PathPrefix") === "PathPrefix") return;
  throw new MeshError("MESH_PREFIX_WITHOUT_MATCH", {
    property: `${property}.matches`,
    value: matches.map(({ path }) => path?.type ?? "PathPrefix"),
    must: "be one match with PathMatch.prefix(\u2026) where a filter has replacePrefixMatch",
    fix: "make a rule of each match, or write replaceFullPath",
    at
  });
}
function replacesPrefix({ requestRedirect, urlRewrite }) {
  return [requestRedirect, urlRewrite].some((filter) => filter?.path?.type === "ReplacePrefixMatch");
}

// lib/gateway-api/http-route.ts
var HTTPRoute = class extends MeshResource {
  #parentRefs;
  #hostnames;
  // The API server gives a rule without matches one.
  #rules = new RuleList(this, {
    implied: 1,
    keyOf: matchKey
  });
  /**
   * @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap
   * @throws MeshError MESH_HOSTNAMES_IN_MESH for hostnames where every parent is a service
   * @throws MeshError MESH_NO_ROUTE, when the app is synthesized, for a route without rules
   */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "gateway.networking.k8s.io/v1", kind: "HTTPRoute", plural: "httproutes" }, props);
    this.#parentRefs = renderParents(props.parents, this);
    this.#hostnames = renderHostnames(props.hostnames, this.#parentRefs, this);
    for (const rule of props.rules ?? []) this.addRule(rule);
    this.node.addValidation({ validate: () => this.#rules.problems() });
  }
  /**
   * Adds a rule, after those that are there.
   *
   * @throws MeshError MESH_UNREACHABLE_ROUTE for a rule whose every match an earlier rule has
   */
  addRule(rule) {
    this.#rules.add(renderHTTPRouteRule(rule, this, this.#rules.next));
  }
  /** @internal */
  _toSpec() {
    return { parentRefs: this.#parentRefs, hostnames: this.#hostnames, rules: this.#rules.render() };
  }
};

// lib/gateway-api/listener-set.ts
var ListenerSet = class extends MeshResource {
  #parentRef;
  #listeners = new ListenerList(this);
  /**
   * @throws MeshError MESH_LISTENERS_NOT_ALLOWED for a Gateway of the app that does not allow the ListenerSet
   * @throws MeshError MESH_DUPLICATE_LISTENER for listeners that could not be told apart
   * @throws MeshError MESH_NO_LISTENER, when the app is synthesized, for a ListenerSet without listeners
   */
  constructor(scope, id, props) {
    super(
      scope,
      id,
      { apiVersion: "gateway.networking.k8s.io/v1", kind: "ListenerSet", plural: "listenersets" },
      props
    );
    const { parent } = props;
    this.#parentRef = renderParts(parent instanceof Gateway ? parent.parentRef : parent, this, "parent");
    if (parent instanceof Gateway) this.checkAllowed(parent);
    for (const listener of props.listeners ?? []) this.addListener(listener);
    this.node.addValidation({ validate: () => this.#listeners.problems() });
  }
  /** The ListenerSet as the parent of a route: all of its listeners. */
  get parentRef() {
    return { kind: "ListenerSet", name: this.name, namespace: this.namespace };
  }
  /**
   * Adds a listener, and returns it as the parent of a route.
   *
   * @throws MeshError MESH_DUPLICATE_LISTENER for a listener that could not be told apart from one that is there
   */
  addListener(listener) {
    this.#listeners.add(listener);
    return { ...this.parentRef, sectionName: listener.name };
  }
  /**
   * One listener as the parent of a route.
   *
   * @throws MeshError MESH_UNKNOWN_LISTENER for a name that no listener has
   */
  listener(name) {
    this.#listeners.check(name);
    return { ...this.parentRef, sectionName: name };
  }
  /** @internal */
  _toSpec() {
    return { parentRef: this.#parentRef, listeners: this.#listeners.render() };
  }
  /** Labels of namespaces are not known here. */
  checkAllowed(gateway) {
    const from = gateway.allowedListeners?.from ?? "None";
    if (from === "All" || from === "Selector" || from === "Same" && gateway.namespace === this.namespace) return;
    throw new MeshError("MESH_LISTENERS_NOT_ALLOWED", {
      property: "parent",
      value: gateway.node.path,
      must: `be a Gateway that takes listeners of ${this.namespace === void 0 ? "ListenerSets" : `namespace '${this.namespace}'`}`,
      fix: "give the Gateway allowedListeners",
      at: this
    });
  }
};

// lib/gateway-api/listener-tls.ts
var TERMINATE_MODE = "gateway.istio.io/tls-terminate-mode";
var ListenerTls = class _ListenerTls {
  constructor(mode, certificates, options) {
    this.mode = mode;
    this.#certificates = certificates && [...certificates];
    this.#options = options && { ...options };
    Object.freeze(this);
  }
  mode;
  /** Mutual TLS of the mesh, with the certificates that Istio issues. Only for gateways of Istio. */
  static ISTIO_MUTUAL = _ListenerTls.terminate({ options: { [TERMINATE_MODE]: "ISTIO_MUTUAL" } });
  /** TLS with the certificate that Istio issues, and no certificate of the client. Only for gateways of Istio. */
  static ISTIO_SIMPLE = _ListenerTls.terminate({ options: { [TERMINATE_MODE]: "ISTIO_SIMPLE" } });
  /** TLS ends at the gateway. */
  static terminate(tls) {
    return new _ListenerTls("Terminate", tls.certificates, tls.options);
  }
  /** TLS is passed on unopened, by the host that the client asks for; TLSRoutes say where to. */
  static passthrough(tls = {}) {
    return new _ListenerTls("Passthrough", void 0, tls.options);
  }
  #certificates;
  #options;
  /** @internal */
  _render(gateway, property) {
    this.check(gateway, property);
    return {
      mode: this.mode,
      certificateRefs: this.#certificates?.map(
        (ref, index) => renderCertificateRef(ref, gateway, `${property}.certificates[${index}]`)
      ),
      options: renderTlsOptions(this.#options, gateway, `${property}.options`)
    };
  }
  check(at, property) {
    const certificates = this.#certificates ?? [];
    if (this.mode === "Terminate" && certificates.length === 0 && Object.keys(this.#options ?? {}).length === 0) {
      throw new MeshError("MESH_TLS_WITHOUT_CERTIFICATE", {
        property,
        must: "have certificates, or options that say where they come from",
        at
      });
    }
    checkAtMost(certificates, { property: `${property}.certificates`, at }, 64);
  }
};

// lib/gateway-api/path-match.ts
var CHARACTERS = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/;
var PathMatch = class _PathMatch {
  constructor(type, path) {
    this.type = type;
    this.path = path;
    Object.freeze(this);
  }
  type;
  path;
  /**
   * The path is equal to `path`, case included.
   *
   * @throws MeshError MESH_INVALID_PATH for what is no path
   */
  static exact(path) {
    return new _PathMatch("Exact", checkPath(path, "exact"));
  }
  /**
   * The path begins with the segments of `path`: `/foo` matches `/foo` and `/foo/bar`, and not `/foobar`.
   *
   * @throws MeshError MESH_INVALID_PATH for what is no path
   */
  static prefix(path) {
    return new _PathMatch("PathPrefix", checkPath(path, "prefix"));
  }
  /**
   * The whole path matches the RE2 expression `pattern`, as Istio reads it; other implementations may read other
   * dialects. Istio looks at regular expressions last: any prefix that matches is taken before them.
   *
   * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
   */
  static regex(pattern2) {
    return new _PathMatch("RegularExpression", checkRegex(pattern2, "regex"));
  }
};
function checkPath(path, property) {
  const must = complaint(path);
  if (must) throw new MeshError("MESH_INVALID_PATH", { property, value: path, must });
  return path;
}
function complaint(path) {
  if (!path.startsWith("/")) return "begin with /";
  if (path.length > 1024) return "have at most 1024 characters";
  if (path.includes("//")) return "have no empty segment";
  if (/\/\.\.?(?:\/|$)/.test(path)) return "have no segment . or ..";
  if (/%2f/i.test(path)) return "have no escaped slash";
  if (/[?#]/.test(path)) return "end before ? and #";
  if (!CHARACTERS.test(path))
    return "have only letters, digits, escapes such as %20 and the characters that a path may have";
  return void 0;
}

// lib/gateway-api/grant-peers.ts
var import_constructs7 = require("constructs");
function renderGrantFrom(from, grant, property) {
  if (import_constructs7.Construct.isConstruct(from)) {
    const { apiGroup, kind, namespace, name } = from;
    if (namespace !== void 0) return { group: apiGroup, kind, namespace };
    throw new MeshError("MESH_REF_WITHOUT_NAMESPACE", {
      property,
      value: name,
      must: "have a namespace, which is what is granted something",
      fix: "give the object or its chart a namespace",
      at: grant
    });
  }
  return {
    group: checkGroup(from.group, { property: `${property}.group`, at: grant }) ?? "gateway.networking.k8s.io",
    kind: checkKind2(from.kind, { property: `${property}.kind`, at: grant }),
    namespace: checkDnsLabel(from.namespace, { property: `${property}.namespace`, at: grant })
  };
}
function renderGrantTo(to, grant, property) {
  if ("service" in to) return renderGrantTo(to.service, grant, property);
  if (import_constructs7.Construct.isConstruct(to)) return renderLocalObjectRef(to, grant, property);
  const { group, kind, name } = to;
  return {
    group: checkGroup(group, { property: `${property}.group`, at: grant }) ?? "",
    kind: checkKind2(kind, { property: `${property}.kind`, at: grant }),
    name: name === void 0 ? void 0 : checkObjectName(name, { property: `${property}.name`, at: grant })
  };
}

// lib/gateway-api/reference-grant.ts
var ReferenceGrant = class extends MeshResource {
  #spec;
  /**
   * @throws MeshError MESH_REF_WITHOUT_NAMESPACE for a route or a Gateway without a namespace
   * @throws MeshError MESH_OTHER_NAMESPACE for an object that does not live in the namespace of the grant
   */
  constructor(scope, id, props) {
    super(
      scope,
      id,
      { apiVersion: "gateway.networking.k8s.io/v1", kind: "ReferenceGrant", plural: "referencegrants" },
      props
    );
    this.#spec = {
      from: this.renderEach("from", props.from, renderGrantFrom),
      to: this.renderEach("to", props.to, renderGrantTo)
    };
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
  /** Two routes of one namespace are one entry. */
  renderEach(property, entries, render) {
    checkNotEmpty(entries, { property, at: this });
    const json = entries.map((entry2, index) => render(entry2, this, `${property}[${index}]`));
    const distinct = [...new Map(json.map((entry2) => [JSON.stringify(entry2), entry2])).values()];
    return checkAtMost(distinct, { property, at: this }, 16);
  }
};

// lib/gateway-api/l4-route.ts
function renderL4Route({ parents, backends, ruleName }, route) {
  return {
    parentRefs: renderParents(parents, route),
    rules: [
      {
        name: checkSectionName(ruleName, { property: "ruleName", at: route }),
        backendRefs: renderBackends(backends, route, "backends").map(({ json }) => json)
      }
    ]
  };
}

// lib/gateway-api/tcp-route.ts
var TCPRoute = class extends MeshResource {
  #spec;
  /** @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "gateway.networking.k8s.io/v1", kind: "TCPRoute", plural: "tcproutes" }, props);
    this.#spec = renderL4Route(props, this);
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/gateway-api/tls-route.ts
var TLSRoute = class extends MeshResource {
  #spec;
  /** @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "gateway.networking.k8s.io/v1", kind: "TLSRoute", plural: "tlsroutes" }, props);
    const place = { property: "hostnames", at: this };
    checkNotEmpty(props.hostnames, place, "name the server names that clients ask for");
    checkAtMost(props.hostnames, place, 1024);
    const hostnames = props.hostnames.map(
      (hostname, index) => checkHostname(hostname, { property: `hostnames[${index}]`, at: this })
    );
    this.#spec = { hostnames, ...renderL4Route(props, this) };
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/gateway-api/udp-route.ts
var UDPRoute = class extends MeshResource {
  #spec;
  /** @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "gateway.networking.k8s.io/v1", kind: "UDPRoute", plural: "udproutes" }, props);
    this.#spec = renderL4Route(props, this);
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/gateway-api/waypoint-member.ts
var import_cdk8s_plus_289 = require("cdk8s-plus-28");
function memberOf(member) {
  if ("service" in member) return memberOf(member.service);
  const what = `${member.kind} ${member.name}`;
  if (member instanceof import_cdk8s_plus_289.AbstractPod) {
    return { labels: member.podMetadata, namespace: member.metadata.namespace, traffic: "workload", what };
  }
  const labels = member.metadata;
  if (member.kind === "Namespace") return { labels, namespace: member.name, traffic: void 0, what };
  return { labels, namespace: labels.namespace, traffic: "service", what };
}

// lib/gateway-api/waypoint.ts
var WaypointFor = /* @__PURE__ */ ((WaypointFor2) => {
  WaypointFor2["SERVICE"] = "service";
  WaypointFor2["WORKLOAD"] = "workload";
  WaypointFor2["ALL"] = "all";
  WaypointFor2["NONE"] = "none";
  return WaypointFor2;
})(WaypointFor || {});
var USE_WAYPOINT = "istio.io/use-waypoint";
var USE_WAYPOINT_NAMESPACE = "istio.io/use-waypoint-namespace";
var Waypoint = class extends MeshResource {
  /** The name of the GatewayClass. */
  className;
  /** Which traffic it takes, if named. */
  waypointFor;
  #namespaces;
  #spec;
  /** @throws MeshError MESH_INVALID_NAME for the name `none`, which stands for no waypoint */
  constructor(scope, id, props = {}) {
    super(scope, id, { apiVersion: "gateway.networking.k8s.io/v1", kind: "Gateway", plural: "gateways" }, props);
    const { className = GatewayClass.ISTIO_WAYPOINT, namespaces, infrastructure } = props;
    if (this.name === "none") {
      throw new MeshError("MESH_INVALID_NAME", {
        property: "metadata.name",
        value: this.name,
        must: "be another name, since objects say with this one that they have no waypoint",
        at: this
      });
    }
    this.className = classNameOf(className, this);
    this.waypointFor = props.waypointFor;
    this.#namespaces = namespaces;
    if (this.waypointFor !== void 0) this.metadata.addLabel("istio.io/waypoint-for", this.waypointFor);
    const listener = Listener.of("HBONE", {
      name: "mesh",
      port: 15008,
      ...namespaces ? { allowedRoutes: AllowedRoutes.of({ namespaces }) } : {}
    });
    this.#spec = {
      gatewayClassName: this.className,
      listeners: [listener._render(this, "listeners[0]")],
      infrastructure: infrastructure && renderInfrastructure(infrastructure, this)
    };
  }
  /**
   * Puts the waypoint in front of Services, ServiceEntries, the pods of a workload, or all of a namespace, with the
   * label `istio.io/use-waypoint`; where the waypoint lives in another namespace, with that of the namespace, too.
   *
   * @throws MeshError MESH_WAYPOINT_TRAFFIC for what is reached by traffic that the waypoint does not take
   * @throws MeshError MESH_WAYPOINT_NAMESPACE for another namespace, where `namespaces` does not allow it
   * @throws MeshError MESH_TWO_WAYPOINTS for what uses another waypoint already
   */
  enroll(...members) {
    for (const object of members) {
      const { labels, namespace, traffic, what } = memberOf(object);
      this.checkTraffic(traffic, what);
      const elsewhere = this.otherNamespace(namespace, what);
      const given = labels.getLabel(USE_WAYPOINT);
      const home = labels.getLabel(USE_WAYPOINT_NAMESPACE);
      if (given !== void 0 && (given !== this.name || home !== elsewhere)) {
        this.fail("MESH_TWO_WAYPOINTS", what, `use one waypoint, not '${given}' too`);
      }
      labels.addLabel(USE_WAYPOINT, this.name);
      if (elsewhere !== void 0) labels.addLabel(USE_WAYPOINT_NAMESPACE, elsewhere);
    }
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
  checkTraffic(traffic, what) {
    const fallback = this.className === GatewayClass.ISTIO_WAYPOINT ? "service" /* SERVICE */ : void 0;
    const taken = this.waypointFor ?? fallback;
    if (taken === void 0 || taken === "all" /* ALL */) return;
    if (taken !== "none" /* NONE */ && (traffic === void 0 || traffic === taken)) return;
    const must = `be reached by traffic that the waypoint takes, which is ${taken === "none" ? "none" : `that to ${taken}s`}`;
    this.fail("MESH_WAYPOINT_TRAFFIC", what, must, "set waypointFor to WaypointFor.ALL");
  }
  /** The namespace of the waypoint, where it is another one than the member's. */
  otherNamespace(namespace, what) {
    if (namespace === this.namespace) return void 0;
    if (namespace === void 0 || this.namespace === void 0) {
      const must = "have a namespace where the waypoint has one, and the other way round";
      this.fail("MESH_REF_WITHOUT_NAMESPACE", what, must, "give the object or its chart a namespace");
    }
    if ((this.#namespaces?.from ?? "Same") === "Same") {
      const must = `live in the namespace of the waypoint, '${this.namespace}'`;
      this.fail("MESH_WAYPOINT_NAMESPACE", what, must, "say with namespaces who else may use the waypoint");
    }
    return this.namespace;
  }
  fail(code, value2, must, fix) {
    throw new MeshError(code, { property: "enroll", value: value2, must, ...fix ? { fix } : {}, at: this });
  }
};

// lib/gateway-api/well-known-ca-certificates.ts
var NAME3 = /^[^/]+\/(?:[A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
var WellKnownCACertificates = class _WellKnownCACertificates {
  constructor(name) {
    this.name = name;
    Object.freeze(this);
  }
  name;
  /** The authorities that the operating system of the gateway trusts. */
  static SYSTEM = new _WellKnownCACertificates("System");
  /**
   * Authorities of the implementation, such as `example.com/corporate`. Istio has none.
   *
   * @throws MeshError MESH_INVALID_NAME for a name without a domain in front
   */
  static of(name) {
    if (!isDomainPrefixed(name) || !NAME3.test(name)) {
      throw new MeshError("MESH_INVALID_NAME", {
        property: "wellKnownCACertificates",
        value: name,
        must: "be a name with a domain in front, such as example.com/corporate",
        ...name === "System" ? { fix: "write WellKnownCACertificates.SYSTEM" } : {}
      });
    }
    return new _WellKnownCACertificates(name);
  }
};

// lib/core/protocol.ts
var Protocol = /* @__PURE__ */ ((Protocol2) => {
  Protocol2["HTTP"] = "HTTP";
  Protocol2["HTTP2"] = "HTTP2";
  Protocol2["HTTP_PROXY"] = "HTTP_PROXY";
  Protocol2["GRPC"] = "GRPC";
  Protocol2["GRPC_WEB"] = "GRPC-WEB";
  Protocol2["HTTPS"] = "HTTPS";
  Protocol2["TLS"] = "TLS";
  Protocol2["TCP"] = "TCP";
  Protocol2["UDP"] = "UDP";
  Protocol2["MONGO"] = "MONGO";
  Protocol2["MYSQL"] = "MYSQL";
  Protocol2["REDIS"] = "REDIS";
  return Protocol2;
})(Protocol || {});
var HTTP = /* @__PURE__ */ new Set([
  "HTTP" /* HTTP */,
  "HTTP2" /* HTTP2 */,
  "HTTP_PROXY" /* HTTP_PROXY */,
  "GRPC" /* GRPC */,
  "GRPC-WEB" /* GRPC_WEB */
]);
function isHttp(protocol) {
  return HTTP.has(protocol);
}
function isTls(protocol) {
  return protocol === "HTTPS" /* HTTPS */ || protocol === "TLS" /* TLS */;
}

// lib/networking/service-port.ts
function checkServicePort(host, port, place) {
  const { property, at } = place;
  at.node.addValidation({
    validate: () => {
      if (host.ports === void 0 || host.ports.includes(port)) return [];
      const must = `be a port of Service ${host.name}, which has ${host.ports.join(", ") || "none"}`;
      return [new MeshError("MESH_UNKNOWN_PORT", { property, value: port, must }).message];
    }
  });
}

// lib/networking/virtual-service/header-syntax.ts
var TOKEN2 = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
function isHeaderName(text) {
  return TOKEN2.test(text);
}
var LIST = String.raw`\s*\[\s*"[^"]*"(?:\s*,\s*"[^"]*")*\s*\]\s*`;
var ARGUMENTS = String.raw`\((?:${LIST}|(?!\s*\[)[^)"\\]*)\)\s*`;
var VARIABLE = String.raw`%[A-Z0-9_]+(?:${ARGUMENTS}|:\d+)?%`;
var TEMPLATE = new RegExp(`^(?:[^%]|%%|${VARIABLE})*$`);
function headerValueProblem(text) {
  if (/[^\t\P{Cc}]/u.test(text)) {
    return { must: "have no control characters", fix: "a header is one line" };
  }
  if (!TEMPLATE.test(text)) {
    return {
      must: "have '%' only around a variable, such as %REQ(X-REQUEST-ID)%",
      fix: "write '%%' for a percent sign"
    };
  }
  return void 0;
}

// lib/networking/virtual-service/headers.ts
function renderHeaders2(headers, property, at) {
  return {
    request: headers.request && renderChanges(headers.request, `${property}.request`, at, isRequestName),
    response: headers.response && renderChanges(headers.response, `${property}.response`, at, isOrdinaryName)
  };
}
function isOrdinaryName(name) {
  return isHeaderName(name) && name.toLowerCase() !== "host";
}
function isRequestName(name) {
  return isHeaderName(name) || name === ":authority";
}
function renderChanges({ set, add, remove: remove2 }, property, at, isName) {
  return {
    ...set && { set: copyFields(set, `${property}.set`, at, isName) },
    ...add && { add: copyFields(add, `${property}.add`, at, isName) },
    ...remove2 && { remove: copyNames(remove2, `${property}.remove`, at, isOrdinaryName) }
  };
}
function copyFields(fields, property, at, isName) {
  copyNames(Object.keys(fields), property, at, isName);
  for (const [name, text] of Object.entries(fields)) {
    const problem = headerValueProblem(text);
    if (problem) {
      throw new MeshError("MESH_INVALID_HEADER_VALUE", {
        property: `${property}['${name}']`,
        value: text,
        ...problem,
        at
      });
    }
  }
  return { ...fields };
}
function copyNames(names, property, at, isName) {
  for (const name of names) {
    if (isName(name)) continue;
    const host = /^(host|:authority)$/i.test(name);
    throw new MeshError("MESH_INVALID_HEADER", {
      property,
      value: name,
      must: "be the name of a header that may be changed here",
      ...host ? { fix: "the host can be set on requests, or rewritten with rewrite.authority" } : {},
      at
    });
  }
  return [...names];
}

// lib/networking/destination.ts
var Destination = class _Destination {
  constructor(host, subset, port) {
    this.host = host;
    this.subset = subset;
    this.port = port;
    Object.freeze(this);
  }
  host;
  subset;
  port;
  /**
   * @throws MeshError MESH_INVALID_NAME for a subset that is no DNS label
   * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
   */
  static of(host, options = {}) {
    checkDnsLabel(options.subset, { property: "subset" });
    checkPort(options.port, { property: "port" });
    return new _Destination(Host.of(host), options.subset, options.port);
  }
  /** The same destination on one port of the Service. */
  withPort(port) {
    return new _Destination(this.host, this.subset, checkPort(port, { property: "port" }));
  }
};
function renderDestination(ref, rule, property) {
  const { host, subset, port } = ref instanceof Destination ? ref : Destination.of(ref);
  const place = { property: `${property}.host`, at: rule };
  if (host.name === "*" || isAddress(host.name)) {
    throw new MeshError("MESH_INVALID_DESTINATION", {
      ...place,
      value: host.name,
      must: "be the name of a service",
      fix: host.name === "*" ? "say which host" : "give the address a name with a ServiceEntry"
    });
  }
  if (port !== void 0) checkServicePort(host, port, { property: `${property}.port`, at: rule });
  return {
    host: host.nameFrom(rule.namespace, place),
    subset,
    port: port === void 0 ? void 0 : { number: port }
  };
}
function renderDestinations(to, rule, property) {
  if (!Array.isArray(to)) {
    return [{ destination: renderDestination(to, rule, property), weight: void 0, of: void 0 }];
  }
  const list = to;
  checkNotEmpty(list, { property, at: rule }, "name at least one destination");
  const weights = list.map(
    ({ weight }, index) => checkInteger(weight, { property: `${property}[${index}].weight`, at: rule }, 0)
  );
  if (list.length > 1 && weights.every((weight) => (weight ?? 0) === 0)) {
    throw new MeshError("MESH_WEIGHTS_ALL_ZERO", {
      property: `${property}[].weight`,
      value: weights.map((weight) => weight ?? 0),
      must: "not all be 0",
      fix: "give at least one destination a positive weight",
      at: rule
    });
  }
  return list.map((of, index) => ({
    destination: renderDestination(of.destination, rule, `${property}[${index}].destination`),
    weight: of.weight,
    of
  }));
}
function renderHttpDestinations(to, rule, property) {
  return renderDestinations(to, rule, property).map(({ destination, weight, of }, index) => ({
    destination,
    weight,
    headers: of?.headers && renderHeaders2(of.headers, `${property}[${index}].headers`, rule)
  }));
}

// lib/networking/destination-rule/client-credential.ts
function renderCredential(credential, rule, property) {
  if (typeof credential === "string") return checkSecretName(credential, rule, property);
  if (credential.kind !== "ConfigMap") return credential.name;
  const { metadata } = credential;
  const namespace = metadata?.namespace ?? rule.namespace;
  if (namespace === void 0 || namespace !== rule.namespace) {
    throw new MeshError("MESH_CREDENTIAL_NAMESPACE", {
      property,
      value: namespace === void 0 ? credential.name : `${namespace}/${credential.name}`,
      must: "be a ConfigMap in the namespace of the rule",
      fix: "give both the same namespace",
      at: rule
    });
  }
  return `configmap://${namespace}/${credential.name}`;
}
function checkSecretName(name, at, property) {
  if (!/^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/.test(name)) {
    throw new MeshError("MESH_INVALID_NAME", {
      property,
      value: name,
      must: "be the name of a Secret",
      ...name.startsWith("configmap://") ? { fix: "pass the ConfigMap itself" } : {},
      at
    });
  }
  return name;
}

// lib/networking/destination-rule/client-tls.ts
var ClientTls = class _ClientTls {
  /** Plain text. */
  static disable() {
    return new _ClientTls("DISABLE", {});
  }
  /** Mutual TLS with the certificates that the mesh gives to every workload. */
  static istioMutual(options = {}) {
    return new _ClientTls("ISTIO_MUTUAL", options);
  }
  /** TLS, in which only the server has a certificate. */
  static simple(options = {}) {
    return new _ClientTls("SIMPLE", options);
  }
  /** Mutual TLS with certificates of your own. */
  static mutual(options) {
    return new _ClientTls("MUTUAL", options);
  }
  #mode;
  #options;
  constructor(mode, options) {
    this.#mode = mode;
    this.#options = { ...options };
    Object.freeze(this);
  }
  /** @internal */
  _render(rule, property) {
    checkFields(this.#mode, this.#options, rule, property);
    const { credentialName, subjectAltNames, ...fields } = this.#options;
    return {
      mode: this.#mode,
      clientCertificate: fields.clientCertificate,
      privateKey: fields.privateKey,
      caCertificates: fields.caCertificates,
      caCrl: fields.caCrl,
      credentialName: credentialName === void 0 ? void 0 : renderCredential(credentialName, rule, `${property}.credentialName`),
      subjectAltNames: subjectAltNames && [...subjectAltNames],
      sni: fields.sni,
      insecureSkipVerify: fields.insecureSkipVerify
    };
  }
};
function checkFields(mode, tls, at, property) {
  const set = (...names) => names.filter((name) => tls[name] !== void 0);
  const refuse = (names, beside, fix) => {
    if (names.length === 0) return;
    const must = `not have ${names.join(", ")} beside ${beside}`;
    throw new MeshError("MESH_TLS_CONFLICT", { property, value: [...names, beside], must, fix, at });
  };
  if (tls.insecureSkipVerify) {
    const verifying = set("caCertificates", "caCrl", "subjectAltNames");
    const secret = mode === "MUTUAL" ? [] : set("credentialName");
    refuse([...verifying, ...secret], "insecureSkipVerify", "nothing is verified then; drop one side");
  }
  const files = set("clientCertificate", "privateKey", "caCertificates", "caCrl");
  if (tls.credentialName !== void 0) {
    refuse(files, "credentialName", "the credential brings all certificates");
  } else if (mode === "MUTUAL" && set("clientCertificate", "privateKey").length < 2) {
    throw new MeshError("MESH_TLS_WITHOUT_CERTIFICATE", {
      property,
      value: set("clientCertificate", "privateKey"),
      must: "have clientCertificate and privateKey, or credentialName",
      fix: "use ClientTls.simple where the client has no certificate",
      at
    });
  }
}

// lib/networking/export-to.ts
var ExportTo = class _ExportTo {
  constructor(_name) {
    this._name = _name;
    Object.freeze(this);
  }
  _name;
  /** Only the namespace that the object lives in. */
  static SAME_NAMESPACE = new _ExportTo(".");
  /** Every namespace. */
  static ALL = new _ExportTo("*");
  /** No namespace at all; for ServiceEntries and the annotation of Services. */
  static NONE = new _ExportTo("~");
  /** One namespace, by its object or its name. */
  static namespace(namespace) {
    const name = typeof namespace === "string" ? namespace : namespace.name;
    return new _ExportTo(checkDnsLabel(name, { property: "exportTo" }));
  }
};
function renderExportTo(exportTo, at, options = {}) {
  const names = exportTo?.map(({ _name }) => _name);
  const fail10 = (must) => {
    throw new MeshError("MESH_INVALID_EXPORT_TO", { property: "exportTo", value: names, must, at });
  };
  const namespaces = new Set(names?.map((name) => name === "." ? at.namespace ?? name : name));
  if (names && namespaces.size < names.length) fail10("name each namespace once");
  if (names && names.length > 1 && (names.includes("*") || names.includes("~"))) fail10("have ALL or NONE alone");
  if (names?.includes("~") && !options.none) fail10("not be NONE, which only a ServiceEntry knows");
  return names;
}

// lib/networking/destination-rule/http-connection-pool.ts
var H2UpgradePolicy = /* @__PURE__ */ ((H2UpgradePolicy2) => {
  H2UpgradePolicy2["DEFAULT"] = "DEFAULT";
  H2UpgradePolicy2["DO_NOT_UPGRADE"] = "DO_NOT_UPGRADE";
  H2UpgradePolicy2["UPGRADE"] = "UPGRADE";
  return H2UpgradePolicy2;
})(H2UpgradePolicy || {});
function renderHttpConnectionPool(http, rule, property) {
  const place = (name) => ({ property: `${property}.${name}`, at: rule });
  const { useClientProtocol } = http;
  const h2UpgradePolicy = http.h2UpgradePolicy;
  if (useClientProtocol && h2UpgradePolicy === "UPGRADE" /* UPGRADE */) {
    throw new MeshError("MESH_UPGRADE_OF_CLIENT_PROTOCOL", {
      ...place("h2UpgradePolicy"),
      value: h2UpgradePolicy,
      must: "not be UPGRADE where useClientProtocol is true",
      fix: "requests keep their HTTP version or are upgraded; drop one of the two"
    });
  }
  return {
    http1MaxPendingRequests: checkInteger(http.http1MaxPendingRequests, place("http1MaxPendingRequests"), 0),
    http2MaxRequests: checkInteger(http.http2MaxRequests, place("http2MaxRequests"), 0),
    maxRequestsPerConnection: checkInteger(
      http.maxRequestsPerConnection,
      place("maxRequestsPerConnection"),
      0,
      536870912
    ),
    maxRetries: checkInteger(http.maxRetries, place("maxRetries"), 0),
    idleTimeout: renderDuration(http.idleTimeout, place("idleTimeout")),
    maxConcurrentStreams: checkInteger(http.maxConcurrentStreams, place("maxConcurrentStreams"), 0),
    useClientProtocol,
    h2UpgradePolicy
  };
}

// lib/networking/destination-rule/tcp-connection-pool.ts
function renderTcpConnectionPool(tcp, rule, property) {
  const place = (name) => ({ property: `${property}.${name}`, at: rule });
  return {
    maxConnections: checkInteger(tcp.maxConnections, place("maxConnections"), 0),
    connectTimeout: renderDuration(tcp.connectTimeout, place("connectTimeout")),
    tcpKeepalive: tcp.tcpKeepalive && {
      probes: checkInteger(tcp.tcpKeepalive.probes, place("tcpKeepalive.probes"), 0, 4294967295),
      time: renderSeconds3(tcp.tcpKeepalive.time, place("tcpKeepalive.time")),
      interval: renderSeconds3(tcp.tcpKeepalive.interval, place("tcpKeepalive.interval"))
    },
    maxConnectionDuration: renderDuration(tcp.maxConnectionDuration, place("maxConnectionDuration")),
    idleTimeout: renderDuration(tcp.idleTimeout, place("idleTimeout"), { zero: true })
  };
}
function renderSeconds3(duration, place) {
  const text = renderDuration(duration, place);
  const milliseconds = duration ? millisecondsOf(duration) : 0;
  if (milliseconds % 1e3 !== 0) {
    throw new MeshError("MESH_INVALID_DURATION", { ...place, value: `${milliseconds} ms`, must: "be whole seconds" });
  }
  return text;
}

// lib/networking/destination-rule/connection-pool.ts
function renderConnectionPool({ tcp, http }, rule, property) {
  if (tcp === void 0 && http === void 0) {
    throw new MeshError("MESH_EMPTY_CONNECTION_POOL", {
      property,
      value: {},
      must: "have tcp or http",
      fix: "leave it out for no limits",
      at: rule
    });
  }
  return {
    tcp: tcp && renderTcpConnectionPool(tcp, rule, `${property}.tcp`),
    http: http && renderHttpConnectionPool(http, rule, `${property}.http`)
  };
}

// lib/networking/destination-rule/outlier-detection.ts
var UINT32_MAX = 4294967295;
function renderOutlierDetection(outlier, rule, property) {
  const place = (name) => ({ property: `${property}.${name}`, at: rule });
  const count2 = (name) => checkInteger(outlier[name], place(name), 0, UINT32_MAX);
  const percent = (name) => checkInteger(outlier[name], place(name), 0, 100);
  const { splitExternalLocalOriginErrors, consecutiveLocalOriginFailures } = outlier;
  if (consecutiveLocalOriginFailures && !splitExternalLocalOriginErrors) {
    throw new MeshError("MESH_LOCAL_ORIGIN_FAILURES_NOT_SPLIT", {
      ...place("consecutiveLocalOriginFailures"),
      value: consecutiveLocalOriginFailures,
      must: "come with splitExternalLocalOriginErrors: true",
      fix: "without it failures on the way count as 5xx; set consecutive5xxErrors for them"
    });
  }
  return {
    consecutive5xxErrors: count2("consecutive5xxErrors"),
    consecutiveGatewayErrors: count2("consecutiveGatewayErrors"),
    splitExternalLocalOriginErrors,
    consecutiveLocalOriginFailures: count2("consecutiveLocalOriginFailures"),
    interval: renderDuration(outlier.interval, place("interval")),
    baseEjectionTime: renderDuration(outlier.baseEjectionTime, place("baseEjectionTime")),
    maxEjectionPercent: percent("maxEjectionPercent"),
    minHealthPercent: percent("minHealthPercent")
  };
}

// lib/networking/destination-rule/policy-blocks.ts
function renderPolicyBlocks({ connectionPool, outlierDetection, loadBalancer, tls }, rule, property, detected) {
  if (loadBalancer?._needsOutlierDetection && !detected) {
    throw new MeshError("MESH_FAILOVER_WITHOUT_OUTLIER_DETECTION", {
      property: `${property}.loadBalancer.locality`,
      must: "come with outlierDetection where it has failover or failoverPriority",
      fix: "add outlierDetection: {} for the defaults; without it no endpoint counts as failed",
      at: rule
    });
  }
  return {
    connectionPool: connectionPool && renderConnectionPool(connectionPool, rule, `${property}.connectionPool`),
    outlierDetection: outlierDetection && renderOutlierDetection(outlierDetection, rule, `${property}.outlierDetection`),
    loadBalancer: loadBalancer?._render(rule, `${property}.loadBalancer`),
    tls: tls?._render(rule, `${property}.tls`)
  };
}

// lib/networking/destination-rule/port-traffic-policy.ts
function renderPortTrafficPolicies(policies, rule, property) {
  return policies.map((policy, index) => {
    const place = { property: `${property}[${index}].port`, at: rule };
    const port = checkPort(policy.port, place);
    if (policies.findIndex((other) => other.port === port) < index) {
      throw new MeshError("MESH_DUPLICATE_PORT", {
        ...place,
        value: port,
        must: "be named once",
        fix: "Istio takes the first policy of a port; put everything into it"
      });
    }
    checkServicePort(rule.host, port, place);
    const blocks = renderPolicyBlocks(policy, rule, `${property}[${index}]`, policy.outlierDetection !== void 0);
    if (Object.values(blocks).every((block) => block === void 0)) {
      throw new MeshError("MESH_EMPTY_TRAFFIC_POLICY", {
        property: `${property}[${index}]`,
        value: { port },
        must: "set at least one of connectionPool, outlierDetection, loadBalancer and tls",
        at: rule
      });
    }
    return { port: { number: port }, ...blocks };
  });
}

// lib/networking/destination-rule/proxy-protocol.ts
var ProxyProtocolVersion = /* @__PURE__ */ ((ProxyProtocolVersion2) => {
  ProxyProtocolVersion2["V1"] = "V1";
  ProxyProtocolVersion2["V2"] = "V2";
  return ProxyProtocolVersion2;
})(ProxyProtocolVersion || {});
function renderProxyProtocol({ version }) {
  return { version };
}

// lib/networking/destination-rule/retry-budget.ts
function renderRetryBudget({ percent, minRetryConcurrency }, rule, property) {
  const at = rule;
  return {
    percent: checkNumber(percent, { property: `${property}.percent`, at }, 0, 100),
    minRetryConcurrency: checkInteger(
      minRetryConcurrency,
      { property: `${property}.minRetryConcurrency`, at },
      0,
      4294967295
    )
  };
}

// lib/networking/destination-rule/tunnel.ts
var TunnelProtocol = /* @__PURE__ */ ((TunnelProtocol2) => {
  TunnelProtocol2["CONNECT"] = "CONNECT";
  TunnelProtocol2["POST"] = "POST";
  return TunnelProtocol2;
})(TunnelProtocol || {});
function renderTunnel({ targetHost, targetPort, protocol }, rule, property) {
  const target = Host.of(targetHost).fullName;
  if (target.startsWith("*")) {
    throw new MeshError("MESH_INVALID_HOST", {
      property: `${property}.targetHost`,
      value: target,
      must: "be one host, not a wildcard",
      at: rule
    });
  }
  return {
    protocol,
    targetHost: target,
    targetPort: checkPort(targetPort, { property: `${property}.targetPort`, at: rule })
  };
}

// lib/networking/destination-rule/traffic-policy.ts
function renderTrafficPolicy(policy, rule, property, inherited) {
  const at = rule;
  const { ports, tunnel, proxyProtocol, retryBudget } = policy;
  if (tunnel !== void 0 && proxyProtocol !== void 0) {
    throw new MeshError("MESH_TUNNEL_WITH_PROXY_PROTOCOL", {
      property,
      value: ["tunnel", "proxyProtocol"],
      must: "have one of tunnel and proxyProtocol",
      at
    });
  }
  checkNotEmpty(ports, { property: `${property}.ports`, at }, "leave it out where all ports are alike");
  const detected = (policy.outlierDetection ?? inherited?.outlierDetection) !== void 0;
  const rendered = {
    ...renderPolicyBlocks(policy, rule, property, detected),
    retryBudget: retryBudget && renderRetryBudget(retryBudget, rule, `${property}.retryBudget`),
    tunnel: tunnel && renderTunnel(tunnel, rule, `${property}.tunnel`),
    proxyProtocol: proxyProtocol && renderProxyProtocol(proxyProtocol),
    portLevelSettings: ports && renderPortTrafficPolicies(ports, rule, `${property}.ports`)
  };
  if (Object.values(rendered).every((block) => block === void 0)) {
    throw new MeshError("MESH_EMPTY_TRAFFIC_POLICY", {
      property,
      value: {},
      must: "set at least one of connectionPool, outlierDetection, loadBalancer, tls, retryBudget, tunnel, proxyProtocol and ports",
      fix: "leave it out for Istio's defaults",
      at
    });
  }
  return rendered;
}

// lib/networking/destination-rule/subset.ts
var Subset = class _Subset {
  constructor(name, labels, trafficPolicy) {
    this.name = name;
    this.labels = labels;
    this.trafficPolicy = trafficPolicy;
    Object.freeze(this);
  }
  name;
  labels;
  trafficPolicy;
  /**
   * @throws MeshError MESH_INVALID_NAME for a name that is no DNS label
   * @throws MeshError MESH_INVALID_LABEL for a label that no pod can have
   * @throws MeshError MESH_SUBSET_WITHOUT_VERSION for a workload whose pods have no `version` label
   */
  static of(name, options = {}) {
    checkDnsLabel(name, { property: "subset" });
    const { labels, workload, trafficPolicy } = options;
    return new _Subset(
      name,
      workload ? versionOf(workload, name) : labels && checkLabels(labels, { property: "labels" }),
      trafficPolicy
    );
  }
  /** The same subset with another policy. */
  withTrafficPolicy(trafficPolicy) {
    return new _Subset(this.name, this.labels, trafficPolicy);
  }
};
function versionOf(workload, subset) {
  const version = "podMetadata" in workload ? workload.podMetadata.getLabel("version") : ("podLabels" in workload ? workload.podLabels : workload.matchLabels).version;
  if (version === void 0) {
    throw new MeshError("MESH_SUBSET_WITHOUT_VERSION", {
      property: `subset '${subset}'.workload`,
      value: "node" in workload ? workload.node.path : workload,
      must: "have pods with the label version",
      fix: `add podMetadata: { labels: { version: '${subset}' } } to the workload, or give the subset labels`
    });
  }
  return checkLabels({ version }, { property: `subset '${subset}'.workload` });
}
function renderSubset({ name, labels, trafficPolicy }, rule, property, inherited) {
  return {
    name,
    labels: labels && { ...labels },
    trafficPolicy: trafficPolicy && renderTrafficPolicy(trafficPolicy, rule, `${property}.trafficPolicy`, inherited)
  };
}

// lib/networking/destination-rule/destination-rule.ts
var DestinationRule = class extends MeshResource {
  /** The service that is called. */
  host;
  #hostName;
  #policy;
  #trafficPolicy;
  #subsets = [];
  #workload;
  #exportTo;
  /**
   * @throws MeshError MESH_INVALID_HOST for an IP address
   * @throws MeshError MESH_EMPTY_TRAFFIC_POLICY for a policy that sets nothing
   * @throws MeshError MESH_DUPLICATE_SUBSET for two subsets of one name
   * @throws MeshError MESH_INVALID_EXPORT_TO for another namespace beside `workloadSelector`
   */
  constructor(scope, id, props) {
    super(
      scope,
      id,
      { apiVersion: "networking.istio.io/v1", kind: "DestinationRule", plural: "destinationrules" },
      props
    );
    this.host = Host.of(props.host);
    this.#hostName = this.renderHost();
    this.#policy = props.trafficPolicy;
    this.#trafficPolicy = props.trafficPolicy && renderTrafficPolicy(props.trafficPolicy, this, "trafficPolicy");
    this.#workload = props.workloadSelector && labelsOf(props.workloadSelector, this, "workloadSelector");
    this.#exportTo = this.renderExportTo(props);
    for (const subset of props.subsets ?? []) this.addSubset(subset);
  }
  /**
   * One of the rule's subsets, for a route to send requests to.
   *
   * @throws MeshError MESH_UNKNOWN_SUBSET for a name that is none; where the names are known to the compiler, it does
   * not compile either
   */
  subset(name) {
    const names = this.#subsets.map((subset) => subset.name);
    if (!names.includes(name)) {
      throw new MeshError("MESH_UNKNOWN_SUBSET", {
        property: "subset",
        value: name,
        must: names.length > 0 ? `be one of ${names.join(", ")}` : "be a subset of the rule, which has none",
        fix: "define it with addSubset",
        at: this
      });
    }
    return Destination.of(this.host, { subset: name });
  }
  /**
   * Adds a subset after those that are there, and returns it as a destination.
   *
   * @throws MeshError MESH_DUPLICATE_SUBSET for a name that is taken
   */
  addSubset(subset) {
    const property = `subsets[${this.#subsets.length}]`;
    if (this.#subsets.some(({ name }) => name === subset.name)) {
      throw new MeshError("MESH_DUPLICATE_SUBSET", {
        property: `${property}.name`,
        value: subset.name,
        must: "be the name of one subset only",
        at: this
      });
    }
    this.#subsets.push(renderSubset(subset, this, property, this.#policy));
    return Destination.of(this.host, { subset: subset.name });
  }
  /** @internal */
  _toSpec() {
    return {
      host: this.#hostName,
      trafficPolicy: this.#trafficPolicy,
      subsets: this.#subsets.length > 0 ? this.#subsets : void 0,
      workloadSelector: this.#workload && { matchLabels: { ...this.#workload } },
      exportTo: this.#exportTo
    };
  }
  renderHost() {
    const place = { property: "host", at: this };
    if (isAddress(this.host.name)) {
      throw new MeshError("MESH_INVALID_HOST", {
        ...place,
        value: this.host.name,
        must: "be the name of a service",
        fix: "give the address a name with a ServiceEntry"
      });
    }
    return this.host.nameFrom(this.namespace, place);
  }
  renderExportTo({ exportTo, workloadSelector }) {
    const names = renderExportTo(exportTo, this);
    if (workloadSelector && names?.some((name) => name !== "." && name !== this.namespace)) {
      throw new MeshError("MESH_INVALID_EXPORT_TO", {
        property: "exportTo",
        value: names,
        must: "be no other namespace than that of the rule beside workloadSelector",
        fix: "leave it out: a selector only finds clients of the same namespace",
        at: this
      });
    }
    return names;
  }
};

// lib/networking/destination-rule/hash-key.ts
var HashKey = class _HashKey {
  /**
   * A request header.
   * @throws MeshError MESH_INVALID_HASH_KEY for an empty name
   */
  static header(name) {
    return new _HashKey({ httpHeaderName: checkName2(name, "header") });
  }
  /**
   * A cookie, which the proxy generates where a `ttl` is given.
   * @throws MeshError MESH_INVALID_HASH_KEY for an empty name of the cookie or of an attribute
   */
  static cookie({ name, path, ttl, attributes }) {
    return new _HashKey({
      httpCookie: {
        name: checkName2(name, "cookie.name"),
        path,
        ttl: renderDuration(ttl, { property: "cookie.ttl" }, { zero: true }),
        attributes: attributes && Object.entries(attributes).map(([key2, content]) => ({
          name: checkName2(key2, "cookie.attributes"),
          value: content
        }))
      }
    });
  }
  /**
   * A parameter of the query string.
   * @throws MeshError MESH_INVALID_HASH_KEY for an empty name
   */
  static queryParameter(name) {
    return new _HashKey({ httpQueryParameterName: checkName2(name, "queryParameter") });
  }
  /** The IP address that the connection comes from; for TCP as well as HTTP. */
  static sourceIp() {
    return new _HashKey({ useSourceIp: true });
  }
  #json;
  constructor(json) {
    this.#json = json;
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#json;
  }
};
function checkName2(name, property) {
  if (name.trim() === "") throw new MeshError("MESH_INVALID_HASH_KEY", { property, value: name, must: "not be empty" });
  return name;
}

// lib/networking/destination-rule/consistent-hash.ts
function renderConsistentHash(key2, { ringHash, maglev }, rule, property) {
  if (ringHash !== void 0 && maglev !== void 0) {
    throw new MeshError("MESH_HASH_ALGORITHM", {
      property,
      value: ["ringHash", "maglev"],
      must: "have one of ringHash and maglev",
      at: rule
    });
  }
  return {
    ...key2._toJson(),
    ringHash: ringHash && {
      minimumRingSize: checkInteger(
        ringHash.minimumRingSize,
        { property: `${property}.ringHash.minimumRingSize`, at: rule },
        0,
        8388608
      )
    },
    maglev: maglev && { tableSize: checkTableSize(maglev.tableSize, rule, `${property}.maglev.tableSize`) }
  };
}
function checkTableSize(size, at, property) {
  if (!(Number.isInteger(size) && size < 5000011 && isPrime(size))) {
    throw new MeshError("MESH_TABLE_SIZE", {
      property,
      value: size,
      must: "be a prime below 5000011",
      fix: "65537 is what Envoy takes by itself",
      at
    });
  }
  return size;
}
function isPrime(number) {
  for (let factor = 2; factor * factor <= number; factor++) {
    if (number % factor === 0) return false;
  }
  return number > 1;
}

// lib/networking/destination-rule/locality-name.ts
function checkLocalities(names, place) {
  const seen = [];
  for (const name of names) {
    checkLocality(name, place);
    const rival = seen.find((earlier) => covers(earlier, name) || !name.endsWith("*") && covers(name, earlier));
    if (rival !== void 0) {
      throw new MeshError("MESH_LOCALITY_OVERLAP", {
        ...place,
        value: name,
        must: `not overlap with '${rival}'`,
        fix: "name each locality once, the narrower ones first"
      });
    }
    seen.push(name);
  }
}
function checkRegion(name, place) {
  if (name === "" || /[*/]/.test(name)) {
    throw new MeshError("MESH_INVALID_LOCALITY", {
      ...place,
      value: name,
      must: "be one region, without zone and wildcard"
    });
  }
}
function checkLocality(name, place) {
  const parts = name.split("/");
  const wild = parts.findIndex((part) => part.includes("*"));
  const wildcardLast = wild === -1 || wild === parts.length - 1 && parts[wild] === "*";
  if (parts.length > 3 || parts.includes("") || !wildcardLast) {
    throw new MeshError("MESH_INVALID_LOCALITY", {
      ...place,
      value: name,
      must: "be region, region/zone or region/zone/subzone, with * for the last part only"
    });
  }
}
function covers(wide, narrow) {
  const parts = narrow.split("/");
  return wide.split("/").every((part, index) => part === "*" || part === parts[index]);
}

// lib/networking/destination-rule/locality.ts
function renderLocality(locality, rule, property) {
  checkOneWay(locality, rule, property);
  const { enabled, distribute, failover, failoverPriority } = locality;
  return {
    enabled,
    distribute: distribute && renderDistribute(distribute, rule, `${property}.distribute`),
    failover: failover?.map((entry2, index) => renderFailover(entry2, rule, `${property}.failover[${index}]`)),
    failoverPriority: failoverPriority && [...failoverPriority]
  };
}
function needsOutlierDetection(locality) {
  return (locality?.failover?.length ?? 0) + (locality?.failoverPriority?.length ?? 0) > 0;
}
var PLACES = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone", "topology.istio.io/subzone"];
function checkOneWay(locality, at, property) {
  const { distribute, failover, failoverPriority } = locality;
  const given = [distribute && "distribute", failover && "failover", failoverPriority && "failoverPriority"].filter(
    Boolean
  );
  if (distribute && given.length > 1) {
    throw new MeshError("MESH_LOCALITY_CONFLICT", {
      property,
      value: given,
      must: "have distribute alone",
      fix: "requests have fixed shares or fail over; drop one of them",
      at
    });
  }
  const place = failoverPriority?.find((label) => label === "" || failover && PLACES.includes(label));
  if (place !== void 0) {
    throw new MeshError("MESH_LOCALITY_CONFLICT", {
      property: `${property}.failoverPriority`,
      value: place,
      must: place === "" ? "name labels" : "not name region, zone or subzone beside failover, which orders them itself",
      at
    });
  }
}
function renderDistribute(distribute, at, property) {
  const sources = distribute.map(({ from }) => from);
  checkLocalities(sources, { property: `${property}[].from`, at });
  return distribute.map(({ from, to }, index) => {
    const place = { property: `${property}[${index}].to`, at };
    const weights = Object.entries(to).map(
      ([locality, weight]) => checkInteger(weight, { ...place, property: `${place.property}['${locality}']` }, 1, 100)
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (sum !== 100) {
      throw new MeshError("MESH_LOCALITY_WEIGHTS", { ...place, value: { ...to }, must: `add up to 100, not ${sum}` });
    }
    checkLocalities(Object.keys(to), place);
    checkLocalities(Object.keys(to).reverse(), place);
    return { from, to: { ...to } };
  });
}
function renderFailover({ from, to }, at, property) {
  checkRegion(from, { property: `${property}.from`, at });
  checkRegion(to, { property: `${property}.to`, at });
  if (from === to) {
    throw new MeshError("MESH_INVALID_LOCALITY", {
      property: `${property}.to`,
      value: to,
      must: "be another region than from",
      at
    });
  }
  return { from, to };
}

// lib/networking/destination-rule/warmup.ts
function renderWarmup({ duration, minimumPercent, aggression }, rule, property) {
  if (aggression !== void 0 && !(aggression > 0 && Number.isFinite(aggression))) {
    throw new MeshError("MESH_OUT_OF_RANGE", {
      property: `${property}.aggression`,
      value: aggression,
      must: "be a number greater than 0",
      at: rule
    });
  }
  return {
    duration: renderDuration(duration, { property: `${property}.duration`, at: rule }),
    minimumPercent: checkNumber(minimumPercent, { property: `${property}.minimumPercent`, at: rule }, 0, 100),
    aggression
  };
}

// lib/networking/destination-rule/load-balancer.ts
var LoadBalancer = class _LoadBalancer {
  /** The one of two endpoints, picked at random, that has fewer requests under way. */
  static leastRequest(options = {}) {
    return new _LoadBalancer({ simple: "LEAST_REQUEST", ...options });
  }
  /** One endpoint after the other. */
  static roundRobin(options = {}) {
    return new _LoadBalancer({ simple: "ROUND_ROBIN", ...options });
  }
  /** Any endpoint. */
  static random(options = {}) {
    return new _LoadBalancer({ simple: "RANDOM", ...options });
  }
  /** The address that the client dialled, without any choice. */
  static passthrough() {
    return new _LoadBalancer({ simple: "PASSTHROUGH" });
  }
  /** Istio's own choice, which is `leastRequest`; for a rule that has only `warmup` or `locality` to say. */
  static unspecified(options = {}) {
    return new _LoadBalancer({ simple: "UNSPECIFIED", ...options });
  }
  /**
   * The same endpoint for the same key, as long as the endpoints stay the same. A request without the key goes anywhere.
   *
   * Each proxy has to see the same endpoints: locality preferences spoil it unless all clients are in one place.
   */
  static consistentHash(key2, options = {}) {
    return new _LoadBalancer({ key: key2, ...options });
  }
  #choice;
  constructor(choice) {
    this.#choice = choice;
    Object.freeze(this);
  }
  /** @internal Whether it does what it says only beside outlier detection. */
  get _needsOutlierDetection() {
    return needsOutlierDetection(this.#choice.locality);
  }
  /** @internal */
  _render(rule, property) {
    const choice = this.#choice;
    return {
      ..."key" in choice ? { consistentHash: renderConsistentHash(choice.key, choice, rule, `${property}.consistentHash`) } : { simple: choice.simple, warmup: choice.warmup && renderWarmup(choice.warmup, rule, `${property}.warmup`) },
      localityLbSetting: choice.locality && renderLocality(choice.locality, rule, `${property}.locality`)
    };
  }
};

// lib/networking/qualified-host.ts
function qualifiedName(host, place) {
  if (host.isService && host.namespace === void 0) {
    throw new MeshError("MESH_HOST_WITHOUT_NAMESPACE", {
      ...place,
      value: host.name,
      must: "have a namespace to be named here",
      fix: "give the Service or its chart a namespace"
    });
  }
  const name = host.fullName;
  if (name !== "*" && !name.includes(".")) {
    throw new MeshError("MESH_SHORT_HOST", {
      ...place,
      value: name,
      must: "be a whole DNS name, with a dot in it",
      fix: "name a Service by Host.of(service) or Host.service(name, { namespace })"
    });
  }
  return name;
}
function namespaceName(namespace, property) {
  return checkDnsLabel(typeof namespace === "string" ? namespace : namespace.name, { property });
}

// lib/networking/envoy-filter/cluster-match.ts
function renderClusterMatch(match, place) {
  const at = (field) => ({ ...place, property: `${place.property}.${field}` });
  const { name, service, subset, portNumber } = match;
  return {
    name,
    service: service && qualifiedName(Host.of(service), at("service")),
    subset: checkDnsLabel(subset, at("subset")),
    portNumber: checkPort(portNumber, at("portNumber"))
  };
}

// lib/networking/envoy-filter/listener-match.ts
var HTTP_CONNECTION_MANAGER = "envoy.filters.network.http_connection_manager";
function renderListenerMatch(match, place) {
  const { name, portNumber, filterChain, listenerFilter } = match;
  const at = (field) => ({ ...place, property: `${place.property}.${field}` });
  const filter = filterChain?.filter;
  for (const [field, named] of [
    ["filter", filter],
    ["filter.subFilter", filter?.subFilter]
  ]) {
    if (named?.name !== "") continue;
    throw new MeshError("MESH_EMPTY_MATCH", { ...at(`filterChain.${field}.name`), value: "", must: "not be empty" });
  }
  return {
    name,
    portNumber: checkPort(portNumber, at("portNumber")),
    listenerFilter,
    filterChain: filterChain && {
      name: filterChain.name,
      sni: filterChain.sni,
      transportProtocol: filterChain.transportProtocol,
      applicationProtocols: filterChain.applicationProtocols?.join(","),
      destinationPort: checkPort(filterChain.destinationPort, at("filterChain.destinationPort")),
      filter: filter && { name: filter.name, subFilter: filter.subFilter && { name: filter.subFilter.name } }
    }
  };
}

// lib/networking/envoy-filter/patch.ts
var PatchContext = /* @__PURE__ */ ((PatchContext2) => {
  PatchContext2["ANY"] = "ANY";
  PatchContext2["SIDECAR_INBOUND"] = "SIDECAR_INBOUND";
  PatchContext2["SIDECAR_OUTBOUND"] = "SIDECAR_OUTBOUND";
  PatchContext2["GATEWAY"] = "GATEWAY";
  PatchContext2["WAYPOINT"] = "WAYPOINT";
  return PatchContext2;
})(PatchContext || {});
var PatchOperation = /* @__PURE__ */ ((PatchOperation2) => {
  PatchOperation2["MERGE"] = "MERGE";
  PatchOperation2["ADD"] = "ADD";
  PatchOperation2["REMOVE"] = "REMOVE";
  PatchOperation2["INSERT_BEFORE"] = "INSERT_BEFORE";
  PatchOperation2["INSERT_AFTER"] = "INSERT_AFTER";
  PatchOperation2["INSERT_FIRST"] = "INSERT_FIRST";
  PatchOperation2["REPLACE"] = "REPLACE";
  return PatchOperation2;
})(PatchOperation || {});
var FilterClass = /* @__PURE__ */ ((FilterClass2) => {
  FilterClass2["UNSPECIFIED"] = "UNSPECIFIED";
  FilterClass2["AUTHN"] = "AUTHN";
  FilterClass2["AUTHZ"] = "AUTHZ";
  FilterClass2["STATS"] = "STATS";
  return FilterClass2;
})(FilterClass || {});

// lib/networking/envoy-filter/proxy-match.ts
function renderProxyMatch({ proxyVersion, metadata }, filter, property) {
  if (proxyVersion !== void 0) checkRegex(proxyVersion, `${property}.proxyVersion`, filter);
  return { proxyVersion, metadata: metadata && { ...metadata } };
}

// lib/networking/envoy-filter/route-configuration-match.ts
var RouteAction = /* @__PURE__ */ ((RouteAction2) => {
  RouteAction2["ANY"] = "ANY";
  RouteAction2["ROUTE"] = "ROUTE";
  RouteAction2["REDIRECT"] = "REDIRECT";
  RouteAction2["DIRECT_RESPONSE"] = "DIRECT_RESPONSE";
  return RouteAction2;
})(RouteAction || {});
function renderRouteConfigurationMatch(match, filter, property) {
  const place = (field) => ({ property: `${property}.${field}`, at: filter });
  const { name, portNumber, portName, gateway, vhost } = match;
  return {
    name,
    portNumber: checkPort(portNumber, place("portNumber")),
    portName,
    gateway: gateway && gatewayName(gateway, filter, place("gateway")),
    vhost: vhost && {
      name: vhost.name,
      domainName: vhost.domainName,
      route: vhost.route && { name: vhost.route.name, action: vhost.route.action }
    }
  };
}
function gatewayName(gateway, filter, place) {
  const namespace = gateway.namespace ?? filter.namespace;
  if (namespace === void 0) {
    const fix = "give the Gateway or its chart a namespace";
    throw new MeshError("MESH_GATEWAY_WITHOUT_NAMESPACE", {
      ...place,
      value: gateway.name,
      must: "have a namespace",
      fix
    });
  }
  return `${namespace}/${gateway.name}`;
}

// lib/networking/envoy-filter/waypoint-match.ts
function renderWaypointMatch(match, place) {
  const { filter, route } = match;
  return {
    portNumber: checkPort(match.portNumber, { ...place, property: `${place.property}.portNumber` }),
    filter: filter && { name: filter.name, subFilter: filter.subFilter && { name: filter.subFilter.name } },
    route: route && { name: route.name }
  };
}

// lib/networking/envoy-filter/config-patch.ts
var ConfigPatch = class _ConfigPatch {
  constructor(applyTo, patch) {
    this.applyTo = applyTo;
    this.#patch = { ...patch, ...patch.value && { value: structuredClone(patch.value) } };
    Object.freeze(this);
  }
  applyTo;
  /** The name of the network filter that runs the HTTP filters. */
  static HTTP_CONNECTION_MANAGER = HTTP_CONNECTION_MANAGER;
  /** Changes listeners. */
  static listener(patch) {
    return new _ConfigPatch("LISTENER", patch);
  }
  /** Changes the listener filters, which look at a connection before a filter chain is chosen. */
  static listenerFilter(patch) {
    return new _ConfigPatch("LISTENER_FILTER", patch);
  }
  /** Changes the filter chains of listeners. */
  static filterChain(patch) {
    return new _ConfigPatch("FILTER_CHAIN", patch);
  }
  /** Changes the network filters of filter chains. */
  static networkFilter(patch) {
    return new _ConfigPatch("NETWORK_FILTER", patch);
  }
  /** Changes the HTTP filters of filter chains. */
  static httpFilter(patch) {
    return new _ConfigPatch("HTTP_FILTER", patch);
  }
  /** Changes route configurations. */
  static routeConfiguration(patch) {
    return new _ConfigPatch("ROUTE_CONFIGURATION", patch);
  }
  /** Changes the virtual hosts of route configurations. */
  static virtualHost(patch) {
    return new _ConfigPatch("VIRTUAL_HOST", patch);
  }
  /** Changes the routes of virtual hosts. */
  static httpRoute(patch) {
    return new _ConfigPatch("HTTP_ROUTE", patch);
  }
  /** Changes clusters. */
  static cluster(patch) {
    return new _ConfigPatch("CLUSTER", patch);
  }
  /** Adds the configuration of an extension, which an HTTP filter with `config_discovery` refers to by its name. */
  static extensionConfig(patch) {
    return new _ConfigPatch("EXTENSION_CONFIG", patch);
  }
  #patch;
  /** @internal */
  _toJson(filter, property) {
    const { operation, value: value2, filterClass } = this.#patch;
    this.checkTarget(filter, property);
    if (operation === "REMOVE" /* REMOVE */ === (value2 !== void 0)) {
      const must = operation === "REMOVE" /* REMOVE */ ? "not be set for REMOVE" : `be set for ${operation}`;
      throw new MeshError("MESH_PATCH_VALUE", { property: `${property}.value`, must, at: filter });
    }
    return {
      applyTo: this.applyTo,
      match: this.renderMatch(filter, property),
      patch: { operation, filterClass, value: value2 }
    };
  }
  renderMatch(filter, property) {
    const { context, proxy, listener, routeConfiguration, cluster, waypoint } = this.#patch;
    const place = (field) => ({ property: `${property}.${field}`, at: filter });
    if (context === "WAYPOINT" /* WAYPOINT */ !== (waypoint !== void 0)) {
      const must = waypoint ? "not be set unless the context is WAYPOINT" : "be set for the context WAYPOINT";
      throw new MeshError("MESH_PATCH_CONTEXT", { ...place("waypoint"), must });
    }
    const { gateway, portName } = routeConfiguration ?? {};
    if ((gateway !== void 0 || portName !== void 0) && context !== "GATEWAY" /* GATEWAY */) {
      const must = "not have gateway and portName unless the context is GATEWAY: proxies of other contexts pass over them";
      throw new MeshError("MESH_PATCH_CONTEXT", { ...place("routeConfiguration"), must });
    }
    if (!context && !proxy && !listener && !routeConfiguration && !cluster) return void 0;
    return {
      context,
      proxy: proxy && renderProxyMatch(proxy, filter, `${property}.proxy`),
      listener: listener && renderListenerMatch(listener, place("listener")),
      routeConfiguration: routeConfiguration && renderRouteConfigurationMatch(routeConfiguration, filter, `${property}.routeConfiguration`),
      cluster: cluster && renderClusterMatch(cluster, place("cluster")),
      waypoint: waypoint && renderWaypointMatch(waypoint, place("waypoint"))
    };
  }
  /** Without the name of a filter, istiod passes over a patch that removes, replaces or merges one. */
  checkTarget(filter, property) {
    const { operation, listener, waypoint } = this.#patch;
    if (waypoint) return;
    const named = listener?.filterChain?.filter;
    const target = {
      LISTENER_FILTER: { name: "listenerFilter", is: listener?.listenerFilter },
      NETWORK_FILTER: { name: "filterChain.filter", is: named },
      HTTP_FILTER: { name: "filterChain.filter.subFilter", is: named?.subFilter }
    }[this.applyTo];
    const needs = ["REMOVE" /* REMOVE */, "REPLACE" /* REPLACE */];
    if (this.applyTo === "LISTENER_FILTER") needs.push("MERGE" /* MERGE */);
    if (!target || target.is !== void 0 || !needs.includes(operation)) return;
    throw new MeshError("MESH_PATCH_WITHOUT_TARGET", {
      property: `${property}.listener.${target.name}`,
      must: `be set for ${operation}`,
      fix: "name the filter",
      at: filter
    });
  }
};

// lib/networking/envoy-filter/envoy-filter.ts
var EnvoyFilter = class extends MeshResource {
  #common;
  #configPatches = [];
  /** @throws MeshError MESH_TWO_ATTACHMENTS for both a selector and targets */
  constructor(scope, id, props) {
    super(
      scope,
      id,
      { apiVersion: "networking.istio.io/v1alpha3", kind: "EnvoyFilter", plural: "envoyfilters" },
      props
    );
    const { workloadSelector, targets, priority } = props;
    if (workloadSelector !== void 0 && targets !== void 0) {
      throw new MeshError("MESH_TWO_ATTACHMENTS", {
        property: "targets",
        must: "not stand beside workloadSelector",
        fix: "select workloads or name targets",
        at: this
      });
    }
    this.#common = {
      workloadSelector: workloadSelector && { labels: labelsOf(workloadSelector, this, "workloadSelector") },
      targetRefs: targets && renderAttachment({ targets }, this).targetRefs,
      priority: checkInteger(priority, { property: "priority", at: this }, -2147483648, 2147483647)
    };
    for (const patch of props.configPatches ?? []) this.addConfigPatch(patch);
  }
  /** Adds a change, after those that are there. */
  addConfigPatch(patch) {
    this.#configPatches.push(patch._toJson(this, `configPatches[${this.#configPatches.length}]`));
  }
  /** @internal */
  _toSpec() {
    return { ...this.#common, configPatches: this.#configPatches };
  }
};

// lib/networking/gateway/gateway.ts
var Gateway2 = class extends MeshResource {
  /** The ingress gateway that istioctl installs. */
  static INGRESS = matching("ingressgateway");
  /** The egress gateway that istioctl installs. */
  static EGRESS = matching("egressgateway");
  /** The ingress gateway of a Helm release `istio-ingress`, as Istio's guide for Helm names it. */
  static HELM_INGRESS = matching("ingress");
  #selector;
  #servers = [];
  /**
   * @throws MeshError MESH_INVALID_NAME for a name that is no DNS label
   * @throws MeshError MESH_NO_SERVER, when the app is synthesized, for a Gateway without servers
   */
  constructor(scope, id, props = {}) {
    super(scope, id, { apiVersion: "networking.istio.io/v1", kind: "Gateway", plural: "gateways" }, props);
    checkDnsLabel(this.name, { property: "metadata.name", at: this });
    this.#selector = props.selector && labelsOf(props.selector, this);
    for (const server of props.servers ?? []) this.addServer(server);
    this.node.addValidation({ validate: () => this.missingServers() });
  }
  /**
   * Adds a port, after those that are there.
   *
   * @throws MeshError MESH_DUPLICATE_NAME for a port or server name that is taken
   * @throws MeshError MESH_SERVER_CONFLICT for a port that another server has and cannot share
   */
  addServer(server) {
    const property = `servers[${this.#servers.length}]`;
    const json = server._toJson(server.portName ?? this.freePortName(server.protocol), this, property);
    this.checkNames(json, property);
    this.checkPortSharing(json, property);
    this.#servers.push(json);
  }
  /** @internal */
  _toSpec() {
    return { selector: this.#selector, servers: this.#servers };
  }
  freePortName(protocol) {
    const base = protocol.toLowerCase();
    const taken = new Set(this.#servers.map(({ port }) => port.name));
    if (!taken.has(base)) return base;
    for (let number = 2; ; number++) {
      if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
    }
  }
  checkNames({ name, port }, property) {
    const fail10 = (field, value2) => {
      throw new MeshError("MESH_DUPLICATE_NAME", {
        property: `${property}.${field}`,
        value: value2,
        must: "be the name of one server only",
        at: this
      });
    };
    if (this.#servers.some((other) => other.port.name === port.name)) fail10("portName", port.name);
    if (name !== void 0 && this.#servers.some((other) => other.name === name)) fail10("name", name);
  }
  /** Of two servers that cannot share a port, istiod drops the later one without a word. */
  checkPortSharing(server, property) {
    for (const [index, other] of this.#servers.entries()) {
      if (other.port.number !== server.port.number || other.bind !== server.bind) continue;
      const fail10 = (must, fix) => {
        throw new MeshError("MESH_SERVER_CONFLICT", {
          property: `${property}.port`,
          value: `${server.port.protocol} on ${server.port.number === 0 ? server.bind : server.port.number}`,
          must,
          fix,
          at: this
        });
      };
      const [here, there] = [server.port.protocol, other.port.protocol];
      if (!(isHttp(here) && isHttp(there)) && !(isTls(here) && isTls(there))) {
        fail10(
          `not be that of servers[${index}], which speaks ${there}: only HTTP shares with HTTP, and TLS with TLS`,
          "give one of them another port"
        );
      }
      const host = server.tls && other.tls && server.hosts.find((name) => other.hosts.includes(name));
      if (host) fail10(`not be that of servers[${index}], which serves '${host}' too`, "serve each host once");
    }
  }
  missingServers() {
    if (this.#servers.length > 0) return [];
    const problem = { property: "servers", must: "have at least one entry", fix: "call addServer" };
    return [new MeshError("MESH_NO_SERVER", problem).message];
  }
};
function matching(istio) {
  return Object.freeze({ matchLabels: Object.freeze({ istio }) });
}

// lib/networking/ip-address.ts
var LABEL3 = "[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?";
var DNS_NAME = new RegExp(`^${LABEL3}(?:\\.${LABEL3})*\\.?$`);
function checkIp(text, place) {
  return text === void 0 || isAddress(text) ? text : fail7(text, place, "be an IP address");
}
function checkIpOrDnsName(text, place) {
  return isAddress(text) || isDnsName2(text) ? text : fail7(text, place, "be an IP address or a DNS name");
}
function isDnsName2(text) {
  return text.length <= 255 && DNS_NAME.test(text) && !/(?:^|\.)\d+$/.test(text);
}
function fail7(text, place, must) {
  const fix = text.startsWith("unix://") ? { fix: "write a socket as UnixSocket.path(\u2026)" } : /:\d+$/.test(text) ? { fix: "leave out the port" } : {};
  throw new MeshError("MESH_INVALID_ADDRESS", { ...place, value: text, must, ...fix });
}

// lib/networking/service-entry/unix-socket.ts
var UnixSocket = class _UnixSocket {
  /**
   * A socket in the file system.
   *
   * @throws MeshError MESH_INVALID_SOCKET for what is no absolute path of a file
   */
  static path(path) {
    if (!/^\/.*[^/]$/.test(path)) {
      throw new MeshError("MESH_INVALID_SOCKET", {
        property: "path",
        value: path,
        must: "be the absolute path of a file, such as /var/run/app.sock",
        ...path.startsWith("unix://") ? { fix: "leave out unix://" } : {}
      });
    }
    return new _UnixSocket(path);
  }
  /**
   * A socket in the abstract namespace of Linux.
   *
   * @throws MeshError MESH_INVALID_SOCKET for an empty name, or one that ends in a slash
   */
  static abstract(name) {
    if (name === "" || name.endsWith("/")) {
      throw new MeshError("MESH_INVALID_SOCKET", {
        property: "name",
        value: name,
        must: "not be empty and not end in a slash"
      });
    }
    return new _UnixSocket(`@${name}`);
  }
  #socket;
  constructor(socket) {
    this.#socket = socket;
    Object.freeze(this);
  }
  /** The socket as Envoy writes it: `unix:///var/run/app.sock`. */
  get address() {
    return `unix://${this.#socket}`;
  }
};

// lib/networking/gateway/server-host.ts
var ServerHost = class _ServerHost {
  /** A host, or every host, for VirtualServices of the Gateway's own namespace. */
  static sameNamespace(host = Host.ANY) {
    return new _ServerHost(".", Host.of(host));
  }
  /** A host, or every host, for VirtualServices of one namespace, by its object or its name. */
  static namespace(namespace, host = Host.ANY) {
    return new _ServerHost(namespaceName(namespace, "namespace"), Host.of(host));
  }
  /** A host, or every host, for VirtualServices of every namespace, said aloud. */
  static anyNamespace(host = Host.ANY) {
    return new _ServerHost("*", Host.of(host));
  }
  /** The host. */
  host;
  #namespace;
  constructor(namespace, host) {
    this.#namespace = namespace;
    this.host = host;
    Object.freeze(this);
  }
  /** @internal */
  _toJson(place) {
    return `${this.#namespace}/${qualifiedName(this.host, place)}`;
  }
};
function renderServerHost(ref, place) {
  return ref instanceof ServerHost ? ref._toJson(place) : qualifiedName(Host.of(ref), place);
}

// lib/networking/gateway/server.ts
var Server = class _Server {
  /** HTTP, on port 80 unless told otherwise. */
  static http(options) {
    return new _Server({ ...withPort(options, 80), protocol: "HTTP" /* HTTP */ });
  }
  /** HTTP on port 80 unless told otherwise, where every request is redirected to HTTPS with a 301. */
  static httpsRedirect(options) {
    return new _Server({ ...withPort(options, 80), protocol: "HTTP" /* HTTP */ }, true);
  }
  /** HTTP/2 without TLS, on port 80 unless told otherwise. */
  static http2(options) {
    return new _Server({ ...withPort(options, 80), protocol: "HTTP2" /* HTTP2 */ });
  }
  /** gRPC without TLS, on port 80 unless told otherwise. */
  static grpc(options) {
    return new _Server({ ...withPort(options, 80), protocol: "GRPC" /* GRPC */ });
  }
  /** gRPC for browsers, without TLS, on port 80 unless told otherwise. */
  static grpcWeb(options) {
    return new _Server({ ...withPort(options, 80), protocol: "GRPC-WEB" /* GRPC_WEB */ });
  }
  /** HTTP inside TLS, on port 443 unless told otherwise. */
  static https(options) {
    return new _Server({ ...withPort(options, 443), protocol: "HTTPS" /* HTTPS */, tls: options.tls });
  }
  /** Anything inside TLS, on port 443 unless told otherwise. */
  static tls(options) {
    return new _Server({ ...withPort(options, 443), protocol: "TLS" /* TLS */, tls: options.tls });
  }
  /** Any protocol over TCP; hosts cannot be told apart. */
  static tcp(options) {
    return new _Server({ ...options, protocol: "TCP" /* TCP */ });
  }
  /** MongoDB, on port 27017 unless told otherwise. */
  static mongo(options) {
    return new _Server({ ...withPort(options, 27017), protocol: "MONGO" /* MONGO */ });
  }
  /** MySQL, on port 3306 unless told otherwise. */
  static mysql(options) {
    return new _Server({ ...withPort(options, 3306), protocol: "MYSQL" /* MYSQL */ });
  }
  /** Redis, on port 6379 unless told otherwise. */
  static redis(options) {
    return new _Server({ ...withPort(options, 6379), protocol: "REDIS" /* REDIS */ });
  }
  /** A server of any protocol. */
  static of(options) {
    return new _Server(options);
  }
  /** What is spoken on the port. */
  protocol;
  /** The port of the gateway's Service; absent for a Unix domain socket. */
  port;
  /** The name of the port, if it was given. */
  portName;
  #options;
  #redirect;
  constructor(options, redirect = false) {
    this.protocol = options.protocol;
    this.port = options.port;
    this.portName = options.portName;
    this.#options = { ...options, hosts: [...options.hosts] };
    this.#redirect = redirect;
    Object.freeze(this);
  }
  /** @internal */
  _toJson(portName, gateway, property) {
    const { hosts, name, bind, port, tls } = this.#options;
    const place = (field) => ({ property: `${property}.${field}`, at: gateway });
    checkNotEmpty(hosts, place("hosts"), "name a host, or Host.ANY for all");
    if (isTls(this.protocol) !== (tls !== void 0)) {
      const must = isTls(this.protocol) ? `be set for ${this.protocol}` : `not be set for ${this.protocol}`;
      throw new MeshError("MESH_SERVER_TLS", { ...place("tls"), must });
    }
    return {
      hosts: hosts.map((host, index) => renderServerHost(host, place(`hosts[${index}]`))),
      port: {
        number: renderPort(bind, port, place("port")),
        name: checkDnsLabel(portName, place("portName")),
        protocol: this.protocol
      },
      name,
      bind: bind instanceof UnixSocket ? bind.address : checkIp(bind, place("bind")),
      tls: this.#redirect ? { httpsRedirect: true } : tls?._toJson()
    };
  }
};
function withPort(options, usual) {
  const { hosts, name, portName, bind, port } = options;
  const address = bind instanceof UnixSocket ? { bind, port } : { bind, port: port ?? usual };
  return { hosts, name, portName, ...address };
}
function renderPort(bind, port, place) {
  if (!(bind instanceof UnixSocket)) return checkPort(port, place);
  if (port === void 0) return 0;
  throw new MeshError("MESH_SOCKET_WITH_PORT", {
    ...place,
    value: port,
    must: "not be set for a Unix domain socket",
    fix: "drop the port, or the socket"
  });
}

// lib/networking/gateway/tls-parameters.ts
var TlsVersion = /* @__PURE__ */ ((TlsVersion2) => {
  TlsVersion2["TLS_AUTO"] = "TLS_AUTO";
  TlsVersion2["TLSV1_0"] = "TLSV1_0";
  TlsVersion2["TLSV1_1"] = "TLSV1_1";
  TlsVersion2["TLSV1_2"] = "TLSV1_2";
  TlsVersion2["TLSV1_3"] = "TLSV1_3";
  return TlsVersion2;
})(TlsVersion || {});
var ORDER = ["TLSV1_0" /* TLSV1_0 */, "TLSV1_1" /* TLSV1_1 */, "TLSV1_2" /* TLSV1_2 */, "TLSV1_3" /* TLSV1_3 */];
function renderTlsParameters({ minProtocolVersion: min, maxProtocolVersion: max, cipherSuites }) {
  const fail10 = (property, value2, must, fix) => {
    throw new MeshError("MESH_INVALID_TLS_PARAMETERS", { property: `tls.${property}`, value: value2, must, fix });
  };
  const old = min === "TLSV1_0" /* TLSV1_0 */ || min === "TLSV1_1" /* TLSV1_1 */;
  if (old && (cipherSuites ?? []).length === 0) {
    fail10(
      "minProtocolVersion",
      min,
      "be TLSV1_2 or newer where no cipherSuites are given",
      "list cipher suites of that version"
    );
  }
  if (min && max && ORDER.includes(max) && ORDER.indexOf(min) > ORDER.indexOf(max)) {
    fail10("maxProtocolVersion", max, `not be older than minProtocolVersion ${min}`, "swap the two");
  }
  const twice = cipherSuites?.find((suite, index) => cipherSuites.indexOf(suite) !== index);
  if (twice) fail10("cipherSuites", twice, "list each cipher suite once", "drop the second");
  return {
    minProtocolVersion: min,
    maxProtocolVersion: max,
    cipherSuites: cipherSuites && [...cipherSuites]
  };
}

// lib/networking/gateway/server-tls.ts
var ServerTls = class _ServerTls {
  /** Connections are passed on unopened, to where the TLS routes of VirtualServices say by the server name. */
  static passthrough() {
    return new _ServerTls({ mode: "PASSTHROUGH" });
  }
  /**
   * Connections are passed on unopened, to the service, subset and port that the server name spells out; for gateways
   * between networks.
   */
  static autoPassthrough() {
    return new _ServerTls({ mode: "AUTO_PASSTHROUGH" });
  }
  /** The gateway ends mutual TLS with the certificates of the mesh; only workloads of the mesh can connect. */
  static istioMutual(options = {}) {
    return new _ServerTls({ mode: "ISTIO_MUTUAL", subjectAltNames: copy2(options.subjectAltNames) });
  }
  /**
   * The gateway ends TLS and asks clients for nothing.
   *
   * @throws MeshError MESH_TLS_CERTIFICATE unless there is exactly one source of certificates
   * @throws MeshError MESH_INVALID_TLS_PARAMETERS for versions and cipher suites that do not go together
   */
  static simple(options) {
    return new _ServerTls({ mode: "SIMPLE", ...renderCertificates(options), ...renderTlsParameters(options) });
  }
  /**
   * The gateway ends TLS and asks clients for a certificate; without one they cannot connect.
   *
   * @throws MeshError MESH_TLS_CERTIFICATE unless there is exactly one source of certificates
   * @throws MeshError MESH_INVALID_TLS_PARAMETERS for versions and cipher suites that do not go together
   */
  static mutual(options) {
    return new _ServerTls({ mode: "MUTUAL", ...renderMutual(options) });
  }
  /**
   * The gateway ends TLS and asks clients for a certificate; without one they can connect all the same.
   *
   * @throws MeshError MESH_TLS_CERTIFICATE unless there is exactly one source of certificates
   * @throws MeshError MESH_INVALID_TLS_PARAMETERS for versions and cipher suites that do not go together
   */
  static optionalMutual(options) {
    return new _ServerTls({ mode: "OPTIONAL_MUTUAL", ...renderMutual(options) });
  }
  #json;
  constructor(json) {
    this.#json = json;
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#json;
  }
};
function renderMutual(options) {
  const { caCertificates, caCrl } = options;
  const fromSecret = options.credentialName !== void 0 || options.credentialNames !== void 0;
  if (!fromSecret && !caCertificates) fail8("caCertificates", caCertificates, "be the path of the CAs of the clients");
  if (fromSecret && (caCertificates !== void 0 || caCrl !== void 0)) {
    fail8(
      "caCertificates",
      caCertificates ?? caCrl,
      "not stand beside credentialName",
      "put ca.crt and ca.crl into the Secret"
    );
  }
  return {
    ...renderCertificates(options),
    caCertificates,
    caCrl,
    caCertCredentialName: options.caCertCredentialName === void 0 ? void 0 : caName(options.caCertCredentialName),
    subjectAltNames: copy2(options.subjectAltNames),
    verifyCertificateSpki: copy2(options.verifyCertificateSpki),
    verifyCertificateHash: copy2(options.verifyCertificateHash),
    ...renderTlsParameters(options)
  };
}
var SOURCES = ["credentialName", "credentialNames", "serverCertificate", "tlsCertificates"];
function renderCertificates(options) {
  const sources = SOURCES.filter((source) => options[source] !== void 0);
  if (sources.length !== 1)
    fail8("", sources, `have exactly one of ${SOURCES.slice(0, -1).join(", ")} and ${SOURCES.at(-1)}`);
  for (const list of [options.credentialNames, options.tlsCertificates]) {
    if (list && list.length !== 1 && list.length !== 2) {
      fail8(sources[0], `${list.length} entries`, "have one or two entries");
    }
  }
  const names = options.credentialNames ?? (options.credentialName === void 0 ? [] : [options.credentialName]);
  if (names.some((name) => secretName(name) === "")) fail8(sources[0], "", "name a Secret");
  const files = options.tlsCertificates ?? (options.serverCertificate === void 0 ? [] : [options]);
  for (const { serverCertificate, privateKey } of files) {
    if (!serverCertificate || !privateKey) {
      fail8("serverCertificate", serverCertificate, "be a path, with the path of its key as privateKey");
    }
  }
  return {
    credentialName: options.credentialName === void 0 ? void 0 : secretName(options.credentialName),
    credentialNames: options.credentialNames?.map(secretName),
    serverCertificate: options.serverCertificate,
    privateKey: options.privateKey,
    tlsCertificates: options.tlsCertificates?.map(({ serverCertificate, privateKey }) => ({
      serverCertificate,
      privateKey
    }))
  };
}
function secretName(secret) {
  return typeof secret === "string" ? secret : secret.name;
}
function caName(ca) {
  if (typeof ca === "string") return ca;
  if (ca.kind !== "ConfigMap") return ca.name;
  const { namespace } = ca.metadata;
  if (namespace === void 0) fail8("caCertCredentialName", ca.name, "be a ConfigMap with a namespace");
  return `configmap://${namespace}/${ca.name}`;
}
function copy2(list) {
  return list && [...list];
}
function fail8(property, value2, must, fix) {
  throw new MeshError("MESH_TLS_CERTIFICATE", {
    property: property === "" ? "tls" : `tls.${property}`,
    value: value2,
    must,
    ...fix === void 0 ? {} : { fix }
  });
}

// lib/networking/proxy-config/proxy-config.ts
var ProxyConfig = class extends MeshResource {
  #spec;
  /**
   * @throws MeshError MESH_OUT_OF_RANGE for a number of threads that is none
   * @throws MeshError MESH_TOO_LONG for an environment variable of more than 2048 characters
   */
  constructor(scope, id, props = {}) {
    super(scope, id, { apiVersion: "networking.istio.io/v1beta1", kind: "ProxyConfig", plural: "proxyconfigs" }, props);
    const { selector, concurrency, environmentVariables, image } = props;
    for (const [name, content] of Object.entries(environmentVariables ?? {})) {
      if (content.length <= 2048) continue;
      throw new MeshError("MESH_TOO_LONG", {
        property: `environmentVariables.${name}`,
        value: `${content.length} characters`,
        must: "have at most 2048 characters",
        at: this
      });
    }
    this.#spec = {
      selector: selector && { matchLabels: labelsOf(selector, this) },
      concurrency: checkInteger(concurrency, { property: "concurrency", at: this }, 0),
      environmentVariables: environmentVariables && { ...environmentVariables },
      image: image && { imageType: image.imageType }
    };
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/networking/proxy-config/proxy-image.ts
var ProxyImage = class _ProxyImage {
  /** The usual image. */
  static DEFAULT = new _ProxyImage("default");
  /** The image with tools to look around. */
  static DEBUG = new _ProxyImage("debug");
  /** The image with nothing but the proxy. */
  static DISTROLESS = new _ProxyImage("distroless");
  /** A flavour of one's own registry. */
  static of(imageType) {
    if (!/^[A-Za-z0-9_][-A-Za-z0-9_.]*$/.test(imageType)) {
      throw new MeshError("MESH_INVALID_NAME", {
        property: "image",
        value: imageType,
        must: "be the end of an image's tag, such as centos"
      });
    }
    return new _ProxyImage(imageType);
  }
  #imageType;
  constructor(imageType) {
    this.#imageType = imageType;
    Object.freeze(this);
  }
  /** The flavour, as the tag of the image ends. */
  get imageType() {
    return this.#imageType;
  }
};

// lib/networking/service-entry/health-probe.ts
var HealthProbe = class _HealthProbe {
  /**
   * A GET request; a status of 200 to 399 is a success.
   *
   * @throws MeshError MESH_INVALID_HEADER for a name that is none of a header
   */
  static httpGet(options) {
    const { port, path, host, scheme, httpHeaders } = options;
    return new _HealthProbe(options, {
      httpGet: {
        port: checkPort(port, { property: "probe.httpGet.port" }),
        path,
        host,
        scheme,
        httpHeaders: renderHeaders3(httpHeaders)
      }
    });
  }
  /** A TCP connection; that it can be made is a success. */
  static tcpSocket(options) {
    const { port, host } = options;
    return new _HealthProbe(options, {
      tcpSocket: { port: checkPort(port, { property: "probe.tcpSocket.port" }), host }
    });
  }
  /** A command on the machine; exit status 0 is a success. */
  static exec(command, options = {}) {
    checkNotEmpty(command, { property: "probe.exec.command" }, "name the program");
    if (command.includes("")) {
      throw new MeshError("MESH_EMPTY", {
        property: "probe.exec.command",
        value: command,
        must: "have no empty entry"
      });
    }
    return new _HealthProbe(options, { exec: { command: [...command] } });
  }
  /**
   * A call of the gRPC health service; `SERVING` is a success.
   *
   * Sidecars know it and the CRD takes it, but the validating webhook of istiod refuses it up to Istio 1.31.
   */
  static grpc(options) {
    const { port, service } = options;
    return new _HealthProbe(options, { grpc: { port: checkPort(port, { property: "probe.grpc.port" }), service } });
  }
  #json;
  constructor(options, method) {
    this.#json = {
      ...method,
      initialDelaySeconds: seconds(options.initialDelay, "initialDelay", 0),
      timeoutSeconds: seconds(options.timeout, "timeout", 1),
      periodSeconds: seconds(options.period, "period", 1),
      successThreshold: checkInteger(options.successThreshold, { property: "probe.successThreshold" }, 1),
      failureThreshold: checkInteger(options.failureThreshold, { property: "probe.failureThreshold" }, 1)
    };
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#json;
  }
};
function seconds(duration, name, least) {
  if (duration === void 0) return void 0;
  const milliseconds = millisecondsOf(duration);
  if (milliseconds % 1e3 !== 0 || milliseconds < least * 1e3) {
    throw new MeshError("MESH_INVALID_DURATION", {
      property: `probe.${name}`,
      value: `${milliseconds} ms`,
      must: least === 0 ? "be whole seconds" : "be whole seconds, 1 or more"
    });
  }
  return milliseconds / 1e3;
}
function renderHeaders3(headers) {
  return headers && Object.entries(headers).flatMap(([name, values]) => {
    if (!/^[-_A-Za-z0-9]+$/.test(name)) {
      throw new MeshError("MESH_INVALID_HEADER", {
        property: "probe.httpGet.httpHeaders",
        value: name,
        must: "be named after a header"
      });
    }
    return (typeof values === "string" ? [values] : values).map((value2) => ({ name, value: value2 }));
  });
}

// lib/networking/service-entry/location.ts
var Location = /* @__PURE__ */ ((Location2) => {
  Location2["MESH_EXTERNAL"] = "MESH_EXTERNAL";
  Location2["MESH_INTERNAL"] = "MESH_INTERNAL";
  return Location2;
})(Location || {});

// lib/networking/service-entry/resolution.ts
var Resolution = /* @__PURE__ */ ((Resolution2) => {
  Resolution2["NONE"] = "NONE";
  Resolution2["STATIC"] = "STATIC";
  Resolution2["DNS"] = "DNS";
  Resolution2["DNS_ROUND_ROBIN"] = "DNS_ROUND_ROBIN";
  Resolution2["DYNAMIC_DNS"] = "DYNAMIC_DNS";
  return Resolution2;
})(Resolution || {});

// lib/networking/service-entry/service-entry-port.ts
var ServiceEntryPort = class _ServiceEntryPort {
  constructor(protocol, number, options = {}) {
    this.protocol = protocol;
    this.number = number;
    checkPort(number, { property: "port" });
    checkPort(options.targetPort, { property: "port.targetPort" });
    checkDnsLabel(options.name, { property: "port.name" });
    this.#options = { ...options };
    Object.freeze(this);
  }
  protocol;
  number;
  /** HTTP/1.1, or HTTP/2 where the client asks for it. */
  static http(number, options) {
    return new _ServiceEntryPort("HTTP" /* HTTP */, number, options);
  }
  /** HTTP/2. */
  static http2(number, options) {
    return new _ServiceEntryPort("HTTP2" /* HTTP2 */, number, options);
  }
  /** gRPC. */
  static grpc(number, options) {
    return new _ServiceEntryPort("GRPC" /* GRPC */, number, options);
  }
  /** gRPC for browsers. */
  static grpcWeb(number, options) {
    return new _ServiceEntryPort("GRPC-WEB" /* GRPC_WEB */, number, options);
  }
  /** HTTPS that the application itself speaks: the mesh sees the server name only. */
  static https(number, options) {
    return new _ServiceEntryPort("HTTPS" /* HTTPS */, number, options);
  }
  /** TLS that the application itself speaks: the mesh sees the server name only. */
  static tls(number, options) {
    return new _ServiceEntryPort("TLS" /* TLS */, number, options);
  }
  /** Any protocol over TCP. */
  static tcp(number, options) {
    return new _ServiceEntryPort("TCP" /* TCP */, number, options);
  }
  /** UDP, which sidecars let through untouched. */
  static udp(number, options) {
    return new _ServiceEntryPort("UDP" /* UDP */, number, options);
  }
  /** MongoDB. */
  static mongo(number, options) {
    return new _ServiceEntryPort("MONGO" /* MONGO */, number, options);
  }
  /** MySQL, where the server speaks first. */
  static mysql(number, options) {
    return new _ServiceEntryPort("MYSQL" /* MYSQL */, number, options);
  }
  /** Redis. */
  static redis(number, options) {
    return new _ServiceEntryPort("REDIS" /* REDIS */, number, options);
  }
  /** A port whose protocol proxies guess from the first bytes, called `port` unless told otherwise. */
  static sniffed(number, options) {
    return new _ServiceEntryPort(void 0, number, options);
  }
  #options;
  /** @internal The wire form; `taken` are the names of earlier ports. */
  _toJson(taken) {
    const base = this.protocol?.toLowerCase() ?? "port";
    return {
      number: this.number,
      name: this.#options.name ?? (taken.includes(base) ? `${base}-${this.number}` : base),
      protocol: this.protocol,
      targetPort: this.#options.targetPort
    };
  }
};
function renderServiceEntryPorts(ports, place) {
  const rendered = [];
  for (const [index, port] of ports.entries()) {
    const json = port._toJson(rendered.map(({ name }) => name));
    for (const key2 of ["number", "name"]) {
      if (!rendered.some((other) => other[key2] === json[key2])) continue;
      throw new MeshError("MESH_DUPLICATE_PORT", {
        ...place,
        property: `${place.property}[${index}].${key2}`,
        value: json[key2],
        must: `be the ${key2} of one port only`
      });
    }
    rendered.push(json);
  }
  return rendered;
}

// lib/core/cidr.ts
var import_node_net4 = require("node:net");
function checkCidr(text, place) {
  const [address = "", bits, ...rest] = text.split("/");
  const version = (0, import_node_net4.isIP)(address);
  const size = version === 4 ? 32 : 128;
  const whole = bits === void 0 || /^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= size;
  if (version === 0 || address.includes("%") || !whole || rest.length > 0) {
    throw new MeshError("MESH_INVALID_ADDRESS", {
      ...place,
      value: text,
      must: "be an IP address or a CIDR range such as 10.0.0.0/8"
    });
  }
  return text;
}

// lib/networking/service-entry/endpoint.ts
function renderEndpoint(endpoint, at, property, form = "ip-or-name") {
  const place = (field) => ({ property: property === "" ? field : `${property}.${field}`, at });
  const { address, network, ports } = endpoint;
  if (address === void 0 && !network) {
    throw new MeshError("MESH_ENDPOINT_WITHOUT_ADDRESS", { ...place("address"), must: "be set unless network is" });
  }
  if (address instanceof UnixSocket && ports !== void 0) {
    throw new MeshError("MESH_SOCKET_WITH_PORT", {
      ...place("ports"),
      value: ports,
      must: "not be set for a Unix domain socket",
      fix: "drop the ports"
    });
  }
  return {
    address: address === void 0 ? void 0 : renderAddress(address, place("address"), form),
    ...renderTemplate(endpoint, at, property)
  };
}
function renderTemplate(endpoint, at, property) {
  const place = (field) => ({ property: property === "" ? field : `${property}.${field}`, at });
  return {
    ports: renderPorts(endpoint.ports, place("ports")),
    labels: endpoint.labels && checkLabels(endpoint.labels, place("labels")),
    network: endpoint.network,
    locality: checkLocality2(endpoint.locality, place("locality")),
    weight: checkWeight(endpoint.weight, place("weight")),
    serviceAccount: renderServiceAccount(endpoint.serviceAccount, at, place("serviceAccount"))
  };
}
function renderAddress(address, place, form) {
  if (address instanceof UnixSocket) return address.address;
  return form === "ip" ? checkIp(address, place) : checkIpOrDnsName(address, place);
}
function renderPorts(ports, place) {
  for (const [name, port] of Object.entries(ports ?? {})) {
    checkDnsLabel(name, place);
    checkPort(port, { ...place, property: `${place.property}.${name}` });
  }
  return ports && { ...ports };
}
function checkWeight(weight, place) {
  if (weight !== 0) return checkInteger(weight, place, 1, 4294967295);
  throw new MeshError("MESH_OUT_OF_RANGE", {
    ...place,
    value: weight,
    must: "be an integer from 1 to 4294967295",
    fix: "to Istio 0 counts as 1; leave the endpoint out to give it nothing"
  });
}
function checkLocality2(locality, place) {
  if (locality !== void 0 && (locality.includes("*") || locality.split("/").includes(""))) {
    throw new MeshError("MESH_INVALID_LOCALITY", {
      ...place,
      value: locality,
      must: "be a place such as region/zone/subzone, without a wildcard"
    });
  }
  return locality;
}
function renderServiceAccount(account, at, place) {
  if (account === void 0 || typeof account === "string") return account;
  const { metadata } = account;
  if (metadata?.namespace !== void 0 && metadata.namespace !== at.namespace) {
    throw new MeshError("MESH_SERVICE_ACCOUNT_NAMESPACE", {
      ...place,
      value: `${metadata.namespace}/${account.name}`,
      must: `live in the namespace of the workload, ${at.namespace === void 0 ? "which has none" : `'${at.namespace}'`}`,
      fix: "put both into one namespace"
    });
  }
  return account.name;
}

// lib/networking/service-entry/service-entry-rules.ts
var DYNAMIC = ["HTTP" /* HTTP */, "HTTP2" /* HTTP2 */, "GRPC" /* GRPC */, "TLS" /* TLS */];
function checkServiceEntry(parts, at) {
  for (const [index, { name }] of parts.hosts.entries()) checkHost(name, `hosts[${index}]`, parts, at);
  checkSharedPorts(parts, at);
  checkInstances(parts, at);
  if (parts.resolution !== "DYNAMIC_DNS" /* DYNAMIC_DNS */) return;
  for (const [index, { protocol }] of parts.ports.entries()) {
    if (DYNAMIC.includes(protocol)) continue;
    throw new MeshError("MESH_RESOLUTION", {
      property: `ports[${index}].protocol`,
      value: protocol,
      must: `be one of ${DYNAMIC.join(", ")} for resolution DYNAMIC_DNS, which reads the name in the request`,
      at
    });
  }
  const waypoint = at.metadata.getLabel("istio.io/use-waypoint");
  if (parts.location === "MESH_INTERNAL" /* MESH_INTERNAL */ && waypoint && waypoint.toLowerCase() !== "none") {
    throw new MeshError("MESH_RESOLUTION", {
      property: "location",
      value: parts.location,
      must: "be MESH_EXTERNAL for resolution DYNAMIC_DNS behind a waypoint",
      at
    });
  }
}
function checkHost(host, property, parts, at) {
  const fail10 = (must, fix) => {
    throw new MeshError("MESH_INVALID_HOST", { property, value: host, must, ...fix ? { fix } : {}, at });
  };
  const wildcard = host.startsWith("*");
  const byDns = parts.resolution === "DNS" /* DNS */ || parts.resolution === "DNS_ROUND_ROBIN" /* DNS_ROUND_ROBIN */;
  if (host === "*") fail10("not be '*'", "name a domain, such as *.example.com");
  if (!isDnsName2(host.replace(/^\*\./, ""))) fail10("be a DNS name", "put IP addresses into addresses");
  if (wildcard && byDns && !parts.endpoints?.length) {
    fail10(`not be a wildcard for resolution ${parts.resolution} without endpoints`, "use Resolution.DYNAMIC_DNS");
  }
  if (!wildcard && parts.resolution === "DYNAMIC_DNS" /* DYNAMIC_DNS */) {
    fail10("be a wildcard for resolution DYNAMIC_DNS", "use Resolution.DNS");
  }
}
function checkSharedPorts({ hosts, ports, resolution, addresses = [] }, at) {
  if (hosts.length < 2 || resolution === "NONE" /* NONE */) return;
  const byDns = resolution === "DNS" /* DNS */ || resolution === "DNS_ROUND_ROBIN" /* DNS_ROUND_ROBIN */;
  const nameless = ports.find(({ protocol }) => !isHttp(protocol) && !isTls(protocol));
  const port = nameless ?? (byDns && addresses.length > 0 ? ports.find(({ protocol }) => isTls(protocol)) : void 0);
  if (!port) return;
  throw new MeshError("MESH_SEVERAL_HOSTS", {
    property: "hosts",
    value: hosts.map(({ name }) => name),
    must: nameless ? `have one entry beside port ${port.number}, which does not tell hosts apart` : `have one entry beside addresses and port ${port.number}`,
    fix: "make one ServiceEntry for each host",
    at
  });
}
function checkInstances(parts, at) {
  const { resolution, endpoints, workloadSelector, addresses } = parts;
  const fail10 = (property, must) => {
    throw new MeshError("MESH_RESOLUTION", { property, must, at });
  };
  const none = resolution === "NONE" /* NONE */ || resolution === "DYNAMIC_DNS" /* DYNAMIC_DNS */;
  if (endpoints && workloadSelector) fail10("endpoints", "not stand beside workloadSelector");
  if (none && endpoints) fail10("endpoints", `not be set for resolution ${resolution}`);
  if (none && workloadSelector) fail10("workloadSelector", `not be set for resolution ${resolution}`);
  if (resolution === "DYNAMIC_DNS" /* DYNAMIC_DNS */ && addresses) fail10("addresses", `not be set for resolution ${resolution}`);
  if (resolution === "DNS_ROUND_ROBIN" /* DNS_ROUND_ROBIN */ && endpoints && endpoints.length > 1) {
    fail10("endpoints", "have one entry for resolution DNS_ROUND_ROBIN");
  }
}
function renderAddresses2({ addresses, resolution }, at) {
  const ranges = resolution === "NONE" /* NONE */ || resolution === "STATIC" /* STATIC */;
  return addresses?.map((address, index) => {
    const place = { property: `addresses[${index}]`, at };
    if (!address.includes("/") || ranges) return checkCidr(address, place);
    const must = `be one address, not a range, for resolution ${resolution}`;
    throw new MeshError("MESH_INVALID_ADDRESS", { ...place, value: address, must });
  });
}
function renderEndpoints({ endpoints, resolution }, ports, at) {
  return endpoints?.map((endpoint, index) => {
    const property = `endpoints[${index}]`;
    const { address } = endpoint;
    for (const name of Object.keys(endpoint.ports ?? {})) {
      if (ports.includes(name)) continue;
      const must = `be named after a port of the service: ${ports.join(", ")}`;
      throw new MeshError("MESH_UNKNOWN_PORT", { property: `${property}.ports`, value: name, must, at });
    }
    if (resolution !== "STATIC" /* STATIC */ && typeof address !== "string") {
      const must = `be an IP address or a DNS name for resolution ${resolution}`;
      throw new MeshError("MESH_INVALID_ADDRESS", { property: `${property}.address`, value: show2(address), must, at });
    }
    if (address instanceof UnixSocket && ports.length !== 1) {
      const must = "stand beside one port of the service only";
      throw new MeshError("MESH_SOCKET_WITH_PORT", {
        property: `${property}.address`,
        value: address.address,
        must,
        at
      });
    }
    return renderEndpoint(endpoint, at, property, resolution === "STATIC" /* STATIC */ ? "ip" : "ip-or-name");
  });
}
function show2(address) {
  return address?.address;
}

// lib/networking/service-entry/service-entry.ts
var ServiceEntry = class extends MeshResource {
  /** The names of the service, to route to and to write rules for. */
  hosts;
  #spec;
  /**
   * @throws MeshError MESH_INVALID_HOST for a host that the resolution does not go with
   * @throws MeshError MESH_INVALID_ADDRESS for an address that the resolution does not go with
   * @throws MeshError MESH_DUPLICATE_PORT for two ports of one name or number
   * @throws MeshError MESH_UNKNOWN_PORT for an endpoint with a port that the service does not have
   */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "networking.istio.io/v1", kind: "ServiceEntry", plural: "serviceentries" }, props);
    const refs = props.hosts ?? (props.host === void 0 ? [] : [props.host]);
    this.hosts = Object.freeze(refs.map((ref) => Host.of(ref)));
    checkNotEmpty(this.hosts, { property: "hosts", at: this }, "name a host");
    checkNotEmpty(props.ports, { property: "ports", at: this }, "name a port, such as ServiceEntryPort.https(443)");
    const ports = renderServiceEntryPorts(props.ports, { property: "ports", at: this });
    const parts = { ...props, hosts: this.hosts, resolution: props.resolution ?? "NONE" /* NONE */ };
    checkServiceEntry(parts, this);
    this.#spec = {
      hosts: this.hosts.map(({ fullName }) => fullName),
      addresses: renderAddresses2(parts, this),
      ports,
      location: props.location,
      resolution: props.resolution,
      endpoints: renderEndpoints(
        parts,
        ports.map(({ name }) => name),
        this
      ),
      workloadSelector: props.workloadSelector && {
        labels: labelsOf(props.workloadSelector, this, "workloadSelector")
      },
      exportTo: renderExportTo(props.exportTo, this, { none: true }),
      subjectAltNames: props.subjectAltNames && [...props.subjectAltNames]
    };
  }
  /** The first name of the service. */
  get host() {
    return this.hosts[0];
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/networking/service-entry/workload-entry.ts
var WorkloadEntry = class extends MeshResource {
  #spec;
  /**
   * @throws MeshError MESH_INVALID_ADDRESS for an address that is neither an IP address nor a DNS name
   * @throws MeshError MESH_ENDPOINT_WITHOUT_ADDRESS for a workload with neither address nor network
   */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "networking.istio.io/v1", kind: "WorkloadEntry", plural: "workloadentries" }, props);
    this.#spec = renderEndpoint(props, this, "");
  }
  /** The labels of the workload, so that selectors take it. */
  get matchLabels() {
    return { ...this.#spec.labels };
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/networking/service-entry/workload-group.ts
var WorkloadGroup = class extends MeshResource {
  #spec;
  /** @throws MeshError MESH_INVALID_LABEL for a label that Kubernetes does not take */
  constructor(scope, id, props) {
    super(scope, id, { apiVersion: "networking.istio.io/v1", kind: "WorkloadGroup", plural: "workloadgroups" }, props);
    const { labels, annotations } = props;
    this.#spec = {
      metadata: labels || annotations ? {
        labels: labels && checkLabels(labels, { property: "labels", at: this }),
        annotations: annotations && { ...annotations }
      } : void 0,
      template: renderTemplate(props.template, this, "template"),
      probe: props.probe?._toJson()
    };
  }
  /** The labels of the workloads, so that selectors take the group. */
  get matchLabels() {
    return { ...this.#spec.metadata?.labels };
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
};

// lib/networking/sidecar/capture-mode.ts
var CaptureMode = /* @__PURE__ */ ((CaptureMode2) => {
  CaptureMode2["DEFAULT"] = "DEFAULT";
  CaptureMode2["IPTABLES"] = "IPTABLES";
  CaptureMode2["NONE"] = "NONE";
  return CaptureMode2;
})(CaptureMode || {});

// lib/networking/sidecar/default-endpoint.ts
var DefaultEndpoint = class _DefaultEndpoint {
  /** A port of 127.0.0.1. */
  static loopback(port) {
    return new _DefaultEndpoint(`127.0.0.1:${checkPort(port, { property: "defaultEndpoint" })}`);
  }
  /** A port of ::1. */
  static loopbackIpv6(port) {
    return new _DefaultEndpoint(`[::1]:${checkPort(port, { property: "defaultEndpoint" })}`);
  }
  /** A port of the IPv4 address of the pod or machine. */
  static instance(port) {
    return new _DefaultEndpoint(`0.0.0.0:${checkPort(port, { property: "defaultEndpoint" })}`);
  }
  /** A port of the IPv6 address of the pod or machine. */
  static instanceIpv6(port) {
    return new _DefaultEndpoint(`[::]:${checkPort(port, { property: "defaultEndpoint" })}`);
  }
  /** A Unix domain socket. */
  static socket(socket) {
    return new _DefaultEndpoint(socket.address);
  }
  #address;
  constructor(address) {
    this.#address = address;
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#address;
  }
};

// lib/networking/sidecar/egress-host.ts
var EgressHost = class _EgressHost {
  /** No service at all, for workloads that only answer. */
  static NONE = new _EgressHost("~", Host.ANY);
  /**
   * One service: a Service in its namespace, a ServiceEntry in its own, another host in any namespace.
   *
   * @throws MeshError MESH_HOST_WITHOUT_NAMESPACE, when it is rendered, for a Service without a namespace
   */
  static of(ref) {
    const host = Host.of(ref);
    const owner = "namespace" in ref && typeof ref.namespace === "string" ? ref.namespace : void 0;
    return new _EgressHost(host.namespace ?? owner ?? "*", host);
  }
  /** The services of the Sidecar's own namespace, or those of a host there. */
  static sameNamespace(host = Host.ANY) {
    return new _EgressHost(".", Host.of(host));
  }
  /** The services of a namespace, by its object or its name, or those of a host there. */
  static namespace(namespace, host = Host.ANY) {
    return new _EgressHost(namespaceName(namespace, "namespace"), Host.of(host));
  }
  /** The services of every namespace, or those of a host. */
  static anyNamespace(host = Host.ANY) {
    return new _EgressHost("*", Host.of(host));
  }
  /** The host. */
  host;
  #namespace;
  constructor(namespace, host) {
    this.#namespace = namespace;
    this.host = host;
    Object.freeze(this);
  }
  /**
   * The rest: every service that the other entries name, but these. Istio knows exceptions from 1.31 on.
   *
   * @throws MeshError MESH_EGRESS_HOST for an exception from an exception
   */
  excluded() {
    if (this.#namespace.startsWith("~")) {
      throw new MeshError("MESH_EGRESS_HOST", {
        property: "hosts",
        value: this.#namespace,
        must: "be excluded once only"
      });
    }
    return new _EgressHost(`~${this.#namespace}`, this.host);
  }
  /** @internal */
  _toJson(sidecar, place) {
    if (isAddress(this.host.name)) {
      const fix = "give the address a name with a ServiceEntry";
      throw new MeshError("MESH_INVALID_HOST", { ...place, value: this.host.name, must: "be a DNS name", fix });
    }
    const [, mark = "", namespace = ""] = /^(~?)(.*)$/.exec(this.#namespace) ?? [];
    return `${mark}${namespace !== "" && namespace === sidecar.namespace ? "." : namespace}/${qualifiedName(this.host, place)}`;
  }
};
function renderEgressHost(ref, sidecar, place) {
  return (ref instanceof EgressHost ? ref : EgressHost.of(ref))._toJson(sidecar, place);
}

// lib/networking/sidecar/outbound-traffic-policy.ts
var OutboundTrafficMode = /* @__PURE__ */ ((OutboundTrafficMode2) => {
  OutboundTrafficMode2["REGISTRY_ONLY"] = "REGISTRY_ONLY";
  OutboundTrafficMode2["ALLOW_ANY"] = "ALLOW_ANY";
  return OutboundTrafficMode2;
})(OutboundTrafficMode || {});
function renderOutboundTrafficPolicy({ mode, egressProxy }, sidecar) {
  const place = { property: "outboundTrafficPolicy.egressProxy", at: sidecar };
  if (!egressProxy) return { mode };
  if (mode !== "ALLOW_ANY" /* ALLOW_ANY */) {
    throw new MeshError("MESH_EGRESS_PROXY", { ...place, must: "not be set unless the mode is ALLOW_ANY" });
  }
  if (egressProxy.port === void 0) {
    throw new MeshError("MESH_EGRESS_PROXY", {
      ...place,
      must: "have a port",
      fix: "add withPort(\u2026) to the destination"
    });
  }
  const destination = renderDestination(egressProxy, sidecar, place.property);
  return {
    mode,
    egressProxy: {
      ...destination,
      host: qualifiedName(egressProxy.host, { ...place, property: `${place.property}.host` })
    }
  };
}

// lib/networking/sidecar/sidecar-egress.ts
function renderSidecarEgress(egress, sidecar, property) {
  const { bind, port, portName, protocol, captureMode } = egress;
  const place = (field) => ({ property: `${property}.${field}`, at: sidecar });
  const socket = bind instanceof UnixSocket;
  if (socket && port !== void 0) {
    const must = "not be set for a Unix domain socket";
    throw new MeshError("MESH_SOCKET_WITH_PORT", {
      ...place("port"),
      value: port,
      must,
      fix: "drop the port, or the socket"
    });
  }
  if (socket && captureMode === "IPTABLES" /* IPTABLES */) {
    const must = "be DEFAULT or NONE for a Unix domain socket";
    throw new MeshError("MESH_CAPTURE_MODE", { ...place("captureMode"), value: captureMode, must });
  }
  const stray = ["bind", "portName", "protocol"].find((field) => egress[field] !== void 0);
  if (!socket && port === void 0 && stray) {
    const must = "stand beside a port";
    throw new MeshError("MESH_EGRESS_WITHOUT_PORT", {
      ...place(stray),
      value: egress[stray],
      must,
      fix: "name the port"
    });
  }
  return {
    hosts: renderHosts(egress.hosts, sidecar, place("hosts")),
    port: socket || port !== void 0 ? {
      number: socket ? 0 : checkPort(port, place("port")),
      name: checkDnsLabel(portName, place("portName")),
      protocol
    } : void 0,
    bind: socket ? bind.address : checkIp(bind, place("bind")),
    captureMode
  };
}
function renderHosts(hosts, sidecar, place) {
  checkNotEmpty(hosts, place, "name services, or EgressHost.NONE");
  const names = hosts.map(
    (host, index) => renderEgressHost(host, sidecar, { ...place, property: `${place.property}[${index}]` })
  );
  const fail10 = (value2, must, fix) => {
    throw new MeshError("MESH_EGRESS_HOST", { ...place, value: value2, must, fix });
  };
  const included = names.filter((name) => !name.startsWith("~"));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) fail10(twice, "name each host once", "drop the second");
  if (included.includes("*/*") && included.length > 1) {
    fail10("*/*", "stand alone as every service there is", "drop it, or the others");
  }
  return names;
}

// lib/networking/sidecar/sidecar-ingress.ts
function renderSidecarIngress(ingress, sidecar, property) {
  const { port, portName, protocol, tls, connectionPool } = ingress;
  const place = (field) => ({ property: `${property}.${field}`, at: sidecar });
  if (tls && !isTls(protocol)) {
    throw new MeshError("MESH_SERVER_TLS", { ...place("tls"), must: "be set for HTTPS and TLS only" });
  }
  if (connectionPool?.http && !isHttp(protocol)) {
    throw new MeshError("MESH_HTTP_SETTINGS", {
      ...place("connectionPool.http"),
      must: `not be set for ${protocol ?? "a guessed protocol"}, on which a sidecar passes over it`,
      fix: protocol ? "set tcp only" : "say the protocol"
    });
  }
  return {
    port: { number: checkPort(port, place("port")), name: checkDnsLabel(portName, place("portName")), protocol },
    bind: checkIp(ingress.bind, place("bind")),
    captureMode: ingress.captureMode,
    defaultEndpoint: ingress.defaultEndpoint?._toJson(),
    tls: tls?._toJson(),
    connectionPool: connectionPool && renderConnectionPool(connectionPool, sidecar, `${property}.connectionPool`)
  };
}

// lib/networking/sidecar/sidecar.ts
var Sidecar = class extends MeshResource {
  #common;
  #ingress = [];
  #egress = [];
  /**
   * @throws MeshError MESH_EMPTY_SIDECAR, when the app is synthesized, for a Sidecar that says nothing
   */
  constructor(scope, id, props = {}) {
    super(scope, id, { apiVersion: "networking.istio.io/v1", kind: "Sidecar", plural: "sidecars" }, props);
    const { workloadSelector, inboundConnectionPool, outboundTrafficPolicy } = props;
    this.#common = {
      workloadSelector: workloadSelector && { labels: labelsOf(workloadSelector, this, "workloadSelector") },
      inboundConnectionPool: inboundConnectionPool && renderConnectionPool(inboundConnectionPool, this, "inboundConnectionPool"),
      outboundTrafficPolicy: outboundTrafficPolicy && renderOutboundTrafficPolicy(outboundTrafficPolicy, this)
    };
    for (const ingress of props.ingress ?? []) this.addIngress(ingress);
    for (const egress of props.egress ?? []) this.addEgress(egress);
    this.node.addValidation({ validate: () => this.emptiness() });
  }
  /**
   * Adds a port on which the sidecars take requests in.
   *
   * @throws MeshError MESH_DUPLICATE_PORT for a port that another listener has
   */
  addIngress(ingress) {
    const property = `ingress[${this.#ingress.length}]`;
    const json = renderSidecarIngress(ingress, this, property);
    if (this.#ingress.some(({ port }) => port.number === json.port.number)) {
      this.fail("MESH_DUPLICATE_PORT", `${property}.port`, json.port.number, "be the port of one listener only");
    }
    this.#ingress.push(json);
  }
  /**
   * Adds services that the sidecars can reach, after those that are there.
   *
   * @throws MeshError MESH_DUPLICATE_PORT for a port or a socket that another listener has
   * @throws MeshError MESH_EGRESS_ORDER for a listener behind one without a port
   */
  addEgress(egress) {
    const index = this.#egress.length;
    const json = renderSidecarEgress(egress, this, `egress[${index}]`);
    const catchAll = this.#egress.findIndex(({ port: port2 }) => port2 === void 0);
    if (catchAll !== -1) {
      const must = `come before egress[${catchAll}], which has no port and takes the rest`;
      this.fail("MESH_EGRESS_ORDER", `egress[${index}]`, void 0, must, "add the listener without a port last");
    }
    const { port, bind } = json;
    if (port && this.#egress.some((other) => other.port?.number === port.number && (port.number !== 0 || other.bind === bind))) {
      const [field, value2] = port.number === 0 ? ["bind", bind] : ["port", port.number];
      this.fail("MESH_DUPLICATE_PORT", `egress[${index}].${field}`, value2, `be the ${field} of one listener only`);
    }
    this.#egress.push(json);
  }
  /** @internal */
  _toSpec() {
    return { ...this.#common, ingress: filled(this.#ingress), egress: filled(this.#egress) };
  }
  emptiness() {
    const { inboundConnectionPool, outboundTrafficPolicy } = this.#common;
    if (this.#ingress.length + this.#egress.length > 0 || inboundConnectionPool || outboundTrafficPolicy) return [];
    const must = "have at least one entry where ingress, inboundConnectionPool and outboundTrafficPolicy say nothing";
    return [new MeshError("MESH_EMPTY_SIDECAR", { property: "egress", must, fix: "call addEgress" }).message];
  }
  fail(code, property, value2, must, fix) {
    throw new MeshError(code, { property, value: value2, must, ...fix ? { fix } : {}, at: this });
  }
};
function filled(listeners) {
  return listeners.length > 0 ? listeners : void 0;
}

// lib/networking/sidecar/sidecar-tls.ts
var SidecarTls = class _SidecarTls {
  /** The sidecar ends TLS and asks clients for nothing. */
  static simple(options) {
    return new _SidecarTls("SIMPLE", options);
  }
  /** The sidecar ends TLS and asks clients for a certificate; without one they cannot connect. */
  static mutual(options) {
    return new _SidecarTls("MUTUAL", options);
  }
  /** The sidecar ends TLS and asks clients for a certificate; without one they can connect all the same. */
  static optionalMutual(options) {
    return new _SidecarTls("OPTIONAL_MUTUAL", options);
  }
  #json;
  constructor(mode, options) {
    const { serverCertificate, privateKey, caCertificates, caCrl } = options;
    const paths = { serverCertificate, privateKey, ...mode !== "SIMPLE" && { caCertificates } };
    for (const [name, path] of Object.entries(paths)) {
      if (path) continue;
      throw new MeshError("MESH_TLS_CERTIFICATE", {
        property: `tls.${name}`,
        value: path,
        must: "be the path of a file"
      });
    }
    this.#json = { mode, serverCertificate, privateKey, caCertificates, caCrl, ...renderTlsParameters(options) };
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#json;
  }
};

// lib/networking/virtual-service/cors.ts
var UnmatchedPreflights = /* @__PURE__ */ ((UnmatchedPreflights2) => {
  UnmatchedPreflights2["UNSPECIFIED"] = "UNSPECIFIED";
  UnmatchedPreflights2["FORWARD"] = "FORWARD";
  UnmatchedPreflights2["IGNORE"] = "IGNORE";
  return UnmatchedPreflights2;
})(UnmatchedPreflights || {});
function renderCorsPolicy(cors, rule, property) {
  return {
    allowOrigins: cors.allowOrigins.map(
      (origin, index) => renderOrigin(origin, rule, `${property}.allowOrigins[${index}]`)
    ),
    allowMethods: cors.allowMethods && [...cors.allowMethods],
    allowHeaders: copyNames2(cors.allowHeaders, rule, `${property}.allowHeaders`),
    exposeHeaders: copyNames2(cors.exposeHeaders, rule, `${property}.exposeHeaders`),
    maxAge: renderSeconds4(cors.maxAge, rule, `${property}.maxAge`),
    allowCredentials: cors.allowCredentials,
    unmatchedPreflights: cors.unmatchedPreflights
  };
}
function renderOrigin(origin, at, property) {
  const json = origin._toJson();
  if ("exact" in json && json.exact === "") {
    const fix = "name the origin, such as https://example.com, or '*'";
    throw new MeshError("MESH_EMPTY_MATCH", { property, value: json, must: "not be empty", fix, at });
  }
  return json;
}
function copyNames2(names, at, property) {
  for (const name of names ?? []) {
    if (!isHeaderName(name)) {
      throw new MeshError("MESH_INVALID_HEADER", { property, value: name, must: "be names of headers, or '*'", at });
    }
  }
  return names && [...names];
}
function renderSeconds4(duration, at, property) {
  if (duration === void 0) return void 0;
  const milliseconds = millisecondsOf(duration);
  if (milliseconds === 0 || milliseconds % 1e3 !== 0) {
    const must = "be a whole number of seconds, 1 s or more";
    throw new MeshError("MESH_INVALID_DURATION", { property, value: `${milliseconds} ms`, must, at });
  }
  return renderDuration(duration, { property, at });
}

// lib/networking/virtual-service/fault.ts
var GrpcStatus = /* @__PURE__ */ ((GrpcStatus2) => {
  GrpcStatus2["OK"] = "OK";
  GrpcStatus2["CANCELLED"] = "CANCELLED";
  GrpcStatus2["UNKNOWN"] = "UNKNOWN";
  GrpcStatus2["INVALID_ARGUMENT"] = "INVALID_ARGUMENT";
  GrpcStatus2["DEADLINE_EXCEEDED"] = "DEADLINE_EXCEEDED";
  GrpcStatus2["NOT_FOUND"] = "NOT_FOUND";
  GrpcStatus2["ALREADY_EXISTS"] = "ALREADY_EXISTS";
  GrpcStatus2["PERMISSION_DENIED"] = "PERMISSION_DENIED";
  GrpcStatus2["RESOURCE_EXHAUSTED"] = "RESOURCE_EXHAUSTED";
  GrpcStatus2["FAILED_PRECONDITION"] = "FAILED_PRECONDITION";
  GrpcStatus2["ABORTED"] = "ABORTED";
  GrpcStatus2["OUT_OF_RANGE"] = "OUT_OF_RANGE";
  GrpcStatus2["UNIMPLEMENTED"] = "UNIMPLEMENTED";
  GrpcStatus2["INTERNAL"] = "INTERNAL";
  GrpcStatus2["UNAVAILABLE"] = "UNAVAILABLE";
  GrpcStatus2["DATA_LOSS"] = "DATA_LOSS";
  GrpcStatus2["UNAUTHENTICATED"] = "UNAUTHENTICATED";
  return GrpcStatus2;
})(GrpcStatus || {});
var Abort = class _Abort {
  constructor(_status, percentage) {
    this._status = _status;
    this.percentage = percentage;
    Object.freeze(this);
  }
  _status;
  percentage;
  /** Answers `percentage` of the requests with an HTTP status, 200 to 599. */
  static http(status, percentage) {
    return new _Abort(
      { httpStatus: checkInteger(status, { property: "fault.abort.httpStatus" }, 200, 599) },
      percentage
    );
  }
  /** Answers `percentage` of the requests with a gRPC status. */
  static grpc(status, percentage) {
    return new _Abort({ grpcStatus: status }, percentage);
  }
};
var Delay = class _Delay {
  constructor(fixedDelay, percentage) {
    this.fixedDelay = fixedDelay;
    this.percentage = percentage;
    Object.freeze(this);
  }
  fixedDelay;
  percentage;
  /** Holds `percentage` of the requests for a fixed time. */
  static fixed(delay, percentage) {
    renderDuration(delay, { property: "fault.delay.fixedDelay" });
    return new _Delay(delay, percentage);
  }
};
function renderFault({ abort, delay }, rule, property) {
  if (abort === void 0 && delay === void 0) {
    throw new MeshError("MESH_EMPTY_FAULT", { property, must: "have an abort or a delay", at: rule });
  }
  return {
    abort: abort && { ...abort._status, percentage: renderPercentage(abort.percentage) },
    delay: delay && {
      fixedDelay: renderDuration(delay.fixedDelay, { property: `${property}.delay.fixedDelay`, at: rule }),
      percentage: renderPercentage(delay.percentage)
    }
  };
}

// lib/networking/virtual-service/redirect.ts
var DerivePort = /* @__PURE__ */ ((DerivePort2) => {
  DerivePort2["FROM_PROTOCOL_DEFAULT"] = "FROM_PROTOCOL_DEFAULT";
  DerivePort2["FROM_REQUEST_PORT"] = "FROM_REQUEST_PORT";
  return DerivePort2;
})(DerivePort || {});
function renderRedirect(redirect, rule, property) {
  const { uri, authority, scheme, redirectCode, port, derivePort } = redirect;
  if (uri === void 0 && authority === void 0 && scheme === void 0 && port === void 0) {
    throw new MeshError("MESH_EMPTY_REDIRECT", {
      property,
      must: "have at least one of uri, authority, scheme and port",
      fix: "say where the client should go",
      at: rule
    });
  }
  for (const [key2, text] of Object.entries({ uri, authority })) {
    if (text === "") {
      throw new MeshError("MESH_EMPTY_REDIRECT", {
        property: `${property}.${key2}`,
        value: text,
        must: "not be empty",
        fix: `leave ${key2} out to keep that of the request`,
        at: rule
      });
    }
  }
  checkPort(port, { property: `${property}.port`, at: rule });
  return { uri, authority, scheme, redirectCode, port, derivePort };
}

// lib/networking/virtual-service/retry-on.ts
var STATUS_CODES = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511]
];
var RetryOn = class _RetryOn {
  constructor(condition) {
    this.condition = condition;
    Object.freeze(this);
  }
  condition;
  /** `5xx`: any answer from 500 up, and no answer at all. */
  static SERVER_ERROR = new _RetryOn("5xx");
  /** `gateway-error`: 502, 503 and 504. */
  static GATEWAY_ERROR = new _RetryOn("gateway-error");
  /** `reset`: the server went away without an answer. */
  static RESET = new _RetryOn("reset");
  /** `reset-before-request`: the server went away before it could have seen the request. */
  static RESET_BEFORE_REQUEST = new _RetryOn("reset-before-request");
  /** `connect-failure`: no connection could be made. */
  static CONNECT_FAILURE = new _RetryOn("connect-failure");
  /** `retriable-4xx`: 409. */
  static RETRIABLE_4XX = new _RetryOn("retriable-4xx");
  /** `refused-stream`: the server refused the HTTP/2 stream before it looked at it. */
  static REFUSED_STREAM = new _RetryOn("refused-stream");
  /** `retriable-status-codes`: the codes that an `x-envoy-retriable-status-codes` header names. */
  static RETRIABLE_STATUS_CODES = new _RetryOn("retriable-status-codes");
  /** `retriable-headers`: the response has a header that an `x-envoy-retriable-header-names` header names. */
  static RETRIABLE_HEADERS = new _RetryOn("retriable-headers");
  /** `envoy-ratelimited`: Envoy itself refused the request for its rate. */
  static ENVOY_RATE_LIMITED = new _RetryOn("envoy-ratelimited");
  /** `http3-post-connect-failure`: an HTTP/3 connection failed after the handshake. */
  static HTTP3_POST_CONNECT_FAILURE = new _RetryOn("http3-post-connect-failure");
  /** `cancelled`: gRPC status 1. */
  static GRPC_CANCELLED = new _RetryOn("cancelled");
  /** `deadline-exceeded`: gRPC status 4. */
  static GRPC_DEADLINE_EXCEEDED = new _RetryOn("deadline-exceeded");
  /** `resource-exhausted`: gRPC status 8. */
  static GRPC_RESOURCE_EXHAUSTED = new _RetryOn("resource-exhausted");
  /** `internal`: gRPC status 13. */
  static GRPC_INTERNAL = new _RetryOn("internal");
  /** `unavailable`: gRPC status 14. */
  static GRPC_UNAVAILABLE = new _RetryOn("unavailable");
  /**
   * Answers with one status code.
   *
   * @throws MeshError MESH_INVALID_RETRY_CONDITION for a code that HTTP gives no meaning to, such as 299 or 520
   */
  static status(code) {
    const known2 = STATUS_CODES.some(([first, last]) => code >= first && code <= last);
    if (!Number.isInteger(code) || !known2) {
      throw new MeshError("MESH_INVALID_RETRY_CONDITION", {
        property: "retries.on",
        value: code,
        must: "be a status code with a meaning in HTTP, such as 429"
      });
    }
    return new _RetryOn(`${code}`);
  }
  /**
   * A condition of Envoy that has no name here yet.
   *
   * @throws MeshError MESH_INVALID_RETRY_CONDITION for what cannot be one condition
   */
  static of(condition) {
    if (/^\d+$/.test(condition)) return _RetryOn.status(Number(condition));
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(condition)) {
      throw new MeshError("MESH_INVALID_RETRY_CONDITION", {
        property: "retries.on",
        value: condition,
        must: "be one condition in lower case, such as connect-failure",
        .../[,\s]/.test(condition) ? { fix: "list several conditions as several entries" } : {}
      });
    }
    return new _RetryOn(condition);
  }
};

// lib/networking/gateway-ref.ts
function renderGateways(refs, rule, property = "gateways") {
  return refs?.map((ref, index) => {
    if (ref === "mesh") return ref;
    const place = { property: `${property}[${index}]`, at: rule };
    checkDnsLabel(ref.name, place);
    const namespace = checkDnsLabel(foreignNamespace(ref, rule, place.property), place);
    if (namespace !== void 0) return `${namespace}/${ref.name}`;
    return ref.name === "mesh" && rule.namespace !== void 0 ? `${rule.namespace}/mesh` : ref.name;
  });
}
function foreignNamespace(ref, rule, property) {
  if (ref.namespace === void 0 && rule.namespace !== void 0) {
    throw new MeshError("MESH_REF_WITHOUT_NAMESPACE", {
      property,
      value: ref.name,
      must: `have a namespace to be named from namespace '${rule.namespace}'`,
      fix: "give the object or its chart a namespace",
      at: rule
    });
  }
  return ref.namespace === rule.namespace ? void 0 : ref.namespace;
}

// lib/networking/virtual-service/http-match.ts
function renderHttpMatch(match, rule, property) {
  const { method } = match;
  return {
    name: match.name,
    uri: match.uri?._toJson(),
    ignoreUriCase: match.ignoreUriCase,
    method: (typeof method === "string" ? StringMatch.exact(method) : method)?._toJson(),
    scheme: match.scheme?._toJson(),
    authority: match.authority?._toJson(),
    headers: renderHeaderMatches(match.headers, `${property}.headers`, rule),
    withoutHeaders: renderHeaderMatches(match.withoutHeaders, `${property}.withoutHeaders`, rule),
    queryParams: renderMatches(match.queryParams),
    port: checkPort(match.port, { property: `${property}.port`, at: rule }),
    sourceLabels: match.source && labelsOf(match.source, rule, `${property}.source`),
    sourceNamespace: checkDnsLabel(match.sourceNamespace, { property: `${property}.sourceNamespace`, at: rule }),
    gateways: renderGateways(match.gateways, rule, `${property}.gateways`),
    statPrefix: match.statPrefix
  };
}
function renderMatches(matches) {
  return matches && Object.fromEntries(Object.entries(matches).map(([name, match]) => [name, match._toJson()]));
}
var PSEUDO_HEADER = /^:(?:method|scheme|authority|path|status)$/;
var CLAIM = /^@request\.auth\.claims(?:\..+|\[.+\])$/;
function renderHeaderMatches(matches, property, rule) {
  for (const name of Object.keys(matches ?? {})) {
    if (CLAIM.test(name) || PSEUDO_HEADER.test(name)) continue;
    const problem = { property, value: name, at: rule };
    if (!isHeaderName(name)) {
      const fix = name.startsWith("@") ? { fix: "a claim is @request.auth.claims.group" } : {};
      throw new MeshError("MESH_INVALID_HEADER", { ...problem, must: "be named after a header", ...fix });
    }
    if (name !== name.toLowerCase()) {
      const fix = `write '${name.toLowerCase()}'`;
      throw new MeshError("MESH_INVALID_HEADER", { ...problem, must: "be in lower case, as Envoy compares it", fix });
    }
  }
  return renderMatches(matches);
}
function checkNoClaims({ match = [] }, at, property) {
  match.forEach(({ headers, withoutHeaders }, index) => {
    const claim2 = Object.keys({ ...headers, ...withoutHeaders }).find((name) => CLAIM.test(name));
    if (claim2 === void 0) return;
    throw new MeshError("MESH_CLAIM_IN_MESH", {
      property: `${property}.match[${index}].headers`,
      value: claim2,
      must: "not be a claim where sidecars follow the rules",
      fix: "name the gateways, without 'mesh'",
      at
    });
  });
}

// lib/networking/virtual-service/direct-response.ts
var MAX_BODY = 1024 * 1024;
function renderDirectResponse({ status, body }, rule, property) {
  checkInteger(status, { property: `${property}.status`, at: rule }, 200, 599);
  const size = body === void 0 ? 0 : Buffer.byteLength(body);
  if (size > MAX_BODY) {
    throw new MeshError("MESH_BODY_TOO_LARGE", {
      property: `${property}.body`,
      value: `${size} bytes`,
      must: `have at most ${MAX_BODY} bytes`,
      at: rule
    });
  }
  if (body === void 0) return { status };
  return {
    status,
    body: typeof body === "string" ? { string: body } : { bytes: Buffer.from(body).toString("base64") }
  };
}

// lib/networking/virtual-service/mirror.ts
function renderMirrors(route, rule, property) {
  return {
    mirror: route.mirror && renderDestination(route.mirror.to, rule, `${property}.mirror.to`),
    mirrorPercentage: renderPercentage(route.mirror?.percentage),
    mirrors: route.mirrors?.map((mirror, index) => ({
      destination: renderDestination(mirror.to, rule, `${property}.mirrors[${index}].to`),
      percentage: renderPercentage(mirror.percentage)
    }))
  };
}

// lib/networking/virtual-service/retries.ts
function renderRetries(retries, rule, property) {
  const at = rule;
  checkInteger(retries.attempts, { property: `${property}.attempts`, at }, 0);
  if (retries.attempts === 0 && (retries.perTryTimeout || retries.on || retries.retryRemoteLocalities !== void 0)) {
    throw new MeshError("MESH_RETRIES_WITHOUT_ATTEMPTS", {
      property: `${property}.attempts`,
      value: 0,
      must: "be 1 or more where perTryTimeout, on or retryRemoteLocalities is set",
      fix: "give the number of retries, or leave the others out to switch retries off",
      at
    });
  }
  checkNotEmpty(retries.on, { property: `${property}.on`, at }, "leave it out for the default of the mesh");
  return {
    attempts: retries.attempts,
    perTryTimeout: renderDuration(retries.perTryTimeout, { property: `${property}.perTryTimeout`, at }),
    retryOn: retries.on?.map(({ condition }) => condition).join(","),
    retryRemoteLocalities: retries.retryRemoteLocalities,
    retryIgnorePreviousHosts: retries.retryIgnorePreviousHosts,
    backoff: renderDuration(retries.backoff, { property: `${property}.backoff`, at })
  };
}

// lib/networking/virtual-service/rewrite.ts
function renderRewrite(rewrite, rule, property) {
  const { uri, uriRegex, authority } = rewrite;
  if (uri === void 0 && uriRegex === void 0 && authority === void 0) {
    throw new MeshError("MESH_EMPTY_REWRITE", { property, must: "have uri, uriRegex or authority", at: rule });
  }
  checkFilled(uri, `${property}.uri`, rule, "write '/' for the root");
  checkFilled(authority, `${property}.authority`, rule);
  if (uriRegex) checkRegex(uriRegex.match, `${property}.uriRegex.match`, rule);
  checkFilled(uriRegex?.rewrite, `${property}.uriRegex.rewrite`, rule);
  return { uri, authority, uriRegexRewrite: uriRegex && { ...uriRegex } };
}
function checkFilled(text, property, at, fix) {
  if (text === "") {
    throw new MeshError("MESH_EMPTY_REWRITE", { property, value: text, must: "not be empty", ...fix && { fix }, at });
  }
}

// lib/networking/virtual-service/http-route.ts
function renderHttpRoute(route, rule, property) {
  checkOneAction(route, rule, property);
  checkOneAuthority(route, rule, property);
  return {
    name: route.name,
    match: route.match?.map((match, index) => renderHttpMatch(match, rule, `${property}.match[${index}]`)),
    route: route.to === void 0 ? void 0 : renderHttpDestinations(route.to, rule, `${property}.to`),
    redirect: route.redirect && renderRedirect(route.redirect, rule, `${property}.redirect`),
    directResponse: route.directResponse && renderDirectResponse(route.directResponse, rule, `${property}.directResponse`),
    delegate: route.delegate && renderDelegate(route.delegate, rule, `${property}.delegate`),
    timeout: renderDuration(
      route.timeout,
      { property: `${property}.timeout`, at: rule },
      { fix: "leave it out for no limit" }
    ),
    retries: route.retries && renderRetries(route.retries, rule, `${property}.retries`),
    fault: route.fault && renderFault(route.fault, rule, `${property}.fault`),
    rewrite: route.rewrite && renderRewrite(route.rewrite, rule, `${property}.rewrite`),
    ...renderMirrors(route, rule, property),
    headers: route.headers && renderHeaders2(route.headers, `${property}.headers`, rule),
    corsPolicy: route.corsPolicy && renderCorsPolicy(route.corsPolicy, rule, `${property}.corsPolicy`)
  };
}
function checkOneAction(route, at, property) {
  const actions = ["to", "redirect", "directResponse", "delegate"].filter((key2) => route[key2] !== void 0);
  if (actions.length !== 1) {
    throw new MeshError("MESH_ROUTE_ACTION", {
      property,
      value: actions,
      must: "have exactly one of to, redirect, directResponse and delegate",
      at
    });
  }
  const answered = route.redirect !== void 0 || route.directResponse !== void 0;
  const forwarding = ["timeout", "retries", "fault", "rewrite", "mirror", "mirrors"].filter(
    (key2) => route[key2] !== void 0
  );
  if (answered && forwarding.length > 0) {
    throw new MeshError("MESH_ROUTE_ACTION", {
      property,
      value: [...actions, ...forwarding],
      must: `not have ${forwarding.join(", ")} beside ${actions[0]}`,
      fix: `a request that is answered here is not sent on; drop ${forwarding.join(", ")}`,
      at
    });
  }
  if (route.mirror !== void 0 && route.mirrors !== void 0) {
    throw new MeshError("MESH_ROUTE_ACTION", {
      property,
      value: ["mirror", "mirrors"],
      must: "have one of mirror and mirrors",
      fix: "put every mirror into mirrors",
      at
    });
  }
}
function checkOneAuthority({ rewrite, headers }, at, property) {
  const names = (where) => Object.keys(headers?.request?.[where] ?? {}).filter((name) => /^(?:host|:authority)$/i.test(name)).map((name) => `headers.request.${where}['${name}']`);
  const changes = [
    ...rewrite?.authority === void 0 ? [] : ["rewrite.authority"],
    ...names("set"),
    ...names("add")
  ];
  if (changes.length > 1) {
    throw new MeshError("MESH_AUTHORITY_TWICE", {
      property,
      value: changes,
      must: "change the authority in one place",
      fix: "keep rewrite.authority",
      at
    });
  }
}
function renderDelegate(delegate, rule, property) {
  return { name: delegate.name, namespace: foreignNamespace(delegate, rule, property) };
}

// lib/networking/virtual-service/reachability.ts
var UNCONDITIONAL = /* @__PURE__ */ new Set(["name", "statPrefix", "ignoreUriCase"]);
function checkReachable(routes, at, list, unit) {
  const index = routes.findIndex(({ match = [] }) => match.length === 0 || match.some(isUnconditional));
  if (index === -1) return;
  throw new MeshError("MESH_UNREACHABLE_ROUTE", {
    property: `${list}[${routes.length}]`,
    must: `come before ${list}[${index}], which takes every ${unit}`,
    fix: `add the route that takes every ${unit} last`,
    at
  });
}
function isUnconditional(match) {
  return Object.entries(match).every(([field, condition]) => UNCONDITIONAL.has(field) || isVoid(field, condition));
}
function isVoid(field, condition) {
  if (condition === void 0) return true;
  if (typeof condition !== "object" || condition === null) return false;
  const { prefix, regex } = condition;
  if (field === "uri" && (prefix === "/" || regex === ".*")) return true;
  return Object.keys(condition).length === 0;
}

// lib/core/host-pattern.ts
function hostsOverlap(one, other) {
  return isHostWithin(one, other) || isHostWithin(other, one);
}
function isHostWithin(host, pattern2) {
  if (!pattern2.startsWith("*")) return host === pattern2;
  const end = pattern2.slice(1);
  return host.startsWith("*") ? host.slice(1).endsWith(end) : host.endsWith(end);
}

// lib/networking/virtual-service/route-hosts.ts
function renderHosts2(refs, inMesh, rule) {
  const hosts = refs.map(Host.of);
  const names = hosts.map((host) => host.nameFrom(rule.namespace, { property: "hosts", at: rule }));
  const problem = { property: "hosts", value: names, at: rule };
  if (names.length === 0) {
    const fix = "name a host, or say delegated: true for rules that others delegate to";
    throw new MeshError("MESH_EMPTY", { ...problem, must: "have at least one entry", fix });
  }
  if (inMesh && names.includes("*")) {
    const fix = "name the gateways, or the hosts";
    throw new MeshError("MESH_WILDCARD_IN_MESH", { ...problem, must: "not be '*' for the sidecars of the mesh", fix });
  }
  const whole = hosts.map(({ fullName }) => fullName);
  const twice = whole.find((one, index) => whole.slice(index + 1).some((other) => hostsOverlap(one, other)));
  if (twice !== void 0) {
    const fix = `another host includes '${twice}'; keep one of them`;
    throw new MeshError("MESH_OVERLAPPING_HOSTS", { ...problem, must: "mean different names", fix });
  }
  return names;
}

// lib/networking/virtual-service/l4-match.ts
function renderL4Match(match, rule, property) {
  const at = rule;
  return {
    destinationSubnets: match.destinationSubnets?.map(
      (subnet, index) => checkCidr(subnet, { property: `${property}.destinationSubnets[${index}]`, at })
    ),
    port: checkPort(match.port, { property: `${property}.port`, at }),
    sourceLabels: match.source && labelsOf(match.source, rule, `${property}.source`),
    sourceNamespace: checkDnsLabel(match.sourceNamespace, { property: `${property}.sourceNamespace`, at }),
    gateways: renderGateways(match.gateways, rule, `${property}.gateways`)
  };
}

// lib/networking/virtual-service/tcp-route.ts
function renderTcpRoute(route, rule, property) {
  return {
    match: route.match?.map((match, index) => renderL4Match(match, rule, `${property}.match[${index}]`)),
    route: renderDestinations(route.to, rule, `${property}.to`).map(({ destination, weight }) => ({
      destination,
      weight
    }))
  };
}

// lib/networking/virtual-service/tls-route.ts
function renderTlsRoute(route, rule, property) {
  checkNotEmpty(route.match, { property: `${property}.match`, at: rule }, "match on sniHosts");
  return {
    match: route.match.map((match, index) => ({
      ...renderL4Match(match, rule, `${property}.match[${index}]`),
      sniHosts: renderSniHosts(match.sniHosts, rule, `${property}.match[${index}].sniHosts`)
    })),
    route: renderDestinations(route.to, rule, `${property}.to`).map(({ destination, weight }) => ({
      destination,
      weight
    }))
  };
}
function renderSniHosts(hosts, at, property) {
  checkNotEmpty(hosts, { property, at });
  return hosts.map((host, index) => Host.of(host).nameFrom(at.namespace, { property: `${property}[${index}]`, at }));
}
function checkSniHosts({ match }, hosts, at, property) {
  match.forEach(({ sniHosts }, index) => {
    const outside = sniHosts.find((sni) => !hosts.some((host) => isHostWithin(sni, host)));
    if (outside === void 0) return;
    throw new MeshError("MESH_SNI_OUTSIDE_HOSTS", {
      property: `${property}.match[${index}].sniHosts`,
      value: outside,
      must: `be among the hosts of the VirtualService, which are ${hosts.join(", ")}`,
      at
    });
  });
}

// lib/networking/virtual-service/virtual-service.ts
var VIRTUAL_SERVICE = { apiVersion: "networking.istio.io/v1", kind: "VirtualService", plural: "virtualservices" };
var VirtualService = class _VirtualService extends MeshResource {
  #delegated;
  #hosts;
  #gateways;
  #exportTo;
  #http = [];
  #tls = [];
  #tcp = [];
  /**
   * @throws MeshError MESH_WILDCARD_IN_MESH for the host `*` without a gateway
   * @throws MeshError MESH_OVERLAPPING_HOSTS for a host that another one includes
   * @throws MeshError MESH_NO_ROUTE, when the app is synthesized, for a VirtualService without routes
   */
  constructor(scope, id, props) {
    super(scope, id, VIRTUAL_SERVICE, props);
    this.#delegated = props.delegated === true;
    if (this.#delegated) this.checkDelegated(props);
    this.#gateways = renderGateways(props.gateways, this);
    const refs = props.hosts ?? (props.host === void 0 ? [] : [props.host]);
    this.#hosts = this.#delegated ? void 0 : renderHosts2(refs, !this.isForGatewaysOnly(), this);
    this.#exportTo = renderExportTo(props.exportTo, this);
    for (const route of props.http ?? []) this.addHttpRoute(route);
    this.node.addValidation({ validate: () => this.missingRoutes() });
  }
  /**
   * Adds a rule for HTTP and gRPC requests, after those that are there.
   *
   * @throws MeshError MESH_UNREACHABLE_ROUTE for a route behind one that takes every request
   * @throws MeshError MESH_CLAIM_IN_MESH for a match of a claim where sidecars follow the rules
   * @throws MeshError MESH_DELEGATE_WITH_HOSTS for delegating to a VirtualService that is not `delegated`
   */
  addHttpRoute(route) {
    const property = `http[${this.#http.length}]`;
    checkReachable(this.#http, this, "http", "request");
    if (route.delegate !== void 0) this.checkDelegate(route.delegate, property);
    const rendered = renderHttpRoute(route, this, property);
    if (!this.isForGatewaysOnly()) checkNoClaims(rendered, this, property);
    this.#http.push(rendered);
  }
  /**
   * Adds a rule for TLS connections that are passed on unopened, after those that are there.
   *
   * @throws MeshError MESH_SNI_OUTSIDE_HOSTS for a server name that no host of the VirtualService includes
   */
  addTlsRoute(route) {
    const property = `tls[${this.#tls.length}]`;
    this.checkOwnHosts(property);
    const rendered = renderTlsRoute(route, this, property);
    checkSniHosts(rendered, this.#hosts ?? [], this, property);
    this.#tls.push(rendered);
  }
  /**
   * Adds a rule for TCP connections, after those that are there.
   *
   * @throws MeshError MESH_UNREACHABLE_ROUTE for a route behind one that takes every connection
   */
  addTcpRoute(route) {
    const property = `tcp[${this.#tcp.length}]`;
    this.checkOwnHosts(property);
    checkReachable(this.#tcp, this, "tcp", "connection");
    this.#tcp.push(renderTcpRoute(route, this, property));
  }
  /** @internal */
  _toSpec() {
    return {
      hosts: this.#hosts,
      gateways: this.#gateways,
      exportTo: this.#exportTo,
      http: filled2(this.#http),
      tls: filled2(this.#tls),
      tcp: filled2(this.#tcp)
    };
  }
  /** No gateways are the same as the gateway `mesh`: all sidecars. */
  isForGatewaysOnly() {
    return this.#gateways !== void 0 && this.#gateways.length > 0 && !this.#gateways.includes("mesh");
  }
  /** For callers whose types were lost on the way. */
  checkDelegated(props) {
    const own2 = ["host", "hosts", "gateways"].filter((key2) => props[key2] !== void 0);
    if (own2.length === 0) return;
    const fix = "its rules are for the hosts and gateways of those that delegate to it";
    throw new MeshError("MESH_DELEGATED", {
      property: own2.join(", "),
      must: "not stand beside delegated",
      fix,
      at: this
    });
  }
  checkOwnHosts(property) {
    if (!this.#delegated) return;
    const must = "not be in a VirtualService that others delegate to";
    throw new MeshError("MESH_DELEGATED", { property, must, fix: "only HTTP routes are delegated", at: this });
  }
  checkDelegate(delegate, property) {
    const problem = { property: `${property}.delegate`, value: delegate.name, at: this };
    if (this.#delegated) {
      const must = "not be in a VirtualService that others delegate to";
      throw new MeshError("MESH_DELEGATED", { ...problem, must, fix: "delegate to it from the one with hosts" });
    }
    if (delegate instanceof _VirtualService && !delegate.#delegated) {
      const must = "be a VirtualService without hosts";
      throw new MeshError("MESH_DELEGATE_WITH_HOSTS", { ...problem, must, fix: "make it with delegated: true" });
    }
  }
  missingRoutes() {
    if (this.#http.length + this.#tls.length + this.#tcp.length > 0) return [];
    const fix = "call addHttpRoute, addTlsRoute or addTcpRoute";
    return [new MeshError("MESH_NO_ROUTE", { property: "http", must: "have at least one route", fix }).message];
  }
};
function filled2(routes) {
  return routes.length > 0 ? routes : void 0;
}

// lib/workloads/volume-claim.ts
function renderVolumeClaim(claim2, { property, ...at }) {
  const { size, storageClass, accessModes, volumeMode } = claim2;
  checkNotEmpty(accessModes, { ...at, property: `${property}.accessModes` });
  return {
    accessModes: accessModes && [...accessModes],
    resources: size && { requests: { storage: renderSize(size, { ...at, property: `${property}.size` }) } },
    storageClassName: storageClass,
    volumeMode
  };
}

// lib/operators/operator-checks.ts
var SERVICE_NAME = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
function checkClusterName(cluster, max) {
  if (cluster.name.length > max || !SERVICE_NAME.test(cluster.name)) {
    throw new MeshError("MESH_INVALID_NAME", {
      property: "metadata.name",
      value: cluster.name,
      must: `be at most ${max} lower-case letters, digits and dashes, a letter first and no dash last`,
      fix: "the operator calls Services and labels after it",
      at: cluster
    });
  }
}
function nameBeside(object, cluster, property) {
  if (object !== void 0) checkSameNamespace(object, cluster, property);
  return object?.name;
}
function hostBeside(cluster, name) {
  if (cluster.namespace === void 0) {
    throw new MeshError("MESH_HOST_WITHOUT_NAMESPACE", {
      property: "host",
      value: name,
      must: "be that of a cluster with a namespace",
      fix: "give the cluster or its chart a namespace",
      at: cluster
    });
  }
  return Host.service(name, { namespace: cluster.namespace });
}
function checkOneOf(given, keys, place) {
  const found = keys.filter((key2) => given[key2] !== void 0);
  if (found.length !== 1) {
    throw new MeshError("MESH_ONE_OF", {
      ...place,
      value: found,
      must: `have exactly one of ${keys.join(", ")}`
    });
  }
}
function checkUniqueNames(entries, place) {
  const names = (entries ?? []).map(({ name }) => name);
  const again = names.find((name, index) => names.indexOf(name) < index);
  if (again !== void 0) {
    throw new MeshError("MESH_DUPLICATE", { ...place, value: again, must: "have another name for each entry" });
  }
}

// lib/operators/dump-storage.ts
var KINDS = ["ociObjectStorage", "s3", "azure", "persistentVolumeClaim"];
function renderDumpStorage(storage, cluster, property) {
  checkOneOf(storage, KINDS, { property, at: cluster });
  const { ociObjectStorage, s3, azure, persistentVolumeClaim } = storage;
  if (ociObjectStorage) {
    const { bucketName, prefix, credentials } = ociObjectStorage;
    const name = nameBeside(credentials, cluster, `${property}.ociObjectStorage.credentials`);
    return { ociObjectStorage: { bucketName, prefix, credentials: name } };
  }
  if (s3) {
    const { bucketName, prefix, config, profile, endpoint } = s3;
    const name = nameBeside(config, cluster, `${property}.s3.config`);
    return { s3: { bucketName, prefix, config: name, profile, endpoint } };
  }
  if (azure) {
    const { containerName, prefix, config } = azure;
    return { azure: { containerName, prefix, config: nameBeside(config, cluster, `${property}.azure.config`) } };
  }
  const { claim: claim2, readOnly } = persistentVolumeClaim;
  const claimName = nameBeside(claim2, cluster, `${property}.persistentVolumeClaim.claim`);
  return { persistentVolumeClaim: { claimName, readOnly } };
}

// lib/operators/operator-mesh.ts
var OperatorMesh = /* @__PURE__ */ ((OperatorMesh2) => {
  OperatorMesh2["NO_SIDECARS"] = "NO_SIDECARS";
  OperatorMesh2["BYPASS_BETWEEN_NODES"] = "BYPASS_BETWEEN_NODES";
  OperatorMesh2["AS_NAMESPACE"] = "AS_NAMESPACE";
  return OperatorMesh2;
})(OperatorMesh || {});
var NO_SIDECAR = { "sidecar.istio.io/inject": "false" };
function withoutSidecar(labels, mesh, place) {
  return mesh === "NO_SIDECARS" /* NO_SIDECARS */ ? { ...labels, ...agreeing(labels, NO_SIDECAR, place) } : labels;
}
function bypassing(annotations, ports, place) {
  const list = ports.join(",");
  const added = {
    "traffic.sidecar.istio.io/excludeInboundPorts": list,
    "traffic.sidecar.istio.io/excludeOutboundPorts": list
  };
  return { ...annotations, ...agreeing(annotations, added, place) };
}
function agreeing(given, added, place) {
  for (const [key2, text] of Object.entries(added)) {
    const other = given?.[key2] ?? text;
    if (other !== text) {
      throw new MeshError("MESH_INJECTION_CONFLICT", {
        ...place,
        value: { [key2]: other },
        must: `not contradict mesh, which sets '${text}'`,
        fix: "set mesh: OperatorMesh.AS_NAMESPACE and say everything here"
      });
    }
  }
  return added;
}

// lib/operators/operator-pods.ts
function renderPodMetadata({ podAnnotations, podLabels }, mesh, at, path = "") {
  const place = { property: `${path}podLabels`, at };
  const labels = withoutSidecar(podLabels && checkLabels(podLabels, place), mesh, place);
  return {
    ...podAnnotations === void 0 ? {} : { podAnnotations: { ...podAnnotations } },
    ...labels === void 0 ? {} : { podLabels: labels }
  };
}

// lib/operators/backup.ts
function renderBackupProfiles(profiles, place) {
  checkUniqueNames(profiles, { property: "backupProfiles", at: place.at });
  return profiles?.map((profile, index) => ({
    name: profile.name,
    ...renderProfile(profile, place, `backupProfiles[${index}]`)
  }));
}
function renderBackupSchedules(schedules, profiles = [], place) {
  checkUniqueNames(schedules, { property: "backupSchedules", at: place.at });
  return schedules?.map((schedule, index) => {
    const property = `backupSchedules[${index}]`;
    checkOneOf(schedule, ["backupProfile", "backupProfileName"], { property, at: place.at });
    const { name, timeZone, enabled, deleteBackupData, backupProfile, backupProfileName } = schedule;
    checkProfileName(backupProfileName, profiles, place, property);
    return {
      name,
      schedule: schedule.schedule.expressionString,
      timeZone: checkTimeZone(timeZone, place, property),
      enabled,
      deleteBackupData,
      backupProfileName,
      backupProfile: backupProfile && renderProfile(backupProfile, place, `${property}.backupProfile`)
    };
  });
}
function renderProfile(profile, { mesh, at }, property) {
  checkOneOf(profile, ["dumpInstance", "snapshot"], { property, at });
  const { dumpInstance, snapshot } = profile;
  return {
    ...renderPodMetadata(profile, mesh, at, `${property}.`),
    dumpInstance: dumpInstance && {
      dumpOptions: dumpInstance.dumpOptions,
      storage: renderDumpStorage(dumpInstance.storage, at, `${property}.dumpInstance.storage`)
    },
    snapshot: snapshot && { storage: renderDumpStorage(snapshot.storage, at, `${property}.snapshot.storage`) }
  };
}
function checkProfileName(name, profiles, { at }, property) {
  const names = profiles.map((profile) => profile.name);
  if (name !== void 0 && !names.includes(name)) {
    throw new MeshError("MESH_UNKNOWN_BACKUP_PROFILE", {
      property: `${property}.backupProfileName`,
      value: name,
      must: names.length === 0 ? "be one of backupProfiles, and there are none" : `be one of ${names.join(", ")}`,
      at
    });
  }
}
function checkTimeZone(zone, { at }, property) {
  if (zone === void 0 || isTimeZone2(zone)) return zone;
  throw new MeshError("MESH_INVALID_TIME_ZONE", {
    property: `${property}.timeZone`,
    value: zone,
    must: "be a name of the time zone database, such as UTC or Europe/Madrid",
    at
  });
}
function isTimeZone2(name) {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

// lib/operators/init-db.ts
function renderInitDb(initDb, cluster) {
  if (initDb === void 0) return void 0;
  checkOneOf(initDb, ["clone", "dump"], { property: "initDb", at: cluster });
  const { clone, dump } = initDb;
  if (clone) {
    const name2 = nameBeside(clone.secret, cluster, "initDb.clone.secret");
    return { clone: { donorUrl: clone.donorUrl, rootUser: clone.rootUser, secretKeyRef: { name: name2 } } };
  }
  const { name, path, options, storage } = dump;
  return { dump: { name, path, options, storage: renderDumpStorage(storage, cluster, "initDb.dump.storage") } };
}

// lib/operators/log-collector.ts
var import_cdk8s_plus_2810 = require("cdk8s-plus-28");
function renderLogCollector(collector, cluster) {
  if (collector === void 0) return void 0;
  const { image, containerName, envVariables, fluentd } = collector;
  checkNotEmpty(fluentd.sinks, { property: "logs.collector.fluentd.sinks", at: cluster });
  const env = envVariables && Object.entries(envVariables).map(([name, each]) => renderEnv(name, each));
  return { image, containerName, env, fluentd: { ...fluentd } };
}
function renderEnv(name, { value: value2, valueFrom }) {
  return import_cdk8s_plus_2810.k8s.toJson_EnvVar({ name, value: value2, valueFrom });
}

// lib/operators/innodb-logs.ts
function renderLogs(logs, cluster) {
  if (logs === void 0) return void 0;
  const { general, error, slowQuery, collector } = logs;
  const collected = ["general", "error", "slowQuery"].find((log) => logs[log]?.collect);
  if (collected !== void 0 && collector === void 0) {
    throw new MeshError("MESH_LOGS_WITHOUT_COLLECTOR", {
      property: `logs.${collected}.collect`,
      value: true,
      must: "come with a collector",
      fix: "say logs.collector",
      at: cluster
    });
  }
  checkInteger(error?.verbosity, { property: "logs.error.verbosity", at: cluster }, 1, 3);
  return {
    general: general && { ...general },
    error: error && { ...error },
    slowQuery: slowQuery && {
      enabled: slowQuery.enabled,
      collect: slowQuery.collect,
      longQueryTime: slowQuery.longQueryTime && millisecondsOf(slowQuery.longQueryTime) / 1e3
    },
    collector: renderLogCollector(collector, cluster)
  };
}

// lib/operators/innodb-metrics.ts
function renderMetrics(metrics, cluster) {
  if (metrics === void 0) return void 0;
  const { enable, image, options, webConfig, tlsSecret, monitor, monitorSpec } = metrics;
  return {
    enable,
    image,
    options,
    webConfig: nameBeside(webConfig, cluster, "metrics.webConfig"),
    tlsSecret: nameBeside(tlsSecret, cluster, "metrics.tlsSecret"),
    monitor,
    monitorSpec
  };
}

// lib/operators/mysql-checks.ts
var VERSION = /^\d+\.\d+\.\d+(?:-.+)?$/;
function checkVersion(version, place) {
  if (version !== void 0 && !VERSION.test(version)) {
    throw new MeshError("MESH_INVALID_VERSION", {
      ...place,
      value: version,
      must: "be three numbers with dots, such as 9.1.0"
    });
  }
  return version;
}
function checkServerId(id, place) {
  return checkInteger(id, place, 1, 4e9);
}
function checkDistinctIds(groups, at) {
  for (const [index, group] of groups.entries()) {
    const other = groups.slice(0, index).find((each) => group.base < each.base + each.count && each.base < group.base + group.count);
    if (other !== void 0) {
      throw new MeshError("MESH_SERVER_IDS", {
        property: group.property,
        value: group.base,
        must: `be a number whose servers get other ids than those of ${other.property}, which has ${other.base} to ${other.base + other.count - 1}`,
        ...at && { at }
      });
    }
  }
}

// lib/operators/innodb-router.ts
var InvalidatedClusterPolicy = /* @__PURE__ */ ((InvalidatedClusterPolicy2) => {
  InvalidatedClusterPolicy2["DROP_ALL"] = "drop_all";
  InvalidatedClusterPolicy2["ACCEPT_RO"] = "accept_ro";
  return InvalidatedClusterPolicy2;
})(InvalidatedClusterPolicy || {});
var ReadOnlyTargets = /* @__PURE__ */ ((ReadOnlyTargets2) => {
  ReadOnlyTargets2["ALL"] = "all";
  ReadOnlyTargets2["READ_REPLICAS"] = "read_replicas";
  ReadOnlyTargets2["SECONDARIES"] = "secondaries";
  return ReadOnlyTargets2;
})(ReadOnlyTargets || {});
function renderRouter(router, mesh, cluster) {
  const { instances, tlsSecret, version, podSpec, bootstrapOptions, options, routingOptions } = router ?? {};
  const metadata = renderPodMetadata(router ?? {}, mesh, cluster, "router.");
  if (router === void 0 && Object.keys(metadata).length === 0) return void 0;
  return {
    instances: checkInteger(instances, { property: "router.instances", at: cluster }, 0),
    tlsSecretName: nameBeside(tlsSecret, cluster, "router.tlsSecret"),
    version: checkVersion(version, { property: "router.version", at: cluster }),
    podSpec,
    ...metadata,
    bootstrapOptions,
    options,
    routingOptions: routingOptions && renderRouting(routingOptions, cluster)
  };
}
function renderRouting({ invalidatedClusterPolicy, statsUpdatesFrequency, readOnlyTargets }, at) {
  const property = "router.routingOptions.statsUpdatesFrequency";
  return {
    invalidated_cluster_policy: invalidatedClusterPolicy,
    stats_updates_frequency: renderSeconds(statsUpdatesFrequency, { property, at }, 0),
    read_only_targets: readOnlyTargets
  };
}

// lib/operators/innodb-tls.ts
function renderTls({ tlsUseSelfSigned, tlsSecret, tlsCaSecret }, router, cluster) {
  const secrets = { tlsSecret, tlsCaSecret, "router.tlsSecret": router?.tlsSecret };
  const [property] = Object.entries(secrets).find(([, secret]) => secret !== void 0) ?? [];
  if (tlsUseSelfSigned && property !== void 0) {
    throw new MeshError("MESH_TLS_CONFLICT", {
      property,
      must: "not stand beside tlsUseSelfSigned",
      fix: "leave tlsUseSelfSigned out for certificates from Secrets",
      at: cluster
    });
  }
  return {
    tlsUseSelfSigned,
    tlsSecretName: nameBeside(tlsSecret, cluster, "tlsSecret"),
    tlsCASecretName: nameBeside(tlsCaSecret, cluster, "tlsCaSecret")
  };
}

// lib/operators/keyring.ts
function renderKeyring(keyring, cluster) {
  if (keyring === void 0) return void 0;
  checkOneOf(keyring, ["file", "encryptedFile", "oci"], { property: "keyring", at: cluster });
  const { file, encryptedFile, oci } = keyring;
  if (file) return { file: { ...file } };
  if (encryptedFile) {
    const password = nameBeside(encryptedFile.password, cluster, "keyring.encryptedFile.password");
    return { encryptedFile: { ...encryptedFile, password } };
  }
  return { oci: renderOci(oci, cluster) };
}
function renderOci(oci, cluster) {
  const identifiers = { ...oci, key: oci.masterKey, vault: oci.virtualVault };
  for (const kind of ["user", "tenancy", "compartment", "vault", "key"]) {
    checkForm(
      identifiers[kind],
      new RegExp(`^ocid1\\.${kind}\\.`),
      `begin with ocid1.${kind}.`,
      PROPERTIES[kind],
      cluster
    );
  }
  checkForm(
    oci.keyFingerprint,
    /^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/,
    "be sixteen pairs of hexadecimal digits with colons",
    "keyFingerprint",
    cluster
  );
  return {
    ...oci,
    endpoints: oci.endpoints && { ...oci.endpoints },
    keySecret: nameBeside(oci.keySecret, cluster, "keyring.oci.keySecret"),
    caCertificate: nameBeside(oci.caCertificate, cluster, "keyring.oci.caCertificate")
  };
}
var PROPERTIES = {
  user: "user",
  tenancy: "tenancy",
  compartment: "compartment",
  vault: "virtualVault",
  key: "masterKey"
};
function checkForm(text, form, must, property, at) {
  if (text !== void 0 && !form.test(text)) {
    throw new MeshError("MESH_INVALID_KEYRING", { property: `keyring.oci.${property}`, value: text, must, at });
  }
}

// lib/operators/read-replica.ts
function renderReadReplicas(replicas, mesh, at) {
  checkUniqueNames(replicas, { property: "readReplicas", at });
  return replicas?.map((replica, index) => {
    const property = `readReplicas[${index}]`;
    const { name, baseServerId, instances, version, datadirVolumeClaimTemplate, mycnf, podSpec } = replica;
    return {
      name: checkDnsLabel(name, { property: `${property}.name`, at }),
      baseServerId: checkServerId(baseServerId, { property: `${property}.baseServerId`, at }),
      instances: checkInteger(instances, { property: `${property}.instances`, at }, 1, 999),
      version: checkVersion(version, { property: `${property}.version`, at }),
      datadirVolumeClaimTemplate: datadirVolumeClaimTemplate && renderVolumeClaim(datadirVolumeClaimTemplate, { property: `${property}.datadirVolumeClaimTemplate`, at }),
      mycnf,
      podSpec,
      ...renderPodMetadata(replica, mesh, at, `${property}.`)
    };
  });
}

// lib/operators/root-credentials.ts
var import_cdk8s_plus_2811 = require("cdk8s-plus-28");
var PASSWORD_KEY = "rootPassword";
function secretOf({ secret, rootCredentials }, cluster) {
  if (secret === void 0) return makeSecret(rootCredentials, cluster);
  nameBeside(secret, cluster, "secret");
  if (secret instanceof import_cdk8s_plus_2811.Secret) cluster.node.addValidation({ validate: () => missingPassword(secret) });
  return secret;
}
function makeSecret({ password, user, host, secretName: secretName2 }, cluster) {
  if (password === "") {
    throw new MeshError("MESH_EMPTY", { property: "rootCredentials.password", must: "not be empty", at: cluster });
  }
  return new import_cdk8s_plus_2811.Secret(cluster, "RootCredentials", {
    metadata: { name: secretName2 ?? `${cluster.name}-root` },
    stringData: {
      ...user === void 0 ? {} : { rootUser: user },
      ...host === void 0 ? {} : { rootHost: host },
      [PASSWORD_KEY]: password
    }
  });
}
function missingPassword(secret) {
  if (secret.getStringData(PASSWORD_KEY)) return [];
  const problem = { property: "secret", value: secret.name, must: `have the key ${PASSWORD_KEY}`, at: secret };
  return [new MeshError("MESH_NO_PASSWORD", problem).message];
}

// lib/operators/innodb-cluster.ts
var INNODB_CLUSTER = { apiVersion: "mysql.oracle.com/v2", kind: "InnoDBCluster", plural: "innodbclusters" };
var InnoDBEdition = /* @__PURE__ */ ((InnoDBEdition2) => {
  InnoDBEdition2["COMMUNITY"] = "community";
  InnoDBEdition2["ENTERPRISE"] = "enterprise";
  return InnoDBEdition2;
})(InnoDBEdition || {});
var InnoDBPort = /* @__PURE__ */ ((InnoDBPort2) => {
  InnoDBPort2["READ_WRITE"] = "mysql-rw";
  InnoDBPort2["READ_ONLY"] = "mysql-ro";
  InnoDBPort2["READ_WRITE_SPLIT"] = "mysql-rw-split";
  return InnoDBPort2;
})(InnoDBPort || {});
var ROUTER_PORTS = Object.freeze({
  /** Where clients go; it leads to what `service.defaultPort` says. */
  mysql: 3306,
  /** The X Protocol, to the primary. */
  mysqlx: 33060,
  /** The primary. */
  readWrite: 6446,
  /** Servers to read from. */
  readOnly: 6447,
  /** The X Protocol, to the primary. */
  xReadWrite: 6448,
  /** The X Protocol, to servers to read from. */
  xReadOnly: 6449,
  /** The primary for statements that write, another server for those that read. */
  readWriteSplit: 6450,
  /** The REST API of the routers, over HTTPS. */
  rest: 8443
});
var SERVER_PORTS = Object.freeze({
  /** The server. */
  mysql: 3306,
  /** The X Protocol. */
  mysqlx: 33060,
  /** What the servers say to each other. */
  groupReplication: 33061,
  /** Metrics for Prometheus, where `metrics` has them. */
  metrics: 9104
});
var InnoDBCluster = class extends MeshResource {
  /** The Secret with the account that has all rights: keys `rootPassword`, `rootUser` and `rootHost`. */
  secret;
  /** The ports of the routers, at `host`. */
  ports = ROUTER_PORTS;
  /** The ports of the servers, at `instancesHost`. */
  instancePorts = SERVER_PORTS;
  #spec;
  /**
   * @throws MeshError MESH_INVALID_NAME for a name that the operator cannot call Services and labels after: it refuses
   * more than 28 characters, although the schema of the CRD has 40
   * @throws MeshError MESH_OTHER_NAMESPACE for a Secret of another namespace
   * @throws MeshError MESH_NO_PASSWORD, when the app is synthesized, for a Secret without the key `rootPassword`
   * @throws MeshError MESH_TLS_CONFLICT for certificates beside `tlsUseSelfSigned`
   * @throws MeshError MESH_INJECTION_CONFLICT for pod labels that contradict `mesh`
   * @throws MeshError MESH_SERVER_IDS for servers of one id
   * @throws MeshError MESH_UNKNOWN_BACKUP_PROFILE for a schedule with a profile that is not there
   * @throws MeshError MESH_LOGS_WITHOUT_COLLECTOR for logs that nobody collects
   */
  constructor(scope, id, props) {
    super(scope, id, INNODB_CLUSTER, props);
    checkClusterName(this, 28);
    this.secret = secretOf(props, this);
    this.apiObject.addDependency(this.secret);
    this.#spec = this.render(props);
    this.checkServerIds(props);
  }
  /** The host of the routers, which clients connect to. */
  get host() {
    return hostBeside(this, this.name);
  }
  /** The host of the servers themselves, a headless Service. */
  get instancesHost() {
    return hostBeside(this, `${this.name}-instances`);
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
  render(props) {
    const { mesh = "NO_SIDECARS" /* NO_SIDECARS */, imagePullSecrets, service, datadirVolumeClaimTemplate } = props;
    const backups = { mesh, at: this };
    const labels = service?.labels && checkLabels(service.labels, { property: "service.labels", at: this });
    return {
      secretName: this.secret.name,
      ...renderTls(props, props.router, this),
      version: checkVersion(props.version, { property: "version", at: this }),
      edition: props.edition,
      imageRepository: props.imageRepository,
      imagePullPolicy: props.imagePullPolicy,
      imagePullSecrets: imagePullSecrets?.map((secret, index) => ({
        name: nameBeside(secret, this, `imagePullSecrets[${index}]`)
      })),
      serviceAccountName: nameBeside(props.serviceAccount, this, "serviceAccount"),
      baseServerId: checkServerId(props.baseServerId, { property: "baseServerId", at: this }),
      datadirVolumeClaimTemplate: datadirVolumeClaimTemplate && renderVolumeClaim(datadirVolumeClaimTemplate, { property: "datadirVolumeClaimTemplate", at: this }),
      datadirPermissions: props.datadirPermissions && { ...props.datadirPermissions },
      mycnf: props.mycnf,
      instances: checkInteger(props.instances, { property: "instances", at: this }, 1, 9),
      podSpec: props.podSpec,
      ...renderPodMetadata(props, mesh, this),
      keyring: renderKeyring(props.keyring, this),
      initDB: renderInitDb(props.initDb, this),
      router: renderRouter(props.router, mesh, this),
      service: service && { ...service, labels },
      metrics: renderMetrics(props.metrics, this),
      backupProfiles: renderBackupProfiles(props.backupProfiles, backups),
      backupSchedules: renderBackupSchedules(props.backupSchedules, props.backupProfiles, backups),
      logs: renderLogs(props.logs, this),
      readReplicas: renderReadReplicas(props.readReplicas, mesh, this),
      serviceFqdnTemplate: props.serviceFqdnTemplate
    };
  }
  checkServerIds({ baseServerId = 1e3, instances = 1, readReplicas = [] }) {
    const replicas = readReplicas.map((replica, index) => ({
      property: `readReplicas[${index}].baseServerId`,
      base: replica.baseServerId,
      count: replica.instances ?? 1
    }));
    checkDistinctIds([{ property: "baseServerId", base: baseServerId, count: instances }, ...replicas], this);
  }
};

// lib/operators/rabbitmq-cluster.ts
var import_cdk8s_plus_2813 = require("cdk8s-plus-28");

// lib/operators/rabbitmq-ports.ts
var NODE_PORTS = Object.freeze({
  /** The port mapper of Erlang. */
  epmd: 4369,
  /** Erlang's own connections. */
  distribution: 25672
});
var STREAM_PLUGINS = ["rabbitmq_stream", "rabbitmq_stream_management", "rabbitmq_multi_dc_replication"];
function portsOf({ tls, mutual, plain }, plugins) {
  const enabled = (...names) => names.some((name) => plugins.includes(name));
  const stream = enabled(...STREAM_PLUGINS);
  const mqtt = enabled("rabbitmq_mqtt");
  const webMqtt = enabled("rabbitmq_web_mqtt");
  const stomp = enabled("rabbitmq_stomp");
  const webStomp = enabled("rabbitmq_web_stomp");
  return Object.freeze({
    ...plain && { amqp: 5672, management: 15672 },
    ...tls ? { amqps: 5671, managementTls: 15671, prometheusTls: 15691 } : { prometheus: 15692 },
    ...stream && plain && { stream: 5552 },
    ...stream && tls && { streams: 5551 },
    ...mqtt && plain && { mqtt: 1883 },
    ...mqtt && tls && { mqtts: 8883 },
    ...webMqtt && plain && { webMqtt: 15675 },
    ...webMqtt && mutual && { webMqttTls: 15676 },
    ...stomp && plain && { stomp: 61613 },
    ...stomp && tls && { stomps: 61614 },
    ...webStomp && plain && { webStomp: 15674 },
    ...webStomp && mutual && { webStompTls: 15673 }
  });
}

// lib/operators/rabbitmq-override.ts
var PROPERTY = "override.statefulSet.spec.template.metadata";
function renderOverride(override, mesh, at) {
  if (mesh === "AS_NAMESPACE" /* AS_NAMESPACE */) return override && { ...override };
  const { spec, ...statefulSet } = override?.statefulSet ?? {};
  const { metadata, ...template } = spec?.template ?? {};
  const forPods = mesh === "NO_SIDECARS" /* NO_SIDECARS */ ? { labels: withoutSidecar(metadata?.labels, mesh, { property: `${PROPERTY}.labels`, at }) ?? {} } : {
    annotations: bypassing(metadata?.annotations, Object.values(NODE_PORTS), {
      property: `${PROPERTY}.annotations`,
      at
    })
  };
  return {
    ...override,
    statefulSet: {
      ...statefulSet,
      spec: { ...spec, template: { ...template, metadata: { ...metadata, ...forPods } } }
    }
  };
}

// lib/operators/rabbitmq-persistence.ts
function renderPersistence(persistence, at) {
  if (persistence === void 0) return void 0;
  const { storage, storageClass, emptyDir } = persistence;
  if (emptyDir === void 0) {
    const size = storage && renderSize(storage, { property: "persistence.storage", at });
    return { storage: size, storageClassName: storageClass };
  }
  const second = storage !== void 0 ? "storage" : storageClass !== void 0 ? "storageClass" : void 0;
  if (second !== void 0) {
    const must = "not stand beside emptyDir";
    throw new MeshError("MESH_ONE_OF", { property: `persistence.${second}`, must, at });
  }
  const { medium, sizeLimit } = emptyDir;
  const limit = sizeLimit && renderSize(sizeLimit, { property: "persistence.emptyDir.sizeLimit", at });
  return { emptyDir: { medium, sizeLimit: limit } };
}

// lib/operators/rabbitmq-resources.ts
function renderResources(resources, at) {
  if (resources === void 0) return void 0;
  const { claims } = resources;
  return {
    requests: renderAmounts2(resources, "request", resources.requests, at),
    limits: renderAmounts2(resources, "limit", resources.limits, at),
    claims: claims && [...claims]
  };
}
function renderAmounts2({ cpu, memory, ephemeralStorage }, kind, others, at) {
  const place = (resource) => ({ property: `resources.${resource}.${kind}`, at });
  const [cores, bytes, disk] = [cpu?.[kind], memory?.[kind], ephemeralStorage?.[kind]];
  const amounts = {
    ...cores && { cpu: renderCpu(cores, place("cpu")) },
    ...bytes && { memory: renderSize(bytes, place("memory")) },
    ...disk && { "ephemeral-storage": renderSize(disk, place("ephemeralStorage")) },
    ...others
  };
  return Object.keys(amounts).length === 0 && others === void 0 ? void 0 : amounts;
}

// lib/operators/rabbitmq-settings.ts
var LONGEST = {
  additionalConfig: 1e5,
  advancedConfig: 1e5,
  envConfig: 1e5,
  erlangInetConfig: 2e3
};
function renderSettings(settings, at) {
  if (settings === void 0) return void 0;
  const { additionalPlugins, envConfig } = settings;
  checkPlugins(additionalPlugins ?? [], at);
  for (const file of ["additionalConfig", "advancedConfig", "envConfig", "erlangInetConfig"]) {
    checkLength3(settings[file], LONGEST[file], `rabbitmq.${file}`, at);
  }
  if (envConfig !== void 0 && /\$\(|`/.test(envConfig)) {
    const property = "rabbitmq.envConfig";
    const must = "have no back quote and no $(";
    throw new MeshError("MESH_SHELL_COMMAND", { property, value: envConfig, must, at });
  }
  return { ...settings, additionalPlugins: additionalPlugins && [...additionalPlugins] };
}
function checkPlugins(plugins, at) {
  const property = "rabbitmq.additionalPlugins";
  if (plugins.length > 100) {
    throw new MeshError("MESH_TOO_MANY", { property, value: plugins.length, must: "have at most 100 entries", at });
  }
  for (const [index, plugin] of plugins.entries()) {
    if (/^\w{1,100}$/.test(plugin)) continue;
    const must = "be at most 100 letters, digits and underscores";
    throw new MeshError("MESH_INVALID_NAME", { property: `${property}[${index}]`, value: plugin, must, at });
  }
}
function checkLength3(text, max, property, at) {
  if (text !== void 0 && text.length > max) {
    const must = `have at most ${max} characters`;
    throw new MeshError("MESH_TOO_LONG", { property, value: `${text.length} characters`, must, at });
  }
}

// lib/operators/rabbitmq-tls.ts
function listenersOf(tls, backend) {
  const vault = backend?.vault?.tls !== void 0;
  return {
    tls: vault || tls?.secret !== void 0,
    mutual: vault || tls?.caSecret !== void 0,
    plain: tls?.disableNonTlsListeners !== true
  };
}
function renderTls2(tls, listeners, cluster) {
  if (!listeners.plain && !listeners.tls) {
    throw new MeshError("MESH_TLS_CONFLICT", {
      property: "tls.disableNonTlsListeners",
      value: true,
      must: "come with certificates",
      fix: "say tls.secret or secretBackend.vault.tls",
      at: cluster
    });
  }
  return tls && {
    secretName: nameBeside(tls.secret, cluster, "tls.secret"),
    caSecretName: nameBeside(tls.caSecret, cluster, "tls.caSecret"),
    disableNonTLSListeners: tls.disableNonTlsListeners
  };
}

// lib/operators/secret-backend.ts
function renderSecretBackend(backend, cluster) {
  if (backend === void 0) return void 0;
  const { externalSecret, vault } = backend;
  return {
    externalSecret: externalSecret && { name: nameBeside(externalSecret, cluster, "secretBackend.externalSecret") },
    vault: vault && {
      ...vault,
      annotations: vault.annotations && { ...vault.annotations },
      tls: vault.tls && {
        ...vault.tls,
        altNames: vault.tls.altNames?.join(","),
        ipSans: vault.tls.ipSans?.join(",")
      }
    }
  };
}

// lib/operators/toleration.ts
var import_cdk8s_plus_2812 = require("cdk8s-plus-28");
var TolerationOperator = /* @__PURE__ */ ((TolerationOperator2) => {
  TolerationOperator2["EQUAL"] = "Equal";
  TolerationOperator2["EXISTS"] = "Exists";
  return TolerationOperator2;
})(TolerationOperator || {});
function renderToleration(toleration, at, property) {
  const { key: key2, operator, value: value2, effect, tolerationSeconds } = toleration;
  if (operator === "Exists" /* EXISTS */ && value2 !== void 0) {
    fail9(at, `${property}.value`, value2, "not stand beside operator EXISTS");
  }
  if (tolerationSeconds !== void 0 && effect !== import_cdk8s_plus_2812.TaintEffect.NO_EXECUTE) {
    fail9(at, `${property}.tolerationSeconds`, void 0, "come with effect NO_EXECUTE");
  }
  return {
    key: key2,
    operator,
    value: value2,
    effect,
    tolerationSeconds: renderSeconds(tolerationSeconds, { property: `${property}.tolerationSeconds`, at }, 0)
  };
}
function fail9(at, property, value2, must) {
  throw new MeshError("MESH_TOLERATION", { property, value: value2, must, at });
}

// lib/operators/rabbitmq-cluster.ts
var RABBITMQ_CLUSTER = { apiVersion: "rabbitmq.com/v1beta1", kind: "RabbitmqCluster", plural: "rabbitmqclusters" };
var IpFamilyPolicy = /* @__PURE__ */ ((IpFamilyPolicy2) => {
  IpFamilyPolicy2["SINGLE_STACK"] = "SingleStack";
  IpFamilyPolicy2["PREFER_DUAL_STACK"] = "PreferDualStack";
  IpFamilyPolicy2["REQUIRE_DUAL_STACK"] = "RequireDualStack";
  return IpFamilyPolicy2;
})(IpFamilyPolicy || {});
var RabbitmqCluster = class extends MeshResource {
  /** The ports of the nodes, at `host`. */
  ports;
  /** The ports that nodes dial each other on, at `nodesHost`. */
  nodePorts = NODE_PORTS;
  #spec;
  #secret;
  /**
   * @throws MeshError MESH_INVALID_NAME for a name of more than 45 characters, which Kubernetes could not label pods after
   * @throws MeshError MESH_OTHER_NAMESPACE for a Secret of another namespace
   * @throws MeshError MESH_TLS_CONFLICT for clients that need TLS where there is none
   * @throws MeshError MESH_ONE_OF for a volume beside `emptyDir`
   * @throws MeshError MESH_INJECTION_CONFLICT for an override that contradicts `mesh`
   */
  constructor(scope, id, props = {}) {
    super(scope, id, RABBITMQ_CLUSTER, props);
    checkClusterName(this, 45);
    const { secretBackend, rabbitmq } = props;
    const listeners = listenersOf(props.tls, secretBackend);
    this.ports = portsOf(listeners, rabbitmq?.additionalPlugins ?? []);
    this.#spec = { ...this.render(props), tls: renderTls2(props.tls, listeners, this) };
    this.#secret = this.secretOf(secretBackend);
  }
  /** The host of the Service in front of the nodes. */
  get host() {
    return hostBeside(this, this.name);
  }
  /** The host of the nodes among themselves, a headless Service. */
  get nodesHost() {
    return hostBeside(this, `${this.name}-nodes`);
  }
  /**
   * The Secret with the first user: the operator's own, called after the cluster and `-default-user`, or the external one.
   *
   * @throws MeshError MESH_NO_SECRET where the user comes from Vault
   */
  get secret() {
    if (this.#secret === void 0) {
      throw new MeshError("MESH_NO_SECRET", {
        property: "secret",
        must: "not be asked for where the first user comes from Vault",
        fix: "read it from Vault",
        at: this
      });
    }
    return this.#secret;
  }
  /**
   * One key of the Secret with the first user, for the environment of a container.
   *
   * @throws MeshError MESH_NO_SECRET where the user comes from Vault
   */
  credential(key2) {
    return this.secret.envValue(key2);
  }
  /** @internal */
  _toSpec() {
    return this.#spec;
  }
  render(props) {
    const { mesh = "AS_NAMESPACE" /* AS_NAMESPACE */, delayStart, terminationGracePeriod, imagePullSecrets, service } = props;
    const labels = service?.labels && checkLabels(service.labels, { property: "service.labels", at: this });
    return {
      replicas: checkInteger(props.replicas, { property: "replicas", at: this }, 0),
      image: props.image,
      imagePullSecrets: imagePullSecrets?.map((secret, index) => ({
        name: nameBeside(secret, this, `imagePullSecrets[${index}]`)
      })),
      service: service && { ...service, labels },
      persistence: renderPersistence(props.persistence, this),
      resources: renderResources(props.resources, this),
      rabbitmq: renderSettings(props.rabbitmq, this),
      secretBackend: renderSecretBackend(props.secretBackend, this),
      override: renderOverride(props.override, mesh, this),
      affinity: props.affinity,
      tolerations: props.tolerations?.map((each, index) => renderToleration(each, this, `tolerations[${index}]`)),
      skipPostDeploySteps: props.skipPostDeploySteps,
      terminationGracePeriodSeconds: renderSeconds(
        terminationGracePeriod,
        { property: "terminationGracePeriod", at: this },
        0
      ),
      delayStartSeconds: renderSeconds(delayStart, { property: "delayStart", at: this }, 0),
      autoEnableAllFeatureFlags: props.autoEnableAllFeatureFlags
    };
  }
  secretOf({ externalSecret, vault } = {}) {
    if (externalSecret !== void 0) return externalSecret;
    if (vault?.defaultUserPath !== void 0) return void 0;
    return import_cdk8s_plus_2813.Secret.fromSecretName(this, "DefaultUser", `${this.name}-default-user`);
  }
};

// lib/security/authorization-action.ts
var AuthorizationAction = /* @__PURE__ */ ((AuthorizationAction2) => {
  AuthorizationAction2["ALLOW"] = "ALLOW";
  AuthorizationAction2["DENY"] = "DENY";
  AuthorizationAction2["AUDIT"] = "AUDIT";
  AuthorizationAction2["CUSTOM"] = "CUSTOM";
  return AuthorizationAction2;
})(AuthorizationAction || {});

// lib/security/attribute.ts
function headerKey(name) {
  return `request.headers[${checkName3(name, "header", /^:?[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/)}]`;
}
function claimKey(path) {
  return `request.auth.claims${path.map((name) => `[${checkName3(name, "claim", /^[^[\]]+$/)}]`).join("")}`;
}
function checkName3(name, property, form) {
  if (!form.test(name)) {
    throw new MeshError("MESH_INVALID_ATTRIBUTE", { property, value: name, must: `be the name of a ${property}` });
  }
  return name;
}
var EXPERIMENTAL = /^(?:experimental\.envoy\.filters\.[^[\]]+|request\.experimental\.inline\.headers)\[.+\]$/;
var FACTORIES = {
  "request.headers": "requestHeader",
  "source.ip": "sourceIp",
  "remote.ip": "remoteIp",
  "source.namespace": "sourceNamespace",
  "source.serviceAccount": "sourceServiceAccount",
  "source.principal": "sourcePrincipal",
  "source.trustDomain": "sourceTrustDomain",
  "request.auth.principal": "requestPrincipal",
  "request.auth.audiences": "audiences",
  "request.auth.presenter": "presenter",
  "request.auth.claims": "claim",
  "destination.ip": "destinationIp",
  "destination.port": "destinationPort",
  "connection.sni": "sni"
};
var REMOVED = {
  "destination.namespace": "put the policy into that namespace",
  "destination.labels": "select the workload with selector",
  "destination.name": "select the workload with selector",
  "destination.user": "select the workload with selector"
};
function checkExperimental(key2) {
  if (EXPERIMENTAL.test(key2)) return key2;
  const attribute = key2.replace(/\[.*$/, "");
  const factory = FACTORIES[attribute];
  const fix = factory ? `write Condition.${factory}(\u2026)` : REMOVED[attribute];
  throw new MeshError("MESH_INVALID_ATTRIBUTE", {
    property: "attribute",
    value: key2,
    must: "be an experimental attribute such as experimental.envoy.filters.network.mysql_proxy[db.table]",
    ...fix ? { fix } : {}
  });
}

// lib/security/pattern.ts
function checkText(text, place) {
  if (text === "") throw new MeshError("MESH_EMPTY_TEXT", { ...place, value: text, must: "not be empty" });
  return text;
}
function checkPattern2(text, place, fix) {
  checkText(text, place);
  const stars = text.split("*").length - 1;
  const outside = text.startsWith("*") || text.endsWith("*");
  if (stars > 1 || stars === 1 && !outside) {
    throw new MeshError("MESH_INVALID_PATTERN", {
      ...place,
      value: text,
      must: "have at most one '*', at its beginning or its end",
      ...fix ? { fix } : {}
    });
  }
  return text;
}

// lib/security/namespace-ref.ts
function renderNamespace(ref, place) {
  const name = typeof ref === "string" ? ref : ref.name;
  checkPattern2(name, place);
  return name.includes("*") ? name : checkDnsLabel(name, place);
}

// lib/security/host-names.ts
var import_node_net5 = require("node:net");
function renderHostNames(ref, place) {
  if (typeof ref === "string") return [checkPattern2(ref, place)];
  const host = Host.of(ref);
  if (host.name.startsWith("*")) return [host.name];
  return namesOf(host).flatMap((name) => [name, `${name}:*`]);
}
function namesOf({ isService, name, namespace, fullName }) {
  if (!isService || namespace === void 0) return [(0, import_node_net5.isIPv6)(name) ? `[${name}]` : name];
  return [name, `${name}.${namespace}`, `${name}.${namespace}.svc`, fullName];
}

// lib/security/path-pattern.ts
var LITERAL = /^[-a-zA-Z0-9._~%!$&'()+,;:@=]+$/;
function checkPath2(path, place) {
  checkText(path, place);
  if (/[{}]/.test(path)) return checkTemplate(path, place);
  const must = !/^[/*]/.test(path) ? "begin with '/' or '*'" : /[?#]/.test(path) ? "be a path without a query, which is never compared" : void 0;
  if (must) throw new MeshError("MESH_INVALID_PATH", { ...place, value: path, must });
  return checkPattern2(path, place, "write '{*}' for one whole segment and '{**}' for any number of them");
}
function checkTemplate(path, place) {
  const fail10 = (must) => {
    throw new MeshError("MESH_INVALID_PATH", { ...place, value: path, must });
  };
  if (!path.startsWith("/")) fail10("begin with '/', since it has a template");
  const segments = path.replace(/^\/|\/$/g, "").split("/");
  const rest = segments.indexOf("{**}");
  segments.forEach((segment, index) => {
    const template = segment === "{*}" || segment === "{**}";
    if (template && rest !== -1 && index > rest) fail10("have '{**}' once, and no template behind it");
    if (template) return;
    if (/[{}]/.test(segment)) fail10("have no braces but the whole segments '{*}' and '{**}'");
    if (!LITERAL.test(segment)) fail10(`have no segment '${segment}' beside a template`);
  });
  return path;
}

// lib/security/operation.ts
var Operation = {
  /** The request is for one of the hosts. */
  hosts: (...hosts) => ({ hosts }),
  /** The request is for none of the hosts. */
  notHosts: (...notHosts) => ({ notHosts }),
  /** The request is for one of the container ports. */
  ports: (...ports) => ({ ports }),
  /** The request is for none of the container ports. */
  notPorts: (...notPorts) => ({ notPorts }),
  /** The request has one of the methods. */
  methods: (...methods) => ({ methods }),
  /** The request has none of the methods. */
  notMethods: (...notMethods) => ({ notMethods }),
  /** The request has one of the paths. */
  paths: (...paths) => ({ paths }),
  /** The request has none of the paths. */
  notPaths: (...notPaths) => ({ notPaths })
};
var HTTP_OPERATION_FIELDS = ["hosts", "notHosts", "methods", "notMethods", "paths", "notPaths"];
function renderOperation(operation, policy, property) {
  if (Object.values(operation).every((list2) => list2 === void 0)) {
    throw new MeshError("MESH_EMPTY", { property, must: "say what requests want", value: operation, at: policy });
  }
  const list = (field, items, render) => {
    const place = { property: `${property}.${field}`, at: policy };
    return checkNotEmpty(items, place, "leave it out where anything will do")?.flatMap(
      (item, index) => render(item, { ...place, property: `${place.property}[${index}]` })
    );
  };
  const path = (text, place) => [checkPath2(text, place)];
  return {
    hosts: list("hosts", operation.hosts, renderHostNames),
    notHosts: list("notHosts", operation.notHosts, renderHostNames),
    ports: list("ports", operation.ports, renderPort2),
    notPorts: list("notPorts", operation.notPorts, renderPort2),
    methods: list("methods", operation.methods, renderMethod),
    notMethods: list("notMethods", operation.notMethods, renderMethod),
    paths: list("paths", operation.paths, path),
    notPaths: list("notPaths", operation.notPaths, path)
  };
}
function containerPort(port) {
  return typeof port === "number" ? port : port.targetPort;
}
function renderPort2(port, place) {
  return [`${checkPort(containerPort(port), place)}`];
}
function renderMethod(method, place) {
  checkPattern2(method, place);
  const small = /^[a-z*]+$/.test(method) && method !== "*";
  if (small || !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(method)) {
    throw new MeshError("MESH_INVALID_METHOD", {
      ...place,
      value: method,
      must: "be a method of HTTP, which are in capitals",
      ...small ? { fix: `write '${method.toUpperCase()}'` } : {}
    });
  }
  return [method];
}

// lib/security/service-account-ref.ts
function identityOf(ref, place) {
  const account = "serviceAccount" in ref ? ref.serviceAccount : ref;
  if (account === void 0) {
    throw new MeshError("MESH_NO_SERVICE_ACCOUNT", {
      ...place,
      value: ref.node?.path,
      must: "have a ServiceAccount",
      fix: "give the workload one: by default it shares that of its namespace"
    });
  }
  const { name, namespace } = account.toSubjectConfiguration();
  return { name, namespace };
}
function renderServiceAccount2(ref, policy, property) {
  const place = { property, at: policy };
  if (typeof ref === "string") return checkServiceAccountName(ref, place);
  const { name, namespace } = identityOf(ref, place);
  if (namespace === policy.namespace) return name;
  if (namespace === void 0) throw withoutNamespace(name, place);
  return checkServiceAccountName(`${namespace}/${name}`, place);
}
function withoutNamespace(name, place) {
  return new MeshError("MESH_SERVICE_ACCOUNT_WITHOUT_NAMESPACE", {
    ...place,
    value: name,
    must: "be a ServiceAccount with a namespace",
    fix: "give the ServiceAccount or its chart a namespace"
  });
}
var NAME4 = /^(?:[^/*]+\/)?[^/*]+$/;
function checkServiceAccountName(name, place) {
  if (!NAME4.test(name) || name.length > 320) {
    throw new MeshError("MESH_INVALID_SERVICE_ACCOUNT", {
      ...place,
      value: name,
      must: "be the name of a ServiceAccount, or 'namespace/name', without '*' and with at most 320 characters",
      ...name.includes("/sa/") ? { fix: "write identities such as cluster.local/ns/bookinfo/sa/reviews as principals" } : {}
    });
  }
  return name;
}

// lib/security/principal.ts
var Principal = class _Principal {
  constructor(name) {
    this.name = name;
    Object.freeze(this);
  }
  name;
  /** Any client with a certificate of the mesh. */
  static ANY = new _Principal("*");
  /**
   * The identity of a ServiceAccount.
   *
   * @param options.trustDomain where the certificate is from; `cluster.local`, the default, stands for the mesh's own
   * trust domain and its aliases, and `*` for any
   * @throws MeshError MESH_SERVICE_ACCOUNT_WITHOUT_NAMESPACE where the ServiceAccount has none
   */
  static of(account, options = {}) {
    const place = { property: "principal" };
    const { name, namespace } = identityOf(account, place);
    if (namespace === void 0) throw withoutNamespace(name, place);
    const trustDomain = checkTrustDomain(options.trustDomain ?? "cluster.local", { property: "trustDomain" });
    return new _Principal(checkPattern2(`${trustDomain}/ns/${namespace}/sa/${name}`, place));
  }
  /**
   * Identities by their text, `<trust domain>/ns/<namespace>/sa/<ServiceAccount>`, with a `*` at either end if need be.
   *
   * @throws MeshError MESH_INVALID_PRINCIPAL for an identity with its scheme
   */
  static matching(pattern2) {
    const place = { property: "principal" };
    checkPattern2(pattern2, place);
    if (pattern2.startsWith("spiffe:")) {
      throw new MeshError("MESH_INVALID_PRINCIPAL", {
        ...place,
        value: pattern2,
        must: "be an identity without its scheme",
        fix: `write '${pattern2.replace(/^spiffe:\/*/, "")}'`
      });
    }
    return new _Principal(pattern2);
  }
};
function renderPrincipal(ref, place) {
  if (ref instanceof Principal) return ref.name;
  const { name, namespace } = identityOf(ref, place);
  if (namespace === void 0) throw withoutNamespace(name, place);
  return Principal.of(ref).name;
}
function checkTrustDomain(domain, place) {
  checkPattern2(domain, place);
  if (domain.includes("/")) {
    throw new MeshError("MESH_INVALID_TRUST_DOMAIN", {
      ...place,
      value: domain,
      must: "be a trust domain such as cluster.local, without '/'"
    });
  }
  return domain;
}

// lib/security/request-principal.ts
function checkRequestPrincipal(principal, place) {
  checkPattern2(principal, place);
  if (!principal.includes("*") && !principal.includes("/")) {
    throw new MeshError("MESH_INVALID_REQUEST_PRINCIPAL", {
      ...place,
      value: principal,
      must: "be 'issuer/subject', as the token has them",
      fix: `write '${principal}/*' for every subject of an issuer`
    });
  }
  return principal;
}

// lib/security/condition.ts
function pending(values, { render }) {
  return values.map((value2) => (place, policy) => render(value2, place, policy));
}
var pattern = (text, place) => checkPattern2(text, place);
var ConditionKey = class {
  #attribute;
  /** @internal */
  constructor(attribute) {
    this.#attribute = attribute;
    Object.freeze(this);
  }
  /** The attribute is there and has one of the values; texts may have a `*` at either end. */
  in(values) {
    return new Condition(this.#attribute, pending(values, this.#attribute), void 0);
  }
  /** The attribute has none of the values, or is not there. */
  notIn(values) {
    return new Condition(this.#attribute, void 0, pending(values, this.#attribute));
  }
};
var Condition = class _Condition {
  /** A header of the request. HTTP only. */
  static requestHeader(name) {
    return new ConditionKey({ key: headerKey(name), basis: "request", render: checkText });
  }
  /** The address of the peer of the connection, compared with addresses and CIDR ranges. */
  static sourceIp() {
    return new ConditionKey({ key: "source.ip", basis: "request", render: checkCidr });
  }
  /** The address of the first client, as `X-Forwarded-For` or the PROXY protocol tells. */
  static remoteIp() {
    return new ConditionKey({ key: "remote.ip", basis: "request", render: checkCidr });
  }
  /** The namespace of the client. Needs mutual TLS. */
  static sourceNamespace() {
    return new ConditionKey({ key: "source.namespace", basis: "identity", render: renderNamespace });
  }
  /** The ServiceAccount of the client. Needs mutual TLS. */
  static sourceServiceAccount() {
    const render = (ref, place, policy) => renderServiceAccount2(ref, policy, place.property);
    return new ConditionKey({ key: "source.serviceAccount", basis: "identity", render });
  }
  /** The identity in the client's certificate. */
  static sourcePrincipal() {
    return new ConditionKey({ key: "source.principal", basis: "identity", render: renderPrincipal });
  }
  /** The trust domain of the client's certificate. */
  static sourceTrustDomain() {
    return new ConditionKey({ key: "source.trustDomain", basis: "identity", render: checkTrustDomain });
  }
  /** The `issuer/subject` of the request's token. HTTP only. */
  static requestPrincipal() {
    return new ConditionKey({ key: "request.auth.principal", basis: "identity", render: checkRequestPrincipal });
  }
  /** The audiences of the request's token, its claim `aud`. HTTP only. */
  static audiences() {
    return new ConditionKey({ key: "request.auth.audiences", basis: "identity", render: pattern });
  }
  /** Whom the request's token was issued to, its claim `azp`. HTTP only. */
  static presenter() {
    return new ConditionKey({ key: "request.auth.presenter", basis: "identity", render: pattern });
  }
  /** A claim of the request's token; further names lead into it: `claim('realm', 'roles')`. HTTP only. */
  static claim(name, ...path) {
    return new ConditionKey({ key: claimKey([name, ...path]), basis: "identity", render: checkText });
  }
  /** The address that the request is for, compared with addresses and CIDR ranges. */
  static destinationIp() {
    return new ConditionKey({ key: "destination.ip", basis: "request", render: checkCidr });
  }
  /** The port of the container, by its number or by an object such as `ServicePort`. */
  static destinationPort() {
    const render = (port, place) => `${checkPort(containerPort(port), place)}`;
    return new ConditionKey({ key: "destination.port", basis: "request", render });
  }
  /** The server name of the TLS handshake. */
  static sni() {
    return new ConditionKey({ key: "connection.sni", basis: "request", render: pattern });
  }
  /**
   * An experimental attribute, such as `experimental.envoy.filters.network.mysql_proxy[db.table]`.
   *
   * @throws MeshError MESH_INVALID_ATTRIBUTE for any other
   */
  static attribute(key2) {
    return new ConditionKey({ key: checkExperimental(key2), basis: "request", render: checkText });
  }
  /** Where the attribute comes from. */
  basis;
  /** The attribute by the name that Istio gives it. */
  key;
  #attribute;
  #values;
  #notValues;
  /** @internal */
  constructor(attribute, values, notValues) {
    this.#attribute = attribute;
    this.key = attribute.key;
    this.basis = attribute.basis;
    this.#values = values;
    this.#notValues = notValues;
    Object.freeze(this);
  }
  /** The attribute also has one of the values; for a condition that was made with `notIn`. */
  in(values) {
    if (this.#values) throw this.twice("in");
    return new _Condition(this.#attribute, pending(values, this.#attribute), this.#notValues);
  }
  /** The attribute also has none of the values; for a condition that was made with `in`. */
  notIn(values) {
    if (this.#notValues) throw this.twice("notIn");
    return new _Condition(this.#attribute, this.#values, pending(values, this.#attribute));
  }
  /** @internal */
  _render(policy, property) {
    const list = (name, values) => {
      const place = { property: `${property}.${name}`, at: policy };
      return checkNotEmpty(values, place, `name a value of ${this.key}`)?.map(
        (value2, index) => value2({ ...place, property: `${place.property}[${index}]` }, policy)
      );
    };
    return { key: this.key, values: list("in", this.#values), notValues: list("notIn", this.#notValues) };
  }
  twice(property) {
    const fix = "give all values at once, or make two conditions where both have to hold";
    return new MeshError("MESH_CONDITION_CONFLICT", { property, value: this.key, must: "be called once", fix });
  }
};
function renderCondition(condition, policy, property) {
  if (!(condition instanceof Condition)) {
    throw new MeshError("MESH_INVALID_CONDITION", {
      property,
      must: "be a Condition with 'in' or 'notIn'",
      fix: "write Condition.requestHeader('x').in(['a'])",
      at: policy
    });
  }
  return condition._render(policy, property);
}

// lib/security/source.ts
var Source = {
  /** The client runs as one of the ServiceAccounts, at most 16. Needs mutual TLS. */
  serviceAccounts: (...serviceAccounts) => ({ serviceAccounts }),
  /** The client runs as none of the ServiceAccounts, at most 16. */
  notServiceAccounts: (...notServiceAccounts) => ({ notServiceAccounts }),
  /** The client's certificate has one of the identities. */
  principals: (...principals) => ({ principals }),
  /** The client's certificate has none of the identities. */
  notPrincipals: (...notPrincipals) => ({ notPrincipals }),
  /** The client runs in one of the namespaces. Needs mutual TLS. */
  namespaces: (...namespaces) => ({ namespaces }),
  /** The client runs in none of the namespaces. */
  notNamespaces: (...notNamespaces) => ({ notNamespaces }),
  /** The request has one of the tokens, each `issuer/subject`. */
  requestPrincipals: (...requestPrincipals) => ({ requestPrincipals }),
  /** The request has none of the tokens. */
  notRequestPrincipals: (...notRequestPrincipals) => ({ notRequestPrincipals }),
  /** The client's certificate is from one of the trust domains. */
  trustDomains: (...trustDomains) => ({ trustDomains }),
  /** The client's certificate is from none of the trust domains. */
  notTrustDomains: (...notTrustDomains) => ({ notTrustDomains }),
  /** The peer of the connection has one of the addresses. */
  ipBlocks: (...ipBlocks) => ({ ipBlocks }),
  /** The peer of the connection has none of the addresses. */
  notIpBlocks: (...notIpBlocks) => ({ notIpBlocks }),
  /** The first client has one of the addresses. */
  remoteIpBlocks: (...remoteIpBlocks) => ({ remoteIpBlocks }),
  /** The first client has none of the addresses. */
  notRemoteIpBlocks: (...notRemoteIpBlocks) => ({ notRemoteIpBlocks })
};
var HTTP_SOURCE_FIELDS = ["requestPrincipals", "notRequestPrincipals"];
var AUTHENTICATED_SOURCE_FIELDS = [
  "serviceAccounts",
  "notServiceAccounts",
  "principals",
  "notPrincipals",
  "namespaces",
  "notNamespaces",
  ...HTTP_SOURCE_FIELDS,
  "trustDomains",
  "notTrustDomains"
];
function renderSource(source, policy, property) {
  checkFields2(source, policy, property);
  const list = (field, items, render) => {
    const place = { property: `${property}.${field}`, at: policy };
    const fix = "leave it out where anything will do";
    return checkNotEmpty(items, place, fix)?.map(
      (item, index) => render(item, { ...place, property: `${place.property}[${index}]` })
    );
  };
  const account = (ref, place) => renderServiceAccount2(ref, policy, place.property);
  return {
    serviceAccounts: list("serviceAccounts", source.serviceAccounts, account),
    notServiceAccounts: list("notServiceAccounts", source.notServiceAccounts, account),
    principals: list("principals", source.principals, renderPrincipal),
    notPrincipals: list("notPrincipals", source.notPrincipals, renderPrincipal),
    namespaces: list("namespaces", source.namespaces, renderNamespace),
    notNamespaces: list("notNamespaces", source.notNamespaces, renderNamespace),
    requestPrincipals: list("requestPrincipals", source.requestPrincipals, checkRequestPrincipal),
    notRequestPrincipals: list("notRequestPrincipals", source.notRequestPrincipals, checkRequestPrincipal),
    trustDomains: list("trustDomains", source.trustDomains, checkTrustDomain),
    notTrustDomains: list("notTrustDomains", source.notTrustDomains, checkTrustDomain),
    ipBlocks: list("ipBlocks", source.ipBlocks, checkCidr),
    notIpBlocks: list("notIpBlocks", source.notIpBlocks, checkCidr),
    remoteIpBlocks: list("remoteIpBlocks", source.remoteIpBlocks, checkCidr),
    notRemoteIpBlocks: list("notRemoteIpBlocks", source.notRemoteIpBlocks, checkCidr)
  };
}
var MAX_SERVICE_ACCOUNTS = 16;
function checkFields2(source, policy, property) {
  const set = Object.keys(source).filter((field) => source[field] !== void 0);
  if (set.length === 0) {
    throw new MeshError("MESH_EMPTY", { property, must: "say where requests come from", value: source, at: policy });
  }
  const byAccount = set.find((field) => /serviceAccounts$/i.test(field));
  const byPrincipal = set.find((field) => /(?:^principals|^notPrincipals|namespaces)$/i.test(field));
  if (byAccount && byPrincipal) {
    throw new MeshError("MESH_SOURCE_CONFLICT", {
      property: `${property}.${byPrincipal}`,
      must: `not stand beside ${byAccount}`,
      fix: 'a ServiceAccount says its namespace already; for "or", make two sources',
      at: policy
    });
  }
  for (const field of ["serviceAccounts", "notServiceAccounts"]) {
    const count2 = source[field]?.length ?? 0;
    if (count2 <= MAX_SERVICE_ACCOUNTS) continue;
    throw new MeshError("MESH_TOO_MANY", {
      property: `${property}.${field}`,
      value: `${count2} ServiceAccounts`,
      must: `have at most ${MAX_SERVICE_ACCOUNTS} entries`,
      fix: "spread them over several sources",
      at: policy
    });
  }
}

// lib/security/authorization-rule.ts
function renderRule(rule, policy, property) {
  const { from, to, when, everyRequest } = rule;
  checkSaysSomething(rule, policy, property);
  if (everyRequest) return {};
  const place = (field) => ({ property: `${property}.${field}`, at: policy });
  checkNotEmpty(from, place("from"), "leave it out for requests from anywhere");
  checkNotEmpty(to, place("to"), "leave it out for requests that want anything");
  checkNotEmpty(when, place("when"), "leave it out where there are no conditions");
  checkCount(from, policy, `${property}.from`);
  return {
    from: from?.map((source, index) => ({ source: renderSource(source, policy, `${property}.from[${index}]`) })),
    to: to?.map((operation, index) => ({ operation: renderOperation(operation, policy, `${property}.to[${index}]`) })),
    when: when?.map((condition, index) => renderCondition(condition, policy, `${property}.when[${index}]`))
  };
}
function checkSaysSomething(rule, policy, property) {
  const parts = ["from", "to", "when"].filter((part) => rule[part] !== void 0);
  if (rule.everyRequest && parts.length > 0) {
    throw new MeshError("MESH_RULE_CONFLICT", {
      property: `${property}.${parts[0]}`,
      must: "not stand beside everyRequest",
      at: policy
    });
  }
  if (!rule.everyRequest && parts.length === 0) {
    throw new MeshError("MESH_EMPTY_RULE", {
      property,
      value: rule,
      must: "have from, to or when",
      fix: "say { everyRequest: true } for a rule that every request matches",
      at: policy
    });
  }
}
function checkCount(list, policy, property) {
  if (list && list.length > 512) {
    const value2 = `${list.length} entries`;
    throw new MeshError("MESH_TOO_MANY", { property, value: value2, must: "have at most 512 entries", at: policy });
  }
}
function checkCustomRule(rule, policy, property) {
  const { from = [], when = [] } = rule;
  const refuse = (field, value2) => {
    throw new MeshError("MESH_CUSTOM_RULE", {
      property: `${property}.${field}`,
      value: value2,
      must: "not be asked of an external authorizer",
      fix: "leave who the client is to a further policy that allows or denies",
      at: policy
    });
  };
  from.forEach((source, index) => {
    const field = AUTHENTICATED_SOURCE_FIELDS.find((name) => source[name] !== void 0);
    if (field) refuse(`from[${index}].${field}`);
  });
  when.forEach((condition, index) => {
    if (condition.basis === "identity") refuse(`when[${index}]`, condition.key);
  });
}

// lib/security/workload-ports.ts
var import_cdk8s7 = require("cdk8s");
var import_cdk8s_plus_2814 = require("cdk8s-plus-28");
var import_constructs8 = require("constructs");
function protocolsOf(ref) {
  const ports = ref && "ports" in ref ? ref.ports : void 0;
  return Array.isArray(ports) ? ports.filter(isWorkloadPort) : [];
}
function isWorkloadPort(port) {
  return typeof port?.targetPort === "number" && typeof port.protocol === "string";
}
function checkWorkloadPort(port, ref, policy, property) {
  if (!import_constructs8.Construct.isConstruct(ref)) return;
  policy.node.addValidation({
    validate: () => {
      const workloads = ref.node.findAll().filter((construct) => construct instanceof import_cdk8s_plus_2814.Workload);
      const numbers = new Set(containerPorts(workloads));
      if (numbers.size === 0 || numbers.has(port)) return [];
      const behind = workloads.flatMap((workload) => targetsOf(port, workload));
      const problem = {
        property,
        value: port,
        must: `be a container port of ${workloads.map(({ name }) => name).join(", ")}: ${[...numbers].join(", ")}`,
        fix: behind[0] ?? "if a container listens on it, name it among the ports of that container"
      };
      return [new MeshError("MESH_UNKNOWN_WORKLOAD_PORT", problem).message];
    }
  });
}
function containerPorts(workloads) {
  const containers = workloads.flatMap((workload) => [...workload.containers, ...workload.initContainers]);
  return containers.flatMap(({ ports }) => ports.map(({ number }) => number));
}
function targetsOf(port, workload) {
  const labels = workload.podMetadata.toJson()?.labels ?? {};
  const services = workload.node.root.node.findAll().filter((construct) => construct instanceof import_cdk8s_plus_2814.Service).filter(({ metadata }) => metadata.namespace === workload.metadata.namespace);
  return services.flatMap((service) => {
    const { selector = {}, ports = [] } = import_cdk8s7.ApiObject.of(service).toJson().spec;
    const keys = Object.keys(selector);
    if (keys.length === 0 || keys.some((key2) => labels[key2] !== selector[key2])) return [];
    const found = ports.find((candidate) => candidate.port === port && candidate.targetPort !== port);
    return found ? [`${port} is a port of Service ${service.name}; its container port is ${found.targetPort}`] : [];
  });
}

// lib/security/http-rule.ts
function checkHttpRule(rule, selector, policy, property) {
  const { from = [], to = [{}], when = [] } = rule;
  const ofRule = [
    ...from.flatMap(
      (source, index) => fieldsSet(source, HTTP_SOURCE_FIELDS, `${property}.from[${index}]`)
    ),
    ...when.flatMap(({ key: key2 }, index) => isHttpKey(key2) ? [`${property}.when[${index}]`] : [])
  ];
  to.forEach((operation, index) => {
    const [asked] = [...fieldsSet(operation, HTTP_OPERATION_FIELDS, `${property}.to[${index}]`), ...ofRule];
    const port = asked === void 0 ? void 0 : portWithoutHttp(operation, protocolsOf(selector));
    if (!port) return;
    throw new MeshError("MESH_HTTP_RULE_ON_TCP_PORT", {
      property: asked,
      value: `${port.protocol} port ${port.targetPort}`,
      must: "be asked of ports with HTTP, which alone have methods, paths, hosts, headers and tokens",
      fix: "name the HTTP ports in ports, and make a rule of its own for the others",
      at: policy
    });
  });
}
function fieldsSet(fields, names, property) {
  return names.filter((name) => fields[name] !== void 0).map((name) => `${property}.${name}`);
}
function isHttpKey(key2) {
  return /^request\./.test(key2);
}
function portWithoutHttp({ ports, notPorts = [] }, known2) {
  if (ports) return ports.map((port) => withoutHttp(port, known2)).find((port) => port !== void 0);
  const excluded = notPorts.map(containerPort);
  const left = known2.filter(({ targetPort }) => !excluded.includes(targetPort));
  return left.some(({ protocol }) => isHttp(protocol)) ? void 0 : left[0];
}
function withoutHttp(port, known2) {
  const candidates = typeof port === "number" ? known2.filter(({ targetPort }) => targetPort === port) : [port];
  return candidates.some(({ protocol }) => isHttp(protocol)) ? void 0 : candidates[0];
}

// lib/security/authorization-policy.ts
var NO_RULES = Object.freeze([]);
var AuthorizationPolicy = class _AuthorizationPolicy extends MeshResource {
  /** Allows no request by itself: everything is refused that no other ALLOW policy of the workload matches. */
  static allowNothing(scope, id, props = {}) {
    return new _AuthorizationPolicy(scope, id, { ...props, rules: NO_RULES });
  }
  /** Allows every request that no DENY policy matches. */
  static allowAll(scope, id, props = {}) {
    const action = "ALLOW" /* ALLOW */;
    return new _AuthorizationPolicy(scope, id, { ...props, action, rules: [{ everyRequest: true }] });
  }
  /** Denies every request, whatever ALLOW policies say. */
  static denyAll(scope, id, props = {}) {
    const action = "DENY" /* DENY */;
    return new _AuthorizationPolicy(scope, id, { ...props, action, rules: [{ everyRequest: true }] });
  }
  #action;
  #provider;
  #selector;
  #attachment;
  #rules = [];
  #allowsNothing;
  /**
   * @throws MeshError MESH_EMPTY for an empty list of rules, which would refuse every request
   * @throws MeshError MESH_PROVIDER_CONFLICT for CUSTOM without a provider, and a provider without CUSTOM
   * @throws MeshError MESH_DRY_RUN_CONFLICT for a dry run of AUDIT or CUSTOM
   * @throws MeshError MESH_NO_RULE, when the app is synthesized, for a policy without rules
   */
  constructor(scope, id, props) {
    super(
      scope,
      id,
      { apiVersion: "security.istio.io/v1", kind: "AuthorizationPolicy", plural: "authorizationpolicies" },
      props
    );
    this.#action = props.action;
    this.#provider = this.checkProvider(props);
    this.#selector = props.selector;
    this.#attachment = renderAttachment(props, this);
    this.#allowsNothing = props.rules === NO_RULES;
    this.renderDryRun(props);
    if (!this.#allowsNothing) {
      const fix = "say AuthorizationPolicy.allowNothing to refuse every request, allowAll or denyAll for the others";
      checkNotEmpty(props.rules, { property: "rules", at: this }, fix);
      this.node.addValidation({ validate: () => this.missingRules() });
    }
    for (const rule of props.rules ?? []) this.addRule(rule);
  }
  /**
   * Adds a rule beside those that are there.
   *
   * @throws MeshError MESH_EMPTY_RULE for a rule that says nothing, which every request would match
   * @throws MeshError MESH_SOURCE_CONFLICT for ServiceAccounts beside principals or namespaces
   * @throws MeshError MESH_CUSTOM_RULE for a rule about the client's identity in a CUSTOM policy
   * @throws MeshError MESH_HTTP_RULE_ON_TCP_PORT for hosts, methods, paths, headers or tokens on a port without HTTP
   * @throws MeshError MESH_UNKNOWN_WORKLOAD_PORT, when the app is synthesized, for a port that the selected workload
   * does not have
   */
  addRule(rule) {
    const property = `rules[${this.#rules.length}]`;
    if (this.#allowsNothing) {
      throw new MeshError("MESH_RULE_CONFLICT", {
        property,
        must: "not be added to a policy that allows nothing",
        fix: "make a further policy of the rule: policies add up",
        at: this
      });
    }
    const rendered = renderRule(rule, this, property);
    checkCount([...this.#rules, rendered], this, "rules");
    if (this.#action === "CUSTOM" /* CUSTOM */) checkCustomRule(rule, this, property);
    checkHttpRule(rule, this.#selector, this, property);
    this.checkPorts(rule.to ?? [], property);
    this.#rules.push(rendered);
  }
  /** @internal */
  _toSpec() {
    return {
      ...this.#attachment,
      action: this.#action,
      provider: this.#provider === void 0 ? void 0 : { name: this.#provider },
      rules: this.#rules.length > 0 ? this.#rules : void 0
    };
  }
  checkProvider({ action, provider }) {
    const place = { property: "provider", at: this };
    if (action === "CUSTOM" /* CUSTOM */ !== (provider !== void 0)) {
      const must = provider === void 0 ? "name the authorizer that CUSTOM asks" : "stand beside action CUSTOM only";
      throw new MeshError("MESH_PROVIDER_CONFLICT", { ...place, value: provider, must });
    }
    return provider === void 0 ? void 0 : checkText(provider, place);
  }
  renderDryRun({ action, dryRun }) {
    if (dryRun === void 0) return;
    if (action === "AUDIT" /* AUDIT */ || action === "CUSTOM" /* CUSTOM */) {
      const must = `not stand beside action ${action}, which has no dry run`;
      throw new MeshError("MESH_DRY_RUN_CONFLICT", { property: "dryRun", value: dryRun, must, at: this });
    }
    this.metadata.addAnnotation("istio.io/dry-run", `${dryRun}`);
  }
  checkPorts(operations, property) {
    operations.forEach((operation, index) => {
      for (const field of ["ports", "notPorts"]) {
        operation[field]?.forEach((port, at) => {
          checkWorkloadPort(containerPort(port), this.#selector, this, `${property}.to[${index}].${field}[${at}]`);
        });
      }
    });
  }
  missingRules() {
    if (this.#rules.length > 0) return [];
    const fix = "call addRule, or say AuthorizationPolicy.allowNothing to refuse every request";
    return [new MeshError("MESH_NO_RULE", { property: "rules", must: "have at least one rule", fix }).message];
  }
};

// lib/security/jwks.ts
var Jwks = class _Jwks {
  constructor(kind, _text) {
    this.kind = kind;
    this._text = _text;
    Object.freeze(this);
  }
  kind;
  _text;
  /**
   * Keys that stand in the manifest itself.
   *
   * @throws MeshError MESH_INVALID_JWKS for what is no set of public keys
   */
  static inline(keys) {
    checkKeys(keys);
    return new _Jwks("inline", typeof keys === "string" ? keys : JSON.stringify(keys));
  }
  /**
   * Keys behind an `http` or `https` URL of at most 2048 characters.
   *
   * @throws MeshError MESH_INVALID_JWKS for anything else
   */
  static remote(uri) {
    const scheme = URL.canParse(uri) ? new URL(uri).protocol : void 0;
    if (!(scheme === "http:" || scheme === "https:") || uri.length > 2048) {
      throw new MeshError("MESH_INVALID_JWKS", {
        property: "jwks.remote",
        value: uri,
        must: "be an http or https URL of at most 2048 characters",
        ...uri.trimStart().startsWith("{") ? { fix: "write keys themselves with Jwks.inline" } : {}
      });
    }
    return new _Jwks("remote", uri);
  }
};
function checkKeys(input) {
  const fail10 = (must, fix) => {
    throw new MeshError("MESH_INVALID_JWKS", { property: "jwks.inline", must, ...fix ? { fix } : {} });
  };
  const set = typeof input === "string" ? parse(input) : input;
  if (!set) {
    const url = typeof input === "string" && /^https?:/.test(input);
    fail10("be a JSON Web Key Set", url ? "name a URL with Jwks.remote" : void 0);
  }
  const keys = set?.keys;
  if (!Array.isArray(keys) || keys.length === 0) return void fail10("have 'keys' with at least one key");
  keys.forEach((key2, index) => {
    if (typeof key2?.kty !== "string") fail10(`have a 'kty' in keys[${index}]`);
    if (key2?.d !== void 0)
      fail10(`have public keys, and keys[${index}] is private`, "leave out 'd' and what follows from it");
  });
}
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// lib/security/mtls-mode.ts
var MtlsMode = /* @__PURE__ */ ((MtlsMode2) => {
  MtlsMode2["UNSET"] = "UNSET";
  MtlsMode2["DISABLE"] = "DISABLE";
  MtlsMode2["PERMISSIVE"] = "PERMISSIVE";
  MtlsMode2["STRICT"] = "STRICT";
  return MtlsMode2;
})(MtlsMode || {});

// lib/security/peer-authentication.ts
var PeerAuthentication = class extends MeshResource {
  #mtls;
  #labels;
  #portLevelMtls;
  /**
   * @throws MeshError MESH_PORT_LEVEL_WITHOUT_SELECTOR for ports of no particular workload
   * @throws MeshError MESH_UNKNOWN_WORKLOAD_PORT, when the app is synthesized, for a port that the workload does not have
   */
  constructor(scope, id, props = {}) {
    super(
      scope,
      id,
      { apiVersion: "security.istio.io/v1", kind: "PeerAuthentication", plural: "peerauthentications" },
      props
    );
    this.#mtls = props.mtls;
    this.#labels = props.selector && labelsOf(props.selector, this);
    this.#portLevelMtls = props.portLevelMtls && this.renderPorts(props.portLevelMtls, props.selector);
  }
  /** @internal */
  _toSpec() {
    return {
      selector: this.#labels && { matchLabels: this.#labels },
      mtls: this.#mtls && { mode: this.#mtls },
      portLevelMtls: this.#portLevelMtls
    };
  }
  renderPorts(modes, selector) {
    const property = "portLevelMtls";
    if (Object.keys(this.#labels ?? {}).length === 0) {
      throw new MeshError("MESH_PORT_LEVEL_WITHOUT_SELECTOR", {
        property,
        value: modes,
        must: "stand beside a selector with labels",
        fix: "make a policy of its own for the workload that has the ports",
        at: this
      });
    }
    const ports = Object.keys(modes);
    if (ports.length === 0) {
      throw new MeshError("MESH_EMPTY", { property, value: modes, must: "have at least one port", at: this });
    }
    for (const port of ports) {
      checkInteger(Number(port), { property: `${property} port`, at: this }, 1, 65535);
      checkWorkloadPort(Number(port), selector, this, property);
    }
    return Object.fromEntries(Object.entries(modes).map(([port, mode]) => [port, { mode }]));
  }
};

// lib/security/token-location.ts
var TokenLocation = class _TokenLocation {
  constructor(kind, name, prefix) {
    this.kind = kind;
    this.name = name;
    this.prefix = prefix;
    Object.freeze(this);
  }
  kind;
  name;
  prefix;
  /** A header. */
  static header(name, options = {}) {
    return new _TokenLocation("header", checkText(name, { property: "header" }), options.prefix);
  }
  /** A parameter of the query. */
  static queryParam(name) {
    return new _TokenLocation("queryParam", checkText(name, { property: "queryParam" }));
  }
  /** A cookie. */
  static cookie(name) {
    return new _TokenLocation("cookie", checkText(name, { property: "cookie" }));
  }
};
function renderLocations(locations, policy, property) {
  checkNotEmpty(locations, { property, at: policy }, "leave it out for the usual places");
  const names = (kind) => {
    const found = locations?.filter((location) => location.kind === kind).map(({ name }) => name) ?? [];
    return found.length > 0 ? found : void 0;
  };
  const headers = locations?.filter(({ kind }) => kind === "header") ?? [];
  return {
    fromHeaders: headers.length > 0 ? headers.map(({ name, prefix }) => ({ name, prefix })) : void 0,
    fromParams: names("queryParam"),
    fromCookies: names("cookie")
  };
}

// lib/security/jwt-rule.ts
function renderJwtRule(rule, policy, property) {
  const place = (field) => ({ property: `${property}.${field}`, at: policy });
  const texts = (field) => checkNotEmpty(rule[field], place(field))?.map((text, index) => checkText(text, place(`${field}[${index}]`)));
  checkSaysWhose(rule, policy, property);
  checkClaims(rule, policy, property);
  const header = rule.outputPayloadToHeader;
  return {
    issuer: rule.issuer === void 0 ? void 0 : checkText(rule.issuer, place("issuer")),
    jwks: rule.jwks?.kind === "inline" ? rule.jwks._text : void 0,
    jwksUri: rule.jwks?.kind === "remote" ? rule.jwks._text : void 0,
    audiences: texts("audiences"),
    ...renderLocations(rule.from, policy, `${property}.from`),
    forwardOriginalToken: rule.forwardOriginalToken,
    outputPayloadToHeader: header === void 0 ? void 0 : checkText(header, place("outputPayloadToHeader")),
    outputClaimToHeaders: rule.outputClaimToHeaders && Object.entries(rule.outputClaimToHeaders).map(([name, claim2]) => ({ header: name, claim: claim2 })),
    spaceDelimitedClaims: texts("spaceDelimitedClaims"),
    timeout: renderDuration(rule.timeout, place("timeout"))
  };
}
function checkSaysWhose(rule, policy, property) {
  const { issuer, jwks, jwksUri } = rule;
  const fail10 = (code, field, must, value2) => {
    const fix = "write jwks: Jwks.inline(\u2026) or Jwks.remote(\u2026)";
    throw new MeshError(code, { property: `${property}.${field}`, value: value2, must, fix, at: policy });
  };
  if (jwksUri !== void 0) {
    const must = jwks === void 0 ? "be said with jwks" : "not stand beside jwks";
    fail10("MESH_JWKS_CONFLICT", "jwksUri", must, jwksUri);
  }
  if (jwks !== void 0 && !(jwks instanceof Jwks)) fail10("MESH_INVALID_JWKS", "jwks", "be a Jwks");
  if (issuer === void 0 && jwks?.kind !== "remote") {
    throw new MeshError("MESH_NO_ISSUER", {
      property: `${property}.issuer`,
      must: "say whose tokens are taken",
      fix: "leave it out only beside Jwks.remote, to take tokens of any issuer",
      at: policy
    });
  }
}
function checkClaims(rule, policy, property) {
  for (const [header, claim2] of Object.entries(rule.outputClaimToHeaders ?? {})) {
    const at = { property: `${property}.outputClaimToHeaders`, at: policy };
    if (!/^[-_A-Za-z0-9]+$/.test(header)) {
      throw new MeshError("MESH_INVALID_HEADER", {
        ...at,
        value: header,
        must: "be named after headers of letters, digits, dashes and underscores"
      });
    }
    checkText(claim2, { ...at, property: `${at.property}.${header}` });
  }
  const count2 = rule.spaceDelimitedClaims?.length ?? 0;
  if (count2 > 64) {
    throw new MeshError("MESH_TOO_MANY", {
      property: `${property}.spaceDelimitedClaims`,
      value: `${count2} claims`,
      must: "have at most 64 entries",
      at: policy
    });
  }
}

// lib/security/request-authentication.ts
var RequestAuthentication = class extends MeshResource {
  #attachment;
  #jwtRules = [];
  /** @throws MeshError MESH_NO_RULE, when the app is synthesized, for a policy without rules */
  constructor(scope, id, props) {
    super(
      scope,
      id,
      { apiVersion: "security.istio.io/v1", kind: "RequestAuthentication", plural: "requestauthentications" },
      props
    );
    this.#attachment = renderAttachment(props, this);
    checkNotEmpty(props.jwtRules, { property: "jwtRules", at: this }, "without rules no token is verified");
    for (const rule of props.jwtRules ?? []) this.addJwtRule(rule);
    this.node.addValidation({ validate: () => this.missingRules() });
  }
  /**
   * Adds tokens to those that are taken.
   *
   * @throws MeshError MESH_NO_ISSUER for a rule that says neither an issuer nor where its keys are
   * @throws MeshError MESH_JWKS_CONFLICT for keys that are both written down and fetched
   */
  addJwtRule(rule) {
    this.#jwtRules.push(renderJwtRule(rule, this, `jwtRules[${this.#jwtRules.length}]`));
  }
  /** @internal */
  _toSpec() {
    return { ...this.#attachment, jwtRules: this.#jwtRules };
  }
  missingRules() {
    if (this.#jwtRules.length > 0) return [];
    const problem = { property: "jwtRules", must: "have at least one rule", fix: "call addJwtRule" };
    return [new MeshError("MESH_NO_RULE", problem).message];
  }
};

// lib/synth/mesh-app.ts
var import_node_path3 = require("node:path");
var import_cdk8s14 = require("cdk8s");

// lib/synth/construct-tree.ts
var import_cdk8s8 = require("cdk8s");
var ConstructTree = class {
  /** All constructs, parents before their children. */
  constructs;
  /** All charts, in the order of their definition. */
  charts;
  #positions = /* @__PURE__ */ new Map();
  #charts = /* @__PURE__ */ new Map();
  #apiObjects = /* @__PURE__ */ new Map();
  constructor(app) {
    const constructs = [];
    const charts = [];
    const visit = (construct, parent) => {
      const chart = construct instanceof import_cdk8s8.Chart ? construct : parent;
      if (construct instanceof import_cdk8s8.Chart) charts.push(construct);
      const position = { start: constructs.length, end: 0 };
      constructs.push(construct);
      this.#positions.set(construct, position);
      this.#charts.set(construct, chart);
      for (const child of construct.node.children) visit(child, chart);
      position.end = constructs.length;
    };
    visit(app, void 0);
    this.constructs = constructs;
    this.charts = charts;
  }
  /** The construct and everything below it. */
  subtree(construct) {
    const position = this.#positions.get(construct);
    return position ? this.constructs.slice(position.start, position.end) : [];
  }
  /** The closest chart of a construct of this app; fails, as cdk8s does, for one that is in no chart. */
  chartOf(construct) {
    return this.#charts.get(construct) ?? import_cdk8s8.Chart.of(construct);
  }
  /** The objects below a construct that belong to the same chart as the construct. */
  apiObjectsOf(construct) {
    let objects = this.#apiObjects.get(construct);
    if (!objects) {
      const chart = this.chartOf(construct);
      const isOwn = (child) => child instanceof import_cdk8s8.ApiObject && this.chartOf(child) === chart;
      objects = this.subtree(construct).filter(isOwn);
      this.#apiObjects.set(construct, objects);
    }
    return objects;
  }
};

// lib/synth/dependencies.ts
var import_cdk8s9 = require("cdk8s");
var Fan = class {
  constructor(targets) {
    this.targets = targets;
  }
  targets;
};
var Dependencies = class {
  /** Whether a chart depends on another, which puts numbers before the names of files. */
  betweenCharts;
  #tree;
  #edges = /* @__PURE__ */ new Map();
  constructor(tree) {
    this.#tree = tree;
    let betweenCharts = false;
    for (const construct of tree.constructs)
      for (const target of construct.node.dependencies) this.add(construct, target);
    for (const parent of tree.charts) {
      for (const child of parent.node.children) {
        if (child instanceof import_cdk8s9.Chart) {
          this.add(parent, child);
          betweenCharts = true;
        }
      }
    }
    for (const [source, target] of this.declared()) {
      const [sourceChart, targetChart] = [tree.chartOf(source), tree.chartOf(target)];
      if (sourceChart === targetChart) continue;
      this.add(sourceChart, targetChart);
      betweenCharts = true;
    }
    for (const [source, target] of this.declared()) this.addObjects(source, target);
    this.betweenCharts = betweenCharts;
  }
  /** All charts of the app, each after those that it depends on. */
  charts() {
    const charts = new Set(this.#tree.charts);
    return this.sort(this.#tree.constructs).filter((construct) => charts.has(construct));
  }
  /** The objects of a chart, each after those that it depends on. */
  apiObjects(chart) {
    const own2 = new Set(this.#tree.apiObjectsOf(chart));
    const subtree = this.#tree.subtree(chart);
    const sorted2 = subtree.some((construct) => this.#edges.has(construct)) ? this.sort(subtree) : subtree;
    return sorted2.filter((construct) => own2.has(construct));
  }
  /** The objects that have to be applied before one object. */
  *of(object) {
    for (const target of this.#edges.get(object) ?? []) {
      if (target instanceof Fan) yield* target.targets;
      else yield* this.#tree.apiObjectsOf(target);
    }
  }
  add(source, target) {
    const targets = this.#edges.get(source);
    if (targets) targets.add(target);
    else this.#edges.set(source, /* @__PURE__ */ new Set([target]));
  }
  /** The edges between constructs so far, in the order of the constructs. */
  declared() {
    const edges = [];
    if (this.#edges.size === 0) return edges;
    for (const source of this.#tree.constructs) {
      for (const target of this.#edges.get(source) ?? []) edges.push([source, target]);
    }
    return edges;
  }
  addObjects(source, target) {
    const sources = this.#tree.apiObjectsOf(source);
    const targets = this.#tree.apiObjectsOf(target);
    if (sources.length === 0 || targets.length === 0) return;
    const overlap = new Set(targets);
    if (sources.some((object) => overlap.has(object))) {
      for (const to of targets) for (const from of sources) if (from !== to) this.add(from, to);
      return;
    }
    const fan = new Fan(targets);
    for (const from of sources) this.add(from, fan);
  }
  /**
   * Depth first, dependencies before dependants, beginning with what nothing depends on. Edges that lead out of
   * `constructs` are left out.
   */
  sort(constructs) {
    const inside = new Set(constructs);
    const depended = /* @__PURE__ */ new Set();
    for (const construct of constructs) {
      for (const target of this.#edges.get(construct) ?? []) {
        if (depended.has(target)) continue;
        depended.add(target);
        if (target instanceof Fan) for (const object of target.targets) depended.add(object);
      }
    }
    const search = new Search((vertex) => this.targets(vertex, inside));
    for (const construct of constructs) if (!depended.has(construct)) search.from(construct);
    for (const construct of constructs) search.from(construct);
    return search.order.filter((vertex) => !(vertex instanceof Fan));
  }
  targets(vertex, inside) {
    if (vertex instanceof Fan) return vertex.targets.filter((target) => inside.has(target));
    const edges = this.#edges.get(vertex);
    return edges ? [...edges].filter((target) => target instanceof Fan || inside.has(target)) : [];
  }
};
var Search = class {
  order = [];
  #targets;
  #done = /* @__PURE__ */ new Set();
  #open = /* @__PURE__ */ new Set();
  constructor(targets) {
    this.#targets = targets;
  }
  from(start) {
    if (this.#done.has(start)) return;
    const stack = [this.visit(start)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.targets[top.next++];
      if (next === void 0) {
        stack.pop();
        this.#open.delete(top.vertex);
        this.#done.add(top.vertex);
        this.order.push(top.vertex);
      } else if (this.#open.has(next)) {
        throw cycle([
          ...stack.map(({ vertex }) => vertex).slice(stack.findIndex(({ vertex }) => vertex === next)),
          next
        ]);
      } else if (!this.#done.has(next)) {
        stack.push(this.visit(next));
      }
    }
  }
  visit(vertex) {
    this.#open.add(vertex);
    return { vertex, targets: this.#targets(vertex), next: 0 };
  }
};
function cycle(vertices) {
  const path = vertices.filter((vertex) => !(vertex instanceof Fan)).map(({ node }) => node.path);
  return new MeshError("MESH_DEPENDENCY_CYCLE", {
    property: "dependencies",
    must: "not lead back to where they began",
    value: path.join(" -> "),
    fix: "remove one of these dependencies"
  });
}

// lib/synth/kustomization.ts
var KUSTOMIZATION = "kustomization.yaml";
var KUSTOMIZATION_HEADER = "# generated by cdk8s-mesh\n";
function kustomizations(files, includeFolders) {
  const folders = /* @__PURE__ */ new Map();
  const root = [];
  for (const file of files) {
    const slash = file.lastIndexOf("/");
    if (slash === -1) {
      root.push(file);
      continue;
    }
    const folder = file.slice(0, slash);
    const own2 = folders.get(folder);
    if (own2) own2.push(file.slice(slash + 1));
    else {
      folders.set(folder, [file.slice(slash + 1)]);
      if (includeFolders) root.push(folder);
    }
  }
  const result = /* @__PURE__ */ new Map();
  if (root.length > 0) result.set(KUSTOMIZATION, kustomization(root));
  for (const [folder, own2] of folders) result.set(`${folder}/${KUSTOMIZATION}`, kustomization(own2));
  return result;
}
function kustomization(resources) {
  const list = resources.map((resource) => `  - ${resource}
`).join("");
  return `${KUSTOMIZATION_HEADER}apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
${list}sortOptions:
  order: fifo
`;
}

// lib/synth/output-files.ts
var import_cdk8s10 = require("cdk8s");
function outputFiles(charts, { type, extension, folder, numbered }) {
  const files = /* @__PURE__ */ new Map();
  const nameOf = (chart, index) => numbered ? `${index.toString().padStart(4, "0")}-${import_cdk8s10.Names.toDnsLabel(chart)}` : import_cdk8s10.Names.toDnsLabel(chart);
  if (type === import_cdk8s10.YamlOutputType.FILE_PER_APP) {
    if (charts.length > 0)
      files.set(
        `app${extension}`,
        charts.flatMap(({ manifests }) => manifests)
      );
    return files;
  }
  for (const [index, { chart, objects, manifests }] of charts.entries()) {
    const name = nameOf(chart, index);
    if (type === import_cdk8s10.YamlOutputType.FILE_PER_CHART) {
      for (const [path, some] of byFolder(chart, name, manifests, folder))
        files.set(`${path}${name}${extension}`, some);
      continue;
    }
    for (const [position, manifest] of manifests.entries()) {
      if (type === import_cdk8s10.YamlOutputType.FILE_PER_RESOURCE) {
        const path = folder ? below(folder._of(manifest, name, chart)) : "";
        files.set(`${path}${resourceName(manifest)}${extension}`, [manifest]);
      } else {
        files.set(`${name}/${resourceName(objects[position])}${extension}`, [manifest]);
      }
    }
  }
  return files;
}
function byFolder(chart, name, manifests, folder) {
  if (!folder || manifests.length === 0) return /* @__PURE__ */ new Map([["", manifests]]);
  const folders = /* @__PURE__ */ new Map();
  for (const manifest of manifests) {
    const path = below(folder._of(manifest, name, chart));
    folders.set(path, [...folders.get(path) ?? [], manifest]);
  }
  return folders;
}
function below(folder) {
  return folder === "" ? "" : `${folder}/`;
}
function resourceName({ kind, metadata }) {
  return `${kind}.${metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, "");
}

// lib/synth/publish.ts
var import_node_fs = require("node:fs");
var import_node_path2 = require("node:path");
function publish(folder, files, stale) {
  try {
    return (0, import_node_fs.existsSync)(folder) ? update(folder, files, stale) : create(folder, files);
  } catch (error) {
    if (error instanceof MeshError) throw error;
    throw new MeshError("MESH_UNWRITABLE_OUTPUT", {
      property: "outdir",
      value: shown(folder),
      must: "be a folder that can be written",
      fix: reason(error)
    });
  }
}
function create(folder, files) {
  const draft = (0, import_node_path2.join)((0, import_node_path2.dirname)(folder), `.${(0, import_node_path2.basename)(folder)}.${process.pid}`);
  const made = (0, import_node_fs.mkdirSync)((0, import_node_path2.dirname)(folder), { recursive: true });
  try {
    (0, import_node_fs.mkdirSync)(draft);
    write(draft, files);
    (0, import_node_fs.renameSync)(draft, folder);
  } catch (error) {
    (0, import_node_fs.rmSync)(draft, { recursive: true, force: true });
    if (made !== void 0) (0, import_node_fs.rmSync)(made, { recursive: true, force: true });
    throw error;
  }
  return { written: [...files.keys()], unchanged: [], removed: [] };
}
function write(folder, files) {
  const made = /* @__PURE__ */ new Set([folder]);
  for (const [path, text] of files) {
    const file = `${folder}/${path}`;
    const parent = path.includes("/") ? (0, import_node_path2.dirname)(file) : folder;
    if (!made.has(parent)) {
      (0, import_node_fs.mkdirSync)(parent, { recursive: true });
      made.add(parent);
    }
    (0, import_node_fs.writeFileSync)(file, text);
  }
}
function update(folder, files, stale) {
  const drafts = /* @__PURE__ */ new Map();
  const made = [];
  const unchanged = [];
  const written = [];
  const removed = filesIn(folder).filter((path) => !files.has(path) && stale(path, () => (0, import_node_fs.readFileSync)((0, import_node_path2.join)(folder, path), "utf8")));
  try {
    for (const [path, text] of files) {
      const target = (0, import_node_path2.join)(folder, path);
      if ((0, import_node_fs.existsSync)(target) && (0, import_node_fs.readFileSync)(target, "utf8") === text) {
        unchanged.push(path);
        continue;
      }
      const first = (0, import_node_fs.mkdirSync)((0, import_node_path2.dirname)(target), { recursive: true });
      if (first !== void 0) made.push(first);
      const draft = (0, import_node_path2.join)((0, import_node_path2.dirname)(target), `.${(0, import_node_path2.basename)(target)}.${process.pid}`);
      drafts.set(draft, target);
      (0, import_node_fs.writeFileSync)(draft, text);
      written.push(path);
    }
    for (const path of removed) (0, import_node_fs.accessSync)((0, import_node_path2.dirname)((0, import_node_path2.join)(folder, path)), import_node_fs.constants.W_OK);
    for (const [draft, target] of drafts) (0, import_node_fs.renameSync)(draft, target);
  } catch (error) {
    for (const draft of drafts.keys()) (0, import_node_fs.rmSync)(draft, { force: true });
    for (const path of made.reverse()) (0, import_node_fs.rmSync)(path, { recursive: true, force: true });
    throw error;
  }
  for (const path of removed) remove(folder, path);
  return { written, unchanged, removed };
}
function filesIn(folder) {
  return (0, import_node_fs.readdirSync)(folder, { recursive: true, withFileTypes: true }).filter((entry2) => entry2.isFile()).map((entry2) => (0, import_node_path2.relative)(folder, (0, import_node_path2.join)(entry2.parentPath, entry2.name)).replaceAll("\\", "/")).sort();
}
function remove(root, path) {
  (0, import_node_fs.rmSync)((0, import_node_path2.join)(root, path));
  for (let folder = (0, import_node_path2.dirname)(path); folder !== "."; folder = (0, import_node_path2.dirname)(folder)) {
    if ((0, import_node_fs.readdirSync)((0, import_node_path2.join)(root, folder)).length > 0) return;
    (0, import_node_fs.rmdirSync)((0, import_node_path2.join)(root, folder));
  }
}
var REASONS = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left",
  EEXIST: "a file stands where a folder has to be",
  ENOTDIR: "a file stands where a folder has to be",
  EISDIR: "a folder stands where a file has to be"
};
function reason(error) {
  const text = REASONS[error.code ?? ""] ?? error.message;
  return error.path === void 0 ? text : `${text} (${shown(error.path)})`;
}
function shown(path) {
  const short = (0, import_node_path2.relative)(process.cwd(), path);
  return short === "" || short.startsWith("..") ? path : short;
}

// lib/synth/rendering.ts
var import_cdk8s11 = require("cdk8s");
var original = import_cdk8s11.ApiObject.prototype.toJson;
function renderFast(app, render) {
  if (process.env.CDK8S_DISABLE_SORT || !app.resolvers.every(isBuiltIn)) return render();
  import_cdk8s11.ApiObject.prototype.toJson = toJson2;
  try {
    return render();
  } finally {
    import_cdk8s11.ApiObject.prototype.toJson = original;
  }
}
var BUILT_IN = [import_cdk8s11.LazyResolver, import_cdk8s11.ImplicitTokenResolver, import_cdk8s11.NumberStringUnionResolver];
function isBuiltIn(resolver) {
  return BUILT_IN.includes(resolver.constructor);
}
function toJson2() {
  const { props, patches } = this;
  try {
    const simple2 = simplified({ ...props, metadata: this.metadata.toJson() });
    const { apiVersion, kind, metadata, ...rest } = patches.length > 0 ? import_cdk8s11.JsonPatch.apply(simple2, ...patches) : simple2;
    return { apiVersion, kind, metadata, ...rest };
  } catch {
    return original.call(this);
  }
}
var NotSimple = class extends Error {
};
function simplified(item) {
  if (typeof item !== "object") return item;
  if (item === null) return void 0;
  if (Array.isArray(item)) return item.map(simplified);
  if (item instanceof import_cdk8s11.Lazy) return simplified(item.produce());
  if (typeof item.resolve === "function") return simplified(item.resolve());
  if (item.constructor === Object) return sorted(item);
  const union = item.value;
  if (typeof union === "string" || typeof union === "number") return { value: union };
  throw new NotSimple();
}
function sorted(mapping2) {
  const copy3 = {};
  for (const key2 of Object.keys(mapping2).sort()) {
    const item = simplified(mapping2[key2]);
    if (item !== void 0 && item !== null) copy3[key2] = item;
  }
  return copy3;
}

// lib/synth/sync-wave.ts
var SYNC_WAVE = "argocd.argoproj.io/sync-wave";
var WAVES = [
  ["Namespace", "CustomResourceDefinition", "StorageClass", "GatewayClass"],
  [
    "ServiceAccount",
    "Role",
    "RoleBinding",
    "ClusterRole",
    "ClusterRoleBinding",
    "ConfigMap",
    "Secret",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "TriggerAuthentication",
    "ClusterTriggerAuthentication",
    "ReferenceGrant",
    "PeerAuthentication",
    "Telemetry",
    "ProxyConfig",
    "Sidecar"
  ],
  ["Service", "ServiceEntry", "WorkloadEntry", "WorkloadGroup", "InnoDBCluster", "RabbitmqCluster"],
  ["DestinationRule", "BackendTLSPolicy", "Gateway", "ListenerSet"]
];
var WORKLOAD_WAVE = WAVES.length;
var LAST = [
  "VirtualService",
  "HTTPRoute",
  "GRPCRoute",
  "TCPRoute",
  "TLSRoute",
  "UDPRoute",
  "Ingress",
  "HorizontalPodAutoscaler",
  "VerticalPodAutoscaler",
  "ScaledObject",
  "PodDisruptionBudget"
];
function kindWave(kind) {
  if (LAST.includes(kind)) return WORKLOAD_WAVE + 1;
  const wave = WAVES.findIndex((kinds) => kinds.includes(kind));
  return wave === -1 ? WORKLOAD_WAVE : wave;
}
var SyncWaves = class {
  #waves = /* @__PURE__ */ new Map();
  #dependencies;
  constructor(dependencies) {
    this.#dependencies = dependencies;
  }
  /** The manifest with its wave: that of its kind, or one after the last of its dependencies. A wave of its own stays. */
  annotate(object, manifest) {
    const own2 = manifest.metadata.annotations?.[SYNC_WAVE];
    const wave = own2 === void 0 ? this.waveOf(object, manifest.kind) : Number(own2);
    this.#waves.set(object, wave);
    if (own2 !== void 0) return manifest;
    const annotations = { ...manifest.metadata.annotations, [SYNC_WAVE]: `${wave}` };
    const { annotations: _, ...metadata } = manifest.metadata;
    return { ...manifest, metadata: { annotations: inOrder(annotations), ...metadata } };
  }
  waveOf(object, kind) {
    let wave = kindWave(kind);
    for (const dependency of this.#dependencies(object)) wave = Math.max(wave, (this.#waves.get(dependency) ?? -1) + 1);
    return wave;
  }
};
function inOrder(annotations) {
  return Object.fromEntries(Object.entries(annotations).sort(([a], [b]) => a < b ? -1 : 1));
}

// lib/synth/yaml-writer.ts
var import_cdk8s13 = require("cdk8s");

// lib/synth/yaml-scalars.ts
var import_cdk8s12 = require("cdk8s");
var PLAIN = /^[A-Za-z_](?:(?:[-./=+@\w]|:(?=[-./=+@\w]))*[./=+@\w])?$/;
var WORDS = /^(?:y|n|yes|no|true|false|on|off|null)$/i;
var known = /* @__PURE__ */ new Map();
var LIMIT = 5e4;
function scalar(text) {
  if (text.length < 64 && PLAIN.test(text) && !WORDS.test(text)) return text;
  if (text.includes("\n")) return void 0;
  return remembered(`v${text}`, () => import_cdk8s12.Yaml.stringify({ k: text }).slice("k: ".length, -1));
}
function key(text) {
  if (text.length < 64 && PLAIN.test(text) && !WORDS.test(text)) return text;
  if (/^(?:---|\.\.\.)/.test(text)) return void 0;
  return remembered(`k${text}`, () => import_cdk8s12.Yaml.stringify({ [text]: 0 }).slice(0, -": 0\n".length));
}
function remembered(id, write2) {
  let written = known.get(id);
  if (written === void 0) {
    written = write2();
    if (known.size < LIMIT) known.set(id, written);
  }
  return written.includes("\n") || written.startsWith("?") ? void 0 : written;
}

// lib/synth/yaml-writer.ts
function writeYaml(objects) {
  return objects.map(writeObject).join("---\n");
}
var Unknown = class extends Error {
};
var UNKNOWN = new Unknown();
function writeObject(object) {
  if (!isMapping(object) || Object.keys(object).length === 0) return import_cdk8s13.Yaml.stringify(object);
  try {
    return mapping(object, "", /* @__PURE__ */ new Set());
  } catch (error) {
    if (error !== UNKNOWN) throw error;
    return import_cdk8s13.Yaml.stringify(object);
  }
}
function mapping(object, indent, seen) {
  let text = "";
  let lead = "";
  for (const name of Object.keys(object)) {
    const written = key(name);
    if (written === void 0) throw UNKNOWN;
    text += `${lead}${written}:${value(object[name], indent, seen)}`;
    lead = indent;
  }
  return text;
}
function value(item, indent, seen) {
  if (typeof item !== "object" || item === null) return ` ${simple(item)}
`;
  once(item, seen);
  const inner = `${indent}  `;
  if (Array.isArray(item)) return item.length === 0 ? " []\n" : `
${inner}${sequence(item, inner, seen)}`;
  if (!isMapping(item)) throw UNKNOWN;
  return Object.keys(item).length === 0 ? " {}\n" : `
${inner}${mapping(item, inner, seen)}`;
}
function sequence(items, indent, seen) {
  const inner = `${indent}  `;
  let text = "";
  let lead = "";
  for (const item of items) {
    text += `${lead}- ${entry(item, inner, seen)}`;
    lead = indent;
  }
  return text;
}
function entry(item, indent, seen) {
  if (typeof item !== "object" || item === null) return `${simple(item)}
`;
  once(item, seen);
  if (Array.isArray(item)) return item.length === 0 ? "[]\n" : sequence(item, indent, seen);
  if (!isMapping(item)) throw UNKNOWN;
  return Object.keys(item).length === 0 ? "{}\n" : mapping(item, indent, seen);
}
function simple(item) {
  if (typeof item === "string") {
    const written = scalar(item);
    if (written === void 0) throw UNKNOWN;
    return written;
  }
  if (typeof item === "number" && Number.isSafeInteger(item) && !Object.is(item, -0)) return `${item}`;
  if (typeof item === "boolean") return item ? "true" : "false";
  if (item === null) return "null";
  throw UNKNOWN;
}
function once(item, seen) {
  if (seen.has(item)) throw UNKNOWN;
  seen.add(item);
}
function isMapping(item) {
  if (typeof item !== "object" || item === null) return false;
  const prototype = Object.getPrototypeOf(item);
  return (prototype === Object.prototype || prototype === null) && !("toJSON" in item);
}

// lib/synth/mesh-app.ts
var outdirs = /* @__PURE__ */ new Set();
var MeshApp = class extends import_cdk8s14.App {
  #props;
  constructor(props = {}) {
    super(props);
    this.#props = props;
    outdirs.add((0, import_node_path3.resolve)(this.outdir));
  }
  /** All charts of the app, each after those that it depends on. */
  get charts() {
    return new Dependencies(new ConstructTree(this)).charts();
  }
  /**
   * Writes all manifests to the output folder.
   *
   * @returns which files were written, left alone and removed
   * @throws Error where validations of constructs fail, with all of them
   * @throws MeshError MESH_DEPENDENCY_CYCLE for dependencies that lead back to where they began
   * @throws MeshError MESH_UNWRITABLE_OUTPUT
   */
  synth() {
    const { charts, numbered } = this.render();
    const documents = outputFiles(charts, {
      type: this.yamlOutputType,
      extension: this.outputFileExtension,
      folder: this.#props.folder,
      numbered
    });
    const files = /* @__PURE__ */ new Map();
    for (const [path, manifests] of documents) files.set(path, writeYaml(manifests));
    if (this.#props.kustomization) {
      const included = this.#props.folder?.included ?? true;
      for (const [path, text] of kustomizations(documents.keys(), included)) files.set(path, text);
    }
    if (this.recordsMetadata) files.set(METADATA, constructMetadata(charts));
    return publish(this.outdir, files, (path, text) => this.isOwn(path, text));
  }
  /** All manifests as one YAML text. */
  synthYaml() {
    return writeYaml(this.render().charts.flatMap(({ manifests }) => manifests));
  }
  render() {
    const tree = new ConstructTree(this);
    validate(tree);
    const dependencies = new Dependencies(tree);
    const waves = this.#props.syncWaves ? new SyncWaves((object) => dependencies.of(object)) : void 0;
    const toManifest = (object) => {
      const manifest = object.toJson();
      return waves ? waves.annotate(object, manifest) : manifest;
    };
    const charts = renderFast(
      this,
      () => dependencies.charts().map((chart) => {
        const objects = dependencies.apiObjects(chart);
        return { chart, objects, manifests: objects.map(toManifest) };
      })
    );
    return { charts, numbered: dependencies.betweenCharts };
  }
  /** Set by the command line of cdk8s where it runs validations. */
  get recordsMetadata() {
    return this.recordConstructMetadata;
  }
  isOwn(path, text) {
    const here = (0, import_node_path3.resolve)(this.outdir) + import_node_path3.sep;
    const file = here + path;
    if ([...outdirs].some((outdir) => outdir.startsWith(here) && file.startsWith(outdir + import_node_path3.sep))) return false;
    if (path.endsWith(`/${KUSTOMIZATION}`) || path === KUSTOMIZATION) return text().startsWith(KUSTOMIZATION_HEADER);
    return path.endsWith(this.outputFileExtension) || path === METADATA;
  }
};
var METADATA = "construct-metadata.json";
function validate(tree) {
  const errors = tree.constructs.flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
  if (errors.length > 0) throw new Error(`Validation failed with the following errors:
  ${errors.join("\n  ")}`);
}
function constructMetadata(charts) {
  const objects = charts.flatMap((chart) => chart.objects);
  const resources = Object.fromEntries(objects.map((object) => [object.name, { path: object.node.path }]));
  return JSON.stringify({ version: "1.0.0", resources });
}

// lib/synth/output-folder.ts
var OutputFolder = class _OutputFolder {
  constructor(folder, included) {
    this.included = included;
    this.#folder = folder;
    Object.freeze(this);
  }
  included;
  /** One folder per chart, named after it. */
  static PER_CHART = new _OutputFolder((_, chartName) => chartName, true);
  /**
   * One folder per namespace, named after it; a Namespace goes into its own. Objects without a namespace go to
   * `cluster`.
   */
  static PER_NAMESPACE = new _OutputFolder(
    ({ kind, metadata }) => kind === "Namespace" ? metadata.name : metadata.namespace ?? "cluster",
    true
  );
  /**
   * A folder for each chart as you say; `undefined` for `outdir` itself. Folders of your own are not part of the
   * kustomization of `outdir`.
   */
  static of(folder) {
    return new _OutputFolder((_, __, chart) => checkFolder(folder(chart)), false);
  }
  #folder;
  /** @internal */
  _of(manifest, chartName, chart) {
    return this.#folder(manifest, chartName, chart) ?? "";
  }
};
function checkFolder(folder) {
  if (folder !== void 0 && !/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(folder)) {
    throw new MeshError("MESH_INVALID_FOLDER", {
      property: "folder",
      value: folder,
      must: "be a path below outdir, such as exercises or team/a"
    });
  }
  return folder;
}

// lib/telemetry/provider.ts
function renderProviders(providers, rule, property) {
  return providers?.map((name, index) => ({
    name: checkText2(name, { property: `${property}.providers[${index}]`, at: rule })
  }));
}
function checkText2(text, place) {
  if (text === "") throw new MeshError("MESH_EMPTY", { ...place, value: text, must: "not be empty" });
  return text;
}

// lib/telemetry/custom-tag.ts
var CustomTag = class _CustomTag {
  /**
   * The same text on every span.
   *
   * @throws MeshError MESH_EMPTY for an empty text
   */
  static literal(text) {
    return new _CustomTag({ literal: { value: checkText2(text, { property: "literal" }) } });
  }
  /**
   * An environment variable of the proxy.
   *
   * @throws MeshError MESH_EMPTY for an empty name
   */
  static environment(name, { defaultValue } = {}) {
    return new _CustomTag({ environment: { name: checkText2(name, { property: "environment" }), defaultValue } });
  }
  /**
   * A header of the request.
   *
   * @throws MeshError MESH_EMPTY for an empty name
   */
  static header(name, { defaultValue } = {}) {
    return new _CustomTag({ header: { name: checkText2(name, { property: "header" }), defaultValue } });
  }
  /**
   * A format string of Envoy's access log, such as `%REQ(:METHOD)% %RESPONSE_CODE%`.
   *
   * @throws MeshError MESH_EMPTY for an empty format
   */
  static formatter(format) {
    return new _CustomTag({ formatter: { value: checkText2(format, { property: "formatter" }) } });
  }
  #json;
  constructor(json) {
    this.#json = json;
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#json;
  }
};

// lib/telemetry/metric.ts
var Metric = class _Metric {
  /** Every standard metric. */
  static ALL_METRICS = new _Metric({ metric: "ALL_METRICS" });
  /** `istio_requests_total`: requests over HTTP, HTTP/2 and gRPC. */
  static REQUEST_COUNT = new _Metric({ metric: "REQUEST_COUNT" });
  /** `istio_request_duration_milliseconds`: how long requests took. */
  static REQUEST_DURATION = new _Metric({ metric: "REQUEST_DURATION" });
  /** `istio_request_bytes`: sizes of request bodies. */
  static REQUEST_SIZE = new _Metric({ metric: "REQUEST_SIZE" });
  /** `istio_response_bytes`: sizes of response bodies. */
  static RESPONSE_SIZE = new _Metric({ metric: "RESPONSE_SIZE" });
  /** `istio_tcp_connections_opened_total`: TCP connections that were opened. */
  static TCP_OPENED_CONNECTIONS = new _Metric({ metric: "TCP_OPENED_CONNECTIONS" });
  /** `istio_tcp_connections_closed_total`: TCP connections that were closed. */
  static TCP_CLOSED_CONNECTIONS = new _Metric({ metric: "TCP_CLOSED_CONNECTIONS" });
  /** `istio_tcp_sent_bytes_total`: bytes of TCP responses. */
  static TCP_SENT_BYTES = new _Metric({ metric: "TCP_SENT_BYTES" });
  /** `istio_tcp_received_bytes_total`: bytes of TCP requests. */
  static TCP_RECEIVED_BYTES = new _Metric({ metric: "TCP_RECEIVED_BYTES" });
  /** `istio_request_messages_total`: gRPC messages from clients. */
  static GRPC_REQUEST_MESSAGES = new _Metric({ metric: "GRPC_REQUEST_MESSAGES" });
  /** `istio_response_messages_total`: gRPC messages from servers. */
  static GRPC_RESPONSE_MESSAGES = new _Metric({ metric: "GRPC_RESPONSE_MESSAGES" });
  /**
   * A metric that is not one of Istio's own.
   *
   * @throws MeshError MESH_EMPTY for an empty name
   */
  static custom(name) {
    return new _Metric({ customMetric: checkText2(name, { property: "metric" }) });
  }
  #json;
  constructor(json) {
    this.#json = json;
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#json;
  }
};

// lib/telemetry/cel-token.ts
var CelProblem = class extends Error {
};
var ESCAPE = /\\(?:[abfnrtv"'`?\\]|[0-3][0-7]{2}|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/.source;
var RAW = /(?:[bB]?[rR]|[rR][bB])(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\r\n]*"|'[^'\r\n]*')/.source;
var LONG = `[bB]?(?:"""(?:${ESCAPE}|[^\\\\])*?"""|'''(?:${ESCAPE}|[^\\\\])*?''')`;
var SHORT = `[bB]?(?:"(?:${ESCAPE}|[^"\\\\\r
])*"|'(?:${ESCAPE}|[^'\\\\\r
])*')`;
var STRING = `${RAW}|${LONG}|${SHORT}`;
var NUMBER = /0x[0-9a-fA-F]+[uU]?|\d*\.\d+(?:[eE][-+]?\d+)?|\d+(?:[eE][-+]?\d+|[uU]?)/.source;
var SIGN = /[<>=!]=|&&|\|\||[-+*/%<>!?:.,()[\]{}]/.source;
var NOTHING = /\s+|\/\/[^\n]*/.source;
var TOKEN3 = new RegExp(
  `${NOTHING}|(?<string>${STRING})|(?<number>${NUMBER})|(?<name>[_a-zA-Z]\\w*)|(?<sign>${SIGN})`,
  "y"
);
function celTokens(expression) {
  const found = [];
  for (let at = 0; at < expression.length; at = TOKEN3.lastIndex) {
    TOKEN3.lastIndex = at;
    const match = TOKEN3.exec(expression);
    if (!match) throw new CelProblem(`unexpected ${expression.charAt(at)} at character ${at + 1}`);
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== void 0) ?? [];
    if (kind) found.push({ kind, text: match[0], at: at + 1 });
  }
  return [...found, { kind: "end", text: "", at: expression.length + 1 }];
}
function withoutStrings(expression) {
  return expression.replace(new RegExp(STRING, "g"), '""');
}

// lib/telemetry/cel.ts
function checkCel(expression, place) {
  const problem = expression.trim() === "" ? "not be empty" : syntaxError(expression);
  if (problem === void 0) return expression;
  const habit = OTHER_LANGUAGES.find(([mistake]) => mistake.test(withoutStrings(expression)));
  throw new MeshError("MESH_INVALID_CEL", {
    ...place,
    value: expression,
    must: problem,
    ...habit ? { fix: habit[1] } : {}
  });
}
var BINARY = ["&&", "||", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%"];
var KEYWORDS = /* @__PURE__ */ new Set(["in", "true", "false", "null"]);
var RESERVED = /^(?:in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while)$/;
var OTHER_LANGUAGES = [
  [/[^<>=!]=(?!=)|===/, "CEL compares with =="],
  [/\b(?:and|or|not)\b/i, "CEL writes &&, || and !"],
  [/(?<!&)&(?!&)|(?<!\|)\|(?!\|)/, "CEL writes && and ||"]
];
function syntaxError(expression) {
  try {
    new CelReader(celTokens(expression)).readAll();
    return void 0;
  } catch (error) {
    if (error instanceof CelProblem) return `be a CEL expression (${error.message})`;
    throw error;
  }
}
var CelReader = class {
  #tokens;
  #next = 0;
  constructor(tokens) {
    this.#tokens = tokens;
  }
  readAll() {
    this.expression();
    if (this.token.kind !== "end") this.fail();
  }
  get token() {
    return this.#tokens[this.#next];
  }
  fail() {
    const { kind, text, at } = this.token;
    throw new CelProblem(kind === "end" ? "it ends too early" : `unexpected ${text} at character ${at}`);
  }
  take(...texts) {
    const { kind, text } = this.token;
    const taken = (kind === "sign" || kind === "name") && texts.includes(text);
    if (taken) this.#next++;
    return taken;
  }
  expect(text) {
    if (!this.take(text)) this.fail();
  }
  expression() {
    this.operation();
    if (!this.take("?")) return;
    this.operation();
    this.expect(":");
    this.expression();
  }
  operation() {
    do
      this.operand();
    while (this.take(...BINARY));
  }
  operand() {
    while (this.take("!", "-")) ;
    this.primary();
    for (; ; ) {
      if (this.take(".")) {
        this.name(KEYWORDS.has(this.token.text));
        if (this.take("(")) this.list(")");
      } else if (this.take("[")) {
        this.expression();
        this.expect("]");
      } else return;
    }
  }
  primary() {
    if (this.take("(")) {
      this.expression();
      this.expect(")");
    } else if (this.take("[")) this.list("]");
    else if (this.take("{")) this.list("}", () => this.entry());
    else if (this.token.kind === "string" || this.token.kind === "number") this.#next++;
    else if (!this.take("true", "false", "null")) {
      this.name(RESERVED.test(this.token.text));
      if (this.take("(")) this.list(")");
    }
  }
  name(forbidden) {
    if (this.token.kind !== "name" || forbidden) this.fail();
    this.#next++;
  }
  entry() {
    this.expression();
    this.expect(":");
    this.expression();
  }
  /** What stands between brackets, commas between; only calls have no comma at the end. */
  list(close, item = () => this.expression()) {
    while (!this.take(close)) {
      item();
      if (this.take(close)) return;
      this.expect(",");
      if (close === ")" && this.token.text === ")") this.fail();
    }
  }
};

// lib/telemetry/tag-override.ts
var TagOverride = class _TagOverride {
  /**
   * Adds the tag or replaces it.
   *
   * @param expression CEL over Envoy's attributes, such as `request.host` or `string(destination.port)`; fixed text
   * stands in quotes of its own: `'"lab"'`
   * @throws MeshError MESH_INVALID_CEL for what is not CEL
   */
  static upsert(expression) {
    return new _TagOverride({ operation: "UPSERT", value: checkCel(expression, { property: "expression" }) });
  }
  /** Leaves the tag out. */
  static remove() {
    return new _TagOverride({ operation: "REMOVE" });
  }
  #json;
  constructor(json) {
    this.#json = json;
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#json;
  }
};

// lib/telemetry/access-logging.ts
function renderAccessLogging(logging, rule, property) {
  const { mode, providers, disabled, filter } = logging;
  return {
    match: mode === void 0 ? void 0 : { mode },
    providers: renderProviders(providers, rule, property),
    disabled,
    filter: filter === void 0 ? void 0 : { expression: checkCel(filter, { property: `${property}.filter`, at: rule }) }
  };
}

// lib/telemetry/metrics.ts
function renderMetrics2(metrics, rule, property) {
  return {
    providers: renderProviders(metrics.providers, rule, property),
    overrides: metrics.overrides?.map(
      (override, index) => renderOverride2(override, rule, `${property}.overrides[${index}]`)
    ),
    reportingInterval: renderDuration(metrics.reportingInterval, {
      property: `${property}.reportingInterval`,
      at: rule
    })
  };
}
function renderOverride2({ metric, mode, disabled, tags }, at, property) {
  return {
    match: metric === void 0 && mode === void 0 ? void 0 : { ...metric?._toJson(), mode },
    disabled,
    tagOverrides: tags && Object.fromEntries(
      Object.entries(tags).map(([name, tag]) => [
        checkText2(name, { property: `${property}.tags name`, at }),
        tag._toJson()
      ])
    )
  };
}

// lib/telemetry/tracing.ts
function renderTracing(tracing, rule, property) {
  return {
    match: tracing.mode === void 0 ? void 0 : { mode: tracing.mode },
    providers: renderProviders(tracing.providers, rule, property),
    randomSamplingPercentage: renderSampling(tracing.sampling, rule, property),
    disableSpanReporting: tracing.disableSpanReporting,
    disableContextPropagation: tracing.disableContextPropagation,
    customTags: tracing.customTags && renderCustomTags(tracing.customTags, rule, `${property}.customTags`),
    enableIstioTags: tracing.enableIstioTags,
    useRequestIdForTraceSampling: tracing.useRequestIdForTraceSampling
  };
}
function renderSampling(sampling, at, property) {
  if (sampling && sampling.percent > 0 && sampling.percent < 0.01) {
    throw new MeshError("MESH_INVALID_PERCENTAGE", {
      property: `${property}.sampling`,
      value: sampling.percent,
      must: "be 0 or at least 0.01",
      fix: "Envoy samples in steps of 0.01 %",
      at
    });
  }
  return sampling?.percent;
}
function renderCustomTags(tags, at, property) {
  return Object.fromEntries(
    Object.entries(tags).map(([name, tag]) => [checkText2(name, { property: `${property} name`, at }), tag._toJson()])
  );
}

// lib/telemetry/telemetry.ts
var Telemetry = class extends MeshResource {
  #attachment;
  #tracing;
  #metrics;
  #accessLogging;
  /**
   * @throws MeshError MESH_EMPTY for empty targets, and for a provider or tag without a name
   * @throws MeshError MESH_INVALID_CEL for a filter that is not CEL
   * @throws MeshError MESH_TARGET_IN_OTHER_NAMESPACE for a target outside the namespace of the Telemetry
   */
  constructor(scope, id, props = {}) {
    super(scope, id, { apiVersion: "telemetry.istio.io/v1", kind: "Telemetry", plural: "telemetries" }, props);
    this.#attachment = renderAttachment(props, this);
    this.#tracing = props.tracing?.map((tracing, index) => renderTracing(tracing, this, `tracing[${index}]`));
    this.#metrics = props.metrics?.map((metrics, index) => renderMetrics2(metrics, this, `metrics[${index}]`));
    this.#accessLogging = props.accessLogging?.map(
      (logging, index) => renderAccessLogging(logging, this, `accessLogging[${index}]`)
    );
  }
  /** Adds settings for spans, after those that are there; a later one wins for the fields that it sets. */
  addTracing(tracing) {
    const all = this.#tracing ?? [];
    this.#tracing = [...all, renderTracing(tracing, this, `tracing[${all.length}]`)];
  }
  /** Adds settings for metrics, after those that are there. */
  addMetrics(metrics) {
    const all = this.#metrics ?? [];
    this.#metrics = [...all, renderMetrics2(metrics, this, `metrics[${all.length}]`)];
  }
  /** Adds settings for access logs, after those that are there. */
  addAccessLogging(logging) {
    const all = this.#accessLogging ?? [];
    this.#accessLogging = [...all, renderAccessLogging(logging, this, `accessLogging[${all.length}]`)];
  }
  /** @internal */
  _toSpec() {
    return {
      ...this.#attachment,
      tracing: this.#tracing,
      metrics: this.#metrics,
      accessLogging: this.#accessLogging
    };
  }
};

// lib/telemetry/workload-mode.ts
var WorkloadMode = /* @__PURE__ */ ((WorkloadMode2) => {
  WorkloadMode2["CLIENT"] = "CLIENT";
  WorkloadMode2["SERVER"] = "SERVER";
  WorkloadMode2["CLIENT_AND_SERVER"] = "CLIENT_AND_SERVER";
  return WorkloadMode2;
})(WorkloadMode || {});

// lib/workloads/call.ts
var CALLS_ANNOTATION = "cdk8s-mesh/calls";
function declareCalls(workload, calls) {
  const declared = calls.map(({ to, timeout, retries }, index) => ({
    to: Host.of(to).nameFrom(workload.metadata.namespace),
    timeout: renderDuration(timeout, { property: `calls[${index}].timeout`, at: workload }),
    retries: checkInteger(retries, { property: `calls[${index}].retries`, at: workload }, 0)
  }));
  workload.metadata.addAnnotation(CALLS_ANNOTATION, JSON.stringify(declared));
}

// lib/workloads/disruption-budget.ts
var DisruptionBudget = class _DisruptionBudget {
  /** Nothing holds a drain back: no PodDisruptionBudget is made. */
  static NONE = new _DisruptionBudget(void 0);
  /**
   * At most so many pods, or such a share of them, are away. 0 lets no node be drained while a pod is on it.
   *
   * @throws MeshError MESH_OUT_OF_RANGE, MESH_INVALID_PERCENTAGE
   */
  static maxUnavailable(pods) {
    return new _DisruptionBudget({ maxUnavailable: count(pods, "maxUnavailable") });
  }
  /**
   * At least so many pods, or such a share of them, stay. For what needs a quorum: more than half.
   *
   * @throws MeshError MESH_OUT_OF_RANGE, MESH_INVALID_PERCENTAGE
   */
  static minAvailable(pods) {
    return new _DisruptionBudget({ minAvailable: count(pods, "minAvailable") });
  }
  #json;
  constructor(json) {
    this.#json = Object.freeze(json);
    Object.freeze(this);
  }
  /** @internal */
  _toJson() {
    return this.#json;
  }
};
function count(pods, property) {
  if (typeof pods === "number") return checkInteger(pods, { property }, 0);
  if (!Number.isInteger(pods.percent)) {
    throw new MeshError("MESH_INVALID_PERCENTAGE", {
      property,
      value: pods.percent,
      must: "be a whole number of percent"
    });
  }
  return `${pods.percent}%`;
}

// lib/workloads/injection.ts
var Injection = class _Injection {
  constructor(labels) {
    this.labels = labels;
    Object.freeze(this);
  }
  labels;
  /** Each new pod gets a sidecar from the default revision: label `istio-injection: enabled`. */
  static SIDECAR = new _Injection({ "istio-injection": "enabled" });
  /** No pod gets a sidecar, whatever the mesh's default: label `istio-injection: disabled`. */
  static DISABLED = new _Injection({ "istio-injection": "disabled" });
  /** Traffic is captured on the node, without sidecars: label `istio.io/dataplane-mode: ambient`. */
  static AMBIENT = new _Injection({ "istio.io/dataplane-mode": "ambient" });
  /** Each new pod gets a sidecar from one revision of the control plane: label `istio.io/rev`. */
  static revision(revision) {
    return new _Injection({ "istio.io/rev": checkDnsLabel(revision, { property: "revision" }) });
  }
};

// lib/workloads/mesh-namespace.ts
var import_cdk8s15 = require("cdk8s");
var import_cdk8s_plus_2815 = require("cdk8s-plus-28");
var MeshNamespace = class extends import_cdk8s_plus_2815.Namespace {
  /**
   * @throws MeshError MESH_INJECTION_CONFLICT where the metadata's labels already choose a way to join the mesh, or a
   * waypoint is given without `Injection.AMBIENT`
   */
  constructor(scope, id, props = {}) {
    const { injection = Injection.SIDECAR, metadata } = props;
    const waypoint = typeof props.waypoint === "object" ? props.waypoint.name : props.waypoint;
    super(scope, id, {
      metadata: {
        name: import_cdk8s15.Chart.of(scope).namespace ?? id,
        ...metadata,
        labels: {
          ...metadata?.labels,
          ...injection.labels,
          ...waypoint === void 0 ? {} : { "istio.io/use-waypoint": waypoint }
        }
      }
    });
    this.apiObject.addJsonPatch(import_cdk8s15.JsonPatch.add("/metadata/namespace", null), import_cdk8s15.JsonPatch.remove("/metadata/namespace"));
    const given = Object.keys(metadata?.labels ?? {}).filter((key2) => key2 in ALL_LABELS);
    if (given.length > 0) {
      throw new MeshError("MESH_INJECTION_CONFLICT", {
        property: "metadata.labels",
        value: given,
        must: "not choose how workloads join the mesh",
        fix: "say it with injection",
        at: this
      });
    }
    if (waypoint !== void 0 && injection !== Injection.AMBIENT) {
      throw new MeshError("MESH_INJECTION_CONFLICT", {
        property: "waypoint",
        value: waypoint,
        must: "come with injection: Injection.AMBIENT",
        fix: "sidecars route by themselves and use no waypoint",
        at: this
      });
    }
  }
};
var ALL_LABELS = {
  ...Injection.SIDECAR.labels,
  ...Injection.AMBIENT.labels,
  "istio.io/rev": ""
};

// lib/workloads/service-port.ts
var import_cdk8s16 = require("cdk8s");
var import_cdk8s_plus_2816 = require("cdk8s-plus-28");
var ServicePort = class _ServicePort {
  /** HTTP/1.1, or HTTP/2 where the client asks for it. */
  static http(port, options) {
    return new _ServicePort("http", port, options);
  }
  /** HTTP/2. */
  static http2(port, options) {
    return new _ServicePort("http2", port, options);
  }
  /** HTTPS that the application itself speaks: the mesh sees only the server name. */
  static https(port, options) {
    return new _ServicePort("https", port, options);
  }
  /** gRPC. */
  static grpc(port, options) {
    return new _ServicePort("grpc", port, options);
  }
  /** gRPC for browsers. */
  static grpcWeb(port, options) {
    return new _ServicePort("grpc-web", port, options);
  }
  /** Any protocol over TCP. */
  static tcp(port, options) {
    return new _ServicePort("tcp", port, options);
  }
  /** TLS that the application itself speaks: the mesh sees only the server name. */
  static tls(port, options) {
    return new _ServicePort("tls", port, options);
  }
  /** UDP, which sidecars let through untouched. */
  static udp(port, options) {
    return new _ServicePort("udp", port, options);
  }
  /** MongoDB. */
  static mongo(port, options) {
    return new _ServicePort("mongo", port, options);
  }
  /** MySQL, where the server speaks first. */
  static mysql(port, options) {
    return new _ServicePort("mysql", port, options);
  }
  /** Redis. */
  static redis(port, options) {
    return new _ServicePort("redis", port, options);
  }
  /** Port of the Service. */
  port;
  /** Port of the container. */
  targetPort;
  #protocol;
  #options;
  constructor(protocol, port, options = {}) {
    this.port = checkPort(port, { property: "port" });
    this.targetPort = checkPort(options.targetPort, { property: "targetPort" }) ?? port;
    checkDnsLabel(options.name, { property: "port.name" });
    this.#protocol = protocol;
    this.#options = { ...options };
    Object.freeze(this);
  }
  /** What is spoken on the port. */
  get protocol() {
    return this.#protocol.toUpperCase();
  }
  /** Adds the port to a Service of cdk8s-plus, which by itself knows no `appProtocol`. */
  bindTo(service) {
    const names = service.ports.map(({ name: name2 }) => name2);
    const name = this.#options.name ?? (names.includes(this.#protocol) ? `${this.#protocol}-${this.port}` : this.#protocol);
    if (names.includes(name)) {
      throw new MeshError("MESH_DUPLICATE_PORT", {
        property: "port.name",
        value: name,
        must: "be the name of one port of the Service only",
        at: service
      });
    }
    service.bind(this.port, {
      name,
      targetPort: this.targetPort,
      ...this.#options.nodePort === void 0 ? {} : { nodePort: this.#options.nodePort },
      ...this.#protocol === "udp" ? { protocol: import_cdk8s_plus_2816.Protocol.UDP } : {}
    });
    if (!saysProtocol(name, this.#protocol)) {
      const pointer = `/spec/ports/${names.length}/appProtocol`;
      import_cdk8s16.ApiObject.of(service).addJsonPatch(import_cdk8s16.JsonPatch.add(pointer, this.#protocol));
    }
  }
};
function saysProtocol(name, protocol) {
  return name === protocol || name.startsWith(`${protocol}-`);
}

// lib/workloads/service-versions.ts
var ServiceVersions = class _ServiceVersions {
  constructor(service, subsets) {
    this.service = service;
    this.host = Host.of(service);
    this.subsets = Object.freeze([...subsets]);
  }
  service;
  /** The versions of a Service that is there already: each a workload whose pods carry a `version` label. */
  static of(service, workloads) {
    const names = Object.keys(workloads);
    return new _ServiceVersions(
      service,
      names.map((name) => Subset.of(name, { workload: workloads[name] }))
    );
  }
  /** The host of the Service. */
  host;
  /** One subset per version, for a DestinationRule. */
  subsets;
  /**
   * One version as a destination.
   *
   * @throws MeshError MESH_UNKNOWN_SUBSET for a name that is no version; it does not compile either
   */
  subset(name) {
    const names = this.subsets.map((subset) => subset.name);
    if (!names.includes(name)) {
      throw new MeshError("MESH_UNKNOWN_SUBSET", {
        property: "subset",
        value: name,
        must: `be a version of ${this.host.name}: ${names.join(", ")}`,
        at: this.service
      });
    }
    return Destination.of(this.host, { subset: name });
  }
  /**
   * Several versions with the share of each, relative to the sum of all.
   *
   * A version that is left out gets nothing.
   */
  split(weights) {
    return Object.entries(weights).map(([name, weight]) => ({
      destination: this.subset(name),
      weight
    }));
  }
};

// lib/workloads/stateful-service.ts
var import_cdk8s17 = require("cdk8s");
var import_cdk8s_plus_2819 = require("cdk8s-plus-28");
var import_constructs9 = require("constructs");

// lib/workloads/stateful-pods.ts
var import_cdk8s_plus_2817 = require("cdk8s-plus-28");
var StatefulPods = class extends import_cdk8s_plus_2817.StatefulSet {
  #given;
  #templates;
  constructor(scope, id, props, templates) {
    super(scope, id, props);
    this.#given = props;
    this.#templates = templates;
  }
  /** Pods are selected by what people and Istio know them by, not by a label of cdk8s. */
  toPodSelectorConfig() {
    const app = this.podMetadata.getLabel("app");
    return { ...super.toPodSelectorConfig(), labelSelector: import_cdk8s_plus_2817.LabelSelector.of({ labels: { app } }) };
  }
  /** @internal */
  _toKube() {
    const { replicas, minReadySeconds, podManagementPolicy, updateStrategy, ...spec } = super._toKube();
    const given = this.#given;
    const { claims, mounts } = this.#templates;
    return {
      ...spec,
      ...given.replicas === void 0 ? {} : { replicas },
      ...given.minReady === void 0 ? {} : { minReadySeconds },
      ...given.podManagementPolicy === void 0 ? {} : { podManagementPolicy },
      ...given.strategy === void 0 ? {} : { updateStrategy },
      ...claims.length === 0 ? {} : {
        template: withMounts(spec.template, mounts),
        volumeClaimTemplates: claims
      }
    };
  }
};
function withMounts(template, mounts) {
  const [container, ...others] = template.spec?.containers ?? [];
  const mounted = { ...container, volumeMounts: [...container?.volumeMounts ?? [], ...mounts] };
  return { ...template, spec: { ...template.spec, containers: [mounted, ...others] } };
}

// lib/workloads/volume-claim-template.ts
var import_cdk8s_plus_2818 = require("cdk8s-plus-28");
function renderTemplates(templates, takenPaths, { property, ...at }) {
  const claims = templates.map((template, index) => toClaim(template, { ...at, property: `${property}[${index}]` }));
  checkUnique(
    templates.map(({ name }) => name),
    { ...at, property: `${property}.name` }
  );
  checkUnique([...takenPaths, ...templates.map(({ mountPath }) => mountPath)], {
    ...at,
    property: `${property}.mountPath`
  });
  return { claims, mounts: templates.map(({ name, mountPath, subPath }) => ({ name, mountPath, subPath })) };
}
function toClaim(template, { property, ...at }) {
  const { name, size, mountPath, storageClass } = template;
  const { accessModes = [import_cdk8s_plus_2818.PersistentVolumeAccessMode.READ_WRITE_ONCE] } = template;
  checkDnsLabel(name, { ...at, property: `${property}.name` });
  checkNotEmpty(accessModes, { ...at, property: `${property}.accessModes` });
  if (!mountPath.startsWith("/")) {
    const problem = { ...at, property: `${property}.mountPath`, value: mountPath, must: "be an absolute path" };
    throw new MeshError("MESH_INVALID_PATH", problem);
  }
  const storage = import_cdk8s_plus_2818.k8s.Quantity.fromString(renderSize(size, { ...at, property: `${property}.size` }));
  return {
    metadata: { name },
    spec: {
      accessModes: [...accessModes],
      resources: { requests: { storage } },
      ...storageClass === void 0 ? {} : { storageClassName: storageClass }
    }
  };
}
function checkUnique(names, place) {
  const again = names.find((name, index) => names.indexOf(name) < index);
  if (again !== void 0) {
    throw new MeshError("MESH_DUPLICATE", { ...place, value: again, must: "be another one for each volume" });
  }
}

// lib/workloads/stateful-service.ts
var StatefulService = class extends import_constructs9.Construct {
  /** The pods; autoscalers, subsets and policies take it. */
  statefulSet;
  /** The Service that gives each pod a name. */
  headlessService;
  /** The Service with an address of its own, where one is wanted. */
  clientService;
  /** The identity of all pods. */
  serviceAccount;
  /** Labels that all pods carry and are selected by. */
  podLabels;
  /** The ports that the pods serve. */
  ports;
  /**
   * @throws MeshError MESH_INVALID_NAME for a name that is no DNS label of at most 52 characters
   * @throws MeshError MESH_EMPTY for a service without ports
   * @throws MeshError MESH_DUPLICATE for two volumes of one name or one path
   * @throws MeshError MESH_INVALID_PATH for a mount path that is not absolute
   */
  constructor(scope, id, props) {
    super(scope, id);
    const name = this.checkName(props.name ?? id);
    const app = checkDnsLabel(props.app ?? name, { property: "app", at: this });
    this.podLabels = { app };
    this.ports = Object.freeze([...checkNotEmpty(props.ports ?? [props.port], { property: "ports", at: this })]);
    this.serviceAccount = props.serviceAccount ?? new import_cdk8s_plus_2819.ServiceAccount(this, "ServiceAccount", { metadata: { name: app } });
    const { publishNotReadyAddresses } = props;
    this.headlessService = this.serve(`${name}-headless`, "HeadlessService", this.ports, {
      clusterIP: "None",
      ...publishNotReadyAddresses === void 0 ? {} : { publishNotReadyAddresses }
    });
    this.clientService = props.clientService && this.serveClients(name, props.clientService);
    this.statefulSet = this.run(name, app, props);
    this.limitDisruptions(name, props.disruptionBudget ?? DisruptionBudget.maxUnavailable(1));
    if (props.calls && props.calls.length > 0) declareCalls(this.statefulSet, props.calls);
  }
  /** The host of the Service for clients, or of the headless one where there is no other. */
  get host() {
    return Host.of(this.clientService ?? this.headlessService);
  }
  /** The host of the headless Service: a look-up gives the address of every pod. */
  get headlessHost() {
    return Host.of(this.headlessService);
  }
  /**
   * The name of one pod: `mysql-0.mysql-headless.bookinfo.svc.cluster.local`. It is a name to connect to; a route leads to
   * Services, not to a pod.
   *
   * @param ordinal 0 for the first pod
   * @throws MeshError MESH_OUT_OF_RANGE for a pod that is not there
   * @throws MeshError MESH_HOST_WITHOUT_NAMESPACE where the service has no namespace
   */
  podHost(ordinal) {
    const { replicas } = this.statefulSet;
    checkInteger(ordinal, { property: "ordinal", at: this }, 0, replicas && replicas - 1);
    const headless = this.headlessHost;
    if (headless.namespace === void 0) {
      throw new MeshError("MESH_HOST_WITHOUT_NAMESPACE", {
        property: "podHost",
        value: headless.name,
        must: "be that of a Service with a namespace",
        fix: "give the chart a namespace",
        at: this
      });
    }
    return Host.external(`${this.statefulSet.name}-${ordinal}.${headless.fullName}`);
  }
  /** Pods carry a label that is the name, a dash and up to ten digits. */
  checkName(name) {
    const place = { property: "name", at: this };
    if (checkDnsLabel(name, place).length > 52) {
      throw new MeshError("MESH_INVALID_NAME", {
        ...place,
        value: name,
        must: "have at most 52 characters for Kubernetes to label its pods"
      });
    }
    return name;
  }
  serveClients(name, client) {
    const ports = checkNotEmpty(client.ports ?? this.ports, { property: "clientService.ports", at: this });
    const ownName = checkDnsLabel(client.name ?? name, { property: "clientService.name", at: this });
    return this.serve(ownName, "ClientService", ports, client.type === void 0 ? {} : { type: client.type });
  }
  serve(name, id, ports, options) {
    const service = new import_cdk8s_plus_2819.Service(this, id, { metadata: { name, labels: { ...this.podLabels } }, ...options });
    service.selectLabel("app", this.podLabels.app);
    for (const port of ports) port.bindTo(service);
    return service;
  }
  run(name, app, props) {
    const { container, replicas, podMetadata, podManagementPolicy, strategy, minReady } = props;
    const { ports: ownPorts = [], volumeMounts = [], ...rest } = container;
    const templates = renderTemplates(
      props.volumeClaimTemplates ?? [],
      volumeMounts.map(({ path }) => path),
      { property: "volumeClaimTemplates", at: this }
    );
    const preset = props.preset ?? ContainerPreset.AS_BUILT;
    const statefulSet = new StatefulPods(
      this,
      "StatefulSet",
      preset.pod({
        ...props.pod,
        metadata: { name, labels: { ...this.podLabels } },
        podMetadata: { ...podMetadata, labels: { ...podMetadata?.labels, ...this.podLabels } },
        service: this.headlessService,
        serviceAccount: this.serviceAccount,
        ...replicas === void 0 ? {} : { replicas: checkInteger(replicas, { property: "replicas", at: this }, 0) },
        ...podManagementPolicy === void 0 ? {} : { podManagementPolicy },
        ...strategy === void 0 ? {} : { strategy },
        ...minReady === void 0 ? {} : { minReady },
        select: false,
        containers: [
          {
            name: app,
            ...rest,
            ports: [...containerPorts2(this.ports), ...ownPorts],
            volumeMounts: [...volumeMounts]
          }
        ]
      }),
      templates
    );
    statefulSet.select(import_cdk8s_plus_2819.LabelSelector.of({ labels: { ...this.podLabels } }));
    return statefulSet;
  }
  limitDisruptions(name, budget) {
    const limit = budget._toJson();
    if (limit === void 0) return;
    new import_cdk8s17.ApiObject(this, "DisruptionBudget", {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: { name, labels: { ...this.podLabels } },
      spec: { ...limit, selector: { matchLabels: { ...this.podLabels } } }
    });
  }
};
function containerPorts2(ports) {
  const byKey = /* @__PURE__ */ new Map();
  for (const { targetPort, protocol } of ports) {
    const isUdp = protocol === "UDP" /* UDP */;
    byKey.set(`${targetPort}${isUdp}`, { number: targetPort, ...isUdp ? { protocol: import_cdk8s_plus_2819.Protocol.UDP } : {} });
  }
  return [...byKey.values()];
}

// lib/workloads/versioned-service.ts
var import_cdk8s18 = require("cdk8s");
var import_cdk8s_plus_2820 = require("cdk8s-plus-28");
var import_constructs10 = require("constructs");
var VersionedService = class extends import_constructs10.Construct {
  /** The Service in front of all versions. */
  service;
  /** The Deployment of each version. */
  deployments;
  /** The identity of all pods. */
  serviceAccount;
  /** Labels that all pods carry. */
  podLabels;
  /** The ports of the Service. */
  ports;
  #app;
  #versions;
  /**
   * @throws MeshError MESH_EMPTY for a service without versions or ports
   * @throws MeshError MESH_INVALID_NAME for a name, an app or a version that is no DNS label
   */
  constructor(scope, id, props) {
    super(scope, id);
    const name = checkDnsLabel(props.name ?? id, { property: "name", at: this });
    const ports = checkNotEmpty(props.ports ?? [props.port], { property: "ports", at: this });
    const versions = Object.keys(props.versions);
    checkNotEmpty(versions, { property: "versions", at: this }, "name at least one version");
    this.#app = checkDnsLabel(props.app ?? name, { property: "app", at: this });
    this.podLabels = { app: this.#app };
    this.ports = Object.freeze([...ports]);
    this.serviceAccount = props.serviceAccount ?? new import_cdk8s_plus_2820.ServiceAccount(this, "ServiceAccount", { metadata: { name: this.#app } });
    this.service = new import_cdk8s_plus_2820.Service(this, "Service", {
      metadata: { name, labels: { ...this.podLabels } },
      ...props.serviceType === void 0 ? {} : { type: props.serviceType }
    });
    this.service.selectLabel("app", this.#app);
    for (const port of ports) port.bindTo(this.service);
    const deployments = versions.map((version) => [version, this.deploy(version, ports, props)]);
    this.deployments = Object.fromEntries(deployments);
    this.#versions = ServiceVersions.of(this.service, this.deployments);
  }
  /** The host of the Service. */
  get host() {
    return this.#versions.host;
  }
  /** One subset per version, for a DestinationRule. */
  get subsets() {
    return this.#versions.subsets;
  }
  /** One version as a destination. */
  subset(name) {
    return this.#versions.subset(name);
  }
  /** Several versions with the share of each, relative to the sum of all: `split({ v1: 90, v2: 10 })`. */
  split(weights) {
    return this.#versions.split(weights);
  }
  deploy(version, ports, props) {
    const {
      replicas,
      deploymentName,
      calls = [],
      volumes,
      initContainers,
      podMetadata,
      automountServiceAccountToken,
      ...container
    } = props.versions[version];
    const app = this.#app;
    const labels = { app, version: checkDnsLabel(version, { property: "versions", at: this }) };
    const preset = props.preset ?? ContainerPreset.AS_BUILT;
    const deployment = new import_cdk8s_plus_2820.Deployment(
      this,
      version,
      preset.pod({
        metadata: { name: deploymentName ?? `${app}-${version}`, labels },
        podMetadata: { ...podMetadata, labels: { ...podMetadata?.labels, ...labels } },
        ...replicas === void 0 ? {} : { replicas: this.checkReplicas(replicas, version) },
        serviceAccount: this.serviceAccount,
        // Pods are selected by what people and Istio know them by, not by a label of cdk8s.
        select: false,
        containers: [{ name: app, ports: ports.map(({ targetPort }) => ({ number: targetPort })), ...container }],
        ...volumes ? { volumes: [...volumes] } : {},
        ...initContainers ? { initContainers: [...initContainers] } : {},
        ...automountServiceAccountToken === void 0 ? {} : { automountServiceAccountToken }
      })
    );
    deployment.select(import_cdk8s_plus_2820.LabelSelector.of({ labels }));
    if (replicas === void 0) import_cdk8s18.ApiObject.of(deployment).addJsonPatch(import_cdk8s18.JsonPatch.remove("/spec/replicas"));
    const allCalls = [...props.calls ?? [], ...calls];
    if (allCalls.length > 0) declareCalls(deployment, allCalls);
    return deployment;
  }
  checkReplicas(replicas, version) {
    return checkInteger(replicas, { property: `versions.${version}.replicas`, at: this }, 0);
  }
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Abort,
  AuthorizationAction,
  AuthorizationPolicy,
  CALLS_ANNOTATION,
  CaptureMode,
  ClientTls,
  ClusterTriggerAuthentication,
  Condition,
  ConfigPatch,
  ContainerPolicy,
  ContainerPreset,
  ControlledResource,
  ControlledValues,
  CustomTag,
  DefaultEndpoint,
  Delay,
  DerivePort,
  Destination,
  DestinationRule,
  DisruptionBudget,
  EgressHost,
  EnvoyFilter,
  EvictionChangeRequirement,
  ExportTo,
  FailStrategy,
  FallbackBehavior,
  FilterClass,
  Gateway,
  GrpcStatus,
  H2UpgradePolicy,
  HashKey,
  HeaderMatch,
  HealthProbe,
  HorizontalPodAutoscaler,
  Host,
  IdentityOwner,
  Injection,
  InnoDBCluster,
  InnoDBEdition,
  InnoDBPort,
  InvalidatedClusterPolicy,
  IpFamilyPolicy,
  Jwks,
  KafkaSasl,
  KillMode,
  LoadBalancer,
  LoadTest,
  Location,
  MeshApp,
  MeshError,
  MeshNamespace,
  MeshResource,
  Metric,
  MetricType,
  MtlsMode,
  OffsetResetPolicy,
  Operation,
  OperatorMesh,
  OutboundTrafficMode,
  OutputFolder,
  PatchContext,
  PatchOperation,
  PeerAuthentication,
  Percentage,
  PluginPhase,
  PluginType,
  PodChaos,
  PodIdentity,
  Principal,
  PrometheusAuthMode,
  Protocol,
  ProxyConfig,
  ProxyImage,
  ProxyProtocolVersion,
  PullPolicy,
  QueueOperation,
  RabbitmqCluster,
  RabbitmqMode,
  ReadOnlyTargets,
  RequestAuthentication,
  Resolution,
  RetryOn,
  RouteAction,
  ScaledObject,
  ScalingMetric,
  ScalingPolicy,
  SelectPolicy,
  Server,
  ServerHost,
  ServerTls,
  ServiceEntry,
  ServiceEntryPort,
  ServicePort,
  ServiceVersions,
  Sidecar,
  SidecarTls,
  Source,
  StartupBoost,
  StatefulService,
  StringMatch,
  Subset,
  TagOverride,
  TargetRef,
  Telemetry,
  TlsVersion,
  TokenLocation,
  TolerationOperator,
  TrafficExtension,
  Trigger,
  TriggerAuthentication,
  TunnelProtocol,
  UnixSocket,
  UnmatchedPreflights,
  UpdateMode,
  VaultSecretType,
  VersionedService,
  VerticalPodAutoscaler,
  VirtualService,
  WasmEnv,
  WasmPlugin,
  WorkloadEntry,
  WorkloadGroup,
  WorkloadMode,
  declareCalls,
  gatewayApi,
  optInToKubeMonkey
});
