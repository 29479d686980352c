import type { Language } from '../engine/contract.ts';
import type { Plain } from './normalise.ts';

/** Words that only one of the two languages has, as people write them without accents. */
const ES =
  /^(?:que|el|los|las|del|al|mi|mis|tu|su|yo|ya|lo|le|se|te|nos|es|esta|estoy|estan|estas|eres|soy|son|hay|tengo|tiene|pero|muy|con|por|para|una|uno|un|este|eso|esto|nada|nadie|mal|bien|quiero|quiere|puedo|puede|siento|como|cuando|donde|porque|peor|mejor|gracias|hola|todo|todos|mas|ahora|aqui|hoy|anoche|manana|noche|dia|casa|mucho|mucha|poco|si|sin|sobre|desde|entre|hasta|tampoco|tambien|nunca|siempre|alguien|ayuda|hablar|miedo|morir|vivir|dormir|respirar|pecho|corazon|mareo|tranquilo|tranquila|buenas|buenos|noches|dias|adios|claro|vale|bueno|listo|hice|hizo|voy|vamos|va|estaba|era|fue|hermana|hermano|mama|papa|hija|hijo|amiga|amigo|llorar|triste|solo|sola|creo|pienso|ayer|medico|doctor|telefono|llamar|ventana|puerta|silla|mano|manos|piso|zapatos)$/u;
const EN =
  /^(?:the|i|im|ive|ill|id|my|to|and|is|it|its|dont|didnt|wont|isnt|not|you|your|have|has|had|of|in|on|for|that|this|was|were|what|with|just|feel|cant|want|so|but|are|be|do|did|like|know|think|up|out|am|yes|yeah|ok|when|who|how|why|if|at|from|they|he|she|him|her|them|we|all|about|more|now|here|there|today|tonight|tomorrow|right|home|really|still|going|get|got|go|need|help|hurt|bad|good|thanks|hi|hey|hello|bye|night|day|sleep|alone|nobody|someone|nothing|never|always|again|then|or|an|than|too|been|being|would|could|should|can|will|sure|maybe|please|sorry|down|off|back|over|one|two|three|four|five)$/u;

/**
 * The language that the words themselves show: at least two words of it and twice as many as of the other. Null where
 * they show neither, as in "ok 5", so that a short answer never changes the talk's language.
 */
export function tongueOf(plain: Plain): Language | null {
  let es = 0;
  let en = 0;
  for (const word of plain.words) {
    if (ES.test(word)) es += 1;
    else if (EN.test(word)) en += 1;
  }
  if (es >= 2 && es >= en * 2) return 'es';
  if (en >= 2 && en >= es * 2) return 'en';
  return null;
}
