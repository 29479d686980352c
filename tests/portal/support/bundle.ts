import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const chat = path.resolve(import.meta.dirname, '../../../portal/chat');

/** The files of the portal page as a server hands them out, by path. The widget is built from its source. */
export async function portalFiles(): Promise<ReadonlyMap<string, { type: string; body: string }>> {
  const bundled = async (entry: string) => {
    const { outputFiles } = await build({
      entryPoints: [path.join(chat, entry)],
      bundle: true,
      format: 'iife',
      target: 'es2022',
      write: false,
    });
    return { type: 'text/javascript', body: outputFiles[0]?.text ?? '' };
  };
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: await readFile(path.join(chat, 'portal.html'), 'utf8') }],
    ['/assets/portal.css', { type: 'text/css', body: await readFile(path.join(chat, 'portal.css'), 'utf8') }],
    ['/chat/widget.js', await bundled('main.ts')],
    ['/offline.js', await bundled('offline-worker.ts')],
  ]);
}
