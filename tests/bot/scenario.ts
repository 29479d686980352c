import { readFileSync } from 'node:fs';
import type { ChannelKind, ContactConsent, PlanEntry, PlanView } from '../../bot/engine/contract.ts';
import { type Assess, World } from './world.ts';

export interface ScenarioTurn {
  readonly client: string | null;
  readonly wait_s?: number;
  readonly channel?: ChannelKind;
  readonly media?: readonly unknown[];
}

export interface Scenario {
  readonly id: string;
  readonly channel: ChannelKind;
  readonly client: {
    readonly alias: string | null;
    readonly age: number | null;
    readonly language: 'en' | 'es';
    readonly plan: {
      steps?: Record<string, string[]>;
      reasons?: string[];
      author?: string;
      version?: number;
    } | null;
    readonly emergency_contact: { name: string; relation: string; consent: ContactConsent } | null;
    readonly guardian?: unknown;
    readonly known_number?: boolean;
    readonly location_on_file?: string;
    readonly flags: readonly string[];
  };
  readonly env: { readonly local_time: string; readonly on_call: { readonly primary_ack_s: number | null } };
  readonly turns: readonly ScenarioTurn[];
}

/** The conversations of `tests/scenarios/dev.json`. */
export function devScenarios(): Scenario[] {
  const file = new URL('../scenarios/dev.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { scenarios: Scenario[] }).scenarios;
}

/** The world in which a scenario plays, before its first turn. */
export function worldOf(s: Scenario, assess: Assess): World {
  const at = `${s.env.local_time}:00Z`;
  const entries = (n: number): PlanEntry[] =>
    (s.client.plan?.steps?.[String(n)] ?? []).map((text) => ({ text }));
  const plan: PlanView | null =
    s.client.plan === null
      ? null
      : {
          id: 'p1',
          version: s.client.plan.version ?? 2,
          status: 'active',
          author: s.client.plan.author ?? null,
          steps: [1, 2, 3, 4, 5, 6].map(entries),
          reasons: s.client.plan.reasons ?? [],
          language: s.client.language,
        };
  const contact = s.client.emergency_contact;
  const world = new World({
    channel: s.channel,
    at,
    assess,
    plan,
    contacts:
      contact === null
        ? []
        : [
            {
              id: 'e1',
              name: contact.name,
              relationship: contact.relation,
              consent: contact.consent,
              suppressed: false,
            },
          ],
    client: {
      enrolled: s.client.known_number !== false,
      preferredName: s.client.alias,
      language: s.client.language,
      minor: (s.client.age ?? 30) < 18,
      flags: s.client.flags,
      guardianOnFile: s.client.guardian !== undefined,
      location:
        s.client.location_on_file === 'current'
          ? { text: 'on file', at: new Date(Date.parse(at) - 60_000) }
          : { text: 'on file', at: new Date(Date.parse(at) - 20 * 86_400_000) },
    },
  });
  if (s.env.on_call.primary_ack_s === null) world.nobodyAnswersAfter = 150;
  return world;
}

/** One line of a played conversation. */
export interface Line {
  readonly turn: number;
  readonly from: 'client' | 'bot' | 'silence';
  readonly text: string;
  readonly channel: ChannelKind;
  readonly templates?: readonly string[];
}

/** Plays all turns, 60 s apart, and calls `after` with the 1-based turn number when the bot has replied to it. */
export function play(
  s: Scenario,
  world: World,
  after: (turn: number, replies: readonly Line[]) => void = () => undefined,
): Line[] {
  const lines: Line[] = [];
  s.turns.forEach((turn, index) => {
    const number = index + 1;
    const start = world.said.length;
    if (turn.client === null) {
      lines.push({ turn: number, from: 'silence', text: `(${turn.wait_s} s)`, channel: world.channel });
      world.pass(turn.wait_s ?? 60);
    } else {
      if (index > 0) world.pass(59);
      lines.push({ turn: number, from: 'client', text: turn.client, channel: turn.channel ?? s.channel });
      if (/^(?:STOP|END|QUIT|CANCEL)$/u.test(turn.client))
        world.event({ kind: 'optOut', text: turn.client, confirmed: true });
      else if (/^(?:START|UNSTOP)$/u.test(turn.client)) world.event({ kind: 'optIn', text: turn.client });
      else
        world.client_says(turn.client, {
          channel: turn.channel ?? s.channel,
          media: turn.media?.length ?? 0,
        });
    }
    const replies = world.said.slice(start).map(
      (said): Line => ({
        turn: number,
        from: 'bot',
        text: said.message.text,
        channel: said.channel,
        templates: said.message.templates,
      }),
    );
    lines.push(...replies);
    after(number, replies);
  });
  return lines;
}
