import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';

type Group<G extends keyof typeof en> = SameKeys<typeof en>[G];

export const pmr: Group<'pmr'> = {
  fists: [
    'Apretamos una parte y la soltamos. Salta lo que duela. Cierra los puños al tomar aire. Suelta al soltar el aire. Manda un punto.',
    'Cierra los puños, espera, suelta. Salta lo que duela. Manda un punto.',
  ],
  shoulders: [
    'Sube los hombros a las orejas. Suéltalos. Manda un punto.',
    'Hombros arriba. Y abajo. Un punto.',
  ],
  face: ['Aprieta la cara. Suéltala. Manda un punto.', 'Arruga la cara y suelta. Un punto.'],
  feet: [
    'Empuja los pies contra el piso. Suelta. Manda un punto.',
    'Pies contra el piso y suelta. Un punto.',
  ],
  rest: [
    'Quédate con esa soltura tres respiros. Luego escríbeme.',
    'Tres respiros lentos así, luego un punto.',
  ],
};

export const soothe: Group<'soothe'> = {
  sense: [
    'Vamos a consentir un sentido. ¿Cuál: 1 ver, 2 oír, 3 oler, 4 tocar, 5 probar?',
    'Elige uno: 1 ver, 2 oír, 3 oler, 4 tocar, 5 probar.',
  ],
  near: [
    'Bien. ¿Qué tienes cerca para eso? Tu plan dice: {items}.',
    '¿Qué hay cerca para eso? De tu plan: {items}.',
  ],
  near_plain: [
    '¿Qué tienes cerca que se sienta bien? Una canción, algo suave, algo tibio.',
    '¿Qué hay cerca que sea bonito de ver, oír o tocar?',
  ],
  five: ['Dale cinco minutos, sin nada más. Te escribo.', 'Cinco minutos solo con eso. Te escribo.'],
};

export const breakaway: Group<'breakaway'> = {
  pick: [
    'Un descanso de 15 minutos para tu mente. Elige: 1 hacer algo, 2 ayudar a alguien, 3 un video gracioso, 4 un juego, 5 algo tibio o frío en la mano.',
    '15 minutos de descanso: 1 hacer algo, 2 ayudar, 3 un video gracioso, 4 un juego, 5 algo tibio o frío en la mano.',
  ],
  go: ['Bien. Prepáralo. Escribe ya cuando empieces.', 'Bueno. Ten todo listo y escribe ya.'],
  start: ['15 minutos desde ahora. Te escribo.', 'Dale. Te escribo en 15 minutos.'],
  number: ['15 minutos. Sigo contigo. ¿Qué número es ahora?', 'Ya. ¿Qué número es, de 0 a 10?'],
  more: [
    '¿Uno más, o una persona? 1 uno más, 2 una persona.',
    '¿Otra ronda o una persona? 1 otra, 2 una persona.',
  ],
};

export const why: Group<'why'> = {
  still: [
    'En tu plan escribiste esta razón para quedarte: {items}. ¿Sigue siendo cierta, aunque sea un poco?',
    'Tu plan guarda esta razón: {items}. ¿Sigue siendo cierta?',
  ],
  still_plain: ['¿Hay algo pequeño que aún te importe?', '¿Qué cosa todavía significa algo para ti?'],
  miss: ['Dime una cosa de eso que extrañarías.', '¿Qué cosa pequeña de eso te gusta?'],
  photo: ['Gracias. ¿Tienes una foto que puedas mirar ahora?', 'Gracias. ¿Puedes mirar una foto un momento?'],
};

export const halt: Group<'halt'> = {
  which: [
    'Revisa tu cuerpo. ¿Tienes 1 hambre, 2 enojo, 3 soledad, 4 cansancio? Manda los que sean, como 13.',
    '¿Cuáles van: 1 hambre, 2 enojo, 3 soledad, 4 cansancio? Puedes mandar varios.',
  ],
  fix: [
    'Arreglemos uno: algo de comer y agua, un respiro lento, un saludo a alguien o diez minutos de descanso. Te escribo en 20 minutos.',
    'Empieza con uno: come algo, respira lento, saluda a alguien o acuéstate un rato. Te escribo en 20 minutos.',
  ],
};

export const night: Group<'night'> = {
  phone: [
    'Las noches son duras. Después deja el teléfono boca abajo. Baja la luz. Pies tibios. Manda un punto.',
    'Baja la luz, pies tibios, teléfono boca abajo después. Manda un punto primero.',
  ],
  paper: [
    'Escribe la preocupación en papel. Puede esperar a mañana. Luego un punto.',
    'Deja la preocupación en papel. Manda un punto cuando esté.',
  ],
  breaths: [
    'Ahora suelta el aire lento diez veces. Luego un punto.',
    'Diez respiros largos. Un punto al final.',
  ],
  up: [
    'Si en 20 minutos sigues despierto, levántate y haz algo aburrido. Te escribo entonces.',
    '¿Despierto en 20 minutos? Haz algo aburrido. Te escribo una vez.',
  ],
  ask_after: [
    '¿Cómo está ahora, de 0 a 10? Si duermes, déjalo.',
    'No contestes si duermes. ¿Qué número es ahora?',
  ],
};

export const walk: Group<'walk'> = {
  gate: [
    'Antes: ¿dolor de pecho, una lesión, o has bebido o usado? 1 sí, 2 no.',
    'Primero: ¿dolor de pecho, lesión o alcohol hoy? 1 sí, 2 no.',
  ],
  go: [
    'Vamos a movernos. Camina a la puerta y vuelve, o sal si es seguro. Cinco minutos bastan. Te escribo.',
    'Muévete cinco minutos: a la puerta y de vuelta, o afuera si es seguro.',
  ],
  inside: [
    'Camina unas vueltas adentro o estira los brazos. Cinco minutos bastan. Dime al final.',
    'Unas vueltas lentas adentro, o estírate. Te escribo en cinco.',
  ],
  saw: ['¿Qué cosa viste u oíste?', 'Nombra algo que notaste.'],
};

export const food: Group<'food'> = {
  last: [
    '¿Cuándo comiste o bebiste por última vez? Más o menos.',
    '¿Más o menos cuándo comiste o tomaste agua?',
  ],
  get: [
    '¿Puedes buscar agua y algo pequeño ahora? Te espero.',
    'Busca agua y un bocado si puedes. Dime cuando lo tengas.',
  ],
  wait: ['Bien. Dale 15 minutos. Luego veo cómo te sientes.', 'Bien. Te escribo en 15 minutos.'],
};

export const minute: Group<'minute'> = {
  look: [
    'Un minuto. Ojos abiertos. Mira una cosa cerca como si fuera nueva. Te escribo en un minuto.',
    'Ojos abiertos. Un minuto, mira una cosa como si fuera nueva.',
  ],
  thoughts: [
    'Vendrán ideas. Está bien. Vuelve a la cosa. Manda un punto.',
    'Si la mente se fue, está bien. Vuelve a mirar. Manda un punto.',
  ],
  detail: ['¿Qué detalle no habías visto?', '¿Qué detalle pequeño es nuevo para ti?'],
};
