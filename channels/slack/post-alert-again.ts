import { PRIORITY, queueDelivery } from '../../conversations/outbox/queue.ts';
import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import type { ThreadHandoff } from './thread/find-handoff.ts';

/** Somebody deleted the alert of a handoff in Slack: it is posted anew, for a handoff must stay visible. */
export async function postAlertAgain(
  database: Database,
  announcer: Announcer,
  handoff: ThreadHandoff,
): Promise<void> {
  await database.transact(handoff.clientId, async (tx) => {
    tx.update('Handoff', handoff.id, { slackTs: null });
    queueDelivery(tx, announcer, {
      channel: 'console',
      recipient: `console:${handoff.id}`,
      kind: 'handoff_card',
      priority: PRIORITY.alert,
      ownerRule: 'any',
      handoffId: handoff.id,
      uniqueKey: `handoff_card:${tx.ids.next()}`,
      body: {},
      drill: handoff.drill,
    });
    tx.audit({
      who: 'system',
      what: 'handoff.alert_posted_again',
      why: 'deleted_in_slack',
      subject: handoff.id,
    });
  });
}
