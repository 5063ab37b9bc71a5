/** What a matcher tells its runner. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/**
 * The verdict of a matcher, with what to say where it is not the one that was hoped for.
 *
 * @param failures what is not as expected; none where all is
 * @param unwanted what to say where it was hoped that something is not
 */
export function verdict(
  call: string,
  failures: readonly string[],
  unwanted: () => string,
  details: () => string = () => '',
): MatcherResult {
  const pass = failures.length === 0;
  return {
    pass,
    message: () => {
      const [subject, ...rest] = call.split(').');
      const head = pass ? `${subject}).not.${rest.join(').')}` : call;
      const more = details();
      const body = pass ? unwanted() : failures.join('\n');
      return [head, body, more].filter((part) => part !== '').join('\n\n');
    },
  };
}
