/** Languages that the telephone speaks, and how Twilio calls them. */
export const SPOKEN = { en: 'en-US', es: 'es-MX' } as const;
export type SpokenLanguage = keyof typeof SPOKEN;

/** What a client who phones hears. Written for the ear: short, digits apart. Danger comes first, always. */
export interface ClientWords {
  readonly danger: string;
  readonly automated: string;
  /** Something went out to the care team because of this call. */
  readonly teamTold: string;
  /** The call stands in the queue, and nobody could be alerted about it. */
  readonly teamListed: string;
  /** Telling them failed. */
  readonly teamNotTold: string;
  /** The number is hidden: there is nobody to tell about. */
  readonly hiddenNumber: string;
  readonly pressOne: string;
  readonly nobodyOnCall: string;
  readonly connecting: string;
  readonly notReached: string;
  readonly notReachedHidden: string;
  readonly goodbye: string;
}

export const CLIENT_WORDS: Readonly<Record<SpokenLanguage, ClientWords>> = {
  en: {
    danger:
      'If you or someone near you is in danger right now, hang up and call 9 1 1. ' +
      'Day or night, you can call or text 9 8 8 and talk with a crisis counselor.',
    automated: 'This is the automated line of your care program. No person is listening yet.',
    teamTold: 'Your care team has been told that you are calling.',
    teamListed:
      'Your call is in the queue of your care team, but nobody could be alerted about it right now.',
    teamNotTold:
      'Something on our side is not working, and your care team could not be told. Please call 9 8 8 now.',
    hiddenNumber: 'Your number is hidden, so your care team cannot call you back.',
    pressOne: 'To be connected with the clinician on call now, press 1.',
    nobodyOnCall: 'No clinician is on call at this moment, so I cannot connect you.',
    connecting: 'I am calling the clinician on call. Please stay on the line.',
    notReached:
      'The clinician on call did not pick up. Your call and your number are in the queue of your care team.',
    notReachedHidden:
      'The clinician on call did not pick up, and your number is hidden, so nobody can call you back.',
    goodbye:
      'You can also send a text to this number at any time. If you cannot wait, call or text 9 8 8, or call 9 1 1.',
  },
  es: {
    danger:
      'Si tú o alguien a tu lado está en peligro ahora mismo, cuelga y llama al 9 1 1. ' +
      'De día o de noche puedes llamar al 9 8 8 y oprimir 2 para hablar en español con un consejero de crisis.',
    automated:
      'Esta es la línea automática de tu programa de atención. Todavía no te escucha ninguna persona.',
    teamTold: 'Tu equipo ya tiene el aviso de que estás llamando.',
    teamListed:
      'Tu llamada está en la lista de espera de tu equipo, pero en este momento no pudimos avisar a nadie.',
    teamNotTold:
      'Algo falla de nuestro lado y no pudimos avisar a tu equipo. Por favor llama al 9 8 8 ahora.',
    hiddenNumber: 'Tu número está oculto, así que tu equipo no puede devolverte la llamada.',
    pressOne: 'Para hablar ahora con el profesional de guardia, oprime 1.',
    nobodyOnCall: 'En este momento no hay ningún profesional de guardia, así que no puedo comunicarte.',
    connecting: 'Estoy llamando al profesional de guardia. No cuelgues, por favor.',
    notReached:
      'El profesional de guardia no contestó. Tu llamada y tu número están en la lista de espera de tu equipo.',
    notReachedHidden:
      'El profesional de guardia no contestó, y tu número está oculto, así que nadie puede devolverte la llamada.',
    goodbye:
      'También puedes enviar un mensaje de texto a este número a cualquier hora. Si no puedes esperar, llama al 9 8 8 o al 9 1 1.',
  },
};

/** Offered in Spanish to whoever is greeted in English. */
export const SPANISH_OFFER = 'Para español, oprime 2.';

/** What a paged member of staff hears besides the page itself. No name, no number, nothing that the client wrote. */
export const STAFF_WORDS = {
  keys: 'To take it, press 1. If you cannot, press 2, and it goes on to the next person on call.',
  noKey: 'No key was pressed. The page stays open.',
  taken: 'You have it. The client is waiting to hear from you. Open the desk, or the thread, and write now.',
  joined:
    'You have joined. Your colleague alone writes to the client. Open the desk, or the thread, and write a note.',
  somebody_else_has_it: 'Somebody else has taken it. Thank you for picking up.',
  closed: 'It has been closed. Thank you for picking up.',
  not_allowed: 'Your role cannot take handoffs. The page stays open.',
  notNow: 'Thank you. The client hears that they could not be connected, and stays in the queue.',
  gone: 'This page is no longer open. Thank you for picking up.',
  failed: 'That did not work. Please open the desk.',
  clientCalls: 'This is Handrail. A client is on the phone. To talk with them, press 1.',
  staffCaller: 'This is the line for clients. To see what is waiting, open the desk.',
} as const;

/** What whoever hands a page on hears: only what really was done. */
export const DECLINED_WORDS = {
  next_paged: 'Thank you. The next person is being texted and called now.',
  others_paged: 'Thank you. Somebody else has been paged already.',
  nobody_left:
    'Thank you. Nobody else on call could be paged. The client is still waiting. If you can after all, open the desk.',
  not_open: STAFF_WORDS.gone,
} as const;

/** The language of a client's record, as far as it is spoken here. */
export function spokenLanguage(language: string | undefined): SpokenLanguage {
  return language?.toLowerCase().startsWith('es') ? 'es' : 'en';
}
