/**
 * A client's words are words wherever they go: stored and shown as they were written, never SQL, HTML, a mention in Slack, an
 * instruction to the bot, or a second line in a log.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFile } from '../../operations/import/import-file.ts';
import { exportRecord } from '../../operations/record/export-record.ts';
import { findClient } from '../../program/clients/find-client.ts';
import { CLIENT_PHONE, Program } from '../promises/program.ts';
import { until } from '../support/until.ts';
import { HOSTILE_TEXTS } from './hostile.ts';

const NAME = '<!channel> *Bob* <script>alert(1)</script>';
/** Zero bytes and lone surrogates cannot be sent in a form; everything else can. */
const TEXTS = HOSTILE_TEXTS.filter(
  (text) => !/\0|\ud800/.test(text) && text.trim() !== '' && text.length < 1_600,
);

let program: Program;
beforeAll(async () => {
  program = await Program.start({ env: { SLACK_PHI: 'full', LOG_LEVEL: 'debug' } });
  const client = { id: '=cmd|calc', name: NAME, preferredName: 'Robin', phone: CLIENT_PHONE };
  expect((await importFile(program.database, JSON.stringify([client]))).errors).toEqual([]);
});
afterAll(() => program?.stop());

it('what a client writes and is called goes through everything unchanged and without effect', async () => {
  await program.text('can i talk to a person please');
  const alert = await program.alert();
  for (const text of TEXTS) expect(await program.text(text)).toBe(200);
  await until(
    'the last text in the thread',
    async () => {
      const [row] = await program.rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM outbox WHERE channel = 'console' AND state IN ('pending', 'sending')`,
      );
      return row?.n === 0;
    },
    60_000,
  );
  await program.settled();

  const found = await findClient(program.database, '=cmd|calc');
  if (!found) throw new Error('the client is gone');
  const record = await exportRecord(program.database, found, 'test');
  const written = record.messages.filter(({ direction }) => direction === 'in').map(({ text }) => text);
  expect(written).toEqual(['can i talk to a person please', ...TEXTS]);
  expect(record.client.name).toBe(NAME);

  // In Slack nobody is called, and no link is made, by what a client wrote or is called.
  // Slack reads no markup in plain text; the staff on call are called by the product itself.
  const posted = JSON.stringify(program.workspace.messages, (_, part) =>
    part?.type === 'plain_text' ? 'plain' : part,
  );
  expect(posted).toContain('&lt;!channel&gt;');
  for (const live of ['<!channel>', '<!here>', '<https://evil.example|click>', '<script>']) {
    expect(posted).not.toContain(live);
  }
  // What the bot says is its own: nothing of the instruction, nothing quoted back that could be markup.
  const said = program.textsTo(CLIENT_PHONE).join('\n');
  expect(said).not.toMatch(/system prompt|<script>|DROP TABLE|evil\.example/i);

  // Every log line is one object of ours.
  for (const line of program.server.errors().trim().split('\n').filter(Boolean)) {
    expect(() => JSON.parse(line), line).not.toThrow();
    expect(line).not.toMatch(/forged|evil\.example|DROP TABLE/);
  }
  expect(alert.versions.every(({ text }) => !/Bob|Robin/.test(text))).toBe(true);
  expect((await program.rows('SELECT 1 FROM message')).length).toBeGreaterThan(TEXTS.length);
});
