import type { VoiceDesk } from './ports.ts';
import { newTwiml, say, sayAndAsk, type Twiml } from './twiml.ts';
import { STAFF_WORDS } from './words.ts';

/** The rung clinician has picked up, the client does not hear them yet: one key connects, anything else hangs up. */
export async function announceClient(acceptUrl: string): Promise<Twiml> {
  const twiml = await newTwiml();
  sayAndAsk(twiml, acceptUrl, [{ language: 'en', text: STAFF_WORDS.clientCalls }]);
  twiml.hangup();
  return twiml;
}

/** With 1 the two are connected, whoever has the handoff by now: a client on the line is not turned away. */
export async function connectClinician(
  desk: Pick<VoiceDesk, 'takeCall'>,
  call: { readonly digit: string; readonly handoffId: string | null; readonly staffId: string | null },
): Promise<Twiml> {
  const twiml = await newTwiml();
  if (call.digit !== '1') {
    say(twiml, 'en', STAFF_WORDS.notNow);
    twiml.hangup();
    return twiml;
  }
  if (call.handoffId && call.staffId) await desk.takeCall(call.handoffId, call.staffId);
  return twiml;
}
