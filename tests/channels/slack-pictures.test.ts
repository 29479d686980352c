import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { MODALS } from '../../channels/slack/modals/all.ts';
import { saveProgramContacts } from '../../program/contacts/program-contacts.ts';
import { savePlanVersion } from '../../program/plans/save-plan.ts';
import { slackHtml } from '../peers/slack-html.ts';
import { launchBrowser } from '../portal/support/browser.ts';
import { hasBrowser } from '../support/peers-available.ts';
import { CHANNEL, SlackWorld, until } from './slack-world.ts';

const pictures = process.env.DESK_PICTURES;
const chromium = pictures ? hasBrowser() : undefined;

/** Only where somebody wants to look: what is right about the forms is tested elsewhere. */
describe.skipIf(!chromium)('pictures of the Slack side', () => {
  let world: SlackWorld;
  beforeAll(async () => {
    world = await SlackWorld.start({ videoLink: 'https://meet.example/{handoff}' });
    mkdirSync(pictures ?? '', { recursive: true });
  });
  afterAll(() => world.stop());

  it('card, home page and every form', { timeout: 180_000 }, async () => {
    const ana = await world.staff('Ana Ruiz', 'U0ANA', ['clinician', 'supervisor']);
    const clientId = await world.client();
    await world.database.transact(clientId, async (tx) => {
      await saveProgramContacts(tx, [
        { name: 'Rosa Ortiz', relationship: 'sister', phone: '+15550108888', consent: 'notify_if_no_answer' },
      ]);
      const steps = [[{ text: 'I stop answering' }], [{ text: 'Walk the dog' }], [], [], [], []];
      await savePlanVersion(tx, {
        steps,
        reasons: ['My niece'],
        status: 'active',
        author: 'client',
        language: 'en',
      });
    });
    const handoffId = await world.open(clientId, 'high');
    await world.write(clientId, 'i am here', handoffId);
    await world.settled();
    const shown: [string, Record<string, unknown>][] = [
      ['card-waiting', { ...world.alertOf(handoffId) } as Record<string, unknown>],
    ];
    await world.handoffs.claim(handoffId, ana, 'slack');
    await world.settled();
    shown.push(['card-claimed', { ...world.alertOf(handoffId) } as Record<string, unknown>]);
    const { acts } = world.handoffs;
    const incidentId = await acts.openIncident({ clientId, kind: 'suicide', staffId: ana });
    await acts.closeIncident(clientId, incidentId, ana, 'safe_with_plan', { override: 'not needed' });
    const { views } = world.workspace;
    for (const { id } of MODALS) {
      const [before, told] = [views.length, world.whispersTo('U0ANA').length];
      await world.press('handoff_more', handoffId, 'U0ANA', `${id}:${handoffId}`);
      await until(() => views.length > before || world.whispersTo('U0ANA').length > told);
      const view = views.at(-1);
      if (views.length > before && view) shown.push([id, view]);
    }
    await world.driver.event({ type: 'app_home_opened', user: 'U0ANA', tab: 'home', channel: CHANNEL });
    await until(() => world.workspace.called('views.publish').length > 0);
    const published = world.workspace.called('views.publish').at(-1)?.args ?? {};
    shown.push(['home', (published as { view?: Record<string, unknown> }).view ?? {}]);
    const browser = await launchBrowser(chromium as string);
    const page = await browser.newPage({ viewport: { width: 560, height: 400 } });
    for (const [name, view] of shown) {
      await page.setContent(slackHtml(view));
      await page.screenshot({ path: path.join(pictures ?? '', `slack-${name}.png`), fullPage: true });
    }
    await browser.close();
  });
});
