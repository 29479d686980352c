import { detour } from './detours.ts';
import { handoff, nudge, optout } from './handoff.ts';
import { checkin, followup } from './later.ts';
import { button, close, talk, welcome } from './opening.ts';
import { identity, language, mode, staff, third, wrong } from './others.ts';
import { build, edit, plan } from './plan.ts';
import { crisis, imminent, ladder, medical, urge } from './risk.ts';
import { breathing, grounding, skills, surf } from './skills-a.ts';
import { box, cold, freeze, move, opposite, tape } from './skills-b.ts';
import { breakaway, food, halt, minute, night, pmr, soothe, walk, why } from './skills-c.ts';
import { system } from './system.ts';
import { abuse, child, eating, grief, harm, panic, sleepless, voices, withdrawal } from './topics.ts';

/** Everything that the bot can say in English, by group. */
export const en = {
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
  skills,
  grounding,
  breathing,
  surf,
  box,
  cold,
  freeze,
  move,
  opposite,
  tape,
  breakaway,
  food,
  halt,
  minute,
  night,
  pmr,
  soothe,
  walk,
  why,
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
} as const;
