import type { BotEngine, BotInput, BotOutput, ProgramView } from '../../bot/engine/contract.ts';
import type { HandoffDoor } from '../../bot/turn/handoff-door.ts';
import { BotPipeline } from '../../bot/turn/pipeline.ts';
import type { Assess } from '../../bot/turn/risk-middleware.ts';
import { TimerEngine } from '../../conversations/timers/timer-engine.ts';
import type { Turns } from '../../conversations/turns.ts';
import { silentLog } from '../../platform/log.ts';
import type { RiskAssessment } from '../../platform/risk.ts';
import type { KnownIdentity } from '../../program/clients/identities.ts';
import { ConversationWorld } from '../conversations/world.ts';

const PROGRAM: ProgramView = {
  name: 'your care program',
  crisisPhone: null,
  videoLink: null,
  handoffLevel: 'moderate',
  handoffKeywords: ['human'],
  silenceNudgeSeconds: { high: 120, imminent: 60 },
  voiceOutreachSeconds: 300,
  waitingUpdateSeconds: 120,
  followUpHours: [14, 72],
};

export const CALM: RiskAssessment = {
  level: 'none',
  score: 0,
  categories: [],
  subject: 'self',
  evidence: [],
  language: 'en',
  review: false,
  model: 'test',
};

/**
 * The pipeline of a turn over a real database, with an engine, a classifier and a handoff door that do as the test says.
 * Engine and classifier are plain functions, and note what they were given.
 */
export class TurnWorld {
  readonly conversations: ConversationWorld;
  readonly pipeline: BotPipeline;
  readonly turns: Turns;
  readonly timers: TimerEngine;
  /** What the engine answers next. */
  engine: (state: unknown, input: BotInput) => Partial<BotOutput> = () => ({});
  assess: Assess = () => CALM;
  readonly asked: { readonly state: unknown; readonly input: BotInput }[] = [];
  readonly assessed: Parameters<Assess>[0][] = [];
  /** Calls of the door, in order, as short lines. */
  readonly door: string[] = [];
  /** Runs in the transaction that opens a handoff. */
  onOpen: HandoffDoor['open'] = async (tx) => tx.ids.next();

  static async start(): Promise<TurnWorld> {
    return new TurnWorld(await ConversationWorld.start());
  }

  private constructor(conversations: ConversationWorld) {
    this.conversations = conversations;
    const engine: BotEngine = (state, input) => {
      this.asked.push({ state, input });
      return { state: {}, messages: [], effects: [], ...this.engine(state, input) };
    };
    this.pipeline = new BotPipeline({
      announcer: conversations.announcer,
      door: this.handoffDoor(),
      assess: (input) => {
        this.assessed.push(input);
        return this.assess(input);
      },
      engine,
      program: PROGRAM,
      protocolVersion: 'test',
      failSafeText: () => 'Something went wrong. Call or text 988, or 911.',
    });
    this.turns = conversations.turns(this.pipeline);
    this.timers = new TimerEngine({
      database: conversations.database,
      log: silentLog,
      handlers: new Map(this.pipeline.timerHandlers()),
    });
  }

  stop(): Promise<void> {
    return this.conversations.stop();
  }

  /** Everybody does nothing again. */
  calm(): void {
    this.engine = () => ({});
    this.assess = () => CALM;
    this.onOpen = async (tx) => tx.ids.next();
    for (const list of [this.asked, this.assessed, this.door]) list.length = 0;
  }

  /** The client writes and the turn is taken. */
  async write(
    client: KnownIdentity,
    text: string,
    more: Parameters<ConversationWorld['receive']>[2] = {},
  ): Promise<void> {
    await this.conversations.receive(client, text, more);
    await this.turns.take(client.clientId);
  }

  /** A handoff in this state, as the clinicians' side would have made it. */
  async handoff(clientId: string, state: string): Promise<string> {
    return this.conversations.database.transact(clientId, async (tx) => {
      const id = tx.ids.next();
      tx.insert('Handoff', {
        id,
        clientId,
        level: 'high',
        trigger: 'risk',
        queue: 'clinical',
        priority: 1,
        channel: 'sms',
        state,
        openedAt: tx.now,
        escalationRound: 0,
        nobodyAnswered: false,
        protocolVersion: 'test',
        drill: false,
      });
      return id;
    });
  }

  async row<R extends Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<R | undefined> {
    return (await this.conversations.rows<R>(text, values))[0];
  }

  /** What was said to a client, in order. */
  async said(clientId: string): Promise<string[]> {
    const { database } = this.conversations;
    return database.transact(clientId, async (tx) => {
      const rows = await tx.query<{ id: string; body: Buffer }>(
        'test_said',
        `SELECT id, body FROM message WHERE client_id = $1 AND direction = 'out' ORDER BY seq`,
        [clientId],
      );
      return rows.map(({ id, body }) => tx.cipher.open<{ text: string }>(`message.body/${id}`, body).text);
    });
  }

  private handoffDoor(): HandoffDoor {
    return {
      open: async (tx, request) => {
        this.door.push(`open ${request.level} ${request.trigger}`);
        return this.onOpen(tx, request);
      },
      raise: async (_tx, _id, level, reason) => void this.door.push(`raise ${level} ${reason}`),
      noteClientMessage: async () => void this.door.push('client message'),
      noteBotMessage: async () => void this.door.push('bot message'),
      noteNotSent: async () => void this.door.push('not sent'),
      noteLeft: async () => void this.door.push('left'),
      view: async () => null,
    };
  }
}

/** One sentence for the client. */
export function sentence(
  text: string,
  more: Partial<BotOutput['messages'][number]> = {},
): BotOutput['messages'][number] {
  return { text, language: 'en', templates: ['test'], ...more };
}
