import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** An absolute path inside the checkout, whatever the working directory is. */
export function fromRoot(...parts) {
  return path.join(root, ...parts);
}
