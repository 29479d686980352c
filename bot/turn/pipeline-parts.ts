import type { Announcer } from '../../platform/announce.ts';
import type { BotEngine, ProgramView } from '../engine/contract.ts';
import type { HandoffDoor } from './handoff-door.ts';
import type { Assess } from './risk-middleware.ts';

/** What a turn needs of the rest of the product. */
export interface PipelineParts {
  readonly announcer: Announcer;
  readonly door: HandoffDoor;
  readonly assess: Assess;
  readonly engine: BotEngine;
  readonly program: ProgramView;
  readonly protocolVersion: string;
  /** What the client is told when the pipeline itself failed: one reviewed sentence with 988 and 911. */
  readonly failSafeText: (language: string) => string;
}
