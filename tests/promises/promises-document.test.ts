/**
 * Promise: the page of promises and the tests of them are in step. Every test of this folder is named there, every test that is
 * named there exists, and every promise says from when it holds or what it does not cover, its test and what was seen last.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const OWN_NAME = path.basename(import.meta.filename);

const page = readFileSync(path.resolve('docs/promises.md'), 'utf8');

it('says of every promise what it does not cover, its test and the latest figure', () => {
  const promises = page.split(/^(?=\*\*)/m).slice(1);
  const lacking = promises.filter((promise) =>
    [/\bNot: /, /\bTest: `[a-z-]+\.test\.ts`/, /\bLatest: \D*\d/].some((part) => !part.test(promise)),
  );
  expect(lacking.map((promise) => promise.split('\n')[0])).toEqual([]);
  expect(promises.length).toBeGreaterThan(15);
});

it('names every test of this folder, and no other', () => {
  const named = new Set(page.match(/[a-z-]+\.test\.ts/g));
  const there = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.test.ts') && name !== OWN_NAME,
  );
  expect([...named].sort()).toEqual(there.sort());
});
