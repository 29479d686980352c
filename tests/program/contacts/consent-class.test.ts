import { describe, expect, it } from 'vitest';
import {
  CONTACT_CONSENTS,
  type ContactConsent,
  mayTell,
  type TellingSituation,
} from '../../../program/contacts/consent-class.ts';

const at = new Date('2026-03-10T12:00:00Z');
const SITUATIONS: readonly TellingSituation[] = ['no_answer', 'life_threat', 'plan_step', 'other'];
const answers = (consent: ContactConsent, facts = {}) =>
  SITUATIONS.map((situation) => mayTell({ consent, suppressed: false, ...facts }, situation, at));

describe('whether a contact may be told', () => {
  it.each([
    ['none', ['no', 'person_decides', 'no', 'no']],
    ['notify_if_no_answer', ['yes', 'person_decides', 'no', 'no']],
    ['life_threat_only', ['no', 'yes', 'no', 'no']],
    ['share_plan_step', ['no', 'person_decides', 'yes', 'no']],
    ['full', ['yes', 'yes', 'yes', 'yes']],
  ] as const)('with consent %s: no answer, life threat, plan step, other: %j', (consent, expected) => {
    expect(answers(consent)).toEqual(expected);
  });

  it('is always no for one that the client named as a danger, even where they once allowed it in this incident', () => {
    for (const consent of CONTACT_CONSENTS) {
      expect(new Set(answers(consent, { suppressed: true, override: 'allowed' }))).toEqual(new Set(['no']));
    }
  });

  it('follows what the client said in the incident under way', () => {
    expect(answers('none', { override: 'allowed' })).toEqual(['yes', 'yes', 'yes', 'yes']);
    expect(answers('full', { override: 'refused' })).toEqual(['no', 'person_decides', 'no', 'no']);
  });

  it('ends with the consent', () => {
    expect(answers('full', { expiresAt: at })).toEqual(['no', 'person_decides', 'no', 'no']);
    expect(answers('full', { expiresAt: new Date(at.getTime() + 1) })).toEqual(['yes', 'yes', 'yes', 'yes']);
  });
});
