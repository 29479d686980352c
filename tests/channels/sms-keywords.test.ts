import { describe, expect, it } from 'vitest';
import { keywordOf } from '../../channels/sms/keywords.ts';

const OPT_OUT = ['STOP', 'END', 'QUIT', 'CANCEL', 'REVOKE', 'OPTOUT', 'UNSUBSCRIBE', 'STOPALL'];

describe('what a text means by the carriers’ words', () => {
  it.each(OPT_OUT)('%s alone, in any case, opts out, and Twilio has confirmed it', (word) => {
    for (const text of [word, word.toLowerCase(), ` ${word} \n`]) {
      expect(keywordOf(text, undefined)).toEqual({ event: 'opt_out', confirmedByProvider: true });
    }
  });

  it.each(['stop.', 'STOP!!', '"quit"', 'Opt-out', 'stop all', '¿stop?'])(
    '%s opts out too, but Twilio, which takes the bare word only, has not answered it',
    (text) => {
      expect(keywordOf(text, undefined)).toEqual({ event: 'opt_out', confirmedByProvider: false });
    },
  );

  it.each(['please stop', 'I want it to end', 'I quit my job', 'stop 😭', 'ending', 'cancel my appointment'])(
    '%s is an ordinary message',
    (text) => {
      expect(keywordOf(text, undefined).event).toBe('message');
    },
  );

  it.each(['YES', 'yes.', 'Start', 'unstop'])('%s opts in, where its turn finds an opt-out', (text) => {
    expect(keywordOf(text, undefined).event).toBe('opt_in');
  });

  it.each(['HELP', 'help!', 'Info'])('%s asks for help', (text) => {
    expect(keywordOf(text, undefined).event).toBe('help');
  });

  it('OptOutType outranks the words and means that Twilio has answered', () => {
    expect(keywordOf('parar', 'STOP')).toEqual({ event: 'opt_out', confirmedByProvider: true });
    expect(keywordOf('yes', 'START')).toEqual({ event: 'opt_in', confirmedByProvider: true });
    expect(keywordOf('ayuda', 'HELP')).toEqual({ event: 'help', confirmedByProvider: true });
    expect(keywordOf('stop please', 'nonsense').event).toBe('message');
  });
});
