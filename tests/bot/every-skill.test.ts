import { describe, expect, it } from 'vitest';
import type { SkillSlot } from '../../bot/dialogs/skill.ts';
import { type EngineState, freshState } from '../../bot/engine/state.ts';
import { countSegments } from '../../bot/language/segments.ts';
import { SKILLS } from '../../bot/skills/index.ts';
import type { RiskAssessment } from '../../platform/risk.ts';
import { NOTHING, World } from './world.ts';

const DANGER = 'i have the gun in my hand';

/** A client who is just being offered this skill. */
function offered(skill: string, language: 'en' | 'es'): World {
  const world = new World({
    assess: (text): RiskAssessment =>
      text === DANGER
        ? { ...NOTHING, level: 'imminent', categories: ['suicide'], language: 'en' }
        : { ...NOTHING, language },
    client: { language },
    plan: {
      id: 'p1',
      version: 2,
      status: 'active',
      author: null,
      language,
      reasons: ['my dog'],
      steps: [[], [{ text: 'tea' }], [], [], [], []],
    },
    at: '2026-03-10T15:00:00Z',
  });
  const slot: SkillSlot = {
    skill: skill as SkillSlot['skill'],
    run: '',
    runs: 0,
    phase: SKILLS.find((s) => s.id === skill)?.gate === null ? 'offer' : 'gate',
    index: 0,
    first: null,
    last: null,
    level: 'none',
    nudges: 0,
    ruledOut: [],
    rises: 0,
  };
  const state: EngineState = {
    ...freshState('s1'),
    introduced: true,
    privacyTold: true,
    turns: 2,
    dialog: 'skill',
    pending: slot.phase === 'gate' ? 'skillGate' : 'offerSkill',
    slots: { skill: slot },
  };
  world.state = state;
  world.firstTurn = false;
  return world;
}

const phase = (world: World) => (world.state as { slots: { skill: SkillSlot } }).slots.skill.phase;

/** What a willing client answers next. */
function answer(world: World, language: 'en' | 'es', number: number): string {
  const now = phase(world);
  const { pending } = world.state as EngineState;
  if (now === 'gate' || pending === 'skillGate') return '2';
  if (now === 'offer') return language === 'en' ? 'ok' : 'dale';
  if (now === 'before' || now === 'after') return String(number);
  const step = SKILLS.find((s) => s.id === (world.state as { slots: { skill: SkillSlot } }).slots.skill.skill)
    ?.steps[(world.state as { slots: { skill: SkillSlot } }).slots.skill.index];
  if (step?.wait === 'score') return String(number);
  if (step?.wait === 'choice') return String(step.on?.[2] === undefined ? 1 : 2);
  return language === 'en' ? 'ok did that' : 'ya lo hice';
}

describe.each(SKILLS.map((s) => s.id))('%s', (id) => {
  it.each(['en', 'es'] as const)(
    'runs to its end in %s, one short text at a time, with its numbers',
    (language) => {
      const world = offered(id, language);
      let number = 7;
      for (let turn = 0; turn < 24 && world.all('endSkill').length === 0; turn += 1) {
        const said = world.client_says(answer(world, language, number));
        if (phase(world) !== 'before') number = Math.max(4, number - 1);
        for (const message of said) {
          expect(message.language).toBe(language);
          const { encoding, segments, units } = countSegments(message.text);
          if (language === 'es' && encoding === 'UCS-2') expect(units, message.text).toBeLessThanOrEqual(201);
          else expect(segments, message.text).toBeLessThanOrEqual(2);
        }
      }
      expect(world.all('startSkill')[0]?.skill).toBe(id);
      expect(['completed', 'switched']).toContain(world.all('endSkill')[0]?.ended);
      expect(world.all('scoreSkill').length).toBeGreaterThan(0);
    },
  );

  it('goes on by itself where it waits, and reminds twice where the client is slow', () => {
    const world = offered(id, 'en');
    for (let turn = 0; turn < 3; turn += 1) world.client_says(answer(world, 'en', 7));
    const said = world.pass(3600);
    if (world.all('endSkill').length === 0) expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThanOrEqual(8);
  });

  it('is left at once for the ladder, at any of its steps', () => {
    for (let before = 0; before < 8; before += 1) {
      const world = offered(id, 'en');
      for (let turn = 0; turn < before; turn += 1) world.client_says(answer(world, 'en', 7));
      const ended = world.all('endSkill').length;
      const running = world.all('startSkill').length > ended;
      const [reply] = world.client_says(DANGER);
      if (running) expect(world.all('endSkill').at(-1)?.ended).toBe('aborted');
      expect(reply?.text).toMatch(/911/u);
      expect(phase(world)).toBe('idle');
      expect(world.handoff).not.toBeNull();
    }
  });
});

describe('what helped this client before', () => {
  it('is offered first, and what made it worse last', () => {
    const urge: RiskAssessment = { ...NOTHING, level: 'moderate', categories: ['relapse_urge'] };
    const world = new World({ assess: () => urge });
    world.skillHistory = [
      { skill: 'accepts', runs: 3, meanDrop: 3 },
      { skill: 'urge_surfing', runs: 2, meanDrop: -2 },
    ];
    const first = world.client_says('i want to use');
    expect(first.map((m) => m.text).join(' ')).toMatch(/break for your mind/u);
  });
});
