import type { Language } from '../language.ts';
import type { Texts } from '../texts.ts';

const dayOf = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** Names the day of a message in the reader's own time zone: today, yesterday, or the date. */
export function dayName(at: Date, now: Date, language: Language, texts: Texts): string {
  // Rounded, because a day on which the clocks change has 23 or 25 hours.
  const daysAgo = Math.round((dayOf(now) - dayOf(at)) / 86_400_000);
  if (daysAgo === 0) return texts.today;
  if (daysAgo === 1) return texts.yesterday;
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** The time of day of a message, as people write it in this language in the United States. */
export function timeOfDay(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(`${language}-US`, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** Day and time of a moment, in full. */
export function momentName(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(`${language}-US`, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
