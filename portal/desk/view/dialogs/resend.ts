import { channelWord } from '../../../../words/of-handoffs.ts';
import type { Api } from '../../client/api.ts';
import { openForm } from './form-dialog.ts';

/** A message that did not arrive: the ways that are left, or the truth that there is none. */
export async function resendDialog(api: Api, messageId: string, done: () => Promise<void>): Promise<void> {
  const { ways } = await api.get<{ ways: string[] }>(`/messages/${messageId}/ways`);
  if (ways.length === 0) throw new Error('There is no other way to write to this client. Call them.');
  openForm({
    title: 'Send it another way',
    intro: 'The same words, once, by another channel that the client has used.',
    fields: [
      {
        name: 'channel',
        label: 'Channel',
        kind: 'choice',
        options: Object.fromEntries(ways.map((way) => [way, channelWord(way)])),
        required: true,
        value: ways.length === 1 ? (ways[0] ?? '') : '',
      },
    ],
    submit: 'Send',
    send: async ({ channel }) => {
      await api.post(`/messages/${messageId}/resend`, { channel });
      await done();
    },
  });
}
