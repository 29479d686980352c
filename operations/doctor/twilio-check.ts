import { isShortCode, type TwilioConfig } from '../../config.ts';
import { ask, jsonOf } from './ask.ts';
import { clockFindingFromHeader } from './clock-check.ts';
import { type DoctorContext, type Finding, fail, look, off, ok, warn } from './finding.ts';

const API = 'https://api.twilio.com';
const MESSAGING = 'https://messaging.twilio.com';

/** The account, the number with its webhooks, the Messaging Service. Sends nothing. */
export async function checkTwilio({ config, clock }: DoctorContext): Promise<readonly Finding[]> {
  const { twilio, publicUrl } = config;
  if (!twilio) {
    return [off('twilio.account', 'Twilio is not configured: no texts, no calls, nobody is paged by phone.')];
  }
  const asked = clock.now();
  const account = await get(twilio, API, `/2010-04-01/Accounts/${twilio.accountSid}.json`);
  if ('code' in account) {
    return [
      fail(
        'twilio.account',
        `Twilio does not answer (${account.code}).`,
        'Open the way to api.twilio.com (443).',
      ),
    ];
  }
  if (account.status !== 200) {
    return [
      fail(
        'twilio.account',
        `Twilio refuses the account (status ${account.status}).`,
        'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN have to be of the same (sub)account.',
      ),
    ];
  }
  const state = jsonOf(account)?.status;
  const clockSaid = clockFindingFromHeader('clock.twilio', 'Twilio', account.headers, asked);
  return [
    state === 'active'
      ? ok('twilio.account', 'The account is active.')
      : fail('twilio.account', `The account is ${String(state)}.`, 'Look in the Twilio console.'),
    ...(await numberFindings(twilio, publicUrl)),
    ...(await serviceFindings(twilio, publicUrl)),
    look(
      'twilio.opt_out',
      'No interface tells how opt-outs are answered.',
      'In the Messaging Service under Opt-Out Management turn Advanced Opt-Out on, and let the answers to STOP and HELP name 988 (docs/twilio.md, section 3).',
    ),
    ...(clockSaid ? [clockSaid] : []),
  ];
}

async function numberFindings(twilio: TwilioConfig, publicUrl: string): Promise<Finding[]> {
  const check = 'twilio.number';
  if (!twilio.from) {
    return [
      fail(
        check,
        'TWILIO_FROM is not set: every page by call is refused.',
        'Set it to the number that calls shall come from.',
      ),
    ];
  }
  if (isShortCode(twilio.from)) {
    return [
      fail(
        check,
        'TWILIO_FROM is a short code: it texts, and every page by call is refused.',
        'Set it to a number with + and country code, and the short code as sender of a Messaging Service.',
      ),
    ];
  }
  const query = new URLSearchParams({ PhoneNumber: twilio.from });
  const answer = await get(
    twilio,
    API,
    `/2010-04-01/Accounts/${twilio.accountSid}/IncomingPhoneNumbers.json?${query}`,
  );
  if ('code' in answer || answer.status !== 200) {
    return [look(check, 'Twilio did not say what it knows of TWILIO_FROM.', 'Look in its console.')];
  }
  const [number] = (jsonOf(answer)?.incoming_phone_numbers ?? []) as IncomingNumber[];
  if (!number) {
    return [
      fail(
        check,
        'TWILIO_FROM does not belong to this account (short codes are not listed here).',
        'Use a number of the account, as +1…',
      ),
    ];
  }
  const can = number.capabilities ?? {};
  const missing = [...(can.sms === false ? ['texts'] : []), ...(can.voice === false ? ['calls'] : [])];
  return [
    missing.length > 0
      ? fail(check, `The number cannot do ${missing.join(' or ')}.`, 'Use a number that can do both.')
      : ok(check, 'The number belongs to the account and can do texts and calls.'),
    hookFinding('twilio.voice_webhook', 'calls', number.voice_url, `${publicUrl}/twilio/voice`),
    ...(twilio.messagingServiceSid
      ? []
      : [hookFinding('twilio.sms_webhook', 'texts', number.sms_url, `${publicUrl}/twilio/sms`)]),
  ];
}

interface IncomingNumber {
  readonly sms_url?: string;
  readonly voice_url?: string;
  readonly capabilities?: { readonly sms?: boolean; readonly voice?: boolean };
}

async function serviceFindings(twilio: TwilioConfig, publicUrl: string): Promise<Finding[]> {
  const check = 'twilio.service';
  if (!twilio.messagingServiceSid) {
    return [
      warn(
        check,
        'No Messaging Service: answers to STOP are in Twilio’s fixed words, which do not name 988.',
        'Make one, turn Advanced Opt-Out on, set TWILIO_MESSAGING_SERVICE_SID.',
      ),
    ];
  }
  const answer = await get(twilio, MESSAGING, `/v1/Services/${twilio.messagingServiceSid}`);
  if ('code' in answer || answer.status !== 200) {
    return [
      fail(
        check,
        `Twilio does not know the Messaging Service (${'code' in answer ? answer.code : answer.status}).`,
        'Correct TWILIO_MESSAGING_SERVICE_SID.',
      ),
    ];
  }
  const service = jsonOf(answer) as { inbound_request_url?: string; use_inbound_webhook_on_number?: boolean };
  return [
    ok(check, 'The Messaging Service is there.'),
    service.use_inbound_webhook_on_number
      ? look(
          'twilio.sms_webhook',
          'The service leaves the webhook for texts to each number.',
          `Set it there to ${publicUrl}/twilio/sms, or in the service.`,
        )
      : hookFinding('twilio.sms_webhook', 'texts', service.inbound_request_url, `${publicUrl}/twilio/sms`),
  ];
}

function hookFinding(check: string, what: string, is: string | undefined, shall: string): Finding {
  return is === shall
    ? ok(check, `The webhook for ${what} is this server's.`)
    : fail(
        check,
        is ? `The webhook for ${what} leads elsewhere.` : `No webhook for ${what} is set.`,
        `Set it to ${shall} (HTTP POST).`,
      );
}

function get(twilio: TwilioConfig, host: string, route: string) {
  const credentials = Buffer.from(`${twilio.accountSid}:${twilio.authToken}`).toString('base64');
  return ask((twilio.apiUrl?.replace(/\/+$/, '') ?? host) + route, {
    headers: { authorization: `Basic ${credentials}` },
  });
}
