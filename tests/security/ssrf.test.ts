/** What a text names as its picture never makes the server call anything but Twilio, nor hand its credentials to anybody. */
import { describe, expect, it } from 'vitest';
import { isPrivateAddress } from '../../channels/shared/guarded-get.ts';
import { fetchMedia } from '../../channels/sms/fetch-media.ts';
import { isOwnMedia, mayHoldContent } from '../../channels/sms/media-address.ts';

const CONFIG = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'a token for tests', apiUrl: null };
const MEDIA = `https://api.twilio.com/2010-04-01/Accounts/${CONFIG.accountSid}/Messages/MM1/Media/ME1`;

/** Every one of them has taken in somebody's parser. */
const ELSEWHERE = [
  'http://169.254.169.254/latest/meta-data/iam/',
  'http://[::ffff:169.254.169.254]/',
  'http://127.0.0.1:3978/metrics',
  'http://localhost/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://[::1]:5432/',
  'http://metadata.google.internal/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_FLUSHALL',
  'data:image/png;base64,AAAA',
  'ftp://api.twilio.com/',
  'javascript:alert(1)',
  MEDIA.replace('https', 'http'),
  MEDIA.replace('api.twilio.com', 'api.twilio.com.evil.example'),
  MEDIA.replace('api.twilio.com', 'evil.example/api.twilio.com'),
  MEDIA.replace('//', '//api.twilio.com@evil.example\\@'),
  MEDIA.replace('//', '//user:pass@'),
  MEDIA.replace(CONFIG.accountSid, `AC${'2'.repeat(32)}`),
  MEDIA.replace('/Messages/', '/../../Messages/'),
  MEDIA.replace('/Media/ME1', '/Media/ME1/../../../Calls'),
  MEDIA.replace('/ME1', '/%2e%2e%2fCalls'),
  `${MEDIA}?x=1`,
  `${MEDIA}#x`,
  `${MEDIA}\r\nHost: evil.example`,
  '',
  '//api.twilio.com',
  'not an address',
];

describe('a picture’s address', () => {
  it('is taken only where it is one of our own account at Twilio', () => {
    expect(isOwnMedia(MEDIA, CONFIG)).toBe(true);
    const taken = ELSEWHERE.filter((address) => isOwnMedia(address, CONFIG));
    expect(taken).toEqual([]);
  });

  it('elsewhere is refused without a call', async () => {
    for (const address of ELSEWHERE) {
      expect([address, await fetchMedia(address, CONFIG)]).toEqual([
        address,
        { outcome: 'refused', errorCode: 'address' },
      ]);
    }
  });

  it('is followed to Twilio’s own content hosts only', () => {
    expect(mayHoldContent('https://mms.twiliocdn.com/x', CONFIG)).toBe(true);
    for (const address of [
      ...ELSEWHERE.filter((one) => !one.startsWith('https://api.twilio.com')),
      'https://twiliocdn.com.evil.example/x',
      'https://eviltwiliocdn.com/x',
      'http://mms.twiliocdn.com/x',
      'https://mms.twiliocdn.com:8443/x',
      'https://x@mms.twiliocdn.com/x',
    ]) {
      expect([address, mayHoldContent(address, CONFIG)]).toEqual([address, false]);
    }
  });

  it('that resolves to this machine or a private network is not connected to', () => {
    const inside = [
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.255.255.254',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::a00:1',
      'fc00::1',
      'fd12:3456::1',
      'fe80::1',
      'ff02::1',
    ];
    expect(inside.filter((address) => !isPrivateAddress(address))).toEqual([]);
    expect(['8.8.8.8', '172.32.0.1', '2606:4700::1111'].filter(isPrivateAddress)).toEqual([]);
  });
});
