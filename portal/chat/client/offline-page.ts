const WORKER = '/offline.js';
/** The worker's own name for its store; both sides use it. */
export const PAGE_CACHE = 'handrail-page';

function worker(): ServiceWorkerContainer | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.serviceWorker;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** A page whose policy asks for trusted types takes addresses of scripts only from a named place: this one, for one address. */
function trusted(url: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  return types?.createPolicy('handrail-offline', { createScriptURL: () => url }).createScriptURL(url) ?? url;
}

/**
 * Keeps Handrail's own page openable without a connection. Only where the client keeps their chat on this device: the
 * browser then remembers that this page was visited. Never on other people's pages. Failing does no harm.
 */
export async function keepPage(): Promise<void> {
  try {
    await worker()?.register(trusted(WORKER), { scope: '/' });
  } catch {
    // Without it the plan is still readable while the page is open.
  }
}

/** Undoes {@link keepPage}. */
export async function dropPage(): Promise<void> {
  try {
    const registration = await worker()?.getRegistration('/');
    if (registration?.active?.scriptURL.endsWith(WORKER)) await registration.unregister();
    await globalThis.caches?.delete(PAGE_CACHE);
  } catch {
    // Nothing was kept.
  }
}
