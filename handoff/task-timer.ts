/** The timer kind of a task's time. */
export const TASK_TIMER = 'task_due';

/** The key of a task's timer. */
export function taskTimerKey(taskId: string): string {
  return `task:${taskId}`;
}
