import { el, setText } from '../../shared/dom.ts';
import { icons } from './icons.ts';
import type { Part } from './model.ts';

function helpLink(href: string, className: string, drawing: SVGSVGElement) {
  const words = el('span');
  return { node: el('a', { href, class: `help-link ${className}` }, drawing, words), words };
}

/** 988 and 911, always in the same place, with or without a connection. The numbers are in the words. */
export function helpStrip(): Part {
  const call = helpLink('tel:988', 'help-988', icons.phone());
  const text = helpLink('sms:988', 'help-988', icons.text());
  const danger = helpLink('tel:911', 'help-911', icons.phone());
  const node = el('div', { class: 'help', role: 'group' }, call.node, text.node, danger.node);
  return {
    node,
    update: ({ texts }) => {
      node.setAttribute('aria-label', texts.helpLabel);
      setText(call.words, texts.call988);
      setText(text.words, texts.text988);
      text.node.href = texts.text988Address;
      setText(danger.words, texts.call911);
    },
  };
}
