import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropPage, keepPage } from '../../portal/chat/client/offline-page.ts';

/** A worker whose states the test sets, and the registration that the browser would hold. */
class Worker extends EventTarget {
  state = 'installing';
  readonly scriptURL = 'https://care.example/offline.js';
  becomes(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

let worker: Worker;
let deeds: string[];

beforeEach(() => {
  worker = new Worker();
  deeds = [];
  const registration = {
    installing: worker,
    unregister: async () => deeds.push('unregistered'),
  };
  vi.stubGlobal('navigator', {
    serviceWorker: {
      register: async () => {
        deeds.push('registered');
        return registration;
      },
      getRegistration: async () => registration,
    },
  });
  vi.stubGlobal('caches', { delete: async () => deeds.push('emptied') });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const registered = () => expect.poll(() => deeds).toContain('registered');
const asDeed = (kept: Promise<void>) => kept.then(() => void deeds.push('kept'));

describe('keeping the page itself', () => {
  it('is done when the worker has taken over, not before', async () => {
    const kept = asDeed(keepPage());
    await registered();
    worker.becomes('installed');
    worker.becomes('activating');
    expect(deeds).toEqual(['registered']);
    worker.becomes('activated');
    await kept;
  });

  it('is given up where the files could not be kept, and after ten seconds', async () => {
    const refused = keepPage();
    await registered();
    worker.becomes('redundant');
    await refused;
    vi.useFakeTimers();
    worker.state = 'installing';
    const late = asDeed(keepPage());
    await vi.advanceTimersByTimeAsync(9_999);
    expect(deeds).not.toContain('kept');
    await vi.advanceTimersByTimeAsync(1);
    await late;
  });

  it('is undone only after it was done, also for a worker that is not active yet', async () => {
    const kept = asDeed(keepPage());
    const dropped = dropPage();
    await registered();
    worker.becomes('activated');
    await Promise.all([kept, dropped]);
    expect(deeds).toEqual(['registered', 'kept', 'unregistered', 'emptied']);
  });

  it('does no harm where the browser refuses', async () => {
    vi.stubGlobal('navigator', { serviceWorker: { register: () => Promise.reject(new Error('refused')) } });
    await keepPage();
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('caches', undefined);
    await Promise.all([keepPage(), dropPage()]);
  });
});
