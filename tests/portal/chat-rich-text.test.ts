import { describe, expect, it } from 'vitest';
import { richText } from '../../portal/shared/rich-text.ts';

const links = (text: string) => richText(text).flatMap((run) => (run.href ? [[run.text, run.href]] : []));

describe('rich text', () => {
  it('makes 988, 911 and full phone numbers callable', () => {
    expect(links('Call or text 988, or call 911.')).toEqual([
      ['988', 'tel:988'],
      ['911', 'tel:911'],
    ]);
    expect(links('1-800-799-7233 or (555) 010-9999')).toEqual([
      ['1-800-799-7233', 'tel:+18007997233'],
      ['(555) 010-9999', 'tel:+15550109999'],
    ]);
  });

  it('leaves numbers alone that only contain those digits', () => {
    expect(links('It cost $988 and 911.50, code 19110, room B988, 988-b, 12:911')).toEqual([]);
  });

  it('links web addresses without the punctuation around them', () => {
    expect(links('See (https://988lifeline.org/chat/).')).toEqual([
      ['https://988lifeline.org/chat/', 'https://988lifeline.org/chat/'],
    ]);
  });

  it('never makes a link out of anything but http, https and tel', () => {
    const sly = 'javascript:alert(1) data:text/html,x ftp://a.b https://good.example@evil.example/ http://';
    expect(links(sly)).toEqual([]);
  });

  it('keeps every character of the message', () => {
    for (const text of ['', 'a 988 b', '<b>911</b>\n\n https://a.example/?q=1&r=2, ok', '988988 911 988'])
      expect(
        richText(text)
          .map((run) => run.text)
          .join(''),
      ).toBe(text);
  });
});
