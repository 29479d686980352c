import { el, setText } from '../../shared/dom.ts';
import type { Adding, Picture } from '../client/own-calls.ts';
import { shrinkPicture } from '../client/shrink-picture.ts';
import type { HopeTexts } from '../texts.ts';
import type { Model } from './model.ts';
import { type Page, type PageWays, pageFrame, statusLine, textButton } from './page.ts';
import { type PictureCard, pictureCard } from './picture-card.ts';

/** As many as the server takes. */
const MAX_PICTURES = 12;

export interface HopeHandlers {
  readonly pictures: () => Promise<readonly Picture[] | undefined>;
  readonly picture: (id: string) => Promise<Blob | undefined>;
  readonly add: (body: Blob) => Promise<Adding>;
  readonly remove: (id: string) => Promise<boolean>;
  readonly refreshPlan: () => void;
}

type Said = keyof Pick<HopeTexts, 'adding' | 'added' | 'removed' | 'refused' | 'offline' | 'full'>;

/**
 * The client's own pictures and their reasons from the plan, shown only when they ask for it. Pictures are kept on the server
 * for the client alone; in the page they live as long as it is open.
 */
export function hopePage(ways: PageWays, handlers: HopeHandlers): Page {
  let model: Model | undefined;
  let said: Said | undefined;
  const cards = new Map<string, PictureCard>();
  const lead = el('p');
  const reasonsTitle = el('h4');
  const reasons = el('ul', { class: 'hope-reasons' });
  const noReasons = el('p', { class: 'page-small' });
  const picturesTitle = el('h4');
  const list = el('ul', { class: 'picture-list' });
  const status = statusLine();
  const file = el('input', {
    type: 'file',
    accept: 'image/*',
    class: 'hidden',
    tabindex: '-1',
    'aria-hidden': 'true',
  });
  const add = textButton('button-soft', () => file.click());
  const frame = pageFrame(
    'hope',
    ways,
    lead,
    reasonsTitle,
    reasons,
    noReasons,
    picturesTitle,
    list,
    add,
    status,
    file,
  );

  const say = (its: Said | undefined) => {
    said = its;
    if (model) show(model);
  };
  const take = (picture: Picture) => {
    if (cards.has(picture.id)) return;
    const card = pictureCard(picture, handlers.picture, (id) => void remove(id));
    cards.set(picture.id, card);
    list.append(card.node);
  };
  const remove = async (id: string) => {
    if (!(await handlers.remove(id))) return say('offline');
    cards.get(id)?.node.remove();
    cards.delete(id);
    say('removed');
    add.focus();
  };
  const load = async () => {
    const pictures = await handlers.pictures();
    for (const picture of pictures ?? []) take(picture);
    say(pictures === undefined ? 'offline' : undefined);
  };
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (chosen) void upload(chosen);
  });
  const upload = async (chosen: Blob) => {
    say('adding');
    const small = await shrinkPicture(chosen);
    const adding = small ? await handlers.add(small) : ({ kind: 'refused' } as const);
    if (adding.kind === 'added') take(adding.picture);
    say(adding.kind === 'added' ? 'added' : adding.kind === 'refused' ? 'refused' : 'offline');
  };
  const show = ({ texts: { hopeView }, chat }: Model) => {
    const offline = chat.connection === 'offline' && cards.size === 0;
    const isFull = cards.size >= MAX_PICTURES;
    const words = said ?? (isFull ? 'full' : offline ? 'offline' : undefined);
    setText(status, words === undefined ? '' : hopeView[words]);
    add.disabled = isFull || said === 'adding';
    add.hidden = chat.connection !== 'online';
    for (const [index, card] of [...cards.values()].entries()) card.update(index + 1, hopeView);
  };
  return {
    name: 'hope',
    node: frame.node,
    opened: () => {
      said = undefined;
      handlers.refreshPlan();
      void load();
    },
    closed: () => {
      // Nobody who looks later at what the page still holds finds them.
      cards.clear();
      list.replaceChildren();
    },
    update: (next) => {
      model = next;
      const { hopeView } = next.texts;
      frame.update(next, hopeView.title);
      if (frame.node.hidden) return;
      setText(lead, hopeView.lead);
      setText(reasonsTitle, hopeView.reasons);
      setText(picturesTitle, hopeView.pictures);
      setText(add, hopeView.add);
      setText(noReasons, hopeView.noReasons);
      const own = next.plan.plan?.reasons ?? [];
      const words = own.join('\n');
      if (reasons.dataset.words !== words) {
        reasons.dataset.words = words;
        reasons.replaceChildren(
          ...own.map((text) => el('li', { dir: 'auto', lang: next.plan.plan?.language }, text)),
        );
      }
      noReasons.hidden = own.length > 0;
      show(next);
    },
  };
}
