import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import { startHandrail } from './handrail.ts';
import { round } from './load.ts';
import { freePort } from './peers.ts';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const AUTH = 'bench-auth-token';
const PROGRAM_NUMBER = '+15555550199';
const SENDERS = 60;

export interface WebhookResult {
  readonly perSecond: number;
  readonly sent: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Signed SMS webhooks at a steady rate, whatever the answers take; how long Twilio would have waited for each. */
export async function measureWebhook(
  databaseUrl: string,
  encryptionKey: string,
  seconds: number,
  perSecond = 100,
): Promise<WebhookResult> {
  const provider = createServer((request, response) => {
    request.resume();
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ sid: `SM${Math.random().toString(16).slice(2).padEnd(32, '0')}`, status: 'queued' }),
    );
  });
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${await freePort()}`;
  const handrail = await startHandrail(databaseUrl, encryptionKey, {
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: AUTH,
    TWILIO_FROM: PROGRAM_NUMBER,
    TWILIO_API_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}`,
    PUBLIC_URL: publicUrl,
  });
  const times: number[] = [];
  let failed = 0;
  const post = async (i: number) => {
    const fields: Record<string, string> = {
      MessageSid: `SM${i.toString(16).padStart(32, '0')}`,
      AccountSid: ACCOUNT,
      From: `+1555555${String(1000 + (i % SENDERS))}`,
      To: PROGRAM_NUMBER,
      Body: 'just checking in, today was fine',
      NumMedia: '0',
    };
    const signature = twilio.getExpectedTwilioSignature(AUTH, `${publicUrl}/twilio/sms`, fields);
    const started = performance.now();
    const answer = await fetch(`${handrail.url}/twilio/sms`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
      body: new URLSearchParams(fields),
    });
    await answer.text();
    times.push(performance.now() - started);
    if (!answer.ok) failed += 1;
  };
  await warmOurselves(handrail.url, publicUrl);
  const total = seconds * perSecond;
  const under: Promise<void>[] = [];
  const begun = performance.now();
  for (let i = 0; i < total; i += 1) {
    const wait = begun + (i * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(post(i));
  }
  await Promise.all(under);
  await handrail.stop();
  provider.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor((times.length - 1) * share)] ?? 0);
  return { perSecond, sent: total, failed, p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** Our own first requests take long because this process has never made one; that is not what is measured. */
async function warmOurselves(url: string, publicUrl: string): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    twilio.getExpectedTwilioSignature(AUTH, `${publicUrl}/twilio/sms`, { MessageSid: String(i) });
    await (await fetch(`${url}/healthz`)).text();
  }
}
