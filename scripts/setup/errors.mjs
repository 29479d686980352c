/** A failure that already says, in one line, what is wrong and what to do about it. */
export class SetupError extends Error {}

const KNOWN = [
  [/ENOSPC|no space left/i, 'the disk is full. Free about 1 GB and run the command again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|network request|ERR_SOCKET_TIMEOUT/i,
    'the npm registry cannot be reached. Check the network (or the proxy: npm config get proxy, npm config get registry) and run the command again.',
  ],
  [
    /EACCES|EPERM|EROFS/i,
    'a file in this folder cannot be written. Run the command as the user who owns the folder.',
  ],
  [
    /EBADENGINE|Unsupported engine/i,
    'this Node.js version is refused by a dependency. Install Node.js 20.19 or newer.',
  ],
];

/** One line with the way out where the failure is a known one, else the failure's own words. */
export function explainFailure(error) {
  if (error instanceof SetupError) return error.message;
  const words = `${error?.code ?? ''} ${error?.message ?? error}`;
  return explainWords(words) ?? words.trim();
}

/** The way out of a failure of a program, told from what it printed; undefined where nothing known shows. */
export function explainWords(words) {
  return KNOWN.find(([pattern]) => pattern.test(words))?.[1];
}
