import { describe, expect, it } from 'vitest';
import type { BotEvent, ClientView, ContactView, OutgoingText, PlanView } from '../../bot/engine/contract.ts';
import { countSegments } from '../../bot/language/segments.ts';
import type { RiskAssessment, RiskCategory, RiskLevel, RiskSubject } from '../../platform/risk.ts';
import { NOTHING, World } from './world.ts';

type Said = readonly [
  text: string,
  level?: RiskLevel,
  categories?: readonly RiskCategory[],
  subject?: RiskSubject,
];

const PLAN: PlanView = {
  id: 'p1',
  version: 2,
  status: 'active',
  author: 'kim',
  language: 'en',
  reasons: ['my dog Biscuit'],
  steps: [
    [{ text: 'stay in bed' }],
    [{ text: 'walk the dog' }],
    [{ text: 'library' }],
    [{ text: 'sister Kay', phone: '555-0100' }],
    [{ text: 'therapist Amy' }],
    [{ text: 'Kay keeps the medicine box' }],
  ],
};

/** A conversation of which every message's risk is set by hand. */
class Talk {
  readonly world: World;
  private next: RiskAssessment = NOTHING;

  constructor(
    options: {
      client?: Partial<ClientView>;
      plan?: PlanView | null;
      contacts?: readonly ContactView[];
      channel?: 'sms' | 'web';
    } = {},
  ) {
    this.world = new World({ assess: () => this.next, ...options });
  }

  say(...[text, level = 'none', categories = [], subject = 'self']: Said): string {
    this.next = { ...NOTHING, level, categories, subject, language: this.world.client.language };
    this.world.now += 50_000;
    return this.world
      .client_says(text)
      .map((m) => m.text)
      .join('\n');
  }

  event(event: BotEvent): OutgoingText[] {
    return this.world.event(event);
  }

  tasks(): string[] {
    return this.world.all('createTask').map((e) => e.task);
  }
}

describe('leaving the text line', () => {
  it('in plain words: one confirmation with 988, an alert, a phone call within 300 s, and a handoff', () => {
    const talk = new Talk();
    talk.say('i want to die', 'moderate', ['suicide']);
    const reply = talk.say('please stop texting me');
    expect(reply).toContain('988');
    expect(talk.world.all('optOut')).toHaveLength(1);
    expect(talk.world.all('raiseAlert').map((e) => e.alert)).toContain('optout_during_risk');
    expect(talk.world.all('createTask').find((e) => e.task === 'voice_outreach')?.dueInSeconds).toBe(300);
    expect(talk.world.handoff).not.toBeNull();
  });

  it('by the provider’s own word: no second confirmation', () => {
    const talk = new Talk();
    expect(talk.event({ kind: 'optOut', text: 'STOP', confirmed: true })).toEqual([]);
    expect(talk.world.all('raiseAlert')).toEqual([]);
  });

  it('and coming back: no blame, where the wait stands', () => {
    const talk = new Talk();
    talk.say('i want to die', 'moderate', ['suicide']);
    talk.event({ kind: 'optOut', text: 'STOP', confirmed: true });
    const [back] = talk.event({ kind: 'optIn', text: 'START' });
    expect(back?.text).toMatch(/in line|place/iu);
    expect(back?.text).toMatch(/automated/iu);
  });
});

describe('HELP', () => {
  it('is a way into the crisis conversation', () => {
    const talk = new Talk();
    const [reply] = talk.event({ kind: 'help', text: 'HELP' });
    expect(reply?.text).toMatch(/911/u);
    expect(reply?.text).toMatch(/988/u);
    expect(reply?.text).toMatch(/safe/u);
    expect(talk.say('no')).toMatch(/suicide|killing yourself/u);
    expect(talk.world.level).toBe('high');
  });
});

