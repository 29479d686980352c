import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';

type Group<G extends keyof typeof en> = SameKeys<typeof en>[G];

export const third: Group<'third'> = {
  care: ['Qué bueno que te importa y escribiste.', 'Gracias por cuidar a alguien.'],
  no_confirm: [
    'No puedo decir quién está o no en un programa, pero puedo ayudarte a ayudar.',
    'No puedo decir si alguien está en un programa. Igual te ayudo ahora.',
  ],
  no_confirm_tiny: ['No puedo decir quién está en un programa.', 'No puedo decir quién está aquí.'],
  staff_desk: [
    'Aquí no puedo saber quién escribe ni dar datos. El personal usa su escritorio.',
    'Por esta línea no doy datos. El personal puede usar su escritorio.',
  ],
  no_see: [
    'No puedo ver ni mostrar mensajes de nadie, ni decir quién está en un programa.',
    'No puedo mostrar mensajes de nadie.',
  ],
  ask_danger: ['¿Crees que está en peligro ahora mismo?', '¿Crees que se puede hacer daño ahora?'],
  ask_with: ['¿Hay alguien ahí a su lado?', '¿Puedes estar en el mismo cuarto?'],
  ask_breathing: ['¿Está despierto y respira?', '¿Le puedes despertar, y respira?'],
  ask_still: ['¿Sigue respirando?', '¿Respira parejo ahora?'],
  ask_away: [
    '¿Hay algo cerca que pueda usar para hacerse daño?',
    '¿Puedes quitar de ahí pastillas, navajas o armas?',
  ],
  ask_textback: [
    '¿Te podemos escribir a este número luego?',
    '¿Está bien si el equipo escribe a este número luego?',
  ],
  stay: [
    'Por favor quédate ahí y aparta lo que pueda usar para hacerse daño.',
    'Quédate cerca. Aparta lo que pueda dañar.',
  ],
  ask_direct: [
    'Puedes preguntar de frente: estás pensando en matarte. Preguntar no mete la idea.',
    'Está bien preguntar claro por el suicidio. Ayuda.',
  ],
  lines: [
    'Llamen juntos al 988. Al 911 si puede hacerlo ahora.',
    'Pueden llamar al 988. Si va a hacerlo, al 911.',
  ],
  staff: [
    'Paso esto a nuestro equipo ahora. Nadie lo ha leído aún.',
    'Lo paso ahora a nuestro equipo. No sé cuándo lo verá.',
  ],
  staff_again: [
    'Lo que me contaste quedó guardado para el equipo.',
    'El equipo puede leer lo que me contaste.',
  ],
  no_secret: [
    'No puedo prometer el secreto. El equipo decide qué decir, y trata de no dar tu nombre.',
    'Quiero ser honesto: no lo puedo prometer. Tratan de no nombrarte.',
  ],
  good: ['Bien. Estar ahí es lo mejor ahora.', 'Qué bien. Quédate y solo escucha.'],
  listen: ['No hacen falta palabras perfectas. Escucha y quédate.', 'No hay que arreglarlo. Solo estar.'],
  thanks: ['Gracias por escribir. Hiciste lo correcto.', 'Hiciste muy bien.'],
  noted_yes: ['Bien, anotado. Escribe aquí cuando quieras.', 'Gracias. Puedes escribir cuando quieras.'],
  noted_no: [
    'Bien, no te escribimos. Escribe aquí cuando quieras.',
    'Bueno, sin mensajes. Puedes escribir aquí cuando quieras.',
  ],
  od_call: ['Llama al 911 ahora.', 'Llama ya al 911.'],
  od_wake: ['Grita su nombre. Frota fuerte su pecho.', 'Grita y frota el centro del pecho.'],
  od_naloxone: ['Da naloxona en una fosa nasal si tienes.', 'Usa naloxona si tienes.'],
  od_give_now: ['Da la naloxona ya, en una fosa.', 'Úsala ya: una dosis en una fosa.'],
  od_second_now: ['Da la segunda dosis ya, en la otra fosa.', 'Segunda dosis ya, en la otra fosa.'],
  od_second: [
    'Si no cambia en 2 a 3 minutos: otra dosis, en la otra fosa.',
    '¿Sigue igual tras 2 a 3 minutos? Da otra dosis en la otra fosa.',
  ],
  od_side: [
    'Ponle de lado y quédate. El efecto puede pasar.',
    'De lado. Quédate ahí, el efecto puede pasar.',
  ],
  od_breaths: ['Si sabes, da respiración de rescate.', 'Dale aire si sabes cómo.'],
  od_place: ['Da esa dirección al 911 primero.', 'Bien. Dile esa dirección al 911.'],
  od_door: ['Deja entrar a los paramédicos.', 'Abre la puerta a los paramédicos.'],
  away_good: ['Bien. Así hay menos peligro.', 'Muy bien. Lejos es lo que ayuda.'],
  them_she: ['ella'],
  them_he: ['él'],
  them_they: ['esa persona'],
  their_she: ['su'],
  their_he: ['su'],
  their_they: ['su'],
};

