import type { Dialog } from './dialog.ts';
import { mark988 } from './moves.ts';

/** Whoever does not just say sorry and leave may have found what they need. */
const OPENS =
  /\b(?:help|crisis|actually|need|talk|wait|hold on|maybe|mental health|my (?:roommate|friend|son|daughter|kid|brother|sister)|ayuda|hablar|espera|de hecho|tal vez)\b/u;

/** Somebody who meant another number: short, polite, what this line is, 988 once; an open door if they need help. */
export const wrongNumber: Dialog = {
  name: 'wrong_number',
  begin(t) {
    t.state.introduced = true;
    t.say('wrong.sorry', 'reply', {}, { onSaid: () => mark988(t) });
  },
  continue(t) {
    const { flat } = t.heard.plain;
    const asks = /\?/u.test(t.heard.raw) && !t.heard.wants.has('wrong_number');
    if (asks || OPENS.test(flat)) {
      t.say('wrong.can_help', 'reply');
      t.say('wrong.still_help', 'reply', {}, { weight: 4 });
      t.state.dialog = 'talk';
      t.ask('open', 'wrong.ask_what');
      return;
    }
    t.say('wrong.ok', 'reply');
  },
};
