/**
 * What is done with a message event, by where it is and what it is:
 * - `words`: somebody wrote something; in a handoff's thread it is relayed or kept as a note, in a DM it is a message.
 * - `edited`, `deleted`: somebody changed what they had written; the client has read the first version.
 * - `ignored`: nothing that a person said (our own posts, other apps, Slack's housekeeping).
 */
export type SubtypeHandling = 'words' | 'edited' | 'deleted' | 'ignored';

/**
 * Slack's message subtypes, each with its handling. `plain` stands for a message without a subtype. One that is not listed
 * is treated as words when a person wrote a text (a new kind of message must not be lost), else ignored.
 */
export const MESSAGE_SUBTYPES: Readonly<Record<string, SubtypeHandling>> = {
  plain: 'words',
  /** A reply that was also sent to the channel: it is a reply all the same. */
  thread_broadcast: 'words',
  /** `/me` says something: words in another type. */
  me_message: 'words',
  /** A file, perhaps with a text. The text is relayed; the file goes to the client as a link to us. */
  file_share: 'words',
  message_changed: 'edited',
  message_deleted: 'deleted',
  /** Other apps and, in some workspaces, ourselves. */
  bot_message: 'ignored',
  assistant_app_thread: 'ignored',
  bot_add: 'ignored',
  bot_remove: 'ignored',
  channel_archive: 'ignored',
  channel_convert_to_private: 'ignored',
  channel_convert_to_public: 'ignored',
  channel_join: 'ignored',
  channel_leave: 'ignored',
  channel_name: 'ignored',
  channel_posting_permissions: 'ignored',
  channel_purpose: 'ignored',
  channel_topic: 'ignored',
  channel_unarchive: 'ignored',
  document_mention: 'ignored',
  ekm_access_denied: 'ignored',
  file_comment: 'ignored',
  file_mention: 'ignored',
  group_archive: 'ignored',
  group_join: 'ignored',
  group_leave: 'ignored',
  group_name: 'ignored',
  group_purpose: 'ignored',
  group_topic: 'ignored',
  group_unarchive: 'ignored',
  huddle_thread: 'ignored',
  /** Counts of replies on a thread's first message; carries no words of its own. */
  message_replied: 'ignored',
  pinned_item: 'ignored',
  reminder_add: 'ignored',
  reply_broadcast: 'ignored',
  sh_room_created: 'ignored',
  tombstone: 'ignored',
  unpinned_item: 'ignored',
};

/** What to do with an event of this subtype. `isHuman`: a person wrote it, not an app. */
export function handlingOf(subtype: string | undefined, isHuman: boolean, hasText: boolean): SubtypeHandling {
  const known = MESSAGE_SUBTYPES[subtype ?? 'plain'];
  if (known === 'words' || known === undefined)
    return isHuman && (hasText || known === 'words') ? 'words' : 'ignored';
  return known;
}
