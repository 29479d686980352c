import type { CloudAdapter, EventFactory } from 'botbuilder';
import {
  type Activity,
  ActivityTypes,
  TurnContext as Context,
  type ConversationReference,
  MessageFactory,
  type TurnContext,
} from 'botbuilder-core';
import { Router as createRouter, json, type Request, type Router } from 'express';
import { z } from 'zod';
import { HANDOFF_EVENT, HANDOFF_INITIATE } from '../../bot/turn/handoff-events.ts';
import type { BotFrameworkConfig } from '../../config.ts';
import type { ChannelSender, Delivery, SendResult } from '../../conversations/ports.ts';
import { receive } from '../../conversations/receive.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf, HandrailError } from '../../platform/errors.ts';
import { type ClientDefaults, findOrCreateIdentity } from '../../program/clients/identities.ts';
import { isLoopbackHost, isLoopbackUrl } from '../shared/loopback.ts';
import { attachedMedia, attachmentsShape } from './attachments.ts';

const BODY_LIMIT = '256kb';
const FORWARDING_HEADERS = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];
const MAX_TEXT_LENGTH = 8_000;

const activityShape = z.looseObject({
  type: z.string(),
  id: z.string().min(1).max(300),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().min(1).max(2_000),
  conversation: z.looseObject({ id: z.string().min(1).max(500) }),
  from: z.looseObject({ id: z.string().min(1).max(300) }),
  text: z.string().max(MAX_TEXT_LENGTH).optional(),
  attachments: attachmentsShape.optional(),
});

/**
 * Teams, Direct Line and the emulator through `POST /api/messages`. With credentials the SDK checks who calls. Without,
 * an activity could claim any sender and have the answer sent anywhere, so only this machine may talk to itself, and
 * such a sender is nobody the program knows.
 */
export class BotFrameworkChannel implements ChannelSender {
  readonly channel = 'botframework';
  readonly concurrency = 8;
  private readonly parts: BotFrameworkParts;
  private loading: Promise<CloudAdapter> | null = null;

  constructor(parts: BotFrameworkParts) {
    this.parts = parts;
  }

  /** The SDK takes a second to load, and most programs never use it: it is loaded with the first activity. */
  private adapter(): Promise<CloudAdapter> {
    this.loading ??= import('botbuilder').then((sdk) => {
      const auth = new sdk.ConfigurationBotFrameworkAuthentication(credentials(this.parts.config));
      const adapter = new sdk.CloudAdapter(auth);
      // An error leaves the turn as it is: it reaches the route, which answers 500, and the connector repeats the activity.
      adapter.onTurnError = async (_context, error) => {
        throw error;
      };
      return adapter;
    });
    return this.loading;
  }

  routes(): Router {
    const router = createRouter();
    router.post('/api/messages', json({ limit: BODY_LIMIT }), async (request, response) => {
      if (!this.parts.config) this.refuseStrangers(request);
      const adapter = await this.adapter();
      await adapter.process(request, response as never, (context) => this.accept(context));
      if (!response.writableEnded) response.status(202).end();
    });
    return router;
  }

  async send([delivery]: readonly [Delivery, ...Delivery[]]): Promise<SendResult> {
    if (delivery.kind !== HANDOFF_EVENT && !delivery.body.text)
      return { outcome: 'refused', errorCode: 'empty' };
    let providerId: string | null = null;
    try {
      const reference = await this.reference(delivery);
      if (!reference) return { outcome: 'refused', errorCode: 'no_conversation' };
      const adapter = await this.adapter();
      const { EventFactory: events } = await import('botbuilder');
      await adapter.continueConversationAsync(this.parts.config?.appId ?? '', reference, async (context) => {
        const activity =
          delivery.kind === HANDOFF_EVENT ? toHandoffEvent(events, context, delivery) : toActivity(delivery);
        const sent = await context.sendActivity(activity);
        providerId = sent?.id ?? null;
      });
      return { outcome: 'sent', providerId };
    } catch (error) {
      return toResult(error);
    }
  }

  private refuseStrangers(request: Request): void {
    const { body } = request as { body: { serviceUrl?: unknown } | undefined };
    const remote = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
    // A proxy on this machine makes the whole world look like this machine; it says so in its headers or its host name.
    const isProxied = FORWARDING_HEADERS.some((name) => request.headers[name] !== undefined);
    const isDirect = !isProxied && isLoopbackHost(request.hostname) && isLoopbackUrl(this.parts.publicUrl);
    const isLocal = isLoopbackHost(this.parts.host) && isLoopbackHost(remote);
    if (isLocal && isDirect && isLoopbackUrl(body?.serviceUrl)) return;
    throw new HandrailError(
      'bad_signature',
      'no Bot Framework credentials are configured; this endpoint is closed',
    );
  }

