import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './errors.mjs';
import { fromRoot } from './paths.mjs';
import { say } from './run.mjs';
import { readStamp, writeStamp } from './stamps.mjs';

const ROOT = fromRoot('.');
const SOURCES = [
  'bot',
  'channels',
  'classifiers',
  'conversations',
  'generated',
  'handoff',
  'operations',
  'platform',
  'program',
  'words',
];
const ENTRY = fromRoot('main.ts');
const target = fromRoot('dist', 'server');
const recipe = fromRoot('scripts', 'setup', 'server.mjs');

/**
 * Step 5: dist/server/main.js, the server as few files of plain JavaScript. Compiling a thousand modules at every start
 * took longer than everything else that a start does. Dependencies stay where they are.
 */
export function serverStep() {
  return {
    isDone: () => existsSync(path.join(target, 'main.js')) && readStamp('server')?.from === sourceHash(),
    run: async () => {
      say('building the server …');
      const from = sourceHash();
      rmSync(target, { recursive: true, force: true });
      await bundle();
      writeStamp('server', { from });
    },
  };
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const file of [ENTRY, fromRoot('config.ts'), recipe, ...SOURCES.flatMap(typescriptIn)]) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function typescriptIn(folder) {
  if (!existsSync(fromRoot(folder))) return [];
  return readdirSync(fromRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

async function bundle() {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [ENTRY],
    outdir: target,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: ['node20'],
    sourcemap: true,
    plugins: [ownPlaces],
    logLevel: 'silent',
  }).catch((error) => {
    const [first] = error.errors ?? [];
    const place = first?.location ? `${first.location.file}:${first.location.line}: ` : '';
    throw new SetupError(`the server could not be built: ${place}${first?.text ?? error.message}`);
  });
}

/** A module that reads files beside itself still finds them where the sources are: all bundles lie two folders deep. */
const ownPlaces = {
  name: 'own-places',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const source = readFileSync(file, 'utf8');
      if (!source.includes('import.meta.')) return undefined;
      const place = path.relative(ROOT, file).split(path.sep).join('/');
      const contents = source
        .replaceAll('import.meta.url', `new URL(${JSON.stringify(`../../${place}`)}, import.meta.url).href`)
        .replaceAll(
          'import.meta.dirname',
          `(import.meta.dirname + ${JSON.stringify(`/../../${path.posix.dirname(place)}`)})`,
        );
      return { contents, loader: 'ts' };
    });
  },
};
