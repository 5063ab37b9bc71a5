import type { Field } from './field';
import { checkAttachment, checkPort } from './names';

/** What admission says of a WasmPlugin. */
export function checkWasmPlugin(spec: Field): void {
  checkAttachment(spec);
  checkWasm(spec);
  checkTraffic(spec);
}

/** What admission says of a TrafficExtension. */
export function checkTrafficExtension(spec: Field): void {
  checkAttachment(spec);
  checkTraffic(spec);
  const [wasm, lua] = [spec.at('wasm'), spec.at('lua')];
  if (wasm.exists && lua.exists) spec.exclusive('wasm', 'lua');
  else if (!wasm.exists && !lua.exists) spec.error('a TrafficExtension must have wasm or lua');
  if (wasm.isObject) checkWasm(wasm);
  const code = lua.at('inlineCode');
  const size = Buffer.byteLength(code.text ?? '');
  if (lua.isObject && size === 0) code.error('lua must have inlineCode');
  else if (size > 65536) code.error(`inlineCode must have at most 65536 bytes, but has ${size}`);
}

function checkTraffic(spec: Field): void {
  for (const match of spec.at('match').items()) {
    for (const port of match.at('ports').items()) checkPort(port.at('number'));
  }
}

const SCHEMES = ['', 'file', 'http', 'https', 'oci'];

function checkWasm(wasm: Field): void {
  const url = wasm.at('url');
  if (!url.isSet) url.error(`${wasm.name} must have a url`);
  else {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url.text ?? '')?.[1]?.toLowerCase() ?? '';
    if (!SCHEMES.includes(scheme)) url.must('be a URL with oci, file, http or https');
  }
  const sum = wasm.at('sha256');
  if (sum.isSet && sum.text !== undefined && !/^[0-9a-f]{64}$/.test(sum.text))
    sum.must('be 64 lower-case hexadecimal digits');
  checkLength(wasm.at('imagePullSecret'), 253);
  checkLength(wasm.at('pluginName'), 256);
  const names = new Set<string>();
  for (const variable of wasm.at('vmConfig', 'env').items()) {
    const name = variable.at('name');
    if (!name.isSet) name.error(`${variable.name} must have a name`);
    else if (name.text !== undefined) {
      checkLength(name, 256);
      if (names.has(name.text)) name.error(`two variables are called ${name.text}`, 'remove one of the two');
      names.add(name.text);
    }
    if (variable.at('valueFrom').text === 'HOST' && variable.at('value').isSet)
      variable
        .at('value')
        .error(
          `${variable.name} takes its value from the host and must not have one`,
          'remove value, or use valueFrom INLINE',
        );
  }
}

function checkLength(field: Field, most: number): void {
  const length = field.text?.length ?? 0;
  if (length > most) field.error(`${field.name} must have at most ${most} characters, but has ${length}`);
}
