import type { CasePane } from './case-pane.ts';
import type { QueueList } from './view/queue-list.ts';
import type { Part } from './view/shell.ts';
import type { Shortcut } from './view/shortcuts.ts';

/** What single keys do. What is about a handoff does nothing while none is open. */
export function deskKeys(parts: {
  readonly queue: QueueList;
  readonly case: CasePane;
  readonly openBoard: () => void;
  readonly go: (part: Part) => void;
}): Shortcut[] {
  const { queue, case: shown, openBoard, go } = parts;
  const inCase = (run: () => void) => () => {
    if (shown.handoffId) run();
  };
  return [
    { key: 'j', does: 'Next in the queue', run: () => queue.step(1) },
    { key: 'k', does: 'Previous in the queue', run: () => queue.step(-1) },
    {
      key: 'c',
      does: 'Claim the handoff that is open',
      run: inCase(() => void shown.claim(shown.handoffId)),
    },
    { key: 'r', does: 'Write to the client', run: inCase(() => shown.write('reply')) },
    { key: 'n', does: 'Write an internal note', run: inCase(() => shown.write('note')) },
    { key: 'w', does: 'Begin from a list of replies', run: inCase(() => shown.chooseCanned()) },
    { key: 't', does: 'Timeline of the client', run: () => shown.timeline() },
    { key: 'e', does: 'Resolve', run: inCase(() => shown.resolve()) },
    { key: 'b', does: 'The board: waiting, claimed, silent, gaps', run: openBoard },
    { key: '1', does: 'Go to the queue', run: () => go('queue') },
    { key: '2', does: 'Go to the conversation', run: () => go('case') },
    { key: '3', does: 'Go to the details', run: () => go('side') },
  ];
}
