/** The threat model names tests that exist. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('every threat names a test that is there, or says that there is none', () => {
  const rows = readFileSync('docs/threat-model.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| \d+ \|/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.map(([, number]) => Number(number))).toEqual(rows.map((_, i) => i + 1));
  for (const [, number, , , tests = ''] of rows) {
    const named = [...tests.matchAll(/`([\w/-]+)`/g)].map(([, name]) => name ?? '');
    expect([number, named.length > 0 || tests === 'by design']).toEqual([number, true]);
    const missing = named.filter(
      (name) => !existsSync(`tests/${name}.test.ts`) && !existsSync(`tests/${name}`),
    );
    expect([number, missing]).toEqual([number, []]);
  }
});
