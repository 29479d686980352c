import { describe, expect, it } from 'vitest';
import { readChoices, type ServerMessage } from '../../portal/chat/client/protocol.ts';
import { openChoices, shownText, Transcript } from '../../portal/chat/client/transcript.ts';
import { firstLanguage, guessLanguage } from '../../portal/chat/language.ts';

const AT = '2026-03-01T10:00:00.000Z';
const message = (seq: number, more: Partial<ServerMessage> = {}): ServerMessage => ({
  seq,
  id: `m${seq}`,
  from: 'bot',
  text: `text ${seq}`,
  at: AT,
  ...more,
});
const texts = (transcript: Transcript) => transcript.entries().map(({ text }) => text);

describe('transcript', () => {
  it('shows each message once, in the order of the server, however they arrive', () => {
    const transcript = new Transcript();
    for (const seq of [2, 1, 3, 2, 1]) transcript.receive(message(seq));
    expect(texts(transcript)).toEqual(['text 1', 'text 2', 'text 3']);
  });

  it('puts what is not confirmed last and into its place once it is', () => {
    const transcript = new Transcript();
    transcript.receive(message(1));
    transcript.write('own', 'mine', AT);
    transcript.receive(message(3));
    expect(texts(transcript)).toEqual(['text 1', 'text 3', 'mine']);
    transcript.confirm('own', 2);
    expect(texts(transcript)).toEqual(['text 1', 'mine', 'text 3']);
  });

  it('knows its own message in a replay, by id or by seq, and shows it once', () => {
    const transcript = new Transcript();
    transcript.write('a', 'mine', AT);
    transcript.receive(message(1, { id: 'a', from: 'client', text: 'mine' }));
    transcript.write('b', 'more', AT);
    transcript.confirm('b', 2);
    transcript.receive(message(2, { id: 'other-name', from: 'client', text: 'more' }));
    expect(texts(transcript)).toEqual(['mine', 'more']);
    expect(transcript.entries().every(({ delivery }) => delivery === 'delivered')).toBe(true);
  });

  it('does not count a confirmation as received: an earlier message may still be under way', () => {
    const transcript = new Transcript();
    transcript.receive(message(1));
    transcript.write('own', 'mine', AT);
    transcript.confirm('own', 3);
    expect(transcript.lastReceived).toBe(1);
  });

  it('offers the answers of the last message only until something was written', () => {
    const transcript = new Transcript();
    transcript.receive(message(1, { choices: [{ label: 'Yes', value: '1' }, 'No'] }));
    transcript.receive(message(2, { from: 'system', text: 'Someone joined' }));
    expect(openChoices(transcript.entries()).map(({ label }) => label)).toEqual(['Yes', 'No']);
    transcript.write('own', '1', AT);
    expect(openChoices(transcript.entries())).toEqual([]);
    expect(shownText(transcript.entries(), 2)).toBe('Yes');
  });

  it('reads answers as strings, labels or titles, and leaves the rest out', () => {
    expect(
      readChoices(['A', { label: 'B', value: 2 }, { title: 'C', value: 'c' }, {}, null, ' ', 7]),
    ).toEqual([
      { label: 'A', value: 'A' },
      { label: 'B', value: '2' },
      { label: 'C', value: 'c' },
    ]);
    expect(readChoices('no list')).toEqual([]);
  });
});

describe('language', () => {
  it('begins with the first wish it can speak', () => {
    expect(firstLanguage([null, 'fr-FR', 'es-US', 'en'])).toBe('es');
    expect(firstLanguage(['de'])).toBe('en');
  });

  it('guesses a message only where the words tell', () => {
    expect(guessLanguage('¿Está en un lugar seguro ahora?')).toBe('es');
    expect(guessLanguage('Are you somewhere safe right now?')).toBe('en');
    expect(guessLanguage('ok')).toBeUndefined();
  });
});
