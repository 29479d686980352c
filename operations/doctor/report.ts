import type { Finding, Verdict } from './finding.ts';

const SIGNS: Readonly<Record<Verdict, string>> = {
  ok: 'ok  ',
  warn: 'WARN',
  fail: 'FAIL',
  look: 'look',
  off: 'off ',
};

/** What people read: a line for each finding, what to do below it, the count. */
export function reportFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ verdict, check, found, fix }) => [
    `${SIGNS[verdict]} ${check.padEnd(24)} ${found}`,
    ...(fix ? [`     ${' '.repeat(24)} -> ${fix}`] : []),
  ]);
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  return [
    ...lines,
    '',
    `${count('fail')} to put right, ${count('warn')} warnings, ${count('look')} to look at by hand, ${count('ok')} fine.`,
  ].join('\n');
}

/** 0: nothing has to be put right (warnings may stand); 1: something has, or with `strict` a warning stands. */
export function exitCodeOf(findings: readonly Finding[], strict: boolean): 0 | 1 {
  const bad = findings.some(({ verdict }) => verdict === 'fail' || (strict && verdict === 'warn'));
  return bad ? 1 : 0;
}
