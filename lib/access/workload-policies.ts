import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { asString, at, objectsOf } from '../mesh/json';
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
  /** Whether a RequestAuthentication accepts tokens there. */
  readonly takesTokens: boolean;
}

/** The AuthorizationPolicies of a workload, on one of its ports. */
export class WorkloadPolicies {
  readonly #mesh: Mesh;
  readonly #tests = new IdentityTests();
  readonly #rules: readonly CompiledRule[];
  readonly #allowing: readonly ManifestObject[];
  readonly #decisions = new Map<string, Decision>();

  constructor(mesh: Mesh, policies: readonly ManifestObject[], door: Door) {
    this.#mesh = mesh;
    // An external authorizer is asked even in a dry run.
    const enforced = policies.filter((policy) => !isDryRun(policy) || actionOf(policy) === 'CUSTOM');
    this.#allowing = enforced.filter((policy) => actionOf(policy) === 'ALLOW');
    this.#rules = enforced.flatMap((policy) =>
      objectsOf(at(policy.spec, 'rules')).map(([index, rule]) => this.#compile(policy, index, rule, door)),
    );
  }

  /** Decides about a client; clients of whom the same is asked get the same decision. */
  decide(identity: Identity | undefined): Decision {
    const known = this.#tests.all.map((test) => test(identity));
    const key = known.map(Number).join('');
    let decision = this.#decisions.get(key);
    if (decision === undefined) {
      decision = this.#decideBy(known, identity);
      this.#decisions.set(key, decision);
    }
    return decision;
  }

  #compile(policy: ManifestObject, index: number, rule: JsonObject, { port, isHttp, takesTokens }: Door): CompiledRule {
    const action = actionOf(policy);
    const expression = ruleExpression(
      rule,
      {
        isHttp,
        port,
        // An external authorizer is asked before tokens are looked at.
        takesTokens: takesTokens && action !== 'CUSTOM',
        namespace: this.#mesh.namespaceOf(policy),
        widens: action !== 'ALLOW',
      },
      this.#tests,
    );
    return { policy, action, pointer: `/spec/rules/${index}`, expression };
  }

  #decideBy(known: readonly boolean[], identity: Identity | undefined): Decision {
    const answers = this.#rules
      .map((rule) => ({ rule, answer: rule.expression(known) }))
      .filter(({ answer }) => answer !== false);
    const of = (action: string) => answers.filter(({ rule }) => rule.action === action);
    const certain = (action: string) => of(action).filter(({ answer }) => answer === true);
    const lost = certain('CUSTOM').find(({ rule }) => !this.#knowsProvider(rule.policy));
    if (lost !== undefined) {
      return decided('deny', [
        reason('the mesh has no such external authorizer', lost.rule.policy, '/spec/provider/name'),
      ]);
    }
    const [denying] = certain('DENY');
    if (denying !== undefined) {
      return decided('deny', [reason('this rule denies every request', denying.rule.policy, denying.rule.pointer)]);
    }
    const isOpenToAll = this.#allowing.length === 0;
    if (!isOpenToAll && of('ALLOW').length === 0) return decided('deny', this.#notAllowed(identity));
    const [allowing] = certain('ALLOW');
    const only = isOpenToAll || allowing !== undefined ? [] : of('ALLOW').flatMap(clauses);
    const except = of('DENY').flatMap(clauses);
    const authorizers = of('CUSTOM').flatMap(clauses);
    const why: Reason[] = [];
    if (allowing !== undefined) {
      why.push(reason('this rule allows every request', allowing.rule.policy, allowing.rule.pointer));
    } else if (isOpenToAll) {
      why.push({ text: 'no policy with the action ALLOW is for the workload', object: undefined, pointer: '' });
    }
    const isConditional = only.length + except.length + authorizers.length > 0;
    return { access: isConditional ? 'conditional' : 'allow', only, except, authorizers, why };
  }

  #notAllowed(identity: Identity | undefined): readonly Reason[] {
    const who =
      identity === undefined ? 'a client without identity' : `${identity.namespace}/${identity.serviceAccount}`;
    return this.#allowing.map((policy) =>
      objectsOf(at(policy.spec, 'rules')).length === 0
        ? reason('this policy allows nothing', policy, '/spec')
        : reason(`no rule of this policy allows ${who} anything`, policy, '/spec/rules'),
    );
  }

  #knowsProvider(policy: ManifestObject): boolean {
    const { given, extensionProviders } = this.#mesh.config;
    const name = asString(at(policy.spec, 'provider', 'name')) ?? '';
    return !given || extensionProviders.some((provider) => provider.name === name);
  }
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
