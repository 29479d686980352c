import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Where a rule holds is not gathered, which is most of the work; every rule is run all the same.
  resultTypes: ['violations'],
};

interface Finding {
  id: string;
  nodes: { target: unknown; failureSummary: string }[];
}

/**
 * What axe finds against WCAG 2.2 AA on the page as it is now, a line each; within `part` (a selector), where the page around it
 * was looked at before and cannot be reached meanwhile.
 */
export async function violations(page: Page, part?: string): Promise<string[]> {
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(await readFile(axeFile, 'utf8'));
  const found = (await page.evaluate(
    `axe.run(${part ? JSON.stringify(part) : 'document'}, ${JSON.stringify(OPTIONS)}).then(({ violations }) => violations)`,
  )) as Finding[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map((its) => `${id}: ${String(its.target)} ${its.failureSummary}`),
  );
}
