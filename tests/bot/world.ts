import type {
  BotEngine,
  BotEvent,
  BotInput,
  BotTimerData,
  BotTimerKind,
  ChannelKind,
  ClientView,
  ContactView,
  Effect,
  HandoffView,
  OnCallRung,
  OutgoingText,
  PlanView,
  ProgramView,
  SkillGain,
} from '../../bot/engine/contract.ts';
import { respond } from '../../bot/engine/engine.ts';
import { talkSoFar, whoseRisk } from '../../bot/understanding/whose-risk.ts';
import { maxLevel, type RiskAssessment, type RiskCategory, type RiskLevel } from '../../platform/risk.ts';

interface Pending {
  readonly timer: BotTimerKind;
  readonly key: string;
  readonly at: number;
  readonly data: BotTimerData;
}

export interface Said {
  readonly at: number;
  readonly message: OutgoingText;
  readonly channel: ChannelKind;
}

/** Reads one message's risk; tests give a hand-set one or the real classifier. */
export type Assess = (
  text: string,
  context: readonly { from: 'client' | 'bot'; text: string }[],
) => RiskAssessment;

export const NOTHING: RiskAssessment = {
  level: 'none',
  score: 0,
  categories: [],
  subject: 'self',
  evidence: [],
  language: 'en',
  review: false,
  model: 'test',
};

/** A small simulated deployment around the engine: level latch, plan versions, handoff rungs, timers; no database. */
export class World {
  state: unknown = null;
  now: number;
  level: RiskLevel = 'none';
  categories = new Set<RiskCategory>();
  channel: ChannelKind;
  channels: ChannelKind[] = [];
  client: ClientView;
  plan: PlanView | null;
  contacts: ContactView[];
  handoff: HandoffView | null = null;
  handoffQueue = 'clinical';
  timers: Pending[] = [];
  effects: Effect[] = [];
  said: Said[] = [];
  context: { from: 'client' | 'bot'; text: string }[] = [];
  firstTurn = true;
  handoffKeywords: string[] = [
    'talk to a person',
    'human',
    'real person',
    'counselor',
    'agent',
    'una persona',
    'hablar con alguien',
  ];
  private turn = 0;
  private readonly assess: Assess;
  private readonly engine: BotEngine;
  /** Seconds after opening at which each rung is paged; nobody takes it. */
  readonly rungs: readonly (readonly [number, OnCallRung])[] = [
    [0, 'slack'],
    [0, 'primary'],
    [45, 'backup'],
    [90, 'supervisor'],
    [150, 'fallback'],
  ];
  nobodyAnswersAfter: number | null = null;
  skillHistory: SkillGain[] = [];
  /** Times of the program that differ from the usual ones. */
  programTimes: Partial<ProgramView> = {};
  private openedAt = 0;
  /** Effects of the last turn. */
  last: readonly Effect[] = [];

  constructor(options: {
    channel?: ChannelKind;
    client?: Partial<ClientView>;
    plan?: PlanView | null;
    contacts?: readonly ContactView[];
    assess: Assess;
    at?: string;
    engine?: BotEngine;
  }) {
    this.channel = options.channel ?? 'sms';
    this.now = Date.parse(options.at ?? '2026-03-10T22:40:00Z');
    this.client = {
      id: 'c1',
      enrolled: true,
      preferredName: 'Dana',
      language: 'en',
      timeZone: 'UTC',
      minor: false,
      program: 'mental_health',
      flags: [],
      jurisdictionMode: 'full',
      quietHours: ['21:30', '08:00'],
      lockedChannel: null,
      consents: { sms: true, checkIns: true, caringContacts: true },
      smsOptedOut: false,
      guardianOnFile: false,
      location: null,
      ...options.client,
    };
    this.plan = options.plan ?? null;
    this.contacts = [...(options.contacts ?? [])];
    this.assess = options.assess;
    this.engine = options.engine ?? respond;
  }

  /** The client writes; returns what the bot said. */
  client_says(text: string, options: { channel?: ChannelKind; media?: number } = {}): OutgoingText[] {
    if (options.channel !== undefined) this.channel = options.channel;
    if (this.channels.at(-1) !== this.channel) this.channels.push(this.channel);
    const talk = talkSoFar(this.state, this.level, this.client.enrolled);
    const assessment = whoseRisk(this.assess(text, this.context), text, talk);
    this.context.push({ from: 'client', text });
    const before = this.level;
    if (assessment.subject === 'self') {
      this.level = maxLevel(this.level, assessment.level);
      for (const c of assessment.categories) this.categories.add(c);
    }
    return this.step(
      { kind: 'message', id: `m${this.turn}`, text, mediaCount: options.media ?? 0 },
      assessment,
      before,
    );
  }

  event(event: BotEvent): OutgoingText[] {
    return this.step(event, null, this.level);
  }

