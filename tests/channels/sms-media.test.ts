import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isPrivateAddress } from '../../channels/shared/guarded-get.ts';
import { eraseAtTwilio } from '../../channels/sms/erase-at-twilio.ts';
import { fetchMedia } from '../../channels/sms/fetch-media.ts';
import { createSmsMediaStore } from '../../channels/sms/media.ts';
import { isOwnMedia, mayHoldContent } from '../../channels/sms/media-address.ts';
import { createTwilioApi } from '../../channels/sms/twilio-api.ts';
import { silentLog } from '../../platform/log.ts';
import { TwilioStandIn } from '../peers/twilio-stand-in.ts';
import { SmsWorld } from './sms-world.ts';

const SLOW = '999';
const PICTURE = Buffer.from('not really a picture');
let twilio: TwilioStandIn;
let world: SmsWorld;
let store: ReturnType<typeof createSmsMediaStore>;
let media: string;
beforeAll(async () => {
  twilio = await new TwilioStandIn().start();
  world = await SmsWorld.start({ apiUrl: twilio.url });
  const { database, config } = world;
  store = createSmsMediaStore({ database, config, api: createTwilioApi(config, 400), log: silentLog });
  media = `/2010-04-01/Accounts/${config.accountSid}/Messages/MM1/Media/ME`;
});
afterAll(async () => {
  await world.stop();
  await twilio.stop();
});
afterEach(async () => {
  twilio.forget();
  await world.rows('DELETE FROM media');
});

const serve = (path: string, body: Uint8Array = PICTURE, type = 'image/jpeg') =>
  twilio.pages.set(`GET ${path}`, { status: 200, headers: { 'content-type': type }, body });
const redirect = (path: string, location: string) =>
  twilio.pages.set(`GET ${path}`, { status: 307, headers: { location } });
const receivePicture = (...urls: string[]) =>
  world.text('', {
    NumMedia: String(urls.length),
    ...Object.fromEntries(urls.map((url, i) => [`MediaUrl${i}`, url])),
  });

interface Row {
  readonly id: string;
  readonly client_id: string;
  readonly state: string;
  readonly error_code: string | null;
  readonly content_type: string;
  readonly size: number;
  readonly body: Buffer | null;
}
const rows = () => world.rows<Row>('SELECT * FROM media ORDER BY position');

describe('a picture that came with a text', () => {
  it('is stored encrypted for staff and deleted at Twilio', async () => {
    serve(`${media}1`);
    twilio.pages.set(`DELETE ${media}1.json`, { status: 204 });
    await receivePicture(`${twilio.url}${media}1`);
    expect(await store.fetchNotedMedia()).toBe(1);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'stored', content_type: 'image/jpeg', size: PICTURE.length });
    expect(row?.body?.includes(PICTURE)).toBe(false);
    const cipher = await world.database.transact(row?.client_id ?? '', async (tx) => tx.cipher);
    expect(cipher.openBytes(`media.body/${row?.id}`, row?.body ?? Buffer.of())).toEqual(PICTURE);
    expect(twilio.seen.map(({ request }) => request)).toEqual([`GET ${media}1`, `DELETE ${media}1.json`]);
    expect(await store.fetchNotedMedia()).toBe(0);
  });

  it('is kept, and what remains at Twilio does no harm, when it cannot be deleted there', async () => {
    serve(`${media}1`);
    await receivePicture(`${twilio.url}${media}1`);
    expect(await store.fetchNotedMedia()).toBe(1);
  });

  it('is fetched from where Twilio sends on to, without our credentials', async () => {
    redirect(`${media}1`, `${twilio.url}/content/1`);
    serve('/content/1');
    await receivePicture(`${twilio.url}${media}1`);
    await store.fetchNotedMedia();
    expect((await rows())[0]?.state).toBe('stored');
    const [asked, followed] = twilio.seen;
    expect(asked?.authorization).toMatch(/^Basic /);
    expect(followed).toEqual({ request: 'GET /content/1', authorization: undefined });
  });

  it('that cannot be had now is tried again later, and given up after a day', async () => {
    await receivePicture(`${twilio.url}${media}1`);
    await store.fetchNotedMedia();
    await store.fetchNotedMedia();
    expect(twilio.seen).toHaveLength(1);
    expect((await rows())[0]?.state).toBe('noted');
    world.clock.advanceSeconds(61);
    await store.fetchNotedMedia();
    expect(twilio.seen).toHaveLength(2);
    world.clock.advanceSeconds(86_400);
    await store.fetchNotedMedia();
    expect((await rows())[0]).toMatchObject({ state: 'failed', error_code: 'http_404' });
  });

  it('is refused when it is too large, of a kind we do not keep, or sent on elsewhere; the others are stored', async () => {
    serve(`${media}1`, Buffer.alloc(11 * 1024 * 1024));
    serve(`${media}2`, PICTURE, 'text/html; charset=utf-8');
    serve(`${media}3`, PICTURE, 'image/svg+xml');
    redirect(`${media}4`, 'http://169.254.169.254/latest/meta-data');
    redirect(`${media}5`, `${twilio.url}${media}6`);
    redirect(`${media}6`, `${twilio.url}${media}7`);
    serve(`${media}8`);
    const urls = [1, 2, 3, 4, 5, 8].map((n) => `${twilio.url}${media}${n}`);
    await receivePicture(...urls);
    await store.fetchNotedMedia();
    await store.fetchNotedMedia();
    expect((await rows()).map((row) => row.error_code ?? row.state)).toEqual([
      'too_large',
      'content_type',
      'content_type',
      'redirect',
      'redirect',
      'stored',
    ]);
  });

  it('that is slow to come is cut off', async () => {
    const silent = await fetchMedia(`${twilio.url}${media}${SLOW}`, world.config, {
      maxBytes: 100,
      timeoutMs: 1,
    });
    expect(silent).toEqual({ outcome: 'failed', errorCode: 'time_out' });
  });

  it('whose address is not our account’s at Twilio is refused before our credentials go anywhere', async () => {
    await receivePicture(
      'https://evil.example/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1',
      `${twilio.url}/x`,
    );
    await store.fetchNotedMedia();
    // A request that was cut off above may reach Twilio only now.
    expect(twilio.seen.filter(({ request }) => !request.endsWith(SLOW))).toEqual([]);
    expect((await rows()).map((row) => [row.state, row.error_code])).toEqual([
      ['refused', 'address'],
      ['refused', 'address'],
    ]);
  });
});

