import { el, setText } from '../../shared/dom.ts';
import type { Language } from '../language.ts';
import { type BreathingTexts, TEXTS } from '../texts.ts';

/** In and out, in seconds; the breath is never held, and out is longer than in. The second is the usual one. */
const PACES = [
  { inhale: 3, exhale: 4 },
  { inhale: 4, exhale: 6 },
  { inhale: 5, exhale: 7 },
] as const;
const USUAL_PACE = 1;
const SETTLE_SECONDS = 3;

export interface BreathingRing {
  readonly node: HTMLDialogElement;
  open(language: Language): void;
}

/**
 * A ring that widens while the client breathes in and narrows while they breathe out (paced breathing,
 * clinical ground, section 2), with the seconds counted down inside. With reduced motion the ring rests
 * and the words and numbers lead. It runs until it is closed, and keeps nothing.
 */
export function breathingRing(): BreathingRing {
  let texts: BreathingTexts = TEXTS.en.breathing;
  let pace: (typeof PACES)[number] = PACES[USUAL_PACE];
  let phase: 'ready' | 'in' | 'out' = 'ready';
  let left = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const title = el('h3', { class: 'breathe-title', id: 'breathe-title' });
  const lead = el('p', { class: 'breathe-lead' });
  const words = el('p', { class: 'breathe-phase', role: 'status' });
  const count = el('p', { class: 'breathe-count', 'aria-hidden': 'true' });
  const ring = el('div', { class: 'ring', 'aria-hidden': 'true' });
  const paceName = el('legend');
  const options = PACES.map((its, index) => {
    const label = el('span');
    const radio = el('input', { type: 'radio', name: 'pace', value: index, checked: index === USUAL_PACE });
    radio.addEventListener('change', () => {
      pace = its;
      begin();
    });
    return { its, label, node: el('label', { class: 'pace' }, radio, label) };
  });
  const care = el('p', { class: 'breathe-care' });
  const close = el('button', { type: 'button', class: 'button button-main', onclick: () => node.close() });
  const node = el(
    'dialog',
    { class: 'breathe', 'aria-labelledby': 'breathe-title' },
    title,
    lead,
    el('div', { class: 'ring-stage' }, ring, el('div', { class: 'ring-words' }, words, count)),
    el('fieldset', { class: 'paces' }, paceName, ...options.map((option) => option.node)),
    care,
    close,
  );

  const show = () => {
    setText(words, texts[phase]);
    setText(count, String(left));
    ring.dataset.phase = phase;
    ring.style.setProperty(
      '--seconds',
      `${phase === 'in' ? pace.inhale : phase === 'out' ? pace.exhale : 1}s`,
    );
  };
  const tick = () => {
    left -= 1;
    if (left <= 0) {
      phase = phase === 'in' ? 'out' : 'in';
      left = phase === 'in' ? pace.inhale : pace.exhale;
    }
    show();
  };
  const begin = () => {
    clearInterval(timer);
    phase = 'ready';
    left = SETTLE_SECONDS;
    show();
    timer = setInterval(tick, 1000);
  };
  node.addEventListener('close', () => clearInterval(timer));
  // Escape closes the ring only, not the chat around it.
  node.addEventListener('keydown', (event) => event.key === 'Escape' && event.stopPropagation());

  return {
    node,
    open: (language) => {
      texts = TEXTS[language].breathing;
      setText(title, texts.title);
      setText(lead, texts.lead);
      setText(paceName, texts.pace);
      for (const { its, label } of options) setText(label, texts.paceOption(its.inhale, its.exhale));
      setText(care, texts.care);
      setText(close, texts.close);
      node.showModal();
      begin();
    },
  };
}
