import type { RiskAssessment, RiskCategory, RiskLevel } from '../../platform/risk.ts';
import type { Protocol } from '../../program/protocol/schema.ts';

/**
 * What the bot is told and what it answers. The engine is a pure function of this input: no clock, no database, no
 * network. Whatever it wants done beyond speaking it asks for as an effect; `bot/effects/` carries effects out inside
 * the turn's transaction.
 */

export type Language = 'en' | 'es';
export type ChannelKind = 'sms' | 'web' | 'slack' | 'botframework';
export type PlanStepNumber = 1 | 2 | 3 | 4 | 5 | 6;
export type ContactConsent = 'none' | 'notify_if_no_answer' | 'life_threat_only' | 'share_plan_step' | 'full';
export type JurisdictionMode = 'full' | 'plan_and_skills_reviewed' | 'handoff_only';

/** One turn's input. Dates are instants; local time is derived with `client.timeZone`. */
export interface BotInput {
  readonly event: BotEvent;
  readonly at: Date;
  /** Channel that the reply goes to. */
  readonly channel: ChannelKind;
  readonly client: ClientView;
  readonly session: SessionView;
  /** Risk of this message with its context; null for events that are not messages. */
  readonly assessment: RiskAssessment | null;
  readonly plan: PlanView | null;
  readonly contacts: readonly ContactView[];
  readonly handoff: HandoffView | null;
  readonly skillHistory: readonly SkillGain[];
  readonly program: ProgramView;
  /** Chooses among variants of a sentence; stable for a turn. */
  readonly seed: string;
}

export type BotEvent =
  | { readonly kind: 'message'; readonly id: string; readonly text: string; readonly mediaCount: number }
  /** A timer that the engine asked for with `startTimer`. */
  | {
      readonly kind: 'timer';
      readonly timer: BotTimerKind;
      readonly key: string;
      readonly data: BotTimerData;
    }
  /** Something happened on the clinicians' side that the client has to hear, truthfully. */
  | { readonly kind: 'notice'; readonly notice: HandoffNotice }
  /** `confirmed`: the provider (or its keyword handling) has already sent the one confirmation text. */
  | { readonly kind: 'optOut'; readonly text: string; readonly confirmed: boolean }
  | { readonly kind: 'optIn'; readonly text: string }
  /** HELP / INFO typed alone on SMS: a way into the crisis conversation, never a canned reply. */
  | { readonly kind: 'help'; readonly text: string };

export type HandoffNotice =
  /** Waiting update, due every `waitingUpdateSeconds` at high and imminent while the client wrote in the last 10 minutes. */
  | {
      readonly kind: 'waiting';
      readonly tried: readonly OnCallRung[];
      readonly minutes: number;
      readonly position: number;
    }
  /** Every rung was tried and nobody took it: say so, with 988 and 911. */
  | { readonly kind: 'nobody_answered'; readonly tried: readonly OnCallRung[]; readonly again: boolean }
  /** A clinician took it. `name` is how the client may be told (first name or role). */
  | { readonly kind: 'claimed'; readonly name: string }
  /** The clinician who had it is gone (lease ran out, handed back); it waits again. */
  | { readonly kind: 'released' }
  /** The clinician closed it. `nextContact` is the agreed next step in the clinician's words, already decrypted. */
  | { readonly kind: 'resolved'; readonly nextContact: string | null; readonly name: string }
  /** A clinician closed the place in line without a talk: nobody is on the way any more. */
  | { readonly kind: 'withdrawn' };

export type OnCallRung = 'slack' | 'primary' | 'backup' | 'supervisor' | 'fallback';

export interface ClientView {
  readonly id: string;
  /** On the program's roster; false for unknown numbers and anonymous chats. */
  readonly enrolled: boolean;
  readonly preferredName: string | null;
  readonly language: Language;
  readonly timeZone: string;
  readonly minor: boolean;
  readonly program: string | null;
  readonly flags: readonly string[];
  readonly jurisdictionMode: JurisdictionMode;
  readonly quietHours: readonly [string, string] | null;
  /** Only this channel is safe; nothing with content goes anywhere else. */
  readonly lockedChannel: ChannelKind | null;
  readonly consents: { readonly sms: boolean; readonly checkIns: boolean; readonly caringContacts: boolean };
  readonly smsOptedOut: boolean;
  readonly guardianOnFile: boolean;
  /** Last known place and when it was said or confirmed. */
  readonly location: { readonly text: string; readonly at: Date } | null;
}

