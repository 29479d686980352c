import { el, setText } from '../../shared/dom.ts';
import { MAX_TEXT_LENGTH } from '../client/protocol.ts';
import { iconButton } from './button.ts';
import { icons } from './icons.ts';
import type { Model, Part } from './model.ts';

/** From here on the count of characters is shown. */
const COUNT_FROM = MAX_TEXT_LENGTH - 200;
const TYPING_AGAIN_MS = 3000;
const TYPING_IDLE_MS = 5000;

export interface Composer extends Part {
  readonly input: HTMLTextAreaElement;
}

/** Tells the other side about typing: at the first key and now and then, and when it pauses. */
function typingSignal(setTyping: (on: boolean) => void) {
  let saidAt = Number.NEGATIVE_INFINITY;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const off = () => {
    clearTimeout(idle);
    if (saidAt !== Number.NEGATIVE_INFINITY) setTyping(false);
    saidAt = Number.NEGATIVE_INFINITY;
  };
  const on = (atMs: number) => {
    clearTimeout(idle);
    idle = setTimeout(off, TYPING_IDLE_MS);
    if (atMs - saidAt < TYPING_AGAIN_MS) return;
    saidAt = atMs;
    setTyping(true);
  };
  return { on, off };
}

/** The text area that grows, its count near the limit, and Send. Enter sends, Shift with Enter breaks the line. */
export function composer(send: (text: string) => boolean, setTyping: (on: boolean) => void): Composer {
  let model: Model | undefined;
  const label = el('label', { class: 'hidden', for: 'input' });
  const input = el('textarea', {
    id: 'input',
    class: 'input',
    rows: 1,
    enterkeyhint: 'send',
    autocomplete: 'off',
    'aria-describedby': 'count',
  });
  const count = el('p', { class: 'count', id: 'count' });
  const alert = el('p', { class: 'hidden', role: 'status' });
  const button = iconButton('button-send', icons.send(), () => form.requestSubmit());
  const form = el(
    'form',
    { class: 'composer in-chat' },
    label,
    el('div', { class: 'field' }, input, button.node),
    count,
    alert,
  );
  const signal = typingSignal(setTyping);

  const measure = () => {
    const length = input.value.trim().length;
    const over = length - MAX_TEXT_LENGTH;
    form.classList.toggle('is-over', over > 0);
    input.setAttribute('aria-invalid', String(over > 0));
    if (model === undefined) return;
    const { texts } = model;
    setText(
      count,
      over > 0 ? texts.tooLong(over) : length >= COUNT_FROM ? texts.counter(length, MAX_TEXT_LENGTH) : '',
    );
    // Spoken at the limit only, not at every letter.
    setText(alert, over > 0 ? texts.tooLong(over) : '');
  };
  const grow = () => {
    input.style.height = 'auto';
    if (input.value !== '') input.style.height = `${input.scrollHeight + 2}px`;
    else input.style.removeProperty('height');
  };
  input.addEventListener('input', (event) => {
    grow();
    measure();
    if (input.value.trim() === '') signal.off();
    else signal.on(event.timeStamp);
  });
  input.addEventListener('keydown', (event) => {
    // Enter that closes an input method's suggestion is not meant to send.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!send(input.value)) return;
    input.value = '';
    signal.off();
    grow();
    measure();
    input.focus();
  });
  return {
    node: form,
    input,
    update: (next) => {
      model = next;
      setText(label, next.texts.input);
      input.placeholder = next.texts.placeholder;
      button.label(next.texts.send);
      measure();
    },
  };
}
