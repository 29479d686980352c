import type { Config } from '../../config.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { errorCodeOf, HandrailError } from '../../platform/errors.ts';
import { loadProtocol } from '../../program/protocol/load-protocol.ts';
import { checkDatabase } from './database-check.ts';
import { type Check, type DoctorContext, type Finding, fail, ok } from './finding.ts';
import { checkMachine } from './machine-check.ts';
import { checkReach } from './reach-check.ts';
import { checkRedisServer } from './redis-check.ts';
import { checkSlack } from './slack-check.ts';
import { checkTwilio } from './twilio-check.ts';

const CHECKS: Readonly<Record<string, Check>> = {
  machine: checkMachine,
  protocol: checkProtocol,
  database: checkDatabase,
  redis: checkRedisServer,
  twilio: checkTwilio,
  slack: checkSlack,
  reach: checkReach,
};

/**
 * Looks at a deployment from where it runs and says what is wrong and how to put it right. Changes nothing, sends nothing to
 * anybody; in the order of the areas, whatever fails.
 */
export async function examine(config: Config, clock: Clock = systemClock): Promise<Finding[]> {
  const context: DoctorContext = { config, clock };
  const found = await Promise.all(
    Object.entries(CHECKS).map(([area, check]) =>
      check(context).catch((error: unknown) => [
        fail(
          `${area}.check`,
          `This could not be looked into (${errorCodeOf(error)}).`,
          'Put right what else is wrong, then ask again.',
        ),
      ]),
    ),
  );
  return [ok('config.environment', 'The environment can be read.'), ...found.flat()];
}

async function checkProtocol({ config }: DoctorContext): Promise<readonly Finding[]> {
  try {
    const { label, source } = await loadProtocol(config.protocolFile);
    return [
      ok('config.protocol', `The protocol is ${label}${source === 'built_in' ? ', the built-in one' : ''}.`),
    ];
  } catch (error) {
    if (!(error instanceof HandrailError)) throw error;
    return [fail('config.protocol', error.message, 'Correct PROTOCOL_FILE; the start is refused otherwise.')];
  }
}
