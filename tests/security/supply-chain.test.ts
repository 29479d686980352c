/** What we build on: exact versions, from the public registry, with a checksum, under licences that allow this use. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { billOfMaterials, licenceProblems } from '../../operations/security/licences.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};
const locked = Object.entries(packages).filter(([name]) => name !== '');

it('every direct dependency is pinned to one version', () => {
  const direct = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
    [],
  );
  for (const [name, version] of Object.entries(direct)) {
    expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
  }
});

it('every locked package has a checksum and comes from a registry by https', () => {
  expect(locked.length).toBeGreaterThan(100);
  const odd = locked.filter(
    ([, { integrity, resolved, link }]) =>
      link || !integrity?.startsWith('sha512-') || (resolved !== undefined && !/^https:\/\//.test(resolved)),
  );
  expect(odd.map(([name]) => name)).toEqual([]);
});

it('the bill of materials names what is served with, each with a licence that allows it', async () => {
  const { components } = await billOfMaterials();
  const names = components.map(({ name }) => name);
  for (const name of Object.keys(manifest.dependencies ?? {})) expect(names).toContain(name);
  expect(licenceProblems(components)).toEqual([]);
});
