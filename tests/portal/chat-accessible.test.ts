import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/peers-available.ts';
import { launchBrowser, leaveBrowser, visit } from './support/browser.ts';
import { portalFiles } from './support/bundle.ts';
import { StandInServer } from './support/stand-in-server.ts';
import { violations } from './support/violations.ts';

const chromium = hasBrowser();

interface Box {
  scrollIntoView(): void;
  getBoundingClientRect(): { top: number; bottom: number; height: number };
  ownerDocument: { defaultView: { innerHeight: number } };
}

/** Both run in the page. */
const heightsOf = (nodes: readonly unknown[]) =>
  nodes.map((node) => (node as Box).getBoundingClientRect().height);
const comesIntoView = (node: unknown) => {
  const box = node as Box;
  box.scrollIntoView();
  const { top, bottom } = box.getBoundingClientRect();
  return bottom > top && top < box.ownerDocument.defaultView.innerHeight;
};

const toTop = (node: unknown) => (node as Box).scrollIntoView();
/** Whether it can be met without scrolling. */
const isInWindow = (node: unknown) => {
  const box = node as Box;
  const { top, bottom } = box.getBoundingClientRect();
  return top >= 0 && bottom <= box.ownerDocument.defaultView.innerHeight;
};
/** In the order of the menu. */
const TOOLS = ['breathe', 'hope', 'save', 'keep', 'end'];

describe.skipIf(!chromium)('the chat for everybody', () => {
  let browser: Browser;
  let server: StandInServer;

  beforeAll(async () => {
    browser = await launchBrowser(chromium as string);
    server = new StandInServer(await portalFiles());
    await server.up();
    server.say('bot', 'Hi, I am an automated guide. Call or text 988 any time.');
    server.say('client', 'ok', { id: 'x1' });
    server.say('system', 'Dana R. joined');
    server.say('clinician', 'Hi, I am Dana.', { name: 'Dana R.' });
    server.say('bot', 'How strong is it?', { choices: ['Mild', 'Strong'] });
    server.handoff = { state: 'waiting', position: 1 };
  });
  afterAll(async () => {
    await leaveBrowser(browser);
    await server?.down();
  });

  async function settled(page: Page): Promise<void> {
    await page.locator('.choices .choice').first().waitFor();
    await page.getByRole('alert').getByRole('button').waitFor();
    // Contrast is only true once nothing is fading in any more.
    await page.evaluate(`Promise.all(document.querySelector('handrail-chat').shadowRoot.getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity).map((its) => its.finished)).then(() => 0)`);
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [width, height] of [
      [1280, 900],
      [320, 640],
    ] as const) {
      it(`has no finding of axe, ${colorScheme}, ${width} pixels wide, and no sideways scrolling`, async () => {
        const { page, close } = await visit(browser, server.url, {
          viewport: { width, height },
          colorScheme,
        });
        await settled(page);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await page.getByRole('button', { name: 'Tools' }).click();
        await page.getByRole('button', { name: 'Breathe with me' }).click();
        expect(await violations(page)).toEqual([]);
        await close();
      });
    }
  }

  for (const [colorScheme, locale, width] of [
    ['light', 'en-US', 390],
    ['dark', 'es-US', 320],
  ] as const) {
    it(`has no finding on any page, ${colorScheme}, ${locale}, ${width} pixels wide; 911, 988 and leaving stay in sight`, async () => {
      const { page, close } = await visit(browser, server.url, {
        viewport: { width, height: 640 },
        colorScheme,
        locale,
        reducedMotion: 'reduce',
      });
      await settled(page);
      for (const name of ['plan', 'breathe', 'hope', 'save', 'keep', 'end']) {
        if (name === 'plan') await page.locator('.actions > .button').nth(1).click();
        else {
          await page.locator('.tools-holder > .button').click();
          await page.locator('.tools .button').nth(TOOLS.indexOf(name)).click();
        }
        await page.locator(`.page-${name} .page-title`).waitFor();
        expect([name, await violations(page)]).toEqual([name, []]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await page.locator('handrail-chat').evaluate(toTop);
        for (const part of ['.help-911', '.button-exit', `.page-${name} .button-main`])
          expect([part, await page.locator(part).first().evaluate(isInWindow)]).toEqual([part, true]);
        await page.keyboard.press('Escape');
      }
      await close();
    });
  }

  it('has no finding in Spanish', async () => {
    const { page, close } = await visit(browser, server.url, { locale: 'es-US' });
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it('reflows at 400 % zoom: all of it can be reached, nothing is cut off', async () => {
    const { page, close } = await visit(browser, server.url, { viewport: { width: 320, height: 256 } });
    await settled(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    for (const part of ['.log', '.input', '.help-911', '.button-exit'])
      expect(await page.locator(part).evaluate(comesIntoView)).toBe(true);
    await close();
  });

  it('has targets of at least 24 pixels, and 40 where a finger meets them', async () => {
    const { page, close } = await visit(browser, server.url, { viewport: { width: 390, height: 844 } });
    await settled(page);
    const heights = await page.locator('.panel button:visible, .panel > .help a').evaluateAll(heightsOf);
    expect(heights.length).toBeGreaterThan(8);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(40);
    await close();
  });

  it('rests the ring and the dots when less motion is asked for', async () => {
    const { page, close } = await visit(browser, server.url, { reducedMotion: 'reduce' });
    await settled(page);
    await page.getByRole('button', { name: 'Tools' }).click();
    await page.getByRole('button', { name: 'Breathe with me' }).click();
    await page.locator('.ring[data-phase="in"]').waitFor();
    const running = await page.evaluate(
      `document.querySelector('handrail-chat').shadowRoot.getAnimations({ subtree: true }).length`,
    );
    expect(running).toBe(0);
    expect(await page.locator('.breathe-count').textContent()).toMatch(/\d/);
    await close();
  });
});