export interface SessionView {
  readonly id: string;
  /** True on the first message of a session: the bot says that it is automated. */
  readonly first: boolean;
  /** Level after this message was taken into account (highest over channels and 24 h). */
  readonly level: RiskLevel;
  readonly levelBefore: RiskLevel;
  /** Categories found so far in this session. */
  readonly categories: readonly RiskCategory[];
  /** Channels that the client used in this session, latest last. */
  readonly channels: readonly ChannelKind[];
}

export interface PlanView {
  readonly id: string;
  readonly version: number;
  readonly status: 'draft_by_client' | 'pending_clinician_review' | 'active' | 'due_review' | 'retired';
  readonly author: string | null;
  /** Steps 1..6 in the client's own words; index 0 is step 1. */
  readonly steps: readonly (readonly PlanEntry[])[];
  readonly reasons: readonly string[];
  readonly language: Language;
}

export interface PlanEntry {
  readonly text: string;
  readonly name?: string;
  readonly phone?: string;
  /** Opening hours as the plan gives them, e.g. "9:00-17:00" or "Mo-Fr 9:00-17:00". */
  readonly hours?: string;
}

export interface ContactView {
  readonly id: string;
  readonly name: string;
  readonly relationship: string | null;
  readonly consent: ContactConsent;
  /** Named by the client as a danger: never offered, never shown. */
  readonly suppressed: boolean;
}

export interface HandoffView {
  readonly id: string;
  readonly state: 'waiting' | 'claimed' | 'contacted' | 'resolved' | 'withdrawn';
  readonly level: RiskLevel;
  readonly openedAt: Date;
  readonly clinicianName: string | null;
  readonly position: number;
  /** Rungs that were really paged so far. */
  readonly paged: readonly OnCallRung[];
  readonly nobodyAnswered: boolean;
  /** Median seconds from opening to a person's first answer lately; null when there is no honest estimate. */
  readonly estimateSeconds: number | null;
  /** When "nobody has answered" will be news; null where it was told or is not to come. */
  readonly lastStepAt: Date | null;
}

/** Mean fall of the 0-10 number per skill, this client's own runs. */
export interface SkillGain {
  readonly skill: string;
  readonly runs: number;
  readonly meanDrop: number;
}

export interface ProgramView {
  readonly name: string;
  readonly crisisPhone: string | null;
  readonly videoLink: string | null;
  readonly handoffLevel: RiskLevel;
  readonly handoffKeywords: readonly string[];
  readonly silenceNudgeSeconds: { readonly high: number; readonly imminent: number };
  readonly voiceOutreachSeconds: number;
  /** How often the client hears where the wait stands, while they wrote in the last 10 minutes. */
  readonly waitingUpdateSeconds: number;
  readonly followUpHours: readonly number[];
  /** How far the bot may go by program; absent: as far as each client's own mode says. */
  readonly jurisdiction?: Protocol['jurisdiction'];
}

/** What the engine answers. An empty `messages` is silence on purpose (a clinician has the client, or an opt-out). */
export interface BotOutput {
  /** Opaque to everybody but the engine; JSON-serialisable; stored encrypted. */
  readonly state: unknown;
  readonly messages: readonly OutgoingText[];
  readonly effects: readonly Effect[];
  /** Code of what failed inside, when this is the safe way out of a failure; for the log. */
  readonly failure?: string;
}

export interface OutgoingText {
  readonly text: string;
  readonly language: Language;
  /** Keys of the sentences used, e.g. "ladder.ask_suicide": the record shows which reviewed sentence was said. */
  readonly templates: readonly string[];
  /** Buttons on web and Slack; on SMS the digits stand in the text already. Choosing one sends `value`. */
  readonly choices?: readonly { readonly label: string; readonly value: string }[];
  /** Where it goes when not to `input.channel` (identity conflict, locked channel). */
  readonly channel?: ChannelKind;
}

export type BotTimerKind =
  | 'silence_nudge'
  | 'voice_outreach'
  | 'skill_check'
  | 're_ask'
  | 'urge_silence'
  | 'follow_up'
  | 'check_in'
  | 'news';
/** Ids, keys and numbers only: timers are stored unencrypted. */
export type BotTimerData = Readonly<Record<string, string | number | boolean>>;

export type TaskKind =
  | 'voice_outreach'
  | 'emergency_dispatch_decision'
  | 'duty_to_protect_review'
  | 'plan_review'
  | 'care_team_note'
  | 'mandated_report_review'
  | 'guardian_contact_decision'
  | 'emergency_contact_decision'
  | 'media_review'
  | 'morning_review'
  | 'interpreter'
  | 'scheduling_request'
  | 'follow_up_call';

