import type { RawToken } from './tokens.ts';

/** Language of a text as far as it can be told from its small words. */
export type TextLanguage = 'en' | 'es' | 'other' | 'unknown';

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const ENGLISH = list(`
  i you he she it we they me my your his her our their this that the a an and or but if so of to in on at for with
  from by about as is am are was were be been do does did not dont im ive cant wont have has had will would can could
  should just like what when where why how who all any some more no yes yeah yep nope up out get got go going know
  think feel want need really too very there here now then today tonight tomorrow back off over again because its
  thats u ur ya ok okay hi hey hello thanks thx lol lmao idk please pls day night time work home good bad people
  someone nothing anything everything never always still even only one two life help day kill die myself done am pm
  let see make take talk call text mom dad friend group meeting week long said says told don't i'm can't it's didn't
  didnt doesnt wanna gonna gotta omg wtf rn tn bro dude sorry love hate fine tired sad stop sober
`);
const SPANISH = list(`
  yo tu el ella nosotros ellos mi su sus mis me te se lo la los las un una unos unas y o pero si que como cuando donde
  por para con sin de del al en es soy estoy esta estan estamos era fue ser estar he ha hay tengo tiene quiero puedo
  puede voy va muy mas menos ya todo toda todos nada nadie algo alguien siempre nunca hoy manana noche dia vida casa
  bien mal gracias hola porque pq xq tambien ahora ayer esto eso este ese aqui alla mama papa hijo hija hijos
  esposo esposa novio novia hermano hermana amigo amiga trabajo mucho mucha poco creo siento hacer decir ayuda ayudar
  vivir morir matar morirme matarme quisiera necesito hablar llorar dormir puse dijo hace solo sola triste cansado
  cansada miedo pastillas aguanto cita grupo hora buenas buenos dias tardes noches jaja jajaja toy kiero nomas cosas
  seria sera tan fui tomo tome tomado corto pega golpea le les nos fuerte otra otro vez tiempo persona
`);
const ELSEWHERE: readonly ReadonlySet<string>[] = [
  list(`nao voce eu meu minha isso uma estou muito tambem tenho quero viver morrer hoje obrigado com mais ele ela dos das
    pra vida minhas meus fazer nada mesmo aqui quando porque sou nao ninguem sem`),
  list(`je tu il elle nous vous ils suis est pas ne que qui dans avec pour sur mon ma mes ton les des une veux peux vivre
    mourir plus envie merci bonjour jai cest tres tout rien moi aide`),
  list(`ich du er sie wir nicht und der die das ein eine ist bin mein meine mich mir mit auf fur von zu kann will mehr
    leben sterben habe hallo danke nur noch auch was wie keine`),
  list(`io tu lui lei noi sono non che di il la le gli un una per con mi ti voglio vivere morire piu della sono sto tutto
    niente grazie ciao ho hai mia mio questo`),
  list(`gusto ko na ang ng sa hindi ako ikaw siya lang po naman kasi pero mga yung wala mamatay buhay ayoko`),
  list(`toi khong muon song chet duoc cua minh nguoi roi nay cho va la`),
  list(`mwen pa vle viv mouri anko ou li nou yo ap gen tout lavi`),
];

/** Marks of one word: English, Spanish, then each of the others. */
const ENGLISH_MARK = 1;
const SPANISH_MARK = 2;
const marks = new Map<string, number>();
[ENGLISH, SPANISH, ...ELSEWHERE].forEach((words, at) => {
  for (const word of words) marks.set(word, (marks.get(word) ?? 0) | (1 << at));
});

/**
 * Tells the language from function words and script. `other` means a language the rules do not cover, `unknown` that
 * nothing speaks for any. Texts of one or two words lean to English, since answers such as "ok" come in every chat.
 */
export function detectLanguage(
  tokens: readonly RawToken[],
  script: { readonly latin: number; readonly foreign: number },
): TextLanguage {
  if (script.foreign > script.latin) return 'other';
  let words = 0;
  let english = 0;
  let spanish = 0;
  const elsewhere = ELSEWHERE.map(() => 0);
  for (const { text } of tokens) {
    if (text === '.' || text.startsWith('emoji') || text === 'haha' || /^[0-9]+$/.test(text)) continue;
    words += 1;
    const mark = marks.get(text);
    if (mark === undefined) continue;
    const inEnglish = (mark & ENGLISH_MARK) !== 0;
    const inSpanish = (mark & SPANISH_MARK) !== 0;
    if (inEnglish) english += inSpanish ? 0.5 : 1;
    if (inSpanish) spanish += inEnglish ? 0.5 : 1;
    for (let index = 0; index < ELSEWHERE.length; index += 1) {
      if ((mark & (4 << index)) !== 0 && !inEnglish)
        elsewhere[index] = (elsewhere[index] ?? 0) + (inSpanish ? 0.4 : 1);
    }
  }
  if (words === 0) return 'unknown';
  const foreign = Math.max(...elsewhere);
  if (words >= 3 && foreign >= 2 && foreign > english && foreign > spanish) return 'other';
  if (spanish > english) return 'es';
  if (english > 0) return 'en';
  return words <= 3 ? 'en' : 'unknown';
}
