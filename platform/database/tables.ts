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
type JsonColumn = 'evidence' | 'scores' | 'data' | 'value' | 'script' | 'report';
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

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? '_' : ''}${letter.toLowerCase()}`);
}
