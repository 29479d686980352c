import { el, setText } from '../../shared/dom.ts';
import type { Picture } from '../client/own-calls.ts';
import { drawPicture } from '../client/shrink-picture.ts';
import type { HopeTexts } from '../texts.ts';

export interface PictureCard {
  readonly node: HTMLElement;
  update(number: number, texts: HopeTexts): void;
}

/** One picture of the client's own. Taking it out needs a second press of the same button. */
export function pictureCard(
  picture: Picture,
  load: (id: string) => Promise<Blob | undefined>,
  remove: (id: string) => void,
): PictureCard {
  let texts: HopeTexts | undefined;
  let number = 0;
  let failed = false;
  let sure = false;
  const canvas = el('canvas', {
    class: 'picture',
    role: 'img',
    width: picture.width,
    height: picture.height,
  });
  const trouble = el('p', { class: 'page-small', hidden: true });
  const button = el('button', { type: 'button', class: 'picture-remove' });
  const show = () => {
    if (texts === undefined) return;
    canvas.setAttribute('aria-label', failed ? texts.notShown : texts.picture(number));
    setText(trouble, texts.notShown);
    trouble.hidden = !failed;
    setText(button, sure ? texts.removeSure(number) : texts.remove(number));
  };
  button.addEventListener('click', () => {
    if (sure) remove(picture.id);
    sure = true;
    show();
  });
  button.addEventListener('blur', () => {
    sure = false;
    show();
  });
  void load(picture.id).then(async (body) => {
    failed = body === undefined || !(await drawPicture(canvas, body));
    show();
  });
  return {
    node: el('li', { class: 'picture-card' }, canvas, trouble, button),
    update: (its, words) => {
      number = its;
      texts = words;
      show();
    },
  };
}
