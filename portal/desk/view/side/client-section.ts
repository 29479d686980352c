import { flagWord, jurisdictionWord, preferenceWord } from '../../../../words/of-care.ts';
import { CALL_WORDS, channelWord } from '../../../../words/of-handoffs.ts';
import { el } from '../../../shared/dom.ts';
import { since, timeIn } from '../../time.ts';
import { button, phoneLink } from '../parts.ts';
import type { SideSection, SideView } from './side-section.ts';

/** Older than this, where the client was says little about where they are. */
const STALE_HOURS = 24;

const fact = (label: string, ...value: (Node | string)[]) =>
  el('div', { class: 'fact' }, el('dt', {}, label), el('dd', {}, ...value));

export const clientSection: SideSection = {
  title: 'Client and safety',
  facts: ({ shown, meId }) => [
    shown.client,
    shown.handoff?.clinicianId === meId,
    shown.handoff?.state,
    minuteOf(),
  ],
  draw: (view) => {
    const { client } = view.shown;
    const facts = [
      fact('Where', locationText(view)),
      client.phone ? fact('Phone', phoneLink(client.phone, 'client')) : undefined,
      fact(
        'Language and time',
        `${languageWord(client.language)} · `,
        client.isTimeZoneAssumed
          ? el(
              'span',
              { class: 'assumed' },
              `about ${timeIn(client.timeZone) ?? client.timeZone}: their time zone is assumed`,
            )
          : (timeIn(client.timeZone) ?? client.timeZone),
      ),
      client.isMinor
        ? fact('Age', 'Under 18', client.birthDate ? ` · born ${client.birthDate}` : '')
        : undefined,
      !client.isMinor && client.birthDate ? fact('Born', client.birthDate) : undefined,
      client.guardian
        ? fact(
            'Guardian',
            client.guardian.name,
            ' ',
            client.guardian.phone ? phoneLink(client.guardian.phone, 'guardian') : '',
          )
        : undefined,
      client.contactPreference ? fact('Prefers', preferenceWord(client.contactPreference)) : undefined,
      client.safeWindow ? fact('Safe to reach', client.safeWindow) : undefined,
      client.quietHours.length === 2
        ? fact(
            'Quiet hours',
            `${client.quietHours.join(' to ')}${client.isTimeZoneAssumed ? ', in the assumed zone' : ''}`,
          )
        : undefined,
      client.program ? fact('Program', client.program) : undefined,
      client.flags.length > 0 ? fact('Flags', client.flags.map(flagWord).join(', ')) : undefined,
      client.jurisdictionMode === 'full'
        ? undefined
        : fact('Guide may', jurisdictionWord(client.jurisdictionMode)),
    ].filter((one) => one !== undefined);
    return [...dangers(view), el('dl', { class: 'facts' }, ...facts), ...callButtons(view)];
  },
};

function dangers({ shown: { client } }: SideView): HTMLElement[] {
  const lines: string[] = [];
  if (client.lockedChannel) lines.push(`Only ${channelWord(client.lockedChannel)} is safe for this client.`);
  if (client.optedOut.length > 0)
    lines.push(`Opted out of: ${client.optedOut.map(channelWord).join(', ')}. Call instead.`);
  return lines.map((line) => el('p', { class: 'danger' }, `⚠ ${line}`));
}

function locationText({ shown: { client } }: SideView): HTMLElement {
  const { location } = client;
  if (!location) return el('span', { class: 'warn' }, '⚠ Not known. Ask for it early.');
  if (!location.at)
    return el(
      'span',
      {},
      location.text,
      el('span', { class: 'warn' }, ' ⚠ On file, age unknown: confirm it.'),
    );
  const isStale = Date.now() - Date.parse(location.at) > STALE_HOURS * 3_600_000;
  const age = `said ${since(location.at)} ago`;
  return el(
    'span',
    {},
    location.text,
    el('span', { class: isStale ? 'warn' : 'age' }, isStale ? ` ⚠ ${age}: confirm it.` : ` (${age})`),
  );
}

/** Calling is contact, too: whoever has the client says here what came of it. */
function callButtons({ shown, meId, actions }: SideView): HTMLElement[] {
  const { handoff } = shown;
  const isMine =
    handoff !== null && handoff.clinicianId === meId && ['claimed', 'contacted'].includes(handoff.state);
  if (!isMine) return [];
  return [
    el(
      'div',
      { class: 'call-log', role: 'group', 'aria-label': 'Log a call to the client' },
      el('p', { class: 'hint' }, 'Called the client? Log what came of it:'),
      ...Object.entries(CALL_WORDS).map(([outcome, label]) =>
        button(label, () => actions.logCall(outcome), { kind: 'plain', mark: `call-${outcome}` }),
      ),
    ),
  ];
}

function languageWord(code: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Ages are shown in minutes, so that the section is drawn again each minute. */
function minuteOf(): number {
  return Math.floor(Date.now() / 60_000);
}
