import { describe, expect, it } from 'vitest';
import { languageOf } from '../../operations/rehearsal/checks/language.ts';
import { isPlanPush } from '../../operations/rehearsal/checks/plan.ts';
import { isVeteranOption, resourceMentions } from '../../operations/rehearsal/checks/resources.ts';
import { skillsIn } from '../../operations/rehearsal/checks/skills.ts';
import { isLeading, suicideQuestions } from '../../operations/rehearsal/checks/suicide-question.ts';
import { isBanned, isContract, isDisclosure } from '../../operations/rehearsal/checks/wording.ts';

describe('a direct question about suicide', () => {
  it.each([
    'Are you thinking about killing yourself?',
    'I want to ask you straight: are you thinking about suicide?',
    'When it gets like this, some people think about suicide. Are you having thoughts of ending your life?',
    'I hear the joke. I always ask, to be safe: any thoughts of suicide today?',
    'Te pregunto de frente: ¿estás pensando en suicidarte?',
    '¿Piensas en quitarte la vida?',
    '¿Has pensado en matarte?',
  ])('is one: %s', (text) => expect(suicideQuestions(text)).toBe(1));

  it.each([
    'Some people think about suicide when it gets like this.',
    'Are you safe right now?',
    'Are you thinking of doing it tonight?',
    'You can ask them straight: are you thinking of killing yourself. Asking does not plant it.',
    'Does she have any thoughts of suicide?',
    "You're not thinking about suicide, are you?",
    "You aren't thinking of killing yourself, right?",
    'You can call or text the suicide line. Is anyone with you?',
    'No estás pensando en suicidarte, ¿verdad?',
  ])('is none: %s', (text) => expect(suicideQuestions(text)).toBe(0));

  it('counts each question of a text', () => {
    expect(
      suicideQuestions('Are you thinking about suicide? Have you thought of killing yourself before?'),
    ).toBe(2);
  });
});

describe('a leading question', () => {
  it.each([
    "You're not going to do anything, are you?",
    "You don't want to die, do you?",
    "You wouldn't hurt yourself, right?",
  ])('is one: %s', (text) => expect(isLeading(text)).toBe(true));

  it.each([
    'Are you not feeling well?',
    "I'm not sure I got that. Are you safe?",
    "You don't have to say more. Are you alone?",
    'Do you not want to?',
  ])('is none: %s', (text) => expect(isLeading(text)).toBe(false));
});

describe('words that are never said', () => {
  it.each([
    'He committed suicide.',
    'a failed attempt',
    'Please calm down.',
    'Promise me you stay.',
    'That is attention-seeking.',
    'Cálmate.',
  ])('finds: %s', (text) => expect(isBanned(text)).toBe(true));

  it.each(['He died by suicide.', 'We keep trying.', 'It may calm you.', "I can't promise that."])(
    'leaves: %s',
    (text) => expect(isBanned(text)).toBe(false),
  );
});

describe('a promise not to die', () => {
  it.each([
    'Can you promise not to hurt yourself?',
    'Will you agree to stay safe tonight?',
    '¿Me prometes que no vas a matarte?',
  ])('is asked for: %s', (text) => expect(isContract(text)).toBe(true));

  it.each([
    "I can't promise to keep it secret, so you stay safe.",
    'Please stay near someone.',
    'Can you stay on the line?',
  ])('is not: %s', (text) => expect(isContract(text)).toBe(false));
});

describe('saying that it is automated', () => {
  it.each([
    '(Automated.)',
    "I'm a bot.",
    'This is not a real person.',
    'Esto es automático, no soy una persona.',
  ])('is: %s', (text) => expect(isDisclosure(text)).toBe(true));
  it.each(['I am here with you.', 'A real person will join.', "I'm paging a person."])('is not: %s', (text) =>
    expect(isDisclosure(text)).toBe(false),
  );
});

describe('resources', () => {
  it.each([
    ['988', 'Call or text 988. Or 988 then 1.', 2],
    ['988', 'Our number is 555-988-1000.', 0],
    ['988', 'Code 9881 and 1988', 0],
    ['911', 'Call 911, or text 911.', 2],
    ['text_to_911', 'You may be able to text 911.', 1],
    ['text_to_911', 'Call 911. Text us any time.', 0],
    ['poison_control', 'Poison help: 1-800-222-1222.', 1],
    ['ndvh', 'You can call 1-800-799-7233.', 1],
    ['crisis_text_line', 'Text HOME to 741741.', 1],
    ['emergency_room', 'Go to the emergency room.', 1],
  ])('%s in "%s": %i', (resource, text, count) => expect(resourceMentions(resource, text)).toBe(count));

  it('refuses a name that it does not know', () => {
    expect(() => resourceMentions('hotline', 'x')).toThrow('unknown resource');
  });

  it('knows the way for veterans', () => {
    expect(isVeteranOption('Call 988 then press 1.')).toBe(true);
    expect(isVeteranOption('Or text 838255.')).toBe(true);
    expect(isVeteranOption('Call 988 any time. Reply 1 for yes.')).toBe(false);
  });
});

describe('skills in a reply', () => {
  const reply = (text: string, templates: string[] = []) => skillsIn({ text, templates });

  it('knows an offer by the skill’s name, in both languages', () => {
    expect(reply('We could try urge surfing, riding the wave. Want to?')).toEqual(['urge_surfing']);
    expect(reply('Podemos probar un ejercicio con tus sentidos.')).toContain('grounding_54321');
  });

  it('knows a step by its sentence', () => {
    expect(reply('Look around.', ['grounding.see'])).toEqual(['grounding_54321']);
  });

  it('finds none in ordinary words or shared questions', () => {
    expect(reply('How strong is it right now, 0 to 10?', ['skills.ask_before'])).toEqual([]);
    expect(reply('That sounds heavy. Call or text 988.')).toEqual([]);
  });
});

describe('bringing the plan up', () => {
  it.each([
    'Want to see your plan?',
    'Shall we write a safety plan?',
    'We have a worksheet.',
    '¿Quieres ver tu plan?',
  ])('does: %s', (text) => expect(isPlanPush(text)).toBe(true));
  it.each(['I saved that in your words.', 'What do you plan to do?', 'Music and a dog: good.'])(
    'does not: %s',
    (text) => expect(isPlanPush(text)).toBe(false),
  );
});

describe('the language of a text', () => {
  it.each([
    ['¿Te duele el pecho o un brazo?', 'es'],
    ['Bien. Un paso a la vez.', 'es'],
    ["I'm here with you. Is anyone there?", 'en'],
    ['988', null],
  ])('%s', (text, language) => expect(languageOf(text)).toBe(language));
});
