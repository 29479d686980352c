import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import type { StaffItem } from '../../client/wire.ts';
import { dayTime } from '../../time.ts';
import { button } from '../parts.ts';
import { showModal } from './form-dialog.ts';

/** Who is on the roster, with a one-time sign-in link for whoever needs one. */
export async function colleaguesDialog(api: Api): Promise<void> {
  const { staff } = await api.get<{ staff: StaffItem[] }>('/staff');
  const made = el('div', { class: 'made-link' });
  const failure = el('p', { class: 'failure', role: 'alert' });

  async function make(person: StaffItem): Promise<void> {
    failure.textContent = '';
    try {
      const { link, expiresAt } = await api.post<{ link: string; expiresAt: string }>(
        `/staff/${person.id}/sign-in-link`,
      );
      const field = el('input', { id: 'made-link', type: 'text', readonly: true, value: link });
      const copied = el('span', { role: 'status', class: 'hint' });
      made.replaceChildren(
        el('label', { for: 'made-link' }, `Link for ${person.name}, good once, until ${dayTime(expiresAt)}`),
        field,
        button(
          'Copy',
          () => {
            field.select();
            void navigator.clipboard?.writeText(link).then(() => {
              copied.textContent = ' Copied. Send it only to them.';
            });
          },
          { kind: 'main' },
        ),
        copied,
      );
      field.select();
    } catch (error) {
      failure.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  const body = el(
    'div',
    {},
    el('h2', { id: 'colleagues-title' }, 'Colleagues'),
    el(
      'ul',
      { class: 'plain colleagues' },
      ...staff.map((person) =>
        el(
          'li',
          {},
          el('span', {}, el('strong', {}, person.name), ` ${person.roles.join(', ') || 'no role'}`),
          button('Make link', () => void make(person), {
            mark: `link-${person.id}`,
            about: `sign-in link for ${person.name}`,
          }),
        ),
      ),
    ),
    made,
    failure,
    el(
      'div',
      { class: 'dialog-buttons' },
      button('Close', () => dialog.close()),
    ),
  );
  const dialog = showModal(body, 'colleagues-title');
}
