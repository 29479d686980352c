import { createHmac } from 'node:crypto';
import { io } from 'socket.io-client';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Config } from '../../config.ts';
import { ask } from './ask.ts';
import { type DoctorContext, type Finding, fail, ok, warn } from './finding.ts';

const SOCKET_MS = 6_000;
const PROXY_FIX =
  'PUBLIC_URL has to be the address that providers call, and the proxy has to pass path, query and body on unchanged.';

/**
 * Calls the running server by its public address, as the providers would: with their signature, and with nothing in it
 * that could be stored.
 */
export async function checkReach(context: DoctorContext): Promise<readonly Finding[]> {
  const { config } = context;
  const alive = await ask(`${config.publicUrl}/readyz`);
  if ('code' in alive) {
    return [
      fail(
        'reach.server',
        `Nothing answers at PUBLIC_URL (${alive.code}).`,
        'Start the server; check name, proxy and certificate.',
      ),
    ];
  }
  if (alive.status !== 200) {
    return [
      fail(
        'reach.server',
        `PUBLIC_URL/readyz answers ${alive.status}, not 200.`,
        alive.status === 503
          ? 'The server is there and waits for something: read what /readyz names.'
          : `Something else answers there. ${PROXY_FIX}`,
      ),
    ];
  }
  return [
    ok('reach.server', 'The server answers at PUBLIC_URL and is ready.'),
    await socketFinding(config),
    ...(await metricsFinding(config)),
    ...(await twilioFindings(config)),
    ...(await slackFindings(context)),
  ];
}

/** Whether a websocket passes: the chat answers by it that it does not know the session. */
function socketFinding({ publicUrl }: Config): Promise<Finding> {
  const check = 'reach.websocket';
  const socket = io(`${publicUrl}/chat`, {
    transports: ['websocket'],
    reconnection: false,
    timeout: SOCKET_MS,
    auth: { session: 'none' },
  });
  return new Promise<Finding>((resolve) => {
    socket.once('connect', () => resolve(ok(check, 'Websockets pass.')));
    socket.once('connect_error', (error) =>
      resolve(
        // What the transport failed with has a type; what the chat refused with has none, and came over it.
        'type' in error || error.message === 'timeout'
          ? fail(
              check,
              'Websockets do not pass.',
              'Let the proxy pass Upgrade and Connection (docs/production.md); the chat falls back to polling meanwhile.',
            )
          : ok(check, 'Websockets pass.'),
      ),
    );
  }).finally(() => socket.disconnect());
}

async function metricsFinding({ publicUrl }: Config): Promise<Finding[]> {
  if (/^https?:\/\/(localhost|127\.|\[::1\])/.test(publicUrl)) return [];
  const answer = await ask(`${publicUrl}/metrics`);
  return 'status' in answer && answer.status === 200
    ? [
        warn(
          'reach.metrics',
          'Everybody can read /metrics at PUBLIC_URL (counts only, nothing of clients).',
          'Close it at the proxy: location = /metrics { deny all; }',
        ),
      ]
    : [ok('reach.metrics', '/metrics is closed to the outside.')];
}

async function twilioFindings({ twilio, publicUrl }: Config): Promise<Finding[]> {
  if (!twilio) return [];
  const url = `${publicUrl}/twilio/sms`;
  // Signed, of the account, and without the id that a text needs: refused as incomplete, and stored nowhere.
  const fields = { AccountSid: twilio.accountSid, Body: 'doctor' };
  const signed = await post(url, fields, {
    'x-twilio-signature': getExpectedTwilioSignature(twilio.authToken, url, fields),
  });
  const forged = await post(url, fields, { 'x-twilio-signature': 'forged' });
  return [
    signed === 400
      ? ok('reach.twilio_signature', 'A request that Twilio signed for PUBLIC_URL is accepted.')
      : fail(
          'reach.twilio_signature',
          `A request signed for PUBLIC_URL is answered ${signed}.`,
          signed === 403 ? `The running server has another token or PUBLIC_URL. ${PROXY_FIX}` : PROXY_FIX,
        ),
    forged === 403
      ? ok('reach.twilio_forgery', 'A forged request is refused.')
      : fail('reach.twilio_forgery', `A forged request is answered ${forged}, not 403.`, PROXY_FIX),
  ];
}

async function slackFindings({ config, clock }: DoctorContext): Promise<Finding[]> {
  const { slack, publicUrl } = config;
  if (!slack?.signingSecret || slack.appToken) return [];
  const body = JSON.stringify({ type: 'url_verification', challenge: 'doctor' });
  const timestamp = String(Math.floor(clock.now().getTime() / 1000));
  const signature = `v0=${createHmac('sha256', slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const request = (sign: string) =>
    ask(`${publicUrl}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': sign,
      },
      body,
    });
  const signed = await request(signature);
  const forged = await request('v0=forged');
  const signedStatus = 'code' in signed ? signed.code : signed.status;
  const forgedStatus = 'code' in forged ? forged.code : forged.status;
  return [
    signedStatus === 200
      ? ok('reach.slack_signature', 'A request that Slack signed is accepted.')
      : fail(
          'reach.slack_signature',
          `A request signed with SLACK_SIGNING_SECRET is answered ${signedStatus}.`,
          `Copy the secret again from Basic Information. ${PROXY_FIX}`,
        ),
    forgedStatus === 401
      ? ok('reach.slack_forgery', 'A forged request is refused.')
      : fail('reach.slack_forgery', `A forged request is answered ${forgedStatus}, not 401.`, PROXY_FIX),
  ];
}

async function post(
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
): Promise<number | string> {
  const answer = await ask(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
  return 'code' in answer ? answer.code : answer.status;
}
