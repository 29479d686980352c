import type { RiskLevel } from '../../platform/risk.ts';
import { type HandoffRow, shortCode } from '../rows.ts';

const WORDS: Readonly<Record<RiskLevel, string>> = {
  none: 'request',
  low: 'low',
  moderate: 'moderate',
  high: 'HIGH',
  imminent: 'IMMINENT',
};

/** Whole minutes since the handoff was opened. */
export function minutesWaiting(handoff: Pick<HandoffRow, 'openedAt'>, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - handoff.openedAt.getTime()) / 60_000));
}

/** The handoff at the desk. */
export function deskLink(publicUrl: string, handoffId: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/desk#handoff-${handoffId}`;
}

/** A page as text message. No name, no number and no word of the client: it shows on a locked screen. */
export function pageText(handoff: HandoffRow, now: Date, publicUrl: string, rung?: string): string {
  const drill = handoff.drill ? 'DRILL. ' : '';
  const risk = handoff.level === 'none' ? 'Request for a person' : `Risk ${WORDS[handoff.level]}`;
  const minutes = minutesWaiting(handoff, now);
  const waiting =
    rung === 'second' ? 'a colleague asks you to join' : minutes === 0 ? 'new' : `waiting ${minutes} min`;
  const open = `Open: ${deskLink(publicUrl, handoff.id)}`;
  return `${drill}Handrail ${shortCode(handoff.id)}. ${risk}, ${waiting}. ${open}`;
}

/** A page as spoken; the digit that accepts it is part of the call, not of this text. */
export function pageSpeech(handoff: HandoffRow, now: Date, rung?: string): string {
  const drill = handoff.drill ? 'This is a drill. ' : '';
  const minutes = minutesWaiting(handoff, now);
  const waiting =
    minutes === 0 ? 'has just asked for help' : `has waited ${minutes} minute${minutes === 1 ? '' : 's'}`;
  if (rung === 'second') {
    const risk = handoff.level === 'none' ? '' : ` at ${handoff.level} risk`;
    return `${drill}This is Handrail. A colleague who has a client${risk} asks you to join.`;
  }
  const who = handoff.level === 'none' ? 'A client' : `A client at ${handoff.level} risk`;
  return `${drill}This is Handrail. ${who} ${waiting}.`;
}
