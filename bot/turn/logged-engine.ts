import type { Log } from '../../platform/log.ts';
import type { BotEngine } from '../engine/contract.ts';

/** The engine, with a line in the log wherever it failed inside and answered with its safe way out. */
export function loggedEngine(engine: BotEngine, log: Log): BotEngine {
  return (state, input) => {
    const output = engine(state, input);
    if (output.failure !== undefined)
      log.error('bot.engine_failed', {
        clientId: input.client.id,
        kind: input.event.kind,
        code: output.failure,
      });
    return output;
  };
}