  /** Time passes in silence; due timers fire in order. */
  pass(seconds: number): OutgoingText[] {
    const end = this.now + seconds * 1000;
    const spoken: OutgoingText[] = [];
    for (;;) {
      const due = this.timers.filter((p) => p.at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.timers = this.timers.filter((p) => p !== due);
      this.now = Math.max(this.now, due.at);
      spoken.push(...this.event({ kind: 'timer', timer: due.timer, key: due.key, data: due.data }));
    }
    this.now = end;
    return spoken;
  }

  input(event: BotEvent, assessment: RiskAssessment | null, before: RiskLevel): BotInput {
    if (this.handoff !== null && this.handoff.state === 'waiting') {
      const age = (this.now - this.openedAt) / 1000;
      this.handoff = {
        ...this.handoff,
        paged: this.rungs.filter(([s]) => age >= s).map(([, r]) => r),
        nobodyAnswered: this.nobodyAnswersAfter !== null && age >= this.nobodyAnswersAfter,
      };
    }
    return {
      event,
      at: new Date(this.now),
      channel: this.channel,
      client: this.client,
      session: {
        id: 's1',
        first: this.firstTurn,
        level: this.level,
        levelBefore: before,
        categories: [...this.categories],
        channels: this.channels,
      },
      assessment,
      plan: this.plan,
      contacts: this.contacts,
      handoff: this.handoff,
      skillHistory: this.skillHistory,
      program: {
        name: 'Northside',
        crisisPhone: null,
        videoLink: null,
        handoffLevel: 'moderate',
        handoffKeywords: this.handoffKeywords,
        silenceNudgeSeconds: { high: 120, imminent: 60 },
        voiceOutreachSeconds: 300,
        waitingUpdateSeconds: 120,
        followUpHours: [14, 72],
        ...this.programTimes,
      },
      seed: `seed-${this.turn}`,
    };
  }

  private step(event: BotEvent, assessment: RiskAssessment | null, before: RiskLevel): OutgoingText[] {
    this.turn += 1;
    const output = this.engine(this.state, this.input(event, assessment, before));
    this.state = JSON.parse(JSON.stringify(output.state));
    this.firstTurn = false;
    this.last = output.effects;
    for (const effect of output.effects) this.carryOut(effect);
    for (const message of output.messages) {
      this.said.push({ at: this.now, message, channel: message.channel ?? this.channel });
      this.context.push({ from: 'bot', text: message.text });
    }
    return [...output.messages];
  }

  private carryOut(effect: Effect): void {
    this.effects.push(effect);
    switch (effect.kind) {
      case 'raiseLevel':
        this.level = maxLevel(this.level, effect.to);
        return;
      case 'lowerLevel':
        if (this.level === 'moderate' || this.level === 'low') this.level = effect.to;
        return;
      case 'openHandoff':
        this.openedAt = this.now;
        this.handoffQueue = effect.queue ?? 'clinical';
        this.handoff = {
          id: 'h1',
          state: 'waiting',
          level: effect.level,
          openedAt: new Date(this.now),
          clinicianName: null,
          position: 1,
          paged: ['slack'],
          nobodyAnswered: false,
          estimateSeconds: null,
          lastStepAt: null,
        };
        return;
      case 'startTimer':
        this.timers = this.timers.filter((p) => p.key !== effect.key);
        this.timers.push({
          timer: effect.timer,
          key: effect.key,
          at: this.now + effect.afterSeconds * 1000,
          data: effect.data ?? {},
        });
        return;
      case 'cancelTimer':
        this.timers = this.timers.filter((p) => p.key !== effect.key);
        return;
      case 'scheduleFollowUp':
        this.timers.push({
          timer: 'follow_up',
          key: `f${this.timers.length}`,
          at: this.now + effect.afterHours * 3_600_000,
          data: {},
        });
        return;
      case 'savePlan':
        this.plan = {
          id: 'p1',
          version: (this.plan?.version ?? 0) + 1,
          status: effect.status,
          author: this.plan?.author ?? null,
          steps: effect.steps,
          reasons: effect.reasons,
          language: this.client.language,
        };
        return;
      case 'suppressContact':
        this.contacts = this.contacts.map((c) => (c.id === effect.contact ? { ...c, suppressed: true } : c));
        return;
      case 'lockChannel':
        this.client = { ...this.client, lockedChannel: effect.channel };
        return;
      case 'setLanguage':
        this.client = { ...this.client, language: effect.language };
        return;
      case 'setLocation':
        this.client = { ...this.client, location: { text: effect.text, at: new Date(this.now) } };
        return;
      case 'optOut':
        this.client = { ...this.client, smsOptedOut: true };
        return;
      case 'optIn':
        this.client = { ...this.client, smsOptedOut: false };
        return;
      default:
        return;
    }
  }

  /** Effects of a kind so far. */
  all<K extends Effect['kind']>(kind: K): Extract<Effect, { kind: K }>[] {
    return this.effects.filter((e): e is Extract<Effect, { kind: K }> => e.kind === kind);
  }
}
