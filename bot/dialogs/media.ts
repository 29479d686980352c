import type { Turn } from '../engine/turn.ts';
import { urgent } from './imminent.ts';
import { crisisLine, status } from './moves.ts';

/** A picture without words: says that it cannot see it, asks in words; a person looks at it later. */
export function media(t: Turn): void {
  t.effect({
    kind: 'createTask',
    task: 'media_review',
    dueInSeconds: t.at('high') ? 300 : 4 * 3600,
    detail: 'A picture without words came in.',
  });
  if (t.imminent) urgent(t);
  t.say('welcome.media_blind', 'reply', {}, { weight: 9 });
  t.say('welcome.media_note', 'status', {}, { weight: 2 });
  t.forget('picture');
  t.ask('picture', 'welcome.media_ask', {}, { max: 9 });
  if (t.at('high')) status(t);
  if (t.at('low')) crisisLine(t);
}
