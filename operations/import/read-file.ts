import { HandrailError } from '../../platform/errors.ts';
import { parseCsv } from './csv.ts';

/** One row of a file, not yet checked, and how to call it in a message. */
export interface RawRow {
  readonly label: string;
  readonly value: unknown;
  /** Set where the row could not even be taken apart: why. */
  readonly fault?: string;
}

export const SECTIONS = ['staff', 'resources', 'clients', 'onCall'] as const;
export type Section = (typeof SECTIONS)[number];

/** The rows of an import file by section. */
export type ImportFile = Readonly<Record<Section, readonly RawRow[]>>;

/** Columns of a CSV file whose cells are lists. */
const LISTS = new Set(['flags', 'quietHours']);

/**
 * Takes an import file apart: a JSON array of clients, a JSON object with sections, or a CSV table of clients.
 * @throws {HandrailError} import_invalid when the file as a whole is neither
 */
export function readImportFile(text: string): ImportFile {
  const start = text.replace(/^\uFEFF/, '').trimStart()[0];
  if (start === undefined) throw new HandrailError('import_invalid', 'the file is empty');
  return start === '[' || start === '{' ? fromJson(text) : fromCsv(text);
}

function fromJson(text: string): ImportFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new HandrailError('import_invalid', 'the file begins like JSON, but is not valid JSON');
  }
  if (Array.isArray(parsed)) return sections({ clients: parsed });
  return sections(parsed as Record<string, unknown>);
}

function sections(object: Record<string, unknown>): ImportFile {
  const unknown = Object.keys(object).find((key) => !SECTIONS.includes(key as Section));
  if (unknown !== undefined) {
    throw new HandrailError(
      'import_invalid',
      `unknown section "${unknown}": ${SECTIONS.join(', ')} are possible`,
    );
  }
  const rows = (name: Section) => {
    const list = object[name] ?? [];
    if (!Array.isArray(list)) throw new HandrailError('import_invalid', `${name}: must be a list`);
    return list.map((value, index) => ({ label: `${name}[${index}]`, value }));
  };
  return {
    clients: rows('clients'),
    staff: rows('staff'),
    onCall: rows('onCall'),
    resources: rows('resources'),
  };
}

function fromCsv(text: string): ImportFile {
  const [header, ...rows] = parseCsv(text);
  const columns = header?.cells.map((name) => name.trim()) ?? [];
  if (!columns.includes('id')) {
    throw new HandrailError(
      'import_invalid',
      'not JSON, and a CSV table of clients needs a first line with a column "id"',
    );
  }
  const clients = rows.map(({ line, cells }) => ({
    label: `line ${line}`,
    value: toObject(columns, cells),
    ...(cells.length > columns.length && { fault: tooManyCells(columns.length, cells.length) }),
  }));
  return { clients, staff: [], onCall: [], resources: [] };
}

/** An empty cell says nothing about its field. */
function toObject(columns: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  columns.forEach((column, index) => {
    const cell = cells[index]?.trim() ?? '';
    if (cell === '') return;
    object[column] = LISTS.has(column)
      ? cell
          .split(';')
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : cell;
  });
  return object;
}

function tooManyCells(columns: number, cells: number): string {
  return `has ${cells} cells for ${columns} columns (a comma in a value needs quotes around the value)`;
}