describe('the ladder', () => {
  it('asks plan, means, time, intent and company within five turns of a yes, one a message, none twice', () => {
    const talk = new Talk({ plan: PLAN });
    talk.say('i want to die', 'low', ['suicide']);
    const asked = [talk.say('yes'), talk.say('no'), talk.say('no'), talk.say('no'), talk.say('no')].join(
      '\n',
    );
    expect(asked).toMatch(/how you would do it|a way to do it/u);
    expect(asked).toMatch(/near you|close by/u);
    expect(asked).toMatch(/tonight/u);
    expect(asked).toMatch(/might act|feel you might/u);
    expect(asked).toMatch(/with you/u);
    expect(asked.match(/tonight\?/gu)).toHaveLength(1);
  });

  it('hears "no plan" as thoughts without one, and goes on to means and time', () => {
    const talk = new Talk();
    talk.say('i think about dying a lot', 'moderate', ['suicide']);
    expect(talk.say('i dont have a plan')).toMatch(/hurt yourself\?/u);
    expect(talk.say('no')).toMatch(/today or tonight/u);
  });

  it('plan, means and tonight make it imminent', () => {
    const talk = new Talk();
    talk.say('im done', 'low', ['suicide']);
    talk.say('yes');
    talk.say('yes');
    expect(talk.world.level).toBe('moderate');
    talk.say('yes');
    expect(talk.world.level).toBe('high');
    const reply = talk.say('yeah tonight');
    expect(talk.world.level).toBe('imminent');
    expect(reply).toMatch(/^Call 911|^Please call 911/u);
    expect(talk.tasks()).toContain('emergency_dispatch_decision');
  });

  it('keeps high when it is denied later', () => {
    const talk = new Talk();
    talk.say('i have a plan', 'high', ['suicide']);
    talk.say('no i was joking, not suicidal');
    expect(talk.world.level).toBe('high');
    expect(talk.world.all('lowerLevel')).toEqual([]);
  });

  it('says the veterans line to a veteran', () => {
    const talk = new Talk({ client: { flags: ['veteran'] } });
    expect(talk.say('i want to die', 'high', ['suicide'])).toMatch(/988 then 1|838255/u);
  });

  it('names 988 once in six turns', () => {
    const talk = new Talk();
    const replies = [
      talk.say('i feel hopeless', 'low', ['suicide', 'distress']),
      ...['idk', 'work', 'my boss', 'yeah', 'no'].map((t) => talk.say(t, 'low', ['distress'])),
    ];
    expect(replies.filter((r) => r.includes('988'))).toHaveLength(1);
  });

  it('answers the fear of deportation and still goes on', () => {
    const talk = new Talk({ client: { language: 'es' } });
    talk.say('no quiero vivir', 'moderate', ['suicide']);
    const reply = talk.say('si llamo me van a deportar');
    expect(reply).toMatch(/papeles/u);
    expect(reply).toMatch(/\?/u);
  });

  it('a minor’s maybe opens a handoff, and what parents hear is said honestly', () => {
    const talk = new Talk({ client: { minor: true, guardianOnFile: true } });
    talk.say('i want to disappear', 'low', ['suicide']);
    const reply = talk.say('maybe. dont tell my mom');
    expect(talk.world.handoff).not.toBeNull();
    expect(reply).toMatch(/staff/iu);
    expect(reply).not.toMatch(/never tell|promise/iu);
    expect(talk.tasks()).toContain('guardian_contact_decision');
  });
});

describe('imminent', () => {
  it('in Spanish fits one segment with 911 first', () => {
    const talk = new Talk({ client: { language: 'es' } });
    for (const text of ['ya me voy a matar, adiós', 'no llamen a la policia', 'en el puente', 'sí']) {
      const reply = talk.say(text, 'imminent', ['suicide']);
      expect(countSegments(reply).segments).toBe(1);
      expect(reply.slice(0, 40)).toMatch(/911/u);
    }
  });

  it('nudges after 60 s of silence and asks for a voice call at 300 s', () => {
    const talk = new Talk();
    talk.say('doing it now', 'imminent', ['suicide']);
    expect(
      talk.world
        .pass(60)
        .map((m) => m.text)
        .join(),
    ).toMatch(/911/u);
    talk.world.pass(240);
    expect(talk.tasks()).toContain('voice_outreach');
  });

  it('an overdose: 911 first, no skill, and silence alerts', () => {
    const talk = new Talk({ client: { flags: ['part2_record'] } });
    const reply = talk.say('i took all of them', 'imminent', ['overdose', 'medical_emergency']);
    expect(reply).toMatch(/^(?:Please c|C)all 911/u);
    expect(countSegments(reply).segments).toBe(1);
    expect(talk.say('can we do breathing', 'none')).not.toMatch(/try it|together/u);
    talk.world.pass(60);
    expect(talk.world.all('raiseAlert').map((e) => e.alert)).toContain('silent_in_medical_emergency');
    expect(talk.world.all('prepareDisclosureLog')).toHaveLength(1);
  });
});

