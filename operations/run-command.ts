import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import type { Database } from '../platform/database/database.ts';
import { HandrailError } from '../platform/errors.ts';
import { openPlatform } from '../platform/open-platform.ts';
import type { Actor, OperatorAction } from '../platform/permissions.ts';
import { DatabaseError } from '../platform/postgres/database-error.ts';
import { accountName, noteCommand, operatorOf, requireOperator } from '../program/staff/operator.ts';

export interface CommandOptions {
  readonly help: string;
  readonly options: NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;
  readonly allowPositionals?: boolean;
  /** What the operator must be allowed to do. */
  readonly permission: OperatorAction;
}

export interface CommandInput {
  readonly database: Database;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  /** Who runs it, as the audit trail names them. */
  readonly operator: Actor;
}

/** These change nothing and take nothing out that is about a client, or note themselves what they did. */
const NOT_NOTED: readonly OperatorAction[] = [
  'verify_audit',
  'count_reports',
  'rotate_key',
  'handle_protocol',
];

/**
 * Runs a command with the database open, also beside a running server: reads its arguments, prints help, checks the
 * operator's permission and notes it, and turns an expected error into one line and exit code 1. `work` returns the exit code.
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
      const { database } = platform;
      const operator = operatorOf(accountName());
      requireOperator(operator, spec.permission);
      if (!NOT_NOTED.includes(spec.permission)) await noteCommand(database, operator, spec.permission);
      process.exitCode = await work({ database, values, positionals, operator });
    } finally {
      await platform.close();
    }
  } catch (error) {
    if (!(error instanceof HandrailError || error instanceof DatabaseError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function readArguments(spec: CommandOptions): Omit<CommandInput, 'database' | 'operator'> {
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
