import { levelRank, type RiskCategory } from '../../platform/risk.ts';
import { normalise } from '../normalise/normalise.ts';
import { applyRules } from '../rules/engine.ts';
import type { QuestionKind } from '../rules/rule.ts';
import { questionKind } from './questions.ts';
import { remembered } from './remembered.ts';
import type { Turn } from './turns.ts';

/** What the earlier turns say about the one to be read. */
export interface ConversationContext {
  /** What the bot's last turn asked, where the client has not spoken since. */
  readonly question: QuestionKind | null;
  /** The bot spoke last and asked nothing that a risk hangs on: a short answer is about that, not about a danger. */
  readonly answersNeutral: boolean;
  /** The bot spoke last and asked where in the body something is felt: a body part is the answer, not a sign. */
  readonly answersBody: boolean;
  /** Categories that the client's earlier lines carried at moderate or more. */
  readonly earlier: ReadonlySet<RiskCategory>;
}

/** How many of the client's earlier lines are read, and how much of each. */
const CLIENT_LINES = 6;
const LINE_LENGTH = 400;

/** Reads the turns before a message, oldest first. Pure; bounded. */
export function readContext(turns: readonly Turn[]): ConversationContext {
  const last = turns.at(-1);
  let question: QuestionKind | null = null;
  if (last !== undefined && last.from === 'bot') {
    question = readQuestion(last.text.slice(-LINE_LENGTH));
  }
  const answersNeutral = last?.from === 'bot' && (question === null || NEUTRAL.has(question));
  const earlier = new Set<RiskCategory>();
  let read = 0;
  for (let at = turns.length - 1; at >= 0 && read < CLIENT_LINES; at -= 1) {
    const turn = turns[at] as Turn;
    if (turn.from !== 'client') continue;
    read += 1;
    for (const category of carriedBy(turn.text.slice(0, LINE_LENGTH))) earlier.add(category);
  }
  const answersBody = answersNeutral && asksForBody((last as Turn).text.slice(-LINE_LENGTH));
  return { question, answersNeutral, answersBody, earlier };
}

/** Categories that a line of the client's own carries. The same lines come again with every message that follows them. */
const carriedBy = remembered((line: string): readonly RiskCategory[] => {
  const { text, layout } = normalise(line);
  return applyRules(text, undefined, layout)
    .filter(
      ({ suppressed, subject, level, rule }) =>
        !suppressed && subject === 'self' && levelRank(level) >= (rule.category === 'eating' ? 1 : 2),
    )
    .map(({ rule }) => rule.category);
});

const BODY_QUESTION =
  / (?:part of your body|(?:where|which part)(?: in (?:your|the) body)? (?:do|does|can|is) (?:you |it |that |the [a-z]+ )?(?:feel|notice|sit|tense)|parte del cuerpo|donde lo sientes) /;
const asksForBody = remembered((turn: string) => BODY_QUESTION.test(normalise(turn).text));
/** Kinds of question whose answer is no sign of danger by itself. */
const NEUTRAL: ReadonlySet<QuestionKind> = new Set(['rating', 'person', 'alone']);

/** Reads what a turn asks: its questions where it has any, else the whole of it, which may be an order to answer. */
const readQuestion = remembered((turn: string): QuestionKind | null => {
  const asked = turn.match(/[^.!?\n\u00bf]*\?/g);
  if (asked !== null) return questionKind(normalise(asked.join(' ')).text);
  const kind = questionKind(normalise(turn).text);
  // "You can talk to a person here" offers nothing that a "yes" could take.
  return kind === 'person' && !/\b(?:reply|say|write|text|answer|send|di|escribe|responde)\b/i.test(turn)
    ? null
    : kind;
});
