import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';

type Group<G extends keyof typeof en> = SameKeys<typeof en>[G];

export const handoff: Group<'handoff'> = {
  they_see: ['Bien. Queda aquí para quien entre.', 'Anotado aquí, para cuando entre alguien.'],
  opening_high: [
    'Pido ahora que entre alguien del equipo. Aún no hay nadie.',
    'Estoy pidiendo a alguien del equipo ya. Aún no entró nadie.',
  ],
  opening_moderate: [
    'Pido que alguien del equipo entre. Aún no hay nadie.',
    'Estoy pidiendo a alguien del equipo. No sé aún cuánto tarda.',
  ],
  opening_request: [
    'Claro. Pido ahora a una persona. Aún no entró nadie.',
    'Sí. Pido a una persona que entre. Aún no hay nadie.',
  ],
  opening_tiny: ['Pido a nuestro personal ahora.', 'Pido ayuda al equipo ahora.'],
  waiting: ['Aún no entró nadie. Ya avisé a {tried}.', 'Todavía no hay una persona. Avisé a {tried}.'],
  waiting_queue: [
    'Estás en la fila para una persona. Aún no entró nadie.',
    'Nadie ha entrado aún. Sigues en la fila.',
  ],
  waiting_tiny: ['Aún no entró nadie.', 'Todavía no hay nadie del equipo.', 'Sigues en la fila.'],
  paging_tiny: ['Seguimos avisando al equipo.', 'Aún nadie. Seguimos avisando al equipo.'],
  check_tiny: [
    'Si no escribes, te busco en {minutes} min.',
    'Me quedo aquí hasta que entre alguien del equipo.',
    'Si empeora, llama al 911 de una vez.',
    'Sigues en la fila para una persona.',
  ],
  estimate: ['Casi siempre tarda unos {minutes} min.', 'La espera es de unos {minutes} min.'],
  no_estimate: [
    'No sé cuánto falta. Te aviso en cuanto sepa más.',
    'No sé cuántos minutos. Te mantengo al tanto.',
  ],
  unseen: [
    'Puede que el equipo tarde en verlo. Llama al 988 ahora, o al 911 si hay peligro.',
    'El equipo puede tardar en ver esto. Llama al 988 a toda hora, o al 911 si hay peligro.',
  ],
  update_soon: [
    'Mientras escribas, te aviso cada {minutes} min.',
    'Si sigues aquí, te doy noticias cada {minutes} min.',
  ],
  nobody: [
    'Aún no contesta nadie del equipo. Les seguimos avisando. Por favor llama al 988, o al 911 si estás en peligro.',
    'Todavía nadie. Seguimos avisando a todo el equipo. Llama al 988 ahora, o al 911 si hay peligro.',
  ],
  nobody_tiny: [
    'Nadie ha contestado. Seguimos avisando. Llama al 988 o al 911.',
    'Aún sin respuesta. Seguimos avisando. Llama al 988 o al 911.',
    'Ojalá tuviera mejor noticia: aún nadie. Avisamos otra vez. Llama al 988 o al 911.',
    'Todavía nadie. Seguimos avisando. En el 988 o el 911 sí hay alguien ya.',
  ],
  nobody_short: ['Nadie ha contestado. Seguimos avisando.', 'Aún nadie. Seguimos avisando a todos.'],
  unpaged: [
    'Nadie ha entrado, y el equipo puede tardar en verlo. Por favor llama al 988, o al 911 si estás en peligro.',
    'Aún no hay nadie y puede tardar. Llama al 988 ahora, o al 911 si hay peligro.',
  ],
  unpaged_tiny: [
    'Nadie ha entrado y puede tardar. Llama al 988 o al 911.',
    'Aún nadie. El equipo puede tardar. Llama al 988 o al 911.',
  ],
  unpaged_short: ['Nadie ha entrado aún. Puede tardar.', 'Aún nadie. El equipo puede tardar.'],
  update: [
    'Aviso: aún no entró nadie. Avisé a {tried}. Llevas {minutes} min.',
    'Sigue la espera: nadie ha entrado. Avisamos a {tried}. Van {minutes} min.',
  ],
  update_queue: [
    'Aviso: aún no entró nadie. Sigues en la fila. Llevas {minutes} min.',
    'Sigue la espera: nadie ha entrado. Estás en la fila. Van {minutes} min.',
  ],
  update_tiny: ['Aún nadie. Avisamos a {tried}.', 'Nadie aún. Avisé a {tried}.'],
  keep: [
    'Sigo aquí. Aún no contesta nadie del equipo. Les seguimos avisando.',
    'No te olvidamos. Nadie ha contestado todavía, y avisamos otra vez.',
    'Soy yo otra vez. El equipo aún no contesta, y se les sigue avisando.',
    'La espera es larga, lo sé. Aún nadie. Seguimos buscando a alguien.',
  ],
  keep_unpaged: [
    'Sigo aquí. Aún no entra nadie, y puede tardar.',
    'La espera es larga, lo sé. Aún nadie, y el equipo puede tardar en verlo.',
  ],
  small_step: [
    'Por ahora, toma un sorbo de agua.',
    'Una cosa pequeña: pon los pies en el suelo.',
    'Por ahora, siéntate donde haya gente.',
    'Por ahora, prende una luz.',
    'Una cosa pequeña: ponte una cobija.',
    'Por ahora, suelta el aire despacio.',
    'Una cosa pequeña: di algo que ves.',
    'Por ahora, manda un "hola" a alguien.',
  ],
  claimed: [
    '{clinician} ya está aquí y te va a escribir. Yo me hago a un lado.',
    '{clinician} entró y puede ver este chat. Yo guardo silencio.',
  ],
  released: [
    'La persona del equipo tuvo que irse. Estás otra vez en la fila. Aún no entró nadie más.',
    'Vuelves a la fila. Esa persona tuvo que salir. Aún no entró nadie más.',
  ],
  resolved: ['{clinician} cerró este chat por ahora.', 'Esta charla con {clinician} terminó por ahora.'],
  withdrawn: [
    'Alguien del equipo cerró tu lugar en la fila. Ahora no viene nadie. Escribe "persona" y la pido otra vez.',
    'Tu lugar en la fila quedó cerrado. Por ahora no entra nadie. Escribe "persona" y pido a alguien.',
  ],
  resolved_next: ['Lo que sigue: {next}', 'Próximo paso: {next}'],
  resolved_plain: ['Puedes escribir aquí cuando quieras.', 'Escribe otra vez cuando lo necesites.'],
  still_here: ['Aquí estoy mientras esperas.', 'Me quedo contigo mientras esperamos.'],
  later: ['Pido al equipo que te busque {when}.', 'Le paso al equipo tu pedido para hablar {when}.'],
  later_now: ['Si quieres a alguien antes, escribe "persona ahora".', 'Para hoy, escribe "persona ahora".'],
  video: ['Enlace de video para cuando entren: {link}', 'Pueden verse aquí: {link}'],
  who_primary: ['la persona de guardia'],
  who_backup: ['el relevo'],
  who_supervisor: ['la supervisión'],
  who_fallback: ['todo el equipo'],
  who_slack: ['el equipo'],
  who_and: ['y'],
  when_tomorrow: ['mañana'],
  when_later: ['pronto'],
  someone: ['Alguien del equipo'],
};

