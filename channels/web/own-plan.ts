import type { Database } from '../../platform/database/database.ts';
import { type PlanContent, type PlanStatus, planPurpose } from '../../program/plans/plan.ts';

/** The client's own crisis plan as the widget shows and keeps it. */
export interface OwnPlan extends PlanContent {
  readonly version: number;
  readonly status: PlanStatus;
  readonly language: string;
  readonly at: string;
}

/** The newest version that is not retired, whatever its state: what the guide shows too. Null where there is none. */
export async function readOwnPlan(database: Database, clientId: string): Promise<OwnPlan | null> {
  const row = await database.prisma.planVersion.findFirst({
    where: { clientId, status: { not: 'retired' } },
    orderBy: { version: 'desc' },
    include: { client: { select: { clientKey: { select: { wrapped: true } } } } },
  });
  if (!row) return null;
  const cipher = database.keyring.clientCipher(clientId, row.client.clientKey?.wrapped ?? null);
  const { steps, reasons } = cipher.open<PlanContent>(planPurpose(row.id), row.body);
  return {
    version: row.version,
    status: row.status as PlanStatus,
    language: row.language,
    at: row.at.toISOString(),
    steps,
    reasons,
  };
}
