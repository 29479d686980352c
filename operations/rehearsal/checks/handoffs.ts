import { type Check, fails, listParam, turnsSoFar } from './check.ts';
import type { ClientRecord } from './record.ts';

const OPEN = new Set(['waiting', 'claimed', 'contacted']);

const handoffBy: Check = (input) => {
  const record = turnsSoFar(input).at(-1)?.record ?? input.record;
  const { queue } = input.expectation;
  const open = record.handoffs.filter((handoff) => OPEN.has(handoff.state));
  const found = open.some((handoff) => queue === undefined || handoff.queue === queue);
  return fails(
    found,
    open.length === 0 ? 'no open handoff' : `open in queue ${open.map((h) => h.queue).join(', ')}`,
  );
};

const noHandoff: Check = ({ record }) =>
  fails(record.handoffs.length === 0, record.handoffs.map((h) => `${h.level} (${h.state})`).join(', '));

const ladderLogged: Check = (input) => {
  const tried = rungsTried(input.record);
  const missing = listParam(input, 'rungs').filter((rung) => !tried.has(rung));
  return fails(
    missing.length === 0,
    `not tried: ${missing.join(', ')}; tried: ${[...tried].join(', ') || 'none'}`,
  );
};

/** Rungs whose page stands in the log with its time. */
function rungsTried(record: ClientRecord): Set<string> {
  return new Set(record.handoffs.flatMap((handoff) => handoff.escalations).map((page) => page.to));
}

const priorityRaised: Check = (input) => {
  const before = input.played.turns.slice(0, input.turn - 1).flatMap((turn) => turn.record.handoffs);
  const risen = input.record.handoffs.some((now) =>
    before.some((was) => was.id === now.id && now.priority > was.priority),
  );
  return fails(
    risen,
    `priority ${input.record.handoffs.map((handoff) => handoff.priority).join(', ') || 'of nothing'}`,
  );
};

export const handoffChecks: Readonly<Record<string, Check>> = {
  handoff_by: handoffBy,
  no_handoff: noHandoff,
  escalation_ladder_exhausted_logged: ladderLogged,
  handoff_priority_raised: priorityRaised,
};
