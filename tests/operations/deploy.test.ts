/** What lies in deploy/ agrees with the product: metrics that exist, runbooks that are there, variables that are read, files that are run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics } from '../../operations/http/metrics.ts';
import { readStatus } from '../../operations/http/status.ts';
import { noteServerAddress, serverAddress } from '../../operations/running/server-address.ts';
import { openTestPlatform, type TestPlatform } from './support.ts';

const alerts = readFileSync('deploy/alerts.yaml', 'utf8');
const dashboard = readFileSync('deploy/dashboard.json', 'utf8');
const compose = readFileSync('deploy/compose.yaml', 'utf8');
const dockerfile = readFileSync('deploy/Dockerfile', 'utf8');
const unit = readFileSync('deploy/handrail.service', 'utf8');
/** Prometheus makes this one itself. */
const OF_PROMETHEUS = ['up'];

let platform: TestPlatform;
let names: string[];
beforeAll(async () => {
  platform = await openTestPlatform('deploy');
  names = (await createMetrics(platform.database, () => ['timers']).getMetricsAsJSON()).map(
    ({ name }) => name,
  );
});
afterAll(() => platform.close());

describe('alerts and dashboard', () => {
  it('ask for metrics that /metrics has', () => {
    const expressions = [
      ...[...alerts.matchAll(/expr: (.+)/g)].map(([, expression]) => expression ?? ''),
      ...(JSON.parse(dashboard) as { panels: { targets: { expr: string }[] }[] }).panels.flatMap(
        ({ targets }) => targets.map(({ expr }) => expr),
      ),
    ];
    expect(expressions.length).toBeGreaterThan(15);
    const asked = expressions.flatMap(
      (expression) =>
        expression.replace(/"[^"]*"/g, '').match(/\b(?:handrail|nodejs|process)_\w+|\bup\b/g) ?? [],
    );
    expect(asked.filter((name) => !names.includes(name) && !OF_PROMETHEUS.includes(name))).toEqual([]);
    // And what the product counts itself is watched.
    const own = names.filter((name) => name.startsWith('handrail_'));
    expect(own.filter((name) => !asked.includes(name))).toEqual([]);
  });

  it('every alert has its runbook, and every runbook its alert', () => {
    const named = [...alerts.matchAll(/runbooks\/([\w-]+)\.md/g)].map(([, name]) => name);
    const there = readdirSync('docs/runbooks').map((file) => path.basename(file, '.md'));
    expect([...new Set(named)].sort()).toEqual(there.sort());
    expect([...alerts.matchAll(/- alert: /g)]).toHaveLength([...alerts.matchAll(/runbook: /g)].length);
  });
});

it('metrics name a job that has stalled, and tell of a wait', async () => {
  const { database, clock, load } = platform;
  await load([{ id: 'C-1', name: 'A' }]);
  const client = await database.prisma.client.findFirstOrThrow({ select: { id: true } });
  await database.transact(client.id, async (tx) => {
    tx.insert('Handoff', {
      id: tx.ids.next(),
      clientId: client.id,
      level: 'high',
      trigger: 'risk',
      queue: 'clinical',
      priority: 1,
      channel: 'web',
      state: 'waiting',
      openedAt: tx.now,
      escalationRound: 0,
      nobodyAnswered: true,
      protocolVersion: '1',
      drill: false,
    });
  });
  clock.advanceSeconds(90);
  const text = await createMetrics(database, () => ['timers']).metrics();
  expect(text).toContain('handrail_job_stalled{job="timers"} 1');
  expect(text).toContain('handrail_handoff_oldest_wait_seconds{level="high"} 90');
  expect(text).toContain('handrail_handoffs_nobody_answered 1');
  expect(text).not.toContain(client.id);
});

it('the status says how things are and nothing about anybody', async () => {
  expect(await readStatus(platform.database, [])).toMatchObject({
    status: 'operational',
    parts: { texts: 'operational' },
  });
  expect(await readStatus(platform.database, ['database'])).toMatchObject({ status: 'down' });
});

it('a link leads to the server that was started last, unless the environment names another address', async () => {
  const { database } = platform;
  const configured = { publicUrl: 'http://127.0.0.1:3978', isNamed: false };
  expect(await serverAddress(database, configured)).toBe('http://127.0.0.1:3978');
  await noteServerAddress(database, 'http://127.0.0.1:4100');
  await noteServerAddress(database, 'http://127.0.0.1:4200');
  expect(await serverAddress(database, configured)).toBe('http://127.0.0.1:4200');
  expect(await serverAddress(database, { ...configured, isNamed: true })).toBe('http://127.0.0.1:3978');
});

describe('container, compose and unit', () => {
  it('start what is there, with variables that are read', () => {
    for (const [file, text] of Object.entries({ dockerfile, unit })) {
      expect([file, text.includes('dist/server/main.js')]).toEqual([file, true]);
    }
    for (const needed of ['dist/server/main.js', 'scripts/setup.mjs', 'package-lock.json', '.npmrc']) {
      expect([needed, existsSync(needed)]).toEqual([needed, true]);
    }
    const read = readFileSync('config.ts', 'utf8');
    const set = [
      ...[...compose.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => name ?? ''),
      ...(/^ENV (.+)$/m.exec(dockerfile)?.[1] ?? '').split(' ').map((pair) => pair.split('=')[0] ?? ''),
    ].filter((name) => name !== 'NODE_ENV');
    expect(set.length).toBeGreaterThan(5);
    expect(set.filter((name) => !read.includes(`${name}: `))).toEqual([]);
  });

  it('keep what the product needs: no eviction, time to stop, no root, no secrets in the image', () => {
    expect(compose).toContain('"--maxmemory-policy", "noeviction"');
    expect(compose).toMatch(/stop_grace_period: (1[5-9]|[2-9]\d)s/);
    expect(unit).toContain('KillMode=mixed');
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(readFileSync('.dockerignore', 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['.env', 'data', '.git']),
    );
    expect(compose + dockerfile).not.toMatch(/ENCRYPTION_KEY=|TOKEN=|PASSWORD: [^$]/);
  });
});
