/**
 * Promise: on each channel somebody in distress reaches a person. They are answered, what they disclose pages staff without a word
 * of theirs, a clinician claims and talks with them both ways, resolves, and they are told what comes next, which is scheduled.
 */
import { SignJWT } from 'jose';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink, signInAddress } from '../../channels/desk/sign-in/sign-in-links.ts';
import { importFile } from '../../operations/import/import-file.ts';
import type { PostedMessage } from '../peers/slack-workspace.ts';
import { launchBrowser, leaveBrowser, visit } from '../portal/support/browser.ts';
import { hasBrowser } from '../support/peers-available.ts';
import { until } from '../support/until.ts';
import { CHANNEL, CLIENT_PHONE, Program, STAFF_PHONES } from './program.ts';

const DISCLOSURE = 'i want to kill myself tonight, i have the pills from the bathroom';
const THEIRS = /kill|tonight|pills|bathroom|robin|\bash\b/i;
const NEXT_CONTACT = 'Ana calls you tomorrow at 10.';
/** What Slack answers where a talk with the client is opened. */
const DM = 'DU0CLIENT';
const SECRET = 'the portal signs with this, 32 bytes';
/** Whom the program knows by each of the three ways; only they are followed up. */
const ROSTER = [
  { id: 'by-text', phone: CLIENT_PHONE },
  { id: 'by-slack', slackUserId: 'U0CLIENT' },
  { id: 'by-web' },
];

const chromium = hasBrowser();
let program: Program;
beforeAll(async () => {
  program = await Program.start({ env: { SLACK_CLIENT_DMS: 'on', PORTAL_JWT_SECRET: SECRET } });
  const roster = ROSTER.map((client) => ({
    name: 'Robin Ash',
    timeZone: 'America/New_York',
    consents: { caringContacts: true },
    ...client,
  }));
  expect((await importFile(program.database, JSON.stringify(roster))).errors).toEqual([]);
});
afterAll(() => program?.stop());

const cards = () => program.workspace.alerts().filter(({ channel }) => channel === CHANNEL);
const pages = () => program.textsTo(STAFF_PHONES.Ana);
const handoffOf = (alert: PostedMessage) => String(alert.metadata?.event_payload.handoff_id);
const stateOf = async (handoffId: string) =>
  (await program.rows<{ state: string }>('SELECT state FROM handoff WHERE id = $1', [handoffId]))[0]?.state;

/** The card and the page that follow on what `disclose` does, both without a word of the client's. */
async function paged(disclose: () => Promise<unknown>): Promise<PostedMessage> {
  const before = { cards: cards().length, pages: pages().length };
  await disclose();
  const alert = await until('the card in Slack', () => cards()[before.cards]);
  await until('the page by text', () => pages().length > before.pages);
  for (const text of [alert.text, ...alert.versions.map((version) => version.text), ...pages()])
    expect(text).not.toMatch(THEIRS);
  expect(await stateOf(handoffOf(alert))).toBe('waiting');
  return alert;
}

/** Resolved, with how it ended, and what follows on it is scheduled. */
async function followedUp(handoffId: string): Promise<void> {
  await until('it to be resolved', async () => (await stateOf(handoffId)) === 'resolved');
  const rows = await program.rows(
    `SELECT h.disposition, h.closing_level, f.state, f.due_at > h.resolved_at AS later
     FROM handoff h JOIN follow_up f ON f.handoff_id = h.id WHERE h.id = $1 ORDER BY f.due_at LIMIT 1`,
    [handoffId],
  );
  expect(rows).toEqual([{ disposition: 'safe_with_plan', closing_level: 'low', state: 'due', later: true }]);
}

