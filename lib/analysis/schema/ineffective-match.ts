import type { Rule } from '../rule';
import { unreachedRoutes } from './route-reach';

/** One match of several that earlier rules cover. */
export const ineffectiveMatch: Rule = {
  code: 'IST0131',
  title: 'match has no effect',
  severity: 'info',
  reads: ['VirtualService'],
  fix: 'remove the match, or put its rule before the wider one',
  description:
    'A rule has several matches, and one of them is repeated or included in an earlier one, which takes its requests. The other matches of the rule still work; often the rules stand in the wrong order.',
  check(mesh, report) {
    for (const { object, pointer, message, isRule } of unreachedRoutes(mesh))
      if (!isRule) report({ object, pointer, message });
  },
};
