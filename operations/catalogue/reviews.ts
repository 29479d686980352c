import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { HandrailError } from '../../platform/errors.ts';
import type { Catalogue, Sentence } from './sentences.ts';

const review = z.strictObject({
  /** `signed`: the whole catalogue as it was; `comment`: a remark on one sentence. */
  kind: z.enum(['signed', 'comment']),
  version: z.string(),
  by: z.string().min(1),
  at: z.string(),
  note: z.string().nullable(),
  key: z.string().nullable(),
  /** Hash of each sentence as it was signed, so that what changed since can be told. */
  sentences: z.record(z.string(), z.string()),
});
const reviewsFile = z.strictObject({ reviews: z.array(review) });
export type Review = z.infer<typeof review>;

const fileIn = (dataDir: string) => path.join(dataDir, 'catalogue-reviews.json');

/** Reviews so far, oldest first. @throws {HandrailError} bad_request for a file that is damaged */
export async function readReviews(dataDir: string): Promise<Review[]> {
  const file = fileIn(dataDir);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return [];
  }
  try {
    return reviewsFile.parse(JSON.parse(text)).reviews;
  } catch {
    throw new HandrailError('bad_request', `${file} is damaged; nothing was changed`);
  }
}

/** Keeps one more review; earlier ones are never changed. */
export async function keepReview(dataDir: string, added: Review): Promise<void> {
  const reviews = [...(await readReviews(dataDir)), added];
  await mkdir(dataDir, { recursive: true });
  const file = fileIn(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify({ reviews }, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** A signature under the catalogue as it is now, or a remark on the sentence `key`. @throws {HandrailError} bad_request */
export function newReview(
  catalogue: Catalogue,
  given: {
    readonly by: string;
    readonly at: Date;
    readonly note: string | null;
    readonly key: string | null;
  },
): Review {
  const { by, at, note, key } = given;
  if (by.trim() === '') throw new HandrailError('bad_request', 'a review needs the name of who made it');
  if (key !== null && !catalogue.sentences.some((s) => s.key === key))
    throw new HandrailError('bad_request', `there is no sentence ${key}`);
  if (key !== null && (note ?? '').trim() === '')
    throw new HandrailError('bad_request', 'a comment needs --note TEXT');
  return {
    kind: key === null ? 'signed' : 'comment',
    version: catalogue.version,
    by: by.trim(),
    at: at.toISOString(),
    note: note?.trim() || null,
    key,
    sentences: key === null ? Object.fromEntries(catalogue.sentences.map((s) => [s.key, s.hash])) : {},
  };
}

/** How a sentence stands: signed as it is, changed since the last signature, new since, or never signed. */
export function standing(
  sentence: Sentence,
  reviews: readonly Review[],
): 'signed' | 'changed' | 'new' | 'unsigned' {
  const last = reviews.findLast((r) => r.kind === 'signed');
  if (last === undefined) return 'unsigned';
  const signed = last.sentences[sentence.key];
  return signed === undefined ? 'new' : signed === sentence.hash ? 'signed' : 'changed';
}
