import { describe, expect, it } from 'vitest';
import { openAt } from '../../bot/dialogs/plan-words.ts';
import type { EngineState } from '../../bot/engine/state.ts';
import { barsOf, rankSkills } from '../../bot/skills/choose.ts';
import { SKILLS, skillById } from '../../bot/skills/index.ts';
import { SKILL_IDS } from '../../bot/skills/skill.ts';
import { NOTHING, World } from './world.ts';

const none = new Set<never>();

describe('the skill catalogue', () => {
  it('holds all eighteen, each once', () => {
    expect(SKILLS.map((s) => s.id).sort()).toEqual([...SKILL_IDS].sort());
  });

  it('names another skill for those that a gate rules out, which has no gate itself', () => {
    for (const s of SKILLS.filter((x) => x.gate !== null)) expect(skillById(s.instead)?.gate).toBeNull();
  });

  it('asks a number at the end, by itself or in its last step', () => {
    for (const s of SKILLS) expect(s.after !== null || s.steps.some((x) => x.wait === 'score')).toBe(true);
  });
});

describe('choosing', () => {
  it('rules out cold, effort and holds with heart and lungs on file', () => {
    const bars = barsOf(['heart_condition', 'asthma'], none, 'low');
    for (const need of ['panic', 'self_harm', 'anger', 'worry'] as const) {
      const ids = rankSkills({ need, bars, gains: [], exclude: [], score: null }).map((s) => s.id);
      expect(ids).not.toContain('tipp_cold');
      expect(ids).not.toContain('tipp_move');
      expect(ids).not.toContain('box_breathing');
    }
  });

  it('leaves only grounding with voices', () => {
    const bars = barsOf([], new Set(['psychosis' as const]), 'moderate');
    expect(
      rankSkills({ need: 'voices', bars, gains: [], exclude: [], score: null }).map((s) => s.id),
    ).toEqual(['grounding_54321']);
  });

  it('offers nothing about food, cold or exercise with an eating disorder', () => {
    const bars = barsOf(['eating_disorder'], none, 'low');
    for (const need of ['body', 'low_mood', 'self_harm'] as const) {
      const ids = rankSkills({ need, bars, gains: [], exclude: [], score: null }).map((s) => s.id);
      for (const id of ['nutrition', 'tipp_cold', 'tipp_move', 'movement', 'halt'])
        expect(ids).not.toContain(id);
    }
  });

  it('puts what helped this client most first, and what fits the number', () => {
    const gains = [{ skill: 'accepts', runs: 3, meanDrop: 3.2 }];
    expect(rankSkills({ need: 'self_harm', bars: none, gains, exclude: [], score: null })[0]?.id).toBe(
      'accepts',
    );
    expect(rankSkills({ need: 'night', bars: none, gains: [], exclude: [], score: 9 })[0]?.id).not.toBe(
      'sleep',
    );
  });
});

/** A client in a craving who is offered riding the wave and takes it. */
function riding(): World {
  const world = new World({
    assess: (text) =>
      text === 'i want a drink so bad'
        ? { ...NOTHING, level: 'moderate', categories: ['relapse_urge'] }
        : NOTHING,
  });
  world.client_says('i want a drink so bad');
  world.client_says('ok');
  return world;
}

describe('running a skill', () => {
  it('takes the number before, waits, writes back by itself, and records every number', () => {
    const world = riding();
    world.client_says('8');
    world.client_says('moved to the porch');
    world.client_says('my chest');
    const back = world.pass(180);
    expect(back.flatMap((m) => m.templates)).toContain('surf.check');
    world.client_says('6');
    expect(world.all('scoreSkill').map((e) => e.value)).toEqual([8, 6]);
  });

  it('goes on when it is a bit better', () => {
    const world = riding();
    world.client_says('8');
    const [reply] = world.client_says('a bit better');
    expect(world.all('endSkill')).toEqual([]);
    expect(reply?.templates).toContain('detour.better');
    expect(reply?.templates.some((key) => key.startsWith('surf.'))).toBe(true);
  });

  it('leaves the skill when the number climbs, and offers another and a person', () => {
    const world = riding();
    world.client_says('6');
    const [reply] = world.client_says('9');
    expect(world.all('endSkill')[0]).toMatchObject({ ended: 'switched' });
    expect(reply?.templates).toContain('skills.offer');
    expect(reply?.text).toContain('person');
  });

  it('drops everything when the talk turns dangerous', () => {
    let danger = false;
    const world = new World({
      assess: (text) =>
        danger
          ? { ...NOTHING, level: 'imminent', categories: ['suicide'] }
          : text.includes('drink')
            ? { ...NOTHING, level: 'moderate', categories: ['relapse_urge'] }
            : NOTHING,
    });
    world.client_says('i want a drink');
    world.client_says('ok');
    danger = true;
    const [reply] = world.client_says('i have the gun in my hand');
    expect(world.all('endSkill')[0]).toMatchObject({ ended: 'aborted' });
    expect(reply?.text).toMatch(/911/u);
    expect(reply?.text).not.toMatch(/0 to 10/u);
  });

  it('asks its gate, and skips on yes and on not sure', () => {
    for (const answer of ['1', 'yes', '3', 'not sure', 'my heart is weird sometimes']) {
      const world = new World({
        assess: (text) =>
          text.includes('cut') ? { ...NOTHING, level: 'moderate', categories: ['self_harm'] } : NOTHING,
      });
      world.client_says('i want to cut');
      const [offer] = world.client_says('no');
      expect(offer?.templates).toContain('cold.gate');
      world.client_says(answer);
      expect(world.all('startSkill').map((e) => e.skill)).not.toContain('tipp_cold');
    }
  });

  it('asks for a person after ten minutes of silence in an urge, not while a step is waiting', () => {
    const world = riding();
    world.client_says('7');
    world.client_says('ok i moved');
    world.client_says('hands');
    world.pass(400);
    expect(world.handoff).toBeNull();
    world.pass(900);
    expect(world.handoff).not.toBeNull();
    expect(world.all('openHandoff')[0]?.trigger).toBe('silence');
  });

  it('keeps its place over turns in the stored state', () => {
    const world = riding();
    expect((world.state as EngineState).dialog).toBe('skill');
  });
});

describe('opening hours of a plan entry', () => {
  const at = (iso: string) => new Date(iso);
  it.each([
    ['9:00-17:00', '2026-03-10T10:00:00Z', true],
    ['9:00-17:00', '2026-03-10T02:00:00Z', false],
    ['9am-5pm', '2026-03-10T16:30:00Z', true],
    ['22:00-6:00', '2026-03-10T02:00:00Z', true],
    ['Mo-Fr 9:00-17:00', '2026-03-14T10:00:00Z', false],
    ['Mo-Fr 9:00-17:00', '2026-03-13T10:00:00Z', true],
    ['24/7', '2026-03-14T03:00:00Z', true],
    ['whenever', '2026-03-14T03:00:00Z', null],
  ] as const)('%s at %s', (hours, iso, open) => {
    expect(openAt(hours, at(iso), 'UTC')).toBe(open);
  });
});
