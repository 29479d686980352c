/** Something the server refused, or did not answer. `message` is for the person at the desk. */
export class DeskError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  get isSignedOut(): boolean {
    return this.code === 'not_signed_in';
  }
}

/** Ways out that the server's own words do not tell. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  already_claimed: 'Your screen was a moment behind. You can still read along and write internal notes.',
  not_claimed_by_you: 'Claim it, or ask whoever has it to hand it over.',
  handoff_closed: 'If the client writes again, a new handoff opens by itself.',
  invalid_transition: 'Reach the client first: send a message, or log a call.',
  rate_limited: '',
};

const MAYBE_DONE =
  'The server did not answer. It may have been done all the same: look at what is shown before you do it again. What you wrote is kept.';

/** How long an answer may take before the desk says so. */
const PATIENCE_MS = 15_000;

/** The desk's way to its server. Each request says whether the person did anything lately. */
export class Api {
  readonly #isThere: () => boolean;

  constructor(isThere: () => boolean) {
    this.#isThere = isThere;
  }

  get<T>(path: string): Promise<T> {
    return this.#ask<T>(path, { method: 'GET' });
  }

  /**
   * An act. What carries an id of its own (a form, a reply) is sent once more when its outcome is unknown: it counts once.
   * Of anything else the person is told that it may have been done.
   */
  async post<T = unknown>(path: string, body: object = {}): Promise<T> {
    const send = () =>
      this.#ask<T>(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    try {
      return await send();
    } catch (error) {
      if (!isUnknown(error)) throw error;
      if ('formId' in body || 'key' in body) return send();
      throw error.code === 'offline' ? new DeskError('outcome_unknown', MAYBE_DONE) : error;
    }
  }

  /** A file as an address of this page; nothing of it is kept by the browser afterwards. */
  async file(path: string): Promise<string> {
    const response = await this.#fetch(path, { method: 'GET' });
    if (!response.ok) throw await refusal(response);
    return URL.createObjectURL(await response.blob());
  }

  async #ask<T>(path: string, request: RequestInit): Promise<T> {
    const response = await this.#fetch(path, request);
    if (!response.ok) throw await refusal(response);
    const answer = (await response.json().catch(() => null)) as T | null;
    if (answer === null) throw new DeskError('internal', 'The answer could not be read. Try again.');
    return answer;
  }

  #fetch(path: string, request: RequestInit): Promise<Response> {
    const headers = { ...request.headers, 'x-handrail-desk': this.#isThere() ? 'active' : 'idle' };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return fetch(`/desk/api${path}`, { ...request, headers, signal, credentials: 'same-origin' }).catch(
      () => {
        throw new DeskError(
          'offline',
          'The server does not answer. What you wrote is kept; try again in a moment.',
        );
      },
    );
  }
}

/** Nobody knows whether it was done: the answer was lost, or the server's own commit was. */
function isUnknown(error: unknown): error is DeskError {
  return error instanceof DeskError && (error.code === 'offline' || error.code === 'outcome_unknown');
}

async function refusal(response: Response): Promise<DeskError> {
  const answer = (await response.json().catch(() => null)) as { error?: string; message?: string } | null;
  const code = answer?.error ?? 'internal';
  return new DeskError(code, inPlainWords(code, answer?.message ?? 'something failed on our side'));
}

function inPlainWords(code: string, message: string): string {
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  const ended = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  const wayOut = WAYS_OUT[code];
  return wayOut ? `${ended} ${wayOut}` : ended;
}
