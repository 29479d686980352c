import { sheet } from '../../shared/dom.ts';
import { CONTROLS } from './controls.ts';
import { LAYOUT } from './layout.ts';
import { MESSAGES } from './messages.ts';
import { PAGES } from './pages.ts';
import { RING } from './ring.ts';
import { TOKENS } from './tokens.ts';

let made: CSSStyleSheet[] | undefined;

/** The widget's style sheets, made once and shared by every element on the page. */
export function styleSheets(): CSSStyleSheet[] {
  made ??= [TOKENS, LAYOUT, CONTROLS, MESSAGES, PAGES, RING].map(sheet);
  return made;
}
