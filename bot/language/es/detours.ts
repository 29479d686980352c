import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';

export const detour: SameKeys<typeof en>['detour'] = {
  insult: [
    'Se vale. Soy un programa. Si algo pasa, aquí estoy.',
    'Puedes decirlo. Soy solo un programa, pero puedo buscarte a alguien.',
  ],
  is_bot: [
    'Soy automático, no una persona. Alguien del equipo puede entrar.',
    'Soy un sistema automático, no una persona. Puedo buscarte a una.',
  ],
  is_bot_tiny: ['Soy automático, no una persona.', 'Soy un programa, no una persona.'],
  anyone_there: [
    'Aquí estoy. Soy automático: no escribe una persona.',
    'Aquí estoy. Soy automático, no una persona.',
  ],
  privacy: [
    'Tu equipo puede leer este chat. Lo cuidamos, pero si hay peligro para una vida quizá haya que avisar a quien pueda ayudar.',
    'Tu equipo puede ver esto. Se queda ahí, salvo que alguien esté en peligro.',
  ],
  privacy_sms: [
    'Quien tenga este teléfono puede ver los textos.',
    'Los textos los puede ver quien use este teléfono.',
  ],
  privacy_web: [
    'Si compartes el equipo, usa Salida rápida para ocultar la página. No borra tu historial.',
    'El botón Salida rápida oculta esta página. No borra el historial.',
  ],
  keep_secret: [
    'No te lo prometo, porque quiero ser honesto. Tu equipo lee esto, y si alguien puede salir herido quizá tenga que actuar.',
    'No puedo guardar el secreto. El equipo lee esto. Si hay peligro de vida quizá deban avisar a quien ayude.',
  ],
  keep_secret_tiny: [
    'No puedo guardarlo en secreto. El equipo puede actuar si hay peligro.',
    'No lo puedo prometer. El equipo actúa si una vida peligra.',
  ],
  no_contact: [
    'No voy a contactar a {who}. Nunca lo hago. El equipo quizá deba hacerlo si tu vida peligra, y trata de decirte antes.',
    'Yo no llamo a {who}. El equipo puede tener que hacerlo si hay peligro de vida. Tratan de avisarte antes.',
  ],
  no_contact_tiny: [
    'No llamaré a {who}. El equipo quizá, si tu vida peligra.',
    'Yo no. El equipo quizá, si tu vida peligra.',
  ],
  guardian: [
    'Yo no les digo a los papás. Pero no puedo decir que nunca lo sabrán. Si estás en peligro decide el equipo, y trata de hablar contigo antes.',
    'Yo no le digo a {who}. El equipo quizá deba hacerlo si no estás a salvo. Tratan de hablar contigo antes.',
  ],
  no_police: [
    'Yo no puedo mandar a nadie. Eso lo decide una persona del equipo, y prueba primero lo menos fuerte.',
    'No mando a la policía. Decide una persona, y solo si una vida peligra. Antes prueban otras formas.',
  ],
  no_police_tiny: [
    'No puedo mandar a nadie. Lo decide una persona.',
    'Yo no mando a nadie. Lo decide el equipo contigo.',
  ],
  status_fear: [
    'El 988 no pregunta por papeles, y no tienes que dar tu nombre. También puedo traer a una persona aquí.',
    'Puedes llamar al 988 sin dar nombre ni papeles. También puedo traer a una persona a este chat.',
  ],
  no_hospital: [
    'Es normal temer eso. La mayoría se queda en casa. El equipo busca lo mínimo para que estés a salvo.',
    'Ese miedo tiene sentido. Primero tratan de ayudarte a estar a salvo en casa.',
  ],
  no_call: [
    'No tienes que llamar. Puedes textear al 988 o seguir aquí.',
    'No hace falta hablar. Textea al 988 o sigue escribiendo aquí.',
  ],
  no_call_911: ['En muchos lugares puedes textear al 911.', 'Quizá puedas textear al 911.'],
  hotline_bad: [
    'Siento que no funcionara. Puedes textear al 988 o probar otra vez. Sigo aquí.',
    'Es duro cuando necesitas ayuda. Prueba textear al 988. Aquí estoy.',
  ],
  cannot_now: [
    'Bueno, eso no se puede ahora. Usemos otra cosa.',
    'Eso queda fuera por ahora. Buscamos otra forma.',
  ],
  am_crazy: [
    'No me toca ponerle nombre. No es debilidad, y de esto se sale.',
    'Yo no le pongo nombre. Alguien del equipo puede ayudarte a entenderlo.',
  ],
  medicine: [
    'No puedo aconsejar sobre medicinas. Pregunta a quien te las receta o en la farmacia antes de cambiar algo.',
    'Las medicinas las ve quien te las receta. Puedo pedir que alguien del equipo entre.',
  ],
  legal: [
    'No puedo dar consejo legal. El equipo te puede decir quién sí.',
    'No doy consejo legal, pero el equipo sabe dónde hay ayuda.',
  ],
  anger: [
    'Tienes enojo, y lo entiendo. Querías ayuda de verdad.',
    'Tiene sentido tu enojo. Viniste por ayuda y no la tuviste.',
  ],
  anger_again: [
    'Aquí puedes enojarte. Dime qué necesitas y trato.',
    'Está bien el enojo. Cuando quieras, dime qué ayudaría.',
  ],
  boundary: [
    'De eso no hablo aquí. Si algo te pesa ahora, aquí estoy.',
    'Eso no es para esta línea. Si necesitas apoyo, aquí estoy.',
  ],
  in_on_it: [
    'Soy un programa automático, no una persona. Solo quiero que estés a salvo.',
    'No. Soy solo un programa, no una persona. Quiero que estés a salvo.',
  ],
  sorry: ['No hay nada que perdonar. Qué bueno que escribiste.', 'No te disculpes. Me alegra leerte.'],
  call_for_me: [
    'Anoté para el equipo que quieres que manden ayuda. Eso lo decide una persona. Si puedes, llama o textea al 911.',
    'Anoté que quieres ayuda. Lo decide una persona del equipo. Si puedes, llama o textea al 911.',
  ],
  call_for_me_tiny: [
    'Anoté que pides ayuda. Si puedes, llama o textea al 911.',
    'Lo anoté. Llama o textea al 911 si puedes.',
  ],
  call_me: ['Anoté que quieres una llamada.', 'Bien, anoté que prefieres una llamada.'],
  text_window: ['Anoté cuándo es seguro escribirte.', 'Anotado. Respetamos ese horario.'],
  who_is_this: [
    'Esta es una línea de apoyo automática. No soy una persona.',
    'Llegaste a una línea de apoyo automática.',
  ],
  better: ['Me alegra que esté un poco mejor.', 'Bien. Es un cambio real.'],
  ok_refuse: ['Está bien. Lo dejamos.', 'Bueno, sin presión.'],
  small_alt: [
    'Una cosa pequeña: pon los pies en el piso y suelta el aire despacio.',
    'Quizá un sorbo de agua fría y soltar el aire despacio.',
  ],
  called_good: ['Qué bueno que los buscas.', 'Buscar apoyo así es un gran paso.'],
};
