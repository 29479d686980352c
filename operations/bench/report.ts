import type { ClassifierCost } from './classifier-cost.ts';
import type { LoadResult } from './load.ts';
import type { WebhookResult } from './webhook.ts';

export interface SubjectResult {
  readonly loads: readonly LoadResult[];
  /** Processor time of the measured process per message, over all loads. */
  readonly cpuMsPerMessage: number;
  readonly rssMb: number;
}

export interface Report {
  readonly seconds: number;
  readonly readyMs: number;
  readonly results: {
    readonly floor: SubjectResult;
    readonly reference: SubjectResult | null;
    readonly handrail: SubjectResult;
  };
  readonly webhook: WebhookResult;
  readonly classifier: ClassifierCost;
}

/** The figures that are compared between machines and versions: everything relative to the same run's floor. */
export function ratios({ results }: Report): Record<string, number> {
  const { floor, reference, handrail } = results;
  const best = (subject: SubjectResult) => Math.max(...subject.loads.map((one) => one.perSecond));
  const light = (subject: SubjectResult) => subject.loads[0]?.p50 ?? 0;
  const all: Record<string, number> = {
    'first reply p50 over the floor, one person': light(handrail) / light(floor),
    'throughput over the floor': best(handrail) / best(floor),
    'processor time over the floor': handrail.cpuMsPerMessage / floor.cpuMsPerMessage,
  };
  if (reference) {
    all['first reply p50 over the reference, one person'] = light(handrail) / light(reference);
    all['throughput over the reference'] = best(handrail) / best(reference);
  }
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, Math.round(value * 100) / 100]),
  );
}

export function printReport(report: Report): void {
  console.log('\nserver      people   msg/s     p50     p95     p99   (ms to the first reply)');
  for (const [name, subject] of Object.entries(report.results)) {
    if (!subject) continue;
    for (const one of subject.loads) {
      const cells = [one.clients, one.perSecond, one.p50, one.p95, one.p99].map((value) =>
        String(value).padStart(8),
      );
      console.log(`${name.padEnd(10)}${cells.join('')}`);
    }
    console.log(`${''.padEnd(10)} ${subject.cpuMsPerMessage} ms of processor a message, ${subject.rssMb} MB`);
  }
  const { webhook, classifier } = report;
  console.log(
    `\nSMS webhook at ${webhook.perSecond}/s: p50 ${webhook.p50} ms, p99 ${webhook.p99} ms, max ${webhook.max} ms, ${webhook.failed} of ${webhook.sent} failed`,
  );
  console.log(
    `classifier: p50 ${classifier.p50Ms} ms, p99 ${classifier.p99Ms} ms over ${classifier.messages} messages`,
  );
  console.log(`start to ready: ${report.readyMs} ms\n`);
  for (const [name, value] of Object.entries(ratios(report)))
    console.log(`${String(value).padStart(7)}  ${name}`);
}
