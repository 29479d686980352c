import { readFileSync } from 'node:fs';
import type { Assess } from '../../bot/turn/risk-middleware.ts';
import { assessSafely } from '../../classifiers/assess.ts';
import { readRegistry, weightsFile } from '../../classifiers/learning/registry.ts';
import { withShadow } from '../../classifiers/learning/shadow.ts';
import {
  noteDifference,
  noteMessage,
  type ShadowCounts,
  writeShadowCounts,
} from '../../classifiers/learning/shadow-counts.ts';
import { decodeWeights, useWeights } from '../../classifiers/model/weights.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';

/** What the server uses of the learning loop. */
export interface Learning {
  readonly assess: Assess;
  /** Whether the program's consent to learn from clients' messages is recorded now. */
  readonly allowed: () => boolean;
}

/** The shadow's counts reach the disk at most so often. */
const WRITE_EVERY_MS = 10_000;

/**
 * Takes up the program's models as the registry in DATA_DIR has them at the start: the live one answers, the shadow
 * runs beside it and only counts; neither without the program's consent. A damaged registry or model leaves the shipped model in place and is logged.
 */
export function startLearning(dataDir: string, log: Log, now: () => number): Learning {
  const allowed = () => {
    try {
      return readRegistry(dataDir).consent !== null;
    } catch {
      return false;
    }
  };
  return { assess: chooseModel(dataDir, log, now), allowed };
}

function chooseModel(dataDir: string, log: Log, now: () => number): Assess {
  useWeights(undefined);
  try {
    const { consent, live, shadow } = readRegistry(dataDir);
    // A program that takes its consent back gets the shipped model.
    if (consent === null) return assessSafely;
    if (live !== null) {
      useWeights(weightsFile(dataDir, live));
      log.info('classifier.live', { version: live });
    }
    if (shadow !== null) return besideShadow(dataDir, shadow, log, now);
  } catch (error) {
    log.error('classifier.model_unreadable', { code: errorCodeOf(error) });
  }
  return assessSafely;
}

function besideShadow(dataDir: string, version: string, log: Log, now: () => number): Assess {
  const candidate = decodeWeights(readFileSync(weightsFile(dataDir, version)));
  log.info('classifier.shadow', { version });
  let counts: ShadowCounts = {
    version,
    messages: 0,
    higher: 0,
    lower: 0,
    handoffsGained: 0,
    handoffsLost: 0,
    failed: 0,
  };
  let written = Number.NEGATIVE_INFINITY;
  const answer = withShadow(candidate, (difference) => {
    counts = noteDifference(counts, difference);
  });
  return (input) => {
    const found = answer(input);
    counts = noteMessage(counts);
    if (now() - written >= WRITE_EVERY_MS) {
      written = now();
      try {
        writeShadowCounts(dataDir, counts);
      } catch (error) {
        log.warn('classifier.shadow_not_counted', { code: errorCodeOf(error) });
      }
    }
    return found;
  };
}
