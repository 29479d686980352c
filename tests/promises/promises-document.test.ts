/**
 * Promise: the page of promises and the tests of them are in step. Every test of this folder is named there, and every
 * test that is named there exists.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const OWN_NAME = path.basename(import.meta.filename);

it('names every test of this folder, and no other', () => {
  const page = readFileSync(path.resolve('docs/promises.md'), 'utf8');
  const named = new Set(page.match(/[a-z-]+\.test\.ts/g));
  const there = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.test.ts') && name !== OWN_NAME,
  );
  expect([...named].sort()).toEqual(there.sort());
});
