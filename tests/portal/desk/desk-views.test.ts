import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../support/peers-available.ts';
import { launchBrowser, leaveBrowser, visit } from '../support/browser.ts';
import { DeskServer } from '../support/desk-server.ts';
import { fullCase } from '../support/full-case.ts';
import { violations } from '../support/violations.ts';

const chromium = hasBrowser();
/** Where somebody wants to look at the pages, pictures of them are left. */
const pictures = process.env.DESK_PICTURES;

describe.skipIf(!chromium)('every view of the desk', () => {
  let server: DeskServer;
  let browser: Browser;
  let ana: string;
  let ben: string;
  let handoffId: string;

  beforeAll(async () => {
    server = await DeskServer.start({ pages: true });
    browser = await launchBrowser(chromium as string);
    if (pictures) mkdirSync(pictures, { recursive: true });
    ana = await server.staff('Dr. Ana Ruiz', ['clinician', 'supervisor', 'admin']);
    ben = await server.staff('Ben Okafor', ['clinician']);
    handoffId = await fullCase(server);
    await server.core.handoffs.claim(handoffId, ana, 'desk');
    await server.core.handoffs.logCall(handoffId, ana, 'no_answer');
  });
  afterAll(async () => {
    await leaveBrowser(browser);
    await server?.stop();
  });

  const part = async (page: Page, name: string) => {
    const tab = page.getByRole('navigation', { name: 'Parts of the desk' }).getByRole('button', { name });
    if (await tab.isVisible()) await tab.click();
  };
  const seen = async (one: Locator) => (await one.isVisible()) && one;
  /** A button of the case: in the row, or behind "More". */
  const press = async (page: Page, name: string) => {
    await part(page, 'Conversation');
    const row = page.locator('.case-buttons');
    const inRow = await seen(row.getByRole('button', { name, exact: true }).first());
    if (!inRow) await row.getByRole('button', { name: 'More' }).click();
    await row.getByRole('button', { name, exact: true }).click();
  };
  const inDetails = async (page: Page, name: string | RegExp) => {
    await part(page, 'Details');
    await page.locator('.side').getByRole('button', { name }).first().click();
  };
  const fromMenu = async (page: Page, name: string | RegExp) => {
    const menu = page.getByRole('button', { name: 'Menu' });
    if (await menu.isVisible()) await menu.click();
    await page.locator('.top').getByRole('button', { name }).click();
  };

  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const) {
    it(`is clean, fits and closes again at ${width} pixels`, async () => {
      const { page, complaints, close } = await visit(browser, await server.linkFor(ana), {
        viewport: { width, height },
        reducedMotion: 'reduce',
      });
      const look = async (name: string, within?: string) => {
        if (pictures) await page.screenshot({ path: path.join(pictures, `${width}-${name}.png`) });
        expect([name, await violations(page, within)]).toEqual([name, []]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      };
      const dialog = async (name: string, open: () => Promise<void>) => {
        await open();
        await page.getByRole('dialog').waitFor();
        await look(name, 'dialog[open]');
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      };
      await page.locator('.card-open').first().waitFor();
      await look('queue');
      await page.locator('.queue-section', { hasText: 'With you' }).locator('.card-open').click();
      await page.locator('#case-title').waitFor();
      await look('case');
      await page.getByRole('button', { name: 'Show picture' }).click();
      await page.getByRole('img', { name: 'Sent by the client' }).waitFor();
      await look('picture');
      await page.getByRole('button', { name: 'Hide picture' }).click();
      await page.getByRole('button', { name: 'Replies' }).click();
      await page.getByRole('button', { name: 'Ask where they are' }).waitFor();
      await look('replies');
      await page.keyboard.press('Escape');
      await dialog('screener', () => press(page, 'C-SSRS …'));
      await dialog('dispatch', () => press(page, 'Help was sent …'));
      await dialog('timeline', () => press(page, 'Timeline'));
      await dialog('transfer', () => press(page, 'Hand over …'));
      await dialog('backup', () => press(page, 'Ask for backup …'));
      await dialog('pause', () => press(page, 'Pause …'));
      await dialog('release', () => press(page, 'Back to queue …'));
      await dialog('lower', () => press(page, 'Lower level …'));
      await dialog('withdraw', () => press(page, 'Withdraw …'));
      await part(page, 'Details');
      await page.getByText('Crisis plan').waitFor();
      await look('details');
      await page.getByText('waits for a look').scrollIntoViewIfNeeded();
      await look('details-plan');
      await dialog('plan', () => inDetails(page, 'Edit plan …'));
      await dialog('approve', () => inDetails(page, 'Approve …'));
      await dialog('contact', () => inDetails(page, 'Call …: Rosa Lindqvist'));
      await dialog('step', () => inDetails(page, /^Record …/));
      await dialog('place', () => inDetails(page, 'Place …'));
      await dialog('fact', () => inDetails(page, 'Add what was learned …'));
      await dialog('close-incident', () => inDetails(page, 'Close …'));
      await dialog('options', () => inDetails(page, 'Who could be sent …'));
      await dialog('task', () => inDetails(page, /^Done …/));
      await dialog('assign', () => inDetails(page, /^Whose …/));
      await dialog('new-task', () => inDetails(page, 'New task …'));
      await dialog('near-miss', () => fromMenu(page, 'Near miss …'));
      await dialog('on-call', () => fromMenu(page, 'On call'));
      await dialog('signing-in', () => fromMenu(page, 'Signing in'));
      await dialog('colleagues', () => fromMenu(page, 'Colleagues'));
      await dialog('keys', () => fromMenu(page, /^Keys/));
      await dialog('name', () => fromMenu(page, /Change your name/));
      expect(complaints).toEqual([]);
      await close();
    });
  }

  it('leaves room for the words on a phone whose keyboard is open, and sends by the button alone', async () => {
    const { page, complaints, close } = await visit(browser, await server.linkFor(ana), {
      viewport: { width: 390, height: 500 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    });
    await page.locator('.queue-section', { hasText: 'With you' }).locator('.card-open').tap();
    await page.locator('#case-title').waitFor();
    const box = page.getByLabel('To the client, by web chat');
    await box.tap();
    await box.pressSequentially('I am here.');
    await page.keyboard.press('Enter');
    if (pictures) await page.screenshot({ path: path.join(pictures, '390-keyboard.png') });
    const log = await page.locator('.log').boundingBox();
    const send = await page.getByRole('button', { name: 'Send', exact: true }).boundingBox();
    expect(log?.height).toBeGreaterThan(200);
    expect((send?.y ?? 999) + (send?.height ?? 0)).toBeLessThanOrEqual(500);
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('.from-clinician').count()).toBe(0);
    await page.getByRole('button', { name: 'Send', exact: true }).tap();
    await page.locator('.from-clinician').getByText('I am here.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('carries a clinician through plan, contact, duties and replies', async () => {
    const { page, complaints, close } = await visit(browser, await server.linkFor(ana), {
      viewport: { width: 1280, height: 800 },
    });
    await page.locator('.queue-section', { hasText: 'With you' }).locator('.card-open').click();
    await page.locator('#case-title').waitFor();

    // Words to begin from land in the box and wait there.
    await page.keyboard.press('w');
    await page.getByRole('button', { name: 'Ask where they are' }).click();
    const box = page.getByLabel('To the client, by web chat');
    expect(await box.inputValue()).toContain('Where are you right now?');
    await box.fill('');

    // The number comes after the reason, and only where the consent covers it.
    expect(await page.locator('.contact a').count()).toBe(0);
    await inDetails(page, 'Call …: Rosa Lindqvist');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why', { exact: true }).selectOption('other');
    await dialog.getByRole('button', { name: 'Show number' }).click();
    await dialog.getByText('does not cover this').waitFor();
    await dialog.getByLabel('Why', { exact: true }).selectOption('life_threat');
    await dialog.getByRole('button', { name: 'Show number' }).click();
    await dialog.getByRole('link', { name: '(555) 555-0199' }).waitFor();
    await dialog.getByLabel('What came of it').selectOption('reached');
    await dialog.getByLabel('What they were told').fill('Asked to go there');
    await dialog.getByRole('button', { name: 'Record call' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.log').getByText('An emergency contact was called').waitFor();
    await page.getByText('✓ Third party engaged').waitFor();

    await inDetails(page, /Record …: Location known/);
    await dialog.getByLabel('What came of it').selectOption('done');
    await dialog.getByLabel('Note for the record').fill('At home');
    await dialog.getByRole('button', { name: 'Record step' }).click();
    await page.getByText('“At home”').waitFor();
    await page.locator('.step', { hasText: 'Location known' }).getByText('Dr. Ana Ruiz').waitFor();

    await inDetails(page, 'Edit plan …');
    await dialog.getByLabel('6. Making my surroundings safe').fill('Rosa keeps the pills');
    await dialog.getByRole('button', { name: 'Save new version' }).click();
    await page.locator('.waiting-plan').getByText('+ Rosa keeps the pills').waitFor();
    await inDetails(page, 'Approve …');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await page.locator('.plan').getByText('Rosa keeps the pills').waitFor();
    expect(await page.locator('.waiting-plan').count()).toBe(0);

    await page.keyboard.press('t');
    await dialog.getByText('Crisis plan, version 3: in force').waitFor();
    await page.keyboard.press('Escape');
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows a second person the same, lets them write notes, and keeps their windows in step', async () => {
    const opened = await Promise.all(
      [0, 1].map(async () =>
        visit(browser, await server.linkFor(ben), { viewport: { width: 1280, height: 800 } }),
      ),
    );
    const [one, two] = opened.map(({ page }) => page) as [Page, Page];
    for (const page of [one, two]) {
      await page.locator('.queue-section', { hasText: 'With others' }).locator('.card-open').click();
      await page.getByText('they must hear one voice').waitFor();
      await page.locator('.connection[data-live="true"]').waitFor();
    }
    await one.locator('.case-buttons').getByRole('button', { name: 'Join' }).click();
    await two.getByText('second clinician: you').waitFor();
    await two.locator('.log').getByText('A colleague joined').waitFor();
    await one.keyboard.press('n');
    await one.locator('#composer').fill('I know her dog walker');
    await one.keyboard.press('Enter');
    await two.locator('.note').getByText('I know her dog walker').waitFor();
    // A draft of one window is no business of the other.
    await one.locator('#composer').fill('half a thought');
    expect(await two.locator('#composer').inputValue()).toBe('');
    for (const { close, complaints } of opened) {
      expect(complaints).toEqual([]);
      await close();
    }
  });

  it('asks whoever has no name yet for it before the first claim, by keyboard, and claims nothing without', async () => {
    const nobody = await server.staff('Clinician on duty', ['clinician']);
    const waiting = await server.handoff((await server.client()).id, 'moderate');
    const { page, complaints, close } = await visit(browser, await server.linkFor(nobody), {
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
    });
    const claim = page
      .locator('.card')
      .getByRole('button', { name: /^Claim/ })
      .first();
    await claim.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Who are you?' });
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    if (pictures) await page.screenshot({ path: path.join(pictures, '390-first-name.png') });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const held = async () =>
      (await server.database.pool.query('SELECT state FROM handoff WHERE id = $1', [waiting])).rows[0]?.state;
    expect(await held()).toBe('waiting');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Your name').waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByText('Fill in: your name').waitFor();
    await page.keyboard.type('Kim Lee');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('#case-title').waitFor();
    await page.locator('.top').getByText('Kim Lee').waitFor({ state: 'attached' });
    expect(await held()).toBe('claimed');
    expect(complaints).toEqual([]);
    await close();
  });
});
