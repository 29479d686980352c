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
UNION ALL SELECT 'inbox', state, count(*)::int FROM inbox WHERE state <> 'done' GROUP BY 2
UNION ALL SELECT 'outbox', channel || '/' || state, count(*)::int FROM outbox WHERE state IN ('pending', 'sending') GROUP BY 2
UNION ALL SELECT 'timers_overdue', '', count(*)::int FROM timer WHERE state = 'pending' AND due_at < $1
UNION ALL SELECT 'alerts', kind, count(*)::int FROM alert WHERE acknowledged_at IS NULL AND NOT drill GROUP BY 2`;

/**
 * What an operator watches, read from the database at each scrape so that it is true whichever process answers. Labels
 * are our own fixed words: never an id, a name or a number of anybody.
 */
export function createMetrics(database: Database): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const gauges = {
    handoffs: gauge('handrail_handoffs_open', 'Open handoffs by state and level', ['state', 'level']),
    inbox: gauge('handrail_inbox_rows', 'Inbound rows whose turn is not done', ['state']),
    outbox: gauge('handrail_outbox_rows', 'Outgoing rows not sent yet', ['channel', 'state']),
    timers_overdue: gauge('handrail_timers_overdue', 'Timers that should have run', []),
    alerts: gauge('handrail_alerts_unacknowledged', 'Alerts that nobody has acknowledged', ['kind']),
  };
  const names: Record<string, readonly string[]> = {
    handoffs: ['state', 'level'],
    inbox: ['state'],
    outbox: ['channel', 'state'],
    timers_overdue: [],
    alerts: ['kind'],
  };
  // One query fills all gauges: it runs with the first of them at each scrape.
  const first = gauges.handoffs as unknown as { collect: () => Promise<void> };
  first.collect = async () => {
    const overdueBefore = new Date(database.clock.now().getTime() - 10_000);
    const { rows } = await database.pool.query<Counts>({
      name: 'metrics',
      text: COUNTS_SQL,
      values: [overdueBefore],
    });
    for (const one of Object.values(gauges)) one.reset();
    for (const row of rows) {
      const labels = row.label.split('/');
      const named = Object.fromEntries((names[row.kind] ?? []).map((name, i) => [name, labels[i] ?? '']));
      gauges[row.kind as keyof typeof gauges].set(named, row.count);
    }
  };
  return registry;
}
