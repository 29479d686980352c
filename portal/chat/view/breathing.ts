import { el, setText } from '../../shared/dom.ts';
import type { BreathingTexts } from '../texts.ts';
import { type Page, type PageWays, pageFrame } from './page.ts';

/** In and out, in seconds; the breath is never held, and out is longer than in. The second is the usual one. */
const PACES = [
  { inhale: 3, exhale: 4 },
  { inhale: 4, exhale: 6 },
  { inhale: 5, exhale: 7 },
] as const;
const USUAL_PACE = 1;
const SETTLE_SECONDS = 3;

/**
 * A ring that widens while the client breathes in and narrows while they breathe out (paced breathing,
 * clinical ground, section 2), with the seconds counted down inside. With reduced motion the ring rests
 * and the words and numbers lead. It runs until it is left, and keeps nothing.
 */
export function breathePage(ways: PageWays): Page {
  let texts: BreathingTexts | undefined;
  let pace: (typeof PACES)[number] = PACES[USUAL_PACE];
  let phase: 'ready' | 'in' | 'out' = 'ready';
  let left = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
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
  const care = el('p', { class: 'page-small' });
  const frame = pageFrame(
    'breathe',
    ways,
    lead,
    el('div', { class: 'ring-stage' }, ring, el('div', { class: 'ring-words' }, words, count)),
    el('fieldset', { class: 'paces' }, paceName, ...options.map((option) => option.node)),
    care,
  );

  const show = () => {
    if (texts === undefined) return;
    setText(words, texts[phase]);
    setText(count, String(left));
    ring.dataset.phase = phase;
    const seconds = phase === 'in' ? pace.inhale : phase === 'out' ? pace.exhale : 1;
    ring.style.setProperty('--seconds', `${seconds}s`);
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

  return {
    name: 'breathe',
    node: frame.node,
    opened: begin,
    closed: () => clearInterval(timer),
    update: (model) => {
      const its = model.texts.breathing;
      frame.update(model, its.title);
      if (texts === its) return;
      texts = its;
      setText(lead, its.lead);
      setText(paceName, its.pace);
      for (const { its: option, label } of options)
        setText(label, its.paceOption(option.inhale, option.exhale));
      setText(care, its.care);
      show();
    },
  };
}
