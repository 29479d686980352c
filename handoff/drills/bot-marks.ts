/** One thing that a drill's file expects of the bot, held against what was said and recorded. */
export interface BotMark {
  /** The check's name and the turn after which it had to hold. */
  readonly check: string;
  readonly after: number | 'end';
  /** `judge`: left to people. `with_a_person`: a clinician had the client by then, so that the bot was quiet. */
  readonly outcome: 'passed' | 'failed' | 'judge' | 'with_a_person';
  /** What was found instead, where it failed. A drill's words are made up. */
  readonly found: string;
}
