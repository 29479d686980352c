import { skillWord } from './of-care.ts';
import { channelWord, dispositionWord, levelWord, triggerWord, withdrawalWord } from './of-handoffs.ts';
import { plain, said, type Words } from './say.ts';

/** What a report's rows are called that no other table names. */
export const REPORT_ROW_WORDS: Words = {
  nobody_answered: 'Nobody answered',
  claim_left: 'A claim was left without contact',
  opt_out_at_risk: 'Left the text line while at risk',
  labelled_assessments: 'Messages that clinicians judged',
  handoffs_for_risk: 'Handoffs opened for risk',
  '24_hours': 'Within 24 hours',
  '72_hours': 'Within 72 hours',
  '7_days': 'Within 7 days',
  '30_days': 'Within 30 days',
};

/** A report's row as people read it; its CSV keeps the fixed words, for programs. */
export function rowWord({ rowsAre, id }: { rowsAre: string; id: string }, name: string): string {
  if (rowsAre === 'level') return levelWord(name);
  if (rowsAre === 'channel') return plain(channelWord(name));
  if (rowsAre === 'trigger') return triggerWord(name);
  if (rowsAre === 'disposition') return dispositionWord(name);
  if (rowsAre === 'reason') return withdrawalWord(name);
  if (rowsAre === 'skill') return skillWord(name);
  if (rowsAre === 'language' || rowsAre === 'program' || id === 'handoffs_by_hour') return name;
  return said(REPORT_ROW_WORDS, name);
}
