import { PAGE_CACHE } from './client/offline-page.ts';

/** The parts of a service worker that are used; the page's own types do not know them. */
interface WorkerEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', act: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', act: (event: FetchEvent) => void): void;
  readonly location: Location;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

/** The page and what it is made of; nothing that anybody wrote. */
const FILES = ['/', '/assets/portal.css', '/chat/widget.js'];

const scope = globalThis as unknown as WorkerScope;

/** From the network, and kept for when there is none. */
async function freshOrKept(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(PAGE_CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(path, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept === undefined) throw error;
    return kept;
  }
}

scope.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(PAGE_CACHE)
      .then((cache) => cache.addAll(FILES))
      .then(() => scope.skipWaiting()),
  );
});
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== scope.location.origin || !FILES.includes(pathname)) return;
  event.respondWith(freshOrKept(event.request, pathname));
});
