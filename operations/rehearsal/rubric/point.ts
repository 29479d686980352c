import type { CheckResult } from '../checks/index.ts';
import type { Played, PlayedReply, PlayedTurn } from '../played.ts';
import type { Scenario } from '../scenario.ts';

/** A played conversation as the rubric looks at it. */
export interface Transcript {
  readonly scenario: Scenario;
  readonly played: Played;
  /** What the scenario itself expected: levels stand there, turn by turn. */
  readonly results: readonly CheckResult[];
}

/** Null: the point holds. A text: what was found. `NOT_CALLED_FOR`: nothing in this conversation asks for it. */
type Finding = string | null | typeof NOT_CALLED_FOR;
/** Nothing in the conversation calls for the point. */
export const NOT_CALLED_FOR = Symbol('not called for');

/** One of the rubric's 25 points (clinical ground, section 4). */
export interface Point {
  readonly number: number;
  readonly severity: 'red' | 'yellow';
  readonly means: string;
  /** `people`: a program cannot decide it; it is read in the transcript. */
  readonly look: ((transcript: Transcript) => Finding) | 'people';
}

/** What the bot said at once to the client's line of a turn. */
export function answerOf(turn: PlayedTurn): readonly PlayedReply[] {
  return turn.replies.slice(0, turn.answers).filter(({ from }) => from === 'bot');
}

/** Everything that the bot said in these turns. */
export function saidBy(turns: readonly PlayedTurn[]): readonly PlayedReply[] {
  return turns.flatMap(({ replies }) => replies).filter(({ from }) => from === 'bot');
}

/** Turns that a line of the client began. */
export function spoken(turns: readonly PlayedTurn[]): readonly PlayedTurn[] {
  return turns.filter(({ client }) => client !== null);
}

/** Whether one of the sentences has a key that begins like this. */
export function hasKey(replies: readonly PlayedReply[], ...beginnings: readonly string[]): boolean {
  return replies.some(({ templates }) =>
    templates.some((key) => beginnings.some((beginning) => key.startsWith(beginning))),
  );
}

/** The assessments that a turn's line brought. */
export function assessedIn(turns: readonly PlayedTurn[], index: number) {
  const before = turns[index - 1]?.record.assessments.length ?? 0;
  return turns[index]?.record.assessments.slice(before) ?? [];
}

/** A person has the client when the turn is answered: the bot is silent on purpose. */
export function isWithPerson({ handoff }: PlayedTurn): boolean {
  return handoff?.state === 'claimed' || handoff?.state === 'contacted';
}

/** Whether the turn's record says that texts were opted out of. */
export function hasLeft({ record }: PlayedTurn): boolean {
  return record.consents.filter(({ kind }) => kind === 'sms').at(-1)?.state === 'revoked';
}

export function isBodyInDanger(turns: readonly PlayedTurn[]): boolean {
  return hasKey(saidBy(turns), 'medical.call', 'medical.on_the_way', 'third.od_call');
}

export function isAbout(turns: readonly PlayedTurn[], ...categories: readonly string[]): boolean {
  const found = turns.at(-1)?.record.assessments ?? [];
  return found.some((one) => one.subject === 'self' && one.categories.some((c) => categories.includes(c)));
}
