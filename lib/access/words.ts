import type { ManifestObject } from '../manifest/manifest-object';
import { asString, at } from '../mesh/json';
import { placeText } from '../routing/text';
import { nameOf } from '../routing/trace';
import type { Clause, Decision, Reason } from './decision';
import type { Cell, CellPart } from './matrix';

/** The condition of a cell in words, a line for each group of ports; none where it is no condition. */
export function conditionsOf({ access, parts }: Cell): readonly string[] {
  if (access !== 'conditional') return [];
  return parts.map((part) => {
    const where = parts.length === 1 ? '' : placeOf(part);
    return where === '' ? decisionText(part.decision) : `${where}: ${decisionText(part.decision)}`;
  });
}

function placeOf({ ports, protocol }: CellPart): string {
  const where = ports.length === 0 ? '' : `port ${ports.join(', ')}`;
  return [where, protocol === undefined ? '' : `as ${protocol}`].filter((part) => part !== '').join(' ');
}

function decisionText({ access, only, except, authorizers }: Decision): string {
  if (access !== 'conditional') return access;
  const parts = [
    only.length === 0 ? '' : `only ${textsOf(only)}`,
    except.length === 0 ? '' : `not ${textsOf(except)}`,
    ...authorizers.map(({ text, object }) => `if ${authorizerOf(object)} agrees${text === '' ? '' : ` to ${text}`}`),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function textsOf(clauses: readonly Clause[]): string {
  return [...new Set(clauses.map(({ text }) => text))].join('; or ');
}

function authorizerOf(policy: ManifestObject): string {
  return `the authorizer ${asString(at(policy.spec, 'provider', 'name')) ?? ''}`.trim();
}

/** Everything that decides, the rules behind a condition among it. */
export function reasonsOf({ only, except, authorizers, why }: Decision): readonly Reason[] {
  const told = (clauses: readonly Clause[], verb: string) =>
    clauses.map(({ text, object, pointer }) => ({ text: `${verb} ${text || 'every request'}`, object, pointer }));
  return [
    ...why,
    ...told(except, 'this rule denies'),
    ...told(only, 'this rule allows'),
    ...told(authorizers, 'an external authorizer decides about'),
  ];
}

/** `AuthorizationPolicy bookinfo/ratings /spec/rules/0 (dist/bookinfo.k8s.yaml:12)`; empty where no object decides. */
export function sourceOf({ object, pointer }: Reason): string {
  return object === undefined ? '' : placeText(nameOf(object), pointer, object);
}
