import { el, setText } from '../../shared/dom.ts';
import { type Entry, shownText } from '../client/transcript.ts';
import { dayName } from './day.ts';
import { type MessageView, messageView } from './message-view.ts';
import type { Model, Part } from './model.ts';

/** Messages of one sender within this time stand together under one name. */
const TOGETHER_MS = 5 * 60_000;
/** The client counts as reading the newest messages while within this distance of the bottom. */
const NEAR_BOTTOM_PX = 80;
/** Messages that come right after connecting are a replay: a screen reader is not made to read them all. */
const REPLAY_QUIET_MS = 600;

function followsOn(before: Entry | undefined, entry: Entry): boolean {
  if (before === undefined || before.from !== entry.from || before.name !== entry.name) return false;
  const gap = new Date(entry.at).getTime() - new Date(before.at).getTime();
  return gap >= 0 && gap < TOGETHER_MS && entry.from !== 'system';
}

/** The list of messages: `role="log"`, polite, kept at the newest message unless the client scrolled up. */
export function messageLog(retry: (id: string) => void, now: () => Date): Part {
  const list = el('div', { class: 'log-list' });
  const empty = el('p', { class: 'log-empty' });
  const node = el(
    'div',
    { class: 'log in-chat', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions', tabindex: '0' },
    list,
  );
  const views = new Map<string, MessageView>();
  const days = new Map<string, HTMLElement>();
  let wasOnline = false;
  let atBottom = true;
  let quietTimer: ReturnType<typeof setTimeout> | undefined;

  node.addEventListener('scroll', () => {
    atBottom = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_BOTTOM_PX;
  });
  // Notes, answers and a growing input take room from the messages: the newest stays in sight.
  new ResizeObserver(() => {
    if (atBottom) node.scrollTop = node.scrollHeight;
  }).observe(node);

  const beQuietDuringReplay = (online: boolean) => {
    if (online && !wasOnline) {
      node.setAttribute('aria-busy', 'true');
      clearTimeout(quietTimer);
      quietTimer = setTimeout(() => node.removeAttribute('aria-busy'), REPLAY_QUIET_MS);
    }
    wasOnline = online;
  };

  const arrange = (model: Model): HTMLElement[] => {
    const { entries } = model.chat;
    const newest = entries.findLast((entry) => entry.from === 'client')?.id;
    const wanted: HTMLElement[] = entries.length === 0 ? [empty] : [];
    setText(empty, model.texts.logEmpty);
    let day = '';
    for (const [index, entry] of entries.entries()) {
      const at = new Date(entry.at);
      const its = Number.isNaN(at.getTime()) ? day : at.toDateString();
      const newDay = its !== day;
      if (newDay) {
        const line = days.get(its) ?? el('p', { class: 'day' });
        days.set(its, line);
        setText(line, dayName(at, now(), model.language, model.texts));
        wanted.push(line);
        day = its;
      }
      const view = views.get(entry.id) ?? messageView(retry);
      views.set(entry.id, view);
      const next = entries[index + 1];
      view.update(
        entry,
        {
          text: shownText(entries, index),
          follows: !newDay && followsOn(entries[index - 1], entry),
          goesOn: next !== undefined && followsOn(entry, next),
          newest: entry.id === newest,
        },
        model,
      );
      wanted.push(view.node);
    }
    return wanted;
  };

  return {
    node,
    update: (model) => {
      node.setAttribute('aria-label', model.texts.log);
      beQuietDuringReplay(model.chat.connection === 'online');
      const known = list.childElementCount;
      const wanted = arrange(model);
      for (const child of [...list.children]) if (!wanted.includes(child as HTMLElement)) child.remove();
      for (const [index, child] of wanted.entries()) {
        // Only what is out of place moves: a moved node would be announced again.
        if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null);
      }
      const live = new Set(model.chat.entries.map(({ id }) => id));
      for (const id of views.keys()) if (!live.has(id)) views.delete(id);
      const ownNew = model.chat.entries.at(-1)?.from === 'client' && wanted.length > known;
      if (ownNew) atBottom = true;
      if (atBottom) node.scrollTop = node.scrollHeight;
    },
  };
}
