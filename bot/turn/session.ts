import type { Transaction } from '../../platform/database/transaction.ts';
import {
  atLeast,
  levelRank,
  maxLevel,
  type RiskAssessment,
  type RiskCategory,
  type RiskLevel,
} from '../../platform/risk.ts';
import { shown } from '../understanding/shown.ts';
import type { LoadedSession } from './load-client.ts';

/** A session without a message for this long is over (clinical ground, section 1.4: the level holds for 24 h). */
const SESSION_HOURS = 24;

/** The session of the turn under way, as it changes. */
export interface LiveSession {
  readonly id: string;
  readonly first: boolean;
  level: RiskLevel;
  readonly levelBefore: RiskLevel;
  categories: RiskCategory[];
}

/** The session that a message belongs to: the open one, or a new one. */
export function enterSession(
  tx: Transaction,
  loaded: LoadedSession | null,
  protocolVersion: string,
  drill: boolean,
): LiveSession {
  const clientId = tx.clientId ?? '';
  const oldest = tx.now.getTime() - SESSION_HOURS * 3_600_000;
  if (loaded && loaded.lastMessageAt.getTime() > oldest) {
    tx.update('Session', loaded.id, { lastMessageAt: tx.now });
    return {
      id: loaded.id,
      first: false,
      level: loaded.level,
      levelBefore: loaded.level,
      categories: [...loaded.categories],
    };
  }
  if (loaded) tx.update('Session', loaded.id, { closedAt: tx.now, closedReason: 'quiet_for_a_day' });
  const id = tx.ids.next();
  tx.insert('Session', {
    id,
    clientId,
    openedAt: tx.now,
    lastMessageAt: tx.now,
    level: 'none',
    latched: false,
    categories: [],
    protocolVersion,
    drill,
  });
  return { id, first: true, level: 'none', levelBefore: 'none', categories: [] };
}

/**
 * Raises the session to what a message showed; never lowers it. Someone else's, past and quoted risk does not raise the
 * writer's own level above low.
 */
export function raiseByAssessment(tx: Transaction, session: LiveSession, assessment: RiskAssessment): void {
  const own = assessment.subject === 'self';
  const level = own ? assessment.level : levelRank(assessment.level) > 0 ? 'low' : 'none';
  const fresh = shown(assessment).categories.filter((category) => !session.categories.includes(category));
  if (fresh.length > 0) {
    session.categories = [...session.categories, ...fresh];
    tx.update('Session', session.id, { categories: session.categories });
  }
  raiseLevel(tx, session, level, 'message_assessed');
}

export function raiseLevel(tx: Transaction, session: LiveSession, to: RiskLevel, why: string): void {
  const level = maxLevel(session.level, to);
  if (level === session.level) return;
  const from = session.level;
  session.level = level;
  tx.update('Session', session.id, { level, latched: atLeast(level, 'high') });
  tx.audit({ who: 'bot', what: 'session.level_raised', why, subject: session.id, data: { from, to: level } });
}

/** The bot may lower up to moderate; high and imminent only a clinician lowers. Returns whether it did. */
export function lowerLevel(tx: Transaction, session: LiveSession, to: RiskLevel, why: string): boolean {
  if (atLeast(session.level, 'high') || levelRank(to) >= levelRank(session.level)) return false;
  const from = session.level;
  session.level = to;
  tx.update('Session', session.id, { level: to });
  tx.audit({ who: 'bot', what: 'session.level_lowered', why, subject: session.id, data: { from, to } });
  return true;
}
