import { describe, expect, it } from 'vitest';
import { isSignedByTwilio } from '../../channels/sms/signature.ts';

const TOKEN = '12345';
const URL = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const FIELDS = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};
/** As published with Twilio's own libraries. */
const SIGNATURE = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';

describe('Twilio’s signature', () => {
  it('is accepted as published, with and without the standard port', () => {
    expect(isSignedByTwilio(TOKEN, SIGNATURE, URL, FIELDS)).toBe(true);
    expect(isSignedByTwilio(TOKEN, SIGNATURE, URL.replace('.com/', '.com:443/'), FIELDS)).toBe(true);
  });

  it('does not fit another token, address, field or value, nor none at all', () => {
    expect(isSignedByTwilio('12346', SIGNATURE, URL, FIELDS)).toBe(false);
    expect(isSignedByTwilio(TOKEN, SIGNATURE, URL.replace('foo=1', 'foo=2'), FIELDS)).toBe(false);
    expect(isSignedByTwilio(TOKEN, SIGNATURE, URL.replace('https', 'http'), FIELDS)).toBe(false);
    expect(isSignedByTwilio(TOKEN, SIGNATURE, URL, { ...FIELDS, Digits: '12345' })).toBe(false);
    expect(isSignedByTwilio(TOKEN, SIGNATURE, URL, { ...FIELDS, Extra: '1' })).toBe(false);
    expect(isSignedByTwilio(TOKEN, `${SIGNATURE}x`, URL, FIELDS)).toBe(false);
    expect(isSignedByTwilio(TOKEN, '', URL, FIELDS)).toBe(false);
    expect(isSignedByTwilio(TOKEN, undefined, URL, FIELDS)).toBe(false);
  });
});
