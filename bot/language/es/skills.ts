import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';

type Group<G extends keyof typeof en> = SameKeys<typeof en>[G];

export const skills: Group<'skills'> = {
  told: ['Gracias por decirme eso.', 'Qué bueno que lo dices.'],
  fear: ['Tener miedo es normal. Estoy contigo.', 'Ese miedo es real. Aquí estoy.'],
  ask_before: ['Primero, ¿qué tan fuerte es ahora, de 0 a 10?', 'De 0 a 10, ¿qué tan fuerte es ahora?'],
  ask_after: ['Lo hiciste. ¿Qué número es ahora, de 0 a 10?', 'Listo. ¿En cuánto está ahora, de 0 a 10?'],
  offer: [
    'Podemos probar {skill}. Toma unos {minutes} min.',
    'Algo que puede ayudar es {skill}, unos {minutes} min.',
  ],
  ask_try: ['¿Quieres probarlo conmigo?', '¿Lo hacemos juntos?'],
  start: ['Bien. Un paso a la vez.', 'Bueno, despacio, un paso a la vez.'],
  fell: ['De {first} a {last}. Lo lograste tú.', 'Pasó de {first} a {last}. Muy bien.'],
  same: [
    'Sigue en {last}. Está bien. No todo sirve siempre.',
    'Todavía {last}. Pasa. Podemos probar otra forma.',
  ],
  worse: ['Subió. Dejemos ese.', 'Bueno, ese no ayuda. Lo dejamos.'],
  up_wave: ['Está bien que suba. Las olas suben antes de bajar.', 'Puede subir primero. Así son las olas.'],
  down_wave: ['{last}. Va bajando.', 'Bajó a {last}. Sigue ahí.'],
  skip: ['Bueno, dejamos ese.', 'No pasa nada, lo dejamos.'],
  gate_again: [
    'Para ir a lo seguro: ¿algo de eso? 1 sí, 2 no.',
    'Antes de empezar, ¿te pasa algo de eso? 1 sí, 2 no.',
  ],
  gate_no: ['Entonces ese no, por seguridad.', 'Bien, ese no es para ti hoy.'],
  moved: ['Qué bien que te alejaste.', 'Bien. La distancia ayuda.'],
  reach: ['Buena idea buscarle.', 'Me gusta que le escribas.'],
  ask_number: ['¿Qué número es ahora, de 0 a 10?', '¿En cuánto está ahora, de 0 a 10?'],
  name_grounding_54321: ['un ejercicio con tus sentidos'],
  name_paced_breathing: ['respirar lento'],
  name_box_breathing: ['respiración en caja'],
  name_tipp_cold: ['frío en la cara'],
  name_tipp_move: ['moverte fuerte un momento'],
  name_pmr: ['soltar los músculos'],
  name_urge_surfing: ['surfear la ola de las ganas'],
  name_play_tape: ['ver la película hasta el final'],
  name_opposite_action: ['un paso chico al revés'],
  name_stop_skill: ['quedarte quieto un minuto'],
  name_self_soothe: ['consentir un sentido'],
  name_accepts: ['un descanso de 15 minutos para tu mente'],
  name_reasons: ['mirar tus razones'],
  name_halt: ['revisar tu cuerpo'],
  name_sleep: ['prepararte para dormir'],
  name_movement: ['moverte suave'],
  name_nutrition: ['ver si comiste y bebiste'],
  name_mindful_minute: ['un minuto de atención'],
};

export const grounding: Group<'grounding'> = {
  see: [
    'Mira a tu alrededor y mándame 5 cosas que ves. Pocas palabras.',
    'Mira alrededor. Nombra 5 cosas que ves.',
  ],
  feel: [
    'Bien. Ahora 4 cosas que sientes, como tus pies en el piso.',
    'Muy bien. Ahora 4 cosas que tocas. La silla, tu manga.',
  ],
  hear: ['Ahora 3 cosas que oyes, cerca o lejos.', 'Sigue: 3 sonidos que oyes.'],
  smell: ['Dos cosas que hueles, o dos olores que te gustan.', 'Ahora 2 olores, o 2 que te gusten.'],
  taste: ['La última. Un sorbo lento de agua, o un sabor.', 'Último: un sorbo lento de agua y me dices.'],
};

