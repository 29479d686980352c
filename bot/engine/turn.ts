import { atLeast, maxLevel, type RiskCategory, type RiskLevel } from '../../platform/risk.ts';
import { jurisdictionFor } from '../../program/protocol/jurisdiction.ts';
import { fill, type Params, pickVariant, type TextKey, variantsOf } from '../language/say.ts';
import { type Heard, hear } from '../understanding/heard.ts';
import { hinted } from '../understanding/hints.ts';
import { shown } from '../understanding/shown.ts';
import type { BotInput, Effect, Language, OutgoingText } from './contract.ts';
import { carry, fit, inBubbles, type Role } from './fit.ts';
import type { EngineState, Question } from './state.ts';
import { YES_NO } from './yes-no-questions.ts';

/** The client with the mode that holds for them: their own, or their program's where that is stricter. */
function withinLaw({ client, program }: BotInput): BotInput['client'] {
  const rules = program.jurisdiction;
  if (rules === undefined) return client;
  return { ...client, jurisdictionMode: jurisdictionFor(rules, client.program, client.jurisdictionMode) };
}

interface Part {
  readonly key: TextKey;
  readonly index: number;
  readonly role: Role;
  readonly texts: readonly string[];
  weight: number;
  readonly onSaid: () => void;
}

/** Above so many words a reply in danger comes as two or three short messages where the channel keeps their order. */
const LONG_WORDS = 24;

export type Choice = { readonly label: string; readonly value: string };

const WEIGHTS: Readonly<Record<Role, number>> = {
  urgent: 10,
  ask: 8,
  step: 9,
  reply: 7,
  intro: 9,
  act: 6,
  status: 5,
  plan: 4,
  resource: 3,
  reflect: 2,
};

/**
 * One turn in the making: dialogs say sentences, ask questions and wish for effects; `finish` fits the sentences into
 * one message. Lives for one call of the engine, which is pure as a whole.
 */
export class Turn {
  readonly input: BotInput;
  readonly state: EngineState;
  readonly heard: Heard;
  readonly effects: Effect[] = [];
  level: RiskLevel;
  /** The message says that a handoff is being opened: the policy then opens it, whatever the level. */
  announced = false;
  /** Everything that this session is about so far. */
  readonly categories: Set<RiskCategory>;
  private readonly parts: Part[] = [];
  private readonly extra: OutgoingText[] = [];
  private buttons: readonly Choice[] = [];
  private question: Question | null = null;

  constructor(input: BotInput, state: EngineState) {
    this.state = state;
    const event = input.event;
    this.heard = hear(event.kind === 'message' || event.kind === 'help' ? event.text : '');
    const assessment = input.assessment === null ? null : hinted(shown(input.assessment), this.heard.plain);
    this.input = { ...input, client: withinLaw(input), assessment };
    this.level = input.session.level;
    const own = assessment !== null && assessment.subject !== 'other' ? assessment.categories : [];
    this.categories = new Set([...input.session.categories, ...state.hinted, ...own]);
    for (const topic of own)
      if (!input.session.categories.includes(topic) && !state.hinted.includes(topic))
        state.hinted.push(topic);
  }

  get language(): Language {
    return this.state.language ?? this.input.client.language;
  }

  get name(): string {
    return this.input.client.enrolled ? (this.input.client.preferredName ?? '') : '';
  }

  /** Whether this session or message touches the category. */
  about(...categories: readonly RiskCategory[]): boolean {
    return categories.some((c) => this.categories.has(c));
  }

  /** Whether the level, with what this turn raised, reaches `level`. */
  at(level: RiskLevel): boolean {
    return atLeast(this.level, level);
  }

  /** A life or a body is in danger: one segment, one ask. */
  get urgent(): boolean {
    const third = this.state.slots.third_party as { overdose?: boolean } | undefined;
    const rescue = this.state.thirdParty && third?.overdose === true;
    return this.imminent || this.state.bodyInDanger || rescue;
  }

  get imminent(): boolean {
    return this.level === 'imminent';
  }

  /** Raises the session's level; a lower or equal level changes nothing. */
  raise(to: RiskLevel, reason: string): void {
    if (atLeast(this.level, to)) return;
    this.level = maxLevel(this.level, to);
    this.effects.push({ kind: 'raiseLevel', to, reason });
  }

