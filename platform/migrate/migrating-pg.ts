import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, type SqlQuery, type SqlResultSet } from '@prisma/driver-adapter-utils';
import { type QueryArrayResult, types } from 'pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/**
 * Prisma's adapter with two things mended that migrations need:
 * - PostgreSQL's own tables describe foreign keys with its one-byte type "char". The schema engine reads such
 *   columns, but the adapter has no name for their type and refuses them; here it gets one.
 * - The adapter cuts a script at every semicolon, also inside a function's body. Here a script goes to the
 *   server as it is, and is applied as a whole or not at all.
 */
export class MigratingPg extends PrismaPg {
  readonly #opened: Adapter[] = [];

  override async connect(): Promise<Adapter> {
    const adapter = mended(await super.connect());
    this.#opened.push(adapter);
    return adapter;
  }

  override async connectToShadowDb(): Promise<Adapter> {
    return mended(await super.connectToShadowDb());
  }

  /** Closes the connections, which the engine leaves open when it is freed. */
  async close(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map((adapter) => adapter.underlyingDriver().end()));
  }
}

function mended(adapter: Adapter): Adapter {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool) as (config: unknown) => Promise<QueryArrayResult>;
  const queryRaw = adapter.queryRaw.bind(adapter);
  // The engine asks one question at a time over one connection, so the last result is the one being read.
  let charColumns: number[] = [];
  Object.assign(pool, {
    query: async (config: unknown) => {
      const result = await query(config);
      const fields = result.fields ?? [];
      charColumns = fields.flatMap((field, index) =>
        field.dataTypeID === types.builtins.CHAR ? [index] : [],
      );
      for (const index of charColumns)
        Object.assign(fields[index] ?? {}, { dataTypeID: types.builtins.TEXT });
      return result;
    },
  });
  return Object.assign(adapter, {
    executeScript: async (script: string): Promise<void> => {
      // Without arguments it travels as a simple query, which may hold many statements and is one transaction.
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    },
    queryRaw: async (params: SqlQuery): Promise<SqlResultSet> => {
      const result = await queryRaw(params);
      for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
  });
}
