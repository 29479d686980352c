import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';

type Group<G extends keyof typeof en> = SameKeys<typeof en>[G];

export const ladder: Group<'ladder'> = {
  heavy: ['Eso suena muy pesado.', 'Siento que duela tanto.', 'Es mucho dolor para cargar.'],
  feels: ['Te escucho: {feeling}. Eso duele.', 'Sentirse así pesa mucho: {feeling}.'],
  hear_means: [
    'Importa que me digas lo que hay ahí.',
    'Gracias por decirlo. Importa que esté cerca de ti.',
    'Qué bueno que me dijiste que está ahí.',
  ],
  no_need: ['No tienes que decirlo.', 'Está bien. Di solo lo que quieras.'],
  ask_suicide: [
    'Cuando todo pesa así, a veces la gente piensa en el suicidio. ¿Estás pensando en matarte?',
    'Te pregunto de frente: ¿estás pensando en suicidarte?',
    'Pregunto porque me importa: ¿has pensado en matarte?',
  ],
  ask_suicide_again: [
    'Quiero entender bien. ¿Estás pensando en matarte?',
    'Te lo pregunto claro: ¿tienes ideas de suicidio?',
  ],
  ask_suicide_calm: [
    'Cuando el miedo o el dolor es tan fuerte, hay quien piensa en morir. ¿Estás pensando en suicidarte?',
    'En días duros se lo pregunto a todos: ¿has pensado en suicidarte?',
  ],
  thanks_yes: ['Gracias por decírmelo. Sé que no es fácil.', 'Qué bueno que me lo dijiste. Aquí me quedo.'],
  thanks_maybe: [
    'No estar seguro está bien. Gracias por decirlo.',
    'Está bien no saber. Gracias por tu honestidad.',
  ],
  thanks_no: ['Gracias por decirme claro.', 'Gracias por contestar.'],
  thanks_open: ['Gracias por tu honestidad.', 'Gracias. Sé que cuesta decirlo.'],
  means_question: [
    'Eso no te lo digo, porque me importa qué te pase.',
    'De eso no te hablo. Me importa lo que hay detrás.',
  ],
  with_you: ['Me quedo contigo.', 'Aquí estoy contigo.', 'No estás a solas en esto.', 'Te escucho.'],
  ask_plan: ['¿Has pensado cómo lo harías?', '¿Has pensado en una forma de hacerlo?'],
  ask_means: ['¿Tienes cerca lo que usarías?', '¿Eso que usarías está cerca de ti?'],
  ask_means_any: [
    '¿Hay algo cerca con lo que podrías hacerte daño?',
    '¿Tienes a mano algo que podrías usar para hacerte daño?',
  ],
  ask_timeframe: ['¿Piensas hacerlo hoy o esta noche?', '¿Es algo que podrías hacer hoy o esta noche?'],
  ask_intent: ['¿Crees que podrías actuar según esas ideas?', '¿Sientes que podrías llegar a hacerlo?'],
  ask_alone: ['¿Hay alguien contigo ahora?', '¿Alguien está ahí contigo?'],
  ask_location: ['¿Dónde estás ahora? Ayuda la calle y la ciudad.', '¿En qué dirección estás ahora?'],
  means_away: [
    'Por favor, pon distancia con lo que podrías usar. Dáselo a alguien, guárdalo con llave o ve a otro cuarto.',
    'Por favor, aléjate de lo que podrías usar, o que alguien lo guarde.',
  ],
  means_away_short: [
    'Aléjate de lo que podrías usar para hacerte daño.',
    'Pon espacio entre tú y lo que usarías.',
  ],
  be_with: ['Por favor, ve con alguien de confianza.', 'Por favor, quédate cerca de otra persona.'],
  ask_means_away: [
    '¿Puedes ponerlo lejos o pedir que alguien lo guarde?',
    '¿Podrías dejarlo lejos o ir a otro cuarto?',
  ],
  moved_good: ['Bien. Ese fue un gran paso.', 'Me alegra que te movieras. Ayuda.'],
  ask_who: ['¿Quién podría estar contigo o al teléfono?', '¿Con quién podrías estar ahora?'],
  who_good: ['Bien. Búscale ahora, por favor.', 'Llama o escribe ahora. Puedes decir: te necesito conmigo.'],
  no_closing: ['No me voy.', 'Voy a seguir pendiente de ti.'],
};