  /** Lowers moderate or low; high and imminent stay (a clinician's act). */
  lower(to: RiskLevel, reason: string): void {
    if (this.at('high') || atLeast(to, this.level)) return;
    this.level = to;
    this.effects.push({ kind: 'lowerLevel', to, reason });
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  /** Runs `what` once a session; true when it ran now. */
  once(mark: string, what: () => void): boolean {
    if (this.state.done.includes(mark)) return false;
    this.state.done.push(mark);
    what();
    return true;
  }

  /** A question stands in the message already; the next one has to wait. */
  private get asks(): boolean {
    return this.parts.some((p) => p.texts[0]?.includes('?') === true);
  }

  /** Adds a sentence. `weight` overrides how dearly it is kept; `onSaid` runs only where it stays in the message. */
  say(
    key: TextKey,
    role: Role = 'reply',
    params: Params = {},
    options: { weight?: number; onSaid?: () => void; question?: boolean } = {},
  ): void {
    if (this.parts.some((p) => p.key === key)) return;
    const variants = variantsOf(key, this.language);
    const index = pickVariant(variants.length, `${this.input.seed}:${key}`, this.state.variants[key]);
    const all = { name: this.name, program: this.input.program.name, ...params };
    const rotated = [...variants.slice(index), ...variants.slice(0, index)].map((v) => fill(v, all));
    const plain = rotated.filter((v) => !v.includes('?'));
    const calm = options.question === true || (plain.length === 0 && !this.asks) ? rotated : plain;
    if (calm.length === 0) return;
    this.parts.push({
      key,
      index,
      role,
      texts: calm,
      weight: options.weight ?? WEIGHTS[role],
      onSaid: options.onSaid ?? (() => undefined),
    });
  }

  /** Keeps what was said in this role at least so dearly. */
  insist(role: Role, weight: number): void {
    for (const part of this.parts) if (part.role === role) part.weight = Math.max(part.weight, weight);
  }

  /** Whether the answer is known already. */
  knows(question: Question): boolean {
    return this.state.answers[question] !== undefined;
  }

  answer(question: Question): string | undefined {
    return this.state.answers[question];
  }

  learn(question: Question, value: string): void {
    this.state.answers[question] = value;
  }

  /** Forgets an answer because a new fact makes the question new (level rose, another skill, another step). */
  forget(...questions: readonly Question[]): void {
    for (const q of questions) {
      delete this.state.answers[q];
      delete this.state.asked[q];
    }
  }

  timesAsked(question: Question): number {
    return this.state.asked[question]?.times ?? 0;
  }

  get hasQuestion(): boolean {
    return this.question !== null;
  }

  get asking(): Question | null {
    return this.question;
  }

  /**
   * Asks, unless this message asks something already, the answer is known, or it was asked `max` times without one.
   * Returns whether it asked.
   */
  ask(
    question: Question,
    key: TextKey,
    params: Params = {},
    options: { max?: number; role?: Role; choices?: readonly Choice[] } = {},
  ): boolean {
    if (this.question !== null || this.asks || this.knows(question)) return false;
    if (this.timesAsked(question) >= (options.max ?? 2)) return false;
    this.question = question;
    this.buttons = options.choices ?? this.usualChoices(question);
    const before = this.state.asked[question];
    this.say(key, options.role ?? 'ask', params, {
      question: true,
      onSaid: () => {
        this.state.asked[question] = { times: (before?.times ?? 0) + 1, turn: this.state.turns };
        this.state.pending = question;
        this.state.pendingText = { key, params };
      },
    });
    return true;
  }

  /** Buttons for a yes/no question or a gate; none where words are wanted. */
  private usualChoices(question: Question): readonly Choice[] {
    const button = (key: TextKey, value: string): Choice => ({
      label: variantsOf(key, this.language)[0],
      value,
    });
    if (question === 'skillGate')
      return [button('button.yes', '1'), button('button.no', '2'), button('button.not_sure', '3')];
    if (!YES_NO.has(question)) return [];
    return [button('button.yes', this.language === 'es' ? 'sí' : 'yes'), button('button.no', 'no')];
  }

  choices(choices: readonly Choice[]): void {
    this.buttons = choices;
  }

  /** A second message that goes elsewhere (another channel). */
  sendElsewhere(message: OutgoingText): void {
    this.extra.push(message);
  }

  /** No sentence yet in this message. */
  get silentSoFar(): boolean {
    return this.parts.length === 0;
  }

  get silent(): boolean {
    return this.parts.length === 0 && this.extra.length === 0;
  }

  /** Whether a sentence of this role is in the message. */
  has(role: Role): boolean {
    return this.parts.some((p) => p.role === role);
  }

  said(key: TextKey): boolean {
    return this.parts.some((p) => p.key === key);
  }

  /** The message of this turn, or its two or three parts. `pending` is the question that was really asked. */
  finish(): OutgoingText[] {
    if (this.parts.length === 0) return this.extra;
    this.state.pending = null;
    const room = { channel: this.input.channel, language: this.language, imminent: this.urgent };
    const { text, kept, pieces } = fit(this.parts, room);
    this.state.turns += 1;
    const templates: string[] = [];
    for (const index of kept) {
      const part = this.parts[index];
      if (part === undefined) continue;
      this.state.variants[part.key] = part.index;
      templates.push(part.key);
      part.onSaid();
    }
    const choices = this.buttons.length > 0 && this.input.channel !== 'sms' ? { choices: this.buttons } : {};
    const long = this.at('high') && room.channel !== 'sms' && text.split(/\s+/u).length > LONG_WORDS;
    if (!long)
      return [{ text: carry(text, room), language: this.language, templates, ...choices }, ...this.extra];
    const bubbles = inBubbles(pieces);
    const messages = bubbles.map((bubble, index) => ({
      text: bubble.map((p) => p.text).join(' '),
      language: this.language,
      templates: bubble.map((p) => this.parts[p.index]?.key ?? ''),
      ...(index === bubbles.length - 1 ? choices : {}),
    }));
    return [...messages, ...this.extra];
  }
}
