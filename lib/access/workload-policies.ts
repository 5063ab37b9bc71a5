import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { asObject, asString, at, objectsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import { type Answer, isOpen } from './answer';
import { type Clause, type Decision, decided, type Reason } from './decision';
import type { Identity } from './identity';
import { type Expression, IdentityTests, ruleExpression } from './rule';

interface CompiledRule {
  readonly policy: ManifestObject;
  readonly action: string;
  readonly pointer: string;
  readonly expression: Expression;
}

/** Where requests arrive. */
export interface Door {
  readonly port: number | undefined;
  readonly isHttp: boolean;
  readonly isAmbient: boolean;
  /** Whether a RequestAuthentication accepts tokens there. */
  readonly takesTokens: boolean;
}

/** The AuthorizationPolicies of a workload, on one of its ports. */
export class WorkloadPolicies {
  readonly #mesh: Mesh;
  readonly #tests = new IdentityTests();
  readonly #rules: readonly CompiledRule[];
  readonly #allowing: readonly ManifestObject[];
  readonly #authorizer: Authorizer;
  readonly #decisions = new Map<string, Decision>();

  constructor(mesh: Mesh, policies: readonly ManifestObject[], door: Door) {
    this.#mesh = mesh;
    const asking = policies.filter((policy) => actionOf(policy) === 'CUSTOM');
    this.#authorizer = authorizerOf(mesh, asking, door.isHttp);
    const enforced = policies.filter((policy) =>
      // An external authorizer is asked even in a dry run.
      actionOf(policy) === 'CUSTOM' ? this.#authorizer !== 'none' : !isDryRun(policy),
    );
    this.#allowing = enforced.filter((policy) => actionOf(policy) === 'ALLOW');
    this.#rules = enforced.flatMap((policy) =>
      objectsOf(at(policy.spec, 'rules')).map(([index, rule]) => this.#compile(policy, index, rule, door)),
    );
  }

  /** Decides about a client; clients of whom the same is asked get the same decision. */
  decide(identity: Identity | undefined): Decision {
    // Asked for each pair: no list is made that is not needed.
    let key = '';
    for (const test of this.#tests.all) key += test(identity) ? '1' : '0';
    let decision = this.#decisions.get(key);
    if (decision === undefined) {
      const known = [...key].map((digit) => digit === '1');
      decision = this.#decideBy(known);
      this.#decisions.set(key, decision);
    }
    return decision;
  }

  #compile(policy: ManifestObject, index: number, rule: JsonObject, { takesTokens, ...door }: Door): CompiledRule {
    const action = actionOf(policy);
    const expression = ruleExpression(
      rule,
      {
        ...door,
        // An external authorizer is asked before tokens are looked at.
        takesTokens: takesTokens && action !== 'CUSTOM',
        namespace: this.#mesh.namespaceOf(policy),
        widens: action !== 'ALLOW',
      },
      this.#tests,
    );
    return { policy, action, pointer: `/spec/rules/${index}`, expression };
  }

  #decideBy(known: readonly boolean[]): Decision {
    const answers = this.#rules
      .map((rule) => ({ rule, answer: rule.expression(known) }))
      .filter(({ answer }) => answer !== false);
    const of = (action: string) => answers.filter(({ rule }) => rule.action === action);
    const certain = (action: string) => of(action).filter(({ answer }) => answer === true);
    // Who cannot be asked says no; but not to what is only rehearsed.
    const isLost = this.#authorizer === 'unknown' || this.#authorizer === 'several';
    const [lost] = certain('CUSTOM').filter(({ rule }) => isLost && !isDryRun(rule.policy));
    if (lost !== undefined) {
      const text = this.#authorizer === 'several' ? SEVERAL : 'the mesh has no such external authorizer';
      return decided('deny', [reason(text, lost.rule.policy, '/spec/provider/name')]);
    }
    const [denying] = certain('DENY');
    if (denying !== undefined) {
      return decided('deny', [reason('this rule denies every request', denying.rule.policy, denying.rule.pointer)]);
    }
    const isOpenToAll = this.#allowing.length === 0;
    if (!isOpenToAll && of('ALLOW').length === 0) return decided('deny', this.#notAllowed());
    const [allowing] = certain('ALLOW');
    const only = isOpenToAll || allowing !== undefined ? [] : of('ALLOW').flatMap(clauses);
    const custom = of('CUSTOM').filter(({ rule }) => !isLost || !isDryRun(rule.policy));
    const except = [...(isLost ? custom : []), ...of('DENY')].flatMap(clauses);
    const authorizers = isLost ? [] : custom.flatMap(clauses);
    const why: Reason[] = [];
    if (allowing !== undefined) {
      why.push(reason('this rule allows every request', allowing.rule.policy, allowing.rule.pointer));
    } else if (isOpenToAll) {
      why.push({ text: 'no policy with the action ALLOW is for the workload', object: undefined, pointer: '' });
    }
    const isConditional = only.length + except.length + authorizers.length > 0;
    return { access: isConditional ? 'conditional' : 'allow', only, except, authorizers, why };
  }

  #notAllowed(): readonly Reason[] {
    return this.#allowing.map((policy) =>
      objectsOf(at(policy.spec, 'rules')).length === 0
        ? reason('this policy allows nothing', policy, '/spec')
        : reason('no rule of this policy allows anything of the client', policy, '/spec/rules'),
    );
  }
}

/** Whom CUSTOM policies ask: `none` is asked at all, it is `unknown` to the mesh, or Istio refuses `several`. */
type Authorizer = 'one' | 'none' | 'unknown' | 'several';

const SEVERAL = 'the workload has several external authorizers, which Istio refuses';

function authorizerOf(mesh: Mesh, asking: readonly ManifestObject[], isHttp: boolean): Authorizer {
  const names = new Set(asking.map(({ spec }) => asString(at(spec, 'provider', 'name')) ?? ''));
  if (names.size === 0) return 'none';
  if (names.size > 1) return 'several';
  const { given, extensionProviders } = mesh.config;
  const provider = extensionProviders.find(({ name }) => typeof name === 'string' && names.has(name));
  // One by HTTP is not asked about bytes.
  if (asObject(provider?.envoyExtAuthzHttp) !== undefined) return isHttp ? 'one' : 'none';
  return asObject(provider?.envoyExtAuthzGrpc) !== undefined || !given ? 'one' : 'unknown';
}

/** For authorizers the requests that they are asked about; empty where that is all of them. */
function clauses({ rule, answer }: { readonly rule: CompiledRule; readonly answer: Answer }): readonly Clause[] {
  const texts = isOpen(answer) ? answer : [''];
  return texts.map((text) => ({ text, object: rule.policy, pointer: rule.pointer }));
}

function reason(text: string, object: ManifestObject, pointer: string): Reason {
  return { text, object, pointer };
}

function actionOf(policy: ManifestObject): string {
  return asString(at(policy.spec, 'action')) ?? 'ALLOW';
}

function isDryRun(policy: ManifestObject): boolean {
  return policy.annotations['istio.io/dry-run'] === 'true';
}
