import type { ChannelKind } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';

/**
 * Somebody else may be at one of the client's devices. Nothing with content goes there: a neutral line once, then
 * silence, emergency numbers only where that message speaks of danger (clinical ground, section 1.7).
 * Returns true when this message was handled as not the client's.
 */
export function identityConflict(t: Turn): boolean {
  const locked = t.input.client.lockedChannel;
  const here = t.input.channel;
  if (locked !== null && here !== locked) {
    if (
      t.input.assessment !== null &&
      (t.input.assessment.level === 'high' || t.input.assessment.level === 'imminent')
    )
      t.say('identity.danger', 'reply');
    t.once('device_alert', () => t.effect({ kind: 'raiseAlert', alert: 'device_may_be_controlled' }));
    return true;
  }
  const safe = safeChannel(t);
  if (safe === null || here === safe || !t.about('abuse')) return false;
  const sawStranger =
    t.heard.wants.has('who_is_this') ||
    t.heard.wants.has('greeting') ||
    t.state.lockedOut === here ||
    !mentionsSelf(t);
  if (!sawStranger) return false;
  t.state.lockedOut = here;
  t.once('device_alert', () => t.effect({ kind: 'raiseAlert', alert: 'device_may_be_controlled' }));
  t.once('neutral_said', () => t.say('identity.neutral', 'reply'));
  return true;
}

/** The channel to which the client moved; null while there was only one. */
function safeChannel(t: Turn): ChannelKind | null {
  return t.state.channels.length > 1 ? (t.state.channels.at(-1) ?? null) : null;
}

function mentionsSelf(t: Turn): boolean {
  const name = t.input.client.preferredName?.toLowerCase() ?? '\u0000';
  return (
    /\b(?:its me|soy yo|im back|me again)\b/u.test(t.heard.plain.flat) || t.heard.plain.flat.includes(name)
  );
}

const NOT_ME =
  /\b(?:that was (?:him|her|not me)|wasnt me|not me|(?:he|she) (?:has|took|is on|got) (?:my|the) (?:laptop|computer|phone|tablet)|(?:dont|do not|never) (?:answer|write|reply|respond|use|text|send (?:anything|stuff)) (?:back )?(?:there|it|that|on)|it was (?:him|her) (?:on|typing|writing)|(?:ese|esa|eso|fue|era) (?:el|ella)(?: (?:en|el que|la que|quien))?$|no (?:fui yo|era yo)|no (?:me )?(?:contest\w+|escrib\w+|respond\w+|mand\w+) (?:nada )?(?:ahi|alla|alli|por ahi|en (?:la|esa)))\b/u;

/** "That was him on the laptop": from now on only this channel. */
export function lockHere(t: Turn): void {
  if (!NOT_ME.test(t.heard.plain.flat) || t.input.client.lockedChannel === t.input.channel) return;
  t.effect({ kind: 'lockChannel', channel: t.input.channel });
  t.once('device_alert', () => t.effect({ kind: 'raiseAlert', alert: 'device_may_be_controlled' }));
  t.say('abuse.hidden', 'reply', {}, { weight: 8.3 });
}
