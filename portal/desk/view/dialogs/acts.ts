import { DISPOSITION_WORDS, LEVEL_WORDS, WITHDRAWAL_WORDS } from '../../../../words/of-handoffs.ts';
import { taskEndWord, taskWord } from '../../../../words/of-work.ts';
import type { Api } from '../../client/api.ts';
import { type Case, LEVELS, type Level, type StaffItem } from '../../client/wire.ts';
import { openForm } from './form-dialog.ts';
import { reviewDialog } from './review.ts';

type Done = () => Promise<void>;

const levelOptions = (levels: readonly Level[]) =>
  Object.fromEntries(levels.map((level) => [level, LEVEL_WORDS[level]]));

/** May stay open; the classifier learns from it where the program has consented. */
const CRISIS_FIELD = {
  name: 'crisis',
  label: 'Was this a crisis?',
  kind: 'choice',
  options: { yes: 'This was a crisis', no: 'This was not a crisis' },
  hint: 'Helps the guide to tell the next time. You can leave it open.',
} as const;

export function resolveDialog(
  api: Api,
  handoffId: string,
  { asksWhetherCrisis }: Pick<Case, 'asksWhetherCrisis'>,
  done: Done,
): void {
  openForm({
    title: 'Resolve this handoff',
    intro: 'The client’s session closes with it. The guide tells them the next contact in your words.',
    fields: [
      {
        name: 'disposition',
        label: 'How it ended',
        kind: 'choice',
        options: DISPOSITION_WORDS,
        required: true,
      },
      {
        name: 'closingLevel',
        label: 'Level of risk now',
        kind: 'choice',
        options: levelOptions(LEVELS),
        required: true,
      },
      {
        name: 'nextContact',
        label: 'Next contact',
        kind: 'line',
        required: true,
        hint: 'The client reads this. For example: Ana calls you tomorrow at 10.',
      },
      { name: 'note', label: 'Note for the record', kind: 'text', hint: 'The client does not see it.' },
      ...(asksWhetherCrisis ? [CRISIS_FIELD] : []),
    ],
    submit: 'Resolve',
    send: async ({ crisis, ...answers }) => {
      await api.post(`/handoffs/${handoffId}/resolve`, {
        ...answers,
        ...(crisis ? { wasCrisis: crisis === 'yes' } : {}),
      });
      await done();
    },
  });
}

export function withdrawDialog(api: Api, handoffId: string, done: Done): void {
  openForm({
    title: 'Withdraw this handoff',
    intro: 'For a handoff that needs nobody. The client’s level of risk stays as it is.',
    fields: [
      { name: 'reason', label: 'Reason', kind: 'choice', options: WITHDRAWAL_WORDS, required: true },
      { name: 'note', label: 'Note for the record', kind: 'text' },
    ],
    submit: 'Withdraw',
    isDangerous: true,
    send: async (answers) => {
      await api.post(`/handoffs/${handoffId}/withdraw`, answers);
      await done();
    },
  });
}

export function takeOverDialog(api: Api, handoffId: string, holder: string, done: Done): void {
  openForm({
    title: `Take over from ${holder}`,
    intro: 'The client hears that you are here now.',
    fields: [
      { name: 'reason', label: 'Reason', kind: 'text', required: true, hint: 'Kept with the handoff.' },
    ],
    submit: 'Take over',
    send: async ({ reason }) => {
      await api.post(`/handoffs/${handoffId}/take-over`, { reason });
      await done();
    },
  });
}

export async function transferDialog(
  api: Api,
  handoffId: string,
  holderId: string | null,
  done: Done,
): Promise<void> {
  const { staff } = await api.get<{ staff: StaffItem[] }>('/staff');
  const able = staff.filter(
    ({ id, roles }) => id !== holderId && (roles.includes('clinician') || roles.includes('supervisor')),
  );
  openForm({
    title: 'Hand over to a colleague',
    intro:
      able.length === 0
        ? 'Nobody else on the roster can take it. Put it back into the queue instead.'
        : 'Speak with them first: the client should not fall between two chairs.',
    fields: [
      {
        name: 'to',
        label: 'Colleague',
        kind: 'choice',
        options: Object.fromEntries(able.map(({ id, name }) => [id, name])),
        required: true,
      },
      { name: 'note', label: 'What they should know', kind: 'text' },
    ],
    submit: 'Hand over',
    send: async (answers) => {
      await api.post(`/handoffs/${handoffId}/transfer`, answers);
      await done();
    },
  });
}

export function lowerDialog(api: Api, { client }: Case, done: Done): void {
  const now = client.session?.level ?? 'none';
  openForm({
    title: 'Lower the level of risk',
    intro: `Now: ${LEVEL_WORDS[now]}. Only a clinician lowers it; the guide goes on at the level you choose.`,
    fields: [
      {
        name: 'to',
        label: 'Level',
        kind: 'choice',
        options: levelOptions(LEVELS.slice(0, LEVELS.indexOf(now))),
        required: true,
      },
      { name: 'reason', label: 'Reason', kind: 'text', required: true },
    ],
    submit: 'Lower level',
    send: async (answers) => {
      await api.post(`/clients/${client.id}/lower-level`, answers);
      await done();
    },
  });
}

export function taskDialog(api: Api, task: { id: string; kind: string; detail: string }, done: Done): void {
  if (task.kind === 'incident_review') {
    reviewDialog(api, `/tasks/${task.id}`, done);
    return;
  }
  openForm({
    title: taskWord(task.kind),
    intro: task.detail,
    fields: [
      {
        name: 'outcome',
        label: 'What came of it',
        kind: 'choice',
        options: { done: 'Done', ...cancelOptions() },
        required: true,
      },
    ],
    submit: 'Close task',
    send: async ({ outcome }) => {
      await api.post(
        `/tasks/${task.id}/complete`,
        outcome === 'done' ? { outcome } : { outcome: 'cancelled', reason: outcome },
      );
      await done();
    },
  });
}

export function nameDialog(api: Api, name: string, done: Done): void {
  openForm({
    title: 'Your name',
    intro: 'Colleagues see all of it. Clients read your first name when you join them.',
    fields: [{ name: 'name', label: 'Name', kind: 'line', required: true, value: name, purpose: 'name' }],
    submit: 'Save',
    send: async (answers) => {
      await api.post('/me/name', answers);
      await done();
    },
  });
}

/** Asked before somebody without a name joins a client for the first time; only then comes what they wanted to do. */
export function firstNameDialog(api: Api, saved: Done, then: () => void): void {
  openForm({
    title: 'Who are you?',
    intro:
      'The client is told who has joined, so your name comes first. Until you have saved it, nothing is claimed.',
    fields: [
      {
        name: 'name',
        label: 'Your name',
        kind: 'line',
        hint: 'Clients read your first name, colleagues all of it.',
        required: true,
        purpose: 'name',
      },
    ],
    submit: 'Save and go on',
    send: async (answers) => {
      await api.post('/me/name', answers);
      await saved();
    },
    then,
  });
}

/** Why a task is given up, as the server takes it. */
function cancelOptions(): Record<string, string> {
  const reasons = ['not_needed', 'duplicate', 'could_not_reach', 'other'];
  return Object.fromEntries(reasons.map((reason) => [reason, taskEndWord(reason)]));
}
