import type * as models from '../../generated/prisma/client.ts';

/** Rows by the model's name; column names are the same in snake_case. */
interface Models {
  Alert: models.Alert;
  Assessment: models.Assessment;
  AuditEvent: models.AuditEvent;
  AuditHead: models.AuditHead;
  AuditSeal: models.AuditSeal;
  ChatSession: models.ChatSession;
  CheckIn: models.CheckIn;
  CheckInSchedule: models.CheckInSchedule;
  Client: models.Client;
  ClientKey: models.ClientKey;
  Consent: models.Consent;
  Contact: models.Contact;
  DialogState: models.DialogState;
  Disclosure: models.Disclosure;
  Drill: models.Drill;
  Escalation: models.Escalation;
  FollowUp: models.FollowUp;
  Handoff: models.Handoff;
  HandoffEvent: models.HandoffEvent;
  Identity: models.Identity;
  Inbox: models.Inbox;
  Incident: models.Incident;
  IncidentFact: models.IncidentFact;
  IncidentReview: models.IncidentReview;
  IncidentStep: models.IncidentStep;
  Media: models.Media;
  Message: models.Message;
  OnCallShift: models.OnCallShift;
  Outbox: Omit<models.Outbox, 'order'>;
  Passkey: models.Passkey;
  PlanVersion: models.PlanVersion;
  ProtocolVersion: models.ProtocolVersion;
  Resource: models.Resource;
  ScoreEntry: models.ScoreEntry;
  Screening: models.Screening;
  Session: models.Session;
  SignInLink: models.SignInLink;
  SkillRun: models.SkillRun;
  Staff: models.Staff;
  StaffSession: models.StaffSession;
  StaffSkill: models.StaffSkill;
  SystemState: models.SystemState;
  Task: models.Task;
  Timer: models.Timer;
}

export type TableName = keyof Models;

/** Prisma types bytes and JSON narrowly; what we write may be any byte array and any JSON value. */
type Writable<T> = T extends Uint8Array
  ? Uint8Array
  : T extends { [key: string]: unknown } | unknown[]
    ? T
    : T;
/** Columns of type jsonb, by name; where a column of the same name holds bytes, its values tell. */
const JSON_COLUMNS = ['evidence', 'scores', 'data', 'value', 'script', 'report', 'body'] as const;
type JsonColumn = Exclude<(typeof JSON_COLUMNS)[number], 'body'>;
const jsonColumns: ReadonlySet<string> = new Set(JSON_COLUMNS);

/** Whether what is not bytes in a column of this name (as the model calls it) is JSON. */
export function isJsonColumn(name: string): boolean {
  return jsonColumns.has(name);
}

type Column<M, K extends keyof M> = K extends JsonColumn
  ? unknown
  : K extends 'body'
    ? M[K] extends Uint8Array | null
      ? Writable<M[K]>
      : unknown
    : Writable<M[K]>;

/** A new row: what may be null may be left out. */
export type NewRow<T extends TableName> = {
  [K in keyof Models[T] as null extends Models[T][K] ? never : K]: Column<Models[T], K>;
} & { [K in keyof Models[T] as null extends Models[T][K] ? K : never]?: Column<Models[T], K> };

/** A change of a row. */
export type RowPatch<T extends TableName> = { [K in keyof Models[T]]?: Column<Models[T], K> };

/** A row as read. */
export type Row<T extends TableName> = Models[T];

const snakeCased = new Map<string, string>();

/** The column or table name of a model's name. Names are few and asked for with every row. */
export function snakeCase(name: string): string {
  let cased = snakeCased.get(name);
  if (cased === undefined) {
    cased = name.replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? '_' : ''}${letter.toLowerCase()}`);
    snakeCased.set(name, cased);
  }
  return cased;
}
