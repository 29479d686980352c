import { channelWord, stateWord, triggerWord } from '../../../words/of-handoffs.ts';
import { el } from '../../shared/dom.ts';
import type { Case, Level } from '../client/wire.ts';
import { clientTitle } from '../client-title.ts';
import { clockTime } from '../time.ts';
import { menu } from './fold.ts';
import { button, closedBadge, drillMark, elapsed, levelBadge, pictures } from './parts.ts';

/** What can be done about the handoff in sight. */
export interface HeadActions {
  readonly claim: () => void;
  readonly release: () => void;
  readonly takeOver: () => void;
  readonly transfer: () => void;
  readonly resolve: () => void;
  readonly withdraw: () => void;
  readonly lowerLevel: () => void;
  readonly handBack: () => void;
  readonly backup: () => void;
  readonly pause: () => void;
  readonly endPause: () => void;
  readonly join: () => void;
  readonly leave: () => void;
  readonly screener: () => void;
  readonly dispatch: () => void;
  readonly video: () => void;
  readonly timeline: () => void;
}

/** Who it is, how it stands, and what this person can do about it. */
export function headParts(shown: Case, meId: string, actions: HeadActions): HTMLElement[] {
  const { client, handoff } = shown;
  const name = client.preferredName ?? client.name;
  const title = el(
    'div',
    { class: 'case-title' },
    el(
      'h2',
      { tabindex: -1, id: 'case-title' },
      name ? `${name} ` : '',
      el('span', { class: 'ref' }, clientTitle(client)),
    ),
    drillMark(client.drill || handoff?.drill === true),
    handoff ? levelBadge(handoff.level) : undefined,
    handoff ? closedBadge(handoff.closingLevel as Level | null) : undefined,
    client.session && client.session.level !== handoff?.level
      ? levelBadge(client.session.level, 'Now: ')
      : undefined,
  );
  if (!handoff) {
    return [
      title,
      el('p', { class: 'case-state' }, 'No handoff: the guide talks with this client.'),
      el('div', { class: 'case-buttons' }, button('Timeline', actions.timeline, { kind: 'quiet' })),
    ];
  }
  return [title, stateView(shown, meId), buttons(shown, meId, actions)];
}

function buttons({ handoff, can, client }: Case, meId: string, actions: HeadActions): HTMLElement {
  const row = el('div', { class: 'case-buttons' });
  const timeline = button('Timeline', actions.timeline, { kind: 'quiet' });
  if (!handoff || ['resolved', 'withdrawn'].includes(handoff.state)) {
    row.append(timeline);
    return row;
  }
  const isMine = handoff.clinicianId === meId;
  const isFree = handoff.state === 'waiting' || handoff.isLapsed;
  const may = (action: string) => can.includes(action);
  if (may('claim') && isFree && !(isMine && !handoff.isLapsed))
    row.append(button('Claim', actions.claim, { kind: 'main' }));
  if (may('resolve') && handoff.state === 'contacted')
    row.append(button('Resolve …', actions.resolve, { kind: isMine ? 'main' : 'plain' }));
  const canLower = may('lower_level') && client.session !== null && client.session.level !== 'none';
  const isSecond = handoff.secondClinicianId === meId;
  if ((may('take_over') || isSecond) && !isMine && !isFree)
    row.append(button('Take over …', actions.takeOver));
  if (may('claim') && !isMine && !isFree && handoff.secondClinicianId === null)
    row.append(button('Join', actions.join));
  if (isSecond) row.append(button('Leave', actions.leave, { kind: 'quiet' }));
  if (isMine && handoff.snoozedUntil) row.append(button('End pause', actions.endPause));
  if (isMine && client.phone) row.append(callLink(client.phone));
  const care = [
    may('lower_level') ? button('C-SSRS …', actions.screener) : undefined,
    may('decide_dispatch') ? button('Help was sent …', actions.dispatch) : undefined,
  ];
  const rest = [
    timeline,
    isMine ? button('Video room', actions.video, { kind: 'quiet' }) : undefined,
    may('transfer') && handoff.state !== 'waiting'
      ? button('Hand over …', actions.transfer, { kind: 'quiet' })
      : undefined,
    may('ask_backup') && handoff.secondClinicianId === null
      ? button('Ask for backup …', actions.backup, { kind: 'quiet' })
      : undefined,
    may('snooze') && handoff.state === 'contacted' && handoff.snoozedUntil === null
      ? button('Pause …', actions.pause, { kind: 'quiet' })
      : undefined,
    may('release') && isMine && handoff.previousClinicianId && handoff.previousClinicianId !== meId
      ? button('Hand back …', actions.handBack, { kind: 'quiet' })
      : undefined,
    may('release') && isMine ? button('Back to queue …', actions.release, { kind: 'quiet' }) : undefined,
    canLower ? button('Lower level …', actions.lowerLevel, { kind: 'quiet' }) : undefined,
    may('withdraw') ? button('Withdraw …', actions.withdraw, { kind: 'quiet' }) : undefined,
  ];
  // Where there is room the forms of care stand in the row; the small screen has one menu for all.
  row.append(
    el('span', { class: 'wide-only' }, ...care),
    menu('More', ...care.map((one) => narrowTwin(one)), ...rest),
  );
  return row;
}

/** The same button inside of the menu, where the row has no room for it. */
function narrowTwin(one: HTMLButtonElement | undefined): HTMLElement | undefined {
  if (!one) return undefined;
  const twin = button(one.textContent ?? '', () => one.click(), { kind: 'quiet' });
  twin.classList.add('narrow-only');
  return twin;
}

function callLink(phone: string): HTMLElement {
  return el(
    'a',
    { href: `tel:${phone.replace(/[^\d+]/g, '')}`, class: 'button', 'data-focus': 'call-client' },
    pictures.phone(),
    'Call',
  );
}

/** What the head depends on. */
export function headFacts({ handoff, staff }: Case): unknown {
  if (!handoff) return null;
  const { events: _events, tried: _tried, ...facts } = handoff;
  return [facts, staff[handoff.clinicianId ?? ''], staff[handoff.secondClinicianId ?? '']];
}

function stateView({ handoff, staff }: Case, meId: string): HTMLElement {
  const line = el('p', { class: 'case-state' });
  if (!handoff) return line;
  const holder = handoff.clinicianId === meId ? 'you' : (staff[handoff.clinicianId ?? ''] ?? 'nobody');
  const from = `${triggerWord(handoff.trigger)} · by ${channelWord(handoff.channel)} · `;
  if (handoff.state === 'waiting') line.append(elapsed(handoff.openedAt, 'Waiting '));
  else if (handoff.state === 'claimed')
    line.append(`Claimed by ${holder}. Write or call soon: the claim runs out.`);
  else if (handoff.state === 'contacted') line.append(`In contact with ${holder}`);
  else line.append(stateWord(handoff.state));
  line.append(' · ', el('span', { class: 'case-from' }, from), handoff.code);
  if (handoff.secondClinicianId) {
    const second =
      handoff.secondClinicianId === meId ? 'you' : (staff[handoff.secondClinicianId] ?? 'a colleague');
    line.append(` · second clinician: ${second}`);
  }
  if (handoff.snoozedUntil) line.append(` · agreed pause until ${clockTime(handoff.snoozedUntil)}`);
  if (handoff.isLapsed)
    line.append(el('strong', { class: 'case-warning' }, ' ⚠ The claim has run out; anybody may take it.'));
  if (handoff.nextContact) line.append(` · Next contact: ${handoff.nextContact}`);
  return line;
}
