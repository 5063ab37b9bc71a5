import type { Rule } from '../rule';
import { unreachedRoutes } from './route-reach';

/** A rule of a VirtualService that comes after what takes all its requests. */
export const unreachableRoute: Rule = {
  code: 'IST0130',
  title: 'route is never reached',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'put the more specific rule first, or remove it',
  description:
    'The first rule that matches decides. A rule that follows one without match, or whose matches all stand in rules before it, never gets a request, so that what it says has no effect.',
  check(mesh, report) {
    for (const { object, pointer, message, isRule } of unreachedRoutes(mesh))
      if (isRule) report({ object, pointer, message });
  },
};
