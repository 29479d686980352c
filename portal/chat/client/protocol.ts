/** The shapes of the `/chat` namespace, as the server sends them and as the widget keeps them. */

export type Sender = 'client' | 'bot' | 'clinician' | 'system';

/** A suggested answer: what its button says, and the text that choosing it sends. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** What the widget can offer beside a message: the ring for breathing skills, the hope box for reasons. */
export type Aid = 'breathing' | 'hope_box';

export interface ServerMessage {
  readonly seq: number;
  readonly id: string;
  readonly from: Sender;
  readonly name?: string;
  readonly text: string;
  readonly choices?: unknown;
  readonly aid?: unknown;
  readonly at: string;
}

export interface Typing {
  readonly from: Sender;
  readonly on: boolean;
}

export interface Handoff {
  readonly state: string;
  readonly position?: number;
}

export type Ack = { readonly ok: true; readonly seq: number } | { readonly error: unknown };

export interface ServerEvents {
  message: (message: ServerMessage) => void;
  typing: (typing: Typing) => void;
  handoff: (handoff: Handoff) => void;
}

export interface ClientEvents {
  message: (message: { id: string; text: string }, ack: (answer: Ack) => void) => void;
  typing: (typing: { on: boolean }) => void;
}

/** The longest text that one message may hold, in UTF-16 units: the longest that SMS would carry too. */
export const MAX_TEXT_LENGTH = 1600;

/** Reads suggested answers: plain strings, or objects with a label (or title) and a value. Anything else is left out. */
export function readChoices(raw: unknown): readonly Choice[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((item: unknown): Choice[] => {
    if (typeof item === 'string') return item.trim() === '' ? [] : [{ label: item, value: item }];
    if (typeof item !== 'object' || item === null) return [];
    const { label, title, value } = item as Record<string, unknown>;
    const said = [label, title, value].find((text) => typeof text === 'string' && text.trim() !== '');
    if (typeof said !== 'string') return [];
    return [
      { label: said, value: typeof value === 'string' || typeof value === 'number' ? String(value) : said },
    ];
  });
}

/** Reads an aid; one that this widget does not know is left out. */
export function readAid(raw: unknown): Aid | undefined {
  return raw === 'breathing' || raw === 'hope_box' ? raw : undefined;
}
