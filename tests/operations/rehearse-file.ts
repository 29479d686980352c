import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failures, rehearse } from '../../operations/rehearsal/rehearse.ts';
import { reportScenario } from '../../operations/rehearsal/report.ts';
import { readScenarios } from '../../operations/rehearsal/scenario.ts';
import type { ScratchDatabases } from '../../operations/rehearsal/scratch-database.ts';
import { builtInProtocol } from '../../program/protocol/load-protocol.ts';
import { testDatabase } from '../support/database.ts';

const databases: Pick<ScratchDatabases, 'create'> = {
  create: async () => {
    const { url, stop } = await testDatabase();
    return { url, drop: stop };
  },
};

/** Plays every conversation of a file in `tests/scenarios` through the real engine; each automatic check must hold. */
export function rehearseFile(name: string): void {
  const file = new URL(`../scenarios/${name}`, import.meta.url);
  describe(name, { concurrent: true }, () => {
    for (const scenario of readScenarios(name, readFileSync(file, 'utf8'))) {
      it(`${scenario.id} ${scenario.title}`, async () => {
        const rehearsed = await rehearse(databases, scenario, builtInProtocol());
        expect(rehearsed.played.faults).toEqual([]);
        expect(failures(rehearsed), reportScenario(rehearsed, false)).toEqual([]);
        expect(rehearsed.score.passed, reportScenario(rehearsed, false)).toBe(true);
      });
    }
  });
}
