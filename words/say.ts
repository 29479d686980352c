/** Fixed words of the program (kinds, reasons, results) and how people read them. */
export type Words = Readonly<Record<string, string>>;

/** A fixed word by its table; one that no table knows is read with spaces, never as the code that it is. */
export function said(words: Words, word: string): string {
  return (Object.hasOwn(words, word) ? words[word] : undefined) ?? plain(word);
}

/** A fixed word without a sentence of its own. */
export function plain(word: string): string {
  const spaced = word.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The same in the middle of a sentence. Names keep their capitals: "Slack", "DRILL", "C-SSRS screener". */
export function midway(words: string): string {
  return /^(Slack|Teams|Twilio|Poison Control|[A-Z][A-Z-]|[A-Z]$)/.test(words)
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1);
}
