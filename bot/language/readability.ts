/** Reading ease of short messages. Formulas: Flesch-Kincaid grade for English, Fernandez-Huerta for Spanish. */

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.@-]*/gu;

/** Words of a text; a phone number or "988" is one word. */
export function words(text: string): string[] {
  return (text.match(WORD) ?? []).map((w) => w.replace(/[.'’@-]+$/u, '')).filter((w) => w.length > 0);
}

/** Sentences end with a full stop, a question or exclamation mark, or a line's end. At least 1 for a text with words. */
export function sentenceCount(text: string): number {
  return Math.max(
    1,
    text
      .replace(/(\p{N})\.(\p{N})/gu, '$1$2')
      .split(/[.!?\n]+/u)
      .filter((s) => /[\p{L}\p{N}]/u.test(s)).length,
  );
}

/** Endings whose written vowel is not spoken: "like", "moved", "comes"; not "little", "wanted", "places". */
const SILENT_ENDING = /(?:[^aeiouy]e|[^td\W]ed|[^aeiouyscxzgh]es)$/u;
const SPOKEN_ENDING = /[^aeiouy]l(?:e|es|ed)$/u;
/** Two vowels side by side that are spoken apart: "quiet", "piano", "idea", "going". */
const HIATUS =
  /ia(?!ge|l\b|n\b)|iet|ieu|io(?!n|us)|eo(?!u|p)|ea(?=l\w|te)|ua(?=l)|oi(?=ng)|yi(?=ng)|ui(?=[cn])/gu;

/** Syllables of an English word by its vowel groups; right for most common words, one off for a few. */
export function syllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/gu, '');
  if (letters.length <= 3) return 1;
  const stem =
    SILENT_ENDING.test(letters) && !SPOKEN_ENDING.test(letters) ? letters.replace(/e[sd]?$/u, '') : letters;
  const groups = stem.match(/[aeiouy]+/gu)?.length ?? 0;
  const apart = stem.match(HIATUS)?.length ?? 0;
  return Math.max(1, groups + apart);
}

/** Flesch-Kincaid grade of an English text; 0 for a text without words. May be negative for very short words. */
export function gradeLevel(text: string): number {
  const all = words(text);
  if (all.length === 0) return 0;
  const spoken = all.reduce((sum, w) => sum + syllables(w), 0);
  return 0.39 * (all.length / sentenceCount(text)) + 11.8 * (spoken / all.length) - 15.59;
}

/** Syllables of a Spanish word: vowel groups, split where two strong vowels or a stressed weak one meet. */
export function spanishSyllables(word: string): number {
  const lower = word
    .toLowerCase()
    .replace(/qu(?=[eiéí])/gu, 'q')
    .replace(/gu(?=[eiéí])/gu, 'g');
  const groups = lower.match(/[aeiouáéíóúü]+/gu) ?? [];
  const splits = lower.match(/[aeoáéó](?=[aeoáéóíú])|[íú](?=[aeoáéó])/gu) ?? [];
  return Math.max(1, groups.length + splits.length);
}

/** Fernandez-Huerta reading ease of a Spanish text: 100 is very easy, 70 to 80 fairly easy. 100 for a text without words. */
export function spanishEase(text: string): number {
  const all = words(text);
  if (all.length === 0) return 100;
  const spoken = all.reduce((sum, w) => sum + spanishSyllables(w), 0);
  return 206.84 - 60 * (spoken / all.length) - 1.02 * (all.length / sentenceCount(text));
}