export type AlertKind =
  | 'optout_during_risk'
  | 'silent_in_medical_emergency'
  | 'device_may_be_controlled'
  | 'undelivered_at_risk'
  | 'classifier_failed'
  | 'turn_failed'
  | 'nobody_answered'
  | 'unsafe_phone';

export type Effect =
  | { readonly kind: 'raiseLevel'; readonly to: RiskLevel; readonly reason: string }
  /** Only none to moderate; the executor refuses to lower high and imminent, a clinician's act. */
  | { readonly kind: 'lowerLevel'; readonly to: RiskLevel; readonly reason: string }
  | {
      readonly kind: 'openHandoff';
      readonly level: RiskLevel;
      /** Fixed word, e.g. "risk", "request", "keyword", "silence", "urge_not_falling", "opt_out", "third_party". */
      readonly trigger: string;
      readonly queue?: 'clinical' | 'third_party_report' | 'interpreter';
    }
  | { readonly kind: 'raiseHandoffPriority'; readonly reason: string }
  | {
      readonly kind: 'createTask';
      readonly task: TaskKind;
      readonly dueInSeconds: number;
      readonly detail: string;
    }
  | { readonly kind: 'raiseAlert'; readonly alert: AlertKind }
  | { readonly kind: 'openIncident'; readonly incident: RiskCategory }
  | { readonly kind: 'setLocation'; readonly text: string }
  | { readonly kind: 'addIncidentFact'; readonly fact: string }
  /** Pre-filled log of a disclosure in an emergency (recipient, discloser, time, nature), for a person to complete. */
  | { readonly kind: 'prepareDisclosureLog'; readonly nature: string }
  /** Same `key` again replaces the pending timer. */
  | {
      readonly kind: 'startTimer';
      readonly timer: BotTimerKind;
      readonly key: string;
      readonly afterSeconds: number;
      readonly data?: BotTimerData;
    }
  | { readonly kind: 'cancelTimer'; readonly key: string }
  | {
      readonly kind: 'scheduleFollowUp';
      readonly followUp: string;
      readonly afterHours: number;
      readonly keepOutOfQuietHours: boolean;
    }
  | { readonly kind: 'startSkill'; readonly skill: string; readonly run: string }
  | { readonly kind: 'scoreSkill'; readonly run: string; readonly value: number }
  | {
      readonly kind: 'endSkill';
      readonly run: string;
      readonly ended: 'completed' | 'switched' | 'aborted' | 'declined';
    }
  /** A score outside of a skill (0-10). */
  | {
      readonly kind: 'recordScore';
      readonly what: 'distress' | 'urge' | 'mood' | 'sleep';
      readonly value: number;
    }
  | {
      readonly kind: 'savePlan';
      readonly steps: readonly (readonly PlanEntry[])[];
      readonly reasons: readonly string[];
      readonly status: PlanView['status'];
    }
  | { readonly kind: 'suppressContact'; readonly contact: string; readonly reason: string }
  | {
      readonly kind: 'recordConsent';
      readonly consent: string;
      readonly given: boolean;
      readonly words: string;
    }
  | { readonly kind: 'optOut'; readonly words: string }
  | { readonly kind: 'optIn'; readonly words: string }
  | { readonly kind: 'lockChannel'; readonly channel: ChannelKind }
  | { readonly kind: 'setLanguage'; readonly language: Language }
  | { readonly kind: 'setContactPreference'; readonly value: string }
  | { readonly kind: 'setSafeWindow'; readonly value: string }
  | { readonly kind: 'addFlag'; readonly flag: string }
  /** The client's own schedule for being asked how they are, on their clock; it replaces the one they had. */
  | {
      readonly kind: 'setCheckIns';
      readonly hour: number;
      readonly minute: number;
      readonly days: 'daily' | 'weekdays' | 'alternate';
      /** Second hour of the day, at the same minute; absent: once. */
      readonly also?: number;
    }
  | { readonly kind: 'pauseCheckIns'; readonly days: number }
  | { readonly kind: 'endCheckIns' }
  | {
      readonly kind: 'answerCheckIn';
      readonly checkIn: string;
      readonly mood?: number;
      readonly urge?: number;
      readonly sleepHours?: number;
    };

/** The engine: see `bot/engine/engine.ts`. `state` is what the last turn returned, null at first. */
export type BotEngine = (state: unknown, input: BotInput) => BotOutput;
