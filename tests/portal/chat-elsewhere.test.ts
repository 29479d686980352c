import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { hasBrowser } from '../support/peers-available.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { launchBrowser, leaveBrowser, visit } from './support/browser.ts';

const chromium = hasBrowser();

/** Somebody else's page, on an origin of its own: one script tag, one element, and no more leave than the README asks for. */
function hostPage(chat: string): { readonly policy: string; readonly body: string } {
  const socket = chat.replace(/^http/, 'ws');
  return {
    policy: `default-src 'none'; script-src ${chat}; connect-src ${chat} ${socket}; require-trusted-types-for 'script'`,
    body: `<!doctype html><html lang="en"><title>Course calendar</title><h1>Course calendar</h1>
<script src="${chat}/chat/widget.js" defer></script>
<handrail-chat></handrail-chat></html>`,
  };
}

describe.skipIf(!chromium)('the widget on a page of another origin, with the server as it is started', () => {
  let browser: Browser;
  let scratch: TestDatabase;
  let chat: RunningServer;
  let host: Server;
  beforeAll(async () => {
    scratch = await testDatabase();
    chat = await startServer({ DATABASE_URL: scratch.url });
    const { policy, body } = hostPage(chat.url);
    host = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(body);
    }).listen(0, '127.0.0.1');
    await once(host, 'listening');
    browser = await launchBrowser(chromium as string);
  });
  afterAll(async () => {
    await leaveBrowser(browser);
    host.close();
    await stopServers();
    await scratch.stop();
  });

  it('chats under a strict content security policy, without complaint', async () => {
    const { port } = host.address() as AddressInfo;
    const { page, complaints } = await visit(browser, `http://localhost:${port}/`);
    const input = page.getByRole('textbox', { name: 'Your message' });
    await input.fill('I want to talk to a person.');
    await input.press('Enter');
    await page.locator('.state span:not(.hidden)', { hasText: 'Delivered' }).waitFor();
    await page
      .locator('.message .body', { hasText: /clinician|person/ })
      .nth(1)
      .waitFor();
    expect((await page.locator('.message .body').allTextContents())[0]).toBe('I want to talk to a person.');
    expect(new URL(page.url()).origin).not.toBe(chat.url);
    expect(complaints).toEqual([]);
  });
});
