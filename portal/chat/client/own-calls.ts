/** One line of a plan, in the client's own words. */
export interface PlanLine {
  readonly text: string;
  readonly name?: string;
  readonly phone?: string;
  readonly hours?: string;
}

/** The client's crisis plan: six steps and the reasons for living. */
export interface Plan {
  readonly version: number;
  readonly status: string;
  readonly language: string;
  readonly at: string;
  readonly steps: readonly (readonly PlanLine[])[];
  readonly reasons: readonly string[];
}

export interface Picture {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export type Helped = 'yes' | 'a_little' | 'no' | 'skipped';

/** A weak connection gets this long; then the page says that it did not work. */
const LIMIT_MS = 20_000;

/** Where the calls go, and with which chat session; no session means that nothing can be asked. */
export interface OwnCallParts {
  readonly server: string;
  readonly session: () => string | undefined;
  readonly fetch: typeof fetch;
}

/** How an upload ended. `refused`: not a picture, or too large; `full`: as many as may be. */
export type Adding =
  | { readonly kind: 'added'; readonly picture: Picture }
  | { readonly kind: 'refused' | 'unreachable' };

/** What the client's own browser asks the server besides chatting. None of it throws: `undefined` says that it did not work. */
export class OwnCalls {
  readonly #parts: OwnCallParts;

  constructor(parts: OwnCallParts) {
    this.#parts = parts;
  }

  /** Null where there is no plan yet. */
  async plan(): Promise<Plan | null | undefined> {
    const answer = await this.#ask('GET', 'plan');
    return answer && ((await json(answer)) as { plan: Plan | null } | undefined)?.plan;
  }

  async helped(answer: Helped): Promise<void> {
    await this.#ask('POST', 'feedback', JSON.stringify({ answer }), 'application/json');
  }

  /** Ends this session on the server. Returns whether it is over there: a session that the server does not know (any more) is. */
  async end(): Promise<boolean> {
    if (this.#parts.session() === undefined) return true;
    const answer = await this.#send('POST', 'end');
    return answer !== undefined && answer.status < 500;
  }

  async pictures(): Promise<readonly Picture[] | undefined> {
    const answer = await this.#ask('GET', 'pictures');
    return answer && ((await json(answer)) as { pictures: Picture[] } | undefined)?.pictures;
  }

  async picture(id: string): Promise<Blob | undefined> {
    const answer = await this.#ask('GET', `pictures/${id}`);
    return answer?.blob().catch(() => undefined);
  }

  async addPicture(body: Blob): Promise<Adding> {
    const answer = await this.#send('POST', 'pictures', body, 'application/octet-stream');
    if (answer === undefined || answer.status >= 500) return { kind: 'unreachable' };
    if (!answer.ok) return { kind: 'refused' };
    return { kind: 'added', picture: (await answer.json()) as Picture };
  }

  async removePicture(id: string): Promise<boolean> {
    return (await this.#ask('DELETE', `pictures/${id}`)) !== undefined;
  }

  async #ask(method: string, path: string, body?: BodyInit, type?: string): Promise<Response | undefined> {
    const answer = await this.#send(method, path, body, type);
    return answer?.ok ? answer : undefined;
  }

  async #send(method: string, path: string, body?: BodyInit, type?: string): Promise<Response | undefined> {
    const session = this.#parts.session();
    if (session === undefined) return undefined;
    const headers: Record<string, string> = { authorization: `Bearer ${session}` };
    if (type !== undefined) headers['content-type'] = type;
    try {
      return await this.#parts.fetch(`${this.#parts.server}/chat/own/${path}`, {
        method,
        headers,
        credentials: 'omit',
        signal: AbortSignal.timeout(LIMIT_MS),
        ...(body === undefined ? {} : { body }),
      });
    } catch {
      return undefined;
    }
  }
}

async function json(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
}
