import { el } from '../../shared/dom.ts';
import type { Language } from '../language.ts';
import { actions } from './actions.ts';
import { breathingRing } from './breathing.ts';
import { choices } from './choices.ts';
import { composer } from './composer.ts';
import { header } from './header.ts';
import { helpStrip } from './help-strip.ts';
import { messageLog } from './message-log.ts';
import type { Model, Part } from './model.ts';
import { notices } from './notices.ts';
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
}

export interface Panel extends Part {
  focusInput(): void;
  /** Closes what lies over the panel. */
  settle(): void;
}

/** The whole chat: header, actions, notes, messages, answers, input and help by phone, from top to bottom. */
export function panel(handlers: PanelHandlers): Panel {
  let language: Language = 'en';
  const input = composer(handlers.send, handlers.setTyping);
  const focusInput = () => input.input.focus();
  const notes = notices({
    say: handlers.send,
    startAgain: handlers.startAgain,
    exitNoteSeen: handlers.exitNoteSeen,
    sawExitNote: handlers.sawExitNote,
    focusAfter: focusInput,
  });
  const ring = breathingRing();
  const parts: readonly Part[] = [
    header(handlers.exit, handlers.close),
    actions({
      say: handlers.send,
      breathe: () => ring.open(language),
      switchLanguage: () => {
        notes.offerLanguage();
        handlers.switchLanguage();
      },
    }),
    notes,
    messageLog(handlers.retry, handlers.now),
    typing(),
    choices(handlers.send, () => input.input),
    input,
    helpStrip(),
  ];
  const node = el('section', { class: 'panel' }, ...parts.map((part) => part.node), ring.node);
  if (handlers.close) node.setAttribute('role', 'dialog');
  return {
    node,
    focusInput,
    settle: () => ring.node.close(),
    update: (model: Model) => {
      language = model.language;
      node.lang = language;
      node.setAttribute('aria-label', model.texts.panelLabel);
      for (const part of parts) part.update(model);
    },
  };
}
