import { Router as createRouter, type Router } from 'express';
import type { Registry } from 'prom-client';
import type { Status } from './status.ts';

/**
 * `GET /healthz`: the process answers. `GET /readyz`: it may get traffic. `GET /metrics`: Prometheus text. `GET /status`: for a
 * public status page.
 */
export function healthRoutes(parts: {
  /** Names of what is not ready; empty when all is. */
  notReady: () => Promise<readonly string[]>;
  metrics: Registry;
  status: (notReady: readonly string[]) => Promise<Status>;
}): Router {
  const router = createRouter();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const missing = await parts.notReady();
    response.status(missing.length === 0 ? 200 : 503).json({
      status: missing.length === 0 ? 'ready' : 'not_ready',
      ...(missing.length > 0 ? { waitingFor: missing } : {}),
    });
  });
  router.get('/status', async (_request, response) => {
    response.setHeader('Cache-Control', 'public, max-age=10');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.json(await parts.status(await parts.notReady()));
  });
  router.get('/metrics', async (_request, response) => {
    response.type(parts.metrics.contentType).send(await parts.metrics.metrics());
  });
  return router;
}
