import type { Turn } from '../engine/turn.ts';
import { stateless } from './dialog.ts';
import { urgent } from './imminent.ts';
import { crisisLine, ownWords, status } from './moves.ts';

/**
 * Voices or beliefs that frighten: neither agreed with nor argued; what do they tell to do, is the place safe, who is
 * there; grounding by sight and touch only (clinical ground, section 1.4 and rubric 16).
 */
export const psychosis = stateless('psychosis', (t) => {
  t.raise('moderate', 'hears_or_believes_frightening_things');
  learnVoices(t);
  const moved = t.heard.facts.movedAway === true;
  if (t.imminent) {
    urgent(t);
    if (moved) t.say('voices.good_floor', 'reply', {}, { weight: 8.4 });
    else if (!t.state.done.includes('voices:put') || spotIn(t) !== null) {
      whereToBe(t, moved, 8);
      t.once('voices:put', () => undefined);
    } else t.say('voices.no_act', 'act', {}, { weight: 8 });
    if (t.answer('alone') !== 'no' && !t.state.done.includes('voices:with'))
      t.say('voices.with_someone', 'act', {}, { weight: 6, onSaid: () => t.state.done.push('voices:with') });
    if (moved && t.ask('skillStep', 'voices.look', {}, { max: 3 })) return;
    if (t.ask('alone', 'voices.ask_alone') || t.ask('location', 'voices.ask_place', {}, { max: 2 })) return;
    t.forget('psychSafe');
    t.ask('psychSafe', 'voices.ask_safe', {}, { max: 9 });
    return;
  }
  if (/\bnot (?:crazy|insane|nuts|psycho)\b|\bno estoy loc[oa]\b/u.test(t.heard.plain.flat))
    t.say('voices.not_crazy', 'reflect', {}, { weight: 6 });
  else if (t.heard.facts.alone === 'no') t.say('imminent.not_alone', 'reply', {}, { weight: 7 });
  else if (moved) t.say('voices.good_floor', 'reply');
  else if (t.about('sleep') && /\b(?:sleep|slept|dorm\w*)\b/u.test(t.heard.plain.flat))
    t.say('voices.tired', 'reflect', {}, { weight: 5 });
  else
    t.say(
      !t.state.done.includes('voices:met')
        ? 'voices.scary'
        : t.state.done.includes('voices:real')
          ? 'voices.here'
          : 'voices.not_part',
      'reflect',
      {},
      { weight: 5 },
    );
  if (t.said('voices.not_part')) t.once('voices:real', () => undefined);
  t.once('voices:met', () => undefined);
  const asked =
    t.ask('voices', 'voices.ask_telling') ||
    // A voice that names a way to die is asked about at once, as any other sign.
    (t.about('suicide') && t.ask('suicide', 'ladder.ask_suicide', {}, { max: 1 })) ||
    t.ask('psychSafe', 'voices.ask_safe') ||
    t.ask('alone', 'voices.ask_alone') ||
    (!t.knows('suicide') && t.ask('suicide', 'ladder.ask_suicide', {}, { max: 2 })) ||
    (t.at('high') && t.ask('location', 'voices.ask_place', {}, { max: 2 }));
  if (t.at('high')) whereToBe(t, moved, 6);
  status(t, { weight: t.at('high') ? 6.5 : 4.5 });
  if (t.state.done.includes('voices:real') && t.answer('alone') !== 'no') ownWords(t, [4]);
  crisisLine(t);
  if (!asked) {
    t.forget('skillStep');
    t.ask('skillStep', 'voices.look', {}, { max: 9 });
  }
});

/** A place from which one can fall, or where something lies that could hurt: it is left, not stayed at. */
const SPOT =
  /\b(windows?|balcony|ledge|roof|stairwell|bridge|tracks|stove|knife drawer|drawer|knives|knife|kitchen|street|river|ventana|balcon|azotea|techo|puente|cuchillos?|cajon|cocina|estufa|calle|rio)\b/u;
const HEIGHT = /\b(?:\d+(?:st|nd|rd|th) floor|up high|piso \d+)\b/u;

/** The spot that this message names, in the client's own word; null where none is. */
function spotIn(t: Turn): string | null {
  return SPOT.exec(t.heard.plain.flat)?.[1] ?? null;
}

/** Away from the spot that was named; else low and inside, where they are. */
function whereToBe(t: Turn, moved: boolean, weight: number): void {
  const spot = spotIn(t);
  if (moved) t.say('voices.stay_put', 'act', {}, { weight });
  else if (spot !== null) t.say('voices.come_away_from', 'act', { place: spot }, { weight: weight + 2 });
  else t.say(HEIGHT.test(t.heard.plain.flat) ? 'voices.come_away' : 'voices.stay_put', 'act', {}, { weight });
}

const COMMANDS =
  /\b(?:says? (?:to )?(?:go|walk|run|drive|step|open|swallow|burn|put|get|do|jump|kill|hurt|cut|take|climb|leave|i (?:should|must|have to))|tell(?:s|ing)? me to|order(?:s|ing)? me|wants me to|says go|me (?:dice|dicen|ordena|manda) que)\b/u;
const ACTING =
  /\b(?:i (?:just )?(?:have|need|got) to (?:go|do)|going up|on my way|i must|tengo que ir|voy a hacerlo|ya voy)\b/u;

function learnVoices(t: Turn): void {
  const { pending } = t.state;
  const { yesNo: yn, plain } = t.heard;
  if (COMMANDS.test(plain.flat) || (pending === 'voices' && yn === 'yes')) {
    t.learn('voices', 'yes');
    t.raise('high', 'command_voices');
  } else if (pending === 'voices' && yn !== null) t.learn('voices', yn);
  if (t.answer('voices') === 'yes' && ACTING.test(plain.flat))
    t.raise('imminent', 'acting_on_a_command_voice');
  if (pending === 'psychSafe' && (yn !== null || t.heard.wants.has('im_fine')))
    t.learn('psychSafe', yn ?? 'yes');
}
