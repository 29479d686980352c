import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffPlan, samePlan } from '../../../program/plans/diff-plan.ts';
import type { PlanContent } from '../../../program/plans/plan.ts';

const plan = (
  copes: string[],
  helpers: PlanContent['steps'][number] = [],
  reasons: string[] = [],
): PlanContent => ({
  steps: [[], copes.map((text) => ({ text })), [], helpers],
  reasons,
});

const anyPlan: fc.Arbitrary<PlanContent> = fc.record({
  steps: fc.array(
    fc.array(fc.record({ text: fc.string(), phone: fc.option(fc.string(), { nil: undefined }) })),
    {
      maxLength: 6,
    },
  ),
  reasons: fc.array(fc.string()),
});

describe('the difference of two plans', () => {
  it('names the steps that changed, with what came and what went', () => {
    const before = plan(['shower', 'sudoku'], [{ text: 'Mark', phone: '555-0101' }]);
    const after = plan(['shower', 'baking'], [{ text: 'Nina', phone: '555-0102' }], ['the band']);
    expect(diffPlan(before, after)).toEqual([
      { step: 2, added: ['baking'], removed: ['sudoku'] },
      { step: 4, added: ['Nina (555-0102)'], removed: ['Mark (555-0101)'] },
      { step: 'reasons', added: ['the band'], removed: [] },
    ]);
  });

  it('does not see blanks, nor steps that are left out', () => {
    expect(samePlan(plan([' shower ', '']), { steps: [[], [{ text: 'shower' }]], reasons: [' '] })).toBe(
      true,
    );
  });

  it('is empty for any plan and itself, and turns around with the plans', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (a, b) => {
        expect(diffPlan(a, a)).toEqual([]);
        expect(samePlan(a, a)).toBe(true);
        const there = diffPlan(a, b).map(({ step, added, removed }) => [step, added, removed]);
        const back = diffPlan(b, a).map(({ step, added, removed }) => [step, removed, added]);
        expect(there).toEqual(back);
      }),
    );
  });
});
