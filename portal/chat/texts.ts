import type { Language } from './language.ts';

/** Every word that the widget itself says. What the bot and the clinicians say comes from the server. */
export interface Texts {
  readonly title: string;
  readonly panelLabel: string;
  readonly hereBot: string;
  readonly hereWaiting: (position: number | undefined) => string;
  readonly hereComing: string;
  readonly hereClinician: (name: string | undefined) => string;
  readonly person: string;
  readonly personMessage: string;
  readonly plan: string;
  readonly planMessage: string;
  readonly tools: string;
  readonly breathe: string;
  readonly otherLanguage: string;
  readonly languageOffer: string;
  readonly languageMessage: string;
  readonly languageAsk: string;
  readonly exit: string;
  readonly exitPrefix: string;
  readonly exitNote: string;
  readonly understood: string;
  readonly leftTitle: string;
  readonly open: string;
  readonly openWithNew: (count: number) => string;
  readonly close: string;
  readonly log: string;
  readonly you: string;
  readonly bot: string;
  readonly clinician: string;
  readonly system: string;
  readonly typing: (who: string) => string;
  readonly choices: string;
  readonly input: string;
  readonly placeholder: string;
  readonly send: string;
  readonly counter: (length: number, max: number) => string;
  readonly tooLong: (over: number) => string;
  readonly waiting: string;
  readonly sending: string;
  readonly delivered: string;
  readonly failed: string;
  readonly tryAgain: string;
  readonly connecting: string;
  readonly offline: string;
  readonly refused: string;
  readonly handoffAlert: string;
  readonly helpLabel: string;
  readonly call988: string;
  readonly text988: string;
  /** In Spanish the word AYUDA reaches 988’s Spanish-speaking counselors. */
  readonly text988Address: string;
  readonly call911: string;
  readonly today: string;
  readonly yesterday: string;
  readonly breathing: BreathingTexts;
}

/** Words of the breathing ring. */
export interface BreathingTexts {
  readonly title: string;
  readonly lead: string;
  readonly ready: string;
  readonly in: string;
  readonly out: string;
  readonly pace: string;
  readonly paceOption: (inhale: number, exhale: number) => string;
  readonly care: string;
  readonly close: string;
}

const EN: Texts = {
  title: 'Automated support',
  panelLabel: 'Support chat',
  hereBot: 'An automated guide, not a person',
  hereWaiting: (position) =>
    position === undefined
      ? 'We asked a person to join you'
      : `We asked a person to join you. You are number ${position} in line`,
  hereComing: 'A person has your chat and will write soon',
  hereClinician: (name) => (name === undefined ? 'A clinician is here with you' : `${name} is here with you`),
  person: 'Talk to a person',
  personMessage: 'I want to talk to a person.',
  plan: 'My plan',
  planMessage: 'Show me my plan.',
  tools: 'Tools',
  breathe: 'Breathe with me',
  otherLanguage: 'Español',
  languageOffer: 'The buttons are in English now. Shall we write to you in English too?',
  languageMessage: 'In English, please.',
  languageAsk: 'Yes, in English',
  exit: 'Leave quickly',
  exitPrefix: 'Emergency: ',
  exitNote:
    'To hide this page fast, press “Leave quickly” or Shift three times. It does not erase your browser history.',
  understood: 'Got it',
  leftTitle: 'New page',
  open: 'Open support chat',
  openWithNew: (count) => `Open support chat, ${count} new ${count === 1 ? 'message' : 'messages'}`,
  close: 'Close chat',
  log: 'Messages',
  you: 'You',
  bot: 'Automated guide',
  clinician: 'Clinician',
  system: 'Note',
  typing: (who) => `${who} is writing`,
  choices: 'Suggested answers',
  input: 'Your message',
  placeholder: 'Write a message',
  send: 'Send',
  counter: (length, max) => `${length} of ${max} characters`,
  tooLong: (over) => `${over} characters too many. Please send it in two messages.`,
  waiting: 'Not sent yet',
  sending: 'Sending',
  delivered: 'Delivered',
  failed: 'Not sent',
  tryAgain: 'Try again',
  connecting: 'Connecting …',
  offline:
    'The connection is lost for now. You can keep writing: we keep your words here and send them when it is back. If you need somebody now, call or text 988.',
  refused:
    'We could not open your chat. Please open it again from your program’s page. If you need somebody now, call or text 988.',
  handoffAlert:
    'We asked a person to join you here. In danger now? Call 911. You can call or text 988 at any time.',
  helpLabel: 'Help by phone',
  call988: 'Call 988',
  text988: 'Text 988',
  text988Address: 'sms:988',
  call911: 'Danger: call 911',
  today: 'Today',
  yesterday: 'Yesterday',
  breathing: {
    title: 'Breathe with me',
    lead: 'Let the ring lead you. In through the nose, slowly out through the mouth.',
    ready: 'Get comfortable',
    in: 'Breathe in',
    out: 'Breathe out',
    pace: 'Pace, in seconds',
    paceOption: (inhale, exhale) => `In ${inhale}, out ${exhale}`,
    care: 'If you get dizzy or feel worse, breathe as you like and look around the room instead.',
    close: 'Back to the chat',
  },
};

