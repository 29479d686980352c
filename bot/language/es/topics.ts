import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';

type Group<G extends keyof typeof en> = SameKeys<typeof en>[G];

export const harm: Group<'harm'> = {
  anger: [
    'Suena a que te hicieron daño y el enojo es grande.',
    'Tienes mucho enojo, y parece que hay razón.',
  ],
  heard: ['Qué bueno que me lo dices en vez de hacerlo.', 'Decirlo es mejor que cargarlo a solas.'],
  ask_intent: [
    '¿Qué quieres decir: piensas en hacerle daño a {who}?',
    '¿Estás pensando en lastimar a {who}?',
  ],
  ask_means: ['¿Tienes contigo algo que pueda herir a alguien?', '¿Hay un arma cerca de ti?'],
  ask_away: ['¿Puedes tomar distancia de eso ahora?', '¿Te apartas de eso unos minutos?'],
  ask_where: ['¿Dónde estás ahora?', '¿Dónde estás en este momento?'],
  ask_alone: ['¿Hay alguien contigo ahora?', '¿Alguien está ahí contigo?'],
  away: [
    'Por favor aléjate de ahí ({place}) y de lo que hay dentro.',
    'Por favor sal de ahí ({place}) y déjalo.',
  ],
  away_plain: [
    'Por favor pon distancia con lo que pueda herir a alguien.',
    'Por favor aléjate de lo que pueda herir a alguien.',
  ],
  go_to: ['Ve adonde haya gente de confianza.', 'Ve con alguien que te dé calma.'],
  urgent: [
    'Si alguien puede salir herido, llama al 911. También está el 988.',
    'Llama al 911 si va a pasar. El 988 está para hablar.',
  ],
  wrong: ['{wrong} enciende a cualquiera.', 'Oigo el coraje. {wrong} duele de verdad.'],
  still_wronged: [
    'Lo que te hicieron importa. Nadie tiene que salir herido por eso.',
    'Quieres que se haga justo. Te oigo. Nadie tiene que salir herido.',
  ],
  wrong_job: ['Perder así el trabajo'],
  wrong_home: ['Que te saquen de tu lugar'],
  wrong_money: ['Que te quiten lo tuyo'],
  wrong_lied: ['Que te mientan así'],
  wrong_hurt: ['Que te lastimen así'],
  wrong_loss: ['Que te quiten eso'],
  stay_put: ['Me alegra que no vayas a buscarlo.', 'Qué bueno que no te vas de ahí.'],
  with_you: ['Aquí estoy mientras esperas.', 'Me quedo en este chat.'],
  someone: ['alguien'],
};

export const abuse: Group<'abuse'> = {
  scared: ['Eso da miedo.', 'Eso asusta. Qué bueno que escribiste.'],
  believe: ['Te creo, y no es tu culpa.', 'Tú no causaste esto.'],
  ask_safe: ['¿Es seguro escribir ahora?', '¿Puedes escribir sin que te vean?'],
  ask_danger: ['¿Estás en peligro en este minuto?', '¿Crees que te pueden hacer daño ahora?'],
  ask_phone: ['¿Este teléfono es seguro, nadie más lo lee?', '¿Este teléfono lo lees solo tú?'],
  ask_help: ['¿Quieres que el equipo haga mandar ayuda?', '¿Quieres que manden ayuda adonde estás?'],
  ask_where: ['¿Dónde estás? Calle y número.', '¿En qué dirección estás?'],
  off_list: [
    'Quité ese nombre de tu lista. No vamos a buscar a esa persona.',
    'Ese nombre ya no está en tu lista. Nadie de aquí le va a llamar.',
  ],
  hidden: ['Voy a escribir solo aquí.', 'Desde ahora escribo solo en esta línea.'],
  thanks_switch: ['Bien que te pasaste a este teléfono.', 'Bueno, veo que estás en este teléfono.'],
  hotline: [
    'También puedes llamar al 1-800-799-7233, día y noche. Ayudan con esto.',
    'Para estar a salvo en casa: 1-800-799-7233, día y noche.',
  ],
  urgent: ['Llama o textea al 911 si puedes.', 'Textea o llama al 911 si es seguro.'],
  lock: [
    'Si la puerta cierra, déjala cerrada. Guarda silencio si es mejor.',
    'Quédate donde puedas cerrar. Cerca de una salida.',
  ],
  strangled: [
    'Si te apretaron el cuello, te tiene que ver un médico, aunque te sientas bien.',
    'Apretar el cuello hace daño que no se ve. Ve con un médico o llama al 911.',
  ],
  noted: [
    'Anoté tu dirección y que quieres ayuda. Lo decide una persona del equipo.',
    'Tu dirección y tu deseo están anotados. Decide una persona del equipo.',
  ],
  sirens: [
    'Bien. Quédate ahí hasta que digan que es seguro. Diles si te duele algo o tienes miedo.',
    'No te muevas hasta que lleguen. Aquí estoy.',
  ],
  follow: ['Te buscamos por aquí antes de un día.', 'Alguien te escribe por esta línea antes de un día.'],
  unsafe_short: [
    'Bien. Seré breve. Escribe una palabra cuando puedas.',
    'Breve, entonces. Escribe cuando puedas.',
  ],
  one_word: ['Si quieres que manden ayuda, escribe AYUDA YA.', 'Para pedir ayuda escribe AYUDA YA.'],
  for_now: [
    'Por ahora: quédate cerca de una salida, lejos de la cocina, con el teléfono. Si empieza, llama al 911.',
    'Por ahora quédate cerca de una puerta, con el teléfono. Llama al 911 si empieza otra vez.',
  ],
  your_pace: ['Tú sabes mejor qué es seguro. Vamos a tu paso.', 'Tú decides qué es seguro. Aquí estoy.'],
};

