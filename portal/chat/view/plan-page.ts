import { el, setText } from '../../shared/dom.ts';
import { richTextNodes } from '../../shared/rich-text-nodes.ts';
import type { Plan, PlanLine } from '../client/own-calls.ts';
import type { PlanTexts } from '../texts.ts';
import { momentName } from './day.ts';
import { icons } from './icons.ts';
import type { Model } from './model.ts';
import { type Page, type PageWays, pageFrame, textButton } from './page.ts';

/** Digits for a `tel:` link; undefined where the words hold no number. */
function dialled(phone: string | undefined): string | undefined {
  const digits = phone?.replace(/[^\d+]/g, '') ?? '';
  return digits.replace('+', '').length >= 3 ? digits : undefined;
}

function planLine({ text, name, phone, hours }: PlanLine, texts: PlanTexts): HTMLElement {
  const number = dialled(phone);
  // The client's own words come first; a name or hours that they already hold are not said again.
  const more = [name, hours && texts.hours(hours)].filter((part) => part && !text.includes(part));
  return el(
    'li',
    { class: 'plan-line' },
    el('span', { class: 'plan-words', dir: 'auto' }, ...richTextNodes(text)),
    more.length > 0 ? el('span', { class: 'plan-more' }, more.join(' · ')) : undefined,
    number === undefined
      ? undefined
      : el(
          'a',
          { class: 'plan-call', href: `tel:${number}` },
          icons.phone(),
          texts.call(name ?? phone ?? ''),
        ),
  );
}

function planNodes(plan: Plan, texts: PlanTexts): HTMLElement[] {
  const steps = plan.steps.map((lines, index) => ({ lines, index })).filter(({ lines }) => lines.length > 0);
  const parts = steps.map(({ lines, index }) =>
    el(
      'section',
      { class: 'plan-step' },
      el('span', { class: 'plan-number', 'aria-hidden': 'true' }, String(index + 1)),
      el(
        'div',
        {},
        el('h4', {}, texts.steps[index] ?? ''),
        el('ul', { lang: plan.language }, ...lines.map((line) => planLine(line, texts))),
      ),
    ),
  );
  if (plan.reasons.length > 0)
    parts.push(
      el(
        'section',
        { class: 'plan-step plan-reasons' },
        el('h4', {}, texts.reasons),
        el('ul', { lang: plan.language }, ...plan.reasons.map((text) => planLine({ text }, texts))),
      ),
    );
  return parts;
}

/** The client's own crisis plan at one tap, with or without a connection. `say` carries on with it in the chat. */
export function planPage(ways: PageWays, say: (text: string) => void, refresh: () => void): Page {
  let model: Model | undefined;
  let shown = '';
  const note = el('p', { class: 'page-note' });
  const keeping = el('p', { class: 'page-small' });
  const list = el('div', { class: 'plan-list' });
  const go = textButton('button-main', () => model && say(model.texts.planMessage));
  const frame = pageFrame('plan', ways, note, list, go, keeping);

  const noteWords = ({ chat, plan: { plan, seenAt }, texts: { planView }, language }: Model): string => {
    const online = chat.connection === 'online';
    if (plan === undefined)
      return online || chat.connection === 'connecting' ? planView.loading : planView.unknown;
    if (plan === null) return planView.none;
    if (!online && seenAt !== undefined) return planView.offline(momentName(new Date(seenAt), language));
    return planView.status[plan.status] ?? '';
  };
  return {
    name: 'plan',
    node: frame.node,
    opened: refresh,
    update: (next) => {
      model = next;
      const { texts, plan, keeping: state } = next;
      frame.update(next, texts.planView.title);
      if (frame.node.hidden) return;
      setText(note, noteWords(next));
      const key = JSON.stringify([plan.plan, next.language]);
      if (key !== shown) {
        shown = key;
        list.replaceChildren(...(plan.plan ? planNodes(plan.plan, texts.planView) : []));
      }
      go.hidden = next.chat.connection !== 'online' || plan.plan === undefined;
      setText(go, plan.plan === null ? texts.planView.make : texts.planView.goThrough);
      setText(keeping, !plan.plan ? '' : state === 'kept' ? texts.planView.kept : texts.planView.ends);
    },
  };
}
