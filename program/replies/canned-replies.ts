/** A reply that clinicians send often: a start to be changed, never sent by itself. */
export interface CannedReply {
  readonly id: string;
  readonly title: string;
  readonly text: Readonly<Record<'en' | 'es', string>>;
}

/** Short, plain, one question at most; none promises a time or a person that the program cannot keep. */
export const CANNED_REPLIES: readonly CannedReply[] = [
  {
    id: 'hello',
    title: 'Say hello',
    text: {
      en: 'Hi, I am a clinician with your program, and I have read what you wrote. I am here with you now. What is hardest right now?',
      es: 'Hola, soy parte del equipo clínico de su programa y leí lo que escribió. Estoy aquí con usted. ¿Qué es lo más difícil ahora?',
    },
  },
  {
    id: 'safe_now',
    title: 'Ask about safety now',
    text: {
      en: 'I want to ask you directly: are you thinking about killing yourself right now?',
      es: 'Quiero preguntarle directamente: ¿está pensando en quitarse la vida en este momento?',
    },
  },
  {
    id: 'means',
    title: 'Ask about means',
    text: {
      en: 'Is there something near you that you have thought of using to hurt yourself? We can work out together how to put it out of reach.',
      es: '¿Hay algo cerca con lo que haya pensado hacerse daño? Podemos ver juntos cómo ponerlo lejos de su alcance.',
    },
  },
  {
    id: 'location',
    title: 'Ask where they are',
    text: {
      en: 'Where are you right now? If you can, give me the address, so that I know where to send help if you need it.',
      es: '¿Dónde está ahora? Si puede, deme la dirección, para saber a dónde mandar ayuda si la necesita.',
    },
  },
  {
    id: 'who_is_there',
    title: 'Ask who is with them',
    text: {
      en: 'Is anybody with you, or near enough to come over?',
      es: '¿Hay alguien con usted, o cerca que pueda venir?',
    },
  },
  {
    id: 'call',
    title: 'Offer a call',
    text: {
      en: 'Would it be easier to talk? I can call you now. Is this number safe to call?',
      es: '¿Sería más fácil hablar? Puedo llamarle ahora. ¿Es seguro llamar a este número?',
    },
  },
  {
    id: 'plan',
    title: 'Go to the plan',
    text: {
      en: 'You wrote a plan for moments like this. Which of its steps could you try first, here with me?',
      es: 'Usted escribió un plan para momentos como este. ¿Qué paso podría probar primero, aquí conmigo?',
    },
  },
  {
    id: 'stay',
    title: 'Say that you stay',
    text: {
      en: 'Take your time. I am still here, and I read everything you write.',
      es: 'Tómese su tiempo. Sigo aquí y leo todo lo que escribe.',
    },
  },
  {
    id: 'emergency',
    title: 'Emergency numbers',
    text: {
      en: 'If you might act on this or are hurt, call 911 now. You can also call or text 988 at any hour. I stay here with you.',
      es: 'Si cree que puede hacerlo o ya se hizo daño, llame al 911 ahora. También puede llamar o mandar un mensaje al 988 a cualquier hora. Yo sigo aquí con usted.',
    },
  },
  {
    id: 'close',
    title: 'Before closing',
    text: {
      en: 'Before we stop: what will you do in the next hour, and who can you reach if it gets worse again?',
      es: 'Antes de terminar: ¿qué hará en la próxima hora y a quién puede llamar si vuelve a empeorar?',
    },
  },
];

/** The reply in the client's language; English where it is not there in theirs. */
export function cannedText(reply: CannedReply, language: string): string {
  return language === 'es' ? reply.text.es : reply.text.en;
}
