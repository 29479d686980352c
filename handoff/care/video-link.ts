import { createHash } from 'node:crypto';

const ROOM = '{handoff}';

/**
 * The video room of a handoff: the protocol's template with `{handoff}` filled by a code that only this handoff has, and
 * that nobody can guess from another one. A template without it is one room for everybody. Null where there is none.
 */
export function videoLinkFor(template: string | null, handoffId: string): string | null {
  if (!template) return null;
  const room = createHash('sha256').update(`video:${handoffId}`).digest('hex').slice(0, 20);
  return template.replaceAll(ROOM, room).replaceAll(encodeURIComponent(ROOM), room);
}
