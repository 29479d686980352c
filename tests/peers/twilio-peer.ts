import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../support/free-port.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../node_modules/emulate/dist/index.js');
const START_LIMIT_MS = 120_000;
const PROBE_EVERY_MS = 50;
const NUMBER_SID = `PN${'0'.repeat(32)}`;

/** An emulator of Twilio's API in a process of its own, with one account and one number. */
export interface TwilioPeer {
  readonly apiUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly number: string;
  /** Where the number's inbound texts and calls are posted, signed. */
  setWebhooks(urls: { readonly sms?: string; readonly voice?: string }): Promise<void>;
  /** Somebody texts the number; resolves when our webhook has answered. */
  text(from: string, body: string): Promise<{ readonly sid: string }>;
  /** Somebody phones the number. */
  call(from: string): Promise<{ readonly sid: string }>;
  /** Twilio reports on a text or a call that it took. */
  textStatus(sid: string, status: string): Promise<void>;
  callStatus(sid: string, status: string): Promise<void>;
  messages(): Promise<readonly Readonly<Record<string, string>>[]>;
  calls(): Promise<readonly Readonly<Record<string, string>>[]>;
  stop(): Promise<void>;
}

/** Starts the emulator on a free port; resolves when it answers. */
export async function startTwilioPeer(): Promise<TwilioPeer> {
  const port = await freePort();
  const child = spawn(process.execPath, [PROGRAM, 'start', '--service', 'twilio', '--port', String(port)], {
    stdio: 'ignore',
  });
  const apiUrl = `http://127.0.0.1:${port}`;
  const accountSid = `AC${'0'.repeat(32)}`;
  const authToken = 'twilio_test_auth_token';
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const account = `/2010-04-01/Accounts/${accountSid}`;

  async function request(method: 'GET' | 'POST', route: string, fields?: Record<string, string>) {
    const response = await fetch(apiUrl + route, {
      method,
      headers: { authorization },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    });
    if (!response.ok) throw new Error(`the Twilio emulator answered ${response.status} to ${route}`);
    return (await response.json()) as Record<string, unknown>;
  }
  const sidOf = (answer: Record<string, unknown>) => ({ sid: String(answer.sid) });
  const listOf = (answer: Record<string, unknown>, key: string) => answer[key] as Record<string, string>[];

  await untilItAnswers(child, () => request('GET', `${account}.json`));
  const number = '+15551234567';
  return {
    apiUrl,
    accountSid,
    authToken,
    number,
    setWebhooks: async ({ sms, voice }) => {
      await request('POST', `${account}/IncomingPhoneNumbers/${NUMBER_SID}.json`, {
        ...(sms ? { SmsUrl: sms } : {}),
        ...(voice ? { VoiceUrl: voice } : {}),
      });
    },
    text: async (from, body) =>
      sidOf(
        await request('POST', '/_twilio/simulate/inbound-message', { To: number, From: from, Body: body }),
      ),
    call: async (from) =>
      sidOf(await request('POST', '/_twilio/simulate/inbound-call', { To: number, From: from })),
    textStatus: async (sid, status) => {
      await request('POST', '/_twilio/simulate/message-status', { MessageSid: sid, Status: status });
    },
    callStatus: async (sid, status) => {
      await request('POST', '/_twilio/simulate/call-status', { CallSid: sid, Status: status });
    },
    messages: async () => listOf(await request('GET', `${account}/Messages.json`), 'messages'),
    calls: async () => listOf(await request('GET', `${account}/Calls.json`), 'calls'),
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilItAnswers(child: ChildProcess, probe: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    try {
      await probe();
      return;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS));
    }
  }
}
