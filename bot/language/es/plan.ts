import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';

type Group<G extends keyof typeof en> = SameKeys<typeof en>[G];

export const plan: Group<'plan'> = {
  full: ['Este es tu plan.', 'Aquí está tu plan.'],
  full_version: ['Esta es la versión {version} de tu plan.'],
  made_with: ['Lo hiciste con {author}.'],
  pending: ['Tu equipo aún no lo revisa.'],
  step: ['Paso {number}, {title}: {items}.'],
  lines: ['{lines}'],
  title_1: ['señales'],
  title_2: ['lo que puedo hacer yo'],
  title_3: ['gente y lugares que distraen'],
  title_4: ['a quién pedir ayuda'],
  title_5: ['profesionales'],
  title_6: ['un entorno seguro'],
  title_reasons: ['razones para quedarme'],
  ask_step: ['¿Qué paso quieres ver, del 1 al 6?', '¿Qué paso te sirve ahora, del 1 al 6?'],
  ask_use: ['¿Cuál podrías hacer ahora?', '¿Hay uno que puedas probar ya?'],
  ask_run: ['Te puedo guiar con "{item}" ahora. ¿Quieres?', 'Podemos hacer "{item}" ahora. ¿Vamos?'],
  empty_step: ['Ese paso está vacío en tu plan. Lo llenamos cuando quieras.', 'Aún no hay nada en ese paso.'],
  none: ['Aún no tienes un plan aquí.', 'No tengo un plan tuyo todavía.'],
  ask_build: [
    '¿Quieres hacer uno corto ahora? Toma unos minutos.',
    '¿Escribimos uno corto, con tus palabras?',
  ],
  own_2: ['En tu plan escribiste: {items}.', 'Tu plan dice que esto ayuda: {items}.'],
  own_3: ['Tu plan nombra un lugar: {items}.', 'Tu plan dice que podrías ir aquí: {items}.'],
  own_4: [
    'Tu plan nombra a {items}. Puedes llamar o escribir ya.',
    'En tu plan pusiste: {items}. Búscale ahora si puedes.',
  ],
  reached_4: ['También está en tu plan: {items}.', 'Eso está en tu plan: {items}.'],
  own_5: ['Tu plan dice: {items}.'],
  own_6: ['Tu plan dice: {items}. Hazlo ahora, por favor.', 'Para estar a salvo, tu plan dice: {items}.'],
  own_reason: ['Escribiste esta razón para quedarte: {items}.', 'Tu plan guarda esta razón: {items}.'],
  own_sign: ['Una vez dijiste que esto es una señal: {items}.'],
};

export const build: Group<'build'> = {
  intro: [
    'Bien. Te pregunto pocas cosas. Tus palabras son las mejores. Puedes saltar alguna.',
    'Bueno. Unas preguntas cortas, con tus palabras. Salta las que quieras.',
  ],
  ask_1: [
    '¿Qué te avisa que puede venir una crisis? Una idea, un ánimo o algo que haces.',
    '¿Cuál es una señal tuya de que va mal? Di una.',
  ],
  ask_1_concrete: ['¿Puedes ser más exacto? Como "no me levanto" o "dejo de comer".'],
  ask_2: [
    '¿Qué puedes hacer tú que ayude, aunque sea poco?',
    '¿Qué has hecho antes, por tu cuenta, que ayudó un poco?',
  ],
  ask_likely: [
    'En un mal día, ¿qué tan probable es que lo hagas, de 0 a 10?',
    'De 0 a 10, ¿qué tan probable es que hagas eso en un mal día?',
  ],
  ask_barrier: ['¿Qué podría estorbar, o qué sería más fácil?', '¿Qué te frenaría, o qué paso es más chico?'],
  got_barrier: ['Gracias. Lo anoté.', 'Bueno saberlo. Lo anoté.'],
  ask_knows: ['¿Sabe que le pedirías ayuda?', '¿Sabe que está en tu plan?'],
  ask_consent: [
    '¿Cuándo puede el equipo hablarle? 1 nunca, 2 solo si tu vida corre peligro, 3 si no te hallamos, 4 siempre.',
    '¿El equipo le puede llamar? 1 nunca, 2 si tu vida corre peligro, 3 si no contestas, 4 siempre.',
  ],
  see: ['Escribe "mi plan" para verlo.', 'Para verlo, escribe "mi plan".'],
  ask_3: [
    '¿Quién o qué lugar te distrae? Dos personas y un lugar está muy bien.',
    '¿Qué gente o lugares te despejan la mente?',
  ],
  ask_4: [
    '¿A quién podrías pedir ayuda? Vale el nombre, y el número si quieres.',
    '¿A quién le dirías que necesitas ayuda?',
  ],
  ask_5: [
    '¿A qué profesional puedes llamar? Terapeuta, médico o programa.',
    '¿A qué profesional o programa llamarías?',
  ],
  ask_6: [
    '¿Qué haría tu casa más segura cuando va mal? Como "mi hermana guarda mis pastillas".',
    '¿Qué podría guardarse lejos, o tenerlo otra persona, para estar a salvo?',
  ],
  ask_reasons: ['¿Cuál es una razón para quedarte?', '¿Qué o quién vale la pena?'],
  quick_ask: [
    '¿Qué dos cosas te ayudan, aunque sea un poco?',
    'De acuerdo, sin hojas. ¿Qué una o dos cosas te ayudan un poco?',
  ],
  got: ['Anotado.', 'Gracias, lo tengo.', 'Qué bien.'],
  saved: [
    'Lo guardé con tus palabras: {items}. Tu equipo lo va a ver.',
    'Guardado: {items}. Tu equipo lo revisa.',
  ],
  saved_full: [
    'Tu plan quedó como borrador. Tu equipo lo revisa antes de que valga.',
    'Guardado como borrador. Tu equipo lo va a revisar.',
  ],
  nothing: ['Bueno, lo dejamos por ahora.', 'No pasa nada. Otro día lo hacemos.'],
};

