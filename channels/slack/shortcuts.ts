import { shortCode } from '../../handoff/rows.ts';
import type { Database } from '../../platform/database/database.ts';
import { actions, type Block, button, context, section } from './block-kit.ts';
import { cardButtons, DESK_ACTION, MORE_ACTION } from './card/card-buttons.ts';
import { answerCommand } from './commands/answer-command.ts';
import type { CommandParts } from './commands/command.ts';
import type { Forms } from './modals/forms.ts';
import { type ModalOrigin, messageView } from './modals/modal.ts';
import { handoffOfThread } from './thread/find-handoff.ts';

/** Callback ids as the manifest names them. */
export const SHORTCUTS = {
  queue: 'crisis_queue',
  nearMiss: 'crisis_near_miss',
  /** On a message: everything that can be done with its handoff. */
  handoff: 'crisis_handoff',
} as const;

interface Shortcut {
  readonly callback_id: string;
  readonly trigger_id: string;
  readonly user: { readonly id: string; readonly name?: string; readonly username?: string };
  readonly channel?: { readonly id?: string };
  readonly message?: { readonly ts?: string; readonly thread_ts?: string };
}

/** Slack's shortcuts: from anywhere, and on a message. */
export class Shortcuts {
  private readonly database: Database;
  private readonly commands: CommandParts;
  private readonly forms: Forms;

  constructor(parts: { database: Database; commands: CommandParts; forms: Forms }) {
    this.database = parts.database;
    this.commands = parts.commands;
    this.forms = parts.forms;
  }

  /** Never throws: what goes wrong is told to whoever asked. */
  async run(given: unknown): Promise<void> {
    const shortcut = given as Shortcut;
    const opening = {
      origin: { handoffId: null, channel: shortcut.channel?.id ?? '' } satisfies ModalOrigin,
      user: shortcut.user.id,
      triggerId: shortcut.trigger_id,
    };
    if (shortcut.callback_id === SHORTCUTS.nearMiss) return this.forms.open('near_miss', opening);
    if (shortcut.callback_id === SHORTCUTS.queue) {
      return this.forms.show(opening, async () => {
        const userName = shortcut.user.name ?? shortcut.user.username ?? null;
        const asked = { text: 'queue', user: shortcut.user.id, userName };
        return readView('The queue', [section(await answerCommand(this.commands, asked))]);
      });
    }
    if (shortcut.callback_id === SHORTCUTS.handoff)
      await this.forms.show(opening, () => this.handoffMenu(shortcut));
  }

  private async handoffMenu({ channel, message }: Shortcut): Promise<Block> {
    const root = message?.thread_ts ?? message?.ts ?? '';
    const handoff = await handoffOfThread(this.database, channel?.id ?? '', root);
    if (!handoff) return messageView('Handrail', 'This message belongs to no handoff.');
    const { state, level } = handoff;
    const facts = { id: handoff.id, level, state, isLapsed: false };
    const buttons = cardButtons(facts, { phi: this.commands.phi, publicUrl: this.commands.publicUrl });
    // A form can be opened from a button here; the menu of the card stands beside it on the card.
    const usable = buttons.filter(({ action_id: id }) => id !== MORE_ACTION);
    const desk = usable.filter(({ action_id: id }) => id === DESK_ACTION);
    const forms = [
      'handoff_reply',
      'handoff_screener',
      'handoff_lower',
      'handoff_plan',
      'handoff_contact',
    ] as const;
    const words = [
      'Reply from a list',
      'C-SSRS screener',
      'Lower the level',
      'Edit the plan',
      'Emergency contact',
    ];
    const isHeld = state === 'claimed' || state === 'contacted';
    const isClosed = state === 'resolved' || state === 'withdrawn';
    const more = [
      ...(isHeld ? forms.map((form, index) => button(form, words[index] ?? form, handoff.id)) : []),
      ...(isClosed ? [button('incident_review', 'After-incident review', handoff.id)] : []),
    ];
    const rest = usable.filter((one) => !desk.includes(one));
    const origin: ModalOrigin = { handoffId: handoff.id, channel: channel?.id ?? '' };
    return readView(
      `Handoff ${shortCode(handoff.id)}`,
      [
        actions([...rest, ...more, button('near_miss', 'Near miss', handoff.id), ...desk]),
        context('Forms open on top of this; the outcome is told in the channel.'),
      ],
      origin,
    );
  }
}

function readView(title: string, blocks: readonly Block[], origin: ModalOrigin | null = null): Block {
  return {
    type: 'modal',
    ...(origin ? { private_metadata: JSON.stringify(origin) } : {}),
    title: { type: 'plain_text', text: title.slice(0, 24) },
    close: { type: 'plain_text', text: 'Close' },
    blocks,
  };
}
