import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where the files are that take longest: they start servers and browsers. At the end one of them would run alone. */
const LONG = [
  /^tests\/promises\//,
  /^tests\/portal\/(desk\/desk|chat-(pages|widget|accessible))/,
  /^tests\/(security|operations)\//,
];

/** Long files first, then by name: the same order on every machine, whatever ran there before. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = files.map((file) => {
      const name = relative(this.ctx.config.root, file.moduleId).replaceAll('\\', '/');
      const rank = LONG.findIndex((pattern) => pattern.test(name));
      return { file, name, rank: rank === -1 ? LONG.length : rank };
    });
    known.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
    return known.map(({ file }) => file);
  }
}
