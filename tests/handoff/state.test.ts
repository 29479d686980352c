import { describe, expect, test } from 'vitest';
import { HANDOFF_STATES, type HandoffAct, nextState } from '../../handoff/state.ts';

const ACTS: HandoffAct[] = ['claim', 'contact', 'release', 'take_over', 'resolve', 'withdraw'];

describe('the life of a handoff', () => {
  test('is this table and nothing else', () => {
    const table = HANDOFF_STATES.map((state) =>
      ACTS.map((act) => {
        try {
          return nextState(state, act);
        } catch (error) {
          return (error as { code: string }).code;
        }
      }),
    );
    const no = 'invalid_transition';
    const closed = 'handoff_closed';
    expect(table).toEqual([
      ['claimed', no, no, no, no, 'withdrawn'],
      [no, 'contacted', 'waiting', 'claimed', no, 'withdrawn'],
      [no, 'contacted', 'waiting', 'claimed', 'resolved', 'withdrawn'],
      [closed, closed, closed, closed, closed, closed],
      [closed, closed, closed, closed, closed, closed],
    ]);
  });
});
