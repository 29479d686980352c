import {
  categoryWord,
  consentStateWord,
  consentWord,
  followUpStateWord,
  followUpWord,
  planStatusWord,
  skillWord,
  stepResultWord,
  stepWord,
  whoWord,
} from '../../../../words/of-care.ts';
import { channelWord, eventWord, LEVEL_WORDS, reasonWord } from '../../../../words/of-handoffs.ts';
import { alertWord, taskEndWord, taskWord } from '../../../../words/of-work.ts';
import { midway, plain } from '../../../../words/say.ts';
import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import type { Level } from '../../client/wire.ts';
import type { TimelineEntry } from '../../client/wire-care.ts';
import { clockTime, dayName, dayTime, serverNow } from '../../time.ts';
import { button, levelBadge } from '../parts.ts';
import { showModal } from './form-dialog.ts';

interface Page {
  readonly entries: readonly TimelineEntry[];
  readonly hasEarlier: boolean;
  readonly staff: Readonly<Record<string, string>>;
}

/** What happened with a client over all channels, the newest first, a heading for each day. */
export async function timelineDialog(
  api: Api,
  client: { readonly id: string; readonly title: string },
  open: (handoffId: string) => void,
): Promise<void> {
  const list = el('div', { class: 'timeline' });
  const failure = el('p', { class: 'failure', role: 'alert' });
  const earlier = button('Show earlier', () => void more(), { kind: 'quiet' });
  let before: string | null = null;
  let day = '';

  async function read(): Promise<void> {
    const query = before ? `?before=${encodeURIComponent(before)}` : '';
    const page = await api.get<Page>(`/clients/${client.id}/timeline${query}`);
    before = page.entries.at(-1)?.at ?? before;
    for (const entry of page.entries) {
      const its = Date.parse(entry.at) > serverNow() ? 'Still to come' : dayName(entry.at);
      if (its !== day) list.append(el('h3', {}, its), el('ul', { class: 'plain' }));
      day = its;
      list.lastElementChild?.append(entryView(entry, page.staff, leave));
    }
    earlier.hidden = !page.hasEarlier;
  }
  async function more(): Promise<void> {
    failure.textContent = '';
    await read().catch((error) => {
      failure.textContent = error instanceof Error ? error.message : String(error);
    });
  }
  const leave = (handoffId: string) => {
    dialog.close();
    open(handoffId);
  };

  await read();
  if (list.childElementCount === 0) list.append(el('p', { class: 'empty' }, 'Nothing yet.'));
  const dialog = showModal(
    el(
      'div',
      {},
      el('h2', { id: 'timeline-title' }, `Timeline of ${client.title}`),
      el(
        'p',
        { class: 'hint' },
        'All channels together. Messages are counted by the hour, without their words.',
      ),
      list,
      failure,
      el(
        'div',
        { class: 'dialog-buttons' },
        earlier,
        button('Close', () => dialog.close(), { kind: 'main' }),
      ),
    ),
    'timeline-title',
  );
  dialog.classList.add('dialog-wide');
}

function entryView(
  entry: TimelineEntry,
  staff: Page['staff'],
  leave: (handoffId: string) => void,
): HTMLElement {
  const who = entry.kind === 'consent' ? '' : whoWord(entry.by, staff);
  const isAhead = Date.parse(entry.at) > serverNow();
  const { handoffId } = entry;
  return el(
    'li',
    { class: `entry entry-${entry.kind.split('_')[0]}${isAhead ? ' entry-ahead' : ''}` },
    el(
      'time',
      { datetime: entry.at, class: 'entry-time' },
      isAhead ? dayTime(entry.at) : clockTime(entry.at),
    ),
    el(
      'span',
      {},
      entry.kind === 'risk' ? levelBadge(entry.what as Level) : undefined,
      entry.kind === 'risk' ? ' ' : '',
      sentenceOf(entry),
      who && entry.kind !== 'risk' ? ` · ${who}` : '',
      handoffId && entry.kind === 'handoff_opened' ? ' ' : '',
      handoffId && entry.kind === 'handoff_opened'
        ? button('Open', () => leave(handoffId), { kind: 'quiet', about: 'this handoff' })
        : undefined,
    ),
  );
}

function sentenceOf({ kind, what, detail, count }: TimelineEntry): string {
  const word = what ?? '';
  const more =
    detail && !['desk', 'slack', 'voice', 'command', 'clinician'].includes(detail)
      ? `: ${midway(reasonWord(kind.replace('handoff_', ''), detail))}`
      : '';
  if (kind === 'messages') {
    const number = count === 1 ? 'One message' : `${count} messages`;
    return `${number} ${detail === 'in' ? 'from the client' : 'to the client'}, ${channelWord(word)}`;
  }
  if (kind === 'risk') return (detail ?? '').split(',').filter(Boolean).map(categoryWord).join(', ');
  if (kind.startsWith('handoff_')) {
    const level =
      kind === 'handoff_opened' ? ` at ${(LEVEL_WORDS[word as Level] ?? word).toLowerCase()}` : '';
    return `${eventWord(kind.slice('handoff_'.length))}${level}${kind === 'handoff_opened' ? '' : more}`;
  }
  if (kind === 'incident_opened') return `Danger to life: ${midway(categoryWord(word))}`;
  if (kind === 'incident_closed') return `Incident closed: ${midway(categoryWord(word))}`;
  if (kind === 'incident_step')
    return `${stepWord(word)}${detail ? `: ${midway(stepResultWord(detail))}` : ''}`;
  if (kind === 'plan') return `Crisis plan, version ${count}: ${planStatusWord(word)}`;
  if (kind === 'consent') return `Consent ${consentStateWord(detail ?? '')}: ${midway(consentWord(word))}`;
  if (kind === 'skill') return `Skill: ${skillWord(word)}${detail ? `, ${detail} of 10` : ''}`;
  if (kind === 'check_in')
    return `Check-in, ${plain(word).toLowerCase()}${detail ? `, ${detail} of 10` : ''}`;
  if (kind === 'follow_up')
    return `Follow-up, ${midway(followUpWord(word))}: ${followUpStateWord(detail ?? '')}`;
  if (kind === 'task_opened') return `Task: ${midway(taskWord(word))}`;
  if (kind === 'task_closed')
    return `Task closed: ${midway(taskWord(word))}${detail ? `: ${midway(taskEndWord(detail))}` : ''}`;
  if (kind === 'alert') return `Alert: ${alertWord(word)}`;
  if (kind === 'screening')
    return `C-SSRS screener: ${word === 'none' ? 'no item endorsed' : `${word} risk`}`;
  if (kind === 'disclosure') return `Disclosure ${word === 'completed' ? 'logged' : 'prepared'}`;
  return `${plain(kind)}${more}`;
}
