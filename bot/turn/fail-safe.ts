import { sayToClient } from '../../conversations/outbox/queue.ts';
import type { TurnInput } from '../../conversations/ports.ts';
import { raiseAlert } from '../../handoff/alerts.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { carryOutForStaff } from '../effects/carry-out.ts';
import { optOut, scopeOf } from '../effects/opt-out-effects.ts';
import { leavingEffects } from '../engine/leaving.ts';
import { queueHandoffEvent } from './handoff-events.ts';
import { loadBareClient } from './load-client.ts';
import type { PipelineParts } from './pipeline-parts.ts';
import { enterSession, raiseLevel } from './session.ts';

/**
 * What becomes of a message whose turn failed for good: a handoff at high, an alert, and one reviewed sentence to the client.
 * Opens nothing that is encrypted and asks no engine: whatever made the turn fail must not make this fail too.
 */
export async function failSafe(
  parts: Omit<PipelineParts, 'assess' | 'engine'>,
  tx: Transaction,
  input: TurnInput,
  errorCode: string,
): Promise<void> {
  const client = await loadBareClient(tx);
  const session = enterSession(tx, client.session, parts.protocolVersion, client.drill);
  tx.update('Message', input.messageId, { sessionId: session.id });
  raiseLevel(tx, session, 'high', 'turn_failed');
  const handoffId = await parts.door.open(tx, {
    level: 'high',
    trigger: 'turn_failed',
    queue: 'clinical',
    sessionId: session.id,
    messageId: input.messageId,
    channel: input.channel,
    drill: client.drill,
  });
  // A handoff that was open already does not begin its thread with this message.
  if (client.openHandoff) await parts.door.noteClientMessage(tx, client.openHandoff.id, input.messageId);
  else if (input.channel === 'botframework' && input.identityId) {
    const { identityId } = input;
    queueHandoffEvent(tx, parts.announcer, {
      identityId,
      handoffId,
      state: null,
      drill: client.drill,
    });
  }
  const about = { by: 'system', why: errorCode, handoffId, drill: client.drill };
  raiseAlert(tx, { kind: 'turn_failed', ...about });
  // Where the bot stood may be what it stumbled over: it starts afresh, beside a person.
  await tx.query('dialog_reset', 'DELETE FROM dialog_state WHERE client_id = $1', [tx.clientId]);
  tx.audit({ who: 'system', what: 'dialog.reset', why: errorCode, subject: input.messageId });
  if (input.event === 'opt_out') {
    await optOut(tx, input.text || null, scopeOf(input), parts.door, true);
    // That the turn failed counts as high: nobody has looked at how they are.
    for (const effect of leavingEffects('high', parts.program.voiceOutreachSeconds))
      await carryOutForStaff(tx, about, effect);
  }
  const isWithClinician = client.openHandoff !== null && client.openHandoff.state !== 'waiting';
  if (isWithClinician || input.event === 'opt_out') return;
  const { language } = client;
  const ids = await sayToClient(tx, parts.announcer, [
    {
      channel: input.channel,
      identityId: input.identityId,
      conversationId: input.conversationId,
      sender: 'bot',
      text: parts.failSafeText(language),
      language,
      templates: ['failsafe.turn_failed'],
      ownerRule: 'bot',
      sessionId: session.id,
      handoffId,
      drill: client.drill,
      uniqueKey: `failsafe:${input.inboxId}`,
    },
  ]);
  for (const id of ids) await parts.door.noteBotMessage(tx, handoffId, id);
}
