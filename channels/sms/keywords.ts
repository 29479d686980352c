import type { InboundEvent } from '../../conversations/ports.ts';

/** What a text means by the words that carriers and Twilio give a meaning of their own. */
export interface Keyword {
  readonly event: InboundEvent;
  /** Twilio has sent its own answer. */
  readonly confirmedByProvider: boolean;
}

/** Typed alone, each opts out at Twilio (clinical ground, section 0.2). */
const OPT_OUT = new Set(['STOP', 'END', 'QUIT', 'CANCEL', 'REVOKE', 'OPTOUT', 'UNSUBSCRIBE', 'STOPALL']);
const OPT_IN = new Set(['START', 'YES', 'UNSTOP']);
const HELP = new Set(['HELP', 'INFO']);
const ORDINARY: Keyword = { event: 'message', confirmedByProvider: false };

/**
 * Reads the keyword out of a text, which must be nothing else: "stop", "Stop!", "opt-out", but not "please stop". Twilio
 * itself only takes the bare word, so a word with marks around it is not confirmed by it. `optOutType` is what Advanced
 * Opt-Out says and outranks the words. Whether an opt-in word is one is decided in its turn: to somebody who has not opted
 * out by then, "yes" is an answer.
 */
export function keywordOf(text: string, optOutType: string | undefined): Keyword {
  const fromTwilio = TYPES[optOutType?.toUpperCase() ?? ''];
  if (fromTwilio) return { event: fromTwilio, confirmedByProvider: true };
  const bare = text.trim().toUpperCase();
  const word = bareWord(text);
  if (OPT_OUT.has(word)) return { event: 'opt_out', confirmedByProvider: bare === word };
  if (HELP.has(word)) return { event: 'help', confirmedByProvider: bare === word };
  if (OPT_IN.has(word)) return { event: 'opt_in', confirmedByProvider: bare === word };
  return ORDINARY;
}

const TYPES: Readonly<Record<string, InboundEvent>> = { STOP: 'opt_out', START: 'opt_in', HELP: 'help' };

/** In capitals, without marks and spaces. An emoji stays: "stop" with a crying face is a plea. */
function bareWord(text: string): string {
  return text.toUpperCase().replace(/[\p{P}\s]+/gu, '');
}
