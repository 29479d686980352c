import { videoLinkFor } from '../../../handoff/care/video-link.ts';
import { deskLink } from '../../../handoff/escalation/page-text.ts';
import { type Block, button, menu } from '../block-kit.ts';
import type { CardFacts } from './card-facts.ts';
import type { CardOptions } from './card-options.ts';

export const CLAIM_ACTION = 'handoff_claim';
export const BACKUP_ACTION = 'handoff_backup';
export const CALL_ACTION = 'handoff_call';
export const VIDEO_ACTION = 'handoff_video';
export const DISPATCH_ACTION = 'handoff_dispatch';
export const SNOOZE_ACTION = 'handoff_snooze';
export const JOIN_ACTION = 'handoff_join';
export const RESOLVE_ACTION = 'handoff_resolve';
export const MORE_ACTION = 'handoff_more';
export const DESK_ACTION = 'handoff_desk';

/** What the menu beside the buttons offers; who may do what is checked when it is pressed. */
export const MORE_OPTIONS = {
  handoff_reply: 'Reply from a list …',
  handoff_screener: 'C-SSRS screener …',
  handoff_lower: 'Lower the level …',
  handoff_plan: 'Edit the crisis plan …',
  handoff_contact: 'Call an emergency contact …',
  call_reached: 'Called: reached the client',
  call_no_answer: 'Called: no answer',
  call_voicemail: 'Called: left a voicemail',
  release: 'Hand back to the queue',
  handoff_join: 'Join as second clinician',
  handoff_leave: 'Leave as second clinician',
  handoff_take_over: 'Take over …',
  handoff_withdraw: 'Withdraw …',
  near_miss: 'Report a near miss …',
  incident_review: 'After-incident review …',
} as const;
export type MoreOption = keyof typeof MORE_OPTIONS;

/** While nobody has it; and after it is closed. */
const WAITING_OPTIONS: readonly MoreOption[] = ['handoff_withdraw', 'near_miss'];
const CLOSED_OPTIONS: readonly MoreOption[] = ['near_miss', 'incident_review'];

/** What can be done with a handoff in its state. */
export function cardButtons(
  facts: Pick<CardFacts, 'id' | 'level' | 'state' | 'isLapsed'>,
  options: CardOptions,
): Block[] {
  const { id, state } = facts;
  const desk = button(DESK_ACTION, 'Open at the desk', id, { url: deskLink(options.publicUrl, id) });
  const isUrgent = facts.level === 'high' || facts.level === 'imminent';
  const accept = button(CLAIM_ACTION, 'Accept', id, { style: isUrgent ? 'danger' : 'primary' });
  if (state === 'waiting') return [accept, more(id, WAITING_OPTIONS), desk];
  if (state !== 'claimed' && state !== 'contacted') return [more(id, CLOSED_OPTIONS), desk];
  const room = videoLinkFor(options.videoLink ?? null, id);
  return [
    ...(facts.isLapsed ? [accept] : []),
    button(BACKUP_ACTION, 'Ask for backup', id),
    button(CALL_ACTION, '📞 Call', id),
    ...(room ? [button(VIDEO_ACTION, '🎥 Join video', id)] : []),
    button(DISPATCH_ACTION, '🚑 Dispatch', id),
    button(SNOOZE_ACTION, '⏰ Snooze', id),
    button(RESOLVE_ACTION, 'Resolve', id, { style: 'primary' }),
    more(id, Object.keys(MORE_OPTIONS) as MoreOption[]),
    desk,
  ];
}

function more(handoffId: string, options: readonly MoreOption[]): Block {
  const choices = options.map((option) => ({ value: `${option}:${handoffId}`, text: MORE_OPTIONS[option] }));
  return menu(MORE_ACTION, 'More', choices);
}
