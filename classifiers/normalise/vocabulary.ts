import { knownWords } from '../model/vectors.ts';

/** Whether a word is ordinary English or one that our own training texts use; such a word is never mended to another. */
export function isKnownWord(word: string): boolean {
  return knownWords().has(word);
}
