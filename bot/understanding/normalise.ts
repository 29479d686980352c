/** A client's text in the shape in which the matchers read it. */
export interface Plain {
  /** Lower case, accents, apostrophes and doubled letters gone, every other mark a space: "dont know". */
  readonly flat: string;
  readonly words: readonly string[];
  /** The same, cut at marks that end or part a thought. */
  readonly clauses: readonly string[];
  readonly emoji: readonly string[];
}

const TYPOS: Readonly<Record<string, string>> = {
  yess: 'yes',
  yesss: 'yes',
  yeh: 'yeah',
  yea: 'yeah',
  yeahh: 'yeah',
  ye: 'yeah',
  yeps: 'yep',
  noo: 'no',
  nooo: 'no',
  noe: 'no',
  nto: 'not',
  ur: 'your',
  u: 'you',
  r: 'are',
  im: 'im',
  iam: 'im',
  idk: 'idk',
  idek: 'idk',
  dunno: 'idk',
  dk: 'idk',
  cant: 'cant',
  cnat: 'cant',
  dotn: 'dont',
  donot: 'dont',
  dnt: 'dont',
  ppl: 'people',
  rn: 'right now',
  tn: 'tonight',
  tnite: 'tonight',
  tonite: 'tonight',
  tmrw: 'tomorrow',
  tmr: 'tomorrow',
  tomorow: 'tomorrow',
  pls: 'please',
  plz: 'please',
  thx: 'thanks',
  tnx: 'thanks',
  ty: 'thanks',
  tysm: 'thanks',
  someon: 'someone',
  some1: 'someone',
  sum1: 'someone',
  any1: 'anyone',
  every1: 'everyone',
  b4: 'before',
  w: 'with',
  n: 'and',
  thru: 'through',
  nite: 'night',
  rlly: 'really',
  smth: 'something',
  sth: 'something',
  bc: 'because',
  cuz: 'because',
  coz: 'because',
  abt: 'about',
  tho: 'though',
  okk: 'ok',
  k: 'ok',
  wit: 'with',
  wanna: 'want to',
  gonna: 'going to',
  gotta: 'got to',
  kinda: 'kind of',
  sorta: 'sort of',
  lemme: 'let me',
  ppls: 'people',
  q: 'que',
  xq: 'porque',
  pq: 'porque',
  tb: 'tambien',
};

/** Reads `text` for the matchers. Never throws; an empty text gives empty parts. */
export function normalise(text: string): Plain {
  const emoji = text.match(/\p{Extended_Pictographic}/gu) ?? [];
  const bare = text
    .slice(0, 2000)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘`]/gu, '');
  const clauses = bare
    .split(/[.!?;,\n:]+/u)
    .map(flatten)
    .filter((c) => c.length > 0);
  const flat = flatten(bare);
  return { flat, words: flat === '' ? [] : flat.split(' '), clauses, emoji };
}

function flatten(text: string): string {
  const words = text
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
    .split(/\s+/u);
  // "n" alone is a no; between words it is an "and".
  if (words.length === 1 && words[0] === 'n') return 'n';
  return words.map((word) => TYPOS[word] ?? word.replace(/([a-z])\1{2,}/gu, '$1')).join(' ');
}
