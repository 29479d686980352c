import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { writeWhole } from '../../operations/write-whole.ts';

const failing = (error: Error) =>
  new Writable({ write: (_chunk, _encoding, done) => done(error) }).on('error', () => undefined);

test('what was not written does not pass for written, whether the error has a code or not', async () => {
  const plain = new Error('the stream broke');
  await expect(writeWhole(failing(plain), 'a record')).rejects.toBe(plain);
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  await expect(writeWhole(failing(full), 'a record')).rejects.toBe(full);
});

test('a pipe that nobody reads any more is no failure', async () => {
  const closed = Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
  await expect(writeWhole(failing(closed), 'a record')).resolves.toBeUndefined();
});
