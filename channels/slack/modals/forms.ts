import { actingStaff, authorize } from '../../../handoff/authorize.ts';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import { lockHandoff } from '../../../handoff/rows.ts';
import type { Database } from '../../../platform/database/database.ts';
import { errorCodeOf, HandrailError } from '../../../platform/errors.ts';
import { uuidFromName } from '../../../platform/ids.ts';
import type { Log } from '../../../platform/log.ts';
import type { Press } from '../actions/press.ts';
import { type Block, formValues } from '../block-kit.ts';
import type { SlackMembers } from '../members.ts';
import { orAfter } from '../or-after.ts';
import type { SlackApi } from '../web-api.ts';
import { failureText, type Whisper } from '../whisper.ts';
import {
  type HandoffModal,
  type ModalOrigin,
  messageView,
  readOrigin,
  type Submission,
  type ViewErrors,
  viewOf,
} from './modal.ts';
import { REPLY_VIEW, withCanned } from './reply.ts';

/** A trigger is good for three seconds: a form that takes longer to fill shows that it is coming. */
const OPEN_WITHIN_MS = 1_000;

export interface FormOpening {
  readonly origin: ModalOrigin;
  readonly user: string;
  readonly triggerId: string;
  /** Opened from within another form: laid on top of it. */
  readonly isStacked?: boolean;
}

/** Opens forms, and does what they say when they come back. */
export class Forms {
  private readonly database: Database;
  private readonly handoffs: Handoffs;
  private readonly members: SlackMembers;
  private readonly api: SlackApi;
  private readonly whisper: Whisper;
  private readonly log: Log;
  private readonly modals: ReadonlyMap<string, HandoffModal>;

  constructor(
    parts: {
      database: Database;
      handoffs: Handoffs;
      members: SlackMembers;
      api: SlackApi;
      whisper: Whisper;
      log: Log;
    },
    modals: readonly HandoffModal[],
  ) {
    this.database = parts.database;
    this.handoffs = parts.handoffs;
    this.members = parts.members;
    this.api = parts.api;
    this.whisper = parts.whisper;
    this.log = parts.log;
    this.modals = new Map(modals.map((modal) => [modal.id, modal]));
  }

  knows(id: string): boolean {
    return this.modals.has(id);
  }

  /** Opens the form for whoever may use it. Whoever may not, and whatever goes wrong, is told; never throws. */
  async open(id: string, opening: FormOpening): Promise<void> {
    const modal = this.modals.get(id);
    if (!modal) return;
    await this.show(opening, () => this.build(modal, opening));
  }

  /** Shows a view that may take a while to build. */
  async show(opening: FormOpening, build: () => Promise<Block>): Promise<void> {
    const { origin, user, triggerId } = opening;
    const failed = (error: unknown) => {
      this.log.warn('slack.form_failed', { code: errorCodeOf(error) });
      return failureText(error);
    };
    const building = build().then(
      (view) => ({ view, failure: null }),
      (error: unknown) => ({ view: null, failure: failed(error) }),
    );
    const soon = await orAfter(OPEN_WITHIN_MS, building, null);
    if (soon?.failure) return this.whisper.tell(user, origin.channel, soon.failure);
    const view = soon?.view ?? messageView('Handrail', 'One moment …');
    const method = opening.isStacked ? 'views.push' : 'views.open';
    const opened = await this.api.call(method, { trigger_id: triggerId, view });
    if (!opened.ok) {
      return this.whisper.tell(
        user,
        origin.channel,
        `The form did not open (${opened.failure.code}). Try again, or use the desk.`,
      );
    }
    if (soon) return;
    const late = await building;
    const shown = late.view ?? messageView('Handrail', late.failure ?? '');
    const { id } = (opened.data.view ?? {}) as { readonly id?: string };
    await this.api.call('views.update', { view_id: id ?? '', view: shown });
  }

  /** Does what the form says. Returns what has to be put right, by block; null when it is done. */
  async submit(view: unknown, user: string): Promise<ViewErrors | null> {
    const { callback_id: callbackId, id } = view as { readonly callback_id?: string; readonly id?: string };
    const modal = this.modals.get(callbackId ?? '');
    if (!modal) return null;
    const origin = readOrigin(view);
    try {
      const staff = await this.members.known(user);
      if (!staff) throw new HandrailError('forbidden', 'you are not on the staff roster');
      const submission: Submission = {
        staff,
        origin,
        value: formValues(view),
        formId: uuidFromName(`slack:view:${id ?? ''}`),
      };
      const wrong = modal.check?.(submission);
      if (wrong && Object.keys(wrong).length > 0) return wrong;
      const told = await modal.submit(
        submission,
        (work) => this.handoffs.care(origin.handoffId ?? '', work),
        this.database,
      );
      if (told) void this.whisper.tell(user, origin.channel, told);
      return null;
    } catch (error) {
      this.log.warn('slack.form_refused', { code: errorCodeOf(error) });
      return { [blockFor(view, modal.errorBlock)]: failureText(error) };
    }
  }

  /** Puts a reply from the list into the form. What was typed before is replaced. */
  async chooseReply({ view, value, user }: Press): Promise<void> {
    if (!view) return;
    const origin = readOrigin(view.raw);
    const shown = viewOf(REPLY_VIEW, origin, withCanned(view.raw, value));
    const { hash } = view.raw;
    const args = { view_id: view.id, view: shown, ...(hash ? { hash } : {}) };
    const result = await this.api.call('views.update', args);
    if (!result.ok && result.failure.code !== 'hash_conflict')
      await this.whisper.tell(user, origin.channel, 'The reply could not be put into the form. Try again.');
  }

  private async build(modal: HandoffModal, { origin, user }: FormOpening): Promise<Block> {
    const known = await this.members.known(user);
    if (!known) throw new HandrailError('forbidden', 'you are not on the staff roster');
    if (!origin.handoffId && modal.alone) return viewOf(modal.id, origin, modal.alone());
    const content = await this.handoffs.care(origin.handoffId ?? '', async (tx, deps) => {
      const handoff = await lockHandoff(tx, origin.handoffId ?? '');
      const staff = await actingStaff(tx, known.id);
      await authorize(tx, modal.action, staff, handoff);
      return modal.open({ tx, deps, handoff, staff });
    });
    return viewOf(modal.id, origin, content);
  }
}

/** Slack shows an error only at an input that the form has. */
function blockFor(view: unknown, wanted: string): string {
  const { blocks = [], state } = view as {
    readonly blocks?: readonly { readonly type?: string; readonly block_id?: string }[];
    readonly state?: { readonly values?: object };
  };
  const inputs = blocks.flatMap(({ type, block_id: id }) => (type === 'input' && id ? [id] : []));
  const known = inputs.length > 0 ? inputs : Object.keys(state?.values ?? {});
  return known.length === 0 || known.includes(wanted) ? wanted : (known[0] ?? wanted);
}
