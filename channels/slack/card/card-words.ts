import { RISK_LEVELS, type RiskLevel } from '../../../platform/risk.ts';
import { contactConsentWord } from '../../../words/of-care.ts';
import { levelWord } from '../../../words/of-handoffs.ts';
import { midway } from '../../../words/say.ts';

/** How a level looks: a colour, a word and an icon, never a colour alone. */
export const LEVEL_WORDS: Readonly<
  Record<
    RiskLevel,
    { readonly icon: string; readonly word: string; readonly spoken: string; readonly color: string }
  >
> = {
  imminent: { icon: '🚨', word: 'IMMINENT', spoken: 'Imminent risk', color: '#8e0b0b' },
  high: { icon: '🔴', word: 'HIGH', spoken: 'High risk', color: '#d92d20' },
  moderate: { icon: '🟠', word: 'MODERATE', spoken: 'Moderate risk', color: '#dc6803' },
  low: { icon: '🟡', word: 'LOW', spoken: 'Low risk', color: '#b59f00' },
  none: { icon: '🔵', word: 'REQUEST', spoken: 'Request for a person', color: '#1d6fd1' },
};

export const PLAN_WORDS = {
  active: 'Yes',
  due_review: 'Yes, review is due',
  waiting_for_review: 'Only a draft, not reviewed',
  none: 'No',
} as const;

/** All levels as choices of a form. */
export function levelChoices(): { readonly value: string; readonly text: string }[] {
  return RISK_LEVELS.map((level) => ({
    value: level,
    text: `${LEVEL_WORDS[level].icon} ${levelWord(level)}`,
  }));
}

/** The state of the client's consent about emergency contacts, without naming anybody. */
export function consentWords(consents: readonly string[], suppressed: number): string {
  const marked = suppressed > 0 ? `; ${suppressed} marked unsafe` : '';
  if (consents.length === 0) return `None on file${marked}`;
  const words = [...new Set(consents)].map((consent) => midway(contactConsentWord(consent)));
  return `${consents.length} on file: ${words.join(', ')}${marked}`;
}

/** How long ago, coarse: "just now", "5 min ago", "3 h ago", "2 days ago". */
export function ago(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / 1440)} days ago`;
}