export const breathing: Group<'breathing'> = {
  in: [
    'No hace falta aguantar el aire. Respira por la nariz y cuenta 4. Dime cuando lo hiciste.',
    'Toma aire por la nariz: 1, 2, 3, 4. Manda un punto.',
  ],
  out: [
    'Ahora suelta lento, como si soplaras la sopa, y cuenta 6. Manda un punto.',
    'Ahora suelta el aire lento y cuenta 6. Manda un punto.',
  ],
  five: [
    'Hazlo cinco veces. Manda un punto al final. Si te mareas, respira normal y dime.',
    'Cinco más así y manda un punto. Si te mareas, vuelve a tu ritmo y dime.',
  ],
  ask_after: ['Muy bien. ¿Qué número es ahora, de 0 a 10?', 'Buen trabajo. ¿Qué número es ahora?'],
};

export const surf: Group<'surf'> = {
  ask_before: [
    '¿Qué tan fuertes son las ganas ahora, de 0 a 10?',
    'De 0 a 10, ¿qué tan grandes son las ganas?',
  ],
  near: [
    'Las ganas son una ola. Suben y bajan, casi siempre en 15 a 30 minutos. Si estás cerca, aléjate primero. No manejes. Dime cuando te muevas.',
    'Las ganas suben y bajan. Toma distancia primero. Otro cuarto, un patio, un parque. Dime cuando te muevas.',
  ],
  body: ['¿Dónde sientes las ganas en tu cuerpo?', '¿Qué parte del cuerpo las siente más?'],
  watch: [
    'Quédate con ese lugar. No luches. Solo míralo. Te escribo en 3 minutos.',
    'Mira ese lugar como una ola. Te escribo en 3 minutos.',
  ],
  check: ['¿Qué número es ahora, de 0 a 10?', 'Hora de ver. ¿En qué número están las ganas?'],
  hands: [
    'Otros 5 minutos. Usa las manos en algo de tu plan: {items}. Te escribo al final.',
    '5 minutos más. De tu plan: {items}. Te escribo luego.',
  ],
  hands_plain: [
    'Otros 5 minutos. Haz algo con las manos, como lavar un vaso. Te escribo al final.',
    '5 minutos más con las manos ocupadas. Te escribo luego.',
  ],
  check_again: ['Ya. ¿Qué número es ahora, de 0 a 10?', 'Van 5 minutos. ¿Qué número es ahora?'],
  last: ['Sigues sobre la ola. 5 minutos más igual. Te escribo.', 'Sigue así. 5 minutos más. Te escribo.'],
  ask_after: ['Pasaste esa ola. ¿Qué número es ahora, de 0 a 10?', 'Aguantaste. ¿Qué número es ahora?'],
};

export const box: Group<'box'> = {
  gate: [
    'Hay que aguantar el aire un poco. ¿Corazón, pulmones, embarazo o pánico ahora? 1 sí, 2 no.',
    'Se aguanta el aire. ¿Problema de corazón o pulmón, embarazo o pánico? 1 sí, 2 no.',
  ],
  how: [
    'Toma aire 4, aguanta 4, suelta 4, descansa 4. Eso es una caja. Haz una y manda un punto.',
    'Aire 4, aguanta 4, suelta 4, descansa 4. Prueba y manda un punto.',
  ],
  four: [
    'Haz cuatro cajas a tu ritmo. Manda un punto al final.',
    'Ahora cuatro, despacio. Escríbeme al final.',
  ],
};

export const cold: Group<'cold'> = {
  gate: [
    'Antes: ¿problema de corazón, desmayos o betabloqueadores? 1 sí, 2 no, 3 no sé.',
    'Primero: ¿corazón, pulso lento, desmayos o betabloqueadores? 1 sí, 2 no, 3 no sé.',
  ],
  gate_more: [
    'Y también: ¿embarazo, alergia al frío o trastorno alimentario? 1 sí, 2 no, 3 no sé.',
    'Lo último: ¿problema con la comida, embarazo o alergia al frío? 1 sí, 2 no, 3 no sé.',
  ],
  get: [
    'Busca algo frío, o una bolsa de verdura congelada en un trapo. Cuando la tengas, dime qué tan fuerte es, de 0 a 10.',
    'Busca una bolsa fría envuelta en tela. Cuando la tengas, manda el número de 0 a 10.',
  ],
  hold: [
    'Inclínate. Ponla en las mejillas y bajo los ojos hasta 30 segundos. Respira normal.',
    'Ponla en las mejillas, bajo los ojos, hasta 30 segundos. Sigue respirando.',
  ],
  off: ['Quítala ya. ¿Qué número es, de 0 a 10?', 'Bien, quítala. ¿Qué número es ahora?'],
  again: [
    'Una vez más, o respirar lento: ¿1 otra vez, 2 respirar?',
    '¿Otra vez o respirar lento? 1 otra vez, 2 respirar.',
  ],
};

