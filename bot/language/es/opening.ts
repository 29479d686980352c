import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';

type Group<G extends keyof typeof en> = SameKeys<typeof en>[G];

export const welcome: Group<'welcome'> = {
  hello: [
    'Hola {name}. Esta es la línea de apoyo de {program}. Soy automático, no una persona, pero puedo llamar a alguien del equipo. Tu equipo puede leer este chat.',
    'Hola {name}, llegaste a la línea de apoyo de {program}. Soy un sistema automático, no una persona. Puedo traer a alguien. Tu equipo puede leer esto.',
  ],
  hello_unknown: [
    'Hola. Esta es una línea de apoyo automática, no una persona. Puedo traer a una persona. El personal puede leer este chat.',
    'Hola. Llegaste a una línea de apoyo automática. No soy una persona, pero puedo buscar a una. El personal puede leer esto.',
  ],
  intro_short: ['Soy automático, no una persona.', 'Esto es automático, no soy una persona.'],
  intro_tiny: ['(Automático.)', 'Línea automática:'],
  privacy_short: ['Tu equipo puede leer este chat.', 'Tu equipo ve lo que escribimos aquí.'],
  privacy_unknown: ['El equipo puede leer este chat.', 'Nuestro equipo ve lo que escribimos aquí.'],
  ask_open: ['¿Qué está pasando ahora?', '¿Qué tienes en mente?', '¿Cómo estás en este momento?'],
  right_place: ['Sí, estás en el lugar correcto.', 'Es aquí, llegaste bien.'],
  menu: [
    'Puedes contarme cómo estás. O manda 1 para ver tu plan, 2 para un ejercicio corto, 3 para una persona.',
    'Escribe lo que quieras. O manda 1 para tu plan, 2 para un ejercicio, 3 para hablar con una persona.',
  ],
  ask_menu: [
    '¿Qué te ayuda más: 1 tu plan, 2 un ejercicio corto, 3 una persona?',
    '¿Cuál sirve ahora: 1 tu plan, 2 un ejercicio, 3 una persona?',
  ],
  help_entry: [
    'Aquí estoy. Si estás en peligro ahora, llama al 911.',
    'Estoy contigo. Llama al 911 si estás en peligro.',
  ],
  ask_safe: ['¿Estás a salvo ahora mismo?', '¿Estás en un lugar seguro ahora?'],
  media_blind: ['No puedo ver fotos aquí.', 'En esta línea no puedo abrir fotos.'],
  media_note: ['Quedó guardada para el equipo.', 'El equipo puede verla.'],
  media_ask: [
    '¿Me dices con palabras qué pasó, y si estás a salvo?',
    'En pocas palabras: ¿qué pasó y estás a salvo?',
  ],
};

export const talk: Group<'talk'> = {
  ask_weighs: ['¿Qué es lo que más te pesa ahora?', '¿Qué te gustaría que alguien supiera de hoy?'],
  listen: [
    'Te leo. Escribe mucho o poco, como quieras.',
    'No hay que arreglarlo todo ahora. Te leo.',
    'Puedes solo contarme. Aquí sigo.',
  ],
  check_later: ['Si hay silencio, te busco en unos 10 minutos.', 'Te vuelvo a buscar en unos 10 minutos.'],
  light: ['Ja, te entiendo.', 'Vaya día.', 'Entiendo.'],
  hear: ['Te escucho.', 'Gracias por contarme.', 'Qué bueno que escribiste.'],
  heavy: ['Eso suena muy pesado.', 'Es mucho lo que llevas.', 'Suena muy difícil.'],
  long_day: ['Suena como un día largo y duro.', 'Días así cansan mucho.'],
  fight: ['Una pelea así duele mucho.', 'Las peleas en casa duelen.'],
  ask_more: ['¿Qué parte te pesa más?', '¿Qué es lo más difícil ahora?', '¿Qué es lo peor de todo?'],
  ask_today: ['¿Cómo ha sido el resto de tu día?', '¿Qué haría hoy un poco más fácil?'],
  anything: ['Aquí estoy si quieres hablar.', 'Aquí estoy. Toma tu tiempo.'],
  thanks: ['De nada.', 'Para eso estoy.'],
  good_news: ['Me alegra oírlo.', 'Qué bueno saberlo.'],
  stay: ['Sigo aquí.', 'Aquí estoy contigo.', 'Sin prisa. Aquí sigo.'],
  offer_person: [
    'Si quieres una persona, escribe "persona".',
    'Escribe "persona" cuando quieras y busco a alguien.',
  ],
  ask_offer_person: ['¿Quieres que busque a una persona para ti?', '¿Quieres hablar con una persona?'],
  light_check: [
    'Entiendo la broma. Siempre pregunto, por si acaso: ¿has pensado hoy en suicidarte?',
    'Oí la broma. Pregunto siempre: ¿tienes ideas de suicidio?',
  ],
  light_check_harm: [
    'Suena a puro coraje. Solo pregunto: ¿piensas en lastimar a alguien?',
    'Eso te enojó. Una pregunta rápida: ¿crees que puedes herir a alguien?',
  ],
  light_check_ok: ['Bien. Gracias por decirme.', 'Bueno, qué bien saberlo.'],
  greeting_back: ['Hola. Qué bueno leerte.', 'Hola otra vez.'],
};

export const button: Group<'button'> = {
  yes: ['Sí'],
  no: ['No'],
  not_sure: ['No sé'],
  plan: ['Mi plan'],
  skill: ['Un ejercicio corto'],
  person: ['Una persona'],
};

export const close: Group<'close'> = {
  recap: ['Pediste apoyo y pasaste un momento difícil.', 'Hiciste algo muy bueno ahora.'],
  recap_skill: ['Bajó de {first} a {last}. Lo lograste tú.', 'Pasaste de {first} a {last}. Fuiste tú.'],
  follow_up: [
    'Te escribo antes de un día para ver cómo sigues.',
    'Te mando una nota corta en menos de un día.',
  ],
  away_first: [
    'Antes de dormir, pon lejos lo que podrías usar para hacerte daño, o dáselo a alguien.',
    'Una cosa primero: deja lejos de ti lo que podrías usar para lastimarte.',
  ],
  person_any_time: [
    'Si vuelve, escríbeme, o pon "persona" y busco a alguien.',
    'Escribe cuando quieras. Pon "persona" y busco a alguien.',
  ],
  ask_settled: ['¿Cómo estás ahora?', '¿Cómo va ahora?'],
};
