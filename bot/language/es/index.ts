import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';
import { detour } from './detours.ts';
import { handoff, nudge, optout } from './handoff.ts';
import { button, close, talk, welcome } from './opening.ts';
import { identity, language, mode, staff, third, wrong } from './others.ts';
import { build, checkin, edit, followup, plan } from './plan.ts';
import { crisis, imminent, ladder, medical, urge } from './risk.ts';
import * as skillTexts from './skills.ts';
import * as gentleTexts from './skills-gentle.ts';
import { system } from './system.ts';
import { abuse, child, eating, grief, harm, panic, sleepless, voices, withdrawal } from './topics.ts';

/** Everything that the bot can say in Spanish; the type demands the keys of English, no more and no fewer. */
export const es: SameKeys<typeof en> = {
  welcome,
  talk,
  button,
  close,
  ladder,
  crisis,
  imminent,
  medical,
  urge,
  handoff,
  nudge,
  optout,
  followup,
  checkin,
  detour,
  plan,
  build,
  edit,
  abuse,
  child,
  eating,
  grief,
  harm,
  panic,
  sleepless,
  voices,
  withdrawal,
  identity,
  language,
  mode,
  third,
  staff,
  wrong,
  system,
  ...skillTexts,
  ...gentleTexts,
};
