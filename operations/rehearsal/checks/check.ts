import type { Played, PlayedReply, PlayedTurn } from '../played.ts';
import type { Expectation, Scenario } from '../scenario.ts';
import type { ClientRecord } from './record.ts';

/** What a check looks at: the played scenario from the point of one expectation. */
export interface CheckInput {
  readonly scenario: Scenario;
  readonly played: Played;
  readonly expectation: Expectation;
  /** 1-based turn after which it must hold; the last one for `end`. */
  readonly turn: number;
  /** The turn itself, and the record as it was when that turn was answered. */
  readonly at: PlayedTurn;
  readonly record: ClientRecord;
}

/** Null where the expectation holds, else what was found instead. */
export type Check = (input: CheckInput) => string | null;

/** @throws where the scenario names a turn that it does not have */
export function checkInput(scenario: Scenario, played: Played, expectation: Expectation): CheckInput {
  const turn = turnNumber(expectation.after, played);
  const at = played.turns[turn - 1];
  if (!at) throw new Error(`${scenario.id}: there is no turn ${turn}`);
  return { scenario, played, expectation, turn, at, record: at.record };
}

function turnNumber(value: unknown, played: Played): number {
  return value === 'end' ? played.turns.length : Number(value);
}

/** Turns from the first to the one in question, or to `by` where the expectation names a later one. */
export function turnsSoFar(input: CheckInput): readonly PlayedTurn[] {
  const { by } = input.expectation;
  const last = by === undefined ? input.turn : turnNumber(by, input.played);
  return input.played.turns.slice(0, last);
}

/** The turn in question alone; all turns up to `by` where the expectation gives one. */
export function turnsAsked(input: CheckInput): readonly PlayedTurn[] {
  return input.expectation.by === undefined ? [input.at] : turnsSoFar(input);
}

export function botReplies(turns: readonly PlayedTurn[]): PlayedReply[] {
  return turns.flatMap((turn) => turn.replies).filter((reply) => reply.from === 'bot');
}

export function fails(holds: boolean, found: string): string | null {
  return holds ? null : found;
}

export function textParam(input: CheckInput, name: string): string {
  const value = input.expectation[name];
  if (typeof value !== 'string') throw missing(input, name, 'a text');
  return value;
}

export function numberParam(input: CheckInput, name: string): number {
  const value = input.expectation[name];
  if (typeof value !== 'number') throw missing(input, name, 'a number');
  return value;
}

/** The number, or null where the expectation does not give it. */
export function optionalNumber(input: CheckInput, name: string): number | null {
  return input.expectation[name] === undefined ? null : numberParam(input, name);
}

/** The list of texts, a single one counting as a list; empty where the expectation does not give it. */
export function listParam(input: CheckInput, name: string): string[] {
  const value = input.expectation[name] ?? [];
  const list = Array.isArray(value) ? value : [value];
  if (!list.every((item) => typeof item === 'string')) throw missing(input, name, 'a list of texts');
  return list;
}

function missing(input: CheckInput, name: string, what: string): Error {
  const { check, after } = input.expectation;
  return new Error(`${input.scenario.id}: ${check} after ${after} needs ${name}, ${what}`);
}

/** Lower case, accents and typographic quotes evened out, spaces single: for comparing words. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/gu, "'")
    .replace(/\s+/gu, ' ')
    .toLowerCase()
    .trim();
}

/** A text short enough for a line of a report. */
export function shown(text: string): string {
  const one = text.replace(/\s+/gu, ' ');
  return one.length > 160 ? `${one.slice(0, 157)}...` : one;
}

export function quoted(replies: readonly PlayedReply[]): string {
  return replies.length === 0 ? 'no reply' : replies.map((reply) => `"${shown(reply.text)}"`).join(' / ');
}
