import { describe, expect, it } from 'vitest';
import { editsIn } from '../../bot/understanding/edits.ts';
import { factsOf } from '../../bot/understanding/facts.ts';
import { hear } from '../../bot/understanding/heard.ts';
import { itemsIn } from '../../bot/understanding/lists.ts';
import { normalise } from '../../bot/understanding/normalise.ts';
import { choice, choices, rating } from '../../bot/understanding/numbers.ts';
import { agreement, yesNo } from '../../bot/understanding/yes-no.ts';

describe('yes, no, maybe', () => {
  it.each([
    ['yes', 'yes'],
    ['Yeah.', 'yes'],
    ['i mean yeah. sometimes', 'yes'],
    ['yep', 'yes'],
    ['sí', 'yes'],
    ['si', 'yes'],
    ['claro que sí', 'yes'],
    ['👍', 'yes'],
    ['yesss', 'yes'],
    ['no', 'no'],
    ['nah', 'no'],
    ['no lol im good', 'no'],
    ['not really', 'no'],
    ['Nope', 'no'],
    ['i dont', 'no'],
    ['no, no pienso en morirme', 'no'],
    ['yeah no', 'no'],
    ['nunca', 'no'],
    ['maybe. idk', 'maybe'],
    ['i dont know', 'maybe'],
    ['no sé', 'maybe'],
    ['tal vez', 'maybe'],
    ['a veces', 'maybe'],
    ['yes maybe', 'maybe'],
    ['not sure', 'maybe'],
    ['ok', null],
    ['whatever', null],
    ['my sister is here', null],
    ['', null],
  ] as const)('reads "%s" as %s', (text, expected) => {
    expect(yesNo(text)).toBe(expected);
  });

  it.each([
    ['ok', 'yes'],
    ['fine lets do something', 'yes'],
    ['sure', 'yes'],
    ['dale', 'yes'],
    ['ok but not now', null],
    ['no thanks', 'no'],
    ['ugh. ok. music', 'yes'],
  ] as const)('agreement: "%s" is %s', (text, expected) => {
    expect(agreement(text)).toBe(expected);
  });
});

describe('numbers', () => {
  it.each([
    ['8', 8],
    ['like a 6', 6],
    ['still like a 6', 6],
    ['8 no wait 9', 9],
    ['6 i guess. walked to the park', 6],
    ['4 now. going to bed', 4],
    ['7/10', 7],
    ['its a 7 out of 10', 7],
    ['between 6 and 7', 7],
    ['six', 6],
    ['un 7', 7],
    ['siete', 7],
    ['10', 10],
    ['0', 0],
    ['ive got like 10 min', null],
    ['61 days sober', null],
    ['2 am', null],
    ['118 Alder st', null],
    ['i have one kid', null],
    ['i took 8 pills', null],
    ['', null],
    ['11', null],
  ] as const)('the rating in "%s" is %s', (text, expected) => {
    expect(rating(text)).toBe(expected);
  });

  it('reads choices by digit, word and order', () => {
    expect(choice('2', 3)).toBe(2);
    expect(choice('option 3', 3)).toBe(3);
    expect(choice('the second one', 3)).toBe(2);
    expect(choice('4', 3)).toBeNull();
    expect(choices('13', 4)).toEqual([1, 3]);
    expect(choices('1 and 3', 4)).toEqual([1, 3]);
    expect(choices('tired', 4)).toEqual([]);
  });
});

