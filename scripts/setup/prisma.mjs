import { existsSync } from 'node:fs';
import { SetupError } from './errors.mjs';
import { fromRoot } from './paths.mjs';
import { run, say, tailOf } from './run.mjs';
import { hashOf, readStamp, writeStamp } from './stamps.mjs';

const schema = fromRoot('prisma', 'schema.prisma');
const packageFile = fromRoot('node_modules', 'prisma', 'package.json');

/** Step 3: the typed database client in generated/prisma, made from prisma/schema.prisma. */
export function prismaStep() {
  return {
    isDone: () =>
      !existsSync(schema) ||
      (existsSync(fromRoot('generated', 'prisma', 'client.ts')) &&
        readStamp('prisma')?.from === hashOf(schema, packageFile)),
    run: async () => {
      say('generating the database client …');
      const from = hashOf(schema, packageFile);
      const { ok, output } = await run(
        process.execPath,
        [fromRoot('node_modules/prisma/build/index.js'), 'generate'],
        {
          env: {
            // The CLI would download an engine that `generate` never runs; any existing file keeps it from that.
            PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
            PRISMA_HIDE_UPDATE_MESSAGE: '1',
            CHECKPOINT_DISABLE: '1',
          },
        },
      );
      if (!ok) throw new SetupError(`the database client could not be generated:\n${tailOf(output)}`);
      writeStamp('prisma', { from });
    },
  };
}
