import type { JsonObject } from '../../manifest/manifest-object';
import { asString, at, objectsOf } from '../../mesh/json';
import { GATEWAY_API } from '../../mesh/kinds';
import type { Rule } from '../rule';
import { httpRules } from './http-rules';

/** A mirror that repeats every request. */
export const mirrorDoublesLoad: Rule = {
  code: 'MESH0109',
  title: 'mirror without percentage repeats every request',
  severity: 'info',
  reads: ['VirtualService', 'HTTPRoute'],
  fix: 'say which share of the requests is mirrored, if it is not all of them on purpose',
  description:
    'A mirror without a percentage copies 100 % of the requests: the mirrored service gets the full load, and so does everything that both call. Requests that write are carried out twice where the mirror shares a database. It is right where a full shadow is wanted and paid for.',
  check(mesh, report) {
    for (const { object, json, pointer } of httpRules(mesh)) {
      if (json.mirror !== undefined && json.mirrorPercentage === undefined && mirrorPercent(json) === undefined) {
        report({ object, pointer: `${pointer}/mirror`, message: said(asString(at(json, 'mirror', 'host'))) });
      }
      for (const [index, mirror] of objectsOf(json.mirrors)) {
        if (mirror.percentage !== undefined) continue;
        const host = asString(at(mirror, 'destination', 'host'));
        report({ object, pointer: `${pointer}/mirrors/${index}`, message: said(host) });
      }
    }
    for (const object of mesh.kind('HTTPRoute', GATEWAY_API)) {
      for (const [index, rule] of objectsOf(at(object.spec, 'rules'))) {
        for (const [at_, filter] of objectsOf(rule.filters)) {
          const mirror = at(filter, 'requestMirror') as JsonObject | undefined;
          if (filter.type !== 'RequestMirror' || at(mirror, 'percent') !== undefined) continue;
          if (at(mirror, 'fraction') !== undefined) continue;
          const host = asString(at(mirror, 'backendRef', 'name'));
          report({ object, pointer: `/spec/rules/${index}/filters/${at_}/requestMirror`, message: said(host) });
        }
      }
    }
  },
};

function mirrorPercent(json: JsonObject): unknown {
  return json.mirrorPercent ?? json.mirror_percent;
}

function said(host: string | undefined): string {
  return `all requests are mirrored to ${host ?? 'the mirror'}: no percentage means 100 %, which doubles the load behind the route`;
}
