/** `refused`: this person may not chat here (no or an invalid token); trying again alone does not help. */
export type Opened =
  | { readonly kind: 'open'; readonly session: string; readonly conversation: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable' };

/** Asks the server for a chat session. Never throws. */
export async function openSession(
  server: string,
  token: string | undefined,
  fetcher: typeof fetch,
): Promise<Opened> {
  try {
    const response = await fetcher(`${server}/chat/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(token === undefined ? {} : { token }),
      credentials: 'omit',
    });
    if ([401, 403, 410].includes(response.status)) return { kind: 'refused' };
    if (!response.ok) return { kind: 'unreachable' };
    const { session, conversation } = (await response.json()) as Record<string, unknown>;
    if (typeof session !== 'string') return { kind: 'unreachable' };
    return { kind: 'open', session, conversation: String(conversation ?? '') };
  } catch {
    return { kind: 'unreachable' };
  }
}
