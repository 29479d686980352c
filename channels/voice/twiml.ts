import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { SPOKEN, type SpokenLanguage } from './words.ts';

/** A document that tells Twilio what to do on a call. */
export type Twiml = VoiceResponse;

/** How long somebody may take to press a key after the last word. */
const KEY_SECONDS = 8;

/** An empty document. Loaded with the first call, like everything of Twilio's. */
export async function newTwiml(): Promise<Twiml> {
  const { default: Response } = await import('twilio/lib/twiml/VoiceResponse.js');
  return new Response();
}

/** Adds sentences in a language. */
export function say(
  twiml: Pick<Twiml, 'say'>,
  language: SpokenLanguage,
  ...sentences: readonly string[]
): void {
  for (const sentence of sentences) twiml.say({ language: SPOKEN[language] }, sentence);
}

/** Reads sentences out and takes one key at any time; without one the call goes on behind it. */
export function sayAndAsk(
  twiml: Twiml,
  action: string,
  sentences: readonly { readonly language: SpokenLanguage; readonly text: string }[],
): void {
  const gather = twiml.gather({ numDigits: 1, timeout: KEY_SECONDS, action, method: 'POST' });
  for (const { language, text } of sentences) say(gather, language, text);
}
