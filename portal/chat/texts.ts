/** Every word that the widget itself says. What the bot and the clinicians say comes from the server. */
export interface Texts {
  readonly title: string;
  readonly panelLabel: string;
  readonly hereBot: string;
  readonly hereWaiting: (position: number | undefined) => string;
  readonly hereComing: string;
  readonly hereClinician: (name: string | undefined) => string;
  readonly person: string;
  readonly personMessage: string;
  readonly plan: string;
  readonly planMessage: string;
  readonly tools: string;
  readonly breathe: string;
  readonly otherLanguage: string;
  readonly languageOffer: string;
  readonly languageMessage: string;
  readonly languageAsk: string;
  readonly exit: string;
  readonly exitPrefix: string;
  readonly exitNote: string;
  readonly understood: string;
  readonly leftTitle: string;
  readonly open: string;
  readonly openWithNew: (count: number) => string;
  readonly close: string;
  readonly log: string;
  readonly logEmpty: string;
  readonly you: string;
  readonly bot: string;
  readonly clinician: string;
  readonly system: string;
  readonly typing: (who: string) => string;
  readonly choices: string;
  readonly input: string;
  readonly placeholder: string;
  readonly send: string;
  readonly counter: (length: number, max: number) => string;
  readonly tooLong: (over: number) => string;
  readonly waiting: string;
  readonly sending: string;
  readonly delivered: string;
  readonly failed: string;
  readonly tryAgain: string;
  readonly connecting: string;
  readonly offline: string;
  readonly refused: string;
  readonly handoffAlert: string;
  readonly helpLabel: string;
  readonly call988: string;
  readonly text988: string;
  /** In Spanish the word AYUDA reaches 988’s Spanish-speaking counselors. */
  readonly text988Address: string;
  readonly call911: string;
  readonly today: string;
  readonly yesterday: string;
  readonly toolsNow: string;
  readonly toolsChat: string;
  readonly hope: string;
  readonly save: string;
  readonly keep: string;
  readonly kept: string;
  readonly end: string;
  readonly back: string;
  readonly backWithNew: (count: number) => string;
  readonly aidBreathing: string;
  readonly aidHope: string;
  readonly breathing: BreathingTexts;
  readonly planView: PlanTexts;
  readonly hopeView: HopeTexts;
  readonly saveView: SaveTexts;
  readonly keepView: KeepTexts;
  readonly lockView: LockTexts;
  readonly endView: EndTexts;
  readonly helped: HelpedTexts;
}

/** Words of the breathing ring. */
export interface BreathingTexts {
  readonly title: string;
  readonly lead: string;
  readonly ready: string;
  readonly in: string;
  readonly out: string;
  readonly pace: string;
  readonly paceOption: (inhale: number, exhale: number) => string;
  readonly care: string;
  readonly close: string;
}

/** Words of the client's own plan. Its lines are the client's. */
export interface PlanTexts {
  readonly title: string;
  /** The six steps (clinical ground, section 1.1), in the client's voice. */
  readonly steps: readonly [string, string, string, string, string, string];
  readonly reasons: string;
  /** Said of a plan that is not simply in force, by its status. */
  readonly status: Readonly<Record<string, string>>;
  readonly none: string;
  readonly make: string;
  readonly goThrough: string;
  readonly loading: string;
  readonly unknown: string;
  readonly offline: (when: string) => string;
  readonly ends: string;
  readonly kept: string;
  readonly call: (name: string) => string;
  readonly hours: (hours: string) => string;
}

export interface HopeTexts {
  readonly title: string;
  readonly lead: string;
  readonly pictures: string;
  readonly reasons: string;
  readonly noReasons: string;
  readonly add: string;
  readonly adding: string;
  readonly added: string;
  readonly remove: (number: number) => string;
  readonly removeSure: (number: number) => string;
  readonly removed: string;
  readonly picture: (number: number) => string;
  readonly notShown: string;
  readonly refused: string;
  readonly full: string;
  readonly offline: string;
}

export interface SaveTexts {
  readonly title: string;
  readonly lead: string;
  readonly warning: string;
  readonly act: string;
  readonly done: string;
  readonly heading: string;
  readonly note: (when: string) => string;
  /** A name that says nothing about support. */
  readonly fileName: (day: string) => string;
}

export interface KeepTexts {
  readonly title: string;
  readonly lead: string;
  readonly shared: string;
  readonly rules: (least: number, tries: number) => string;
  readonly pin: string;
  readonly again: string;
  readonly act: string;
  readonly busy: string;
  readonly tooShort: (least: number) => string;
  readonly differ: string;
  readonly failed: string;
  readonly on: string;
  readonly lock: string;
  readonly stop: string;
  readonly unable: string;
}

export interface LockTexts {
  readonly title: string;
  readonly lead: string;
  readonly pin: string;
  readonly act: string;
  readonly busy: string;
  readonly wrong: (triesLeft: number) => string;
  readonly gone: string;
  readonly forgot: string;
  readonly forgotNote: string;
  readonly startNew: string;
}

export interface EndTexts {
  readonly title: string;
  readonly device: string;
  readonly record: string;
  readonly again: string;
  readonly unsent: (count: number) => string;
  readonly act: string;
  readonly save: string;
  readonly closed: string;
  readonly ended: string;
  readonly endedOffline: string;
  readonly startNew: string;
}

/** The one optional question after a conversation. */
export interface HelpedTexts {
  readonly question: string;
  readonly optional: string;
  readonly yes: string;
  readonly aLittle: string;
  readonly no: string;
  readonly skip: string;
  readonly thanks: string;
  readonly thanksNo: string;
}
