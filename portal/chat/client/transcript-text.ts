import { type Entry, shownText } from './transcript.ts';

/** Words of the saved file. */
export interface TranscriptWords {
  readonly heading: string;
  readonly note: string;
  readonly sender: (entry: Entry) => string;
  readonly moment: (at: Date) => string;
  readonly unsent: string;
}

/**
 * The conversation as plain text, oldest first, one paragraph a message. What was not sent is marked so: a saved copy never
 * claims more than what was said. Lines end as every editor reads them.
 */
export function transcriptText(entries: readonly Entry[], words: TranscriptWords): string {
  const lines = entries.map((entry, index) => {
    const at = new Date(entry.at);
    const when = Number.isNaN(at.getTime()) ? '' : `${words.moment(at)}  `;
    const mark = entry.delivery === 'delivered' ? '' : ` (${words.unsent})`;
    return `${when}${words.sender(entry)}${mark}\n${shownText(entries, index)}`;
  });
  return `${[words.heading, words.note, ...lines].join('\n\n')}\n`.replaceAll('\n', '\r\n');
}
