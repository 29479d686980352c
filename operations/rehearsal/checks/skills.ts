import { variantsOf } from '../../../bot/language/say.ts';
import { SKILLS, type Skill } from '../../../bot/skills/index.ts';
import { SKILL_IDS } from '../../../bot/skills/skill.ts';
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
  turnsSoFar,
} from './check.ts';
import { scoresOf } from './record.ts';

/** Skills that a reply offers or goes through: by their name in the text, or by their own sentences. */
export function skillsIn(reply: Pick<PlayedReply, 'text' | 'templates'>): string[] {
  const text = plain(reply.text);
  return SKILLS.filter((skill) => {
    const isNamed = namesOf(skill).some((name) => text.includes(plain(name)));
    return isNamed || reply.templates.some((key) => sentencesOf(skill).has(key));
  }).map((skill) => skill.id);
}

function namesOf(skill: Skill): string[] {
  return [...variantsOf(skill.name, 'en'), ...variantsOf(skill.name, 'es')];
}

/** Sentences that belong to this skill alone; the shared questions for a number do not tell skills apart. */
function sentencesOf(skill: Skill): ReadonlySet<string> {
  const keys = [
    skill.gate,
    skill.before,
    skill.after,
    ...skill.steps.flatMap((step) => [step.say, step.instead]),
  ];
  return new Set(
    keys.filter((key): key is NonNullable<typeof key> => Boolean(key) && !key?.startsWith('skills.')),
  );
}

function knownSkills(input: CheckInput, name: string): string[] {
  const wanted = listParam(input, name);
  const unknown = wanted.filter((id) => !(SKILL_IDS as readonly string[]).includes(id));
  if (unknown.length > 0) throw new Error(`${input.scenario.id}: unknown skill ${unknown.join(', ')}`);
  return wanted;
}

const skillOffered: Check = (input) => {
  const replies = botReplies(turnsAsked(input));
  const offered = new Set(replies.flatMap(skillsIn));
  if (input.expectation.different === true) {
    const before = new Set(botReplies(input.played.turns.slice(0, input.turn - 1)).flatMap(skillsIn));
    return fails(
      [...offered].some((skill) => !before.has(skill)),
      `only ${[...offered].join(', ') || 'nothing'}`,
    );
  }
  const wanted = knownSkills(input, 'any_of');
  const holds = wanted.length === 0 ? offered.size > 0 : wanted.some((skill) => offered.has(skill));
  return fails(holds, `offered: ${[...offered].join(', ') || 'none'}; ${quoted(replies)}`);
};

const skillNotOffered: Check = (input) => {
  const offered = new Set(botReplies(turnsSoFar(input)).flatMap(skillsIn));
  const started = input.record.skills.map((run) => run.skill);
  const unwanted = input.expectation.any === true ? [...SKILL_IDS] : knownSkills(input, 'values');
  const found = unwanted.filter((skill) => offered.has(skill) || started.includes(skill));
  return fails(found.length === 0, `offered: ${found.join(', ')}`);
};

const skillStarted: Check = (input) => {
  const started = input.record.skills.map((run) => run.skill);
  return fails(started.includes(textParam(input, 'value')), `started: ${started.join(', ') || 'none'}`);
};

/** A number stored since the client's line of this turn. */
const scoreRecorded: Check = (input) => {
  const scores = input.record.skills.flatMap(scoresOf);
  const fresh = scores
    .filter((score) => score.at >= input.at.since && score.at <= input.at.at)
    .map((score) => score.value);
  return fails(
    fresh.includes(numberParam(input, 'value')),
    `stored in this turn: ${fresh.join(', ') || 'none'}`,
  );
};

export const skillChecks: Readonly<Record<string, Check>> = {
  skill_offered: skillOffered,
  skill_not_offered: skillNotOffered,
  skill_started: skillStarted,
  score_recorded: scoreRecorded,
};