export const edit: Group<'edit'> = {
  current: ['Claro. El paso {number} ahora: {items}.', 'Bien. El paso {number} tiene: {items}.'],
  ask_what: ['¿Qué quieres cambiar?', '¿Qué agrego o quito?'],
  readback: ['Entonces: {changes}.', 'Lo repito: {changes}.'],
  change_add: ['agregar {item} al paso {step}'],
  change_remove: ['quitar {item}'],
  change_and: ['y'],
  ask_agreed: ['¿{who} sabe y acepta estar en tu plan?', '¿{who} dijo que sí a estar en tu plan?'],
  ask_save: ['¿Lo guardo así?', '¿Está bien así?'],
  saved: [
    'Guardado, versión {version}. Tu equipo lo va a ver.',
    'Listo. Es la versión {version} y tu equipo la revisa.',
  ],
  saved_added: [
    'Agregué "{item}" al paso {number}. Está guardado y tu equipo lo va a ver.',
    'Bien, "{item}" ya está en el paso {number}. Tu equipo lo revisa.',
  ],
  contact_note: [
    'Esto no cambia a quién puede llamar el equipo.',
    'A quién puede llamar el equipo queda igual.',
  ],
  not_saved: ['Bueno. No cambié nada.', 'No se cambió nada.'],
  not_agreed: [
    'Bien. Pregúntale primero y dime. No agregué a {who}.',
    'Entonces espero con {who}. Pregúntale antes.',
  ],
  undone: ['Listo, lo deshice.'],
  ask_more: ['¿Algo más que cambiar?', '¿Qué más quieres cambiar?'],
  which: [
    'Dime así: "agregar música al paso 2" o "quitar a Marcos".',
    'Puedes decir "agregar música al paso 2" o "quitar a Marcos".',
  ],
  heard: ['Entiendo.', 'Bien, te leo.'],
  resume: ['Volvemos a tu plan.', 'Ahora, de vuelta a tu plan.'],
};

export const followup: Group<'followup'> = {
  caring: [
    'Hola {name}. Es la línea automática de {program}. Pensé en ti y deseo que hoy pese un poco menos.',
    'Hola {name}, aquí la línea automática de {program}. Ojalá tu noche fuera tranquila. Qué bueno que escribiste.',
  ],
  no_answer: ['No hace falta contestar.', 'No tienes que responder.'],
  good: ['Me alegra mucho. Eso es fuerza.', 'Qué bueno. Lo lograste tú.'],
};

export const checkin: Group<'checkin'> = {
  set: [
    'Listo. Cada día a las {time} te pregunto cómo estás. Llega por sí solo.',
    'Hecho. Te escribo a las {time} cada día para saber cómo vas. Es automático.',
  ],
  set_alternate: [
    'Listo. Un día sí y otro no, a las {time}, te pregunto cómo estás. Llega por sí solo.',
    'Hecho. Cada dos días a las {time} te escribo para saber cómo vas. Es automático.',
  ],
  set_weekdays: [
    'Listo. Entre semana a las {time} te pregunto cómo estás. Llega por sí solo.',
    'Hecho. Entre semana te escribo a las {time}. Es automático.',
  ],
  set_quiet: [
    'Eso cae en tus horas de silencio; llega cuando terminen.',
    'Tus horas de silencio van primero; puede llegar más tarde.',
  ],
  set_how: [
    'Puedes cambiar la hora, pausarlo o quitarlo aquí.',
    'Si quieres otra hora, una pausa o nada, escríbelo aquí.',
  ],
  ask_time: ['Claro. ¿A qué hora te pregunto cómo estás?', 'Bien. ¿Qué hora te queda bien?'],
  paused: ['Bien. Sin preguntas por {number} días. Luego sigo.', 'Lo dejo por {number} días y luego sigo.'],
  ended: ['Bien. Ya no te pregunto cada día.', 'Hecho. Las preguntas diarias se acabaron.'],
  still_open: [
    'Puedes escribir aquí cuando quieras y te contesto.',
    'Esta línea sigue abierta. Escribe cuando quieras.',
  ],
  hello: [
    'Hola {name}. Saludo automático de {program}.',
    'Hola {name}, este es tu saludo automático de {program}.',
  ],
  ask_mood: [
    '¿Cómo está tu ánimo hoy, de 0 (muy bajo) a 10 (bien)?',
    'De 0 a 10, ¿cómo está tu ánimo hoy? 10 es bien.',
  ],
  again: [
    'Hola {name}. Un breve recordatorio de tu registro. Puedes saltarlo.',
    'Hola {name}. Tu registro sigue abierto. Sin presión.',
  ],
  ask_urge: [
    '¿Qué tan fuertes son hoy las ganas, de 0 (nada) a 10 (muy fuertes)?',
    'De 0 a 10, ¿qué tan fuertes son hoy las ganas? 0 es nada.',
  ],
  ask_sleep: ['¿Cuántas horas dormiste?', '¿Más o menos cuántas horas dormiste?'],
  not_ok: ['No estoy bien'],
  low: ['Suena como un día duro. Gracias por decirme.', 'Siento que hoy sea tan difícil.'],
  fine: ['Gracias. Lo anoté.', 'Listo, gracias.'],
};
