// Brings the checkout to the point where a command can run: dependencies, PostgreSQL's library links, the
// Prisma client, the browser bundles and the server's. Every npm command calls it first (install scripts are off, so npm
// runs no pre- and post-scripts either). Plain Node without dependencies; stdout stays the command's own.
//
//   node scripts/setup.mjs          what serving needs
//   node scripts/setup.mjs --dev    also the tools for tests and checks
import { existsSync, mkdirSync } from 'node:fs';
import { explainFailure, SetupError } from './setup/errors.mjs';
import { holdSetupLock } from './setup/lock.mjs';
import { fromRoot } from './setup/paths.mjs';

const OLDEST_NODE = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const tooOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (tooOld) {
    throw new SetupError(
      `Node.js ${process.versions.node} is too old: Handrail needs ${OLDEST_NODE.join('.')} or newer. Install it from https://nodejs.org and run the command again.`,
    );
  }
}

async function setUp(dev) {
  checkNode();
  const { dependenciesStep } = await import('./setup/dependencies.mjs');
  const { postgresStep } = await import('./setup/postgres.mjs');
  const { prismaStep } = await import('./setup/prisma.mjs');
  const { portalStep } = await import('./setup/portal.mjs');
  const { serverStep } = await import('./setup/server.mjs');
  const steps = [dependenciesStep(dev), postgresStep(), prismaStep(), portalStep(), serverStep()];
  if (existsSync(fromRoot('node_modules')) && steps.every((step) => step.isDone())) return;

  mkdirSync(fromRoot('node_modules/.handrail'), { recursive: true });
  const release = await holdSetupLock();
  try {
    // In order, and each asked again under the lock: another command may have done it meanwhile.
    for (const step of steps) {
      if (!step.isDone()) await step.run();
    }
  } finally {
    release();
  }
}

setUp(process.argv.includes('--dev')).catch((error) => {
  process.stderr.write(`handrail set-up: ${explainFailure(error)}\n`);
  process.exitCode = 1;
});
