import { describe, expect, it } from 'vitest';
import { normalise } from '../../classifiers/normalise/normalise.ts';
import { ALL_RULES } from '../../classifiers/rules/all.ts';
import { applyRules, type RuleContext, type RuleHit } from '../../classifiers/rules/engine.ts';
import type { RiskRule } from '../../classifiers/rules/rule.ts';

/** The context in which a rule's own examples stand. */
function contextOf(rule: RiskRule): RuleContext {
  return { question: rule.question?.[0] ?? null, earlier: new Set(rule.after ?? []) };
}

function find(rule: RiskRule, text: string): RuleHit | undefined {
  return applyRules(normalise(text).text, contextOf(rule)).find((hit) => hit.rule.id === rule.id);
}

describe('every rule', () => {
  it('has its own id, a reason and at least one example', () => {
    expect(new Set(ALL_RULES.map((rule) => rule.id)).size).toBe(ALL_RULES.length);
    for (const rule of ALL_RULES) {
      expect(rule.why, rule.id).not.toBe('');
      expect(rule.hits.length, rule.id).toBeGreaterThan(0);
    }
  });

  it.each(ALL_RULES.map((rule) => [rule.id, rule] as const))(
    '%s fires on its examples and not on its counter-examples',
    (_, rule) => {
      for (const text of rule.hits) {
        const hit = find(rule, text);
        expect(hit, text).toBeDefined();
        expect(hit?.suppressed, text).toBe(false);
        expect(hit?.level, text).toBe(rule.level);
      }
      for (const text of rule.misses) {
        const hit = find(rule, text);
        expect(hit === undefined || hit.suppressed, text).toBe(true);
      }
    },
  );
});

describe('suppressors', () => {
  const levels = (text: string): string[] =>
    applyRules(normalise(text).text)
      .filter((hit) => hit.rule.category === 'suicide')
      .map((hit) => hit.level);

  it.each([
    'i do not want to kill myself',
    'i would never kill myself',
    'i wanted to kill myself back in 2011',
    'the song says i want to die',
    'no pienso en matarme',
  ])('cap "%s" at low', (text) => {
    expect(levels(text).every((level) => level === 'none' || level === 'low')).toBe(true);
  });

  it.each([
    'i dont want to live like this, i am going to kill myself',
    'i am not joking i am going to kill myself',
    'i cant stop thinking about killing myself',
  ])('leave "%s" standing', (text) => {
    expect(levels(text).some((level) => level === 'moderate' || level === 'high')).toBe(true);
  });
});
