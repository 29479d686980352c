import type { RiskCategory } from '../../platform/risk.ts';
import type { ChannelKind, Language } from './contract.ts';

/** Names of the dialogs; one file each in `bot/dialogs/`. */
export const DIALOGS = [
  'talk',
  'ladder',
  'imminent',
  'medical',
  'harm',
  'abuse',
  'child_safety',
  'psychosis',
  'eating',
  'grief',
  'urge',
  'panic',
  'sleep',
  'withdrawal',
  'plan_show',
  'plan_build',
  'plan_edit',
  'skill',
  'third_party',
  'wrong_number',
  'check_in',
  'follow_up',
  'handoff_only',
] as const;
export type DialogName = (typeof DIALOGS)[number];

/** A question that the bot may ask; its answer is remembered under the same name, so that none is asked twice. */
export type Question =
  | 'suicide'
  | 'plan'
  | 'means'
  | 'timeframe'
  | 'intent'
  | 'alone'
  | 'location'
  | 'meansAway'
  | 'whoNear'
  | 'connected'
  | 'redFlags'
  | 'awake'
  | 'harmIntent'
  | 'harmMeans'
  | 'harmAway'
  | 'safeToChat'
  | 'phoneSafe'
  | 'abuseDanger'
  | 'wantsHelp'
  | 'childNow'
  | 'voices'
  | 'psychSafe'
  | 'nearIt'
  | 'urgeNumber'
  | 'tryAgain'
  | 'lastUse'
  | 'slept'
  | 'eaten'
  | 'griefTalk'
  | 'griefMore'
  | 'griefWith'
  | 'weighs'
  | 'checkInTime'
  | 'tpDanger'
  | 'tpWith'
  | 'tpBreathing'
  | 'tpAway'
  | 'tpTextBack'
  | 'open'
  | 'more'
  | 'offerPerson'
  | 'offerSkill'
  | 'skillGate'
  | 'skillBefore'
  | 'skillStep'
  | 'skillAfter'
  | 'planStep'
  | 'planRunSkill'
  | 'smallHelp'
  | 'buildStep'
  | 'buildSave'
  | 'editWhat'
  | 'editAgreed'
  | 'editSave'
  | 'mood'
  | 'picture'
  | 'settled'
  | 'safeNow';

/** What a client who has not written is to hear: a nudge, "nobody answered", how the wait stands, that staff will phone. */
export type Owed = 'nudge' | 'nobody' | 'update' | 'voice';

export interface News {
  /** When the bot said something last, and when it last said how the wait stands (ms). */
  saidAt: number | null;
  toldAt: number | null;
  /** When the first nudge after the client's last words is due (ms). */
  nudgeAt: number | null;
  owed: Owed[];
}

export type Answers = Partial<Record<Question, string>>;

export interface EngineState {
  readonly v: 1;
  sessionId: string;
  /** Bot messages in this session. */
  turns: number;
  introduced: boolean;
  privacyTold: boolean;
  language: Language | null;
  dialog: DialogName;
  /** The task to come back to after a short detour. */
  resume: DialogName | null;
  slots: Partial<Record<DialogName, unknown>>;
  answers: Answers;
  /** How often each question was asked and at which bot turn last. */
  asked: Partial<Record<Question, { times: number; turn: number }>>;
  pending: Question | null;
  variants: Record<string, number>;
  /** Bot turn that said 988 last; null: never in this session. */
  said988: number | null;
  /** Bot turn that said last where the wait for a person stands; null: never in this session. */
  statusTurn: number | null;
  /** Sentence of the question asked last, for asking it again in another language. */
  pendingText: { key: string; params: Readonly<Record<string, string | number>> } | null;
  /** First bot turn of the risk conversation; null: none. */
  riskSince: number | null;
  planWordsUsed: boolean;
  planRefused: boolean;
  refusals: number;
  skillsTried: string[];
  skillsRefused: string[];
  score: { value: number; turn: number; first: number } | null;
  handoffAsked: boolean;
  incidents: RiskCategory[];
  /** Fixed words of what was done once in this session (tasks, follow-ups, notes). */
  done: string[];
  /** The client's own words that a reviewer needs, for duty-to-protect and third-party reports. */
  quotes: string[];
  channels: ChannelKind[];
  bodyInDanger: boolean;
  lockedOut: ChannelKind | null;
  thirdParty: boolean;
  closed: boolean;
  lastEventId: string | null;
  /** Topics of this session that the client's words named, whatever the assessment said. */
  hinted: RiskCategory[];
  /** When the client wrote last (ms); null: not in this session. */
  wroteAt: number | null;
  /** Whatever is said unasked at high and imminent (`dialogs/news.ts`). */
  news: News;
}

/** The state of a session that has not begun. */
export function freshState(sessionId: string): EngineState {
  return {
    v: 1,
    sessionId,
    turns: 0,
    introduced: false,
    privacyTold: false,
    language: null,
    dialog: 'talk',
    resume: null,
    slots: {},
    answers: {},
    asked: {},
    pending: null,
    variants: {},
    said988: null,
    statusTurn: null,
    pendingText: null,
    riskSince: null,
    planWordsUsed: false,
    planRefused: false,
    refusals: 0,
    skillsTried: [],
    skillsRefused: [],
    score: null,
    handoffAsked: false,
    incidents: [],
    done: [],
    quotes: [],
    channels: [],
    bodyInDanger: false,
    lockedOut: null,
    thirdParty: false,
    closed: false,
    lastEventId: null,
    hinted: [],
    wroteAt: null,
    news: { saidAt: null, toldAt: null, nudgeAt: null, owed: [] },
  };
}

/**
 * The state for this turn as a private copy. A stored state of another shape or session is replaced; what outlives a
 * session (refusals, refused skills, the language) is carried over.
 */
export function loadState(stored: unknown, sessionId: string): EngineState {
  const fresh = freshState(sessionId);
  if (typeof stored !== 'object' || stored === null || (stored as { v?: unknown }).v !== 1) return fresh;
  // It is kept as JSON, and copied as JSON: a structured clone takes several times as long.
  const copy = JSON.parse(JSON.stringify(stored)) as Partial<EngineState>;
  const state = { ...fresh, ...copy } as EngineState;
  for (const key of Object.keys(fresh) as (keyof EngineState)[]) {
    const wanted = fresh[key];
    const found = state[key];
    const wrong =
      wanted !== null &&
      (typeof found !== typeof wanted || Array.isArray(found) !== Array.isArray(wanted) || found === null);
    if (wrong) (state as unknown as Record<string, unknown>)[key] = wanted;
  }
  if (!DIALOGS.includes(state.dialog)) state.dialog = 'talk';
  if (state.sessionId === sessionId) return state;
  return {
    ...fresh,
    ...(UNPROMPTED.includes(state.dialog) && unprompted(state)),
    language: state.language,
    planRefused: state.planRefused,
    skillsRefused: state.skillsRefused,
    variants: state.variants,
    thirdParty: state.thirdParty,
  };
}

/** What the bot began by itself outlives the session before it: the answer opens the next one. */
const UNPROMPTED: readonly DialogName[] = ['check_in', 'follow_up'];

function unprompted(state: EngineState): Partial<EngineState> {
  const { dialog, slots, asked, pending, pendingText, introduced } = state;
  return { dialog, slots: { [dialog]: slots[dialog] }, asked, pending, pendingText, introduced };
}
