import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SeededRandom } from './random.ts';

/** What happens to a request that creates a text or a call. */
export type TwilioFault = 'none' | 'too_many' | 'broken' | 'late' | 'taken_silently' | 'never';

/** A text or a call that was taken. */
export interface TakenRequest {
  readonly sid: string;
  readonly kind: 'Messages' | 'Calls';
  readonly to: string;
  readonly body: string;
  /** The row or page that it was for, from its own callback address. */
  readonly about: string;
  readonly at: number;
  readonly fault: TwilioFault;
}

const LATE_MS = 3_000;

/** Twilio's API on the loopback, with faults in the order that a seed determines. Remembers what it took and lists it when asked. */
export class FaultyTwilio {
  readonly taken: TakenRequest[] = [];
  readonly faults: Record<TwilioFault, number> = {
    none: 0,
    too_many: 0,
    broken: 0,
    late: 0,
    taken_silently: 0,
    never: 0,
  };
  url = '';
  private weights: Readonly<Record<TwilioFault, number>>;
  private readonly random: SeededRandom;
  private readonly server = createServer((request, response) => void this.handle(request, response));

  constructor(random: SeededRandom, weights: Readonly<Record<TwilioFault, number>>) {
    this.random = random;
    this.weights = weights;
  }

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on every request is taken and answered. */
  heal(): void {
    this.weights = { none: 1, too_many: 0, broken: 0, late: 0, taken_silently: 0, never: 0 };
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const kind = /\/(Messages|Calls)\.json$/.exec(pathname)?.[1] as TakenRequest['kind'] | undefined;
    if (request.method === 'POST' && kind) return this.create(kind, request, response);
    if (kind !== 'Messages') return answer(response, 404, { code: 20404, message: 'not found', status: 404 });
    const to = searchParams.get('To');
    const messages = this.taken.filter((one) => one.kind === 'Messages' && (!to || one.to === to));
    answer(response, 200, { messages: messages.map(asMessage).reverse(), page: 0, next_page_uri: null });
  }

  private async create(
    kind: TakenRequest['kind'],
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    const fault = this.random.pick(this.weights);
    this.faults[fault] += 1;
    if (fault === 'never') return;
    if (fault === 'too_many') return answer(response, 429, { code: 20429, message: 'too many', status: 429 });
    if (fault === 'broken') return answer(response, 500, { message: 'broken', status: 500 });
    const callback = fields.get('StatusCallback') ?? '';
    const about = URL.canParse(callback) ? new URL(callback).search : '';
    const one: TakenRequest = {
      sid: `${kind === 'Messages' ? 'SM' : 'CA'}${String(this.taken.length + 1).padStart(32, '0')}`,
      kind,
      to: fields.get('To') ?? '',
      body: fields.get('Body') ?? '',
      about,
      at: Date.now(),
      fault,
    };
    this.taken.push(one);
    if (fault === 'taken_silently') return;
    if (fault === 'late') await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    answer(response, 201, asMessage(one));
  }
}

function asMessage({ sid, to, body, at }: TakenRequest) {
  const created = new Date(at).toUTCString();
  return { sid, to, body, direction: 'outbound-api', status: 'queued', date_created: created };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
