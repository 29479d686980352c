import type { Browser, Page } from 'playwright-core';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../support/peers-available.ts';
import { launchBrowser, leaveBrowser, type Visit, visit } from '../support/browser.ts';
import { DeskServer } from '../support/desk-server.ts';

const chromium = hasBrowser();

describe.skipIf(!chromium)('clinicians at the desk', () => {
  let server: DeskServer;
  let browser: Browser;
  let ana: string;
  let ben: string;
  const visits: Visit[] = [];

  beforeAll(async () => {
    server = await DeskServer.start({ pages: true, learns: true });
    browser = await launchBrowser(chromium as string);
    ana = await server.staff('Dr. Ana Ruiz', ['clinician', 'supervisor']);
    ben = await server.staff('Ben Okafor', ['clinician']);
  });
  afterAll(async () => {
    await leaveBrowser(browser);
    await server?.stop();
  });
  beforeEach(async () => {
    for (const { complaints, close } of visits.splice(0)) {
      expect(complaints).toEqual([]);
      await close();
    }
  });

  async function signIn(staffId: string, options: Parameters<typeof visit>[2] = {}): Promise<Page> {
    const opened = await visit(browser, await server.linkFor(staffId), {
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    visits.push(opened);
    await opened.page.getByRole('heading', { name: 'Desk', exact: true }).waitFor();
    return opened.page;
  }

  async function openCard(page: Page, ref: string): Promise<void> {
    await page.locator('.card-open', { hasText: ref }).click();
    await page.locator('#case-title', { hasText: ref }).waitFor();
  }

  const refOf = (client: { id: string }) => `C-${client.id.slice(-4)}`;

  it('takes the secret out of the address, and says why a used link is refused', async () => {
    const link = await server.linkFor(ben);
    const first = await visit(browser, link);
    visits.push(first);
    await first.page.getByRole('heading', { name: 'Desk', exact: true }).waitFor();
    expect(first.page.url()).not.toContain('sign-in');
    const second = await visit(browser, link);
    visits.push(second);
    await second.page.getByText('was used already').waitFor();
    await second.page.getByLabel('Sign-in link').fill(await server.linkFor(ben));
    await second.page.getByRole('button', { name: 'Sign in' }).click();
    await second.page.getByRole('heading', { name: 'Desk', exact: true }).waitFor();
  });

  it('shows a new handoff by itself, gives it to the first who claims, and tells the second who has it', async () => {
    const [one, two] = [await signIn(ana), await signIn(ben)];
    await one.getByText('Live').waitFor();
    await two.getByText('Live').waitFor();
    const client = await server.client({ name: 'Maya Lindqvist' });
    const handoffId = await server.handoff(client.id);
    for (const page of [one, two]) await openCard(page, refOf(client));
    // The second screen is a moment behind: it does not hear of the claim.
    await two.route('**/desk/api/handoffs/*', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    );
    await one.locator('.case-buttons').getByRole('button', { name: 'Claim' }).click();
    await one.getByText('Claimed by you').waitFor();
    await two.locator('.case-buttons').getByRole('button', { name: 'Claim' }).click();
    await two.getByRole('alert').getByText('Dr. Ana Ruiz has this handoff').waitFor();
    const row = await server.database.prisma.handoff.findUnique({ where: { id: handoffId } });
    expect(row?.clinicianId).toBe(ana);
  });

  it('carries words both ways between the desk and the web chat, with typing, notes kept inside', async () => {
    const opened = await fetch(`${server.url}/chat/session`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    const { session } = (await opened.json()) as { session: string };
    const chat: Socket = io(`${server.url}/chat`, {
      auth: { session, after: 0 },
      transports: ['websocket'],
      forceNew: true,
    });
    const heard: { from: string; text: string; name?: string }[] = [];
    const typing: boolean[] = [];
    chat.on('message', (message) => heard.push(message));
    chat.on('typing', ({ from, on }) => from === 'clinician' && typing.push(on));
    const say = (text: string) => chat.emitWithAck('message', { id: crypto.randomUUID(), text });
    await say('can I talk to a person');

    const page = await signIn(ana);
    await page.locator('.card-open').filter({ hasText: 'Anonymous' }).first().click();
    await page.locator('.case-buttons').getByRole('button', { name: 'Claim' }).click();
    await page.getByLabel('To the client, by web chat').waitFor();
    await say('are you there?');
    await page.locator('.log').getByText('are you there?').waitFor();
    chat.emit('typing', { on: true });
    await page.getByText('The client is writing').waitFor();

    await page.getByLabel('To the client, by web chat').fill('Hi, this is Ana.');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('I am here now.');
    await page.keyboard.press('Enter');
    await page.locator('.from-clinician').getByText('I am here now.').waitFor();
    await expect
      .poll(() => heard.find(({ from }) => from === 'clinician'))
      .toMatchObject({ text: 'Hi, this is Ana.\nI am here now.', name: 'Ana' });
    await expect.poll(() => typing).toContain(true);

    await page.getByRole('button', { name: 'Internal note' }).click();
    await page.getByLabel('Internal note: only staff see it').fill('Sounded calmer on the second line');
    await page.keyboard.press('Enter');
    await page.locator('.note').getByText('Sounded calmer').waitFor();
    await page.getByRole('button', { name: 'Message to client' }).click();
    await page.getByLabel('To the client, by web chat').fill('Still here.');
    await page.keyboard.press('Enter');
    await expect.poll(() => heard.some(({ text }) => text === 'Still here.')).toBe(true);
    expect(heard.some(({ text }) => text.includes('Sounded calmer'))).toBe(false);
    chat.disconnect();
  });

  it('marks the client’s own words, which stay words whatever they hold', async () => {
    const client = await server.client({ name: '<img src=x onerror=alert(1)>' });
    const script = '<script>document.title=1</script> [x](javascript:alert(1)) {{1}}';
    const attack = '<img src=x onerror=document.title=1> I want to kill myself tonight';
    await server.says(client, attack);
    await server.says(client, script);
    const page = await signIn(ana);
    await openCard(page, refOf(client));
    const words = page.locator('.from-client .words').first();
    expect(await words.textContent()).toBe(attack);
    expect(await page.locator('.from-client .words').nth(1).textContent()).toBe(script);
    expect(await page.locator('.from-client mark').first().textContent()).toContain('kill myself');
    expect(await page.locator('.log img, .log script, .part img').count()).toBe(0);
    expect(await page.title()).toMatch(/Desk$/);
    await page
      .locator('.side')
      .getByRole('button', { name: /^Show: the message/ })
      .first()
      .click();
    expect(await page.evaluate('document.activeElement.className')).toContain('message');
  });

  it('never loses or doubles words when an answer is lost', async () => {
    const client = await server.client({ name: 'Oda Renn' });
    const handoffId = await server.handoff(client.id);
    await server.core.handoffs.claim(handoffId, ana, 'desk');
    await server.says(client, 'hello');
    const page = await signIn(ana);
    await openCard(page, refOf(client));
    const box = page.getByLabel('To the client, by web chat');
    // The server stores it, but the answer never comes.
    await page.route('**/reply', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await box.fill('First words');
    await page.keyboard.press('Enter');
    await page.getByText('What you wrote is kept').waitFor();
    await page.unroute('**/reply');
    await page.keyboard.press('Enter');
    await expect.poll(() => box.inputValue()).toBe('');
    await box.fill('Other words');
    await page.keyboard.press('Enter');
    await page.locator('.from-clinician').getByText('Other words').waitFor();
    expect(await page.locator('.from-clinician .words').allTextContents()).toEqual([
      'First words',
      'Other words',
    ]);
  });

  it('resolves only with everything that the record needs', async () => {
    const client = await server.client({ name: 'Ines Okoro' });
    const handoffId = await server.handoff(client.id);
    const page = await signIn(ana);
    await openCard(page, refOf(client));
    await page.locator('.case-buttons').getByRole('button', { name: 'Claim' }).click();
    await page.getByRole('button', { name: 'No answer' }).click();
    await page.getByText('In contact with you').waitFor();
    await page.getByRole('button', { name: 'Resolve …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await dialog.getByText('Choose: how it ended').waitFor();
    await dialog.getByText('Fill in: next contact').waitFor();
    await dialog.getByLabel('How it ended').selectOption('safe_with_plan');
    await dialog.getByLabel('Level of risk now').selectOption('low');
    await dialog.getByLabel('Next contact').fill('Ana calls you tomorrow at 10.');
    await dialog.getByLabel('Was this a crisis?').selectOption('no');
    const sent = page.waitForRequest('**/resolve');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    expect((await sent).postDataJSON()).toMatchObject({ closingLevel: 'low', wasCrisis: false });
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Next contact: Ana calls you tomorrow at 10.').waitFor();
    const row = await server.database.prisma.handoff.findUnique({ where: { id: handoffId } });
    expect([row?.state, row?.disposition, row?.closingLevel]).toEqual(['resolved', 'safe_with_plan', 'low']);
  });

  it('finds everything again after the connection was lost, and says meanwhile how old it is', async () => {
    const client = await server.client({ name: 'Theo Brandt' });
    await server.handoff(client.id);
    const page = await signIn(ana);
    await openCard(page, refOf(client));
    await page.context().setOffline(true);
    await server.desk.sweep();
    await page.locator('.connection[data-live="false"]').waitFor();
    await server.says(client, 'I wrote this while you were away');
    await page.context().setOffline(false);
    await page.locator('.log').getByText('while you were away').waitFor();
    await page.locator('.connection[data-live="true"]').waitFor();
  });
});