export const child: Group<'child'> = {
  take_away: [
    'Eso no lo decido yo. El equipo busca primero cómo ayudarlos a los dos.',
    'Ese miedo tiene sentido. Primero buscan ayuda para los dos.',
  ],
  rest: [
    'Si alguien puede cuidar al niño un rato, trata de descansar.',
    'Tú también necesitas descanso. Que alguien lo cuide una hora.',
  ],
  pictures: [
    'A muchos padres les llegan imágenes así. No es lo mismo que querer.',
    'Muchos padres ven cosas así sin querer. Qué bueno que lo dices.',
  ],
  thanks: ['Gracias por contarme. Importa.', 'Qué bueno que me dijiste esto.'],
  ask_now: ['¿Hay un niño en peligro ahora?', '¿Puede salir lastimado un niño ahora?'],
  urgent: ['Si un niño está en peligro ahora, llama al 911.', 'Llama al 911 si pueden lastimar a un niño.'],
  honest: [
    'Te soy honesto: el equipo quizá deba reportar esto para cuidar a un niño. Tratan de hablar contigo antes.',
    'Te lo digo claro: puede que haya que reportarlo. Tratan de hablar contigo primero.',
  ],
  step_out: [
    'Si sientes que puedes lastimarle, pon al niño en un lugar seguro y sal unos minutos.',
    'Deja al niño seguro, ve a otro cuarto y respira.',
  ],
  hard: ['Criar con tanta presión es duro.', 'Es mucho para una sola persona.'],
  ask_with: ['¿Quién podría cuidar al niño un rato?', '¿Hay otro adulto que pueda entrar ahora?'],
};

export const voices: Group<'voices'> = {
  come_away_from: [
    'Por favor aléjate de ahí ({place}) y siéntate en el piso.',
    'Por favor da unos pasos atrás ({place}) y siéntate.',
  ],
  come_away: ['Por favor aléjate de ahí y siéntate en el piso.', 'Por favor da unos pasos atrás y siéntate.'],
  not_crazy: ['Aquí nadie dice eso de ti.', 'No pienso menos de ti.'],
  scary: ['Eso da miedo, y cansa mucho.', 'Debe ser duro vivir con eso ahora.'],
  tired: ['Sin dormir todo es más duro.', 'No dormir cansa a cualquiera.'],
  ask_telling: ['¿Lo que oyes te dice que hagas algo?', '¿Te pide hacer algo?'],
  ask_safe: ['¿Sientes que estás a salvo donde estás?', '¿Estás en un lugar seguro ahora?'],
  ask_alone: ['¿Hay alguien contigo?', '¿Alguien está ahí contigo?'],
  ask_place: ['¿Dónde estás ahora?', '¿En qué cuarto estás?'],
  stay_put: ['Por favor quédate adentro por ahora.', 'Por favor quédate donde estás, adentro.'],
  no_act: ['No tienes que hacer lo que dice.', 'Puedes oírlo y no hacerlo.'],
  good_floor: ['Bien. Sentarte es un gran paso. Quédate ahí.', 'Muy bien. Quédate ahí en el piso.'],
  with_someone: ['Despierta o llama a alguien que te acompañe.', 'Pide a alguien que se siente contigo.'],
  look: ['Mira una cosa cerca de ti. ¿De qué color es?', 'Toca el piso con la mano. ¿Está frío o tibio?'],
  here: ['Aquí estoy.', 'Vas bien. Vamos despacio.', 'Te leo. Vamos despacio.'],
  not_part: [
    'No oigo lo que tú oyes, pero creo que para ti es real.',
    'Yo no lo oigo aquí. Veo que para ti es real.',
  ],
};

