import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

/** For a machine that does much else beside. */
const PATIENCE_MS = 120_000;

/** Starts the Chromium at `path`, quiet and without any call home. */
export function launchBrowser(path: string): Promise<Browser> {
  return chromium.launch({
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
