/** Seconds to wait before attempt number `attempt` (0 = the first retry): 1, 2, 4 … up to `cap`. */
export function backoffSeconds(attempt: number, cap = 30): number {
  return Math.min(cap, 2 ** Math.min(attempt, 10));
}
