import { el } from '../../shared/dom.ts';
import type { Message } from '../client/wire.ts';
import { button } from './parts.ts';

type Media = Message['media'][number];

const PAINTED = /^image\/(jpeg|png|gif|webp)$/;

/**
 * Something that a client sent along. Nothing is fetched, let alone shown, before somebody asks: a picture may be hard to
 * see, and whoever looks is recorded. Only plain pictures are painted; everything else is saved as a file.
 */
export function mediaView(media: Media, fetchIt: (id: string) => Promise<string>): HTMLElement {
  const kind = PAINTED.test(media.contentType) ? 'Picture' : 'File';
  const size = media.size > 0 ? `, ${sizeWord(media.size)}` : '';
  const frame = el('div', { class: 'media' });
  const line = (text: string) => el('p', { class: 'meta' }, text);
  if (media.state !== 'stored') {
    frame.append(line(`${kind}: ${STATE_WORDS[media.state] ?? 'not kept'}`));
    return frame;
  }
  const failure = el('p', { class: 'failure', role: 'alert' });
  const press = button(
    kind === 'Picture' ? 'Show picture' : 'Save file',
    () => {
      failure.textContent = '';
      fetchIt(media.id).then(
        (address) => (kind === 'Picture' ? paint(address) : save(address)),
        (error) => {
          failure.textContent = error instanceof Error ? error.message : String(error);
        },
      );
    },
    { mark: `media-${media.id}` },
  );
  frame.append(line(`${kind} from the client${size}. It may be hard to see.`), press, failure);

  function paint(address: string): void {
    const picture = el('img', { src: address, alt: 'Sent by the client', class: 'picture' });
    const hide = button('Hide picture', () => {
      picture.remove();
      hide.replaceWith(press);
      press.focus();
    });
    press.replaceWith(hide);
    hide.before(picture);
    hide.focus();
  }
  return frame;
}

function save(address: string): void {
  const link = el('a', { href: address, download: 'attachment' });
  link.click();
}

function sizeWord(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const STATE_WORDS: Readonly<Record<string, string>> = {
  noted: 'on its way here',
  refused: 'not kept: of a kind or size that is not taken',
  failed: 'could not be fetched',
};
