import type { Writable } from 'node:stream';

/**
 * Resolves when all of `text` was taken, however large and wherever it goes, or when nobody reads on (a pipe that was closed).
 * Rejects with any other error of the stream: what was not written must not pass for written.
 */
export function writeWhole(out: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    out.write(text, (error) => {
      const isClosedPipe = error instanceof Error && 'code' in error && error.code === 'EPIPE';
      if (error && !isClosedPipe) reject(error);
      else resolve();
    });
  });
}
