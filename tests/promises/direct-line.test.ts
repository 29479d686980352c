/**
 * Promise: whoever speaks Bot Framework can talk to the bot. A Direct Line service and its client, neither of them ours,
 * on the same machine, without credentials: a message goes in, the bot's answers come back.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type Activity, DirectLine } from 'botframework-directlinejs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { FetchXhr } from '../support/fetch-xhr.ts';
import { freePort } from '../support/free-port.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { until } from '../support/until.ts';

const SERVICE = path.resolve('node_modules/offline-directline/dist/cmdutil.js');

let scratch: TestDatabase;
let server: RunningServer;
let service: ChildProcess;
let domain: string;
beforeAll(async () => {
  scratch = await testDatabase();
  server = await startServer({ DATABASE_URL: scratch.url });
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  domain = `${url}/directline`;
  service = spawn(process.execPath, [SERVICE, '-d', port, '-b', `${server.url}/api/messages`], {
    stdio: 'ignore',
  });
  await until('the Direct Line service', () =>
    fetch(url).then(
      () => true,
      () => false,
    ),
  );
  // The client library expects a browser. It is told to poll: the socket is looked up, never opened.
  Object.assign(globalThis, { XMLHttpRequest: FetchXhr, WebSocket: globalThis.WebSocket ?? class {} });
});
afterAll(async () => {
  if (service?.exitCode === null) {
    service.kill();
    await once(service, 'exit');
  }
  await stopServers();
  await scratch?.stop();
});

it('carries a conversation there and back', async () => {
  const line = new DirectLine({ secret: 'unused', domain, webSocket: false, pollingInterval: 200 });
  const heard: Activity[] = [];
  const subscription = line.activity$.subscribe((activity) => heard.push(activity));
  try {
    const say = (text: string) =>
      new Promise<void>((resolve, reject) => {
        line
          .postActivity({ type: 'message', from: { id: 'user-1' }, text })
          .subscribe(() => resolve(), reject);
      });
    await say('hello');
    const answers = () =>
      heard.filter((activity) => activity.type === 'message' && activity.from.id !== 'user-1');
    await until('the first answer', () => answers().length > 0);
    const before = answers().length;
    await say('can you help me calm down');
    await until('the next answer', () => answers().length > before);
    for (const answer of answers()) expect(answer).toMatchObject({ text: expect.stringMatching(/\S/) });
  } finally {
    subscription.unsubscribe();
    line.end();
  }
});
