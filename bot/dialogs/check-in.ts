import type { BotTimerData } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import { slot } from './dialog.ts';

interface CheckInSlot {
  id: string;
  mood: number | null;
}

/** A planned check-in: one number. */
export function checkIn(t: Turn, data: BotTimerData): void {
  const s = slot<CheckInSlot>(t, 'check_in', { id: '', mood: null });
  s.id = typeof data.checkIn === 'string' ? data.checkIn : '';
  s.mood = null;
  t.state.dialog = 'check_in';
  t.state.introduced = true;
  t.forget('mood');
  t.say('checkin.hello', 'reply');
  t.ask('mood', 'checkin.ask_mood');
}

/** The number, or words; a low mood opens the talk, it is no risk level by itself. */
export function answerCheckIn(t: Turn): void {
  const s = slot<CheckInSlot>(t, 'check_in', { id: '', mood: null });
  const value = t.heard.rating;
  if (value === null) {
    t.say('talk.hear', 'reply');
    if (!t.ask('mood', 'checkin.ask_mood')) t.say('talk.anything', 'step');
    return;
  }
  s.mood = value;
  t.learn('mood', String(value));
  t.effect({ kind: 'answerCheckIn', checkIn: s.id, mood: value });
  t.effect({ kind: 'recordScore', what: 'mood', value });
  t.state.dialog = 'talk';
  if (value <= 3) {
    t.say('checkin.low', 'reply');
    t.forget('more');
    t.ask('more', 'talk.ask_more');
    return;
  }
  t.say('checkin.fine', 'reply');
  t.say('close.person_any_time', 'step');
}
