import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Licences under which a program may be used and passed on with its own terms kept. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Python-2.0',
  'Unlicense',
  'CC0-1.0',
  'PostgreSQL',
  'MPL-2.0',
]);

/** Packages that do not say their licence where npm looks, or whose licence was looked at by a person. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  'seq-queue': 'MIT, in its LICENSE file',
  sylvester: 'MIT, in its LICENSE.txt',
  'xmlhttprequest-ssl': 'MIT, in its LICENSE file',
  only: 'MIT, in its Readme; a tool of the tests',
  elkjs: 'EPL-2.0: comes with the Prisma command-line tool, unchanged, and is not loaded by the server',
};

export interface Component {
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string };
    readonly expression?: string;
  }[];
}
export interface BillOfMaterials {
  readonly bomFormat: 'CycloneDX';
  readonly components: readonly Component[];
}

/**
 * What npm says is installed, the tools of development with it: leaving them out, npm also leaves out what the server and a tool
 * have in common.
 */
export async function billOfMaterials(): Promise<BillOfMaterials> {
  const child = spawn('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`npm sbom ended with ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as BillOfMaterials;
}

/** Packages whose licence is unknown or not allowed, one line each. An expression with OR is as good as its best part. */
export function licenceProblems(components: readonly Component[]): string[] {
  return components
    .filter(({ name }) => !(name in LOOKED_AT))
    .filter((component) => !licencesOf(component).split(/ or /i).some(isAllowed))
    .map((component) => `${component.name}@${component.version}: ${licencesOf(component) || 'no licence'}`);
}

function isAllowed(expression: string): boolean {
  const parts = expression.replace(/[()]/g, '').split(/ and /i);
  return parts.every((part) => ALLOWED.has(part.trim()));
}

/** One expression for a package's licences; empty where npm found none. */
export function licencesOf({ licenses = [] }: Component): string {
  return licenses
    .map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '')
    .join(' AND ');
}
