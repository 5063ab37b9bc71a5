import type { Field } from './field';
import { checkAttachment, checkSelector } from './names';
import { checkNotNegative } from './values';

/** What admission says of a Telemetry. */
export function checkTelemetry(spec: Field): void {
  checkAttachment(spec);
  for (const key of ['tracing', 'metrics', 'accessLogging']) {
    for (const entry of spec.at(key).items()) {
      for (const provider of entry.at('providers').items()) {
        if (!provider.at('name').isSet) provider.at('name').error(`${provider.name} must have a name`);
      }
    }
  }
  checkTracing(spec.at('tracing'));
  for (const logging of spec.at('accessLogging').items()) checkFilter(logging.at('filter'));
  for (const metrics of spec.at('metrics').items()) {
    for (const override of metrics.at('overrides').items()) checkOverride(override);
  }
}

/** Signs that CEL has none of, outside of quotes, and pairs that it has single. */
const NO_CEL =
  /[#@$^~`\\;]|(?<![&])&(?!&)|(?<![|])\|(?!\|)|(?<![=!<>])=(?!=)|^\s*[/*%)\]}<>=&|?:.,+]|[-/*%<>=&|?:.,+!([{]\s*$/;
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/** A filter is an expression of CEL: what surely is none is refused. */
function checkFilter(filter: Field): void {
  if (!filter.isObject) return;
  const expression = filter.at('expression');
  if (!expression.isSet) {
    expression.error(`${filter.name} must have an expression`, 'add an expression, or remove filter');
    return;
  }
  const rest = expression.text?.replace(QUOTED, '""');
  if (rest !== undefined && (NO_CEL.test(rest) || !isBalanced(rest))) {
    expression.must('be an expression of CEL such as response.code >= 400');
  }
}

function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const sign of text) {
    if (sign === '(' || sign === '[' || sign === '{') open.push(sign);
    else if (sign === ')' && open.pop() !== '(') return false;
    else if (sign === ']' && open.pop() !== '[') return false;
    else if (sign === '}' && open.pop() !== '{') return false;
  }
  return open.length === 0;
}

function checkTracing(tracing: Field): void {
  const entries = tracing.items();
  if (entries.length > 1)
    tracing.warn(`tracing has ${entries.length} entries, of which only the first is used`, 'keep one entry');
  for (const entry of entries) {
    const providers = entry.at('providers');
    if (providers.items().length > 1)
      providers.warn(
        `providers has ${providers.items().length} entries, of which only the first traces`,
        'keep one provider',
      );
    const { number: share } = entry.at('randomSamplingPercentage');
    if (share !== undefined && !(share >= 0 && share <= 100))
      entry.at('randomSamplingPercentage').must('be from 0 to 100');
    for (const [name, tag] of entry.at('customTags').entries()) checkCustomTag(name, tag);
  }
}

function checkCustomTag(name: string, tag: Field): void {
  if (name === '') tag.error('customTags must not have an empty name');
  if (tag.value === null) tag.error(`the tag ${name} must not be null`);
  if (tag.at('literal').isObject && !tag.at('literal', 'value').isSet)
    tag.at('literal', 'value').error(`the tag ${name} must have a value`);
  for (const key of ['header', 'environment']) {
    if (tag.at(key).isObject && !tag.at(key, 'name').isSet)
      tag.at(key, 'name').error(`the tag ${name} must name its ${key}`);
  }
}

function checkOverride(override: Field): void {
  if (override.value === null) override.error(`${override.name} must not be null`);
  const custom = override.at('match', 'customMetric');
  if (custom.text === '') custom.must('not be empty');
  for (const [name, tag] of override.at('tagOverrides').entries()) {
    if (name === '') tag.warn('tagOverrides has an empty name');
    if (tag.value === null) tag.error(`the tag ${name} must not be null`);
    const operation = tag.at('operation').text ?? 'UPSERT';
    if (operation === 'UPSERT' && tag.isObject && !tag.at('value').isSet)
      tag.at('value').error(`the tag ${name} must have a value`, 'add a value, or use operation REMOVE');
    if (operation === 'REMOVE' && tag.at('value').isSet)
      tag.at('value').error(`the tag ${name} is removed and must not have a value`, 'remove the value');
  }
}

/** What admission says of a ProxyConfig. */
export function checkProxyConfig(spec: Field): void {
  checkSelector(spec.at('selector'), 'matchLabels');
  checkNotNegative(spec.at('concurrency'));
}
