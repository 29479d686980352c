const WORKER = '/offline.js';
/** The worker's own name for its store; both sides use it. */
export const PAGE_CACHE = 'handrail-page';

interface PageWorker extends EventTarget {
  readonly scriptURL: string;
  readonly state: string;
}
interface Registration {
  readonly installing?: PageWorker | null;
  readonly waiting?: PageWorker | null;
  readonly active?: PageWorker | null;
  unregister(): Promise<unknown>;
}
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** What is used of the browser; each may be missing in one. */
const browser = globalThis as {
  readonly navigator?: {
    readonly serviceWorker?: {
      register(url: string, options: { scope: string }): Promise<Registration>;
      getRegistration(scope: string): Promise<Registration | undefined>;
    };
  };
  readonly caches?: { delete(name: string): Promise<unknown> };
  readonly trustedTypes?: TrustedTypes;
};

/** A page whose policy asks for trusted types takes addresses of scripts only from a named place: this one, for one address. */
function trusted(url: string): string {
  const policy = browser.trustedTypes?.createPolicy('handrail-offline', { createScriptURL: () => url });
  return policy?.createScriptURL(url) ?? url;
}

/** Longer than this nobody should look at a form for the page's sake; it goes on being kept all the same. */
const PATIENCE_MS = 10_000;

/** Keeping and dropping, one after the other: a late deletion must not empty what was kept since. */
let last: Promise<void> = Promise.resolve();
function inTurn(act: () => Promise<void>): Promise<void> {
  last = last.then(act).catch(() => undefined);
  return last;
}

/**
 * Keeps Handrail's own page openable without a connection. Only where the client keeps their chat on this device: the
 * browser then remembers that this page was visited. Never on other people's pages. Resolves when the page is kept, or
 * after ten seconds. Failing does no harm: without it the plan is still readable while the page is open.
 */
export function keepPage(): Promise<void> {
  return inTurn(async () => {
    const registration = await browser.navigator?.serviceWorker?.register(trusted(WORKER), { scope: '/' });
    const installing = registration?.installing;
    if (installing) await installed(installing);
  });
}

/** Undoes {@link keepPage}. */
export function dropPage(): Promise<void> {
  return inTurn(async () => {
    const registration = await browser.navigator?.serviceWorker?.getRegistration('/');
    const its = registration?.active ?? registration?.waiting ?? registration?.installing;
    if (its?.scriptURL.endsWith(WORKER)) await registration?.unregister();
    await browser.caches?.delete(PAGE_CACHE);
  });
}

/** A worker is activated only once its files are kept; one that could not keep them becomes redundant. */
function installed(its: PageWorker): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, PATIENCE_MS);
    const look = () => {
      if (its.state !== 'activated' && its.state !== 'redundant') return;
      clearTimeout(late);
      resolve();
    };
    its.addEventListener('statechange', look);
    look();
  });
}
