import { describe, expect, it } from 'vitest';
import { normalise } from '../../classifiers/normalise/normalise.ts';
import { ALL_RULES } from '../../classifiers/rules/all.ts';
import { needsAreCurrent, needsOf, needsOfRules } from '../../classifiers/rules/prefilter.ts';
import { StringSearch } from '../../classifiers/rules/string-search.ts';
import { compilePattern } from '../../classifiers/rules/vocabulary.ts';
import { loadCorpus } from '../../classifiers/training/corpus.ts';

describe('what a match must hold', () => {
  it('is found through choices, endings that may lack, and gaps', () => {
    expect(needsOf('(?:take|took) ~ pills?')).toEqual([' pill', ' pills']);
    expect(needsOf('(?:[a-z]+ )?overdosed?')).toEqual(['verdose', 'erdosed']);
    expect(needsOf('od')).toEqual([' od ']);
  });

  it('is not sure where one way through the pattern holds nothing', () => {
    expect(needsOf('(?:pills|[a-z]+)')).toBeNull();
  });

  it('refuses what it does not understand, rather than to pass a rule over', () => {
    expect(() => needsOf('(?:pills')).toThrow();
  });

  it('passes no rule over that would have fired, in examples and corpus', () => {
    const needs = needsOfRules(ALL_RULES);
    const texts = [
      ...ALL_RULES.flatMap((rule) => rule.hits),
      ...loadCorpus()
        .filter((_, at) => at % 23 === 0)
        .map((row) => row.text),
    ].map((text) => normalise(text).text);
    const search = new StringSearch(
      needs.flatMap((list, owner) => (list ?? []).map((text) => ({ text, owner }))),
    );
    const found = new Uint8Array(ALL_RULES.length);
    const passedOver: string[] = [];
    const patterns = ALL_RULES.map((rule) => compilePattern(rule.pattern));
    for (const text of texts) {
      found.fill(0);
      search.mark(text, found);
      ALL_RULES.forEach((rule, at) => {
        if (needs[at] === null || found[at] === 1) return;
        const pattern = patterns[at] as RegExp;
        pattern.lastIndex = 0;
        if (pattern.test(text)) passedOver.push(`${rule.id}: ${text}`);
      });
    }
    expect(passedOver).toEqual([]);
  });

  it('is stored for the rules as they are (node --import tsx classifiers/commands/needs.ts)', () => {
    expect(needsAreCurrent(ALL_RULES)).toBe(true);
  });
});
