import { el } from './dom.ts';
import { richText } from './rich-text.ts';

/** A message as nodes: text nodes and safe links, built without parsing any markup. */
export function richTextNodes(message: string): readonly Node[] {
  return richText(message).map(({ text, href }) => {
    if (href === undefined) return document.createTextNode(text);
    if (href.startsWith('tel:')) return el('a', { href }, text);
    return el(
      'a',
      { href, target: '_blank', rel: 'noopener noreferrer', referrerpolicy: 'no-referrer' },
      text,
    );
  });
}
