import { el, setText } from '../../shared/dom.ts';
import { transcriptText } from '../client/transcript-text.ts';
import { momentName } from './day.ts';
import { senderName } from './message-view.ts';
import type { Model } from './model.ts';
import { type Page, type PageWays, pageFrame, statusLine, textButton } from './page.ts';

/** Hands the browser a file to save. Nothing is sent anywhere. */
function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  el('a', { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

/** The conversation as a file of the client's own, with the warning that it stays where others may open it. */
export function savePage(ways: PageWays, now: () => Date): Page {
  let model: Model | undefined;
  let saved = false;
  const lead = el('p');
  const warning = el('p', { class: 'page-warning' });
  const done = statusLine();
  const act = textButton('button-main', () => {
    if (model === undefined) return;
    const { chat, texts, language } = model;
    const { saveView } = texts;
    const text = transcriptText(chat.entries, {
      heading: saveView.heading,
      note: saveView.note(momentName(now(), language)),
      sender: (entry) => senderName(entry, texts),
      moment: (at) => momentName(at, language),
      unsent: texts.waiting,
    });
    saveFile(saveView.fileName(dayStamp(now())), text);
    saved = true;
    setText(done, saveView.done);
  });
  const frame = pageFrame('save', ways, lead, warning, act, done);
  return {
    name: 'save',
    node: frame.node,
    opened: () => {
      saved = false;
      setText(done, '');
    },
    update: (next) => {
      model = next;
      const { saveView } = next.texts;
      frame.update(next, saveView.title);
      setText(lead, saveView.lead);
      setText(warning, saveView.warning);
      setText(act, saveView.act);
      if (saved) setText(done, saveView.done);
      act.disabled = next.chat.entries.length === 0;
    },
  };
}

/** The reader's own day, as file names carry it. */
function dayStamp(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
