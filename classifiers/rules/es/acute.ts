import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking'] as const;

/** Spanish: actos en curso, despedidas, planes y emergencias en otras palabras. */
export const SPANISH_ACUTE = [
  ...rulesOf('suicide', 'es', SAFE, [
    {
      id: 'acute.now',
      level: 'imminent',
      why: 'acto en curso o inmediato',
      pattern:
        '(?:(?:ya )?(?:empece|estoy empezando|comence) a (?:tomarlas|tomarmelas|tragarlas|cortarme)|(?:me )?(?:aviento|tiro|lanzo|salto|arrojo)(?= (?:ya|al|del|a la|en|si no|ahora|hoy|[.])| $)(?! (?:al agua con|a la alberca|en (?:paracaidas|el sofa|la cama|el sillon)))|(?:ya )?(?:me subi|estoy subid[ao]|brinque|salte|cruce) (?:a|al|la|el|en) (?:la )?(?:silla|reja|barandal|baranda|puente|azotea|techo|muro|cornisa)|(?:via|vias) del (?:tren|metro) (?:[a-z0-9]+ |[.] ){0,8}(?:pasa|viene|ya)|(?:voy|manejo|acelerar|estrellar(?:me)?) (?:[a-z]+ ){0,3}(?:contra (?:el|un) (?:muro|arbol|poste|camion)|al puente|pal puente)(?: y no vuelvo)?|no vuelvo mas|(?:manguera|carro prendido) (?:[a-z]+ ){0,5}(?:carro|cerrad[ao]|garage)|ya (?:lo|la) (?:hice|cargue)(?= (?:[.]|perdon|sangre|adios)| $)|(?:sangre|sangrando) (?:[a-z]+ ){0,3}(?:mucha|mucho|chorros|no para)|mucha sangre|sale a chorros|creo que ya (?:me )?(?:va|esta) haciendo efecto|me acabo de tomar (?:las|los|todo|el|la caja)|hoy (?:si )?(?:es|e) el dia|ahora si lo hago)',
      hits: ['ya empecé a tomarlas', 'me aviento al tren', 'ya me subi a la silla'],
      misses: ['me tiro en el sofa a ver tele'],
    },
    {
      id: 'plan.more',
      level: 'high',
      why: 'plan, fecha, letalidad, medios',
      pattern:
        '(?:(?:no (?:llego|paso|voy a llegar|alcanzo) (?:a|al|de) (?:[a-z]+ ){0,3}(?:manana|diciembre|navidad|ano|semana|mes|domingo|lunes|viernes|cumpleanos|noche))|(?:que|cual|de que) (?:[a-z]+ ){0,4}(?:altura|cantidad|dosis) (?:[a-z]+ ){0,5}(?:mor[a-z]+|mata|vivo|sobrevivir)|(?:forma|manera|como) (?:[a-z]+ ){0,3}(?:de )?(?:irse|morir|morirse|matarse) (?:[a-z]+ ){0,3}(?:duel[ae]|dolor|rapid[ao]|sin)|(?:compre|saque|limpie|tengo|consegui|prestaron|escondi) (?:[a-z]+ ){0,2}(?:la |el |una |un )(?:soga|lazo|pistola|arma|cuerda|veneno|escopeta|revolver|cuete)(?! (?:de juguete|de agua))|me (?:doy|pego|voy a dar|voy a pegar|meto) un (?:tiro|balazo|plomazo)|estoy a nada de|hacer una locura conmigo|si me quedo sol[ao] me (?:mato|hago)|me borro(?= | $)(?! (?:la|el) (?:cuenta|app|tatuaje))|(?:game over|se acabo) (?:pa|para) mi|deje mis cosas listas|(?:ultima|ultimas) cartas?|el (?:intento|intente) (?:[a-z]+ ){0,5}(?:ayer|semana|anteayer)|(?:trate|intente) de (?:matarme|suicidarme|ahorcarme|quitarme la vida|morirme)(?! (?:hace anos|en (?:19|20)\\d\\d)))',
      hits: ['compré la soga el martes', 'no llego a diciembre', 'me doy un tiro'],
      misses: ['no llego a tiempo a la cita'],
    },
    {
      id: 'plan.goodbye',
      level: 'high',
      why: 'despedida definitiva',
      pattern:
        '(?:(?:adios|chao|chau|bye|hasta) (?:[a-z]+ ){0,3}(?:para siempre|por siempre|nunca)|(?:nos vemos|los veo|te veo) en (?:la otra vida|el otro (?:lado|mundo)|el cielo)|gracias por todo (?:[a-z]+ |[.] ){0,6}(?:adios|perdon|perdoneme|chao)|(?:fue lindo|gusto en) conocer(?:te|los) (?:[a-z]+ ){0,6}(?:siempre|adios)|(?:ya )?me despedi de (?:todos|todo|mi)|adios (?:perdonen(?:me)?|perdoneme|perdoname)|(?:que )?(?:se quede|te quedes) con (?:el|mi) (?:perro|gato|perra|gata)|regal[eo] (?:toda )?(?:mi|mis|los|la) (?:[a-z]+ ){0,3}(?:ropa|cosas|joyas|guitarra|zarcillos|herramientas))',
      hits: ['chao para siempre', 'nos vemos en la otra vida'],
      misses: ['adios nos vemos manana en grupo'],
      unless: ['negated', 'quoted', 'joking'],
    },
  ]),
  ...rulesOf('medical_emergency', 'es', SAFE, [
    {
      id: 'emergency',
      level: 'imminent',
      why: 'cuerpo en peligro',
      pattern:
        '(?:se (?:me|le) (?:cierra|cerro|esta cerrando|hincha) la (?:garganta|lengua)|(?:media|la mitad de la) cara|boca (?:chueca|virada|virao|torcida)|no (?:abre los ojos|responde|reacciona|se mueve|despierta|respira)(?! (?:el (?:wifi|telefono|correo)|mis (?:mensajes|textos)|al (?:mensaje|telefono)))|dolor (?:fuerte )?(?:de|en el) pecho (?:[a-z]+ |[.] ){0,5}(?:brazo|sudando|aire)|(?:me|le) dieron un balazo|labios (?:morados|azules|moraos)|se cort[o] las venas|llamen a una ambulancia|necesito una ambulancia|(?:nin[oa]|bebe|hij[oa]) (?:[a-z]+ ){0,4}(?:se trago|se tomo|tomo|agarro) (?:[a-z]+ ){0,3}(?:pastillas|cloro|veneno))',
      hits: ['se me cierra la garganta', 'no abre los ojos'],
      misses: ['no responde mis mensajes'],
    },
    {
      id: 'emergency.word',
      level: 'high',
      category: 'distress',
      why: 'pide emergencia',
      pattern:
        '^(?:(?:por favor |es una |llamen al |llama al |ayuda )*(?:911|emergencia|urgencia)(?: por favor| ayuda| ya)*)',
      hits: ['911 por favor', 'emergencia'],
      misses: ['emergencia en la serie'],
      unless: [],
    },
  ]),
  ...rulesOf(
    'abuse',
    'es',
    ['past', 'quoted', 'dream', 'joking'],
    [
      {
        id: 'abuse.inside',
        level: 'imminent',
        why: 'el agresor está ahí o ataca',
        pattern:
          '(?:(?:esta|anda|lo tengo) (?:aqui|afuera|en la puerta|enfrente) (?:[a-z]+ ){0,3}con (?:el|un|una|su) (?:machete|cuchillo|pistola|bat|bate|arma|palo|hierro|navaja)|me tiene (?:agarrad[ao]|amarrad[ao]|encerrad[ao])|nos va a (?:estrellar|matar)|le esta pegando a|ya viene ya viene|ya (?:entro|rompio la puerta))',
        hits: ['esta afuera con un machete', 'nos va a matar'],
        misses: ['esta afuera con el perro'],
      },
    ],
  ),
  ...rulesOf(
    'child_safety',
    'es',
    ['past', 'quoted', 'dream', 'joking'],
    [
      {
        id: 'child',
        level: 'high',
        why: 'un niño en peligro',
        pattern:
          '(?:(?:mi (?:tio|padrastro|primo|abuelo|papa|hermano)|su (?:tio|padrastro|primo|papa)|el (?:novio|maestro|entrenador)[a-z ]{0,20}) (?:[a-z]+ ){0,2}(?:la|lo|me) (?:toca|toco|tocaba|manosea)|(?:llega|llego|tiene) (?:[a-z]+ ){0,2}(?:marcas|moretones|quemaduras)(?: de (?:correa|cigarro|cigarrillo|cinto|golpes))?|(?:solos|solas|solo|sola) (?:[a-z]+ ){0,4}(?:mama|papa) no ha (?:venido|llegado|vuelto)|miedo (?:de )?hacerle dano (?:al|a la|a mi) (?:bebe|nino|nina|hij[oa])|tengo la almohada)',
        hits: ['su tio la toca', 'llega con marcas de correa'],
        misses: ['la maestra toca el piano'],
      },
    ],
  ),
];
