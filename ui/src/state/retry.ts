const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the next attempt to reach a server, in milliseconds: longer after each failure, never longer
 * than a quarter of a minute, and spread out so that many pages do not ask at the same time.
 *
 * @param failures attempts that have failed, from 0
 * @param chance a number in [0, 1)
 */
export function retryAfter(failures: number, chance: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return Math.round(longest * (0.75 + 0.25 * chance));
}