export const move: Group<'move'> = {
  gate: [
    'Antes: ¿problema de corazón, dolor de pecho o lesión? 1 sí, 2 no.',
    'Primero: ¿corazón, dolor de pecho o alguna lesión? 1 sí, 2 no.',
  ],
  gate_more: [
    'Y también: ¿embarazo, problema con la comida, o alcohol o drogas hoy? 1 sí, 2 no.',
    'Lo último: ¿problema con la comida, embarazo, o has bebido o usado hoy? 1 sí, 2 no.',
  ],
  go: [
    'Elige uno por 60 segundos: marchar rápido, empujar la pared o subir escalones. Dale. Escríbeme al final.',
    'Por 60 segundos: marcha rápido o empuja la pared. Dime al final.',
  ],
  shake: [
    'Sacude los brazos. Suelta el aire lento dos veces. Manda un punto.',
    'Ahora suelta los brazos y dos respiros lentos. Manda un punto.',
  ],
  number: ['¿Qué número es ahora, de 0 a 10?', '¿En cuánto está ahora?'],
  again: ['¿Otra ronda? 1 sí, 2 ya está bien.', '¿Una vez más? 1 sí, 2 basta por ahora.'],
};

export const tape: Group<'tape'> = {
  first: [
    'Veamos la película entera. Si usaras, ¿cómo serían los primeros 10 minutos?',
    'Si usaras hoy, ¿cómo serían los primeros 10 minutos?',
  ],
  morning: ['¿Y mañana temprano, cómo se sentiría?', 'Ahora la mañana siguiente. ¿Cómo sería?'],
  other: [
    'Ahora la otra película. Esta noche esperas. ¿Cómo es mañana?',
    'Ahora imagina que esperas. ¿Cómo es mañana?',
  ],
  wait: ['¿Me das 15 minutos antes de decidir? 1 sí, 2 no.', '¿Podrías esperar 15 minutos? 1 sí, 2 no.'],
  fifteen: [
    'Bien. Te escribo en 15 minutos. Mantente lejos y usa las manos en algo.',
    'Bueno, 15 minutos. Guarda distancia. Te escribo.',
  ],
  ask_after: [
    'Pasaron 15 minutos. Esperaste. ¿Cómo están las ganas, de 0 a 10?',
    'Ya. Aguantaste 15 minutos. ¿Qué número es ahora?',
  ],
};

export const opposite: Group<'opposite'> = {
  gate: [
    'Primero, ¿hay alguien peligroso cerca ahora? 1 sí, 2 no.',
    '¿Hay alguien ahí que no sea seguro para ti? 1 sí, 2 no.',
  ],
  want: ['¿Qué quiere esa emoción que hagas? Una línea basta.', '¿A qué te empuja? Pocas palabras.'],
  small: [
    '¿Qué paso chico iría al revés? Como levantarte, abrir la ventana o escribir "hola" a alguien seguro.',
    'Di un paso chico al revés. Como levantarte o saludar a alguien.',
  ],
  do: ['Hazlo 5 minutos, con todo. Luego te escribo.', 'Prueba 5 minutos. Te escribo después.'],
};

export const freeze: Group<'freeze'> = {
  still: [
    'Quieto. No te muevas por un respiro. Luego manda un punto.',
    'Quédate quieto un respiro. Luego un punto.',
  ],
  back: [
    'Da un paso atrás, de verdad o en tu mente. Suelta el aire lento. Manda un punto.',
    'Un paso atrás y suelta el aire lento. Un punto.',
  ],
  look: [
    'Mira: ¿qué pasa en tu cuerpo y a tu lado? Manda 3 palabras.',
    '¿Qué notas en ti y alrededor? Tres palabras.',
  ],
  pick: [
    '¿Qué te ayudaría mañana, no solo ahora? 1 esperar 10 min, 2 mi plan, 3 una persona.',
    '¿Qué es mejor para mañana? 1 esperar 10 min, 2 mi plan, 3 una persona.',
  ],
  ten: ['Bien. 10 minutos. Te escribo cuando pasen.', 'Bueno, esperamos 10 minutos. Te escribo.'],
};
