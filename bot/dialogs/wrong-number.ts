import type { Dialog } from './dialog.ts';
import { mark988 } from './moves.ts';

/** Somebody who meant another number: short, polite, what this line is, 988 once; an open door if they need help. */
export const wrongNumber: Dialog = {
  name: 'wrong_number',
  begin(t) {
    t.state.introduced = true;
    t.say('wrong.sorry', 'reply', {}, { onSaid: () => mark988(t) });
  },
  continue(t) {
    const { flat } = t.heard.plain;
    if (
      /\b(?:help|crisis|actually|need|talk|my (?:roommate|friend|son|daughter)|ayuda|crisis|hablar)\b/u.test(
        flat,
      )
    ) {
      t.say('wrong.can_help', 'reply');
      t.say('wrong.still_help', 'reply', {}, { weight: 4 });
      t.state.dialog = 'talk';
      t.ask('open', 'wrong.ask_what');
      return;
    }
    t.say('wrong.ok', 'reply');
  },
};
