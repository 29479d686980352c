import type { VoiceDesk } from './ports.ts';
import { newTwiml, say, sayAndAsk, type Twiml } from './twiml.ts';
import { DECLINED_WORDS, STAFF_WORDS } from './words.ts';

/** What became of a call, by Twilio's words. What is missing is still under way. */
const CALL_RESULT: Readonly<Record<string, 'answered' | 'failed'>> = {
  completed: 'answered',
  busy: 'failed',
  'no-answer': 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** The paged person has picked up: reads the page out, twice, and asks for a key. */
export async function readPageOut(desk: VoiceDesk, escalationId: string, answerUrl: string): Promise<Twiml> {
  const twiml = await newTwiml();
  const page = await desk.readPage(escalationId);
  if (!page?.isOpen) {
    say(twiml, 'en', STAFF_WORDS.gone);
    return twiml;
  }
  const sentences = [page.speech, STAFF_WORDS.keys].map((text) => ({ language: 'en' as const, text }));
  sayAndAsk(twiml, answerUrl, sentences);
  sayAndAsk(twiml, answerUrl, sentences);
  say(twiml, 'en', STAFF_WORDS.noKey);
  return twiml;
}

/** A key was pressed: 1 takes the handoff, 2 hands the page on at once; anything else reads it out again. */
export async function answerPage(
  desk: VoiceDesk,
  page: {
    readonly escalationId: string;
    readonly callSid: string;
    readonly digit: string;
    readonly answerUrl: string;
  },
): Promise<Twiml> {
  const { escalationId, callSid } = page;
  if (page.digit !== '1' && page.digit !== '2') return readPageOut(desk, escalationId, page.answerUrl);
  const twiml = await newTwiml();
  if (page.digit === '1') {
    say(twiml, 'en', STAFF_WORDS[await desk.acceptPage(escalationId)]);
  } else {
    say(twiml, 'en', DECLINED_WORDS[await desk.declinePage(escalationId, callSid)]);
  }
  return twiml;
}

/** The call is over. A voicemail counts as answered too, which claims nothing: the escalation goes on. */
export async function pageCallEnded(
  desk: VoiceDesk,
  call: { readonly escalationId: string; readonly callSid: string; readonly status: string },
): Promise<void> {
  const result = CALL_RESULT[call.status];
  if (result) await desk.reportPage({ escalationId: call.escalationId, providerId: call.callSid, result });
}