describe.each([
  {
    channel: 'text message',
    write: (text: string): Promise<unknown> => program.text(text),
    heard: () => program.textsTo(CLIENT_PHONE),
  },
  {
    channel: 'direct message in Slack',
    write: (text: string): Promise<unknown> =>
      program.driver.message({ channel: DM, channel_type: 'im', user: 'U0CLIENT', text }),
    heard: () => program.workspace.messages.filter(({ channel }) => channel === DM).map(({ text }) => text),
  },
])('by $channel, with the console in Slack', ({ write, heard }) => {
  it('carries a whole crisis', async () => {
    await write('hello');
    await until('an answer', () => heard().length > 0);
    const alert = await paged(() => write(DISCLOSURE));
    const handoffId = handoffOf(alert);
    const press = (actionId: string) =>
      program.driver.blockAction({
        actionId,
        value: handoffId,
        user: 'U0ANA',
        channel: CHANNEL,
        messageTs: alert.ts,
      });

    await press('handoff_claim');
    await until('Ana to have it', async () => (await stateOf(handoffId)) === 'claimed');
    const words = { channel: CHANNEL, user: 'U0ANA', thread_ts: alert.ts };
    await program.driver.message({ ...words, text: 'I read what you wrote. Where are you right now?' });
    await until('her words to arrive', () =>
      heard().some((text) => text.includes('Where are you right now?')),
    );
    await write('in my room, the door is open');
    await until('theirs to reach the thread', () =>
      JSON.stringify(program.workspace.thread(alert.ts)).includes('the door is open'),
    );

    const views = program.workspace.views.length;
    await press('handoff_resolve');
    const view = await until('the form', () => program.workspace.views[views]);
    const given = { disposition: 'safe_with_plan', closing_level: 'low', next_contact: NEXT_CONTACT };
    const answer = await program.driver.viewSubmission({
      callbackId: String(view.callback_id),
      privateMetadata: String(view.private_metadata),
      user: 'U0ANA',
      values: Object.fromEntries(
        Object.entries(given).map(([block, value]) => [
          block,
          { value: { value, selected_option: { value } } },
        ]),
      ),
    });
    expect([answer.status, answer.body]).toEqual([200, '']);
    await followedUp(handoffId);
    await until('the client to be told', () => heard().some((text) => text.includes(NEXT_CONTACT)));
  });
});

describe.skipIf(!chromium)('by web chat, with the desk, both in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(chromium as string);
  });
  afterAll(() => leaveBrowser(browser));

  /** The desk of Ana, signed in by a link. */
  async function desk(): Promise<Awaited<ReturnType<typeof visit>>> {
    const [ana] = await program.rows<{ id: string }>(`SELECT id FROM staff WHERE slack_user_id = 'U0ANA'`);
    const { secret } = await createSignInLink(program.database, String(ana?.id));
    return visit(browser, signInAddress(program.server.url, secret), {
      viewport: { width: 1440, height: 900 },
    });
  }

  it('carries a whole crisis', async () => {
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('by-web')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(SECRET));
    const chat = await visit(browser, `${program.server.url}/#token=${token}`);
    const said = (text: string | RegExp) => chat.page.locator('.message .body', { hasText: text }).first();
    await write(chat.page, 'hello');
    await chat.page.locator('.message .body').nth(1).waitFor();
    const alert = await paged(() => write(chat.page, DISCLOSURE));

    const { page, complaints } = await desk();
    await page.locator('.card-open').first().click();
    await page.locator('.case-buttons').getByRole('button', { name: 'Claim' }).click();
    await page.getByText('Claimed by you').waitFor();
    await page.locator('.log').getByText('from the bathroom').waitFor();
    await page.getByLabel('To the client, by web chat').fill('Where are you right now?');
    await page.keyboard.press('Enter');
    await said('Where are you right now?').waitFor();
    await write(chat.page, 'in my room, the door is open');
    await page.locator('.log').getByText('the door is open').waitFor();

    await page.getByRole('button', { name: 'Resolve …' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('How it ended').selectOption('safe_with_plan');
    await form.getByLabel('Level of risk now').selectOption('low');
    await form.getByLabel('Next contact').fill(NEXT_CONTACT);
    await form.getByRole('button', { name: 'Resolve' }).click();
    await form.waitFor({ state: 'detached' });
    await followedUp(handoffOf(alert));
    await said(NEXT_CONTACT).waitFor();
    expect([...chat.complaints, ...complaints]).toEqual([]);
  });
});

async function write(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Your message' });
  await box.fill(text);
  await box.press('Enter');
}
