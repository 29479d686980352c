import { CareActs } from '../../../handoff/care-acts.ts';
import { errorCodeOf, HandrailError } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import type { Press } from '../actions/press.ts';
import type { CommandParts } from '../commands/command.ts';
import type { SlackApi } from '../web-api.ts';
import { failureText, type Whisper } from '../whisper.ts';
import { readHome } from './home-facts.ts';
import {
  DRILL_START_ACTION,
  homeView,
  PRESENCE_ACTION,
  strangerView,
  TASK_DONE_ACTION,
} from './home-view.ts';

/** A page that nobody has opened for so long is not kept fresh. */
const KEPT_FRESH_MS = 15 * 60_000;
/** A change is shown soon, and the next ones together: Slack takes about a hundred pages a minute from all. */
const SOON_MS = 300;
const PAUSE_MS = 10_000;

/** The app's home page: published when somebody opens it, and again while they may be looking at it. */
export class Home {
  private readonly parts: CommandParts;
  private readonly api: SlackApi;
  private readonly whisper: Whisper;
  private readonly log: Log;
  private readonly opened = new Map<string, number>();
  private readonly stopListening: () => void;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private refreshedAt = -PAUSE_MS;

  constructor(parts: { parts: CommandParts; api: SlackApi; whisper: Whisper; log: Log }) {
    this.parts = parts.parts;
    this.api = parts.api;
    this.whisper = parts.whisper;
    this.log = parts.log;
    this.stopListening = this.parts.announcer.on('queue', () => this.soon());
  }

  /** Shows somebody their page as it is now. Never throws. */
  async publish(user: string): Promise<void> {
    this.opened.set(user, this.parts.database.clock.now().getTime());
    let view: unknown;
    try {
      view = homeView(await readHome(this.parts, user), this.parts);
    } catch (error) {
      if (!(error instanceof HandrailError)) this.log.warn('slack.home_failed', { code: errorCodeOf(error) });
      view = strangerView(failureText(error));
    }
    const result = await this.api.call('views.publish', { user_id: user, view });
    if (!result.ok) this.log.warn('slack.home_failed', { code: result.failure.code });
  }

  /** A switch, a task or a drill on the page was pressed. */
  async press(press: Press): Promise<void> {
    try {
      const staff = await this.parts.members.known(press.user);
      if (!staff) throw new HandrailError('forbidden', 'you are not on the staff roster');
      if (press.actionId.startsWith(PRESENCE_ACTION)) {
        const state = press.value as 'on' | 'away' | 'clear';
        await this.parts.onCall.setPresence(staff.id, { state });
      }
      if (press.actionId === DRILL_START_ACTION)
        await this.parts.handoffs.drills.start(staff.id, press.value);
      if (press.actionId === TASK_DONE_ACTION) await this.taskDone(press.value, staff.id);
    } catch (error) {
      await this.whisper.tell(press.user, press.channel, failureText(error));
    }
    await this.publish(press.user);
  }

  stop(): void {
    this.stopListening();
    if (this.timer) clearTimeout(this.timer);
  }

  private async taskDone(taskId: string, staffId: string): Promise<void> {
    const { database } = this.parts;
    const task = await database.prisma.task.findUnique({ where: { id: taskId }, select: { clientId: true } });
    if (!task) throw new HandrailError('not_found', 'no such open task');
    const by = { staffId, outcome: 'done', reason: 'done_in_slack' } as const;
    await new CareActs(database).completeTask(task.clientId, taskId, by);
  }

  private soon(): void {
    if (this.timer || this.opened.size === 0) return;
    const wait = Math.max(SOON_MS, this.refreshedAt + PAUSE_MS - performance.now());
    this.timer = setTimeout(() => {
      this.timer = null;
      this.refreshedAt = performance.now();
      const since = this.parts.database.clock.now().getTime() - KEPT_FRESH_MS;
      for (const [user, at] of this.opened) if (at < since) this.opened.delete(user);
      for (const [user, at] of this.opened) void this.publish(user).then(() => this.opened.set(user, at));
    }, wait);
    this.timer.unref();
  }
}
