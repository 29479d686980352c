import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isValidSlackRequest } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SlackDriver } from './slack-driver.ts';
import { signedHeaders } from './slack-signature.ts';

const SECRET = 'a signing secret';

interface Caught {
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The stand-in for Slack is only worth something if Bolt's own verifier takes what it signs. */
describe('the Slack driver', () => {
  const caught: Caught[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    caught.push({ body: Buffer.concat(chunks).toString(), headers: request.headers });
    response.end();
  });
  let driver: SlackDriver;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    driver = new SlackDriver({ url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SECRET });
  });
  afterAll(() => void server.close());

  const isValid = ({ body, headers }: Caught, nowMilliseconds = Date.now(), signingSecret = SECRET) =>
    isValidSlackRequest({
      signingSecret,
      body,
      headers: {
        'x-slack-signature': String(headers['x-slack-signature']),
        'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
      },
      nowMilliseconds,
    });

  it('signs every kind of request so that Bolt takes it, and only with the right secret and in time', async () => {
    await driver.message({ channel: 'C1', user: 'U1', text: 'héllo <b>' });
    await driver.blockAction({ actionId: 'a', value: 'v', user: 'U1', channel: 'C1', messageTs: '1.1' });
    await driver.viewSubmission({ callbackId: 'c', privateMetadata: '{}', user: 'U1', values: {} });
    await driver.slashCommand({ command: '/crisis', text: 'queue', user: 'U1', channel: 'C1' });
    await driver.urlVerification('x');
    expect(caught).toHaveLength(5);
    for (const request of caught) {
      expect(isValid(request)).toBe(true);
      expect(isValid(request, Date.now(), 'another secret')).toBe(false);
      expect(isValid(request, Date.now() + 302_000)).toBe(false);
      expect(isValid({ ...request, body: `${request.body} ` })).toBe(false);
    }
  });

  it('marks a repetition as Slack does', async () => {
    await driver.message({ channel: 'C1', user: 'U1', text: 'again' }, { retry: 2 });
    expect(caught.at(-1)?.headers).toMatchObject({
      'x-slack-retry-num': '2',
      'x-slack-retry-reason': 'http_timeout',
    });
  });

  it('signs as the scheme says', () => {
    expect(
      signedHeaders('8f742231b10e8888abcd99yyyzzz85a5', 'token=x', 1531420618)['x-slack-signature'],
    ).toMatch(/^v0=[0-9a-f]{64}$/);
  });
});
