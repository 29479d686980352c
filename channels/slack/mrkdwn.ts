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

/** Whether it speaks to somebody in Slack (a person, a group, a channel): such words are hardly meant for the client. */
export function addressesColleagues(mrkdwn: string): boolean {
  return /<[@#!](?!date\^)/.test(mrkdwn);
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
