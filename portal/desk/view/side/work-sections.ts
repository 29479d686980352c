import { alertWord, taskEndWord, taskWord } from '../../../../words/of-work.ts';
import { midway } from '../../../../words/say.ts';
import { el } from '../../../shared/dom.ts';
import type { Task } from '../../client/wire-care.ts';
import { dayTime, dueIn } from '../../time.ts';
import { button } from '../parts.ts';
import type { SideSection, SideView } from './side-section.ts';

export const alertsSection: SideSection = {
  title: 'Alerts',
  facts: ({ shown }) => [shown.care.alerts, shown.can],
  draw: ({ shown, actions }) => {
    const fresh = shown.care.alerts.filter(({ acknowledgedAt }) => acknowledgedAt === null);
    if (fresh.length === 0) return null;
    return [
      el(
        'ul',
        { class: 'plain' },
        ...fresh.map(({ id, kind, at }) =>
          el(
            'li',
            { class: 'work' },
            el('span', {}, `⚠ ${alertWord(kind)} · ${dayTime(at)}`),
            shown.can.includes('acknowledge_alert')
              ? button('Seen', () => actions.acknowledge(id), { mark: `seen-${id}`, about: alertWord(kind) })
              : undefined,
          ),
        ),
      ),
    ];
  },
};

export const tasksSection: SideSection = {
  title: 'Tasks',
  facts: ({ shown }) => [
    shown.care.tasks,
    shown.can,
    shown.staff,
    shown.care.tasks.map(({ dueAt }) => dueIn(dueAt).text),
  ],
  draw: (view) => {
    const { tasks } = view.shown.care;
    const may = view.shown.can.includes('complete_task');
    return [
      tasks.length === 0
        ? el('p', { class: 'empty' }, 'None.')
        : el('ul', { class: 'plain' }, ...tasks.map((task) => taskView(task, view, may))),
      ...(may
        ? [el('div', { class: 'row' }, button('New task …', view.actions.newTask, { mark: 'new-task' }))]
        : []),
    ];
  },
};

function taskView(task: Task, { shown, meId, actions }: SideView, may: boolean): HTMLElement {
  if (task.state !== 'open')
    return el(
      'li',
      { class: 'work-closed' },
      `✓ ${taskWord(task.kind)} · ${task.state === 'done' ? 'done' : 'given up'}${task.doneReason && task.doneReason !== 'done' ? `: ${midway(taskEndWord(task.doneReason))}` : ''}`,
    );
  const due = dueIn(task.dueAt);
  const owner = task.ownerId === meId ? 'yours' : (shown.staff[task.ownerId ?? ''] ?? 'anybody’s');
  return el(
    'li',
    { class: 'work' },
    el(
      'span',
      {},
      el('strong', {}, taskWord(task.kind)),
      ' ',
      el('span', { class: due.isLate ? 'due due-late' : 'due' }, due.isLate ? `⚠ ${due.text}` : due.text),
      ` · ${owner}`,
      el('span', { class: 'detail' }, task.detail),
    ),
    ...(may
      ? [
          el(
            'span',
            { class: 'row' },
            button('Whose …', () => actions.assignTask(task), {
              kind: 'quiet',
              mark: `assign-${task.id}`,
              about: taskWord(task.kind),
            }),
            button('Done …', () => actions.completeTask(task), {
              mark: `task-${task.id}`,
              about: taskWord(task.kind),
            }),
          ),
        ]
      : []),
  );
}
