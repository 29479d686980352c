import { atLeast } from '../../platform/risk.ts';
import type { Turn } from '../engine/turn.ts';
import { STAFF_CLAIM } from '../understanding/whose-risk.ts';
import { asksForPerson } from './request-human.ts';

const MARK = 'staff_phone';

/**
 * A member of staff writes from their own phone: told where their work is, shown nothing of any client, and never taken
 * for a client in silence. Words of risk, about themselves or somebody else, and a wish for a person go the ordinary way.
 * True when the message was answered.
 */
export function staffPhone(t: Turn): boolean {
  if (t.input.client.flags.includes(MARK)) t.once(MARK, () => undefined);
  if (!t.state.done.includes(MARK)) return false;
  const a = t.input.assessment;
  const claim = STAFF_CLAIM.test(t.heard.plain.flat);
  const worry = a !== null && atLeast(a.level, 'low') && !claim;
  if (worry || t.at('low') || t.state.thirdParty || asksForPerson(t) !== null) return false;
  t.state.introduced = true;
  if (t.once('staff_phone:told', () => undefined)) {
    t.say('staff.line', 'reply', {}, { weight: 9 });
    t.say('staff.own', 'step', {}, { weight: 8 });
  } else t.say('staff.again', 'reply');
  return true;
}
