import { describe, expect, it } from 'vitest';
import { loadCorpus, parseCorpus, splitContext } from '../../classifiers/training/corpus.ts';

describe('corpus format', () => {
  it('carries metadata on, reads pairs as one group and splits context', () => {
    const rows = parseCorpus(
      [
        '## theme heading',
        '@ theme=rope voice=nb-22 lang=en cat=suicide level=high who=self',
        'got it ready',
        '@ level=none cat=-',
        'Are you ok? || yes',
        '+ high suicide self: got the rope out',
        '+ none - self: got the jump rope out',
        '',
        '+ low distress past: long ago',
      ].join('\n'),
      'x.txt',
    );
    expect(rows.map((row) => row.level)).toEqual(['high', 'none', 'high', 'none', 'low']);
    expect(rows[0]).toMatchObject({ theme: 'rope', voice: 'nb-22', categories: ['suicide'] });
    expect(rows[1]).toMatchObject({
      text: 'yes',
      context: [{ from: 'bot', text: 'Are you ok?' }],
      categories: [],
    });
    expect(rows[2]?.group).toBe(rows[3]?.group);
    expect(rows[3]?.group).not.toBe(rows[4]?.group);
    expect(rows[4]?.who).toBe('past');
  });

  it('names file and line of a mistake', () => {
    expect(() => parseCorpus('@ level=severe\nhelp', 'x.txt')).toThrow('x.txt:2');
    expect(() => parseCorpus('+ high oops', 'x.txt')).toThrow('x.txt:1');
  });

  it('takes a statement before for the client’s own unless it sounds like the bot', () => {
    expect(splitContext('i have it here || took it').context[0]?.from).toBe('client');
    expect(splitContext('Great work today! || bye').context[0]?.from).toBe('bot');
  });

  it('loads all of our own files, in both languages and at every level', () => {
    const rows = loadCorpus();
    expect(rows.length).toBeGreaterThan(5000);
    expect(new Set(rows.map((row) => row.language))).toContain('es');
    expect(new Set(rows.map((row) => row.level)).size).toBe(5);
  });
});
