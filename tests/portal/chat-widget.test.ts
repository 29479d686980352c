import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/peers-available.ts';
import { launchBrowser, leaveBrowser, type Visit, visit } from './support/browser.ts';
import { portalFiles } from './support/bundle.ts';
import { StandInServer } from './support/stand-in-server.ts';
import { until } from './support/until.ts';

const chromium = hasBrowser();

/** Runs in the page. */
const hrefs = (nodes: readonly unknown[]) =>
  nodes.map((node) => (node as { getAttribute(name: string): string | null }).getAttribute('href'));

/** A host page of somebody else's, with the one script tag and nothing more. */
const HOST_PAGE = `<!doctype html><html lang="en"><title>Course calendar</title><main><h1>Course calendar</h1>
<a href="#x">A link</a></main><script src="/chat/widget.js" data-position="launcher"></script></html>`;

describe.skipIf(!chromium)('the chat widget in a browser', () => {
  let browser: Browser;
  let files: Awaited<ReturnType<typeof portalFiles>>;
  let server: StandInServer;
  let open: Visit[];

  beforeAll(async () => {
    browser = await launchBrowser(chromium as string);
    files = new Map(await portalFiles()).set('/host', { type: 'text/html', body: HOST_PAGE });
  });
  afterAll(() => leaveBrowser(browser));

  beforeEach(async () => {
    server = new StandInServer(files);
    open = [];
    await server.up();
  });
  afterEach(async () => {
    for (const { close } of open) await close();
    await server.down();
  });

  async function go(path = '/', options = {}): Promise<Visit> {
    const its = await visit(browser, server.url + path, options);
    open.push(its);
    await its.page.route('https://www.weather.gov/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
    );
    return its;
  }
  const online = (page: Page) => page.locator('.note-link').waitFor({ state: 'hidden' });
  const input = (page: Page) => page.getByRole('textbox', { name: 'Your message' });
  const delivered = (page: Page) =>
    page.locator('.state span:not(.hidden)', { hasText: 'Delivered' }).waitFor();
  const bodies = (page: Page) => page.locator('.message .body').allTextContents();
  const focused = (page: Page) =>
    page.evaluate(`(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.id || at?.className || at?.tagName; })()`);

  it('works under a strict content security policy, without inline style and without complaint', async () => {
    server.say('bot', 'Hi, I am an automated guide.', { choices: ['Tell me more'] });
    const { page, complaints } = await go();
    await page.getByRole('button', { name: 'Tell me more' }).click();
    await delivered(page);
    expect(await bodies(page)).toEqual(['Hi, I am an automated guide.', 'Tell me more']);
    expect(complaints).toEqual([]);
  });

  it('shows markup and unsafe links as plain words', async () => {
    server.say('bot', '<img src=x onerror=alert(1)> javascript:alert(1) https://988lifeline.org or 988');
    const { page, complaints } = await go();
    await page.locator('.body').waitFor();
    expect(await page.locator('.body img').count()).toBe(0);
    const links = await page.locator('.body a').evaluateAll(hrefs);
    expect(links).toEqual(['https://988lifeline.org/', 'tel:988']);
    expect(complaints).toEqual([]);
  });

  it('keeps words through a lost connection and a reload, and sends each once', async () => {
    server.say('bot', 'hello');
    const { page } = await go();
    await online(page);
    await server.down();
    await page.getByText('The connection is lost for now').waitFor();
    await input(page).fill('one');
    await input(page).press('Enter');
    await input(page).fill('two');
    await input(page).press('Enter');
    expect(await page.getByText('Not sent yet').count()).toBe(2);
    server.loseAcks = 1;
    await server.up();
    await delivered(page);
    await until('stored', () => server.stored.length === 3);
    await page.reload();
    await page.locator('.message').nth(2).waitFor();
    expect(await bodies(page)).toEqual(['hello', 'one', 'two']);
    expect(server.stored.map(({ text }) => text)).toEqual(['hello', 'one', 'two']);
    expect(server.sessionBodies).toHaveLength(1);
  });

  it('asks for a person and for the plan, and says who is here', async () => {
    const { page } = await go();
    await online(page);
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.getByRole('button', { name: 'My plan' }).click();
    await page.getByRole('button', { name: 'Make a plan in the chat' }).click();
    await until('both stored', () => server.stored.length === 2);
    expect(server.stored.map(({ text }) => text)).toEqual([
      'I want to talk to a person.',
      'Show me my plan.',
    ]);
    server.emit('handoff', { state: 'waiting', position: 2 });
    await page.getByText('You are number 2 in line').waitFor();
    await page.getByRole('alert').getByText('Call 911').waitFor();
    server.say('system', 'Dana R. joined');
    server.say('clinician', 'Hi, I am Dana.', { name: 'Dana R.' });
    server.emit('handoff', { state: 'contacted' });
    await page.getByText('Dana R. is here with you').waitFor();
    expect(await page.getByText('Automated support').isVisible()).toBe(true);
    expect(await page.getByText('Waiting for a person').isVisible()).toBe(false);
    expect(await page.locator('.help a').evaluateAll(hrefs)).toEqual(['tel:988', 'sms:988', 'tel:911']);
  });

  it('shows and tells about typing', async () => {
    const { page } = await go();
    await online(page);
    await input(page).pressSequentially('hi');
    await until('typing told', () => server.typing.length === 1);
    server.emit('typing', { from: 'bot', on: true });
    await page.getByText('Automated guide is writing').waitFor();
    await input(page).press('Enter');
    await until('typing over', () => server.typing.at(-1) === false);
    server.say('bot', 'hello');
    await page.locator('.typing:not(.is-on)').waitFor({ state: 'attached' });
  });

  it('sends with Enter, breaks the line with Shift and Enter, and counts near the limit', async () => {
    const { page } = await go();
    await online(page);
    await input(page).pressSequentially('a');
    await input(page).press('Shift+Enter');
    await input(page).pressSequentially('b');
    await input(page).press('Enter');
    await until('stored', () => server.stored.length === 1);
    expect(server.stored[0]?.text).toBe('a\nb');
    await input(page).fill('x'.repeat(1500));
    await page.getByText('1500 of 1600 characters').waitFor();
    await input(page).fill('x'.repeat(1601));
    await input(page).press('Enter');
    expect(await page.locator('.count').textContent()).toContain('1 characters too many');
    expect(server.stored).toHaveLength(1);
  });

  it('offers to try again what the server refuses, and sends what comes after it', async () => {
    const { page } = await go();
    await online(page);
    server.refuseWith = 'bad_request';
    await input(page).fill('first');
    await input(page).press('Enter');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    server.refuseWith = undefined;
    await input(page).fill('second');
    await input(page).press('Enter');
    await until('second stored', () => server.stored.length === 1);
    await page.getByRole('button', { name: 'Try again' }).click();
    await until('first stored', () => server.stored.length === 2);
    expect(server.stored.map(({ text }) => text)).toEqual(['second', 'first']);
  });

  it('tries by itself what a busy server could not take', async () => {
    const { page } = await go();
    await online(page);
    await page.clock.install();
    server.refuseWith = 'rate_limited';
    await input(page).fill('hello');
    await input(page).press('Enter');
    await page.getByText('Not sent yet').waitFor();
    server.refuseWith = undefined;
    await page.clock.runFor(4000);
    await delivered(page);
    expect(server.stored.map(({ text }) => text)).toEqual(['hello']);
  });

  it('leaves at once with the button: page emptied and replaced, nothing kept, connection closed', async () => {
    const { page } = await go();
    await online(page);
    await input(page).fill('private');
    await input(page).press('Enter');
    await delivered(page);
    const entries = await page.evaluate('history.length');
    await page.getByRole('button', { name: 'Emergency: Leave quickly' }).click();
    await page.waitForURL('https://www.weather.gov/');
    expect(await page.evaluate('history.length')).toBe(entries);
    await until('closed', () => server.connected === 0);
    await page.goto(`${server.url}/assets/portal.css`);
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it('leaves with Shift pressed three times, but not with capital letters', async () => {
    const { page } = await go();
    await online(page);
    await input(page).focus();
    for (const key of ['Shift+A', 'Shift+B', 'Shift+C', 'Shift+D']) await page.keyboard.press(key);
    expect(await input(page).inputValue()).toBe('ABCD');
    for (let count = 0; count < 3; count += 1) await page.keyboard.press('Shift');
    await page.waitForURL('https://www.weather.gov/');
  });

  it('says once that leaving does not erase the history', async () => {
    const { page } = await go();
    const note = page.locator('.note').getByText('It does not erase your browser history');
    await note.waitFor();
    await page.getByRole('button', { name: 'Got it' }).click();
    await note.waitFor({ state: 'hidden' });
    await page.reload();
    await online(page);
    expect(await note.isVisible()).toBe(false);
  });

  it('can be used with the keyboard alone, and a new message never takes the focus', async () => {
    server.say('bot', 'How are you?', { choices: ['Fine', 'Not so fine'] });
    const { page } = await go('/host');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('launcher');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Not so fine' }).waitFor();
    expect(await focused(page)).toBe('input');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await until('answered', () => server.stored.some(({ text }) => text === 'Not so fine'));
    expect(await focused(page)).toBe('input');
    await page.keyboard.type('half a th');
    server.say('bot', 'Take your time.', { choices: ['OK'] });
    await page.getByText('Take your time.').waitFor();
    await page.keyboard.type('ought');
    expect(await input(page).inputValue()).toBe('half a thought');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('launcher');
    server.say('bot', 'Still here.');
    await page.getByRole('button', { name: 'Open support chat, 1 new message' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await input(page).inputValue()).toBe('half a thought');
  });

  it('opens no session from a launcher that nobody opened', async () => {
    const { page } = await go('/host');
    await page.getByRole('button', { name: 'Open support chat' }).waitFor();
    expect(server.sessionBodies).toEqual([]);
  });

  it('takes a token from the fragment without leaving it in the address', async () => {
    const { page } = await go('/#token=a.b.c');
    await online(page);
    expect(server.sessionBodies).toEqual([{ token: 'a.b.c' }]);
    expect(page.url()).toBe(`${server.url}/`);
  });

  it('keeps 988 and 911 in sight when the chat may not be opened', async () => {
    server.sessionStatus = 403;
    const { page } = await go();
    await page.getByText('We could not open your chat').waitFor();
    expect(await page.getByRole('link', { name: 'Call 988' }).isVisible()).toBe(true);
    server.sessionStatus = 200;
    await page.getByRole('button', { name: 'Try again' }).click();
    await online(page);
  });

  it('speaks Spanish: by the browser, by the switch, and on the page around it', async () => {
    server.say('bot', 'Are you somewhere safe right now?');
    const { page } = await go('/', { locale: 'es-MX' });
    await page.getByRole('heading', { name: 'Apoyo entre sesiones' }).waitFor();
    expect(await page.getByRole('button', { name: 'Hablar con una persona' }).isVisible()).toBe(true);
    await page.locator('.body[lang="en"]').waitFor();
    await page.getByRole('button', { name: 'Hablar con una persona' }).click();
    await until('stored', () => server.stored.at(-1)?.text === 'Quiero hablar con una persona.');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Between‑session support' }).waitFor();
    await page.getByRole('button', { name: 'Yes, in English' }).click();
    await until('asked', () => server.stored.at(-1)?.text === 'In English, please.');
    await page.reload();
    await page.getByRole('button', { name: 'Talk to a person' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
  });

  it('breathes: out longer than in, never a hold, Escape goes back to the chat', async () => {
    const { page } = await go();
    await online(page);
    // Stopped, so that seconds pass only when the test lets them.
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(60_000);
    await page.getByRole('button', { name: 'Tools' }).click();
    await page.getByRole('button', { name: 'Breathe with me' }).click();
    const phase = page.locator('.breathe-phase');
    await page.clock.runFor(3000);
    const seen: (string | null)[] = [];
    for (let second = 0; second < 20; second += 1) {
      seen.push(await phase.textContent());
      await page.clock.runFor(1000);
    }
    const breath = [...Array(4).fill('Breathe in'), ...Array(6).fill('Breathe out')];
    expect(seen).toEqual([...breath, ...breath]);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Breathe with me' }).waitFor({ state: 'hidden' });
    expect(await focused(page)).toContain('button-soft');
    expect(await page.getByRole('button', { name: 'Talk to a person' }).isVisible()).toBe(true);
  });

  it('shows 911 and 988 without scripts', async () => {
    const { page } = await go('/', { javaScriptEnabled: false });
    await page.getByText('If the chat does not open here').waitFor();
    expect(await page.locator('.no-script a[href="tel:988"]').first().isVisible()).toBe(true);
    expect(await page.locator('.danger a[href="tel:911"]').first().isVisible()).toBe(true);
  });
});
