import type { OwnChatState } from '../client/own-chat.ts';
import type { Language } from '../language.ts';
import type { Texts } from '../texts.ts';

/** Everything that a part of the view needs in order to show itself. */
export interface Model extends OwnChatState {
  readonly language: Language;
  readonly texts: Texts;
}

/** A part of the view: a node made once, and how it follows the model. */
export interface Part {
  readonly node: HTMLElement;
  update(model: Model): void;
}
