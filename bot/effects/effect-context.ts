import type { Announcer } from '../../platform/announce.ts';
import type { HandoffDoor } from '../turn/handoff-door.ts';
import type { LiveTurn } from '../turn/live-turn.ts';

/** What carrying out an effect stands on. `handoffId` and `incidentId` follow what earlier effects of the turn opened. */
export interface EffectContext {
  readonly turn: LiveTurn;
  readonly announcer: Announcer;
  readonly door: HandoffDoor;
  readonly protocolVersion: string;
  handoffId: string | null;
  incidentId: string | null;
}
