import type { Activity, TurnContext } from 'botbuilder-core';
import { sayToClient } from '../../conversations/outbox/queue.ts';
import type { DueTimer, TimerHandler, TurnInput, TurnPort } from '../../conversations/ports.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { BOT_TIMER_PREFIX, carryOut } from '../effects/carry-out.ts';
import type { EffectContext } from '../effects/effect-context.ts';
import { type OptOutScope, scopeOf } from '../effects/opt-out-effects.ts';
import type { BotEvent, BotInput, BotTimerKind, ChannelKind, HandoffNotice } from '../engine/contract.ts';
import { ClientConversationState } from './client-conversation-state.ts';
import { failSafe } from './fail-safe.ts';
import { queueHandoffEvents, sendHandoffEvents, statusActivity } from './handoff-events.ts';
import { HandoffMiddleware } from './handoff-middleware.ts';
import { HANDRAIL_EVENT, HandrailBot } from './handrail-bot.ts';
import type { LiveTurn } from './live-turn.ts';
import { CLIENT_OPENING, type LoadedClient, loadClient, loadOpenedClient } from './load-client.ts';
import { toMessage } from './outgoing.ts';
import type { PipelineParts } from './pipeline-parts.ts';
import { chooseAddress } from './reply-address.ts';
import { RiskMiddleware } from './risk-middleware.ts';
import { enterSession, type LiveSession } from './session.ts';
import { TransactionStorage } from './transaction-storage.ts';
import { liveTurn, TurnAdapter } from './turn-adapter.ts';

const EFFECTS = Symbol('handrail.effects');
/** Larger than any `seq`: a turn that no message started sees every line as context. */
const AFTER_ALL = 2_147_483_647;
const EVERY_NUMBER: OptOutScope = { identityId: null, from: null };

/** The timers that the engine may ask for; each kind needs a handler at the timer engine. */
export const BOT_TIMERS: readonly BotTimerKind[] = [
  'silence_nudge',
  'voice_outreach',
  'skill_check',
  're_ask',
  'urge_silence',
  'follow_up',
  'check_in',
  'news',
];

/**
 * The way of a turn through the bot: risk middleware, handoff middleware, the bot; then what was said is stored. Also
 * the door for timers and for what happens on the clinicians' side. Everything happens in the caller's transaction.
 */
export class BotPipeline implements TurnPort {
  readonly openings = [CLIENT_OPENING];
  private readonly parts: PipelineParts;
  private readonly adapter = new TurnAdapter();
  private readonly storage = new TransactionStorage();
  private readonly bot: HandrailBot;
  /** Notices that arose while a turn of the same transaction was under way; they are told when it is through. */
  private readonly deferred = new WeakMap<Transaction, HandoffNotice[]>();

  constructor(parts: PipelineParts) {
    this.parts = parts;
    this.adapter.use(new RiskMiddleware(parts.assess, parts.protocolVersion));
    this.adapter.use(new HandoffMiddleware(parts.door));
    this.bot = new HandrailBot({
      engine: parts.engine,
      conversationState: new ClientConversationState(this.storage),
      prepare: (context) => this.prepare(context),
      carryOut: (context, effects) => carryOut(effectContext(context), effects),
    });
  }

  async takeTurn(tx: Transaction, input: TurnInput): Promise<void> {
    const loaded = await loadOpenedClient(tx, input.seq);
    const session = enterSession(tx, loaded.session, this.parts.protocolVersion, loaded.drill);
    tx.update('Message', input.messageId, { sessionId: session.id });
    await this.run({
      tx,
      loaded,
      session,
      event: toEvent(input, isOptedOut(loaded, input)),
      input,
      reply: { channel: input.channel, identityId: input.identityId, conversationId: input.conversationId },
      scope: scopeOf(input),
      seed: tx.ids.next(),
      assessment: null,
      assessmentFailed: false,
      outgoing: [],
    });
  }

  async failSafe(tx: Transaction, input: TurnInput, errorCode: string): Promise<void> {
    await failSafe(this.parts, tx, input, errorCode);
  }

  /** Something that the client has to hear from the clinicians' side. */
  async notify(tx: Transaction, notice: HandoffNotice): Promise<void> {
    const deferred = this.deferred.get(tx);
    if (deferred) deferred.push(notice);
    else await this.proactive(tx, { kind: 'notice', notice });
  }

  /** The provider says that the client has opted out: what follows is what follows a STOP, and nothing is said. */
  async leave(tx: Transaction, scope: OptOutScope): Promise<void> {
    await this.proactive(tx, { kind: 'optOut', text: '', confirmed: true }, 'sms', scope);
  }

  /** Handlers for the timers that the engine asks for. */
  timerHandlers(): [string, TimerHandler][] {
    return BOT_TIMERS.map((timer) => [
      `${BOT_TIMER_PREFIX}${timer}`,
      async (tx: Transaction, due: DueTimer) => {
        const { key, ...data } = due.data as { key: string } & Record<string, string | number | boolean>;
        await this.proactive(tx, { kind: 'timer', timer, key, data });
      },
    ]);
  }

