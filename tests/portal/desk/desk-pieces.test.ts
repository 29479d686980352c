import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newCalls } from '../../../portal/desk/client/calls.ts';
import type { Queue, QueueItem } from '../../../portal/desk/client/wire.ts';
import { stretches } from '../../../portal/desk/view/highlight.ts';

describe('evidence in a message', () => {
  const flagged = (text: string, evidence: { start: number; end: number }[]) =>
    stretches(text, evidence)
      .filter(({ isFlagged }) => isFlagged)
      .map((one) => one.text);

  it('marks overlapping, nested and touching pieces as one, in whatever order they come', () => {
    const text = 'I want to kill myself tonight';
    const pieces = [
      { start: 22, end: 29 },
      { start: 2, end: 21 },
      { start: 10, end: 21 },
      { start: 10, end: 29 },
    ];
    expect(flagged(text, pieces)).toEqual(['want to kill myself tonight']);
    expect(flagged(text, pieces.slice(0, 2))).toEqual(['want to kill myself', 'tonight']);
    expect(
      flagged(text, [
        { start: 0, end: 1 },
        { start: 1, end: 6 },
      ]),
    ).toEqual(['I want']);
  });

  it('never loses, doubles or moves a letter, whatever the evidence says', () => {
    const spans = fc.array(
      fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 50, unit: 'binary' }), spans, (text, evidence) => {
        const pieces = stretches(text, evidence);
        expect(pieces.map((one) => one.text).join('')).toBe(text);
        for (const [i, piece] of pieces.entries()) {
          expect(piece.text).not.toBe('');
          expect(piece.isFlagged).not.toBe(pieces[i + 1]?.isFlagged);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what calls people to the screen', () => {
  const item = (over: Partial<QueueItem> = {}): QueueItem => ({
    id: 'h1',
    code: 'H-1',
    clientId: 'c1',
    client: { initials: 'ML', ref: 'C-17', kind: 'enrolled' },
    level: 'high',
    state: 'waiting',
    channel: 'sms',
    trigger: 'risk',
    queue: 'clinical',
    openedAt: '2026-11-24T10:00:00Z',
    closedAt: null,
    clinician: null,
    unansweredSince: null,
    snoozedUntil: null,
    isLapsed: false,
    nobodyAnswered: false,
    wasStaffPaged: true,
    drill: false,
    ...over,
  });
  const queue = (...open: QueueItem[]): Queue => ({
    now: '2026-11-24T10:00:00Z',
    locksAt: '2026-11-24T10:30:00Z',
    open,
    recent: [],
    tasks: [],
    alerts: [],
  });
  const said = (before: Queue, now: Queue) => newCalls(before, now, 'me').map(({ text }) => text);

  it('is a new wait, a graver one, or words of one’s own client, and names nobody', () => {
    expect(said(queue(), queue(item()))).toEqual(['A client is waiting (high).']);
    expect(said(queue(item()), queue(item()))).toEqual([]);
    expect(said(queue(item()), queue(item({ level: 'imminent' })))).toEqual([
      'A client is waiting (imminent).',
    ]);
    const mine = item({ state: 'contacted', clinician: { id: 'me', name: 'Ana' } });
    const wrote = { ...mine, unansweredSince: '2026-11-24T10:01:00Z' };
    expect(said(queue(mine), queue(wrote))).toEqual(['A client of yours wrote.']);
    expect(said(queue(mine), queue({ ...wrote, clinician: { id: 'other', name: 'Ben' } }))).toEqual([]);
    expect(said(queue(), queue(item({ drill: true })))).toEqual(['DRILL: A client is waiting (high).']);
    const all = said(queue(), queue(item(), item({ id: 'h2' }))).join(' ');
    expect(all).not.toMatch(/ML|C-17|H-1/);
  });
});
