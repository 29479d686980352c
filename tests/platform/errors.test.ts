import { expect, it } from 'vitest';
import { ERROR_CODES, errorCodeOf, HandrailError } from '../../platform/errors.ts';

it('an error carries its code, whether trying again may help, and the status that fits', () => {
  const cause = new Error('underneath');
  const error = new HandrailError('rate_limited', 'slower', { cause });
  expect(error).toMatchObject({ code: 'rate_limited', retryable: true, status: 429, cause });
  for (const { status } of Object.values(ERROR_CODES)) expect(status).toBeGreaterThanOrEqual(400);
});

it('what is logged of an error is its code, never its message', () => {
  expect(errorCodeOf(new HandrailError('not_found', 'marmalade'))).toBe('not_found');
  expect(errorCodeOf(Object.assign(new Error('marmalade'), { code: '40P01' }))).toBe('40P01');
  expect(errorCodeOf(new TypeError('marmalade'))).toBe('TypeError');
  for (const thrown of ['marmalade', null, undefined, { code: 5 }])
    expect(errorCodeOf(thrown)).toBe('unknown');
});
