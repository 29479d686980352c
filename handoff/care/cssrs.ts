/**
 * The screener version of the Columbia scale as data: items in order, their LOINC codes, when each is asked, and what the
 * answers come to (clinical ground, section 1.2). The licensed wording is not part of this: a form shows the topics, and
 * stores which wording it showed.
 */
export const CSSRS_INSTRUMENT = 'cssrs_screener';
export const CSSRS_PANEL = '93373-9';
/** Version of the topics below, stored with every filled-in form. */
export const CSSRS_WORDING = 'topics-1';

export const CSSRS_ITEMS = [
  { item: 'wish', loinc: '93246-7', topic: '1. Wish to be dead, in the past month' },
  { item: 'thoughts', loinc: '93247-5', topic: '2. Thoughts of killing oneself, in the past month' },
  { item: 'method', loinc: '93248-3', topic: '3. Has thought about how (only after yes to 2)' },
  { item: 'intent', loinc: '93249-1', topic: '4. Some intention of acting on it (only after yes to 2)' },
  { item: 'plan', loinc: '93250-9', topic: '5. A plan worked out, and the intent (only after yes to 2)' },
  {
    item: 'behavior',
    loinc: '93267-3',
    topic: '6. Did, began or prepared something to end their life, ever',
  },
  { item: 'behaviorRecent', loinc: '93269-9', topic: '6b. Within the past 3 months (only after yes to 6)' },
] as const;
export type CssrsItem = (typeof CSSRS_ITEMS)[number]['item'];

/** Null: not asked, because an earlier answer rules it out. */
export type CssrsAnswers = Readonly<Record<CssrsItem, boolean | null>>;
export type CssrsResult = 'none' | 'low' | 'moderate' | 'high';

/** An answer as it is stored. */
export interface CodedAnswer {
  readonly item: CssrsItem;
  readonly loinc: string;
  /** LOINC's own yes and no; null: not asked. */
  readonly answer: 'LA33-6' | 'LA32-8' | null;
}

/** LOINC's answers to "Suicide risk level" (93374-7). It has none for "no item endorsed". */
export const CSSRS_RESULT_CODES: Readonly<Record<CssrsResult, string | null>> = {
  none: null,
  low: 'LA9194-7',
  moderate: 'LA6751-7',
  high: 'LA9193-9',
};

const AFTER_THOUGHTS: readonly CssrsItem[] = ['method', 'intent', 'plan'];

/** Items that the answers leave open although they have to be asked, in the form's order; empty when it is complete. */
export function missingItems(answers: CssrsAnswers): CssrsItem[] {
  return CSSRS_ITEMS.map(({ item }) => item).filter(
    (item) => isAsked(item, answers) && answers[item] === null,
  );
}

/** The answers with everything left out that was not to be asked: what a form still showed does not count. */
export function askedOnly(answers: CssrsAnswers): CssrsAnswers {
  const kept = CSSRS_ITEMS.map(({ item }) => [item, isAsked(item, answers) ? answers[item] : null] as const);
  return Object.fromEntries(kept) as unknown as CssrsAnswers;
}

/**
 * Only items 1 or 2: low. Item 3, or behaviour longer ago: moderate. Item 4, 5 or behaviour within three months: high.
 * This is triage by the form, not a prediction; the clinician's own judgement stands beside it.
 */
export function cssrsResult(given: CssrsAnswers): CssrsResult {
  const answers = askedOnly(given);
  if (answers.intent || answers.plan || answers.behaviorRecent) return 'high';
  if (answers.method || answers.behavior) return 'moderate';
  return answers.wish || answers.thoughts ? 'low' : 'none';
}

export function codedAnswers(given: CssrsAnswers): CodedAnswer[] {
  const answers = askedOnly(given);
  return CSSRS_ITEMS.map(({ item, loinc }) => {
    const said = answers[item];
    return { item, loinc, answer: said === null ? null : said ? 'LA33-6' : 'LA32-8' };
  });
}

function isAsked(item: CssrsItem, answers: CssrsAnswers): boolean {
  if (AFTER_THOUGHTS.includes(item)) return answers.thoughts === true;
  return item !== 'behaviorRecent' || answers.behavior === true;
}
