import { AlreadyClaimed } from '../../../handoff/claim.ts';
import { deskLink } from '../../../handoff/escalation/page-text.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { staffById } from '../../../program/staff/find-staff.ts';
import type { Command } from './command.ts';
import { handoffByCode } from './find.ts';
import { handoffLine } from './lines.ts';

export const handoffCommand: Command = {
  word: 'handoff',
  help: '`/crisis handoff H-3F2B9C`: where it stands; with `accept` you take it, with `release` you hand it back',
  action: 'view_queue',
  answer: async ({ database, handoffs, permalink, publicUrl }, { words, staff }) => {
    const [code, word] = words;
    const row = await handoffByCode(database, code ?? '');
    const link = permalink(row.slackChannel, row.slackTs);
    switch (word?.toLowerCase()) {
      case 'accept':
      case 'claim':
        try {
          await handoffs.claim(row.id, staff.id, 'slack');
        } catch (error) {
          if (!(error instanceof AlreadyClaimed)) throw error;
          return `${error.holderName} has this handoff already.`;
        }
        return `You have it. Write to the client in ${link ? `<${link}|the thread>` : 'the thread of its alert'}.`;
      case 'release':
        await handoffs.release(row.id, staff.id);
        return 'The handoff is back in the queue.';
      case undefined: {
        const holder = row.clinicianId ? await staffById(database, row.clinicianId) : null;
        const about = { now: database.clock.now(), holder: holder?.name ?? null, link };
        return `${handoffLine(row, about)}\n<${deskLink(publicUrl, row.id)}|Open at the desk>`;
      }
      default:
        throw new HandrailError('bad_request', 'say `accept` or `release` after the code, or nothing');
    }
  },
};
