import { readConfig } from '../../config.ts';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import { loadProtocol } from '../../program/protocol/load-protocol.ts';
import { type ProtocolEntry, readProtocols } from '../../program/protocol/read-protocols.ts';
import { signProtocol } from '../../program/protocol/sign-protocol.ts';
import { proposeProtocol } from '../../program/protocol/standing.ts';
import { runCommand } from '../run-command.ts';

const HELP = `Usage: npm run -s protocol [-- --propose | --sign HASH --staff ID]

Shows the protocol in force, who signed it, and what the draft in PROTOCOL_FILE changes.

  --propose    stores the content of PROTOCOL_FILE as a draft, so that a supervisor can read and sign it at the desk
  --sign HASH  signs the stored protocol with this whole hash, as the supervisor with the program's own id in --staff
  --help       this text

A signed protocol comes into force with the next start. Until one was ever signed, PROTOCOL_FILE is in force unsigned, and
start and doctor say so. Works beside a running server.`;

const OPTIONS = {
  propose: { type: 'boolean' },
  sign: { type: 'string' },
  staff: { type: 'string' },
} as const;

await runCommand(
  { help: HELP, permission: 'handle_protocol', options: OPTIONS },
  async ({ database, values }) => {
    if (values.propose)
      await proposeProtocol(database, await loadProtocol(readConfig(process.env).protocolFile));
    if (typeof values.sign === 'string') {
      await signProtocol(database, { hash: values.sign, staffId: await staffId(database, values.staff) });
    }
    const entries = await readProtocols(database);
    console.log(
      entries.length > 0
        ? entries.map(entryText).join('\n')
        : 'No protocol is stored yet: start Handrail once, or use --propose.',
    );
    return 0;
  },
);

async function staffId(database: Database, externalId: unknown): Promise<string> {
  if (typeof externalId !== 'string') throw new HandrailError('bad_request', `--staff is missing\n\n${HELP}`);
  const found = await database.prisma.staff.findUnique({ where: { externalId }, select: { id: true } });
  if (!found) throw new HandrailError('not_found', 'Nobody on the staff roster has this id.');
  return found.id;
}

function entryText({ state, label, hash, signed, isIntact, changes }: ProtocolEntry): string {
  const by = signed ? `signed by ${signed.by}, ${signed.at.toISOString()}` : 'UNSIGNED';
  const lines = [
    `${state.replace('_', ' ').padEnd(9)} ${label}  ${by}${isIntact ? '' : '  CHANGED AFTER IT WAS STORED'}`,
    `          ${hash}`,
  ];
  const isNew = state === 'draft' || state === 'signed';
  const shown = isNew ? changes : [];
  return [
    ...lines,
    ...shown.map(
      ({ path, before, after }) => `          ${path}: ${before ?? '(none)'} -> ${after ?? '(none)'}`,
    ),
  ].join('\n');
}
