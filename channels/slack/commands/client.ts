import { deskLink } from '../../../handoff/escalation/page-text.ts';
import { lockOpenHandoff, shortCode } from '../../../handoff/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { HandrailError } from '../../../platform/errors.ts';
import type { RiskLevel } from '../../../platform/risk.ts';
import { recordView } from '../../../program/clients/record-view.ts';
import { readProfile } from '../../../program/clients/update-client.ts';
import { requirePermission } from '../../../program/staff/may.ts';
import { preferenceWord } from '../../../words/of-care.ts';
import { midway } from '../../../words/say.ts';
import { initialsOf } from '../card/card-facts.ts';
import { ago, LEVEL_WORDS, PLAN_WORDS } from '../card/card-words.ts';
import { planState } from '../card/plan-state.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import type { Command } from './command.ts';
import { clientByRef } from './find.ts';

interface Counts {
  readonly externalId: string | null;
  readonly language: string;
  readonly level: RiskLevel | null;
  readonly plans: string[] | null;
  readonly tasks: number;
  readonly followUps: number;
}

const COUNTS_SQL = `
SELECT c.external_id AS "externalId", c.language,
  (SELECT level FROM session s WHERE s.client_id = c.id AND s.closed_at IS NULL ORDER BY opened_at DESC LIMIT 1) AS level,
  (SELECT array_agg(status) FROM plan_version p WHERE p.client_id = c.id) AS plans,
  (SELECT count(*)::int FROM task t WHERE t.client_id = c.id AND t.state = 'open') AS tasks,
  (SELECT count(*)::int FROM follow_up f WHERE f.client_id = c.id AND f.state = 'due') AS "followUps"
FROM client c WHERE c.id = $1`;

export const clientCommand: Command = {
  word: 'client',
  help: '`/crisis client mrn-7` or `client H-3F2B9C`: where a client stands',
  action: 'view_queue',
  answer: async (parts, { words, staff }) => {
    const [ref] = words;
    if (!ref)
      throw new HandrailError('bad_request', 'say which client: the program’s id, or a handoff’s code');
    const clientId = await clientByRef(parts.database, ref);
    return parts.database.transact(clientId, async (tx) => {
      const handoff = await lockOpenHandoff(tx);
      await requirePermission(parts.database, staff, 'view_client', handoff?.clinicianId ?? null);
      await recordView(tx, staff.id, 'slack');
      return clientText(tx, parts, handoff);
    });
  },
};

async function clientText(
  tx: Transaction,
  { phi, publicUrl, permalink }: Parameters<Command['answer']>[0],
  handoff: Awaited<ReturnType<typeof lockOpenHandoff>>,
): Promise<string> {
  const [row] = await tx.query<Counts & Record<string, unknown>>('slack_client_counts', COUNTS_SQL, [
    tx.clientId,
  ]);
  const profile = await readProfile(tx);
  const ref = row?.externalId ?? shortCode(tx.clientId ?? '').replace(/^H/, 'C');
  const name = phi === 'full' ? (profile.name ?? profile.preferredName) : initialsOf(profile.name);
  const level = row?.level ? LEVEL_WORDS[row.level] : null;
  const link = handoff ? permalink(handoff.slackChannel, handoff.slackTs) : null;
  const code = handoff ? shortCode(handoff.id) : '';
  const lines = [
    `*${escapeMrkdwn([name, `(${ref})`].filter(Boolean).join(' '))}* · ${escapeMrkdwn(row?.language ?? '')}`,
    level ? `Level now: ${level.icon} ${level.word}` : 'No session is open.',
    handoff
      ? `Handoff ${link ? `<${link}|${code}>` : code}: ${handoff.state}, opened ${ago(handoff.openedAt, tx.now)}`
      : 'No handoff is open.',
    `Crisis plan: ${PLAN_WORDS[planState(row?.plans ?? [])]}`,
    `Open tasks: ${row?.tasks ?? 0} · follow-ups due: ${row?.followUps ?? 0}`,
    profile.location ? `Place told ${ago(new Date(profile.location.at), tx.now)}` : 'Place: not known',
    profile.contactPreference
      ? `Prefers: ${escapeMrkdwn(midway(preferenceWord(profile.contactPreference)))}`
      : '',
    handoff ? `<${deskLink(publicUrl, handoff.id)}|Open at the desk>` : '',
  ];
  return lines.filter(Boolean).join('\n');
}
