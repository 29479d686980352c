import type { Turn } from '../engine/turn.ts';
import { normalise } from '../understanding/normalise.ts';
import { stateless } from './dialog.ts';
import { mark988, status, word } from './moves.ts';
import { clip } from './plan-words.ts';

/**
 * Thoughts of hurting somebody: anger heard, what is meant, means, distance; staff decide on the duty to protect; the
 * bot warns nobody and promises no secrecy (clinical ground, section 1.7).
 */
export const harm = stateless('harm', (t) => {
  quote(t);
  learnHarm(t);
  duty(t);
  if (t.at('high')) {
    if (t.imminent || !t.state.done.includes('harm:lines'))
      t.say(
        'harm.urgent',
        t.imminent ? 'urgent' : 'resource',
        {},
        {
          weight: 8.6,
          onSaid: () => {
            mark988(t);
            t.state.done.push('harm:lines');
          },
        },
      );
    const wrong = wrongIn(t);
    if (wrong !== null && !t.state.done.includes('harm:wrong'))
      t.say(
        'harm.wrong',
        'reflect',
        { wrong },
        { weight: 7.6, onSaid: () => t.state.done.push('harm:wrong') },
      );
    else if (t.state.quotes.length % 3 === 0) t.say('harm.still_wronged', 'reflect', {}, { weight: 7.6 });
    else if (t.answer('harmMeans') !== 'yes') t.say('harm.heard', 'reflect', {}, { weight: 2.4 });
    distance(t);
    status(t, { weight: 7.4 });
  } else {
    t.say(t.state.quotes.length > 1 ? 'harm.heard' : 'harm.anger', 'reflect', {}, { weight: 5 });
    if (t.at('moderate')) status(t, { weight: 4 });
  }
  if (ask(t)) return;
  t.say('harm.with_you', 'step', {}, { weight: 5 });
});

function quote(t: Turn): void {
  const text = t.heard.raw.trim();
  if (text !== '' && t.state.quotes.length < 12) t.state.quotes.push(clip(text, 200));
}

const ROLE =
  /\b(?:my |mi )?(boss|manager|supervisor|wife|husband|ex|neighbou?r|brother|sister|dad|father|mom|mother|roommate|coworker|landlord|girlfriend|boyfriend|teacher|jefe|jefa|vecin[oa]|espos[oa]|herman[oa]|novi[oa])\b(?:,? ([A-Z][a-z]+))?/u;

/** Whom it is about, in the client's words; null where nobody was named or described. */
export function targetOf(
  t: Turn,
  quotes: readonly string[] = t.state.quotes,
): { name: string | null; role: string | null } {
  for (const said of quotes) {
    const found = ROLE.exec(said);
    if (found !== null) return { name: found[2] ?? null, role: found[1] ?? null };
    const verb = /\b(?:kill|hurt|shoot|stab|beat|pay back|get|matar|golpear) (?:a )?([A-Z][a-z]+)\b/u.exec(
      said,
    );
    if (verb?.[1] !== undefined) return { name: verb[1], role: null };
  }
  return { name: null, role: null };
}

const THREAT =
  /\b(?:bleed|suffer|be sorry|going to hurt|gonna hurt|kill|pay for|make (?:him|her|them) pay|hurt (?:him|her|them)|break (?:his|her|their)|bash|stab|shoot|beat|matar|partir|romper)\b/u;
/** What is no weapon until somebody speaks of hurting another. */
const WEAPON =
  /\b(?:got|have|holding|grabbed|brought|tengo|traigo) (?:\w+ ){0,2}(?:bat|hammer|machete|crowbar|axe|pipe|wrench|brick|blade|bate|martillo|tubo)\b/u;

function learnHarm(t: Turn): void {
  const { pending } = t.state;
  const { yesNo: yn, facts, plain } = t.heard;
  t.raise('moderate', 'harm_to_others');
  if (pending === 'harmIntent') {
    if (yn === 'yes') {
      t.learn('harmIntent', 'yes');
      t.raise('high', 'intent_to_harm');
    } else if (yn === 'maybe') t.learn('harmIntent', 'maybe');
    else if (yn === 'no') t.learn('harmIntent', 'no');
    else if (
      /\b(?:know (?:where|what time|when)|every (?:\w+ )?(?:at|night|day|morning)|hes (?:down|always|at|in)|shes (?:down|always|at|in)|follow\w*|waiting for|se donde|se a que hora)\b/u.test(
        plain.flat,
      )
    ) {
      t.learn('harmIntent', 'maybe');
      t.raise('high', 'preparing_to_harm');
    }
  }
  if (t.at('high') && !t.knows('harmIntent')) t.learn('harmIntent', 'shown');
  const target = targetOf(t);
  const isSomebody = target.name !== null || target.role !== null;
  if (THREAT.test(plain.flat) && isSomebody) t.raise('high', 'threat_against_a_named_person');
  const armed = facts.means === 'yes' || WEAPON.test(plain.flat) || (pending === 'harmMeans' && yn === 'yes');
  if (armed) {
    t.learn('harmMeans', 'yes');
    t.raise(isSomebody ? 'imminent' : 'high', 'armed_against_a_person');
  } else if (pending === 'harmMeans' && yn === 'no') t.learn('harmMeans', 'no');
  if (pending === 'harmAway') {
    if (facts.movedAway === true || t.heard.agreement === 'yes') t.learn('harmAway', 'yes');
    else if (yn === 'no') t.learn('harmAway', 'no');
  }
}