export const nudge: Group<'nudge'> = {
  high: ['Sigo aquí, {name}. ¿Estás a salvo ahora?', 'Solo quiero saber de ti. ¿Estás a salvo?'],
  high_988: [
    'Llama al 988 cuando quieras, o al 911 si podrías hacerlo.',
    'Puedes llamar al 988, o al 911 si hay peligro.',
  ],
  imminent: [
    'Sigo aquí. Llama ya al 911 o al 988. ¿Estás a salvo?',
    'Llama al 911 o al 988 ahora. ¿Me mandas una palabra?',
    'No sé de ti. Llama ya al 911 o al 988. ¿Cómo estás?',
  ],
  imminent_veteran: [
    'Sigo aquí. Llama ya al 911, o al 988 y oprime 1. ¿Estás a salvo?',
    'Llama al 988 y oprime 1, o al 911, ya. ¿Me mandas una palabra?',
    'Sigo contigo. Llama al 911, o al 988 y oprime 1. ¿Cómo estás?',
  ],
  medical: [
    'Llama al 911. Quita el seguro. Ponte de lado. ¿Puedes escribir una palabra?',
    'Por favor llama ya al 911. ¿Me lees?',
  ],
  neutral: ['Solo saludo. ¿Todo bien?', 'Hola. ¿Estás ahí?'],
  elsewhere: [
    'Hola {name}. Solo quiero saber de ti. Puedes escribir aquí. Llama al 911 si hay peligro, o al 988 a toda hora.',
  ],
  voice: [
    'No he sabido de ti y me importa cómo estás. Pedí al equipo que trate de llamarte.',
    'Ha pasado un rato. Pedí al equipo que trate de llamarte.',
  ],
  voice_short: ['Pedí al equipo que trate de llamarte.', 'Le pedí al equipo que te llame por teléfono.'],
  voice_988: ['El 988 también está ahora.', 'Todavía puedes llamar al 988.'],
  still: ['Sigo aquí.', 'Aquí estoy. Solo pregunto.'],
  skill: [
    'Sigo contigo. Toma tu tiempo. Escribe una palabra cuando puedas.',
    'Aquí estoy. Manda una palabra y seguimos.',
  ],
};

export const optout: Group<'optout'> = {
  confirm: [
    'Listo. No te llegarán más mensajes. Si estás en peligro llama al 911. El 988 atiende a toda hora. Escribe START para volver.',
    'Hecho, no más mensajes. Llama al 988 a toda hora, o al 911 si hay peligro. Escribe START para volver.',
  ],
  back: [
    'Qué bueno que volviste. Soy automático, no una persona.',
    'Me alegra leerte otra vez. Soy un sistema automático.',
  ],
  back_waiting: ['Sigues en la fila para una persona.', 'Tu lugar en la fila sigue.'],
};
