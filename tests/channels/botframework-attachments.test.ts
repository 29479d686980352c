import { describe, expect, it } from 'vitest';
import { attachedMedia, fetchAttachment } from '../../channels/botframework/attachments.ts';
import { guardedGet } from '../../channels/shared/guarded-get.ts';

const SERVICE = 'https://smba.example/teams/';
const noted = (attachment: Parameters<typeof attachedMedia>[0][number], service = SERVICE) =>
  attachedMedia([attachment], service);

describe('what is attached to an activity', () => {
  it('is noted with the address of its bytes', () => {
    const contentUrl = 'https://files.example/a.png';
    expect(noted({ contentType: 'image/png', contentUrl })).toEqual([
      { url: contentUrl, contentType: 'image/png' },
    ]);
    const downloadUrl = 'https://share.example/file?once=1';
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    expect(
      noted({ contentType, contentUrl: 'https://share.example/page', content: { downloadUrl } }),
    ).toEqual([{ url: downloadUrl, contentType: 'application/octet-stream' }]);
  });

  it('is nothing where it is a card or the words once more', () => {
    for (const contentType of ['text/html', 'application/vnd.microsoft.card.adaptive'])
      expect(noted({ contentType, content: 'x' })).toEqual([]);
  });

  it.each([
    'http://files.example/a.png',
    'https://127.0.0.1/a.png',
    'https://me:it@files.example/a',
    'data:image/png,x',
    '',
  ])('is noted, and never fetched, from %s', async (contentUrl) => {
    expect(noted({ contentType: 'image/png', contentUrl })).toEqual([{ url: '', contentType: 'image/png' }]);
    expect(await fetchAttachment('')).toEqual({ outcome: 'refused', errorCode: 'address' });
  });

  it('is fetched from a service on this machine where that speaks for the sender', () => {
    const contentUrl = 'http://127.0.0.1:5000/attachments/1';
    expect(noted({ contentType: 'image/png', contentUrl }, 'http://127.0.0.1:5000')[0]?.url).toBe(contentUrl);
  });

  it.each(['https://10.0.0.5/a.png', 'https://[fd00::1]/a.png', 'https://169.254.169.254/latest'])(
    'is refused in a private network that is written in numbers: %s',
    async (address) => {
      await expect(guardedGet(address, { maxBytes: 10, timeoutMs: 1_000 })).rejects.toMatchObject({
        code: 'private_address',
      });
      expect(await fetchAttachment(address)).toEqual({ outcome: 'refused', errorCode: 'private_address' });
    },
  );
});
