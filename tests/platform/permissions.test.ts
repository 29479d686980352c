import { describe, expect, test } from 'vitest';
import {
  type Actor,
  OPERATOR_ACTIONS,
  permits,
  STAFF_ACTIONS,
  type StaffAction,
} from '../../platform/permissions.ts';

const actor = (roles: string[], more: Partial<Actor> = {}): Actor => ({
  id: 'me',
  roles,
  active: true,
  provisional: false,
  ...more,
});
const roster = { rosterHasSlackStaff: true };
const allowed = (who: Actor, context: Parameters<typeof permits>[2] = roster) =>
  STAFF_ACTIONS.filter((action) => permits(action, who, context).allowed);

describe('permissions', () => {
  test('a clinician cares for clients, and runs nothing', () => {
    expect(allowed(actor(['clinician']))).toEqual([
      'view_queue',
      'claim',
      'note',
      'withdraw',
      'view_client',
      'view_media',
      'lower_level',
      'complete_task',
      'acknowledge_alert',
      'edit_plan',
      'work_incident',
      'decide_dispatch',
      'edit_client',
      'set_own_presence',
      'set_own_name',
      'report_near_miss',
      'view_reports',
    ]);
  });

  test("an administrator runs the program, and reads nobody's words", () => {
    expect(allowed(actor(['admin']))).toEqual([
      'edit_client',
      'manage_staff',
      'invite_staff',
      'manage_on_call',
      'set_own_name',
      'sign_protocol',
      'report_near_miss',
      'view_reports',
      'run_drill',
    ]);
  });

  test('a command is its operator’s, who does nothing that needs a person with the client; no role runs one', () => {
    const operator = actor([], { isOperator: true });
    expect(OPERATOR_ACTIONS.filter((action) => !permits(action, operator, roster).allowed)).toEqual([]);
    expect(allowed(operator)).toEqual([]);
    const boss = actor(['clinician', 'supervisor', 'admin', 'auditor']);
    expect(OPERATOR_ACTIONS.filter((action) => permits(action, boss, roster).allowed)).toEqual([]);
    expect(permits('export_record', { ...operator, active: false }, roster).allowed).toBe(false);
  });

  test('an auditor reads, and changes nothing', () => {
    expect(allowed(actor(['auditor']))).toEqual([
      'view_queue',
      'view_client',
      'report_near_miss',
      'view_reports',
    ]);
  });

  test('only the holder speaks to the client; a supervisor may end, move or take what another holds', () => {
    const held = { ...roster, holderId: 'other' };
    const may = (action: StaffAction, roles: string[]) => permits(action, actor(roles), held);
    for (const action of ['reply', 'log_call', 'release'] as const) {
      expect(may(action, ['clinician', 'supervisor'])).toEqual({ allowed: false, reason: 'not_the_holder' });
      expect(permits(action, actor([]), { ...roster, holderId: 'me' }).allowed).toBe(true);
    }
    for (const action of ['resolve', 'transfer', 'withdraw'] as const) {
      expect(may(action, ['clinician'])).toEqual({ allowed: false, reason: 'not_the_holder' });
      expect(may(action, ['supervisor']).allowed).toBe(true);
    }
    expect(may('take_over', ['clinician'])).toEqual({ allowed: false, reason: 'role_missing' });
    expect(may('take_over', ['supervisor']).allowed).toBe(true);
  });

  test('before a roster any member of the channel claims, afterwards not; a held handoff stays workable', () => {
    const member = actor([], { provisional: true });
    expect(allowed(member, { rosterHasSlackStaff: false })).toEqual([
      'view_queue',
      'claim',
      'report_near_miss',
    ]);
    expect(permits('claim', member, roster)).toEqual({ allowed: false, reason: 'not_on_roster' });
    expect(allowed(member, { ...roster, holderId: 'me' })).toEqual([
      'reply',
      'log_call',
      'note',
      'release',
      'resolve',
      'withdraw',
      'transfer',
      'snooze',
      'ask_backup',
      'view_client',
      'view_media',
      'lower_level',
      'work_incident',
    ]);
  });

  test('who is not active may do nothing', () => {
    const all = ['clinician', 'supervisor', 'admin', 'auditor'];
    expect(allowed(actor(all, { active: false }), { ...roster, holderId: 'me' })).toEqual([]);
  });
});
