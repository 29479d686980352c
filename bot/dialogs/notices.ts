import type { HandoffNotice } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import { mark988, rungNames, word } from './moves.ts';

/** What happened on the clinicians' side, told as it is (clinical ground, rubric 6). */
export function notice(t: Turn, n: HandoffNotice): void {
  switch (n.kind) {
    case 'waiting':
      t.say(t.imminent ? 'handoff.update_tiny' : 'handoff.update', 'status', {
        tried: rungNames(t, n.tried),
        minutes: Math.max(1, Math.round(n.minutes)),
      });
      if (t.imminent) t.say('imminent.call', 'urgent', {}, { onSaid: () => mark988(t) });
      else t.say('crisis.line_danger', 'resource', {}, { onSaid: () => mark988(t) });
      return;
    case 'nobody_answered':
      t.say(
        t.imminent || t.input.channel === 'sms' ? 'handoff.nobody_tiny' : 'handoff.nobody',
        'status',
        {},
        { weight: 10, onSaid: () => mark988(t) },
      );
      if (!t.imminent) t.say('handoff.still_here', 'step', {}, { weight: 2 });
      return;
    case 'claimed':
      t.say('handoff.claimed', 'status', {
        clinician: n.name.trim() === '' ? word(t, 'handoff.someone') : n.name,
      });
      return;
    case 'released':
      t.say('handoff.released', 'status');
      if (t.at('high')) t.say('crisis.line_danger', 'resource', {}, { onSaid: () => mark988(t) });
      return;
    case 'resolved':
      t.say('handoff.resolved', 'status', {
        clinician: n.name.trim() === '' ? word(t, 'handoff.someone') : n.name,
      });
      if (n.nextContact !== null && n.nextContact.trim() !== '')
        t.say('handoff.resolved_next', 'status', { next: n.nextContact.replace(/\?/gu, '.') });
      t.say('handoff.resolved_plain', 'resource');
      t.state.closed = true;
  }
}
