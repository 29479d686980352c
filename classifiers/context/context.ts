import { levelRank, type RiskCategory } from '../../platform/risk.ts';
import { normalise } from '../normalise/normalise.ts';
import { applyRules } from '../rules/engine.ts';
import type { QuestionKind } from '../rules/rule.ts';
import { questionKind } from './questions.ts';
import type { Turn } from './turns.ts';

/** What the earlier turns say about the one to be read. */
export interface ConversationContext {
  /** What the bot's last turn asked, where the client has not spoken since. */
  readonly question: QuestionKind | null;
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
    question = questionKind(normalise(last.text.slice(-LINE_LENGTH)).text);
  }
  const earlier = new Set<RiskCategory>();
  let read = 0;
  for (let at = turns.length - 1; at >= 0 && read < CLIENT_LINES; at -= 1) {
    const turn = turns[at] as Turn;
    if (turn.from !== 'client') continue;
    read += 1;
    const normalised = normalise(turn.text.slice(0, LINE_LENGTH));
    for (const hit of applyRules(normalised.text)) {
      if (!hit.suppressed && hit.subject === 'self' && levelRank(hit.level) >= 2)
        earlier.add(hit.rule.category);
    }
  }
  return { question, earlier };
}
