import type { RiskAssessment } from '../../platform/risk.ts';
import { round } from './load.ts';

const ROUNDS = 400;
/** Short and long, plain and at risk, English and Spanish. */
const TEXTS = [
  'ok',
  'had a long day and group ran over again, but im fine',
  'i cant do this anymore, everyone would be better off',
  'no puedo dormir y no paro de pensar en todo lo que hice mal',
  'my sponsor isnt picking up and im two blocks from the store, its been 90 days and i really want to',
];

export interface ClassifierCost {
  readonly messages: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Time per message, warm. */
export function measureClassifier(assess: (input: { text: string }) => RiskAssessment): ClassifierCost {
  for (const text of TEXTS) assess({ text });
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    for (const text of TEXTS) {
      const started = performance.now();
      assess({ text: `${text} ${i}` });
      times.push(performance.now() - started);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor(times.length * share)] ?? 0);
  return { messages: times.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}
