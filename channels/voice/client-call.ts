import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { type ClientDefaults, findIdentity, findOrCreateIdentity } from '../../program/clients/identities.ts';
import { normalizePhone } from '../../program/clients/phone.ts';
import { staffByPhone } from '../../program/staff/find-staff.ts';
import type { OnCall, VoiceDesk } from './ports.ts';
import { newTwiml, say, sayAndAsk, type Twiml } from './twiml.ts';
import { CLIENT_WORDS, SPANISH_OFFER, type SpokenLanguage, STAFF_WORDS, spokenLanguage } from './words.ts';

/** Long enough to find the phone, short enough to stay on the line for. */
const RING_SECONDS = 25;
/** What Twilio sends as the number of somebody who hides it: words on a keypad (anonymous, restricted, unknown …). */
const HIDDEN = new Set(['+266696687', '+7378742833', '+2562533', '+8566696', '+86282452253', '+464']);

export interface ClientCallParts {
  readonly database: Database;
  readonly desk: VoiceDesk;
  readonly defaults: ClientDefaults;
  readonly log: Log;
  /** Address of the next step of the same call. */
  readonly stepUrl: (step: string, about?: Readonly<Record<string, string>>) => string;
}

/**
 * Somebody phones the program's number: hears 988 and 911 first, that this is automated, what really was done, and may be
 * connected with the clinician on call. Never fails: without a database the caller still hears where help is.
 */
export async function greetCaller(parts: ClientCallParts, from: string): Promise<Twiml> {
  try {
    const phone = HIDDEN.has(from) ? null : normalizePhone(from);
    if (!phone) return await offer(parts, { language: 'en', handoffId: null, isAlerted: false });
    const known = await findIdentity(parts.database, 'sms', phone);
    if (!known && (await staffByPhone(parts.database, phone))) {
      const twiml = await newTwiml();
      say(twiml, 'en', STAFF_WORDS.staffCaller);
      return twiml;
    }
    const { clientId } =
      known ?? (await findOrCreateIdentity(parts.database, 'sms', phone, 'unregistered', parts.defaults));
    const phoned = await parts.desk.clientPhoned(clientId);
    const language = await languageOf(parts.database, clientId);
    return await offer(parts, { language, ...phoned });
  } catch (error) {
    parts.log.error('voice.caller_not_passed_on', { code: errorCodeOf(error) });
    return failureWords();
  }
}

/** A key after the greeting: 1 rings the clinician on call, 2 says everything again in Spanish. */
export async function connectCaller(
  parts: ClientCallParts,
  call: {
    readonly digit: string;
    readonly language: SpokenLanguage;
    readonly handoffId: string | null;
    readonly isAlerted: boolean;
    readonly callerId: string;
  },
): Promise<Twiml> {
  if (call.digit !== '1')
    return offer(parts, { ...call, language: call.digit === '2' ? 'es' : call.language });
  const words = CLIENT_WORDS[call.language];
  const twiml = await newTwiml();
  const onCall = await parts.desk.onCall();
  if (!onCall) {
    say(twiml, call.language, words.nobodyOnCall, words.goodbye);
    return twiml;
  }
  say(twiml, call.language, words.connecting);
  const about = { lang: call.language, ...(call.handoffId ? { handoff: call.handoffId } : {}) };
  const dial = twiml.dial({
    timeout: RING_SECONDS,
    callerId: call.callerId,
    action: parts.stepUrl('dialed', about),
    method: 'POST',
  });
  // The clinician presses a key first, so that no voicemail talks to the client.
  dial.number(
    { url: parts.stepUrl('whisper', { ...about, staff: onCall.staffId }), method: 'POST' },
    onCall.phone,
  );
  return twiml;
}

/** Dialling is over: says the truth where nobody took the call. */
export async function afterDialing(call: {
  readonly language: SpokenLanguage;
  readonly handoffId: string | null;
  readonly wasBridged: boolean;
}): Promise<Twiml> {
  const twiml = await newTwiml();
  if (!call.wasBridged) {
    const words = CLIENT_WORDS[call.language];
    say(twiml, call.language, call.handoffId ? words.notReached : words.notReachedHidden, words.goodbye);
  }
  twiml.hangup();
  return twiml;
}

/** What a caller hears when nothing else works. */
export async function failureWords(): Promise<Twiml> {
  const twiml = await newTwiml();
  for (const language of ['en', 'es'] as const) {
    const words = CLIENT_WORDS[language];
    say(twiml, language, words.danger, words.automated, words.teamNotTold);
  }
  return twiml;
}

async function offer(
  parts: ClientCallParts,
  call: {
    readonly language: SpokenLanguage;
    readonly handoffId: string | null;
    readonly isAlerted: boolean;
  },
): Promise<Twiml> {
  const { language } = call;
  const words = CLIENT_WORDS[language];
  const onCall = await onCallOrNobody(parts);
  const sentences = [
    words.danger,
    words.automated,
    call.handoffId ? (call.isAlerted ? words.teamTold : words.teamListed) : words.hiddenNumber,
    onCall ? words.pressOne : words.nobodyOnCall,
  ].map((text) => ({ language, text }));
  const spanish = language === 'en' ? [{ language: 'es' as const, text: SPANISH_OFFER }] : [];
  const twiml = await newTwiml();
  const about = {
    lang: language,
    ...(call.handoffId ? { handoff: call.handoffId } : {}),
    ...(call.isAlerted ? { alerted: 'yes' } : {}),
  };
  sayAndAsk(twiml, parts.stepUrl('connect', about), [...sentences, ...spanish]);
  say(twiml, language, words.goodbye);
  return twiml;
}

async function onCallOrNobody({ desk, log }: ClientCallParts): Promise<OnCall | null> {
  try {
    return await desk.onCall();
  } catch (error) {
    log.error('voice.on_call_unknown', { code: errorCodeOf(error) });
    return null;
  }
}

async function languageOf(database: Database, clientId: string): Promise<SpokenLanguage> {
  const { rows } = await database.pool.query<{ language: string }>({
    name: 'voice_client_language',
    text: 'SELECT language FROM client WHERE id = $1',
    values: [clientId],
  });
  return spokenLanguage(rows[0]?.language);
}
