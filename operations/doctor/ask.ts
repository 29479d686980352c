import { errorCodeOf } from '../../platform/errors.ts';

/** Long enough for a slow provider, short enough for somebody who waits. */
const ANSWER_MS = 8_000;

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Asks over HTTP; a code instead of an answer where none came. Redirects are not followed: a webhook's caller does not either. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer | { readonly code: string }> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
      ...init,
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  } catch (error) {
    return { code: errorCodeOf(error instanceof Error && error.cause ? error.cause : error) };
  }
}

/** The answer's JSON object; null where it is none. */
export function jsonOf(answer: Answer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(answer.text);
    return value && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
