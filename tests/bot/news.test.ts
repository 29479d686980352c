import { describe, expect, it } from 'vitest';
import type { BotEvent, ClientView } from '../../bot/engine/contract.ts';
import type { RiskCategory, RiskLevel } from '../../platform/risk.ts';
import { NOTHING, World } from './world.ts';

const NOBODY: BotEvent = {
  kind: 'notice',
  notice: { kind: 'nobody_answered', tried: ['primary', 'backup'], again: false },
};
const STILL: BotEvent = {
  kind: 'notice',
  notice: { kind: 'nobody_answered', tried: ['primary', 'backup'], again: true },
};
const WAITING: BotEvent = {
  kind: 'notice',
  notice: { kind: 'waiting', tried: ['primary'], minutes: 2, position: 1 },
};

/** A client in danger whom nobody has answered yet; seconds count from their words. */
class Night {
  readonly world: World;
  private readonly began: number;

  constructor(
    level: RiskLevel,
    client: Partial<ClientView> = {},
    categories: readonly RiskCategory[] = ['suicide'],
  ) {
    this.world = new World({
      client,
      assess: () => ({ ...NOTHING, level, categories: [...categories] }),
    });
    this.world.nobodyAnswersAfter = level === 'imminent' ? 150 : 300;
    this.world.client_says(
      client.language === 'es' ? 'tengo un plan y lo tengo aquí' : 'i have a plan and i have it here',
    );
    this.began = this.world.now;
  }

  at(second: number): this {
    this.world.pass(second - (this.world.now - this.began) / 1000);
    return this;
  }

  hear(event: BotEvent): string {
    return this.world
      .event(event)
      .map(({ text }) => text)
      .join(' ');
  }

  /** When something was said unasked, in seconds after the client's words. */
  get times(): number[] {
    return this.world.said.slice(1).map(({ at }) => (at - this.began) / 1000);
  }

  last(): string {
    return this.world.said.at(-1)?.message.text ?? '';
  }
}

describe('what is said unasked at high risk', () => {
  it('comes as one message where several things fall due together', () => {
    const night = new Night('high').at(120);
    expect(night.times).toEqual([120]);
    // The nudge has said how the wait stands: the update of the same instant has nothing to add.
    expect(night.last()).toMatch(/No one has joined|no one has joined|in line/u);
    expect(night.last()).toMatch(/988/u);
    expect(night.hear(WAITING)).toBe('');
    night.at(300);
    night.hear(NOBODY);
    night.at(420);
    const { times } = night;
    for (const [i, at] of times.entries())
      if (i > 0) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(60);
    const after = night.world.said
      .filter(({ at }) => at >= night.world.now - 120_000)
      .map(({ message }) => message.text);
    expect(after.join(' ')).toMatch(/No clinician has answered|no answer|No one has answered/iu);
    expect(after.join(' ')).toMatch(/call you|phone you/u);
    expect(night.world.all('createTask').map(({ task }) => task)).toContain('voice_outreach');
  });

  it('the first nudge is on time, and takes along what waited for it', () => {
    const night = new Night('imminent').at(30);
    expect(night.hear(WAITING)).toBe('');
    night.at(60);
    expect(night.times).toEqual([60]);
    expect(night.last()).toMatch(/911/u);
    expect(night.last()).toMatch(/No one has joined|clinician yet|in line|waiting for a clinician/u);
  });

  it('what the reply to the client told is not told again; what it did not tell comes after', () => {
    const night = new Night('high').at(20);
    expect(night.hear(NOBODY)).toBe('');
    const [reply] = night.world.client_says('i dont know');
    expect(reply?.text).toBeDefined();
    night.world.pass(59);
    expect(night.times.filter((at) => at > 20)).toEqual([]);
  });

  it('a silent client hears a calm true line each time, never the same twice in a row, with one small thing to do', () => {
    const night = new Night('high').at(1200);
    const said: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      said.push(night.hear(STILL));
      night.world.pass(600);
    }
    expect(new Set(said).size).toBe(said.length);
    for (const text of said) {
      expect(text).toMatch(/988/u);
      expect(text).toMatch(/911/u);
      expect(text).toMatch(/no one|no answer|not|No clinician/iu);
      expect(text).toMatch(/For now|One small thing/u);
    }
  });

  it('in Spanish too', () => {
    const night = new Night('imminent', { language: 'es' }).at(1200);
    const text = night.hear(STILL);
    expect(text).toMatch(/988/u);
    expect(text).toMatch(/911/u);
    expect(text).toMatch(/Por ahora|Una cosa pequeña/u);
  });

  it('ends when a person has the client, and is not sent to texts that the client has left', () => {
    const night = new Night('high').at(20);
    night.hear(NOBODY);
    night.hear({ kind: 'notice', notice: { kind: 'claimed', name: 'Kim' } });
    if (night.world.handoff) night.world.handoff = { ...night.world.handoff, state: 'claimed' };
    const before = night.world.said.length;
    night.world.pass(600);
    expect(night.world.said).toHaveLength(before);

    const gone = new Night('high').at(1200);
    gone.world.client = { ...gone.world.client, smsOptedOut: true };
    expect(gone.hear(STILL)).toBe('');
  });

  it('a watched phone gets a neutral nudge with nothing of the wait in it', () => {
    const night = new Night('high', {}, ['abuse']).at(120);
    expect(night.last()).not.toMatch(/clinician|988|911|line/u);
  });
});
