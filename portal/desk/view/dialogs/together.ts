import { taskWord } from '../../../../words/of-work.ts';
import type { Api } from '../../client/api.ts';
import type { StaffItem } from '../../client/wire.ts';
import { openForm } from './form-dialog.ts';

type Done = () => Promise<void>;

/** What several people do for one client: a second clinician, a warm hand-back, a pause, a task for a colleague. */
export function backupDialog(api: Api, handoffId: string, done: Done): void {
  openForm({
    title: 'Ask for a second clinician',
    intro:
      'The backup tier is paged, then supervisors, then everybody on a shift, until somebody joins. You stay the one who writes.',
    fields: [{ name: 'reason', label: 'What help you need', kind: 'text', required: true, rows: 2 }],
    submit: 'Ask',
    send: async ({ reason }) => {
      await api.post(`/handoffs/${handoffId}/backup`, { reason });
      await done();
    },
  });
}

export function handBackDialog(api: Api, handoffId: string, before: string, done: Done): void {
  openForm({
    title: `Hand back to ${before}`,
    intro: 'Speak with them first: the client should not fall between two chairs.',
    fields: [{ name: 'note', label: 'What they should know', kind: 'text', required: true }],
    submit: 'Hand back',
    send: async ({ note }) => {
      await api.post(`/handoffs/${handoffId}/hand-back`, { note });
      await done();
    },
  });
}

export function releaseDialog(api: Api, handoffId: string, done: Done): void {
  openForm({
    title: 'Back to the queue',
    intro: 'The client waits again, and whoever is on call is paged.',
    fields: [{ name: 'note', label: 'What the next one should know', kind: 'text', rows: 2 }],
    submit: 'Put back',
    send: async ({ note }) => {
      await api.post(`/handoffs/${handoffId}/release`, { note });
      await done();
    },
  });
}

export function pauseDialog(api: Api, handoffId: string, done: Done): void {
  openForm({
    title: 'Pause, agreed with the client',
    intro:
      'Until then no answer is owed. If the client writes, the pause ends; when it is over, you are paged.',
    fields: [
      {
        name: 'minutes',
        label: 'For how long',
        kind: 'choice',
        options: { 5: '5 minutes', 10: '10 minutes', 30: '30 minutes', 60: 'An hour', 120: 'Two hours' },
        required: true,
        hint: 'At high risk ten minutes at most; none where danger is imminent.',
      },
      { name: 'reason', label: 'What was agreed', kind: 'text', required: true, rows: 2 },
    ],
    submit: 'Pause',
    send: async ({ minutes, reason }) => {
      await api.post(`/handoffs/${handoffId}/snooze`, { minutes: Number(minutes), reason });
      await done();
    },
  });
}

export async function assignDialog(
  api: Api,
  task: { readonly id: string; readonly kind: string; readonly detail: string },
  meId: string,
  done: Done,
): Promise<void> {
  const able = await caring(api);
  openForm({
    title: `${taskWord(task.kind)}: whose?`,
    intro: task.detail,
    fields: [
      {
        name: 'owner',
        label: 'Who does it',
        kind: 'choice',
        options: {
          [meId]: 'I do',
          ...Object.fromEntries(able.filter(({ id }) => id !== meId).map(optionOf)),
          nobody: 'Anybody',
        },
        required: true,
      },
    ],
    submit: 'Assign',
    send: async ({ owner }) => {
      await api.post(`/tasks/${task.id}/assign`, { ownerId: owner === 'nobody' ? null : owner });
      await done();
    },
  });
}

const TASK_KINDS = [
  'voice_outreach',
  'follow_up_call',
  'care_team_note',
  'plan_review',
  'duty_to_protect_review',
  'hospital_follow_up',
] as const;
const DUE_MINUTES: Readonly<Record<string, string>> = {
  15: 'In 15 minutes',
  60: 'In an hour',
  240: 'In 4 hours',
  1440: 'Tomorrow at this time',
  4320: 'In 3 days',
};

export async function newTaskDialog(
  api: Api,
  clientId: string,
  now: () => number,
  done: Done,
): Promise<void> {
  const able = await caring(api);
  openForm({
    title: 'New task for this client',
    fields: [
      {
        name: 'kind',
        label: 'What',
        kind: 'choice',
        options: Object.fromEntries(TASK_KINDS.map((kind) => [kind, taskWord(kind)])),
        required: true,
      },
      { name: 'detail', label: 'What to know', kind: 'text', required: true },
      { name: 'due', label: 'When', kind: 'choice', options: DUE_MINUTES, required: true },
      {
        name: 'owner',
        label: 'Who',
        kind: 'choice',
        options: Object.fromEntries(able.map(optionOf)),
        hint: 'Left open, it is anybody’s. What nobody does in time is reminded of and goes to a supervisor.',
      },
    ],
    submit: 'Add task',
    send: async ({ kind, detail, due, owner }) => {
      const dueAt = new Date(now() + Number(due) * 60_000).toISOString();
      await api.post(`/clients/${clientId}/tasks`, { kind, detail, dueAt, ownerId: owner || null });
      await done();
    },
  });
}

const optionOf = ({ id, name, roles }: StaffItem) => [
  id,
  roles.includes('supervisor') ? `${name} (supervisor)` : name,
];

async function caring(api: Api): Promise<StaffItem[]> {
  const { staff } = await api.get<{ staff: StaffItem[] }>('/staff');
  return staff.filter(({ roles }) => roles.includes('clinician') || roles.includes('supervisor'));
}