/** The review by staff holds who was named and the client's very words; again when it turns imminent. */
function duty(t: Turn): void {
  if (!t.at('high')) return;
  const target = targetOf(t);
  const named = target.name ?? target.role ?? 'not named';
  t.once(t.imminent ? 'duty_imminent' : 'duty_high', () =>
    t.effect({
      kind: 'createTask',
      task: 'duty_to_protect_review',
      dueInSeconds: t.imminent ? 120 : 600,
      detail: `Named: ${named}${target.role !== null && target.name !== null ? ` (${target.role})` : ''}. Means: ${t.answer('harmMeans') ?? 'not known'}. Said: ${t.state.quotes.map((q) => `"${q}"`).join(' | ')}`,
    }),
  );
}

/** What was done to the client, as far as their words name it: the anger has a reason, and it is heard before it is asked about. */
const WRONGS = [
  ['harm.wrong_job', /\b(?:my job|fired|laid off|promotion|paycheck|trabajo|despidi\w*|me corrieron)\b/u],
  ['harm.wrong_home', /\b(?:evict\w*|kicked (?:me )?out|locked me out|desaloj\w*|me echaron)\b/u],
  [
    'harm.wrong_lied',
    /\b(?:cheat\w*|lied|lying|lies|behind my back|affair|engan\w*|minti\w*|traicion\w*)\b/u,
  ],
  [
    'harm.wrong_money',
    /\b(?:stole|steal\w*|robbed|owes me|scammed|ripped (?:me )?off|my money|dinero|me debe)\b/u,
  ],
  [
    'harm.wrong_hurt',
    /\b(?:hit|beat|jumped|touched|attacked|hurt) (?:me|us)\b|\bme (?:pego|golpeo|ataco|lastimo)\b/u,
  ],
  ['harm.wrong_loss', /\b(?:custody|ashes|(?:took|keeps) my (?:kids?|son|daughter|dog)|mis hijos)\b/u],
] as const;

function wrongIn(t: Turn): string | null {
  for (const said of t.state.quotes) {
    const { flat } = normalise(said);
    const found = WRONGS.find(([, pattern]) => pattern.test(flat));
    if (found !== undefined) return word(t, found[0]);
  }
  return null;
}

const STAYS =
  /\bnot going (?:anywhere|in|out|there|over|to)|staying (?:here|put|home|in)|(?:just |still |only )(?:sitting|sat|at|in|staying)|(?:im|i am) (?:just |still )?(?:at|sitting at|sitting|staying) home|no voy a (?:ir|salir)|me quedo (?:aqui|en casa)|estoy en (?:mi )?casa\b/u;
/** Places that one can walk away from, with what lies in them; a home is not left by being told to. */
const LEAVABLE = /(?:truck|car|garage|office|carro|coche|camioneta|cochera|garaje|oficina)$/u;

function distance(t: Turn): void {
  const said = t.heard.facts.place ?? (t.answer('harmMeans') === 'yes' ? placeSaid(t) : undefined);
  const place = said !== undefined && LEAVABLE.test(said) ? said : undefined;
  if (STAYS.test(t.heard.plain.flat)) t.say('harm.stay_put', 'reply', {}, { weight: 6 });
  // The same order each time is not heard any more: people to be with, by turns with distance.
  const armedNow = t.answer('harmMeans') === 'yes';
  if (armedNow && t.state.done.includes('harm:away')) {
    t.state.done = t.state.done.filter((mark) => mark !== 'harm:away');
    t.say('harm.go_to', 'act', {}, { weight: 8 });
    return;
  }
  if (armedNow) t.state.done.push('harm:away');
  if (place !== undefined)
    t.say('harm.away', 'act', { place: place.split(' ').pop() ?? place }, { weight: 8 });
  else if (t.answer('harmMeans') === 'yes') t.say('harm.away_plain', 'act', {}, { weight: 8 });
}

function placeSaid(t: Turn): string | undefined {
  return t.state.quotes
    .map((q) => /\b(truck|car|house|garage|office|carro|coche|casa)\b/iu.exec(q)?.[1]?.toLowerCase())
    .find((p) => p !== undefined);
}

function ask(t: Turn): boolean {
  const target = targetOf(t);
  const english = t.language === 'en';
  const who =
    target.name ??
    (target.role !== null ? `${english ? 'your' : 'tu'} ${target.role}` : word(t, 'harm.someone'));
  return (
    t.ask('harmIntent', 'harm.ask_intent', { who }) ||
    (t.about('suicide') && t.ask('suicide', 'ladder.ask_suicide', {}, { max: 1 })) ||
    t.ask('harmMeans', 'harm.ask_means') ||
    (t.answer('harmMeans') === 'yes' && t.ask('harmAway', 'harm.ask_away')) ||
    t.ask('location', 'harm.ask_where', {}, { max: 2 }) ||
    t.ask('alone', 'harm.ask_alone', {}, { max: 1 }) ||
    (!t.knows('suicide') && t.ask('suicide', 'ladder.ask_suicide_calm', {}, { max: 1 }))
  );
}
