import { HandrailError } from '../../platform/errors.ts';

/**
 * Reads comma-separated values as RFC 4180 has them (quotes doubled inside quotes, line breaks inside quotes allowed).
 * Returns the rows with the line on which each begins; empty lines are left out.
 * @throws {HandrailError} import_invalid where a quote is never closed
 */
export function parseCsv(text: string): { readonly line: number; readonly cells: readonly string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let startsAt = 1;
  const source = text.replace(/^\uFEFF/, '');
  const endRow = () => {
    cells.push(cell);
    if (cells.length > 1 || cell.trim() !== '') rows.push({ line: startsAt, cells });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      endRow();
      startsAt = line;
    } else if (char !== '\r') cell += char;
  }
  if (quoted) throw new HandrailError('import_invalid', `line ${startsAt}: a quote is not closed`);
  endRow();
  return rows;
}
