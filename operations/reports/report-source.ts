import type { Database } from '../../platform/database/database.ts';
import { reportCsv } from './csv.ts';
import { readPeriod } from './period.ts';
import { readReportRows } from './read-rows.ts';
import { buildReport, type Report } from './report.ts';

export interface ReportRequest {
  /** First and last day, both included: `2026-11-30`. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly timeZone: string;
}

/** Reads and counts a period. @throws {HandrailError} bad_request */
export async function makeReport(database: Database, request: ReportRequest): Promise<Report> {
  const period = readPeriod(request.firstDay, request.lastDay, request.timeZone);
  const rows = await readReportRows(database, period);
  return buildReport(rows, period, database.clock.now());
}

/** What the desk asks: the same report as data and as a file. */
export function reportSource(database: Database) {
  return {
    read: (request: ReportRequest) => makeReport(database, request),
    csv: async (request: ReportRequest) => reportCsv(await makeReport(database, request)),
  };
}
