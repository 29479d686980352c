import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking', 'leaving'] as const;

/** Spanish: a farewell in plain words. */
export const SPANISH_FAREWELL = rulesOf('suicide', 'es', SAFE, [
  {
    id: 'farewell.note-last',
    level: 'high',
    why: 'deja una carta o nota y llega la ultima noche, o ya no va a estar',
    pattern:
      '(?:(?:mis? (?:cartas?|notas?)|(?:cartas?|notas?) (?:de [a-z]+ )?(?:para|a) (?:todos|cada uno|ustedes|ellos|mi familia|mis? (?:hijos|hijas|hijo|hija|mama|papa|papas|padres|esposa|esposo|hermana|hermano|amigos))) (?:[a-z0-9.]+ ){0,14}(?:(?:esta noche|hoy|manana|esta) (?:[a-z]+ )?(?:sera|es|va a ser) (?:la|mi|el) ultim[ao](?: (?:noche|dia|vez))?(?: (?:para mi|mia|mio|de mi vida))?|mi ultim[ao] (?:noche|dia)|cuando (?:la|las|lo|esto) (?:lean|leas|encuentren|lea)|(?:ya )?no voy a estar|ya no (?:estare|este)|despues de (?:esta noche|hoy) (?:ya )?(?:todo|no))|(?:esta noche|hoy|manana) (?:sera|es|va a ser) (?:la|mi|el) ultim[ao] (?:noche |dia )?(?:para mi|mia|y|[.]) (?:[a-z0-9.]+ ){0,8}(?:carta|nota)s? (?:esta|estan|para|a|en|la|las))(?! (?:en el|en la|de|del) (?:trabajo|clases?|escuela|curso|turno|depa|departamento|casa))',
    hits: [
      'mi carta para todos está en la mesa de la cocina y esta noche va a ser la última para mí',
      'dejé una nota para mis hijos en el cajón. hoy es mi último día',
      'las cartas para mi familia están en el escritorio, cuando las lean ya todo habrá pasado',
      'esta noche es la última para mí, la nota está en la mesa',
    ],
    misses: [
      'mi nota para todos está en el refri, es sobre la cena',
      'dejé una carta para todos en la oficina, mañana es mi último día de trabajo',
      'mi nota para mi compañera está en la mesa, hoy es mi última noche aquí porque me mudo',
      'le mandé una carta a mi mamá por su cumpleaños',
    ],
  },
  {
    id: 'farewell.settled',
    level: 'moderate',
    why: 'todo queda arreglado para que nadie tenga que cargar con quien escribe',
    pattern:
      '(?:(?:todo|todas mis [a-z]+|todos mis [a-z]+|mis (?:cosas|papeles|cuentas|asuntos|deudas)) (?:ya |lo |las |los |me )*(?:esta|estan|quedo|quedaron|queda|deje|dejo|dejando) (?:ya |todo |muy |bien )*(?:arreglad[oa]s?|en orden|list[oa]s?|pagad[oa]s?|resuelt[oa]s?|acomodad[oa]s?|preparad[oa]s?|organizad[oa]s?)|(?:arregle|acomode|pague|deje|resolvi) (?:ya )?(?:todo|mis (?:cosas|papeles|cuentas|asuntos|deudas))) (?:[a-z0-9.]+ ){0,6}(?:nadie|no|ustedes|mi familia|mis (?:hijos|papas|padres)) (?:ya )?(?:[a-z]+ )?(?:tenga|tendra|tendran|tengan|va a tener|van a tener) (?:ya |mas )?que (?:(?:lidiar|batallar|cargar) (?:mas )?conmigo|preocupar(?:se|nos|te)? (?:mas )?por mi|ocupar(?:se)? (?:mas )?de mi|molestarse (?:mas )?(?:conmigo|por mi)|aguantarme|cuidarme|cargarme|soportarme)',
    hits: [
      'ya todo está arreglado para que nadie tenga que lidiar conmigo después de esta noche',
      'mis cuentas están pagadas, así nadie va a tener que preocuparse por mí',
      'dejé todo en orden, mi familia ya no tendrá que aguantarme',
    ],
    misses: [
      'todo está arreglado para que nadie tenga que preocuparse por la cena',
      'ya todo está listo en la oficina y nadie va a tener que lidiar conmigo, es mi último día de trabajo',
      'mis cuentas están pagadas y ya no tengo que preocuparme',
    ],
  },
]);