export const wrong: Group<'wrong'> = {
  sorry: [
    'No, número equivocado. Esta es una línea de apoyo automática. Para hablar con alguien, llama o textea al 988.',
    'No es aquí, perdón. Es una línea de apoyo automática. Para hablar a toda hora: 988.',
  ],
  ok: ['No hay problema. Cuídate.', 'Todo bien. Cuídate.'],
  can_help: ['Puedo intentar ayudar.', 'Quizá sí. Lo intento.'],
  ask_what: ['¿Qué está pasando?', '¿Qué pasa?'],
  still_help: [
    'No hace falta estar en un programa para recibir ayuda aquí.',
    'Puedes escribir aunque no seas cliente.',
  ],
};

export const identity: Group<'identity'> = {
  neutral: [
    'Hola. Esta es una página automática. No hay nada aquí ahora.',
    'Hola. Chat automático. No hay nada abierto.',
  ],
  danger: [
    'Página automática. En una emergencia llama al 911. También está el 988.',
    'Esta página es automática. Emergencia: 911, o 988 para hablar.',
  ],
};

export const mode: Group<'mode'> = {
  handoff_only: [
    'Soy automático y aquí no puedo dar consejo. Puedo traer a una persona.',
    'Soy automático. En este programa traigo personas, no doy consejo.',
  ],
  safety: ['Si puedes estar en peligro, llama al 911 o al 988.', 'Llama al 911 si hay peligro, o al 988.'],
  reviewed: [
    'En este programa puedo mostrar tu plan, guiar ejercicios y traer a una persona.',
    'Aquí puedo mostrar tu plan, guiar un ejercicio o traer a una persona.',
  ],
  ask_alone: ['¿Hay alguien contigo ahora?', '¿Alguien está contigo?'],
};

export const language: Group<'language'> = {
  switched: ['Claro, seguimos en español.', 'Bien, en español.'],
  not_sure: ['Perdón, quizá no leo bien eso.', 'Tal vez no leí bien.'],
  interpreter: ['Pido a una persona que hable tu idioma.', 'Pido al equipo a alguien que hable tu idioma.'],
  ask_english: ['¿Puedes escribirlo en español o inglés?', '¿Lo dices en español o inglés?'],
};

export const staff: Group<'staff'> = {
  line: [
    'Esta es la línea automática de clientes y tu número es del personal. Usa el escritorio o Slack para el trabajo. Aquí no doy datos.',
    'Tu número es del personal. Esta es la línea automática de clientes. Para el trabajo usa el escritorio o Slack. Aquí no doy datos.',
  ],
  own: ['Si necesitas apoyo para ti, dime.', 'Si es para ti, solo dímelo.'],
  again: [
    'Para el trabajo, usa el escritorio. Si necesitas apoyo, dime.',
    'El escritorio tiene lo que espera. Si algo te pesa, dime.',
  ],
};
