import type { RouteRequest } from '../routing/outcome';
import { requestUrl } from '../routing/request-url';
import type { RuleCase } from './case';
import type { Located } from './located';
import { RULE_FIELDS, type RuleExpectation } from './rule-expectation';

/** Whether a document is one of istio-config-validator, which reads its field in any case. */
export function isValidatorFile(document: Located): boolean {
  return [...(document.members()?.keys() ?? [])].some((name) => name.toLowerCase() === 'testcases');
}

/**
 * The cases of a file of istio-config-validator. Each stands for all combinations of its authorities, methods and URIs,
 * and compares fields of the rule that is for them.
 */
export function readValidatorCases(document: Located): readonly RuleCase[] {
  const list = [...(document.members()?.values() ?? [])].find(({ path }) => path.toLowerCase() === 'testcases');
  return list?.list(readValidatorCase) ?? [];
}

function readValidatorCase(at: Located): RuleCase | undefined {
  const json = (one: Located) => one.json();
  const read = at.record({
    description: (one) => one.text(),
    wantMatch: (one) => one.boolean(),
    request: readRequests,
    route: json,
    redirect: json,
    rewrite: json,
    fault: json,
    headers: json,
    delegate: json,
  });
  if (read === undefined) return undefined;
  const { description = 'without description', wantMatch = false, request, ...rest } = read;
  if (request === undefined) return at.members()?.has('request') ? undefined : at.fail('must have request');
  const expected: RuleExpectation = rest;
  if (RULE_FIELDS.every((field) => expected[field] === undefined)) {
    return at.fail(`must have one of ${RULE_FIELDS.join(', ')}`);
  }
  const { file, line } = at;
  const mesh = { paths: [], with: [], meshConfig: undefined, assumeComplete: undefined };
  return { kind: 'rule', file, line, name: description, mesh, requests: request, expected, wantMatch };
}

function readRequests(at: Located): readonly RouteRequest[] | undefined {
  const texts = (one: Located) => one.list((item) => item.text());
  const read = at.record({
    authority: texts,
    method: texts,
    uri: texts,
    headers: (one) => one.texts(),
    queryParams: readQuery,
    scheme: (one) => one.text(),
  });
  if (read === undefined) return undefined;
  const { authority = [], method = [], uri = [], headers = {}, queryParams = '', scheme } = read;
  for (const [field, list] of Object.entries({ authority, method, uri })) {
    if (list.length === 0) return at.fail(`must have at least one ${field}`);
  }
  return uri.flatMap((path) =>
    authority.flatMap((host) =>
      method.map(
        (one): RouteRequest => ({
          scheme: scheme === 'https' ? 'https' : 'http',
          host: hostIn(host),
          path: withQuery(requestUrl(path)?.path ?? path, queryParams),
          method: one,
          headers: { ...headers, host },
        }),
      ),
    ),
  );
}

function readQuery(at: Located): string | undefined {
  const members = at.members();
  if (members === undefined) return at.fail('must be an object of texts');
  const parameters = new URLSearchParams();
  for (const [name, one] of members) parameters.set(name, one.isNull ? '' : (one.text() ?? ''));
  return parameters.toString();
}

function withQuery(path: string, query: string): string {
  return query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;
}

function hostIn(authority: string): string {
  return requestUrl(`http://${authority}`)?.host ?? authority;
}
