import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from '../support/peers-available.ts';
import { launchBrowser, leaveBrowser, type Visit, visit } from './support/browser.ts';
import { portalFiles } from './support/bundle.ts';
import { StandInServer } from './support/stand-in-server.ts';
import { until } from './support/until.ts';

/** The whole browser: the page keeps itself on the device by a service worker, at which the windowless one may hang. */
const chromium = hasChromium();

const PLAN = {
  version: 2,
  status: 'active',
  language: 'en',
  at: '2026-11-01T10:00:00Z',
  steps: [
    [{ text: 'Pacing at night' }],
    [{ text: 'The blue playlist' }],
    [],
    [{ text: 'My sister', name: 'Ana', phone: '(555) 010-0199' }],
    [],
    [{ text: '<b>The pills</b> are at Ana’s' }],
  ],
  reasons: ['Biscuit, my dog'],
};

/** All that the page has written to disk. */
const STORED = `JSON.stringify([{ ...sessionStorage }, { ...localStorage }])`;

describe.skipIf(!chromium)('the pages of the chat', () => {
  let browser: Browser;
  let files: Awaited<ReturnType<typeof portalFiles>>;
  let server: StandInServer;
  let open: Visit[];

  beforeAll(async () => {
    browser = await launchBrowser(chromium as string);
    files = await portalFiles();
  });
  afterAll(async () => {
    await leaveBrowser(browser);
  });
  beforeEach(async () => {
    server = new StandInServer(files);
    server.plan = PLAN;
    open = [];
    await server.up();
  });
  afterEach(async () => {
    for (const { close } of open) await close();
    await server.down();
  });

  async function go(): Promise<Page> {
    const its = await visit(browser, server.url);
    open.push(its);
    await its.page.route('https://www.weather.gov/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
    );
    await online(its.page);
    return its.page;
  }
  const online = (page: Page) => page.locator('.note-link').waitFor({ state: 'hidden' });
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const tool = async (page: Page, name: string) => {
    await press(page, 'Tools');
    await press(page, name);
  };
  const workers = async (page: Page) =>
    Number(await page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)'));
  const stored = async (page: Page) => String(await page.evaluate(STORED));
  const say = async (page: Page, text: string) => {
    await page.getByRole('textbox', { name: 'Your message' }).fill(text);
    await page.keyboard.press('Enter');
  };
  const keepBehind = async (page: Page, pin: string) => {
    await tool(page, 'Keep on this device');
    await page.getByLabel('New PIN').fill(pin);
    await page.getByLabel('The same PIN again').fill(pin);
    await press(page, 'Keep it behind this PIN');
    await page.getByRole('button', { name: 'Lock now' }).waitFor();
    // The page says so only when its worker has taken over, unless that took it ten seconds.
    await page.evaluate('navigator.serviceWorker.ready.then(() => 0)');
  };
  const tryPin = async (page: Page, pin: string) => {
    await page.locator('#pin-open').fill(pin);
    await page.keyboard.press('Enter');
  };

  it('shows the plan at one tap, in the client’s words, with numbers to call, and goes on with it in the chat', async () => {
    const page = await go();
    await press(page, 'My plan');
    await page.getByRole('heading', { name: 'My plan' }).waitFor();
    expect(await page.locator('.plan-words').allTextContents()).toEqual([
      'Pacing at night',
      'The blue playlist',
      'My sister',
      '<b>The pills</b> are at Ana’s',
      'Biscuit, my dog',
    ]);
    expect(await page.getByRole('link', { name: 'Call Ana' }).getAttribute('href')).toBe('tel:5550100199');
    await press(page, 'Go through it in the chat');
    await until('asked', () => server.stored.at(-1)?.text === 'Show me my plan.');
    expect(await page.getByRole('heading', { name: 'My plan' }).isVisible()).toBe(false);
  });

  it('keeps the plan readable without a connection, with 988 and 911, and deletes it when the client leaves', async () => {
    const page = await go();
    await until('kept', async () => (await stored(page)).includes('blue playlist'));
    await server.down();
    await page.getByText('The connection is lost for now').waitFor();
    await press(page, 'My plan');
    await page.getByText('No connection right now. This copy is from').waitFor();
    expect(await page.getByText('The blue playlist').isVisible()).toBe(true);
    for (const name of ['Call 988', 'Text 988', 'Danger: call 911'])
      expect(await page.getByRole('link', { name, exact: true }).isVisible()).toBe(true);
    await server.up();
    await page.getByRole('button', { name: 'Emergency: Leave quickly' }).click();
    await page.waitForURL('https://www.weather.gov/');
    await page.goto(`${server.url}/assets/portal.css`);
    expect(await stored(page)).toBe('[{},{}]');
  });

  it('keeps session, plan and unsent words behind a PIN: unreadable on disk, back with the PIN, also without a connection', async () => {
    const page = await go();
    await say(page, 'hello');
    await until('stored', () => server.stored.length === 1);
    await keepBehind(page, '2468');
    await press(page, 'Back');
    await server.down();
    await page.getByText('The connection is lost for now').waitFor();
    const before = await stored(page);
    await say(page, 'unsent words');
    await until('closed away', async () => (await stored(page)).length > before.length);
    const kept = await stored(page);
    expect(kept).not.toMatch(/"s1"|blue playlist|unsent words|2468/);
    await page.reload();
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await page.getByRole('link', { name: 'Call 988' }).isVisible()).toBe(true);
    await tryPin(page, '1111');
    await page.getByText('That PIN is not right. 4 tries left.').waitFor();
    await tryPin(page, '2468');
    await page.getByText('unsent words').waitFor();
    await press(page, 'My plan');
    await page.getByText('The blue playlist').waitFor();
    await server.up();
    await until('sent', () => server.stored.at(-1)?.text === 'unsent words');
    expect(server.sessionBodies).toHaveLength(1);
  });

  it('opens the page itself without a connection, only while the chat is kept on the device', async () => {
    const page = await go();
    expect(await workers(page)).toBe(0);
    await keepBehind(page, '2468');
    await server.down();
    await page.goto(`${server.url}/`);
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await tryPin(page, '2468');
    await press(page, 'My plan');
    await page.getByText('The blue playlist').waitFor();
    await press(page, 'Back');
    await tool(page, 'PIN and lock');
    await press(page, 'Stop keeping them here');
    await until('no worker', async () => (await workers(page)) === 0);
    await until('no cache', () => page.evaluate('caches.keys().then((all) => all.length === 0)'));
    await server.up();
  });

  it('starts a new chat for a forgotten PIN, and after five wrong tries', async () => {
    const page = await go();
    await keepBehind(page, 'my own pin');
    await press(page, 'Lock now');
    await press(page, 'I forgot my PIN');
    await press(page, 'Start a new chat');
    await until('a new session', () => server.sessionBodies.length === 2);
    await online(page);
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await keepBehind(page, '2468');
    await press(page, 'Lock now');
    for (const left of ['4 tries', '3 tries', '2 tries', '1 try']) {
      await tryPin(page, '0000');
      await page.getByText(`${left} left`).waitFor();
    }
    await tryPin(page, '0000');
    await page.getByText('What was kept on this device is deleted.').waitFor();
    await press(page, 'Start a new chat');
    await until('another session', () => server.sessionBodies.length === 3);
  });

  it('refuses PINs that are short or differ, and says why', async () => {
    const page = await go();
    await tool(page, 'Keep on this device');
    await page.getByLabel('New PIN').fill('123');
    await press(page, 'Keep it behind this PIN');
    await page.getByText('The PIN needs at least 4').waitFor();
    await page.getByLabel('New PIN').fill('1234');
    await page.getByLabel('The same PIN again').fill('1235');
    await press(page, 'Keep it behind this PIN');
    await page.getByText('The two PINs are not the same.').waitFor();
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });

  it('saves a copy as a text file, with the warning for shared devices', async () => {
    server.say('bot', 'Hi, I am an automated guide.');
    const page = await go();
    await say(page, 'hello there');
    await until('stored', () => server.stored.length === 2);
    await tool(page, 'Save a copy');
    await page.getByText('other people can open it').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save the file')]);
    expect(download.suggestedFilename()).toMatch(/^notes-\d{4}-\d\d-\d\d\.txt$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toMatch(/Automated guide\r\nHi, I am an automated guide\.\r\n/);
    expect(text).toMatch(/You\r\nhello there\r\n$/);
  });

  it('ends the chat here: told to the server, nothing left on the device, and a new one can be started', async () => {
    const page = await go();
    await say(page, 'hello');
    await until('stored', () => server.stored.length === 1);
    await tool(page, 'End chat here');
    await page.getByText('The conversation itself is not deleted.').waitFor();
    await press(page, 'A little');
    await press(page, 'End and delete from this device');
    await page.getByRole('heading', { name: 'The chat is closed here' }).waitFor();
    expect(server.ended).toEqual(['s1']);
    expect(server.feedback).toEqual(['a_little']);
    expect(await stored(page)).toBe('[{},{}]');
    expect(await page.locator('.message').count()).toBe(0);
    await press(page, 'Start a new chat');
    await until('a new session', () => server.sessionBodies.length === 2);
  });

  it('says so when the end could not be told to the server', async () => {
    const page = await go();
    await tool(page, 'End chat here');
    await server.down();
    await press(page, 'End and delete from this device');
    await page.getByText('closes by itself within 7 days').waitFor();
    expect(await stored(page)).toBe('[{},{}]');
    await server.up();
  });

  it('asks once, when the clinician has left, whether this helped; never in the way', async () => {
    const page = await go();
    server.emit('handoff', { state: 'contacted' });
    await page.getByText('A clinician is here with you').waitFor();
    await page.getByRole('textbox', { name: 'Your message' }).fill('half a th');
    server.emit('handoff', { state: 'none' });
    const question = page.locator('.helped-holder');
    await question.getByText('Did this help?').waitFor();
    await page.keyboard.type('ought');
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect(server.stored.at(-1)?.text).toBe('half a thought');
    server.emit('handoff', { state: 'contacted' });
    server.emit('handoff', { state: 'none' });
    await question.getByRole('button', { name: 'No' }).click();
    await question.getByText('You can talk to a person at any time').waitFor();
    await until('told', () => server.feedback.length === 1);
    expect(server.feedback).toEqual(['no']);
  });

  it('asks after a talk with the guide that has been quiet for five minutes, and takes a skip for an answer', async () => {
    const page = await go();
    await page.clock.install();
    for (const text of ['one', 'two', 'three']) await say(page, text);
    await until('stored', () => server.stored.length === 3);
    server.say('bot', 'Good to hear.');
    await page.getByText('Good to hear.').waitFor();
    const question = page.locator('.helped-holder');
    await page.clock.fastForward(4 * 60_000);
    expect(await question.isVisible()).toBe(false);
    await page.clock.fastForward(2 * 60_000);
    await question.getByRole('button', { name: 'Skip' }).click();
    await question.waitFor({ state: 'hidden' });
    await until('told', () => server.feedback.length === 1);
    expect(server.feedback).toEqual(['skipped']);
  });

  it('shows no locked chat to somebody else who signs in here', async () => {
    const page = await go();
    const sign = (sub: string) =>
      page
        .locator('handrail-chat')
        .evaluate(signIn, `x.${Buffer.from(JSON.stringify({ sub })).toString('base64')}.x`);
    await sign('C-1');
    await until('a session', () => server.sessionBodies.length === 2);
    await online(page);
    await keepBehind(page, '2468');
    await press(page, 'Lock now');
    await sign('C-2');
    await page.locator('.log').waitFor();
    await until('their own session', () => server.sessionBodies.length === 3);
    await sign('C-1');
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
  });

  it('keeps a picture in the hope box, decoded and encoded anew, beside the reasons; two presses delete it', async () => {
    const page = await go();
    await tool(page, 'Hope box');
    await page.locator('.hope-reasons').getByText('Biscuit, my dog').waitFor();
    const choose = (name: string, mimeType: string, buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
    await choose('evil.jpg', 'image/jpeg', Buffer.from('<svg onload="alert(1)"/>'));
    await page.getByText('We could not read that file as a picture').waitFor();
    await choose('me.png', 'image/png', await page.screenshot());
    await page.getByRole('img', { name: 'Your picture 1' }).waitFor();
    await page.getByText('Your picture is in the box.').waitFor();
    expect(server.pictures).toHaveLength(1);
    expect(server.pictures[0]?.body.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    await until('drawn', () => page.locator('canvas.picture').evaluate(isDrawn));
    await press(page, 'Take picture 1 out');
    expect(server.pictures).toHaveLength(1);
    await press(page, 'Delete picture 1 for good');
    await until('deleted', () => server.pictures.length === 0);
  });

  it('offers the ring and the hope box where the guide speaks of them', async () => {
    const page = await go();
    server.say('bot', 'Breathe in for four.', { aid: 'breathing', choices: ['OK'] });
    await press(page, 'Breathe with the ring');
    await page.getByRole('heading', { name: 'Breathe with me' }).waitFor();
    server.say('bot', 'What keeps you here?', { aid: 'hope_box' });
    await page.getByRole('button', { name: 'Back, 1 new' }).click();
    await press(page, 'Open my hope box');
    await page.getByRole('heading', { name: 'Hope box' }).waitFor();
    await press(page, 'Talk to a person');
    await until('asked', () => server.stored.at(-1)?.text === 'I want to talk to a person.');
    expect(await page.locator('.log').isVisible()).toBe(true);
  });
});

/** Runs in the page: what a portal does when somebody signs in. */
function signIn(node: unknown, token: string): void {
  (node as { token: string }).token = token;
}

/** Runs in the page: whether a canvas holds more than nothing. */
function isDrawn(node: unknown): boolean {
  const canvas = node as {
    width: number;
    getContext(kind: '2d'): { getImageData(...at: number[]): { data: Uint8ClampedArray } };
  };
  return canvas.width > 100 && canvas.getContext('2d').getImageData(5, 5, 1, 1).data[3] === 255;
}
