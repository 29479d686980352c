/** Text for Slack that cannot be taken for a mention, a link or a command: Slack's three control characters escaped. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The emoji that people type most in Slack, as a phone shows them; others stay as their short name. */
const EMOJI: Readonly<Record<string, string>> = {
  slightly_smiling_face: '🙂',
  smile: '😄',
  blush: '😊',
  heart: '❤️',
  hugging_face: '🤗',
  pray: '🙏',
  '+1': '👍',
  thumbsup: '👍',
  ok_hand: '👌',
  wave: '👋',
  sun_with_face: '🌞',
  sunflower: '🌻',
  seedling: '🌱',
  muscle: '💪',
  tada: '🎉',
};

/** Slack's message text as plain text for a phone or a browser: links with their address, entities and emoji resolved. */
export function plainText(mrkdwn: string): string {
  return mrkdwn
    .replace(/<([^<>]*)>/g, (_, inner: string) => plainLink(inner))
    .replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => EMOJI[name] ?? whole)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** Whether it begins by speaking to somebody in Slack (a person, a group, everybody): such words are for them, not for the client. */
export function addressesColleagues(mrkdwn: string): boolean {
  return /^\s*<(?:@|!(?!date\^))/.test(mrkdwn);
}

/** Slack ids of the people that it mentions, each once. */
export function mentionedUsers(mrkdwn: string): string[] {
  return [...new Set([...mrkdwn.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id = '']) => id))];
}

/** Mentions as words that somebody outside Slack can read; still mrkdwn. `names` has those of people, by Slack id. */
export function withMentionsNamed(mrkdwn: string, names: ReadonlyMap<string, string>): string {
  return mrkdwn.replace(
    /<([@#!])([^<>|^]+)(\^[^<>|]*)?(?:\|([^<>]*))?>/g,
    (_all, sign, id, _, label = '') => {
      if (sign === '@') return escapeMrkdwn(names.get(id) ?? (label.replace(/^@/, '') || 'a colleague'));
      if (sign === '#') return label ? `#${label}` : 'our channel';
      if (id === 'date') return label;
      return label.replace(/^@/, '') || (id === 'subteam' ? 'the team' : 'everybody here');
    },
  );
}

function plainLink(inner: string): string {
  const [target = '', label] = inner.split('|', 2);
  if (/^[@#!]/.test(target)) return label ? label.replace(/^@?/, '@') : '';
  const address = target.replace(/^(?:mailto|tel):/, '');
  if (!label || label === address || `http://${label}` === address || `https://${label}` === address)
    return address;
  return `${label} (${address})`;
}

/** A point in time that Slack shows in the reader's own time zone; `fallback` where it cannot. */
export function slackTime(at: Date, fallback: string): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${escapeMrkdwn(fallback)}>`;
}
