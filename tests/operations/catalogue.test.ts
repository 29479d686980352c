import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogueHtml, catalogueText } from '../../operations/catalogue/page.ts';
import { keepReview, newReview, readReviews } from '../../operations/catalogue/reviews.ts';
import { readCatalogue } from '../../operations/catalogue/sentences.ts';

const TEXTS = {
  en: { a: { x: ['Are you <safe>?', 'Safe?'], y: ['Hi.'] } },
  es: { a: { x: ['¿Estás a salvo?'], y: ['Hola.'] } },
} as const;
const CHANGED = {
  en: { a: { x: ['Are you safe?'], y: ['Hi.'], z: ['New.'] } },
  es: { a: { x: ['¿Estás a salvo?'], y: ['Hola.'], z: ['Nuevo.'] } },
} as const;
const AT = new Date('2026-01-02T03:04:05Z');
const signature = { by: 'Dr. Lin', at: AT, note: 'read all', key: null };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'catalogue-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the catalogue of sentences', () => {
  it('holds every sentence of the bot in both languages, with its version', () => {
    const catalogue = readCatalogue();
    expect(catalogue.sentences.length).toBeGreaterThan(400);
    for (const s of catalogue.sentences) {
      expect(s.en.length, s.key).toBeGreaterThan(0);
      expect(s.es.length, s.key).toBeGreaterThan(0);
    }
    expect(readCatalogue().version).toBe(catalogue.version);
  });

  it('changes its version with any word, in either language', () => {
    const other = { en: TEXTS.en, es: { a: { x: ['¿Bien?'], y: ['Hola.'] } } } as const;
    const versions = [readCatalogue(TEXTS), readCatalogue(CHANGED), readCatalogue(other)].map(
      (c) => c.version,
    );
    expect(new Set(versions).size).toBe(3);
  });

  it('tells what was signed, by whom, and what changed or came since', async () => {
    await keepReview(folder, newReview(readCatalogue(TEXTS), signature));
    await keepReview(
      folder,
      newReview(readCatalogue(TEXTS), { by: 'Dr. Lin', at: AT, note: 'softer?', key: 'a.x' }),
    );
    const text = catalogueText(readCatalogue(CHANGED), await readReviews(folder));
    expect(text).toMatch(/signed by Dr\. Lin on 2026-01-02/u);
    expect(text).toMatch(/a\.x {2}\[changed since signed\]/u);
    expect(text).toMatch(/a\.y {2}\[signed\]/u);
    expect(text).toMatch(/a\.z {2}\[new since signed\]/u);
    expect(text).toContain('softer?');
    expect(text).toContain('2 sentences are not signed as they stand now.');
  });

  it('writes words into the page as words', () => {
    const page = catalogueHtml(readCatalogue(TEXTS), []);
    expect(page).toContain('Are you &lt;safe&gt;?');
    expect(page).toContain('lang="es"');
    expect(page).toContain('Nobody has signed these sentences yet.');
  });

  it('refuses a signature without a name, a remark on nothing, and a damaged file', async () => {
    const catalogue = readCatalogue(TEXTS);
    expect(() => newReview(catalogue, { ...signature, by: ' ' })).toThrow(/name/u);
    expect(() => newReview(catalogue, { ...signature, key: 'a.none' })).toThrow(/no sentence/u);
    expect(() => newReview(catalogue, { ...signature, key: 'a.x', note: null })).toThrow(/--note/u);
    const file = path.join(folder, 'catalogue-reviews.json');
    await writeFile(file, '{');
    await expect(keepReview(folder, newReview(catalogue, signature))).rejects.toThrow(/damaged/u);
    expect(await readFile(file, 'utf8')).toBe('{');
  });
});

describe('a command whose reader has gone', () => {
  it('ends without a word about it', async () => {
    const { stderr, stdout } = await promisify(execFile)('sh', [
      '-c',
      `"${process.execPath}" --import tsx --import ./scripts/quiet-pipe.mjs operations/commands/catalogue.ts | head -n 1`,
    ]);
    expect([stderr, stdout.split('\n').length]).toEqual(['', 2]);
  });

  it('is every command: each one is started with the same piece', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const commands = Object.values(scripts).filter((line) => line.includes('/commands/'));
    expect(commands.length).toBeGreaterThan(15);
    for (const line of commands) expect(line).toContain('--import ./scripts/quiet-pipe.mjs');
  });
});
