import type { Json, ManifestObject } from '../manifest/manifest-object';
import { durationMs } from './duration';
import { asNumber, asString, objectsOf } from './json';
import type { DeclaredCall } from './model';
import { namespaceOf } from './object-index';
import { resolveHost } from './registry';

/** The annotation that declared calls stand in. */
const CALLS_ANNOTATION = 'cdk8s-mesh/calls';

/** The calls that workloads declare to make; an annotation that is not a list of calls declares none. */
export function declaredCalls(objects: readonly ManifestObject[]): readonly DeclaredCall[] {
  return objects.flatMap((from) => {
    const text = from.annotations[CALLS_ANNOTATION];
    if (text === undefined) return [];
    const namespace = namespaceOf(from);
    return objectsOf(parsed(text)).flatMap(([, call]) => {
      const to = asString(call.to);
      if (to === undefined) return [];
      const [, host, port] = /^(.*?)(?::(\d{1,5}))?$/s.exec(to) as RegExpExecArray;
      return [
        {
          from,
          namespace,
          to: resolveHost(host ?? '', namespace),
          port: port === undefined ? undefined : Number(port),
          timeoutMs: durationMs(call.timeout),
          retries: asNumber(call.retries) ?? 0,
          pointer: '/metadata/annotations/cdk8s-mesh~1calls',
        },
      ];
    });
  });
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
