import { el } from '../../shared/dom.ts';
import type { Adding, Helped, Picture } from '../client/own-calls.ts';
import type { Opening } from '../client/vault.ts';
import { actions } from './actions.ts';
import { breathePage } from './breathing.ts';
import { choices } from './choices.ts';
import { composer } from './composer.ts';
import { endPage } from './end-page.ts';
import { feedback } from './feedback.ts';
import { header } from './header.ts';
import { helpStrip } from './help-strip.ts';
import { hopePage } from './hope-page.ts';
import { keepPage } from './keep-page.ts';
import { lockPage } from './lock-page.ts';
import { messageLog } from './message-log.ts';
import type { Model, Part } from './model.ts';
import { notices } from './notices.ts';
import type { PageName, PageWays } from './page.ts';
import { pages } from './pages.ts';
import { planPage } from './plan-page.ts';
import { savePage } from './save-page.ts';
import { typing } from './typing.ts';

export interface PanelHandlers {
  readonly send: (text: string) => boolean;
  readonly retry: (id: string) => void;
  readonly setTyping: (on: boolean) => void;
  readonly startAgain: () => void;
  readonly switchLanguage: () => void;
  readonly exit: () => void;
  readonly close: (() => void) | undefined;
  readonly now: () => Date;
  readonly exitNoteSeen: () => boolean;
  readonly sawExitNote: () => void;
  readonly refreshPlan: () => void;
  readonly helped: (answer: Helped) => void;
  readonly pictures: () => Promise<readonly Picture[] | undefined>;
  readonly picture: (id: string) => Promise<Blob | undefined>;
  readonly addPicture: (body: Blob) => Promise<Adding>;
  readonly removePicture: (id: string) => Promise<boolean>;
  readonly keep: (pin: string) => Promise<boolean>;
  readonly lock: () => void;
  readonly stopKeeping: () => void;
  readonly unlock: (pin: string) => Promise<Opening>;
  /** Ends the chat here; resolves to whether the server heard it. */
  readonly end: () => Promise<boolean>;
  readonly startNew: () => void;
}

export interface Panel extends Part {
  focusInput(): void;
  /** Shows a page, or the messages; `takesFocus` false where nobody asked for it. */
  open(page: PageName | undefined, takesFocus?: boolean): void;
  readonly page: PageName | undefined;
}

/** The whole chat: header, actions, notes, messages, answers, input and help by phone, from top to bottom. */
export function panel(handlers: PanelHandlers): Panel {
  let model: Model | undefined;
  const input = composer(handlers.send, handlers.setTyping);
  const open = (name: PageName | undefined) => book.show(name);
  const say = (text: string) => {
    book.show(undefined);
    handlers.send(text);
  };
  const ways: PageWays = {
    back: () => book.show(undefined),
    person: () => model && say(model.texts.personMessage),
  };
  const book = pages(
    [
      planPage(ways, say, handlers.refreshPlan),
      breathePage(ways),
      hopePage(ways, {
        pictures: handlers.pictures,
        picture: handlers.picture,
        add: handlers.addPicture,
        remove: handlers.removePicture,
        refreshPlan: handlers.refreshPlan,
      }),
      savePage(ways, handlers.now),
      keepPage(ways, { keep: handlers.keep, lock: handlers.lock, stop: handlers.stopKeeping }),
      lockPage({ unlock: handlers.unlock, startNew: handlers.startNew }),
      endPage(ways, {
        end: handlers.end,
        save: () => book.show('save'),
        startNew: handlers.startNew,
        helped: handlers.helped,
      }),
    ],
    (name) => {
      node.dataset.page = name ?? 'chat';
    },
    () => input.input.focus(),
  );
  const focusInput = () => {
    if (book.current === undefined) input.input.focus();
    else node.querySelector<HTMLElement>('.page:not([hidden]) :is(.pin, .page-title)')?.focus();
  };
  const notes = notices({
    say: handlers.send,
    startAgain: handlers.startAgain,
    exitNoteSeen: handlers.exitNoteSeen,
    sawExitNote: handlers.sawExitNote,
    focusAfter: focusInput,
  });
  const parts: readonly Part[] = [
    header(handlers.exit, handlers.close),
    actions({
      say: handlers.send,
      open,
      switchLanguage: () => {
        notes.offerLanguage();
        handlers.switchLanguage();
      },
    }),
    notes,
    messageLog(handlers.retry, handlers.now),
    typing(),
    feedback(handlers.helped, () => input.input.focus()),
    choices(handlers.send, open, () => input.input),
    input,
    helpStrip(),
  ];
  const [strip, ...others] = parts.map((part) => part.node).reverse();
  const node = el(
    'section',
    { class: 'panel', 'data-page': 'chat' },
    ...others.reverse(),
    ...book.nodes,
    strip,
  );
  if (handlers.close) node.setAttribute('role', 'dialog');
  // Escape leaves a page first; only then does it close the chat around it.
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || book.current === undefined || book.current === 'lock') return;
    event.stopPropagation();
    book.show(undefined);
  });
  return {
    node,
    focusInput,
    open: (name, takesFocus) => book.show(name, takesFocus),
    get page() {
      return book.current;
    },
    update: (next) => {
      model = next;
      node.lang = next.language;
      node.setAttribute('aria-label', next.texts.panelLabel);
      for (const part of parts) part.update(next);
      book.update(next);
    },
  };
}