  private async accept(context: TurnContext): Promise<void> {
    const { database } = this.parts;
    if (context.activity.type !== ActivityTypes.Message) return;
    const parsed = activityShape.safeParse(context.activity);
    if (!parsed.success) throw new HandrailError('bad_request', 'the activity lacks what a message needs');
    const activity = parsed.data;
    const media = attachedMedia(activity.attachments ?? [], activity.serviceUrl);
    const address = `${activity.channelId}|${activity.conversation.id}|${activity.from.id}`;
    const identity = await findOrCreateIdentity(
      database,
      'botframework',
      address,
      'unregistered',
      this.parts.defaults,
    );
    await this.remember(
      identity.clientId,
      identity.identityId,
      Context.getConversationReference(context.activity),
    );
    const received = await receive(database, {
      channel: 'botframework',
      providerKey: `${activity.channelId}|${activity.conversation.id}|${activity.id}`,
      clientId: identity.clientId,
      identityId: identity.identityId,
      conversationId: null,
      text: activity.text ?? '',
      media,
      event: 'message',
    });
    if (!received.duplicate) this.parts.takeTurns(identity.clientId);
  }

  /** Kept with the identity, so that we can write first, also after a restart. */
  private async remember(
    clientId: string,
    identityId: string,
    reference: Partial<ConversationReference>,
  ): Promise<void> {
    await this.parts.database.transact(clientId, async (tx) => {
      tx.update('Identity', identityId, {
        conversationReference: tx.cipher.seal(`identity.conversation_reference/${identityId}`, reference),
      });
    });
  }

  private async reference(delivery: Delivery): Promise<Partial<ConversationReference> | null> {
    const identityId = delivery.recipient.split(':')[1];
    if (!delivery.clientId || !identityId) return null;
    return this.parts.database.transact(delivery.clientId, async (tx) => {
      const [row] = await tx.query<{ conversation_reference: Buffer | null }>(
        'identity_reference',
        'SELECT conversation_reference FROM identity WHERE id = $1',
        [identityId],
      );
      if (!row?.conversation_reference) return null;
      return tx.cipher.open<Partial<ConversationReference>>(
        `identity.conversation_reference/${identityId}`,
        row.conversation_reference,
      );
    });
  }
}

export interface BotFrameworkParts {
  /** Null: no credentials; see the class. */
  readonly config: BotFrameworkConfig | null;
  /** Address that the server is bound to. */
  readonly host: string;
  /** Address under which the world reaches the server. */
  readonly publicUrl: string;
  readonly database: Database;
  readonly defaults: ClientDefaults;
  readonly takeTurns: (clientId: string) => void;
}

function credentials(config: BotFrameworkConfig | null): Record<string, string> {
  if (!config) return {};
  return {
    MicrosoftAppId: config.appId,
    MicrosoftAppPassword: config.appPassword ?? '',
    MicrosoftAppType: config.appType,
    ...(config.tenantId ? { MicrosoftAppTenantId: config.tenantId } : {}),
  };
}

function toActivity(delivery: Delivery): Partial<Activity> {
  const { choices, text = '' } = delivery.body;
  if (!choices) return MessageFactory.text(text);
  return MessageFactory.suggestedActions(
    choices.map((choice) => ({ type: 'imBack', title: choice.label, value: choice.value })),
    text,
  );
}

/** The SDK's own event, made in the conversation that hears it. */
function toHandoffEvent(
  events: typeof EventFactory,
  context: TurnContext,
  { body, handoffId, createdAt }: Delivery,
): Partial<Activity> {
  const { name, state } = body.data ?? {};
  const event =
    name === HANDOFF_INITIATE
      ? events.createHandoffInitiation(context, { handoffId })
      : events.createHandoffStatus(context.activity.conversation, String(state));
  return { ...event, timestamp: createdAt };
}

function toResult(error: unknown): SendResult {
  const status = error && typeof error === 'object' && 'statusCode' in error ? Number(error.statusCode) : 0;
  const code = errorCodeOf(error);
  if (status === 429 || status >= 500) return { outcome: 'retry', errorCode: `http_${status}` };
  if (status >= 400) return { outcome: 'refused', errorCode: `http_${status}` };
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return { outcome: 'retry', errorCode: code };
  return { outcome: 'unknown', errorCode: code };
}
