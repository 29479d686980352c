import { Router as createRouter, type Router, static as serveStatic } from 'express';

const DAY_MS = 86_400_000;

/** Serves the built browser parts: the portal page at `/`, the desk at `/desk`, the widget's script, styles. */
export function pageRoutes(builtFolder: string): Router {
  const router = createRouter();
  const page =
    (file: string) => (_request: unknown, response: { sendFile(name: string, options: object): void }) =>
      response.sendFile(file, { root: builtFolder, headers: { 'Cache-Control': 'no-cache' } });
  // No picture in the tab on purpose: a neutral page says nothing about support.
  router.get('/favicon.ico', (_request: unknown, response: { status(code: number): { end(): void } }) =>
    response.status(204).end(),
  );
  router.get('/', page('portal.html'));
  router.get('/desk', page('desk.html'));
  // Answers for `/` without a connection, once a client keeps their chat on their device.
  router.get('/offline.js', page('offline.js'));
  // The widget is embedded in the program's own pages, so its script may be loaded from anywhere.
  router.get('/chat/widget.js', (_request, response) => {
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.sendFile('chat.js', { root: builtFolder, headers: { 'Cache-Control': 'no-cache' } });
  });
  router.use('/assets', serveStatic(builtFolder, { index: false, maxAge: DAY_MS, etag: true }));
  return router;
}
