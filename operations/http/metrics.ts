import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Database } from '../../platform/database/database.ts';

interface Counts {
  readonly kind: string;
  readonly label: string;
  readonly count: number;
}

const COUNTS_SQL = `
SELECT 'handoffs' AS kind, state || '/' || level AS label, count(*)::int AS count FROM handoff
  WHERE state IN ('waiting', 'claimed', 'contacted') AND NOT drill GROUP BY 2
UNION ALL SELECT 'wait', level, extract(epoch FROM $2::timestamptz - min(opened_at))::int FROM handoff
  WHERE state = 'waiting' AND NOT drill GROUP BY 2
UNION ALL SELECT 'nobody', '', count(*)::int FROM handoff WHERE state = 'waiting' AND nobody_answered AND NOT drill
UNION ALL SELECT 'inbox', 'pending', count(*)::int FROM inbox WHERE state = 'pending'
UNION ALL SELECT 'inbox', 'failed', count(*)::int FROM inbox
  WHERE state = 'failed' AND error_code IS DISTINCT FROM 'client_erased'
UNION ALL SELECT 'outbox_age', channel, extract(epoch FROM $2::timestamptz - min(created_at))::int FROM outbox
  WHERE state IN ('pending', 'sending') GROUP BY 2
UNION ALL SELECT 'outbox', channel || '/' || state, count(*)::int FROM outbox WHERE state IN ('pending', 'sending') GROUP BY 2
UNION ALL SELECT 'timers_overdue', '', count(*)::int FROM timer WHERE state = 'pending' AND due_at < $1
UNION ALL SELECT 'alerts', kind, count(*)::int FROM alert WHERE acknowledged_at IS NULL AND NOT drill GROUP BY 2`;

/**
 * What an operator watches, read from the database at each scrape so that it is true whichever process answers. Labels
 * are our own fixed words: never an id, a name or a number of anybody.
 */
export function createMetrics(database: Database, stalled: () => readonly string[] = () => []): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  let filling: Promise<void> | null = null;
  // One query fills all gauges at each scrape, and every gauge waits for it: none shows what was true a scrape ago.
  const collect = () => {
    filling ??= fill().finally(() => {
      filling = null;
    });
    return filling;
  };
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry], collect });
  const gauges = {
    handoffs: gauge('handrail_handoffs_open', 'Open handoffs by state and level', ['state', 'level']),
    wait: gauge('handrail_handoff_oldest_wait_seconds', 'How long the longest waiting handoff waits', [
      'level',
    ]),
    nobody: gauge(
      'handrail_handoffs_nobody_answered',
      'Waiting handoffs for which everybody was paged in vain',
      [],
    ),
    outbox_age: gauge('handrail_outbox_oldest_seconds', 'Age of the oldest row that is not sent yet', [
      'channel',
    ]),
    inbox: gauge('handrail_inbox_rows', 'Inbound rows whose turn is not done', ['state']),
    outbox: gauge('handrail_outbox_rows', 'Outgoing rows not sent yet', ['channel', 'state']),
    timers_overdue: gauge('handrail_timers_overdue', 'Timers that should have run', []),
    alerts: gauge('handrail_alerts_unacknowledged', 'Alerts that nobody has acknowledged', ['kind']),
  };
  const names: Record<string, readonly string[]> = {
    handoffs: ['state', 'level'],
    wait: ['level'],
    nobody: [],
    outbox_age: ['channel'],
    inbox: ['state'],
    outbox: ['channel', 'state'],
    timers_overdue: [],
    alerts: ['kind'],
  };
  const stalledJobs = gauge('handrail_job_stalled', 'Jobs of this process that have not succeeded for long', [
    'job',
  ]);
  async function fill(): Promise<void> {
    stalledJobs.reset();
    for (const job of stalled()) stalledJobs.set({ job }, 1);
    const now = database.clock.now();
    const overdueBefore = new Date(now.getTime() - 10_000);
    const { rows } = await database.pool.query<Counts>({
      name: 'metrics',
      text: COUNTS_SQL,
      values: [overdueBefore, now],
    });
    for (const one of Object.values(gauges)) one.reset();
    for (const row of rows) {
      const labels = row.label.split('/');
      const named = Object.fromEntries((names[row.kind] ?? []).map((name, i) => [name, labels[i] ?? '']));
      gauges[row.kind as keyof typeof gauges].set(named, row.count);
    }
  }
  return registry;
}
