import { describe, expect, it } from 'vitest';
import { assess } from '../../classifiers/assess.ts';
import { needsHandoff } from '../../classifiers/handoff-rule.ts';
import { BUILT_IN_PROTOCOL } from '../../program/protocol/built-in.ts';

const PLAIN = [
  'human',
  'HUMAN!!',
  'humna please',
  'can i tlak to a persn',
  'i want to talk to somone',
  'counsler pls',
  'agent',
  'una persona',
  'una perzona real',
  'quiero hablar con alguien',
  'qiero ablar con algien',
  'necesito hablar con una persona por favor',
  'hola, puedo hablar con un humano?',
  'necesito alguien con quien hablar',
  'humano por favor',
];

describe('a plain request for a person', () => {
  it.each(PLAIN)('%s: a handoff at any level, and no distress', (text) => {
    const found = assess({ text });
    expect(found).toMatchObject({ level: 'none', categories: ['request_human'], subject: 'self' });
    expect(needsHandoff(found, text, BUILT_IN_PROTOCOL.handoff)).toBe(true);
  });

  it.each([
    'quiero hablar con alguien, ya no quiero vivir',
    'i want to die, get me a human',
    'estoy muy triste, necesito hablar con alguien',
  ])('%s: keeps what else is said', (text) => {
    expect(assess({ text }).level).not.toBe('none');
  });

  it.each(['no tengo a nadie con quien hablar', 'i talked to my sister', 'ayer hable con mi mama'])(
    '%s: is none',
    (text) => expect(assess({ text }).categories).not.toContain('request_human'),
  );
});
