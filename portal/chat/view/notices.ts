import { el, setText } from '../../shared/dom.ts';
import type { Model, Part } from './model.ts';

export interface Notices extends Part {
  /** Offers, once, to have the conversation in the language that the buttons were switched to. */
  offerLanguage(): void;
}

export interface NoticeHandlers {
  readonly say: (text: string) => void;
  readonly startAgain: () => void;
  /** Whether the note about leaving was already seen in this tab, and how to remember that it was. */
  readonly exitNoteSeen: () => boolean;
  readonly sawExitNote: () => void;
  /** Where the focus goes when a note that had it is closed. */
  readonly focusAfter: () => void;
}

function note(className: string, role: string | undefined, press: () => void) {
  const words = el('p', { class: 'note-words' });
  const button = el('button', { type: 'button', class: 'note-button', onclick: press });
  const node = el('div', { class: `note ${className}`, role, hidden: true }, words, button);
  return { node, words, button };
}

/** The lines between the buttons and the messages: connection, handoff alert, leaving, language. */
export function notices(handlers: NoticeHandlers): Notices {
  let model: Model | undefined;
  let offering = false;
  let alerted = false;
  const close = (node: HTMLElement) => {
    node.hidden = true;
    handlers.focusAfter();
  };
  const exit = note('note-soft', undefined, () => {
    handlers.sawExitNote();
    close(exit.node);
  });
  const offer = note('note-soft', 'status', () => {
    offering = false;
    if (model) handlers.say(model.texts.languageMessage);
    close(offer.node);
  });
  const alert = note('note-alert', undefined, () => close(alert.node));
  const alertHolder = el('div', { role: 'alert' }, alert.node);
  const link = note('note-link', 'status', handlers.startAgain);
  const node = el('div', { class: 'notices' }, alertHolder, link.node, offer.node, exit.node);
  exit.node.hidden = handlers.exitNoteSeen();

  const updateAlert = ({ chat, texts }: Model) => {
    const kind = chat.presence.kind;
    if (kind === 'waiting' && !alerted) {
      alerted = true;
      setText(alert.words, texts.handoffAlert);
      setText(alert.button, texts.understood);
      alert.node.hidden = false;
    } else if (kind === 'bot' || kind === 'clinician') {
      alert.node.hidden = true;
      alerted = kind === 'clinician';
    } else if (!alert.node.hidden) {
      setText(alert.words, texts.handoffAlert);
      setText(alert.button, texts.understood);
    }
  };

  return {
    node,
    offerLanguage: () => {
      offering = true;
    },
    update: (next) => {
      model = next;
      const { chat, texts } = next;
      updateAlert(next);
      // Whoever writes has seen the note above the messages.
      if (!exit.node.hidden && chat.entries.some(({ delivery }) => delivery === 'sending')) {
        handlers.sawExitNote();
        exit.node.hidden = true;
      }
      const words = {
        connecting: texts.connecting,
        offline: texts.offline,
        refused: texts.refused,
        online: '',
      };
      link.node.hidden = chat.connection === 'online' || next.idle;
      link.node.dataset.connection = chat.connection;
      setText(link.words, words[chat.connection]);
      link.button.hidden = chat.connection !== 'refused';
      setText(link.button, texts.tryAgain);
      offer.node.hidden = !offering || chat.entries.length === 0;
      setText(offer.words, texts.languageOffer);
      setText(offer.button, texts.languageAsk);
      setText(exit.words, texts.exitNote);
      setText(exit.button, texts.understood);
    },
  };
}