  /**
   * A turn that no message started. Without an address that can be written to, nothing is said, but effects hold.
   * Returns how many messages to the client were stored.
   */
  async proactive(
    tx: Transaction,
    event: BotEvent,
    preferred?: ChannelKind,
    scope: OptOutScope = EVERY_NUMBER,
  ): Promise<number> {
    const loaded = await loadClient(tx, AFTER_ALL);
    const reply = chooseAddress(loaded.addresses, loaded.view.lockedChannel ?? preferred ?? null);
    return this.run({
      tx,
      loaded,
      session: standingSession(loaded),
      event,
      input: null,
      reply,
      scope,
      seed: tx.ids.next(),
      assessment: null,
      assessmentFailed: false,
      outgoing: [],
    });
  }

  private async run(turn: LiveTurn): Promise<number> {
    const effects: EffectContext = {
      turn,
      announcer: this.parts.announcer,
      door: this.parts.door,
      protocolVersion: this.parts.protocolVersion,
      handoffId: turn.loaded.openHandoff?.id ?? null,
      incidentId: turn.loaded.openIncidentId,
    };
    const notices: HandoffNotice[] = [];
    let stored = 0;
    this.deferred.set(turn.tx, notices);
    try {
      await this.storage.during(turn, () =>
        this.adapter.run(toActivity(turn), turn, async (context) => {
          context.turnState.set(EFFECTS, effects);
          await this.bot.run(context);
          await sendHandoffEvents(context, turn, effects.handoffId);
        }),
      );
      stored = await this.store(turn, effects.handoffId);
    } finally {
      this.deferred.delete(turn.tx);
    }
    for (const notice of notices) await this.proactive(turn.tx, { kind: 'notice', notice });
    return stored;
  }

  private async store(turn: LiveTurn, handoffId: string | null): Promise<number> {
    const { tx } = turn;
    const ids = await sayToClient(tx, this.parts.announcer, toMessage(turn, handoffId));
    if (handoffId) for (const id of ids) await this.parts.door.noteBotMessage(tx, handoffId, id);
    queueHandoffEvents(turn, this.parts.announcer, handoffId);
    return ids.length;
  }

  private async prepare(context: TurnContext): Promise<BotInput> {
    const turn = liveTurn(context);
    const { loaded, session, tx } = turn;
    return {
      event: turn.event,
      at: tx.now,
      channel: turn.reply.channel,
      client: loaded.view,
      session: {
        id: session.id,
        first: session.first,
        level: session.level,
        levelBefore: session.levelBefore,
        categories: session.categories,
        channels: [...new Set([...(loaded.session?.channels ?? []), turn.reply.channel])],
      },
      assessment: turn.assessment,
      plan: loaded.plan,
      contacts: loaded.contacts,
      handoff: loaded.openHandoff ? await this.parts.door.view(tx, loaded.openHandoff.id) : null,
      skillHistory: loaded.skillHistory,
      program: this.parts.program,
      seed: turn.seed,
    };
  }
}

function effectContext(context: TurnContext): EffectContext {
  const effects = context.turnState.get<EffectContext>(EFFECTS);
  if (!effects) throw new Error('this context carries no effects');
  return effects;
}

function standingSession(loaded: LoadedClient): LiveSession {
  const { session } = loaded;
  const level = session?.level ?? 'none';
  return {
    id: session?.id ?? '',
    first: session === null,
    level,
    levelBefore: level,
    categories: [...(session?.categories ?? [])],
  };
}

/** Whether the number that a text came from gets no texts from the number that it was written to. */
function isOptedOut({ addresses }: LoadedClient, { identityId, addressee }: TurnInput): boolean {
  return addresses.some(
    (address) =>
      address.optedOut &&
      address.identityId === identityId &&
      (address.optedOutFrom === null || addressee === null || address.optedOutFrom === addressee),
  );
}

/** Opting in means something only to somebody who has opted out by now; from anybody else "yes" is an answer. */
function toEvent(input: TurnInput, isOptedOut: boolean): BotEvent {
  switch (input.event) {
    case 'message':
      return { kind: 'message', id: input.messageId, text: input.text, mediaCount: input.mediaCount };
    case 'opt_out':
      return { kind: 'optOut', text: input.text, confirmed: input.confirmedByProvider };
    case 'opt_in':
      return isOptedOut
        ? { kind: 'optIn', text: input.text }
        : { kind: 'message', id: input.messageId, text: input.text, mediaCount: input.mediaCount };
    case 'help':
      return { kind: 'help', text: input.text };
  }
}

/** The Bot Framework activity of a turn: a message as it came; a notice that decides the handoff as the SDK's `handoff.status`; else our event. */
function toActivity(turn: LiveTurn): Partial<Activity> {
  const base = {
    channelId: turn.reply.channel,
    conversation: { id: turn.tx.clientId ?? '', isGroup: false, conversationType: 'personal', name: '' },
    from: { id: turn.tx.clientId ?? '', name: '' },
    recipient: { id: 'handrail', name: 'Handrail' },
    id: turn.seed,
    locale: turn.loaded.view.language,
    timestamp: turn.tx.now,
  };
  if (turn.event.kind === 'message' && turn.input) return { ...base, type: 'message', text: turn.event.text };
  const status = statusActivity(turn, base.conversation);
  return status ? { ...status, ...base } : { ...base, type: 'event', name: HANDRAIL_EVENT };
}
