import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

/** For a machine that does much else beside. */
const PATIENCE_MS = 120_000;

const shared = new Map<string, Promise<Browser>>();

/**
 * The worker's Chromium, from `path`, quiet and without any call home. It is started once and serves file after file; it
 * ends with the worker.
 */
export async function launchBrowser(path: string): Promise<Browser> {
  const before = await shared.get(path)?.catch(() => undefined);
  if (before?.isConnected()) return before;
  const launched = chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  shared.set(path, launched);
  return launched;
}

/** Closes what a file has opened, with everything that was stored there. */
export async function leaveBrowser(browser: Browser | undefined): Promise<void> {
  for (const context of browser?.contexts() ?? []) await context.close();
}

export interface Visit {
  readonly page: Page;
  /** What the page complained about: script errors, refused styles, blocked connections. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a fresh page (no cookies, no storage) at an address. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    // That the server is away is the point of some tests, and the browser says so by itself.
    if (
      line.type() === 'error' &&
      !/ERR_CONNECTION|WebSocket connection|Failed to load resource/.test(line.text())
    )
      complaints.push(line.text());
  });
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}
