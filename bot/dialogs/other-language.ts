import type { Turn } from '../engine/turn.ts';
import { phraseFor } from '../language/phrases.ts';
import type { TextKey } from '../language/say.ts';
import { tongueOf } from '../understanding/tongue.ts';
import { handoffOpen } from './moves.ts';

/** Whether the message is in a language that the bot does not speak. */
export function isOtherLanguage(t: Turn): boolean {
  return (
    t.input.assessment?.language === 'other' &&
    t.heard.plain.words.length > 0 &&
    tongueOf(t.heard.plain) === null
  );
}

/** A short phrase in that language, a person who speaks it, and 988 and 911 in plain digits. */
export function otherLanguage(t: Turn): void {
  t.raise('low', 'language_not_read');
  const phrase = phraseFor(t.heard.raw);
  t.once('interpreter', () =>
    t.effect({
      kind: 'createTask',
      task: 'interpreter',
      dueInSeconds: 300,
      detail: `A message in another language (${phrase?.language ?? 'not known'}).`,
    }),
  );
  if (!handoffOpen(t))
    t.once('handoff_language', () =>
      t.effect({ kind: 'openHandoff', level: t.level, trigger: 'language', queue: 'interpreter' }),
    );
  if (phrase !== null) {
    t.state.introduced = true;
    t.state.turns += 1;
    t.state.said988 = t.state.turns;
    t.sendElsewhere({ text: phrase.text, language: t.language, templates: [`phrases.${phrase.language}`] });
    return;
  }
  t.say('language.not_sure', 'reply');
  t.say('language.interpreter', 'status');
  t.say('mode.safety', 'resource', {}, { weight: 8 });
  t.forget('open');
  t.ask('open', 'language.ask_english', {}, { max: 3 });
}

/** The client writes in the other of the two languages: follow, and remember it. */
export function followLanguage(t: Turn): void {
  const wanted = t.heard.wants.has('language_es') ? 'es' : t.heard.wants.has('language_en') ? 'en' : null;
  const next = wanted ?? (t.heard.plain.words.length >= 3 ? tongueOf(t.heard.plain) : null);
  if (next === null || next === t.language) return;
  t.state.language = next;
  t.effect({ kind: 'setLanguage', language: next });
  if (wanted !== null) t.say('language.switched', 'reply', {}, { weight: 6 });
}

/** "In English, please." and nothing else: says so, and the open question stands in the new language. */
export function onlyLanguage(t: Turn): boolean {
  if (!t.heard.wants.has('language_only') || t.state.pending === 'location') return false;
  if (t.input.assessment !== null && t.input.assessment.subject === 'self' && t.imminent) return false;
  t.say('language.switched', 'reply', {}, { weight: 8 });
  if (!askAgain(t)) t.say('talk.anything', 'step');
  return true;
}

/** Asks the question once more that the last message asked; false where there was none. */
export function askAgain(t: Turn): boolean {
  const { pending, pendingText } = t.state;
  if (pending === null || pendingText === null || t.knows(pending)) return false;
  return t.ask(pending, pendingText.key as TextKey, pendingText.params, { max: 99 });
}
