import { bootstrapDesk } from '../../channels/desk/bootstrap.ts';
import { createSignInLink, signInAddress } from '../../channels/desk/sign-in/sign-in-links.ts';
import { readConfig } from '../../config.ts';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import { runCommand } from '../run-command.ts';
import { serverAddress } from '../running/server-address.ts';

const HELP = `Usage: npm run -s sign-in-link [-- --staff ID]

Prints a link that signs one person in at the desk, once, within a day: the built-in operator, or the member of staff with
the program's own ID. Works beside a running server, and leads to the one that was started last.`;

await runCommand(
  { help: HELP, permission: 'make_sign_in_link', options: { staff: { type: 'string' } } },
  async ({ database, values, operator }) => {
    const { PUBLIC_URL, HOST, PORT } = process.env;
    const isNamed = Boolean(PUBLIC_URL || HOST || PORT);
    const publicUrl = await serverAddress(database, { ...readConfig(process.env), isNamed });
    const staff = typeof values.staff === 'string' ? values.staff : null;
    console.log(
      staff
        ? await linkFor(database, publicUrl, { staff, by: operator.id })
        : await bootstrapDesk(database, publicUrl),
    );
    return 0;
  },
);

async function linkFor(
  database: Database,
  publicUrl: string,
  { staff, by }: { readonly staff: string; readonly by: string },
): Promise<string> {
  const known = await database.prisma.staff.findUnique({
    where: { externalId: staff },
    select: { id: true },
  });
  if (!known) throw new HandrailError('not_found', 'Nobody on the staff roster has this id.');
  const { secret } = await createSignInLink(database, known.id, by);
  return signInAddress(publicUrl, secret);
}