describe('addresses', () => {
  const config = { accountSid: 'AC1', apiUrl: null };
  const own = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1';

  it('of our own media are Twilio’s API and our account, in full', () => {
    expect(isOwnMedia(own, config)).toBe(true);
    for (const other of [
      own.replace('https', 'http'),
      own.replace('AC1', 'AC2'),
      own.replace('api.twilio.com', 'api.twilio.com.evil.example'),
      own.replace('api.twilio.com', 'user:pass@api.twilio.com'),
      own.replace('api.twilio.com', 'api.twilio.com:8443'),
      own.replace('/Messages/', '/Messages/../../AC2/Messages/'),
      `${own}/../../x`,
      `${own}?x=1`,
      'nonsense',
    ]) {
      expect(isOwnMedia(other, config), other).toBe(false);
    }
    const proxied = { accountSid: 'AC1', apiUrl: 'http://10.0.0.5:8080' };
    expect(isOwnMedia('http://10.0.0.5:8080/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1', proxied)).toBe(
      false,
    );
  });

  it('of content are Twilio’s own hosts, encrypted', () => {
    expect(mayHoldContent('https://mms.twiliocdn.com/AC1/x?y=1', config)).toBe(true);
    expect(mayHoldContent('https://media.us1.twiliocdn.com/x', config)).toBe(true);
    for (const other of [
      'http://mms.twiliocdn.com/x',
      'https://twiliocdn.com.evil.example/x',
      'https://eviltwiliocdn.com/x',
      'https://mms.twiliocdn.com:8443/x',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'file:///etc/passwd',
      '',
    ]) {
      expect(mayHoldContent(other, config), other).toBe(false);
    }
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
  ])('%s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(['8.8.8.8', '54.172.60.0', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is not', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('erasing at Twilio', () => {
  it('deletes what is there, takes what is gone as deleted, and names what remains', async () => {
    const messages = `/2010-04-01/Accounts/${world.config.accountSid}/Messages`;
    twilio.pages.set(`DELETE ${messages}/SM1.json`, { status: 204 });
    twilio.pages.set(`DELETE ${messages}/SM3.json`, { status: 500 });
    const result = await eraseAtTwilio(createTwilioApi(world.config, 400), ['SM1', 'SM2', 'SM3'], silentLog);
    expect(result).toEqual({ deleted: 2, remaining: ['SM3'] });
  });
});
