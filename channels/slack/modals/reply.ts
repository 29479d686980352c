import { replyToClient } from '../../../handoff/relay.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { clientLanguage } from '../../../program/clients/client-facts.ts';
import { CANNED_REPLIES, cannedText } from '../../../program/replies/canned-replies.ts';
import { actions, type Block, context, menu, textInput } from '../block-kit.ts';
import type { HandoffModal, ModalContent } from './modal.ts';

export const REPLY_VIEW = 'handoff_reply';
export const CANNED_ACTION = 'canned_reply';
const LONGEST = 1_500;

/** The text stands in a block of its own for each choice: Slack keeps what was typed as long as the block's name stays. */
const blockOf = (choice: string) => `text_${choice || 'own'}`;

function form(title: string, language: string, choice: string): ModalContent {
  const chosen = CANNED_REPLIES.find(({ id }) => id === choice);
  const replies = CANNED_REPLIES.map((reply) => ({ value: `${reply.id}:${language}`, text: reply.title }));
  return {
    title,
    submit: 'Send to the client',
    blocks: [
      actions([menu(CANNED_ACTION, 'Start from a reply …', replies)], 'canned'),
      textInput(blockOf(choice), 'What the client gets', {
        longest: LONGEST,
        ...(chosen ? { initial: cannedText(chosen, language) } : {}),
      }),
      context('Change it so that it is yours before you send it.'),
    ],
  };
}

/** Sends a message to the client, begun from a list of replies. */
export const replyModal: HandoffModal = {
  id: REPLY_VIEW,
  action: 'reply',
  errorBlock: blockOf(''),
  open: async ({ tx, handoff }) => {
    const language = await clientLanguage(tx);
    return form(`Reply ${shortCode(handoff.id)}`, language === 'es' ? 'es' : 'en', '');
  },
  submit: async ({ staff, origin, value, formId }, act) => {
    const text = ['own', ...CANNED_REPLIES.map(({ id }) => id)]
      .map((id) => value(`text_${id}`))
      .find(Boolean);
    const key = `slack-form:${formId}`;
    const reply = { handoffId: origin.handoffId ?? '', staffId: staff.id, key, text: text ?? '' };
    // From the form the thread does not have it yet, unlike what was written there.
    await act((tx, deps) => replyToClient(tx, deps, { ...reply, via: 'command' }));
    return '';
  },
};

/** The form again with a chosen reply in it, for `views.update`. */
export function withCanned(view: Block, chosen: string): ModalContent {
  const [choice = '', language = 'en'] = chosen.split(':');
  const { title } = view as { readonly title?: { readonly text?: string } };
  return form(title?.text ?? 'Reply', language, choice);
}
