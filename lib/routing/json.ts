import type { Routed } from './outcome';

/** The outcome and the trace as the command line prints them. */
export function routeJson({ outcome, trace }: Routed): string {
  const { destinations, undefinedOrder, responseHeaders, ...rest } = outcome;
  const hasResponse =
    responseHeaders.remove.length > 0 || Object.keys({ ...responseHeaders.set, ...responseHeaders.add }).length > 0;
  const json = {
    outcome: {
      destinations: destinations.map(({ host, port, subset, share, headers, authority }) => ({
        host,
        port,
        subset,
        share,
        headers,
        authority,
      })),
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
