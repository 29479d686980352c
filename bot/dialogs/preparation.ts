import type { Turn } from '../engine/turn.ts';

/**
 * What somebody tells who has made ready to die, without the word for it: they will not be here, the letter lies there,
 * it is set up, the car is running. One such sign is high, two are imminent (clinical ground, section 1.4).
 */
const SIGNS: readonly (readonly [string, RegExp])[] = [
  [
    'gone',
    /\b(?:not|wont|never) (?:going to |gonna )?be (?:here|around|alive) (?:in the morning|tomorrow|anymore|(?:much|any) longer|by (?:then|tomorrow|morning|monday|the weekend)|after (?:tonight|today))\b|\b(?:manana|ya) no (?:voy a )?(?:estar|estare) (?:aqui|viv[oa])\b/u,
  ],
  [
    'letter',
    /\b(?:letters?|notes?|carta|nota) (?:is|are|esta|estan|queda|quedo) (?:\w+ ){0,2}(?:on|in|by|under|next|en|sobre)\b|\b(?:i|ive) (?:already )?(?:wrote|written|left) (?:\w+ ){0,2}(?:goodbye|suicide|my last|final) (?:letters?|notes?)\b/u,
  ],
  [
    'set_up',
    /\b(?:its|it is|everything(?:s| is)?) (?:all )?(?:set up|laid out|set|arranged|in place|ready)\b(?! (?:for (?:the|my|a)|to go to))|\b(?:ya )?(?:lo )?tengo todo (?:listo|preparado)\b/u,
  ],
  [
    'car',
    /\b(?:car|engine|motor|carro|coche) (?:is |esta )?(?:on|running|prendido|encendido)\b[^.]{0,40}\b(?:windows?|door|garage|hose|ventanas?|puerta|garaje|cochera)\b/u,
  ],
];

/** Notes what this message shows of it, and raises the level. Signs of one session add up. */
export function preparation(t: Turn): void {
  const a = t.input.assessment;
  if (t.state.thirdParty || (a !== null && a.subject !== 'self') || t.about('harm_to_others', 'abuse'))
    return;
  const { dialog } = t.state;
  if (dialog === 'plan_edit' || dialog === 'plan_build' || t.heard.wants.has('joke')) return;
  const { flat } = t.heard.plain;
  for (const [sign, pattern] of SIGNS) if (pattern.test(flat)) t.once(`ready:${sign}`, () => undefined);
  const now = SIGNS.filter(([, pattern]) => pattern.test(flat)).map(([sign]) => sign);
  if (now.length === 0) return;
  const all = SIGNS.filter(([sign]) => t.state.done.includes(`ready:${sign}`)).length;
  const leading = now.includes('gone') || t.state.done.includes('ready:gone') || t.about('suicide');
  // "It's set up" alone may be a table.
  if (!leading && now.every((sign) => sign === 'set_up' || sign === 'letter')) return;
  t.categories.add('suicide');
  if (!t.state.hinted.includes('suicide')) t.state.hinted.push('suicide');
  t.once('topic:suicide', () => undefined);
  t.raise(all >= 2 || now.includes('car') ? 'imminent' : 'high', 'made_ready');
}