const ES: Texts = {
  title: 'Apoyo automático',
  panelLabel: 'Chat de apoyo',
  hereBot: 'Una guía automática, no una persona',
  hereWaiting: (position) =>
    position === undefined
      ? 'Pedimos que una persona se una a este chat'
      : `Pedimos que una persona se una. Su lugar en la fila: ${position}`,
  hereComing: 'Una persona tiene su chat y le escribirá pronto',
  hereClinician: (name) =>
    name === undefined ? 'Una persona del equipo clínico está aquí con usted' : `${name} está aquí con usted`,
  person: 'Hablar con una persona',
  personMessage: 'Quiero hablar con una persona.',
  plan: 'Mi plan',
  planMessage: 'Muéstreme mi plan.',
  tools: 'Recursos',
  breathe: 'Respire conmigo',
  otherLanguage: 'English',
  languageOffer: 'Los botones ya están en español. ¿Quiere que también le escribamos en español?',
  languageMessage: 'En español, por favor.',
  languageAsk: 'Sí, en español',
  exit: 'Salir rápido',
  exitPrefix: 'Emergencia: ',
  exitNote:
    'Para ocultar esta página, pulse «Salir rápido» o Mayúsculas tres veces. No borra el historial del navegador.',
  understood: 'Entendido',
  leftTitle: 'Página nueva',
  open: 'Abrir el chat de apoyo',
  openWithNew: (count) =>
    `Abrir el chat de apoyo, ${count} ${count === 1 ? 'mensaje nuevo' : 'mensajes nuevos'}`,
  close: 'Cerrar el chat',
  log: 'Mensajes',
  you: 'Usted',
  bot: 'Guía automática',
  clinician: 'Equipo clínico',
  system: 'Nota',
  typing: (who) => `${who} está escribiendo`,
  choices: 'Respuestas sugeridas',
  input: 'Su mensaje',
  placeholder: 'Escriba un mensaje',
  send: 'Enviar',
  counter: (length, max) => `${length} de ${max} caracteres`,
  tooLong: (over) => `Sobran ${over} caracteres. Por favor, envíelo en dos mensajes.`,
  waiting: 'Aún no enviado',
  sending: 'Enviando',
  delivered: 'Entregado',
  failed: 'No enviado',
  tryAgain: 'Intentar otra vez',
  connecting: 'Conectando …',
  offline:
    'Por ahora no hay conexión. Puede seguir escribiendo: guardamos sus palabras aquí y las enviamos cuando vuelva. Si necesita a alguien ahora, llame o escriba al 988.',
  refused:
    'No pudimos abrir su chat. Por favor, ábralo otra vez desde la página de su programa. Si necesita a alguien ahora, llame o escriba al 988.',
  handoffAlert:
    'Pedimos que una persona se una a este chat. ¿En peligro ahora? Llame al 911. Puede llamar o escribir al 988 a cualquier hora.',
  helpLabel: 'Ayuda por teléfono',
  call988: 'Llamar 988',
  text988: 'Texto 988',
  text988Address: 'sms:988?&body=AYUDA',
  call911: 'Peligro: 911',
  today: 'Hoy',
  yesterday: 'Ayer',
  breathing: {
    title: 'Respire conmigo',
    lead: 'Deje que el círculo le guíe. Tome aire por la nariz y suéltelo despacio por la boca.',
    ready: 'Póngase a gusto',
    in: 'Tome aire',
    out: 'Suelte el aire',
    pace: 'Ritmo, en segundos',
    paceOption: (inhale, exhale) => `Entra ${inhale}, sale ${exhale}`,
    care: 'Si se marea o se siente peor, respire como quiera y mire a su alrededor.',
    close: 'Volver al chat',
  },
};

/** The widget's words by language. Spanish uses the polite form throughout. */
export const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, es: ES };
