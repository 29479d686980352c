import { pino } from 'pino';

/**
 * The only fields that a log line may carry: ids, codes, counts and durations. Logging by allow-list keeps clients'
 * words, names and numbers out even when somebody passes too much.
 */
const ALLOWED = [
  'clientId',
  'messageId',
  'handoffId',
  'timerId',
  'outboxId',
  'inboxId',
  'staffId',
  'taskId',
  'channel',
  'kind',
  'state',
  'code',
  'status',
  'count',
  'attempts',
  'ms',
  'route',
  'step',
  'port',
  'process',
  'version',
  'level',
] as const;
export type LogFields = Partial<Record<(typeof ALLOWED)[number], string | number | boolean | null>>;

/** Writes one line of JSON per event to standard error. `event` is a fixed word of ours, never made from input. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export function createLog(level: LogLevel): Log {
  const sink = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  const allowed = (fields: LogFields = {}) => {
    const kept: Record<string, unknown> = {};
    for (const name of ALLOWED) if (fields[name] !== undefined) kept[name] = fields[name];
    return kept;
  };
  return {
    debug: (event, fields) => sink.debug(allowed(fields), event),
    info: (event, fields) => sink.info(allowed(fields), event),
    warn: (event, fields) => sink.warn(allowed(fields), event),
    error: (event, fields) => sink.error(allowed(fields), event),
  };
}

/** Says nothing; for tests and for commands whose output is data. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
