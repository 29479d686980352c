import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const LOG = path.resolve('platform/log.ts');

/** What a process writes that logs this way; logging goes past everything that a test could put in between. */
function logged(level: string, script: string): { out: string; lines: Record<string, unknown>[] } {
  const program = `import { createLog } from ${JSON.stringify(LOG)}; const log = createLog(${JSON.stringify(level)}); ${script}`;
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return {
    out: run.stdout,
    lines: run.stderr
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

describe('the log', () => {
  it('writes allowed fields to standard error and drops every other, whoever passes it', () => {
    const { out, lines } = logged(
      'debug',
      `log.info('turn.done', { clientId: 'c1', ms: 5, text: 'marmalade', name: 'Ana', phone: '+15550100001' });
       log.error('turn.failed', { code: 'x', error: new Error('marmalade'), body: { text: 'marmalade' } });`,
    );
    expect(out).toBe('');
    expect(lines).toMatchObject([
      { msg: 'turn.done', clientId: 'c1', ms: 5 },
      { msg: 'turn.failed', code: 'x' },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/marmalade|Ana|5550100001/);
  });

  it('keeps to its level', () => {
    const { lines } = logged('warn', `log.debug('a'); log.info('b'); log.warn('c'); log.error('d');`);
    expect(lines.map(({ msg }) => msg)).toEqual(['c', 'd']);
    expect(logged('silent', `log.error('d');`).lines).toEqual([]);
  });
});
