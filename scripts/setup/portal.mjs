import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './errors.mjs';
import { fromRoot } from './paths.mjs';
import { say } from './run.mjs';
import { hashOf, readStamp, writeStamp } from './stamps.mjs';

/**
 * The programs that run in a browser: where each starts, and the bundle it becomes in dist/portal. The chat runs in other
 * people's pages as a plain script: closed in a function of its own, its names do not leak into them.
 */
const BUNDLES = [
  { entry: 'portal/chat/main.ts', bundle: 'chat', format: 'iife' },
  { entry: 'portal/chat/offline-worker.ts', bundle: 'offline', format: 'iife' },
  { entry: 'portal/desk/main.ts', bundle: 'desk', format: 'esm' },
];

/** What is served as it is. A file keeps its name; names are unique over portal/. */
const COPIED = new Set(['.css', '.html', '.svg', '.png', '.ico', '.webmanifest']);

const target = fromRoot('dist', 'portal');
const recipe = fromRoot('scripts', 'setup', 'portal.mjs');

/** Step 4: dist/portal holds the browser bundles, style sheets and pages made from portal/. */
export function portalStep() {
  const wanted = () =>
    hashOf(
      fromRoot('portal'),
      fromRoot('words'),
      recipe,
      fromRoot('node_modules', 'esbuild', 'package.json'),
    );
  return {
    isDone: () =>
      !existsSync(fromRoot('portal')) || (existsSync(target) && readStamp('portal')?.from === wanted()),
    run: async () => {
      say('building the browser pages …');
      const from = wanted();
      mkdirSync(target, { recursive: true });
      await bundle();
      copyPlainFiles();
      writeStamp('portal', { from });
    },
  };
}

async function bundle() {
  const present = BUNDLES.filter(({ entry }) => existsSync(fromRoot(entry)));
  if (present.length === 0) return;
  const { build } = await import('esbuild');
  const make = ({ entry, bundle: out, format }) =>
    build({
      entryPoints: [{ in: fromRoot(entry), out }],
      outdir: target,
      bundle: true,
      minify: true,
      sourcemap: true,
      format,
      target: ['es2022'],
      logLevel: 'silent',
    });
  await Promise.all(present.map(make)).catch((error) => {
    const [first] = error.errors ?? [];
    const place = first?.location ? `${first.location.file}:${first.location.line}: ` : '';
    throw new SetupError(`the browser pages could not be built: ${place}${first?.text ?? error.message}`);
  });
}

function copyPlainFiles() {
  for (const entry of readdirSync(fromRoot('portal'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !COPIED.has(path.extname(entry.name))) continue;
    copyFileSync(path.join(entry.parentPath, entry.name), path.join(target, entry.name));
  }
}
