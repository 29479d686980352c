import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import type { Database } from '../platform/database/database.ts';
import { HandrailError } from '../platform/errors.ts';
import { openPlatform } from '../platform/open-platform.ts';
import { DatabaseError } from '../platform/postgres/database-error.ts';

export interface CommandOptions {
  readonly help: string;
  readonly options: NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;
  readonly allowPositionals?: boolean;
}

export interface CommandInput {
  readonly database: Database;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/**
 * Runs a command with the database open, also beside a running server: reads its arguments, prints help, and turns an
 * expected error into one line and exit code 1. `work` returns the exit code.
 */
export async function runCommand(
  spec: CommandOptions,
  work: (input: CommandInput) => Promise<number>,
): Promise<void> {
  try {
    const { values, positionals } = readArguments(spec);
    if (values.help) {
      console.log(spec.help);
      return;
    }
    const platform = await openPlatform(readConfig(process.env), (line) => console.error(line));
    try {
      process.exitCode = await work({ database: platform.database, values, positionals });
    } finally {
      await platform.close();
    }
  } catch (error) {
    if (!(error instanceof HandrailError || error instanceof DatabaseError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function readArguments(spec: CommandOptions): Omit<CommandInput, 'database'> {
  try {
    const { values, positionals } = parseArgs({
      options: { ...spec.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: spec.allowPositionals ?? false,
    });
    return { values: values as CommandInput['values'], positionals };
  } catch (error) {
    throw new HandrailError(
      'bad_request',
      `${error instanceof Error ? error.message : error}\n\n${spec.help}`,
    );
  }
}

/** The value of an option that must be there. @throws {HandrailError} bad_request with the help text */
export function required(input: Pick<CommandInput, 'values'>, option: string, help: string): string {
  const value = input.values[option];
  if (typeof value === 'string' && value !== '') return value;
  throw new HandrailError('bad_request', `--${option} is missing\n\n${help}`);
}
