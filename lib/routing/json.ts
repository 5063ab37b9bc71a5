import type { Routed, RoutedDestination } from './outcome';
import { nameOf } from './trace';

/** The outcome and the trace as the command line prints them. */
export function routeJson({ outcome, trace }: Routed): string {
  const { destinations, undefinedOrder, responseHeaders, ...rest } = outcome;
  const hasResponse =
    responseHeaders.remove.length > 0 || Object.keys({ ...responseHeaders.set, ...responseHeaders.add }).length > 0;
  const json = {
    outcome: {
      destinations: destinations.map(destinationJson),
      ...rest,
      ...(hasResponse && { responseHeaders }),
      ...(undefinedOrder.length > 0 && { undefinedOrder }),
    },
    trace: trace.map(({ step, object, pointer, reason, source }) => {
      const position = source?.origin.position(pointer ?? '');
      return { step, object, pointer, reason, file: source?.origin.file, line: position?.line };
    }),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function destinationJson({ endpoints, policy, settings, ...rest }: RoutedDestination) {
  const blocks = Object.entries(policy).map(([block, { value, object, pointer }]) => [
    block,
    { object: nameOf(object), pointer, value },
  ]);
  return {
    ...rest,
    endpoints: endpoints.map(({ namespace, name }) => `${namespace}/${name}`),
    ...(blocks.length > 0 && { policy: Object.fromEntries(blocks) }),
    settings,
  };
}
