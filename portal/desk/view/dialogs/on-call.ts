import { tierWord } from '../../../../words/of-care.ts';
import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import type { OnCallNow, PersonOnCall } from '../../client/wire-care.ts';
import { clockTime, dayTime } from '../../time.ts';
import { gapsList } from '../on-call-gaps.ts';
import { button } from '../parts.ts';
import { showModal } from './form-dialog.ts';

const SHOWN_GAPS = 5;

/** Who is on call now and next, where nobody is, and what this person says about themselves. */
export async function onCallDialog(api: Api, mayTell: boolean): Promise<void> {
  const body = el('div', { class: 'on-call' });
  const failure = el('p', { class: 'failure', role: 'alert' });
  const say = (state: string, minutes?: number) => async () => {
    failure.textContent = '';
    try {
      await api.post('/me/presence', { state, ...(minutes ? { minutes } : {}) });
      await show();
    } catch (error) {
      failure.textContent = error instanceof Error ? error.message : String(error);
    }
  };

  async function show(): Promise<void> {
    const now = await api.get<OnCallNow>('/on-call');
    body.replaceChildren(
      ...tiersView(now),
      ...(mayTell
        ? [
            el('h3', {}, 'You'),
            el('p', {}, mineWord(now.mine)),
            el(
              'div',
              { class: 'row' },
              button('I’m on', () => void say('on')(), { mark: 'presence-on' }),
              button('Back in 10 min', () => void say('away', 10)(), { mark: 'presence-away' }),
              now.mine.state
                ? button('Clear', () => void say('clear')(), { kind: 'quiet', mark: 'presence-clear' })
                : undefined,
            ),
          ]
        : []),
      ...aheadView(now),
    );
  }

  await show();
  const dialog = showModal(
    el(
      'div',
      {},
      el('h2', { id: 'on-call-title' }, 'On call'),
      body,
      failure,
      el(
        'div',
        { class: 'dialog-buttons' },
        button('Close', () => dialog.close(), { kind: 'main' }),
      ),
    ),
    'on-call-title',
  );
}

function tiersView({ tiers }: OnCallNow): Node[] {
  return [
    el(
      'dl',
      { class: 'facts' },
      ...tiers.map(({ tier, people }) =>
        el(
          'div',
          { class: 'fact' },
          el('dt', {}, tierWord(tier)),
          el(
            'dd',
            {},
            people.length === 0
              ? el('span', { class: 'warn' }, '⚠ Nobody')
              : el('ul', { class: 'plain' }, ...people.map((one) => el('li', {}, personWord(one)))),
          ),
        ),
      ),
    ),
  ];
}

function personWord({ name, until, presence, presenceUntil }: PersonOnCall): string {
  if (presence === 'away') return `${name}, away until ${presenceUntil ? clockTime(presenceUntil) : 'later'}`;
  const end = presence === 'joined' ? presenceUntil : until;
  return `${name}${presence === 'joined' ? ', joined without a shift' : ''}${end ? `, until ${dayTime(end)}` : ''}`;
}

function mineWord({ state, until }: OnCallNow['mine']): string {
  const end = until ? ` until ${dayTime(until)}` : '';
  if (state === 'on') return `You are on${end}: you are paged as if on call.`;
  if (state === 'away') return `You are away${end}: pages go past you, but for the last step.`;
  return 'You are paged as the schedule says.';
}

function aheadView({ next, gaps }: OnCallNow): Node[] {
  return [
    el('h3', {}, 'Next two days'),
    next.length === 0
      ? el('p', { class: 'empty' }, 'No shift is planned.')
      : el(
          'ul',
          { class: 'plain' },
          ...next.map(({ tier, name, from, to }) =>
            el('li', {}, `${tierWord(tier)}: ${name}, ${dayTime(from)} to ${dayTime(to)}`),
          ),
        ),
    el('h3', {}, 'Gaps ahead'),
    gapsList(gaps, SHOWN_GAPS, 'None in the next two weeks.'),
  ];
}
