import { atLeast } from '../../platform/risk.ts';
import type { Turn } from '../engine/turn.ts';
import { type CheckInWish, checkInTime, checkInWish } from '../understanding/check-in-wish.ts';
import { word } from './moves.ts';

/** Check-ins were spoken of in this session: "make it 9" needs no name then. */
const SPOKEN = 'check_in:spoken';

/**
 * The client plans their own check-ins in chat: set, change, pause, end. What is said is read back, and asking for them is
 * the consent to them. Never in danger. True when the message was answered.
 */
export function planCheckIns(t: Turn): boolean {
  const a = t.input.assessment;
  if (
    t.at('moderate') ||
    t.state.thirdParty ||
    (a !== null && atLeast(a.level, 'low') && a.subject === 'self')
  )
    return false;
  if (t.input.client.jurisdictionMode === 'handoff_only' || !t.input.client.enrolled) return false;
  const wish = wishIn(t);
  if (wish === null) return false;
  t.once(SPOKEN, () => undefined);
  const words = t.heard.raw.slice(0, 160);
  switch (wish.kind) {
    case 'set': {
      const { hour, minute, days, also } = wish;
      t.effect({ kind: 'recordConsent', consent: 'checkIns', given: true, words });
      t.effect({ kind: 'setCheckIns', hour, minute, days, ...(also !== undefined && { also }) });
      t.forget('checkInTime');
      const hours = also === undefined ? [hour] : [hour, also];
      const time = hours.map((h) => clockText(h, minute)).join(` ${word(t, 'handoff.who_and')} `);
      t.say(SET[days], 'reply', { time }, { weight: 9 });
      if (hours.some((h) => isQuiet(t, h * 60 + minute)))
        t.say('checkin.set_quiet', 'status', {}, { weight: 6 });
      t.say('checkin.set_how', 'step', {}, { weight: 5 });
      break;
    }
    case 'when':
      t.forget('checkInTime');
      t.ask('checkInTime', 'checkin.ask_time', {}, { max: 9 });
      break;
    case 'pause':
      t.effect({ kind: 'pauseCheckIns', days: wish.days });
      t.say('checkin.paused', 'reply', { number: wish.days }, { weight: 9 });
      t.say('checkin.still_open', 'step');
      break;
    case 'end':
      t.effect({ kind: 'recordConsent', consent: 'checkIns', given: false, words });
      t.effect({ kind: 'endCheckIns' });
      t.say('checkin.ended', 'reply', {}, { weight: 9 });
      t.say('checkin.still_open', 'step');
  }
  return true;
}

const SET = {
  daily: 'checkin.set',
  weekdays: 'checkin.set_weekdays',
  alternate: 'checkin.set_alternate',
} as const;

function wishIn(t: Turn): CheckInWish | null {
  const wish = checkInWish(t.heard.plain, t.state.done.includes(SPOKEN));
  if (wish !== null || t.state.pending !== 'checkInTime') return wish;
  const time = checkInTime(t.heard.plain);
  return time === null ? null : { kind: 'set', ...time };
}

/** "8:00 am", as people read a clock in both languages. */
function clockText(hour: number, minute: number): string {
  const minutes = String(minute).padStart(2, '0');
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'am' : 'pm'}`;
}

function isQuiet(t: Turn, minutes: number): boolean {
  const hours = t.input.client.quietHours;
  if (hours === null) return false;
  const [from = 0, to = 0] = hours.map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)));
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}