describe('what a client wants', () => {
  it.each([
    ['stop texting me', 'opt_out'],
    ['please dont text me anymore', 'opt_out'],
    ['leave me alone', 'opt_out'],
    ['ya no me manden mensajes', 'opt_out'],
    ['dejame en paz', 'opt_out'],
    ['can i talk to miss amy', 'person'],
    ['get me a person', 'person'],
    ['put the person on', 'person'],
    ['quiero hablar con una persona', 'person'],
    ['puedo hablar con alguien mañana?', 'later_person'],
    ['are you even real', 'is_bot'],
    ['is there even a person there', 'anyone_there'],
    ['is this private', 'privacy'],
    ['dont you dare tell anyone', 'keep_secret'],
    ['ur gonna tell her arent u', 'guardian_told'],
    ['dont call my mom', 'no_guardian'],
    ['dont send anyone', 'no_police'],
    ['whats on my plan', 'plan'],
    ['step 2', 'plan'],
    ['can i change whos on my plan', 'plan_edit'],
    ['dont start with the safety plan worksheet', 'no_plan'],
    ['should i stop taking my lithium', 'medicine'],
    ['no tengo papeles', 'status_fear'],
    ['they will lock me up', 'no_hospital'],
    ['i cant talk out loud', 'no_call'],
    ['are you in on it', 'in_on_it'],
    ['who is this', 'who_is_this'],
    ['skip', 'skip'],
    ['gracias', 'thanks'],
  ] as const)('"%s" wants %s', (text, want) => {
    expect([...hear(text).wants]).toContain(want);
  });

  it.each([
    ['he wont leave me alone', 'opt_out'],
    ['i want it all to stop', 'opt_out'],
    ['he used to call me every sunday', 'call_me'],
    ['no thanks', 'thanks'],
    ['no puedo respirar bien', 'skill'],
    ['my plan is to sleep', 'person'],
  ] as const)('"%s" does not want %s', (text, want) => {
    expect([...hear(text).wants]).not.toContain(want);
  });
});

describe('facts', () => {
  const facts = (text: string) => factsOf(text, normalise(text));
  it.each([
    ['im home alone', { alone: 'yes' }],
    ['my sister is here', { alone: 'no' }],
    ['estoy sola', { alone: 'yes' }],
    ['more tonight than usual i guess', { timeframe: 'maybe' }],
    ['not tonight', { timeframe: 'later' }],
    ['i have pills here', { means: 'yes' }],
    ['my wife has the key', { movedAway: true }],
    ['fine. i went inside', { movedAway: true }],
    ['ok im calling the number', { calling: true }],
    ['some1 is knocking', { responders: 'here' }],
    ['i hear sirens', { responders: 'coming' }],
    ['apt 4 on birch st the blue one', { address: 'apt 4 on birch st the blue one' }],
    ['calle 5 número 22', { address: 'calle 5 número 22' }],
    ['no not suicidal', { suicide: 'no' }],
  ] as const)('"%s"', (text, expected) => {
    expect(facts(text)).toMatchObject(expected);
  });

  it('does not take a fight with a mother for company, or hearing counting for sirens', () => {
    expect(facts('had a huge fight w my mom. i hate it here')).toEqual({});
    expect(facts('i can hear them counting').responders).toBeUndefined();
  });
});

describe('lists and edits', () => {
  it('keeps the client’s own things', () => {
    expect(itemsIn('ugh. ok. music and my dog. thats it')).toEqual(['music', 'my dog']);
    expect(itemsIn('i like walking, calling Kay; y pintar')).toEqual(['walking', 'calling Kay', 'pintar']);
    expect(itemsIn('idk')).toEqual([]);
  });

  it('reads what to add and take off, and where', () => {
    expect(editsIn('take off my ex. add my cousin Nina 555-0142')).toEqual([
      { kind: 'remove', text: 'my ex', step: null },
      { kind: 'add', text: 'my cousin Nina', step: 4, phone: '555-0142' },
    ]);
    expect(editsIn('also add to coping: baking at 2am')).toEqual([
      { kind: 'add', text: 'baking at 2am', step: 2 },
    ]);
    expect(editsIn('add my cat as a reason')[0]).toMatchObject({ kind: 'add', step: 7 });
    expect(editsIn('quita a Marcos')[0]).toMatchObject({ kind: 'remove' });
    expect(editsIn('yes she knows')).toEqual([]);
  });

  it('is calm about anything', () => {
    for (const text of ['', '   ', '💀💀', 'a'.repeat(5000), '\u0000', '....', '????', 'ÿ'.repeat(300)])
      expect(() => hear(text)).not.toThrow();
  });
});
