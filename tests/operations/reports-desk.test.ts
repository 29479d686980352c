import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, leaveBrowser, visit } from '../portal/support/browser.ts';
import { type Caller, DeskServer } from '../portal/support/desk-server.ts';
import { violations } from '../portal/support/violations.ts';
import { hasBrowser } from '../support/peers-available.ts';

const chromium = hasBrowser();

describe('reports at the desk', () => {
  let server: DeskServer;
  let ana: string;
  let nobody: Caller;
  let query: string;

  beforeAll(async () => {
    server = await DeskServer.start({ pages: Boolean(chromium) });
    ana = await server.staff('Ana Ruiz', ['supervisor']);
    const noRole = await server.staff('Nia Norole', []);
    nobody = await server.caller(await server.linkFor(noRole));
    for (let i = 0; i < 6; i += 1) await server.handoff((await server.client({ name: 'Zora Quill' })).id);
    await server.handoff((await server.client()).id, 'imminent');
    const today = server.clock.now().toISOString().slice(0, 10);
    query = `from=${today}&to=${today}&zone=UTC`;
  });
  afterAll(() => server?.stop());

  it('gives them to whoever may see reports, and notes it; to nobody else', async () => {
    const supervisor = await server.caller(await server.linkFor(ana));
    const { status, body } = await supervisor.get(`/reports?${query}`);
    expect(status).toBe(200);
    const levels = body.sections.find(({ id }: { id: string }) => id === 'time_to_contact');
    const counts = levels.rows.map(({ name, values }: { name: string; values: unknown[] }) => [
      name,
      values[0],
    ]);
    // One alone is held back, and with it the other, from which it could be found.
    expect(Object.fromEntries(counts)).toMatchObject({ imminent: '<11', high: '<11', moderate: 0 });
    expect(JSON.stringify(body)).not.toContain('Zora');
    expect(await server.database.prisma.auditEvent.count({ where: { what: 'report.read', who: ana } })).toBe(
      1,
    );
    for (const path of ['/reports', '/reports/csv'])
      expect((await nobody.get(`${path}?${query}`)).body.error).toBe('forbidden');
    for (const wrong of ['from=2026-02-30&to=2026-03-01&zone=UTC', 'from=a&to=b&zone=c', ''])
      expect((await supervisor.get(`/reports?${wrong}`)).body.error).toBe('bad_request');
  });

  it.skipIf(!chromium)('draws them, with a table under each plot and a file to take along', async () => {
    const browser = await launchBrowser(chromium as string);
    try {
      const { page, complaints } = await visit(browser, await server.linkFor(ana), {
        viewport: { width: 1280, height: 800 },
      });
      await page.locator('.top').getByRole('button', { name: 'Menu' }).click();
      await page.locator('.top').getByRole('button', { name: 'Reports', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Reports' });
      const title = 'Time to the first contact by a person';
      const section = dialog.getByRole('region', { name: title, exact: true });
      await section.getByRole('img').waitFor();
      expect(await section.getByRole('row', { name: /^High <11/ }).count()).toBe(1);
      const { DESK_PICTURES } = process.env;
      if (DESK_PICTURES) await page.screenshot({ path: `${DESK_PICTURES}/reports.png` });
      expect(await violations(page)).toEqual([]);
      const downloading = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Download CSV' }).click();
      expect((await downloading).suggestedFilename()).toMatch(/^report-.*\.csv$/);
      expect(complaints).toEqual([]);
    } finally {
      await leaveBrowser(browser);
    }
  });
});
