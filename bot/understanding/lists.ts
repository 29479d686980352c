/** Takes the things out of a free answer: "ugh. ok. music and my dog. thats it" becomes "music", "my dog". */

const FILLER =
  /^(?:ugh+|ok(?:ay)?|fine|um+|uh+|well|so|lol|idk|hm+|yeah|yes|sure|alright|maybe|i guess|pues|bueno|si|este|a ver|thats it|thats all|that is (?:it|all)|thats about it|nothing else|and thats it|eso es todo|nada mas|ya)$/u;
const LEAD =
  /^(?:(?:ugh+|ok(?:ay)?|fine|um+|uh+|well|so|lol|hm+|maybe|probably|i guess|like|and|also|then|just|its|it is|i like|i can|i could|there is|theres|i think|pues|bueno|tal vez|creo que|me gusta|y)[\s,]+)+/iu;
const TAIL =
  /[\s,]+(?:i guess|maybe|lol|thats it|that's it|thats all|that's all|i think|haha|eso es todo|nada mas|creo)$/iu;

/** Items of a list answer, at most `most`, in the writer's own words; empty where there is nothing to keep. */
export function itemsIn(raw: string, most = 6): string[] {
  return raw
    .slice(0, 600)
    .split(/[,;\n]|\.(?:\s|$)|\s(?:and|y|e|\+|&)\s/iu)
    .map((part) =>
      part
        .trim()
        .replace(LEAD, '')
        .replace(TAIL, '')
        .replace(/[.!?]+$/u, '')
        .trim(),
    )
    .filter((part) => part.length > 1 && !FILLER.test(plain(part)))
    .slice(0, most);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .trim();
}
