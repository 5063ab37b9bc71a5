/** What a matcher tells its runner. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/** `expect(subject).call`, such as `toRoute(request, expected)`. */
export interface Call {
  readonly subject: 'mesh' | 'manifests';
  readonly call: string;
}

/**
 * The verdict of a matcher, with what to say where it is not the one that was hoped for.
 *
 * @param failures what is not as expected; none where all is
 * @param unwanted what to say where it was hoped that something is not
 * @param details what to say in either case
 */
export function verdict(
  { subject, call }: Call,
  failures: readonly string[],
  unwanted: () => string,
  details: () => string = () => '',
): MatcherResult {
  const pass = failures.length === 0;
  return {
    pass,
    message: () => {
      const head = `expect(${subject})${pass ? '.not' : ''}.${call}`;
      const body = pass ? unwanted() : failures.join('\n');
      return [head, body, details()].filter((part) => part !== '').join('\n\n');
    },
  };
}
