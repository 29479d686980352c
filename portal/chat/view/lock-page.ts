import { el, setText } from '../../shared/dom.ts';
import type { Opening } from '../client/vault.ts';
import { pinField } from './keep-page.ts';
import type { Model } from './model.ts';
import { type Page, pageFrame, statusLine, textButton } from './page.ts';

export interface LockHandlers {
  readonly unlock: (pin: string) => Promise<Opening>;
  readonly startNew: () => void;
}

/** The way back in with the PIN. A forgotten PIN never stands between the client and a new chat. */
export function lockPage(handlers: LockHandlers): Page {
  let model: Model | undefined;
  let busy = false;
  let gone = false;
  const lead = el('p');
  const field = pinField('pin-open', 'current-password');
  const act = el('button', { type: 'submit', class: 'button button-main' });
  const form = el('form', { class: 'pin-form' }, field.node, act);
  const status = statusLine();
  const forgot = textButton('button-soft', () => {
    note.hidden = false;
    forgot.hidden = true;
    startNew.hidden = false;
    startNew.focus();
  });
  const note = el('p', { class: 'page-small', hidden: true });
  const startNew = textButton('button-soft', handlers.startNew);
  startNew.hidden = true;
  const frame = pageFrame('lock', undefined, lead, form, status, forgot, note, startNew);

  const tryPin = async (texts: Model['texts']['lockView']) => {
    busy = true;
    act.disabled = true;
    setText(status, texts.busy);
    const opening = await handlers.unlock(field.input.value);
    busy = false;
    act.disabled = false;
    form.reset();
    gone = opening.kind === 'gone';
    setText(status, opening.kind === 'wrong' ? texts.wrong(opening.triesLeft) : gone ? texts.gone : '');
    if (model) show(model);
    if (opening.kind === 'wrong') field.input.focus();
    else if (gone) startNew.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (model !== undefined && !busy && field.input.value !== '') void tryPin(model.texts.lockView);
  });
  const show = ({ texts: { lockView } }: Model) => {
    form.hidden = gone;
    lead.hidden = gone;
    if (gone) {
      forgot.hidden = true;
      note.hidden = true;
      startNew.hidden = false;
      setText(status, lockView.gone);
    }
  };
  return {
    name: 'lock',
    node: frame.node,
    opened: () => {
      gone = false;
      setText(status, '');
      form.reset();
      form.hidden = false;
      lead.hidden = false;
      forgot.hidden = false;
      note.hidden = true;
      startNew.hidden = true;
    },
    update: (next) => {
      model = next;
      const { lockView } = next.texts;
      frame.update(next, lockView.title);
      setText(lead, lockView.lead);
      setText(field.label, lockView.pin);
      setText(act, lockView.act);
      setText(forgot, lockView.forgot);
      setText(note, lockView.forgotNote);
      setText(startNew, lockView.startNew);
      show(next);
    },
  };
}
