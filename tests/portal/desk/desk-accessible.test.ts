import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../support/peers-available.ts';
import { launchBrowser, leaveBrowser, visit } from '../support/browser.ts';
import { DeskServer } from '../support/desk-server.ts';
import { fullCase } from '../support/full-case.ts';
import { violations } from '../support/violations.ts';

const chromium = hasBrowser();
/** Where somebody wants to look at the pages, pictures of them are left. */
const pictures = process.env.DESK_PICTURES;

describe.skipIf(!chromium)('the desk for everybody', () => {
  let server: DeskServer;
  let browser: Browser;
  let ana: string;
  let handoffId: string;

  beforeAll(async () => {
    server = await DeskServer.start({ pages: true });
    browser = await launchBrowser(chromium as string);
    if (pictures) mkdirSync(pictures, { recursive: true });
    ana = await server.staff('Dr. Ana Ruiz', ['clinician', 'supervisor', 'admin']);
    const ben = await server.staff('Ben Okafor', ['clinician']);
    handoffId = await fullCase(server);
    await server.core.handoffs.claim(handoffId, ana, 'desk');
    await server.core.handoffs.reply({
      handoffId,
      staffId: ana,
      via: 'desk',
      text: 'Hi Maya, this is Ana. I am reading what you wrote. Are you alone right now?',
      key: 'first-reply',
    });
    await server.core.handoffs.note(handoffId, ana, 'Her sister Rosa lives ten minutes away.', 'desk');
    const [other, third] = [await server.client({ name: 'Jon Abel' }), await server.client()];
    await server.handoff(other.id, 'moderate');
    await server.handoff(third.id, 'imminent', true);
    const held = await server.client({ name: 'Lee Tran' });
    await server.core.handoffs.claim(await server.handoff(held.id, 'low'), ben, 'desk');
  });
  afterAll(async () => {
    await leaveBrowser(browser);
    await server?.stop();
  });

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  }

  const openTab = async (page: Page, name: string) => {
    const tab = page.getByRole('navigation', { name: 'Parts of the desk' }).getByRole('button', { name });
    if (await tab.isVisible()) await tab.click();
  };

  for (const [colorScheme, sizes] of [
    [
      'light',
      [
        [1440, 900],
        [390, 844],
        [320, 256],
      ],
    ],
    [
      'dark',
      [
        [1440, 900],
        [390, 844],
      ],
    ],
  ] as const) {
    for (const [width, height] of sizes) {
      it(`has no finding of axe and no sideways scrolling, ${colorScheme}, ${width} by ${height}`, async () => {
        const name = `${colorScheme}-${width}`;
        const { page, complaints, close } = await visit(browser, await server.linkFor(ana), {
          viewport: { width, height },
          colorScheme,
          reducedMotion: 'reduce',
        });
        await page.locator('.card-open').first().waitFor();
        await picture(page, `${name}-queue`);
        if (width < 1000) expect(await violations(page)).toEqual([]);
        await page.locator('.queue-section', { hasText: 'With you' }).locator('.card-open').click();
        await page.locator('#case-title').waitFor();
        await picture(page, `${name}-case`);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await openTab(page, 'Details');
        await page.getByText('Crisis plan').waitFor();
        await picture(page, `${name}-details`);
        if (width < 1000) expect(await violations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await openTab(page, 'Conversation');
        const more = page.locator('.case-buttons').getByRole('button', { name: 'More' });
        if (await more.isVisible()) {
          await more.click();
          await picture(page, `${name}-more`);
          await page.keyboard.press('Escape');
        }
        await page.getByRole('button', { name: 'Internal note' }).click();
        await page.getByRole('button', { name: 'Resolve …' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
        await picture(page, `${name}-resolve`);
        expect(await violations(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await close();
      });
    }
  }

  it('is worked by keys alone: queue, conversation, note, help, and back to where one was', async () => {
    const { page, close } = await visit(browser, await server.linkFor(ana), {
      viewport: { width: 1440, height: 900 },
    });
    await page.locator('.card-open').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('#case-title:focus').waitFor();
    await page.keyboard.press('n');
    await page.locator('#composer:focus').waitFor();
    await page.keyboard.type('?j');
    expect(await page.locator('#composer').inputValue()).toBe('?j');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await picture(page, 'keys');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await close();
  });

  it('never names a client in its title, and gives the unsafe contact no number', async () => {
    const { page, close } = await visit(browser, `${await server.linkFor(ana)}`, {
      viewport: { width: 1440, height: 900 },
    });
    await page.locator('.queue-section', { hasText: 'With you' }).locator('.card-open').click();
    await page.locator('.contact-unsafe').waitFor();
    expect(await page.title()).toBe('(2) Desk');
    expect(await page.locator('.contact-unsafe').textContent()).toContain('UNSAFE');
    expect(await page.locator('.contact-unsafe a').count()).toBe(0);
    expect(await page.content()).not.toContain('5550142');
    await close();
  });

  it('has no finding before anybody is signed in', async () => {
    const { page, close } = await visit(browser, `${server.url}/desk`);
    await page.getByRole('heading', { name: 'Clinicians’ desk' }).waitFor();
    await picture(page, 'gate');
    expect(await violations(page)).toEqual([]);
    await close();
  });
});
