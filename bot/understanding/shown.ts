import { atLeast, type RiskAssessment, type RiskCategory } from '../../platform/risk.ts';

/** Below moderate these count only where something in the message itself shows them: they lead to direct questions. */
const NEEDS_EVIDENCE: readonly RiskCategory[] = [
  'suicide',
  'self_harm',
  'harm_to_others',
  'abuse',
  'psychosis',
];

/**
 * The assessment without hints that nothing in the message shows; a denial shows nothing. A model that reads a plain answer ("6 i guess") in
 * the light of what came before may name a grave topic; the level it gives stays, the topic does not.
 */
export function shown(assessment: RiskAssessment): RiskAssessment {
  if (atLeast(assessment.level, 'moderate')) return assessment;
  if (assessment.evidence.some((e) => !e.source.endsWith('.denied'))) return assessment;
  if (assessment.subject !== 'self') return assessment;
  const categories = assessment.categories.filter((c) => !NEEDS_EVIDENCE.includes(c));
  return categories.length === assessment.categories.length ? assessment : { ...assessment, categories };
}
