import {
  botReplies,
  type Check,
  type CheckInput,
  fails,
  plain,
  quoted,
  textParam,
  turnsSoFar,
} from './check.ts';

const SMALL_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'the you your are is it this that and to of in for with can what how now right here i my me not have was call any a an at on if we do'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el la los las de que y en un una es por para con tu te estoy esta estas puedo puedes lo le si como ahora aqui al del me mi cuando tienes hay llama se su'.split(
      ' ',
    ),
  ),
};

/** The language of a text by its small words; null where they do not tell. */
export function languageOf(text: string): 'en' | 'es' | null {
  const all = plain(text).match(/[a-z']+/gu) ?? [];
  const count = (language: string) => all.filter((word) => SMALL_WORDS[language]?.has(word)).length;
  const [en, es] = [count('en'), count('es')];
  if (/[¿¡]/u.test(text) && en <= es) return 'es';
  if (en === es) return null;
  return en > es ? 'en' : 'es';
}

function allIn(input: CheckInput, replies: ReturnType<typeof botReplies>): string | null {
  const wanted = textParam(input, 'value');
  const other = replies.filter((reply) => {
    const found = languageOf(reply.text);
    return found !== null && found !== wanted;
  });
  const isTold = replies.some((reply) => languageOf(reply.text) === wanted);
  return fails(isTold && other.length === 0, quoted(other.length > 0 ? other : replies));
}

const language: Check = (input) => allIn(input, botReplies([input.at]));
const languageAll: Check = (input) => allIn(input, botReplies(turnsSoFar(input)));

const YES = new Set(['si', 'yes']);

/** An answered "si" changed no consent and got an answer of the conversation. */
const siIsAnswer: Check = (input) => {
  const said = input.played.turns.filter((turn) => turn.client !== null && YES.has(plain(turn.client)));
  if (said.length === 0) throw new Error(`${input.scenario.id}: nobody says yes`);
  const taken = said.filter((turn) =>
    turn.record.consents.some((one) => one.kind === 'sms' && one.at === turn.at),
  );
  const unanswered = said.filter((turn) => botReplies([turn]).length === 0);
  if (taken.length > 0) return 'an opt-in or opt-out was recorded';
  return fails(unanswered.length === 0, 'it got no answer');
};

export const languageChecks: Readonly<Record<string, Check>> = {
  language,
  language_all: languageAll,
  si_not_treated_as_keyword: siIsAnswer,
};
