import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { systemClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { SlackDriver } from '../peers/slack-driver.ts';
import { type PostedMessage, SlackWorkspace } from '../peers/slack-workspace.ts';
import { TwilioStandIn } from '../peers/twilio-stand-in.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { dataFolder, type RunningServer, sharedKey, startServer, stopServers } from '../support/server.ts';
import { until } from '../support/until.ts';

export const CHANNEL = 'C0CRISIS';
export const CLIENT_PHONE = '+15550100001';
const PROGRAM_PHONE = '+15550009999';
const ACCOUNT = `AC${'1'.repeat(32)}`;
const TOKEN = 'a token for tests';
const SIGNING_SECRET = 'a signing secret for tests';

export interface ProgramOptions {
  readonly slack?: 'up' | 'down' | 'none';
  readonly protocol?: object;
  readonly env?: Readonly<Record<string, string>>;
}

/** The whole product as it is started, between a Twilio and a Slack that are not ours. */
export class Program {
  readonly workspace = new SlackWorkspace();
  readonly twilio = new TwilioStandIn();
  readonly database: Database;
  server!: RunningServer;
  driver!: SlackDriver;
  private readonly scratch: TestDatabase;
  private count = 0;

  static async start(options: ProgramOptions = {}): Promise<Program> {
    const program = new Program(await testDatabase());
    await program.twilio.start();
    await program.workspace.up();
    for (const user of ['U0ANA', 'U0BEN']) program.workspace.users.set(user, user);
    if (options.slack === 'down') await program.workspace.down();
    await program.seed();
    program.server = await startServer({
      DATABASE_URL: program.scratch.url,
      TWILIO_ACCOUNT_SID: ACCOUNT,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_FROM: PROGRAM_PHONE,
      TWILIO_API_URL: program.twilio.url,
      ...(options.slack === 'none' ? {} : program.slackEnvironment()),
      ...(options.protocol ? { PROTOCOL_FILE: protocolFile(options.protocol) } : {}),
      ...options.env,
    });
    program.driver = new SlackDriver({
      url: `${program.server.url}/slack/events`,
      signingSecret: SIGNING_SECRET,
    });
    return program;
  }

  private constructor(scratch: TestDatabase) {
    this.scratch = scratch;
    this.database = new Database({
      url: scratch.url,
      clock: systemClock,
      ids: systemIds(systemClock),
      keyring: new Keyring(Buffer.from(sharedKey(), 'base64')),
      poolSize: 4,
    });
  }

  async stop(): Promise<void> {
    await stopServers();
    await this.twilio.stop();
    await this.workspace.down();
    await this.database.close();
    await this.scratch.stop();
  }

  /** Ana is the primary on call, Ben the backup; both are in Slack. */
  private async seed(): Promise<void> {
    await this.database.transactSystem(async (tx) => {
      for (const [name, tier] of [
        ['Ana', 'primary'],
        ['Ben', 'backup'],
      ] as const) {
        const id = await saveStaff(
          tx,
          {
            externalId: `staff-${name}`,
            slackUserId: `U0${name.toUpperCase()}`,
            name,
            phone: STAFF_PHONES[name],
            email: null,
            languages: ['en'],
            roles: ['clinician'],
          },
          'test',
        );
        tx.insert('OnCallShift', {
          id: tx.ids.next(),
          tier,
          staffId: id,
          startsAt: new Date(tx.now.getTime() - 3_600_000),
          endsAt: new Date(tx.now.getTime() + 86_400_000),
          timeZone: 'America/New_York',
          createdAt: tx.now,
        });
      }
    });
  }

  private slackEnvironment(): Record<string, string> {
    return {
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_HANDOFF_CHANNEL: CHANNEL,
      SLACK_API_URL: this.workspace.apiUrl,
    };
  }

  /** A text of the client as Twilio delivers it; the same `sid` again is the same text. Returns the HTTP status. */
  async text(body: string, more: Readonly<Record<string, string>> = {}): Promise<number> {
    this.count += 1;
    const form = {
      AccountSid: ACCOUNT,
      MessageSid: `SM${String(this.count).padStart(32, '0')}`,
      From: CLIENT_PHONE,
      To: PROGRAM_PHONE,
      Body: body,
      NumMedia: '0',
      ...more,
    };
    const url = `${this.server.url}/twilio/sms`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-twilio-signature': getExpectedTwilioSignature(TOKEN, url, form) },
      body: new URLSearchParams(form),
    });
    await response.text();
    return response.status;
  }

  /** Texts that Twilio took for this number, in order. */
  textsTo(phone: string): string[] {
    return this.twilio.taken
      .filter(({ kind, fields }) => kind === 'Messages' && fields.To === phone)
      .map(({ fields }) => fields.Body ?? '');
  }

  /** The one alert in Slack, once it is there. */
  async alert(): Promise<PostedMessage> {
    return until('the alert in Slack', () => this.workspace.alerts()[0]);
  }

  /** Waits until every message has had its turn and nothing waits to be sent any more. */
  async settled(): Promise<void> {
    await until(
      'everything to be done',
      async () => {
        const rows = await this.rows(
          `SELECT 1 FROM inbox WHERE state = 'pending' UNION ALL
           SELECT 1 FROM outbox WHERE state IN ('pending', 'sending') AND attempts < 2 LIMIT 1`,
        );
        return rows.length === 0;
      },
      40_000,
    );
  }

  async rows<R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.database.pool.query(text, [...values])).rows;
  }
}

export const STAFF_PHONES = { Ana: '+15550200001', Ben: '+15550200002' } as const;

function protocolFile(protocol: object): string {
  const file = path.join(dataFolder(), 'protocol.json');
  writeFileSync(file, JSON.stringify(protocol));
  return file;
}
