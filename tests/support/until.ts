const LOOK_AGAIN_MS = 15;

/**
 * Waits until `look` finds something (neither undefined, null nor false) and returns it. Fails after `patienceMs` with
 * what was waited for.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  patienceMs = 120_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false)
      return found as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
