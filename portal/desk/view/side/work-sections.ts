import { el } from '../../../shared/dom.ts';
import { dayTime, dueIn } from '../../time.ts';
import { alertWord, taskWord } from '../../words.ts';
import { button } from '../parts.ts';
import type { SideSection } from './side-section.ts';

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
  facts: ({ shown }) => [shown.care.tasks, shown.can, shown.care.tasks.map(({ dueAt }) => dueIn(dueAt).text)],
  draw: ({ shown, actions }) => {
    const { tasks } = shown.care;
    if (tasks.length === 0) return [el('p', { class: 'empty' }, 'None.')];
    return [
      el(
        'ul',
        { class: 'plain' },
        ...tasks.map((task) => {
          if (task.state !== 'open')
            return el('li', { class: 'work-closed' }, `✓ ${taskWord(task.kind)} · ${task.state}`);
          const due = dueIn(task.dueAt);
          return el(
            'li',
            { class: 'work' },
            el(
              'span',
              {},
              el('strong', {}, taskWord(task.kind)),
              ' ',
              el(
                'span',
                { class: due.isLate ? 'due due-late' : 'due' },
                due.isLate ? `⚠ ${due.text}` : due.text,
              ),
              el('span', { class: 'detail' }, task.detail),
            ),
            shown.can.includes('complete_task')
              ? button('Done …', () => actions.completeTask(task), {
                  mark: `task-${task.id}`,
                  about: taskWord(task.kind),
                })
              : undefined,
          );
        }),
      ),
    ];
  },
};
