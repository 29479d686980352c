import { describe, expect, test } from 'vitest';
import { OUTREACH_OUTCOMES, TELLING_SITUATIONS } from '../../handoff/care/contact-outreach.ts';
import { DISPATCH_GROUNDS, DISPATCH_SERVICES } from '../../handoff/care/dispatch.ts';
import { NEAR_MISS_KINDS } from '../../handoff/care/near-miss.ts';
import { CANCEL_REASONS } from '../../handoff/care-acts.ts';
import { DISPOSITIONS, WITHDRAWAL_REASONS } from '../../handoff/dispositions.ts';
import { JUDGED_ITEMS } from '../../handoff/drills/rubric.ts';
import { PAGE_RESULT_RANK } from '../../handoff/escalation/results.ts';
import { INCIDENT_OUTCOMES, INCIDENT_STEPS, STEP_RESULTS } from '../../handoff/incidents.ts';
import { CALL_OUTCOMES } from '../../handoff/relay.ts';
import { RISK_CATEGORIES, RISK_LEVELS } from '../../platform/risk.ts';
import { JURISDICTION_MODES } from '../../program/protocol/schema.ts';
import * as care from '../../words/of-care.ts';
import * as handoffs from '../../words/of-handoffs.ts';
import * as work from '../../words/of-work.ts';
import { midway, said } from '../../words/say.ts';

describe('the words that staff read', () => {
  test.each([
    ['dispositions', DISPOSITIONS, handoffs.DISPOSITION_WORDS],
    ['withdrawals', WITHDRAWAL_REASONS, handoffs.WITHDRAWAL_WORDS],
    ['calls', CALL_OUTCOMES, handoffs.CALL_WORDS],
    ['levels', RISK_LEVELS, handoffs.LEVEL_WORDS],
    ['page results', Object.keys(PAGE_RESULT_RANK), handoffs.PAGE_RESULT_WORDS],
    ['categories', RISK_CATEGORIES, care.CATEGORY_WORDS],
    ['services', DISPATCH_SERVICES, care.SERVICE_WORDS],
    ['grounds', DISPATCH_GROUNDS, care.GROUND_WORDS],
    ['situations', TELLING_SITUATIONS, care.SITUATION_WORDS],
    ['outreach', OUTREACH_OUTCOMES, care.OUTREACH_WORDS],
    ['steps', INCIDENT_STEPS.map(({ step }) => step), care.STEP_WORDS],
    ['step results', STEP_RESULTS, care.STEP_RESULT_WORDS],
    ['incident outcomes', INCIDENT_OUTCOMES, care.OUTCOME_WORDS],
    ['jurisdiction', JURISDICTION_MODES, care.JURISDICTION_WORDS],
    ['near misses', NEAR_MISS_KINDS, work.NEAR_MISS_WORDS],
    ['given-up tasks', CANCEL_REASONS, work.TASK_END_WORDS],
    ['judged items', JUDGED_ITEMS, work.DRILL_WORDS],
  ])('name every one of the %s', (_, codes, words) => {
    expect(Object.keys(words)).toEqual(expect.arrayContaining([...codes]));
  });

  test('an opt-out at risk is told as what it is, as alert, task and trigger', () => {
    expect(work.alertWord('optout_during_risk')).toBe('A client at risk left the text line');
    expect(work.taskWord('voice_outreach')).toBe('Call the client');
    expect(handoffs.triggerWord('opt_out')).toBe('Left the text line while at risk');
  });

  test('what no table knows is still no code, and nothing inherited is taken for a word', () => {
    expect(said({}, 'something_new')).toBe('Something new');
    expect(said({}, 'toString')).toBe('ToString');
    expect(midway('Call the client')).toBe('call the client');
    expect(midway('C-SSRS screener')).toBe('C-SSRS screener');
    expect(work.missedWord('task:voice_outreach')).toBe('task left open: call the client');
  });
});
