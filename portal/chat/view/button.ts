import { el, type icon, setText } from '../../shared/dom.ts';

export interface IconButton {
  readonly node: HTMLButtonElement;
  /** `hint` is read after the name by assistive technology and shown as a tooltip. */
  label(text: string, hint?: string): void;
}

/** A button with a drawing and words. The words can change; the drawing says nothing by itself. */
export function iconButton(
  className: string,
  drawing: ReturnType<typeof icon>,
  press: () => void,
): IconButton {
  const words = el('span', { class: 'button-words' });
  const node = el('button', { type: 'button', class: `button ${className}`, onclick: press }, drawing, words);
  return {
    node,
    label: (text, hint) => {
      setText(words, text);
      if (hint !== undefined) node.title = hint;
    },
  };
}
