import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDLE_LOCK_MINUTES } from '../../../channels/desk/sign-in/staff-sessions.ts';
import { IdentityProvider } from '../../peers/identity-provider.ts';
import { hasBrowser } from '../../support/peers-available.ts';
import { launchBrowser, leaveBrowser, visit } from '../support/browser.ts';
import { Caller, DeskServer } from '../support/desk-server.ts';

const chromium = hasBrowser();

describe.skipIf(!chromium)('signing in at the desk in a browser', () => {
  let server: DeskServer;
  let browser: Browser;
  let ana: string;

  beforeAll(async () => {
    server = await DeskServer.start({ pages: true, host: 'localhost' });
    browser = await launchBrowser(chromium as string);
    ana = await server.staff('Dr. Ana Ruiz', ['clinician', 'supervisor', 'admin']);
  });
  afterAll(async () => {
    await leaveBrowser(browser);
    await server?.stop();
  });

  /** A device that keeps passkeys and asks nobody for a finger. */
  async function withDevice(page: Page): Promise<CDPSession> {
    const device = await page.context().newCDPSession(page);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return device;
  }

  const deskIsOpen = (page: Page) => page.getByRole('heading', { name: 'Desk', exact: true }).waitFor();
  const fromMenu = async (page: Page, name: string) => {
    const menu = page.getByRole('button', { name: 'Menu' });
    if (await menu.isVisible()) await menu.click();
    await page.getByRole('button', { name, exact: true }).click();
  };

  it('adds a passkey, signs in with it, opens a locked desk with it, and not once it is removed', async () => {
    const { page, complaints, close } = await visit(browser, await server.linkFor(ana));
    await withDevice(page);
    await deskIsOpen(page);
    await fromMenu(page, 'Signing in');
    const dialog = page.getByRole('dialog', { name: 'Signing in' });
    await dialog.getByLabel('Name for a new one').fill('Ward laptop');
    await dialog.getByRole('button', { name: 'Add a passkey' }).click();
    await dialog.getByText('Ward laptop').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await fromMenu(page, 'Sign out');
    await page.getByText('You are signed out.').waitFor();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await deskIsOpen(page);

    server.clock.advanceMinutes(IDLE_LOCK_MINUTES + 1);
    await page.reload();
    await page.getByText('locked itself').waitFor();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await deskIsOpen(page);
    const ways = await server.database.prisma.staffSession.findMany({
      where: { staffId: ana },
      orderBy: { createdAt: 'asc' },
    });
    expect(ways.map(({ way }) => way)).toEqual(['link', 'passkey', 'passkey']);

    await fromMenu(page, 'Signing in');
    await dialog.getByRole('button', { name: 'Remove: Ward laptop' }).click();
    await dialog.getByText('You have none yet').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await fromMenu(page, 'Sign out');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('not known here').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('takes an answer of a passkey once', async () => {
    const { page, close } = await visit(browser, await server.linkFor(ana));
    await withDevice(page);
    await deskIsOpen(page);
    await fromMenu(page, 'Signing in');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('dialog').getByText('This device').first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await fromMenu(page, 'Sign out');
    const [sent] = await Promise.all([
      page.waitForRequest((one) => one.url().endsWith('/sign-in/passkey')),
      page.getByRole('button', { name: 'Sign in with a passkey' }).click(),
    ]);
    await deskIsOpen(page);
    // Somebody heard it all and says it again, cookie and answer.
    const thief = new Caller(server.url);
    thief.cookie = (await sent.allHeaders()).cookie ?? '';
    const again = await thief.post('/sign-in/passkey', sent.postDataJSON());
    expect([again.status, again.body.error]).toEqual([401, 'not_signed_in']);
    await close();
  });

  it('signs out everywhere at once, windows in sight too', async () => {
    const windows = await Promise.all([0, 1].map(async () => visit(browser, await server.linkFor(ana))));
    const [one, two] = windows.map(({ page }) => page) as [Page, Page];
    for (const page of [one, two]) {
      await deskIsOpen(page);
      await page.getByText('Live').waitFor();
    }
    await fromMenu(one, 'Signing in');
    await one.getByText('Another browser').first().waitFor();
    await one.getByRole('button', { name: 'Sign out everywhere' }).click();
    await one.getByText('signed out everywhere').waitFor();
    await two.getByRole('heading', { name: 'Clinicians’ desk' }).waitFor();
    for (const { close } of windows) await close();
  });

  it('goes through the organization’s provider and comes back to what was open', async () => {
    const provider = await IdentityProvider.start(() => `${desk.url}/desk/oidc/callback`);
    const { issuer, clientId, clientSecret } = provider;
    const desk: DeskServer = await DeskServer.start({
      pages: true,
      oidc: { issuer, clientId, clientSecret },
    });
    provider.people.set('sub-1', { name: 'Rae Nurse', roles: ['clinician'] });
    const handoff = await desk.handoff((await desk.client({ name: 'Jon Abel' })).id);
    const { page, complaints, close } = await visit(browser, `${desk.url}/desk#handoff=${handoff}`);
    await page.getByRole('link', { name: 'Sign in with your work account' }).click();
    await page.getByText('cancelled or refused').waitFor();
    provider.person = 'sub-1';
    await page.goto(`${desk.url}/desk#handoff=${handoff}`);
    await page.reload();
    await page.getByRole('link', { name: 'Sign in with your work account' }).click();
    await deskIsOpen(page);
    await page.locator('#case-title', { hasText: 'JA' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
    await desk.stop();
    await provider.stop();
  });
});
