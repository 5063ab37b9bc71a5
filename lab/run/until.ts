/**
 * Asks until the answer is not undefined. An error is an answer that may still change.
 * @throws an error that says what was waited for, with the last error, when the time is over.
 */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, timeoutMs = 30_000): Promise<T> {
  const end = performance.now() + timeoutMs;
  let last: unknown;
  for (let pause = 20; ; pause = Math.min(pause * 1.5, 250)) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      last = undefined;
    } catch (error) {
      if (error instanceof Fatal) throw error;
      last = error;
    }
    if (performance.now() > end) {
      const reason = last === undefined ? '' : `: ${last instanceof Error ? last.message : String(last)}`;
      throw new Error(`${what}: not within ${timeoutMs / 1000} s${reason}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** An error after which asking again makes no sense. */
export class Fatal extends Error {}
