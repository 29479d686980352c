import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { billOfMaterials, licenceProblems, licencesOf } from '../security/licences.ts';

const HELP = `Usage: npm run -s sbom [-- --out FILE] [-- --licences]

The bill of materials of everything that is installed (CycloneDX JSON, as npm writes it), on standard output or into FILE. With --licences a
table of packages and licences instead. Exit code 1 where a licence is missing or not one of those that are allowed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, licences: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const bill = await billOfMaterials();
  const lines = bill.components.map((one) => `${licencesOf(one)}\t${one.name}@${one.version}`).sort();
  const text = values.licences ? `${lines.join('\n')}\n` : `${JSON.stringify(bill, null, 2)}\n`;
  if (values.out) await writeFile(values.out, text);
  else process.stdout.write(text);
  const problems = licenceProblems(bill.components);
  for (const problem of problems) console.error(`Licence to look at: ${problem}`);
  return problems.length > 0 ? 1 : 0;
}

process.exitCode = await main();