export const crisis: Group<'crisis'> = {
  line: [
    'Puedes llamar al 988 y oprimir 2, o textear AYUDA al 988, día y noche.',
    'El 988 atiende día y noche. Llama y oprime 2.',
  ],
  line_veteran: [
    'Llama al 988 y oprime 1, o textea al 838255, día y noche.',
    'Línea de veteranos: 988 y oprime 1, o texto al 838255.',
  ],
  line_danger: [
    'Llama al 988 y oprime 2. Llama al 911 si crees que podrías hacerlo.',
    'Si crees que podrías hacerlo, llama al 911. También está el 988.',
  ],
  line_danger_veteran: ['Llama al 988 y oprime 1, o textea al 838255. Al 911 si crees que podrías hacerlo.'],
};

export const imminent: Group<'imminent'> = {
  call_more: [
    'Tu vida importa. Llama al 911 o al 988.',
    'Si no puedes hablar, textea al 988. Lo más rápido es el 911.',
    'El 911 es lo más rápido. El 988 está para hablar.',
    'Por favor llama al 911 o al 988. No estás a solas.',
  ],
  call_more_veteran: [
    'Tu vida importa. Llama al 988 y oprime 1, o al 911.',
    'Si no puedes hablar, textea al 838255. Rápido: el 911.',
    'El 911 es lo más rápido. O el 988 y oprime 1.',
  ],
  heard: [
    'Oigo cuánto te duele.',
    'Aquí estoy contigo.',
    'Qué bueno que sigues escribiendo.',
    'Gracias por decírmelo.',
  ],
  take_back: ['Te oigo. Igual quiero que estés a salvo.', 'Bien. Igual quiero que alguien sepa cómo estás.'],
  only_staff: [
    'Solo el equipo puede cerrar esto. Igual lo va a ver.',
    'Yo no lo puedo quitar. El equipo igual lo va a ver.',
  ],
  call: ['Llama al 911 o al 988 ahora.', 'Por favor llama ya al 911 o al 988.'],
  call_veteran: ['Llama ya al 911, o al 988 y oprime 1.', 'Llama al 988 y oprime 1, o al 911, ya.'],
  vet_text: ['O textea al 838255.', 'También puedes textear al 838255.'],
  with_you: ['Aquí estoy.', 'Estoy contigo.'],
  be_with: ['Ve con alguien de confianza.', 'Busca a alguien ahora.'],
  away: ['Aléjate de lo que podrías usar.', 'Apártate de lo que podrías usar.'],
  leave_edge: [
    'Aléjate ya de ahí ({place}), por favor.',
    'Da pasos atrás ({place}), lejos, adonde haya gente.',
  ],
  leave_place: ['Sal de ahí ahora ({place}), por favor.', 'Sal ya de ahí ({place}), adonde haya gente.'],
  ask_location: ['¿Dónde estás ahora?', '¿En qué dirección estás?'],
  ask_alone: ['¿Hay alguien contigo?', '¿Quién está contigo?'],
  ask_connected: ['¿Te contestaron en el 911 o el 988?', '¿Pudiste hablar con el 911 o el 988?'],
  ask_who: ['¿Quién puede ir contigo?', '¿A quién puedes llamar para que vaya?'],
  moved: ['Bien hecho. Quédate ahí.', 'Eso fue fuerte. Quédate ahí.'],
  calling_first: [
    'Bien. Sigue en la línea. Si se corta, llama al 911 o al 988 otra vez.',
    'Gran paso. No cuelgues. Si se corta, llama otra vez al 911 o al 988.',
  ],
  on_line: [
    'Bien. Sigue en la línea. Si se corta, llama otra vez al 911 o al 988.',
    'Qué bueno que contestaron. Sigue ahí. Si se corta, llama al 911 o al 988.',
  ],
  place_ok: ['Está bien. No tienes que decir dónde.', 'Está bien si no dices dónde.'],
  have_place: ['Gracias. Anoté dónde estás para el equipo.', 'Gracias. Anoté ese lugar para el equipo.'],
  not_connected: ['Intenta otra vez. También puedes textear al 988.', 'Prueba de nuevo, o textea al 988.'],
  not_alone: ['Bien. Dile que se quede contigo.', 'Bien. Pide que se quede cerca.'],
};