describe('somebody else', () => {
  it('first aid for a friend who does not wake: 911, wake, naloxone, second dose, side; nothing confirmed', () => {
    const talk = new Talk({ client: { enrolled: false, preferredName: null } });
    const said = [
      talk.say('my friend wont wake up', 'imminent', ['overdose'], 'other'),
      talk.say('ok calling'),
      talk.say('i gave him narcan'),
    ].join('\n');
    for (const line of [/911/u, /breastbone|chest hard/u, /naloxone/iu, /2 to 3 minutes/u, /on their side/iu])
      expect(said).toMatch(line);
    expect(talk.world.handoffQueue).toBe('third_party_report');
    expect(talk.world.level).toBe('none');
  });

  it('neither confirms nor denies, and promises no secrecy', () => {
    const talk = new Talk({ client: { enrolled: false, preferredName: null } });
    expect(
      talk.say('my sister Ana is in your program and wants to die', 'high', ['suicide'], 'other'),
    ).toMatch(/can't (?:say|share)/u);
    expect(talk.say('can you see her messages')).toMatch(/can't/u);
    expect(talk.say('dont tell her i told you')).toMatch(/can't|cannot/u);
    expect(talk.say('thanks, gotta go')).toMatch(/text (?:you back|this number)/u);
    talk.say('yes');
    expect(talk.world.all('recordConsent')[0]).toMatchObject({ consent: 'text_back', given: true });
  });
});

describe('abuse', () => {
  const rob: ContactView = {
    id: 'e1',
    name: 'Rob Lee',
    relationship: 'boyfriend',
    consent: 'full',
    suppressed: false,
  };

  it('takes the named contact off before anything else, also by relation, and never a helper', () => {
    const talk = new Talk({ contacts: [rob] });
    talk.say('my boyfriend hit me last night', 'high', ['abuse']);
    expect(talk.world.effects[0]).toMatchObject({ kind: 'suppressContact', contact: 'e1' });
    const helper = new Talk({ contacts: [{ ...rob, name: 'Kay', relationship: 'sister' }] });
    helper.say('he hit me. i can go to Kay', 'high', ['abuse']);
    expect(helper.world.all('suppressContact')).toEqual([]);
  });

  it('quotes no plan, says nothing about leaving, keeps nudges neutral', () => {
    const talk = new Talk({ contacts: [rob], plan: PLAN });
    const said = [
      talk.say('he is hitting things again', 'high', ['abuse']),
      talk.say('yes'),
      talk.say('no'),
      talk.world
        .pass(130)
        .map((m) => m.text)
        .join(),
    ].join('\n');
    expect(said).not.toMatch(/walk the dog|Kay|leave him|confront/u);
    expect(said).toMatch(/Are you (?:OK|there)\?/u);
  });

  it('writes nothing with content to a channel that somebody else may hold', () => {
    const talk = new Talk({ client: { lockedChannel: 'sms' }, channel: 'web' });
    expect(talk.say('hello?')).toBe('');
    expect(talk.world.all('raiseAlert').map((e) => e.alert)).toEqual(['device_may_be_controlled']);
  });

  it('keeps a safe window and no automatic contact on an unsafe phone', () => {
    const talk = new Talk({ contacts: [rob] });
    talk.say('my boyfriend scares me', 'low', ['abuse']);
    talk.say('only text me between 9 and 3 when he is at work');
    expect(talk.world.all('setSafeWindow')).toHaveLength(1);
  });
});

describe('waiting for a person', () => {
  it('tells each step as it is, and steps back when a clinician takes over', () => {
    const talk = new Talk();
    talk.say('i have a plan', 'high', ['suicide']);
    const text = (n: BotEvent) =>
      talk
        .event(n)
        .map((m) => m.text)
        .join();
    // News keeps a minute's distance from whatever was said before.
    talk.world.pass(190);
    expect(
      text({
        kind: 'notice',
        notice: { kind: 'waiting', tried: ['slack', 'primary', 'backup'], minutes: 2, position: 1 },
      }),
    ).toMatch(/no one has joined.*backup/isu);
    talk.world.pass(190);
    const nobody = text({
      kind: 'notice',
      notice: { kind: 'nobody_answered', tried: ['primary'], again: false },
    });
    expect(nobody).toMatch(/988/u);
    expect(nobody).toMatch(/911/u);
    expect(text({ kind: 'notice', notice: { kind: 'claimed', name: 'Kim' } })).toMatch(/Kim/u);
    if (talk.world.handoff !== null)
      talk.world.handoff = { ...talk.world.handoff, state: 'claimed', clinicianName: 'Kim' };
    expect(talk.say('hi kim')).toBe('');
    expect(text({ kind: 'timer', timer: 'silence_nudge', key: 'silence', data: {} })).toBe('');
    expect(text({ kind: 'notice', notice: { kind: 'released' } })).toMatch(/in line/u);
    expect(
      text({ kind: 'notice', notice: { kind: 'resolved', nextContact: 'Kim calls at 9.', name: 'Kim' } }),
    ).toMatch(/Kim calls at 9/u);
  });

  it('says where it stands when asked whether anyone is there', () => {
    const talk = new Talk();
    talk.say('i have a plan', 'high', ['suicide']);
    const reply = talk.say('is there even a person there');
    expect(reply).toMatch(/automated/u);
    expect(reply).toMatch(/no one|nobody|not|No person/iu);
  });

  it('a request opens a handoff at any level, a request for tomorrow a scheduling task and no page', () => {
    const now = new Talk();
    now.say('can i talk to a person');
    expect(now.world.all('openHandoff')[0]?.trigger).toBe('request');
    const later = new Talk({ client: { language: 'es' } });
    const reply = later.say('puedo hablar con alguien mañana?');
    expect(later.tasks()).toContain('scheduling_request');
    expect(later.world.all('openHandoff')).toEqual([]);
    expect(reply).toMatch(/mañana|manana/u);
  });
});

describe('programs with limits', () => {
  it('handoff only: no questions of the ladder, a person, numbers', () => {
    const talk = new Talk({ client: { jurisdictionMode: 'handoff_only' }, plan: PLAN });
    const said = [
      talk.say('hi'),
      talk.say('i want to die', 'moderate', ['suicide']),
      talk.say('yes'),
      talk.say('my plan'),
    ].join('\n');
    expect(said).not.toMatch(/thought about how|walk the dog|try it with me/u);
    expect(said).toMatch(/988/u);
    expect(talk.world.handoff).not.toBeNull();
  });

  it('reviewed plan and skills only: no drafts by chat', () => {
    const talk = new Talk({ client: { jurisdictionMode: 'plan_and_skills_reviewed' }, plan: PLAN });
    talk.say('add baking to step 2 of my plan');
    expect(talk.world.all('savePlan')).toEqual([]);
  });
});

describe('another language', () => {
  it('a short phrase in it, an interpreter, numbers', () => {
    const world = new World({ assess: () => ({ ...NOTHING, level: 'low', language: 'other' }) });
    const replies = world.client_says('je veux mourir');
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toMatch(/français.*911.*988/u);
    expect(world.handoffQueue).toBe('interpreter');
    expect(world.all('createTask').map((e) => e.task)).toContain('interpreter');
  });

  it('follows a client who writes in Spanish', () => {
    const world = new World({ assess: () => ({ ...NOTHING, language: 'es' }) });
    expect(world.client_says('hola, no me siento muy bien hoy')[0]?.text).toMatch(/línea|linea|Hola/u);
    expect(world.all('setLanguage')[0]?.language).toBe('es');
  });
});

describe('small courtesies', () => {
  it('a refusal is not pushed: one small thing, then only an open door', () => {
    const talk = new Talk({ plan: PLAN });
    talk.say('everything is pointless', 'low', ['distress']);
    const small = talk.say('no thanks');
    expect(small).toMatch(/breath|water/u);
    expect(talk.say('whatever')).not.toMatch(/try|plan/u);
  });

  it('a check-in takes its number; a low one opens the talk, not an alarm', () => {
    const talk = new Talk();
    const [hello] = talk.event({ kind: 'timer', timer: 'check_in', key: 'k', data: { checkIn: 'c1' } });
    expect(hello?.text).toMatch(/automated/u);
    expect(talk.say('2')).toMatch(/\?/u);
    expect(talk.world.all('answerCheckIn')[0]).toMatchObject({ checkIn: 'c1', mood: 2 });
    expect(talk.world.handoff).toBeNull();
  });

  it('a caring contact asks nothing', () => {
    const [message] = new Talk().event({ kind: 'timer', timer: 'follow_up', key: 'f', data: {} });
    expect(message?.text).not.toContain('?');
  });

  it('no advice on medicine', () => {
    expect(new Talk().say('should i double my zoloft', 'low', ['distress'])).toMatch(/prescriber/u);
  });

  it('without consent to caring contacts a person calls instead', () => {
    const talk = new Talk({ client: { consents: { sms: true, checkIns: true, caringContacts: false } } });
    talk.say('i want to die', 'moderate', ['suicide']);
    expect(talk.world.all('scheduleFollowUp')).toEqual([]);
    expect(talk.tasks()).toContain('follow_up_call');
  });
});

describe('the plan', () => {
  it('is built in the client’s words, and waits for the clinician', () => {
    const talk = new Talk({ channel: 'web' });
    for (const text of [
      'can we make a crisis plan',
      'i stay in bed',
      'music, showers',
      '5',
      'my roommate sleeps early',
      'skate park',
      'aunt May 555-0188',
      'yes she knows',
      '2',
      'skip',
      'roommate holds the meds',
      'my cat',
    ])
      talk.say(text);
    const [saved] = talk.world.all('savePlan');
    expect(saved?.status).toBe('pending_clinician_review');
    expect(saved?.steps[1]).toEqual([{ text: 'music' }, { text: 'showers' }]);
    expect(JSON.stringify(saved?.steps[4])).toContain('988');
    expect(saved?.reasons).toEqual(['my cat']);
    const [review] = talk.world.all('createTask').filter((e) => e.task === 'plan_review');
    for (const word of ['5/10', 'my roommate sleeps early', 'knows: yes', 'life_threat_only'])
      expect(review?.detail).toContain(word);
  });

  it('takes nobody on who has not agreed, and can be taken back', () => {
    const talk = new Talk({ channel: 'web', plan: PLAN });
    talk.say('can i change my plan');
    talk.say('add my friend Lou 555-0111');
    talk.say('no not yet');
    expect(talk.world.all('savePlan')).toEqual([]);
    talk.say('add knitting to step 2');
    talk.say('undo');
    expect(talk.world.all('savePlan')).toHaveLength(2);
    expect(talk.world.plan?.steps).toEqual(PLAN.steps);
  });

  it('is left for the ladder when the talk turns dangerous', () => {
    const talk = new Talk({ channel: 'web', plan: PLAN });
    talk.say('can i change my plan');
    expect(talk.say('forget it i want to kill myself', 'moderate', ['suicide'])).toMatch(
      /how you would|a way to do|suicide/u,
    );
  });
});

describe('silence', () => {
  it('takes a second way on the second nudge, with words that give nothing away', () => {
    const talk = new Talk({ channel: 'web' });
    talk.say('i have a plan', 'high', ['suicide']);
    const spoken = talk.world.pass(245);
    const elsewhere = spoken.filter((m) => m.channel === 'sms');
    expect(elsewhere).toHaveLength(1);
    expect(elsewhere[0]?.text).not.toMatch(/suicid|Northside|plan/iu);
  });

  it('stays on one way where another person is the danger', () => {
    const talk = new Talk({ channel: 'web' });
    talk.say('he is hurting me', 'high', ['abuse']);
    expect(talk.world.pass(400).every((m) => m.channel === undefined)).toBe(true);
  });
});

describe('people outside the program', () => {
  it('are helped all the same, without contacts afterwards', () => {
    const talk = new Talk({ client: { enrolled: false, preferredName: null } });
    const reply = talk.say('im not a client but i want to die', 'moderate', ['suicide']);
    expect(reply).toMatch(/program|not a client/u);
    expect(reply).toMatch(/\?/u);
    expect(talk.world.all('scheduleFollowUp')).toEqual([]);
    expect(talk.world.handoff).not.toBeNull();
  });
});
