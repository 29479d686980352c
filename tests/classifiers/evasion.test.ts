import { describe, expect, it } from 'vitest';
import { assess } from '../../classifiers/assess.ts';
import { ALL_RULES } from '../../classifiers/rules/all.ts';
import { applyRules } from '../../classifiers/rules/engine.ts';
import { seededRandom } from '../../classifiers/training/logistic.ts';
import { atLeast } from '../../platform/risk.ts';

describe('a text made to slip past', () => {
  it.each([
    ['no-width characters', 'i want to d\u200bi\u200be tonight'],
    ['no-width characters in harmless words', 'see you at gr\u200doup'],
    ['Cyrillic look-alikes', 'i w\u0430nt t\u043e di\u0435'],
    ['full-width letters', '\uff49 want to \uff4b\uff49\uff4c\uff4c myself'],
    ['mathematical letters', '\u{1d604}\u{1d5ee}\u{1d5fb}\u{1d601} to die'],
    ['letters one by one', 'i want to k i l l my self'],
    ['dots', 'i am s.u.i.c.i.d.a.l'],
    ['digits', 'su1c1d3 is on my mind'],
    ['stars', 'i want to k*ll myself'],
    ['a word split in two', 'thinking of sui cide'],
    ['base64', Buffer.from('i want to kill myself').toString('base64')],
  ])('%s: at least low, and reviewed where nothing pages', (_, text) => {
    const found = assess({ text });
    expect(atLeast(found.level, 'low')).toBe(true);
    expect(found.review || atLeast(found.level, 'moderate')).toBe(true);
  });

  it.each([
    'i want to k i l l my self',
    'i am s.u.i.c.i.d.a.l',
    'su1c1d3 is on my mind',
    '\uff49 want to \uff4b\uff49\uff4c\uff4c myself',
    Buffer.from('i want to kill myself').toString('base64'),
  ])('"%s" is read for what it says', (text) => {
    expect(atLeast(assess({ text }).level, 'moderate')).toBe(true);
  });
});

describe('hostile texts', () => {
  it('no rule blows up on its own words repeated, cut and mixed', () => {
    const random = seededRandom(11);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const words = ALL_RULES.map((rule) => [...new Set(rule.pattern.match(/[a-z]{2,}/g) ?? ['a'])]);
    let slowest = 0;
    for (const own of words) {
      // Long runs of a rule's own words and of fillers that its gaps accept are what makes matching go back.
      const text = ` ${Array.from({ length: 400 }, () => (random() < 0.3 ? pick(['a', 'the', 'i', 'to']) : pick(own))).join(' ')} `;
      const started = process.cpuUsage();
      applyRules(text);
      const { user, system } = process.cpuUsage(started);
      slowest = Math.max(slowest, (user + system) / 1000);
    }
    // One message's time of the processor at most; a pattern that backtracks takes minutes.
    expect(slowest).toBeLessThan(1500);
  });
});