export const eating: Group<'eating'> = {
  hard: ['Suena como una lucha dura en tu mente.', 'El miedo a la comida puede ser muy fuerte.'],
  ask_faint: ['¿Te desmayaste, te dolió el pecho o vomitaste sangre?', '¿Desmayo, dolor de pecho o sangre?'],
  red: [
    'Eso lo tiene que ver un médico hoy. Si te desmayas o te duele el pecho, llama al 911.',
    'Ve hoy con un médico. Al 911 por dolor de pecho o desmayo.',
  ],
  ask_next: ['¿Qué dice tu plan de comidas para ahora?', '¿Qué querría tu equipo que hagas ahora?'],
  no_numbers: ['Dejamos los números fuera.', 'Aquí no hacen falta números.'],
  after: [
    'La hora que sigue suele ser la más dura. La podemos pasar.',
    'Las ganas tras comer suben y pasan.',
  ],
};

export const grief: Group<'grief'> = {
  ask_more: ['¿Qué te gustaría que supiera de esa persona?', '¿Qué es lo que más vuelve hoy?'],
  ask_with: ['¿Quién más le extraña contigo?', '¿Hay alguien con quien puedas hablar de esto?'],
  memory: ['Lo puedo imaginar. Gracias por contarlo.', 'Qué recuerdo. Gracias por contarlo.'],
  ask_suicide: [
    'Tras una pérdida, hay quien piensa en morir. ¿Estás pensando en suicidarte?',
    'Cuando alguien falta, duele tanto. ¿Has pensado en suicidarte?',
  ],
  sorry: ['Siento mucho tu pérdida.', 'Lo siento tanto. Perder a alguien duele de todas las formas.'],
  no_clock: ['No hay una forma ni un tiempo correcto para el duelo.', 'El duelo no tiene reloj.'],
  ask_about: ['¿Me quieres contar de esa persona?', '¿Qué es lo que más extrañas?'],
  thanks: ['Gracias por contarme de esa persona.', 'Se nota cuánto te importa.'],
  day: ['Las fechas y las cosas chicas lo traen todo de vuelta.', 'Hay días que lo traen todo.'],
};

export const panic: Group<'panic'> = {
  scary: ['Eso asusta mucho. Estoy contigo.', 'Tu cuerpo está en alerta. Estoy contigo.'],
  ask_flags: [
    '¿Te duele el pecho o un brazo, o sientes que te desmayas?',
    '¿Tienes dolor de pecho o sientes que te vas a desmayar?',
  ],
  wave: ['Sube y pasa, casi siempre en unos minutos.', 'Esta ola va a pasar.'],
  good: ['Bien. Gracias por decirme. Vamos a pasarla.', 'Qué bueno saberlo. Lo podemos pasar.'],
};

export const sleepless: Group<'sleepless'> = {
  hard: ['Las noches así son largas.', 'No poder dormir es duro.'],
  ask_slept: ['¿Has dormido algo en las últimas dos noches?', '¿Dormiste algo estas dos noches?'],
  two_nights: [
    'Dos noches sin dormir es duro para todos. Alguien del equipo debería saberlo.',
    'Dos noches sin dormir lo tiene que ver una persona.',
  ],
};

export const withdrawal: Group<'withdrawal'> = {
  heard: ['Gracias por decirme cómo vas.', 'Bien. Te leo.', 'Qué bueno que lo dices.'],
  er: [
    'Lo más seguro es que te vea un médico hoy. Por favor no manejes tú.',
    'Que te revisen hoy es lo más seguro. Que maneje otra persona.',
  ],
  hard: ['Suena duro para tu cuerpo.', 'Tu cuerpo está pasando por mucho.'],
  ask_flags: [
    '¿Temblores fuertes, convulsiones, fiebre, o ves cosas?',
    '¿Tienes convulsiones, fiebre, temblor fuerte, o ves cosas?',
  ],
  ask_last: ['¿Cuándo fue tu último trago o dosis? Más o menos.', '¿Más o menos cuándo fue la última vez?'],
  danger: [
    'Dejar el alcohol o ciertas pastillas puede ser peligroso. Si tiemblas fuerte, convulsionas o ves cosas, llama al 911.',
    'Esto puede ser peligroso. Por convulsión, fiebre o ver cosas, llama al 911.',
  ],
  not_alone: ['Por favor, que alguien esté contigo hoy.', 'Es más seguro no pasar esto a solas.'],
  doctor: ['Un médico puede hacerlo más seguro.', 'Un equipo médico lo hace más fácil y seguro.'],
};
