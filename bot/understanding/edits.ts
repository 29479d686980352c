import { normalise } from './normalise.ts';

export interface Edit {
  readonly kind: 'add' | 'remove';
  readonly text: string;
  readonly phone?: string;
  /** 1 to 6, 7 for reasons; null where the text does not say. */
  readonly step: number | null;
}

const STEP_WORDS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:warning signs?|signs?|senales|senal)\b/u, 1],
  [/\b(?:coping|things i can do|on my own|skills?|afrontamiento|cosas que puedo hacer)\b/u, 2],
  [/\b(?:distractions?|places?|lugares?|distraccion\w*)\b/u, 3],
  [/\b(?:people|contacts?|support|helpers?|who i can (?:call|ask)|personas|apoyo|contactos?)\b/u, 4],
  [/\b(?:professionals?|therapists?|doctors?|profesionales?)\b/u, 5],
  [/\b(?:safe(?:ty)?|means|seguridad)\b/u, 6],
  [/\b(?:reasons?|razon(?:es)?)\b/u, 7],
];
const PERSON =
  /\b(?:my )?(?:cousin|friend|sister|brother|mom|mother|dad|father|aunt|uncle|sponsor|neighbor|roommate|wife|husband|partner|boyfriend|girlfriend|grandma|grandpa|buddy|prim[oa]|amig[oa]|herman[oa]|mama|papa|ti[oa]|padrino|vecin[oa]|espos[oa]|novi[oa])\b/iu;
const VERB =
  /\b(take off|remove|delete|drop|quita(?:r)?|borra(?:r)?|elimina(?:r)?|add|put|include|agrega(?:r)?|anade|anadir|pon(?:er)?)\b/iu;

/** Reads "take off my ex. add my cousin Nina 555-0142" as two edits, "also add to coping: baking" as one. */
export function editsIn(raw: string): Edit[] {
  const parts = raw
    .slice(0, 400)
    // "Take naps off", "swap naps for tea": said as the two edits that they are.
    .replace(/\btake (?!off\b)([^,.;]{2,40}?) (?:off|out)\b/giu, 'take off $1')
    .replace(
      /\b(?:swap|replace|switch out) ([^,.;]{2,40}?) (?:for|with) ([^.;]{2,60})/giu,
      'take off $1. add $2',
    )
    .split(
      /(?<=[^\d])\.\s+|;|\n|(?:,\s*|,?\s+(?:and|then|y|n|&)\s+)(?=(?:also |then |tambien )?(?:take off|remove|delete|drop|add|put|include|quita|borra|elimina|agrega|anade|añade|pon)\b)/iu,
    )
    .map((p) => p.trim())
    .filter((p) => p !== '');
  return parts.map(editIn).filter((e): e is Edit => e !== null);
}

function editIn(part: string): Edit | null {
  const bare = part.normalize('NFD').replace(/\p{M}/gu, '');
  const verb = VERB.exec(bare);
  if (verb?.[1] === undefined) return null;
  const remove = /take off|remove|delete|drop|quit|borr|elimin/iu.test(verb[1]);
  let rest = part.slice(verb.index + verb[0].length).trim();
  const step = stepOf(rest);
  rest = rest
    .replace(
      /^(?:to|in|under|a|en)\s+(?:my |the |mi |el |la |los |las )?(?:step|paso)?\s*[\w ]{0,24}?:\s*/iu,
      '',
    )
    .replace(
      /\s*\b(?:to|in|under|from|off|on|al?|en|de|del)\s+(?:my |the |mi |el |la )?(?:step|paso)\s*[1-6]\b.*$/iu,
      '',
    )
    .replace(
      /\s*\b(?:to|under|from|off|on|as|al?|en|de|del)\s+(?:my |the |mi |mis |el |la |los |las |a )?(?:plan|coping|warning signs?|signs?|reasons?|distractions?|places|people|contacts?|list|lista|razones|senales|señales|apoyo)\b.*$/iu,
      '',
    )
    .replace(/[.!?]+$/u, '')
    .trim();
  const phone = /(?:\+?\d[\d\s().-]{5,}\d)/u.exec(rest)?.[0]?.trim();
  const text = (phone === undefined ? rest : rest.replace(phone, ''))
    .replace(/\s{2,}/gu, ' ')
    .replace(/[,\s]+$/u, '')
    .trim();
  if (text.length < 2) return null;
  const guessed = step ?? (remove ? null : phone !== undefined || PERSON.test(text) ? 4 : null);
  return { kind: remove ? 'remove' : 'add', text, step: guessed, ...(phone === undefined ? {} : { phone }) };
}

function stepOf(text: string): number | null {
  const { flat } = normalise(text);
  const numbered = /\b(?:step|paso) ([1-6])\b/u.exec(flat);
  if (numbered !== null) return Number(numbered[1]);
  for (const [pattern, step] of STEP_WORDS) {
    if (
      new RegExp(
        `(?:^|\\b(?:to|in|under|from|as|al?|en|de|como) )(?:\\w+ ){0,2}?(?:${pattern.source})`,
        'u',
      ).test(flat)
    )
      return step;
  }
  return null;
}
