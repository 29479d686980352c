import type { PlayedReply } from '../played.ts';
import {
  botReplies,
  type Check,
  type CheckInput,
  fails,
  listParam,
  numberParam,
  plain,
  quoted,
  textParam,
  turnsAsked,
} from './check.ts';
import { type ClientRecord, latestPlan, type PlanRecord, planEntries } from './record.ts';

/** So much of a long entry is enough to know it by, as messages may shorten entries. */
const KNOWN_BY = 14;
/** Entries that the bot says anyway do not show the plan, unless a step has no others. */
const COMMON = /^(?:call |text )?988$|^911$/u;

/** Whether a text holds an entry in the client's own words. */
export function isEntryShown(entry: string, text: string): boolean {
  const words = plain(entry);
  return plain(text).includes(words.length > KNOWN_BY ? words.slice(0, KNOWN_BY) : words);
}

/** Steps (1 to 6) of which at least one own entry stands in the texts. */
export function stepsShown(plan: PlanRecord, replies: readonly Pick<PlayedReply, 'text'>[]): number[] {
  return [1, 2, 3, 4, 5, 6].filter((step) => {
    const all = planEntries(plan, step);
    const own = all.filter((entry) => !COMMON.test(plain(entry)));
    return (own.length > 0 ? own : all).some((entry) =>
      replies.some((reply) => isEntryShown(entry, reply.text)),
    );
  });
}

function isShown(what: string, plan: PlanRecord, shown: readonly number[]): boolean {
  if (what !== 'full') {
    const step = /^step([1-6])$/.exec(what)?.[1];
    if (!step) throw new Error(`plan_shown knows step1 to step6 and full, not ${what}`);
    return shown.includes(Number(step));
  }
  const filled = [1, 2, 3, 4, 5, 6].filter((step) => planEntries(plan, step).length > 0);
  return filled.length > 0 && filled.every((step) => shown.includes(step));
}

const planShown: Check = (input) => {
  const plan = latestPlan(input.record);
  if (!plan) return 'no plan on file';
  const replies = botReplies(turnsAsked(input));
  const shown = stepsShown(plan, replies);
  const anyOf = listParam(input, 'any_of');
  const allOf = listParam(input, 'all_of');
  if (anyOf.length + allOf.length === 0) throw new Error(`${input.scenario.id}: plan_shown names no step`);
  const holds =
    allOf.every((what) => isShown(what, plan, shown)) &&
    (anyOf.length === 0 || anyOf.some((what) => isShown(what, plan, shown)));
  return fails(holds, `steps shown: ${shown.join(', ') || 'none'}; ${quoted(replies)}`);
};

/** Whether a text brings the plan up: offers, shows or asks for it. */
export function isPlanPush(text: string): boolean {
  return /\b(?:safety|crisis|your|the|a|short|own) plan\b|\bworksheet\b|\b(?:tu|el|un) plan\b|\bplan de (?:crisis|seguridad)\b/u.test(
    plain(text),
  );
}

const planPushMax: Check = (input) => {
  const { scope } = input.expectation;
  if (scope !== undefined && scope !== 'until_end' && scope !== 'whole')
    throw new Error(`${input.scenario.id}: unknown scope ${scope}`);
  const turns = scope === 'whole' ? input.played.turns : input.played.turns.slice(input.turn - 1);
  const pushes = botReplies(turns).filter((reply) => isPlanPush(reply.text));
  return fails(pushes.length <= numberParam(input, 'value'), quoted(pushes));
};

function holdsAll(plan: PlanRecord, wanted: readonly string[]): boolean {
  const entries = [...planEntries(plan), ...(plan.reasons ?? [])].map(plain);
  return wanted.every((text) => entries.some((entry) => entry.includes(plain(text))));
}

function describe(plan: PlanRecord | undefined): string {
  return plan ? `version ${plan.version} (${plan.status}): ${planEntries(plan).join('; ')}` : 'no plan';
}

/** The newest version, where it was saved during the scenario. */
function savedPlan(input: CheckInput): PlanRecord | undefined {
  const plan = latestPlan(input.record);
  const start = input.played.turns[0]?.since ?? '';
  return plan && plan.at >= start ? plan : undefined;
}

const planDraftSaved: Check = (input) => {
  const plan = savedPlan(input);
  return fails(plan !== undefined && holdsAll(plan, listParam(input, 'contains')), describe(plan));
};

const planDraftStatus: Check = (input) => {
  const plan = savedPlan(input);
  return fails(plan?.status === textParam(input, 'value'), describe(plan));
};

const planVersionSaved: Check = (input) => {
  const plan = savedPlan(input);
  if (!plan) return 'no new version';
  const unwanted = listParam(input, 'not_contains').filter((text) => holdsAll(plan, [text]));
  return fails(holdsAll(plan, listParam(input, 'contains')) && unwanted.length === 0, describe(plan));
};

const planVersionNumber: Check = (input) => {
  const plan = latestPlan(input.record);
  return fails((plan?.version ?? 0) >= numberParam(input, 'at_least'), describe(plan));
};

/** The edit begins by showing what stands there now. */
const planEditStarted: Check = (input) => {
  const plan = latestPlan(input.record);
  const replies = botReplies([input.at]);
  return fails(plan !== undefined && stepsShown(plan, replies).length > 0, quoted(replies));
};

const quotesOwnWords: Check = (input) => {
  const replies = botReplies(turnsAsked(input));
  const wanted = listParam(input, 'any_of');
  return fails(
    wanted.some((words) => replies.some((reply) => plain(reply.text).includes(plain(words)))),
    quoted(replies),
  );
};

const contactsUnchanged: Check = (input) => {
  const before = contactsOf(input.played.turns[0]?.record ?? input.record);
  return fails(contactsOf(input.record) === before, contactsOf(input.record));
};

function contactsOf(record: ClientRecord): string {
  return record.contacts.map((contact) => `${contact.name} ${contact.phone} ${contact.consent}`).join('; ');
}

export const planChecks: Readonly<Record<string, Check>> = {
  plan_shown: planShown,
  plan_push_max: planPushMax,
  plan_draft_saved: planDraftSaved,
  plan_draft_status: planDraftStatus,
  plan_version_saved: planVersionSaved,
  plan_version_number: planVersionNumber,
  plan_edit_started: planEditStarted,
  quotes_own_words: quotesOwnWords,
  emergency_contact_unchanged_or_asked: contactsUnchanged,
};
