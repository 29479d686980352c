import type { SlackConfig } from '../../config.ts';
import { type Answer, ask, jsonOf } from './ask.ts';
import { clockFindingFromHeader } from './clock-check.ts';
import { type DoctorContext, type Finding, fail, off, ok, warn } from './finding.ts';

/** What the app's manifest asks for; without one of them something at the console fails quietly. */
export const SLACK_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'reactions:write',
  'users:read',
] as const;

/** The token, its scopes, the handoff channel. Posts nothing. */
export async function checkSlack({ config, clock }: DoctorContext): Promise<readonly Finding[]> {
  const { slack } = config;
  if (!slack) return [off('slack.token', 'Slack is not configured: handoffs are taken at the desk.')];
  const asked = clock.now();
  const answer = await call(slack, 'auth.test', {});
  if ('code' in answer) {
    return [
      fail('slack.token', `Slack does not answer (${answer.code}).`, 'Open the way to slack.com (443).'),
    ];
  }
  const auth = jsonOf(answer);
  if (auth?.ok !== true) {
    return [
      fail(
        'slack.token',
        `Slack refuses SLACK_BOT_TOKEN (${errorIn(auth, answer)}).`,
        'Copy it again from OAuth & Permissions.',
      ),
    ];
  }
  const clockSaid = clockFindingFromHeader('clock.slack', 'Slack', answer.headers, asked);
  return [
    ok('slack.token', 'Slack takes the token.'),
    scopesFinding(answer.headers.get('x-oauth-scopes')),
    await channelFinding(slack),
    ...(slack.phi === 'full'
      ? [
          warn(
            'slack.phi',
            'SLACK_PHI is full: cards show names and numbers.',
            'Set minimal unless your agreement with Slack covers it.',
          ),
        ]
      : []),
    ...(clockSaid ? [clockSaid] : []),
  ];
}

function scopesFinding(header: string | null): Finding {
  const check = 'slack.scopes';
  if (header === null) {
    return warn(check, 'Slack did not say which scopes the token has.', 'Compare them with the manifest.');
  }
  const granted = new Set(header.split(',').map((scope) => scope.trim()));
  const missing = SLACK_SCOPES.filter((scope) => !granted.has(scope));
  return missing.length > 0
    ? fail(
        check,
        `The token lacks ${missing.join(', ')}.`,
        'Add them under OAuth & Permissions, then install the app to the workspace again.',
      )
    : ok(check, `The token has all ${SLACK_SCOPES.length} scopes.`);
}

async function channelFinding(slack: SlackConfig): Promise<Finding> {
  const check = 'slack.channel';
  const answer = await call(slack, 'conversations.info', { channel: slack.handoffChannel });
  const info = 'code' in answer ? null : jsonOf(answer);
  if (info?.ok !== true) {
    const isNoSlack = !('code' in answer) && info?.error === 'unknown_method';
    return fail(
      check,
      isNoSlack
        ? 'What answers at SLACK_API_URL does not know the method conversations.info: it is not Slack’s API.'
        : `The handoff channel cannot be seen (${'code' in answer ? answer.code : errorIn(info, answer)}).`,
      isNoSlack
        ? 'Take SLACK_API_URL away, or point it at the Web API (https://slack.com/api/).'
        : 'SLACK_HANDOFF_CHANNEL is the id (C…), not the name; invite the app into it: /invite.',
    );
  }
  const channel = info.channel as { is_member?: boolean; is_private?: boolean; is_archived?: boolean };
  if (channel.is_archived)
    return fail(check, 'The handoff channel is archived.', 'Unarchive it or set another.');
  if (channel.is_member === false)
    return fail(check, 'The app is not in the handoff channel.', 'Invite it there: /invite.');
  return channel.is_private === false
    ? warn(
        check,
        'The handoff channel is public: everybody in the workspace reads what clients write.',
        'Make it private.',
      )
    : ok(check, 'The app is in the handoff channel, which is private.');
}

function call(slack: SlackConfig, method: string, args: Record<string, string>) {
  const base = (slack.apiUrl ?? 'https://slack.com/api/').replace(/\/*$/, '/');
  return ask(base + method, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}` },
    body: new URLSearchParams(args),
  });
}

function errorIn(body: Record<string, unknown> | null, answer: Answer): string {
  return typeof body?.error === 'string' ? body.error : `status ${answer.status}`;
}
