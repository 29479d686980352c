import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the stand-in does with the next request that creates a text or a call. */
export type Answer =
  /** Refuses with this status and, where given, Twilio's code. */
  | { readonly status: number; readonly code?: number; readonly headers?: Readonly<Record<string, string>> }
  /** Takes it and never says so. */
  | 'take_and_hang'
  /** Neither takes it nor answers. */
  | 'hang'
  /** Takes it, then cuts the connection. */
  | 'take_and_cut';

/** A text or a call that was taken, with the fields of the form that made it. */
export interface Taken {
  readonly sid: string;
  readonly kind: 'Messages' | 'Calls';
  readonly fields: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  /** Twilio's word for where it is. */
  status: string;
}

/** Something that a path of the stand-in gives back (media), with what the request carried. */
export interface Page {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/**
 * Twilio's REST API as far as faults go: answers as told, remembers what it took, lists it. What the emulator cannot do:
 * error codes, rate limits, silence, redirects.
 */
export class TwilioStandIn {
  readonly taken: Taken[] = [];
  readonly pages = new Map<string, Page>();
  /** Requests other than those that create something: `METHOD path`, with their Authorization header. */
  readonly seen: { readonly request: string; readonly authorization: string | undefined }[] = [];
  private readonly answers: Answer[] = [];
  private readonly server = createServer((request, response) => void this.handle(request, response));
  private count = 0;
  url = '';
  /** Its clock; a test that moves time gives it its own. */
  now = () => new Date();

  async start(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    this.url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  /** The answers to the next requests that create something, one each; afterwards everything is taken. */
  answerNext(...answers: Answer[]): void {
    this.answers.push(...answers);
  }

  forget(): void {
    this.taken.length = 0;
    this.seen.length = 0;
    this.answers.length = 0;
    this.pages.clear();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const create = /\/(?<kind>Messages|Calls)\.json$/.exec(pathname);
    if (request.method === 'POST' && create) {
      await this.create(create.groups?.kind as Taken['kind'], request, response);
      return;
    }
    this.seen.push({
      request: `${request.method} ${pathname}`,
      authorization: request.headers.authorization,
    });
    const page = this.pages.get(`${request.method} ${pathname}`);
    if (page) {
      response.writeHead(page.status, page.headers).end(page.body);
    } else if (request.method === 'GET' && create) {
      const to = searchParams.get('To');
      const messages = this.taken.filter(
        (taken) => taken.kind === 'Messages' && (!to || taken.fields.To === to),
      );
      json(response, 200, { messages: messages.map(asMessage).reverse(), page: 0, next_page_uri: null });
    } else {
      json(response, 404, { code: 20404, message: 'not found', status: 404 });
    }
  }

  private async create(
    kind: Taken['kind'],
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const fields = Object.fromEntries(new URLSearchParams(await textOf(request)));
    const answer = this.answers.shift();
    if (answer === 'hang') return;
    if (typeof answer === 'object') {
      response.setHeaders(new Map(Object.entries(answer.headers ?? {})));
      const body = answer.code ? { code: answer.code, message: 'refused', status: answer.status } : {};
      json(response, answer.status, body);
      return;
    }
    this.count += 1;
    const sid = `${kind === 'Messages' ? 'SM' : 'CA'}${String(this.count).padStart(32, '0')}`;
    const taken: Taken = { sid, kind, fields, createdAt: this.now(), status: 'queued' };
    this.taken.push(taken);
    if (answer === 'take_and_hang') return;
    if (answer === 'take_and_cut') request.socket.destroy();
    else json(response, 201, asMessage(taken));
  }
}

function asMessage({ sid, fields, createdAt, status }: Taken) {
  return {
    sid,
    to: fields.To,
    from: fields.From ?? null,
    body: fields.Body ?? null,
    direction: 'outbound-api',
    status,
    date_created: createdAt.toUTCString(),
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
