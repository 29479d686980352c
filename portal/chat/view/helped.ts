import { el, setText } from '../../shared/dom.ts';
import type { Helped } from '../client/own-calls.ts';
import type { Texts } from '../texts.ts';
import { textButton } from './page.ts';

export interface HelpedQuestion {
  readonly node: HTMLElement;
  update(texts: Texts): void;
  /** Asks anew. */
  reset(): void;
}

/**
 * "Did this help?": one optional question with three answers and a way past it. It never takes the focus, never covers
 * anything, and is asked once.
 */
export function helpedQuestion(
  answer: (answer: Helped) => void,
  after: () => void,
  skippable: boolean,
): HelpedQuestion {
  let texts: Texts | undefined;
  let given: Helped | undefined;
  const question = el('p', { class: 'helped-question', id: skippable ? 'helped' : 'helped-end' });
  const optional = el('span', { class: 'helped-optional' });
  const thanks = el('p', { class: 'helped-thanks', role: 'status' });
  const give = (its: Helped) => {
    given = its;
    answer(its);
    if (its === 'skipped') after();
    if (texts) show(texts);
  };
  const yes = textButton('choice', () => give('yes'));
  const little = textButton('choice', () => give('a_little'));
  const no = textButton('choice', () => give('no'));
  const skip = textButton('note-button', () => give('skipped'));
  for (const choice of [yes, little, no]) choice.classList.remove('button');
  skip.classList.remove('button');
  skip.hidden = !skippable;
  const row = el('div', { class: 'helped-answers' }, yes, little, no, skip);
  const node = el(
    'div',
    { class: 'helped', role: 'group', 'aria-labelledby': question.id },
    question,
    row,
    thanks,
  );
  const show = (its: Texts) => {
    row.hidden = given !== undefined;
    question.hidden = given !== undefined;
    setText(
      thanks,
      given === undefined || given === 'skipped'
        ? ''
        : given === 'no'
          ? its.helped.thanksNo
          : its.helped.thanks,
    );
  };
  return {
    node,
    update: (its) => {
      texts = its;
      question.replaceChildren(`${its.helped.question} `, optional);
      setText(optional, its.helped.optional);
      setText(yes, its.helped.yes);
      setText(little, its.helped.aLittle);
      setText(no, its.helped.no);
      setText(skip, its.helped.skip);
      show(its);
    },
    reset: () => {
      given = undefined;
      if (texts) show(texts);
    },
  };
}
