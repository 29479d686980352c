import { videoLinkFor } from '../../../handoff/care/video-link.ts';
import { replyToClient } from '../../../handoff/relay.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { clientLanguage } from '../../../program/clients/client-facts.ts';
import { actions, button, section, textInput } from '../block-kit.ts';
import type { HandoffModal } from './modal.ts';

const OPEN_ACTION = 'video_open';
const INVITE = {
  en: (link: string) => `You can meet me by video here: ${link}`,
  es: (link: string) => `Puede verme por video aquí: ${link}`,
} as const;

/** The handoff's video room: to join it, and to send it to the client. */
export const videoModal: HandoffModal = {
  id: 'handoff_video',
  action: 'reply',
  errorBlock: 'text',
  open: async ({ tx, deps, handoff }) => {
    const link = videoLinkFor(deps.protocol.rules.videoLink, handoff.id);
    if (!link) throw new HandrailError('not_found', 'the protocol has no video link');
    const language = await clientLanguage(tx);
    return {
      title: `Video ${shortCode(handoff.id)}`,
      submit: 'Send to the client',
      blocks: [
        section('Join the room yourself, and send the client the link when they want it.'),
        actions([button(OPEN_ACTION, 'Join video', handoff.id, { url: link, style: 'primary' })]),
        textInput('text', 'What the client gets', {
          longest: 1_500,
          initial: INVITE[language === 'es' ? 'es' : 'en'](link),
        }),
      ],
    };
  },
  submit: async ({ staff, origin, value, formId }, act) => {
    const reply = { handoffId: origin.handoffId ?? '', staffId: staff.id, text: value('text') ?? '' };
    await act((tx, deps) =>
      replyToClient(tx, deps, { ...reply, via: 'command', key: `slack-form:${formId}` }),
    );
    return '';
  },
};
