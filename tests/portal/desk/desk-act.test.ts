import { afterEach, expect, it, vi } from 'vitest';
import { Api, DeskError } from '../../../portal/desk/client/api.ts';

afterEach(() => vi.unstubAllGlobals());

/** A server that answers in this order; a word is a connection that breaks. */
function answers(...given: (readonly [number, object] | 'broken')[]): string[] {
  const bodies: string[] = [];
  vi.stubGlobal('fetch', async (_path: string, request: RequestInit) => {
    bodies.push(String(request.body ?? ''));
    const next = given.shift() ?? 'broken';
    if (next === 'broken') throw new TypeError('fetch failed');
    return new Response(JSON.stringify(next[1]), { status: next[0] });
  });
  return bodies;
}
const api = new Api(() => true);
const MAYBE = [503, { error: 'outcome_unknown', message: 'It may have been done: look.' }] as const;

it('sends a form once more when nobody knows whether it was taken, with the same id', async () => {
  for (const first of ['broken', MAYBE] as const) {
    const bodies = answers(first, [200, { ok: true }]);
    expect(await api.post('/near-miss', { formId: 'f1', what: 'x' })).toEqual({ ok: true });
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toBe(bodies[1]);
  }
});

it('tells of any other act that it may have been done, and does not do it twice', async () => {
  for (const first of ['broken', MAYBE] as const) {
    const bodies = answers(first);
    const failed = api.post('/handoffs/1/release');
    await expect(failed).rejects.toMatchObject({ code: 'outcome_unknown' });
    await expect(failed).rejects.toThrow(/may have been done/);
    expect(bodies).toHaveLength(1);
  }
});

it('sends nothing again that was refused', async () => {
  const bodies = answers([403, { error: 'forbidden', message: 'your role does not allow this' }]);
  await expect(api.post('/near-miss', { formId: 'f1' })).rejects.toBeInstanceOf(DeskError);
  expect(bodies).toHaveLength(1);
});
