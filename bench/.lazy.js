"use strict";
const modules = {
"index.js": function (exports) {
"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __exportStar = (this && this.__exportStar) || function(m, exports) {
    for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
};
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.gatewayApi = void 0;
__exportStar(load("autoscaling/index.js"), exports);
__exportStar(load("chaos/index.js"), exports);
__exportStar(load("core/index.js"), exports);
__exportStar(load("extensions/index.js"), exports);
exports.gatewayApi = __importStar(load("gateway-api/index.js"));
__exportStar(load("networking/index.js"), exports);
__exportStar(load("operators/index.js"), exports);
__exportStar(load("security/index.js"), exports);
__exportStar(load("synth/index.js"), exports);
__exportStar(load("telemetry/index.js"), exports);
__exportStar(load("workloads/index.js"), exports);

},
"autoscaling/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.VerticalPodAutoscaler = exports.UpdateMode = exports.TriggerAuthentication = exports.Trigger = exports.MetricType = exports.StartupBoost = exports.SelectPolicy = exports.ScalingPolicy = exports.ScalingMetric = exports.FallbackBehavior = exports.ScaledObject = exports.RabbitmqMode = exports.QueueOperation = exports.PrometheusAuthMode = exports.PodIdentity = exports.IdentityOwner = exports.OffsetResetPolicy = exports.KafkaSasl = exports.HorizontalPodAutoscaler = exports.VaultSecretType = exports.EvictionChangeRequirement = exports.ControlledResource = exports.ControlledValues = exports.ContainerPolicy = exports.ClusterTriggerAuthentication = void 0;
var cluster_trigger_authentication_1 = load("autoscaling/cluster-trigger-authentication.js");
Object.defineProperty(exports, "ClusterTriggerAuthentication", { enumerable: true, get: function () { return cluster_trigger_authentication_1.ClusterTriggerAuthentication; } });
var container_policy_1 = load("autoscaling/container-policy.js");
Object.defineProperty(exports, "ContainerPolicy", { enumerable: true, get: function () { return container_policy_1.ContainerPolicy; } });
Object.defineProperty(exports, "ControlledValues", { enumerable: true, get: function () { return container_policy_1.ControlledValues; } });
var eviction_requirement_1 = load("autoscaling/eviction-requirement.js");
Object.defineProperty(exports, "ControlledResource", { enumerable: true, get: function () { return eviction_requirement_1.ControlledResource; } });
Object.defineProperty(exports, "EvictionChangeRequirement", { enumerable: true, get: function () { return eviction_requirement_1.EvictionChangeRequirement; } });
var hashicorp_vault_1 = load("autoscaling/hashicorp-vault.js");
Object.defineProperty(exports, "VaultSecretType", { enumerable: true, get: function () { return hashicorp_vault_1.VaultSecretType; } });
var horizontal_pod_autoscaler_1 = load("autoscaling/horizontal-pod-autoscaler.js");
Object.defineProperty(exports, "HorizontalPodAutoscaler", { enumerable: true, get: function () { return horizontal_pod_autoscaler_1.HorizontalPodAutoscaler; } });
var kafka_trigger_1 = load("autoscaling/kafka-trigger.js");
Object.defineProperty(exports, "KafkaSasl", { enumerable: true, get: function () { return kafka_trigger_1.KafkaSasl; } });
Object.defineProperty(exports, "OffsetResetPolicy", { enumerable: true, get: function () { return kafka_trigger_1.OffsetResetPolicy; } });
var pod_identity_1 = load("autoscaling/pod-identity.js");
Object.defineProperty(exports, "IdentityOwner", { enumerable: true, get: function () { return pod_identity_1.IdentityOwner; } });
Object.defineProperty(exports, "PodIdentity", { enumerable: true, get: function () { return pod_identity_1.PodIdentity; } });
var prometheus_trigger_1 = load("autoscaling/prometheus-trigger.js");
Object.defineProperty(exports, "PrometheusAuthMode", { enumerable: true, get: function () { return prometheus_trigger_1.PrometheusAuthMode; } });
var rabbitmq_trigger_1 = load("autoscaling/rabbitmq-trigger.js");
Object.defineProperty(exports, "QueueOperation", { enumerable: true, get: function () { return rabbitmq_trigger_1.QueueOperation; } });
Object.defineProperty(exports, "RabbitmqMode", { enumerable: true, get: function () { return rabbitmq_trigger_1.RabbitmqMode; } });
var scaled_object_1 = load("autoscaling/scaled-object.js");
Object.defineProperty(exports, "ScaledObject", { enumerable: true, get: function () { return scaled_object_1.ScaledObject; } });
var scaling_fallback_1 = load("autoscaling/scaling-fallback.js");
Object.defineProperty(exports, "FallbackBehavior", { enumerable: true, get: function () { return scaling_fallback_1.FallbackBehavior; } });
var scaling_metric_1 = load("autoscaling/scaling-metric.js");
Object.defineProperty(exports, "ScalingMetric", { enumerable: true, get: function () { return scaling_metric_1.ScalingMetric; } });
var scaling_policy_1 = load("autoscaling/scaling-policy.js");
Object.defineProperty(exports, "ScalingPolicy", { enumerable: true, get: function () { return scaling_policy_1.ScalingPolicy; } });
var scaling_rules_1 = load("autoscaling/scaling-rules.js");
Object.defineProperty(exports, "SelectPolicy", { enumerable: true, get: function () { return scaling_rules_1.SelectPolicy; } });
var startup_boost_1 = load("autoscaling/startup-boost.js");
Object.defineProperty(exports, "StartupBoost", { enumerable: true, get: function () { return startup_boost_1.StartupBoost; } });
var trigger_1 = load("autoscaling/trigger.js");
Object.defineProperty(exports, "MetricType", { enumerable: true, get: function () { return trigger_1.MetricType; } });
Object.defineProperty(exports, "Trigger", { enumerable: true, get: function () { return trigger_1.Trigger; } });
var trigger_authentication_1 = load("autoscaling/trigger-authentication.js");
Object.defineProperty(exports, "TriggerAuthentication", { enumerable: true, get: function () { return trigger_authentication_1.TriggerAuthentication; } });
var update_mode_1 = load("autoscaling/update-mode.js");
Object.defineProperty(exports, "UpdateMode", { enumerable: true, get: function () { return update_mode_1.UpdateMode; } });
var vertical_pod_autoscaler_1 = load("autoscaling/vertical-pod-autoscaler.js");
Object.defineProperty(exports, "VerticalPodAutoscaler", { enumerable: true, get: function () { return vertical_pod_autoscaler_1.VerticalPodAutoscaler; } });

},
"autoscaling/cluster-trigger-authentication.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ClusterTriggerAuthentication = void 0;
const mesh_resource_1 = load("core/mesh-resource.js");
const authentication_sources_1 = load("autoscaling/authentication-sources.js");
/**
 * How triggers of any namespace authenticate. It has no namespace, and KEDA looks for its Secrets in the namespace of the
 * operator.
 *
 * @example
 * new ClusterTriggerAuthentication(chart, 'aws-auth', {
 *   podIdentity: PodIdentity.aws({ identityOwner: IdentityOwner.WORKLOAD }),
 * });
 * ```yaml
 * apiVersion: keda.sh/v1alpha1
 * kind: ClusterTriggerAuthentication
 * metadata:
 *   name: aws-auth
 * spec:
 *   podIdentity:
 *     identityOwner: workload
 *     provider: aws
 * ```
 * @see https://keda.sh/docs/2.20/concepts/authentication/#authentication-scopes-namespace-vs-cluster
 */
class ClusterTriggerAuthentication extends mesh_resource_1.MeshResource {
    #spec;
    /** @throws MeshError MESH_POD_IDENTITY for an identity that contradicts itself */
    constructor(scope, id, props) {
        const apiVersion = 'keda.sh/v1alpha1';
        const kind = 'ClusterTriggerAuthentication';
        super(scope, id, { apiVersion, kind, plural: 'clustertriggerauthentications' }, props);
        // A chart's namespace is written into every object, and this kind has none.
        this.override('/metadata/namespace', undefined);
        this.#spec = { ...(0, authentication_sources_1.renderSources)(props, this), filePath: props.filePath };
    }
    /** None: the object is for all namespaces. */
    get namespace() {
        return undefined;
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
}
exports.ClusterTriggerAuthentication = ClusterTriggerAuthentication;

},
"core/mesh-resource.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MeshResource = void 0;
const cdk8s_1 = require("cdk8s");
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const override_1 = load("core/override.js");
/**
 * A custom resource of the mesh.
 *
 * A resource is a cdk8s-plus `Resource`: it has `name`, `metadata` and `permissions`, and roles take it. Its one child
 * is the `ApiObject` called `Resource`.
 */
class MeshResource extends cdk8s_plus_28_1.Resource {
    /** The plural name of the kind, as roles and URLs of the API server have it. */
    resourceType;
    apiObject;
    #overrides = [];
    constructor(scope, id, kind, props) {
        super(scope, id);
        this.resourceType = kind.plural;
        this.apiObject = new OverridableObject(this, { apiVersion: kind.apiVersion, kind: kind.kind, metadata: props.metadata, spec: lazy(() => this._toSpec()) }, this.#overrides);
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
    override(pointer, value) {
        this.#overrides.push((0, override_1.readOverride)(pointer, value, this));
    }
}
exports.MeshResource = MeshResource;
/** Overrides come after the object is rendered, so that no type stands in their way. */
class OverridableObject extends cdk8s_1.ApiObject {
    #overrides;
    constructor(scope, props, overrides) {
        super(scope, 'Resource', props);
        this.#overrides = overrides;
    }
    toJson() {
        const manifest = super.toJson();
        const owner = this.node.scope;
        for (const override of this.#overrides)
            (0, override_1.applyOverride)(manifest, override, owner);
        return manifest;
    }
}
function lazy(produce) {
    return cdk8s_1.Lazy.any({ produce });
}

},
"core/override.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readOverride = readOverride;
exports.applyOverride = applyOverride;
const errors_1 = load("core/errors.js");
/** Reads the pointer, and keeps a copy of the value: what its owner does to it later does not show. */
function readOverride(pointer, value, at) {
    if (!pointer.startsWith('/'))
        fail(pointer, 'be a JSON pointer that begins with /, such as /spec/hosts/0', at);
    const steps = pointer
        .slice(1)
        .split('/')
        .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
    if (steps.includes('__proto__'))
        fail(pointer, 'not name __proto__', at);
    return { pointer, steps, value: copy(value, at) };
}
/** Sets the field in place. */
function applyOverride(manifest, { pointer, steps, value }, at) {
    const last = steps.at(-1);
    let node = manifest;
    for (const step of steps.slice(0, -1)) {
        let next = Array.isArray(node) ? node[indexOf(node, step, pointer, at)] : own(node, step);
        if (next === undefined && !Array.isArray(node)) {
            if (value === undefined)
                return;
            next = {};
            node[step] = next;
        }
        if (next === null || typeof next !== 'object') {
            fail(pointer, `lead through objects and lists; '${step}' is neither`, at);
        }
        node = next;
    }
    // Rendering again has to start from the value as it was, not from what later overrides made of it.
    const set = copy(value, at);
    if (Array.isArray(node)) {
        const index = last === '-' && set !== undefined ? node.length : indexOf(node, last, pointer, at);
        node.splice(index, 1, ...(set === undefined ? [] : [set]));
    }
    else if (set === undefined) {
        delete node[last];
    }
    else {
        node[last] = set;
    }
}
function own(node, step) {
    return Object.hasOwn(node, step) ? node[step] : undefined;
}
function indexOf(list, step, pointer, at) {
    if (!/^(?:0|[1-9]\d*)$/.test(step) || Number(step) >= list.length) {
        fail(pointer, `name a place in a list of ${list.length}; '${step}' is none`, at);
    }
    return Number(step);
}
function copy(value, at) {
    try {
        return structuredClone(value);
    }
    catch {
        throw new errors_1.MeshError('MESH_INVALID_OVERRIDE', { property: 'value', value, must: 'be plain JSON', at });
    }
}
function fail(pointer, must, at) {
    throw new errors_1.MeshError('MESH_INVALID_POINTER', { property: 'pointer', value: pointer, must, at });
}

},
"core/errors.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MeshError = void 0;
exports.show = show;
const node_path_1 = require("node:path");
/**
 * An input that cannot become a manifest.
 *
 * The message names the property, what it must be, the value, the fix and the construct path. `code` is stable:
 * `docs/errors.md` lists every one.
 */
class MeshError extends Error {
    name = 'MeshError';
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
}
exports.MeshError = MeshError;
function describe({ property, must, fix, at, ...rest }) {
    const got = 'value' in rest && rest.value !== undefined ? `, got ${show(rest.value)}` : '';
    const path = at && at.node.path !== '' ? ` (at ${at.node.path})` : '';
    return `'${property}' must ${must}${got}${fix ? `; ${fix}` : ''}${path}`;
}
/** A value as it would stand in source, short enough for one line. */
function show(value) {
    const text = typeof value === 'string' ? `'${value}'` : typeof value === 'number' ? `${value}` : toJson(value);
    return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
function toJson(value) {
    try {
        return JSON.stringify(value) ?? String(value);
    }
    catch {
        return String(value);
    }
}
const library = (0, node_path_1.join)(__dirname, '..') + node_path_1.sep;
/** Frames of dependencies, of Node and of built-in functions. A file's top level is `Object.<anonymous> (file)`. */
const FOREIGN = /[\\/]node_modules[\\/]|(?:\(|at )node:|\(<anonymous>\)|at <anonymous>$/;
/** The stack with more frames than Node keeps by itself: the library's own can be more than those. */
function deepStackOf(error) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 100;
    Error.captureStackTrace(error, MeshError);
    Error.stackTraceLimit = limit;
    return error.stack ?? '';
}
/** The stack without the library's own and foreign frames: the first line left is the mistake. */
function callersOf(stack) {
    const lines = stack.split('\n');
    const message = lines.filter((line) => !/^\s+at /.test(line));
    const frames = lines.filter((line) => /^\s+at /.test(line) && !line.includes(library) && !FOREIGN.test(line));
    return [...message, ...frames].join('\n');
}

},
"autoscaling/authentication-sources.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderSources = renderSources;
const aws_secret_manager_1 = load("autoscaling/aws-secret-manager.js");
const azure_key_vault_1 = load("autoscaling/azure-key-vault.js");
const gcp_secret_manager_1 = load("autoscaling/gcp-secret-manager.js");
const hashicorp_vault_1 = load("autoscaling/hashicorp-vault.js");
const oauth2_1 = load("autoscaling/oauth2.js");
const secret_key_1 = load("autoscaling/secret-key.js");
/** The sources in their wire form. */
function renderSources(sources, at) {
    const { hashiCorpVault, azureKeyVault, gcpSecretManager, awsSecretManager, oauth2 } = sources;
    return {
        podIdentity: sources.podIdentity?._render(at, 'podIdentity'),
        secretTargetRef: sources.secretTargetRef?.map(({ parameter, secret, key }, index) => ({
            parameter,
            name: (0, secret_key_1.nameInReach)(secret, at, `secretTargetRef[${index}].secret`),
            key,
        })),
        configMapTargetRef: sources.configMapTargetRef?.map(({ parameter, configMap, key }, index) => ({
            parameter,
            name: (0, secret_key_1.nameInReach)(configMap, at, `configMapTargetRef[${index}].configMap`),
            key,
        })),
        env: sources.env?.map(({ parameter, name, container }) => ({
            parameter,
            name,
            containerName: typeof container === 'string' ? container : container?.name,
        })),
        boundServiceAccountToken: sources.boundServiceAccountToken?.map(({ parameter, serviceAccount }, index) => ({
            parameter,
            serviceAccountName: (0, secret_key_1.nameInReach)(serviceAccount, at, `boundServiceAccountToken[${index}].serviceAccount`),
        })),
        hashiCorpVault: hashiCorpVault && (0, hashicorp_vault_1.renderHashiCorpVault)(hashiCorpVault, at, 'hashiCorpVault'),
        azureKeyVault: azureKeyVault && (0, azure_key_vault_1.renderAzureKeyVault)(azureKeyVault, at, 'azureKeyVault'),
        gcpSecretManager: gcpSecretManager && (0, gcp_secret_manager_1.renderGcpSecretManager)(gcpSecretManager, at, 'gcpSecretManager'),
        awsSecretManager: awsSecretManager && (0, aws_secret_manager_1.renderAwsSecretManager)(awsSecretManager, at, 'awsSecretManager'),
        oauth2: oauth2 && (0, oauth2_1.renderOAuth2)(oauth2, at, 'oauth2'),
    };
}

},
"autoscaling/aws-secret-manager.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderAwsSecretManager = renderAwsSecretManager;
const checks_1 = load("core/checks.js");
const secret_key_1 = load("autoscaling/secret-key.js");
/** The manager in its wire form. */
function renderAwsSecretManager({ secrets, region, podIdentity, credentials }, at, property) {
    (0, checks_1.checkNotEmpty)(secrets, { property: `${property}.secrets`, at });
    const keyOf = (name, secret) => (0, secret_key_1.renderSecretKey)(secret, at, `${property}.credentials.${name}`);
    return {
        secrets: secrets.map(({ parameter, name, secretKey, versionId, versionStage }) => ({
            parameter,
            name,
            secretKey,
            versionId,
            versionStage,
        })),
        region,
        podIdentity: podIdentity?._render(at, `${property}.podIdentity`),
        credentials: credentials && {
            accessKey: keyOf('accessKey', credentials.accessKey),
            accessSecretKey: keyOf('accessSecretKey', credentials.accessSecretKey),
            accessToken: credentials.accessToken && keyOf('accessToken', credentials.accessToken),
        },
    };
}

},
"core/checks.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkInteger = checkInteger;
exports.checkNumber = checkNumber;
exports.checkPort = checkPort;
exports.checkDnsLabel = checkDnsLabel;
exports.checkNotEmpty = checkNotEmpty;
const errors_1 = load("core/errors.js");
/** Fails unless `value` is absent or an integer within the bounds; returns it. */
function checkInteger(value, place, min, max = 2147483647) {
    if (value !== undefined && (!Number.isInteger(value) || value < min || value > max)) {
        const must = max === 2147483647 ? `be an integer of at least ${min}` : `be an integer from ${min} to ${max}`;
        throw new errors_1.MeshError('MESH_OUT_OF_RANGE', { ...place, value, must });
    }
    return value;
}
/** Fails unless `value` is absent or a number within the bounds; returns it. */
function checkNumber(value, place, min, max) {
    if (value !== undefined && !(value >= min && value <= max)) {
        throw new errors_1.MeshError('MESH_OUT_OF_RANGE', { ...place, value, must: `be a number from ${min} to ${max}` });
    }
    return value;
}
/** Fails unless `value` is absent or a port number; returns it. */
function checkPort(value, place) {
    return checkInteger(value, place, 1, 65535);
}
const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
/** Fails unless `value` is a DNS label (RFC 1123), the form of subset, port and namespace names; returns it. */
function checkDnsLabel(value, place) {
    if (value !== undefined && !DNS_LABEL.test(value)) {
        throw new errors_1.MeshError('MESH_INVALID_NAME', {
            ...place,
            value,
            must: 'be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end',
        });
    }
    return value;
}
/** Fails where a list that has to say something is empty; returns it. */
function checkNotEmpty(value, place, fix) {
    if (value !== undefined && value.length === 0) {
        throw new errors_1.MeshError('MESH_EMPTY', { ...place, must: 'have at least one entry', value, ...(fix ? { fix } : {}) });
    }
    return value;
}

},
"autoscaling/secret-key.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderSecretKey = renderSecretKey;
exports.nameInReach = nameInReach;
const scale_target_1 = load("autoscaling/scale-target.js");
/** The key in its wire form. */
function renderSecretKey({ secret, key }, at, property) {
    return { valueFrom: { secretKeyRef: { name: nameInReach(secret, at, property), key } } };
}
/**
 * The name of an object that KEDA looks up beside the TriggerAuthentication. For a ClusterTriggerAuthentication it looks
 * in its own namespace, which nobody here knows.
 */
function nameInReach(object, at, property) {
    if (at.kind !== 'ClusterTriggerAuthentication')
        (0, scale_target_1.checkSameNamespace)(object, at, property);
    return object.name;
}

},
"autoscaling/scale-target.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTargetRef = renderTargetRef;
exports.takeOver = takeOver;
exports.checkSameNamespace = checkSameNamespace;
const errors_1 = load("core/errors.js");
const scaler_registry_1 = load("autoscaling/scaler-registry.js");
/** The reference in its wire form. */
function renderTargetRef({ apiVersion, kind, name }) {
    return { apiVersion, kind, name };
}
/** Hands the number of the target's pods to `scaler`: its manifest says none from now on. */
function takeOver(target, scaler) {
    checkSameNamespace(target, scaler, 'target');
    const workload = 'markHasAutoscaler' in target ? target : undefined;
    if (workload === undefined && 'containers' in target && target.containers !== undefined) {
        throw new errors_1.MeshError('MESH_INVALID_TARGET', {
            property: 'target',
            value: target.kind,
            must: 'be something whose number of pods can be set, such as a Deployment or a StatefulSet',
            at: scaler,
        });
    }
    if (workload?.replicas !== undefined) {
        throw new errors_1.MeshError('MESH_FIXED_REPLICAS', {
            property: 'target',
            must: `not fix its replicas: ${workload.kind} ${workload.node.path} has ${workload.replicas}`,
            fix: `leave replicas out there; each apply would undo what the ${scaler.kind} decided`,
            at: scaler,
        });
    }
    (0, scaler_registry_1.claim)(target, scaler);
    workload?.markHasAutoscaler();
}
/**
 * Fails where an object that is named without a namespace lives in another one. What the app does not define is taken
 * to live where it is named.
 */
function checkSameNamespace(object, owner, property) {
    const known = object;
    if (known.metadata === undefined || known.metadata.namespace === owner.metadata.namespace)
        return;
    throw new errors_1.MeshError('MESH_OTHER_NAMESPACE', {
        property,
        value: `${known.kind} ${known.metadata.namespace ?? ''}/${object.name}`,
        must: `live in the namespace of the ${owner.kind}`,
        at: owner,
    });
}

},
"autoscaling/scaler-registry.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.claim = claim;
const constructs_1 = require("constructs");
const errors_1 = load("core/errors.js");
const scalers = new WeakMap();
/**
 * Notes that `scaler` scales `target`, which has one scaler at most: two of them undo each other's decisions.
 *
 * @throws MeshError MESH_SECOND_SCALER for a target that has one
 */
function claim(target, scaler) {
    const first = scalers.get(target) ?? foreignScaler(target);
    if (first !== undefined) {
        const what = constructs_1.Construct.isConstruct(first) ? `${first.kind} ${first.node.path}` : 'something else';
        throw new errors_1.MeshError('MESH_SECOND_SCALER', {
            property: 'target',
            ...(constructs_1.Construct.isConstruct(target) ? { value: target.node.path } : {}),
            must: `have one autoscaler, and ${what} scales it`,
            fix: `drop that or ${scaler.kind} ${scaler.node.path}`,
            at: scaler,
        });
    }
    scalers.set(target, scaler);
}
/** An autoscaler of cdk8s-plus, or whatever else marked the workload as scaled. */
function foreignScaler(target) {
    if (!constructs_1.Construct.isConstruct(target) || !('hasAutoscaler' in target) || !target.hasAutoscaler)
        return undefined;
    return target.node.root.node.findAll().find((other) => 'target' in other && other.target === target) ?? true;
}

},
"autoscaling/azure-key-vault.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderAzureKeyVault = renderAzureKeyVault;
const checks_1 = load("core/checks.js");
const secret_key_1 = load("autoscaling/secret-key.js");
/** The vault in its wire form. */
function renderAzureKeyVault({ vaultUri, secrets, cloud, podIdentity, credentials }, at, property) {
    (0, checks_1.checkNotEmpty)(secrets, { property: `${property}.secrets`, at });
    return {
        vaultUri,
        secrets: secrets.map(({ parameter, name, version }) => ({ parameter, name, version })),
        cloud: cloud && {
            type: cloud.type,
            keyVaultResourceURL: cloud.keyVaultResourceUrl,
            activeDirectoryEndpoint: cloud.activeDirectoryEndpoint,
        },
        podIdentity: podIdentity?._render(at, `${property}.podIdentity`),
        credentials: credentials && {
            clientId: credentials.clientId,
            tenantId: credentials.tenantId,
            clientSecret: (0, secret_key_1.renderSecretKey)(credentials.clientSecret, at, `${property}.credentials.clientSecret`),
        },
    };
}

},
"autoscaling/gcp-secret-manager.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderGcpSecretManager = renderGcpSecretManager;
const checks_1 = load("core/checks.js");
const secret_key_1 = load("autoscaling/secret-key.js");
/** The manager in its wire form. */
function renderGcpSecretManager({ secrets, podIdentity, credentials }, at, property) {
    (0, checks_1.checkNotEmpty)(secrets, { property: `${property}.secrets`, at });
    return {
        secrets: secrets.map(({ parameter, id, version }) => ({ parameter, id, version })),
        podIdentity: podIdentity?._render(at, `${property}.podIdentity`),
        credentials: credentials && {
            clientSecret: (0, secret_key_1.renderSecretKey)(credentials.clientSecret, at, `${property}.credentials.clientSecret`),
        },
    };
}

},
"autoscaling/hashicorp-vault.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.VaultSecretType = void 0;
exports.renderHashiCorpVault = renderHashiCorpVault;
const checks_1 = load("core/checks.js");
/** What kind of secret of a HashiCorp Vault is read. */
var VaultSecretType;
(function (VaultSecretType) {
    /** As the vault's answer has it. */
    VaultSecretType["GENERIC"] = "";
    /** The key-value engine, version 1. */
    VaultSecretType["SECRET"] = "secret";
    /** The key-value engine, version 2. */
    VaultSecretType["SECRET_V2"] = "secretV2";
    /** A certificate that the vault makes. */
    VaultSecretType["PKI"] = "pki";
})(VaultSecretType || (exports.VaultSecretType = VaultSecretType = {}));
/** The vault in its wire form. */
function renderHashiCorpVault(vault, at, property) {
    const { address, namespace, authentication, role, mount, token, serviceAccount, serviceAccountName, secrets } = vault;
    (0, checks_1.checkNotEmpty)(secrets, { property: `${property}.secrets`, at });
    const hasCredential = (token ?? serviceAccount ?? serviceAccountName) !== undefined;
    return {
        address,
        namespace,
        authentication,
        role,
        mount,
        credential: hasCredential ? { token, serviceAccount, serviceAccountName } : undefined,
        secrets: secrets.map(({ parameter, path, key, type, pkiData }) => ({
            parameter,
            path,
            key,
            // The L1 knows no empty member of an enum.
            type: type,
            pkiData: pkiData && renderPkiData(pkiData),
        })),
    };
}
function renderPkiData(pki) {
    const { commonName, altNames, ipSans, uriSans, otherSans, ttl, format } = pki;
    return { commonName, altNames, ipSans, uriSans, otherSans, ttl, format };
}

},
"autoscaling/oauth2.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderOAuth2 = renderOAuth2;
const errors_1 = load("core/errors.js");
const secret_key_1 = load("autoscaling/secret-key.js");
/** The grant in its wire form. */
function renderOAuth2({ clientId, clientSecret, tokenUrl, scopes, tokenUrlParams }, at, property) {
    if (clientId === '') {
        throw new errors_1.MeshError('MESH_EMPTY', { property: `${property}.clientId`, value: clientId, must: 'not be empty', at });
    }
    if (!/^https?:\/\//.test(tokenUrl) || !URL.canParse(tokenUrl)) {
        const must = 'be a URL of http or https';
        throw new errors_1.MeshError('MESH_INVALID_URL', { property: `${property}.tokenUrl`, value: tokenUrl, must, at });
    }
    return {
        type: 'clientCredentials',
        clientId,
        clientSecret: clientSecret && (0, secret_key_1.renderSecretKey)(clientSecret, at, `${property}.clientSecret`),
        tokenUrl,
        scopes: scopes && [...scopes],
        tokenUrlParams: tokenUrlParams && { ...tokenUrlParams },
    };
}

},
"autoscaling/container-policy.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ContainerPolicy = exports.ControlledValues = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const container_ref_1 = load("autoscaling/container-ref.js");
const quantity_1 = load("autoscaling/quantity.js");
const seconds_1 = load("autoscaling/seconds.js");
/** Which values of a container are set. */
var ControlledValues;
(function (ControlledValues) {
    /** Requests; limits grow and shrink in proportion. */
    ControlledValues["REQUESTS_AND_LIMITS"] = "RequestsAndLimits";
    /** Requests; limits stay. */
    ControlledValues["REQUESTS_ONLY"] = "RequestsOnly";
})(ControlledValues || (exports.ControlledValues = ControlledValues = {}));
/**
 * What a VerticalPodAutoscaler does to one container.
 *
 * @example
 * const containerPolicies = [
 *   ContainerPolicy.auto('app', { maxAllowed: { cpu: kplus.Cpu.units(2), memory: Size.gibibytes(1) } }),
 *   ContainerPolicy.ignoreSidecar(),
 * ];
 * @see https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md#containerresourcepolicy
 */
class ContainerPolicy {
    container;
    mode;
    options;
    /**
     * The container is resized.
     *
     * @param container a container, its name, or `*` for all that have no policy of their own
     */
    static auto(container, options = {}) {
        return new ContainerPolicy(container, 'Auto', options);
    }
    /**
     * The container is left alone.
     *
     * @param container a container, its name, or `*` for all that have no policy of their own
     */
    static off(container) {
        return new ContainerPolicy(container, 'Off', {});
    }
    /**
     * The sidecar of the mesh is left alone: its requests stay as the mesh or the annotations of the pod say. Without it, a
     * VerticalPodAutoscaler resizes the sidecar as it does any container.
     */
    static ignoreSidecar() {
        return ContainerPolicy.off(container_ref_1.SIDECAR);
    }
    constructor(container, mode, options) {
        this.container = container;
        this.mode = mode;
        this.options = options;
        Object.freeze(this);
    }
    /** @internal */
    _render(target, at, property) {
        const { container, mode, options } = this;
        const { minAllowed, maxAllowed, controlledResources, startupBoost } = options;
        const min = minAllowed && renderAmounts(minAllowed, at, `${property}.minAllowed`);
        const max = maxAllowed && renderAmounts(maxAllowed, at, `${property}.maxAllowed`);
        checkBounds({ ...minAllowed }, { ...maxAllowed }, (resource) => {
            throw new errors_1.MeshError('MESH_RESOURCE_BOUNDS', {
                property: `${property}.minAllowed.${resource}`,
                value: min?.[resource],
                must: `be at most maxAllowed.${resource}, which is ${max?.[resource]}`,
                at,
            });
        });
        (0, checks_1.checkNotEmpty)(controlledResources, { property: `${property}.controlledResources`, at }, 'say ContainerPolicy.off to leave the container alone');
        return {
            containerName: container === '*' ? '*' : (0, container_ref_1.containerNameOf)(container, target, at, `${property}.container`),
            mode,
            minAllowed: min,
            maxAllowed: max,
            controlledResources: controlledResources && [...controlledResources],
            controlledValues: options.controlledValues,
            ...renderMemory(options, at, property),
            startupBoost: startupBoost?._render(at, `${property}.startupBoost`),
        };
    }
}
exports.ContainerPolicy = ContainerPolicy;
function renderMemory(options, at, property) {
    const { memoryAggregationInterval, memoryAggregationIntervalCount, oomBumpUpRatio, oomMinBumpUp } = options;
    const place = (name) => ({ property: `${property}.${name}`, at });
    if (oomBumpUpRatio !== undefined && !(oomBumpUpRatio >= 1 && Number.isFinite(oomBumpUpRatio))) {
        const must = 'be a number of at least 1';
        throw new errors_1.MeshError('MESH_OUT_OF_RANGE', { ...place('oomBumpUpRatio'), value: oomBumpUpRatio, must });
    }
    return {
        memoryAggregationIntervalSeconds: (0, seconds_1.renderSeconds)(memoryAggregationInterval, place('memoryAggregationInterval'), 1),
        memoryAggregationIntervalCount: (0, checks_1.checkInteger)(memoryAggregationIntervalCount, place('memoryAggregationIntervalCount'), 1),
        oomBumpUpRatio: oomBumpUpRatio === undefined ? undefined : `${oomBumpUpRatio}`,
        oomMinBumpUp: oomMinBumpUp && (0, quantity_1.renderSize)(oomMinBumpUp, place('oomMinBumpUp')),
    };
}
function renderAmounts({ cpu, memory }, at, property) {
    return {
        ...(cpu && { cpu: (0, quantity_1.renderCpu)(cpu, { property: `${property}.cpu`, at }) }),
        ...(memory && { memory: (0, quantity_1.renderSize)(memory, { property: `${property}.memory`, at }) }),
    };
}
function checkBounds(min, max, fail) {
    if (min.cpu && max.cpu && (0, quantity_1.millicoresOf)(min.cpu) > (0, quantity_1.millicoresOf)(max.cpu))
        fail('cpu');
    if (min.memory && max.memory && (0, quantity_1.bytesOf)(min.memory) > (0, quantity_1.bytesOf)(max.memory))
        fail('memory');
}

},
"autoscaling/container-ref.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SIDECAR = void 0;
exports.containersOf = containersOf;
exports.containerNameOf = containerNameOf;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const errors_1 = load("core/errors.js");
/** The container that Istio adds to the pods of the mesh. */
exports.SIDECAR = 'istio-proxy';
/** The containers of a target, where the app defines it. */
function containersOf(target) {
    return target instanceof cdk8s_plus_28_1.Workload ? target.containers : undefined;
}
/**
 * The name of the container that is meant: the first one, where none is named.
 *
 * @throws MeshError MESH_UNKNOWN_CONTAINER for a container that the target does not have, or not yet
 */
function containerNameOf(ref, target, at, property) {
    const name = typeof ref === 'string' ? ref : ref?.name;
    const containers = containersOf(target);
    if (containers === undefined)
        return name ?? fail(target, at, property);
    if (name === undefined)
        return containers[0]?.name ?? fail(target, at, property, []);
    // The sidecar comes when the pod is made.
    const known = name === exports.SIDECAR || containers.some((container) => container === ref || container.name === ref);
    return known ? name : fail(target, at, property, containers, name);
}
function fail(target, at, property, containers, value) {
    const { kind, name } = target;
    if (containers === undefined) {
        const must = `be given, since nobody here knows the containers of ${kind} ${name}`;
        throw new errors_1.MeshError('MESH_UNKNOWN_CONTAINER', { property, must, at });
    }
    const names = containers.map((container) => container.name).join(', ');
    throw new errors_1.MeshError('MESH_UNKNOWN_CONTAINER', {
        property,
        value,
        must: `be a container of ${kind} ${name}, which has ${names === '' ? 'none yet' : names}`,
        fix: 'add containers before the autoscaler',
        at,
    });
}

},
"autoscaling/quantity.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderQuantity = renderQuantity;
exports.renderSize = renderSize;
exports.bytesOf = bytesOf;
exports.renderCpu = renderCpu;
exports.millicoresOf = millicoresOf;
const cdk8s_1 = require("cdk8s");
const errors_1 = load("core/errors.js");
/** A positive number as a quantity: `100`, `1500m`. */
function renderQuantity(amount, place) {
    if (Number.isSafeInteger(amount) && amount > 0)
        return `${amount}`;
    const thousandths = nearlyWhole(amount * 1000);
    if (!Number.isSafeInteger(thousandths) || thousandths < 1) {
        throw new errors_1.MeshError('MESH_INVALID_QUANTITY', {
            ...place,
            value: amount,
            must: 'be a positive number with at most three decimals',
        });
    }
    return `${thousandths}m`;
}
/** 1.001 * 1000 is 1000.9999999999999 in floating point: what is that close is meant whole. */
function nearlyWhole(exact) {
    const nearest = Math.round(exact);
    return Math.abs(exact - nearest) <= 4 * Number.EPSILON * Math.abs(exact) ? nearest : exact;
}
const UNITS = [
    ['Ti', 2 ** 40],
    ['Gi', 2 ** 30],
    ['Mi', 2 ** 20],
    ['Ki', 2 ** 10],
    ['', 1],
];
/** An amount of memory as a quantity, in the largest unit that says it in a whole number: `64Mi`. */
function renderSize(size, place) {
    const bytes = bytesOf(size);
    if (!Number.isSafeInteger(bytes) || bytes < 1) {
        throw new errors_1.MeshError('MESH_INVALID_QUANTITY', {
            ...place,
            value: `${bytes} bytes`,
            must: 'be a whole number of bytes, 1 or more',
        });
    }
    const [unit, factor] = UNITS.find(([, each]) => bytes % each === 0);
    return `${bytes / factor}${unit}`;
}
/** The amount in bytes. */
function bytesOf(size) {
    return size.toKibibytes({ rounding: cdk8s_1.SizeRoundingBehavior.NONE }) * 1024;
}
/** An amount of CPU as a quantity: `200m`, `2`. */
function renderCpu(cpu, place) {
    const millicores = millicoresOf(cpu);
    if (!Number.isSafeInteger(millicores) || millicores < 1) {
        throw new errors_1.MeshError('MESH_INVALID_QUANTITY', {
            ...place,
            value: cpu.amount,
            must: 'be a whole number of thousandths of a CPU, 1m or more',
        });
    }
    return cpu.amount;
}
/** The amount in thousandths of a CPU; cdk8s-plus takes any number, and keeps its text. */
function millicoresOf(cpu) {
    return cpu.amount.endsWith('m') ? Number(cpu.amount.slice(0, -1)) : nearlyWhole(Number(cpu.amount) * 1000);
}

},
"autoscaling/seconds.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderSeconds = renderSeconds;
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
const LARGEST = 2147483647;
function renderSeconds(duration, place, min, max = LARGEST) {
    if (duration === undefined)
        return undefined;
    const seconds = (0, duration_1.millisecondsOf)(duration) / 1000;
    if (!Number.isInteger(seconds) || seconds < min || seconds > max) {
        throw new errors_1.MeshError('MESH_INVALID_DURATION', {
            ...place,
            value: `${seconds} s`,
            must: max === LARGEST ? `be whole seconds, ${min} s or more` : `be whole seconds, ${min} s to ${max} s`,
        });
    }
    return seconds;
}

},
"core/duration.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderDuration = renderDuration;
exports.millisecondsOf = millisecondsOf;
const errors_1 = load("core/errors.js");
const UNITS = [
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1_000],
    ['ms', 1],
];
/** The Gateway API allows at most five digits per unit, and the hour is the largest. */
const TOO_LONG = 100_000 * 3_600_000;
function renderDuration(duration, place, options = {}) {
    if (duration === undefined)
        return undefined;
    const milliseconds = millisecondsOf(duration);
    if (milliseconds === 0 && options.zero)
        return '0s';
    if (!Number.isInteger(milliseconds) || milliseconds < 1 || milliseconds >= TOO_LONG) {
        throw new errors_1.MeshError('MESH_INVALID_DURATION', {
            ...place,
            value: `${milliseconds} ms`,
            must: milliseconds >= TOO_LONG ? 'be less than 100000 hours' : 'be a whole number of milliseconds, 1 ms or more',
            ...(milliseconds === 0 && options.fix ? { fix: options.fix } : {}),
        });
    }
    return inOneUnit(milliseconds) ?? inSeveralUnits(milliseconds);
}
/** The length in milliseconds. 1.001 s is 1000.9999999999999 ms in floating point: what is that close is meant whole. */
function millisecondsOf(duration) {
    const exact = duration.toMilliseconds({ integral: false });
    const nearest = Math.round(exact);
    return Math.abs(exact - nearest) <= 4 * Number.EPSILON * exact ? nearest : exact;
}
function inOneUnit(milliseconds) {
    for (const [unit, size] of UNITS) {
        const count = milliseconds / size;
        if (Number.isInteger(count) && count < 100_000)
            return `${count}${unit}`;
    }
    return undefined;
}
function inSeveralUnits(milliseconds) {
    let rest = milliseconds;
    let text = '';
    for (const [unit, size] of UNITS) {
        const count = Math.floor(rest / size);
        if (count > 0)
            text += `${count}${unit}`;
        rest -= count * size;
    }
    return text;
}

},
"autoscaling/eviction-requirement.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EvictionChangeRequirement = exports.ControlledResource = void 0;
exports.renderEvictionRequirement = renderEvictionRequirement;
const checks_1 = load("core/checks.js");
/** A resource whose requests a VerticalPodAutoscaler sets. */
var ControlledResource;
(function (ControlledResource) {
    ControlledResource["CPU"] = "cpu";
    ControlledResource["MEMORY"] = "memory";
})(ControlledResource || (exports.ControlledResource = ControlledResource = {}));
/** How a recommendation differs from the requests of a pod. */
var EvictionChangeRequirement;
(function (EvictionChangeRequirement) {
    /** More is recommended. */
    EvictionChangeRequirement["TARGET_HIGHER_THAN_REQUESTS"] = "TargetHigherThanRequests";
    /** Less is recommended. */
    EvictionChangeRequirement["TARGET_LOWER_THAN_REQUESTS"] = "TargetLowerThanRequests";
})(EvictionChangeRequirement || (exports.EvictionChangeRequirement = EvictionChangeRequirement = {}));
/** The requirement in its wire form. */
function renderEvictionRequirement({ resources, changeRequirement }, at, property) {
    (0, checks_1.checkNotEmpty)(resources, { property: `${property}.resources`, at });
    return { resources: [...resources], changeRequirement };
}

},
"autoscaling/horizontal-pod-autoscaler.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HorizontalPodAutoscaler = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const resource_request_1 = load("autoscaling/resource-request.js");
const scale_target_1 = load("autoscaling/scale-target.js");
const scaling_rules_1 = load("autoscaling/scaling-rules.js");
/**
 * More or fewer pods, as their load asks for.
 *
 * @example
 * const web = new kplus.Deployment(chart, 'web', {
 *   containers: [{ image: 'php-apache', resources: { cpu: { request: kplus.Cpu.millis(100) } } }],
 * });
 * new HorizontalPodAutoscaler(chart, 'web-scaler', {
 *   target: web,
 *   maxReplicas: 10,
 *   metrics: [ScalingMetric.cpu({ utilization: 10 })],
 * });
 * ```yaml partial
 * apiVersion: autoscaling/v2
 * kind: HorizontalPodAutoscaler
 * metadata:
 *   name: web-scaler
 *   namespace: bookinfo
 * spec:
 *   behavior:
 *     scaleDown:
 *       policies:
 *         - periodSeconds: 15
 *           type: Percent
 *           value: 100
 *       selectPolicy: Max
 *       stabilizationWindowSeconds: 300
 *     scaleUp:
 *       policies:
 *         - periodSeconds: 15
 *           type: Percent
 *           value: 100
 *         - periodSeconds: 15
 *           type: Pods
 *           value: 4
 *       selectPolicy: Max
 *       stabilizationWindowSeconds: 0
 *   maxReplicas: 10
 *   metrics:
 *     - containerResource:
 *         container: main
 *         name: cpu
 *         target:
 *           averageUtilization: 10
 *           type: Utilization
 *       type: ContainerResource
 *   scaleTargetRef:
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     name: web
 * ```
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
class HorizontalPodAutoscaler extends mesh_resource_1.MeshResource {
    #spec;
    /**
     * @throws MeshError MESH_SECOND_SCALER for a target that another autoscaler scales
     * @throws MeshError MESH_FIXED_REPLICAS for a target with `replicas`
     * @throws MeshError MESH_NO_RESOURCE_REQUEST for a percentage of a request that the container does not make
     * @throws MeshError MESH_UNKNOWN_CONTAINER for a container that the target does not have
     * @throws MeshError MESH_OTHER_NAMESPACE for a target in another namespace
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', plural: 'horizontalpodautoscalers' }, props);
        const { target } = props;
        const metrics = this.renderMetrics(props);
        this.checkReplicas(props, metrics);
        this.#spec = {
            scaleTargetRef: (0, scale_target_1.renderTargetRef)(target),
            minReplicas: props.minReplicas,
            maxReplicas: props.maxReplicas,
            metrics,
            behavior: (0, scaling_rules_1.renderBehavior)((0, scaling_rules_1.withDefaults)(props.behavior ?? {}), this, 'behavior'),
        };
        (0, scale_target_1.takeOver)(target, this);
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
    renderMetrics({ metrics, target }) {
        (0, checks_1.checkNotEmpty)(metrics, { property: 'metrics', at: this }, 'Kubernetes would take 80 % of the CPU of whole pods, the sidecar among it');
        return metrics.map((metric, index) => {
            const property = `metrics[${index}]`;
            const rendered = metric._render(target, this, property);
            (0, resource_request_1.checkNowAndLater)(this, () => metric._check(target, this, property));
            return rendered;
        });
    }
    checkReplicas(props, metrics) {
        const { minReplicas = 1, maxReplicas } = props;
        // With no pod left, only something else can tell that one is needed.
        const toZero = metrics.some(({ object, external }) => object !== undefined || external !== undefined);
        (0, checks_1.checkInteger)(maxReplicas, { property: 'maxReplicas', at: this }, 1);
        (0, checks_1.checkInteger)(minReplicas, { property: 'minReplicas', at: this }, toZero ? 0 : 1);
        if (minReplicas > maxReplicas) {
            throw new errors_1.MeshError('MESH_REPLICA_BOUNDS', {
                property: 'minReplicas',
                value: minReplicas,
                must: `be at most maxReplicas, which is ${maxReplicas}`,
                at: this,
            });
        }
    }
}
exports.HorizontalPodAutoscaler = HorizontalPodAutoscaler;

},
"autoscaling/resource-request.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkRequests = checkRequests;
exports.checkNowAndLater = checkNowAndLater;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const errors_1 = load("core/errors.js");
const container_ref_1 = load("autoscaling/container-ref.js");
/**
 * Fails where a percentage has nothing to be a percentage of: a request of the container, or of every container where
 * the whole pod counts. Where the app does not define the target, nobody here can tell.
 *
 * @throws MeshError MESH_NO_RESOURCE_REQUEST
 */
function checkRequests(target, container, resource, place) {
    const containers = (0, container_ref_1.containersOf)(target) ?? [];
    const counted = container === undefined ? containers : containers.filter(({ name }) => name === container);
    const lacking = counted.filter((each) => !hasRequest(each, resource)).map(({ name }) => `'${name}'`);
    if (lacking.length > 0) {
        const sample = resource === 'cpu' ? 'cpu: { request: Cpu.millis(…) }' : 'memory: { request: Size.mebibytes(…) }';
        throw new errors_1.MeshError('MESH_NO_RESOURCE_REQUEST', {
            ...place,
            must: `be a percentage of a ${resource} request, and container ${lacking.join(', ')} has none`,
            fix: `give it resources: { ${sample} }, or say averageValue`,
        });
    }
    if (container === undefined)
        checkSidecar(target, resource, place);
}
/** Kubernetes takes a limit for the request where there is none. */
function hasRequest({ resources }, resource) {
    return (resources?.[resource]?.request ?? resources?.[resource]?.limit) !== undefined;
}
const REQUEST_ANNOTATIONS = {
    cpu: ['sidecar.istio.io/proxyCPU', 'sidecar.istio.io/proxyCPULimit'],
    memory: ['sidecar.istio.io/proxyMemory', 'sidecar.istio.io/proxyMemoryLimit'],
};
/** Any of the annotations makes the injector forget its own requests, and a pod with one unknown request has none. */
function checkSidecar(target, resource, place) {
    if (!(target instanceof cdk8s_plus_28_1.Workload))
        return;
    const annotations = target.podMetadata.toJson()?.annotations ?? {};
    const set = Object.values(REQUEST_ANNOTATIONS)
        .flat()
        .filter((annotation) => annotation in annotations);
    if (set.length > 0 && !REQUEST_ANNOTATIONS[resource].some((annotation) => annotation in annotations)) {
        throw new errors_1.MeshError('MESH_NO_RESOURCE_REQUEST', {
            ...place,
            must: `be a percentage of a ${resource} request, and container '${container_ref_1.SIDECAR}' has none: ${set[0]} replaces all of its defaults`,
            fix: `set ${REQUEST_ANNOTATIONS[resource][0]} on the pods too, or scale on one container`,
        });
    }
}
/** Checks now, and when the app is synthesized: containers and annotations may come after the autoscaler. */
function checkNowAndLater(owner, check) {
    check();
    owner.node.addValidation({
        validate: () => {
            try {
                check();
                return [];
            }
            catch (error) {
                return [error.message];
            }
        },
    });
}

},
"autoscaling/scaling-rules.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SelectPolicy = void 0;
exports.renderBehavior = renderBehavior;
exports.withDefaults = withDefaults;
const cdk8s_1 = require("cdk8s");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const quantity_1 = load("autoscaling/quantity.js");
const scaling_policy_1 = load("autoscaling/scaling-policy.js");
const seconds_1 = load("autoscaling/seconds.js");
/** Which policy counts where there are several. */
var SelectPolicy;
(function (SelectPolicy) {
    /** The one that allows the largest change. */
    SelectPolicy["MAX"] = "Max";
    /** The one that allows the smallest change. */
    SelectPolicy["MIN"] = "Min";
    /** None: the number of pods does not change in this direction. */
    SelectPolicy["DISABLED"] = "Disabled";
})(SelectPolicy || (exports.SelectPolicy = SelectPolicy = {}));
/** The behavior in its wire form: what was given, and nothing else. */
function renderBehavior(behavior, at, property) {
    const { scaleUp, scaleDown } = behavior;
    return {
        scaleUp: scaleUp && renderRules(scaleUp, at, `${property}.scaleUp`),
        scaleDown: scaleDown && renderRules(scaleDown, at, `${property}.scaleDown`),
    };
}
const PERIOD = cdk8s_1.Duration.seconds(15);
const SCALE_UP = {
    stabilizationWindow: cdk8s_1.Duration.seconds(0),
    policies: [scaling_policy_1.ScalingPolicy.percent(100, PERIOD), scaling_policy_1.ScalingPolicy.pods(4, PERIOD)],
    selectPolicy: SelectPolicy.MAX,
};
const SCALE_DOWN = {
    stabilizationWindow: cdk8s_1.Duration.seconds(300),
    policies: [scaling_policy_1.ScalingPolicy.percent(100, PERIOD)],
    selectPolicy: SelectPolicy.MAX,
};
/** The behavior with what Kubernetes does by default written out. */
function withDefaults({ scaleUp, scaleDown }) {
    return { scaleUp: completed(scaleUp, SCALE_UP), scaleDown: completed(scaleDown, SCALE_DOWN) };
}
function completed(rules = {}, defaults) {
    if (rules.selectPolicy === SelectPolicy.DISABLED)
        return rules;
    return {
        stabilizationWindow: rules.stabilizationWindow ?? defaults.stabilizationWindow,
        policies: rules.policies ?? defaults.policies,
        selectPolicy: rules.selectPolicy ?? defaults.selectPolicy,
        tolerance: rules.tolerance,
    };
}
function renderRules(rules, at, property) {
    const { stabilizationWindow, policies, selectPolicy, tolerance } = rules;
    if (selectPolicy === SelectPolicy.DISABLED && (stabilizationWindow ?? policies ?? tolerance) !== undefined) {
        throw new errors_1.MeshError('MESH_SCALING_DISABLED', {
            property,
            must: 'have nothing beside selectPolicy Disabled, which lets no change happen',
            fix: 'drop selectPolicy, or the rest',
            at,
        });
    }
    (0, checks_1.checkNotEmpty)(policies, { property: `${property}.policies`, at }, 'leave it out for the default');
    return {
        stabilizationWindowSeconds: (0, seconds_1.renderSeconds)(stabilizationWindow, { property: `${property}.stabilizationWindow`, at }, 0, 3600),
        policies: policies?.map((policy, index) => policy._render(at, `${property}.policies[${index}]`)),
        selectPolicy,
        tolerance: renderTolerance(tolerance, at, `${property}.tolerance`),
    };
}
function renderTolerance(tolerance, at, property) {
    if (tolerance === undefined || tolerance === 0)
        return tolerance === 0 ? '0' : undefined;
    return (0, quantity_1.renderQuantity)(tolerance, { property, at });
}

},
"autoscaling/scaling-policy.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ScalingPolicy = void 0;
const checks_1 = load("core/checks.js");
const seconds_1 = load("autoscaling/seconds.js");
/**
 * How fast the number of pods may change in one direction.
 *
 * @example
 * ScalingPolicy.percent(100, Duration.seconds(15));
 * ScalingPolicy.pods(4, Duration.minutes(1));
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#scaling-policies
 */
class ScalingPolicy {
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
        return new ScalingPolicy('Percent', percent, period);
    }
    /**
     * At most `count` pods come or go within `period`.
     *
     * @param count 1 or more
     * @param period whole seconds, 1 s to 1800 s
     */
    static pods(count, period) {
        return new ScalingPolicy('Pods', count, period);
    }
    constructor(unit, amount, period) {
        this.unit = unit;
        this.amount = amount;
        this.period = period;
        Object.freeze(this);
    }
    /** @internal */
    _render(at, property) {
        return {
            type: this.unit,
            value: (0, checks_1.checkInteger)(this.amount, { property: this.unit === 'Pods' ? `${property}.count` : `${property}.percent`, at }, 1),
            periodSeconds: (0, seconds_1.renderSeconds)(this.period, { property: `${property}.period`, at }, 1, 1800),
        };
    }
}
exports.ScalingPolicy = ScalingPolicy;

},
"autoscaling/kafka-trigger.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KafkaSasl = exports.OffsetResetPolicy = void 0;
exports.kafkaParameters = kafkaParameters;
const checks_1 = load("core/checks.js");
/** Where a consumer group without an offset begins. */
var OffsetResetPolicy;
(function (OffsetResetPolicy) {
    OffsetResetPolicy["LATEST"] = "latest";
    OffsetResetPolicy["EARLIEST"] = "earliest";
})(OffsetResetPolicy || (exports.OffsetResetPolicy = OffsetResetPolicy = {}));
/** How KEDA authenticates to Kafka; names and passwords come from a TriggerAuthentication. */
var KafkaSasl;
(function (KafkaSasl) {
    KafkaSasl["NONE"] = "none";
    KafkaSasl["PLAINTEXT"] = "plaintext";
    KafkaSasl["SCRAM_SHA256"] = "scram_sha256";
    KafkaSasl["SCRAM_SHA512"] = "scram_sha512";
    KafkaSasl["GSSAPI"] = "gssapi";
    KafkaSasl["OAUTHBEARER"] = "oauthbearer";
})(KafkaSasl || (exports.KafkaSasl = KafkaSasl = {}));
/** The parameters of the trigger. */
function kafkaParameters(trigger, { property, ...at }) {
    (0, checks_1.checkNotEmpty)(trigger.bootstrapServers, { ...at, property: `${property}.bootstrapServers` });
    (0, checks_1.checkNotEmpty)(trigger.partitionLimitation, { ...at, property: `${property}.partitionLimitation` }, 'leave it out for all partitions');
    const { bootstrapServers, partitionLimitation, tls, lagThreshold, activationLagThreshold, ...rest } = trigger;
    return {
        bootstrapServers: bootstrapServers.join(','),
        consumerGroup: rest.consumerGroup,
        topic: rest.topic,
        lagThreshold: (0, checks_1.checkInteger)(lagThreshold, { ...at, property: `${property}.lagThreshold` }, 1),
        activationLagThreshold: (0, checks_1.checkInteger)(activationLagThreshold, { ...at, property: `${property}.activationLagThreshold` }, 0),
        offsetResetPolicy: rest.offsetResetPolicy,
        allowIdleConsumers: rest.allowIdleConsumers,
        scaleToZeroOnInvalidOffset: rest.scaleToZeroOnInvalidOffset,
        excludePersistentLag: rest.excludePersistentLag,
        limitToPartitionsWithLag: rest.limitToPartitionsWithLag,
        ensureEvenDistributionOfPartitions: rest.ensureEvenDistributionOfPartitions,
        partitionLimitation: partitionLimitation?.join(','),
        version: rest.version,
        sasl: rest.sasl,
        saslTokenProvider: rest.saslTokenProvider,
        tls: tls === undefined ? undefined : tls ? 'enable' : 'disable',
        unsafeSsl: rest.unsafeSsl,
        awsRegion: rest.awsRegion,
    };
}

},
"autoscaling/pod-identity.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PodIdentity = exports.IdentityOwner = void 0;
const errors_1 = load("core/errors.js");
/** Whose identity is used. */
var IdentityOwner;
(function (IdentityOwner) {
    /** That of the KEDA operator. */
    IdentityOwner["KEDA"] = "keda";
    /** That of the workload's ServiceAccount. */
    IdentityOwner["WORKLOAD"] = "workload";
})(IdentityOwner || (exports.IdentityOwner = IdentityOwner = {}));
/**
 * The identity that a cloud gives to pods.
 *
 * @example
 * PodIdentity.azureWorkload({ identityId: '11111111-2222-3333-4444-555555555555' });
 * PodIdentity.aws({ identityOwner: IdentityOwner.WORKLOAD });
 * @see https://keda.sh/docs/2.20/concepts/authentication/#pod-authentication-providers
 */
class PodIdentity {
    /** No identity. */
    static NONE = new PodIdentity({ provider: 'none' });
    /** GCP Workload Identity. */
    static GCP = new PodIdentity({ provider: 'gcp' });
    /**
     * Roles of EKS for ServiceAccounts.
     * @deprecated upstream in favour of `aws()`
     */
    static AWS_EKS = new PodIdentity({ provider: 'aws-eks' });
    /** Azure AD Workload Identity. */
    static azureWorkload(identity = {}) {
        const { identityId, identityTenantId, identityAuthorityHost } = identity;
        return new PodIdentity({ provider: 'azure-workload', identityId, identityTenantId, identityAuthorityHost });
    }
    /** Roles of AWS for ServiceAccounts. */
    static aws({ roleArn, externalId, identityOwner } = {}) {
        return new PodIdentity({ provider: 'aws', roleArn, externalID: externalId, identityOwner });
    }
    #json;
    constructor(json) {
        this.#json = json;
        Object.freeze(this);
    }
    /** @internal */
    _render(at, property) {
        for (const [key, text] of Object.entries(this.#json)) {
            if (text === '')
                fail(`${property}.${key}`, text, 'not be empty', at);
        }
        const { identityId, identityTenantId, identityAuthorityHost, roleArn, identityOwner, externalID } = this.#json;
        if (identityAuthorityHost !== undefined && identityTenantId === undefined) {
            fail(`${property}.identityAuthorityHost`, identityAuthorityHost, 'come with identityTenantId', at);
        }
        if (identityTenantId !== undefined && identityId === undefined) {
            fail(`${property}.identityTenantId`, identityTenantId, 'come with identityId', at);
        }
        if (externalID !== undefined && roleArn === undefined) {
            fail(`${property}.externalId`, externalID, 'come with roleArn', at);
        }
        if (roleArn !== undefined && identityOwner !== undefined) {
            fail(`${property}.roleArn`, roleArn, 'not stand beside identityOwner', at);
        }
        return this.#json;
    }
}
exports.PodIdentity = PodIdentity;
function fail(property, value, must, at) {
    throw new errors_1.MeshError('MESH_POD_IDENTITY', { property, value, must, at });
}

},
"autoscaling/prometheus-trigger.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PrometheusAuthMode = void 0;
exports.prometheusParameters = prometheusParameters;
const trigger_parameters_1 = load("autoscaling/trigger-parameters.js");
/** How KEDA authenticates to Prometheus; the parameters that each needs come from a TriggerAuthentication. */
var PrometheusAuthMode;
(function (PrometheusAuthMode) {
    /** `bearerToken`. */
    PrometheusAuthMode["BEARER"] = "bearer";
    /** `username` and `password`. */
    PrometheusAuthMode["BASIC"] = "basic";
    /** `cert` and `key`. */
    PrometheusAuthMode["TLS"] = "tls";
    /** `customAuthHeader` and `customAuthValue`. */
    PrometheusAuthMode["CUSTOM"] = "custom";
})(PrometheusAuthMode || (exports.PrometheusAuthMode = PrometheusAuthMode = {}));
/** The parameters of the trigger. */
function prometheusParameters(trigger, { property, ...at }) {
    const { serverAddress, query, threshold, activationThreshold, namespace, ignoreNullValues, unsafeSsl } = trigger;
    return {
        serverAddress,
        query,
        threshold: (0, trigger_parameters_1.checkPositive)(threshold, { ...at, property: `${property}.threshold` }),
        activationThreshold,
        namespace,
        customHeaders: (0, trigger_parameters_1.renderPairs)(trigger.customHeaders, { ...at, property: `${property}.customHeaders` }),
        queryParameters: (0, trigger_parameters_1.renderPairs)(trigger.queryParameters, { ...at, property: `${property}.queryParameters` }),
        ignoreNullValues,
        unsafeSsl,
        timeout: (0, trigger_parameters_1.renderTimeout)(trigger.timeout, { ...at, property: `${property}.timeout` }),
        authModes: trigger.authModes?.join(','),
    };
}

},
"autoscaling/trigger-parameters.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderParameters = renderParameters;
exports.checkPositive = checkPositive;
exports.renderPairs = renderPairs;
exports.renderTimeout = renderTimeout;
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
/** The parameters as KEDA has them: those that are there, as text. */
function renderParameters(parameters, place) {
    const given = Object.entries(parameters).flatMap(([name, parameter]) => {
        if (parameter === undefined)
            return [];
        if (typeof parameter === 'number' && !Number.isFinite(parameter)) {
            throw new errors_1.MeshError('MESH_OUT_OF_RANGE', {
                ...place,
                property: `${place.property}.${name}`,
                value: parameter,
                must: 'be a finite number',
            });
        }
        return [[name, `${parameter}`]];
    });
    return Object.fromEntries(given);
}
/** Fails unless a target is a number above 0: the API server refuses any other. */
function checkPositive(target, place) {
    if (!(target > 0 && Number.isFinite(target))) {
        throw new errors_1.MeshError('MESH_OUT_OF_RANGE', { ...place, value: target, must: 'be a number above 0' });
    }
    return target;
}
/** `name=text` pairs with commas between. */
function renderPairs(pairs, place) {
    if (pairs === undefined)
        return undefined;
    for (const [name, text] of Object.entries(pairs)) {
        if (/[=,]/.test(name) || name === '' || text.includes(',')) {
            throw new errors_1.MeshError('MESH_INVALID_PARAMETER', {
                ...place,
                value: { [name]: text },
                must: 'have names without = and commas, and texts without commas',
            });
        }
    }
    return Object.entries(pairs)
        .map(([name, text]) => `${name}=${text}`)
        .join(',');
}
/** A time limit in whole milliseconds. */
function renderTimeout(timeout, place) {
    if (timeout === undefined)
        return undefined;
    const milliseconds = (0, duration_1.millisecondsOf)(timeout);
    if (!Number.isInteger(milliseconds) || milliseconds < 1) {
        throw new errors_1.MeshError('MESH_INVALID_DURATION', {
            ...place,
            value: `${milliseconds} ms`,
            must: 'be a whole number of milliseconds, 1 ms or more',
        });
    }
    return milliseconds;
}

},
"autoscaling/rabbitmq-trigger.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.QueueOperation = exports.RabbitmqMode = void 0;
exports.rabbitmqParameters = rabbitmqParameters;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const trigger_parameters_1 = load("autoscaling/trigger-parameters.js");
/** What of a queue is measured. All but the length need the management interface over HTTP. */
var RabbitmqMode;
(function (RabbitmqMode) {
    /** The number of messages. */
    RabbitmqMode["QUEUE_LENGTH"] = "QueueLength";
    /** The messages that are published per second. */
    RabbitmqMode["MESSAGE_RATE"] = "MessageRate";
    /** The messages that are delivered per second. */
    RabbitmqMode["DELIVER_GET_RATE"] = "DeliverGetRate";
    /** Published messages for each delivered one. */
    RabbitmqMode["PUBLISHED_TO_DELIVERED_RATIO"] = "PublishedToDeliveredRatio";
    /** The seconds until the queue is empty. */
    RabbitmqMode["EXPECTED_QUEUE_CONSUMPTION_TIME"] = "ExpectedQueueConsumptionTime";
})(RabbitmqMode || (exports.RabbitmqMode = RabbitmqMode = {}));
/** How queues are summed up where a pattern names several. */
var QueueOperation;
(function (QueueOperation) {
    QueueOperation["SUM"] = "sum";
    QueueOperation["MAX"] = "max";
    QueueOperation["AVERAGE"] = "avg";
})(QueueOperation || (exports.QueueOperation = QueueOperation = {}));
/** The parameters of the trigger. */
function rabbitmqParameters(trigger, hasAuthentication, { property, ...at }) {
    const { host, hostFromEnv } = trigger;
    if ((host ?? hostFromEnv) === undefined && !hasAuthentication) {
        throw new errors_1.MeshError('MESH_TRIGGER_WITHOUT_HOST', {
            ...at,
            property: `${property}.host`,
            must: 'be given',
            fix: 'say host or hostFromEnv, or give an authenticationRef with the parameter host',
        });
    }
    checkProtocol(trigger, { property, ...at });
    return {
        host,
        hostFromEnv,
        protocol: trigger.protocol,
        queueName: trigger.queueName,
        mode: trigger.mode,
        value: (0, trigger_parameters_1.checkPositive)(trigger.value, { ...at, property: `${property}.value` }),
        activationValue: trigger.activationValue,
        vhostName: trigger.vhostName,
        usernameFromEnv: trigger.usernameFromEnv,
        passwordFromEnv: trigger.passwordFromEnv,
        useRegex: trigger.useRegex,
        pageSize: (0, checks_1.checkInteger)(trigger.pageSize, { ...at, property: `${property}.pageSize` }, 1),
        operation: trigger.operation,
        excludeUnacknowledged: trigger.excludeUnacknowledged,
        unsafeSsl: trigger.unsafeSsl,
        timeout: (0, trigger_parameters_1.renderTimeout)(trigger.timeout, { ...at, property: `${property}.timeout` }),
    };
}
/** AMQP tells the length of one queue and nothing else. */
function checkProtocol(trigger, { property, ...at }) {
    const { protocol, host, mode, useRegex, excludeUnacknowledged } = trigger;
    const amqp = protocol === 'amqp' || (protocol !== 'http' && /^amqps?:/.test(host ?? ''));
    if (!amqp)
        return;
    const needs = useRegex ? 'useRegex' : excludeUnacknowledged ? 'excludeUnacknowledged' : undefined;
    if (mode !== RabbitmqMode.QUEUE_LENGTH || needs) {
        throw new errors_1.MeshError('MESH_RABBITMQ_PROTOCOL', {
            ...at,
            property: `${property}.protocol`,
            value: protocol ?? host,
            must: `be http for ${needs ?? `mode ${mode}`}`,
            fix: 'name the management interface: http://host:15672/',
        });
    }
}

},
"autoscaling/scaled-object.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ScaledObject = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const container_ref_1 = load("autoscaling/container-ref.js");
const replica_counts_1 = load("autoscaling/replica-counts.js");
const resource_request_1 = load("autoscaling/resource-request.js");
const scale_target_1 = load("autoscaling/scale-target.js");
const scaling_fallback_1 = load("autoscaling/scaling-fallback.js");
const scaling_modifiers_1 = load("autoscaling/scaling-modifiers.js");
const scaling_rules_1 = load("autoscaling/scaling-rules.js");
const seconds_1 = load("autoscaling/seconds.js");
/**
 * More or fewer pods, down to none, as the world outside asks for: queues, metrics, the time of the day.
 *
 * @example
 * const worker = new kplus.Deployment(chart, 'worker', { containers: [{ image: 'worker' }] });
 * const host = 'http://rabbitmq:15672/';
 * new ScaledObject(chart, 'worker-scaler', {
 *   target: worker,
 *   maxReplicaCount: 20,
 *   cooldownPeriod: Duration.minutes(1),
 *   triggers: [Trigger.rabbitmq({ host, queueName: 'jobs', mode: RabbitmqMode.QUEUE_LENGTH, value: 5 })],
 * });
 * ```yaml partial
 * apiVersion: keda.sh/v1alpha1
 * kind: ScaledObject
 * metadata:
 *   name: worker-scaler
 *   namespace: bookinfo
 * spec:
 *   cooldownPeriod: 60
 *   maxReplicaCount: 20
 *   scaleTargetRef:
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     name: worker
 *   triggers:
 *     - metadata:
 *         host: http://rabbitmq:15672/
 *         mode: QueueLength
 *         queueName: jobs
 *         value: "5"
 *       type: rabbitmq
 * ```
 * @see https://keda.sh/docs/2.20/reference/scaledobject-spec/
 */
class ScaledObject extends mesh_resource_1.MeshResource {
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
        super(scope, id, { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', plural: 'scaledobjects' }, props);
        const { target, fallback, envSourceContainer } = props;
        this.checkNames(props);
        this.checkFallback(props);
        this.#spec = {
            scaleTargetRef: {
                ...(0, scale_target_1.renderTargetRef)(target),
                envSourceContainerName: envSourceContainer && (0, container_ref_1.containerNameOf)(envSourceContainer, target, this, 'envSourceContainer'),
            },
            pollingInterval: (0, seconds_1.renderSeconds)(props.pollingInterval, { property: 'pollingInterval', at: this }, 1),
            cooldownPeriod: (0, seconds_1.renderSeconds)(props.cooldownPeriod, { property: 'cooldownPeriod', at: this }, 0),
            initialCooldownPeriod: (0, seconds_1.renderSeconds)(props.initialCooldownPeriod, { property: 'initialCooldownPeriod', at: this }, 0),
            ...(0, replica_counts_1.checkReplicaCounts)(props, this),
            fallback: fallback && (0, scaling_fallback_1.renderFallback)(fallback, this, 'fallback'),
            advanced: this.renderAdvanced(props),
            triggers: this.renderTriggers(props),
        };
        (0, scale_target_1.takeOver)(target, this);
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
    renderAdvanced(props) {
        const { behavior, horizontalPodAutoscalerName, restoreToOriginalReplicaCount, scalingModifiers, triggers } = props;
        const ofAutoscaler = (behavior ?? horizontalPodAutoscalerName) !== undefined;
        if (!ofAutoscaler && (restoreToOriginalReplicaCount ?? scalingModifiers) === undefined)
            return undefined;
        return {
            horizontalPodAutoscalerConfig: ofAutoscaler
                ? { name: horizontalPodAutoscalerName, behavior: behavior && (0, scaling_rules_1.renderBehavior)(behavior, this, 'behavior') }
                : undefined,
            restoreToOriginalReplicaCount,
            scalingModifiers: scalingModifiers && (0, scaling_modifiers_1.renderScalingModifiers)(scalingModifiers, triggers, this, 'scalingModifiers'),
        };
    }
    renderTriggers({ triggers, target, minReplicaCount = 0 }) {
        (0, checks_1.checkNotEmpty)(triggers, { property: 'triggers', at: this });
        if (minReplicaCount === 0 && triggers.every(({ isResource }) => isResource)) {
            throw new errors_1.MeshError('MESH_SCALE_TO_ZERO', {
                property: 'minReplicaCount',
                value: minReplicaCount,
                must: 'be 1 or more where all triggers measure CPU or memory, which nobody uses without a pod',
                fix: 'set minReplicaCount to 1, or add a trigger of another type',
                at: this,
            });
        }
        return triggers.map((trigger, index) => {
            const property = `triggers[${index}]`;
            const rendered = trigger._render(target, this, property);
            (0, resource_request_1.checkNowAndLater)(this, () => trigger._check(target, this, property));
            return rendered;
        });
    }
    /** KEDA writes both names into labels, and tells triggers apart by theirs. */
    checkNames({ horizontalPodAutoscalerName, triggers }) {
        const [property, value] = horizontalPodAutoscalerName === undefined
            ? ['metadata.name', `keda-hpa-${this.name}`]
            : ['horizontalPodAutoscalerName', horizontalPodAutoscalerName];
        if (value.length > 63 || this.name.length > 63) {
            throw new errors_1.MeshError('MESH_TOO_LONG', {
                property,
                value,
                must: 'make a HorizontalPodAutoscaler and a ScaledObject whose names have at most 63 characters',
                at: this,
            });
        }
        const names = triggers.map(({ name }) => name);
        const again = names.findIndex((name, index) => name !== undefined && names.indexOf(name) !== index);
        if (again !== -1) {
            const must = 'be the name of one trigger';
            throw new errors_1.MeshError('MESH_DUPLICATE', {
                property: `triggers[${again}].name`,
                value: names[again],
                must,
                at: this,
            });
        }
    }
    checkFallback({ fallback, triggers, scalingModifiers }) {
        if (fallback === undefined)
            return;
        if (triggers.every(({ isResource }) => isResource)) {
            throw new errors_1.MeshError('MESH_FALLBACK', {
                property: 'fallback',
                must: 'come with a trigger of another type than cpu and memory, whose metrics KEDA does not see',
                at: this,
            });
        }
        if (fallback.behavior === scaling_fallback_1.FallbackBehavior.SCALING_MODIFIERS && scalingModifiers === undefined) {
            throw new errors_1.MeshError('MESH_FALLBACK', {
                property: 'fallback.behavior',
                value: fallback.behavior,
                must: 'come with scalingModifiers, whose formula says the number',
                at: this,
            });
        }
    }
}
exports.ScaledObject = ScaledObject;

},
"autoscaling/replica-counts.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkReplicaCounts = checkReplicaCounts;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/** The numbers, once they fit together. */
function checkReplicaCounts(counts, at) {
    const { minReplicaCount, maxReplicaCount, idleReplicaCount } = counts;
    (0, checks_1.checkInteger)(minReplicaCount, { property: 'minReplicaCount', at }, 0);
    (0, checks_1.checkInteger)(maxReplicaCount, { property: 'maxReplicaCount', at }, 1);
    const min = minReplicaCount ?? 0;
    if (min > (maxReplicaCount ?? 100)) {
        const max = maxReplicaCount === undefined ? '100 where it is left out' : maxReplicaCount;
        const must = `be at most maxReplicaCount, which is ${max}`;
        throw new errors_1.MeshError('MESH_REPLICA_BOUNDS', { property: 'minReplicaCount', value: min, must, at });
    }
    if (idleReplicaCount !== undefined && (idleReplicaCount !== 0 || min === 0)) {
        throw new errors_1.MeshError('MESH_REPLICA_BOUNDS', {
            property: 'idleReplicaCount',
            value: idleReplicaCount,
            must: `be 0 and less than minReplicaCount, which is ${min}`,
            fix: 'leave it out, or set minReplicaCount',
            at,
        });
    }
    return { minReplicaCount, maxReplicaCount, idleReplicaCount };
}

},
"autoscaling/scaling-fallback.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FallbackBehavior = void 0;
exports.renderFallback = renderFallback;
const checks_1 = load("core/checks.js");
/** How many pods there are while a trigger fails. */
var FallbackBehavior;
(function (FallbackBehavior) {
    /** `replicas`. */
    FallbackBehavior["STATIC"] = "static";
    /** As many as there are. */
    FallbackBehavior["CURRENT_REPLICAS"] = "currentReplicas";
    /** As many as there are, and `replicas` at least. */
    FallbackBehavior["CURRENT_REPLICAS_IF_HIGHER"] = "currentReplicasIfHigher";
    /** As many as there are, and `replicas` at most. */
    FallbackBehavior["CURRENT_REPLICAS_IF_LOWER"] = "currentReplicasIfLower";
    /** What the formula of `scalingModifiers` says, where triggers that fail are `nil`. */
    FallbackBehavior["SCALING_MODIFIERS"] = "scalingModifiers";
})(FallbackBehavior || (exports.FallbackBehavior = FallbackBehavior = {}));
/** The fallback in its wire form. */
function renderFallback({ failureThreshold, replicas, behavior }, at, property) {
    return {
        failureThreshold: (0, checks_1.checkInteger)(failureThreshold, { property: `${property}.failureThreshold`, at }, 0),
        replicas: (0, checks_1.checkInteger)(replicas, { property: `${property}.replicas`, at }, 0),
        behavior,
    };
}

},
"autoscaling/scaling-modifiers.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderScalingModifiers = renderScalingModifiers;
const errors_1 = load("core/errors.js");
const trigger_parameters_1 = load("autoscaling/trigger-parameters.js");
/** The modifiers in their wire form. */
function renderScalingModifiers({ formula, target, activationTarget, metricType }, triggers, at, property) {
    const names = triggers.flatMap(({ name, isResource }) => (name === undefined || isResource ? [] : [name]));
    const words = formula.match(/\w+/g) ?? [];
    if (!names.some((name) => words.includes(name))) {
        throw new errors_1.MeshError('MESH_FORMULA_WITHOUT_TRIGGER', {
            property: `${property}.formula`,
            value: formula,
            must: 'name at least one trigger, of another type than cpu and memory',
            fix: names.length === 0 ? 'give the triggers names' : `the names are ${names.join(', ')}`,
            at,
        });
    }
    (0, trigger_parameters_1.checkPositive)(target, { property: `${property}.target`, at });
    return { formula, ...(0, trigger_parameters_1.renderParameters)({ target, activationTarget }, { property, at }), metricType };
}

},
"autoscaling/scaling-metric.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ScalingMetric = void 0;
const errors_1 = load("core/errors.js");
const quantity_1 = load("autoscaling/quantity.js");
const resource_usage_1 = load("autoscaling/resource-usage.js");
const scale_target_1 = load("autoscaling/scale-target.js");
/**
 * What a HorizontalPodAutoscaler measures, and what it is meant to be.
 *
 * `cpu` and `memory` measure one container, so that the sidecar does not count; `podCpu` and `podMemory` measure all
 * containers of a pod together.
 *
 * @example
 * ScalingMetric.cpu({ utilization: 70 });
 * ScalingMetric.memory({ averageValue: Size.mebibytes(200), container: 'app' });
 * ScalingMetric.pods('http_requests_per_second', { averageValue: 50 });
 * ScalingMetric.external('queue_length', { averageValue: 30 });
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-resource-metrics
 */
class ScalingMetric {
    /** The CPU of one container: in percent of its request, or as an amount. */
    static cpu(target) {
        return ScalingMetric.ofUsage(new resource_usage_1.ResourceUsage('cpu', target, false));
    }
    /** The memory of one container: in percent of its request, or as an amount. */
    static memory(target) {
        return ScalingMetric.ofUsage(new resource_usage_1.ResourceUsage('memory', target, false));
    }
    /** The CPU of whole pods: in percent of the requests of all containers, the sidecar among them, or as an amount. */
    static podCpu(target) {
        return ScalingMetric.ofUsage(new resource_usage_1.ResourceUsage('cpu', target, true));
    }
    /** The memory of whole pods: in percent of the requests of all containers, or as an amount. */
    static podMemory(target) {
        return ScalingMetric.ofUsage(new resource_usage_1.ResourceUsage('memory', target, true));
    }
    /** A metric that every pod reports; the average of the pods counts. */
    static pods(name, target) {
        return new ScalingMetric({
            render: (_, at, property) => ({
                type: 'Pods',
                pods: {
                    metric: renderIdentifier(name, target, at, property),
                    target: {
                        type: 'AverageValue',
                        averageValue: (0, quantity_1.renderQuantity)(target.averageValue, { property: `${property}.averageValue`, at }),
                    },
                },
            }),
        });
    }
    /** A metric of another object, such as the requests per second of a Service. */
    static object(name, target) {
        return new ScalingMetric({
            render: (_, at, property) => {
                (0, scale_target_1.checkSameNamespace)(target.describedObject, at, `${property}.describedObject`);
                return {
                    type: 'Object',
                    object: {
                        describedObject: (0, scale_target_1.renderTargetRef)(target.describedObject),
                        metric: renderIdentifier(name, target, at, property),
                        target: renderMetricTarget(target, at, property),
                    },
                };
            },
        });
    }
    /** A metric of something outside the cluster, such as the length of a queue. */
    static external(name, target) {
        return new ScalingMetric({
            render: (_, at, property) => ({
                type: 'External',
                external: {
                    metric: renderIdentifier(name, target, at, property),
                    target: renderMetricTarget(target, at, property),
                },
            }),
        });
    }
    static ofUsage(usage) {
        return new ScalingMetric({
            check: (target, at, property) => usage.check(target, at, property),
            render: (scaled, at, property) => {
                const { container, type, utilization, averageValue } = usage.read(scaled, at, property);
                const target = { type, averageUtilization: utilization, averageValue };
                const name = usage.resource;
                return container === undefined
                    ? { type: 'Resource', resource: { name, target } }
                    : { type: 'ContainerResource', containerResource: { name, container, target } };
            },
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
}
exports.ScalingMetric = ScalingMetric;
/** A metric's name is a step of the path under which the metrics server is asked for it. */
function renderIdentifier(name, { selector }, at, property) {
    if (!/^[^/%]+$/.test(name) || name === '.' || name === '..') {
        throw new errors_1.MeshError('MESH_INVALID_NAME', {
            property: `${property}.name`,
            value: name,
            must: 'be the name of a metric, without / and %',
            at,
        });
    }
    return { name, selector: selector?._toKube() };
}
function renderMetricTarget({ value, averageValue }, at, property) {
    if ((value === undefined) === (averageValue === undefined)) {
        throw new errors_1.MeshError('MESH_METRIC_TARGET', { property, must: 'have one of value and averageValue', at });
    }
    return value === undefined
        ? {
            type: 'AverageValue',
            averageValue: (0, quantity_1.renderQuantity)(averageValue, { property: `${property}.averageValue`, at }),
        }
        : { type: 'Value', value: (0, quantity_1.renderQuantity)(value, { property: `${property}.value`, at }) };
}

},
"autoscaling/resource-usage.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ResourceUsage = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const container_ref_1 = load("autoscaling/container-ref.js");
const quantity_1 = load("autoscaling/quantity.js");
const resource_request_1 = load("autoscaling/resource-request.js");
/** What HorizontalPodAutoscaler and KEDA have in common where they measure CPU and memory. */
class ResourceUsage {
    resource;
    usage;
    wholePod;
    constructor(resource, usage, 
    /** Whether all containers of the pod count, and not one of them. */
    wholePod) {
        this.resource = resource;
        this.usage = usage;
        this.wholePod = wholePod;
    }
    /** Fails where the usage cannot be told of the target. */
    check(target, at, property) {
        const { utilization } = this.usage;
        if (utilization === undefined)
            return;
        const place = { property: `${property}.utilization`, value: utilization, at };
        (0, resource_request_1.checkRequests)(target, this.containerOf(target, at, property), this.resource, place);
    }
    /** The target in the words that both have. */
    read(target, at, property) {
        const { utilization, averageValue } = this.usage;
        if ((utilization === undefined) === (averageValue === undefined)) {
            throw new errors_1.MeshError('MESH_USAGE_TARGET', {
                property,
                must: 'have one of utilization and averageValue',
                at,
            });
        }
        const container = this.containerOf(target, at, property);
        if (utilization !== undefined) {
            (0, checks_1.checkInteger)(utilization, { property: `${property}.utilization`, at }, 1);
            return { container, type: 'Utilization', utilization };
        }
        const place = { property: `${property}.averageValue`, at };
        const amount = this.resource === 'cpu' ? (0, quantity_1.renderCpu)(averageValue, place) : (0, quantity_1.renderSize)(averageValue, place);
        return { container, type: 'AverageValue', averageValue: amount };
    }
    containerOf(target, at, property) {
        return this.wholePod ? undefined : (0, container_ref_1.containerNameOf)(this.usage.container, target, at, `${property}.container`);
    }
}
exports.ResourceUsage = ResourceUsage;

},
"autoscaling/startup-boost.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StartupBoost = void 0;
const checks_1 = load("core/checks.js");
const quantity_1 = load("autoscaling/quantity.js");
const seconds_1 = load("autoscaling/seconds.js");
/**
 * More CPU for pods that start. Behind the feature gate `CPUStartupBoost` of the VerticalPodAutoscaler.
 *
 * @example
 * StartupBoost.cpuFactor(3, { duration: Duration.seconds(30) });
 * StartupBoost.cpuQuantity(kplus.Cpu.units(1));
 * @see https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md#startupboost
 */
class StartupBoost {
    boost;
    options;
    /** A whole multiple of the CPU that is recommended, 1 or more. */
    static cpuFactor(factor, options = {}) {
        return new StartupBoost(factor, options);
    }
    /** An amount of CPU. */
    static cpuQuantity(quantity, options = {}) {
        return new StartupBoost(quantity, options);
    }
    constructor(boost, options) {
        this.boost = boost;
        this.options = options;
        Object.freeze(this);
    }
    /** @internal */
    _render(at, property) {
        const { boost } = this;
        const durationSeconds = (0, seconds_1.renderSeconds)(this.options.duration, { property: `${property}.duration`, at }, 0);
        return {
            cpu: typeof boost === 'number'
                ? { type: 'Factor', factor: (0, checks_1.checkInteger)(boost, { property: `${property}.factor`, at }, 1), durationSeconds }
                : { type: 'Quantity', quantity: (0, quantity_1.renderCpu)(boost, { property: `${property}.quantity`, at }), durationSeconds },
        };
    }
}
exports.StartupBoost = StartupBoost;

},
"autoscaling/trigger.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Trigger = exports.MetricType = void 0;
const errors_1 = load("core/errors.js");
const authentication_ref_1 = load("autoscaling/authentication-ref.js");
const cron_trigger_1 = load("autoscaling/cron-trigger.js");
const kafka_trigger_1 = load("autoscaling/kafka-trigger.js");
const prometheus_trigger_1 = load("autoscaling/prometheus-trigger.js");
const rabbitmq_trigger_1 = load("autoscaling/rabbitmq-trigger.js");
const resource_usage_1 = load("autoscaling/resource-usage.js");
const trigger_parameters_1 = load("autoscaling/trigger-parameters.js");
/** How the target number of a trigger is read. */
var MetricType;
(function (MetricType) {
    /** Per pod. */
    MetricType["AVERAGE_VALUE"] = "AverageValue";
    /** As a whole, whatever the number of pods. */
    MetricType["VALUE"] = "Value";
})(MetricType || (exports.MetricType = MetricType = {}));
/**
 * Something that a ScaledObject is scaled by. Numbers and truth values are rendered as text, as KEDA reads them.
 *
 * @example
 * Trigger.cpu({ utilization: 70 });
 * Trigger.prometheus({ serverAddress: 'http://prometheus:9090', query: 'sum(rate(requests[2m]))', threshold: 100 });
 * Trigger.cron({ timezone: 'Europe/Madrid', start: '0 8 * * 1-5', end: '0 20 * * 1-5', desiredReplicas: 5 });
 * Trigger.of('redis', { address: 'redis:6379', listName: 'jobs', listLength: 10 });
 * @see https://keda.sh/docs/2.20/scalers/
 */
class Trigger {
    type;
    name;
    /**
     * The CPU of one container: in percent of its request, or as an amount.
     * @see https://keda.sh/docs/2.20/scalers/cpu/
     */
    static cpu(usage) {
        return Trigger.ofUsage(new resource_usage_1.ResourceUsage('cpu', usage, false), usage);
    }
    /**
     * The memory of one container: in percent of its request, or as an amount.
     * @see https://keda.sh/docs/2.20/scalers/memory/
     */
    static memory(usage) {
        return Trigger.ofUsage(new resource_usage_1.ResourceUsage('memory', usage, false), usage);
    }
    /** The CPU of whole pods: in percent of the requests of all containers, the sidecar among them, or as an amount. */
    static podCpu(usage) {
        return Trigger.ofUsage(new resource_usage_1.ResourceUsage('cpu', usage, true), usage);
    }
    /** The memory of whole pods: in percent of the requests of all containers, or as an amount. */
    static podMemory(usage) {
        return Trigger.ofUsage(new resource_usage_1.ResourceUsage('memory', usage, true), usage);
    }
    /** A query to Prometheus. */
    static prometheus(trigger) {
        return Trigger.fetched('prometheus', trigger, (place) => (0, prometheus_trigger_1.prometheusParameters)(trigger, place));
    }
    /** A queue of RabbitMQ. */
    static rabbitmq(trigger) {
        const hasAuthentication = trigger.authenticationRef !== undefined;
        return Trigger.fetched('rabbitmq', trigger, (place) => (0, rabbitmq_trigger_1.rabbitmqParameters)(trigger, hasAuthentication, place));
    }
    /** The lag of a consumer group of Kafka. */
    static kafka(trigger) {
        return Trigger.fetched('kafka', trigger, (place) => (0, kafka_trigger_1.kafkaParameters)(trigger, place));
    }
    /** A time of the day or week. */
    static cron(trigger) {
        return Trigger.fetched('cron', { name: trigger.name }, (place) => (0, cron_trigger_1.cronParameters)(trigger, place));
    }
    /**
     * Any other trigger of KEDA.
     *
     * @param type its type: `redis`, `aws-sqs-queue`, `external` …
     * @param metadata its parameters
     * @throws MeshError MESH_TRIGGER_TYPE for cpu and memory, which have factories of their own
     */
    static of(type, metadata, options = {}) {
        if (type === '' || type === 'cpu' || type === 'memory') {
            throw new errors_1.MeshError('MESH_TRIGGER_TYPE', {
                property: 'type',
                value: type,
                must: 'be a type of trigger other than cpu and memory',
                ...(type === '' ? {} : { fix: `call Trigger.${type}, which knows the container` }),
            });
        }
        if (type === 'cron' && options.useCachedMetrics) {
            throw new errors_1.MeshError('MESH_TRIGGER_TYPE', {
                property: 'useCachedMetrics',
                value: true,
                must: 'not be set for cron, which fetches nothing',
            });
        }
        return Trigger.fetched(type, options, () => metadata);
    }
    static ofUsage(usage, { name }) {
        return new Trigger(usage.resource, name, {
            usage,
            render: (target, at, property) => {
                const { container, type, utilization, averageValue } = usage.read(target, at, property);
                const parameters = { value: utilization ?? averageValue, containerName: container };
                return { metricType: type, metadata: (0, trigger_parameters_1.renderParameters)(parameters, { property, at }) };
            },
        });
    }
    static fetched(type, { name, metricType, useCachedMetrics, authenticationRef }, parameters) {
        return new Trigger(type, name, {
            render: (_, at, property) => ({
                metadata: (0, trigger_parameters_1.renderParameters)(parameters({ property, at }), { property, at }),
                metricType,
                useCachedMetrics,
                authenticationRef: authenticationRef && (0, authentication_ref_1.renderAuthenticationRef)(authenticationRef, at, `${property}.authenticationRef`),
            }),
        });
    }
    #form;
    constructor(
    /** The type, as KEDA calls it. */
    type, 
    /** The name, where it was given one. */
    name, form) {
        this.type = type;
        this.name = name;
        this.#form = form;
        Object.freeze(this);
    }
    /** Whether Kubernetes measures this itself, so that KEDA can neither scale to zero by it nor fall back. */
    get isResource() {
        return this.#form.usage !== undefined;
    }
    /** @internal Fails where the trigger cannot be told of the target. */
    _check(target, at, property) {
        this.#form.usage?.check(target, at, property);
    }
    /** @internal */
    _render(target, at, property) {
        return { type: this.type, name: this.name, ...this.#form.render(target, at, property) };
    }
}
exports.Trigger = Trigger;

},
"autoscaling/authentication-ref.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderAuthenticationRef = renderAuthenticationRef;
const scale_target_1 = load("autoscaling/scale-target.js");
/** The reference in its wire form. */
function renderAuthenticationRef(ref, at, property) {
    const kind = ref.kind === 'ClusterTriggerAuthentication' ? ref.kind : 'TriggerAuthentication';
    if (kind === 'TriggerAuthentication')
        (0, scale_target_1.checkSameNamespace)(ref, at, property);
    return { kind, name: ref.name };
}

},
"autoscaling/cron-trigger.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.cronParameters = cronParameters;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/** The parameters of the trigger. */
function cronParameters(trigger, { property, ...at }) {
    const { timezone, desiredReplicas } = trigger;
    const start = expressionOf(trigger.start, { ...at, property: `${property}.start` });
    const end = expressionOf(trigger.end, { ...at, property: `${property}.end` });
    if (start === end) {
        throw new errors_1.MeshError('MESH_INVALID_CRON', {
            ...at,
            property: `${property}.end`,
            value: end,
            must: 'be another schedule than start',
        });
    }
    if (!isTimeZone(timezone)) {
        throw new errors_1.MeshError('MESH_INVALID_TIME_ZONE', {
            ...at,
            property: `${property}.timezone`,
            value: timezone,
            must: 'be a name of the time zone database, such as UTC or Europe/Madrid',
        });
    }
    (0, checks_1.checkInteger)(desiredReplicas, { ...at, property: `${property}.desiredReplicas` }, 1);
    return { timezone, start, end, desiredReplicas };
}
/** Numbers and names with their steps, ranges and lists; KEDA reads no seconds and no `@daily`. */
const FIELDS = /^(?:[*?]|[0-9A-Za-z])[-*/,0-9A-Za-z]*(?: (?:[*?]|[0-9A-Za-z])[-*/,0-9A-Za-z]*){4}$/;
function expressionOf(schedule, place) {
    const expression = typeof schedule === 'string' ? schedule : schedule.expressionString;
    if (!FIELDS.test(expression)) {
        throw new errors_1.MeshError('MESH_INVALID_CRON', {
            ...place,
            value: expression,
            must: 'have five fields, one space between: minute, hour, day, month, weekday',
        });
    }
    return expression;
}
function isTimeZone(name) {
    // Node takes offsets too, and KEDA does not.
    if (!/^[A-Za-z]/.test(name))
        return false;
    try {
        new Intl.DateTimeFormat('en', { timeZone: name });
        return true;
    }
    catch {
        return false;
    }
}

},
"autoscaling/trigger-authentication.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TriggerAuthentication = void 0;
const mesh_resource_1 = load("core/mesh-resource.js");
const authentication_sources_1 = load("autoscaling/authentication-sources.js");
/**
 * How triggers of the same namespace authenticate.
 *
 * @example
 * const secret = kplus.Secret.fromSecretName(chart, 'secret', 'rabbitmq');
 * new TriggerAuthentication(chart, 'rabbitmq-auth', {
 *   secretTargetRef: [{ parameter: 'host', secret, key: 'connection' }],
 * });
 * ```yaml
 * apiVersion: keda.sh/v1alpha1
 * kind: TriggerAuthentication
 * metadata:
 *   name: rabbitmq-auth
 *   namespace: bookinfo
 * spec:
 *   secretTargetRef:
 *     - key: connection
 *       name: rabbitmq
 *       parameter: host
 * ```
 * @see https://keda.sh/docs/2.20/concepts/authentication/
 */
class TriggerAuthentication extends mesh_resource_1.MeshResource {
    #spec;
    /**
     * @throws MeshError MESH_OTHER_NAMESPACE for a Secret, ConfigMap or ServiceAccount of another namespace
     * @throws MeshError MESH_POD_IDENTITY for an identity that contradicts itself
     */
    constructor(scope, id, props) {
        const kind = { apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', plural: 'triggerauthentications' };
        super(scope, id, kind, props);
        this.#spec = (0, authentication_sources_1.renderSources)(props, this);
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
}
exports.TriggerAuthentication = TriggerAuthentication;

},
"autoscaling/update-mode.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UpdateMode = void 0;
/**
 * When a VerticalPodAutoscaler changes the requests of pods.
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/vertical-pod-autoscale/#update-modes
 */
var UpdateMode;
(function (UpdateMode) {
    /** Never: recommendations stand in its status, for people to read. */
    UpdateMode["OFF"] = "Off";
    /** When a pod is made, and never again. */
    UpdateMode["INITIAL"] = "Initial";
    /** When a pod is made; pods that run are evicted where their requests are far from what is recommended. */
    UpdateMode["RECREATE"] = "Recreate";
    /** When a pod is made; pods that run are resized where they are, or evicted where that cannot be. */
    UpdateMode["IN_PLACE_OR_RECREATE"] = "InPlaceOrRecreate";
    /** When a pod is made; pods that run are resized where they are and never evicted. Behind the feature gate `InPlace`. */
    UpdateMode["IN_PLACE"] = "InPlace";
    /**
     * The same as `RECREATE`.
     * @deprecated upstream; say which mode is meant
     */
    UpdateMode["AUTO"] = "Auto";
})(UpdateMode || (exports.UpdateMode = UpdateMode = {}));

},
"autoscaling/vertical-pod-autoscaler.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.VerticalPodAutoscaler = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const eviction_requirement_1 = load("autoscaling/eviction-requirement.js");
const scale_target_1 = load("autoscaling/scale-target.js");
const scaler_registry_1 = load("autoscaling/scaler-registry.js");
const seconds_1 = load("autoscaling/seconds.js");
const update_mode_1 = load("autoscaling/update-mode.js");
/**
 * More or less CPU and memory for each pod, as it needs. Where `updateMode` is left out, it is `UpdateMode.RECREATE`.
 *
 * @example
 * const worker = new kplus.Deployment(chart, 'worker', { containers: [{ image: 'worker' }] });
 * new VerticalPodAutoscaler(chart, 'worker-size', {
 *   target: worker,
 *   updateMode: UpdateMode.IN_PLACE_OR_RECREATE,
 *   containerPolicies: [
 *     ContainerPolicy.auto('main', { maxAllowed: { cpu: kplus.Cpu.units(1), memory: Size.gibibytes(1) } }),
 *     ContainerPolicy.ignoreSidecar(),
 *   ],
 * });
 * ```yaml partial
 * apiVersion: autoscaling.k8s.io/v1
 * kind: VerticalPodAutoscaler
 * metadata:
 *   name: worker-size
 *   namespace: bookinfo
 * spec:
 *   resourcePolicy:
 *     containerPolicies:
 *       - containerName: main
 *         maxAllowed:
 *           cpu: "1"
 *           memory: 1Gi
 *         mode: Auto
 *       - containerName: istio-proxy
 *         mode: "Off"
 *   targetRef:
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     name: worker
 *   updatePolicy:
 *     updateMode: InPlaceOrRecreate
 * ```
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/vertical-pod-autoscale/
 */
class VerticalPodAutoscaler extends mesh_resource_1.MeshResource {
    #spec;
    /**
     * @throws MeshError MESH_SECOND_SCALER for a target that another autoscaler scales, unless the mode is `OFF`
     * @throws MeshError MESH_DUPLICATE for two policies for one container
     * @throws MeshError MESH_UNKNOWN_CONTAINER for a container that the target does not have
     * @throws MeshError MESH_RESOURCE_BOUNDS for a least amount above the most
     * @throws MeshError MESH_OTHER_NAMESPACE for a target in another namespace
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'autoscaling.k8s.io/v1', kind: 'VerticalPodAutoscaler', plural: 'verticalpodautoscalers' }, props);
        const { target, recommender, startupBoost } = props;
        (0, scale_target_1.checkSameNamespace)(target, this, 'target');
        this.#spec = {
            targetRef: (0, scale_target_1.renderTargetRef)(target),
            updatePolicy: this.renderUpdatePolicy(props),
            resourcePolicy: this.renderContainerPolicies(props),
            recommenders: recommender === undefined ? undefined : [{ name: recommender }],
            startupBoost: startupBoost?._render(this, 'startupBoost'),
        };
        if (props.updateMode !== update_mode_1.UpdateMode.OFF)
            (0, scaler_registry_1.claim)(target, this);
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
    renderUpdatePolicy(props) {
        const { updateMode, minReplicas, evictionRequirements, evictAfterOom } = props;
        if (updateMode === undefined) {
            if ((minReplicas ?? evictionRequirements ?? evictAfterOom) === undefined)
                return undefined;
            throw new errors_1.MeshError('MESH_UPDATE_MODE', {
                property: 'updateMode',
                must: 'be given beside minReplicas, evictionRequirements and evictAfterOom',
                fix: 'say UpdateMode.RECREATE for what is the default without them',
                at: this,
            });
        }
        return {
            updateMode,
            minReplicas: (0, checks_1.checkInteger)(minReplicas, { property: 'minReplicas', at: this }, 1),
            evictionRequirements: evictionRequirements?.map((requirement, index) => (0, eviction_requirement_1.renderEvictionRequirement)(requirement, this, `evictionRequirements[${index}]`)),
            evictAfterOOMSeconds: (0, seconds_1.renderSeconds)(evictAfterOom, { property: 'evictAfterOom', at: this }, 1),
        };
    }
    renderContainerPolicies({ containerPolicies, target }) {
        if (containerPolicies === undefined)
            return undefined;
        (0, checks_1.checkNotEmpty)(containerPolicies, { property: 'containerPolicies', at: this }, 'leave it out');
        const policies = containerPolicies.map((policy, index) => policy._render(target, this, `containerPolicies[${index}]`));
        const names = policies.map(({ containerName }) => containerName);
        const again = names.findIndex((name, index) => names.indexOf(name) !== index);
        if (again !== -1) {
            throw new errors_1.MeshError('MESH_DUPLICATE', {
                property: `containerPolicies[${again}].container`,
                value: names[again],
                must: 'have one policy',
                at: this,
            });
        }
        return { containerPolicies: policies };
    }
}
exports.VerticalPodAutoscaler = VerticalPodAutoscaler;

},
"chaos/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PodChaos = exports.LoadTest = exports.optInToKubeMonkey = exports.KillMode = void 0;
var kube_monkey_1 = load("chaos/kube-monkey.js");
Object.defineProperty(exports, "KillMode", { enumerable: true, get: function () { return kube_monkey_1.KillMode; } });
Object.defineProperty(exports, "optInToKubeMonkey", { enumerable: true, get: function () { return kube_monkey_1.optInToKubeMonkey; } });
var load_test_1 = load("chaos/load-test.js");
Object.defineProperty(exports, "LoadTest", { enumerable: true, get: function () { return load_test_1.LoadTest; } });
var pod_chaos_1 = load("chaos/pod-chaos.js");
Object.defineProperty(exports, "PodChaos", { enumerable: true, get: function () { return pod_chaos_1.PodChaos; } });

},
"chaos/kube-monkey.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KillMode = void 0;
exports.optInToKubeMonkey = optInToKubeMonkey;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/**
 * How many pods kube-monkey kills when it strikes.
 * @see https://github.com/asobti/kube-monkey#opting-in-to-chaos
 */
class KillMode {
    /** Every pod. */
    static ALL = new KillMode('kill-all');
    /** A number of pods. */
    static fixed(pods) {
        return new KillMode('fixed', (0, checks_1.checkInteger)(pods, { property: 'killMode.fixed' }, 1));
    }
    /** A share of the pods, 1 to 100. */
    static fixedPercent(percent) {
        return new KillMode('fixed-percent', (0, checks_1.checkInteger)(percent, { property: 'killMode.fixedPercent' }, 1, 100));
    }
    /** A random share of the pods, up to `percent`, 1 to 100. */
    static randomMaxPercent(percent) {
        return new KillMode('random-max-percent', (0, checks_1.checkInteger)(percent, { property: 'killMode.randomMaxPercent' }, 1, 100));
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
        const mode = { 'kube-monkey/kill-mode': this.#mode };
        return this.#amount === undefined ? mode : { ...mode, 'kube-monkey/kill-value': `${this.#amount}` };
    }
}
exports.KillMode = KillMode;
/**
 * Opts a workload in to kube-monkey, which runs in the cluster already.
 *
 * @example
 * const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'nginx' }] });
 * optInToKubeMonkey(web, { killMode: KillMode.fixed(1), meanTimeBetweenFailures: Duration.days(1) });
 * @throws MeshError MESH_INVALID_DURATION for a time that is no whole number of days
 * @see https://github.com/asobti/kube-monkey#opting-in-to-chaos
 */
function optInToKubeMonkey(workload, options) {
    const days = options.meanTimeBetweenFailures.toMilliseconds() / 86_400_000;
    if (!Number.isInteger(days) || days < 1) {
        throw new errors_1.MeshError('MESH_INVALID_DURATION', {
            property: 'meanTimeBetweenFailures',
            value: `${days} days`,
            must: 'be whole days, 1 day or more',
            at: workload,
        });
    }
    const identifier = (0, checks_1.checkDnsLabel)(options.identifier ?? workload.name, { property: 'identifier', at: workload });
    const found = { 'kube-monkey/enabled': 'enabled', 'kube-monkey/identifier': identifier };
    const labels = { ...found, 'kube-monkey/mtbf': `${days}`, ...options.killMode._toLabels() };
    for (const [key, label] of Object.entries(labels))
        workload.metadata.addLabel(key, label);
    // Pods carry only what kube-monkey finds them by: a change of mode then restarts none of them.
    for (const [key, label] of Object.entries(found))
        workload.podMetadata.addLabel(key, label);
}

},
"chaos/load-test.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LoadTest = void 0;
const cdk8s_1 = require("cdk8s");
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const constructs_1 = require("constructs");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const container_preset_1 = load("workloads/container-preset.js");
/**
 * A load test with Artillery that runs once: its configuration in a ConfigMap, and a Job that fails when the
 * expectations do not hold.
 *
 * In a namespace with injection the Job has a sidecar, and with it the retries and timeouts of the mesh. The Job ends
 * with its container where sidecars are native, as they are from Istio 1.27 on.
 *
 * @example
 * new LoadTest(chart, 'load-test', {
 *   target: Host.service('webapp', { namespace: 'bookinfo' }),
 *   port: 8080,
 *   phases: [{ duration: Duration.seconds(120), arrivalRate: 10 }],
 *   ensure: { p95: Duration.millis(100), maxErrorRate: 0 },
 *   requests: [{ path: '/', expectStatus: 200 }],
 * });
 * @see https://www.artillery.io/docs/reference/test-script
 */
class LoadTest extends constructs_1.Construct {
    /** Artillery's files. */
    config;
    /** The run. */
    job;
    /** @throws MeshError for phases, requests or expectations out of bounds */
    constructor(scope, id, props) {
        super(scope, id);
        (0, checks_1.checkNotEmpty)(props.phases, { property: 'phases', at: this });
        (0, checks_1.checkNotEmpty)(props.requests, { property: 'requests', at: this });
        this.config = new cdk8s_plus_28_1.ConfigMap(this, 'Config', {
            metadata: { name: id },
            data: {
                'config.yaml': cdk8s_1.Yaml.stringify(this.configuration(props)),
                'scenario.yaml': cdk8s_1.Yaml.stringify(scenario(id, props)),
            },
        });
        const volume = cdk8s_plus_28_1.Volume.fromConfigMap(this, 'Files', this.config);
        this.job = new cdk8s_plus_28_1.Job(this, 'Job', container_preset_1.ContainerPreset.AS_BUILT.pod({
            metadata: { name: id },
            ...(props.sidecar === undefined
                ? {}
                : { podMetadata: { labels: { 'sidecar.istio.io/inject': `${props.sidecar}` } } }),
            backoffLimit: 0,
            restartPolicy: cdk8s_plus_28_1.RestartPolicy.NEVER,
            containers: [
                {
                    name: 'artillery',
                    image: props.image ?? 'docker.io/artilleryio/artillery:2.0.21',
                    args: ['run', '--config', '/test/config.yaml', '/test/scenario.yaml'],
                    volumeMounts: [{ path: '/test', volume, readOnly: true }],
                },
            ],
        }));
    }
    configuration({ target, port = 80, phases, ensure, pool }) {
        const host = host_1.Host.of(target);
        return {
            config: {
                target: `http://${host.fullName}:${(0, checks_1.checkInteger)(port, { property: 'port', at: this }, 1, 65535)}`,
                plugins: { expect: {}, ...(ensure ? { ensure: {} } : {}) },
                phases: phases.map(({ duration, arrivalRate, rampTo, name }, index) => ({
                    ...(name === undefined ? {} : { name }),
                    duration: this.whole(duration, 1000, `phases[${index}].duration`),
                    arrivalRate: (0, checks_1.checkInteger)(arrivalRate, { property: `phases[${index}].arrivalRate`, at: this }, 0),
                    ...(rampTo === undefined
                        ? {}
                        : { rampTo: (0, checks_1.checkInteger)(rampTo, { property: `phases[${index}].rampTo`, at: this }, 0) }),
                })),
                ...(pool === undefined ? {} : { http: { pool: (0, checks_1.checkInteger)(pool, { property: 'pool', at: this }, 1) } }),
                ...(ensure ? { ensure: this.expectations(ensure) } : {}),
            },
        };
    }
    expectations({ p95, p99, maxErrorRate }) {
        return {
            ...(p95 ? { p95: this.whole(p95, 1, 'ensure.p95') } : {}),
            ...(p99 ? { p99: this.whole(p99, 1, 'ensure.p99') } : {}),
            ...(maxErrorRate === undefined
                ? {}
                : { maxErrorRate: (0, checks_1.checkNumber)(maxErrorRate, { property: 'ensure.maxErrorRate', at: this }, 0, 100) }),
        };
    }
    /** The duration in Artillery's unit for the place, which has no fractions. */
    whole(duration, unit, property) {
        const count = duration.toMilliseconds({ integral: false }) / unit;
        if (!Number.isInteger(count) || count < 1) {
            throw new errors_1.MeshError('MESH_INVALID_DURATION', {
                property,
                value: `${count} ${unit === 1 ? 'ms' : 's'}`,
                must: `be whole ${unit === 1 ? 'milliseconds' : 'seconds'}, 1 or more`,
                at: this,
            });
        }
        return count;
    }
}
exports.LoadTest = LoadTest;
function scenario(name, { requests }) {
    return {
        scenarios: [
            {
                name,
                flow: requests.map(({ path, method = 'get', expectStatus, json, headers }) => ({
                    [method]: {
                        url: path,
                        ...(headers ? { headers } : {}),
                        ...(json === undefined ? {} : { json }),
                        ...(expectStatus === undefined ? {} : { expect: [{ statusCode: expectStatus }] }),
                    },
                })),
            },
        ],
    };
}

},
"core/host.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Host = void 0;
exports.isAddress = isAddress;
const node_net_1 = require("node:net");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?';
const DOMAIN = new RegExp(`^(?:\\*\\.)?${LABEL}(?:\\.${LABEL})*\\.?$`);
/**
 * The name under which the mesh knows a service.
 *
 * A short name is rendered only where the rule and the Service share a namespace, since Istio completes short names
 * with the namespace of the rule; elsewhere the whole name is rendered.
 *
 * @example
 * const service = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080 }] });
 * Host.of(service);
 * Host.service('istiod', { namespace: 'istio-system' });
 * Host.external('api.example.com');
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
class Host {
    /** Every host. Gateways take it; a rule for the sidecars of the mesh does not. */
    static ANY = new Host({ name: '*' });
    /** The host of a Service, or of a construct that has one. */
    static of(ref) {
        if (ref instanceof Host)
            return ref;
        if ('host' in ref)
            return ref.host;
        return new Host({
            name: ref.name,
            service: { namespace: ref.metadata.namespace, ports: () => ref.ports.map(({ port }) => port) },
        });
    }
    /**
     * The host of a Kubernetes Service that this app does not define.
     *
     * @throws MeshError MESH_INVALID_NAME for a name or a namespace that is no DNS label
     */
    static service(name, options) {
        const namespace = (0, checks_1.checkDnsLabel)(options.namespace, { property: 'namespace' });
        return new Host({ name: (0, checks_1.checkDnsLabel)(name, { property: 'name' }), service: { namespace } });
    }
    /**
     * A DNS name outside the cluster, a wildcard such as `*.example.com`, or an IP address.
     *
     * @throws MeshError MESH_INVALID_HOST for anything else
     */
    static external(name) {
        return new Host({ name: checkDomain(name, 'host') });
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
        return this.#service !== undefined;
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
    nameFrom(namespace, place = { property: 'host' }) {
        if (!this.#service)
            return checkCompletion(this.name, place);
        if (this.namespace === namespace)
            return this.name;
        if (this.namespace === undefined) {
            throw new errors_1.MeshError('MESH_HOST_WITHOUT_NAMESPACE', {
                ...place,
                value: this.name,
                must: `have a namespace to be named from namespace '${namespace}'`,
                fix: 'give the Service or its chart a namespace',
            });
        }
        return this.fullName;
    }
    /** The whole name: `reviews.bookinfo.svc.cluster.local`. A Service without a namespace has only its short name. */
    get fullName() {
        return this.namespace === undefined ? this.name : `${this.name}.${this.namespace}.svc.cluster.local`;
    }
}
exports.Host = Host;
function checkDomain(name, property) {
    const domain = name.length <= 255 && DOMAIN.test(name) && !/\.\d+$/.test(name);
    if (!domain && !isAddress(name)) {
        const fix = advice(name);
        const must = 'be a DNS name, a wildcard such as *.example.com, or an IP address';
        throw new errors_1.MeshError('MESH_INVALID_HOST', { property, value: name, must, ...(fix && { fix }) });
    }
    return name;
}
function advice(name) {
    if (name === '*')
        return 'write Host.ANY for every host';
    if (name.includes('/'))
        return 'leave out the scheme and the path';
    return /:\d+$/.test(name) ? 'leave out the port' : undefined;
}
/** Whether the name is an IP address. Node also takes IPv6 addresses with a zone; they mean something on one machine only. */
function isAddress(name) {
    return (0, node_net_1.isIP)(name) !== 0 && !name.includes('%');
}
/** Istio completes every name without a dot with the namespace of the rule. */
function checkCompletion(name, place) {
    if (name !== '*' && !name.includes('.') && !isAddress(name)) {
        throw new errors_1.MeshError('MESH_SHORT_HOST', {
            ...place,
            value: name,
            must: 'be a whole DNS name, since one without a dot means a Service beside the rule',
            fix: 'give the domain too, or use Host.service for a Service',
        });
    }
    return name;
}

},
"workloads/container-preset.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ContainerPreset = void 0;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
/**
 * Named defaults for containers, so that images run as people expect.
 *
 * cdk8s-plus by itself runs every container as non-root with a read-only file system, pulls the image each time, asks
 * for a whole CPU and gives 30 seconds to open the port. Images that were built without that in mind do not start.
 *
 * What the caller sets wins over the preset.
 *
 * @example
 * new kplus.Deployment(chart, 'web', ContainerPreset.AS_BUILT.pod({
 *   containers: [{ image: 'nginx:1.27', ports: [{ number: 80 }] }],
 * }));
 */
class ContainerPreset {
    /**
     * The container runs as its image says: any user, a writable file system, no requests or limits, no start-up probe;
     * the image is pulled if the node does not have it.
     */
    static AS_BUILT = new ContainerPreset({
        imagePullPolicy: cdk8s_plus_28_1.ImagePullPolicy.IF_NOT_PRESENT,
        resources: {},
        securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false },
    }, { securityContext: { ensureNonRoot: false } });
    /**
     * The container runs as non-root on a read-only file system and cannot gain privileges; no requests or limits, no
     * start-up probe; the image is pulled if the node does not have it. For images that were built for it.
     */
    static HARDENED = new ContainerPreset({
        imagePullPolicy: cdk8s_plus_28_1.ImagePullPolicy.IF_NOT_PRESENT,
        resources: {},
        securityContext: { ensureNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
    }, { securityContext: { ensureNonRoot: true } });
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
            ports: [...(portNumber === undefined ? [] : [{ number: portNumber }]), ...(ports ?? [])],
            securityContext: { ...this.#container.securityContext, ...props.securityContext },
        };
    }
    /** The props of a Deployment, StatefulSet, Job … with the preset behind the pod and each of its containers. */
    pod(props) {
        return {
            ...props,
            ...(props.containers ? { containers: props.containers.map((container) => this.container(container)) } : {}),
            ...(props.initContainers
                ? { initContainers: props.initContainers.map((container) => this.container(container)) }
                : {}),
            securityContext: { ...this.#pod.securityContext, ...props.securityContext },
        };
    }
}
exports.ContainerPreset = ContainerPreset;

},
"chaos/pod-chaos.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PodChaos = void 0;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const constructs_1 = require("constructs");
const errors_1 = load("core/errors.js");
const workload_selector_1 = load("core/workload-selector.js");
const container_preset_1 = load("workloads/container-preset.js");
/**
 * Kills one running pod at random, again and again: a Deployment that runs `kubectl delete`, and a Role that lets it
 * list and delete the pods of its namespace and nothing else.
 *
 * The killer itself stays outside the mesh, so that it can reach the API server whatever the mesh does.
 *
 * @example
 * new PodChaos(chart, 'pod-chaos-monkey', {
 *   selector: { matchLabels: { app: 'webapp' } },
 *   interval: Duration.seconds(15),
 * });
 */
class PodChaos extends constructs_1.Construct {
    /** The workload that does the killing. */
    deployment;
    /** @throws MeshError MESH_INVALID_DURATION for an interval that is no whole number of seconds */
    constructor(scope, id, props) {
        super(scope, id);
        const seconds = props.interval.toMilliseconds() / 1000;
        if (!Number.isInteger(seconds) || seconds < 1) {
            const must = 'be whole seconds, 1 s or more';
            throw new errors_1.MeshError('MESH_INVALID_DURATION', { property: 'interval', value: `${seconds} s`, must, at: this });
        }
        const labels = (0, workload_selector_1.labelsOf)(props.selector, this);
        if (Object.keys(labels).length === 0) {
            throw new errors_1.MeshError('MESH_EMPTY', {
                property: 'selector',
                value: labels,
                must: 'have at least one label',
                fix: 'without one, every pod of the namespace would be killed, this one included',
                at: this,
            });
        }
        const metadata = { name: id };
        const serviceAccount = new cdk8s_plus_28_1.ServiceAccount(this, 'ServiceAccount', { metadata });
        const role = new cdk8s_plus_28_1.Role(this, 'Role', { metadata });
        role.allow(['list', 'delete'], cdk8s_plus_28_1.ApiResource.PODS);
        new cdk8s_plus_28_1.RoleBinding(this, 'RoleBinding', { metadata, role }).addSubjects(serviceAccount);
        const app = { app: id };
        this.deployment = new cdk8s_plus_28_1.Deployment(this, 'Deployment', container_preset_1.ContainerPreset.AS_BUILT.pod({
            metadata: { name: id, labels: app },
            podMetadata: { labels: { ...app, 'sidecar.istio.io/inject': 'false' } },
            replicas: 1,
            select: false,
            serviceAccount,
            automountServiceAccountToken: true,
            containers: [
                {
                    name: 'chaos',
                    image: props.image ?? 'docker.io/alpine/k8s:1.33.0',
                    command: ['sh', '-c', SCRIPT],
                    envVariables: {
                        SELECTOR: cdk8s_plus_28_1.EnvValue.fromValue(Object.entries(labels)
                            .map(([key, label]) => `${key}=${label}`)
                            .join(',')),
                        INTERVAL: cdk8s_plus_28_1.EnvValue.fromValue(`${seconds}`),
                    },
                },
            ],
        }));
        this.deployment.select(cdk8s_plus_28_1.LabelSelector.of({ labels: app }));
    }
}
exports.PodChaos = PodChaos;
const SCRIPT = `\
while true; do
  sleep "$INTERVAL"
  pod=$(kubectl get pods --selector="$SELECTOR" --field-selector=status.phase=Running --output=name | shuf -n 1)
  if [ -n "$pod" ]; then kubectl delete --wait=false "$pod"; fi
done
`;

},
"core/workload-selector.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.labelsOf = labelsOf;
const errors_1 = load("core/errors.js");
const labels_1 = load("core/labels.js");
/** The labels that select the pods of `ref`. */
function labelsOf(ref, at, property = 'selector') {
    if ('podLabels' in ref)
        return checkSelector(ref.podLabels, `${property}.podLabels`, at);
    if ('matchExpressions' in ref && (ref.matchExpressions.length > 0 || Object.keys(ref.matchLabels).length === 0)) {
        throw new errors_1.MeshError('MESH_SELECTOR_WITHOUT_LABELS', {
            property,
            value: ref.node.path,
            must: 'be a workload that selects its pods by labels alone',
            fix: 'Istio cannot select by expressions; pass { matchLabels: { … } }',
            at,
        });
    }
    return checkSelector(ref.matchLabels, `${property}.matchLabels`, at);
}
function checkSelector(labels, property, at) {
    for (const [key, text] of Object.entries(labels)) {
        if (key === '' || key.includes('*') || text.includes('*')) {
            const must = 'have no empty key and no wildcard';
            throw new errors_1.MeshError('MESH_SELECTOR_WILDCARD', { property, value: { [key]: text }, must, at });
        }
    }
    return (0, labels_1.checkLabels)(labels, { property, at });
}

},
"core/labels.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkLabels = checkLabels;
const errors_1 = load("core/errors.js");
const NAME = '[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?';
const KEY = new RegExp(`^(?:[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?/)?${NAME}$`);
const TEXT = new RegExp(`^(?:${NAME})?$`);
/** Fails unless Kubernetes takes the labels; returns a copy. */
function checkLabels(labels, place) {
    for (const [key, text] of Object.entries(labels)) {
        if (KEY.test(key) && TEXT.test(text))
            continue;
        throw new errors_1.MeshError('MESH_INVALID_LABEL', {
            ...place,
            value: { [key]: text },
            must: 'be a label of Kubernetes: letters, digits, dashes, dots and underscores, at most 63',
        });
    }
    return { ...labels };
}

},
"core/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StringMatch = exports.HeaderMatch = exports.TargetRef = exports.Percentage = exports.MeshResource = exports.Host = exports.MeshError = void 0;
var errors_1 = load("core/errors.js");
Object.defineProperty(exports, "MeshError", { enumerable: true, get: function () { return errors_1.MeshError; } });
var host_1 = load("core/host.js");
Object.defineProperty(exports, "Host", { enumerable: true, get: function () { return host_1.Host; } });
var mesh_resource_1 = load("core/mesh-resource.js");
Object.defineProperty(exports, "MeshResource", { enumerable: true, get: function () { return mesh_resource_1.MeshResource; } });
var percentage_1 = load("core/percentage.js");
Object.defineProperty(exports, "Percentage", { enumerable: true, get: function () { return percentage_1.Percentage; } });
var policy_target_1 = load("core/policy-target.js");
Object.defineProperty(exports, "TargetRef", { enumerable: true, get: function () { return policy_target_1.TargetRef; } });
var string_match_1 = load("core/string-match.js");
Object.defineProperty(exports, "HeaderMatch", { enumerable: true, get: function () { return string_match_1.HeaderMatch; } });
Object.defineProperty(exports, "StringMatch", { enumerable: true, get: function () { return string_match_1.StringMatch; } });

},
"core/percentage.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Percentage = void 0;
exports.renderPercentage = renderPercentage;
const errors_1 = load("core/errors.js");
/**
 * A share of requests, from 0 to 100.
 *
 * @example
 * Percentage.of(12.5);
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Percent
 */
class Percentage {
    percent;
    /** Every request. */
    static ALL = new Percentage(100);
    /** No request. */
    static NONE = new Percentage(0);
    /**
     * @param percent 0, or 0.0001 (the finest share that Envoy can tell apart) to 100
     * @throws MeshError MESH_INVALID_PERCENTAGE for any other number
     */
    static of(percent) {
        if (!(percent === 0 || (percent >= 0.0001 && percent <= 100))) {
            throw new errors_1.MeshError('MESH_INVALID_PERCENTAGE', {
                property: 'percentage',
                value: percent,
                must: 'be 0 or a number from 0.0001 to 100',
                ...(percent > 0 && percent < 0.0001 ? { fix: 'Envoy counts in millionths' } : {}),
            });
        }
        return new Percentage(percent === 0 ? 0 : percent);
    }
    constructor(
    /** The share, 0 to 100. */
    percent) {
        this.percent = percent;
        Object.freeze(this);
    }
}
exports.Percentage = Percentage;
function renderPercentage(percentage) {
    return percentage && { value: percentage.percent };
}

},
"core/policy-target.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TargetRef = void 0;
exports.renderAttachment = renderAttachment;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const workload_selector_1 = load("core/workload-selector.js");
/**
 * An object that a policy is attached to.
 *
 * Istio takes policies on Services, Gateways and ServiceEntries of the policy's own namespace, and on GatewayClasses
 * from the root namespace.
 *
 * @example
 * const targets = [TargetRef.gateway({ name: 'waypoint' })];
 * @see https://istio.io/latest/docs/reference/config/type/workload-selector/#PolicyTargetReference
 */
class TargetRef {
    group;
    kind;
    /**
     * A Service behind a waypoint, or a construct that has one.
     *
     * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
     */
    static service(service) {
        return new TargetRef('', 'Service', 'service' in service ? service.service : service);
    }
    /**
     * A gateway or a waypoint of the Gateway API.
     *
     * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
     */
    static gateway(gateway) {
        return new TargetRef('gateway.networking.k8s.io', 'Gateway', gateway);
    }
    /**
     * A ServiceEntry behind a waypoint.
     *
     * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
     */
    static serviceEntry(serviceEntry) {
        return new TargetRef('networking.istio.io', 'ServiceEntry', serviceEntry);
    }
    /**
     * Every gateway of a class, such as `istio-waypoint`; counts for policies of the root namespace only.
     *
     * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
     */
    static gatewayClass(gatewayClass) {
        const object = typeof gatewayClass === 'string' ? { name: gatewayClass } : gatewayClass;
        return new TargetRef('gateway.networking.k8s.io', 'GatewayClass', object);
    }
    /** The name of the object. */
    name;
    /** The namespace of the object, where it is known; a GatewayClass has none. */
    namespace;
    constructor(
    /** The API group of the object; empty for a Service. */
    group, 
    /** The kind of the object. */
    kind, object) {
        this.group = group;
        this.kind = kind;
        checkKind(object, group, kind);
        this.name = object.name;
        this.namespace = kind === 'GatewayClass' ? undefined : namespaceOf(object);
        Object.freeze(this);
    }
}
exports.TargetRef = TargetRef;
const NAME = /^[a-z0-9](?:[-.a-z0-9]*[a-z0-9])?$/;
/** For what the types cannot tell apart: constructs of one shape, and kinds of one name in two groups. */
function checkKind(object, group, kind) {
    const known = object;
    // cdk8s-plus calls the group of Services 'core'.
    const home = group === '' ? 'core' : group;
    if ((known.kind ?? kind) !== kind || (known.apiGroup ?? home) !== home) {
        fail(`be a ${kind} of ${home}`, `${known.kind ?? kind} of ${known.apiGroup ?? home}`);
    }
    if (!NAME.test(object.name) || object.name.length > 253)
        fail('have the name of a Kubernetes object', object.name);
}
function namespaceOf(object) {
    return 'metadata' in object ? object.metadata.namespace : object.namespace;
}
function fail(must, value) {
    throw new errors_1.MeshError('MESH_INVALID_TARGET', { property: 'targets', value, must });
}
/** The selector or the targets in their wire form. */
function renderAttachment({ selector, targets }, policy) {
    if (selector !== undefined && targets !== undefined) {
        throw new errors_1.MeshError('MESH_TWO_ATTACHMENTS', {
            property: 'targets',
            must: 'not stand beside selector',
            fix: 'select workloads or name targets',
            at: policy,
        });
    }
    const place = { property: 'targets', at: policy };
    (0, checks_1.checkNotEmpty)(targets, place, 'leave it out for every workload of the namespace');
    if (targets && targets.length > 16) {
        throw new errors_1.MeshError('MESH_TOO_MANY', {
            ...place,
            value: targets.length,
            must: 'have at most 16 entries',
        });
    }
    return {
        selector: selector && { matchLabels: (0, workload_selector_1.labelsOf)(selector, policy) },
        targetRefs: targets?.map((target, index) => renderTarget(target, policy, `targets[${index}]`)),
    };
}
function renderTarget({ group, kind, name, namespace }, policy, property) {
    if (namespace !== undefined && namespace !== policy.namespace) {
        throw new errors_1.MeshError('MESH_TARGET_IN_OTHER_NAMESPACE', {
            property,
            value: `${kind} ${namespace}/${name}`,
            must: `live in the namespace of the policy, ${policy.namespace === undefined ? 'which has none' : `'${policy.namespace}'`}`,
            fix: 'put the policy where its target lives',
            at: policy,
        });
    }
    return { group, kind, name };
}

},
"core/string-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HeaderMatch = exports.StringMatch = void 0;
exports.checkRegex = checkRegex;
const errors_1 = load("core/errors.js");
/**
 * How a piece of text of a request is compared: equal, by its beginning, or by a regular expression.
 *
 * @example
 * StringMatch.exact('jason');
 * StringMatch.prefix('/api/v1/');
 * StringMatch.regex('[0-9]+');
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch
 */
class StringMatch {
    /** The text is equal to `text`, case included. */
    static exact(text) {
        return new StringMatch({ exact: text });
    }
    /**
     * The text begins with `text`. A prefix is not a path segment: `/foo` also matches `/foobar`.
     *
     * @throws MeshError MESH_EMPTY_MATCH for an empty prefix, which would match everything
     */
    static prefix(text) {
        if (text === '') {
            throw new errors_1.MeshError('MESH_EMPTY_MATCH', {
                property: 'prefix',
                value: text,
                must: 'not be empty',
                fix: 'leave the match out to match everything',
            });
        }
        return new StringMatch({ prefix: text });
    }
    /**
     * The whole text matches the RE2 expression `pattern`. RE2 has no look-around and no back-references.
     *
     * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
     */
    static regex(pattern) {
        return new StringMatch({ regex: checkRegex(pattern, 'regex') });
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
}
exports.StringMatch = StringMatch;
/**
 * A header that is there, whatever its content. Under `withoutHeaders` it says that the header is absent.
 *
 * @example
 * const match = { headers: { 'x-debug': HeaderMatch.PRESENT } };
 */
class HeaderMatch {
    static PRESENT = new HeaderMatch();
    constructor() {
        Object.freeze(this);
    }
    /** @internal */
    _toJson() {
        return {};
    }
}
exports.HeaderMatch = HeaderMatch;
/** Fails for what Envoy would refuse: an empty or overlong pattern, and what RE2 does not read; returns it. */
function checkRegex(pattern, property, at) {
    const must = pattern === '' ? 'not be empty' : Buffer.byteLength(pattern) > 1024 ? 'have at most 1024 bytes' : syntax(pattern);
    if (must) {
        const fix = advice(pattern);
        throw new errors_1.MeshError('MESH_INVALID_REGEX', {
            property,
            value: pattern,
            must,
            ...(fix && { fix }),
            ...(at && { at }),
        });
    }
    return pattern;
}
function advice(pattern) {
    if (pattern.startsWith('*'))
        return `'*' repeats what is before it; write '.${pattern}' for any text`;
    return /\(\?<?[=!]|\\[1-9]/.test(pattern) ? 'RE2 has no look-around and no back-references' : undefined;
}
function syntax(pattern) {
    // Loaded when the first regex is written: most charts have none.
    const { RE2JS } = require('re2js');
    try {
        RE2JS.compile(pattern);
        return undefined;
    }
    catch (error) {
        return `be a regular expression that RE2 reads (${error.message})`;
    }
}

},
"extensions/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WasmPlugin = exports.PullPolicy = exports.PluginType = exports.FailStrategy = exports.WasmEnv = exports.TrafficExtension = exports.PluginPhase = void 0;
var plugin_phase_1 = load("extensions/plugin-phase.js");
Object.defineProperty(exports, "PluginPhase", { enumerable: true, get: function () { return plugin_phase_1.PluginPhase; } });
var traffic_extension_1 = load("extensions/traffic-extension.js");
Object.defineProperty(exports, "TrafficExtension", { enumerable: true, get: function () { return traffic_extension_1.TrafficExtension; } });
var wasm_env_1 = load("extensions/wasm-env.js");
Object.defineProperty(exports, "WasmEnv", { enumerable: true, get: function () { return wasm_env_1.WasmEnv; } });
var wasm_module_1 = load("extensions/wasm-module.js");
Object.defineProperty(exports, "FailStrategy", { enumerable: true, get: function () { return wasm_module_1.FailStrategy; } });
Object.defineProperty(exports, "PluginType", { enumerable: true, get: function () { return wasm_module_1.PluginType; } });
Object.defineProperty(exports, "PullPolicy", { enumerable: true, get: function () { return wasm_module_1.PullPolicy; } });
var wasm_plugin_1 = load("extensions/wasm-plugin.js");
Object.defineProperty(exports, "WasmPlugin", { enumerable: true, get: function () { return wasm_plugin_1.WasmPlugin; } });

},
"extensions/plugin-phase.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PluginPhase = void 0;
/**
 * Where in the chain of filters an extension stands.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/#ExecutionPhase
 */
var PluginPhase;
(function (PluginPhase) {
    /** Istio decides: at the end of the chain, before the router. */
    PluginPhase["UNSPECIFIED"] = "UNSPECIFIED";
    /** Before authentication. */
    PluginPhase["AUTHN"] = "AUTHN";
    /** After authentication, before authorization. */
    PluginPhase["AUTHZ"] = "AUTHZ";
    /** After authorization, before statistics. */
    PluginPhase["STATS"] = "STATS";
})(PluginPhase || (exports.PluginPhase = PluginPhase = {}));

},
"extensions/traffic-extension.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TrafficExtension = void 0;
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const extension_placement_1 = load("extensions/extension-placement.js");
const lua_filter_1 = load("extensions/lua-filter.js");
const wasm_module_1 = load("extensions/wasm-module.js");
/**
 * A WebAssembly module or a Lua script in proxies. It takes Istio 1.30 or later.
 *
 * @example
 * new TrafficExtension(chart, 'waypoint-mark', {
 *   targets: [TargetRef.gateway({ name: 'waypoint' })],
 *   phase: PluginPhase.STATS,
 *   match: [{ mode: WorkloadMode.SERVER, ports: [9080] }],
 *   lua: { inlineCode: 'function envoy_on_response(handle)\n  handle:headers():add("x-waypoint", "1")\nend\n' },
 * });
 * ```yaml
 * apiVersion: extensions.istio.io/v1alpha1
 * kind: TrafficExtension
 * metadata:
 *   name: waypoint-mark
 *   namespace: bookinfo
 * spec:
 *   lua:
 *     inlineCode: |
 *       function envoy_on_response(handle)
 *         handle:headers():add("x-waypoint", "1")
 *       end
 *   match:
 *     - mode: SERVER
 *       ports:
 *         - number: 9080
 *   phase: STATS
 *   targetRefs:
 *     - group: gateway.networking.k8s.io
 *       kind: Gateway
 *       name: waypoint
 * ```
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/
 */
class TrafficExtension extends mesh_resource_1.MeshResource {
    #spec;
    /**
     * @throws MeshError MESH_EXTENSION_CODE unless there is exactly one of wasm and lua
     * @throws MeshError MESH_INVALID_URL for a URL that no proxy can fetch a module from
     * @throws MeshError MESH_INVALID_JSON for a configuration with something in it that is no JSON, or null
     */
    constructor(scope, id, props) {
        const kind = { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'TrafficExtension', plural: 'trafficextensions' };
        super(scope, id, kind, props);
        const { phase, wasm, lua } = props;
        if ((wasm === undefined) === (lua === undefined)) {
            throw new errors_1.MeshError('MESH_EXTENSION_CODE', {
                property: 'wasm',
                must: 'stand where lua does not, and only there',
                at: this,
            });
        }
        this.#spec = {
            ...(0, extension_placement_1.renderPlacement)(props, this),
            phase,
            wasm: wasm && (0, wasm_module_1.renderWasmModule)(wasm, this, 'wasm.'),
            lua: lua && (0, lua_filter_1.renderLuaFilter)(lua, this),
        };
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
}
exports.TrafficExtension = TrafficExtension;

},
"extensions/extension-placement.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderPlacement = renderPlacement;
const checks_1 = load("core/checks.js");
const policy_target_1 = load("core/policy-target.js");
const traffic_selector_1 = load("extensions/traffic-selector.js");
/** What both kinds of extensions have in common, in its wire form; they spell phases differently. */
function renderPlacement(placement, at) {
    const { priority, match } = placement;
    (0, checks_1.checkInteger)(priority, { property: 'priority', at }, -2147483648);
    return {
        ...(0, policy_target_1.renderAttachment)(placement, at),
        priority,
        match: match?.map((selector, index) => (0, traffic_selector_1.renderTrafficSelector)(selector, at, `match[${index}]`)),
    };
}

},
"extensions/traffic-selector.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTrafficSelector = renderTrafficSelector;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/** The selector in its wire form. */
function renderTrafficSelector({ mode, ports }, at, property) {
    if (ports && new Set(ports).size < ports.length) {
        throw new errors_1.MeshError('MESH_DUPLICATE', {
            property: `${property}.ports`,
            value: ports,
            must: 'name each port once',
            at,
        });
    }
    return {
        mode,
        ports: ports?.map((port, index) => ({ number: (0, checks_1.checkPort)(port, { property: `${property}.ports[${index}]`, at }) })),
    };
}

},
"extensions/lua-filter.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderLuaFilter = renderLuaFilter;
const errors_1 = load("core/errors.js");
const MAX_BYTES = 65536;
/** The script in its wire form. */
function renderLuaFilter({ inlineCode }, at) {
    const place = { property: 'lua.inlineCode', at };
    const size = Buffer.byteLength(inlineCode);
    if (size === 0)
        throw new errors_1.MeshError('MESH_EMPTY', { ...place, value: inlineCode, must: 'not be empty' });
    if (size > MAX_BYTES) {
        const must = `have at most ${MAX_BYTES} bytes`;
        throw new errors_1.MeshError('MESH_TOO_LONG', { ...place, value: `${size} bytes`, must, fix: 'write it in WebAssembly' });
    }
    return { inlineCode };
}

},
"extensions/wasm-module.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PluginType = exports.FailStrategy = exports.PullPolicy = void 0;
exports.renderWasmModule = renderWasmModule;
const errors_1 = load("core/errors.js");
const check_length_1 = load("extensions/check-length.js");
const module_url_1 = load("extensions/module-url.js");
const plugin_config_1 = load("extensions/plugin-config.js");
const wasm_env_1 = load("extensions/wasm-env.js");
/**
 * When a module is fetched anew.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#PullPolicy
 */
var PullPolicy;
(function (PullPolicy) {
    /** As if left out: ALWAYS for OCI images of the tag `latest`, else IF_NOT_PRESENT. */
    PullPolicy["UNSPECIFIED_POLICY"] = "UNSPECIFIED_POLICY";
    /** Where the proxy does not have it yet. */
    PullPolicy["IF_NOT_PRESENT"] = "IfNotPresent";
    /** Whenever the extension changes. */
    PullPolicy["ALWAYS"] = "Always";
})(PullPolicy || (exports.PullPolicy = PullPolicy = {}));
/**
 * What happens to traffic when a module cannot be fetched or fails.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#FailStrategy
 */
var FailStrategy;
(function (FailStrategy) {
    /** Requests are answered with a 5xx. */
    FailStrategy["FAIL_CLOSE"] = "FAIL_CLOSE";
    /** Requests pass without the module; not for modules that authenticate or authorize. */
    FailStrategy["FAIL_OPEN"] = "FAIL_OPEN";
    /** The next request gets a new instance after a failure at run time; other failures are FAIL_CLOSE. */
    FailStrategy["FAIL_RELOAD"] = "FAIL_RELOAD";
})(FailStrategy || (exports.FailStrategy = FailStrategy = {}));
/**
 * What a module works on.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#PluginType
 */
var PluginType;
(function (PluginType) {
    /** As if left out: HTTP. */
    PluginType["UNSPECIFIED_PLUGIN_TYPE"] = "UNSPECIFIED_PLUGIN_TYPE";
    /** HTTP requests. */
    PluginType["HTTP"] = "HTTP";
    /** TCP connections, those of HTTP too. */
    PluginType["NETWORK"] = "NETWORK";
})(PluginType || (exports.PluginType = PluginType = {}));
/** The module in its wire form. `path` is what its properties are called by: empty, or `wasm.`. */
function renderWasmModule(module, at, path = '') {
    return {
        url: (0, module_url_1.checkModuleUrl)(module.url, at, `${path}url`),
        sha256: (0, module_url_1.checkSha256)(module.sha256, module.url, at, `${path}sha256`),
        imagePullPolicy: module.imagePullPolicy,
        imagePullSecret: module.imagePullSecret && secretName(module.imagePullSecret, at, `${path}imagePullSecret`),
        verificationKey: module.verificationKey,
        pluginName: (0, check_length_1.checkLength)(module.pluginName, { property: `${path}pluginName`, at }, 256),
        pluginConfig: module.pluginConfig && (0, plugin_config_1.renderPluginConfig)(module.pluginConfig, at, `${path}pluginConfig`),
        failStrategy: module.failStrategy,
        type: module.type,
        vmConfig: module.env && { env: (0, wasm_env_1.renderWasmEnv)(module.env, at, `${path}env`) },
    };
}
/** An imported Secret has no namespace that could be told. */
function secretName(secret, at, property) {
    if (secret.metadata && secret.metadata.namespace !== at.namespace) {
        throw new errors_1.MeshError('MESH_SECRET_IN_OTHER_NAMESPACE', {
            property,
            value: `${secret.metadata.namespace ?? ''}/${secret.name}`,
            must: 'live in the namespace of the extension',
            at,
        });
    }
    return secret.name;
}

},
"extensions/check-length.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkLength = checkLength;
exports.checkMaxLength = checkMaxLength;
const errors_1 = load("core/errors.js");
/** Fails unless `text` is absent or has 1 to `max` characters; returns it. */
function checkLength(text, place, max) {
    if (text === '')
        throw new errors_1.MeshError('MESH_EMPTY', { ...place, value: text, must: 'not be empty' });
    return checkMaxLength(text, place, max);
}
/** Fails where `text` has more than `max` characters; returns it. */
function checkMaxLength(text, place, max) {
    if (text !== undefined && text.length > max) {
        const value = `${text.length} characters`;
        throw new errors_1.MeshError('MESH_TOO_LONG', { ...place, value, must: `have at most ${max} characters` });
    }
    return text;
}

},
"extensions/module-url.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkModuleUrl = checkModuleUrl;
exports.checkSha256 = checkSha256;
const errors_1 = load("core/errors.js");
const SCHEMES = ['oci', 'https', 'http', 'file'];
/** Fails unless `url` is where a proxy can take a Wasm module from; returns it. */
function checkModuleUrl(url, at, property) {
    // Without a scheme it is an OCI image, such as registry.example.com/filter:v1.
    const [, scheme = 'oci', place = url] = /^([a-z][-+.a-z0-9]*):\/\/(.*)$/i.exec(url) ?? [];
    const known = SCHEMES.includes(scheme.toLowerCase());
    if (!known || place === '' || /\s/.test(url) || !URL.canParse(`${scheme}://${place}`)) {
        throw new errors_1.MeshError('MESH_INVALID_URL', {
            property,
            value: url,
            must: 'be the URL of a Wasm module: oci://, https://, http:// or file://',
            at,
        });
    }
    return url;
}
/** Fails unless `sha256` is absent or a checksum, the same as that of the URL where it names one; returns it. */
function checkSha256(sha256, url, at, property) {
    if (sha256 === undefined)
        return undefined;
    if (!/^[a-f0-9]{64}$/.test(sha256)) {
        throw new errors_1.MeshError('MESH_INVALID_SHA256', {
            property,
            value: sha256,
            must: 'be 64 lower-case hexadecimal digits',
            at,
        });
    }
    const named = /@sha256:([a-f0-9]+)$/.exec(url)?.[1];
    if (named !== undefined && named !== sha256) {
        throw new errors_1.MeshError('MESH_INVALID_SHA256', {
            property,
            value: sha256,
            must: 'be the checksum that the url names',
            at,
        });
    }
    return sha256;
}

},
"extensions/plugin-config.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderPluginConfig = renderPluginConfig;
const errors_1 = load("core/errors.js");
/** A copy of the configuration, as JSON. */
function renderPluginConfig(config, at, property) {
    return Object.fromEntries(Object.entries(config)
        .filter(([, field]) => field !== undefined)
        .map(([name, field]) => [name, renderField(field, at, `${property}.${name}`)]));
}
function renderField(field, at, property) {
    if (typeof field === 'string' || typeof field === 'boolean')
        return field;
    if (typeof field === 'number' && Number.isFinite(field))
        return field;
    if (Array.isArray(field))
        return field.map((item, index) => renderField(item, at, `${property}[${index}]`));
    if (typeof field === 'object' && field !== null && [Object.prototype, null].includes(Object.getPrototypeOf(field))) {
        return renderPluginConfig(field, at, property);
    }
    throw new errors_1.MeshError('MESH_INVALID_JSON', {
        property,
        value: field === null ? 'null' : String(field),
        must: 'be a string, a finite number, a boolean, a list or a plain object',
        ...(field === null ? { fix: "leave it out, or set it with override('/spec/…', null)" } : {}),
        at,
    });
}

},
"extensions/wasm-env.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WasmEnv = void 0;
exports.renderWasmEnv = renderWasmEnv;
const errors_1 = load("core/errors.js");
const check_length_1 = load("extensions/check-length.js");
/**
 * Where an environment variable of a Wasm module takes its text from.
 *
 * @example
 * const env = { TRUST_DOMAIN: WasmEnv.inline('cluster.local'), POD_NAME: WasmEnv.host() };
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#EnvVar
 */
class WasmEnv {
    /**
     * Fixed text.
     *
     * @throws MeshError MESH_TOO_LONG for more than 2048 characters
     */
    static inline(text) {
        return new WasmEnv({ valueFrom: 'INLINE', value: (0, check_length_1.checkMaxLength)(text, { property: 'text' }, 2048) });
    }
    /** The proxy's variable of the same name; where the proxy has none, the module has none. */
    static host() {
        return new WasmEnv({ valueFrom: 'HOST' });
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
}
exports.WasmEnv = WasmEnv;
const MAX_VARIABLES = 256;
/** The variables in their wire form. */
function renderWasmEnv(env, at, property) {
    const variables = Object.entries(env);
    if (variables.length > MAX_VARIABLES) {
        const must = `have at most ${MAX_VARIABLES} entries`;
        throw new errors_1.MeshError('MESH_TOO_MANY', { property, value: variables.length, must, at });
    }
    return variables.map(([name, source]) => ({
        name: (0, check_length_1.checkLength)(name, { property: `${property} name`, at }, 256),
        ...source._toJson(),
    }));
}

},
"extensions/wasm-plugin.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WasmPlugin = void 0;
const mesh_resource_1 = load("core/mesh-resource.js");
const extension_placement_1 = load("extensions/extension-placement.js");
const plugin_phase_1 = load("extensions/plugin-phase.js");
const wasm_module_1 = load("extensions/wasm-module.js");
/**
 * A WebAssembly module in proxies.
 *
 * Istio goes on with `TrafficExtension`, which takes Lua too; a WasmPlugin is what versions before 1.30 know.
 *
 * @example
 * new WasmPlugin(chart, 'openid', {
 *   selector: { matchLabels: { istio: 'ingressgateway' } },
 *   phase: PluginPhase.AUTHN,
 *   url: 'oci://registry.example.com/filters/openid:v1',
 *   imagePullPolicy: PullPolicy.IF_NOT_PRESENT,
 *   pluginConfig: { realm: 'ingress', scopes: ['profile', 'email'] },
 *   env: { POD_NAME: WasmEnv.host(), TRUST_DOMAIN: WasmEnv.inline('cluster.local') },
 * });
 * ```yaml
 * apiVersion: extensions.istio.io/v1alpha1
 * kind: WasmPlugin
 * metadata:
 *   name: openid
 *   namespace: bookinfo
 * spec:
 *   imagePullPolicy: IfNotPresent
 *   phase: AUTHN
 *   pluginConfig:
 *     realm: ingress
 *     scopes:
 *       - profile
 *       - email
 *   selector:
 *     matchLabels:
 *       istio: ingressgateway
 *   url: oci://registry.example.com/filters/openid:v1
 *   vmConfig:
 *     env:
 *       - name: POD_NAME
 *         valueFrom: HOST
 *       - name: TRUST_DOMAIN
 *         value: cluster.local
 *         valueFrom: INLINE
 * ```
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/
 */
class WasmPlugin extends mesh_resource_1.MeshResource {
    #spec;
    /**
     * @throws MeshError MESH_INVALID_URL for a URL that no proxy can fetch a module from
     * @throws MeshError MESH_INVALID_JSON for a configuration with something in it that is no JSON, or null
     * @throws MeshError MESH_INVALID_SHA256 for what is not a checksum
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'WasmPlugin', plural: 'wasmplugins' }, props);
        const { phase } = props;
        this.#spec = {
            ...(0, extension_placement_1.renderPlacement)(props, this),
            phase: phase === plugin_phase_1.PluginPhase.UNSPECIFIED ? 'UNSPECIFIED_PHASE' : phase,
            ...(0, wasm_module_1.renderWasmModule)(props, this),
        };
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
}
exports.WasmPlugin = WasmPlugin;

},
"gateway-api/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WellKnownCACertificates = exports.WaypointFor = exports.Waypoint = exports.ValueMatch = exports.UDPRoute = exports.TLSRoute = exports.TCPRoute = exports.SubjectAltName = exports.RouteGroupKind = exports.ReferenceGrant = exports.PolicyTarget = exports.PathModifier = exports.PathMatch = exports.MeshParent = exports.ListenerTls = exports.ListenerSet = exports.Listener = exports.HTTPRoute = exports.HTTPRouteFilter = exports.GRPCRoute = exports.GRPCMethodMatch = exports.GRPCRouteFilter = exports.FrontendValidationMode = exports.GatewayController = exports.GatewayClass = exports.GatewayAddress = exports.Gateway = exports.FromNamespaces = exports.BackendTLSPolicy = exports.BackendRef = exports.AllowedRoutes = void 0;
var allowed_routes_1 = load("gateway-api/allowed-routes.js");
Object.defineProperty(exports, "AllowedRoutes", { enumerable: true, get: function () { return allowed_routes_1.AllowedRoutes; } });
var backend_ref_1 = load("gateway-api/backend-ref.js");
Object.defineProperty(exports, "BackendRef", { enumerable: true, get: function () { return backend_ref_1.BackendRef; } });
var backend_tls_policy_1 = load("gateway-api/backend-tls-policy.js");
Object.defineProperty(exports, "BackendTLSPolicy", { enumerable: true, get: function () { return backend_tls_policy_1.BackendTLSPolicy; } });
var from_namespaces_1 = load("gateway-api/from-namespaces.js");
Object.defineProperty(exports, "FromNamespaces", { enumerable: true, get: function () { return from_namespaces_1.FromNamespaces; } });
var gateway_1 = load("gateway-api/gateway.js");
Object.defineProperty(exports, "Gateway", { enumerable: true, get: function () { return gateway_1.Gateway; } });
var gateway_address_1 = load("gateway-api/gateway-address.js");
Object.defineProperty(exports, "GatewayAddress", { enumerable: true, get: function () { return gateway_address_1.GatewayAddress; } });
var gateway_class_1 = load("gateway-api/gateway-class.js");
Object.defineProperty(exports, "GatewayClass", { enumerable: true, get: function () { return gateway_class_1.GatewayClass; } });
Object.defineProperty(exports, "GatewayController", { enumerable: true, get: function () { return gateway_class_1.GatewayController; } });
var gateway_tls_1 = load("gateway-api/gateway-tls.js");
Object.defineProperty(exports, "FrontendValidationMode", { enumerable: true, get: function () { return gateway_tls_1.FrontendValidationMode; } });
var grpc_filter_1 = load("gateway-api/grpc-filter.js");
Object.defineProperty(exports, "GRPCRouteFilter", { enumerable: true, get: function () { return grpc_filter_1.GRPCRouteFilter; } });
var grpc_method_match_1 = load("gateway-api/grpc-method-match.js");
Object.defineProperty(exports, "GRPCMethodMatch", { enumerable: true, get: function () { return grpc_method_match_1.GRPCMethodMatch; } });
var grpc_route_1 = load("gateway-api/grpc-route.js");
Object.defineProperty(exports, "GRPCRoute", { enumerable: true, get: function () { return grpc_route_1.GRPCRoute; } });
var http_filter_1 = load("gateway-api/http-filter.js");
Object.defineProperty(exports, "HTTPRouteFilter", { enumerable: true, get: function () { return http_filter_1.HTTPRouteFilter; } });
var http_route_1 = load("gateway-api/http-route.js");
Object.defineProperty(exports, "HTTPRoute", { enumerable: true, get: function () { return http_route_1.HTTPRoute; } });
var listener_1 = load("gateway-api/listener.js");
Object.defineProperty(exports, "Listener", { enumerable: true, get: function () { return listener_1.Listener; } });
var listener_set_1 = load("gateway-api/listener-set.js");
Object.defineProperty(exports, "ListenerSet", { enumerable: true, get: function () { return listener_set_1.ListenerSet; } });
var listener_tls_1 = load("gateway-api/listener-tls.js");
Object.defineProperty(exports, "ListenerTls", { enumerable: true, get: function () { return listener_tls_1.ListenerTls; } });
var mesh_parent_1 = load("gateway-api/mesh-parent.js");
Object.defineProperty(exports, "MeshParent", { enumerable: true, get: function () { return mesh_parent_1.MeshParent; } });
var path_match_1 = load("gateway-api/path-match.js");
Object.defineProperty(exports, "PathMatch", { enumerable: true, get: function () { return path_match_1.PathMatch; } });
var path_modifier_1 = load("gateway-api/path-modifier.js");
Object.defineProperty(exports, "PathModifier", { enumerable: true, get: function () { return path_modifier_1.PathModifier; } });
var policy_target_1 = load("gateway-api/policy-target.js");
Object.defineProperty(exports, "PolicyTarget", { enumerable: true, get: function () { return policy_target_1.PolicyTarget; } });
var reference_grant_1 = load("gateway-api/reference-grant.js");
Object.defineProperty(exports, "ReferenceGrant", { enumerable: true, get: function () { return reference_grant_1.ReferenceGrant; } });
var route_group_kind_1 = load("gateway-api/route-group-kind.js");
Object.defineProperty(exports, "RouteGroupKind", { enumerable: true, get: function () { return route_group_kind_1.RouteGroupKind; } });
var subject_alt_name_1 = load("gateway-api/subject-alt-name.js");
Object.defineProperty(exports, "SubjectAltName", { enumerable: true, get: function () { return subject_alt_name_1.SubjectAltName; } });
var tcp_route_1 = load("gateway-api/tcp-route.js");
Object.defineProperty(exports, "TCPRoute", { enumerable: true, get: function () { return tcp_route_1.TCPRoute; } });
var tls_route_1 = load("gateway-api/tls-route.js");
Object.defineProperty(exports, "TLSRoute", { enumerable: true, get: function () { return tls_route_1.TLSRoute; } });
var udp_route_1 = load("gateway-api/udp-route.js");
Object.defineProperty(exports, "UDPRoute", { enumerable: true, get: function () { return udp_route_1.UDPRoute; } });
var value_match_1 = load("gateway-api/value-match.js");
Object.defineProperty(exports, "ValueMatch", { enumerable: true, get: function () { return value_match_1.ValueMatch; } });
var waypoint_1 = load("gateway-api/waypoint.js");
Object.defineProperty(exports, "Waypoint", { enumerable: true, get: function () { return waypoint_1.Waypoint; } });
Object.defineProperty(exports, "WaypointFor", { enumerable: true, get: function () { return waypoint_1.WaypointFor; } });
var well_known_ca_certificates_1 = load("gateway-api/well-known-ca-certificates.js");
Object.defineProperty(exports, "WellKnownCACertificates", { enumerable: true, get: function () { return well_known_ca_certificates_1.WellKnownCACertificates; } });

},
"gateway-api/allowed-routes.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AllowedRoutes = void 0;
const from_namespaces_1 = load("gateway-api/from-namespaces.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const route_group_kind_1 = load("gateway-api/route-group-kind.js");
/**
 * Which routes a listener takes.
 *
 * @example
 * gatewayApi.AllowedRoutes.of({
 *   namespaces: gatewayApi.FromNamespaces.selector({ labels: { 'shared-gateway': 'true' } }),
 *   kinds: [gatewayApi.RouteGroupKind.HTTP_ROUTE],
 * });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#allowedroutes
 */
class AllowedRoutes {
    /** Routes of the Gateway's namespace. */
    static SAME_NAMESPACE = new AllowedRoutes({ namespaces: from_namespaces_1.FromNamespaces.SAME });
    /** Routes of every namespace. */
    static ALL_NAMESPACES = new AllowedRoutes({ namespaces: from_namespaces_1.FromNamespaces.ALL });
    /** Routes by their namespaces and kinds. */
    static of(options) {
        return new AllowedRoutes(options);
    }
    #options;
    constructor(options) {
        this.#options = { ...options };
        Object.freeze(this);
    }
    /** @internal */
    _render(gateway, property) {
        const { namespaces, kinds } = this.#options;
        (0, list_checks_1.checkAtMost)(kinds, { property: `${property}.kinds`, at: gateway }, 8);
        return { namespaces: namespaces?._toJson(), kinds: kinds?.map(route_group_kind_1.renderRouteGroupKind) };
    }
}
exports.AllowedRoutes = AllowedRoutes;

},
"gateway-api/from-namespaces.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FromNamespaces = void 0;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const constructs_1 = require("constructs");
/**
 * Namespaces whose routes, or whose ListenerSets, may be attached to a Gateway.
 *
 * @example
 * gatewayApi.FromNamespaces.selector({ labels: { 'shared-gateway': 'true' } });
 * gatewayApi.FromNamespaces.selector(new kplus.Namespace(chart, 'shop'));
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#fromnamespaces
 */
class FromNamespaces {
    from;
    /** Every namespace. */
    static ALL = new FromNamespaces('All', undefined);
    /** The namespace of the Gateway. */
    static SAME = new FromNamespaces('Same', undefined);
    /** No namespace; for ListenerSets only. */
    static NONE = new FromNamespaces('None', undefined);
    /** Namespaces by their labels or their names: a Namespace, the Namespaces of cdk8s-plus, or conditions. */
    static selector(namespaces) {
        return new FromNamespaces('Selector', selectorOf(namespaces));
    }
    #selector;
    constructor(
    /** How the namespaces are found. */
    from, selector) {
        this.from = from;
        this.#selector = selector;
        Object.freeze(this);
    }
    /** @internal */
    _toJson() {
        return { from: this.from, selector: this.#selector };
    }
}
exports.FromNamespaces = FromNamespaces;
function selectorOf(namespaces) {
    const { labels = {}, expressions = [], names } = isSelector(namespaces) ? optionsOf(namespaces) : namespaces;
    const all = names && names.length !== 1 ? [...expressions, cdk8s_plus_28_1.LabelExpression.in(cdk8s_plus_28_1.Namespace.NAME_LABEL, [...names])] : expressions;
    const matchLabels = names?.length === 1 ? { ...labels, [cdk8s_plus_28_1.Namespace.NAME_LABEL]: names[0] } : { ...labels };
    return {
        matchLabels: Object.keys(matchLabels).length > 0 ? matchLabels : undefined,
        matchExpressions: all.length > 0
            ? all.map(({ key, operator, values }) => ({ key, operator, values: values && [...values] }))
            : undefined,
    };
}
function isSelector(namespaces) {
    return constructs_1.Construct.isConstruct(namespaces);
}
function optionsOf(selector) {
    const { labelSelector, names } = selector.toNamespaceSelectorConfig();
    const { matchLabels, matchExpressions } = labelSelector?._toKube() ?? {};
    return {
        ...(names ? { names } : {}),
        ...(matchLabels ? { labels: matchLabels } : {}),
        ...(matchExpressions ? { expressions: matchExpressions } : {}),
    };
}

},
"gateway-api/list-checks.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkAtMost = checkAtMost;
exports.checkDistinct = checkDistinct;
const errors_1 = load("core/errors.js");
/** Fails where a list is longer than the API takes; returns it. */
function checkAtMost(list, place, max, fix) {
    if (list !== undefined && list.length > max) {
        throw new errors_1.MeshError('MESH_TOO_MANY', {
            ...place,
            value: list.length,
            must: `have at most ${max} entries`,
            ...(fix ? { fix } : {}),
        });
    }
    return list;
}
/** Fails where an entry stands twice; returns the list. */
function checkDistinct(list, place) {
    const again = list?.find((entry, index) => list.indexOf(entry) !== index);
    if (again !== undefined) {
        throw new errors_1.MeshError('MESH_DUPLICATE', { ...place, value: again, must: 'name each entry once' });
    }
    return list;
}

},
"gateway-api/route-group-kind.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RouteGroupKind = void 0;
exports.renderRouteGroupKind = renderRouteGroupKind;
const object_ref_1 = load("gateway-api/object-ref.js");
/**
 * A kind of route.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#routegroupkind
 */
class RouteGroupKind {
    kind;
    group;
    /** HTTP and WebSocket. */
    static HTTP_ROUTE = new RouteGroupKind('HTTPRoute');
    /** gRPC, by service and method. */
    static GRPC_ROUTE = new RouteGroupKind('GRPCRoute');
    /** TLS, by the host that the client asks for. */
    static TLS_ROUTE = new RouteGroupKind('TLSRoute');
    /** TCP. */
    static TCP_ROUTE = new RouteGroupKind('TCPRoute');
    /** UDP. */
    static UDP_ROUTE = new RouteGroupKind('UDPRoute');
    /**
     * A kind of another API group.
     *
     * @throws MeshError MESH_INVALID_NAME for what is no group or no kind
     */
    static of(group, kind) {
        return new RouteGroupKind((0, object_ref_1.checkKind)(kind, { property: 'kind' }), (0, object_ref_1.checkGroup)(group, { property: 'group' }));
    }
    constructor(
    /** The kind. */
    kind, 
    /** The API group, if not that of the Gateway API. */
    group) {
        this.kind = kind;
        this.group = group;
        Object.freeze(this);
    }
}
exports.RouteGroupKind = RouteGroupKind;
/** The kind in its wire form. */
function renderRouteGroupKind({ group, kind }) {
    return { group, kind };
}

},
"gateway-api/object-ref.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderCertificateRef = renderCertificateRef;
exports.renderCaCertificateRef = renderCaCertificateRef;
exports.renderLocalObjectRef = renderLocalObjectRef;
exports.renderClusterObjectRef = renderClusterObjectRef;
exports.renderParts = renderParts;
exports.checkGroup = checkGroup;
exports.checkKind = checkKind;
exports.checkObjectName = checkObjectName;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const constructs_1 = require("constructs");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const section_name_1 = load("gateway-api/section-name.js");
/** A reference to a certificate; a Secret is what is meant where nothing is said. */
function renderCertificateRef(ref, owner, property) {
    if (!constructs_1.Construct.isConstruct(ref))
        return renderParts(ref, owner, property);
    const { group, kind, ...named } = partsOf(ref);
    const isSecret = group === '' && kind === 'Secret';
    return renderParts(isSecret ? named : { group, kind, ...named }, owner, property);
}
/** A reference to the certificate of a certificate authority, with its group and kind. */
function renderCaCertificateRef(ref, owner, property) {
    const parts = constructs_1.Construct.isConstruct(ref) ? partsOf(ref) : ref;
    return { ...renderParts(parts, owner, property), group: parts.group, kind: parts.kind };
}
/** A reference to an object of the owner's own namespace. */
function renderLocalObjectRef(ref, owner, property) {
    const parts = constructs_1.Construct.isConstruct(ref) ? partsOf(ref) : ref;
    const { name, namespace } = renderParts(parts, owner, property);
    if (namespace !== undefined) {
        throw new errors_1.MeshError('MESH_OTHER_NAMESPACE', {
            property,
            value: `${parts.kind} ${namespace}/${name}`,
            must: `live in the namespace of the ${owner.kind}`,
            at: owner,
        });
    }
    return { group: parts.group, kind: parts.kind, name };
}
/** A reference from an object that belongs to no namespace; a construct that has none could be any of that name. */
function renderClusterObjectRef(ref, owner, property) {
    const parts = constructs_1.Construct.isConstruct(ref) ? partsOf(ref) : ref;
    if (constructs_1.Construct.isConstruct(ref) && parts.namespace === undefined) {
        throw new errors_1.MeshError('MESH_REF_WITHOUT_NAMESPACE', {
            property,
            value: parts.name,
            must: 'have a namespace to be named from an object without one',
            fix: 'give the object or its chart a namespace, or name it by group, kind, name and namespace',
            at: owner,
        });
    }
    return { ...renderParts(parts, owner, property), group: parts.group, kind: parts.kind };
}
/**
 * A reference in its wire form, with the namespace only where it is another one than the owner's.
 *
 * @throws MeshError MESH_REF_WITHOUT_NAMESPACE for the object of a construct that has none, where the owner has one
 */
function renderParts(ref, owner, property) {
    const at = owner;
    checkGroup(ref.group, { property: `${property}.group`, at });
    checkKind(ref.kind, { property: `${property}.kind`, at });
    checkObjectName(ref.name, { property: `${property}.name`, at });
    (0, checks_1.checkDnsLabel)(ref.namespace, { property: `${property}.namespace`, at });
    // A reference by name has no such field; a construct has one that says nothing.
    if ('namespace' in ref && ref.namespace === undefined && owner.namespace !== undefined) {
        throw new errors_1.MeshError('MESH_REF_WITHOUT_NAMESPACE', {
            property,
            value: ref.name,
            must: `have a namespace to be named from namespace '${owner.namespace}'`,
            fix: 'give the object or its chart a namespace',
            at,
        });
    }
    const namespace = ref.namespace === owner.namespace ? undefined : ref.namespace;
    return { group: ref.group, kind: ref.kind, name: ref.name, namespace };
}
/** cdk8s calls the core group 'core'; imported objects know no namespace. */
function partsOf(object) {
    const group = object.apiGroup === 'core' ? '' : object.apiGroup;
    const parts = { group, kind: object.kind, name: object.name };
    return object instanceof cdk8s_plus_28_1.Resource ? { ...parts, namespace: object.metadata.namespace } : parts;
}
/** Fails unless the API group is absent, empty or a DNS subdomain; returns it. */
function checkGroup(group, place) {
    if (group && !(0, section_name_1.isSubdomain)(group))
        fail(group, place, "be an API group such as networking.istio.io, or '' for the core group");
    return group;
}
/** Fails unless the kind is absent or the name of one; returns it. */
function checkKind(kind, place) {
    if (kind !== undefined && !/^[a-zA-Z](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/.test(kind)) {
        fail(kind, place, 'be a kind: at most 63 letters, digits and dashes');
    }
    return kind;
}
/** Fails unless the name of an object has 1 to 253 characters; returns it. */
function checkObjectName(name, place) {
    if (name.length < 1 || name.length > 253)
        fail(name, place, 'have 1 to 253 characters');
    return name;
}
function fail(value, place, must) {
    throw new errors_1.MeshError('MESH_INVALID_NAME', { ...place, value, must });
}

},
"gateway-api/section-name.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isSubdomain = isSubdomain;
exports.checkSectionName = checkSectionName;
const errors_1 = load("core/errors.js");
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
/** Whether the text is a DNS subdomain, the form of hostnames, API groups and section names. */
function isSubdomain(text) {
    return text.length <= 253 && SUBDOMAIN.test(text);
}
/** Fails unless the name of a listener or a rule is absent or a DNS subdomain; returns it. */
function checkSectionName(name, place) {
    if (name !== undefined && !isSubdomain(name)) {
        throw new errors_1.MeshError('MESH_INVALID_NAME', {
            ...place,
            value: name,
            must: 'be a DNS subdomain: at most 253 lower-case letters, digits, dashes and dots',
        });
    }
    return name;
}

},
"gateway-api/backend-ref.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BackendRef = void 0;
exports.renderBackend = renderBackend;
exports.renderBackends = renderBackends;
const cdk8s_1 = require("cdk8s");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const known_port_1 = load("gateway-api/known-port.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const object_ref_1 = load("gateway-api/object-ref.js");
/**
 * A backend and its port.
 *
 * @example
 * const reviews = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080 }] });
 * gatewayApi.BackendRef.of(reviews, { port: 9080 });
 * gatewayApi.BackendRef.of(Host.external('api.example.com'), { port: 443 });
 * gatewayApi.BackendRef.object(
 *   { group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'reviews' },
 *   { port: 9080 },
 * );
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#backendobjectreference
 */
class BackendRef {
    port;
    /**
     * A Service, or a host outside the cluster that a ServiceEntry defines (only Istio knows those).
     *
     * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
     */
    static of(target, options = {}) {
        return new BackendRef(hostOf(target), (0, checks_1.checkPort)(options.port, { property: 'port' }));
    }
    /**
     * An object of another kind.
     *
     * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
     */
    static object(object, options = {}) {
        return new BackendRef({ ...object }, (0, checks_1.checkPort)(options.port, { property: 'port' }));
    }
    #target;
    constructor(target, 
    /** The port, if named. */
    port) {
        this.port = port;
        this.#target = target;
        Object.freeze(this);
    }
    /** @internal */
    _render(route, property) {
        const target = this.#target;
        if (!(target instanceof host_1.Host)) {
            const parts = (0, object_ref_1.renderParts)(target, route, property);
            const isService = parts.group === '' && parts.kind === 'Service';
            if (isService && this.port === undefined)
                throw withoutPort(property, `Service ${parts.name}`, route);
            return { ...parts, name: target.name, port: this.port };
        }
        return target.isService
            ? renderService(target, this.port, route, property)
            : renderHost(target, this.port, route, property);
    }
}
exports.BackendRef = BackendRef;
/** A backend in its wire form, with the namespace only where it is not the route's. */
function renderBackend(target, route, property) {
    return (target instanceof BackendRef ? target : BackendRef.of(target))._render(route, property);
}
/** The backends of a rule, with weights that can be acted on, each beside what it was made of. */
function renderBackends(backends, route, property) {
    const place = { property, at: route };
    (0, list_checks_1.checkAtMost)((0, checks_1.checkNotEmpty)(backends, place, 'name at least one backend'), place, 16);
    const rendered = backends.map((entry, index) => {
        const of = 'backend' in entry ? entry : undefined;
        const target = 'backend' in entry ? entry.backend : entry;
        const weight = (0, checks_1.checkInteger)(of?.weight, { property: `${property}[${index}].weight`, at: route }, 0, 1_000_000);
        return { json: { ...renderBackend(target, route, `${property}[${index}]`), weight }, of };
    });
    if (rendered.every(({ json }) => json.weight === 0)) {
        throw new errors_1.MeshError('MESH_WEIGHTS_ALL_ZERO', {
            property: `${property}[].weight`,
            value: rendered.map(({ json }) => json.weight),
            must: 'not all be 0',
            fix: 'give at least one backend a positive weight',
            at: route,
        });
    }
    return rendered;
}
function hostOf(target) {
    const { subset } = target;
    if (typeof subset === 'string') {
        throw new errors_1.MeshError('MESH_SUBSET_BACKEND', {
            property: 'backend',
            value: subset,
            must: 'be a Service, not a subset of one',
            fix: 'give each version a Service of its own',
        });
    }
    return host_1.Host.of(target);
}
function renderService(host, port, route, property) {
    const at = route;
    // Fails for a Service without a namespace where the route has one.
    host.nameFrom(route.namespace, { property, at });
    const { ports } = host;
    if (port === undefined && ports === undefined)
        throw withoutPort(property, `Service ${host.name}`, at);
    if (port === undefined && new Set(ports).size > 1)
        throw ambiguousPort(host, property, at);
    at.node.addValidation({ validate: () => portProblemsOf(host, port, property) });
    return {
        name: host.name,
        namespace: host.namespace === route.namespace ? undefined : host.namespace,
        port: port ?? onlyPort(host, property),
    };
}
/** Ports may be bound to the Service after the rule is made: which one is the only one is known in the end. */
function onlyPort(host, property) {
    const produce = () => {
        const [problem] = portProblemsOf(host, undefined, property);
        if (problem)
            throw new Error(problem);
        return host.ports?.[0];
    };
    return cdk8s_1.Lazy.any({ produce });
}
function portProblemsOf(host, port, property) {
    if (port === undefined)
        return new Set(host.ports).size === 1 ? [] : [ambiguousPort(host, property).message];
    const ports = host.ports?.map((known) => ({ port: known }));
    return (0, known_port_1.portProblems)({ of: `Service ${host.name}`, ports: ports && (() => ports) }, { port }, property);
}
function ambiguousPort(host, property, at) {
    return new errors_1.MeshError('MESH_BACKEND_WITHOUT_PORT', {
        property: `${property}.port`,
        must: `name a port of Service ${host.name}, which has ${[...new Set(host.ports)].join(', ') || 'none'}`,
        fix: 'write BackendRef.of(service, { port })',
        ...(at ? { at } : {}),
    });
}
function withoutPort(property, what, at) {
    return new errors_1.MeshError('MESH_BACKEND_WITHOUT_PORT', {
        property: `${property}.port`,
        must: `be given, as nothing here knows the ports of ${what}`,
        fix: 'write BackendRef.of(…, { port })',
        at,
    });
}
/** Istio's kind for hosts that a ServiceEntry defines. */
function renderHost(host, port, route, property) {
    const place = { property, at: route };
    if (host.name === '*' || (0, host_1.isAddress)(host.name)) {
        throw new errors_1.MeshError('MESH_INVALID_DESTINATION', {
            ...place,
            value: host.name,
            must: 'be the name of a service',
            fix: host.name === '*' ? 'say which host' : 'give the address a name with a ServiceEntry',
        });
    }
    const name = host.nameFrom(route.namespace, place);
    if (port === undefined)
        throw withoutPort(property, name, route);
    return { group: 'networking.istio.io', kind: 'Hostname', name, port };
}

},
"gateway-api/known-port.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.portProblems = portProblems;
const errors_1 = load("core/errors.js");
/** What is wrong with a number or a name of a port, as far as the ports are known. */
function portProblems(service, { port, sectionName }, property) {
    const ports = service.ports?.();
    if (!ports)
        return [];
    const names = ports.flatMap(({ name }) => (name === undefined ? [] : [name]));
    const numbers = ports.map((known) => known.port);
    return [
        ...(port === undefined || numbers.includes(port) ? [] : [unknown(service, numbers, port, `${property}.port`)]),
        ...(sectionName === undefined || names.includes(sectionName)
            ? []
            : [unknown(service, names, sectionName, `${property}.sectionName`)]),
    ];
}
function unknown({ of }, known, value, property) {
    const what = typeof value === 'number' ? 'a port' : 'the name of a port';
    const must = `be ${what} of ${of}, which has ${[...new Set(known)].join(', ') || 'none'}`;
    return new errors_1.MeshError('MESH_UNKNOWN_PORT', { property, value, must }).message;
}

},
"gateway-api/backend-tls-policy.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BackendTLSPolicy = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const backend_tls_validation_1 = load("gateway-api/backend-tls-validation.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const policy_target_1 = load("gateway-api/policy-target.js");
const section_overlap_1 = load("gateway-api/section-overlap.js");
const tls_options_1 = load("gateway-api/tls-options.js");
/**
 * TLS from the gateway to its backends: which of them speak it, and whose certificates are taken.
 *
 * Istio makes a DestinationRule of it, which counts for clients in the mesh as well. Of several policies for one port,
 * the oldest is taken.
 *
 * @example
 * const reviews = new kplus.Service(chart, 'reviews', { ports: [{ port: 443, name: 'https' }] });
 * new gatewayApi.BackendTLSPolicy(chart, 'reviews-tls', {
 *   targets: [gatewayApi.PolicyTarget.of(reviews, { sectionName: 'https' })],
 *   validation: {
 *     hostname: 'reviews.example.com',
 *     wellKnownCACertificates: gatewayApi.WellKnownCACertificates.SYSTEM,
 *   },
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: BackendTLSPolicy
 * metadata:
 *   name: reviews-tls
 *   namespace: bookinfo
 * spec:
 *   targetRefs:
 *     - group: ""
 *       kind: Service
 *       name: reviews
 *       sectionName: https
 *   validation:
 *     hostname: reviews.example.com
 *     wellKnownCACertificates: System
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#backendtlspolicy
 */
class BackendTLSPolicy extends mesh_resource_1.MeshResource {
    #spec;
    /**
     * @throws MeshError MESH_OTHER_NAMESPACE for a target or a ConfigMap of another namespace
     * @throws MeshError MESH_DUPLICATE for targets that overlap
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'BackendTLSPolicy', plural: 'backendtlspolicies' }, props);
        const { targets, validation, options } = props;
        const place = { property: 'targets', at: this };
        (0, list_checks_1.checkAtMost)((0, checks_1.checkNotEmpty)(targets, place, 'name a Service'), place, 16);
        const targetRefs = targets.map((target, index) => (0, policy_target_1.renderPolicyTarget)(target, this, `targets[${index}]`));
        this.checkOverlap(targetRefs);
        this.#spec = {
            targetRefs,
            validation: (0, backend_tls_validation_1.renderBackendTLSValidation)(validation, this),
            options: (0, tls_options_1.renderTlsOptions)(options, this, 'options'),
        };
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
    checkOverlap(refs) {
        const index = (0, section_overlap_1.overlapOf)(refs);
        const ref = index === undefined ? undefined : refs[index];
        if (!ref)
            return;
        const { name, sectionName } = ref;
        throw new errors_1.MeshError('MESH_DUPLICATE', {
            property: `targets[${index}]`,
            value: sectionName === undefined ? name : `${name}/${sectionName}`,
            must: 'name another port than the other targets of this name',
            fix: 'name the Service once, or one port each with PolicyTarget.of(service, { sectionName })',
            at: this,
        });
    }
}
exports.BackendTLSPolicy = BackendTLSPolicy;

},
"gateway-api/backend-tls-validation.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderBackendTLSValidation = renderBackendTLSValidation;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const hostname_1 = load("gateway-api/hostname.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const object_ref_1 = load("gateway-api/object-ref.js");
const subject_alt_name_1 = load("gateway-api/subject-alt-name.js");
/** The checks in their wire form. */
function renderBackendTLSValidation({ hostname, subjectAltNames, caCertificates, wellKnownCACertificates }, policy) {
    const place = (name) => ({ property: `validation.${name}`, at: policy });
    checkOneSource(caCertificates, wellKnownCACertificates, policy);
    (0, list_checks_1.checkAtMost)((0, checks_1.checkNotEmpty)(caCertificates, place('caCertificates')), place('caCertificates'), 8);
    (0, list_checks_1.checkAtMost)(subjectAltNames, place('subjectAltNames'), 5);
    return {
        hostname: (0, hostname_1.checkPreciseHostname)(hostname, place('hostname')),
        caCertificateRefs: caCertificates?.map((ref, index) => (0, object_ref_1.renderLocalObjectRef)(ref, policy, `validation.caCertificates[${index}]`)),
        wellKnownCACertificates: wellKnownCACertificates?.name,
        subjectAltNames: subjectAltNames?.map(subject_alt_name_1.renderSubjectAltName),
    };
}
/** For callers whose types were lost on the way. */
function checkOneSource(refs, wellKnown, at) {
    if ((refs === undefined) !== (wellKnown === undefined))
        return;
    throw new errors_1.MeshError('MESH_TLS_CERTIFICATE', {
        property: 'validation',
        must: 'have one of caCertificates and wellKnownCACertificates',
        fix: 'write wellKnownCACertificates: WellKnownCACertificates.SYSTEM for public authorities',
        at,
    });
}

},
"gateway-api/hostname.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkHostname = checkHostname;
exports.checkPreciseHostname = checkPreciseHostname;
const node_net_1 = require("node:net");
const errors_1 = load("core/errors.js");
const section_name_1 = load("gateway-api/section-name.js");
/** Fails unless the hostname is absent, a DNS name, or a wildcard such as `*.example.com`; returns it. */
function checkHostname(hostname, place) {
    const valid = hostname === undefined || (hostname.length <= 253 && isDnsName(hostname.replace(/^\*\./, '')));
    if (!valid)
        fail(hostname, place, 'be a DNS name in lower case, or a wildcard such as *.example.com');
    return hostname;
}
/** Fails unless the hostname is absent or a DNS name without a wildcard; returns it. */
function checkPreciseHostname(hostname, place) {
    if (hostname !== undefined && !isDnsName(hostname))
        fail(hostname, place, 'be one DNS name in lower case');
    return hostname;
}
/** The pattern of the CRD takes IPv4 addresses; gateways refuse them. */
function isDnsName(text) {
    return (0, section_name_1.isSubdomain)(text) && (0, node_net_1.isIP)(text) === 0;
}
function fail(hostname, place, must) {
    const fix = remedy(hostname);
    throw new errors_1.MeshError('MESH_INVALID_HOST', { ...place, value: hostname, must, ...(fix ? { fix } : {}) });
}
function remedy(hostname) {
    if (hostname === '*')
        return 'every host is meant where it is left out';
    if (hostname.includes('/'))
        return 'leave out the scheme and the path';
    if (/:\d+$/.test(hostname))
        return 'leave out the port';
    if (/[A-Z]/.test(hostname))
        return `write '${hostname.toLowerCase()}'`;
    return undefined;
}

},
"gateway-api/subject-alt-name.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SubjectAltName = void 0;
exports.renderSubjectAltName = renderSubjectAltName;
const errors_1 = load("core/errors.js");
const hostname_1 = load("gateway-api/hostname.js");
const URI = /^[^:/?#]+:\/\/[^/?#]*[^?#]*(?:\?[^#]*)?(?:#.*)?/;
/**
 * A name in a certificate.
 *
 * @example
 * gatewayApi.SubjectAltName.hostname('*.example.com');
 * gatewayApi.SubjectAltName.uri('spiffe://cluster.local/ns/bookinfo/sa/bookinfo-reviews');
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#subjectaltname
 */
class SubjectAltName {
    type;
    name;
    /**
     * A DNS name, or a wildcard such as `*.example.com`.
     *
     * @throws MeshError MESH_INVALID_HOST for what is no DNS name
     */
    static hostname(hostname) {
        return new SubjectAltName('Hostname', (0, hostname_1.checkHostname)(hostname, { property: 'hostname' }));
    }
    /**
     * A URI with a scheme, such as the SPIFFE identity of a workload.
     *
     * @throws MeshError MESH_INVALID_URL for what is no such URI
     */
    static uri(uri) {
        if (uri.length > 253 || !URI.test(uri)) {
            throw new errors_1.MeshError('MESH_INVALID_URL', {
                property: 'uri',
                value: uri,
                must: 'be a URI such as spiffe://cluster.local/ns/bookinfo/sa/reviews, of at most 253 characters',
            });
        }
        return new SubjectAltName('URI', uri);
    }
    constructor(
    /** What kind of name it is. */
    type, 
    /** The name. */
    name) {
        this.type = type;
        this.name = name;
        Object.freeze(this);
    }
}
exports.SubjectAltName = SubjectAltName;
/** The name in its wire form. */
function renderSubjectAltName({ type, name, }) {
    return type === 'Hostname' ? { type, hostname: name } : { type, uri: name };
}

},
"gateway-api/policy-target.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PolicyTarget = void 0;
exports.renderPolicyTarget = renderPolicyTarget;
const errors_1 = load("core/errors.js");
const known_port_1 = load("gateway-api/known-port.js");
const object_ref_1 = load("gateway-api/object-ref.js");
const section_name_1 = load("gateway-api/section-name.js");
const service_target_1 = load("gateway-api/service-target.js");
/**
 * What a policy is attached to, in the namespace of the policy.
 *
 * @example
 * const reviews = new kplus.Service(chart, 'reviews', { ports: [{ port: 443, name: 'https' }] });
 * gatewayApi.PolicyTarget.of(reviews, { sectionName: 'https' });
 * gatewayApi.PolicyTarget.object({ group: '', kind: 'Service', name: 'ratings' });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#localpolicytargetreferencewithsectionname
 */
class PolicyTarget {
    sectionName;
    /**
     * A Service or a ServiceEntry, or one of its ports by name.
     *
     * @throws MeshError MESH_INVALID_TARGET for an object of another kind
     * @throws MeshError MESH_UNKNOWN_PORT, when the app is synthesized, for a port that the service does not have
     */
    static of(target, options = {}) {
        if (!(0, service_target_1.isServiceTarget)(target)) {
            throw new errors_1.MeshError('MESH_INVALID_TARGET', {
                property: 'target',
                value: target.kind,
                must: 'be a Service or a ServiceEntry',
                fix: 'write PolicyTarget.object(…) for an object of another kind',
            });
        }
        const { ref, known } = (0, service_target_1.partsOfService)(target);
        return new PolicyTarget(ref, known, options.sectionName);
    }
    /** An object of another kind, or one that this app does not define. */
    static object(object, options = {}) {
        return new PolicyTarget({ ...object }, undefined, options.sectionName);
    }
    #ref;
    #known;
    constructor(ref, known, 
    /** The part of the target, if named. */
    sectionName) {
        this.sectionName = sectionName;
        this.#ref = ref;
        this.#known = known;
        (0, section_name_1.checkSectionName)(sectionName, { property: 'sectionName' });
        Object.freeze(this);
    }
    /** @internal */
    _render(policy, property) {
        const known = this.#known;
        const { sectionName } = this;
        if (known)
            policy.node.addValidation({ validate: () => (0, known_port_1.portProblems)(known, { sectionName }, property) });
        return { ...(0, object_ref_1.renderLocalObjectRef)(this.#ref, policy, property), sectionName };
    }
}
exports.PolicyTarget = PolicyTarget;
/** A target in its wire form. */
function renderPolicyTarget(target, policy, property) {
    return (target instanceof PolicyTarget ? target : PolicyTarget.of(target))._render(policy, property);
}

},
"gateway-api/service-target.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isServiceTarget = isServiceTarget;
exports.partsOfService = partsOfService;
/** For callers whose types were lost on the way: constructs differ in little but their kinds. */
function isServiceTarget(object) {
    return 'service' in object || isOf(object, 'v1', 'Service') || isServiceEntry(object);
}
function partsOfService(target) {
    if ('service' in target)
        return partsOfService(target.service);
    const { name } = target;
    if (isServiceEntry(target)) {
        const ports = () => (target._toSpec().ports ?? []).map((port) => ({ port: port.number, name: port.name }));
        return {
            ref: { group: 'networking.istio.io', kind: 'ServiceEntry', name, namespace: target.namespace },
            known: { of: `ServiceEntry ${name}`, ports },
        };
    }
    return {
        ref: { group: '', kind: 'Service', name, namespace: target.metadata.namespace },
        known: { of: `Service ${name}`, ports: () => target.ports },
    };
}
function isServiceEntry(object) {
    return isOf(object, 'networking.istio.io/v1', 'ServiceEntry');
}
function isOf(object, apiVersion, kind) {
    const known = object;
    return known.apiVersion === apiVersion && known.kind === kind;
}

},
"gateway-api/section-overlap.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.overlapOf = overlapOf;
/**
 * The place of the first reference that overlaps with one before it. References to one object have to differ by their
 * section, and so each has to name one.
 */
function overlapOf(refs, defaults = {}) {
    const sections = new Map();
    for (const [index, { group = defaults.group, kind = defaults.kind, ...ref }] of refs.entries()) {
        const key = JSON.stringify([group, kind, ref.namespace, ref.name]);
        const others = sections.get(key) ?? [];
        const whole = ref.sectionName === undefined || others.includes(undefined);
        if (others.includes(ref.sectionName) || (others.length > 0 && whole))
            return index;
        sections.set(key, [...others, ref.sectionName]);
    }
    return undefined;
}

},
"gateway-api/tls-options.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTlsOptions = renderTlsOptions;
const errors_1 = load("core/errors.js");
const list_checks_1 = load("gateway-api/list-checks.js");
/** The options in their wire form: at most 16, of at most 4096 characters each. */
function renderTlsOptions(options, at, property) {
    const entries = Object.entries(options ?? {});
    (0, list_checks_1.checkAtMost)(entries, { property, at }, 16);
    for (const [name, text] of entries) {
        if (text.length <= 4096)
            continue;
        throw new errors_1.MeshError('MESH_TOO_LONG', {
            property: `${property}.${name}`,
            value: `${text.length} characters`,
            must: 'have at most 4096 characters',
            at,
        });
    }
    return options && { ...options };
}

},
"gateway-api/gateway.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Gateway = void 0;
exports.classNameOf = classNameOf;
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const gateway_address_1 = load("gateway-api/gateway-address.js");
const gateway_infrastructure_1 = load("gateway-api/gateway-infrastructure.js");
const gateway_tls_1 = load("gateway-api/gateway-tls.js");
const listener_list_1 = load("gateway-api/listener-list.js");
const object_ref_1 = load("gateway-api/object-ref.js");
const SERVICE_TYPE = 'networking.istio.io/service-type';
/**
 * Proxies that let requests into the cluster or into the mesh, and the ports that they listen on.
 *
 * Routes name the Gateway, or one of its listeners, among their parents. Istio deploys a Gateway of its classes by
 * itself, under the name of the Gateway and the class: `bookinfo-gateway-istio`.
 *
 * @example
 * const gateway = new gatewayApi.Gateway(chart, 'bookinfo-gateway', {
 *   className: gatewayApi.GatewayClass.ISTIO,
 *   serviceType: kplus.ServiceType.CLUSTER_IP,
 *   listeners: [gatewayApi.Listener.http({ name: 'http', port: 80 })],
 * });
 * ```yaml
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: Gateway
 * metadata:
 *   annotations:
 *     networking.istio.io/service-type: ClusterIP
 *   name: bookinfo-gateway
 *   namespace: bookinfo
 * spec:
 *   gatewayClassName: istio
 *   listeners:
 *     - name: http
 *       port: 80
 *       protocol: HTTP
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#gateway
 */
class Gateway extends mesh_resource_1.MeshResource {
    /** The name of the GatewayClass. */
    className;
    /** Namespaces whose ListenerSets may add listeners, if any. */
    allowedListeners;
    #spec;
    #listeners = new listener_list_1.ListenerList(this);
    /**
     * @throws MeshError MESH_DUPLICATE_LISTENER for listeners that could not be told apart
     * @throws MeshError MESH_NO_LISTENER, when the app is synthesized, for a Gateway without listeners
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', plural: 'gateways' }, props);
        this.className = classNameOf(props.className, this);
        this.allowedListeners = props.allowedListeners;
        this.#spec = {
            gatewayClassName: this.className,
            addresses: (0, gateway_address_1.renderAddresses)(props.addresses, this),
            infrastructure: props.infrastructure && (0, gateway_infrastructure_1.renderInfrastructure)(props.infrastructure, this),
            allowedListeners: props.allowedListeners && { namespaces: props.allowedListeners._toJson() },
            tls: props.tls && (0, gateway_tls_1.renderGatewayTls)(props.tls, this),
        };
        if (props.serviceType !== undefined)
            this.annotateServiceType(props.serviceType, props.addresses);
        for (const listener of props.listeners ?? [])
            this.addListener(listener);
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
        const place = { property: 'serviceType', value: type, at: this };
        if (type === 'ExternalName') {
            throw new errors_1.MeshError('MESH_SERVICE_TYPE', { ...place, must: 'be the type of a Service with pods' });
        }
        if (addresses.some((address) => address.type === 'Hostname')) {
            throw new errors_1.MeshError('MESH_SERVICE_TYPE', {
                ...place,
                must: 'not stand beside a hostname in addresses',
                fix: 'Istio makes no Service for a Gateway that names one',
            });
        }
        this.metadata.addAnnotation(SERVICE_TYPE, type);
    }
}
exports.Gateway = Gateway;
/** The name of a class, checked. */
function classNameOf(className, at) {
    const name = typeof className === 'string' ? className : className.name;
    return (0, object_ref_1.checkObjectName)(name, { property: 'className', at });
}

},
"gateway-api/gateway-address.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.GatewayAddress = void 0;
exports.renderAddresses = renderAddresses;
const node_net_1 = require("node:net");
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const domain_prefixed_1 = load("gateway-api/domain-prefixed.js");
const hostname_1 = load("gateway-api/hostname.js");
const list_checks_1 = load("gateway-api/list-checks.js");
/**
 * An address that a Gateway asks for.
 *
 * Istio deploys nothing for a Gateway with a hostname: it looks for the Service of that name, whose pods then serve the
 * listeners.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#gatewayspecaddress
 */
class GatewayAddress {
    type;
    /**
     * An IP address.
     * @param address the address; any, where it is left out
     */
    static ip(address) {
        return new GatewayAddress('IPAddress', address);
    }
    /**
     * A DNS name.
     * @param name the name; any, where it is left out
     */
    static hostname(name) {
        return new GatewayAddress('Hostname', name);
    }
    /** A Service whose pods are gateways of Istio already. */
    static service(service) {
        return new GatewayAddress('Hostname', undefined, host_1.Host.of(service));
    }
    /**
     * An address that the cloud has a name for. Istio does not know this type.
     * @param name the name; any, where it is left out
     */
    static named(name) {
        return new GatewayAddress('NamedAddress', name);
    }
    /**
     * An address of a type of the implementation, such as `example.com/pool`.
     *
     * @throws MeshError MESH_INVALID_ADDRESS_TYPE for a type without a domain
     */
    static of(type, text) {
        if (!(0, domain_prefixed_1.isDomainPrefixed)(type)) {
            throw new errors_1.MeshError('MESH_INVALID_ADDRESS_TYPE', {
                property: 'type',
                value: type,
                must: 'be a type with a domain in front, such as example.com/pool',
            });
        }
        return new GatewayAddress(type, text);
    }
    #text;
    #host;
    constructor(
    /** `IPAddress`, `Hostname`, `NamedAddress` or a type of the implementation. */
    type, text, host) {
        this.type = type;
        this.#text = text;
        this.#host = host;
        Object.freeze(this);
    }
    /** @internal */
    _render(gateway, property) {
        const place = { property, at: gateway };
        const text = this.#host ? this.#host.nameFrom(gateway.namespace, place) : this.#text;
        if (this.type === 'Hostname')
            (0, hostname_1.checkHostname)(text, place);
        if (this.type === 'IPAddress' && text !== undefined && (0, node_net_1.isIP)(text) === 0) {
            throw new errors_1.MeshError('MESH_INVALID_ADDRESS', { ...place, value: text, must: 'be an IP address' });
        }
        if (text !== undefined && text.length > 253) {
            throw new errors_1.MeshError('MESH_TOO_LONG', {
                ...place,
                value: `${text.length} characters`,
                must: 'have at most 253 characters',
            });
        }
        return { type: this.type, value: text };
    }
}
exports.GatewayAddress = GatewayAddress;
/** The addresses in their wire form. */
function renderAddresses(addresses, gateway) {
    (0, list_checks_1.checkAtMost)(addresses, { property: 'addresses', at: gateway }, 16);
    const seen = new Set();
    return addresses?.map((address, index) => {
        const json = address._render(gateway, `addresses[${index}]`);
        const key = `${json.type} ${json.value}`;
        const unique = json.type === 'IPAddress' || json.type === 'Hostname';
        if (unique && json.value !== undefined && seen.has(key)) {
            throw new errors_1.MeshError('MESH_DUPLICATE', {
                property: `addresses[${index}]`,
                value: json.value,
                must: 'be another address than the others',
                at: gateway,
            });
        }
        seen.add(key);
        return json;
    });
}

},
"gateway-api/domain-prefixed.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isDomainPrefixed = isDomainPrefixed;
const DOMAIN_PREFIXED = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
/** Whether the text is a name with a domain in front, the form of what implementations add: `example.com/pool`. */
function isDomainPrefixed(text) {
    return text.length <= 253 && DOMAIN_PREFIXED.test(text);
}

},
"gateway-api/gateway-infrastructure.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderInfrastructure = renderInfrastructure;
const errors_1 = load("core/errors.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const object_ref_1 = load("gateway-api/object-ref.js");
const KEY = /^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?(?:[A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
const LABEL = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
/** The infrastructure in its wire form. */
function renderInfrastructure({ labels, annotations, parametersRef }, gateway) {
    checkEntries(labels, 'labels', gateway, 8, (text) => text.length <= 63 && LABEL.test(text)
        ? undefined
        : 'be a label of at most 63 letters, digits, dashes, underscores and dots');
    checkEntries(annotations, 'annotations', gateway, 16, (text) => text.length <= 4096 ? undefined : 'have at most 4096 characters');
    return {
        labels: labels && { ...labels },
        annotations: annotations && { ...annotations },
        parametersRef: parametersRef && (0, object_ref_1.renderLocalObjectRef)(parametersRef, gateway, 'infrastructure.parametersRef'),
    };
}
function checkEntries(entries = {}, name, at, max, complaint) {
    const property = `infrastructure.${name}`;
    (0, list_checks_1.checkAtMost)(Object.keys(entries), { property, at }, max);
    for (const [key, text] of Object.entries(entries)) {
        const prefix = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
        if (!KEY.test(key) || prefix.length > 252) {
            const must = 'have keys such as example.com/name, with a name of at most 63 characters';
            throw new errors_1.MeshError('MESH_INVALID_NAME', { property, value: key, must, at });
        }
        const must = complaint(text);
        if (must)
            throw new errors_1.MeshError('MESH_INVALID_LABEL', { property: `${property}.${key}`, value: text, must, at });
    }
}

},
"gateway-api/gateway-tls.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FrontendValidationMode = void 0;
exports.renderGatewayTls = renderGatewayTls;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const object_ref_1 = load("gateway-api/object-ref.js");
/** What happens to clients without a valid certificate. */
var FrontendValidationMode;
(function (FrontendValidationMode) {
    /** They are turned away. */
    FrontendValidationMode["ALLOW_VALID_ONLY"] = "AllowValidOnly";
    /** They are let in; the backend has to decide. */
    FrontendValidationMode["ALLOW_INSECURE_FALLBACK"] = "AllowInsecureFallback";
})(FrontendValidationMode || (exports.FrontendValidationMode = FrontendValidationMode = {}));
/** The settings in their wire form. */
function renderGatewayTls({ backend, frontend }, gateway) {
    return {
        backend: backend && {
            clientCertificateRef: (0, object_ref_1.renderCertificateRef)(backend.clientCertificate, gateway, 'tls.backend.clientCertificate'),
        },
        frontend: frontend && {
            default: renderFrontend(frontend.default, gateway, 'tls.frontend.default'),
            perPort: renderPerPort(frontend.perPort, gateway),
        },
    };
}
function renderPerPort(perPort, gateway) {
    const property = 'tls.frontend.perPort';
    (0, list_checks_1.checkAtMost)(perPort, { property, at: gateway }, 64);
    const seen = new Set();
    return perPort?.map(({ port, ...tls }, index) => {
        const place = { property: `${property}[${index}].port`, at: gateway };
        (0, checks_1.checkPort)(port, place);
        if (seen.has(port))
            throw new errors_1.MeshError('MESH_DUPLICATE', { ...place, value: port, must: 'be another port than the others' });
        seen.add(port);
        return { port, tls: renderFrontend(tls, gateway, `${property}[${index}]`) };
    });
}
function renderFrontend({ validation }, gateway, property) {
    if (!validation)
        return {};
    const place = { property: `${property}.validation.caCertificates`, at: gateway };
    (0, list_checks_1.checkAtMost)((0, checks_1.checkNotEmpty)(validation.caCertificates, place), place, 16);
    return {
        validation: {
            caCertificateRefs: validation.caCertificates.map((ref, index) => (0, object_ref_1.renderCaCertificateRef)(ref, gateway, `${place.property}[${index}]`)),
            mode: validation.mode,
        },
    };
}

},
"gateway-api/listener-list.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ListenerList = void 0;
const errors_1 = load("core/errors.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const listener_1 = load("gateway-api/listener.js");
/** The listeners of a Gateway or of a ListenerSet, checked one after the other as they are added. */
class ListenerList {
    #owner;
    #listeners = [];
    #rendered = [];
    constructor(owner) {
        this.#owner = owner;
    }
    add(listener) {
        const json = listener._render(this.#owner, `listeners[${this.#listeners.length}]`);
        (0, listener_1.checkDistinctListener)(listener, this.#listeners, this.#owner);
        this.#listeners.push(listener);
        this.#rendered.push(json);
        (0, list_checks_1.checkAtMost)(this.#listeners, { property: 'listeners', at: this.#owner }, 64);
    }
    /** Fails for a name that no listener has. */
    check(name) {
        const names = this.#listeners.map((listener) => listener.name);
        if (names.includes(name))
            return;
        throw new errors_1.MeshError('MESH_UNKNOWN_LISTENER', {
            property: 'listener',
            value: name,
            must: `be a listener of ${this.#owner.kind} ${this.#owner.name}, which has ${names.join(', ') || 'none'}`,
            at: this.#owner,
        });
    }
    /** The listeners in their wire form. */
    render() {
        return this.#rendered;
    }
    /** What is wrong with the finished list. */
    problems() {
        if (this.#listeners.length > 0)
            return [];
        const problem = { property: 'listeners', must: 'have at least one entry', fix: 'call addListener' };
        return [new errors_1.MeshError('MESH_NO_LISTENER', problem).message];
    }
}
exports.ListenerList = ListenerList;

},
"gateway-api/listener.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Listener = void 0;
exports.checkDistinctListener = checkDistinctListener;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const hostname_1 = load("gateway-api/hostname.js");
const section_name_1 = load("gateway-api/section-name.js");
const KNOWN = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP'];
const PROTOCOL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$|^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9]+$/;
/**
 * A port of a Gateway, and what is spoken there.
 *
 * @example
 * gatewayApi.Listener.http({ name: 'http', port: 80 });
 * gatewayApi.Listener.https({
 *   name: 'https',
 *   port: 443,
 *   hostname: '*.example.com',
 *   tls: gatewayApi.ListenerTls.terminate({ certificates: [{ name: 'example-cert' }] }),
 *   allowedRoutes: gatewayApi.AllowedRoutes.ALL_NAMESPACES,
 * });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#listener
 */
class Listener {
    protocol;
    /** HTTP without TLS. */
    static http(options) {
        return new Listener('HTTP', options);
    }
    /** HTTP over TLS, which ends at the gateway. */
    static https(options) {
        return new Listener('HTTPS', options);
    }
    /** TLS that carries anything; TLSRoutes say where to. */
    static tls(options) {
        return new Listener('TLS', options);
    }
    /** TCP; TCPRoutes say where to. */
    static tcp(options) {
        return new Listener('TCP', options);
    }
    /** UDP; UDPRoutes say where to. Istio does not listen on UDP. */
    static udp(options) {
        return new Listener('UDP', options);
    }
    /**
     * A protocol of the implementation, such as `example.com/bar`, or Istio's `HBONE`.
     *
     * @throws MeshError MESH_LISTENER_PROTOCOL for what is no protocol, or one that has a factory of its own
     */
    static of(protocol, options) {
        if (protocol.length > 255 || !PROTOCOL.test(protocol) || KNOWN.includes(protocol.toUpperCase())) {
            const known = KNOWN.find((name) => name === protocol.toUpperCase());
            throw new errors_1.MeshError('MESH_LISTENER_PROTOCOL', {
                property: 'protocol',
                value: protocol,
                must: 'be a protocol that the Gateway API does not name, such as example.com/bar',
                ...(known ? { fix: `write Listener.${known.toLowerCase()}(…)` } : {}),
            });
        }
        return new Listener(protocol, options);
    }
    /** The name, unique in its Gateway. */
    name;
    /** The port that clients dial. */
    port;
    /** The host whose requests are taken, if not every one. */
    hostname;
    #tls;
    #allowedRoutes;
    constructor(
    /** What is spoken: `HTTP`, `HTTPS`, `TLS`, `TCP`, `UDP` or a protocol of the implementation. */
    protocol, options) {
        this.protocol = protocol;
        this.name = options.name;
        this.port = options.port;
        this.hostname = options.hostname;
        this.#tls = options.tls;
        this.#allowedRoutes = options.allowedRoutes;
        Object.freeze(this);
    }
    /** @internal */
    _render(gateway, property) {
        const at = gateway;
        (0, section_name_1.checkSectionName)(this.name, { property: `${property}.name`, at });
        (0, checks_1.checkPort)(this.port, { property: `${property}.port`, at });
        (0, hostname_1.checkHostname)(this.hostname, { property: `${property}.hostname`, at });
        return {
            name: this.name,
            port: this.port,
            protocol: this.protocol,
            hostname: this.hostname,
            tls: this.#tls?._render(gateway, `${property}.tls`),
            allowedRoutes: this.#allowedRoutes?._render(gateway, `${property}.allowedRoutes`),
        };
    }
}
exports.Listener = Listener;
/** Fails where a listener could not be told apart from one that is there. */
function checkDistinctListener(listener, others, at) {
    const property = `listeners[${others.length}]`;
    const other = others.find((candidate) => candidate.name === listener.name);
    if (other) {
        throw new errors_1.MeshError('MESH_DUPLICATE_LISTENER', {
            property: `${property}.name`,
            value: listener.name,
            must: 'be another than those of the other listeners',
            at,
        });
    }
    const conflict = others.find((candidate) => conflicts(candidate, listener));
    if (conflict) {
        throw new errors_1.MeshError('MESH_DUPLICATE_LISTENER', {
            property,
            value: describe(listener),
            must: `differ from listener '${conflict.name}' in its port, its protocol or its hostname`,
            ...(conflict.protocol === listener.protocol ? {} : { fix: 'TCP shares its port with no protocol but UDP' }),
            at,
        });
    }
}
function conflicts(a, b) {
    if (a.port !== b.port)
        return false;
    if (a.protocol === b.protocol)
        return a.hostname === b.hostname;
    const both = [a.protocol, b.protocol];
    return both.includes('TCP') && both.some((protocol) => ['HTTP', 'HTTPS', 'TLS'].includes(protocol));
}
function describe({ protocol, port, hostname }) {
    return `${protocol} on port ${port}${hostname === undefined ? '' : ` for ${hostname}`}`;
}

},
"gateway-api/gateway-class.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.GatewayClass = exports.GatewayController = void 0;
const cdk8s_1 = require("cdk8s");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const domain_prefixed_1 = load("gateway-api/domain-prefixed.js");
const object_ref_1 = load("gateway-api/object-ref.js");
/** The controllers of Istio that serve Gateways. */
var GatewayController;
(function (GatewayController) {
    /** Gateways at the edge, which istiod deploys. */
    GatewayController["ISTIO"] = "istio.io/gateway-controller";
    /** Waypoints of ambient mode. */
    GatewayController["ISTIO_MESH"] = "istio.io/mesh-controller";
    /** Gateways between the clusters of an ambient mesh. */
    GatewayController["ISTIO_EAST_WEST"] = "istio.io/eastwest-controller";
    /** Gateways of other clusters, whose addresses alone are read. */
    GatewayController["ISTIO_UNMANAGED"] = "istio.io/unmanaged-gateway";
})(GatewayController || (exports.GatewayController = GatewayController = {}));
/**
 * A kind of Gateways and who serves them. It belongs to no namespace.
 *
 * istiod makes the classes that are named here by itself; a further one is for Gateways with other defaults.
 *
 * @example
 * const internal = new gatewayApi.GatewayClass(chart, 'istio-internal', {
 *   controllerName: gatewayApi.GatewayController.ISTIO,
 *   description: 'Gateways that are not reachable from outside',
 * });
 * ```yaml
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: GatewayClass
 * metadata:
 *   name: istio-internal
 * spec:
 *   controllerName: istio.io/gateway-controller
 *   description: Gateways that are not reachable from outside
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#gatewayclass
 */
class GatewayClass extends mesh_resource_1.MeshResource {
    /** The name of the class for gateways at the edge; istiod deploys them. */
    static ISTIO = 'istio';
    /** The name of the class for waypoints of ambient mode, the proxies in front of services. */
    static ISTIO_WAYPOINT = 'istio-waypoint';
    /** The name of the class for gateways between the clusters of an ambient mesh. */
    static ISTIO_EAST_WEST = 'istio-east-west';
    /** The name of the class for gateways of other clusters: istiod only learns their addresses. */
    static ISTIO_REMOTE = 'istio-remote';
    #spec;
    /**
     * @throws MeshError MESH_INVALID_NAME for a controller without a domain in front
     * @throws MeshError MESH_TOO_LONG for a description of more than 64 characters
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', plural: 'gatewayclasses' }, props);
        // A chart's namespace is written into every object, and a GatewayClass has none.
        this.apiObject.addJsonPatch(cdk8s_1.JsonPatch.add('/metadata/namespace', null), cdk8s_1.JsonPatch.remove('/metadata/namespace'));
        const { controllerName, parametersRef, description } = props;
        this.checkTexts(controllerName, description);
        this.#spec = {
            controllerName,
            parametersRef: parametersRef && (0, object_ref_1.renderClusterObjectRef)(parametersRef, this, 'parametersRef'),
            description,
        };
    }
    /** A GatewayClass belongs to no namespace. */
    get namespace() {
        return undefined;
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
    checkTexts(controllerName, description = '') {
        if (!(0, domain_prefixed_1.isDomainPrefixed)(controllerName)) {
            throw new errors_1.MeshError('MESH_INVALID_NAME', {
                property: 'controllerName',
                value: controllerName,
                must: 'be a name with a domain in front, such as example.com/gateways',
                at: this,
            });
        }
        if (description.length > 64) {
            throw new errors_1.MeshError('MESH_TOO_LONG', {
                property: 'description',
                value: `${description.length} characters`,
                must: 'have at most 64 characters',
                at: this,
            });
        }
    }
}
exports.GatewayClass = GatewayClass;

},
"gateway-api/grpc-filter.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.GRPCRouteFilter = void 0;
exports.renderGRPCRouteFilters = renderGRPCRouteFilters;
const filter_types_1 = load("gateway-api/filter-types.js");
const header_modifier_1 = load("gateway-api/header-modifier.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const object_ref_1 = load("gateway-api/object-ref.js");
const request_mirror_1 = load("gateway-api/request-mirror.js");
/**
 * Something that is done with calls or answers on the way.
 *
 * A rule or a backend has at most one filter of a type, save for mirrors and extensions. Istio takes header modifiers
 * and mirrors on rules, and header modifiers alone on backends.
 *
 * @example
 * gatewayApi.GRPCRouteFilter.requestHeaderModifier({ set: { 'x-env': 'staging' }, remove: ['x-debug'] });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#grpcroutefilter
 */
class GRPCRouteFilter {
    type;
    /** Changes the headers of calls. */
    static requestHeaderModifier(headers) {
        return new GRPCRouteFilter('RequestHeaderModifier', (route, property) => ({
            requestHeaderModifier: (0, header_modifier_1.renderHeaderModifier)(headers, route, `${property}.requestHeaderModifier`),
        }));
    }
    /** Changes the headers of answers. */
    static responseHeaderModifier(headers) {
        return new GRPCRouteFilter('ResponseHeaderModifier', (route, property) => ({
            responseHeaderModifier: (0, header_modifier_1.renderHeaderModifier)(headers, route, `${property}.responseHeaderModifier`),
        }));
    }
    /** Sends copies of calls to another backend. */
    static requestMirror(mirror) {
        return new GRPCRouteFilter('RequestMirror', (route, property) => ({
            requestMirror: (0, request_mirror_1.renderRequestMirror)(mirror, route, `${property}.requestMirror`),
        }));
    }
    /** A filter of the implementation, an object of the route's namespace. Istio has none. */
    static extensionRef(object) {
        return new GRPCRouteFilter('ExtensionRef', (route, property) => ({
            extensionRef: (0, object_ref_1.renderLocalObjectRef)(object, route, `${property}.extensionRef`),
        }));
    }
    #render;
    constructor(
    /** What kind of filter it is. */
    type, render) {
        this.type = type;
        this.#render = render;
        Object.freeze(this);
    }
    /** @internal */
    _render(route, property) {
        return { type: this.type, ...this.#render(route, property) };
    }
}
exports.GRPCRouteFilter = GRPCRouteFilter;
/** The filters of a rule or of a backend in their wire form. */
function renderGRPCRouteFilters(filters, route, property) {
    (0, list_checks_1.checkAtMost)(filters, { property, at: route }, 16);
    (0, filter_types_1.checkFilterTypes)(filters?.map(({ type }) => type) ?? [], property, route);
    return filters?.map((filter, index) => filter._render(route, `${property}[${index}]`));
}

},
"gateway-api/filter-types.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkFilterTypes = checkFilterTypes;
const errors_1 = load("core/errors.js");
/** Fails where a rule or a backend has two filters of a type that may stand there once. */
function checkFilterTypes(types, property, at) {
    const again = types.find((type, index) => type !== 'RequestMirror' && type !== 'ExtensionRef' && types.indexOf(type) !== index);
    if (again) {
        throw new errors_1.MeshError('MESH_DUPLICATE_FILTER', { property, value: again, must: 'have one filter of this type', at });
    }
}

},
"gateway-api/header-modifier.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderHeaderModifier = renderHeaderModifier;
const errors_1 = load("core/errors.js");
const header_name_1 = load("gateway-api/header-name.js");
const list_checks_1 = load("gateway-api/list-checks.js");
/** The changes in their wire form. */
function renderHeaderModifier({ set, add, remove }, route, property) {
    const at = route;
    const removed = { property: `${property}.remove`, at };
    (0, list_checks_1.checkAtMost)(remove, removed, 16);
    (0, header_name_1.checkHeaderNames)(remove ?? [], removed);
    const changes = {
        set: renderHeaders(set, `${property}.set`, at),
        add: renderHeaders(add, `${property}.add`, at),
        remove: remove && [...remove],
    };
    (0, header_name_1.checkDistinctHeaders)([...Object.keys(set ?? {}), ...Object.keys(add ?? {}), ...(remove ?? [])], { property, at });
    return changes;
}
function renderHeaders(headers, property, at) {
    if (headers === undefined)
        return undefined;
    const entries = Object.entries(headers);
    (0, list_checks_1.checkAtMost)(entries, { property, at }, 16);
    (0, header_name_1.checkHeaderNames)(Object.keys(headers), { property, at });
    return entries.map(([name, text]) => {
        if (text.length < 1 || text.length > 4096) {
            throw new errors_1.MeshError('MESH_TOO_LONG', {
                property: `${property}.${name}`,
                value: `${text.length} characters`,
                must: 'have 1 to 4096 characters',
                ...(text === '' ? { fix: 'a header is taken away with remove' } : {}),
                at,
            });
        }
        return { name, value: text };
    });
}

},
"gateway-api/header-name.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkHeaderNames = checkHeaderNames;
exports.checkDistinctHeaders = checkDistinctHeaders;
const errors_1 = load("core/errors.js");
const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}$/;
/** Fails unless the names, of headers or of query parameters, have the form that HTTP gives the names of headers. */
function checkHeaderNames(names, place) {
    for (const name of names) {
        if (TOKEN.test(name))
            continue;
        throw new errors_1.MeshError('MESH_INVALID_HEADER', {
            ...place,
            value: name,
            must: "be a name of at most 256 letters, digits and !#$%&'*+-.^_`|~",
            ...(name.startsWith(':') ? { fix: 'the Gateway API knows no pseudo headers' } : {}),
        });
    }
}
/** Fails where a header stands twice; the case of its letters makes no difference. */
function checkDistinctHeaders(names, place) {
    const seen = new Set();
    for (const name of names) {
        if (seen.has(name.toLowerCase())) {
            throw new errors_1.MeshError('MESH_DUPLICATE_HEADER', {
                ...place,
                value: name,
                must: 'name each header once, whatever the case of its letters',
            });
        }
        seen.add(name.toLowerCase());
    }
}

},
"gateway-api/request-mirror.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderRequestMirror = renderRequestMirror;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const backend_ref_1 = load("gateway-api/backend-ref.js");
/** The mirror in its wire form. */
function renderRequestMirror({ backend, percentage, fraction }, route, property) {
    if (percentage !== undefined && fraction !== undefined) {
        throw new errors_1.MeshError('MESH_TWO_SHARES', { property, must: 'have one of percentage and fraction', at: route });
    }
    return {
        backendRef: (0, backend_ref_1.renderBackend)(backend, route, `${property}.backend`),
        ...(percentage && renderPercentage(percentage)),
        ...(fraction && { fraction: renderFraction(fraction, route, `${property}.fraction`) }),
    };
}
function renderPercentage({ percent }) {
    if (Number.isInteger(percent))
        return { percent };
    // Percentages go down to a ten thousandth.
    return { fraction: { numerator: Math.round(percent * 10_000), denominator: 1_000_000 } };
}
function renderFraction({ numerator, denominator }, route, property) {
    (0, checks_1.checkInteger)(denominator, { property: `${property}.denominator`, at: route }, 1);
    (0, checks_1.checkInteger)(numerator, { property: `${property}.numerator`, at: route }, 0, denominator ?? 100);
    return { numerator, denominator };
}

},
"gateway-api/grpc-method-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.GRPCMethodMatch = void 0;
exports.renderGRPCMethodMatch = renderGRPCMethodMatch;
const errors_1 = load("core/errors.js");
const string_match_1 = load("core/string-match.js");
const SERVICE = /^\.?[a-z_][a-z_0-9]*(?:\.[a-z_][a-z_0-9]*)*$/i;
const METHOD = /^[a-z_][a-z_0-9]*$/i;
/**
 * Which gRPC method is called.
 *
 * @example
 * gatewayApi.GRPCMethodMatch.exact({ service: 'routeguide.RouteGuide', method: 'GetFeature' });
 * gatewayApi.GRPCMethodMatch.regex({ method: '(?:Get|List).*' });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#grpcmethodmatch
 */
class GRPCMethodMatch {
    type;
    service;
    method;
    /**
     * The names are equal, case included.
     *
     * @throws MeshError MESH_INVALID_NAME for what is no name of a service or of a method
     */
    static exact({ service, method }) {
        checkNamed(service, method, 'exact');
        checkName(service, 'service', SERVICE, 'be the name of a service with its package, such as routeguide.RouteGuide');
        checkName(method, 'method', METHOD, 'be the name of a method: letters, digits and underscores');
        return new GRPCMethodMatch('Exact', service, method);
    }
    /**
     * The whole names match RE2 expressions, as Istio reads them; other implementations may read other dialects.
     *
     * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
     * @throws MeshError MESH_BARE_ALTERNATIVES for alternatives or anchors outside of a group
     */
    static regex({ service, method }) {
        checkNamed(service, method, 'regex');
        checkPattern(service, 'service');
        checkPattern(method, 'method');
        return new GRPCMethodMatch('RegularExpression', service, method);
    }
    constructor(
    /** How the names are compared. */
    type, 
    /** The service; any, where it is absent. */
    service, 
    /** The method; any, where it is absent. */
    method) {
        this.type = type;
        this.service = service;
        this.method = method;
        Object.freeze(this);
    }
}
exports.GRPCMethodMatch = GRPCMethodMatch;
/** The match in its wire form. */
function renderGRPCMethodMatch({ type, service, method, }) {
    return { type, service, method };
}
/** For callers whose types were lost on the way. */
function checkNamed(service, method, property) {
    if (service !== undefined || method !== undefined)
        return;
    throw new errors_1.MeshError('MESH_EMPTY_MATCH', {
        property,
        must: 'have service or method',
        fix: 'every call is meant where the match is left out',
    });
}
function checkName(name, property, form, must) {
    if (name === undefined || (name.length <= 1024 && form.test(name)))
        return;
    const fix = name.includes('/') ? 'give the service and the method by their own properties' : undefined;
    throw new errors_1.MeshError('MESH_INVALID_NAME', { property, value: name, must, ...(fix ? { fix } : {}) });
}
/** Istio writes both expressions into one, `/service/method`. */
function checkPattern(pattern, property) {
    if (pattern === undefined)
        return;
    (0, string_match_1.checkRegex)(pattern, property);
    const bare = bareOperator(pattern);
    if (bare === undefined)
        return;
    throw new errors_1.MeshError('MESH_BARE_ALTERNATIVES', {
        property,
        value: pattern,
        must: bare === '|' ? 'have its alternatives in a group' : `not have ${bare}`,
        fix: bare === '|' ? `write '(?:${pattern})'` : 'names are compared as a whole',
    });
}
/** The first `|`, `^` or `$` that stands in no group and in no class of characters. */
function bareOperator(pattern) {
    let depth = 0;
    for (const [token] of pattern.matchAll(/\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|[\s\S]/g)) {
        if (token === '(')
            depth += 1;
        else if (token === ')')
            depth -= 1;
        else if (depth === 0 && /^[|^$]$/.test(token))
            return token;
    }
    return undefined;
}

},
"gateway-api/grpc-route.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.GRPCRoute = void 0;
const mesh_resource_1 = load("core/mesh-resource.js");
const grpc_match_1 = load("gateway-api/grpc-match.js");
const grpc_route_rule_1 = load("gateway-api/grpc-route-rule.js");
const parent_ref_1 = load("gateway-api/parent-ref.js");
const route_hostnames_1 = load("gateway-api/route-hostnames.js");
const rule_list_1 = load("gateway-api/rule-list.js");
/**
 * How the gRPC calls of a Gateway, or those for a service of the mesh, are routed: by service, method and headers.
 *
 * The best match is taken, wherever its rule stands, and over all routes of the parent. For Istio that is a method of a
 * service before a whole service, and both before regular expressions and methods of any service; then the longer
 * names, then more headers. A host has GRPCRoutes or HTTPRoutes, and not both.
 *
 * @example
 * const gateway = { name: 'shared', namespace: 'istio-ingress' };
 * const guide = new kplus.Service(chart, 'guide', { ports: [{ port: 50051, name: 'grpc' }] });
 * const route = new gatewayApi.GRPCRoute(chart, 'guide-routes', {
 *   parents: [gateway],
 *   hostnames: ['guide.example.com'],
 * });
 * route.addRule({
 *   matches: [{ method: gatewayApi.GRPCMethodMatch.exact({ service: 'routeguide.RouteGuide' }) }],
 *   backends: [guide],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: GRPCRoute
 * metadata:
 *   name: guide-routes
 *   namespace: bookinfo
 * spec:
 *   hostnames:
 *     - guide.example.com
 *   parentRefs:
 *     - name: shared
 *       namespace: istio-ingress
 *   rules:
 *     - backendRefs:
 *         - name: guide
 *           port: 50051
 *       matches:
 *         - method:
 *             service: routeguide.RouteGuide
 *             type: Exact
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#grpcroute
 */
class GRPCRoute extends mesh_resource_1.MeshResource {
    #parentRefs;
    #hostnames;
    #rules = new rule_list_1.RuleList(this, {
        implied: 0,
        keyOf: grpc_match_1.grpcMatchKey,
    });
    /**
     * @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap
     * @throws MeshError MESH_HOSTNAMES_IN_MESH for hostnames where every parent is a service
     * @throws MeshError MESH_NO_ROUTE, when the app is synthesized, for a route without rules
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute', plural: 'grpcroutes' }, props);
        this.#parentRefs = (0, parent_ref_1.renderParents)(props.parents, this);
        this.#hostnames = (0, route_hostnames_1.renderHostnames)(props.hostnames, this.#parentRefs, this);
        for (const rule of props.rules ?? [])
            this.addRule(rule);
        this.node.addValidation({ validate: () => this.#rules.problems() });
    }
    /**
     * Adds a rule, after those that are there.
     *
     * @throws MeshError MESH_UNREACHABLE_ROUTE for a rule whose every match an earlier rule has
     */
    addRule(rule) {
        this.#rules.add((0, grpc_route_rule_1.renderGRPCRouteRule)(rule, this, this.#rules.next));
    }
    /** @internal */
    _toSpec() {
        return { parentRefs: this.#parentRefs, hostnames: this.#hostnames, rules: this.#rules.render() };
    }
}
exports.GRPCRoute = GRPCRoute;

},
"gateway-api/grpc-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderGRPCRouteMatch = renderGRPCRouteMatch;
exports.grpcMatchKey = grpcMatchKey;
const grpc_method_match_1 = load("gateway-api/grpc-method-match.js");
const header_name_1 = load("gateway-api/header-name.js");
const value_match_1 = load("gateway-api/value-match.js");
/** The match in its wire form. */
function renderGRPCRouteMatch({ method, headers }, route, property) {
    const place = { property: `${property}.headers`, at: route };
    (0, header_name_1.checkDistinctHeaders)(Object.keys(headers ?? {}), place);
    return { method: method && (0, grpc_method_match_1.renderGRPCMethodMatch)(method), headers: (0, value_match_1.renderValueMatches)(headers, place, 4096) };
}
/** A text that two matches share which accept the same calls and are of the same rank. */
function grpcMatchKey({ method, headers }) {
    const byHeader = headers?.map((match) => JSON.stringify([match.name.toLowerCase(), match.type, match.value]));
    return JSON.stringify([method && [method.type, method.service, method.method], byHeader?.sort() ?? []]);
}

},
"gateway-api/value-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ValueMatch = void 0;
exports.renderValueMatches = renderValueMatches;
const errors_1 = load("core/errors.js");
const string_match_1 = load("core/string-match.js");
const header_name_1 = load("gateway-api/header-name.js");
const list_checks_1 = load("gateway-api/list-checks.js");
/**
 * How the content of a header or of a query parameter is compared: equal, or by a regular expression.
 *
 * @example
 * gatewayApi.ValueMatch.exact('jason');
 * gatewayApi.ValueMatch.regex('v[0-9]+');
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httpheadermatch
 */
class ValueMatch {
    type;
    text;
    /** The content is equal to `text`, case included. */
    static exact(text) {
        return new ValueMatch('Exact', text);
    }
    /**
     * The whole content matches the RE2 expression `pattern`, as Istio reads it; other implementations may read other
     * dialects.
     *
     * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
     */
    static regex(pattern) {
        return new ValueMatch('RegularExpression', (0, string_match_1.checkRegex)(pattern, 'regex'));
    }
    constructor(
    /** How the content is compared. */
    type, 
    /** What the content is compared with. */
    text) {
        this.type = type;
        this.text = text;
        Object.freeze(this);
    }
}
exports.ValueMatch = ValueMatch;
/** Matches by name as a list; `max` is the length that the content can have. */
function renderValueMatches(matches, place, max) {
    if (matches === undefined)
        return undefined;
    const entries = Object.entries(matches);
    (0, header_name_1.checkHeaderNames)(Object.keys(matches), place);
    (0, list_checks_1.checkAtMost)(entries, place, 16);
    return entries.map(([name, { type, text }]) => {
        if (text.length < 1 || text.length > max) {
            throw new errors_1.MeshError('MESH_TOO_LONG', {
                ...place,
                property: `${place.property}.${name}`,
                value: `${text.length} characters`,
                must: `be compared with 1 to ${max} characters`,
            });
        }
        return { name, type, value: text };
    });
}

},
"gateway-api/grpc-route-rule.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderGRPCRouteRule = renderGRPCRouteRule;
const errors_1 = load("core/errors.js");
const backend_ref_1 = load("gateway-api/backend-ref.js");
const grpc_filter_1 = load("gateway-api/grpc-filter.js");
const grpc_match_1 = load("gateway-api/grpc-match.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const section_name_1 = load("gateway-api/section-name.js");
/** The rule in its wire form. */
function renderGRPCRouteRule(rule, route, property) {
    const { name, matches, filters, backends } = rule;
    const at = route;
    if (backends === undefined && !filters?.some(({ type }) => type === 'ExtensionRef')) {
        throw new errors_1.MeshError('MESH_RULE_ACTION', {
            property,
            must: 'have backends, or a filter that answers: extensionRef',
            fix: 'without either, every call fails',
            at,
        });
    }
    (0, list_checks_1.checkAtMost)(matches, { property: `${property}.matches`, at }, 64, 'spread them over several rules');
    return {
        name: (0, section_name_1.checkSectionName)(name, { property: `${property}.name`, at }),
        matches: matches?.map((match, index) => (0, grpc_match_1.renderGRPCRouteMatch)(match, route, `${property}.matches[${index}]`)),
        filters: (0, grpc_filter_1.renderGRPCRouteFilters)(filters, route, `${property}.filters`),
        backendRefs: backends && renderGRPCBackends(backends, route, `${property}.backends`),
    };
}
function renderGRPCBackends(backends, route, property) {
    return (0, backend_ref_1.renderBackends)(backends, route, property).map(({ json, of }, index) => ({
        ...json,
        filters: (0, grpc_filter_1.renderGRPCRouteFilters)(of?.filters, route, `${property}[${index}].filters`),
    }));
}

},
"gateway-api/parent-ref.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderParents = renderParents;
exports.isMeshRef = isMeshRef;
const constructs_1 = require("constructs");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const mesh_parent_1 = load("gateway-api/mesh-parent.js");
const object_ref_1 = load("gateway-api/object-ref.js");
const section_name_1 = load("gateway-api/section-name.js");
const section_overlap_1 = load("gateway-api/section-overlap.js");
/** The parents of a route in their wire form. */
function renderParents(parents, route) {
    const place = { property: 'parents', at: route };
    (0, checks_1.checkNotEmpty)(parents, place, 'name a Gateway or one of its listeners');
    (0, list_checks_1.checkAtMost)(parents, place, 32);
    const refs = parents.map((parent, index) => renderParent(parent, route, `parents[${index}]`));
    checkOverlap(refs, route);
    return refs;
}
/** Whether the parent is a service of the mesh. */
function isMeshRef({ group, kind }) {
    return (group === '' && kind === 'Service') || (group === 'networking.istio.io' && kind === 'ServiceEntry');
}
function renderParent(parent, route, property) {
    if (parent instanceof mesh_parent_1.MeshParent)
        return parent._render(route, property);
    if ('parentRef' in parent)
        return renderParentRef(parent.parentRef, route, property);
    if ((0, mesh_parent_1.isMeshParentTarget)(parent))
        return mesh_parent_1.MeshParent.of(parent)._render(route, property);
    if (constructs_1.Construct.isConstruct(parent)) {
        throw new errors_1.MeshError('MESH_INVALID_PARENT', {
            property,
            value: parent.node.path,
            must: 'be a Gateway of the Gateway API, one of its listeners, a service, or a parent by name',
            at: route,
        });
    }
    return renderParentRef(parent, route, property);
}
function renderParentRef(ref, route, property) {
    return {
        ...(0, object_ref_1.renderParts)(ref, route, property),
        sectionName: (0, section_name_1.checkSectionName)(ref.sectionName, { property: `${property}.sectionName`, at: route }),
        port: (0, checks_1.checkPort)(ref.port, { property: `${property}.port`, at: route }),
    };
}
function checkOverlap(refs, at) {
    const index = (0, section_overlap_1.overlapOf)(refs, { group: 'gateway.networking.k8s.io', kind: 'Gateway' });
    const ref = index === undefined ? undefined : refs[index];
    if (!ref)
        return;
    const { name, sectionName } = ref;
    throw new errors_1.MeshError('MESH_DUPLICATE_PARENT', {
        property: `parents[${index}]`,
        value: sectionName === undefined ? name : `${name}/${sectionName}`,
        ...(isMeshRef(ref)
            ? {
                must: 'name another port than the other parents of this name',
                fix: 'name the service once, or one port each with MeshParent.of(service, { port, sectionName })',
            }
            : {
                must: 'name another listener than the other parents of this name',
                fix: 'name the parent once, or one listener each with gateway.listener(…)',
            }),
        at,
    });
}

},
"gateway-api/mesh-parent.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MeshParent = void 0;
exports.isMeshParentTarget = isMeshParentTarget;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const known_port_1 = load("gateway-api/known-port.js");
const object_ref_1 = load("gateway-api/object-ref.js");
const section_name_1 = load("gateway-api/section-name.js");
const service_target_1 = load("gateway-api/service-target.js");
/**
 * A service as the parent of a route: the route is for requests that clients in the mesh send to the service.
 *
 * A route in the namespace of the service is for all clients. A route in another namespace is for the clients of its
 * own namespace, and is taken there in place of the former. Where a service has a route, requests that no rule matches
 * are answered with 404.
 *
 * @example
 * const reviews = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080 }] });
 * gatewayApi.MeshParent.of(reviews, { port: 9080 });
 * gatewayApi.MeshParent.of(Host.service('ratings', { namespace: 'shop' }));
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#parentreference
 */
class MeshParent {
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
        return new MeshParent(target instanceof host_1.Host ? partsOfHost(target) : (0, service_target_1.partsOfService)(target), (0, checks_1.checkPort)(options.port, { property: 'port' }), (0, section_name_1.checkSectionName)(options.sectionName, { property: 'sectionName' }));
    }
    #target;
    constructor(target, 
    /** The port, if named. */
    port, 
    /** The name of the port, if named. */
    sectionName) {
        this.port = port;
        this.sectionName = sectionName;
        this.#target = target;
        Object.freeze(this);
    }
    /** @internal */
    _render(route, property) {
        const { ref, known } = this.#target;
        route.node.addValidation({ validate: () => (0, known_port_1.portProblems)(known, this, property) });
        return { ...(0, object_ref_1.renderParts)(ref, route, property), sectionName: this.sectionName, port: this.port };
    }
}
exports.MeshParent = MeshParent;
/** Whether a parent is a service of the mesh. */
function isMeshParentTarget(parent) {
    return parent instanceof host_1.Host || (0, service_target_1.isServiceTarget)(parent);
}
function partsOfHost(host) {
    const { name, namespace } = host;
    if (!host.isService) {
        throw new errors_1.MeshError('MESH_INVALID_PARENT', {
            property: 'parent',
            value: name,
            must: 'be a Service or a ServiceEntry',
            fix: 'give the ServiceEntry that defines the host',
        });
    }
    // The host knows the numbers of its ports and not their names.
    return { ref: { group: '', kind: 'Service', name, namespace }, known: { of: `Service ${name}` } };
}

},
"gateway-api/route-hostnames.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderHostnames = renderHostnames;
const errors_1 = load("core/errors.js");
const hostname_1 = load("gateway-api/hostname.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const parent_ref_1 = load("gateway-api/parent-ref.js");
/** The hostnames of an HTTPRoute or a GRPCRoute; services know their own hosts. */
function renderHostnames(hostnames, parentRefs, route) {
    (0, list_checks_1.checkAtMost)(hostnames, { property: 'hostnames', at: route }, 16);
    if (hostnames && hostnames.length > 0 && parentRefs.every(parent_ref_1.isMeshRef)) {
        throw new errors_1.MeshError('MESH_HOSTNAMES_IN_MESH', {
            property: 'hostnames',
            value: hostnames,
            must: 'be left out where every parent is a service',
            fix: 'the hosts of the services are what counts in the mesh',
            at: route,
        });
    }
    return hostnames?.map((hostname, index) => (0, hostname_1.checkHostname)(hostname, { property: `hostnames[${index}]`, at: route }));
}

},
"gateway-api/rule-list.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RuleList = void 0;
const errors_1 = load("core/errors.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const MAX_MATCHES = 128;
/** The rules of a route that takes the best match, checked one after the other as they are added. */
class RuleList {
    #rules = [];
    #route;
    #matching;
    constructor(route, matching) {
        this.#route = route;
        this.#matching = matching;
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
        return this.#rules.length > 0 ? this.#rules : undefined;
    }
    /** What is wrong with the finished list. */
    problems() {
        if (this.#rules.length > 0)
            return [];
        const problem = { property: 'rules', must: 'have at least one rule', fix: 'call addRule' };
        return [new errors_1.MeshError('MESH_NO_ROUTE', problem).message];
    }
    checkCounts(rule) {
        const rules = [...this.#rules, rule];
        const fix = `put the rest into another ${this.#route.kind}`;
        (0, list_checks_1.checkAtMost)(rules, { property: 'rules', at: this.#route }, 16, fix);
        const matches = rules.reduce((sum, { matches }) => sum + (matches?.length ?? this.#matching.implied), 0);
        if (matches > MAX_MATCHES) {
            throw new errors_1.MeshError('MESH_TOO_MANY', {
                property: 'rules[].matches',
                value: matches,
                must: `have at most ${MAX_MATCHES} entries in all`,
                fix,
                at: this.#route,
            });
        }
    }
    checkName({ name }) {
        if (name === undefined || !this.#rules.some((rule) => rule.name === name))
            return;
        throw new errors_1.MeshError('MESH_DUPLICATE_RULE', {
            property: `${this.next}.name`,
            value: name,
            must: 'be another than those of the other rules',
            at: this.#route,
        });
    }
    checkReachable(rule) {
        const taken = new Set(this.#rules.flatMap((earlier) => this.keysOf(earlier)));
        if (!this.keysOf(rule).every((key) => taken.has(key)))
            return;
        throw new errors_1.MeshError('MESH_UNREACHABLE_ROUTE', {
            property: this.next,
            must: 'have a match that no earlier rule has',
            fix: 'the first of equal matches is taken; drop one of the rules, or narrow its matches',
            at: this.#route,
        });
    }
    keysOf({ matches = [] }) {
        return (matches.length > 0 ? matches : [{}]).map((match) => this.#matching.keyOf(match));
    }
}
exports.RuleList = RuleList;

},
"gateway-api/http-filter.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HTTPRouteFilter = void 0;
exports.renderHTTPRouteFilters = renderHTTPRouteFilters;
const errors_1 = load("core/errors.js");
const cors_1 = load("gateway-api/cors.js");
const filter_types_1 = load("gateway-api/filter-types.js");
const header_modifier_1 = load("gateway-api/header-modifier.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const object_ref_1 = load("gateway-api/object-ref.js");
const request_mirror_1 = load("gateway-api/request-mirror.js");
const request_redirect_1 = load("gateway-api/request-redirect.js");
const url_rewrite_1 = load("gateway-api/url-rewrite.js");
/**
 * Something that is done with requests or responses on the way.
 *
 * A rule or a backend has at most one filter of a type, save for mirrors and extensions. Istio takes all but
 * extensions on rules, and header modifiers alone on backends.
 *
 * @example
 * gatewayApi.HTTPRouteFilter.requestHeaderModifier({ set: { 'x-env': 'staging' }, remove: ['x-debug'] });
 * gatewayApi.HTTPRouteFilter.urlRewrite({ path: gatewayApi.PathModifier.replacePrefixMatch('/v2') });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httproutefilter
 */
class HTTPRouteFilter {
    type;
    /** Changes the headers of requests. */
    static requestHeaderModifier(headers) {
        return new HTTPRouteFilter('RequestHeaderModifier', (route, property) => ({
            requestHeaderModifier: (0, header_modifier_1.renderHeaderModifier)(headers, route, `${property}.requestHeaderModifier`),
        }));
    }
    /** Changes the headers of responses. */
    static responseHeaderModifier(headers) {
        return new HTTPRouteFilter('ResponseHeaderModifier', (route, property) => ({
            responseHeaderModifier: (0, header_modifier_1.renderHeaderModifier)(headers, route, `${property}.responseHeaderModifier`),
        }));
    }
    /** Sends copies of requests to another backend. */
    static requestMirror(mirror) {
        return new HTTPRouteFilter('RequestMirror', (route, property) => ({
            requestMirror: (0, request_mirror_1.renderRequestMirror)(mirror, route, `${property}.requestMirror`),
        }));
    }
    /** Sends clients elsewhere; a rule that does it has no backends. */
    static requestRedirect(redirect) {
        return new HTTPRouteFilter('RequestRedirect', (route, property) => ({
            requestRedirect: (0, request_redirect_1.renderRequestRedirect)(redirect, route, `${property}.requestRedirect`),
        }));
    }
    /** Changes the path and the Host header of requests. */
    static urlRewrite(rewrite) {
        return new HTTPRouteFilter('URLRewrite', (route, property) => ({
            urlRewrite: (0, url_rewrite_1.renderURLRewrite)(rewrite, route, `${property}.urlRewrite`),
        }));
    }
    /** Answers the questions of browsers whether pages of other origins may call. */
    static cors(cors) {
        return new HTTPRouteFilter('CORS', (route, property) => ({ cors: (0, cors_1.renderCORS)(cors, route, `${property}.cors`) }));
    }
    /** A filter of the implementation, an object of the route's namespace. Istio has none. */
    static extensionRef(object) {
        return new HTTPRouteFilter('ExtensionRef', (route, property) => ({
            extensionRef: (0, object_ref_1.renderLocalObjectRef)(object, route, `${property}.extensionRef`),
        }));
    }
    #render;
    constructor(
    /** What kind of filter it is. */
    type, render) {
        this.type = type;
        this.#render = render;
        Object.freeze(this);
    }
    /** @internal */
    _render(route, property) {
        return { type: this.type, ...this.#render(route, property) };
    }
}
exports.HTTPRouteFilter = HTTPRouteFilter;
/** The filters of a rule or of a backend in their wire form. */
function renderHTTPRouteFilters(filters, route, property) {
    (0, list_checks_1.checkAtMost)(filters, { property, at: route }, 16);
    checkTypes(filters?.map(({ type }) => type) ?? [], property, route);
    return filters?.map((filter, index) => filter._render(route, `${property}[${index}]`));
}
function checkTypes(types, property, at) {
    (0, filter_types_1.checkFilterTypes)(types, property, at);
    if (types.includes('RequestRedirect') && types.includes('URLRewrite')) {
        throw new errors_1.MeshError('MESH_REDIRECT_AND_REWRITE', {
            property,
            must: 'not have both requestRedirect and urlRewrite',
            fix: 'a request that is redirected is not sent on; say in requestRedirect where the client should go',
            at,
        });
    }
}

},
"gateway-api/cors.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderCORS = renderCORS;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
const header_name_1 = load("gateway-api/header-name.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const ORIGIN = /^\*$|^https?:\/\/(?:(?:\*\.)?(?:[a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+|\*)(?::[0-9]{1,5})?$/;
/** The policy in its wire form. */
function renderCORS(cors, route, property) {
    const place = (name) => ({ property: `${property}.${name}`, at: route });
    const { allowOrigins, allowMethods, allowHeaders, exposeHeaders } = cors;
    checkOrigins(allowOrigins, place('allowOrigins'));
    checkSet(allowMethods, place('allowMethods'), 9);
    checkAlone(allowMethods, place('allowMethods'));
    checkSet(allowHeaders, place('allowHeaders'), 64);
    checkAlone(allowHeaders, place('allowHeaders'));
    (0, header_name_1.checkHeaderNames)(allowHeaders ?? [], place('allowHeaders'));
    checkSet(exposeHeaders, place('exposeHeaders'), 64);
    (0, header_name_1.checkHeaderNames)(exposeHeaders ?? [], place('exposeHeaders'));
    return {
        allowOrigins: allowOrigins && [...allowOrigins],
        allowMethods: allowMethods && [...allowMethods],
        allowHeaders: allowHeaders && [...allowHeaders],
        exposeHeaders: exposeHeaders && [...exposeHeaders],
        allowCredentials: cors.allowCredentials,
        maxAge: renderSeconds(cors.maxAge, place('maxAge')),
    };
}
function checkOrigins(origins, place) {
    checkSet(origins, place, 64);
    checkAlone(origins, place);
    for (const origin of origins ?? []) {
        if (origin.length <= 253 && ORIGIN.test(origin))
            continue;
        throw new errors_1.MeshError('MESH_INVALID_ORIGIN', {
            ...place,
            value: origin,
            must: 'be a scheme and a host such as https://example.com, or *',
            ...(/^https?:\/\/[^/]+\//.test(origin) ? { fix: 'leave out the path' } : {}),
        });
    }
}
function checkSet(list, place, max) {
    (0, list_checks_1.checkAtMost)(list, place, max);
    (0, list_checks_1.checkDistinct)(list, place);
}
function checkAlone(list, place) {
    if (list && list.length > 1 && list.includes('*')) {
        throw new errors_1.MeshError('MESH_WILDCARD_BESIDE_OTHERS', { ...place, value: list, must: "have '*' alone" });
    }
}
function renderSeconds(duration, place) {
    if (duration === undefined)
        return undefined;
    const milliseconds = (0, duration_1.millisecondsOf)(duration);
    if (milliseconds % 1000 !== 0) {
        throw new errors_1.MeshError('MESH_INVALID_DURATION', { ...place, value: `${milliseconds} ms`, must: 'be whole seconds' });
    }
    return (0, checks_1.checkInteger)(milliseconds / 1000, place, 1);
}

},
"gateway-api/request-redirect.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderRequestRedirect = renderRequestRedirect;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const hostname_1 = load("gateway-api/hostname.js");
const path_modifier_1 = load("gateway-api/path-modifier.js");
/** The redirect in its wire form. */
function renderRequestRedirect({ scheme, hostname, path, port, statusCode }, route, property) {
    if (scheme === undefined && hostname === undefined && path === undefined && port === undefined) {
        throw new errors_1.MeshError('MESH_EMPTY_REDIRECT', {
            property,
            must: 'have at least one of scheme, hostname, path and port',
            fix: 'say where the client should go',
            at: route,
        });
    }
    return {
        scheme,
        hostname: (0, hostname_1.checkPreciseHostname)(hostname, { property: `${property}.hostname`, at: route }),
        path: path && (0, path_modifier_1.renderPathModifier)(path),
        port: (0, checks_1.checkPort)(port, { property: `${property}.port`, at: route }),
        statusCode,
    };
}

},
"gateway-api/path-modifier.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PathModifier = void 0;
exports.renderPathModifier = renderPathModifier;
const errors_1 = load("core/errors.js");
/**
 * What becomes of the path of a request.
 *
 * @example
 * gatewayApi.PathModifier.replaceFullPath('/maintenance');
 * gatewayApi.PathModifier.replacePrefixMatch('/v2');
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httppathmodifier
 */
class PathModifier {
    type;
    path;
    /**
     * The whole path is replaced.
     *
     * @throws MeshError MESH_TOO_LONG for more than 1024 characters
     */
    static replaceFullPath(path) {
        return new PathModifier('ReplaceFullPath', checkLength(path, 'replaceFullPath'));
    }
    /**
     * The prefix that matched is replaced, segment by segment: with `/v2`, a prefix `/v1` makes `/v2/users` out of
     * `/v1/users`. The rule has to have one match, with a prefix.
     *
     * @throws MeshError MESH_TOO_LONG for more than 1024 characters
     */
    static replacePrefixMatch(prefix) {
        return new PathModifier('ReplacePrefixMatch', checkLength(prefix, 'replacePrefixMatch'));
    }
    constructor(
    /** What is replaced. */
    type, 
    /** What it is replaced with. */
    path) {
        this.type = type;
        this.path = path;
        Object.freeze(this);
    }
}
exports.PathModifier = PathModifier;
/** The modifier in its wire form. */
function renderPathModifier({ type, path }) {
    return type === 'ReplaceFullPath' ? { type, replaceFullPath: path } : { type, replacePrefixMatch: path };
}
function checkLength(path, property) {
    if (path.length > 1024) {
        throw new errors_1.MeshError('MESH_TOO_LONG', {
            property,
            value: `${path.length} characters`,
            must: 'have at most 1024 characters',
        });
    }
    return path;
}

},
"gateway-api/url-rewrite.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderURLRewrite = renderURLRewrite;
const errors_1 = load("core/errors.js");
const hostname_1 = load("gateway-api/hostname.js");
const path_modifier_1 = load("gateway-api/path-modifier.js");
/** The rewrite in its wire form. */
function renderURLRewrite({ hostname, path }, route, property) {
    if (hostname === undefined && path === undefined) {
        throw new errors_1.MeshError('MESH_EMPTY_REWRITE', { property, must: 'have hostname or path', at: route });
    }
    (0, hostname_1.checkPreciseHostname)(hostname, { property: `${property}.hostname`, at: route });
    return { hostname, path: path && (0, path_modifier_1.renderPathModifier)(path) };
}

},
"gateway-api/http-route.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HTTPRoute = void 0;
const mesh_resource_1 = load("core/mesh-resource.js");
const http_match_1 = load("gateway-api/http-match.js");
const http_route_rule_1 = load("gateway-api/http-route-rule.js");
const parent_ref_1 = load("gateway-api/parent-ref.js");
const route_hostnames_1 = load("gateway-api/route-hostnames.js");
const rule_list_1 = load("gateway-api/rule-list.js");
/**
 * How the HTTP requests of a Gateway, or those for a service of the mesh, are routed.
 *
 * The best match is taken, wherever its rule stands, and over all routes of the parent: an exact path before a prefix,
 * a longer prefix before a shorter one, then a method, more headers, more query parameters. Only of equal matches the
 * first is taken.
 *
 * @example
 * const gateway = { name: 'bookinfo-gateway' };
 * const productpage = new kplus.Service(chart, 'productpage', { ports: [{ port: 9080 }] });
 * const route = new gatewayApi.HTTPRoute(chart, 'bookinfo', {
 *   parents: [gateway],
 *   hostnames: ['bookinfo.example.com'],
 * });
 * route.addRule({
 *   matches: [
 *     { path: gatewayApi.PathMatch.exact('/productpage') },
 *     { path: gatewayApi.PathMatch.prefix('/static') },
 *   ],
 *   backends: [productpage],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: HTTPRoute
 * metadata:
 *   name: bookinfo
 *   namespace: bookinfo
 * spec:
 *   hostnames:
 *     - bookinfo.example.com
 *   parentRefs:
 *     - name: bookinfo-gateway
 *   rules:
 *     - backendRefs:
 *         - name: productpage
 *           port: 9080
 *       matches:
 *         - path:
 *             type: Exact
 *             value: /productpage
 *         - path:
 *             type: PathPrefix
 *             value: /static
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httproute
 */
class HTTPRoute extends mesh_resource_1.MeshResource {
    #parentRefs;
    #hostnames;
    // The API server gives a rule without matches one.
    #rules = new rule_list_1.RuleList(this, {
        implied: 1,
        keyOf: http_match_1.matchKey,
    });
    /**
     * @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap
     * @throws MeshError MESH_HOSTNAMES_IN_MESH for hostnames where every parent is a service
     * @throws MeshError MESH_NO_ROUTE, when the app is synthesized, for a route without rules
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', plural: 'httproutes' }, props);
        this.#parentRefs = (0, parent_ref_1.renderParents)(props.parents, this);
        this.#hostnames = (0, route_hostnames_1.renderHostnames)(props.hostnames, this.#parentRefs, this);
        for (const rule of props.rules ?? [])
            this.addRule(rule);
        this.node.addValidation({ validate: () => this.#rules.problems() });
    }
    /**
     * Adds a rule, after those that are there.
     *
     * @throws MeshError MESH_UNREACHABLE_ROUTE for a rule whose every match an earlier rule has
     */
    addRule(rule) {
        this.#rules.add((0, http_route_rule_1.renderHTTPRouteRule)(rule, this, this.#rules.next));
    }
    /** @internal */
    _toSpec() {
        return { parentRefs: this.#parentRefs, hostnames: this.#hostnames, rules: this.#rules.render() };
    }
}
exports.HTTPRoute = HTTPRoute;

},
"gateway-api/http-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderHTTPRouteMatch = renderHTTPRouteMatch;
exports.matchKey = matchKey;
const header_name_1 = load("gateway-api/header-name.js");
const value_match_1 = load("gateway-api/value-match.js");
/** The match in its wire form. */
function renderHTTPRouteMatch({ path, headers, queryParams, method }, route, property) {
    const place = { property: `${property}.headers`, at: route };
    (0, header_name_1.checkDistinctHeaders)(Object.keys(headers ?? {}), place);
    return {
        path: path && { type: path.type, value: path.path },
        headers: (0, value_match_1.renderValueMatches)(headers, place, 4096),
        queryParams: (0, value_match_1.renderValueMatches)(queryParams, { property: `${property}.queryParams`, at: route }, 1024),
        method,
    };
}
/** A text that two matches share which accept the same requests and are of the same rank. */
function matchKey({ path, headers, queryParams, method }) {
    const { type = 'PathPrefix', value: text = '/' } = path ?? {};
    const prefix = type === 'PathPrefix' && text !== '/' ? text.replace(/\/$/, '') : text;
    const byHeader = headers?.map((match) => JSON.stringify([match.name.toLowerCase(), match.type, match.value]));
    const byParam = queryParams?.map((match) => JSON.stringify([match.name, match.type, match.value]));
    return JSON.stringify([type, prefix, method, byHeader?.sort() ?? [], byParam?.sort() ?? []]);
}

},
"gateway-api/http-route-rule.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderHTTPRouteRule = renderHTTPRouteRule;
const errors_1 = load("core/errors.js");
const backend_ref_1 = load("gateway-api/backend-ref.js");
const http_filter_1 = load("gateway-api/http-filter.js");
const http_match_1 = load("gateway-api/http-match.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const section_name_1 = load("gateway-api/section-name.js");
const timeouts_1 = load("gateway-api/timeouts.js");
/** The rule in its wire form. */
function renderHTTPRouteRule(rule, route, property) {
    const { name, matches, filters, backends, timeouts } = rule;
    const at = route;
    checkAction(rule, property, route);
    (0, list_checks_1.checkAtMost)(matches, { property: `${property}.matches`, at }, 64, 'spread them over several rules');
    const json = {
        name: (0, section_name_1.checkSectionName)(name, { property: `${property}.name`, at }),
        matches: matches?.map((match, index) => (0, http_match_1.renderHTTPRouteMatch)(match, route, `${property}.matches[${index}]`)),
        filters: (0, http_filter_1.renderHTTPRouteFilters)(filters, route, `${property}.filters`),
        backendRefs: backends && renderHTTPBackends(backends, route, `${property}.backends`),
        timeouts: timeouts && (0, timeouts_1.renderTimeouts)(timeouts, route, `${property}.timeouts`),
    };
    checkPrefixModifiers(json, property, route);
    return json;
}
function renderHTTPBackends(backends, route, property) {
    return (0, backend_ref_1.renderBackends)(backends, route, property).map(({ json, of }, index) => ({
        ...json,
        filters: (0, http_filter_1.renderHTTPRouteFilters)(of?.filters, route, `${property}[${index}].filters`),
    }));
}
/** For callers whose types were lost on the way, and for redirects and extensions that are not there. */
function checkAction({ backends, filters = [] }, property, at) {
    const types = filters.map(({ type }) => type);
    if (backends !== undefined && types.includes('RequestRedirect')) {
        throw new errors_1.MeshError('MESH_RULE_ACTION', {
            property,
            must: 'not have both backends and a requestRedirect',
            fix: 'a request that is redirected is not sent on; drop backends',
            at,
        });
    }
    if (backends === undefined && !types.includes('RequestRedirect') && !types.includes('ExtensionRef')) {
        throw new errors_1.MeshError('MESH_RULE_ACTION', {
            property,
            must: 'have backends, or a filter that answers: requestRedirect or extensionRef',
            fix: 'without either, every request is answered with 500',
            at,
        });
    }
}
/** A prefix can be replaced where one prefix is what matched; no matches are the prefix `/`. */
function checkPrefixModifiers(rule, property, at) {
    const filters = [...(rule.filters ?? []), ...(rule.backendRefs ?? []).flatMap((backend) => backend.filters ?? [])];
    if (!filters.some((filter) => replacesPrefix(filter)))
        return;
    const { matches = [{}] } = rule;
    if (matches.length === 1 && (matches[0]?.path?.type ?? 'PathPrefix') === 'PathPrefix')
        return;
    throw new errors_1.MeshError('MESH_PREFIX_WITHOUT_MATCH', {
        property: `${property}.matches`,
        value: matches.map(({ path }) => path?.type ?? 'PathPrefix'),
        must: 'be one match with PathMatch.prefix(…) where a filter has replacePrefixMatch',
        fix: 'make a rule of each match, or write replaceFullPath',
        at,
    });
}
function replacesPrefix({ requestRedirect, urlRewrite }) {
    return [requestRedirect, urlRewrite].some((filter) => filter?.path?.type === 'ReplacePrefixMatch');
}

},
"gateway-api/timeouts.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTimeouts = renderTimeouts;
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
/** The timeouts in their wire form. */
function renderTimeouts({ request, backendRequest }, route, property) {
    const json = {
        request: (0, duration_1.renderDuration)(request, { property: `${property}.request`, at: route }, { zero: true }),
        backendRequest: (0, duration_1.renderDuration)(backendRequest, { property: `${property}.backendRequest`, at: route }, { zero: true }),
    };
    const limit = request ? (0, duration_1.millisecondsOf)(request) : 0;
    if (limit > 0 && backendRequest !== undefined && (0, duration_1.millisecondsOf)(backendRequest) > limit) {
        throw new errors_1.MeshError('MESH_TIMEOUT_ORDER', {
            property: `${property}.backendRequest`,
            value: json.backendRequest,
            must: `be at most the timeout of the whole request, ${json.request}`,
            at: route,
        });
    }
    return json;
}

},
"gateway-api/listener-set.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ListenerSet = void 0;
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const gateway_1 = load("gateway-api/gateway.js");
const listener_list_1 = load("gateway-api/listener-list.js");
const object_ref_1 = load("gateway-api/object-ref.js");
/**
 * Further listeners of a Gateway, kept by others than the Gateway itself: a team with its own host and certificate.
 *
 * The Gateway has to allow it with `allowedListeners`. Routes name the ListenerSet, or one of its listeners, among their
 * parents; those that name the Gateway are not attached to listeners of a ListenerSet.
 *
 * @example
 * const set = new gatewayApi.ListenerSet(chart, 'shop', {
 *   parent: { name: 'shared', namespace: 'istio-ingress' },
 *   listeners: [
 *     gatewayApi.Listener.https({
 *       name: 'shop',
 *       port: 443,
 *       hostname: 'shop.example.com',
 *       tls: gatewayApi.ListenerTls.terminate({ certificates: [{ name: 'shop-cert' }] }),
 *     }),
 *   ],
 * });
 * ```yaml
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: ListenerSet
 * metadata:
 *   name: shop
 *   namespace: bookinfo
 * spec:
 *   listeners:
 *     - hostname: shop.example.com
 *       name: shop
 *       port: 443
 *       protocol: HTTPS
 *       tls:
 *         certificateRefs:
 *           - name: shop-cert
 *         mode: Terminate
 *   parentRef:
 *     name: shared
 *     namespace: istio-ingress
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#listenerset
 */
class ListenerSet extends mesh_resource_1.MeshResource {
    #parentRef;
    #listeners = new listener_list_1.ListenerList(this);
    /**
     * @throws MeshError MESH_LISTENERS_NOT_ALLOWED for a Gateway of the app that does not allow the ListenerSet
     * @throws MeshError MESH_DUPLICATE_LISTENER for listeners that could not be told apart
     * @throws MeshError MESH_NO_LISTENER, when the app is synthesized, for a ListenerSet without listeners
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'ListenerSet', plural: 'listenersets' }, props);
        const { parent } = props;
        this.#parentRef = (0, object_ref_1.renderParts)(parent instanceof gateway_1.Gateway ? parent.parentRef : parent, this, 'parent');
        if (parent instanceof gateway_1.Gateway)
            this.checkAllowed(parent);
        for (const listener of props.listeners ?? [])
            this.addListener(listener);
        this.node.addValidation({ validate: () => this.#listeners.problems() });
    }
    /** The ListenerSet as the parent of a route: all of its listeners. */
    get parentRef() {
        return { kind: 'ListenerSet', name: this.name, namespace: this.namespace };
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
        const from = gateway.allowedListeners?.from ?? 'None';
        if (from === 'All' || from === 'Selector' || (from === 'Same' && gateway.namespace === this.namespace))
            return;
        throw new errors_1.MeshError('MESH_LISTENERS_NOT_ALLOWED', {
            property: 'parent',
            value: gateway.node.path,
            must: `be a Gateway that takes listeners of ${this.namespace === undefined ? 'ListenerSets' : `namespace '${this.namespace}'`}`,
            fix: 'give the Gateway allowedListeners',
            at: this,
        });
    }
}
exports.ListenerSet = ListenerSet;

},
"gateway-api/listener-tls.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ListenerTls = void 0;
const errors_1 = load("core/errors.js");
const list_checks_1 = load("gateway-api/list-checks.js");
const object_ref_1 = load("gateway-api/object-ref.js");
const tls_options_1 = load("gateway-api/tls-options.js");
const TERMINATE_MODE = 'gateway.istio.io/tls-terminate-mode';
/**
 * What a listener does with TLS: it ends it, or passes it on unopened.
 *
 * @example
 * gatewayApi.ListenerTls.terminate({ certificates: [{ name: 'bookinfo-cert' }] });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#listenertlsconfig
 */
class ListenerTls {
    mode;
    /** Mutual TLS of the mesh, with the certificates that Istio issues. Only for gateways of Istio. */
    static ISTIO_MUTUAL = ListenerTls.terminate({ options: { [TERMINATE_MODE]: 'ISTIO_MUTUAL' } });
    /** TLS with the certificate that Istio issues, and no certificate of the client. Only for gateways of Istio. */
    static ISTIO_SIMPLE = ListenerTls.terminate({ options: { [TERMINATE_MODE]: 'ISTIO_SIMPLE' } });
    /** TLS ends at the gateway. */
    static terminate(tls) {
        return new ListenerTls('Terminate', tls.certificates, tls.options);
    }
    /** TLS is passed on unopened, by the host that the client asks for; TLSRoutes say where to. */
    static passthrough(tls = {}) {
        return new ListenerTls('Passthrough', undefined, tls.options);
    }
    #certificates;
    #options;
    constructor(
    /** What is done with TLS. */
    mode, certificates, options) {
        this.mode = mode;
        this.#certificates = certificates && [...certificates];
        this.#options = options && { ...options };
        Object.freeze(this);
    }
    /** @internal */
    _render(gateway, property) {
        this.check(gateway, property);
        return {
            mode: this.mode,
            certificateRefs: this.#certificates?.map((ref, index) => (0, object_ref_1.renderCertificateRef)(ref, gateway, `${property}.certificates[${index}]`)),
            options: (0, tls_options_1.renderTlsOptions)(this.#options, gateway, `${property}.options`),
        };
    }
    check(at, property) {
        const certificates = this.#certificates ?? [];
        if (this.mode === 'Terminate' && certificates.length === 0 && Object.keys(this.#options ?? {}).length === 0) {
            throw new errors_1.MeshError('MESH_TLS_WITHOUT_CERTIFICATE', {
                property,
                must: 'have certificates, or options that say where they come from',
                at,
            });
        }
        (0, list_checks_1.checkAtMost)(certificates, { property: `${property}.certificates`, at }, 64);
    }
}
exports.ListenerTls = ListenerTls;

},
"gateway-api/path-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PathMatch = void 0;
const errors_1 = load("core/errors.js");
const string_match_1 = load("core/string-match.js");
const CHARACTERS = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/;
/**
 * How the path of a request is compared, its query string left out.
 *
 * @example
 * gatewayApi.PathMatch.exact('/productpage');
 * gatewayApi.PathMatch.prefix('/static');
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httppathmatch
 */
class PathMatch {
    type;
    path;
    /**
     * The path is equal to `path`, case included.
     *
     * @throws MeshError MESH_INVALID_PATH for what is no path
     */
    static exact(path) {
        return new PathMatch('Exact', checkPath(path, 'exact'));
    }
    /**
     * The path begins with the segments of `path`: `/foo` matches `/foo` and `/foo/bar`, and not `/foobar`.
     *
     * @throws MeshError MESH_INVALID_PATH for what is no path
     */
    static prefix(path) {
        return new PathMatch('PathPrefix', checkPath(path, 'prefix'));
    }
    /**
     * The whole path matches the RE2 expression `pattern`, as Istio reads it; other implementations may read other
     * dialects. Istio looks at regular expressions last: any prefix that matches is taken before them.
     *
     * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
     */
    static regex(pattern) {
        return new PathMatch('RegularExpression', (0, string_match_1.checkRegex)(pattern, 'regex'));
    }
    constructor(
    /** How the path is compared. */
    type, 
    /** What the path is compared with. */
    path) {
        this.type = type;
        this.path = path;
        Object.freeze(this);
    }
}
exports.PathMatch = PathMatch;
function checkPath(path, property) {
    const must = complaint(path);
    if (must)
        throw new errors_1.MeshError('MESH_INVALID_PATH', { property, value: path, must });
    return path;
}
function complaint(path) {
    if (!path.startsWith('/'))
        return 'begin with /';
    if (path.length > 1024)
        return 'have at most 1024 characters';
    if (path.includes('//'))
        return 'have no empty segment';
    if (/\/\.\.?(?:\/|$)/.test(path))
        return 'have no segment . or ..';
    if (/%2f/i.test(path))
        return 'have no escaped slash';
    if (/[?#]/.test(path))
        return 'end before ? and #';
    if (!CHARACTERS.test(path))
        return 'have only letters, digits, escapes such as %20 and the characters that a path may have';
    return undefined;
}

},
"gateway-api/reference-grant.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ReferenceGrant = void 0;
const checks_1 = load("core/checks.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const grant_peers_1 = load("gateway-api/grant-peers.js");
const list_checks_1 = load("gateway-api/list-checks.js");
/**
 * Lets routes and Gateways of other namespaces refer to objects of this one: routes to their backends, Gateways and
 * ListenerSets to their certificates. It belongs to those who own what is referred to.
 *
 * Every entry of `from` may refer to every entry of `to`. Services behind routes of the mesh need no grant for Istio.
 *
 * @example
 * const ratings = new kplus.Service(chart, 'ratings', { ports: [{ port: 9080 }] });
 * new gatewayApi.ReferenceGrant(chart, 'shop-to-ratings', {
 *   from: [{ kind: 'HTTPRoute', namespace: 'shop' }],
 *   to: [ratings],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: ReferenceGrant
 * metadata:
 *   name: shop-to-ratings
 *   namespace: bookinfo
 * spec:
 *   from:
 *     - group: gateway.networking.k8s.io
 *       kind: HTTPRoute
 *       namespace: shop
 *   to:
 *     - group: ""
 *       kind: Service
 *       name: ratings
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#referencegrant
 */
class ReferenceGrant extends mesh_resource_1.MeshResource {
    #spec;
    /**
     * @throws MeshError MESH_REF_WITHOUT_NAMESPACE for a route or a Gateway without a namespace
     * @throws MeshError MESH_OTHER_NAMESPACE for an object that does not live in the namespace of the grant
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'ReferenceGrant', plural: 'referencegrants' }, props);
        this.#spec = {
            from: this.renderEach('from', props.from, grant_peers_1.renderGrantFrom),
            to: this.renderEach('to', props.to, grant_peers_1.renderGrantTo),
        };
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
    /** Two routes of one namespace are one entry. */
    renderEach(property, entries, render) {
        (0, checks_1.checkNotEmpty)(entries, { property, at: this });
        const json = entries.map((entry, index) => render(entry, this, `${property}[${index}]`));
        const distinct = [...new Map(json.map((entry) => [JSON.stringify(entry), entry])).values()];
        return (0, list_checks_1.checkAtMost)(distinct, { property, at: this }, 16);
    }
}
exports.ReferenceGrant = ReferenceGrant;

},
"gateway-api/grant-peers.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderGrantFrom = renderGrantFrom;
exports.renderGrantTo = renderGrantTo;
const constructs_1 = require("constructs");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const object_ref_1 = load("gateway-api/object-ref.js");
/** Who may refer, in its wire form. */
function renderGrantFrom(from, grant, property) {
    if (constructs_1.Construct.isConstruct(from)) {
        const { apiGroup, kind, namespace, name } = from;
        if (namespace !== undefined)
            return { group: apiGroup, kind, namespace };
        throw new errors_1.MeshError('MESH_REF_WITHOUT_NAMESPACE', {
            property,
            value: name,
            must: 'have a namespace, which is what is granted something',
            fix: 'give the object or its chart a namespace',
            at: grant,
        });
    }
    return {
        group: (0, object_ref_1.checkGroup)(from.group, { property: `${property}.group`, at: grant }) ?? 'gateway.networking.k8s.io',
        kind: (0, object_ref_1.checkKind)(from.kind, { property: `${property}.kind`, at: grant }),
        namespace: (0, checks_1.checkDnsLabel)(from.namespace, { property: `${property}.namespace`, at: grant }),
    };
}
/** What may be referred to, in its wire form. */
function renderGrantTo(to, grant, property) {
    if ('service' in to)
        return renderGrantTo(to.service, grant, property);
    if (constructs_1.Construct.isConstruct(to))
        return (0, object_ref_1.renderLocalObjectRef)(to, grant, property);
    const { group, kind, name } = to;
    return {
        group: (0, object_ref_1.checkGroup)(group, { property: `${property}.group`, at: grant }) ?? '',
        kind: (0, object_ref_1.checkKind)(kind, { property: `${property}.kind`, at: grant }),
        name: name === undefined ? undefined : (0, object_ref_1.checkObjectName)(name, { property: `${property}.name`, at: grant }),
    };
}

},
"gateway-api/tcp-route.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TCPRoute = void 0;
const mesh_resource_1 = load("core/mesh-resource.js");
const l4_route_1 = load("gateway-api/l4-route.js");
/**
 * Where the TCP connections of a listener, or those for a service of the mesh, go.
 *
 * @example
 * const mysql = new kplus.Service(chart, 'mysql', { ports: [{ port: 3306, name: 'mysql' }] });
 * new gatewayApi.TCPRoute(chart, 'mysql-route', {
 *   parents: [{ name: 'shared', sectionName: 'mysql' }],
 *   backends: [mysql],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: TCPRoute
 * metadata:
 *   name: mysql-route
 *   namespace: bookinfo
 * spec:
 *   parentRefs:
 *     - name: shared
 *       sectionName: mysql
 *   rules:
 *     - backendRefs:
 *         - name: mysql
 *           port: 3306
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#tcproute
 */
class TCPRoute extends mesh_resource_1.MeshResource {
    #spec;
    /** @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'TCPRoute', plural: 'tcproutes' }, props);
        this.#spec = (0, l4_route_1.renderL4Route)(props, this);
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
}
exports.TCPRoute = TCPRoute;

},
"gateway-api/l4-route.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderL4Route = renderL4Route;
const backend_ref_1 = load("gateway-api/backend-ref.js");
const parent_ref_1 = load("gateway-api/parent-ref.js");
const section_name_1 = load("gateway-api/section-name.js");
/** The parents and the one rule in their wire form. */
function renderL4Route({ parents, backends, ruleName }, route) {
    return {
        parentRefs: (0, parent_ref_1.renderParents)(parents, route),
        rules: [
            {
                name: (0, section_name_1.checkSectionName)(ruleName, { property: 'ruleName', at: route }),
                backendRefs: (0, backend_ref_1.renderBackends)(backends, route, 'backends').map(({ json }) => json),
            },
        ],
    };
}

},
"gateway-api/tls-route.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TLSRoute = void 0;
const checks_1 = load("core/checks.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const hostname_1 = load("gateway-api/hostname.js");
const l4_route_1 = load("gateway-api/l4-route.js");
const list_checks_1 = load("gateway-api/list-checks.js");
/**
 * Where TLS connections go, by the server name that the client asks for; TLS itself is not opened.
 *
 * @example
 * const vault = new kplus.Service(chart, 'vault', { ports: [{ port: 8200, name: 'tls' }] });
 * new gatewayApi.TLSRoute(chart, 'vault-route', {
 *   parents: [{ name: 'shared', sectionName: 'tls' }],
 *   hostnames: ['vault.example.com'],
 *   backends: [vault],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: TLSRoute
 * metadata:
 *   name: vault-route
 *   namespace: bookinfo
 * spec:
 *   hostnames:
 *     - vault.example.com
 *   parentRefs:
 *     - name: shared
 *       sectionName: tls
 *   rules:
 *     - backendRefs:
 *         - name: vault
 *           port: 8200
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#tlsroute
 */
class TLSRoute extends mesh_resource_1.MeshResource {
    #spec;
    /** @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'TLSRoute', plural: 'tlsroutes' }, props);
        const place = { property: 'hostnames', at: this };
        (0, checks_1.checkNotEmpty)(props.hostnames, place, 'name the server names that clients ask for');
        (0, list_checks_1.checkAtMost)(props.hostnames, place, 1024);
        const hostnames = props.hostnames.map((hostname, index) => (0, hostname_1.checkHostname)(hostname, { property: `hostnames[${index}]`, at: this }));
        this.#spec = { hostnames, ...(0, l4_route_1.renderL4Route)(props, this) };
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
}
exports.TLSRoute = TLSRoute;

},
"gateway-api/udp-route.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UDPRoute = void 0;
const mesh_resource_1 = load("core/mesh-resource.js");
const l4_route_1 = load("gateway-api/l4-route.js");
/**
 * Where the UDP packets of a listener go. Istio knows no UDPRoutes; other implementations do.
 *
 * @example
 * const dns = new kplus.Service(chart, 'dns', { ports: [{ port: 53, protocol: kplus.Protocol.UDP }] });
 * new gatewayApi.UDPRoute(chart, 'dns-route', {
 *   parents: [{ name: 'edge', sectionName: 'dns' }],
 *   backends: [dns],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: UDPRoute
 * metadata:
 *   name: dns-route
 *   namespace: bookinfo
 * spec:
 *   parentRefs:
 *     - name: edge
 *       sectionName: dns
 *   rules:
 *     - backendRefs:
 *         - name: dns
 *           port: 53
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#udproute
 */
class UDPRoute extends mesh_resource_1.MeshResource {
    #spec;
    /** @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'UDPRoute', plural: 'udproutes' }, props);
        this.#spec = (0, l4_route_1.renderL4Route)(props, this);
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
}
exports.UDPRoute = UDPRoute;

},
"gateway-api/waypoint.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Waypoint = exports.WaypointFor = void 0;
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const allowed_routes_1 = load("gateway-api/allowed-routes.js");
const gateway_1 = load("gateway-api/gateway.js");
const gateway_class_1 = load("gateway-api/gateway-class.js");
const gateway_infrastructure_1 = load("gateway-api/gateway-infrastructure.js");
const listener_1 = load("gateway-api/listener.js");
const waypoint_member_1 = load("gateway-api/waypoint-member.js");
/** Which traffic a waypoint takes. */
var WaypointFor;
(function (WaypointFor) {
    /** What is sent to Services. */
    WaypointFor["SERVICE"] = "service";
    /** What is sent to the addresses of pods. */
    WaypointFor["WORKLOAD"] = "workload";
    /** Both. */
    WaypointFor["ALL"] = "all";
    /** Nothing; to try the deployment of a waypoint. */
    WaypointFor["NONE"] = "none";
})(WaypointFor || (exports.WaypointFor = WaypointFor = {}));
const USE_WAYPOINT = 'istio.io/use-waypoint';
const USE_WAYPOINT_NAMESPACE = 'istio.io/use-waypoint-namespace';
/**
 * The proxy of ambient mode that routes requests and applies the policies that look into them, in front of what is
 * enrolled.
 *
 * Routes are attached to the Services behind it, not to the waypoint; policies to either.
 *
 * @example
 * const reviews = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080 }] });
 * const waypoint = new gatewayApi.Waypoint(chart, 'waypoint');
 * waypoint.enroll(reviews);
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: Gateway
 * metadata:
 *   name: waypoint
 *   namespace: bookinfo
 * spec:
 *   gatewayClassName: istio-waypoint
 *   listeners:
 *     - name: mesh
 *       port: 15008
 *       protocol: HBONE
 * ```
 * @see https://istio.io/latest/docs/ambient/usage/waypoint/
 */
class Waypoint extends mesh_resource_1.MeshResource {
    /** The name of the GatewayClass. */
    className;
    /** Which traffic it takes, if named. */
    waypointFor;
    #namespaces;
    #spec;
    /** @throws MeshError MESH_INVALID_NAME for the name `none`, which stands for no waypoint */
    constructor(scope, id, props = {}) {
        super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', plural: 'gateways' }, props);
        const { className = gateway_class_1.GatewayClass.ISTIO_WAYPOINT, namespaces, infrastructure } = props;
        if (this.name === 'none') {
            throw new errors_1.MeshError('MESH_INVALID_NAME', {
                property: 'metadata.name',
                value: this.name,
                must: 'be another name, since objects say with this one that they have no waypoint',
                at: this,
            });
        }
        this.className = (0, gateway_1.classNameOf)(className, this);
        this.waypointFor = props.waypointFor;
        this.#namespaces = namespaces;
        if (this.waypointFor !== undefined)
            this.metadata.addLabel('istio.io/waypoint-for', this.waypointFor);
        const listener = listener_1.Listener.of('HBONE', {
            name: 'mesh',
            port: 15008,
            ...(namespaces ? { allowedRoutes: allowed_routes_1.AllowedRoutes.of({ namespaces }) } : {}),
        });
        this.#spec = {
            gatewayClassName: this.className,
            listeners: [listener._render(this, 'listeners[0]')],
            infrastructure: infrastructure && (0, gateway_infrastructure_1.renderInfrastructure)(infrastructure, this),
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
            const { labels, namespace, traffic, what } = (0, waypoint_member_1.memberOf)(object);
            this.checkTraffic(traffic, what);
            const elsewhere = this.otherNamespace(namespace, what);
            const given = labels.getLabel(USE_WAYPOINT);
            const home = labels.getLabel(USE_WAYPOINT_NAMESPACE);
            if (given !== undefined && (given !== this.name || home !== elsewhere)) {
                this.fail('MESH_TWO_WAYPOINTS', what, `use one waypoint, not '${given}' too`);
            }
            labels.addLabel(USE_WAYPOINT, this.name);
            if (elsewhere !== undefined)
                labels.addLabel(USE_WAYPOINT_NAMESPACE, elsewhere);
        }
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
    checkTraffic(traffic, what) {
        const fallback = this.className === gateway_class_1.GatewayClass.ISTIO_WAYPOINT ? WaypointFor.SERVICE : undefined;
        const taken = this.waypointFor ?? fallback;
        if (taken === undefined || taken === WaypointFor.ALL)
            return;
        if (taken !== WaypointFor.NONE && (traffic === undefined || traffic === taken))
            return;
        const must = `be reached by traffic that the waypoint takes, which is ${taken === 'none' ? 'none' : `that to ${taken}s`}`;
        this.fail('MESH_WAYPOINT_TRAFFIC', what, must, 'set waypointFor to WaypointFor.ALL');
    }
    /** The namespace of the waypoint, where it is another one than the member's. */
    otherNamespace(namespace, what) {
        if (namespace === this.namespace)
            return undefined;
        if (namespace === undefined || this.namespace === undefined) {
            const must = 'have a namespace where the waypoint has one, and the other way round';
            this.fail('MESH_REF_WITHOUT_NAMESPACE', what, must, 'give the object or its chart a namespace');
        }
        // Labels of namespaces are not known here.
        if ((this.#namespaces?.from ?? 'Same') === 'Same') {
            const must = `live in the namespace of the waypoint, '${this.namespace}'`;
            this.fail('MESH_WAYPOINT_NAMESPACE', what, must, 'say with namespaces who else may use the waypoint');
        }
        return this.namespace;
    }
    fail(code, value, must, fix) {
        throw new errors_1.MeshError(code, { property: 'enroll', value, must, ...(fix ? { fix } : {}), at: this });
    }
}
exports.Waypoint = Waypoint;

},
"gateway-api/waypoint-member.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.memberOf = memberOf;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
function memberOf(member) {
    if ('service' in member)
        return memberOf(member.service);
    const what = `${member.kind} ${member.name}`;
    if (member instanceof cdk8s_plus_28_1.AbstractPod) {
        return { labels: member.podMetadata, namespace: member.metadata.namespace, traffic: 'workload', what };
    }
    const labels = member.metadata;
    // The namespace of a Namespace is the one of its chart.
    if (member.kind === 'Namespace')
        return { labels, namespace: member.name, traffic: undefined, what };
    return { labels, namespace: labels.namespace, traffic: 'service', what };
}

},
"gateway-api/well-known-ca-certificates.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WellKnownCACertificates = void 0;
const errors_1 = load("core/errors.js");
const domain_prefixed_1 = load("gateway-api/domain-prefixed.js");
const NAME = /^[^/]+\/(?:[A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
/**
 * Certificate authorities by a name that the implementation knows.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#wellknowncacertificatestype
 */
class WellKnownCACertificates {
    name;
    /** The authorities that the operating system of the gateway trusts. */
    static SYSTEM = new WellKnownCACertificates('System');
    /**
     * Authorities of the implementation, such as `example.com/corporate`. Istio has none.
     *
     * @throws MeshError MESH_INVALID_NAME for a name without a domain in front
     */
    static of(name) {
        if (!(0, domain_prefixed_1.isDomainPrefixed)(name) || !NAME.test(name)) {
            throw new errors_1.MeshError('MESH_INVALID_NAME', {
                property: 'wellKnownCACertificates',
                value: name,
                must: 'be a name with a domain in front, such as example.com/corporate',
                ...(name === 'System' ? { fix: 'write WellKnownCACertificates.SYSTEM' } : {}),
            });
        }
        return new WellKnownCACertificates(name);
    }
    constructor(
    /** The name of the authorities. */
    name) {
        this.name = name;
        Object.freeze(this);
    }
}
exports.WellKnownCACertificates = WellKnownCACertificates;

},
"networking/index.js": function (exports) {
"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __exportStar = (this && this.__exportStar) || function(m, exports) {
    for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.ExportTo = exports.Destination = exports.Protocol = void 0;
var protocol_1 = load("core/protocol.js");
Object.defineProperty(exports, "Protocol", { enumerable: true, get: function () { return protocol_1.Protocol; } });
var destination_1 = load("networking/destination.js");
Object.defineProperty(exports, "Destination", { enumerable: true, get: function () { return destination_1.Destination; } });
__exportStar(load("networking/destination-rule/index.js"), exports);
__exportStar(load("networking/envoy-filter/index.js"), exports);
var export_to_1 = load("networking/export-to.js");
Object.defineProperty(exports, "ExportTo", { enumerable: true, get: function () { return export_to_1.ExportTo; } });
__exportStar(load("networking/gateway/index.js"), exports);
__exportStar(load("networking/proxy-config/index.js"), exports);
__exportStar(load("networking/service-entry/index.js"), exports);
__exportStar(load("networking/sidecar/index.js"), exports);
__exportStar(load("networking/virtual-service/index.js"), exports);

},
"core/protocol.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Protocol = void 0;
exports.isHttp = isHttp;
exports.isTls = isTls;
/**
 * What is spoken on a port.
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
var Protocol;
(function (Protocol) {
    /** HTTP/1.1, or HTTP/2 where the client asks for it. */
    Protocol["HTTP"] = "HTTP";
    /** HTTP/2. */
    Protocol["HTTP2"] = "HTTP2";
    /** HTTP to a proxy, `CONNECT` included; for egress listeners of a Sidecar only. */
    Protocol["HTTP_PROXY"] = "HTTP_PROXY";
    /** gRPC. */
    Protocol["GRPC"] = "GRPC";
    /** gRPC for browsers. */
    Protocol["GRPC_WEB"] = "GRPC-WEB";
    /** HTTP inside TLS. A gateway may end the TLS; elsewhere the mesh sees the server name only. */
    Protocol["HTTPS"] = "HTTPS";
    /** Anything inside TLS; connections are told apart by their server name. */
    Protocol["TLS"] = "TLS";
    /** Any protocol over TCP. */
    Protocol["TCP"] = "TCP";
    /** UDP, which proxies let through untouched. */
    Protocol["UDP"] = "UDP";
    /** MongoDB. */
    Protocol["MONGO"] = "MONGO";
    /** MySQL, where the server speaks first. */
    Protocol["MYSQL"] = "MYSQL";
    /** Redis. */
    Protocol["REDIS"] = "REDIS";
})(Protocol || (exports.Protocol = Protocol = {}));
const HTTP = new Set([
    Protocol.HTTP,
    Protocol.HTTP2,
    Protocol.HTTP_PROXY,
    Protocol.GRPC,
    Protocol.GRPC_WEB,
]);
/** Whether a proxy can read the requests. */
function isHttp(protocol) {
    return HTTP.has(protocol);
}
/** Whether the protocol runs inside TLS. */
function isTls(protocol) {
    return protocol === Protocol.HTTPS || protocol === Protocol.TLS;
}

},
"networking/destination.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Destination = void 0;
exports.renderDestination = renderDestination;
exports.renderDestinations = renderDestinations;
exports.renderHttpDestinations = renderHttpDestinations;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const headers_1 = load("networking/virtual-service/headers.js");
/**
 * A host, and which of its endpoints.
 *
 * `VersionedService.subset('v1')` and `DestinationRule.subset('v1')` make destinations whose subset exists.
 *
 * @example
 * Destination.of(Host.external('api.example.com'), { port: 443 });
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
class Destination {
    host;
    subset;
    port;
    /**
     * @throws MeshError MESH_INVALID_NAME for a subset that is no DNS label
     * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
     */
    static of(host, options = {}) {
        (0, checks_1.checkDnsLabel)(options.subset, { property: 'subset' });
        (0, checks_1.checkPort)(options.port, { property: 'port' });
        return new Destination(host_1.Host.of(host), options.subset, options.port);
    }
    constructor(
    /** The service. */
    host, 
    /** The subset of its endpoints, if not all. */
    subset, 
    /** The port of the Service, if named. */
    port) {
        this.host = host;
        this.subset = subset;
        this.port = port;
        Object.freeze(this);
    }
    /** The same destination on one port of the Service. */
    withPort(port) {
        return new Destination(this.host, this.subset, (0, checks_1.checkPort)(port, { property: 'port' }));
    }
}
exports.Destination = Destination;
/** The destination in its wire form, its host named from the namespace of the rule. */
function renderDestination(ref, rule, property) {
    const { host, subset, port } = ref instanceof Destination ? ref : Destination.of(ref);
    const place = { property: `${property}.host`, at: rule };
    // A wildcard such as *.example.com is the name of a ServiceEntry; '*' alone names nothing.
    if (host.name === '*' || (0, host_1.isAddress)(host.name)) {
        throw new errors_1.MeshError('MESH_INVALID_DESTINATION', {
            ...place,
            value: host.name,
            must: 'be the name of a service',
            fix: host.name === '*' ? 'say which host' : 'give the address a name with a ServiceEntry',
        });
    }
    if (port !== undefined)
        checkServicePort(host, port, rule, property);
    return {
        host: host.nameFrom(rule.namespace, place),
        subset,
        port: port === undefined ? undefined : { number: port },
    };
}
/** Ports may be bound to the Service after the rule is made, so that only the finished app can tell. */
function checkServicePort(host, port, rule, property) {
    rule.node.addValidation({
        validate: () => host.ports === undefined || host.ports.includes(port)
            ? []
            : [
                new errors_1.MeshError('MESH_UNKNOWN_PORT', {
                    property: `${property}.port`,
                    value: port,
                    must: `be a port of Service ${host.name}, which has ${host.ports.join(', ') || 'none'}`,
                }).message,
            ],
    });
}
/** The destinations of a route, with weights that a proxy can act on. */
function renderDestinations(to, rule, property) {
    if (!Array.isArray(to)) {
        return [{ destination: renderDestination(to, rule, property), weight: undefined, of: undefined }];
    }
    const list = to;
    (0, checks_1.checkNotEmpty)(list, { property, at: rule }, 'name at least one destination');
    const weights = list.map(({ weight }, index) => (0, checks_1.checkInteger)(weight, { property: `${property}[${index}].weight`, at: rule }, 0));
    if (list.length > 1 && weights.every((weight) => (weight ?? 0) === 0)) {
        throw new errors_1.MeshError('MESH_WEIGHTS_ALL_ZERO', {
            property: `${property}[].weight`,
            value: weights.map((weight) => weight ?? 0),
            must: 'not all be 0',
            fix: 'give at least one destination a positive weight',
            at: rule,
        });
    }
    return list.map((of, index) => ({
        destination: renderDestination(of.destination, rule, `${property}[${index}].destination`),
        weight: of.weight,
        of,
    }));
}
/** The destinations of an HTTP route. */
function renderHttpDestinations(to, rule, property) {
    return renderDestinations(to, rule, property).map(({ destination, weight, of }, index) => ({
        destination,
        weight,
        headers: of?.headers && (0, headers_1.renderHeaders)(of.headers, `${property}[${index}].headers`, rule),
    }));
}

},
"networking/virtual-service/headers.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderHeaders = renderHeaders;
const errors_1 = load("core/errors.js");
const header_syntax_1 = load("networking/virtual-service/header-syntax.js");
/** The changes in their wire form. */
function renderHeaders(headers, property, at) {
    return {
        request: headers.request && renderChanges(headers.request, `${property}.request`, at, isRequestName),
        response: headers.response && renderChanges(headers.response, `${property}.response`, at, isOrdinaryName),
    };
}
/** The host may be set on requests, since it is the authority; it may not be removed, nor changed on responses. */
function isOrdinaryName(name) {
    return (0, header_syntax_1.isHeaderName)(name) && name.toLowerCase() !== 'host';
}
function isRequestName(name) {
    return (0, header_syntax_1.isHeaderName)(name) || name === ':authority';
}
function renderChanges({ set, add, remove }, property, at, isName) {
    return {
        ...(set && { set: copyFields(set, `${property}.set`, at, isName) }),
        ...(add && { add: copyFields(add, `${property}.add`, at, isName) }),
        ...(remove && { remove: copyNames(remove, `${property}.remove`, at, isOrdinaryName) }),
    };
}
function copyFields(fields, property, at, isName) {
    copyNames(Object.keys(fields), property, at, isName);
    for (const [name, text] of Object.entries(fields)) {
        const problem = (0, header_syntax_1.headerValueProblem)(text);
        if (problem) {
            throw new errors_1.MeshError('MESH_INVALID_HEADER_VALUE', {
                property: `${property}['${name}']`,
                value: text,
                ...problem,
                at,
            });
        }
    }
    return { ...fields };
}
function copyNames(names, property, at, isName) {
    for (const name of names) {
        if (isName(name))
            continue;
        const host = /^(host|:authority)$/i.test(name);
        throw new errors_1.MeshError('MESH_INVALID_HEADER', {
            property,
            value: name,
            must: 'be the name of a header that may be changed here',
            ...(host ? { fix: 'the host can be set on requests, or rewritten with rewrite.authority' } : {}),
            at,
        });
    }
    return [...names];
}

},
"networking/virtual-service/header-syntax.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isHeaderName = isHeaderName;
exports.headerValueProblem = headerValueProblem;
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Whether HTTP takes the text as the name of a header. */
function isHeaderName(text) {
    return TOKEN.test(text);
}
const LIST = String.raw `\s*\[\s*"[^"]*"(?:\s*,\s*"[^"]*")*\s*\]\s*`;
const ARGUMENTS = String.raw `\((?:${LIST}|(?!\s*\[)[^)"\\]*)\)\s*`;
const VARIABLE = String.raw `%[A-Z0-9_]+(?:${ARGUMENTS}|:\d+)?%`;
const TEMPLATE = new RegExp(`^(?:[^%]|%%|${VARIABLE})*$`);
/** Why Envoy does not take the text as the content of a header; absent where it does. */
function headerValueProblem(text) {
    if (/[^\t\P{Cc}]/u.test(text)) {
        return { must: 'have no control characters', fix: 'a header is one line' };
    }
    if (!TEMPLATE.test(text)) {
        return {
            must: "have '%' only around a variable, such as %REQ(X-REQUEST-ID)%",
            fix: "write '%%' for a percent sign",
        };
    }
    return undefined;
}

},
"networking/destination-rule/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TunnelProtocol = exports.Subset = exports.ProxyProtocolVersion = exports.LoadBalancer = exports.H2UpgradePolicy = exports.HashKey = exports.DestinationRule = exports.ClientTls = void 0;
var client_tls_1 = load("networking/destination-rule/client-tls.js");
Object.defineProperty(exports, "ClientTls", { enumerable: true, get: function () { return client_tls_1.ClientTls; } });
var destination_rule_1 = load("networking/destination-rule/destination-rule.js");
Object.defineProperty(exports, "DestinationRule", { enumerable: true, get: function () { return destination_rule_1.DestinationRule; } });
var hash_key_1 = load("networking/destination-rule/hash-key.js");
Object.defineProperty(exports, "HashKey", { enumerable: true, get: function () { return hash_key_1.HashKey; } });
var http_connection_pool_1 = load("networking/destination-rule/http-connection-pool.js");
Object.defineProperty(exports, "H2UpgradePolicy", { enumerable: true, get: function () { return http_connection_pool_1.H2UpgradePolicy; } });
var load_balancer_1 = load("networking/destination-rule/load-balancer.js");
Object.defineProperty(exports, "LoadBalancer", { enumerable: true, get: function () { return load_balancer_1.LoadBalancer; } });
var proxy_protocol_1 = load("networking/destination-rule/proxy-protocol.js");
Object.defineProperty(exports, "ProxyProtocolVersion", { enumerable: true, get: function () { return proxy_protocol_1.ProxyProtocolVersion; } });
var subset_1 = load("networking/destination-rule/subset.js");
Object.defineProperty(exports, "Subset", { enumerable: true, get: function () { return subset_1.Subset; } });
var tunnel_1 = load("networking/destination-rule/tunnel.js");
Object.defineProperty(exports, "TunnelProtocol", { enumerable: true, get: function () { return tunnel_1.TunnelProtocol; } });

},
"networking/destination-rule/client-tls.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ClientTls = void 0;
const errors_1 = load("core/errors.js");
const client_credential_1 = load("networking/destination-rule/client-credential.js");
/**
 * Whether the client's proxy encrypts connections to the service, and with which certificates.
 *
 * Without it the mesh decides: mutual TLS where the endpoint has a sidecar, plain text elsewhere.
 *
 * @example
 * ClientTls.istioMutual();
 * ClientTls.simple({ caCertificates: '/etc/certs/ca.pem', sni: 'api.example.com' });
 * ClientTls.mutual({ clientCertificate: '/etc/certs/tls.crt', privateKey: '/etc/certs/tls.key' });
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings
 */
class ClientTls {
    /** Plain text. */
    static disable() {
        return new ClientTls('DISABLE', {});
    }
    /** Mutual TLS with the certificates that the mesh gives to every workload. */
    static istioMutual(options = {}) {
        return new ClientTls('ISTIO_MUTUAL', options);
    }
    /** TLS, in which only the server has a certificate. */
    static simple(options = {}) {
        return new ClientTls('SIMPLE', options);
    }
    /** Mutual TLS with certificates of your own. */
    static mutual(options) {
        return new ClientTls('MUTUAL', options);
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
            credentialName: credentialName === undefined ? undefined : (0, client_credential_1.renderCredential)(credentialName, rule, `${property}.credentialName`),
            subjectAltNames: subjectAltNames && [...subjectAltNames],
            sni: fields.sni,
            insecureSkipVerify: fields.insecureSkipVerify,
        };
    }
}
exports.ClientTls = ClientTls;
/** For callers whose types were lost on the way: JavaScript, casts, spread objects. */
function checkFields(mode, tls, at, property) {
    const set = (...names) => names.filter((name) => tls[name] !== undefined);
    const refuse = (names, beside, fix) => {
        if (names.length === 0)
            return;
        const must = `not have ${names.join(', ')} beside ${beside}`;
        throw new errors_1.MeshError('MESH_TLS_CONFLICT', { property, value: [...names, beside], must, fix, at });
    };
    if (tls.insecureSkipVerify) {
        const verifying = set('caCertificates', 'caCrl', 'subjectAltNames');
        const secret = mode === 'MUTUAL' ? [] : set('credentialName');
        refuse([...verifying, ...secret], 'insecureSkipVerify', 'nothing is verified then; drop one side');
    }
    const files = set('clientCertificate', 'privateKey', 'caCertificates', 'caCrl');
    if (tls.credentialName !== undefined) {
        refuse(files, 'credentialName', 'the credential brings all certificates');
    }
    else if (mode === 'MUTUAL' && set('clientCertificate', 'privateKey').length < 2) {
        throw new errors_1.MeshError('MESH_TLS_WITHOUT_CERTIFICATE', {
            property,
            value: set('clientCertificate', 'privateKey'),
            must: 'have clientCertificate and privateKey, or credentialName',
            fix: 'use ClientTls.simple where the client has no certificate',
            at,
        });
    }
}

},
"networking/destination-rule/client-credential.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderCredential = renderCredential;
const errors_1 = load("core/errors.js");
/** The name under which a proxy asks for the certificates. */
function renderCredential(credential, rule, property) {
    if (typeof credential === 'string')
        return checkSecretName(credential, rule, property);
    if (credential.kind !== 'ConfigMap')
        return credential.name;
    const { metadata } = credential;
    const namespace = metadata?.namespace ?? rule.namespace;
    if (namespace === undefined || namespace !== rule.namespace) {
        throw new errors_1.MeshError('MESH_CREDENTIAL_NAMESPACE', {
            property,
            value: namespace === undefined ? credential.name : `${namespace}/${credential.name}`,
            must: 'be a ConfigMap in the namespace of the rule',
            fix: 'give both the same namespace',
            at: rule,
        });
    }
    return `configmap://${namespace}/${credential.name}`;
}
function checkSecretName(name, at, property) {
    if (!/^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/.test(name)) {
        throw new errors_1.MeshError('MESH_INVALID_NAME', {
            property,
            value: name,
            must: 'be the name of a Secret',
            ...(name.startsWith('configmap://') ? { fix: 'pass the ConfigMap itself' } : {}),
            at,
        });
    }
    return name;
}

},
"networking/destination-rule/destination-rule.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DestinationRule = void 0;
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const workload_selector_1 = load("core/workload-selector.js");
const destination_1 = load("networking/destination.js");
const export_to_1 = load("networking/export-to.js");
const subset_1 = load("networking/destination-rule/subset.js");
const traffic_policy_1 = load("networking/destination-rule/traffic-policy.js");
/**
 * How clients call a service, once a route has chosen it: its subsets, limits, load balancing and TLS.
 *
 * @example
 * const reviews = Host.service('reviews', { namespace: 'bookinfo' });
 * const rule = new DestinationRule(chart, 'reviews-rule', {
 *   host: reviews,
 *   subsets: [
 *     Subset.of('v1', { labels: { version: 'v1' } }),
 *     Subset.of('v2', { labels: { version: 'v2' } }),
 *   ],
 *   trafficPolicy: {
 *     connectionPool: { http: { http1MaxPendingRequests: 1, maxRequestsPerConnection: 1 } },
 *     outlierDetection: { consecutive5xxErrors: 1, baseEjectionTime: Duration.minutes(3), maxEjectionPercent: 100 },
 *     loadBalancer: LoadBalancer.roundRobin(),
 *   },
 * });
 * const canary: Destination = rule.subset('v2');   // 'v3' does not compile
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: DestinationRule
 * metadata:
 *   name: reviews-rule
 *   namespace: bookinfo
 * spec:
 *   host: reviews
 *   subsets:
 *     - labels:
 *         version: v1
 *       name: v1
 *     - labels:
 *         version: v2
 *       name: v2
 *   trafficPolicy:
 *     connectionPool:
 *       http:
 *         http1MaxPendingRequests: 1
 *         maxRequestsPerConnection: 1
 *     loadBalancer:
 *       simple: ROUND_ROBIN
 *     outlierDetection:
 *       baseEjectionTime: 3m
 *       consecutive5xxErrors: 1
 *       maxEjectionPercent: 100
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
class DestinationRule extends mesh_resource_1.MeshResource {
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
        super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', plural: 'destinationrules' }, props);
        this.host = host_1.Host.of(props.host);
        this.#hostName = this.renderHost();
        this.#policy = props.trafficPolicy;
        this.#trafficPolicy = props.trafficPolicy && (0, traffic_policy_1.renderTrafficPolicy)(props.trafficPolicy, this, 'trafficPolicy');
        this.#workload = props.workloadSelector && (0, workload_selector_1.labelsOf)(props.workloadSelector, this, 'workloadSelector');
        this.#exportTo = this.renderExportTo(props);
        for (const subset of props.subsets ?? [])
            this.addSubset(subset);
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
            throw new errors_1.MeshError('MESH_UNKNOWN_SUBSET', {
                property: 'subset',
                value: name,
                must: names.length > 0 ? `be one of ${names.join(', ')}` : 'be a subset of the rule, which has none',
                fix: 'define it with addSubset',
                at: this,
            });
        }
        return destination_1.Destination.of(this.host, { subset: name });
    }
    /**
     * Adds a subset after those that are there, and returns it as a destination.
     *
     * @throws MeshError MESH_DUPLICATE_SUBSET for a name that is taken
     */
    addSubset(subset) {
        const property = `subsets[${this.#subsets.length}]`;
        if (this.#subsets.some(({ name }) => name === subset.name)) {
            throw new errors_1.MeshError('MESH_DUPLICATE_SUBSET', {
                property: `${property}.name`,
                value: subset.name,
                must: 'be the name of one subset only',
                at: this,
            });
        }
        this.#subsets.push((0, subset_1.renderSubset)(subset, this, property, this.#policy));
        return destination_1.Destination.of(this.host, { subset: subset.name });
    }
    /** @internal */
    _toSpec() {
        return {
            host: this.#hostName,
            trafficPolicy: this.#trafficPolicy,
            subsets: this.#subsets.length > 0 ? this.#subsets : undefined,
            workloadSelector: this.#workload && { matchLabels: { ...this.#workload } },
            exportTo: this.#exportTo,
        };
    }
    renderHost() {
        const place = { property: 'host', at: this };
        if ((0, host_1.isAddress)(this.host.name)) {
            throw new errors_1.MeshError('MESH_INVALID_HOST', {
                ...place,
                value: this.host.name,
                must: 'be the name of a service',
                fix: 'give the address a name with a ServiceEntry',
            });
        }
        return this.host.nameFrom(this.namespace, place);
    }
    renderExportTo({ exportTo, workloadSelector }) {
        const names = (0, export_to_1.renderExportTo)(exportTo, this);
        if (workloadSelector && names?.some((name) => name !== '.' && name !== this.namespace)) {
            throw new errors_1.MeshError('MESH_INVALID_EXPORT_TO', {
                property: 'exportTo',
                value: names,
                must: 'be no other namespace than that of the rule beside workloadSelector',
                fix: 'leave it out: a selector only finds clients of the same namespace',
                at: this,
            });
        }
        return names;
    }
}
exports.DestinationRule = DestinationRule;

},
"networking/export-to.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ExportTo = void 0;
exports.renderExportTo = renderExportTo;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/**
 * Which namespaces see a rule or a service.
 *
 * @example
 * const exportTo = [ExportTo.SAME_NAMESPACE, ExportTo.namespace('frontend')];
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
class ExportTo {
    _name;
    /** Only the namespace that the object lives in. */
    static SAME_NAMESPACE = new ExportTo('.');
    /** Every namespace. */
    static ALL = new ExportTo('*');
    /** No namespace at all; for ServiceEntries and the annotation of Services. */
    static NONE = new ExportTo('~');
    /** One namespace, by its object or its name. */
    static namespace(namespace) {
        const name = typeof namespace === 'string' ? namespace : namespace.name;
        return new ExportTo((0, checks_1.checkDnsLabel)(name, { property: 'exportTo' }));
    }
    constructor(
    /** @internal */
    _name) {
        this._name = _name;
        Object.freeze(this);
    }
}
exports.ExportTo = ExportTo;
/** The names in their wire form. `none` says whether the kind knows `ExportTo.NONE`. */
function renderExportTo(exportTo, at, options = {}) {
    const names = exportTo?.map(({ _name }) => _name);
    const fail = (must) => {
        throw new errors_1.MeshError('MESH_INVALID_EXPORT_TO', { property: 'exportTo', value: names, must, at });
    };
    const namespaces = new Set(names?.map((name) => (name === '.' ? (at.namespace ?? name) : name)));
    if (names && namespaces.size < names.length)
        fail('name each namespace once');
    if (names && names.length > 1 && (names.includes('*') || names.includes('~')))
        fail('have ALL or NONE alone');
    if (names?.includes('~') && !options.none)
        fail('not be NONE, which only a ServiceEntry knows');
    return names;
}

},
"networking/destination-rule/subset.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Subset = void 0;
exports.renderSubset = renderSubset;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const traffic_policy_1 = load("networking/destination-rule/traffic-policy.js");
/**
 * Some of the endpoints of a service, by name: most often one version.
 *
 * @example
 * const subsets = [
 *   Subset.of('v1', { labels: { version: 'v1' } }),
 *   Subset.of('v2', { labels: { version: 'v2' }, trafficPolicy: { loadBalancer: LoadBalancer.random() } }),
 * ];
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset
 */
class Subset {
    name;
    labels;
    trafficPolicy;
    /**
     * @throws MeshError MESH_INVALID_NAME for a name that is no DNS label
     * @throws MeshError MESH_INVALID_LABEL for a label that no pod can have
     * @throws MeshError MESH_SUBSET_WITHOUT_VERSION for a workload whose pods have no `version` label
     */
    static of(name, options = {}) {
        (0, checks_1.checkDnsLabel)(name, { property: 'subset' });
        const { labels, workload, trafficPolicy } = options;
        return new Subset(name, workload ? versionOf(workload, name) : labels && checkLabels({ ...labels }), trafficPolicy);
    }
    constructor(
    /** The name, which routes refer to. */
    name, 
    /** The labels that an endpoint of the subset has. */
    labels, 
    /** The policy for the subset. */
    trafficPolicy) {
        this.name = name;
        this.labels = labels;
        this.trafficPolicy = trafficPolicy;
        Object.freeze(this);
    }
    /** The same subset with another policy. */
    withTrafficPolicy(trafficPolicy) {
        return new Subset(this.name, this.labels, trafficPolicy);
    }
}
exports.Subset = Subset;
function versionOf(workload, subset) {
    const version = 'podMetadata' in workload
        ? workload.podMetadata.getLabel('version')
        : ('podLabels' in workload ? workload.podLabels : workload.matchLabels).version;
    if (version === undefined) {
        throw new errors_1.MeshError('MESH_SUBSET_WITHOUT_VERSION', {
            property: `subset '${subset}'.workload`,
            value: 'node' in workload ? workload.node.path : workload,
            must: 'have pods with the label version',
            fix: `add podMetadata: { labels: { version: '${subset}' } } to the workload, or give the subset labels`,
        });
    }
    return checkLabels({ version });
}
const NAME = '[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const KEY = new RegExp(`^(?:[a-zA-Z0-9][-a-zA-Z0-9.]{0,252}/)?${NAME}$`);
const CONTENT = new RegExp(`^(?:${NAME})?$`);
function checkLabels(labels) {
    for (const [key, label] of Object.entries(labels)) {
        if (KEY.test(key) && CONTENT.test(label))
            continue;
        throw new errors_1.MeshError('MESH_INVALID_LABEL', {
            property: 'labels',
            value: { [key]: label },
            must: 'have keys and values that Kubernetes takes as labels',
        });
    }
    return labels;
}
/** The subset in its wire form. `inherited` is the policy of the service. */
function renderSubset({ name, labels, trafficPolicy }, rule, property, inherited) {
    return {
        name,
        labels: labels && { ...labels },
        trafficPolicy: trafficPolicy && (0, traffic_policy_1.renderTrafficPolicy)(trafficPolicy, rule, `${property}.trafficPolicy`, inherited),
    };
}

},
"networking/destination-rule/traffic-policy.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTrafficPolicy = renderTrafficPolicy;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const policy_blocks_1 = load("networking/destination-rule/policy-blocks.js");
const port_traffic_policy_1 = load("networking/destination-rule/port-traffic-policy.js");
const proxy_protocol_1 = load("networking/destination-rule/proxy-protocol.js");
const retry_budget_1 = load("networking/destination-rule/retry-budget.js");
const tunnel_1 = load("networking/destination-rule/tunnel.js");
/** The policy in its wire form. `inherited` is what it replaces: the policy of the service, for that of a subset. */
function renderTrafficPolicy(policy, rule, property, inherited) {
    const at = rule;
    const { ports, tunnel, proxyProtocol, retryBudget } = policy;
    if (tunnel !== undefined && proxyProtocol !== undefined) {
        throw new errors_1.MeshError('MESH_TUNNEL_WITH_PROXY_PROTOCOL', {
            property,
            value: ['tunnel', 'proxyProtocol'],
            must: 'have one of tunnel and proxyProtocol',
            at,
        });
    }
    (0, checks_1.checkNotEmpty)(ports, { property: `${property}.ports`, at }, 'leave it out where all ports are alike');
    const detected = (policy.outlierDetection ?? inherited?.outlierDetection) !== undefined;
    const rendered = {
        ...(0, policy_blocks_1.renderPolicyBlocks)(policy, rule, property, detected),
        retryBudget: retryBudget && (0, retry_budget_1.renderRetryBudget)(retryBudget, rule, `${property}.retryBudget`),
        tunnel: tunnel && (0, tunnel_1.renderTunnel)(tunnel, rule, `${property}.tunnel`),
        proxyProtocol: proxyProtocol && (0, proxy_protocol_1.renderProxyProtocol)(proxyProtocol),
        portLevelSettings: ports && (0, port_traffic_policy_1.renderPortTrafficPolicies)(ports, rule, `${property}.ports`),
    };
    if (Object.values(rendered).every((block) => block === undefined)) {
        throw new errors_1.MeshError('MESH_EMPTY_TRAFFIC_POLICY', {
            property,
            value: {},
            must: 'set at least one of connectionPool, outlierDetection, loadBalancer, tls, retryBudget, tunnel, proxyProtocol ' +
                'and ports',
            fix: "leave it out for Istio's defaults",
            at,
        });
    }
    return rendered;
}

},
"networking/destination-rule/policy-blocks.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderPolicyBlocks = renderPolicyBlocks;
const errors_1 = load("core/errors.js");
const connection_pool_1 = load("networking/destination-rule/connection-pool.js");
const outlier_detection_1 = load("networking/destination-rule/outlier-detection.js");
/** The blocks in their wire form. `detected` says whether outlier detection works for them. */
function renderPolicyBlocks({ connectionPool, outlierDetection, loadBalancer, tls }, rule, property, detected) {
    if (loadBalancer?._needsOutlierDetection && !detected) {
        throw new errors_1.MeshError('MESH_FAILOVER_WITHOUT_OUTLIER_DETECTION', {
            property: `${property}.loadBalancer.locality`,
            must: 'come with outlierDetection where it has failover or failoverPriority',
            fix: 'add outlierDetection: {} for the defaults; without it no endpoint counts as failed',
            at: rule,
        });
    }
    return {
        connectionPool: connectionPool && (0, connection_pool_1.renderConnectionPool)(connectionPool, rule, `${property}.connectionPool`),
        outlierDetection: outlierDetection && (0, outlier_detection_1.renderOutlierDetection)(outlierDetection, rule, `${property}.outlierDetection`),
        loadBalancer: loadBalancer?._render(rule, `${property}.loadBalancer`),
        tls: tls?._render(rule, `${property}.tls`),
    };
}

},
"networking/destination-rule/connection-pool.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderConnectionPool = renderConnectionPool;
const errors_1 = load("core/errors.js");
const http_connection_pool_1 = load("networking/destination-rule/http-connection-pool.js");
const tcp_connection_pool_1 = load("networking/destination-rule/tcp-connection-pool.js");
/** The limits in their wire form. */
function renderConnectionPool({ tcp, http }, rule, property) {
    if (tcp === undefined && http === undefined) {
        throw new errors_1.MeshError('MESH_EMPTY_CONNECTION_POOL', {
            property,
            value: {},
            must: 'have tcp or http',
            fix: 'leave it out for no limits',
            at: rule,
        });
    }
    return {
        tcp: tcp && (0, tcp_connection_pool_1.renderTcpConnectionPool)(tcp, rule, `${property}.tcp`),
        http: http && (0, http_connection_pool_1.renderHttpConnectionPool)(http, rule, `${property}.http`),
    };
}

},
"networking/destination-rule/http-connection-pool.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.H2UpgradePolicy = void 0;
exports.renderHttpConnectionPool = renderHttpConnectionPool;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
/** Whether HTTP/1.1 requests are sent on over HTTP/2. */
var H2UpgradePolicy;
(function (H2UpgradePolicy) {
    /** As the mesh is set up. */
    H2UpgradePolicy["DEFAULT"] = "DEFAULT";
    /** Requests keep HTTP/1.1, whatever the mesh's default. */
    H2UpgradePolicy["DO_NOT_UPGRADE"] = "DO_NOT_UPGRADE";
    /** Requests go over HTTP/2, which the service has to speak. */
    H2UpgradePolicy["UPGRADE"] = "UPGRADE";
})(H2UpgradePolicy || (exports.H2UpgradePolicy = H2UpgradePolicy = {}));
/** The limits in their wire form. */
function renderHttpConnectionPool(http, rule, property) {
    const place = (name) => ({ property: `${property}.${name}`, at: rule });
    const { useClientProtocol } = http;
    const h2UpgradePolicy = http.h2UpgradePolicy;
    if (useClientProtocol && h2UpgradePolicy === H2UpgradePolicy.UPGRADE) {
        throw new errors_1.MeshError('MESH_UPGRADE_OF_CLIENT_PROTOCOL', {
            ...place('h2UpgradePolicy'),
            value: h2UpgradePolicy,
            must: 'not be UPGRADE where useClientProtocol is true',
            fix: 'requests keep their HTTP version or are upgraded; drop one of the two',
        });
    }
    return {
        http1MaxPendingRequests: (0, checks_1.checkInteger)(http.http1MaxPendingRequests, place('http1MaxPendingRequests'), 0),
        http2MaxRequests: (0, checks_1.checkInteger)(http.http2MaxRequests, place('http2MaxRequests'), 0),
        maxRequestsPerConnection: (0, checks_1.checkInteger)(http.maxRequestsPerConnection, place('maxRequestsPerConnection'), 0, 536870912),
        maxRetries: (0, checks_1.checkInteger)(http.maxRetries, place('maxRetries'), 0),
        idleTimeout: (0, duration_1.renderDuration)(http.idleTimeout, place('idleTimeout')),
        maxConcurrentStreams: (0, checks_1.checkInteger)(http.maxConcurrentStreams, place('maxConcurrentStreams'), 0),
        useClientProtocol,
        h2UpgradePolicy,
    };
}

},
"networking/destination-rule/tcp-connection-pool.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTcpConnectionPool = renderTcpConnectionPool;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
/** The limits in their wire form. */
function renderTcpConnectionPool(tcp, rule, property) {
    const place = (name) => ({ property: `${property}.${name}`, at: rule });
    return {
        maxConnections: (0, checks_1.checkInteger)(tcp.maxConnections, place('maxConnections'), 0),
        connectTimeout: (0, duration_1.renderDuration)(tcp.connectTimeout, place('connectTimeout')),
        tcpKeepalive: tcp.tcpKeepalive && {
            probes: (0, checks_1.checkInteger)(tcp.tcpKeepalive.probes, place('tcpKeepalive.probes'), 0, 4294967295),
            time: renderSeconds(tcp.tcpKeepalive.time, place('tcpKeepalive.time')),
            interval: renderSeconds(tcp.tcpKeepalive.interval, place('tcpKeepalive.interval')),
        },
        maxConnectionDuration: (0, duration_1.renderDuration)(tcp.maxConnectionDuration, place('maxConnectionDuration')),
        idleTimeout: (0, duration_1.renderDuration)(tcp.idleTimeout, place('idleTimeout'), { zero: true }),
    };
}
/** Sockets count keep-alive in seconds: istiod cuts the rest off, which makes 500 ms nothing. */
function renderSeconds(duration, place) {
    const text = (0, duration_1.renderDuration)(duration, place);
    const milliseconds = duration ? (0, duration_1.millisecondsOf)(duration) : 0;
    if (milliseconds % 1000 !== 0) {
        throw new errors_1.MeshError('MESH_INVALID_DURATION', { ...place, value: `${milliseconds} ms`, must: 'be whole seconds' });
    }
    return text;
}

},
"networking/destination-rule/outlier-detection.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderOutlierDetection = renderOutlierDetection;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
const UINT32_MAX = 4294967295;
/** The settings in their wire form. */
function renderOutlierDetection(outlier, rule, property) {
    const place = (name) => ({ property: `${property}.${name}`, at: rule });
    const count = (name) => (0, checks_1.checkInteger)(outlier[name], place(name), 0, UINT32_MAX);
    const percent = (name) => (0, checks_1.checkInteger)(outlier[name], place(name), 0, 100);
    const { splitExternalLocalOriginErrors, consecutiveLocalOriginFailures } = outlier;
    if (consecutiveLocalOriginFailures && !splitExternalLocalOriginErrors) {
        throw new errors_1.MeshError('MESH_LOCAL_ORIGIN_FAILURES_NOT_SPLIT', {
            ...place('consecutiveLocalOriginFailures'),
            value: consecutiveLocalOriginFailures,
            must: 'come with splitExternalLocalOriginErrors: true',
            fix: 'without it failures on the way count as 5xx; set consecutive5xxErrors for them',
        });
    }
    return {
        consecutive5xxErrors: count('consecutive5xxErrors'),
        consecutiveGatewayErrors: count('consecutiveGatewayErrors'),
        splitExternalLocalOriginErrors,
        consecutiveLocalOriginFailures: count('consecutiveLocalOriginFailures'),
        interval: (0, duration_1.renderDuration)(outlier.interval, place('interval')),
        baseEjectionTime: (0, duration_1.renderDuration)(outlier.baseEjectionTime, place('baseEjectionTime')),
        maxEjectionPercent: percent('maxEjectionPercent'),
        minHealthPercent: percent('minHealthPercent'),
    };
}

},
"networking/destination-rule/port-traffic-policy.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderPortTrafficPolicies = renderPortTrafficPolicies;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const policy_blocks_1 = load("networking/destination-rule/policy-blocks.js");
/** The policies in their wire form. */
function renderPortTrafficPolicies(policies, rule, property) {
    return policies.map((policy, index) => {
        const place = { property: `${property}[${index}].port`, at: rule };
        const port = (0, checks_1.checkPort)(policy.port, place);
        if (policies.findIndex((other) => other.port === port) < index) {
            throw new errors_1.MeshError('MESH_DUPLICATE_PORT', {
                ...place,
                value: port,
                must: 'be named once',
                fix: 'Istio takes the first policy of a port; put everything into it',
            });
        }
        checkServicePort(port, rule, place.property);
        const blocks = (0, policy_blocks_1.renderPolicyBlocks)(policy, rule, `${property}[${index}]`, policy.outlierDetection !== undefined);
        if (Object.values(blocks).every((block) => block === undefined)) {
            throw new errors_1.MeshError('MESH_EMPTY_TRAFFIC_POLICY', {
                property: `${property}[${index}]`,
                value: { port },
                must: 'set at least one of connectionPool, outlierDetection, loadBalancer and tls',
                at: rule,
            });
        }
        return { port: { number: port }, ...blocks };
    });
}
/** Ports may be bound to the Service after the rule is made, so that only the finished app can tell. */
function checkServicePort(port, rule, property) {
    const { host } = rule;
    rule.node.addValidation({
        validate: () => host.ports === undefined || host.ports.includes(port)
            ? []
            : [
                new errors_1.MeshError('MESH_UNKNOWN_PORT', {
                    property,
                    value: port,
                    must: `be a port of Service ${host.name}, which has ${host.ports.join(', ') || 'none'}`,
                }).message,
            ],
    });
}

},
"networking/destination-rule/proxy-protocol.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ProxyProtocolVersion = void 0;
exports.renderProxyProtocol = renderProxyProtocol;
/** The two forms of the PROXY protocol. */
var ProxyProtocolVersion;
(function (ProxyProtocolVersion) {
    /** A line of text. */
    ProxyProtocolVersion["V1"] = "V1";
    /** Binary. */
    ProxyProtocolVersion["V2"] = "V2";
})(ProxyProtocolVersion || (exports.ProxyProtocolVersion = ProxyProtocolVersion = {}));
/** The settings in their wire form. */
function renderProxyProtocol({ version }) {
    return { version };
}

},
"networking/destination-rule/retry-budget.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderRetryBudget = renderRetryBudget;
const checks_1 = load("core/checks.js");
/** The budget in its wire form. */
function renderRetryBudget({ percent, minRetryConcurrency }, rule, property) {
    const at = rule;
    return {
        percent: (0, checks_1.checkNumber)(percent, { property: `${property}.percent`, at }, 0, 100),
        minRetryConcurrency: (0, checks_1.checkInteger)(minRetryConcurrency, { property: `${property}.minRetryConcurrency`, at }, 0, 4294967295),
    };
}

},
"networking/destination-rule/tunnel.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TunnelProtocol = void 0;
exports.renderTunnel = renderTunnel;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
/** How a proxy is asked to open a tunnel. */
var TunnelProtocol;
(function (TunnelProtocol) {
    /** By an HTTP CONNECT request. */
    TunnelProtocol["CONNECT"] = "CONNECT";
    /** By an HTTP POST request. */
    TunnelProtocol["POST"] = "POST";
})(TunnelProtocol || (exports.TunnelProtocol = TunnelProtocol = {}));
/** The tunnel in its wire form. */
function renderTunnel({ targetHost, targetPort, protocol }, rule, property) {
    const target = host_1.Host.of(targetHost).fullName;
    if (target.startsWith('*')) {
        throw new errors_1.MeshError('MESH_INVALID_HOST', {
            property: `${property}.targetHost`,
            value: target,
            must: 'be one host, not a wildcard',
            at: rule,
        });
    }
    return {
        protocol,
        targetHost: target,
        targetPort: (0, checks_1.checkPort)(targetPort, { property: `${property}.targetPort`, at: rule }),
    };
}

},
"networking/destination-rule/hash-key.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HashKey = void 0;
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
/**
 * What requests have in common that go to the same endpoint.
 *
 * @example
 * HashKey.header('x-user');
 * HashKey.cookie({ name: 'session', ttl: Duration.hours(1) });
 * HashKey.queryParameter('user');
 * HashKey.sourceIp();
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB
 */
class HashKey {
    /**
     * A request header.
     * @throws MeshError MESH_INVALID_HASH_KEY for an empty name
     */
    static header(name) {
        return new HashKey({ httpHeaderName: checkName(name, 'header') });
    }
    /**
     * A cookie, which the proxy generates where a `ttl` is given.
     * @throws MeshError MESH_INVALID_HASH_KEY for an empty name of the cookie or of an attribute
     */
    static cookie({ name, path, ttl, attributes }) {
        return new HashKey({
            httpCookie: {
                name: checkName(name, 'cookie.name'),
                path,
                ttl: (0, duration_1.renderDuration)(ttl, { property: 'cookie.ttl' }, { zero: true }),
                attributes: attributes &&
                    Object.entries(attributes).map(([key, content]) => ({
                        name: checkName(key, 'cookie.attributes'),
                        value: content,
                    })),
            },
        });
    }
    /**
     * A parameter of the query string.
     * @throws MeshError MESH_INVALID_HASH_KEY for an empty name
     */
    static queryParameter(name) {
        return new HashKey({ httpQueryParameterName: checkName(name, 'queryParameter') });
    }
    /** The IP address that the connection comes from; for TCP as well as HTTP. */
    static sourceIp() {
        return new HashKey({ useSourceIp: true });
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
}
exports.HashKey = HashKey;
function checkName(name, property) {
    if (name.trim() === '')
        throw new errors_1.MeshError('MESH_INVALID_HASH_KEY', { property, value: name, must: 'not be empty' });
    return name;
}

},
"networking/destination-rule/load-balancer.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LoadBalancer = void 0;
const consistent_hash_1 = load("networking/destination-rule/consistent-hash.js");
const locality_1 = load("networking/destination-rule/locality.js");
const warmup_1 = load("networking/destination-rule/warmup.js");
/**
 * How the endpoint is chosen that gets a request.
 *
 * @example
 * LoadBalancer.leastRequest({ warmup: { duration: Duration.minutes(1) } });
 * LoadBalancer.consistentHash(HashKey.header('x-user'), { maglev: { tableSize: 65537 } });
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings
 */
class LoadBalancer {
    /** The one of two endpoints, picked at random, that has fewer requests under way. */
    static leastRequest(options = {}) {
        return new LoadBalancer({ simple: 'LEAST_REQUEST', ...options });
    }
    /** One endpoint after the other. */
    static roundRobin(options = {}) {
        return new LoadBalancer({ simple: 'ROUND_ROBIN', ...options });
    }
    /** Any endpoint. */
    static random(options = {}) {
        return new LoadBalancer({ simple: 'RANDOM', ...options });
    }
    /** The address that the client dialled, without any choice. */
    static passthrough() {
        return new LoadBalancer({ simple: 'PASSTHROUGH' });
    }
    /** Istio's own choice, which is `leastRequest`; for a rule that has only `warmup` or `locality` to say. */
    static unspecified(options = {}) {
        return new LoadBalancer({ simple: 'UNSPECIFIED', ...options });
    }
    /**
     * The same endpoint for the same key, as long as the endpoints stay the same. A request without the key goes anywhere.
     *
     * Each proxy has to see the same endpoints: locality preferences spoil it unless all clients are in one place.
     */
    static consistentHash(key, options = {}) {
        return new LoadBalancer({ key, ...options });
    }
    #choice;
    constructor(choice) {
        this.#choice = choice;
        Object.freeze(this);
    }
    /** @internal Whether it does what it says only beside outlier detection. */
    get _needsOutlierDetection() {
        return (0, locality_1.needsOutlierDetection)(this.#choice.locality);
    }
    /** @internal */
    _render(rule, property) {
        const choice = this.#choice;
        return {
            ...('key' in choice
                ? { consistentHash: (0, consistent_hash_1.renderConsistentHash)(choice.key, choice, rule, `${property}.consistentHash`) }
                : { simple: choice.simple, warmup: choice.warmup && (0, warmup_1.renderWarmup)(choice.warmup, rule, `${property}.warmup`) }),
            localityLbSetting: choice.locality && (0, locality_1.renderLocality)(choice.locality, rule, `${property}.locality`),
        };
    }
}
exports.LoadBalancer = LoadBalancer;

},
"networking/destination-rule/consistent-hash.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderConsistentHash = renderConsistentHash;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/** The key and the algorithm in their wire form. */
function renderConsistentHash(key, { ringHash, maglev }, rule, property) {
    if (ringHash !== undefined && maglev !== undefined) {
        throw new errors_1.MeshError('MESH_HASH_ALGORITHM', {
            property,
            value: ['ringHash', 'maglev'],
            must: 'have one of ringHash and maglev',
            at: rule,
        });
    }
    return {
        ...key._toJson(),
        ringHash: ringHash && {
            minimumRingSize: (0, checks_1.checkInteger)(ringHash.minimumRingSize, { property: `${property}.ringHash.minimumRingSize`, at: rule }, 0, 8388608),
        },
        maglev: maglev && { tableSize: checkTableSize(maglev.tableSize, rule, `${property}.maglev.tableSize`) },
    };
}
function checkTableSize(size, at, property) {
    if (!(Number.isInteger(size) && size < 5000011 && isPrime(size))) {
        throw new errors_1.MeshError('MESH_TABLE_SIZE', {
            property,
            value: size,
            must: 'be a prime below 5000011',
            fix: '65537 is what Envoy takes by itself',
            at,
        });
    }
    return size;
}
function isPrime(number) {
    for (let factor = 2; factor * factor <= number; factor++) {
        if (number % factor === 0)
            return false;
    }
    return number > 1;
}

},
"networking/destination-rule/locality.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderLocality = renderLocality;
exports.needsOutlierDetection = needsOutlierDetection;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const locality_name_1 = load("networking/destination-rule/locality-name.js");
/** The setting in its wire form. */
function renderLocality(locality, rule, property) {
    checkOneWay(locality, rule, property);
    const { enabled, distribute, failover, failoverPriority } = locality;
    return {
        enabled,
        distribute: distribute && renderDistribute(distribute, rule, `${property}.distribute`),
        failover: failover?.map((entry, index) => renderFailover(entry, rule, `${property}.failover[${index}]`)),
        failoverPriority: failoverPriority && [...failoverPriority],
    };
}
/** Whether the setting does anything only beside outlier detection. */
function needsOutlierDetection(locality) {
    return (locality?.failover?.length ?? 0) + (locality?.failoverPriority?.length ?? 0) > 0;
}
const PLACES = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];
function checkOneWay(locality, at, property) {
    const { distribute, failover, failoverPriority } = locality;
    const given = [distribute && 'distribute', failover && 'failover', failoverPriority && 'failoverPriority'].filter(Boolean);
    if (distribute && given.length > 1) {
        throw new errors_1.MeshError('MESH_LOCALITY_CONFLICT', {
            property,
            value: given,
            must: 'have distribute alone',
            fix: 'requests have fixed shares or fail over; drop one of them',
            at,
        });
    }
    const place = failoverPriority?.find((label) => label === '' || (failover && PLACES.includes(label)));
    if (place !== undefined) {
        throw new errors_1.MeshError('MESH_LOCALITY_CONFLICT', {
            property: `${property}.failoverPriority`,
            value: place,
            must: place === '' ? 'name labels' : 'not name region, zone or subzone beside failover, which orders them itself',
            at,
        });
    }
}
function renderDistribute(distribute, at, property) {
    const sources = distribute.map(({ from }) => from);
    (0, locality_name_1.checkLocalities)(sources, { property: `${property}[].from`, at });
    return distribute.map(({ from, to }, index) => {
        const place = { property: `${property}[${index}].to`, at };
        const weights = Object.entries(to).map(([locality, weight]) => (0, checks_1.checkInteger)(weight, { ...place, property: `${place.property}['${locality}']` }, 1, 100));
        const sum = weights.reduce((total, weight) => total + weight, 0);
        if (sum !== 100) {
            throw new errors_1.MeshError('MESH_LOCALITY_WEIGHTS', { ...place, value: { ...to }, must: `add up to 100, not ${sum}` });
        }
        // Istio takes the localities of a map in any order: none may be a part of another.
        (0, locality_name_1.checkLocalities)(Object.keys(to), place);
        (0, locality_name_1.checkLocalities)(Object.keys(to).reverse(), place);
        return { from, to: { ...to } };
    });
}
function renderFailover({ from, to }, at, property) {
    (0, locality_name_1.checkRegion)(from, { property: `${property}.from`, at });
    (0, locality_name_1.checkRegion)(to, { property: `${property}.to`, at });
    if (from === to) {
        throw new errors_1.MeshError('MESH_INVALID_LOCALITY', {
            property: `${property}.to`,
            value: to,
            must: 'be another region than from',
            at,
        });
    }
    return { from, to };
}

},
"networking/destination-rule/locality-name.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkLocalities = checkLocalities;
exports.checkRegion = checkRegion;
const errors_1 = load("core/errors.js");
/**
 * Fails unless every name is a locality: `region`, `region/zone` or `region/zone/subzone`, of which the last part may be
 * `*`; and unless every name can be reached, since the first one that fits a place is taken.
 */
function checkLocalities(names, place) {
    const seen = [];
    for (const name of names) {
        checkLocality(name, place);
        const rival = seen.find((earlier) => covers(earlier, name) || (!name.endsWith('*') && covers(name, earlier)));
        if (rival !== undefined) {
            throw new errors_1.MeshError('MESH_LOCALITY_OVERLAP', {
                ...place,
                value: name,
                must: `not overlap with '${rival}'`,
                fix: 'name each locality once, the narrower ones first',
            });
        }
        seen.push(name);
    }
}
/** Fails unless the name is that of one region. */
function checkRegion(name, place) {
    if (name === '' || /[*/]/.test(name)) {
        throw new errors_1.MeshError('MESH_INVALID_LOCALITY', {
            ...place,
            value: name,
            must: 'be one region, without zone and wildcard',
        });
    }
}
function checkLocality(name, place) {
    const parts = name.split('/');
    const wild = parts.findIndex((part) => part.includes('*'));
    const wildcardLast = wild === -1 || (wild === parts.length - 1 && parts[wild] === '*');
    if (parts.length > 3 || parts.includes('') || !wildcardLast) {
        throw new errors_1.MeshError('MESH_INVALID_LOCALITY', {
            ...place,
            value: name,
            must: 'be region, region/zone or region/zone/subzone, with * for the last part only',
        });
    }
}
/** Whether every place of the locality `narrow` is one of the locality `wide`. */
function covers(wide, narrow) {
    const parts = narrow.split('/');
    return wide.split('/').every((part, index) => part === '*' || part === parts[index]);
}

},
"networking/destination-rule/warmup.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderWarmup = renderWarmup;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
/** The settings in their wire form. */
function renderWarmup({ duration, minimumPercent, aggression }, rule, property) {
    if (aggression !== undefined && !(aggression > 0 && Number.isFinite(aggression))) {
        throw new errors_1.MeshError('MESH_OUT_OF_RANGE', {
            property: `${property}.aggression`,
            value: aggression,
            must: 'be a number greater than 0',
            at: rule,
        });
    }
    return {
        duration: (0, duration_1.renderDuration)(duration, { property: `${property}.duration`, at: rule }),
        minimumPercent: (0, checks_1.checkNumber)(minimumPercent, { property: `${property}.minimumPercent`, at: rule }, 0, 100),
        aggression,
    };
}

},
"networking/envoy-filter/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RouteAction = exports.PatchOperation = exports.PatchContext = exports.FilterClass = exports.EnvoyFilter = exports.ConfigPatch = void 0;
var config_patch_1 = load("networking/envoy-filter/config-patch.js");
Object.defineProperty(exports, "ConfigPatch", { enumerable: true, get: function () { return config_patch_1.ConfigPatch; } });
var envoy_filter_1 = load("networking/envoy-filter/envoy-filter.js");
Object.defineProperty(exports, "EnvoyFilter", { enumerable: true, get: function () { return envoy_filter_1.EnvoyFilter; } });
var patch_1 = load("networking/envoy-filter/patch.js");
Object.defineProperty(exports, "FilterClass", { enumerable: true, get: function () { return patch_1.FilterClass; } });
Object.defineProperty(exports, "PatchContext", { enumerable: true, get: function () { return patch_1.PatchContext; } });
Object.defineProperty(exports, "PatchOperation", { enumerable: true, get: function () { return patch_1.PatchOperation; } });
var route_configuration_match_1 = load("networking/envoy-filter/route-configuration-match.js");
Object.defineProperty(exports, "RouteAction", { enumerable: true, get: function () { return route_configuration_match_1.RouteAction; } });

},
"networking/envoy-filter/config-patch.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ConfigPatch = void 0;
const errors_1 = load("core/errors.js");
const cluster_match_1 = load("networking/envoy-filter/cluster-match.js");
const listener_match_1 = load("networking/envoy-filter/listener-match.js");
const patch_1 = load("networking/envoy-filter/patch.js");
const proxy_match_1 = load("networking/envoy-filter/proxy-match.js");
const route_configuration_match_1 = load("networking/envoy-filter/route-configuration-match.js");
const waypoint_match_1 = load("networking/envoy-filter/waypoint-match.js");
/**
 * A change to the configuration that istiod makes for proxies. Each kind of object has the matches and operations that
 * istiod carries out for it.
 *
 * @example
 * ConfigPatch.cluster({
 *   context: PatchContext.SIDECAR_OUTBOUND,
 *   cluster: { service: Host.external('api.example.com') },
 *   operation: PatchOperation.MERGE,
 *   value: { per_connection_buffer_limit_bytes: 32768 },
 * });
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-EnvoyConfigObjectPatch
 */
class ConfigPatch {
    applyTo;
    /** The name of the network filter that runs the HTTP filters. */
    static HTTP_CONNECTION_MANAGER = listener_match_1.HTTP_CONNECTION_MANAGER;
    /** Changes listeners. */
    static listener(patch) {
        return new ConfigPatch('LISTENER', patch);
    }
    /** Changes the listener filters, which look at a connection before a filter chain is chosen. */
    static listenerFilter(patch) {
        return new ConfigPatch('LISTENER_FILTER', patch);
    }
    /** Changes the filter chains of listeners. */
    static filterChain(patch) {
        return new ConfigPatch('FILTER_CHAIN', patch);
    }
    /** Changes the network filters of filter chains. */
    static networkFilter(patch) {
        return new ConfigPatch('NETWORK_FILTER', patch);
    }
    /** Changes the HTTP filters of filter chains. */
    static httpFilter(patch) {
        return new ConfigPatch('HTTP_FILTER', patch);
    }
    /** Changes route configurations. */
    static routeConfiguration(patch) {
        return new ConfigPatch('ROUTE_CONFIGURATION', patch);
    }
    /** Changes the virtual hosts of route configurations. */
    static virtualHost(patch) {
        return new ConfigPatch('VIRTUAL_HOST', patch);
    }
    /** Changes the routes of virtual hosts. */
    static httpRoute(patch) {
        return new ConfigPatch('HTTP_ROUTE', patch);
    }
    /** Changes clusters. */
    static cluster(patch) {
        return new ConfigPatch('CLUSTER', patch);
    }
    /** Adds the configuration of an extension, which an HTTP filter with `config_discovery` refers to by its name. */
    static extensionConfig(patch) {
        return new ConfigPatch('EXTENSION_CONFIG', patch);
    }
    #patch;
    constructor(
    /** What the patch is applied to. */
    applyTo, patch) {
        this.applyTo = applyTo;
        this.#patch = { ...patch, ...(patch.value && { value: structuredClone(patch.value) }) };
        Object.freeze(this);
    }
    /** @internal */
    _toJson(filter, property) {
        const { operation, value, filterClass } = this.#patch;
        this.checkTarget(filter, property);
        if ((operation === patch_1.PatchOperation.REMOVE) === (value !== undefined)) {
            const must = operation === patch_1.PatchOperation.REMOVE ? 'not be set for REMOVE' : `be set for ${operation}`;
            throw new errors_1.MeshError('MESH_PATCH_VALUE', { property: `${property}.value`, must, at: filter });
        }
        return {
            applyTo: this.applyTo,
            match: this.renderMatch(filter, property),
            patch: { operation, filterClass, value },
        };
    }
    renderMatch(filter, property) {
        const { context, proxy, listener, routeConfiguration, cluster, waypoint } = this.#patch;
        const place = (field) => ({ property: `${property}.${field}`, at: filter });
        if ((context === patch_1.PatchContext.WAYPOINT) !== (waypoint !== undefined)) {
            const must = waypoint ? 'not be set unless the context is WAYPOINT' : 'be set for the context WAYPOINT';
            throw new errors_1.MeshError('MESH_PATCH_CONTEXT', { ...place('waypoint'), must });
        }
        const { gateway, portName } = routeConfiguration ?? {};
        if ((gateway !== undefined || portName !== undefined) && context !== patch_1.PatchContext.GATEWAY) {
            const must = 'not have gateway and portName unless the context is GATEWAY: proxies of other contexts pass over them';
            throw new errors_1.MeshError('MESH_PATCH_CONTEXT', { ...place('routeConfiguration'), must });
        }
        if (!context && !proxy && !listener && !routeConfiguration && !cluster)
            return undefined;
        return {
            context,
            proxy: proxy && (0, proxy_match_1.renderProxyMatch)(proxy, filter, `${property}.proxy`),
            listener: listener && (0, listener_match_1.renderListenerMatch)(listener, place('listener')),
            routeConfiguration: routeConfiguration &&
                (0, route_configuration_match_1.renderRouteConfigurationMatch)(routeConfiguration, filter, `${property}.routeConfiguration`),
            cluster: cluster && (0, cluster_match_1.renderClusterMatch)(cluster, place('cluster')),
            waypoint: waypoint && (0, waypoint_match_1.renderWaypointMatch)(waypoint, place('waypoint')),
        };
    }
    /** Without the name of a filter, istiod passes over a patch that removes, replaces or merges one. */
    checkTarget(filter, property) {
        const { operation, listener, waypoint } = this.#patch;
        if (waypoint)
            return;
        const named = listener?.filterChain?.filter;
        const target = {
            LISTENER_FILTER: { name: 'listenerFilter', is: listener?.listenerFilter },
            NETWORK_FILTER: { name: 'filterChain.filter', is: named },
            HTTP_FILTER: { name: 'filterChain.filter.subFilter', is: named?.subFilter },
        }[this.applyTo];
        const needs = [patch_1.PatchOperation.REMOVE, patch_1.PatchOperation.REPLACE];
        if (this.applyTo === 'LISTENER_FILTER')
            needs.push(patch_1.PatchOperation.MERGE);
        if (!target || target.is !== undefined || !needs.includes(operation))
            return;
        throw new errors_1.MeshError('MESH_PATCH_WITHOUT_TARGET', {
            property: `${property}.listener.${target.name}`,
            must: `be set for ${operation}`,
            fix: 'name the filter',
            at: filter,
        });
    }
}
exports.ConfigPatch = ConfigPatch;

},
"networking/envoy-filter/cluster-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderClusterMatch = renderClusterMatch;
const checks_1 = load("core/checks.js");
const host_1 = load("core/host.js");
const qualified_host_1 = load("networking/qualified-host.js");
/** The clusters in their wire form. */
function renderClusterMatch(match, place) {
    const at = (field) => ({ ...place, property: `${place.property}.${field}` });
    const { name, service, subset, portNumber } = match;
    return {
        name,
        service: service && (0, qualified_host_1.qualifiedName)(host_1.Host.of(service), at('service')),
        subset: (0, checks_1.checkDnsLabel)(subset, at('subset')),
        portNumber: (0, checks_1.checkPort)(portNumber, at('portNumber')),
    };
}

},
"networking/qualified-host.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.qualifiedName = qualifiedName;
exports.namespaceName = namespaceName;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/** The name of a host where Istio completes no short names: gateways and sidecars compare it as it stands. */
function qualifiedName(host, place) {
    if (host.isService && host.namespace === undefined) {
        throw new errors_1.MeshError('MESH_HOST_WITHOUT_NAMESPACE', {
            ...place,
            value: host.name,
            must: 'have a namespace to be named here',
            fix: 'give the Service or its chart a namespace',
        });
    }
    const name = host.fullName;
    if (name !== '*' && !name.includes('.')) {
        throw new errors_1.MeshError('MESH_SHORT_HOST', {
            ...place,
            value: name,
            must: 'be a whole DNS name, with a dot in it',
            fix: 'name a Service by Host.of(service) or Host.service(name, { namespace })',
        });
    }
    return name;
}
/** The name of a namespace, given by its object or its name. */
function namespaceName(namespace, property) {
    return (0, checks_1.checkDnsLabel)(typeof namespace === 'string' ? namespace : namespace.name, { property });
}

},
"networking/envoy-filter/listener-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HTTP_CONNECTION_MANAGER = void 0;
exports.renderListenerMatch = renderListenerMatch;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/** The name of the network filter that runs the HTTP filters. */
exports.HTTP_CONNECTION_MANAGER = 'envoy.filters.network.http_connection_manager';
/** The listeners in their wire form. */
function renderListenerMatch(match, place) {
    const { name, portNumber, filterChain, listenerFilter } = match;
    const at = (field) => ({ ...place, property: `${place.property}.${field}` });
    const filter = filterChain?.filter;
    for (const [field, named] of [
        ['filter', filter],
        ['filter.subFilter', filter?.subFilter],
    ]) {
        if (named?.name !== '')
            continue;
        throw new errors_1.MeshError('MESH_EMPTY_MATCH', { ...at(`filterChain.${field}.name`), value: '', must: 'not be empty' });
    }
    return {
        name,
        portNumber: (0, checks_1.checkPort)(portNumber, at('portNumber')),
        listenerFilter,
        filterChain: filterChain && {
            name: filterChain.name,
            sni: filterChain.sni,
            transportProtocol: filterChain.transportProtocol,
            applicationProtocols: filterChain.applicationProtocols?.join(','),
            destinationPort: (0, checks_1.checkPort)(filterChain.destinationPort, at('filterChain.destinationPort')),
            filter: filter && { name: filter.name, subFilter: filter.subFilter && { name: filter.subFilter.name } },
        },
    };
}

},
"networking/envoy-filter/patch.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FilterClass = exports.PatchOperation = exports.PatchContext = void 0;
/**
 * The part of a proxy's configuration that a patch is for.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-PatchContext
 */
var PatchContext;
(function (PatchContext) {
    /** All of sidecars and of gateways. */
    PatchContext["ANY"] = "ANY";
    /** What a sidecar does with requests to its workload. */
    PatchContext["SIDECAR_INBOUND"] = "SIDECAR_INBOUND";
    /** What a sidecar does with requests of its workload. */
    PatchContext["SIDECAR_OUTBOUND"] = "SIDECAR_OUTBOUND";
    /** What a gateway does. */
    PatchContext["GATEWAY"] = "GATEWAY";
    /** What a waypoint does; Istio's reference leaves it out, and its open-source istiod does nothing about it. */
    PatchContext["WAYPOINT"] = "WAYPOINT";
})(PatchContext || (exports.PatchContext = PatchContext = {}));
/**
 * What a patch does to the object that it matches.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-Patch-Operation
 */
var PatchOperation;
(function (PatchOperation) {
    /** Merges the value into the object; lists grow. */
    PatchOperation["MERGE"] = "MERGE";
    /** Adds the value to the list of such objects. */
    PatchOperation["ADD"] = "ADD";
    /** Removes the object. */
    PatchOperation["REMOVE"] = "REMOVE";
    /** Puts the value before the object; at the beginning, where no object is named. */
    PatchOperation["INSERT_BEFORE"] = "INSERT_BEFORE";
    /** Puts the value after the object; at the end, where no object is named. */
    PatchOperation["INSERT_AFTER"] = "INSERT_AFTER";
    /** Puts the value at the beginning. */
    PatchOperation["INSERT_FIRST"] = "INSERT_FIRST";
    /** Puts the value in the place of the object. */
    PatchOperation["REPLACE"] = "REPLACE";
})(PatchOperation || (exports.PatchOperation = PatchOperation = {}));
/**
 * Where a filter that is added goes among those of Istio, as its reference has it. Istiod of Istio 1.31 does not read it:
 * name the filter to insert before or after.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-Patch-FilterClass
 */
var FilterClass;
(function (FilterClass) {
    /** Istiod decides. */
    FilterClass["UNSPECIFIED"] = "UNSPECIFIED";
    /** Behind authentication. */
    FilterClass["AUTHN"] = "AUTHN";
    /** Behind authorization. */
    FilterClass["AUTHZ"] = "AUTHZ";
    /** Before statistics. */
    FilterClass["STATS"] = "STATS";
})(FilterClass || (exports.FilterClass = FilterClass = {}));

},
"networking/envoy-filter/proxy-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderProxyMatch = renderProxyMatch;
const string_match_1 = load("core/string-match.js");
/** The proxies in their wire form. */
function renderProxyMatch({ proxyVersion, metadata }, filter, property) {
    if (proxyVersion !== undefined)
        (0, string_match_1.checkRegex)(proxyVersion, `${property}.proxyVersion`, filter);
    return { proxyVersion, metadata: metadata && { ...metadata } };
}

},
"networking/envoy-filter/route-configuration-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RouteAction = void 0;
exports.renderRouteConfigurationMatch = renderRouteConfigurationMatch;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/** What a route does with a request. */
var RouteAction;
(function (RouteAction) {
    /** Any of the others. */
    RouteAction["ANY"] = "ANY";
    /** It sends it on. */
    RouteAction["ROUTE"] = "ROUTE";
    /** It redirects it. */
    RouteAction["REDIRECT"] = "REDIRECT";
    /** It answers it. */
    RouteAction["DIRECT_RESPONSE"] = "DIRECT_RESPONSE";
})(RouteAction || (exports.RouteAction = RouteAction = {}));
/** The route configurations in their wire form. */
function renderRouteConfigurationMatch(match, filter, property) {
    const place = (field) => ({ property: `${property}.${field}`, at: filter });
    const { name, portNumber, portName, gateway, vhost } = match;
    return {
        name,
        portNumber: (0, checks_1.checkPort)(portNumber, place('portNumber')),
        portName,
        gateway: gateway && gatewayName(gateway, filter, place('gateway')),
        vhost: vhost && {
            name: vhost.name,
            domainName: vhost.domainName,
            route: vhost.route && { name: vhost.route.name, action: vhost.route.action },
        },
    };
}
/** Envoy's route names have the namespace of the Gateway in them, always. */
function gatewayName(gateway, filter, place) {
    const namespace = gateway.namespace ?? filter.namespace;
    if (namespace === undefined) {
        const fix = 'give the Gateway or its chart a namespace';
        throw new errors_1.MeshError('MESH_GATEWAY_WITHOUT_NAMESPACE', {
            ...place,
            value: gateway.name,
            must: 'have a namespace',
            fix,
        });
    }
    return `${namespace}/${gateway.name}`;
}

},
"networking/envoy-filter/waypoint-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderWaypointMatch = renderWaypointMatch;
const checks_1 = load("core/checks.js");
/** The match in its wire form. */
function renderWaypointMatch(match, place) {
    const { filter, route } = match;
    return {
        portNumber: (0, checks_1.checkPort)(match.portNumber, { ...place, property: `${place.property}.portNumber` }),
        filter: filter && { name: filter.name, subFilter: filter.subFilter && { name: filter.subFilter.name } },
        route: route && { name: route.name },
    };
}

},
"networking/envoy-filter/envoy-filter.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EnvoyFilter = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const policy_target_1 = load("core/policy-target.js");
const workload_selector_1 = load("core/workload-selector.js");
/**
 * Changes to the Envoy configuration that istiod makes, for what Istio's other kinds cannot say.
 *
 * Names and structure of that configuration change between versions of Istio without notice.
 *
 * @example
 * new EnvoyFilter(chart, 'reviews-tag', {
 *   workloadSelector: { matchLabels: { app: 'reviews' } },
 *   configPatches: [
 *     ConfigPatch.httpFilter({
 *       context: PatchContext.SIDECAR_INBOUND,
 *       listener: {
 *         filterChain: {
 *           filter: { name: ConfigPatch.HTTP_CONNECTION_MANAGER, subFilter: { name: 'envoy.filters.http.router' } },
 *         },
 *       },
 *       operation: PatchOperation.INSERT_BEFORE,
 *       value: {
 *         name: 'tag',
 *         typed_config: {
 *           '@type': 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua',
 *           default_source_code: {
 *             inline_string: 'function envoy_on_response(handle) handle:headers():add("x-tag", "reviews") end',
 *           },
 *         },
 *       },
 *     }),
 *   ],
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1alpha3
 * kind: EnvoyFilter
 * metadata:
 *   name: reviews-tag
 *   namespace: bookinfo
 * spec:
 *   configPatches:
 *     - applyTo: HTTP_FILTER
 *       match:
 *         context: SIDECAR_INBOUND
 *         listener:
 *           filterChain:
 *             filter:
 *               name: envoy.filters.network.http_connection_manager
 *               subFilter:
 *                 name: envoy.filters.http.router
 *       patch:
 *         operation: INSERT_BEFORE
 *         value:
 *           name: tag
 *           typed_config:
 *             "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
 *             default_source_code:
 *               inline_string: function envoy_on_response(handle) handle:headers():add("x-tag", "reviews") end
 *   workloadSelector:
 *     labels:
 *       app: reviews
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/
 */
class EnvoyFilter extends mesh_resource_1.MeshResource {
    #common;
    #configPatches = [];
    /** @throws MeshError MESH_TWO_ATTACHMENTS for both a selector and targets */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'networking.istio.io/v1alpha3', kind: 'EnvoyFilter', plural: 'envoyfilters' }, props);
        const { workloadSelector, targets, priority } = props;
        if (workloadSelector !== undefined && targets !== undefined) {
            throw new errors_1.MeshError('MESH_TWO_ATTACHMENTS', {
                property: 'targets',
                must: 'not stand beside workloadSelector',
                fix: 'select workloads or name targets',
                at: this,
            });
        }
        this.#common = {
            workloadSelector: workloadSelector && { labels: (0, workload_selector_1.labelsOf)(workloadSelector, this, 'workloadSelector') },
            targetRefs: targets && (0, policy_target_1.renderAttachment)({ targets }, this).targetRefs,
            priority: (0, checks_1.checkInteger)(priority, { property: 'priority', at: this }, -2147483648, 2147483647),
        };
        for (const patch of props.configPatches ?? [])
            this.addConfigPatch(patch);
    }
    /** Adds a change, after those that are there. */
    addConfigPatch(patch) {
        this.#configPatches.push(patch._toJson(this, `configPatches[${this.#configPatches.length}]`));
    }
    /** @internal */
    _toSpec() {
        return { ...this.#common, configPatches: this.#configPatches };
    }
}
exports.EnvoyFilter = EnvoyFilter;

},
"networking/gateway/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TlsVersion = exports.ServerTls = exports.ServerHost = exports.Server = exports.Gateway = void 0;
var gateway_1 = load("networking/gateway/gateway.js");
Object.defineProperty(exports, "Gateway", { enumerable: true, get: function () { return gateway_1.Gateway; } });
var server_1 = load("networking/gateway/server.js");
Object.defineProperty(exports, "Server", { enumerable: true, get: function () { return server_1.Server; } });
var server_host_1 = load("networking/gateway/server-host.js");
Object.defineProperty(exports, "ServerHost", { enumerable: true, get: function () { return server_host_1.ServerHost; } });
var server_tls_1 = load("networking/gateway/server-tls.js");
Object.defineProperty(exports, "ServerTls", { enumerable: true, get: function () { return server_tls_1.ServerTls; } });
var tls_parameters_1 = load("networking/gateway/tls-parameters.js");
Object.defineProperty(exports, "TlsVersion", { enumerable: true, get: function () { return tls_parameters_1.TlsVersion; } });

},
"networking/gateway/gateway.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Gateway = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const protocol_1 = load("core/protocol.js");
const workload_selector_1 = load("core/workload-selector.js");
/**
 * Ports and hosts that the gateway pods of the mesh serve.
 *
 * A Gateway says what is accepted; the VirtualServices that name it in their `gateways` say where it goes.
 *
 * @example
 * const host = Host.external('bookinfo.example.com');
 * const gateway = new Gateway(chart, 'bookinfo-gateway', {
 *   selector: Gateway.INGRESS,
 *   servers: [Server.httpsRedirect({ hosts: [host] })],
 * });
 * gateway.addServer(Server.https({ hosts: [host], tls: ServerTls.simple({ credentialName: 'bookinfo-cert' }) }));
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: Gateway
 * metadata:
 *   name: bookinfo-gateway
 *   namespace: bookinfo
 * spec:
 *   selector:
 *     istio: ingressgateway
 *   servers:
 *     - hosts:
 *         - bookinfo.example.com
 *       port:
 *         name: http
 *         number: 80
 *         protocol: HTTP
 *       tls:
 *         httpsRedirect: true
 *     - hosts:
 *         - bookinfo.example.com
 *       port:
 *         name: https
 *         number: 443
 *         protocol: HTTPS
 *       tls:
 *         credentialName: bookinfo-cert
 *         mode: SIMPLE
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/
 */
class Gateway extends mesh_resource_1.MeshResource {
    /** The ingress gateway that istioctl installs. */
    static INGRESS = matching('ingressgateway');
    /** The egress gateway that istioctl installs. */
    static EGRESS = matching('egressgateway');
    /** The ingress gateway of a Helm release `istio-ingress`, as Istio's guide for Helm names it. */
    static HELM_INGRESS = matching('ingress');
    #selector;
    #servers = [];
    /**
     * @throws MeshError MESH_INVALID_NAME for a name that is no DNS label
     * @throws MeshError MESH_NO_SERVER, when the app is synthesized, for a Gateway without servers
     */
    constructor(scope, id, props = {}) {
        super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', plural: 'gateways' }, props);
        (0, checks_1.checkDnsLabel)(this.name, { property: 'metadata.name', at: this });
        this.#selector = props.selector && (0, workload_selector_1.labelsOf)(props.selector, this);
        for (const server of props.servers ?? [])
            this.addServer(server);
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
        if (!taken.has(base))
            return base;
        for (let number = 2;; number++) {
            if (!taken.has(`${base}-${number}`))
                return `${base}-${number}`;
        }
    }
    checkNames({ name, port }, property) {
        const fail = (field, value) => {
            throw new errors_1.MeshError('MESH_DUPLICATE_NAME', {
                property: `${property}.${field}`,
                value,
                must: 'be the name of one server only',
                at: this,
            });
        };
        if (this.#servers.some((other) => other.port.name === port.name))
            fail('portName', port.name);
        if (name !== undefined && this.#servers.some((other) => other.name === name))
            fail('name', name);
    }
    /** Of two servers that cannot share a port, istiod drops the later one without a word. */
    checkPortSharing(server, property) {
        for (const [index, other] of this.#servers.entries()) {
            if (other.port.number !== server.port.number || other.bind !== server.bind)
                continue;
            const fail = (must, fix) => {
                throw new errors_1.MeshError('MESH_SERVER_CONFLICT', {
                    property: `${property}.port`,
                    value: `${server.port.protocol} on ${server.port.number === 0 ? server.bind : server.port.number}`,
                    must,
                    fix,
                    at: this,
                });
            };
            const [here, there] = [server.port.protocol, other.port.protocol];
            if (!((0, protocol_1.isHttp)(here) && (0, protocol_1.isHttp)(there)) && !((0, protocol_1.isTls)(here) && (0, protocol_1.isTls)(there))) {
                fail(`not be that of servers[${index}], which speaks ${there}: only HTTP shares with HTTP, and TLS with TLS`, 'give one of them another port');
            }
            const host = server.tls && other.tls && server.hosts.find((name) => other.hosts.includes(name));
            if (host)
                fail(`not be that of servers[${index}], which serves '${host}' too`, 'serve each host once');
        }
    }
    missingServers() {
        if (this.#servers.length > 0)
            return [];
        const problem = { property: 'servers', must: 'have at least one entry', fix: 'call addServer' };
        return [new errors_1.MeshError('MESH_NO_SERVER', problem).message];
    }
}
exports.Gateway = Gateway;
function matching(istio) {
    return Object.freeze({ matchLabels: Object.freeze({ istio }) });
}

},
"networking/gateway/server.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Server = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const protocol_1 = load("core/protocol.js");
const ip_address_1 = load("networking/ip-address.js");
const unix_socket_1 = load("networking/service-entry/unix-socket.js");
const server_host_1 = load("networking/gateway/server-host.js");
/**
 * A port of a gateway: what is spoken there, and which hosts are served.
 *
 * @example
 * Server.http({ hosts: [Host.external('bookinfo.example.com')] });
 * Server.https({ hosts: [Host.external('bookinfo.example.com')], tls: ServerTls.simple({ credentialName: 'bookinfo-cert' }) });
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
class Server {
    /** HTTP, on port 80 unless told otherwise. */
    static http(options) {
        return new Server({ ...withPort(options, 80), protocol: protocol_1.Protocol.HTTP });
    }
    /** HTTP on port 80 unless told otherwise, where every request is redirected to HTTPS with a 301. */
    static httpsRedirect(options) {
        return new Server({ ...withPort(options, 80), protocol: protocol_1.Protocol.HTTP }, true);
    }
    /** HTTP/2 without TLS, on port 80 unless told otherwise. */
    static http2(options) {
        return new Server({ ...withPort(options, 80), protocol: protocol_1.Protocol.HTTP2 });
    }
    /** gRPC without TLS, on port 80 unless told otherwise. */
    static grpc(options) {
        return new Server({ ...withPort(options, 80), protocol: protocol_1.Protocol.GRPC });
    }
    /** gRPC for browsers, without TLS, on port 80 unless told otherwise. */
    static grpcWeb(options) {
        return new Server({ ...withPort(options, 80), protocol: protocol_1.Protocol.GRPC_WEB });
    }
    /** HTTP inside TLS, on port 443 unless told otherwise. */
    static https(options) {
        return new Server({ ...withPort(options, 443), protocol: protocol_1.Protocol.HTTPS, tls: options.tls });
    }
    /** Anything inside TLS, on port 443 unless told otherwise. */
    static tls(options) {
        return new Server({ ...withPort(options, 443), protocol: protocol_1.Protocol.TLS, tls: options.tls });
    }
    /** Any protocol over TCP; hosts cannot be told apart. */
    static tcp(options) {
        return new Server({ ...options, protocol: protocol_1.Protocol.TCP });
    }
    /** MongoDB, on port 27017 unless told otherwise. */
    static mongo(options) {
        return new Server({ ...withPort(options, 27017), protocol: protocol_1.Protocol.MONGO });
    }
    /** MySQL, on port 3306 unless told otherwise. */
    static mysql(options) {
        return new Server({ ...withPort(options, 3306), protocol: protocol_1.Protocol.MYSQL });
    }
    /** Redis, on port 6379 unless told otherwise. */
    static redis(options) {
        return new Server({ ...withPort(options, 6379), protocol: protocol_1.Protocol.REDIS });
    }
    /** A server of any protocol. */
    static of(options) {
        return new Server(options);
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
        (0, checks_1.checkNotEmpty)(hosts, place('hosts'), 'name a host, or Host.ANY for all');
        if ((0, protocol_1.isTls)(this.protocol) !== (tls !== undefined)) {
            const must = (0, protocol_1.isTls)(this.protocol) ? `be set for ${this.protocol}` : `not be set for ${this.protocol}`;
            throw new errors_1.MeshError('MESH_SERVER_TLS', { ...place('tls'), must });
        }
        return {
            hosts: hosts.map((host, index) => (0, server_host_1.renderServerHost)(host, place(`hosts[${index}]`))),
            port: {
                number: renderPort(bind, port, place('port')),
                name: (0, checks_1.checkDnsLabel)(portName, place('portName')),
                protocol: this.protocol,
            },
            name,
            bind: bind instanceof unix_socket_1.UnixSocket ? bind.address : (0, ip_address_1.checkIp)(bind, place('bind')),
            tls: this.#redirect ? { httpsRedirect: true } : tls?._toJson(),
        };
    }
}
exports.Server = Server;
function withPort(options, usual) {
    const { hosts, name, portName, bind, port } = options;
    const address = bind instanceof unix_socket_1.UnixSocket ? { bind, port } : { bind, port: port ?? usual };
    return { hosts, name, portName, ...address };
}
/** Sockets have port 0. */
function renderPort(bind, port, place) {
    if (!(bind instanceof unix_socket_1.UnixSocket))
        return (0, checks_1.checkPort)(port, place);
    if (port === undefined)
        return 0;
    throw new errors_1.MeshError('MESH_SOCKET_WITH_PORT', {
        ...place,
        value: port,
        must: 'not be set for a Unix domain socket',
        fix: 'drop the port, or the socket',
    });
}

},
"networking/ip-address.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkIp = checkIp;
exports.checkIpOrDnsName = checkIpOrDnsName;
exports.isDnsName = isDnsName;
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?';
const DNS_NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*\\.?$`);
/** Fails unless `text` is absent or an IP address, without a port; returns it. */
function checkIp(text, place) {
    return text === undefined || (0, host_1.isAddress)(text) ? text : fail(text, place, 'be an IP address');
}
/** Fails unless `text` is an IP address or a DNS name without a wildcard, without a port; returns it. */
function checkIpOrDnsName(text, place) {
    return (0, host_1.isAddress)(text) || isDnsName(text) ? text : fail(text, place, 'be an IP address or a DNS name');
}
/** Whether `text` is a DNS name without a wildcard. */
function isDnsName(text) {
    return text.length <= 255 && DNS_NAME.test(text) && !/(?:^|\.)\d+$/.test(text);
}
function fail(text, place, must) {
    const fix = text.startsWith('unix://')
        ? { fix: 'write a socket as UnixSocket.path(…)' }
        : /:\d+$/.test(text)
            ? { fix: 'leave out the port' }
            : {};
    throw new errors_1.MeshError('MESH_INVALID_ADDRESS', { ...place, value: text, must, ...fix });
}

},
"networking/service-entry/unix-socket.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnixSocket = void 0;
const errors_1 = load("core/errors.js");
/**
 * A Unix domain socket, where an address could stand.
 *
 * @example
 * UnixSocket.path('/var/run/app.sock');
 * UnixSocket.abstract('app');
 * @see https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry
 */
class UnixSocket {
    /**
     * A socket in the file system.
     *
     * @throws MeshError MESH_INVALID_SOCKET for what is no absolute path of a file
     */
    static path(path) {
        if (!/^\/.*[^/]$/.test(path)) {
            throw new errors_1.MeshError('MESH_INVALID_SOCKET', {
                property: 'path',
                value: path,
                must: 'be the absolute path of a file, such as /var/run/app.sock',
                ...(path.startsWith('unix://') ? { fix: 'leave out unix://' } : {}),
            });
        }
        return new UnixSocket(path);
    }
    /**
     * A socket in the abstract namespace of Linux.
     *
     * @throws MeshError MESH_INVALID_SOCKET for an empty name, or one that ends in a slash
     */
    static abstract(name) {
        if (name === '' || name.endsWith('/')) {
            throw new errors_1.MeshError('MESH_INVALID_SOCKET', {
                property: 'name',
                value: name,
                must: 'not be empty and not end in a slash',
            });
        }
        return new UnixSocket(`@${name}`);
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
}
exports.UnixSocket = UnixSocket;

},
"networking/gateway/server-host.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServerHost = void 0;
exports.renderServerHost = renderServerHost;
const host_1 = load("core/host.js");
const qualified_host_1 = load("networking/qualified-host.js");
/**
 * A host that a gateway serves for the VirtualServices of certain namespaces only.
 *
 * A host that stands by itself is served for VirtualServices of every namespace.
 *
 * @example
 * const hosts = [ServerHost.sameNamespace(), ServerHost.namespace('shop', Host.external('*.shop.example.com'))];
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
class ServerHost {
    /** A host, or every host, for VirtualServices of the Gateway's own namespace. */
    static sameNamespace(host = host_1.Host.ANY) {
        return new ServerHost('.', host_1.Host.of(host));
    }
    /** A host, or every host, for VirtualServices of one namespace, by its object or its name. */
    static namespace(namespace, host = host_1.Host.ANY) {
        return new ServerHost((0, qualified_host_1.namespaceName)(namespace, 'namespace'), host_1.Host.of(host));
    }
    /** A host, or every host, for VirtualServices of every namespace, said aloud. */
    static anyNamespace(host = host_1.Host.ANY) {
        return new ServerHost('*', host_1.Host.of(host));
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
        return `${this.#namespace}/${(0, qualified_host_1.qualifiedName)(this.host, place)}`;
    }
}
exports.ServerHost = ServerHost;
/** The host in its wire form: `bookinfo.example.com` or `shop/*.shop.example.com`. */
function renderServerHost(ref, place) {
    return ref instanceof ServerHost ? ref._toJson(place) : (0, qualified_host_1.qualifiedName)(host_1.Host.of(ref), place);
}

},
"networking/gateway/server-tls.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServerTls = void 0;
const errors_1 = load("core/errors.js");
const tls_parameters_1 = load("networking/gateway/tls-parameters.js");
/**
 * What a gateway does about the TLS of its clients.
 *
 * @example
 * ServerTls.simple({ credentialName: 'bookinfo-cert' });
 * ServerTls.passthrough();
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSmode
 */
class ServerTls {
    /** Connections are passed on unopened, to where the TLS routes of VirtualServices say by the server name. */
    static passthrough() {
        return new ServerTls({ mode: 'PASSTHROUGH' });
    }
    /**
     * Connections are passed on unopened, to the service, subset and port that the server name spells out; for gateways
     * between networks.
     */
    static autoPassthrough() {
        return new ServerTls({ mode: 'AUTO_PASSTHROUGH' });
    }
    /** The gateway ends mutual TLS with the certificates of the mesh; only workloads of the mesh can connect. */
    static istioMutual(options = {}) {
        return new ServerTls({ mode: 'ISTIO_MUTUAL', subjectAltNames: copy(options.subjectAltNames) });
    }
    /**
     * The gateway ends TLS and asks clients for nothing.
     *
     * @throws MeshError MESH_TLS_CERTIFICATE unless there is exactly one source of certificates
     * @throws MeshError MESH_INVALID_TLS_PARAMETERS for versions and cipher suites that do not go together
     */
    static simple(options) {
        return new ServerTls({ mode: 'SIMPLE', ...renderCertificates(options), ...(0, tls_parameters_1.renderTlsParameters)(options) });
    }
    /**
     * The gateway ends TLS and asks clients for a certificate; without one they cannot connect.
     *
     * @throws MeshError MESH_TLS_CERTIFICATE unless there is exactly one source of certificates
     * @throws MeshError MESH_INVALID_TLS_PARAMETERS for versions and cipher suites that do not go together
     */
    static mutual(options) {
        return new ServerTls({ mode: 'MUTUAL', ...renderMutual(options) });
    }
    /**
     * The gateway ends TLS and asks clients for a certificate; without one they can connect all the same.
     *
     * @throws MeshError MESH_TLS_CERTIFICATE unless there is exactly one source of certificates
     * @throws MeshError MESH_INVALID_TLS_PARAMETERS for versions and cipher suites that do not go together
     */
    static optionalMutual(options) {
        return new ServerTls({ mode: 'OPTIONAL_MUTUAL', ...renderMutual(options) });
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
}
exports.ServerTls = ServerTls;
function renderMutual(options) {
    const { caCertificates, caCrl } = options;
    const fromSecret = options.credentialName !== undefined || options.credentialNames !== undefined;
    if (!fromSecret && !caCertificates)
        fail('caCertificates', caCertificates, 'be the path of the CAs of the clients');
    if (fromSecret && (caCertificates !== undefined || caCrl !== undefined)) {
        fail('caCertificates', caCertificates ?? caCrl, 'not stand beside credentialName', 'put ca.crt and ca.crl into the Secret');
    }
    return {
        ...renderCertificates(options),
        caCertificates,
        caCrl,
        caCertCredentialName: options.caCertCredentialName === undefined ? undefined : caName(options.caCertCredentialName),
        subjectAltNames: copy(options.subjectAltNames),
        verifyCertificateSpki: copy(options.verifyCertificateSpki),
        verifyCertificateHash: copy(options.verifyCertificateHash),
        ...(0, tls_parameters_1.renderTlsParameters)(options),
    };
}
const SOURCES = ['credentialName', 'credentialNames', 'serverCertificate', 'tlsCertificates'];
function renderCertificates(options) {
    const sources = SOURCES.filter((source) => options[source] !== undefined);
    if (sources.length !== 1)
        fail('', sources, `have exactly one of ${SOURCES.slice(0, -1).join(', ')} and ${SOURCES.at(-1)}`);
    for (const list of [options.credentialNames, options.tlsCertificates]) {
        if (list && list.length !== 1 && list.length !== 2) {
            fail(sources[0], `${list.length} entries`, 'have one or two entries');
        }
    }
    const names = options.credentialNames ?? (options.credentialName === undefined ? [] : [options.credentialName]);
    if (names.some((name) => secretName(name) === ''))
        fail(sources[0], '', 'name a Secret');
    const files = options.tlsCertificates ?? (options.serverCertificate === undefined ? [] : [options]);
    for (const { serverCertificate, privateKey } of files) {
        if (!serverCertificate || !privateKey) {
            fail('serverCertificate', serverCertificate, 'be a path, with the path of its key as privateKey');
        }
    }
    return {
        credentialName: options.credentialName === undefined ? undefined : secretName(options.credentialName),
        credentialNames: options.credentialNames?.map(secretName),
        serverCertificate: options.serverCertificate,
        privateKey: options.privateKey,
        tlsCertificates: options.tlsCertificates?.map(({ serverCertificate, privateKey }) => ({
            serverCertificate,
            privateKey,
        })),
    };
}
function secretName(secret) {
    return typeof secret === 'string' ? secret : secret.name;
}
/** Istio finds a ConfigMap by its namespace and its name; a Secret is looked up where the gateway's pods are. */
function caName(ca) {
    if (typeof ca === 'string')
        return ca;
    if (ca.kind !== 'ConfigMap')
        return ca.name;
    const { namespace } = ca.metadata;
    if (namespace === undefined)
        fail('caCertCredentialName', ca.name, 'be a ConfigMap with a namespace');
    return `configmap://${namespace}/${ca.name}`;
}
function copy(list) {
    return list && [...list];
}
function fail(property, value, must, fix) {
    throw new errors_1.MeshError('MESH_TLS_CERTIFICATE', {
        property: property === '' ? 'tls' : `tls.${property}`,
        value,
        must,
        ...(fix === undefined ? {} : { fix }),
    });
}

},
"networking/gateway/tls-parameters.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TlsVersion = void 0;
exports.renderTlsParameters = renderTlsParameters;
const errors_1 = load("core/errors.js");
/** Versions of TLS. */
var TlsVersion;
(function (TlsVersion) {
    /** What Envoy takes by itself. */
    TlsVersion["TLS_AUTO"] = "TLS_AUTO";
    /** TLS 1.0, with which none of the default cipher suites work. */
    TlsVersion["TLSV1_0"] = "TLSV1_0";
    /** TLS 1.1, with which none of the default cipher suites work. */
    TlsVersion["TLSV1_1"] = "TLSV1_1";
    /** TLS 1.2. */
    TlsVersion["TLSV1_2"] = "TLSV1_2";
    /** TLS 1.3. */
    TlsVersion["TLSV1_3"] = "TLSV1_3";
})(TlsVersion || (exports.TlsVersion = TlsVersion = {}));
const ORDER = [TlsVersion.TLSV1_0, TlsVersion.TLSV1_1, TlsVersion.TLSV1_2, TlsVersion.TLSV1_3];
/** The parameters in their wire form. */
function renderTlsParameters({ minProtocolVersion: min, maxProtocolVersion: max, cipherSuites }) {
    const fail = (property, value, must, fix) => {
        throw new errors_1.MeshError('MESH_INVALID_TLS_PARAMETERS', { property: `tls.${property}`, value, must, fix });
    };
    const old = min === TlsVersion.TLSV1_0 || min === TlsVersion.TLSV1_1;
    if (old && (cipherSuites ?? []).length === 0) {
        fail('minProtocolVersion', min, 'be TLSV1_2 or newer where no cipherSuites are given', 'list cipher suites of that version');
    }
    if (min && max && ORDER.includes(max) && ORDER.indexOf(min) > ORDER.indexOf(max)) {
        fail('maxProtocolVersion', max, `not be older than minProtocolVersion ${min}`, 'swap the two');
    }
    const twice = cipherSuites?.find((suite, index) => cipherSuites.indexOf(suite) !== index);
    if (twice)
        fail('cipherSuites', twice, 'list each cipher suite once', 'drop the second');
    return {
        minProtocolVersion: min,
        maxProtocolVersion: max,
        cipherSuites: cipherSuites && [...cipherSuites],
    };
}

},
"networking/proxy-config/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ProxyImage = exports.ProxyConfig = void 0;
var proxy_config_1 = load("networking/proxy-config/proxy-config.js");
Object.defineProperty(exports, "ProxyConfig", { enumerable: true, get: function () { return proxy_config_1.ProxyConfig; } });
var proxy_image_1 = load("networking/proxy-config/proxy-image.js");
Object.defineProperty(exports, "ProxyImage", { enumerable: true, get: function () { return proxy_image_1.ProxyImage; } });

},
"networking/proxy-config/proxy-config.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ProxyConfig = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const workload_selector_1 = load("core/workload-selector.js");
/**
 * How proxies run. It counts for pods that are made later: a running proxy keeps what it was started with.
 *
 * @example
 * new ProxyConfig(chart, 'reviews-proxies', {
 *   selector: { matchLabels: { app: 'reviews' } },
 *   concurrency: 2,
 *   image: ProxyImage.DISTROLESS,
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1beta1
 * kind: ProxyConfig
 * metadata:
 *   name: reviews-proxies
 *   namespace: bookinfo
 * spec:
 *   concurrency: 2
 *   image:
 *     imageType: distroless
 *   selector:
 *     matchLabels:
 *       app: reviews
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/proxy-config/
 */
class ProxyConfig extends mesh_resource_1.MeshResource {
    #spec;
    /**
     * @throws MeshError MESH_OUT_OF_RANGE for a number of threads that is none
     * @throws MeshError MESH_TOO_LONG for an environment variable of more than 2048 characters
     */
    constructor(scope, id, props = {}) {
        super(scope, id, { apiVersion: 'networking.istio.io/v1beta1', kind: 'ProxyConfig', plural: 'proxyconfigs' }, props);
        const { selector, concurrency, environmentVariables, image } = props;
        for (const [name, content] of Object.entries(environmentVariables ?? {})) {
            if (content.length <= 2048)
                continue;
            throw new errors_1.MeshError('MESH_TOO_LONG', {
                property: `environmentVariables.${name}`,
                value: `${content.length} characters`,
                must: 'have at most 2048 characters',
                at: this,
            });
        }
        this.#spec = {
            selector: selector && { matchLabels: (0, workload_selector_1.labelsOf)(selector, this) },
            concurrency: (0, checks_1.checkInteger)(concurrency, { property: 'concurrency', at: this }, 0),
            environmentVariables: environmentVariables && { ...environmentVariables },
            image: image && { imageType: image.imageType },
        };
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
}
exports.ProxyConfig = ProxyConfig;

},
"networking/proxy-config/proxy-image.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ProxyImage = void 0;
const errors_1 = load("core/errors.js");
/**
 * A flavour of the proxy's image.
 *
 * @example
 * const image = ProxyImage.DISTROLESS;
 * @see https://istio.io/latest/docs/reference/config/networking/proxy-config/#ProxyImage
 */
class ProxyImage {
    /** The usual image. */
    static DEFAULT = new ProxyImage('default');
    /** The image with tools to look around. */
    static DEBUG = new ProxyImage('debug');
    /** The image with nothing but the proxy. */
    static DISTROLESS = new ProxyImage('distroless');
    /** A flavour of one's own registry. */
    static of(imageType) {
        if (!/^[A-Za-z0-9_][-A-Za-z0-9_.]*$/.test(imageType)) {
            throw new errors_1.MeshError('MESH_INVALID_NAME', {
                property: 'image',
                value: imageType,
                must: "be the end of an image's tag, such as centos",
            });
        }
        return new ProxyImage(imageType);
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
}
exports.ProxyImage = ProxyImage;

},
"networking/service-entry/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WorkloadGroup = exports.WorkloadEntry = exports.UnixSocket = exports.ServiceEntryPort = exports.ServiceEntry = exports.Resolution = exports.Location = exports.HealthProbe = void 0;
var health_probe_1 = load("networking/service-entry/health-probe.js");
Object.defineProperty(exports, "HealthProbe", { enumerable: true, get: function () { return health_probe_1.HealthProbe; } });
var location_1 = load("networking/service-entry/location.js");
Object.defineProperty(exports, "Location", { enumerable: true, get: function () { return location_1.Location; } });
var resolution_1 = load("networking/service-entry/resolution.js");
Object.defineProperty(exports, "Resolution", { enumerable: true, get: function () { return resolution_1.Resolution; } });
var service_entry_1 = load("networking/service-entry/service-entry.js");
Object.defineProperty(exports, "ServiceEntry", { enumerable: true, get: function () { return service_entry_1.ServiceEntry; } });
var service_entry_port_1 = load("networking/service-entry/service-entry-port.js");
Object.defineProperty(exports, "ServiceEntryPort", { enumerable: true, get: function () { return service_entry_port_1.ServiceEntryPort; } });
var unix_socket_1 = load("networking/service-entry/unix-socket.js");
Object.defineProperty(exports, "UnixSocket", { enumerable: true, get: function () { return unix_socket_1.UnixSocket; } });
var workload_entry_1 = load("networking/service-entry/workload-entry.js");
Object.defineProperty(exports, "WorkloadEntry", { enumerable: true, get: function () { return workload_entry_1.WorkloadEntry; } });
var workload_group_1 = load("networking/service-entry/workload-group.js");
Object.defineProperty(exports, "WorkloadGroup", { enumerable: true, get: function () { return workload_group_1.WorkloadGroup; } });

},
"networking/service-entry/health-probe.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HealthProbe = void 0;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
/**
 * How the sidecar of a workload outside Kubernetes finds out whether the workload is well.
 *
 * @example
 * HealthProbe.httpGet({ port: 8080, path: '/healthz', period: Duration.seconds(5) });
 * @see https://istio.io/latest/docs/reference/config/networking/workload-group/#ReadinessProbe
 */
class HealthProbe {
    /**
     * A GET request; a status of 200 to 399 is a success.
     *
     * @throws MeshError MESH_INVALID_HEADER for a name that is none of a header
     */
    static httpGet(options) {
        const { port, path, host, scheme, httpHeaders } = options;
        return new HealthProbe(options, {
            httpGet: {
                port: (0, checks_1.checkPort)(port, { property: 'probe.httpGet.port' }),
                path,
                host,
                scheme,
                httpHeaders: renderHeaders(httpHeaders),
            },
        });
    }
    /** A TCP connection; that it can be made is a success. */
    static tcpSocket(options) {
        const { port, host } = options;
        return new HealthProbe(options, {
            tcpSocket: { port: (0, checks_1.checkPort)(port, { property: 'probe.tcpSocket.port' }), host },
        });
    }
    /** A command on the machine; exit status 0 is a success. */
    static exec(command, options = {}) {
        (0, checks_1.checkNotEmpty)(command, { property: 'probe.exec.command' }, 'name the program');
        if (command.includes('')) {
            throw new errors_1.MeshError('MESH_EMPTY', {
                property: 'probe.exec.command',
                value: command,
                must: 'have no empty entry',
            });
        }
        return new HealthProbe(options, { exec: { command: [...command] } });
    }
    /**
     * A call of the gRPC health service; `SERVING` is a success.
     *
     * Sidecars know it and the CRD takes it, but the validating webhook of istiod refuses it up to Istio 1.31.
     */
    static grpc(options) {
        const { port, service } = options;
        return new HealthProbe(options, { grpc: { port: (0, checks_1.checkPort)(port, { property: 'probe.grpc.port' }), service } });
    }
    #json;
    constructor(options, method) {
        this.#json = {
            ...method,
            initialDelaySeconds: seconds(options.initialDelay, 'initialDelay', 0),
            timeoutSeconds: seconds(options.timeout, 'timeout', 1),
            periodSeconds: seconds(options.period, 'period', 1),
            successThreshold: (0, checks_1.checkInteger)(options.successThreshold, { property: 'probe.successThreshold' }, 1),
            failureThreshold: (0, checks_1.checkInteger)(options.failureThreshold, { property: 'probe.failureThreshold' }, 1),
        };
        Object.freeze(this);
    }
    /** @internal */
    _toJson() {
        return this.#json;
    }
}
exports.HealthProbe = HealthProbe;
function seconds(duration, name, least) {
    if (duration === undefined)
        return undefined;
    const milliseconds = (0, duration_1.millisecondsOf)(duration);
    if (milliseconds % 1000 !== 0 || milliseconds < least * 1000) {
        throw new errors_1.MeshError('MESH_INVALID_DURATION', {
            property: `probe.${name}`,
            value: `${milliseconds} ms`,
            must: least === 0 ? 'be whole seconds' : 'be whole seconds, 1 or more',
        });
    }
    return milliseconds / 1000;
}
function renderHeaders(headers) {
    return (headers &&
        Object.entries(headers).flatMap(([name, values]) => {
            if (!/^[-_A-Za-z0-9]+$/.test(name)) {
                throw new errors_1.MeshError('MESH_INVALID_HEADER', {
                    property: 'probe.httpGet.httpHeaders',
                    value: name,
                    must: 'be named after a header',
                });
            }
            return (typeof values === 'string' ? [values] : values).map((value) => ({ name, value }));
        }));
}

},
"networking/service-entry/location.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Location = void 0;
/**
 * Whether a service is part of the mesh.
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Location
 */
var Location;
(function (Location) {
    /** Outside: no mutual TLS with certificates of the mesh, and no policies of the mesh on its side. */
    Location["MESH_EXTERNAL"] = "MESH_EXTERNAL";
    /** Inside, such as on a virtual machine that has a sidecar. */
    Location["MESH_INTERNAL"] = "MESH_INTERNAL";
})(Location || (exports.Location = Location = {}));

},
"networking/service-entry/resolution.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Resolution = void 0;
/**
 * How a proxy finds the addresses of a service.
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Resolution
 */
var Resolution;
(function (Resolution) {
    /** It does not: it goes on to the address that the client dialled. */
    Resolution["NONE"] = "NONE";
    /** The endpoints have them. */
    Resolution["STATIC"] = "STATIC";
    /** By DNS, of the endpoints or else of the hosts; every address in the answer is used. */
    Resolution["DNS"] = "DNS";
    /** By DNS; each new connection goes to the first address of the latest answer. */
    Resolution["DNS_ROUND_ROBIN"] = "DNS_ROUND_ROBIN";
    /** By DNS, of the name in the request's Host header or in the server name; for wildcard hosts. */
    Resolution["DYNAMIC_DNS"] = "DYNAMIC_DNS";
})(Resolution || (exports.Resolution = Resolution = {}));

},
"networking/service-entry/service-entry.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceEntry = void 0;
const checks_1 = load("core/checks.js");
const host_1 = load("core/host.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const workload_selector_1 = load("core/workload-selector.js");
const export_to_1 = load("networking/export-to.js");
const resolution_1 = load("networking/service-entry/resolution.js");
const service_entry_port_1 = load("networking/service-entry/service-entry-port.js");
const service_entry_rules_1 = load("networking/service-entry/service-entry-rules.js");
/**
 * A service that the mesh does not find by itself, such as one outside the cluster.
 *
 * @example
 * const api = new ServiceEntry(chart, 'api', {
 *   host: Host.external('api.example.com'),
 *   ports: [ServiceEntryPort.https(443)],
 *   resolution: Resolution.DNS,
 *   location: Location.MESH_EXTERNAL,
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: ServiceEntry
 * metadata:
 *   name: api
 *   namespace: bookinfo
 * spec:
 *   hosts:
 *     - api.example.com
 *   location: MESH_EXTERNAL
 *   ports:
 *     - name: https
 *       number: 443
 *       protocol: HTTPS
 *   resolution: DNS
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
class ServiceEntry extends mesh_resource_1.MeshResource {
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
        super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', plural: 'serviceentries' }, props);
        const refs = props.hosts ?? (props.host === undefined ? [] : [props.host]);
        this.hosts = Object.freeze(refs.map((ref) => host_1.Host.of(ref)));
        (0, checks_1.checkNotEmpty)(this.hosts, { property: 'hosts', at: this }, 'name a host');
        (0, checks_1.checkNotEmpty)(props.ports, { property: 'ports', at: this }, 'name a port, such as ServiceEntryPort.https(443)');
        const ports = (0, service_entry_port_1.renderServiceEntryPorts)(props.ports, { property: 'ports', at: this });
        const parts = { ...props, hosts: this.hosts, resolution: props.resolution ?? resolution_1.Resolution.NONE };
        (0, service_entry_rules_1.checkServiceEntry)(parts, this);
        this.#spec = {
            hosts: this.hosts.map(({ fullName }) => fullName),
            addresses: (0, service_entry_rules_1.renderAddresses)(parts, this),
            ports,
            location: props.location,
            resolution: props.resolution,
            endpoints: (0, service_entry_rules_1.renderEndpoints)(parts, ports.map(({ name }) => name), this),
            workloadSelector: props.workloadSelector && {
                labels: (0, workload_selector_1.labelsOf)(props.workloadSelector, this, 'workloadSelector'),
            },
            exportTo: (0, export_to_1.renderExportTo)(props.exportTo, this, { none: true }),
            subjectAltNames: props.subjectAltNames && [...props.subjectAltNames],
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
}
exports.ServiceEntry = ServiceEntry;

},
"networking/service-entry/service-entry-port.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceEntryPort = void 0;
exports.renderServiceEntryPorts = renderServiceEntryPorts;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const protocol_1 = load("core/protocol.js");
/**
 * A port of a ServiceEntry and what is spoken on it.
 *
 * @example
 * const ports = [ServiceEntryPort.http(80), ServiceEntryPort.tls(443)];
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServicePort
 */
class ServiceEntryPort {
    protocol;
    number;
    /** HTTP/1.1, or HTTP/2 where the client asks for it. */
    static http(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.HTTP, number, options);
    }
    /** HTTP/2. */
    static http2(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.HTTP2, number, options);
    }
    /** gRPC. */
    static grpc(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.GRPC, number, options);
    }
    /** gRPC for browsers. */
    static grpcWeb(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.GRPC_WEB, number, options);
    }
    /** HTTPS that the application itself speaks: the mesh sees the server name only. */
    static https(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.HTTPS, number, options);
    }
    /** TLS that the application itself speaks: the mesh sees the server name only. */
    static tls(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.TLS, number, options);
    }
    /** Any protocol over TCP. */
    static tcp(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.TCP, number, options);
    }
    /** UDP, which sidecars let through untouched. */
    static udp(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.UDP, number, options);
    }
    /** MongoDB. */
    static mongo(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.MONGO, number, options);
    }
    /** MySQL, where the server speaks first. */
    static mysql(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.MYSQL, number, options);
    }
    /** Redis. */
    static redis(number, options) {
        return new ServiceEntryPort(protocol_1.Protocol.REDIS, number, options);
    }
    /** A port whose protocol proxies guess from the first bytes, called `port` unless told otherwise. */
    static sniffed(number, options) {
        return new ServiceEntryPort(undefined, number, options);
    }
    #options;
    constructor(
    /** What is spoken on the port; absent where proxies guess. */
    protocol, 
    /** The port. */
    number, options = {}) {
        this.protocol = protocol;
        this.number = number;
        (0, checks_1.checkPort)(number, { property: 'port' });
        (0, checks_1.checkPort)(options.targetPort, { property: 'port.targetPort' });
        (0, checks_1.checkDnsLabel)(options.name, { property: 'port.name' });
        this.#options = { ...options };
        Object.freeze(this);
    }
    /** @internal The wire form; `taken` are the names of earlier ports. */
    _toJson(taken) {
        const base = this.protocol?.toLowerCase() ?? 'port';
        return {
            number: this.number,
            name: this.#options.name ?? (taken.includes(base) ? `${base}-${this.number}` : base),
            protocol: this.protocol,
            targetPort: this.#options.targetPort,
        };
    }
}
exports.ServiceEntryPort = ServiceEntryPort;
/** The ports in their wire form, each with a name and a number of its own. */
function renderServiceEntryPorts(ports, place) {
    const rendered = [];
    for (const [index, port] of ports.entries()) {
        const json = port._toJson(rendered.map(({ name }) => name));
        for (const key of ['number', 'name']) {
            if (!rendered.some((other) => other[key] === json[key]))
                continue;
            throw new errors_1.MeshError('MESH_DUPLICATE_PORT', {
                ...place,
                property: `${place.property}[${index}].${key}`,
                value: json[key],
                must: `be the ${key} of one port only`,
            });
        }
        rendered.push(json);
    }
    return rendered;
}

},
"networking/service-entry/service-entry-rules.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkServiceEntry = checkServiceEntry;
exports.renderAddresses = renderAddresses;
exports.renderEndpoints = renderEndpoints;
const cidr_1 = load("core/cidr.js");
const errors_1 = load("core/errors.js");
const protocol_1 = load("core/protocol.js");
const ip_address_1 = load("networking/ip-address.js");
const endpoint_1 = load("networking/service-entry/endpoint.js");
const location_1 = load("networking/service-entry/location.js");
const resolution_1 = load("networking/service-entry/resolution.js");
const unix_socket_1 = load("networking/service-entry/unix-socket.js");
const DYNAMIC = [protocol_1.Protocol.HTTP, protocol_1.Protocol.HTTP2, protocol_1.Protocol.GRPC, protocol_1.Protocol.TLS];
/** Fails for parts that do not go together. */
function checkServiceEntry(parts, at) {
    for (const [index, { name }] of parts.hosts.entries())
        checkHost(name, `hosts[${index}]`, parts, at);
    checkSharedPorts(parts, at);
    checkInstances(parts, at);
    if (parts.resolution !== resolution_1.Resolution.DYNAMIC_DNS)
        return;
    for (const [index, { protocol }] of parts.ports.entries()) {
        if (DYNAMIC.includes(protocol))
            continue;
        throw new errors_1.MeshError('MESH_RESOLUTION', {
            property: `ports[${index}].protocol`,
            value: protocol,
            must: `be one of ${DYNAMIC.join(', ')} for resolution DYNAMIC_DNS, which reads the name in the request`,
            at,
        });
    }
    const waypoint = at.metadata.getLabel('istio.io/use-waypoint');
    if (parts.location === location_1.Location.MESH_INTERNAL && waypoint && waypoint.toLowerCase() !== 'none') {
        throw new errors_1.MeshError('MESH_RESOLUTION', {
            property: 'location',
            value: parts.location,
            must: 'be MESH_EXTERNAL for resolution DYNAMIC_DNS behind a waypoint',
            at,
        });
    }
}
function checkHost(host, property, parts, at) {
    const fail = (must, fix) => {
        throw new errors_1.MeshError('MESH_INVALID_HOST', { property, value: host, must, ...(fix ? { fix } : {}), at });
    };
    const wildcard = host.startsWith('*');
    const byDns = parts.resolution === resolution_1.Resolution.DNS || parts.resolution === resolution_1.Resolution.DNS_ROUND_ROBIN;
    if (host === '*')
        fail("not be '*'", 'name a domain, such as *.example.com');
    if (!(0, ip_address_1.isDnsName)(host.replace(/^\*\./, '')))
        fail('be a DNS name', 'put IP addresses into addresses');
    if (wildcard && byDns && !parts.endpoints?.length) {
        fail(`not be a wildcard for resolution ${parts.resolution} without endpoints`, 'use Resolution.DYNAMIC_DNS');
    }
    if (!wildcard && parts.resolution === resolution_1.Resolution.DYNAMIC_DNS) {
        fail('be a wildcard for resolution DYNAMIC_DNS', 'use Resolution.DNS');
    }
}
/** Plain TCP says nothing about the host that is meant. */
function checkSharedPorts({ hosts, ports, resolution, addresses = [] }, at) {
    if (hosts.length < 2 || resolution === resolution_1.Resolution.NONE)
        return;
    const byDns = resolution === resolution_1.Resolution.DNS || resolution === resolution_1.Resolution.DNS_ROUND_ROBIN;
    const nameless = ports.find(({ protocol }) => !(0, protocol_1.isHttp)(protocol) && !(0, protocol_1.isTls)(protocol));
    const port = nameless ?? (byDns && addresses.length > 0 ? ports.find(({ protocol }) => (0, protocol_1.isTls)(protocol)) : undefined);
    if (!port)
        return;
    throw new errors_1.MeshError('MESH_SEVERAL_HOSTS', {
        property: 'hosts',
        value: hosts.map(({ name }) => name),
        must: nameless
            ? `have one entry beside port ${port.number}, which does not tell hosts apart`
            : `have one entry beside addresses and port ${port.number}`,
        fix: 'make one ServiceEntry for each host',
        at,
    });
}
function checkInstances(parts, at) {
    const { resolution, endpoints, workloadSelector, addresses } = parts;
    const fail = (property, must) => {
        throw new errors_1.MeshError('MESH_RESOLUTION', { property, must, at });
    };
    const none = resolution === resolution_1.Resolution.NONE || resolution === resolution_1.Resolution.DYNAMIC_DNS;
    if (endpoints && workloadSelector)
        fail('endpoints', 'not stand beside workloadSelector');
    if (none && endpoints)
        fail('endpoints', `not be set for resolution ${resolution}`);
    if (none && workloadSelector)
        fail('workloadSelector', `not be set for resolution ${resolution}`);
    if (resolution === resolution_1.Resolution.DYNAMIC_DNS && addresses)
        fail('addresses', `not be set for resolution ${resolution}`);
    if (resolution === resolution_1.Resolution.DNS_ROUND_ROBIN && endpoints && endpoints.length > 1) {
        fail('endpoints', 'have one entry for resolution DNS_ROUND_ROBIN');
    }
}
/** The virtual addresses in their wire form. */
function renderAddresses({ addresses, resolution }, at) {
    const ranges = resolution === resolution_1.Resolution.NONE || resolution === resolution_1.Resolution.STATIC;
    return addresses?.map((address, index) => {
        const place = { property: `addresses[${index}]`, at };
        if (!address.includes('/') || ranges)
            return (0, cidr_1.checkCidr)(address, place);
        const must = `be one address, not a range, for resolution ${resolution}`;
        throw new errors_1.MeshError('MESH_INVALID_ADDRESS', { ...place, value: address, must });
    });
}
/** The endpoints in their wire form. `ports` are the names of the service's ports. */
function renderEndpoints({ endpoints, resolution }, ports, at) {
    return endpoints?.map((endpoint, index) => {
        const property = `endpoints[${index}]`;
        const { address } = endpoint;
        for (const name of Object.keys(endpoint.ports ?? {})) {
            if (ports.includes(name))
                continue;
            const must = `be named after a port of the service: ${ports.join(', ')}`;
            throw new errors_1.MeshError('MESH_UNKNOWN_PORT', { property: `${property}.ports`, value: name, must, at });
        }
        if (resolution !== resolution_1.Resolution.STATIC && typeof address !== 'string') {
            const must = `be an IP address or a DNS name for resolution ${resolution}`;
            throw new errors_1.MeshError('MESH_INVALID_ADDRESS', { property: `${property}.address`, value: show(address), must, at });
        }
        if (address instanceof unix_socket_1.UnixSocket && ports.length !== 1) {
            const must = 'stand beside one port of the service only';
            throw new errors_1.MeshError('MESH_SOCKET_WITH_PORT', {
                property: `${property}.address`,
                value: address.address,
                must,
                at,
            });
        }
        return (0, endpoint_1.renderEndpoint)(endpoint, at, property, resolution === resolution_1.Resolution.STATIC ? 'ip' : 'ip-or-name');
    });
}
function show(address) {
    return address?.address;
}

},
"core/cidr.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkCidr = checkCidr;
const node_net_1 = require("node:net");
const errors_1 = load("core/errors.js");
/** Fails unless `text` is an IP address, or a CIDR range such as `10.0.0.0/8`; returns it. */
function checkCidr(text, place) {
    const [address = '', bits, ...rest] = text.split('/');
    const version = (0, node_net_1.isIP)(address);
    const size = version === 4 ? 32 : 128;
    const whole = bits === undefined || (/^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= size);
    // Node takes an IPv6 address with a zone; a rule for other machines cannot have one.
    if (version === 0 || address.includes('%') || !whole || rest.length > 0) {
        throw new errors_1.MeshError('MESH_INVALID_ADDRESS', {
            ...place,
            value: text,
            must: 'be an IP address or a CIDR range such as 10.0.0.0/8',
        });
    }
    return text;
}

},
"networking/service-entry/endpoint.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderEndpoint = renderEndpoint;
exports.renderTemplate = renderTemplate;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const labels_1 = load("core/labels.js");
const ip_address_1 = load("networking/ip-address.js");
const unix_socket_1 = load("networking/service-entry/unix-socket.js");
/** The endpoint in its wire form. */
function renderEndpoint(endpoint, at, property, form = 'ip-or-name') {
    const place = (field) => ({ property: property === '' ? field : `${property}.${field}`, at });
    const { address, network, ports } = endpoint;
    if (address === undefined && !network) {
        throw new errors_1.MeshError('MESH_ENDPOINT_WITHOUT_ADDRESS', { ...place('address'), must: 'be set unless network is' });
    }
    if (address instanceof unix_socket_1.UnixSocket && ports !== undefined) {
        throw new errors_1.MeshError('MESH_SOCKET_WITH_PORT', {
            ...place('ports'),
            value: ports,
            must: 'not be set for a Unix domain socket',
            fix: 'drop the ports',
        });
    }
    return {
        address: address === undefined ? undefined : renderAddress(address, place('address'), form),
        ...renderTemplate(endpoint, at, property),
    };
}
/** What an endpoint has besides its address, in its wire form. */
function renderTemplate(endpoint, at, property) {
    const place = (field) => ({ property: property === '' ? field : `${property}.${field}`, at });
    return {
        ports: renderPorts(endpoint.ports, place('ports')),
        labels: endpoint.labels && (0, labels_1.checkLabels)(endpoint.labels, place('labels')),
        network: endpoint.network,
        locality: checkLocality(endpoint.locality, place('locality')),
        weight: checkWeight(endpoint.weight, place('weight')),
        serviceAccount: renderServiceAccount(endpoint.serviceAccount, at, place('serviceAccount')),
    };
}
function renderAddress(address, place, form) {
    if (address instanceof unix_socket_1.UnixSocket)
        return address.address;
    return form === 'ip' ? (0, ip_address_1.checkIp)(address, place) : (0, ip_address_1.checkIpOrDnsName)(address, place);
}
function renderPorts(ports, place) {
    for (const [name, port] of Object.entries(ports ?? {})) {
        (0, checks_1.checkDnsLabel)(name, place);
        (0, checks_1.checkPort)(port, { ...place, property: `${place.property}.${name}` });
    }
    return ports && { ...ports };
}
/** Istio takes 0 for a weight that is not there. */
function checkWeight(weight, place) {
    if (weight !== 0)
        return (0, checks_1.checkInteger)(weight, place, 1, 4294967295);
    throw new errors_1.MeshError('MESH_OUT_OF_RANGE', {
        ...place,
        value: weight,
        must: 'be an integer from 1 to 4294967295',
        fix: 'to Istio 0 counts as 1; leave the endpoint out to give it nothing',
    });
}
function checkLocality(locality, place) {
    if (locality !== undefined && (locality.includes('*') || locality.split('/').includes(''))) {
        throw new errors_1.MeshError('MESH_INVALID_LOCALITY', {
            ...place,
            value: locality,
            must: 'be a place such as region/zone/subzone, without a wildcard',
        });
    }
    return locality;
}
/** A workload has the identity of a ServiceAccount of its own namespace. */
function renderServiceAccount(account, at, place) {
    if (account === undefined || typeof account === 'string')
        return account;
    const { metadata } = account;
    if (metadata?.namespace !== undefined && metadata.namespace !== at.namespace) {
        throw new errors_1.MeshError('MESH_SERVICE_ACCOUNT_NAMESPACE', {
            ...place,
            value: `${metadata.namespace}/${account.name}`,
            must: `live in the namespace of the workload, ${at.namespace === undefined ? 'which has none' : `'${at.namespace}'`}`,
            fix: 'put both into one namespace',
        });
    }
    return account.name;
}

},
"networking/service-entry/workload-entry.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WorkloadEntry = void 0;
const mesh_resource_1 = load("core/mesh-resource.js");
const endpoint_1 = load("networking/service-entry/endpoint.js");
/**
 * One workload outside Kubernetes, such as a virtual machine. A ServiceEntry selects it by its labels.
 *
 * @example
 * const machine = new WorkloadEntry(chart, 'details-vm1', {
 *   address: '10.20.0.7',
 *   labels: { app: 'details', version: 'v1' },
 *   serviceAccount: 'bookinfo-details',
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: WorkloadEntry
 * metadata:
 *   name: details-vm1
 *   namespace: bookinfo
 * spec:
 *   address: 10.20.0.7
 *   labels:
 *     app: details
 *     version: v1
 *   serviceAccount: bookinfo-details
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/workload-entry/
 */
class WorkloadEntry extends mesh_resource_1.MeshResource {
    #spec;
    /**
     * @throws MeshError MESH_INVALID_ADDRESS for an address that is neither an IP address nor a DNS name
     * @throws MeshError MESH_ENDPOINT_WITHOUT_ADDRESS for a workload with neither address nor network
     */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry', plural: 'workloadentries' }, props);
        this.#spec = (0, endpoint_1.renderEndpoint)(props, this, '');
    }
    /** The labels of the workload, so that selectors take it. */
    get matchLabels() {
        return { ...this.#spec.labels };
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
}
exports.WorkloadEntry = WorkloadEntry;

},
"networking/service-entry/workload-group.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WorkloadGroup = void 0;
const labels_1 = load("core/labels.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const endpoint_1 = load("networking/service-entry/endpoint.js");
/**
 * Workloads outside Kubernetes that make their own WorkloadEntries when they join the mesh.
 *
 * @example
 * const machines = new WorkloadGroup(chart, 'details', {
 *   labels: { app: 'details' },
 *   template: { ports: { http: 9080 }, serviceAccount: 'bookinfo-details' },
 *   probe: HealthProbe.httpGet({ port: 9080, path: '/health', period: Duration.seconds(5) }),
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: WorkloadGroup
 * metadata:
 *   name: details
 *   namespace: bookinfo
 * spec:
 *   metadata:
 *     labels:
 *       app: details
 *   probe:
 *     httpGet:
 *       path: /health
 *       port: 9080
 *     periodSeconds: 5
 *   template:
 *     ports:
 *       http: 9080
 *     serviceAccount: bookinfo-details
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/workload-group/
 */
class WorkloadGroup extends mesh_resource_1.MeshResource {
    #spec;
    /** @throws MeshError MESH_INVALID_LABEL for a label that Kubernetes does not take */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadGroup', plural: 'workloadgroups' }, props);
        const { labels, annotations } = props;
        this.#spec = {
            metadata: labels || annotations
                ? {
                    labels: labels && (0, labels_1.checkLabels)(labels, { property: 'labels', at: this }),
                    annotations: annotations && { ...annotations },
                }
                : undefined,
            template: (0, endpoint_1.renderTemplate)(props.template, this, 'template'),
            probe: props.probe?._toJson(),
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
}
exports.WorkloadGroup = WorkloadGroup;

},
"networking/sidecar/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SidecarTls = exports.Sidecar = exports.OutboundTrafficMode = exports.EgressHost = exports.DefaultEndpoint = exports.CaptureMode = void 0;
var capture_mode_1 = load("networking/sidecar/capture-mode.js");
Object.defineProperty(exports, "CaptureMode", { enumerable: true, get: function () { return capture_mode_1.CaptureMode; } });
var default_endpoint_1 = load("networking/sidecar/default-endpoint.js");
Object.defineProperty(exports, "DefaultEndpoint", { enumerable: true, get: function () { return default_endpoint_1.DefaultEndpoint; } });
var egress_host_1 = load("networking/sidecar/egress-host.js");
Object.defineProperty(exports, "EgressHost", { enumerable: true, get: function () { return egress_host_1.EgressHost; } });
var outbound_traffic_policy_1 = load("networking/sidecar/outbound-traffic-policy.js");
Object.defineProperty(exports, "OutboundTrafficMode", { enumerable: true, get: function () { return outbound_traffic_policy_1.OutboundTrafficMode; } });
var sidecar_1 = load("networking/sidecar/sidecar.js");
Object.defineProperty(exports, "Sidecar", { enumerable: true, get: function () { return sidecar_1.Sidecar; } });
var sidecar_tls_1 = load("networking/sidecar/sidecar-tls.js");
Object.defineProperty(exports, "SidecarTls", { enumerable: true, get: function () { return sidecar_tls_1.SidecarTls; } });

},
"networking/sidecar/capture-mode.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CaptureMode = void 0;
/**
 * How traffic gets to a listener of a sidecar.
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#CaptureMode
 */
var CaptureMode;
(function (CaptureMode) {
    /** As the mesh is set up. */
    CaptureMode["DEFAULT"] = "DEFAULT";
    /** By redirection in the kernel. */
    CaptureMode["IPTABLES"] = "IPTABLES";
    /** Not by itself: the application calls the listener. */
    CaptureMode["NONE"] = "NONE";
})(CaptureMode || (exports.CaptureMode = CaptureMode = {}));

},
"networking/sidecar/default-endpoint.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DefaultEndpoint = void 0;
const checks_1 = load("core/checks.js");
/**
 * Where a sidecar sends what a listener took in: somewhere in its own pod or machine.
 *
 * @example
 * DefaultEndpoint.loopback(8080);
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener
 */
class DefaultEndpoint {
    /** A port of 127.0.0.1. */
    static loopback(port) {
        return new DefaultEndpoint(`127.0.0.1:${(0, checks_1.checkPort)(port, { property: 'defaultEndpoint' })}`);
    }
    /** A port of ::1. */
    static loopbackIpv6(port) {
        return new DefaultEndpoint(`[::1]:${(0, checks_1.checkPort)(port, { property: 'defaultEndpoint' })}`);
    }
    /** A port of the IPv4 address of the pod or machine. */
    static instance(port) {
        return new DefaultEndpoint(`0.0.0.0:${(0, checks_1.checkPort)(port, { property: 'defaultEndpoint' })}`);
    }
    /** A port of the IPv6 address of the pod or machine. */
    static instanceIpv6(port) {
        return new DefaultEndpoint(`[::]:${(0, checks_1.checkPort)(port, { property: 'defaultEndpoint' })}`);
    }
    /** A Unix domain socket. */
    static socket(socket) {
        return new DefaultEndpoint(socket.address);
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
}
exports.DefaultEndpoint = DefaultEndpoint;

},
"networking/sidecar/egress-host.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EgressHost = void 0;
exports.renderEgressHost = renderEgressHost;
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const qualified_host_1 = load("networking/qualified-host.js");
/**
 * Services that a sidecar can reach, by namespace and host.
 *
 * @example
 * const hosts = [EgressHost.sameNamespace(), EgressHost.namespace('istio-system')];
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
 */
class EgressHost {
    /** No service at all, for workloads that only answer. */
    static NONE = new EgressHost('~', host_1.Host.ANY);
    /**
     * One service: a Service in its namespace, a ServiceEntry in its own, another host in any namespace.
     *
     * @throws MeshError MESH_HOST_WITHOUT_NAMESPACE, when it is rendered, for a Service without a namespace
     */
    static of(ref) {
        const host = host_1.Host.of(ref);
        const owner = 'namespace' in ref && typeof ref.namespace === 'string' ? ref.namespace : undefined;
        return new EgressHost(host.namespace ?? owner ?? '*', host);
    }
    /** The services of the Sidecar's own namespace, or those of a host there. */
    static sameNamespace(host = host_1.Host.ANY) {
        return new EgressHost('.', host_1.Host.of(host));
    }
    /** The services of a namespace, by its object or its name, or those of a host there. */
    static namespace(namespace, host = host_1.Host.ANY) {
        return new EgressHost((0, qualified_host_1.namespaceName)(namespace, 'namespace'), host_1.Host.of(host));
    }
    /** The services of every namespace, or those of a host. */
    static anyNamespace(host = host_1.Host.ANY) {
        return new EgressHost('*', host_1.Host.of(host));
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
        if (this.#namespace.startsWith('~')) {
            throw new errors_1.MeshError('MESH_EGRESS_HOST', {
                property: 'hosts',
                value: this.#namespace,
                must: 'be excluded once only',
            });
        }
        return new EgressHost(`~${this.#namespace}`, this.host);
    }
    /** @internal */
    _toJson(sidecar, place) {
        if ((0, host_1.isAddress)(this.host.name)) {
            const fix = 'give the address a name with a ServiceEntry';
            throw new errors_1.MeshError('MESH_INVALID_HOST', { ...place, value: this.host.name, must: 'be a DNS name', fix });
        }
        const [, mark = '', namespace = ''] = /^(~?)(.*)$/.exec(this.#namespace) ?? [];
        return `${mark}${namespace !== '' && namespace === sidecar.namespace ? '.' : namespace}/${(0, qualified_host_1.qualifiedName)(this.host, place)}`;
    }
}
exports.EgressHost = EgressHost;
/** The services in their wire form: `./*` or `istio-system/istiod.istio-system.svc.cluster.local`. */
function renderEgressHost(ref, sidecar, place) {
    return (ref instanceof EgressHost ? ref : EgressHost.of(ref))._toJson(sidecar, place);
}

},
"networking/sidecar/outbound-traffic-policy.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OutboundTrafficMode = void 0;
exports.renderOutboundTrafficPolicy = renderOutboundTrafficPolicy;
const errors_1 = load("core/errors.js");
const destination_1 = load("networking/destination.js");
const qualified_host_1 = load("networking/qualified-host.js");
/** What a sidecar does with requests to places that the mesh does not know. */
var OutboundTrafficMode;
(function (OutboundTrafficMode) {
    /** They are answered with a 502, and connections are closed. No firewall: applications can go round the sidecar. */
    OutboundTrafficMode["REGISTRY_ONLY"] = "REGISTRY_ONLY";
    /** They go on to where the application sends them. */
    OutboundTrafficMode["ALLOW_ANY"] = "ALLOW_ANY";
})(OutboundTrafficMode || (exports.OutboundTrafficMode = OutboundTrafficMode = {}));
/** The policy in its wire form. */
function renderOutboundTrafficPolicy({ mode, egressProxy }, sidecar) {
    const place = { property: 'outboundTrafficPolicy.egressProxy', at: sidecar };
    if (!egressProxy)
        return { mode };
    if (mode !== OutboundTrafficMode.ALLOW_ANY) {
        throw new errors_1.MeshError('MESH_EGRESS_PROXY', { ...place, must: 'not be set unless the mode is ALLOW_ANY' });
    }
    if (egressProxy.port === undefined) {
        throw new errors_1.MeshError('MESH_EGRESS_PROXY', {
            ...place,
            must: 'have a port',
            fix: 'add withPort(…) to the destination',
        });
    }
    const destination = (0, destination_1.renderDestination)(egressProxy, sidecar, place.property);
    return {
        mode,
        egressProxy: {
            ...destination,
            host: (0, qualified_host_1.qualifiedName)(egressProxy.host, { ...place, property: `${place.property}.host` }),
        },
    };
}

},
"networking/sidecar/sidecar.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Sidecar = void 0;
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const workload_selector_1 = load("core/workload-selector.js");
const connection_pool_1 = load("networking/destination-rule/connection-pool.js");
const outbound_traffic_policy_1 = load("networking/sidecar/outbound-traffic-policy.js");
const sidecar_egress_1 = load("networking/sidecar/sidecar-egress.js");
const sidecar_ingress_1 = load("networking/sidecar/sidecar-ingress.js");
/**
 * What sidecars take in and what they can reach. A sidecar that knows less takes less memory.
 *
 * @example
 * new Sidecar(chart, 'default', {
 *   egress: [{ hosts: [EgressHost.sameNamespace(), EgressHost.namespace('istio-system')] }],
 *   outboundTrafficPolicy: { mode: OutboundTrafficMode.REGISTRY_ONLY },
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: Sidecar
 * metadata:
 *   name: default
 *   namespace: bookinfo
 * spec:
 *   egress:
 *     - hosts:
 *         - ./*
 *         - istio-system/*
 *   outboundTrafficPolicy:
 *     mode: REGISTRY_ONLY
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
class Sidecar extends mesh_resource_1.MeshResource {
    #common;
    #ingress = [];
    #egress = [];
    /**
     * @throws MeshError MESH_EMPTY_SIDECAR, when the app is synthesized, for a Sidecar that says nothing
     */
    constructor(scope, id, props = {}) {
        super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', plural: 'sidecars' }, props);
        const { workloadSelector, inboundConnectionPool, outboundTrafficPolicy } = props;
        this.#common = {
            workloadSelector: workloadSelector && { labels: (0, workload_selector_1.labelsOf)(workloadSelector, this, 'workloadSelector') },
            inboundConnectionPool: inboundConnectionPool && (0, connection_pool_1.renderConnectionPool)(inboundConnectionPool, this, 'inboundConnectionPool'),
            outboundTrafficPolicy: outboundTrafficPolicy && (0, outbound_traffic_policy_1.renderOutboundTrafficPolicy)(outboundTrafficPolicy, this),
        };
        for (const ingress of props.ingress ?? [])
            this.addIngress(ingress);
        for (const egress of props.egress ?? [])
            this.addEgress(egress);
        this.node.addValidation({ validate: () => this.emptiness() });
    }
    /**
     * Adds a port on which the sidecars take requests in.
     *
     * @throws MeshError MESH_DUPLICATE_PORT for a port that another listener has
     */
    addIngress(ingress) {
        const property = `ingress[${this.#ingress.length}]`;
        const json = (0, sidecar_ingress_1.renderSidecarIngress)(ingress, this, property);
        if (this.#ingress.some(({ port }) => port.number === json.port.number)) {
            this.fail('MESH_DUPLICATE_PORT', `${property}.port`, json.port.number, 'be the port of one listener only');
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
        const json = (0, sidecar_egress_1.renderSidecarEgress)(egress, this, `egress[${index}]`);
        const catchAll = this.#egress.findIndex(({ port }) => port === undefined);
        if (catchAll !== -1) {
            const must = `come before egress[${catchAll}], which has no port and takes the rest`;
            this.fail('MESH_EGRESS_ORDER', `egress[${index}]`, undefined, must, 'add the listener without a port last');
        }
        const { port, bind } = json;
        if (port &&
            this.#egress.some((other) => other.port?.number === port.number && (port.number !== 0 || other.bind === bind))) {
            const [field, value] = port.number === 0 ? ['bind', bind] : ['port', port.number];
            this.fail('MESH_DUPLICATE_PORT', `egress[${index}].${field}`, value, `be the ${field} of one listener only`);
        }
        this.#egress.push(json);
    }
    /** @internal */
    _toSpec() {
        return { ...this.#common, ingress: filled(this.#ingress), egress: filled(this.#egress) };
    }
    emptiness() {
        const { inboundConnectionPool, outboundTrafficPolicy } = this.#common;
        if (this.#ingress.length + this.#egress.length > 0 || inboundConnectionPool || outboundTrafficPolicy)
            return [];
        const must = 'have at least one entry where ingress, inboundConnectionPool and outboundTrafficPolicy say nothing';
        return [new errors_1.MeshError('MESH_EMPTY_SIDECAR', { property: 'egress', must, fix: 'call addEgress' }).message];
    }
    fail(code, property, value, must, fix) {
        throw new errors_1.MeshError(code, { property, value, must, ...(fix ? { fix } : {}), at: this });
    }
}
exports.Sidecar = Sidecar;
/** An empty list would say the same as none. */
function filled(listeners) {
    return listeners.length > 0 ? listeners : undefined;
}

},
"networking/sidecar/sidecar-egress.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderSidecarEgress = renderSidecarEgress;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const ip_address_1 = load("networking/ip-address.js");
const unix_socket_1 = load("networking/service-entry/unix-socket.js");
const capture_mode_1 = load("networking/sidecar/capture-mode.js");
const egress_host_1 = load("networking/sidecar/egress-host.js");
/** The listener in its wire form. */
function renderSidecarEgress(egress, sidecar, property) {
    const { bind, port, portName, protocol, captureMode } = egress;
    const place = (field) => ({ property: `${property}.${field}`, at: sidecar });
    const socket = bind instanceof unix_socket_1.UnixSocket;
    if (socket && port !== undefined) {
        const must = 'not be set for a Unix domain socket';
        throw new errors_1.MeshError('MESH_SOCKET_WITH_PORT', {
            ...place('port'),
            value: port,
            must,
            fix: 'drop the port, or the socket',
        });
    }
    if (socket && captureMode === capture_mode_1.CaptureMode.IPTABLES) {
        const must = 'be DEFAULT or NONE for a Unix domain socket';
        throw new errors_1.MeshError('MESH_CAPTURE_MODE', { ...place('captureMode'), value: captureMode, must });
    }
    const stray = ['bind', 'portName', 'protocol'].find((field) => egress[field] !== undefined);
    if (!socket && port === undefined && stray) {
        const must = 'stand beside a port';
        throw new errors_1.MeshError('MESH_EGRESS_WITHOUT_PORT', {
            ...place(stray),
            value: egress[stray],
            must,
            fix: 'name the port',
        });
    }
    return {
        hosts: renderHosts(egress.hosts, sidecar, place('hosts')),
        port: socket || port !== undefined
            ? {
                number: socket ? 0 : (0, checks_1.checkPort)(port, place('port')),
                name: (0, checks_1.checkDnsLabel)(portName, place('portName')),
                protocol,
            }
            : undefined,
        bind: socket ? bind.address : (0, ip_address_1.checkIp)(bind, place('bind')),
        captureMode,
    };
}
function renderHosts(hosts, sidecar, place) {
    (0, checks_1.checkNotEmpty)(hosts, place, 'name services, or EgressHost.NONE');
    const names = hosts.map((host, index) => (0, egress_host_1.renderEgressHost)(host, sidecar, { ...place, property: `${place.property}[${index}]` }));
    const fail = (value, must, fix) => {
        throw new errors_1.MeshError('MESH_EGRESS_HOST', { ...place, value, must, fix });
    };
    const included = names.filter((name) => !name.startsWith('~'));
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice)
        fail(twice, 'name each host once', 'drop the second');
    if (included.includes('*/*') && included.length > 1) {
        fail('*/*', 'stand alone as every service there is', 'drop it, or the others');
    }
    return names;
}

},
"networking/sidecar/sidecar-ingress.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderSidecarIngress = renderSidecarIngress;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const protocol_1 = load("core/protocol.js");
const connection_pool_1 = load("networking/destination-rule/connection-pool.js");
const ip_address_1 = load("networking/ip-address.js");
/** The listener in its wire form. */
function renderSidecarIngress(ingress, sidecar, property) {
    const { port, portName, protocol, tls, connectionPool } = ingress;
    const place = (field) => ({ property: `${property}.${field}`, at: sidecar });
    if (tls && !(0, protocol_1.isTls)(protocol)) {
        throw new errors_1.MeshError('MESH_SERVER_TLS', { ...place('tls'), must: 'be set for HTTPS and TLS only' });
    }
    if (connectionPool?.http && !(0, protocol_1.isHttp)(protocol)) {
        throw new errors_1.MeshError('MESH_HTTP_SETTINGS', {
            ...place('connectionPool.http'),
            must: `not be set for ${protocol ?? 'a guessed protocol'}, on which a sidecar passes over it`,
            fix: protocol ? 'set tcp only' : 'say the protocol',
        });
    }
    return {
        port: { number: (0, checks_1.checkPort)(port, place('port')), name: (0, checks_1.checkDnsLabel)(portName, place('portName')), protocol },
        bind: (0, ip_address_1.checkIp)(ingress.bind, place('bind')),
        captureMode: ingress.captureMode,
        defaultEndpoint: ingress.defaultEndpoint?._toJson(),
        tls: tls?._toJson(),
        connectionPool: connectionPool && (0, connection_pool_1.renderConnectionPool)(connectionPool, sidecar, `${property}.connectionPool`),
    };
}

},
"networking/sidecar/sidecar-tls.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SidecarTls = void 0;
const errors_1 = load("core/errors.js");
const tls_parameters_1 = load("networking/gateway/tls-parameters.js");
/**
 * What a sidecar does about the TLS of clients outside the mesh. Its certificates are files: sidecars take none from
 * Secrets.
 *
 * @example
 * SidecarTls.simple({ serverCertificate: '/etc/certs/tls.crt', privateKey: '/etc/certs/tls.key' });
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener
 */
class SidecarTls {
    /** The sidecar ends TLS and asks clients for nothing. */
    static simple(options) {
        return new SidecarTls('SIMPLE', options);
    }
    /** The sidecar ends TLS and asks clients for a certificate; without one they cannot connect. */
    static mutual(options) {
        return new SidecarTls('MUTUAL', options);
    }
    /** The sidecar ends TLS and asks clients for a certificate; without one they can connect all the same. */
    static optionalMutual(options) {
        return new SidecarTls('OPTIONAL_MUTUAL', options);
    }
    #json;
    constructor(mode, options) {
        const { serverCertificate, privateKey, caCertificates, caCrl } = options;
        const paths = { serverCertificate, privateKey, ...(mode !== 'SIMPLE' && { caCertificates }) };
        for (const [name, path] of Object.entries(paths)) {
            if (path)
                continue;
            throw new errors_1.MeshError('MESH_TLS_CERTIFICATE', {
                property: `tls.${name}`,
                value: path,
                must: 'be the path of a file',
            });
        }
        this.#json = { mode, serverCertificate, privateKey, caCertificates, caCrl, ...(0, tls_parameters_1.renderTlsParameters)(options) };
        Object.freeze(this);
    }
    /** @internal */
    _toJson() {
        return this.#json;
    }
}
exports.SidecarTls = SidecarTls;

},
"networking/virtual-service/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.VirtualService = exports.RetryOn = exports.DerivePort = exports.GrpcStatus = exports.Delay = exports.Abort = exports.UnmatchedPreflights = void 0;
var cors_1 = load("networking/virtual-service/cors.js");
Object.defineProperty(exports, "UnmatchedPreflights", { enumerable: true, get: function () { return cors_1.UnmatchedPreflights; } });
var fault_1 = load("networking/virtual-service/fault.js");
Object.defineProperty(exports, "Abort", { enumerable: true, get: function () { return fault_1.Abort; } });
Object.defineProperty(exports, "Delay", { enumerable: true, get: function () { return fault_1.Delay; } });
Object.defineProperty(exports, "GrpcStatus", { enumerable: true, get: function () { return fault_1.GrpcStatus; } });
var redirect_1 = load("networking/virtual-service/redirect.js");
Object.defineProperty(exports, "DerivePort", { enumerable: true, get: function () { return redirect_1.DerivePort; } });
var retry_on_1 = load("networking/virtual-service/retry-on.js");
Object.defineProperty(exports, "RetryOn", { enumerable: true, get: function () { return retry_on_1.RetryOn; } });
var virtual_service_1 = load("networking/virtual-service/virtual-service.js");
Object.defineProperty(exports, "VirtualService", { enumerable: true, get: function () { return virtual_service_1.VirtualService; } });

},
"networking/virtual-service/cors.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnmatchedPreflights = void 0;
exports.renderCorsPolicy = renderCorsPolicy;
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
const header_syntax_1 = load("networking/virtual-service/header-syntax.js");
/** What happens to a preflight request from an origin that is not allowed. */
var UnmatchedPreflights;
(function (UnmatchedPreflights) {
    /** The mesh's default: FORWARD. */
    UnmatchedPreflights["UNSPECIFIED"] = "UNSPECIFIED";
    /** It is sent on. */
    UnmatchedPreflights["FORWARD"] = "FORWARD";
    /** It is answered with 200 and without CORS headers. */
    UnmatchedPreflights["IGNORE"] = "IGNORE";
})(UnmatchedPreflights || (exports.UnmatchedPreflights = UnmatchedPreflights = {}));
/** The policy in its wire form. */
function renderCorsPolicy(cors, rule, property) {
    return {
        allowOrigins: cors.allowOrigins.map((origin, index) => renderOrigin(origin, rule, `${property}.allowOrigins[${index}]`)),
        allowMethods: cors.allowMethods && [...cors.allowMethods],
        allowHeaders: copyNames(cors.allowHeaders, rule, `${property}.allowHeaders`),
        exposeHeaders: copyNames(cors.exposeHeaders, rule, `${property}.exposeHeaders`),
        maxAge: renderSeconds(cors.maxAge, rule, `${property}.maxAge`),
        allowCredentials: cors.allowCredentials,
        unmatchedPreflights: cors.unmatchedPreflights,
    };
}
function renderOrigin(origin, at, property) {
    const json = origin._toJson();
    if ('exact' in json && json.exact === '') {
        const fix = "name the origin, such as https://example.com, or '*'";
        throw new errors_1.MeshError('MESH_EMPTY_MATCH', { property, value: json, must: 'not be empty', fix, at });
    }
    return json;
}
function copyNames(names, at, property) {
    for (const name of names ?? []) {
        if (!(0, header_syntax_1.isHeaderName)(name)) {
            throw new errors_1.MeshError('MESH_INVALID_HEADER', { property, value: name, must: "be names of headers, or '*'", at });
        }
    }
    return names && [...names];
}
function renderSeconds(duration, at, property) {
    if (duration === undefined)
        return undefined;
    const milliseconds = (0, duration_1.millisecondsOf)(duration);
    if (milliseconds === 0 || milliseconds % 1000 !== 0) {
        const must = 'be a whole number of seconds, 1 s or more';
        throw new errors_1.MeshError('MESH_INVALID_DURATION', { property, value: `${milliseconds} ms`, must, at });
    }
    return (0, duration_1.renderDuration)(duration, { property, at });
}

},
"networking/virtual-service/fault.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Delay = exports.Abort = exports.GrpcStatus = void 0;
exports.renderFault = renderFault;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
const percentage_1 = load("core/percentage.js");
/** The status codes of gRPC. */
var GrpcStatus;
(function (GrpcStatus) {
    GrpcStatus["OK"] = "OK";
    GrpcStatus["CANCELLED"] = "CANCELLED";
    GrpcStatus["UNKNOWN"] = "UNKNOWN";
    GrpcStatus["INVALID_ARGUMENT"] = "INVALID_ARGUMENT";
    GrpcStatus["DEADLINE_EXCEEDED"] = "DEADLINE_EXCEEDED";
    GrpcStatus["NOT_FOUND"] = "NOT_FOUND";
    GrpcStatus["ALREADY_EXISTS"] = "ALREADY_EXISTS";
    GrpcStatus["PERMISSION_DENIED"] = "PERMISSION_DENIED";
    GrpcStatus["RESOURCE_EXHAUSTED"] = "RESOURCE_EXHAUSTED";
    GrpcStatus["FAILED_PRECONDITION"] = "FAILED_PRECONDITION";
    GrpcStatus["ABORTED"] = "ABORTED";
    GrpcStatus["OUT_OF_RANGE"] = "OUT_OF_RANGE";
    GrpcStatus["UNIMPLEMENTED"] = "UNIMPLEMENTED";
    GrpcStatus["INTERNAL"] = "INTERNAL";
    GrpcStatus["UNAVAILABLE"] = "UNAVAILABLE";
    GrpcStatus["DATA_LOSS"] = "DATA_LOSS";
    GrpcStatus["UNAUTHENTICATED"] = "UNAUTHENTICATED";
})(GrpcStatus || (exports.GrpcStatus = GrpcStatus = {}));
/**
 * Requests that are answered with an error and not sent on.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection-Abort
 */
class Abort {
    _status;
    percentage;
    /** Answers `percentage` of the requests with an HTTP status, 200 to 599. */
    static http(status, percentage) {
        return new Abort({ httpStatus: (0, checks_1.checkInteger)(status, { property: 'fault.abort.httpStatus' }, 200, 599) }, percentage);
    }
    /** Answers `percentage` of the requests with a gRPC status. */
    static grpc(status, percentage) {
        return new Abort({ grpcStatus: status }, percentage);
    }
    constructor(
    /** @internal */
    _status, 
    /** The share of requests that fail. */
    percentage) {
        this._status = _status;
        this.percentage = percentage;
        Object.freeze(this);
    }
}
exports.Abort = Abort;
/**
 * Requests that are held back before they are sent on.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection-Delay
 */
class Delay {
    fixedDelay;
    percentage;
    /** Holds `percentage` of the requests for a fixed time. */
    static fixed(delay, percentage) {
        (0, duration_1.renderDuration)(delay, { property: 'fault.delay.fixedDelay' });
        return new Delay(delay, percentage);
    }
    constructor(
    /** How long a request is held. */
    fixedDelay, 
    /** The share of requests that are held. */
    percentage) {
        this.fixedDelay = fixedDelay;
        this.percentage = percentage;
        Object.freeze(this);
    }
}
exports.Delay = Delay;
/** The fault in its wire form. */
function renderFault({ abort, delay }, rule, property) {
    if (abort === undefined && delay === undefined) {
        throw new errors_1.MeshError('MESH_EMPTY_FAULT', { property, must: 'have an abort or a delay', at: rule });
    }
    return {
        abort: abort && { ...abort._status, percentage: (0, percentage_1.renderPercentage)(abort.percentage) },
        delay: delay && {
            fixedDelay: (0, duration_1.renderDuration)(delay.fixedDelay, { property: `${property}.delay.fixedDelay`, at: rule }),
            percentage: (0, percentage_1.renderPercentage)(delay.percentage),
        },
    };
}

},
"networking/virtual-service/redirect.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DerivePort = void 0;
exports.renderRedirect = renderRedirect;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/** How the port of a redirect is found where it is not given. */
var DerivePort;
(function (DerivePort) {
    /** 80 for HTTP, 443 for HTTPS. */
    DerivePort["FROM_PROTOCOL_DEFAULT"] = "FROM_PROTOCOL_DEFAULT";
    /** The port of the request. */
    DerivePort["FROM_REQUEST_PORT"] = "FROM_REQUEST_PORT";
})(DerivePort || (exports.DerivePort = DerivePort = {}));
/** The redirect in its wire form. */
function renderRedirect(redirect, rule, property) {
    const { uri, authority, scheme, redirectCode, port, derivePort } = redirect;
    if (uri === undefined && authority === undefined && scheme === undefined && port === undefined) {
        throw new errors_1.MeshError('MESH_EMPTY_REDIRECT', {
            property,
            must: 'have at least one of uri, authority, scheme and port',
            fix: 'say where the client should go',
            at: rule,
        });
    }
    for (const [key, text] of Object.entries({ uri, authority })) {
        if (text === '') {
            throw new errors_1.MeshError('MESH_EMPTY_REDIRECT', {
                property: `${property}.${key}`,
                value: text,
                must: 'not be empty',
                fix: `leave ${key} out to keep that of the request`,
                at: rule,
            });
        }
    }
    (0, checks_1.checkPort)(port, { property: `${property}.port`, at: rule });
    return { uri, authority, scheme, redirectCode, port, derivePort };
}

},
"networking/virtual-service/retry-on.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RetryOn = void 0;
const errors_1 = load("core/errors.js");
/** The status codes that the mesh takes, as ranges: those that HTTP gives a meaning to. */
const STATUS_CODES = [
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
    [510, 511],
];
/**
 * A failure that is worth another try.
 *
 * @example
 * const on = [RetryOn.SERVER_ERROR, RetryOn.CONNECT_FAILURE, RetryOn.status(429)];
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on
 */
class RetryOn {
    condition;
    /** `5xx`: any answer from 500 up, and no answer at all. */
    static SERVER_ERROR = new RetryOn('5xx');
    /** `gateway-error`: 502, 503 and 504. */
    static GATEWAY_ERROR = new RetryOn('gateway-error');
    /** `reset`: the server went away without an answer. */
    static RESET = new RetryOn('reset');
    /** `reset-before-request`: the server went away before it could have seen the request. */
    static RESET_BEFORE_REQUEST = new RetryOn('reset-before-request');
    /** `connect-failure`: no connection could be made. */
    static CONNECT_FAILURE = new RetryOn('connect-failure');
    /** `retriable-4xx`: 409. */
    static RETRIABLE_4XX = new RetryOn('retriable-4xx');
    /** `refused-stream`: the server refused the HTTP/2 stream before it looked at it. */
    static REFUSED_STREAM = new RetryOn('refused-stream');
    /** `retriable-status-codes`: the codes that an `x-envoy-retriable-status-codes` header names. */
    static RETRIABLE_STATUS_CODES = new RetryOn('retriable-status-codes');
    /** `retriable-headers`: the response has a header that an `x-envoy-retriable-header-names` header names. */
    static RETRIABLE_HEADERS = new RetryOn('retriable-headers');
    /** `envoy-ratelimited`: Envoy itself refused the request for its rate. */
    static ENVOY_RATE_LIMITED = new RetryOn('envoy-ratelimited');
    /** `http3-post-connect-failure`: an HTTP/3 connection failed after the handshake. */
    static HTTP3_POST_CONNECT_FAILURE = new RetryOn('http3-post-connect-failure');
    /** `cancelled`: gRPC status 1. */
    static GRPC_CANCELLED = new RetryOn('cancelled');
    /** `deadline-exceeded`: gRPC status 4. */
    static GRPC_DEADLINE_EXCEEDED = new RetryOn('deadline-exceeded');
    /** `resource-exhausted`: gRPC status 8. */
    static GRPC_RESOURCE_EXHAUSTED = new RetryOn('resource-exhausted');
    /** `internal`: gRPC status 13. */
    static GRPC_INTERNAL = new RetryOn('internal');
    /** `unavailable`: gRPC status 14. */
    static GRPC_UNAVAILABLE = new RetryOn('unavailable');
    /**
     * Answers with one status code.
     *
     * @throws MeshError MESH_INVALID_RETRY_CONDITION for a code that HTTP gives no meaning to, such as 299 or 520
     */
    static status(code) {
        const known = STATUS_CODES.some(([first, last]) => code >= first && code <= last);
        if (!Number.isInteger(code) || !known) {
            throw new errors_1.MeshError('MESH_INVALID_RETRY_CONDITION', {
                property: 'retries.on',
                value: code,
                must: 'be a status code with a meaning in HTTP, such as 429',
            });
        }
        return new RetryOn(`${code}`);
    }
    /**
     * A condition of Envoy that has no name here yet.
     *
     * @throws MeshError MESH_INVALID_RETRY_CONDITION for what cannot be one condition
     */
    static of(condition) {
        if (/^\d+$/.test(condition))
            return RetryOn.status(Number(condition));
        if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(condition)) {
            throw new errors_1.MeshError('MESH_INVALID_RETRY_CONDITION', {
                property: 'retries.on',
                value: condition,
                must: 'be one condition in lower case, such as connect-failure',
                ...(/[,\s]/.test(condition) ? { fix: 'list several conditions as several entries' } : {}),
            });
        }
        return new RetryOn(condition);
    }
    constructor(
    /** The condition in Envoy's spelling. */
    condition) {
        this.condition = condition;
        Object.freeze(this);
    }
}
exports.RetryOn = RetryOn;

},
"networking/virtual-service/virtual-service.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.VirtualService = void 0;
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const export_to_1 = load("networking/export-to.js");
const gateway_ref_1 = load("networking/gateway-ref.js");
const http_match_1 = load("networking/virtual-service/http-match.js");
const http_route_1 = load("networking/virtual-service/http-route.js");
const reachability_1 = load("networking/virtual-service/reachability.js");
const route_hosts_1 = load("networking/virtual-service/route-hosts.js");
const tcp_route_1 = load("networking/virtual-service/tcp-route.js");
const tls_route_1 = load("networking/virtual-service/tls-route.js");
const VIRTUAL_SERVICE = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', plural: 'virtualservices' };
/**
 * How requests to a host are routed.
 *
 * Routes are tried in the order in which they were added, and the first that matches is taken.
 *
 * @example
 * const reviews = Host.service('reviews', { namespace: 'bookinfo' });
 * const routes = new VirtualService(chart, 'reviews-routes', { host: reviews });
 * routes.addHttpRoute({
 *   match: [{ headers: { 'end-user': StringMatch.exact('jason') } }],
 *   to: Destination.of(reviews, { subset: 'v2' }),
 * });
 * routes.addHttpRoute({ to: Destination.of(reviews, { subset: 'v1' }), timeout: Duration.seconds(5) });
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: VirtualService
 * metadata:
 *   name: reviews-routes
 *   namespace: bookinfo
 * spec:
 *   hosts:
 *     - reviews
 *   http:
 *     - match:
 *         - headers:
 *             end-user:
 *               exact: jason
 *       route:
 *         - destination:
 *             host: reviews
 *             subset: v2
 *     - route:
 *         - destination:
 *             host: reviews
 *             subset: v1
 *       timeout: 5s
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
class VirtualService extends mesh_resource_1.MeshResource {
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
        if (this.#delegated)
            this.checkDelegated(props);
        this.#gateways = (0, gateway_ref_1.renderGateways)(props.gateways, this);
        const refs = props.hosts ?? (props.host === undefined ? [] : [props.host]);
        this.#hosts = this.#delegated ? undefined : (0, route_hosts_1.renderHosts)(refs, !this.isForGatewaysOnly(), this);
        this.#exportTo = (0, export_to_1.renderExportTo)(props.exportTo, this);
        for (const route of props.http ?? [])
            this.addHttpRoute(route);
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
        (0, reachability_1.checkReachable)(this.#http, this, 'http', 'request');
        if (route.delegate !== undefined)
            this.checkDelegate(route.delegate, property);
        const rendered = (0, http_route_1.renderHttpRoute)(route, this, property);
        if (!this.isForGatewaysOnly())
            (0, http_match_1.checkNoClaims)(rendered, this, property);
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
        const rendered = (0, tls_route_1.renderTlsRoute)(route, this, property);
        (0, tls_route_1.checkSniHosts)(rendered, this.#hosts ?? [], this, property);
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
        (0, reachability_1.checkReachable)(this.#tcp, this, 'tcp', 'connection');
        this.#tcp.push((0, tcp_route_1.renderTcpRoute)(route, this, property));
    }
    /** @internal */
    _toSpec() {
        return {
            hosts: this.#hosts,
            gateways: this.#gateways,
            exportTo: this.#exportTo,
            http: filled(this.#http),
            tls: filled(this.#tls),
            tcp: filled(this.#tcp),
        };
    }
    /** No gateways are the same as the gateway `mesh`: all sidecars. */
    isForGatewaysOnly() {
        return this.#gateways !== undefined && this.#gateways.length > 0 && !this.#gateways.includes('mesh');
    }
    /** For callers whose types were lost on the way. */
    checkDelegated(props) {
        const own = ['host', 'hosts', 'gateways'].filter((key) => props[key] !== undefined);
        if (own.length === 0)
            return;
        const fix = 'its rules are for the hosts and gateways of those that delegate to it';
        throw new errors_1.MeshError('MESH_DELEGATED', {
            property: own.join(', '),
            must: 'not stand beside delegated',
            fix,
            at: this,
        });
    }
    checkOwnHosts(property) {
        if (!this.#delegated)
            return;
        const must = 'not be in a VirtualService that others delegate to';
        throw new errors_1.MeshError('MESH_DELEGATED', { property, must, fix: 'only HTTP routes are delegated', at: this });
    }
    checkDelegate(delegate, property) {
        const problem = { property: `${property}.delegate`, value: delegate.name, at: this };
        if (this.#delegated) {
            const must = 'not be in a VirtualService that others delegate to';
            throw new errors_1.MeshError('MESH_DELEGATED', { ...problem, must, fix: 'delegate to it from the one with hosts' });
        }
        if (delegate instanceof VirtualService && !delegate.#delegated) {
            const must = 'be a VirtualService without hosts';
            throw new errors_1.MeshError('MESH_DELEGATE_WITH_HOSTS', { ...problem, must, fix: 'make it with delegated: true' });
        }
    }
    missingRoutes() {
        if (this.#http.length + this.#tls.length + this.#tcp.length > 0)
            return [];
        const fix = 'call addHttpRoute, addTlsRoute or addTcpRoute';
        return [new errors_1.MeshError('MESH_NO_ROUTE', { property: 'http', must: 'have at least one route', fix }).message];
    }
}
exports.VirtualService = VirtualService;
/** An empty list of rules would be an invalid one. */
function filled(routes) {
    return routes.length > 0 ? routes : undefined;
}

},
"networking/gateway-ref.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderGateways = renderGateways;
exports.foreignNamespace = foreignNamespace;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/** The names of gateways, with their namespace where it is not that of the rule. */
function renderGateways(refs, rule, property = 'gateways') {
    return refs?.map((ref, index) => {
        if (ref === 'mesh')
            return ref;
        const place = { property: `${property}[${index}]`, at: rule };
        (0, checks_1.checkDnsLabel)(ref.name, place);
        const namespace = (0, checks_1.checkDnsLabel)(foreignNamespace(ref, rule, place.property), place);
        if (namespace !== undefined)
            return `${namespace}/${ref.name}`;
        // 'mesh' alone is the word for all sidecars.
        return ref.name === 'mesh' && rule.namespace !== undefined ? `${rule.namespace}/mesh` : ref.name;
    });
}
/** The namespace of an object that a rule refers to; absent where it is that of the rule. */
function foreignNamespace(ref, rule, property) {
    if (ref.namespace === undefined && rule.namespace !== undefined) {
        throw new errors_1.MeshError('MESH_REF_WITHOUT_NAMESPACE', {
            property,
            value: ref.name,
            must: `have a namespace to be named from namespace '${rule.namespace}'`,
            fix: 'give the object or its chart a namespace',
            at: rule,
        });
    }
    return ref.namespace === rule.namespace ? undefined : ref.namespace;
}

},
"networking/virtual-service/http-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderHttpMatch = renderHttpMatch;
exports.checkNoClaims = checkNoClaims;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const string_match_1 = load("core/string-match.js");
const workload_selector_1 = load("core/workload-selector.js");
const gateway_ref_1 = load("networking/gateway-ref.js");
const header_syntax_1 = load("networking/virtual-service/header-syntax.js");
/** The match in its wire form. */
function renderHttpMatch(match, rule, property) {
    const { method } = match;
    return {
        name: match.name,
        uri: match.uri?._toJson(),
        ignoreUriCase: match.ignoreUriCase,
        method: (typeof method === 'string' ? string_match_1.StringMatch.exact(method) : method)?._toJson(),
        scheme: match.scheme?._toJson(),
        authority: match.authority?._toJson(),
        headers: renderHeaderMatches(match.headers, `${property}.headers`, rule),
        withoutHeaders: renderHeaderMatches(match.withoutHeaders, `${property}.withoutHeaders`, rule),
        queryParams: renderMatches(match.queryParams),
        port: (0, checks_1.checkPort)(match.port, { property: `${property}.port`, at: rule }),
        sourceLabels: match.source && (0, workload_selector_1.labelsOf)(match.source, rule, `${property}.source`),
        sourceNamespace: (0, checks_1.checkDnsLabel)(match.sourceNamespace, { property: `${property}.sourceNamespace`, at: rule }),
        gateways: (0, gateway_ref_1.renderGateways)(match.gateways, rule, `${property}.gateways`),
        statPrefix: match.statPrefix,
    };
}
function renderMatches(matches) {
    return matches && Object.fromEntries(Object.entries(matches).map(([name, match]) => [name, match._toJson()]));
}
const PSEUDO_HEADER = /^:(?:method|scheme|authority|path|status)$/;
/** Claims are named with dots, or in brackets where their names have dots themselves. */
const CLAIM = /^@request\.auth\.claims(?:\..+|\[.+\])$/;
function renderHeaderMatches(matches, property, rule) {
    for (const name of Object.keys(matches ?? {})) {
        if (CLAIM.test(name) || PSEUDO_HEADER.test(name))
            continue;
        const problem = { property, value: name, at: rule };
        if (!(0, header_syntax_1.isHeaderName)(name)) {
            const fix = name.startsWith('@') ? { fix: 'a claim is @request.auth.claims.group' } : {};
            throw new errors_1.MeshError('MESH_INVALID_HEADER', { ...problem, must: 'be named after a header', ...fix });
        }
        if (name !== name.toLowerCase()) {
            const fix = `write '${name.toLowerCase()}'`;
            throw new errors_1.MeshError('MESH_INVALID_HEADER', { ...problem, must: 'be in lower case, as Envoy compares it', fix });
        }
    }
    return renderMatches(matches);
}
/** Fails where a match is about a claim of the request's token: only gateways know claims. */
function checkNoClaims({ match = [] }, at, property) {
    match.forEach(({ headers, withoutHeaders }, index) => {
        const claim = Object.keys({ ...headers, ...withoutHeaders }).find((name) => CLAIM.test(name));
        if (claim === undefined)
            return;
        throw new errors_1.MeshError('MESH_CLAIM_IN_MESH', {
            property: `${property}.match[${index}].headers`,
            value: claim,
            must: 'not be a claim where sidecars follow the rules',
            fix: "name the gateways, without 'mesh'",
            at,
        });
    });
}

},
"networking/virtual-service/http-route.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderHttpRoute = renderHttpRoute;
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
const destination_1 = load("networking/destination.js");
const gateway_ref_1 = load("networking/gateway-ref.js");
const cors_1 = load("networking/virtual-service/cors.js");
const direct_response_1 = load("networking/virtual-service/direct-response.js");
const fault_1 = load("networking/virtual-service/fault.js");
const headers_1 = load("networking/virtual-service/headers.js");
const http_match_1 = load("networking/virtual-service/http-match.js");
const mirror_1 = load("networking/virtual-service/mirror.js");
const redirect_1 = load("networking/virtual-service/redirect.js");
const retries_1 = load("networking/virtual-service/retries.js");
const rewrite_1 = load("networking/virtual-service/rewrite.js");
/** The route in its wire form. */
function renderHttpRoute(route, rule, property) {
    checkOneAction(route, rule, property);
    checkOneAuthority(route, rule, property);
    return {
        name: route.name,
        match: route.match?.map((match, index) => (0, http_match_1.renderHttpMatch)(match, rule, `${property}.match[${index}]`)),
        route: route.to === undefined ? undefined : (0, destination_1.renderHttpDestinations)(route.to, rule, `${property}.to`),
        redirect: route.redirect && (0, redirect_1.renderRedirect)(route.redirect, rule, `${property}.redirect`),
        directResponse: route.directResponse && (0, direct_response_1.renderDirectResponse)(route.directResponse, rule, `${property}.directResponse`),
        delegate: route.delegate && renderDelegate(route.delegate, rule, `${property}.delegate`),
        timeout: (0, duration_1.renderDuration)(route.timeout, { property: `${property}.timeout`, at: rule }, { fix: 'leave it out for no limit' }),
        retries: route.retries && (0, retries_1.renderRetries)(route.retries, rule, `${property}.retries`),
        fault: route.fault && (0, fault_1.renderFault)(route.fault, rule, `${property}.fault`),
        rewrite: route.rewrite && (0, rewrite_1.renderRewrite)(route.rewrite, rule, `${property}.rewrite`),
        ...(0, mirror_1.renderMirrors)(route, rule, property),
        headers: route.headers && (0, headers_1.renderHeaders)(route.headers, `${property}.headers`, rule),
        corsPolicy: route.corsPolicy && (0, cors_1.renderCorsPolicy)(route.corsPolicy, rule, `${property}.corsPolicy`),
    };
}
/** For callers whose types were lost on the way: JavaScript, casts, spread objects. */
function checkOneAction(route, at, property) {
    const actions = ['to', 'redirect', 'directResponse', 'delegate'].filter((key) => route[key] !== undefined);
    if (actions.length !== 1) {
        throw new errors_1.MeshError('MESH_ROUTE_ACTION', {
            property,
            value: actions,
            must: 'have exactly one of to, redirect, directResponse and delegate',
            at,
        });
    }
    const answered = route.redirect !== undefined || route.directResponse !== undefined;
    const forwarding = ['timeout', 'retries', 'fault', 'rewrite', 'mirror', 'mirrors'].filter((key) => route[key] !== undefined);
    if (answered && forwarding.length > 0) {
        throw new errors_1.MeshError('MESH_ROUTE_ACTION', {
            property,
            value: [...actions, ...forwarding],
            must: `not have ${forwarding.join(', ')} beside ${actions[0]}`,
            fix: `a request that is answered here is not sent on; drop ${forwarding.join(', ')}`,
            at,
        });
    }
    if (route.mirror !== undefined && route.mirrors !== undefined) {
        throw new errors_1.MeshError('MESH_ROUTE_ACTION', {
            property,
            value: ['mirror', 'mirrors'],
            must: 'have one of mirror and mirrors',
            fix: 'put every mirror into mirrors',
            at,
        });
    }
}
/** Istio refuses a second change of the authority rather than choose one. */
function checkOneAuthority({ rewrite, headers }, at, property) {
    const names = (where) => Object.keys(headers?.request?.[where] ?? {})
        .filter((name) => /^(?:host|:authority)$/i.test(name))
        .map((name) => `headers.request.${where}['${name}']`);
    const changes = [
        ...(rewrite?.authority === undefined ? [] : ['rewrite.authority']),
        ...names('set'),
        ...names('add'),
    ];
    if (changes.length > 1) {
        throw new errors_1.MeshError('MESH_AUTHORITY_TWICE', {
            property,
            value: changes,
            must: 'change the authority in one place',
            fix: 'keep rewrite.authority',
            at,
        });
    }
}
function renderDelegate(delegate, rule, property) {
    return { name: delegate.name, namespace: (0, gateway_ref_1.foreignNamespace)(delegate, rule, property) };
}

},
"networking/virtual-service/direct-response.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderDirectResponse = renderDirectResponse;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const MAX_BODY = 1024 * 1024;
/** The answer in its wire form. */
function renderDirectResponse({ status, body }, rule, property) {
    (0, checks_1.checkInteger)(status, { property: `${property}.status`, at: rule }, 200, 599);
    const size = body === undefined ? 0 : Buffer.byteLength(body);
    if (size > MAX_BODY) {
        throw new errors_1.MeshError('MESH_BODY_TOO_LARGE', {
            property: `${property}.body`,
            value: `${size} bytes`,
            must: `have at most ${MAX_BODY} bytes`,
            at: rule,
        });
    }
    if (body === undefined)
        return { status };
    return {
        status,
        body: typeof body === 'string' ? { string: body } : { bytes: Buffer.from(body).toString('base64') },
    };
}

},
"networking/virtual-service/mirror.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderMirrors = renderMirrors;
const percentage_1 = load("core/percentage.js");
const destination_1 = load("networking/destination.js");
/** One mirror as `mirror` and `mirrorPercentage`, several as `mirrors`. */
function renderMirrors(route, rule, property) {
    return {
        mirror: route.mirror && (0, destination_1.renderDestination)(route.mirror.to, rule, `${property}.mirror.to`),
        mirrorPercentage: (0, percentage_1.renderPercentage)(route.mirror?.percentage),
        mirrors: route.mirrors?.map((mirror, index) => ({
            destination: (0, destination_1.renderDestination)(mirror.to, rule, `${property}.mirrors[${index}].to`),
            percentage: (0, percentage_1.renderPercentage)(mirror.percentage),
        })),
    };
}

},
"networking/virtual-service/retries.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderRetries = renderRetries;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
/** The policy in its wire form. */
function renderRetries(retries, rule, property) {
    const at = rule;
    (0, checks_1.checkInteger)(retries.attempts, { property: `${property}.attempts`, at }, 0);
    if (retries.attempts === 0 && (retries.perTryTimeout || retries.on || retries.retryRemoteLocalities !== undefined)) {
        throw new errors_1.MeshError('MESH_RETRIES_WITHOUT_ATTEMPTS', {
            property: `${property}.attempts`,
            value: 0,
            must: 'be 1 or more where perTryTimeout, on or retryRemoteLocalities is set',
            fix: 'give the number of retries, or leave the others out to switch retries off',
            at,
        });
    }
    (0, checks_1.checkNotEmpty)(retries.on, { property: `${property}.on`, at }, 'leave it out for the default of the mesh');
    return {
        attempts: retries.attempts,
        perTryTimeout: (0, duration_1.renderDuration)(retries.perTryTimeout, { property: `${property}.perTryTimeout`, at }),
        retryOn: retries.on?.map(({ condition }) => condition).join(','),
        retryRemoteLocalities: retries.retryRemoteLocalities,
        retryIgnorePreviousHosts: retries.retryIgnorePreviousHosts,
        backoff: (0, duration_1.renderDuration)(retries.backoff, { property: `${property}.backoff`, at }),
    };
}

},
"networking/virtual-service/rewrite.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderRewrite = renderRewrite;
const errors_1 = load("core/errors.js");
const string_match_1 = load("core/string-match.js");
/** The rewrite in its wire form. */
function renderRewrite(rewrite, rule, property) {
    const { uri, uriRegex, authority } = rewrite;
    if (uri === undefined && uriRegex === undefined && authority === undefined) {
        throw new errors_1.MeshError('MESH_EMPTY_REWRITE', { property, must: 'have uri, uriRegex or authority', at: rule });
    }
    checkFilled(uri, `${property}.uri`, rule, "write '/' for the root");
    checkFilled(authority, `${property}.authority`, rule);
    if (uriRegex)
        (0, string_match_1.checkRegex)(uriRegex.match, `${property}.uriRegex.match`, rule);
    checkFilled(uriRegex?.rewrite, `${property}.uriRegex.rewrite`, rule);
    return { uri, authority, uriRegexRewrite: uriRegex && { ...uriRegex } };
}
/** Istio takes an empty text for one that is not there. */
function checkFilled(text, property, at, fix) {
    if (text === '') {
        throw new errors_1.MeshError('MESH_EMPTY_REWRITE', { property, value: text, must: 'not be empty', ...(fix && { fix }), at });
    }
}

},
"networking/virtual-service/reachability.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkReachable = checkReachable;
const errors_1 = load("core/errors.js");
/** Fields of a match that narrow nothing down. */
const UNCONDITIONAL = new Set(['name', 'statPrefix', 'ignoreUriCase']);
/** Fails where one of the routes leaves nothing for a further one. */
function checkReachable(routes, at, list, unit) {
    const index = routes.findIndex(({ match = [] }) => match.length === 0 || match.some(isUnconditional));
    if (index === -1)
        return;
    throw new errors_1.MeshError('MESH_UNREACHABLE_ROUTE', {
        property: `${list}[${routes.length}]`,
        must: `come before ${list}[${index}], which takes every ${unit}`,
        fix: `add the route that takes every ${unit} last`,
        at,
    });
}
function isUnconditional(match) {
    return Object.entries(match).every(([field, condition]) => UNCONDITIONAL.has(field) || isVoid(field, condition));
}
function isVoid(field, condition) {
    if (condition === undefined)
        return true;
    if (typeof condition !== 'object' || condition === null)
        return false;
    const { prefix, regex } = condition;
    if (field === 'uri' && (prefix === '/' || regex === '.*'))
        return true;
    return Object.keys(condition).length === 0;
}

},
"networking/virtual-service/route-hosts.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderHosts = renderHosts;
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const host_pattern_1 = load("core/host-pattern.js");
/** The hosts of a VirtualService in their wire form. `inMesh` says whether sidecars follow it. */
function renderHosts(refs, inMesh, rule) {
    const hosts = refs.map(host_1.Host.of);
    const names = hosts.map((host) => host.nameFrom(rule.namespace, { property: 'hosts', at: rule }));
    const problem = { property: 'hosts', value: names, at: rule };
    if (names.length === 0) {
        const fix = 'name a host, or say delegated: true for rules that others delegate to';
        throw new errors_1.MeshError('MESH_EMPTY', { ...problem, must: 'have at least one entry', fix });
    }
    if (inMesh && names.includes('*')) {
        const fix = 'name the gateways, or the hosts';
        throw new errors_1.MeshError('MESH_WILDCARD_IN_MESH', { ...problem, must: "not be '*' for the sidecars of the mesh", fix });
    }
    const whole = hosts.map(({ fullName }) => fullName);
    const twice = whole.find((one, index) => whole.slice(index + 1).some((other) => (0, host_pattern_1.hostsOverlap)(one, other)));
    if (twice !== undefined) {
        const fix = `another host includes '${twice}'; keep one of them`;
        throw new errors_1.MeshError('MESH_OVERLAPPING_HOSTS', { ...problem, must: 'mean different names', fix });
    }
    return names;
}

},
"core/host-pattern.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hostsOverlap = hostsOverlap;
exports.isHostWithin = isHostWithin;
/** Whether some name is meant by both hosts. A wildcard stands for any beginning: `*.example.com`, `*`. */
function hostsOverlap(one, other) {
    return isHostWithin(one, other) || isHostWithin(other, one);
}
/** Whether every name that `host` means is also meant by `pattern`. */
function isHostWithin(host, pattern) {
    if (!pattern.startsWith('*'))
        return host === pattern;
    const end = pattern.slice(1);
    return host.startsWith('*') ? host.slice(1).endsWith(end) : host.endsWith(end);
}

},
"networking/virtual-service/tcp-route.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTcpRoute = renderTcpRoute;
const destination_1 = load("networking/destination.js");
const l4_match_1 = load("networking/virtual-service/l4-match.js");
/** The route in its wire form. */
function renderTcpRoute(route, rule, property) {
    return {
        match: route.match?.map((match, index) => (0, l4_match_1.renderL4Match)(match, rule, `${property}.match[${index}]`)),
        route: (0, destination_1.renderDestinations)(route.to, rule, `${property}.to`).map(({ destination, weight }) => ({
            destination,
            weight,
        })),
    };
}

},
"networking/virtual-service/l4-match.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderL4Match = renderL4Match;
const checks_1 = load("core/checks.js");
const cidr_1 = load("core/cidr.js");
const workload_selector_1 = load("core/workload-selector.js");
const gateway_ref_1 = load("networking/gateway-ref.js");
/** The match in its wire form. */
function renderL4Match(match, rule, property) {
    const at = rule;
    return {
        destinationSubnets: match.destinationSubnets?.map((subnet, index) => (0, cidr_1.checkCidr)(subnet, { property: `${property}.destinationSubnets[${index}]`, at })),
        port: (0, checks_1.checkPort)(match.port, { property: `${property}.port`, at }),
        sourceLabels: match.source && (0, workload_selector_1.labelsOf)(match.source, rule, `${property}.source`),
        sourceNamespace: (0, checks_1.checkDnsLabel)(match.sourceNamespace, { property: `${property}.sourceNamespace`, at }),
        gateways: (0, gateway_ref_1.renderGateways)(match.gateways, rule, `${property}.gateways`),
    };
}

},
"networking/virtual-service/tls-route.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTlsRoute = renderTlsRoute;
exports.checkSniHosts = checkSniHosts;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const host_pattern_1 = load("core/host-pattern.js");
const destination_1 = load("networking/destination.js");
const l4_match_1 = load("networking/virtual-service/l4-match.js");
/** The route in its wire form. */
function renderTlsRoute(route, rule, property) {
    (0, checks_1.checkNotEmpty)(route.match, { property: `${property}.match`, at: rule }, 'match on sniHosts');
    return {
        match: route.match.map((match, index) => ({
            ...(0, l4_match_1.renderL4Match)(match, rule, `${property}.match[${index}]`),
            sniHosts: renderSniHosts(match.sniHosts, rule, `${property}.match[${index}].sniHosts`),
        })),
        route: (0, destination_1.renderDestinations)(route.to, rule, `${property}.to`).map(({ destination, weight }) => ({
            destination,
            weight,
        })),
    };
}
function renderSniHosts(hosts, at, property) {
    (0, checks_1.checkNotEmpty)(hosts, { property, at });
    return hosts.map((host, index) => host_1.Host.of(host).nameFrom(at.namespace, { property: `${property}[${index}]`, at }));
}
/** Fails for a server name that none of the VirtualService's hosts includes. */
function checkSniHosts({ match }, hosts, at, property) {
    match.forEach(({ sniHosts }, index) => {
        const outside = sniHosts.find((sni) => !hosts.some((host) => (0, host_pattern_1.isHostWithin)(sni, host)));
        if (outside === undefined)
            return;
        throw new errors_1.MeshError('MESH_SNI_OUTSIDE_HOSTS', {
            property: `${property}.match[${index}].sniHosts`,
            value: outside,
            must: `be among the hosts of the VirtualService, which are ${hosts.join(', ')}`,
            at,
        });
    });
}

},
"operators/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TolerationOperator = exports.RabbitmqCluster = exports.IpFamilyPolicy = exports.OperatorMesh = exports.ReadOnlyTargets = exports.InvalidatedClusterPolicy = exports.InnoDBPort = exports.InnoDBEdition = exports.InnoDBCluster = void 0;
var innodb_cluster_1 = load("operators/innodb-cluster.js");
Object.defineProperty(exports, "InnoDBCluster", { enumerable: true, get: function () { return innodb_cluster_1.InnoDBCluster; } });
Object.defineProperty(exports, "InnoDBEdition", { enumerable: true, get: function () { return innodb_cluster_1.InnoDBEdition; } });
Object.defineProperty(exports, "InnoDBPort", { enumerable: true, get: function () { return innodb_cluster_1.InnoDBPort; } });
var innodb_router_1 = load("operators/innodb-router.js");
Object.defineProperty(exports, "InvalidatedClusterPolicy", { enumerable: true, get: function () { return innodb_router_1.InvalidatedClusterPolicy; } });
Object.defineProperty(exports, "ReadOnlyTargets", { enumerable: true, get: function () { return innodb_router_1.ReadOnlyTargets; } });
var operator_mesh_1 = load("operators/operator-mesh.js");
Object.defineProperty(exports, "OperatorMesh", { enumerable: true, get: function () { return operator_mesh_1.OperatorMesh; } });
var rabbitmq_cluster_1 = load("operators/rabbitmq-cluster.js");
Object.defineProperty(exports, "IpFamilyPolicy", { enumerable: true, get: function () { return rabbitmq_cluster_1.IpFamilyPolicy; } });
Object.defineProperty(exports, "RabbitmqCluster", { enumerable: true, get: function () { return rabbitmq_cluster_1.RabbitmqCluster; } });
var toleration_1 = load("operators/toleration.js");
Object.defineProperty(exports, "TolerationOperator", { enumerable: true, get: function () { return toleration_1.TolerationOperator; } });

},
"operators/innodb-cluster.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InnoDBCluster = exports.InnoDBPort = exports.InnoDBEdition = void 0;
const checks_1 = load("core/checks.js");
const labels_1 = load("core/labels.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const volume_claim_1 = load("workloads/volume-claim.js");
const backup_1 = load("operators/backup.js");
const init_db_1 = load("operators/init-db.js");
const innodb_logs_1 = load("operators/innodb-logs.js");
const innodb_metrics_1 = load("operators/innodb-metrics.js");
const innodb_router_1 = load("operators/innodb-router.js");
const innodb_tls_1 = load("operators/innodb-tls.js");
const keyring_1 = load("operators/keyring.js");
const mysql_checks_1 = load("operators/mysql-checks.js");
const operator_checks_1 = load("operators/operator-checks.js");
const operator_mesh_1 = load("operators/operator-mesh.js");
const operator_pods_1 = load("operators/operator-pods.js");
const read_replica_1 = load("operators/read-replica.js");
const root_credentials_1 = load("operators/root-credentials.js");
const INNODB_CLUSTER = { apiVersion: 'mysql.oracle.com/v2', kind: 'InnoDBCluster', plural: 'innodbclusters' };
/** The editions of MySQL. */
var InnoDBEdition;
(function (InnoDBEdition) {
    /** The one under a free licence. */
    InnoDBEdition["COMMUNITY"] = "community";
    /** The one with a contract. */
    InnoDBEdition["ENTERPRISE"] = "enterprise";
})(InnoDBEdition || (exports.InnoDBEdition = InnoDBEdition = {}));
/** What port 3306 of the routers leads to. */
var InnoDBPort;
(function (InnoDBPort) {
    /** The primary, as port 6446 does. */
    InnoDBPort["READ_WRITE"] = "mysql-rw";
    /** Servers to read from, as port 6447 does. */
    InnoDBPort["READ_ONLY"] = "mysql-ro";
    /** The one or the other for each statement, as port 6450 does. */
    InnoDBPort["READ_WRITE_SPLIT"] = "mysql-rw-split";
})(InnoDBPort || (exports.InnoDBPort = InnoDBPort = {}));
/** The ports of the Service in front of the routers, as the operator makes it. */
const ROUTER_PORTS = Object.freeze({
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
    rest: 8443,
});
/** The ports of the headless Service of the servers, as the operator makes it. */
const SERVER_PORTS = Object.freeze({
    /** The server. */
    mysql: 3306,
    /** The X Protocol. */
    mysqlx: 33060,
    /** What the servers say to each other. */
    groupReplication: 33061,
    /** Metrics for Prometheus, where `metrics` has them. */
    metrics: 9104,
});
/**
 * A MySQL cluster that the MySQL operator runs: servers that replicate each other, and routers in front of them.
 *
 * @example
 * const mysql = new InnoDBCluster(chart, 'mycluster', {
 *   secret: kplus.Secret.fromSecretName(chart, 'passwords', 'mypwds'),
 *   tlsUseSelfSigned: true,
 *   instances: 3,
 *   router: { instances: 1 },
 * });
 * const host = mysql.host.fullName; // mycluster.bookinfo.svc.cluster.local
 * ```yaml
 * apiVersion: mysql.oracle.com/v2
 * kind: InnoDBCluster
 * metadata:
 *   name: mycluster
 *   namespace: bookinfo
 * spec:
 *   instances: 3
 *   podLabels:
 *     sidecar.istio.io/inject: "false"
 *   router:
 *     instances: 1
 *     podLabels:
 *       sidecar.istio.io/inject: "false"
 *   secretName: mypwds
 *   tlsUseSelfSigned: true
 * ```
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
class InnoDBCluster extends mesh_resource_1.MeshResource {
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
        // A pod label is longer by 33, and has at most 63.
        (0, operator_checks_1.checkClusterName)(this, 28);
        this.secret = (0, root_credentials_1.secretOf)(props, this);
        this.apiObject.addDependency(this.secret);
        this.#spec = this.render(props);
        this.checkServerIds(props);
    }
    /** The host of the routers, which clients connect to. */
    get host() {
        return (0, operator_checks_1.hostBeside)(this, this.name);
    }
    /** The host of the servers themselves, a headless Service. */
    get instancesHost() {
        return (0, operator_checks_1.hostBeside)(this, `${this.name}-instances`);
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
    render(props) {
        const { mesh = operator_mesh_1.OperatorMesh.NO_SIDECARS, imagePullSecrets, service, datadirVolumeClaimTemplate } = props;
        const backups = { mesh, at: this };
        const labels = service?.labels && (0, labels_1.checkLabels)(service.labels, { property: 'service.labels', at: this });
        return {
            secretName: this.secret.name,
            ...(0, innodb_tls_1.renderTls)(props, props.router, this),
            version: (0, mysql_checks_1.checkVersion)(props.version, { property: 'version', at: this }),
            edition: props.edition,
            imageRepository: props.imageRepository,
            imagePullPolicy: props.imagePullPolicy,
            imagePullSecrets: imagePullSecrets?.map((secret, index) => ({
                name: (0, operator_checks_1.nameBeside)(secret, this, `imagePullSecrets[${index}]`),
            })),
            serviceAccountName: (0, operator_checks_1.nameBeside)(props.serviceAccount, this, 'serviceAccount'),
            baseServerId: (0, mysql_checks_1.checkServerId)(props.baseServerId, { property: 'baseServerId', at: this }),
            datadirVolumeClaimTemplate: datadirVolumeClaimTemplate &&
                (0, volume_claim_1.renderVolumeClaim)(datadirVolumeClaimTemplate, { property: 'datadirVolumeClaimTemplate', at: this }),
            datadirPermissions: props.datadirPermissions && { ...props.datadirPermissions },
            mycnf: props.mycnf,
            instances: (0, checks_1.checkInteger)(props.instances, { property: 'instances', at: this }, 1, 9),
            podSpec: props.podSpec,
            ...(0, operator_pods_1.renderPodMetadata)(props, mesh, this),
            keyring: (0, keyring_1.renderKeyring)(props.keyring, this),
            initDB: (0, init_db_1.renderInitDb)(props.initDb, this),
            router: (0, innodb_router_1.renderRouter)(props.router, mesh, this),
            service: service && { ...service, labels },
            metrics: (0, innodb_metrics_1.renderMetrics)(props.metrics, this),
            backupProfiles: (0, backup_1.renderBackupProfiles)(props.backupProfiles, backups),
            backupSchedules: (0, backup_1.renderBackupSchedules)(props.backupSchedules, props.backupProfiles, backups),
            logs: (0, innodb_logs_1.renderLogs)(props.logs, this),
            readReplicas: (0, read_replica_1.renderReadReplicas)(props.readReplicas, mesh, this),
            serviceFqdnTemplate: props.serviceFqdnTemplate,
        };
    }
    checkServerIds({ baseServerId = 1000, instances = 1, readReplicas = [] }) {
        const replicas = readReplicas.map((replica, index) => ({
            property: `readReplicas[${index}].baseServerId`,
            base: replica.baseServerId,
            count: replica.instances ?? 1,
        }));
        (0, mysql_checks_1.checkDistinctIds)([{ property: 'baseServerId', base: baseServerId, count: instances }, ...replicas], this);
    }
}
exports.InnoDBCluster = InnoDBCluster;

},
"workloads/volume-claim.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderVolumeClaim = renderVolumeClaim;
const quantity_1 = load("autoscaling/quantity.js");
const checks_1 = load("core/checks.js");
/** The spec of the claim in its wire form. */
function renderVolumeClaim(claim, { property, ...at }) {
    const { size, storageClass, accessModes, volumeMode } = claim;
    (0, checks_1.checkNotEmpty)(accessModes, { ...at, property: `${property}.accessModes` });
    return {
        accessModes: accessModes && [...accessModes],
        resources: size && { requests: { storage: (0, quantity_1.renderSize)(size, { ...at, property: `${property}.size` }) } },
        storageClassName: storageClass,
        volumeMode,
    };
}

},
"operators/backup.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderBackupProfiles = renderBackupProfiles;
exports.renderBackupSchedules = renderBackupSchedules;
const errors_1 = load("core/errors.js");
const dump_storage_1 = load("operators/dump-storage.js");
const operator_checks_1 = load("operators/operator-checks.js");
const operator_pods_1 = load("operators/operator-pods.js");
/** The profiles in their wire form. */
function renderBackupProfiles(profiles, place) {
    (0, operator_checks_1.checkUniqueNames)(profiles, { property: 'backupProfiles', at: place.at });
    return profiles?.map((profile, index) => ({
        name: profile.name,
        ...renderProfile(profile, place, `backupProfiles[${index}]`),
    }));
}
/** The schedules in their wire form. */
function renderBackupSchedules(schedules, profiles = [], place) {
    (0, operator_checks_1.checkUniqueNames)(schedules, { property: 'backupSchedules', at: place.at });
    return schedules?.map((schedule, index) => {
        const property = `backupSchedules[${index}]`;
        (0, operator_checks_1.checkOneOf)(schedule, ['backupProfile', 'backupProfileName'], { property, at: place.at });
        const { name, timeZone, enabled, deleteBackupData, backupProfile, backupProfileName } = schedule;
        checkProfileName(backupProfileName, profiles, place, property);
        return {
            name,
            schedule: schedule.schedule.expressionString,
            timeZone: checkTimeZone(timeZone, place, property),
            enabled,
            deleteBackupData,
            backupProfileName,
            backupProfile: backupProfile && renderProfile(backupProfile, place, `${property}.backupProfile`),
        };
    });
}
function renderProfile(profile, { mesh, at }, property) {
    (0, operator_checks_1.checkOneOf)(profile, ['dumpInstance', 'snapshot'], { property, at });
    const { dumpInstance, snapshot } = profile;
    return {
        ...(0, operator_pods_1.renderPodMetadata)(profile, mesh, at, `${property}.`),
        dumpInstance: dumpInstance && {
            dumpOptions: dumpInstance.dumpOptions,
            storage: (0, dump_storage_1.renderDumpStorage)(dumpInstance.storage, at, `${property}.dumpInstance.storage`),
        },
        snapshot: snapshot && { storage: (0, dump_storage_1.renderDumpStorage)(snapshot.storage, at, `${property}.snapshot.storage`) },
    };
}
function checkProfileName(name, profiles, { at }, property) {
    const names = profiles.map((profile) => profile.name);
    if (name !== undefined && !names.includes(name)) {
        throw new errors_1.MeshError('MESH_UNKNOWN_BACKUP_PROFILE', {
            property: `${property}.backupProfileName`,
            value: name,
            must: names.length === 0 ? 'be one of backupProfiles, and there are none' : `be one of ${names.join(', ')}`,
            at,
        });
    }
}
function checkTimeZone(zone, { at }, property) {
    if (zone === undefined || isTimeZone(zone))
        return zone;
    throw new errors_1.MeshError('MESH_INVALID_TIME_ZONE', {
        property: `${property}.timeZone`,
        value: zone,
        must: 'be a name of the time zone database, such as UTC or Europe/Madrid',
        at,
    });
}
function isTimeZone(name) {
    try {
        new Intl.DateTimeFormat('en', { timeZone: name });
        // Node takes offsets too, and Kubernetes does not.
        return /^[A-Za-z]/.test(name);
    }
    catch {
        return false;
    }
}

},
"operators/dump-storage.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderDumpStorage = renderDumpStorage;
const operator_checks_1 = load("operators/operator-checks.js");
const KINDS = ['ociObjectStorage', 's3', 'azure', 'persistentVolumeClaim'];
function renderDumpStorage(storage, cluster, property) {
    (0, operator_checks_1.checkOneOf)(storage, KINDS, { property, at: cluster });
    const { ociObjectStorage, s3, azure, persistentVolumeClaim } = storage;
    if (ociObjectStorage) {
        const { bucketName, prefix, credentials } = ociObjectStorage;
        const name = (0, operator_checks_1.nameBeside)(credentials, cluster, `${property}.ociObjectStorage.credentials`);
        return { ociObjectStorage: { bucketName, prefix, credentials: name } };
    }
    if (s3) {
        const { bucketName, prefix, config, profile, endpoint } = s3;
        const name = (0, operator_checks_1.nameBeside)(config, cluster, `${property}.s3.config`);
        return { s3: { bucketName, prefix, config: name, profile, endpoint } };
    }
    if (azure) {
        const { containerName, prefix, config } = azure;
        return { azure: { containerName, prefix, config: (0, operator_checks_1.nameBeside)(config, cluster, `${property}.azure.config`) } };
    }
    const { claim, readOnly } = persistentVolumeClaim;
    const claimName = (0, operator_checks_1.nameBeside)(claim, cluster, `${property}.persistentVolumeClaim.claim`);
    return { persistentVolumeClaim: { claimName, readOnly } };
}

},
"operators/operator-checks.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkClusterName = checkClusterName;
exports.nameBeside = nameBeside;
exports.hostBeside = hostBeside;
exports.checkOneOf = checkOneOf;
exports.checkUniqueNames = checkUniqueNames;
const scale_target_1 = load("autoscaling/scale-target.js");
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const SERVICE_NAME = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
/** Fails unless the operator can call what it makes after the cluster. */
function checkClusterName(cluster, max) {
    if (cluster.name.length > max || !SERVICE_NAME.test(cluster.name)) {
        throw new errors_1.MeshError('MESH_INVALID_NAME', {
            property: 'metadata.name',
            value: cluster.name,
            must: `be at most ${max} lower-case letters, digits and dashes, a letter first and no dash last`,
            fix: 'the operator calls Services and labels after it',
            at: cluster,
        });
    }
}
function nameBeside(object, cluster, property) {
    if (object !== undefined)
        (0, scale_target_1.checkSameNamespace)(object, cluster, property);
    return object?.name;
}
/**
 * The host of a Service that the operator makes beside the cluster.
 *
 * @throws MeshError MESH_HOST_WITHOUT_NAMESPACE
 */
function hostBeside(cluster, name) {
    if (cluster.namespace === undefined) {
        throw new errors_1.MeshError('MESH_HOST_WITHOUT_NAMESPACE', {
            property: 'host',
            value: name,
            must: 'be that of a cluster with a namespace',
            fix: 'give the cluster or its chart a namespace',
            at: cluster,
        });
    }
    return host_1.Host.service(name, { namespace: cluster.namespace });
}
/**
 * Fails unless exactly one of the keys is given, for callers whose types were lost on the way.
 *
 * @throws MeshError MESH_ONE_OF
 */
function checkOneOf(given, keys, place) {
    const found = keys.filter((key) => given[key] !== undefined);
    if (found.length !== 1) {
        throw new errors_1.MeshError('MESH_ONE_OF', {
            ...place,
            value: found,
            must: `have exactly one of ${keys.join(', ')}`,
        });
    }
}
/** Fails for two entries of a list that have one name. */
function checkUniqueNames(entries, place) {
    const names = (entries ?? []).map(({ name }) => name);
    const again = names.find((name, index) => names.indexOf(name) < index);
    if (again !== undefined) {
        throw new errors_1.MeshError('MESH_DUPLICATE', { ...place, value: again, must: 'have another name for each entry' });
    }
}

},
"operators/operator-pods.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderPodMetadata = renderPodMetadata;
const labels_1 = load("core/labels.js");
const operator_mesh_1 = load("operators/operator-mesh.js");
/** The metadata in its wire form, with the label that keeps sidecars away where there shall be none. */
function renderPodMetadata({ podAnnotations, podLabels }, mesh, at, path = '') {
    const place = { property: `${path}podLabels`, at };
    const labels = (0, operator_mesh_1.withoutSidecar)(podLabels && (0, labels_1.checkLabels)(podLabels, place), mesh, place);
    return {
        ...(podAnnotations === undefined ? {} : { podAnnotations: { ...podAnnotations } }),
        ...(labels === undefined ? {} : { podLabels: labels }),
    };
}

},
"operators/operator-mesh.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OperatorMesh = void 0;
exports.withoutSidecar = withoutSidecar;
exports.bypassing = bypassing;
const errors_1 = load("core/errors.js");
/** How the pods that an operator makes stand to the sidecars of the mesh. */
var OperatorMesh;
(function (OperatorMesh) {
    /**
     * No pod gets a sidecar: each one has the label `sidecar.istio.io/inject: "false"`. Clients with a sidecar reach them in
     * plain text, as automatic mutual TLS does with every server that has none.
     */
    OperatorMesh["NO_SIDECARS"] = "NO_SIDECARS";
    /**
     * What the nodes of the cluster say among themselves goes around the sidecars; clients are served through them. Whether
     * there are sidecars is the namespace's choice.
     */
    OperatorMesh["BYPASS_BETWEEN_NODES"] = "BYPASS_BETWEEN_NODES";
    /** Nothing is rendered: the namespace decides, and sidecars take all traffic. */
    OperatorMesh["AS_NAMESPACE"] = "AS_NAMESPACE";
})(OperatorMesh || (exports.OperatorMesh = OperatorMesh = {}));
/** The label that keeps the injector away from a pod. */
const NO_SIDECAR = { 'sidecar.istio.io/inject': 'false' };
/** The labels of pods, with the one that keeps sidecars away where there shall be none. */
function withoutSidecar(labels, mesh, place) {
    return mesh === OperatorMesh.NO_SIDECARS ? { ...labels, ...agreeing(labels, NO_SIDECAR, place) } : labels;
}
/** The annotations of pods, with those that lead the ports around the sidecar. */
function bypassing(annotations, ports, place) {
    const list = ports.join(',');
    const added = {
        'traffic.sidecar.istio.io/excludeInboundPorts': list,
        'traffic.sidecar.istio.io/excludeOutboundPorts': list,
    };
    return { ...annotations, ...agreeing(annotations, added, place) };
}
/** What is said twice has to be said in the same way. */
function agreeing(given, added, place) {
    for (const [key, text] of Object.entries(added)) {
        const other = given?.[key] ?? text;
        if (other !== text) {
            throw new errors_1.MeshError('MESH_INJECTION_CONFLICT', {
                ...place,
                value: { [key]: other },
                must: `not contradict mesh, which sets '${text}'`,
                fix: 'set mesh: OperatorMesh.AS_NAMESPACE and say everything here',
            });
        }
    }
    return added;
}

},
"operators/init-db.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderInitDb = renderInitDb;
const dump_storage_1 = load("operators/dump-storage.js");
const operator_checks_1 = load("operators/operator-checks.js");
/** The first data in its wire form. */
function renderInitDb(initDb, cluster) {
    if (initDb === undefined)
        return undefined;
    (0, operator_checks_1.checkOneOf)(initDb, ['clone', 'dump'], { property: 'initDb', at: cluster });
    const { clone, dump } = initDb;
    if (clone) {
        const name = (0, operator_checks_1.nameBeside)(clone.secret, cluster, 'initDb.clone.secret');
        return { clone: { donorUrl: clone.donorUrl, rootUser: clone.rootUser, secretKeyRef: { name } } };
    }
    const { name, path, options, storage } = dump;
    return { dump: { name, path, options, storage: (0, dump_storage_1.renderDumpStorage)(storage, cluster, 'initDb.dump.storage') } };
}

},
"operators/innodb-logs.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderLogs = renderLogs;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
const log_collector_1 = load("operators/log-collector.js");
/** The logs in their wire form. */
function renderLogs(logs, cluster) {
    if (logs === undefined)
        return undefined;
    const { general, error, slowQuery, collector } = logs;
    const collected = ['general', 'error', 'slowQuery'].find((log) => logs[log]?.collect);
    if (collected !== undefined && collector === undefined) {
        throw new errors_1.MeshError('MESH_LOGS_WITHOUT_COLLECTOR', {
            property: `logs.${collected}.collect`,
            value: true,
            must: 'come with a collector',
            fix: 'say logs.collector',
            at: cluster,
        });
    }
    (0, checks_1.checkInteger)(error?.verbosity, { property: 'logs.error.verbosity', at: cluster }, 1, 3);
    return {
        general: general && { ...general },
        error: error && { ...error },
        slowQuery: slowQuery && {
            enabled: slowQuery.enabled,
            collect: slowQuery.collect,
            longQueryTime: slowQuery.longQueryTime && (0, duration_1.millisecondsOf)(slowQuery.longQueryTime) / 1000,
        },
        collector: (0, log_collector_1.renderLogCollector)(collector, cluster),
    };
}

},
"operators/log-collector.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderLogCollector = renderLogCollector;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const checks_1 = load("core/checks.js");
/** The collector in its wire form. */
function renderLogCollector(collector, cluster) {
    if (collector === undefined)
        return undefined;
    const { image, containerName, envVariables, fluentd } = collector;
    (0, checks_1.checkNotEmpty)(fluentd.sinks, { property: 'logs.collector.fluentd.sinks', at: cluster });
    const env = envVariables && Object.entries(envVariables).map(([name, each]) => renderEnv(name, each));
    return { image, containerName, env, fluentd: { ...fluentd } };
}
function renderEnv(name, { value, valueFrom }) {
    return cdk8s_plus_28_1.k8s.toJson_EnvVar({ name, value, valueFrom });
}

},
"operators/innodb-metrics.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderMetrics = renderMetrics;
const operator_checks_1 = load("operators/operator-checks.js");
/** The metrics in their wire form. */
function renderMetrics(metrics, cluster) {
    if (metrics === undefined)
        return undefined;
    const { enable, image, options, webConfig, tlsSecret, monitor, monitorSpec } = metrics;
    return {
        enable,
        image,
        options,
        webConfig: (0, operator_checks_1.nameBeside)(webConfig, cluster, 'metrics.webConfig'),
        tlsSecret: (0, operator_checks_1.nameBeside)(tlsSecret, cluster, 'metrics.tlsSecret'),
        monitor,
        monitorSpec,
    };
}

},
"operators/innodb-router.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ReadOnlyTargets = exports.InvalidatedClusterPolicy = void 0;
exports.renderRouter = renderRouter;
const seconds_1 = load("autoscaling/seconds.js");
const checks_1 = load("core/checks.js");
const mysql_checks_1 = load("operators/mysql-checks.js");
const operator_checks_1 = load("operators/operator-checks.js");
const operator_pods_1 = load("operators/operator-pods.js");
/** What the routers of a cluster that was cut off from its ClusterSet do. */
var InvalidatedClusterPolicy;
(function (InvalidatedClusterPolicy) {
    /** They refuse every connection. */
    InvalidatedClusterPolicy["DROP_ALL"] = "drop_all";
    /** They take connections that only read. */
    InvalidatedClusterPolicy["ACCEPT_RO"] = "accept_ro";
})(InvalidatedClusterPolicy || (exports.InvalidatedClusterPolicy = InvalidatedClusterPolicy = {}));
/** Which servers serve connections that only read. */
var ReadOnlyTargets;
(function (ReadOnlyTargets) {
    /** The secondaries and the read replicas. */
    ReadOnlyTargets["ALL"] = "all";
    /** The read replicas. */
    ReadOnlyTargets["READ_REPLICAS"] = "read_replicas";
    /** The secondaries. */
    ReadOnlyTargets["SECONDARIES"] = "secondaries";
})(ReadOnlyTargets || (exports.ReadOnlyTargets = ReadOnlyTargets = {}));
/** The routers in their wire form; there are some even where nothing is said of them. */
function renderRouter(router, mesh, cluster) {
    const { instances, tlsSecret, version, podSpec, bootstrapOptions, options, routingOptions } = router ?? {};
    const metadata = (0, operator_pods_1.renderPodMetadata)(router ?? {}, mesh, cluster, 'router.');
    if (router === undefined && Object.keys(metadata).length === 0)
        return undefined;
    return {
        instances: (0, checks_1.checkInteger)(instances, { property: 'router.instances', at: cluster }, 0),
        tlsSecretName: (0, operator_checks_1.nameBeside)(tlsSecret, cluster, 'router.tlsSecret'),
        version: (0, mysql_checks_1.checkVersion)(version, { property: 'router.version', at: cluster }),
        podSpec,
        ...metadata,
        bootstrapOptions,
        options,
        routingOptions: routingOptions && renderRouting(routingOptions, cluster),
    };
}
function renderRouting({ invalidatedClusterPolicy, statsUpdatesFrequency, readOnlyTargets }, at) {
    const property = 'router.routingOptions.statsUpdatesFrequency';
    return {
        invalidated_cluster_policy: invalidatedClusterPolicy,
        stats_updates_frequency: (0, seconds_1.renderSeconds)(statsUpdatesFrequency, { property, at }, 0),
        read_only_targets: readOnlyTargets,
    };
}

},
"operators/mysql-checks.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkVersion = checkVersion;
exports.checkServerId = checkServerId;
exports.checkDistinctIds = checkDistinctIds;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const VERSION = /^\d+\.\d+\.\d+(?:-.+)?$/;
/** Fails unless `version` is absent or a version such as `9.1.0`; returns it. */
function checkVersion(version, place) {
    if (version !== undefined && !VERSION.test(version)) {
        throw new errors_1.MeshError('MESH_INVALID_VERSION', {
            ...place,
            value: version,
            must: 'be three numbers with dots, such as 9.1.0',
        });
    }
    return version;
}
/** Fails for a server id that the operator refuses, although the schema of the CRD has 0 to 4294967195; returns it. */
function checkServerId(id, place) {
    return (0, checks_1.checkInteger)(id, place, 1, 4000000000);
}
/** Fails where two servers would have one id: they would not replicate each other. */
function checkDistinctIds(groups, at) {
    for (const [index, group] of groups.entries()) {
        const other = groups
            .slice(0, index)
            .find((each) => group.base < each.base + each.count && each.base < group.base + group.count);
        if (other !== undefined) {
            throw new errors_1.MeshError('MESH_SERVER_IDS', {
                property: group.property,
                value: group.base,
                must: `be a number whose servers get other ids than those of ${other.property}, which has ${other.base} to ${other.base + other.count - 1}`,
                ...(at && { at }),
            });
        }
    }
}

},
"operators/innodb-tls.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTls = renderTls;
const errors_1 = load("core/errors.js");
const operator_checks_1 = load("operators/operator-checks.js");
/** The fields of the spec in their wire form. */
function renderTls({ tlsUseSelfSigned, tlsSecret, tlsCaSecret }, router, cluster) {
    const secrets = { tlsSecret, tlsCaSecret, 'router.tlsSecret': router?.tlsSecret };
    const [property] = Object.entries(secrets).find(([, secret]) => secret !== undefined) ?? [];
    if (tlsUseSelfSigned && property !== undefined) {
        throw new errors_1.MeshError('MESH_TLS_CONFLICT', {
            property,
            must: 'not stand beside tlsUseSelfSigned',
            fix: 'leave tlsUseSelfSigned out for certificates from Secrets',
            at: cluster,
        });
    }
    return {
        tlsUseSelfSigned,
        tlsSecretName: (0, operator_checks_1.nameBeside)(tlsSecret, cluster, 'tlsSecret'),
        tlsCASecretName: (0, operator_checks_1.nameBeside)(tlsCaSecret, cluster, 'tlsCaSecret'),
    };
}

},
"operators/keyring.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderKeyring = renderKeyring;
const errors_1 = load("core/errors.js");
const operator_checks_1 = load("operators/operator-checks.js");
/** The keyring in its wire form. */
function renderKeyring(keyring, cluster) {
    if (keyring === undefined)
        return undefined;
    (0, operator_checks_1.checkOneOf)(keyring, ['file', 'encryptedFile', 'oci'], { property: 'keyring', at: cluster });
    const { file, encryptedFile, oci } = keyring;
    if (file)
        return { file: { ...file } };
    if (encryptedFile) {
        const password = (0, operator_checks_1.nameBeside)(encryptedFile.password, cluster, 'keyring.encryptedFile.password');
        return { encryptedFile: { ...encryptedFile, password } };
    }
    return { oci: renderOci(oci, cluster) };
}
function renderOci(oci, cluster) {
    const identifiers = { ...oci, key: oci.masterKey, vault: oci.virtualVault };
    for (const kind of ['user', 'tenancy', 'compartment', 'vault', 'key']) {
        checkForm(identifiers[kind], new RegExp(`^ocid1\\.${kind}\\.`), `begin with ocid1.${kind}.`, PROPERTIES[kind], cluster);
    }
    checkForm(oci.keyFingerprint, /^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/, 'be sixteen pairs of hexadecimal digits with colons', 'keyFingerprint', cluster);
    return {
        ...oci,
        endpoints: oci.endpoints && { ...oci.endpoints },
        keySecret: (0, operator_checks_1.nameBeside)(oci.keySecret, cluster, 'keyring.oci.keySecret'),
        caCertificate: (0, operator_checks_1.nameBeside)(oci.caCertificate, cluster, 'keyring.oci.caCertificate'),
    };
}
const PROPERTIES = {
    user: 'user',
    tenancy: 'tenancy',
    compartment: 'compartment',
    vault: 'virtualVault',
    key: 'masterKey',
};
function checkForm(text, form, must, property, at) {
    if (text !== undefined && !form.test(text)) {
        throw new errors_1.MeshError('MESH_INVALID_KEYRING', { property: `keyring.oci.${property}`, value: text, must, at });
    }
}

},
"operators/read-replica.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderReadReplicas = renderReadReplicas;
const checks_1 = load("core/checks.js");
const volume_claim_1 = load("workloads/volume-claim.js");
const mysql_checks_1 = load("operators/mysql-checks.js");
const operator_checks_1 = load("operators/operator-checks.js");
const operator_pods_1 = load("operators/operator-pods.js");
/** The replicas in their wire form. */
function renderReadReplicas(replicas, mesh, at) {
    (0, operator_checks_1.checkUniqueNames)(replicas, { property: 'readReplicas', at });
    return replicas?.map((replica, index) => {
        const property = `readReplicas[${index}]`;
        const { name, baseServerId, instances, version, datadirVolumeClaimTemplate, mycnf, podSpec } = replica;
        return {
            name: (0, checks_1.checkDnsLabel)(name, { property: `${property}.name`, at }),
            baseServerId: (0, mysql_checks_1.checkServerId)(baseServerId, { property: `${property}.baseServerId`, at }),
            instances: (0, checks_1.checkInteger)(instances, { property: `${property}.instances`, at }, 1, 999),
            version: (0, mysql_checks_1.checkVersion)(version, { property: `${property}.version`, at }),
            datadirVolumeClaimTemplate: datadirVolumeClaimTemplate &&
                (0, volume_claim_1.renderVolumeClaim)(datadirVolumeClaimTemplate, { property: `${property}.datadirVolumeClaimTemplate`, at }),
            mycnf,
            podSpec,
            ...(0, operator_pods_1.renderPodMetadata)(replica, mesh, at, `${property}.`),
        };
    });
}

},
"operators/root-credentials.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.secretOf = secretOf;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const errors_1 = load("core/errors.js");
const operator_checks_1 = load("operators/operator-checks.js");
const PASSWORD_KEY = 'rootPassword';
/** The Secret with the account. */
function secretOf({ secret, rootCredentials }, cluster) {
    if (secret === undefined)
        return makeSecret(rootCredentials, cluster);
    (0, operator_checks_1.nameBeside)(secret, cluster, 'secret');
    // Keys may be added until the app is synthesized.
    if (secret instanceof cdk8s_plus_28_1.Secret)
        cluster.node.addValidation({ validate: () => missingPassword(secret) });
    return secret;
}
function makeSecret({ password, user, host, secretName }, cluster) {
    if (password === '') {
        throw new errors_1.MeshError('MESH_EMPTY', { property: 'rootCredentials.password', must: 'not be empty', at: cluster });
    }
    return new cdk8s_plus_28_1.Secret(cluster, 'RootCredentials', {
        metadata: { name: secretName ?? `${cluster.name}-root` },
        stringData: {
            ...(user === undefined ? {} : { rootUser: user }),
            ...(host === undefined ? {} : { rootHost: host }),
            [PASSWORD_KEY]: password,
        },
    });
}
function missingPassword(secret) {
    if (secret.getStringData(PASSWORD_KEY))
        return [];
    const problem = { property: 'secret', value: secret.name, must: `have the key ${PASSWORD_KEY}`, at: secret };
    return [new errors_1.MeshError('MESH_NO_PASSWORD', problem).message];
}

},
"operators/rabbitmq-cluster.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RabbitmqCluster = exports.IpFamilyPolicy = void 0;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const seconds_1 = load("autoscaling/seconds.js");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const labels_1 = load("core/labels.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const operator_checks_1 = load("operators/operator-checks.js");
const operator_mesh_1 = load("operators/operator-mesh.js");
const rabbitmq_override_1 = load("operators/rabbitmq-override.js");
const rabbitmq_persistence_1 = load("operators/rabbitmq-persistence.js");
const rabbitmq_ports_1 = load("operators/rabbitmq-ports.js");
const rabbitmq_resources_1 = load("operators/rabbitmq-resources.js");
const rabbitmq_settings_1 = load("operators/rabbitmq-settings.js");
const rabbitmq_tls_1 = load("operators/rabbitmq-tls.js");
const secret_backend_1 = load("operators/secret-backend.js");
const toleration_1 = load("operators/toleration.js");
const RABBITMQ_CLUSTER = { apiVersion: 'rabbitmq.com/v1beta1', kind: 'RabbitmqCluster', plural: 'rabbitmqclusters' };
/** Which families of IP addresses a Service has. */
var IpFamilyPolicy;
(function (IpFamilyPolicy) {
    /** One. */
    IpFamilyPolicy["SINGLE_STACK"] = "SingleStack";
    /** Both, where the cluster has both. */
    IpFamilyPolicy["PREFER_DUAL_STACK"] = "PreferDualStack";
    /** Both. */
    IpFamilyPolicy["REQUIRE_DUAL_STACK"] = "RequireDualStack";
})(IpFamilyPolicy || (exports.IpFamilyPolicy = IpFamilyPolicy = {}));
/**
 * A RabbitMQ cluster that the RabbitMQ cluster operator runs.
 *
 * @example
 * const rabbitmq = new RabbitmqCluster(chart, 'rabbitmqcluster-sample', {
 *   replicas: 3,
 *   mesh: OperatorMesh.BYPASS_BETWEEN_NODES,
 * });
 * const env = { RABBITMQ_URL: rabbitmq.credential('connection_string') };
 * ```yaml
 * apiVersion: rabbitmq.com/v1beta1
 * kind: RabbitmqCluster
 * metadata:
 *   name: rabbitmqcluster-sample
 *   namespace: bookinfo
 * spec:
 *   override:
 *     statefulSet:
 *       spec:
 *         template:
 *           metadata:
 *             annotations:
 *               traffic.sidecar.istio.io/excludeInboundPorts: 4369,25672
 *               traffic.sidecar.istio.io/excludeOutboundPorts: 4369,25672
 *   replicas: 3
 * ```
 * @see https://www.rabbitmq.com/kubernetes/operator/using-operator
 */
class RabbitmqCluster extends mesh_resource_1.MeshResource {
    /** The ports of the nodes, at `host`. */
    ports;
    /** The ports that nodes dial each other on, at `nodesHost`. */
    nodePorts = rabbitmq_ports_1.NODE_PORTS;
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
        // A pod label is the name, `-server-` and up to ten digits.
        (0, operator_checks_1.checkClusterName)(this, 45);
        const { secretBackend, rabbitmq } = props;
        const listeners = (0, rabbitmq_tls_1.listenersOf)(props.tls, secretBackend);
        this.ports = (0, rabbitmq_ports_1.portsOf)(listeners, rabbitmq?.additionalPlugins ?? []);
        this.#spec = { ...this.render(props), tls: (0, rabbitmq_tls_1.renderTls)(props.tls, listeners, this) };
        this.#secret = this.secretOf(secretBackend);
    }
    /** The host of the Service in front of the nodes. */
    get host() {
        return (0, operator_checks_1.hostBeside)(this, this.name);
    }
    /** The host of the nodes among themselves, a headless Service. */
    get nodesHost() {
        return (0, operator_checks_1.hostBeside)(this, `${this.name}-nodes`);
    }
    /**
     * The Secret with the first user: the operator's own, called after the cluster and `-default-user`, or the external one.
     *
     * @throws MeshError MESH_NO_SECRET where the user comes from Vault
     */
    get secret() {
        if (this.#secret === undefined) {
            throw new errors_1.MeshError('MESH_NO_SECRET', {
                property: 'secret',
                must: 'not be asked for where the first user comes from Vault',
                fix: 'read it from Vault',
                at: this,
            });
        }
        return this.#secret;
    }
    /**
     * One key of the Secret with the first user, for the environment of a container.
     *
     * @throws MeshError MESH_NO_SECRET where the user comes from Vault
     */
    credential(key) {
        return this.secret.envValue(key);
    }
    /** @internal */
    _toSpec() {
        return this.#spec;
    }
    render(props) {
        const { mesh = operator_mesh_1.OperatorMesh.AS_NAMESPACE, delayStart, terminationGracePeriod, imagePullSecrets, service } = props;
        const labels = service?.labels && (0, labels_1.checkLabels)(service.labels, { property: 'service.labels', at: this });
        return {
            replicas: (0, checks_1.checkInteger)(props.replicas, { property: 'replicas', at: this }, 0),
            image: props.image,
            imagePullSecrets: imagePullSecrets?.map((secret, index) => ({
                name: (0, operator_checks_1.nameBeside)(secret, this, `imagePullSecrets[${index}]`),
            })),
            service: service && { ...service, labels },
            persistence: (0, rabbitmq_persistence_1.renderPersistence)(props.persistence, this),
            resources: (0, rabbitmq_resources_1.renderResources)(props.resources, this),
            rabbitmq: (0, rabbitmq_settings_1.renderSettings)(props.rabbitmq, this),
            secretBackend: (0, secret_backend_1.renderSecretBackend)(props.secretBackend, this),
            override: (0, rabbitmq_override_1.renderOverride)(props.override, mesh, this),
            affinity: props.affinity,
            tolerations: props.tolerations?.map((each, index) => (0, toleration_1.renderToleration)(each, this, `tolerations[${index}]`)),
            skipPostDeploySteps: props.skipPostDeploySteps,
            terminationGracePeriodSeconds: (0, seconds_1.renderSeconds)(terminationGracePeriod, { property: 'terminationGracePeriod', at: this }, 0),
            delayStartSeconds: (0, seconds_1.renderSeconds)(delayStart, { property: 'delayStart', at: this }, 0),
            autoEnableAllFeatureFlags: props.autoEnableAllFeatureFlags,
        };
    }
    secretOf({ externalSecret, vault } = {}) {
        if (externalSecret !== undefined)
            return externalSecret;
        if (vault?.defaultUserPath !== undefined)
            return undefined;
        return cdk8s_plus_28_1.Secret.fromSecretName(this, 'DefaultUser', `${this.name}-default-user`);
    }
}
exports.RabbitmqCluster = RabbitmqCluster;

},
"operators/rabbitmq-override.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderOverride = renderOverride;
const operator_mesh_1 = load("operators/operator-mesh.js");
const rabbitmq_ports_1 = load("operators/rabbitmq-ports.js");
const PROPERTY = 'override.statefulSet.spec.template.metadata';
/** The override in its wire form, with what the mesh needs of the pods. */
function renderOverride(override, mesh, at) {
    if (mesh === operator_mesh_1.OperatorMesh.AS_NAMESPACE)
        return override && { ...override };
    const { spec, ...statefulSet } = override?.statefulSet ?? {};
    const { metadata, ...template } = spec?.template ?? {};
    const forPods = mesh === operator_mesh_1.OperatorMesh.NO_SIDECARS
        ? { labels: (0, operator_mesh_1.withoutSidecar)(metadata?.labels, mesh, { property: `${PROPERTY}.labels`, at }) ?? {} }
        : {
            annotations: (0, operator_mesh_1.bypassing)(metadata?.annotations, Object.values(rabbitmq_ports_1.NODE_PORTS), {
                property: `${PROPERTY}.annotations`,
                at,
            }),
        };
    return {
        ...override,
        statefulSet: {
            ...statefulSet,
            spec: { ...spec, template: { ...template, metadata: { ...metadata, ...forPods } } },
        },
    };
}

},
"operators/rabbitmq-ports.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NODE_PORTS = void 0;
exports.portsOf = portsOf;
/** The ports that nodes dial each other on: the port mapper of Erlang, and Erlang's own connections. */
exports.NODE_PORTS = Object.freeze({
    /** The port mapper of Erlang. */
    epmd: 4369,
    /** Erlang's own connections. */
    distribution: 25672,
});
const STREAM_PLUGINS = ['rabbitmq_stream', 'rabbitmq_stream_management', 'rabbitmq_multi_dc_replication'];
/** The ports that the operator gives the Service. */
function portsOf({ tls, mutual, plain }, plugins) {
    const enabled = (...names) => names.some((name) => plugins.includes(name));
    const stream = enabled(...STREAM_PLUGINS);
    const mqtt = enabled('rabbitmq_mqtt');
    const webMqtt = enabled('rabbitmq_web_mqtt');
    const stomp = enabled('rabbitmq_stomp');
    const webStomp = enabled('rabbitmq_web_stomp');
    return Object.freeze({
        ...(plain && { amqp: 5672, management: 15672 }),
        ...(tls ? { amqps: 5671, managementTls: 15671, prometheusTls: 15691 } : { prometheus: 15692 }),
        ...(stream && plain && { stream: 5552 }),
        ...(stream && tls && { streams: 5551 }),
        ...(mqtt && plain && { mqtt: 1883 }),
        ...(mqtt && tls && { mqtts: 8883 }),
        ...(webMqtt && plain && { webMqtt: 15675 }),
        ...(webMqtt && mutual && { webMqttTls: 15676 }),
        ...(stomp && plain && { stomp: 61613 }),
        ...(stomp && tls && { stomps: 61614 }),
        ...(webStomp && plain && { webStomp: 15674 }),
        ...(webStomp && mutual && { webStompTls: 15673 }),
    });
}

},
"operators/rabbitmq-persistence.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderPersistence = renderPersistence;
const quantity_1 = load("autoscaling/quantity.js");
const errors_1 = load("core/errors.js");
/** The persistence in its wire form. */
function renderPersistence(persistence, at) {
    if (persistence === undefined)
        return undefined;
    const { storage, storageClass, emptyDir } = persistence;
    if (emptyDir === undefined) {
        const size = storage && (0, quantity_1.renderSize)(storage, { property: 'persistence.storage', at });
        return { storage: size, storageClassName: storageClass };
    }
    const second = storage !== undefined ? 'storage' : storageClass !== undefined ? 'storageClass' : undefined;
    if (second !== undefined) {
        const must = 'not stand beside emptyDir';
        throw new errors_1.MeshError('MESH_ONE_OF', { property: `persistence.${second}`, must, at });
    }
    const { medium, sizeLimit } = emptyDir;
    const limit = sizeLimit && (0, quantity_1.renderSize)(sizeLimit, { property: 'persistence.emptyDir.sizeLimit', at });
    return { emptyDir: { medium, sizeLimit: limit } };
}

},
"operators/rabbitmq-resources.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderResources = renderResources;
const quantity_1 = load("autoscaling/quantity.js");
/** The resources in their wire form. */
function renderResources(resources, at) {
    if (resources === undefined)
        return undefined;
    const { claims } = resources;
    return {
        requests: renderAmounts(resources, 'request', resources.requests, at),
        limits: renderAmounts(resources, 'limit', resources.limits, at),
        claims: claims && [...claims],
    };
}
function renderAmounts({ cpu, memory, ephemeralStorage }, kind, others, at) {
    const place = (resource) => ({ property: `resources.${resource}.${kind}`, at });
    const [cores, bytes, disk] = [cpu?.[kind], memory?.[kind], ephemeralStorage?.[kind]];
    const amounts = {
        ...(cores && { cpu: (0, quantity_1.renderCpu)(cores, place('cpu')) }),
        ...(bytes && { memory: (0, quantity_1.renderSize)(bytes, place('memory')) }),
        ...(disk && { 'ephemeral-storage': (0, quantity_1.renderSize)(disk, place('ephemeralStorage')) }),
        ...others,
    };
    return Object.keys(amounts).length === 0 && others === undefined ? undefined : amounts;
}

},
"operators/rabbitmq-settings.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderSettings = renderSettings;
const errors_1 = load("core/errors.js");
const LONGEST = {
    additionalConfig: 100000,
    advancedConfig: 100000,
    envConfig: 100000,
    erlangInetConfig: 2000,
};
/** The settings in their wire form. */
function renderSettings(settings, at) {
    if (settings === undefined)
        return undefined;
    const { additionalPlugins, envConfig } = settings;
    checkPlugins(additionalPlugins ?? [], at);
    for (const file of ['additionalConfig', 'advancedConfig', 'envConfig', 'erlangInetConfig']) {
        checkLength(settings[file], LONGEST[file], `rabbitmq.${file}`, at);
    }
    if (envConfig !== undefined && /\$\(|`/.test(envConfig)) {
        const property = 'rabbitmq.envConfig';
        const must = 'have no back quote and no $(';
        throw new errors_1.MeshError('MESH_SHELL_COMMAND', { property, value: envConfig, must, at });
    }
    return { ...settings, additionalPlugins: additionalPlugins && [...additionalPlugins] };
}
function checkPlugins(plugins, at) {
    const property = 'rabbitmq.additionalPlugins';
    if (plugins.length > 100) {
        throw new errors_1.MeshError('MESH_TOO_MANY', { property, value: plugins.length, must: 'have at most 100 entries', at });
    }
    for (const [index, plugin] of plugins.entries()) {
        if (/^\w{1,100}$/.test(plugin))
            continue;
        const must = 'be at most 100 letters, digits and underscores';
        throw new errors_1.MeshError('MESH_INVALID_NAME', { property: `${property}[${index}]`, value: plugin, must, at });
    }
}
function checkLength(text, max, property, at) {
    if (text !== undefined && text.length > max) {
        const must = `have at most ${max} characters`;
        throw new errors_1.MeshError('MESH_TOO_LONG', { property, value: `${text.length} characters`, must, at });
    }
}

},
"operators/rabbitmq-tls.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listenersOf = listenersOf;
exports.renderTls = renderTls;
const errors_1 = load("core/errors.js");
const operator_checks_1 = load("operators/operator-checks.js");
/** What the nodes listen on. */
function listenersOf(tls, backend) {
    const vault = backend?.vault?.tls !== undefined;
    return {
        tls: vault || tls?.secret !== undefined,
        mutual: vault || tls?.caSecret !== undefined,
        plain: tls?.disableNonTlsListeners !== true,
    };
}
/** TLS in its wire form. */
function renderTls(tls, listeners, cluster) {
    if (!listeners.plain && !listeners.tls) {
        throw new errors_1.MeshError('MESH_TLS_CONFLICT', {
            property: 'tls.disableNonTlsListeners',
            value: true,
            must: 'come with certificates',
            fix: 'say tls.secret or secretBackend.vault.tls',
            at: cluster,
        });
    }
    return (tls && {
        secretName: (0, operator_checks_1.nameBeside)(tls.secret, cluster, 'tls.secret'),
        caSecretName: (0, operator_checks_1.nameBeside)(tls.caSecret, cluster, 'tls.caSecret'),
        disableNonTLSListeners: tls.disableNonTlsListeners,
    });
}

},
"operators/secret-backend.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderSecretBackend = renderSecretBackend;
const operator_checks_1 = load("operators/operator-checks.js");
/** The backend in its wire form. */
function renderSecretBackend(backend, cluster) {
    if (backend === undefined)
        return undefined;
    const { externalSecret, vault } = backend;
    return {
        externalSecret: externalSecret && { name: (0, operator_checks_1.nameBeside)(externalSecret, cluster, 'secretBackend.externalSecret') },
        vault: vault && {
            ...vault,
            annotations: vault.annotations && { ...vault.annotations },
            tls: vault.tls && {
                ...vault.tls,
                altNames: vault.tls.altNames?.join(','),
                ipSans: vault.tls.ipSans?.join(','),
            },
        },
    };
}

},
"operators/toleration.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TolerationOperator = void 0;
exports.renderToleration = renderToleration;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const seconds_1 = load("autoscaling/seconds.js");
const errors_1 = load("core/errors.js");
/** How a toleration compares the text of a taint. */
var TolerationOperator;
(function (TolerationOperator) {
    /** The text is that of the toleration. */
    TolerationOperator["EQUAL"] = "Equal";
    /** The taint is there, whatever its text. */
    TolerationOperator["EXISTS"] = "Exists";
})(TolerationOperator || (exports.TolerationOperator = TolerationOperator = {}));
/** The toleration in its wire form. */
function renderToleration(toleration, at, property) {
    const { key, operator, value, effect, tolerationSeconds } = toleration;
    if (operator === TolerationOperator.EXISTS && value !== undefined) {
        fail(at, `${property}.value`, value, 'not stand beside operator EXISTS');
    }
    if (tolerationSeconds !== undefined && effect !== cdk8s_plus_28_1.TaintEffect.NO_EXECUTE) {
        fail(at, `${property}.tolerationSeconds`, undefined, 'come with effect NO_EXECUTE');
    }
    return {
        key,
        operator,
        value,
        effect,
        tolerationSeconds: (0, seconds_1.renderSeconds)(tolerationSeconds, { property: `${property}.tolerationSeconds`, at }, 0),
    };
}
function fail(at, property, value, must) {
    throw new errors_1.MeshError('MESH_TOLERATION', { property, value, must, at });
}

},
"security/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TokenLocation = exports.Source = exports.RequestAuthentication = exports.Principal = exports.PeerAuthentication = exports.Operation = exports.MtlsMode = exports.Jwks = exports.Condition = exports.AuthorizationPolicy = exports.AuthorizationAction = void 0;
var authorization_action_1 = load("security/authorization-action.js");
Object.defineProperty(exports, "AuthorizationAction", { enumerable: true, get: function () { return authorization_action_1.AuthorizationAction; } });
var authorization_policy_1 = load("security/authorization-policy.js");
Object.defineProperty(exports, "AuthorizationPolicy", { enumerable: true, get: function () { return authorization_policy_1.AuthorizationPolicy; } });
var condition_1 = load("security/condition.js");
Object.defineProperty(exports, "Condition", { enumerable: true, get: function () { return condition_1.Condition; } });
var jwks_1 = load("security/jwks.js");
Object.defineProperty(exports, "Jwks", { enumerable: true, get: function () { return jwks_1.Jwks; } });
var mtls_mode_1 = load("security/mtls-mode.js");
Object.defineProperty(exports, "MtlsMode", { enumerable: true, get: function () { return mtls_mode_1.MtlsMode; } });
var operation_1 = load("security/operation.js");
Object.defineProperty(exports, "Operation", { enumerable: true, get: function () { return operation_1.Operation; } });
var peer_authentication_1 = load("security/peer-authentication.js");
Object.defineProperty(exports, "PeerAuthentication", { enumerable: true, get: function () { return peer_authentication_1.PeerAuthentication; } });
var principal_1 = load("security/principal.js");
Object.defineProperty(exports, "Principal", { enumerable: true, get: function () { return principal_1.Principal; } });
var request_authentication_1 = load("security/request-authentication.js");
Object.defineProperty(exports, "RequestAuthentication", { enumerable: true, get: function () { return request_authentication_1.RequestAuthentication; } });
var source_1 = load("security/source.js");
Object.defineProperty(exports, "Source", { enumerable: true, get: function () { return source_1.Source; } });
var token_location_1 = load("security/token-location.js");
Object.defineProperty(exports, "TokenLocation", { enumerable: true, get: function () { return token_location_1.TokenLocation; } });

},
"security/authorization-action.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AuthorizationAction = void 0;
/**
 * What a policy does with the requests that one of its rules matches.
 *
 * CUSTOM policies come first, then DENY, then ALLOW. Where no ALLOW policy applies to a workload every request that was
 * not denied passes; where one does, only what it matches.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy-Action
 */
var AuthorizationAction;
(function (AuthorizationAction) {
    /** They pass, and what no ALLOW policy of the workload matches is refused with 403. */
    AuthorizationAction["ALLOW"] = "ALLOW";
    /** They are refused with 403, whatever else allows them. */
    AuthorizationAction["DENY"] = "DENY";
    /** They are marked to be audited; nothing is refused. */
    AuthorizationAction["AUDIT"] = "AUDIT";
    /** An external authorizer, a `provider` of the mesh's configuration, is asked first. */
    AuthorizationAction["CUSTOM"] = "CUSTOM";
})(AuthorizationAction || (exports.AuthorizationAction = AuthorizationAction = {}));

},
"security/authorization-policy.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AuthorizationPolicy = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const policy_target_1 = load("core/policy-target.js");
const authorization_action_1 = load("security/authorization-action.js");
const authorization_rule_1 = load("security/authorization-rule.js");
const http_rule_1 = load("security/http-rule.js");
const operation_1 = load("security/operation.js");
const pattern_1 = load("security/pattern.js");
const workload_ports_1 = load("security/workload-ports.js");
/** Says that having no rule is meant. */
const NO_RULES = Object.freeze([]);
/**
 * Who may do what with a workload.
 *
 * As soon as one ALLOW policy applies to a workload, everything that no ALLOW policy matches is refused. A DENY rule
 * about hosts, methods, paths, headers or tokens denies all connections to the TCP ports of its workloads, where the
 * proxy cannot tell any of those: name the HTTP ports in `ports`.
 *
 * @example
 * const ratings = { matchLabels: { app: 'ratings' } };
 * new AuthorizationPolicy(chart, 'ratings-viewer', {
 *   selector: ratings,
 *   rules: [{ from: [Source.serviceAccounts('bookinfo-reviews')], to: [Operation.methods('GET')] }],
 * });
 * ```yaml
 * apiVersion: security.istio.io/v1
 * kind: AuthorizationPolicy
 * metadata:
 *   name: ratings-viewer
 *   namespace: bookinfo
 * spec:
 *   rules:
 *     - from:
 *         - source:
 *             serviceAccounts:
 *               - bookinfo-reviews
 *       to:
 *         - operation:
 *             methods:
 *               - GET
 *   selector:
 *     matchLabels:
 *       app: ratings
 * ```
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
class AuthorizationPolicy extends mesh_resource_1.MeshResource {
    /** Allows no request by itself: everything is refused that no other ALLOW policy of the workload matches. */
    static allowNothing(scope, id, props = {}) {
        return new AuthorizationPolicy(scope, id, { ...props, rules: NO_RULES });
    }
    /** Allows every request that no DENY policy matches. */
    static allowAll(scope, id, props = {}) {
        const action = authorization_action_1.AuthorizationAction.ALLOW;
        return new AuthorizationPolicy(scope, id, { ...props, action, rules: [{ everyRequest: true }] });
    }
    /** Denies every request, whatever ALLOW policies say. */
    static denyAll(scope, id, props = {}) {
        const action = authorization_action_1.AuthorizationAction.DENY;
        return new AuthorizationPolicy(scope, id, { ...props, action, rules: [{ everyRequest: true }] });
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
        super(scope, id, { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', plural: 'authorizationpolicies' }, props);
        this.#action = props.action;
        this.#provider = this.checkProvider(props);
        this.#selector = props.selector;
        this.#attachment = (0, policy_target_1.renderAttachment)(props, this);
        this.#allowsNothing = props.rules === NO_RULES;
        this.renderDryRun(props);
        if (!this.#allowsNothing) {
            const fix = 'say AuthorizationPolicy.allowNothing to refuse every request, allowAll or denyAll for the others';
            (0, checks_1.checkNotEmpty)(props.rules, { property: 'rules', at: this }, fix);
            this.node.addValidation({ validate: () => this.missingRules() });
        }
        for (const rule of props.rules ?? [])
            this.addRule(rule);
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
            throw new errors_1.MeshError('MESH_RULE_CONFLICT', {
                property,
                must: 'not be added to a policy that allows nothing',
                fix: 'make a further policy of the rule: policies add up',
                at: this,
            });
        }
        const rendered = (0, authorization_rule_1.renderRule)(rule, this, property);
        (0, authorization_rule_1.checkCount)([...this.#rules, rendered], this, 'rules');
        if (this.#action === authorization_action_1.AuthorizationAction.CUSTOM)
            (0, authorization_rule_1.checkCustomRule)(rule, this, property);
        (0, http_rule_1.checkHttpRule)(rule, this.#selector, this, property);
        this.checkPorts(rule.to ?? [], property);
        this.#rules.push(rendered);
    }
    /** @internal */
    _toSpec() {
        return {
            ...this.#attachment,
            action: this.#action,
            provider: this.#provider === undefined ? undefined : { name: this.#provider },
            rules: this.#rules.length > 0 ? this.#rules : undefined,
        };
    }
    checkProvider({ action, provider }) {
        const place = { property: 'provider', at: this };
        if ((action === authorization_action_1.AuthorizationAction.CUSTOM) !== (provider !== undefined)) {
            const must = provider === undefined ? 'name the authorizer that CUSTOM asks' : 'stand beside action CUSTOM only';
            throw new errors_1.MeshError('MESH_PROVIDER_CONFLICT', { ...place, value: provider, must });
        }
        return provider === undefined ? undefined : (0, pattern_1.checkText)(provider, place);
    }
    renderDryRun({ action, dryRun }) {
        if (dryRun === undefined)
            return;
        if (action === authorization_action_1.AuthorizationAction.AUDIT || action === authorization_action_1.AuthorizationAction.CUSTOM) {
            const must = `not stand beside action ${action}, which has no dry run`;
            throw new errors_1.MeshError('MESH_DRY_RUN_CONFLICT', { property: 'dryRun', value: dryRun, must, at: this });
        }
        this.metadata.addAnnotation('istio.io/dry-run', `${dryRun}`);
    }
    checkPorts(operations, property) {
        operations.forEach((operation, index) => {
            for (const field of ['ports', 'notPorts']) {
                operation[field]?.forEach((port, at) => {
                    (0, workload_ports_1.checkWorkloadPort)((0, operation_1.containerPort)(port), this.#selector, this, `${property}.to[${index}].${field}[${at}]`);
                });
            }
        });
    }
    missingRules() {
        if (this.#rules.length > 0)
            return [];
        const fix = 'call addRule, or say AuthorizationPolicy.allowNothing to refuse every request';
        return [new errors_1.MeshError('MESH_NO_RULE', { property: 'rules', must: 'have at least one rule', fix }).message];
    }
}
exports.AuthorizationPolicy = AuthorizationPolicy;

},
"security/authorization-rule.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderRule = renderRule;
exports.checkCount = checkCount;
exports.checkCustomRule = checkCustomRule;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const condition_1 = load("security/condition.js");
const operation_1 = load("security/operation.js");
const source_1 = load("security/source.js");
/** The rule in its wire form. */
function renderRule(rule, policy, property) {
    const { from, to, when, everyRequest } = rule;
    checkSaysSomething(rule, policy, property);
    if (everyRequest)
        return {};
    const place = (field) => ({ property: `${property}.${field}`, at: policy });
    (0, checks_1.checkNotEmpty)(from, place('from'), 'leave it out for requests from anywhere');
    (0, checks_1.checkNotEmpty)(to, place('to'), 'leave it out for requests that want anything');
    (0, checks_1.checkNotEmpty)(when, place('when'), 'leave it out where there are no conditions');
    checkCount(from, policy, `${property}.from`);
    return {
        from: from?.map((source, index) => ({ source: (0, source_1.renderSource)(source, policy, `${property}.from[${index}]`) })),
        to: to?.map((operation, index) => ({ operation: (0, operation_1.renderOperation)(operation, policy, `${property}.to[${index}]`) })),
        when: when?.map((condition, index) => (0, condition_1.renderCondition)(condition, policy, `${property}.when[${index}]`)),
    };
}
/** An empty rule matches every request, which nobody should say by accident. */
function checkSaysSomething(rule, policy, property) {
    const parts = ['from', 'to', 'when'].filter((part) => rule[part] !== undefined);
    if (rule.everyRequest && parts.length > 0) {
        throw new errors_1.MeshError('MESH_RULE_CONFLICT', {
            property: `${property}.${parts[0]}`,
            must: 'not stand beside everyRequest',
            at: policy,
        });
    }
    if (!rule.everyRequest && parts.length === 0) {
        throw new errors_1.MeshError('MESH_EMPTY_RULE', {
            property,
            value: rule,
            must: 'have from, to or when',
            fix: 'say { everyRequest: true } for a rule that every request matches',
            at: policy,
        });
    }
}
/** Fails for a list that is longer than the CRD allows. */
function checkCount(list, policy, property) {
    if (list && list.length > 512) {
        const value = `${list.length} entries`;
        throw new errors_1.MeshError('MESH_TOO_MANY', { property, value, must: 'have at most 512 entries', at: policy });
    }
}
/** Fails for what an external authorizer cannot be asked about: it comes before the client's identity is looked at. */
function checkCustomRule(rule, policy, property) {
    const { from = [], when = [] } = rule;
    const refuse = (field, value) => {
        throw new errors_1.MeshError('MESH_CUSTOM_RULE', {
            property: `${property}.${field}`,
            value,
            must: 'not be asked of an external authorizer',
            fix: 'leave who the client is to a further policy that allows or denies',
            at: policy,
        });
    };
    from.forEach((source, index) => {
        const field = source_1.AUTHENTICATED_SOURCE_FIELDS.find((name) => source[name] !== undefined);
        if (field)
            refuse(`from[${index}].${field}`);
    });
    when.forEach((condition, index) => {
        if (condition.basis === 'identity')
            refuse(`when[${index}]`, condition.key);
    });
}

},
"security/condition.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Condition = exports.ConditionKey = void 0;
exports.renderCondition = renderCondition;
const checks_1 = load("core/checks.js");
const cidr_1 = load("core/cidr.js");
const errors_1 = load("core/errors.js");
const attribute_1 = load("security/attribute.js");
const namespace_ref_1 = load("security/namespace-ref.js");
const operation_1 = load("security/operation.js");
const pattern_1 = load("security/pattern.js");
const principal_1 = load("security/principal.js");
const request_principal_1 = load("security/request-principal.js");
const service_account_ref_1 = load("security/service-account-ref.js");
function pending(values, { render }) {
    return values.map((value) => (place, policy) => render(value, place, policy));
}
const pattern = (text, place) => (0, pattern_1.checkPattern)(text, place);
/** An attribute of a request that is still to be compared, with `in` or `notIn`. */
class ConditionKey {
    #attribute;
    /** @internal */
    constructor(attribute) {
        this.#attribute = attribute;
        Object.freeze(this);
    }
    /** The attribute is there and has one of the values; texts may have a `*` at either end. */
    in(values) {
        return new Condition(this.#attribute, pending(values, this.#attribute), undefined);
    }
    /** The attribute has none of the values, or is not there. */
    notIn(values) {
        return new Condition(this.#attribute, undefined, pending(values, this.#attribute));
    }
}
exports.ConditionKey = ConditionKey;
/**
 * A further condition on a request.
 *
 * @example
 * const when = [
 *   Condition.requestHeader('x-tenant').in(['acme', 'test-*']).notIn(['test-old']),
 *   Condition.claim('groups').in(['admin']),
 *   Condition.destinationPort().in([8080]),
 * ];
 * @see https://istio.io/latest/docs/reference/config/security/conditions/
 */
class Condition {
    /** A header of the request. HTTP only. */
    static requestHeader(name) {
        return new ConditionKey({ key: (0, attribute_1.headerKey)(name), basis: 'request', render: pattern_1.checkText });
    }
    /** The address of the peer of the connection, compared with addresses and CIDR ranges. */
    static sourceIp() {
        return new ConditionKey({ key: 'source.ip', basis: 'request', render: cidr_1.checkCidr });
    }
    /** The address of the first client, as `X-Forwarded-For` or the PROXY protocol tells. */
    static remoteIp() {
        return new ConditionKey({ key: 'remote.ip', basis: 'request', render: cidr_1.checkCidr });
    }
    /** The namespace of the client. Needs mutual TLS. */
    static sourceNamespace() {
        return new ConditionKey({ key: 'source.namespace', basis: 'identity', render: namespace_ref_1.renderNamespace });
    }
    /** The ServiceAccount of the client. Needs mutual TLS. */
    static sourceServiceAccount() {
        const render = (ref, place, policy) => (0, service_account_ref_1.renderServiceAccount)(ref, policy, place.property);
        return new ConditionKey({ key: 'source.serviceAccount', basis: 'identity', render });
    }
    /** The identity in the client's certificate. */
    static sourcePrincipal() {
        return new ConditionKey({ key: 'source.principal', basis: 'identity', render: principal_1.renderPrincipal });
    }
    /** The trust domain of the client's certificate. */
    static sourceTrustDomain() {
        return new ConditionKey({ key: 'source.trustDomain', basis: 'identity', render: principal_1.checkTrustDomain });
    }
    /** The `issuer/subject` of the request's token. HTTP only. */
    static requestPrincipal() {
        return new ConditionKey({ key: 'request.auth.principal', basis: 'identity', render: request_principal_1.checkRequestPrincipal });
    }
    /** The audiences of the request's token, its claim `aud`. HTTP only. */
    static audiences() {
        return new ConditionKey({ key: 'request.auth.audiences', basis: 'identity', render: pattern });
    }
    /** Whom the request's token was issued to, its claim `azp`. HTTP only. */
    static presenter() {
        return new ConditionKey({ key: 'request.auth.presenter', basis: 'identity', render: pattern });
    }
    /** A claim of the request's token; further names lead into it: `claim('realm', 'roles')`. HTTP only. */
    static claim(name, ...path) {
        return new ConditionKey({ key: (0, attribute_1.claimKey)([name, ...path]), basis: 'identity', render: pattern_1.checkText });
    }
    /** The address that the request is for, compared with addresses and CIDR ranges. */
    static destinationIp() {
        return new ConditionKey({ key: 'destination.ip', basis: 'request', render: cidr_1.checkCidr });
    }
    /** The port of the container, by its number or by an object such as `ServicePort`. */
    static destinationPort() {
        const render = (port, place) => `${(0, checks_1.checkPort)((0, operation_1.containerPort)(port), place)}`;
        return new ConditionKey({ key: 'destination.port', basis: 'request', render });
    }
    /** The server name of the TLS handshake. */
    static sni() {
        return new ConditionKey({ key: 'connection.sni', basis: 'request', render: pattern });
    }
    /**
     * An experimental attribute, such as `experimental.envoy.filters.network.mysql_proxy[db.table]`.
     *
     * @throws MeshError MESH_INVALID_ATTRIBUTE for any other
     */
    static attribute(key) {
        return new ConditionKey({ key: (0, attribute_1.checkExperimental)(key), basis: 'request', render: pattern_1.checkText });
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
        if (this.#values)
            throw this.twice('in');
        return new Condition(this.#attribute, pending(values, this.#attribute), this.#notValues);
    }
    /** The attribute also has none of the values; for a condition that was made with `in`. */
    notIn(values) {
        if (this.#notValues)
            throw this.twice('notIn');
        return new Condition(this.#attribute, this.#values, pending(values, this.#attribute));
    }
    /** @internal */
    _render(policy, property) {
        const list = (name, values) => {
            const place = { property: `${property}.${name}`, at: policy };
            return (0, checks_1.checkNotEmpty)(values, place, `name a value of ${this.key}`)?.map((value, index) => value({ ...place, property: `${place.property}[${index}]` }, policy));
        };
        return { key: this.key, values: list('in', this.#values), notValues: list('notIn', this.#notValues) };
    }
    twice(property) {
        const fix = 'give all values at once, or make two conditions where both have to hold';
        return new errors_1.MeshError('MESH_CONDITION_CONFLICT', { property, value: this.key, must: 'be called once', fix });
    }
}
exports.Condition = Condition;
/** The condition in its wire form. */
function renderCondition(condition, policy, property) {
    if (!(condition instanceof Condition)) {
        throw new errors_1.MeshError('MESH_INVALID_CONDITION', {
            property,
            must: "be a Condition with 'in' or 'notIn'",
            fix: "write Condition.requestHeader('x').in(['a'])",
            at: policy,
        });
    }
    return condition._render(policy, property);
}

},
"security/attribute.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.headerKey = headerKey;
exports.claimKey = claimKey;
exports.checkExperimental = checkExperimental;
const errors_1 = load("core/errors.js");
/** The attribute of a header. */
function headerKey(name) {
    return `request.headers[${checkName(name, 'header', /^:?[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/)}]`;
}
/** The attribute of a claim; the names after the first lead into it. */
function claimKey(path) {
    return `request.auth.claims${path.map((name) => `[${checkName(name, 'claim', /^[^[\]]+$/)}]`).join('')}`;
}
function checkName(name, property, form) {
    if (!form.test(name)) {
        throw new errors_1.MeshError('MESH_INVALID_ATTRIBUTE', { property, value: name, must: `be the name of a ${property}` });
    }
    return name;
}
/** Attributes that may be written as text, each with a name in brackets. */
const EXPERIMENTAL = /^(?:experimental\.envoy\.filters\.[^[\]]+|request\.experimental\.inline\.headers)\[.+\]$/;
/** The factory of `Condition` that stands for an attribute. */
const FACTORIES = {
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
const REMOVED = {
    'destination.namespace': 'put the policy into that namespace',
    'destination.labels': 'select the workload with selector',
    'destination.name': 'select the workload with selector',
    'destination.user': 'select the workload with selector',
};
/** Fails unless the attribute is an experimental one; returns it. */
function checkExperimental(key) {
    if (EXPERIMENTAL.test(key))
        return key;
    const attribute = key.replace(/\[.*$/, '');
    const factory = FACTORIES[attribute];
    const fix = factory ? `write Condition.${factory}(…)` : REMOVED[attribute];
    throw new errors_1.MeshError('MESH_INVALID_ATTRIBUTE', {
        property: 'attribute',
        value: key,
        must: 'be an experimental attribute such as experimental.envoy.filters.network.mysql_proxy[db.table]',
        ...(fix ? { fix } : {}),
    });
}

},
"security/namespace-ref.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderNamespace = renderNamespace;
const checks_1 = load("core/checks.js");
const pattern_1 = load("security/pattern.js");
/** The name of the namespace. */
function renderNamespace(ref, place) {
    const name = typeof ref === 'string' ? ref : ref.name;
    (0, pattern_1.checkPattern)(name, place);
    return name.includes('*') ? name : (0, checks_1.checkDnsLabel)(name, place);
}

},
"security/pattern.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkText = checkText;
exports.checkPattern = checkPattern;
const errors_1 = load("core/errors.js");
/** Fails where a text that has to say something is empty; returns it. */
function checkText(text, place) {
    if (text === '')
        throw new errors_1.MeshError('MESH_EMPTY_TEXT', { ...place, value: text, must: 'not be empty' });
    return text;
}
/**
 * Fails unless `text` is `abc`, `abc*`, `*abc` or `*`, the forms that the proxy can compare; returns it.
 *
 * A `*` elsewhere would be taken literally.
 */
function checkPattern(text, place, fix) {
    checkText(text, place);
    const stars = text.split('*').length - 1;
    const outside = text.startsWith('*') || text.endsWith('*');
    if (stars > 1 || (stars === 1 && !outside)) {
        throw new errors_1.MeshError('MESH_INVALID_PATTERN', {
            ...place,
            value: text,
            must: "have at most one '*', at its beginning or its end",
            ...(fix ? { fix } : {}),
        });
    }
    return text;
}

},
"security/operation.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HTTP_OPERATION_FIELDS = exports.Operation = void 0;
exports.renderOperation = renderOperation;
exports.containerPort = containerPort;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const host_names_1 = load("security/host-names.js");
const path_pattern_1 = load("security/path-pattern.js");
const pattern_1 = load("security/pattern.js");
/** Operations of one field. */
exports.Operation = {
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
    notPaths: (...notPaths) => ({ notPaths }),
};
/** Fields of an operation that only HTTP requests have. */
exports.HTTP_OPERATION_FIELDS = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'];
/** The operation in its wire form. */
function renderOperation(operation, policy, property) {
    if (Object.values(operation).every((list) => list === undefined)) {
        throw new errors_1.MeshError('MESH_EMPTY', { property, must: 'say what requests want', value: operation, at: policy });
    }
    const list = (field, items, render) => {
        const place = { property: `${property}.${field}`, at: policy };
        return (0, checks_1.checkNotEmpty)(items, place, 'leave it out where anything will do')?.flatMap((item, index) => render(item, { ...place, property: `${place.property}[${index}]` }));
    };
    const path = (text, place) => [(0, path_pattern_1.checkPath)(text, place)];
    return {
        hosts: list('hosts', operation.hosts, host_names_1.renderHostNames),
        notHosts: list('notHosts', operation.notHosts, host_names_1.renderHostNames),
        ports: list('ports', operation.ports, renderPort),
        notPorts: list('notPorts', operation.notPorts, renderPort),
        methods: list('methods', operation.methods, renderMethod),
        notMethods: list('notMethods', operation.notMethods, renderMethod),
        paths: list('paths', operation.paths, path),
        notPaths: list('notPaths', operation.notPaths, path),
    };
}
/** The port of the container. */
function containerPort(port) {
    return typeof port === 'number' ? port : port.targetPort;
}
function renderPort(port, place) {
    return [`${(0, checks_1.checkPort)(containerPort(port), place)}`];
}
/** Methods are compared with regard to case; those of HTTP, and nearly all others, are in capitals. */
function renderMethod(method, place) {
    (0, pattern_1.checkPattern)(method, place);
    const small = /^[a-z*]+$/.test(method) && method !== '*';
    if (small || !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(method)) {
        throw new errors_1.MeshError('MESH_INVALID_METHOD', {
            ...place,
            value: method,
            must: 'be a method of HTTP, which are in capitals',
            ...(small ? { fix: `write '${method.toUpperCase()}'` } : {}),
        });
    }
    return [method];
}

},
"security/host-names.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderHostNames = renderHostNames;
const node_net_1 = require("node:net");
const host_1 = load("core/host.js");
const pattern_1 = load("security/pattern.js");
/**
 * The names in their wire form.
 *
 * The proxy compares what the client sent, port included, so that an object stands for every name that clients of the
 * mesh can send, with and without a port.
 */
function renderHostNames(ref, place) {
    if (typeof ref === 'string')
        return [(0, pattern_1.checkPattern)(ref, place)];
    const host = host_1.Host.of(ref);
    // A wildcard has its '*' at the beginning, which leaves none for the port.
    if (host.name.startsWith('*'))
        return [host.name];
    return namesOf(host).flatMap((name) => [name, `${name}:*`]);
}
function namesOf({ isService, name, namespace, fullName }) {
    if (!isService || namespace === undefined)
        return [(0, node_net_1.isIPv6)(name) ? `[${name}]` : name];
    return [name, `${name}.${namespace}`, `${name}.${namespace}.svc`, fullName];
}

},
"security/path-pattern.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkPath = checkPath;
const errors_1 = load("core/errors.js");
const pattern_1 = load("security/pattern.js");
/** What may stand in a segment of a path beside templates: the characters of RFC 3986, without `*`. */
const LITERAL = /^[-a-zA-Z0-9._~%!$&'()+,;:@=]+$/;
/** Fails unless `path` is one that a request can have, with a `*` at an end or with templates; returns it. */
function checkPath(path, place) {
    (0, pattern_1.checkText)(path, place);
    if (/[{}]/.test(path))
        return checkTemplate(path, place);
    const must = !/^[/*]/.test(path)
        ? "begin with '/' or '*'"
        : /[?#]/.test(path)
            ? 'be a path without a query, which is never compared'
            : undefined;
    if (must)
        throw new errors_1.MeshError('MESH_INVALID_PATH', { ...place, value: path, must });
    return (0, pattern_1.checkPattern)(path, place, "write '{*}' for one whole segment and '{**}' for any number of them");
}
function checkTemplate(path, place) {
    const fail = (must) => {
        throw new errors_1.MeshError('MESH_INVALID_PATH', { ...place, value: path, must });
    };
    if (!path.startsWith('/'))
        fail("begin with '/', since it has a template");
    const segments = path.replace(/^\/|\/$/g, '').split('/');
    const rest = segments.indexOf('{**}');
    segments.forEach((segment, index) => {
        const template = segment === '{*}' || segment === '{**}';
        if (template && rest !== -1 && index > rest)
            fail("have '{**}' once, and no template behind it");
        if (template)
            return;
        if (/[{}]/.test(segment))
            fail("have no braces but the whole segments '{*}' and '{**}'");
        if (!LITERAL.test(segment))
            fail(`have no segment '${segment}' beside a template`);
    });
    return path;
}

},
"security/principal.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Principal = void 0;
exports.renderPrincipal = renderPrincipal;
exports.checkTrustDomain = checkTrustDomain;
const errors_1 = load("core/errors.js");
const pattern_1 = load("security/pattern.js");
const service_account_ref_1 = load("security/service-account-ref.js");
/**
 * The identity in a client's certificate. It takes mutual TLS to know it: a client in plaintext has none.
 *
 * @example
 * const reviews = new kplus.ServiceAccount(chart, 'bookinfo-reviews');
 * const principals = [Principal.of(reviews), Principal.matching('cluster.local/ns/frontend/*')];
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
class Principal {
    name;
    /** Any client with a certificate of the mesh. */
    static ANY = new Principal('*');
    /**
     * The identity of a ServiceAccount.
     *
     * @param options.trustDomain where the certificate is from; `cluster.local`, the default, stands for the mesh's own
     * trust domain and its aliases, and `*` for any
     * @throws MeshError MESH_SERVICE_ACCOUNT_WITHOUT_NAMESPACE where the ServiceAccount has none
     */
    static of(account, options = {}) {
        const place = { property: 'principal' };
        const { name, namespace } = (0, service_account_ref_1.identityOf)(account, place);
        if (namespace === undefined)
            throw (0, service_account_ref_1.withoutNamespace)(name, place);
        const trustDomain = checkTrustDomain(options.trustDomain ?? 'cluster.local', { property: 'trustDomain' });
        return new Principal((0, pattern_1.checkPattern)(`${trustDomain}/ns/${namespace}/sa/${name}`, place));
    }
    /**
     * Identities by their text, `<trust domain>/ns/<namespace>/sa/<ServiceAccount>`, with a `*` at either end if need be.
     *
     * @throws MeshError MESH_INVALID_PRINCIPAL for an identity with its scheme
     */
    static matching(pattern) {
        const place = { property: 'principal' };
        (0, pattern_1.checkPattern)(pattern, place);
        if (pattern.startsWith('spiffe:')) {
            throw new errors_1.MeshError('MESH_INVALID_PRINCIPAL', {
                ...place,
                value: pattern,
                must: 'be an identity without its scheme',
                fix: `write '${pattern.replace(/^spiffe:\/*/, '')}'`,
            });
        }
        return new Principal(pattern);
    }
    constructor(
    /** The identity as Istio writes it, without `spiffe://`. */
    name) {
        this.name = name;
        Object.freeze(this);
    }
}
exports.Principal = Principal;
/** The identity in its wire form. */
function renderPrincipal(ref, place) {
    if (ref instanceof Principal)
        return ref.name;
    const { name, namespace } = (0, service_account_ref_1.identityOf)(ref, place);
    if (namespace === undefined)
        throw (0, service_account_ref_1.withoutNamespace)(name, place);
    return Principal.of(ref).name;
}
/** Fails unless `domain` is a trust domain, with a `*` at an end if need be; returns it. */
function checkTrustDomain(domain, place) {
    (0, pattern_1.checkPattern)(domain, place);
    if (domain.includes('/')) {
        throw new errors_1.MeshError('MESH_INVALID_TRUST_DOMAIN', {
            ...place,
            value: domain,
            must: "be a trust domain such as cluster.local, without '/'",
        });
    }
    return domain;
}

},
"security/service-account-ref.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.identityOf = identityOf;
exports.renderServiceAccount = renderServiceAccount;
exports.withoutNamespace = withoutNamespace;
const errors_1 = load("core/errors.js");
/** The name and namespace of the ServiceAccount. */
function identityOf(ref, place) {
    const account = 'serviceAccount' in ref ? ref.serviceAccount : ref;
    if (account === undefined) {
        throw new errors_1.MeshError('MESH_NO_SERVICE_ACCOUNT', {
            ...place,
            value: ref.node?.path,
            must: 'have a ServiceAccount',
            fix: 'give the workload one: by default it shares that of its namespace',
        });
    }
    const { name, namespace } = account.toSubjectConfiguration();
    return { name, namespace };
}
/** The ServiceAccount as `sa` where the policy shares its namespace, as `ns/sa` elsewhere. */
function renderServiceAccount(ref, policy, property) {
    const place = { property, at: policy };
    if (typeof ref === 'string')
        return checkServiceAccountName(ref, place);
    const { name, namespace } = identityOf(ref, place);
    if (namespace === policy.namespace)
        return name;
    if (namespace === undefined)
        throw withoutNamespace(name, place);
    return checkServiceAccountName(`${namespace}/${name}`, place);
}
/** The error for an identity that cannot be told apart from those of other namespaces. */
function withoutNamespace(name, place) {
    return new errors_1.MeshError('MESH_SERVICE_ACCOUNT_WITHOUT_NAMESPACE', {
        ...place,
        value: name,
        must: 'be a ServiceAccount with a namespace',
        fix: 'give the ServiceAccount or its chart a namespace',
    });
}
const NAME = /^(?:[^/*]+\/)?[^/*]+$/;
function checkServiceAccountName(name, place) {
    if (!NAME.test(name) || name.length > 320) {
        throw new errors_1.MeshError('MESH_INVALID_SERVICE_ACCOUNT', {
            ...place,
            value: name,
            must: "be the name of a ServiceAccount, or 'namespace/name', without '*' and with at most 320 characters",
            ...(name.includes('/sa/')
                ? { fix: 'write identities such as cluster.local/ns/bookinfo/sa/reviews as principals' }
                : {}),
        });
    }
    return name;
}

},
"security/request-principal.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkRequestPrincipal = checkRequestPrincipal;
const errors_1 = load("core/errors.js");
const pattern_1 = load("security/pattern.js");
/** Fails unless `principal` can be the `issuer/subject` of a token; returns it. */
function checkRequestPrincipal(principal, place) {
    (0, pattern_1.checkPattern)(principal, place);
    if (!principal.includes('*') && !principal.includes('/')) {
        throw new errors_1.MeshError('MESH_INVALID_REQUEST_PRINCIPAL', {
            ...place,
            value: principal,
            must: "be 'issuer/subject', as the token has them",
            fix: `write '${principal}/*' for every subject of an issuer`,
        });
    }
    return principal;
}

},
"security/source.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AUTHENTICATED_SOURCE_FIELDS = exports.HTTP_SOURCE_FIELDS = exports.Source = void 0;
exports.renderSource = renderSource;
const checks_1 = load("core/checks.js");
const cidr_1 = load("core/cidr.js");
const errors_1 = load("core/errors.js");
const namespace_ref_1 = load("security/namespace-ref.js");
const principal_1 = load("security/principal.js");
const request_principal_1 = load("security/request-principal.js");
const service_account_ref_1 = load("security/service-account-ref.js");
/** Sources of one field. */
exports.Source = {
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
    notRemoteIpBlocks: (...notRemoteIpBlocks) => ({ notRemoteIpBlocks }),
};
/** Fields of a source that only HTTP requests have. */
exports.HTTP_SOURCE_FIELDS = ['requestPrincipals', 'notRequestPrincipals'];
/** Fields of a source that an external authorizer cannot be asked about. */
exports.AUTHENTICATED_SOURCE_FIELDS = [
    'serviceAccounts',
    'notServiceAccounts',
    'principals',
    'notPrincipals',
    'namespaces',
    'notNamespaces',
    ...exports.HTTP_SOURCE_FIELDS,
    'trustDomains',
    'notTrustDomains',
];
/** The source in its wire form. */
function renderSource(source, policy, property) {
    checkFields(source, policy, property);
    const list = (field, items, render) => {
        const place = { property: `${property}.${field}`, at: policy };
        const fix = 'leave it out where anything will do';
        return (0, checks_1.checkNotEmpty)(items, place, fix)?.map((item, index) => render(item, { ...place, property: `${place.property}[${index}]` }));
    };
    const account = (ref, place) => (0, service_account_ref_1.renderServiceAccount)(ref, policy, place.property);
    return {
        serviceAccounts: list('serviceAccounts', source.serviceAccounts, account),
        notServiceAccounts: list('notServiceAccounts', source.notServiceAccounts, account),
        principals: list('principals', source.principals, principal_1.renderPrincipal),
        notPrincipals: list('notPrincipals', source.notPrincipals, principal_1.renderPrincipal),
        namespaces: list('namespaces', source.namespaces, namespace_ref_1.renderNamespace),
        notNamespaces: list('notNamespaces', source.notNamespaces, namespace_ref_1.renderNamespace),
        requestPrincipals: list('requestPrincipals', source.requestPrincipals, request_principal_1.checkRequestPrincipal),
        notRequestPrincipals: list('notRequestPrincipals', source.notRequestPrincipals, request_principal_1.checkRequestPrincipal),
        trustDomains: list('trustDomains', source.trustDomains, principal_1.checkTrustDomain),
        notTrustDomains: list('notTrustDomains', source.notTrustDomains, principal_1.checkTrustDomain),
        ipBlocks: list('ipBlocks', source.ipBlocks, cidr_1.checkCidr),
        notIpBlocks: list('notIpBlocks', source.notIpBlocks, cidr_1.checkCidr),
        remoteIpBlocks: list('remoteIpBlocks', source.remoteIpBlocks, cidr_1.checkCidr),
        notRemoteIpBlocks: list('notRemoteIpBlocks', source.notRemoteIpBlocks, cidr_1.checkCidr),
    };
}
const MAX_SERVICE_ACCOUNTS = 16;
function checkFields(source, policy, property) {
    const set = Object.keys(source).filter((field) => source[field] !== undefined);
    if (set.length === 0) {
        throw new errors_1.MeshError('MESH_EMPTY', { property, must: 'say where requests come from', value: source, at: policy });
    }
    const byAccount = set.find((field) => /serviceAccounts$/i.test(field));
    const byPrincipal = set.find((field) => /(?:^principals|^notPrincipals|namespaces)$/i.test(field));
    if (byAccount && byPrincipal) {
        throw new errors_1.MeshError('MESH_SOURCE_CONFLICT', {
            property: `${property}.${byPrincipal}`,
            must: `not stand beside ${byAccount}`,
            fix: 'a ServiceAccount says its namespace already; for "or", make two sources',
            at: policy,
        });
    }
    for (const field of ['serviceAccounts', 'notServiceAccounts']) {
        const count = source[field]?.length ?? 0;
        if (count <= MAX_SERVICE_ACCOUNTS)
            continue;
        throw new errors_1.MeshError('MESH_TOO_MANY', {
            property: `${property}.${field}`,
            value: `${count} ServiceAccounts`,
            must: `have at most ${MAX_SERVICE_ACCOUNTS} entries`,
            fix: 'spread them over several sources',
            at: policy,
        });
    }
}

},
"security/http-rule.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkHttpRule = checkHttpRule;
const errors_1 = load("core/errors.js");
const protocol_1 = load("core/protocol.js");
const operation_1 = load("security/operation.js");
const source_1 = load("security/source.js");
const workload_ports_1 = load("security/workload-ports.js");
/**
 * Fails where a rule asks HTTP questions about a port on which the mesh sees no HTTP. There an ALLOW rule counts for
 * nothing, and a DENY rule counts without the questions.
 */
function checkHttpRule(rule, selector, policy, property) {
    const { from = [], to = [{}], when = [] } = rule;
    const ofRule = [
        ...from.flatMap((source, index) => fieldsSet(source, source_1.HTTP_SOURCE_FIELDS, `${property}.from[${index}]`)),
        ...when.flatMap(({ key }, index) => (isHttpKey(key) ? [`${property}.when[${index}]`] : [])),
    ];
    to.forEach((operation, index) => {
        const [asked] = [...fieldsSet(operation, operation_1.HTTP_OPERATION_FIELDS, `${property}.to[${index}]`), ...ofRule];
        const port = asked === undefined ? undefined : portWithoutHttp(operation, (0, workload_ports_1.protocolsOf)(selector));
        if (!port)
            return;
        throw new errors_1.MeshError('MESH_HTTP_RULE_ON_TCP_PORT', {
            property: asked,
            value: `${port.protocol} port ${port.targetPort}`,
            must: 'be asked of ports with HTTP, which alone have methods, paths, hosts, headers and tokens',
            fix: 'name the HTTP ports in ports, and make a rule of its own for the others',
            at: policy,
        });
    });
}
function fieldsSet(fields, names, property) {
    return names.filter((name) => fields[name] !== undefined).map((name) => `${property}.${name}`);
}
function isHttpKey(key) {
    return /^request\./.test(key);
}
/** A port that the operation is about and that is known to have no HTTP; without `ports`, if that holds for all. */
function portWithoutHttp({ ports, notPorts = [] }, known) {
    if (ports)
        return ports.map((port) => withoutHttp(port, known)).find((port) => port !== undefined);
    const excluded = notPorts.map(operation_1.containerPort);
    const left = known.filter(({ targetPort }) => !excluded.includes(targetPort));
    return left.some(({ protocol }) => (0, protocol_1.isHttp)(protocol)) ? undefined : left[0];
}
function withoutHttp(port, known) {
    const candidates = typeof port === 'number' ? known.filter(({ targetPort }) => targetPort === port) : [port];
    return candidates.some(({ protocol }) => (0, protocol_1.isHttp)(protocol)) ? undefined : candidates[0];
}

},
"security/workload-ports.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.protocolsOf = protocolsOf;
exports.checkWorkloadPort = checkWorkloadPort;
const cdk8s_1 = require("cdk8s");
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const constructs_1 = require("constructs");
const errors_1 = load("core/errors.js");
/** What is spoken on the workload's ports, as far as its construct knows, as `VersionedService` does. */
function protocolsOf(ref) {
    const ports = ref && 'ports' in ref ? ref.ports : undefined;
    return Array.isArray(ports) ? ports.filter(isWorkloadPort) : [];
}
function isWorkloadPort(port) {
    return typeof port?.targetPort === 'number' && typeof port.protocol === 'string';
}
/**
 * Fails, when the app is synthesized, for a port that none of the workload's containers has. Says nothing where the
 * containers of the workload are not known, or name no ports.
 */
function checkWorkloadPort(port, ref, policy, property) {
    if (!constructs_1.Construct.isConstruct(ref))
        return;
    policy.node.addValidation({
        validate: () => {
            const workloads = ref.node.findAll().filter((construct) => construct instanceof cdk8s_plus_28_1.Workload);
            const numbers = new Set(containerPorts(workloads));
            if (numbers.size === 0 || numbers.has(port))
                return [];
            const behind = workloads.flatMap((workload) => targetsOf(port, workload));
            const problem = {
                property,
                value: port,
                must: `be a container port of ${workloads.map(({ name }) => name).join(', ')}: ${[...numbers].join(', ')}`,
                fix: behind[0] ?? 'if a container listens on it, name it among the ports of that container',
            };
            return [new errors_1.MeshError('MESH_UNKNOWN_WORKLOAD_PORT', problem).message];
        },
    });
}
function containerPorts(workloads) {
    const containers = workloads.flatMap((workload) => [...workload.containers, ...workload.initContainers]);
    return containers.flatMap(({ ports }) => ports.map(({ number }) => number));
}
/** What a Service of the app makes of the port, if it is one of a Service in front of the workload. */
function targetsOf(port, workload) {
    const labels = workload.podMetadata.toJson()?.labels ?? {};
    const services = workload.node.root.node
        .findAll()
        .filter((construct) => construct instanceof cdk8s_plus_28_1.Service)
        .filter(({ metadata }) => metadata.namespace === workload.metadata.namespace);
    return services.flatMap((service) => {
        const { selector = {}, ports = [] } = cdk8s_1.ApiObject.of(service).toJson().spec;
        const keys = Object.keys(selector);
        if (keys.length === 0 || keys.some((key) => labels[key] !== selector[key]))
            return [];
        const found = ports.find((candidate) => candidate.port === port && candidate.targetPort !== port);
        return found ? [`${port} is a port of Service ${service.name}; its container port is ${found.targetPort}`] : [];
    });
}

},
"security/jwks.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Jwks = void 0;
const errors_1 = load("core/errors.js");
/**
 * The public keys that tokens are verified with: written down, or fetched by the control plane.
 *
 * @example
 * const keys = Jwks.remote('https://example.com/.well-known/jwks.json');
 * @see https://istio.io/latest/docs/reference/config/security/jwt/#JWTRule
 */
class Jwks {
    kind;
    _text;
    /**
     * Keys that stand in the manifest itself.
     *
     * @throws MeshError MESH_INVALID_JWKS for what is no set of public keys
     */
    static inline(keys) {
        checkKeys(keys);
        return new Jwks('inline', typeof keys === 'string' ? keys : JSON.stringify(keys));
    }
    /**
     * Keys behind an `http` or `https` URL of at most 2048 characters.
     *
     * @throws MeshError MESH_INVALID_JWKS for anything else
     */
    static remote(uri) {
        const scheme = URL.canParse(uri) ? new URL(uri).protocol : undefined;
        if (!(scheme === 'http:' || scheme === 'https:') || uri.length > 2048) {
            throw new errors_1.MeshError('MESH_INVALID_JWKS', {
                property: 'jwks.remote',
                value: uri,
                must: 'be an http or https URL of at most 2048 characters',
                ...(uri.trimStart().startsWith('{') ? { fix: 'write keys themselves with Jwks.inline' } : {}),
            });
        }
        return new Jwks('remote', uri);
    }
    constructor(
    /** Whether the keys stand in the manifest. */
    kind, 
    /** @internal The JSON or the URL. */
    _text) {
        this.kind = kind;
        this._text = _text;
        Object.freeze(this);
    }
}
exports.Jwks = Jwks;
/** The keys are left out of the messages: one of them may be a secret. */
function checkKeys(input) {
    const fail = (must, fix) => {
        throw new errors_1.MeshError('MESH_INVALID_JWKS', { property: 'jwks.inline', must, ...(fix ? { fix } : {}) });
    };
    const set = (typeof input === 'string' ? parse(input) : input);
    if (!set) {
        const url = typeof input === 'string' && /^https?:/.test(input);
        fail('be a JSON Web Key Set', url ? 'name a URL with Jwks.remote' : undefined);
    }
    const keys = set?.keys;
    if (!Array.isArray(keys) || keys.length === 0)
        return void fail("have 'keys' with at least one key");
    keys.forEach((key, index) => {
        if (typeof key?.kty !== 'string')
            fail(`have a 'kty' in keys[${index}]`);
        if (key?.d !== undefined)
            fail(`have public keys, and keys[${index}] is private`, "leave out 'd' and what follows from it");
    });
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

},
"security/mtls-mode.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MtlsMode = void 0;
/**
 * What the proxy of a workload takes from its clients.
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode
 */
var MtlsMode;
(function (MtlsMode) {
    /** What the namespace says, or else the mesh, or else PERMISSIVE. */
    MtlsMode["UNSET"] = "UNSET";
    /** Plaintext: TLS, if any, is the application's own affair. In ambient mode it counts as PERMISSIVE. */
    MtlsMode["DISABLE"] = "DISABLE";
    /** Plaintext and mutual TLS alike. */
    MtlsMode["PERMISSIVE"] = "PERMISSIVE";
    /** Mutual TLS only: a plaintext connection is reset, with no HTTP answer. */
    MtlsMode["STRICT"] = "STRICT";
})(MtlsMode || (exports.MtlsMode = MtlsMode = {}));

},
"security/peer-authentication.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PeerAuthentication = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const workload_selector_1 = load("core/workload-selector.js");
const workload_ports_1 = load("security/workload-ports.js");
/**
 * Whether workloads take mutual TLS, plaintext, or both.
 *
 * Of several policies the one with a selector counts, then that of the namespace, then that of the mesh, which lives in
 * the root namespace and has no selector: with one it counts for nothing there.
 *
 * @example
 * new PeerAuthentication(chart, 'strict', { mtls: MtlsMode.STRICT });
 * ```yaml
 * apiVersion: security.istio.io/v1
 * kind: PeerAuthentication
 * metadata:
 *   name: strict
 *   namespace: bookinfo
 * spec:
 *   mtls:
 *     mode: STRICT
 * ```
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
class PeerAuthentication extends mesh_resource_1.MeshResource {
    #mtls;
    #labels;
    #portLevelMtls;
    /**
     * @throws MeshError MESH_PORT_LEVEL_WITHOUT_SELECTOR for ports of no particular workload
     * @throws MeshError MESH_UNKNOWN_WORKLOAD_PORT, when the app is synthesized, for a port that the workload does not have
     */
    constructor(scope, id, props = {}) {
        super(scope, id, { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', plural: 'peerauthentications' }, props);
        this.#mtls = props.mtls;
        this.#labels = props.selector && (0, workload_selector_1.labelsOf)(props.selector, this);
        this.#portLevelMtls = props.portLevelMtls && this.renderPorts(props.portLevelMtls, props.selector);
    }
    /** @internal */
    _toSpec() {
        return {
            selector: this.#labels && { matchLabels: this.#labels },
            mtls: this.#mtls && { mode: this.#mtls },
            portLevelMtls: this.#portLevelMtls,
        };
    }
    renderPorts(modes, selector) {
        const property = 'portLevelMtls';
        if (Object.keys(this.#labels ?? {}).length === 0) {
            throw new errors_1.MeshError('MESH_PORT_LEVEL_WITHOUT_SELECTOR', {
                property,
                value: modes,
                must: 'stand beside a selector with labels',
                fix: 'make a policy of its own for the workload that has the ports',
                at: this,
            });
        }
        const ports = Object.keys(modes);
        if (ports.length === 0) {
            throw new errors_1.MeshError('MESH_EMPTY', { property, value: modes, must: 'have at least one port', at: this });
        }
        for (const port of ports) {
            (0, checks_1.checkInteger)(Number(port), { property: `${property} port`, at: this }, 1, 65535);
            (0, workload_ports_1.checkWorkloadPort)(Number(port), selector, this, property);
        }
        return Object.fromEntries(Object.entries(modes).map(([port, mode]) => [port, { mode }]));
    }
}
exports.PeerAuthentication = PeerAuthentication;

},
"security/request-authentication.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RequestAuthentication = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const mesh_resource_1 = load("core/mesh-resource.js");
const policy_target_1 = load("core/policy-target.js");
const jwt_rule_1 = load("security/jwt-rule.js");
/**
 * Which tokens (JWT) a workload takes.
 *
 * It refuses bad tokens with 401 and lets requests without a token pass: to refuse those too, allow only
 * `Source.requestPrincipals('*')` with an AuthorizationPolicy.
 *
 * @example
 * new RequestAuthentication(chart, 'tokens', {
 *   jwtRules: [{ issuer: 'https://example.com', jwks: Jwks.remote('https://example.com/.well-known/jwks.json') }],
 * });
 * ```yaml
 * apiVersion: security.istio.io/v1
 * kind: RequestAuthentication
 * metadata:
 *   name: tokens
 *   namespace: bookinfo
 * spec:
 *   jwtRules:
 *     - issuer: https://example.com
 *       jwksUri: https://example.com/.well-known/jwks.json
 * ```
 * @see https://istio.io/latest/docs/reference/config/security/request_authentication/
 */
class RequestAuthentication extends mesh_resource_1.MeshResource {
    #attachment;
    #jwtRules = [];
    /** @throws MeshError MESH_NO_RULE, when the app is synthesized, for a policy without rules */
    constructor(scope, id, props) {
        super(scope, id, { apiVersion: 'security.istio.io/v1', kind: 'RequestAuthentication', plural: 'requestauthentications' }, props);
        this.#attachment = (0, policy_target_1.renderAttachment)(props, this);
        (0, checks_1.checkNotEmpty)(props.jwtRules, { property: 'jwtRules', at: this }, 'without rules no token is verified');
        for (const rule of props.jwtRules ?? [])
            this.addJwtRule(rule);
        this.node.addValidation({ validate: () => this.missingRules() });
    }
    /**
     * Adds tokens to those that are taken.
     *
     * @throws MeshError MESH_NO_ISSUER for a rule that says neither an issuer nor where its keys are
     * @throws MeshError MESH_JWKS_CONFLICT for keys that are both written down and fetched
     */
    addJwtRule(rule) {
        this.#jwtRules.push((0, jwt_rule_1.renderJwtRule)(rule, this, `jwtRules[${this.#jwtRules.length}]`));
    }
    /** @internal */
    _toSpec() {
        return { ...this.#attachment, jwtRules: this.#jwtRules };
    }
    missingRules() {
        if (this.#jwtRules.length > 0)
            return [];
        const problem = { property: 'jwtRules', must: 'have at least one rule', fix: 'call addJwtRule' };
        return [new errors_1.MeshError('MESH_NO_RULE', problem).message];
    }
}
exports.RequestAuthentication = RequestAuthentication;

},
"security/jwt-rule.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderJwtRule = renderJwtRule;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const errors_1 = load("core/errors.js");
const jwks_1 = load("security/jwks.js");
const pattern_1 = load("security/pattern.js");
const token_location_1 = load("security/token-location.js");
/** The rule in its wire form. */
function renderJwtRule(rule, policy, property) {
    const place = (field) => ({ property: `${property}.${field}`, at: policy });
    const texts = (field) => (0, checks_1.checkNotEmpty)(rule[field], place(field))?.map((text, index) => (0, pattern_1.checkText)(text, place(`${field}[${index}]`)));
    checkSaysWhose(rule, policy, property);
    checkClaims(rule, policy, property);
    const header = rule.outputPayloadToHeader;
    return {
        issuer: rule.issuer === undefined ? undefined : (0, pattern_1.checkText)(rule.issuer, place('issuer')),
        jwks: rule.jwks?.kind === 'inline' ? rule.jwks._text : undefined,
        jwksUri: rule.jwks?.kind === 'remote' ? rule.jwks._text : undefined,
        audiences: texts('audiences'),
        ...(0, token_location_1.renderLocations)(rule.from, policy, `${property}.from`),
        forwardOriginalToken: rule.forwardOriginalToken,
        outputPayloadToHeader: header === undefined ? undefined : (0, pattern_1.checkText)(header, place('outputPayloadToHeader')),
        outputClaimToHeaders: rule.outputClaimToHeaders &&
            Object.entries(rule.outputClaimToHeaders).map(([name, claim]) => ({ header: name, claim })),
        spaceDelimitedClaims: texts('spaceDelimitedClaims'),
        timeout: (0, duration_1.renderDuration)(rule.timeout, place('timeout')),
    };
}
/** What callers without types can get wrong about the keys. */
function checkSaysWhose(rule, policy, property) {
    const { issuer, jwks, jwksUri } = rule;
    const fail = (code, field, must, value) => {
        const fix = 'write jwks: Jwks.inline(…) or Jwks.remote(…)';
        throw new errors_1.MeshError(code, { property: `${property}.${field}`, value, must, fix, at: policy });
    };
    if (jwksUri !== undefined) {
        const must = jwks === undefined ? 'be said with jwks' : 'not stand beside jwks';
        fail('MESH_JWKS_CONFLICT', 'jwksUri', must, jwksUri);
    }
    if (jwks !== undefined && !(jwks instanceof jwks_1.Jwks))
        fail('MESH_INVALID_JWKS', 'jwks', 'be a Jwks');
    if (issuer === undefined && jwks?.kind !== 'remote') {
        throw new errors_1.MeshError('MESH_NO_ISSUER', {
            property: `${property}.issuer`,
            must: 'say whose tokens are taken',
            fix: 'leave it out only beside Jwks.remote, to take tokens of any issuer',
            at: policy,
        });
    }
}
function checkClaims(rule, policy, property) {
    for (const [header, claim] of Object.entries(rule.outputClaimToHeaders ?? {})) {
        const at = { property: `${property}.outputClaimToHeaders`, at: policy };
        if (!/^[-_A-Za-z0-9]+$/.test(header)) {
            throw new errors_1.MeshError('MESH_INVALID_HEADER', {
                ...at,
                value: header,
                must: 'be named after headers of letters, digits, dashes and underscores',
            });
        }
        (0, pattern_1.checkText)(claim, { ...at, property: `${at.property}.${header}` });
    }
    const count = rule.spaceDelimitedClaims?.length ?? 0;
    if (count > 64) {
        throw new errors_1.MeshError('MESH_TOO_MANY', {
            property: `${property}.spaceDelimitedClaims`,
            value: `${count} claims`,
            must: 'have at most 64 entries',
            at: policy,
        });
    }
}

},
"security/token-location.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TokenLocation = void 0;
exports.renderLocations = renderLocations;
const checks_1 = load("core/checks.js");
const pattern_1 = load("security/pattern.js");
/**
 * Where in a request a token stands.
 *
 * @example
 * const from = [TokenLocation.header('x-token', { prefix: 'Bearer ' }), TokenLocation.cookie('session')];
 * @see https://istio.io/latest/docs/reference/config/security/jwt/#JWTRule
 */
class TokenLocation {
    kind;
    name;
    prefix;
    /** A header. */
    static header(name, options = {}) {
        return new TokenLocation('header', (0, pattern_1.checkText)(name, { property: 'header' }), options.prefix);
    }
    /** A parameter of the query. */
    static queryParam(name) {
        return new TokenLocation('queryParam', (0, pattern_1.checkText)(name, { property: 'queryParam' }));
    }
    /** A cookie. */
    static cookie(name) {
        return new TokenLocation('cookie', (0, pattern_1.checkText)(name, { property: 'cookie' }));
    }
    constructor(
    /** Which part of the request it is. */
    kind, 
    /** The name of the header, the parameter or the cookie. */
    name, 
    /** Text before the token. */
    prefix) {
        this.kind = kind;
        this.name = name;
        this.prefix = prefix;
        Object.freeze(this);
    }
}
exports.TokenLocation = TokenLocation;
/** The locations in their wire form, a list for each kind. */
function renderLocations(locations, policy, property) {
    (0, checks_1.checkNotEmpty)(locations, { property, at: policy }, 'leave it out for the usual places');
    const names = (kind) => {
        const found = locations?.filter((location) => location.kind === kind).map(({ name }) => name) ?? [];
        return found.length > 0 ? found : undefined;
    };
    const headers = locations?.filter(({ kind }) => kind === 'header') ?? [];
    return {
        fromHeaders: headers.length > 0 ? headers.map(({ name, prefix }) => ({ name, prefix })) : undefined,
        fromParams: names('queryParam'),
        fromCookies: names('cookie'),
    };
}

},
"synth/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OutputFolder = exports.MeshApp = void 0;
var mesh_app_1 = load("synth/mesh-app.js");
Object.defineProperty(exports, "MeshApp", { enumerable: true, get: function () { return mesh_app_1.MeshApp; } });
var output_folder_1 = load("synth/output-folder.js");
Object.defineProperty(exports, "OutputFolder", { enumerable: true, get: function () { return output_folder_1.OutputFolder; } });

},
"synth/mesh-app.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MeshApp = void 0;
const node_path_1 = require("node:path");
const cdk8s_1 = require("cdk8s");
const construct_tree_1 = load("synth/construct-tree.js");
const dependencies_1 = load("synth/dependencies.js");
const kustomization_1 = load("synth/kustomization.js");
const output_files_1 = load("synth/output-files.js");
const publish_1 = load("synth/publish.js");
const rendering_1 = load("synth/rendering.js");
const sync_wave_1 = load("synth/sync-wave.js");
const yaml_writer_1 = load("synth/yaml-writer.js");
/** Output folders of the apps of this process: the files of one are not leftovers of another. */
const outdirs = new Set();
/**
 * An app of cdk8s that synthesizes the same bytes in a time that grows with its size.
 *
 * Files are written whole or not at all, unchanged files are left alone, and files of an earlier synthesis that no
 * longer exist are removed: those with the app's file extension. An app that fails leaves the folder as it was.
 *
 * @example
 * const app = new MeshApp({ folder: OutputFolder.PER_NAMESPACE, kustomization: true });
 */
class MeshApp extends cdk8s_1.App {
    #props;
    constructor(props = {}) {
        super(props);
        this.#props = props;
        outdirs.add((0, node_path_1.resolve)(this.outdir));
    }
    /** All charts of the app, each after those that it depends on. */
    get charts() {
        return new dependencies_1.Dependencies(new construct_tree_1.ConstructTree(this)).charts();
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
        const documents = (0, output_files_1.outputFiles)(charts, {
            type: this.yamlOutputType,
            extension: this.outputFileExtension,
            folder: this.#props.folder,
            numbered,
        });
        const files = new Map();
        for (const [path, manifests] of documents)
            files.set(path, (0, yaml_writer_1.writeYaml)(manifests));
        if (this.#props.kustomization) {
            const included = this.#props.folder?.included ?? true;
            for (const [path, text] of (0, kustomization_1.kustomizations)(documents.keys(), included))
                files.set(path, text);
        }
        if (this.recordsMetadata)
            files.set(METADATA, constructMetadata(charts));
        return (0, publish_1.publish)(this.outdir, files, (path, text) => this.isOwn(path, text));
    }
    /** All manifests as one YAML text. */
    synthYaml() {
        return (0, yaml_writer_1.writeYaml)(this.render().charts.flatMap(({ manifests }) => manifests));
    }
    render() {
        const tree = new construct_tree_1.ConstructTree(this);
        validate(tree);
        const dependencies = new dependencies_1.Dependencies(tree);
        const waves = this.#props.syncWaves ? new sync_wave_1.SyncWaves((object) => dependencies.of(object)) : undefined;
        const toManifest = (object) => {
            const manifest = object.toJson();
            return waves ? waves.annotate(object, manifest) : manifest;
        };
        const charts = (0, rendering_1.renderFast)(this, () => dependencies.charts().map((chart) => {
            const objects = dependencies.apiObjects(chart);
            return { chart, objects, manifests: objects.map(toManifest) };
        }));
        return { charts, numbered: dependencies.betweenCharts };
    }
    /** Set by the command line of cdk8s where it runs validations. */
    get recordsMetadata() {
        return this.recordConstructMetadata;
    }
    isOwn(path, text) {
        const here = (0, node_path_1.resolve)(this.outdir) + node_path_1.sep;
        const file = here + path;
        if ([...outdirs].some((outdir) => outdir.startsWith(here) && file.startsWith(outdir + node_path_1.sep)))
            return false;
        if (path.endsWith(`/${kustomization_1.KUSTOMIZATION}`) || path === kustomization_1.KUSTOMIZATION)
            return text().startsWith(kustomization_1.KUSTOMIZATION_HEADER);
        return path.endsWith(this.outputFileExtension) || path === METADATA;
    }
}
exports.MeshApp = MeshApp;
const METADATA = 'construct-metadata.json';
function validate(tree) {
    const errors = tree.constructs.flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
    if (errors.length > 0)
        throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
}
function constructMetadata(charts) {
    const objects = charts.flatMap((chart) => chart.objects);
    const resources = Object.fromEntries(objects.map((object) => [object.name, { path: object.node.path }]));
    return JSON.stringify({ version: '1.0.0', resources });
}

},
"synth/construct-tree.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ConstructTree = void 0;
const cdk8s_1 = require("cdk8s");
/**
 * The constructs of an app in the order of their definition, read once.
 *
 * The subtree of a construct is a stretch of that order, so that nothing below has to walk the tree again.
 */
class ConstructTree {
    /** All constructs, parents before their children. */
    constructs;
    /** All charts, in the order of their definition. */
    charts;
    #positions = new Map();
    #charts = new Map();
    #apiObjects = new Map();
    constructor(app) {
        const constructs = [];
        const charts = [];
        const visit = (construct, parent) => {
            const chart = construct instanceof cdk8s_1.Chart ? construct : parent;
            if (construct instanceof cdk8s_1.Chart)
                charts.push(construct);
            const position = { start: constructs.length, end: 0 };
            constructs.push(construct);
            this.#positions.set(construct, position);
            this.#charts.set(construct, chart);
            for (const child of construct.node.children)
                visit(child, chart);
            position.end = constructs.length;
        };
        visit(app, undefined);
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
        return this.#charts.get(construct) ?? cdk8s_1.Chart.of(construct);
    }
    /** The objects below a construct that belong to the same chart as the construct. */
    apiObjectsOf(construct) {
        let objects = this.#apiObjects.get(construct);
        if (!objects) {
            const chart = this.chartOf(construct);
            const isOwn = (child) => child instanceof cdk8s_1.ApiObject && this.chartOf(child) === chart;
            objects = this.subtree(construct).filter(isOwn);
            this.#apiObjects.set(construct, objects);
        }
        return objects;
    }
}
exports.ConstructTree = ConstructTree;

},
"synth/dependencies.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Dependencies = void 0;
const cdk8s_1 = require("cdk8s");
const errors_1 = load("core/errors.js");
/** Stands between the objects of one construct and those of another, for an edge from each to each. */
class Fan {
    targets;
    constructor(targets) {
        this.targets = targets;
    }
}
/**
 * What has to be applied before what: the dependencies that constructs declare, and those that follow from them.
 *
 * They are the same as cdk8s's: a chart depends on the charts inside it; where a construct depends on one of another
 * chart, the charts depend on one another; where constructs depend on one another, so does each object of the one on
 * each object of the other. They are found once for the whole app, and no product of objects is written out.
 */
class Dependencies {
    /** Whether a chart depends on another, which puts numbers before the names of files. */
    betweenCharts;
    #tree;
    #edges = new Map();
    constructor(tree) {
        this.#tree = tree;
        let betweenCharts = false;
        for (const construct of tree.constructs)
            for (const target of construct.node.dependencies)
                this.add(construct, target);
        for (const parent of tree.charts) {
            for (const child of parent.node.children) {
                if (child instanceof cdk8s_1.Chart) {
                    this.add(parent, child);
                    betweenCharts = true;
                }
            }
        }
        for (const [source, target] of this.declared()) {
            const [sourceChart, targetChart] = [tree.chartOf(source), tree.chartOf(target)];
            if (sourceChart === targetChart)
                continue;
            this.add(sourceChart, targetChart);
            betweenCharts = true;
        }
        for (const [source, target] of this.declared())
            this.addObjects(source, target);
        this.betweenCharts = betweenCharts;
    }
    /** All charts of the app, each after those that it depends on. */
    charts() {
        const charts = new Set(this.#tree.charts);
        return this.sort(this.#tree.constructs).filter((construct) => charts.has(construct));
    }
    /** The objects of a chart, each after those that it depends on. */
    apiObjects(chart) {
        const own = new Set(this.#tree.apiObjectsOf(chart));
        const subtree = this.#tree.subtree(chart);
        const sorted = subtree.some((construct) => this.#edges.has(construct)) ? this.sort(subtree) : subtree;
        return sorted.filter((construct) => own.has(construct));
    }
    /** The objects that have to be applied before one object. */
    *of(object) {
        for (const target of this.#edges.get(object) ?? []) {
            if (target instanceof Fan)
                yield* target.targets;
            else
                yield* this.#tree.apiObjectsOf(target);
        }
    }
    add(source, target) {
        const targets = this.#edges.get(source);
        if (targets)
            targets.add(target);
        else
            this.#edges.set(source, new Set([target]));
    }
    /** The edges between constructs so far, in the order of the constructs. */
    declared() {
        const edges = [];
        if (this.#edges.size === 0)
            return edges;
        for (const source of this.#tree.constructs) {
            for (const target of this.#edges.get(source) ?? [])
                edges.push([source, target]);
        }
        return edges;
    }
    addObjects(source, target) {
        const sources = this.#tree.apiObjectsOf(source);
        const targets = this.#tree.apiObjectsOf(target);
        if (sources.length === 0 || targets.length === 0)
            return;
        const overlap = new Set(targets);
        if (sources.some((object) => overlap.has(object))) {
            for (const to of targets)
                for (const from of sources)
                    if (from !== to)
                        this.add(from, to);
            return;
        }
        const fan = new Fan(targets);
        for (const from of sources)
            this.add(from, fan);
    }
    /**
     * Depth first, dependencies before dependants, beginning with what nothing depends on. Edges that lead out of
     * `constructs` are left out.
     */
    sort(constructs) {
        const inside = new Set(constructs);
        const depended = new Set();
        for (const construct of constructs) {
            for (const target of this.#edges.get(construct) ?? []) {
                if (depended.has(target))
                    continue;
                depended.add(target);
                if (target instanceof Fan)
                    for (const object of target.targets)
                        depended.add(object);
            }
        }
        const search = new Search((vertex) => this.targets(vertex, inside));
        for (const construct of constructs)
            if (!depended.has(construct))
                search.from(construct);
        // Whatever is left is part of a cycle, or behind one.
        for (const construct of constructs)
            search.from(construct);
        return search.order.filter((vertex) => !(vertex instanceof Fan));
    }
    targets(vertex, inside) {
        if (vertex instanceof Fan)
            return vertex.targets.filter((target) => inside.has(target));
        const edges = this.#edges.get(vertex);
        return edges ? [...edges].filter((target) => target instanceof Fan || inside.has(target)) : [];
    }
}
exports.Dependencies = Dependencies;
/** A depth-first search that keeps its own stack: chains of dependencies may be longer than that of JavaScript. */
class Search {
    order = [];
    #targets;
    #done = new Set();
    #open = new Set();
    constructor(targets) {
        this.#targets = targets;
    }
    from(start) {
        if (this.#done.has(start))
            return;
        const stack = [this.visit(start)];
        for (let top = stack.at(-1); top; top = stack.at(-1)) {
            const next = top.targets[top.next++];
            if (next === undefined) {
                stack.pop();
                this.#open.delete(top.vertex);
                this.#done.add(top.vertex);
                this.order.push(top.vertex);
            }
            else if (this.#open.has(next)) {
                throw cycle([
                    ...stack.map(({ vertex }) => vertex).slice(stack.findIndex(({ vertex }) => vertex === next)),
                    next,
                ]);
            }
            else if (!this.#done.has(next)) {
                stack.push(this.visit(next));
            }
        }
    }
    visit(vertex) {
        this.#open.add(vertex);
        return { vertex, targets: this.#targets(vertex), next: 0 };
    }
}
function cycle(vertices) {
    const path = vertices.filter((vertex) => !(vertex instanceof Fan)).map(({ node }) => node.path);
    return new errors_1.MeshError('MESH_DEPENDENCY_CYCLE', {
        property: 'dependencies',
        must: 'not lead back to where they began',
        value: path.join(' -> '),
        fix: 'remove one of these dependencies',
    });
}

},
"synth/kustomization.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KUSTOMIZATION_HEADER = exports.KUSTOMIZATION = void 0;
exports.kustomizations = kustomizations;
/** The name under which kustomize looks for its file. */
exports.KUSTOMIZATION = 'kustomization.yaml';
/** The first line tells a generated file from one that somebody wrote. */
exports.KUSTOMIZATION_HEADER = '# generated by cdk8s-mesh\n';
/**
 * A `kustomization.yaml` for each folder, with its files in the order in which they are applied.
 *
 * @param files paths below `outdir`, in the order in which they are applied
 * @param includeFolders whether the file of `outdir` lists the folders as well
 */
function kustomizations(files, includeFolders) {
    const folders = new Map();
    const root = [];
    for (const file of files) {
        const slash = file.lastIndexOf('/');
        if (slash === -1) {
            root.push(file);
            continue;
        }
        const folder = file.slice(0, slash);
        const own = folders.get(folder);
        if (own)
            own.push(file.slice(slash + 1));
        else {
            folders.set(folder, [file.slice(slash + 1)]);
            if (includeFolders)
                root.push(folder);
        }
    }
    const result = new Map();
    if (root.length > 0)
        result.set(exports.KUSTOMIZATION, kustomization(root));
    for (const [folder, own] of folders)
        result.set(`${folder}/${exports.KUSTOMIZATION}`, kustomization(own));
    return result;
}
function kustomization(resources) {
    const list = resources.map((resource) => `  - ${resource}\n`).join('');
    return `${exports.KUSTOMIZATION_HEADER}apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
${list}sortOptions:
  order: fifo
`;
}

},
"synth/output-files.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.outputFiles = outputFiles;
const cdk8s_1 = require("cdk8s");
/** Which manifests go to which file, by its path below `outdir`. */
function outputFiles(charts, { type, extension, folder, numbered }) {
    const files = new Map();
    const nameOf = (chart, index) => numbered ? `${index.toString().padStart(4, '0')}-${cdk8s_1.Names.toDnsLabel(chart)}` : cdk8s_1.Names.toDnsLabel(chart);
    if (type === cdk8s_1.YamlOutputType.FILE_PER_APP) {
        if (charts.length > 0)
            files.set(`app${extension}`, charts.flatMap(({ manifests }) => manifests));
        return files;
    }
    for (const [index, { chart, objects, manifests }] of charts.entries()) {
        const name = nameOf(chart, index);
        if (type === cdk8s_1.YamlOutputType.FILE_PER_CHART) {
            for (const [path, some] of byFolder(chart, name, manifests, folder))
                files.set(`${path}${name}${extension}`, some);
            continue;
        }
        for (const [position, manifest] of manifests.entries()) {
            if (type === cdk8s_1.YamlOutputType.FILE_PER_RESOURCE) {
                const path = folder ? below(folder._of(manifest, name, chart)) : '';
                files.set(`${path}${resourceName(manifest)}${extension}`, [manifest]);
            }
            else {
                files.set(`${name}/${resourceName(objects[position])}${extension}`, [manifest]);
            }
        }
    }
    return files;
}
/** The manifests of a chart by the folder that they go to, with its slash. */
function byFolder(chart, name, manifests, folder) {
    if (!folder || manifests.length === 0)
        return new Map([['', manifests]]);
    const folders = new Map();
    for (const manifest of manifests) {
        const path = below(folder._of(manifest, name, chart));
        folders.set(path, [...(folders.get(path) ?? []), manifest]);
    }
    return folders;
}
function below(folder) {
    return folder === '' ? '' : `${folder}/`;
}
function resourceName({ kind, metadata }) {
    return `${kind}.${metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}

},
"synth/publish.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.publish = publish;
exports.filesIn = filesIn;
exports.shown = shown;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const errors_1 = load("core/errors.js");
/**
 * Makes the files of a folder those that are given.
 *
 * A file with the same content is left alone. The others are first all written under temporary names and then renamed:
 * each file is there whole or not at all, and a failure leaves the folder as it was.
 *
 * @param stale which of the files that are there, by their path below the folder and their text, are removed unless given
 * @throws MeshError MESH_UNWRITABLE_OUTPUT
 */
function publish(folder, files, stale) {
    try {
        return (0, node_fs_1.existsSync)(folder) ? update(folder, files, stale) : create(folder, files);
    }
    catch (error) {
        if (error instanceof errors_1.MeshError)
            throw error;
        throw new errors_1.MeshError('MESH_UNWRITABLE_OUTPUT', {
            property: 'outdir',
            value: shown(folder),
            must: 'be a folder that can be written',
            fix: reason(error),
        });
    }
}
/** A folder that is not there yet is written beside its place, and then put there at once. */
function create(folder, files) {
    const draft = (0, node_path_1.join)((0, node_path_1.dirname)(folder), `.${(0, node_path_1.basename)(folder)}.${process.pid}`);
    const made = (0, node_fs_1.mkdirSync)((0, node_path_1.dirname)(folder), { recursive: true });
    try {
        (0, node_fs_1.mkdirSync)(draft);
        write(draft, files);
        (0, node_fs_1.renameSync)(draft, folder);
    }
    catch (error) {
        (0, node_fs_1.rmSync)(draft, { recursive: true, force: true });
        if (made !== undefined)
            (0, node_fs_1.rmSync)(made, { recursive: true, force: true });
        throw error;
    }
    return { written: [...files.keys()], unchanged: [], removed: [] };
}
function write(folder, files) {
    const made = new Set([folder]);
    for (const [path, text] of files) {
        const file = `${folder}/${path}`;
        const parent = path.includes('/') ? (0, node_path_1.dirname)(file) : folder;
        if (!made.has(parent)) {
            (0, node_fs_1.mkdirSync)(parent, { recursive: true });
            made.add(parent);
        }
        (0, node_fs_1.writeFileSync)(file, text);
    }
}
function update(folder, files, stale) {
    const drafts = new Map();
    const made = [];
    const unchanged = [];
    const written = [];
    const removed = filesIn(folder).filter((path) => !files.has(path) && stale(path, () => (0, node_fs_1.readFileSync)((0, node_path_1.join)(folder, path), 'utf8')));
    try {
        for (const [path, text] of files) {
            const target = (0, node_path_1.join)(folder, path);
            if ((0, node_fs_1.existsSync)(target) && (0, node_fs_1.readFileSync)(target, 'utf8') === text) {
                unchanged.push(path);
                continue;
            }
            const first = (0, node_fs_1.mkdirSync)((0, node_path_1.dirname)(target), { recursive: true });
            if (first !== undefined)
                made.push(first);
            const draft = (0, node_path_1.join)((0, node_path_1.dirname)(target), `.${(0, node_path_1.basename)(target)}.${process.pid}`);
            drafts.set(draft, target);
            (0, node_fs_1.writeFileSync)(draft, text);
            written.push(path);
        }
        for (const path of removed)
            (0, node_fs_1.accessSync)((0, node_path_1.dirname)((0, node_path_1.join)(folder, path)), node_fs_1.constants.W_OK);
        for (const [draft, target] of drafts)
            (0, node_fs_1.renameSync)(draft, target);
    }
    catch (error) {
        for (const draft of drafts.keys())
            (0, node_fs_1.rmSync)(draft, { force: true });
        for (const path of made.reverse())
            (0, node_fs_1.rmSync)(path, { recursive: true, force: true });
        throw error;
    }
    for (const path of removed)
        remove(folder, path);
    return { written, unchanged, removed };
}
/** All files of a folder and its subfolders, as paths with slashes. */
function filesIn(folder) {
    return (0, node_fs_1.readdirSync)(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => (0, node_path_1.relative)(folder, (0, node_path_1.join)(entry.parentPath, entry.name)).replaceAll('\\', '/'))
        .sort();
}
/** Also removes the subfolders that are empty then. */
function remove(root, path) {
    (0, node_fs_1.rmSync)((0, node_path_1.join)(root, path));
    for (let folder = (0, node_path_1.dirname)(path); folder !== '.'; folder = (0, node_path_1.dirname)(folder)) {
        if ((0, node_fs_1.readdirSync)((0, node_path_1.join)(root, folder)).length > 0)
            return;
        (0, node_fs_1.rmdirSync)((0, node_path_1.join)(root, folder));
    }
}
const REASONS = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space is left',
    EEXIST: 'a file stands where a folder has to be',
    ENOTDIR: 'a file stands where a folder has to be',
    EISDIR: 'a folder stands where a file has to be',
};
function reason(error) {
    const text = REASONS[error.code ?? ''] ?? error.message;
    return error.path === undefined ? text : `${text} (${shown(error.path)})`;
}
/** A path as the user would type it. */
function shown(path) {
    const short = (0, node_path_1.relative)(process.cwd(), path);
    return short === '' || short.startsWith('..') ? path : short;
}

},
"synth/rendering.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderFast = renderFast;
const cdk8s_1 = require("cdk8s");
const original = cdk8s_1.ApiObject.prototype.toJson;
/**
 * Runs `render` while `ApiObject.toJson` is one that gives the same result sooner.
 *
 * cdk8s asks each of its resolvers about each value, looking for the app every time, and copies the result twice more.
 * Classes that `cdk8s import` generates call `super.toJson()`, so that the method itself is the only place to be faster.
 * It is put back before this function returns. An app with resolvers of its own, or that keeps keys unsorted, is
 * rendered by cdk8s.
 */
function renderFast(app, render) {
    if (process.env.CDK8S_DISABLE_SORT || !app.resolvers.every(isBuiltIn))
        return render();
    cdk8s_1.ApiObject.prototype.toJson = toJson;
    try {
        return render();
    }
    finally {
        cdk8s_1.ApiObject.prototype.toJson = original;
    }
}
const BUILT_IN = [cdk8s_1.LazyResolver, cdk8s_1.ImplicitTokenResolver, cdk8s_1.NumberStringUnionResolver];
function isBuiltIn(resolver) {
    return BUILT_IN.includes(resolver.constructor);
}
function toJson() {
    const { props, patches } = this;
    try {
        const simple = simplified({ ...props, metadata: this.metadata.toJson() });
        const { apiVersion, kind, metadata, ...rest } = patches.length > 0 ? cdk8s_1.JsonPatch.apply(simple, ...patches) : simple;
        return { apiVersion, kind, metadata, ...rest };
    }
    catch {
        // Whatever is wrong, cdk8s says it with the construct's path.
        return original.call(this);
    }
}
class NotSimple extends Error {
}
/** What cdk8s's resolvers, and then its sanitizing and sorting, make of a value. */
function simplified(item) {
    if (typeof item !== 'object')
        return item;
    if (item === null)
        return undefined;
    if (Array.isArray(item))
        return item.map(simplified);
    if (item instanceof cdk8s_1.Lazy)
        return simplified(item.produce());
    if (typeof item.resolve === 'function')
        return simplified(item.resolve());
    if (item.constructor === Object)
        return sorted(item);
    const union = item.value;
    if (typeof union === 'string' || typeof union === 'number')
        return { value: union };
    throw new NotSimple();
}
function sorted(mapping) {
    const copy = {};
    for (const key of Object.keys(mapping).sort()) {
        const item = simplified(mapping[key]);
        if (item !== undefined && item !== null)
            copy[key] = item;
    }
    return copy;
}

},
"synth/sync-wave.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SyncWaves = exports.SYNC_WAVE = void 0;
/** The annotation that Argo CD orders objects by. */
exports.SYNC_WAVE = 'argocd.argoproj.io/sync-wave';
/**
 * The wave of a kind: what others need comes before them. A subset has to be there before routes name it, so that
 * DestinationRules come before the rules that route.
 */
const WAVES = [
    ['Namespace', 'CustomResourceDefinition', 'StorageClass', 'GatewayClass'],
    [
        'ServiceAccount',
        'Role',
        'RoleBinding',
        'ClusterRole',
        'ClusterRoleBinding',
        'ConfigMap',
        'Secret',
        'PersistentVolume',
        'PersistentVolumeClaim',
        'TriggerAuthentication',
        'ClusterTriggerAuthentication',
        'ReferenceGrant',
        'PeerAuthentication',
        'Telemetry',
        'ProxyConfig',
        'Sidecar',
    ],
    ['Service', 'ServiceEntry', 'WorkloadEntry', 'WorkloadGroup', 'InnoDBCluster', 'RabbitmqCluster'],
    ['DestinationRule', 'BackendTLSPolicy', 'Gateway', 'ListenerSet'],
];
/** Workloads, and whatever is not named above. */
const WORKLOAD_WAVE = WAVES.length;
/** What acts on workloads that are there. */
const LAST = [
    'VirtualService',
    'HTTPRoute',
    'GRPCRoute',
    'TCPRoute',
    'TLSRoute',
    'UDPRoute',
    'Ingress',
    'HorizontalPodAutoscaler',
    'VerticalPodAutoscaler',
    'ScaledObject',
    'PodDisruptionBudget',
];
function kindWave(kind) {
    if (LAST.includes(kind))
        return WORKLOAD_WAVE + 1;
    const wave = WAVES.findIndex((kinds) => kinds.includes(kind));
    return wave === -1 ? WORKLOAD_WAVE : wave;
}
/** Gives out waves to objects in their order: dependencies have to come before what depends on them. */
class SyncWaves {
    #waves = new Map();
    #dependencies;
    constructor(dependencies) {
        this.#dependencies = dependencies;
    }
    /** The manifest with its wave: that of its kind, or one after the last of its dependencies. A wave of its own stays. */
    annotate(object, manifest) {
        const own = manifest.metadata.annotations?.[exports.SYNC_WAVE];
        const wave = own === undefined ? this.waveOf(object, manifest.kind) : Number(own);
        this.#waves.set(object, wave);
        if (own !== undefined)
            return manifest;
        const annotations = { ...manifest.metadata.annotations, [exports.SYNC_WAVE]: `${wave}` };
        const { annotations: _, ...metadata } = manifest.metadata;
        return { ...manifest, metadata: { annotations: inOrder(annotations), ...metadata } };
    }
    waveOf(object, kind) {
        let wave = kindWave(kind);
        for (const dependency of this.#dependencies(object))
            wave = Math.max(wave, (this.#waves.get(dependency) ?? -1) + 1);
        return wave;
    }
}
exports.SyncWaves = SyncWaves;
function inOrder(annotations) {
    return Object.fromEntries(Object.entries(annotations).sort(([a], [b]) => (a < b ? -1 : 1)));
}

},
"synth/yaml-writer.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeYaml = writeYaml;
const cdk8s_1 = require("cdk8s");
const yaml_scalars_1 = load("synth/yaml-scalars.js");
/**
 * The text of objects as cdk8s writes it, byte for byte, only sooner.
 *
 * What stands in Kubernetes objects most of the time is written here. An object with anything else in it (several lines
 * of text, the same part twice, a value that JSON does not have) is left to `Yaml.stringify` as a whole.
 */
function writeYaml(objects) {
    return objects.map(writeObject).join('---\n');
}
/** Thrown and caught here only: an object is not one that is written here. */
class Unknown extends Error {
}
const UNKNOWN = new Unknown();
function writeObject(object) {
    if (!isMapping(object) || Object.keys(object).length === 0)
        return cdk8s_1.Yaml.stringify(object);
    try {
        return mapping(object, '', new Set());
    }
    catch (error) {
        if (error !== UNKNOWN)
            throw error;
        return cdk8s_1.Yaml.stringify(object);
    }
}
/** The lines of a mapping; the first one stands where the caller has written its indent. */
function mapping(object, indent, seen) {
    let text = '';
    let lead = '';
    for (const name of Object.keys(object)) {
        const written = (0, yaml_scalars_1.key)(name);
        if (written === undefined)
            throw UNKNOWN;
        text += `${lead}${written}:${value(object[name], indent, seen)}`;
        lead = indent;
    }
    return text;
}
/** What follows the colon, with its line end. */
function value(item, indent, seen) {
    if (typeof item !== 'object' || item === null)
        return ` ${simple(item)}\n`;
    once(item, seen);
    const inner = `${indent}  `;
    if (Array.isArray(item))
        return item.length === 0 ? ' []\n' : `\n${inner}${sequence(item, inner, seen)}`;
    if (!isMapping(item))
        throw UNKNOWN;
    return Object.keys(item).length === 0 ? ' {}\n' : `\n${inner}${mapping(item, inner, seen)}`;
}
/** The lines of a sequence; the first one stands where the caller has written its indent. */
function sequence(items, indent, seen) {
    const inner = `${indent}  `;
    let text = '';
    let lead = '';
    for (const item of items) {
        text += `${lead}- ${entry(item, inner, seen)}`;
        lead = indent;
    }
    return text;
}
function entry(item, indent, seen) {
    if (typeof item !== 'object' || item === null)
        return `${simple(item)}\n`;
    once(item, seen);
    if (Array.isArray(item))
        return item.length === 0 ? '[]\n' : sequence(item, indent, seen);
    if (!isMapping(item))
        throw UNKNOWN;
    return Object.keys(item).length === 0 ? '{}\n' : mapping(item, indent, seen);
}
function simple(item) {
    if (typeof item === 'string') {
        const written = (0, yaml_scalars_1.scalar)(item);
        if (written === undefined)
            throw UNKNOWN;
        return written;
    }
    if (typeof item === 'number' && Number.isSafeInteger(item) && !Object.is(item, -0))
        return `${item}`;
    if (typeof item === 'boolean')
        return item ? 'true' : 'false';
    if (item === null)
        return 'null';
    throw UNKNOWN;
}
/** What stands twice in one object becomes an anchor and an alias. */
function once(item, seen) {
    if (seen.has(item))
        throw UNKNOWN;
    seen.add(item);
}
function isMapping(item) {
    if (typeof item !== 'object' || item === null)
        return false;
    const prototype = Object.getPrototypeOf(item);
    return (prototype === Object.prototype || prototype === null) && !('toJSON' in item);
}

},
"synth/yaml-scalars.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.scalar = scalar;
exports.key = key;
const cdk8s_1 = require("cdk8s");
/** Text that is itself in YAML 1.1 and 1.2, wherever it stands. */
const PLAIN = /^[A-Za-z_](?:(?:[-./=+@\w]|:(?=[-./=+@\w]))*[./=+@\w])?$/;
/** Words that YAML 1.1 takes for something else. */
const WORDS = /^(?:y|n|yes|no|true|false|on|off|null)$/i;
const known = new Map();
/** Scalars are remembered up to this many, so that a large app does not keep all of its text twice. */
const LIMIT = 50_000;
/** A string on one line, as a value; `undefined` where it takes several lines. */
function scalar(text) {
    if (text.length < 64 && PLAIN.test(text) && !WORDS.test(text))
        return text;
    if (text.includes('\n'))
        return undefined;
    return remembered(`v${text}`, () => cdk8s_1.Yaml.stringify({ k: text }).slice('k: '.length, -1));
}
/** A string as a key on one line; `undefined` where it takes several. */
function key(text) {
    if (text.length < 64 && PLAIN.test(text) && !WORDS.test(text))
        return text;
    // Whether these are quoted depends on how deep they stand.
    if (/^(?:---|\.\.\.)/.test(text))
        return undefined;
    return remembered(`k${text}`, () => cdk8s_1.Yaml.stringify({ [text]: 0 }).slice(0, -': 0\n'.length));
}
function remembered(id, write) {
    let written = known.get(id);
    if (written === undefined) {
        written = write();
        if (known.size < LIMIT)
            known.set(id, written);
    }
    return written.includes('\n') || written.startsWith('?') ? undefined : written;
}

},
"synth/output-folder.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OutputFolder = void 0;
const errors_1 = load("core/errors.js");
/**
 * In which folder below `outdir` an object goes.
 *
 * @example
 * new MeshApp({ folder: OutputFolder.PER_NAMESPACE });
 */
class OutputFolder {
    included;
    /** One folder per chart, named after it. */
    static PER_CHART = new OutputFolder((_, chartName) => chartName, true);
    /**
     * One folder per namespace, named after it; a Namespace goes into its own. Objects without a namespace go to
     * `cluster`.
     */
    static PER_NAMESPACE = new OutputFolder(({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : (metadata.namespace ?? 'cluster')), true);
    /**
     * A folder for each chart as you say; `undefined` for `outdir` itself. Folders of your own are not part of the
     * kustomization of `outdir`.
     */
    static of(folder) {
        return new OutputFolder((_, __, chart) => checkFolder(folder(chart)), false);
    }
    #folder;
    constructor(folder, 
    /** Whether the kustomization of `outdir` includes the folders. */
    included) {
        this.included = included;
        this.#folder = folder;
        Object.freeze(this);
    }
    /** @internal */
    _of(manifest, chartName, chart) {
        return this.#folder(manifest, chartName, chart) ?? '';
    }
}
exports.OutputFolder = OutputFolder;
function checkFolder(folder) {
    if (folder !== undefined && !/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(folder)) {
        throw new errors_1.MeshError('MESH_INVALID_FOLDER', {
            property: 'folder',
            value: folder,
            must: 'be a path below outdir, such as exercises or team/a',
        });
    }
    return folder;
}

},
"telemetry/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WorkloadMode = exports.Telemetry = exports.TagOverride = exports.Metric = exports.CustomTag = void 0;
var custom_tag_1 = load("telemetry/custom-tag.js");
Object.defineProperty(exports, "CustomTag", { enumerable: true, get: function () { return custom_tag_1.CustomTag; } });
var metric_1 = load("telemetry/metric.js");
Object.defineProperty(exports, "Metric", { enumerable: true, get: function () { return metric_1.Metric; } });
var tag_override_1 = load("telemetry/tag-override.js");
Object.defineProperty(exports, "TagOverride", { enumerable: true, get: function () { return tag_override_1.TagOverride; } });
var telemetry_1 = load("telemetry/telemetry.js");
Object.defineProperty(exports, "Telemetry", { enumerable: true, get: function () { return telemetry_1.Telemetry; } });
var workload_mode_1 = load("telemetry/workload-mode.js");
Object.defineProperty(exports, "WorkloadMode", { enumerable: true, get: function () { return workload_mode_1.WorkloadMode; } });

},
"telemetry/custom-tag.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CustomTag = void 0;
const provider_1 = load("telemetry/provider.js");
/**
 * Where a tag of a span takes its text from.
 *
 * @example
 * CustomTag.literal('lab');
 * CustomTag.environment('POD_NAME', { defaultValue: 'unknown' });
 * CustomTag.header('x-tenant');
 * CustomTag.formatter('%REQ(:METHOD)%');
 * @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing-CustomTag
 */
class CustomTag {
    /**
     * The same text on every span.
     *
     * @throws MeshError MESH_EMPTY for an empty text
     */
    static literal(text) {
        return new CustomTag({ literal: { value: (0, provider_1.checkText)(text, { property: 'literal' }) } });
    }
    /**
     * An environment variable of the proxy.
     *
     * @throws MeshError MESH_EMPTY for an empty name
     */
    static environment(name, { defaultValue } = {}) {
        return new CustomTag({ environment: { name: (0, provider_1.checkText)(name, { property: 'environment' }), defaultValue } });
    }
    /**
     * A header of the request.
     *
     * @throws MeshError MESH_EMPTY for an empty name
     */
    static header(name, { defaultValue } = {}) {
        return new CustomTag({ header: { name: (0, provider_1.checkText)(name, { property: 'header' }), defaultValue } });
    }
    /**
     * A format string of Envoy's access log, such as `%REQ(:METHOD)% %RESPONSE_CODE%`.
     *
     * @throws MeshError MESH_EMPTY for an empty format
     */
    static formatter(format) {
        return new CustomTag({ formatter: { value: (0, provider_1.checkText)(format, { property: 'formatter' }) } });
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
}
exports.CustomTag = CustomTag;

},
"telemetry/provider.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderProviders = renderProviders;
exports.checkText = checkText;
const errors_1 = load("core/errors.js");
/** The providers in their wire form. */
function renderProviders(providers, rule, property) {
    return providers?.map((name, index) => ({
        name: checkText(name, { property: `${property}.providers[${index}]`, at: rule }),
    }));
}
/** Fails for an empty text; returns it. */
function checkText(text, place) {
    if (text === '')
        throw new errors_1.MeshError('MESH_EMPTY', { ...place, value: text, must: 'not be empty' });
    return text;
}

},
"telemetry/metric.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Metric = void 0;
const provider_1 = load("telemetry/provider.js");
/**
 * A metric that proxies report.
 *
 * @example
 * Metric.REQUEST_COUNT;
 * Metric.custom('queue_depth');
 * @see https://istio.io/latest/docs/reference/config/telemetry/#MetricSelector-IstioMetric
 */
class Metric {
    /** Every standard metric. */
    static ALL_METRICS = new Metric({ metric: 'ALL_METRICS' });
    /** `istio_requests_total`: requests over HTTP, HTTP/2 and gRPC. */
    static REQUEST_COUNT = new Metric({ metric: 'REQUEST_COUNT' });
    /** `istio_request_duration_milliseconds`: how long requests took. */
    static REQUEST_DURATION = new Metric({ metric: 'REQUEST_DURATION' });
    /** `istio_request_bytes`: sizes of request bodies. */
    static REQUEST_SIZE = new Metric({ metric: 'REQUEST_SIZE' });
    /** `istio_response_bytes`: sizes of response bodies. */
    static RESPONSE_SIZE = new Metric({ metric: 'RESPONSE_SIZE' });
    /** `istio_tcp_connections_opened_total`: TCP connections that were opened. */
    static TCP_OPENED_CONNECTIONS = new Metric({ metric: 'TCP_OPENED_CONNECTIONS' });
    /** `istio_tcp_connections_closed_total`: TCP connections that were closed. */
    static TCP_CLOSED_CONNECTIONS = new Metric({ metric: 'TCP_CLOSED_CONNECTIONS' });
    /** `istio_tcp_sent_bytes_total`: bytes of TCP responses. */
    static TCP_SENT_BYTES = new Metric({ metric: 'TCP_SENT_BYTES' });
    /** `istio_tcp_received_bytes_total`: bytes of TCP requests. */
    static TCP_RECEIVED_BYTES = new Metric({ metric: 'TCP_RECEIVED_BYTES' });
    /** `istio_request_messages_total`: gRPC messages from clients. */
    static GRPC_REQUEST_MESSAGES = new Metric({ metric: 'GRPC_REQUEST_MESSAGES' });
    /** `istio_response_messages_total`: gRPC messages from servers. */
    static GRPC_RESPONSE_MESSAGES = new Metric({ metric: 'GRPC_RESPONSE_MESSAGES' });
    /**
     * A metric that is not one of Istio's own.
     *
     * @throws MeshError MESH_EMPTY for an empty name
     */
    static custom(name) {
        return new Metric({ customMetric: (0, provider_1.checkText)(name, { property: 'metric' }) });
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
}
exports.Metric = Metric;

},
"telemetry/tag-override.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TagOverride = void 0;
const cel_1 = load("telemetry/cel.js");
/**
 * What happens to one tag (a label, in Prometheus) of a metric.
 *
 * @example
 * const tags = { request_host: TagOverride.upsert('request.host'), grpc_response_status: TagOverride.remove() };
 * @see https://istio.io/latest/docs/reference/config/telemetry/#MetricsOverrides-TagOverride
 */
class TagOverride {
    /**
     * Adds the tag or replaces it.
     *
     * @param expression CEL over Envoy's attributes, such as `request.host` or `string(destination.port)`; fixed text
     * stands in quotes of its own: `'"lab"'`
     * @throws MeshError MESH_INVALID_CEL for what is not CEL
     */
    static upsert(expression) {
        return new TagOverride({ operation: 'UPSERT', value: (0, cel_1.checkCel)(expression, { property: 'expression' }) });
    }
    /** Leaves the tag out. */
    static remove() {
        return new TagOverride({ operation: 'REMOVE' });
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
}
exports.TagOverride = TagOverride;

},
"telemetry/cel.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkCel = checkCel;
const errors_1 = load("core/errors.js");
const cel_token_1 = load("telemetry/cel-token.js");
/**
 * Fails unless `expression` has the syntax of the Common Expression Language; returns it.
 *
 * Elsewhere, a filter is first read by Istio's admission webhook, and the expression of a tag by Envoy.
 */
function checkCel(expression, place) {
    const problem = expression.trim() === '' ? 'not be empty' : syntaxError(expression);
    if (problem === undefined)
        return expression;
    const habit = OTHER_LANGUAGES.find(([mistake]) => mistake.test((0, cel_token_1.withoutStrings)(expression)));
    throw new errors_1.MeshError('MESH_INVALID_CEL', {
        ...place,
        value: expression,
        must: problem,
        ...(habit ? { fix: habit[1] } : {}),
    });
}
const BINARY = ['&&', '||', '==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%'];
const KEYWORDS = new Set(['in', 'true', 'false', 'null']);
const RESERVED = /^(?:in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while)$/;
const OTHER_LANGUAGES = [
    [/[^<>=!]=(?!=)|===/, 'CEL compares with =='],
    [/\b(?:and|or|not)\b/i, 'CEL writes &&, || and !'],
    [/(?<!&)&(?!&)|(?<!\|)\|(?!\|)/, 'CEL writes && and ||'],
];
function syntaxError(expression) {
    try {
        new CelReader((0, cel_token_1.celTokens)(expression)).readAll();
        return undefined;
    }
    catch (error) {
        if (error instanceof cel_token_1.CelProblem)
            return `be a CEL expression (${error.message})`;
        throw error;
    }
}
/**
 * Goes through an expression by the grammar of CEL, save for messages, which Envoy's attributes have no use for.
 *
 * Precedence is left out: it changes what an expression means, not whether it is one.
 */
class CelReader {
    #tokens;
    #next = 0;
    constructor(tokens) {
        this.#tokens = tokens;
    }
    readAll() {
        this.expression();
        if (this.token.kind !== 'end')
            this.fail();
    }
    get token() {
        return this.#tokens[this.#next];
    }
    fail() {
        const { kind, text, at } = this.token;
        throw new cel_token_1.CelProblem(kind === 'end' ? 'it ends too early' : `unexpected ${text} at character ${at}`);
    }
    take(...texts) {
        const { kind, text } = this.token;
        const taken = (kind === 'sign' || kind === 'name') && texts.includes(text);
        if (taken)
            this.#next++;
        return taken;
    }
    expect(text) {
        if (!this.take(text))
            this.fail();
    }
    expression() {
        this.operation();
        if (!this.take('?'))
            return;
        this.operation();
        this.expect(':');
        this.expression();
    }
    operation() {
        do
            this.operand();
        while (this.take(...BINARY));
    }
    operand() {
        while (this.take('!', '-'))
            ;
        this.primary();
        for (;;) {
            if (this.take('.')) {
                this.name(KEYWORDS.has(this.token.text));
                if (this.take('('))
                    this.list(')');
            }
            else if (this.take('[')) {
                this.expression();
                this.expect(']');
            }
            else
                return;
        }
    }
    primary() {
        if (this.take('(')) {
            this.expression();
            this.expect(')');
        }
        else if (this.take('['))
            this.list(']');
        else if (this.take('{'))
            this.list('}', () => this.entry());
        else if (this.token.kind === 'string' || this.token.kind === 'number')
            this.#next++;
        else if (!this.take('true', 'false', 'null')) {
            this.name(RESERVED.test(this.token.text));
            if (this.take('('))
                this.list(')');
        }
    }
    name(forbidden) {
        if (this.token.kind !== 'name' || forbidden)
            this.fail();
        this.#next++;
    }
    entry() {
        this.expression();
        this.expect(':');
        this.expression();
    }
    /** What stands between brackets, commas between; only calls have no comma at the end. */
    list(close, item = () => this.expression()) {
        while (!this.take(close)) {
            item();
            if (this.take(close))
                return;
            this.expect(',');
            if (close === ')' && this.token.text === ')')
                this.fail();
        }
    }
}

},
"telemetry/cel-token.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CelProblem = void 0;
exports.celTokens = celTokens;
exports.withoutStrings = withoutStrings;
/** What is wrong with the syntax of an expression. */
class CelProblem extends Error {
}
exports.CelProblem = CelProblem;
const ESCAPE = /\\(?:[abfnrtv"'`?\\]|[0-3][0-7]{2}|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/.source;
const RAW = /(?:[bB]?[rR]|[rR][bB])(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\r\n]*"|'[^'\r\n]*')/.source;
const LONG = `[bB]?(?:"""(?:${ESCAPE}|[^\\\\])*?"""|'''(?:${ESCAPE}|[^\\\\])*?''')`;
const SHORT = `[bB]?(?:"(?:${ESCAPE}|[^"\\\\\r\n])*"|'(?:${ESCAPE}|[^'\\\\\r\n])*')`;
const STRING = `${RAW}|${LONG}|${SHORT}`;
const NUMBER = /0x[0-9a-fA-F]+[uU]?|\d*\.\d+(?:[eE][-+]?\d+)?|\d+(?:[eE][-+]?\d+|[uU]?)/.source;
const SIGN = /[<>=!]=|&&|\|\||[-+*/%<>!?:.,()[\]{}]/.source;
const NOTHING = /\s+|\/\/[^\n]*/.source;
const TOKEN = new RegExp(`${NOTHING}|(?<string>${STRING})|(?<number>${NUMBER})|(?<name>[_a-zA-Z]\\w*)|(?<sign>${SIGN})`, 'y');
/**
 * Cuts an expression into words, the last of them its end.
 *
 * @throws CelProblem for what no word begins with
 */
function celTokens(expression) {
    const found = [];
    for (let at = 0; at < expression.length; at = TOKEN.lastIndex) {
        TOKEN.lastIndex = at;
        const match = TOKEN.exec(expression);
        if (!match)
            throw new CelProblem(`unexpected ${expression.charAt(at)} at character ${at + 1}`);
        const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
        if (kind)
            found.push({ kind: kind, text: match[0], at: at + 1 });
    }
    return [...found, { kind: 'end', text: '', at: expression.length + 1 }];
}
/** The expression with its strings emptied. */
function withoutStrings(expression) {
    return expression.replace(new RegExp(STRING, 'g'), '""');
}

},
"telemetry/telemetry.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Telemetry = void 0;
const mesh_resource_1 = load("core/mesh-resource.js");
const policy_target_1 = load("core/policy-target.js");
const access_logging_1 = load("telemetry/access-logging.js");
const metrics_1 = load("telemetry/metrics.js");
const tracing_1 = load("telemetry/tracing.js");
/**
 * Traces, metrics and access logs of proxies.
 *
 * A Telemetry without a selector or targets is for its namespace, or for the whole mesh where it lives in the root
 * namespace (`istio-system`, unless set up otherwise). Istio follows one such Telemetry per namespace, and one per
 * workload.
 *
 * @example
 * new Telemetry(chart, 'mesh-telemetry', {
 *   metadata: { namespace: 'istio-system' },
 *   tracing: [{ providers: ['jaeger'], sampling: Percentage.ALL, customTags: { env: CustomTag.literal('lab') } }],
 *   metrics: [{
 *     providers: ['prometheus'],
 *     overrides: [{
 *       metric: Metric.REQUEST_COUNT,
 *       tags: { request_host: TagOverride.upsert('request.host'), response_flags: TagOverride.remove() },
 *     }],
 *   }],
 *   accessLogging: [{ providers: ['envoy'], filter: 'response.code >= 400' }],
 * });
 * ```yaml
 * apiVersion: telemetry.istio.io/v1
 * kind: Telemetry
 * metadata:
 *   name: mesh-telemetry
 *   namespace: istio-system
 * spec:
 *   accessLogging:
 *     - filter:
 *         expression: response.code >= 400
 *       providers:
 *         - name: envoy
 *   metrics:
 *     - overrides:
 *         - match:
 *             metric: REQUEST_COUNT
 *           tagOverrides:
 *             request_host:
 *               operation: UPSERT
 *               value: request.host
 *             response_flags:
 *               operation: REMOVE
 *       providers:
 *         - name: prometheus
 *   tracing:
 *     - customTags:
 *         env:
 *           literal:
 *             value: lab
 *       providers:
 *         - name: jaeger
 *       randomSamplingPercentage: 100
 * ```
 * @see https://istio.io/latest/docs/reference/config/telemetry/
 */
class Telemetry extends mesh_resource_1.MeshResource {
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
        super(scope, id, { apiVersion: 'telemetry.istio.io/v1', kind: 'Telemetry', plural: 'telemetries' }, props);
        this.#attachment = (0, policy_target_1.renderAttachment)(props, this);
        this.#tracing = props.tracing?.map((tracing, index) => (0, tracing_1.renderTracing)(tracing, this, `tracing[${index}]`));
        this.#metrics = props.metrics?.map((metrics, index) => (0, metrics_1.renderMetrics)(metrics, this, `metrics[${index}]`));
        this.#accessLogging = props.accessLogging?.map((logging, index) => (0, access_logging_1.renderAccessLogging)(logging, this, `accessLogging[${index}]`));
    }
    /** Adds settings for spans, after those that are there; a later one wins for the fields that it sets. */
    addTracing(tracing) {
        const all = this.#tracing ?? [];
        this.#tracing = [...all, (0, tracing_1.renderTracing)(tracing, this, `tracing[${all.length}]`)];
    }
    /** Adds settings for metrics, after those that are there. */
    addMetrics(metrics) {
        const all = this.#metrics ?? [];
        this.#metrics = [...all, (0, metrics_1.renderMetrics)(metrics, this, `metrics[${all.length}]`)];
    }
    /** Adds settings for access logs, after those that are there. */
    addAccessLogging(logging) {
        const all = this.#accessLogging ?? [];
        this.#accessLogging = [...all, (0, access_logging_1.renderAccessLogging)(logging, this, `accessLogging[${all.length}]`)];
    }
    /** @internal */
    _toSpec() {
        return {
            ...this.#attachment,
            tracing: this.#tracing,
            metrics: this.#metrics,
            accessLogging: this.#accessLogging,
        };
    }
}
exports.Telemetry = Telemetry;

},
"telemetry/access-logging.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderAccessLogging = renderAccessLogging;
const cel_1 = load("telemetry/cel.js");
const provider_1 = load("telemetry/provider.js");
/** The settings in their wire form. */
function renderAccessLogging(logging, rule, property) {
    const { mode, providers, disabled, filter } = logging;
    return {
        match: mode === undefined ? undefined : { mode },
        providers: (0, provider_1.renderProviders)(providers, rule, property),
        disabled,
        filter: filter === undefined ? undefined : { expression: (0, cel_1.checkCel)(filter, { property: `${property}.filter`, at: rule }) },
    };
}

},
"telemetry/metrics.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderMetrics = renderMetrics;
const duration_1 = load("core/duration.js");
const provider_1 = load("telemetry/provider.js");
/** The settings in their wire form. */
function renderMetrics(metrics, rule, property) {
    return {
        providers: (0, provider_1.renderProviders)(metrics.providers, rule, property),
        overrides: metrics.overrides?.map((override, index) => renderOverride(override, rule, `${property}.overrides[${index}]`)),
        reportingInterval: (0, duration_1.renderDuration)(metrics.reportingInterval, {
            property: `${property}.reportingInterval`,
            at: rule,
        }),
    };
}
function renderOverride({ metric, mode, disabled, tags }, at, property) {
    return {
        match: metric === undefined && mode === undefined ? undefined : { ...metric?._toJson(), mode },
        disabled,
        tagOverrides: tags &&
            Object.fromEntries(Object.entries(tags).map(([name, tag]) => [
                (0, provider_1.checkText)(name, { property: `${property}.tags name`, at }),
                tag._toJson(),
            ])),
    };
}

},
"telemetry/tracing.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTracing = renderTracing;
const errors_1 = load("core/errors.js");
const provider_1 = load("telemetry/provider.js");
/** The settings in their wire form. */
function renderTracing(tracing, rule, property) {
    return {
        match: tracing.mode === undefined ? undefined : { mode: tracing.mode },
        providers: (0, provider_1.renderProviders)(tracing.providers, rule, property),
        randomSamplingPercentage: renderSampling(tracing.sampling, rule, property),
        disableSpanReporting: tracing.disableSpanReporting,
        disableContextPropagation: tracing.disableContextPropagation,
        customTags: tracing.customTags && renderCustomTags(tracing.customTags, rule, `${property}.customTags`),
        enableIstioTags: tracing.enableIstioTags,
        useRequestIdForTraceSampling: tracing.useRequestIdForTraceSampling,
    };
}
/** Envoy rounds to hundredths of a percent: less would trace nothing. */
function renderSampling(sampling, at, property) {
    if (sampling && sampling.percent > 0 && sampling.percent < 0.01) {
        throw new errors_1.MeshError('MESH_INVALID_PERCENTAGE', {
            property: `${property}.sampling`,
            value: sampling.percent,
            must: 'be 0 or at least 0.01',
            fix: 'Envoy samples in steps of 0.01 %',
            at,
        });
    }
    return sampling?.percent;
}
function renderCustomTags(tags, at, property) {
    return Object.fromEntries(Object.entries(tags).map(([name, tag]) => [(0, provider_1.checkText)(name, { property: `${property} name`, at }), tag._toJson()]));
}

},
"telemetry/workload-mode.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WorkloadMode = void 0;
/**
 * Which side of the traffic a workload is on.
 * @see https://istio.io/latest/docs/reference/config/type/workload-selector/#WorkloadMode
 */
var WorkloadMode;
(function (WorkloadMode) {
    /** The workload sends the requests. */
    WorkloadMode["CLIENT"] = "CLIENT";
    /** The workload receives the requests. */
    WorkloadMode["SERVER"] = "SERVER";
    /** Both. */
    WorkloadMode["CLIENT_AND_SERVER"] = "CLIENT_AND_SERVER";
})(WorkloadMode || (exports.WorkloadMode = WorkloadMode = {}));

},
"workloads/index.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.VersionedService = exports.StatefulService = exports.ServiceVersions = exports.ServicePort = exports.MeshNamespace = exports.Injection = exports.DisruptionBudget = exports.ContainerPreset = exports.declareCalls = exports.CALLS_ANNOTATION = void 0;
var call_1 = load("workloads/call.js");
Object.defineProperty(exports, "CALLS_ANNOTATION", { enumerable: true, get: function () { return call_1.CALLS_ANNOTATION; } });
Object.defineProperty(exports, "declareCalls", { enumerable: true, get: function () { return call_1.declareCalls; } });
var container_preset_1 = load("workloads/container-preset.js");
Object.defineProperty(exports, "ContainerPreset", { enumerable: true, get: function () { return container_preset_1.ContainerPreset; } });
var disruption_budget_1 = load("workloads/disruption-budget.js");
Object.defineProperty(exports, "DisruptionBudget", { enumerable: true, get: function () { return disruption_budget_1.DisruptionBudget; } });
var injection_1 = load("workloads/injection.js");
Object.defineProperty(exports, "Injection", { enumerable: true, get: function () { return injection_1.Injection; } });
var mesh_namespace_1 = load("workloads/mesh-namespace.js");
Object.defineProperty(exports, "MeshNamespace", { enumerable: true, get: function () { return mesh_namespace_1.MeshNamespace; } });
var service_port_1 = load("workloads/service-port.js");
Object.defineProperty(exports, "ServicePort", { enumerable: true, get: function () { return service_port_1.ServicePort; } });
var service_versions_1 = load("workloads/service-versions.js");
Object.defineProperty(exports, "ServiceVersions", { enumerable: true, get: function () { return service_versions_1.ServiceVersions; } });
var stateful_service_1 = load("workloads/stateful-service.js");
Object.defineProperty(exports, "StatefulService", { enumerable: true, get: function () { return stateful_service_1.StatefulService; } });
var versioned_service_1 = load("workloads/versioned-service.js");
Object.defineProperty(exports, "VersionedService", { enumerable: true, get: function () { return versioned_service_1.VersionedService; } });

},
"workloads/call.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CALLS_ANNOTATION = void 0;
exports.declareCalls = declareCalls;
const checks_1 = load("core/checks.js");
const duration_1 = load("core/duration.js");
const host_1 = load("core/host.js");
/** The annotation that declared calls stand in. */
exports.CALLS_ANNOTATION = 'cdk8s-mesh/calls';
/** Writes the calls of a workload into its annotation. */
function declareCalls(workload, calls) {
    const declared = calls.map(({ to, timeout, retries }, index) => ({
        to: host_1.Host.of(to).nameFrom(workload.metadata.namespace),
        timeout: (0, duration_1.renderDuration)(timeout, { property: `calls[${index}].timeout`, at: workload }),
        retries: (0, checks_1.checkInteger)(retries, { property: `calls[${index}].retries`, at: workload }, 0),
    }));
    workload.metadata.addAnnotation(exports.CALLS_ANNOTATION, JSON.stringify(declared));
}

},
"workloads/disruption-budget.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DisruptionBudget = void 0;
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/**
 * How many pods may be taken away at a time when nodes are drained. Crashes are not asked.
 *
 * @example
 * const budget = DisruptionBudget.minAvailable(2);
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
class DisruptionBudget {
    /** Nothing holds a drain back: no PodDisruptionBudget is made. */
    static NONE = new DisruptionBudget(undefined);
    /**
     * At most so many pods, or such a share of them, are away. 0 lets no node be drained while a pod is on it.
     *
     * @throws MeshError MESH_OUT_OF_RANGE, MESH_INVALID_PERCENTAGE
     */
    static maxUnavailable(pods) {
        return new DisruptionBudget({ maxUnavailable: count(pods, 'maxUnavailable') });
    }
    /**
     * At least so many pods, or such a share of them, stay. For what needs a quorum: more than half.
     *
     * @throws MeshError MESH_OUT_OF_RANGE, MESH_INVALID_PERCENTAGE
     */
    static minAvailable(pods) {
        return new DisruptionBudget({ minAvailable: count(pods, 'minAvailable') });
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
}
exports.DisruptionBudget = DisruptionBudget;
function count(pods, property) {
    if (typeof pods === 'number')
        return (0, checks_1.checkInteger)(pods, { property }, 0);
    if (!Number.isInteger(pods.percent)) {
        throw new errors_1.MeshError('MESH_INVALID_PERCENTAGE', {
            property,
            value: pods.percent,
            must: 'be a whole number of percent',
        });
    }
    return `${pods.percent}%`;
}

},
"workloads/injection.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Injection = void 0;
const checks_1 = load("core/checks.js");
/**
 * How the workloads of a namespace join the mesh.
 *
 * Exactly one way is rendered: `istio-injection` and `istio.io/rev` beside each other contradict one another.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
class Injection {
    labels;
    /** Each new pod gets a sidecar from the default revision: label `istio-injection: enabled`. */
    static SIDECAR = new Injection({ 'istio-injection': 'enabled' });
    /** No pod gets a sidecar, whatever the mesh's default: label `istio-injection: disabled`. */
    static DISABLED = new Injection({ 'istio-injection': 'disabled' });
    /** Traffic is captured on the node, without sidecars: label `istio.io/dataplane-mode: ambient`. */
    static AMBIENT = new Injection({ 'istio.io/dataplane-mode': 'ambient' });
    /** Each new pod gets a sidecar from one revision of the control plane: label `istio.io/rev`. */
    static revision(revision) {
        return new Injection({ 'istio.io/rev': (0, checks_1.checkDnsLabel)(revision, { property: 'revision' }) });
    }
    constructor(
    /** The namespace labels that say so. */
    labels) {
        this.labels = labels;
        Object.freeze(this);
    }
}
exports.Injection = Injection;

},
"workloads/mesh-namespace.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MeshNamespace = void 0;
const cdk8s_1 = require("cdk8s");
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const errors_1 = load("core/errors.js");
const injection_1 = load("workloads/injection.js");
/**
 * A namespace whose workloads are part of the mesh. Define it first in its chart, so that it is applied first.
 *
 * @example
 * new MeshNamespace(chart, 'namespace');
 * ```yaml
 * apiVersion: v1
 * kind: Namespace
 * metadata:
 *   labels:
 *     istio-injection: enabled
 *   name: bookinfo
 * spec: {}
 * ```
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
class MeshNamespace extends cdk8s_plus_28_1.Namespace {
    /**
     * @throws MeshError MESH_INJECTION_CONFLICT where the metadata's labels already choose a way to join the mesh, or a
     * waypoint is given without `Injection.AMBIENT`
     */
    constructor(scope, id, props = {}) {
        const { injection = injection_1.Injection.SIDECAR, metadata } = props;
        const waypoint = typeof props.waypoint === 'object' ? props.waypoint.name : props.waypoint;
        super(scope, id, {
            metadata: {
                name: cdk8s_1.Chart.of(scope).namespace ?? id,
                ...metadata,
                labels: {
                    ...metadata?.labels,
                    ...injection.labels,
                    ...(waypoint === undefined ? {} : { 'istio.io/use-waypoint': waypoint }),
                },
            },
        });
        // A chart's namespace is written into every object, and a Namespace has none.
        this.apiObject.addJsonPatch(cdk8s_1.JsonPatch.add('/metadata/namespace', null), cdk8s_1.JsonPatch.remove('/metadata/namespace'));
        const given = Object.keys(metadata?.labels ?? {}).filter((key) => key in ALL_LABELS);
        if (given.length > 0) {
            throw new errors_1.MeshError('MESH_INJECTION_CONFLICT', {
                property: 'metadata.labels',
                value: given,
                must: 'not choose how workloads join the mesh',
                fix: 'say it with injection',
                at: this,
            });
        }
        if (waypoint !== undefined && injection !== injection_1.Injection.AMBIENT) {
            throw new errors_1.MeshError('MESH_INJECTION_CONFLICT', {
                property: 'waypoint',
                value: waypoint,
                must: 'come with injection: Injection.AMBIENT',
                fix: 'sidecars route by themselves and use no waypoint',
                at: this,
            });
        }
    }
}
exports.MeshNamespace = MeshNamespace;
const ALL_LABELS = {
    ...injection_1.Injection.SIDECAR.labels,
    ...injection_1.Injection.AMBIENT.labels,
    'istio.io/rev': '',
};

},
"workloads/service-port.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServicePort = void 0;
const cdk8s_1 = require("cdk8s");
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/**
 * A port of a Service and what is spoken on it, named so that the mesh knows.
 *
 * Istio reads the protocol from the beginning of the port's name or from `appProtocol`; a port with neither is guessed
 * from its first bytes, which fails where the server speaks first.
 *
 * @example
 * const ports = [ServicePort.http(80, { targetPort: 8080 }), ServicePort.grpc(9090)];
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
class ServicePort {
    /** HTTP/1.1, or HTTP/2 where the client asks for it. */
    static http(port, options) {
        return new ServicePort('http', port, options);
    }
    /** HTTP/2. */
    static http2(port, options) {
        return new ServicePort('http2', port, options);
    }
    /** HTTPS that the application itself speaks: the mesh sees only the server name. */
    static https(port, options) {
        return new ServicePort('https', port, options);
    }
    /** gRPC. */
    static grpc(port, options) {
        return new ServicePort('grpc', port, options);
    }
    /** gRPC for browsers. */
    static grpcWeb(port, options) {
        return new ServicePort('grpc-web', port, options);
    }
    /** Any protocol over TCP. */
    static tcp(port, options) {
        return new ServicePort('tcp', port, options);
    }
    /** TLS that the application itself speaks: the mesh sees only the server name. */
    static tls(port, options) {
        return new ServicePort('tls', port, options);
    }
    /** UDP, which sidecars let through untouched. */
    static udp(port, options) {
        return new ServicePort('udp', port, options);
    }
    /** MongoDB. */
    static mongo(port, options) {
        return new ServicePort('mongo', port, options);
    }
    /** MySQL, where the server speaks first. */
    static mysql(port, options) {
        return new ServicePort('mysql', port, options);
    }
    /** Redis. */
    static redis(port, options) {
        return new ServicePort('redis', port, options);
    }
    /** Port of the Service. */
    port;
    /** Port of the container. */
    targetPort;
    #protocol;
    #options;
    constructor(protocol, port, options = {}) {
        this.port = (0, checks_1.checkPort)(port, { property: 'port' });
        this.targetPort = (0, checks_1.checkPort)(options.targetPort, { property: 'targetPort' }) ?? port;
        (0, checks_1.checkDnsLabel)(options.name, { property: 'port.name' });
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
        const names = service.ports.map(({ name }) => name);
        const name = this.#options.name ?? (names.includes(this.#protocol) ? `${this.#protocol}-${this.port}` : this.#protocol);
        if (names.includes(name)) {
            throw new errors_1.MeshError('MESH_DUPLICATE_PORT', {
                property: 'port.name',
                value: name,
                must: 'be the name of one port of the Service only',
                at: service,
            });
        }
        service.bind(this.port, {
            name,
            targetPort: this.targetPort,
            ...(this.#options.nodePort === undefined ? {} : { nodePort: this.#options.nodePort }),
            ...(this.#protocol === 'udp' ? { protocol: cdk8s_plus_28_1.Protocol.UDP } : {}),
        });
        if (!saysProtocol(name, this.#protocol)) {
            const pointer = `/spec/ports/${names.length}/appProtocol`;
            cdk8s_1.ApiObject.of(service).addJsonPatch(cdk8s_1.JsonPatch.add(pointer, this.#protocol));
        }
    }
}
exports.ServicePort = ServicePort;
function saysProtocol(name, protocol) {
    return name === protocol || name.startsWith(`${protocol}-`);
}

},
"workloads/service-versions.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceVersions = void 0;
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const destination_1 = load("networking/destination.js");
const subset_1 = load("networking/destination-rule/subset.js");
/**
 * The versions behind one Service, by name.
 *
 * @example
 * const service = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080, name: 'http' }] });
 * const deploy = (version: string) =>
 *   new kplus.Deployment(chart, version, {
 *     podMetadata: { labels: { app: 'reviews', version } },
 *     containers: [{ image: `reviews:${version}` }],
 *   });
 * const reviews = ServiceVersions.of(service, { v1: deploy('v1'), v2: deploy('v2') });
 * const canary = reviews.subset('v2');   // 'v3' does not compile
 */
class ServiceVersions {
    service;
    /** The versions of a Service that is there already: each a workload whose pods carry a `version` label. */
    static of(service, workloads) {
        const names = Object.keys(workloads);
        return new ServiceVersions(service, names.map((name) => subset_1.Subset.of(name, { workload: workloads[name] })));
    }
    /** The host of the Service. */
    host;
    /** One subset per version, for a DestinationRule. */
    subsets;
    constructor(
    /** The Service in front of all versions. */
    service, subsets) {
        this.service = service;
        this.host = host_1.Host.of(service);
        this.subsets = Object.freeze([...subsets]);
    }
    /**
     * One version as a destination.
     *
     * @throws MeshError MESH_UNKNOWN_SUBSET for a name that is no version; it does not compile either
     */
    subset(name) {
        const names = this.subsets.map((subset) => subset.name);
        if (!names.includes(name)) {
            throw new errors_1.MeshError('MESH_UNKNOWN_SUBSET', {
                property: 'subset',
                value: name,
                must: `be a version of ${this.host.name}: ${names.join(', ')}`,
                at: this.service,
            });
        }
        return destination_1.Destination.of(this.host, { subset: name });
    }
    /**
     * Several versions with the share of each, relative to the sum of all.
     *
     * A version that is left out gets nothing.
     */
    split(weights) {
        return Object.entries(weights).map(([name, weight]) => ({
            destination: this.subset(name),
            weight,
        }));
    }
}
exports.ServiceVersions = ServiceVersions;

},
"workloads/stateful-service.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StatefulService = void 0;
const cdk8s_1 = require("cdk8s");
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const constructs_1 = require("constructs");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
const host_1 = load("core/host.js");
const protocol_1 = load("core/protocol.js");
const call_1 = load("workloads/call.js");
const container_preset_1 = load("workloads/container-preset.js");
const disruption_budget_1 = load("workloads/disruption-budget.js");
const stateful_pods_1 = load("workloads/stateful-pods.js");
const volume_claim_template_1 = load("workloads/volume-claim-template.js");
/**
 * Pods that keep their name and their data: a StatefulSet, the headless Service that names its pods, a claim for each of
 * its volumes and a PodDisruptionBudget.
 *
 * It works in a mesh where mutual TLS is STRICT: every port is named after its protocol, so that servers that speak first
 * are not waited for, and sidecars reach each pod by its name through the headless Service.
 *
 * @example
 * const mysql = new StatefulService(chart, 'mysql', {
 *   port: ServicePort.mysql(3306),
 *   container: { image: 'mysql:8.4' },
 *   volumeClaimTemplates: [{ name: 'data', size: Size.gibibytes(1), mountPath: '/var/lib/mysql' }],
 * });
 * const primary = mysql.podHost(0).fullName; // mysql-0.mysql-headless.bookinfo.svc.cluster.local
 * ```yaml partial
 * apiVersion: v1
 * kind: Service
 * metadata:
 *   labels:
 *     app: mysql
 *   name: mysql-headless
 *   namespace: bookinfo
 * spec:
 *   clusterIP: None
 *   externalIPs: []
 *   ports:
 *     - name: mysql
 *       port: 3306
 *       targetPort: 3306
 *   selector:
 *     app: mysql
 *   type: ClusterIP
 * ---
 * apiVersion: policy/v1
 * kind: PodDisruptionBudget
 * metadata:
 *   labels:
 *     app: mysql
 *   name: mysql
 *   namespace: bookinfo
 * spec:
 *   maxUnavailable: 1
 *   selector:
 *     matchLabels:
 *       app: mysql
 * ```
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
class StatefulService extends constructs_1.Construct {
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
        const app = (0, checks_1.checkDnsLabel)(props.app ?? name, { property: 'app', at: this });
        this.podLabels = { app };
        this.ports = Object.freeze([...(0, checks_1.checkNotEmpty)(props.ports ?? [props.port], { property: 'ports', at: this })]);
        this.serviceAccount =
            props.serviceAccount ?? new cdk8s_plus_28_1.ServiceAccount(this, 'ServiceAccount', { metadata: { name: app } });
        const { publishNotReadyAddresses } = props;
        this.headlessService = this.serve(`${name}-headless`, 'HeadlessService', this.ports, {
            clusterIP: 'None',
            ...(publishNotReadyAddresses === undefined ? {} : { publishNotReadyAddresses }),
        });
        this.clientService = props.clientService && this.serveClients(name, props.clientService);
        this.statefulSet = this.run(name, app, props);
        this.limitDisruptions(name, props.disruptionBudget ?? disruption_budget_1.DisruptionBudget.maxUnavailable(1));
        if (props.calls && props.calls.length > 0)
            (0, call_1.declareCalls)(this.statefulSet, props.calls);
    }
    /** The host of the Service for clients, or of the headless one where there is no other. */
    get host() {
        return host_1.Host.of(this.clientService ?? this.headlessService);
    }
    /** The host of the headless Service: a look-up gives the address of every pod. */
    get headlessHost() {
        return host_1.Host.of(this.headlessService);
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
        (0, checks_1.checkInteger)(ordinal, { property: 'ordinal', at: this }, 0, replicas && replicas - 1);
        const headless = this.headlessHost;
        if (headless.namespace === undefined) {
            throw new errors_1.MeshError('MESH_HOST_WITHOUT_NAMESPACE', {
                property: 'podHost',
                value: headless.name,
                must: 'be that of a Service with a namespace',
                fix: 'give the chart a namespace',
                at: this,
            });
        }
        return host_1.Host.external(`${this.statefulSet.name}-${ordinal}.${headless.fullName}`);
    }
    /** Pods carry a label that is the name, a dash and up to ten digits. */
    checkName(name) {
        const place = { property: 'name', at: this };
        if ((0, checks_1.checkDnsLabel)(name, place).length > 52) {
            throw new errors_1.MeshError('MESH_INVALID_NAME', {
                ...place,
                value: name,
                must: 'have at most 52 characters for Kubernetes to label its pods',
            });
        }
        return name;
    }
    serveClients(name, client) {
        const ports = (0, checks_1.checkNotEmpty)(client.ports ?? this.ports, { property: 'clientService.ports', at: this });
        const ownName = (0, checks_1.checkDnsLabel)(client.name ?? name, { property: 'clientService.name', at: this });
        return this.serve(ownName, 'ClientService', ports, client.type === undefined ? {} : { type: client.type });
    }
    serve(name, id, ports, options) {
        const service = new cdk8s_plus_28_1.Service(this, id, { metadata: { name, labels: { ...this.podLabels } }, ...options });
        service.selectLabel('app', this.podLabels.app);
        for (const port of ports)
            port.bindTo(service);
        return service;
    }
    run(name, app, props) {
        const { container, replicas, podMetadata, podManagementPolicy, strategy, minReady } = props;
        const { ports: ownPorts = [], volumeMounts = [], ...rest } = container;
        const templates = (0, volume_claim_template_1.renderTemplates)(props.volumeClaimTemplates ?? [], volumeMounts.map(({ path }) => path), { property: 'volumeClaimTemplates', at: this });
        const preset = props.preset ?? container_preset_1.ContainerPreset.AS_BUILT;
        const statefulSet = new stateful_pods_1.StatefulPods(this, 'StatefulSet', preset.pod({
            ...props.pod,
            metadata: { name, labels: { ...this.podLabels } },
            podMetadata: { ...podMetadata, labels: { ...podMetadata?.labels, ...this.podLabels } },
            service: this.headlessService,
            serviceAccount: this.serviceAccount,
            ...(replicas === undefined ? {} : { replicas: (0, checks_1.checkInteger)(replicas, { property: 'replicas', at: this }, 0) }),
            ...(podManagementPolicy === undefined ? {} : { podManagementPolicy }),
            ...(strategy === undefined ? {} : { strategy }),
            ...(minReady === undefined ? {} : { minReady }),
            select: false,
            containers: [
                {
                    name: app,
                    ...rest,
                    ports: [...containerPorts(this.ports), ...ownPorts],
                    volumeMounts: [...volumeMounts],
                },
            ],
        }), templates);
        statefulSet.select(cdk8s_plus_28_1.LabelSelector.of({ labels: { ...this.podLabels } }));
        return statefulSet;
    }
    limitDisruptions(name, budget) {
        const limit = budget._toJson();
        if (limit === undefined)
            return;
        new cdk8s_1.ApiObject(this, 'DisruptionBudget', {
            apiVersion: 'policy/v1',
            kind: 'PodDisruptionBudget',
            metadata: { name, labels: { ...this.podLabels } },
            spec: { ...limit, selector: { matchLabels: { ...this.podLabels } } },
        });
    }
}
exports.StatefulService = StatefulService;
/** One for each number of a transport: several ports of a Service may lead to one of the container. */
function containerPorts(ports) {
    const byKey = new Map();
    for (const { targetPort, protocol } of ports) {
        const isUdp = protocol === protocol_1.Protocol.UDP;
        byKey.set(`${targetPort}${isUdp}`, { number: targetPort, ...(isUdp ? { protocol: cdk8s_plus_28_1.Protocol.UDP } : {}) });
    }
    return [...byKey.values()];
}

},
"workloads/stateful-pods.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StatefulPods = void 0;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
/**
 * A StatefulSet with volume claims, which that of cdk8s-plus 28 lacks, and without the defaults that it writes down.
 *
 * The spec is changed before the L1 sees it: the L1 would drop what a JSON patch adds.
 */
class StatefulPods extends cdk8s_plus_28_1.StatefulSet {
    #given;
    #templates;
    constructor(scope, id, props, templates) {
        super(scope, id, props);
        this.#given = props;
        this.#templates = templates;
    }
    /** Pods are selected by what people and Istio know them by, not by a label of cdk8s. */
    toPodSelectorConfig() {
        const app = this.podMetadata.getLabel('app');
        return { ...super.toPodSelectorConfig(), labelSelector: cdk8s_plus_28_1.LabelSelector.of({ labels: { app } }) };
    }
    /** @internal */
    _toKube() {
        const { replicas, minReadySeconds, podManagementPolicy, updateStrategy, ...spec } = super._toKube();
        const given = this.#given;
        const { claims, mounts } = this.#templates;
        return {
            ...spec,
            ...(given.replicas === undefined ? {} : { replicas }),
            ...(given.minReady === undefined ? {} : { minReadySeconds }),
            ...(given.podManagementPolicy === undefined ? {} : { podManagementPolicy }),
            ...(given.strategy === undefined ? {} : { updateStrategy }),
            ...(claims.length === 0
                ? {}
                : {
                    template: withMounts(spec.template, mounts),
                    volumeClaimTemplates: claims,
                }),
        };
    }
}
exports.StatefulPods = StatefulPods;
/** The container of the service is the first one. */
function withMounts(template, mounts) {
    const [container, ...others] = template.spec?.containers ?? [];
    const mounted = { ...container, volumeMounts: [...(container?.volumeMounts ?? []), ...mounts] };
    return { ...template, spec: { ...template.spec, containers: [mounted, ...others] } };
}

},
"workloads/volume-claim-template.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.renderTemplates = renderTemplates;
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const quantity_1 = load("autoscaling/quantity.js");
const checks_1 = load("core/checks.js");
const errors_1 = load("core/errors.js");
/** The templates in the form that the L1 of cdk8s-plus takes. */
function renderTemplates(templates, takenPaths, { property, ...at }) {
    const claims = templates.map((template, index) => toClaim(template, { ...at, property: `${property}[${index}]` }));
    checkUnique(templates.map(({ name }) => name), { ...at, property: `${property}.name` });
    checkUnique([...takenPaths, ...templates.map(({ mountPath }) => mountPath)], {
        ...at,
        property: `${property}.mountPath`,
    });
    return { claims, mounts: templates.map(({ name, mountPath, subPath }) => ({ name, mountPath, subPath })) };
}
function toClaim(template, { property, ...at }) {
    const { name, size, mountPath, storageClass } = template;
    const { accessModes = [cdk8s_plus_28_1.PersistentVolumeAccessMode.READ_WRITE_ONCE] } = template;
    (0, checks_1.checkDnsLabel)(name, { ...at, property: `${property}.name` });
    (0, checks_1.checkNotEmpty)(accessModes, { ...at, property: `${property}.accessModes` });
    if (!mountPath.startsWith('/')) {
        const problem = { ...at, property: `${property}.mountPath`, value: mountPath, must: 'be an absolute path' };
        throw new errors_1.MeshError('MESH_INVALID_PATH', problem);
    }
    // The L1 drops quantities that are plain text.
    const storage = cdk8s_plus_28_1.k8s.Quantity.fromString((0, quantity_1.renderSize)(size, { ...at, property: `${property}.size` }));
    return {
        metadata: { name },
        spec: {
            accessModes: [...accessModes],
            resources: { requests: { storage } },
            ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
        },
    };
}
function checkUnique(names, place) {
    const again = names.find((name, index) => names.indexOf(name) < index);
    if (again !== undefined) {
        throw new errors_1.MeshError('MESH_DUPLICATE', { ...place, value: again, must: 'be another one for each volume' });
    }
}

},
"workloads/versioned-service.js": function (exports) {
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.VersionedService = void 0;
const cdk8s_1 = require("cdk8s");
const cdk8s_plus_28_1 = require("cdk8s-plus-28");
const constructs_1 = require("constructs");
const checks_1 = load("core/checks.js");
const call_1 = load("workloads/call.js");
const container_preset_1 = load("workloads/container-preset.js");
const service_versions_1 = load("workloads/service-versions.js");
/**
 * One Service over any number of versions, each a Deployment of its own, with one ServiceAccount.
 *
 * `subset('v1')` and `subsets` know the versions by their types: a version that does not exist does not compile.
 *
 * @example
 * const reviews = new VersionedService(chart, 'reviews', {
 *   port: ServicePort.http(9080),
 *   versions: {
 *     v1: { image: 'docker.io/istio/examples-bookinfo-reviews-v1:1.20.3' },
 *     v2: { image: 'docker.io/istio/examples-bookinfo-reviews-v2:1.20.3' },
 *   },
 * });
 * new DestinationRule(chart, 'reviews-rule', { host: reviews, subsets: reviews.subsets });
 * const canary = reviews.subset('v2');
 * @see https://istio.io/latest/docs/ops/deployment/application-requirements/
 */
class VersionedService extends constructs_1.Construct {
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
        const name = (0, checks_1.checkDnsLabel)(props.name ?? id, { property: 'name', at: this });
        const ports = (0, checks_1.checkNotEmpty)(props.ports ?? [props.port], { property: 'ports', at: this });
        const versions = Object.keys(props.versions);
        (0, checks_1.checkNotEmpty)(versions, { property: 'versions', at: this }, 'name at least one version');
        this.#app = (0, checks_1.checkDnsLabel)(props.app ?? name, { property: 'app', at: this });
        this.podLabels = { app: this.#app };
        this.ports = Object.freeze([...ports]);
        this.serviceAccount =
            props.serviceAccount ?? new cdk8s_plus_28_1.ServiceAccount(this, 'ServiceAccount', { metadata: { name: this.#app } });
        this.service = new cdk8s_plus_28_1.Service(this, 'Service', {
            metadata: { name, labels: { ...this.podLabels } },
            ...(props.serviceType === undefined ? {} : { type: props.serviceType }),
        });
        this.service.selectLabel('app', this.#app);
        for (const port of ports)
            port.bindTo(this.service);
        const deployments = versions.map((version) => [version, this.deploy(version, ports, props)]);
        this.deployments = Object.fromEntries(deployments);
        this.#versions = service_versions_1.ServiceVersions.of(this.service, this.deployments);
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
        const { replicas, deploymentName, calls = [], volumes, initContainers, podMetadata, automountServiceAccountToken, ...container } = props.versions[version];
        const app = this.#app;
        const labels = { app, version: (0, checks_1.checkDnsLabel)(version, { property: 'versions', at: this }) };
        const preset = props.preset ?? container_preset_1.ContainerPreset.AS_BUILT;
        const deployment = new cdk8s_plus_28_1.Deployment(this, version, preset.pod({
            metadata: { name: deploymentName ?? `${app}-${version}`, labels },
            podMetadata: { ...podMetadata, labels: { ...podMetadata?.labels, ...labels } },
            ...(replicas === undefined ? {} : { replicas: this.checkReplicas(replicas, version) }),
            serviceAccount: this.serviceAccount,
            // Pods are selected by what people and Istio know them by, not by a label of cdk8s.
            select: false,
            containers: [{ name: app, ports: ports.map(({ targetPort }) => ({ number: targetPort })), ...container }],
            ...(volumes ? { volumes: [...volumes] } : {}),
            ...(initContainers ? { initContainers: [...initContainers] } : {}),
            ...(automountServiceAccountToken === undefined ? {} : { automountServiceAccountToken }),
        }));
        deployment.select(cdk8s_plus_28_1.LabelSelector.of({ labels }));
        // cdk8s-plus would write its own default of 2.
        if (replicas === undefined)
            cdk8s_1.ApiObject.of(deployment).addJsonPatch(cdk8s_1.JsonPatch.remove('/spec/replicas'));
        const allCalls = [...(props.calls ?? []), ...calls];
        if (allCalls.length > 0)
            (0, call_1.declareCalls)(deployment, allCalls);
        return deployment;
    }
    checkReplicas(replicas, version) {
        return (0, checks_1.checkInteger)(replicas, { property: `versions.${version}.replicas`, at: this }, 0);
    }
}
exports.VersionedService = VersionedService;

},
};
const cache={};function load(id){let e=cache[id];if(e)return e;e=cache[id]={};modules[id](e);return e;}
module.exports=load;