export const medical: Group<'medical'> = {
  accident: ['Bien, no fue a propósito. Gracias por decirme.', 'Qué bueno saber que no fue a propósito.'],
  sleepy: ['Por eso esto no puede esperar.', 'Son señales de pedir ayuda rápido.'],
  heard: ['Estoy contigo.', 'Aquí estoy.', 'Sigue escribiéndome.'],
  line_988: ['El 988 te escucha.', 'Puedes llamar al 988.'],
  ask_poison: [
    'Pregunta a Venenos qué tomar o comer: 1-800-222-1222.',
    'Antes de tomar o comer, pregunta: 1-800-222-1222.',
  ],
  let_them: ['Bien. Que llame al 911 y se quede contigo.', 'Bien. Pide que llame al 911.'],
  call: ['Llama al 911 ahora.', 'Llama ya al 911, por favor.'],
  poison: ['Venenos: 1-800-222-1222.', 'Control de Venenos: 1-800-222-1222.'],
  on_the_way: ['Bien. El 911 ya viene.', 'Ya viene el 911. Bien.'],
  rest: ['Siéntate o acuéstate sin moverte.', 'No te muevas mucho y descansa.'],
  door: ['Quita el seguro a la puerta.', 'Deja la puerta sin seguro.'],
  side: ['Acuéstate de lado.', 'Ponte de lado.'],
  no_vomit: ['No trates de vomitar.', 'No te hagas vomitar.'],
  not_alone: ['Busca que alguien esté a tu lado.', 'No te quedes a solas. Llama a un vecino.'],
  naloxone: [
    'Si pudo ser un opioide y tienes naloxona, úsala.',
    'Usa naloxona si fue un opioide y la tienes.',
  ],
  ask_location: ['¿Dónde estás? Calle y número.', '¿En qué dirección estás?'],
  ask_alone: ['¿Hay alguien contigo?', '¿Quién está contigo ahora?'],
  ask_called: ['¿Ya llamaste al 911?', '¿Ya viene el 911?'],
  ask_awake: ['¿Respiras bien y tienes los ojos abiertos?', '¿Cómo te sientes ahora?'],
  have_place: ['Gracias. Dile esa dirección al 911.', 'Bien. Da esa dirección al 911.'],
  open_door: ['Por favor abre la puerta y déjalos entrar.', 'Abre la puerta. Deja que te ayuden.'],
  tell_them: ['Diles qué tomaste y cuándo.', 'Muéstrales lo que tomaste.'],
  coming: ['Bien. Deja la puerta sin seguro y sigue de lado.', 'La ayuda está cerca. Quita el seguro.'],
  pain: ['El dolor de pecho puede ser serio.', 'Eso puede ser serio.'],
  withdrawal: [
    'Esto puede ser peligroso y un médico puede ayudar.',
    'Tu cuerpo necesita un médico para esto.',
  ],
};

export const urge: Group<'urge'> = {
  met_craving: [
    'Esas ganas son fuertes, y escribiste primero. Eso vale.',
    'Qué bueno que escribiste antes. Eso es fuerza.',
  ],
  met_harm: [
    'Qué bueno que escribiste. Ese impulso es duro.',
    'Es duro que vuelva el impulso. Pedir apoyo es un gran paso.',
  ],
  step_away: [
    'Primero toma distancia. Camina un poco, a otro lugar.',
    'Primero sal de ahí. Unos minutos de distancia te ayudan.',
  ],
  away_harm: ['Primero, deja lejos lo que usarías.', 'Por favor, pon lejos de ti lo que podrías usar.'],
  ask_number: ['¿Qué tan fuertes son las ganas, de 0 a 10?', 'De 0 a 10, ¿qué tan grande es el impulso?'],
  lapse: [
    'Gracias por contarme. Una caída no borra tu esfuerzo.',
    'Qué bueno que lo dijiste. No deshace lo que lograste.',
  ],
  lapse_safety: [
    'Tras un tiempo sin usar, el cuerpo aguanta menos. No uses a solas y ten naloxona cerca.',
    'Tu cuerpo tolera menos ahora. Ten a alguien cerca, y naloxona.',
  ],
  lapse_drink: [
    'Tras un tiempo sin beber, el cuerpo aguanta menos. Quédate cerca de alguien y no bebas a solas.',
    'Tu cuerpo tolera menos ahora. Ten a alguien cerca y no bebas a solas.',
  ],
  shame: ['Esa vergüenza pesa. No es lo que eres.', 'La vergüenza miente. Me escribiste, y eso vale.'],
};
