/** Roles on the staff roster. */
export const STAFF_ROLES = ['clinician', 'supervisor', 'admin', 'auditor'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** What the check needs to know about whoever acts. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
  readonly active: boolean;
  /** Met in Slack before the roster was imported: a member of the handoff channel, no role known. */
  readonly provisional: boolean;
  /** Runs commands on the server; no member of staff. */
  readonly isOperator?: boolean;
}

/** Everything that staff can do, whichever way it comes in. */
export const STAFF_ACTIONS = [
  'view_queue',
  'claim',
  'reply',
  'log_call',
  'note',
  'release',
  'resolve',
  'withdraw',
  'transfer',
  'take_over',
  'snooze',
  'ask_backup',
  'view_client',
  'view_media',
  'lower_level',
  'complete_task',
  'acknowledge_alert',
  'edit_plan',
  'work_incident',
  'decide_dispatch',
  'waive_steps',
  'edit_client',
  'manage_staff',
  'invite_staff',
  'manage_on_call',
  'set_own_presence',
  'set_own_name',
  'sign_protocol',
  'report_near_miss',
  'view_reports',
  'run_drill',
] as const;
export type StaffAction = (typeof STAFF_ACTIONS)[number];

/** What commands do: for whoever has the machine and its key, never for a role at the desk or in Slack. */
export const OPERATOR_ACTIONS = [
  'import_data',
  'export_record',
  'read_access_log',
  'export_labels',
  'erase_client',
  'apply_retention',
  'hold_record',
  'verify_audit',
  'rotate_key',
  'make_sign_in_link',
  'handle_protocol',
  'count_reports',
] as const;
export type OperatorAction = (typeof OPERATOR_ACTIONS)[number];

/** The facts of the moment. Leave out what does not apply to the action. */
export interface PermissionContext {
  /** Whether non-provisional staff with Slack ids exist: until then every member of the channel may claim. */
  readonly rosterHasSlackStaff: boolean;
  /** Who holds the handoff; null when nobody. */
  readonly holderId?: string | null;
}

export type PermissionRefusal = 'inactive' | 'role_missing' | 'not_the_holder' | 'not_on_roster';
export type Permission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: PermissionRefusal };

const CARE: readonly StaffRole[] = ['clinician', 'supervisor'];

/** Roles that may act, where a role alone decides. */
const BY_ROLE: Partial<Record<StaffAction, readonly StaffRole[]>> = {
  view_queue: ['clinician', 'supervisor', 'auditor'],
  claim: CARE,
  note: CARE,
  view_client: ['clinician', 'supervisor', 'auditor'],
  view_media: CARE,
  lower_level: CARE,
  complete_task: CARE,
  acknowledge_alert: CARE,
  edit_plan: CARE,
  work_incident: CARE,
  decide_dispatch: CARE,
  waive_steps: ['supervisor'],
  edit_client: ['clinician', 'supervisor', 'admin'],
  take_over: ['supervisor'],
  manage_staff: ['admin'],
  invite_staff: ['supervisor', 'admin'],
  manage_on_call: ['supervisor', 'admin'],
  set_own_presence: ['clinician', 'supervisor'],
  set_own_name: ['clinician', 'supervisor', 'admin'],
  sign_protocol: ['supervisor', 'admin'],
  report_near_miss: ['clinician', 'supervisor', 'admin', 'auditor'],
  view_reports: ['clinician', 'supervisor', 'admin', 'auditor'],
  run_drill: ['supervisor', 'admin'],
};

/** Only whoever holds the handoff: the client must hear one voice. */
const HOLDER_ONLY: readonly StaffAction[] = ['reply', 'log_call', 'release', 'snooze', 'ask_backup'];
/** The holder, or a supervisor who steps in. */
const HOLDER_OR_SUPERVISOR: readonly StaffAction[] = ['resolve', 'transfer'];
/** What a member of the channel may do before a roster exists, besides working on a handoff of their own. */
const PROVISIONAL: readonly StaffAction[] = ['view_queue', 'claim', 'report_near_miss'];
/** What comes with holding a handoff, whoever the holder is: a roster imported meanwhile must not cut off a client. */
const WITH_HOLDING: readonly StaffAction[] = [
  'note',
  'withdraw',
  'view_client',
  'view_media',
  'lower_level',
  'work_incident',
];

const ALLOWED: Permission = { allowed: true };
const refuse = (reason: PermissionRefusal): Permission => ({ allowed: false, reason });

/**
 * The one permission check before every act of people (Slack, desk, phone, commands). A command's operator has the machine and its
 * key, whom no role could keep out: they may do what commands do and nothing that needs a person with the client. Pure: it
 * promises nothing about whether the action makes sense in the handoff's state.
 */
export function permits(
  action: StaffAction | OperatorAction,
  actor: Actor,
  context: PermissionContext,
): Permission {
  if (!actor.active) return refuse('inactive');
  if (isOperatorAction(action) || actor.isOperator) {
    return isOperatorAction(action) && actor.isOperator ? ALLOWED : refuse('role_missing');
  }
  const holds = context.holderId != null && context.holderId === actor.id;
  if (HOLDER_ONLY.includes(action)) return holds ? ALLOWED : refuse('not_the_holder');
  if (holds && (WITH_HOLDING.includes(action) || HOLDER_OR_SUPERVISOR.includes(action))) return ALLOWED;
  if (actor.provisional) {
    if (!PROVISIONAL.includes(action)) return refuse('role_missing');
    return context.rosterHasSlackStaff ? refuse('not_on_roster') : ALLOWED;
  }
  if (HOLDER_OR_SUPERVISOR.includes(action)) {
    return actor.roles.includes('supervisor') ? ALLOWED : refuse('not_the_holder');
  }
  if (action === 'withdraw') return permitsWithdraw(actor, context);
  const roles = BY_ROLE[action] ?? [];
  return roles.some((role) => actor.roles.includes(role)) ? ALLOWED : refuse('role_missing');
}

function isOperatorAction(action: string): action is OperatorAction {
  return OPERATOR_ACTIONS.some((one) => one === action);
}

/** A waiting handoff may be withdrawn by any clinician; one that somebody holds, by the holder or a supervisor. */
function permitsWithdraw(actor: Actor, context: PermissionContext): Permission {
  if (actor.roles.includes('supervisor')) return ALLOWED;
  if (!actor.roles.includes('clinician')) return refuse('role_missing');
  return context.holderId == null ? ALLOWED : refuse('not_the_holder');
}
