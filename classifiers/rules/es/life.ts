import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking'] as const;

/** Spanish: everything but suicide and self-harm. */
export const SPANISH_LIFE = [
  ...rulesOf(
    'abuse',
    'es',
    ['past', 'quoted', 'dream', 'joking'],
    [
      {
        id: 'abuse.now',
        level: 'imminent',
        why: 'agresión en curso',
        pattern:
          '(?:(?:esta|esta queriendo|quiere|anda) (?:golpeando|pateando|tumbando|rompiendo|tumbar|romper|forzando|entrar a la fuerza|aventando) (?:[a-z]+ ){0,2}(?:puerta|ventana)|(?:encerrad[ao]|escondid[ao]|me encerre|me escondi) (?:[a-z]+ ){0,3}(?:bano|closet|cuarto|recamara|carro) (?:[a-z]+ |[.] ){0,10}(?:golpeando|gritando|puerta|me va|borracho|entrar|cuchillo|pistola|matar|afuera|buscando|tengo miedo)|me (?:va a|quiere|esta) (?:matar|golpear|pegando|golpeando|ahorcando|matando)|(?:tiene|trae|saco) (?:una |un |la |el )(?:pistola|cuchillo|arma|machete|navaja) (?:[a-z]+ ){0,4}(?:y|me|amenaz[a-z]+|en la mano))',
        hits: ['esta golpeando la puerta, me encerre en el baño', 'me va a matar'],
        misses: ['mi mama me va a matar si llego tarde jaja'],
      },
      {
        id: 'abuse.trapped',
        level: 'imminent',
        why: 'tras señales de abuso: encierro o llaves quitadas',
        after: ['abuse', 'harm_to_others'],
        pattern:
          '(?:me quito (?:[a-z]+ )?(?:las llaves|el telefono|el celular|la cartera)|(?:estoy )?(?:en|dentro de) el (?:bano|closet|cuarto)|no me deja salir|ya viene|esta en la puerta)',
        hits: ['me quito las llaves. estoy en el baño'],
        misses: ['perdi mis llaves'],
        unless: ['quoted'],
      },
      {
        id: 'abuse.high',
        level: 'high',
        why: 'golpes, estrangulamiento, amenazas de muerte, violación',
        pattern:
          '(?:{AGRESOR} (?:[a-z]+ ){0,3}(?:me|nos) (?:golpea|golpeo|pega|pego|ahorco|ahorca|estrangulo|patea|pateo|avento|amenaz[a-z]+|apunto|violo|forzo|empujo|jalo del pelo|quemo|ha golpeado|ha pegado|agarro del cuello|agarro a golpes|abuso|abusa|toca|toco)(?! (?:un susto|la gripa))|me (?:golpea|golpeo|ahorco|estrangulo|violo|violaron|agarro del cuello|apreto el cuello|amenazo con (?:matarme|un|una)|apunto con)|(?:dice|dijo|amenaz[a-z]+) (?:[a-z]+ ){0,3}(?:que )?(?:me va a matar|con matarme|que me mata|va a matarme)|(?:tengo|me da) miedo (?:de )?(?:volver|regresar|ir|estar) (?:a |en )?(?:mi |la )?casa)',
        hits: ['mi marido me patea', 'mi novio me ahorco'],
        misses: ['me pego un susto el perro'],
      },
      {
        id: 'abuse.unsafe',
        level: 'moderate',
        why: 'inseguridad en casa, control',
        pattern:
          '(?:no (?:me siento|estoy) segur[ao] (?:en|con|aqui)|(?:le tengo|tengo|me da) miedo (?:a |de )?(?:mi (?:esposo|marido|novio|pareja|papa|ex|padrastro|hijo)|el|que llegue)|no me deja (?:salir|trabajar|ver|hablar|usar|tener|ir)|me (?:controla|revisa|vigila|grita|insulta|humilla|encierra|quita)|me quito (?:el|la|las|mis|mi)|violencia (?:domestica|en (?:mi|la) casa)|me maltrata|me persigue|me acosa|me sigue)',
        hits: ['no me siento segura en mi casa', 'no me deja salir'],
        misses: ['me siento segura aqui'],
      },
    ],
  ),
  ...rulesOf('harm_to_others', 'es', SAFE, [
    {
      id: 'harm.high',
      level: 'moderate',
      why: 'intención de dañar a una persona',
      pattern:
        '(?:l[oea]s? )?(?:voy a|quiero|pienso|tengo ganas de|pensando en|ganas de|me dan ganas de) (?:[a-z]+ )?(?:matar(?:l[oea]s?)?|apunalar(?:l[oea])?|golpear(?:l[oea])?|disparar(?:le)?|quemar(?:l[oea])?|lastimar(?:l[oea])?|ahorcar(?:l[oea])?|envenenar(?:l[oea])?|darle un (?:tiro|balazo)|romperle la (?:cara|madre))(?= |$)(?! (?:el tiempo|tiempo|el hambre|el gusanito|cucarachas|moscas))',
      hits: ['voy a matarlo cuando llegue', 'lo quiero matar'],
      misses: ['quiero matar el tiempo'],
    },
    {
      id: 'harm.now',
      level: 'imminent',
      why: 'arma y camino hacia la persona',
      pattern:
        '(?:(?:traigo|tengo|agarre|llevo) (?:[a-z]+ ){0,2}(?:pistola|cuchillo|bate|arma|machete|fierro) (?:[a-z]+ |[.] ){0,6}(?:voy|camino|afuera|su casa|manejando|esperandolo)|(?:voy|estoy|camino) (?:[a-z]+ ){0,3}su casa (?:[a-z]+ |[.] ){0,5}(?:pistola|cuchillo|bate|arma|machete|matar))',
      hits: ['traigo la pistola y voy a su casa'],
      misses: ['voy a su casa a cenar'],
    },
    {
      id: 'harm.moderate',
      level: 'moderate',
      why: 'venganza, miedo a perder el control',
      pattern:
        '(?:(?:me las va a pagar|me las van a pagar|se va a arrepentir|me voy a vengar|quiero vengarme|ojala se muera)|(?:miedo|temo) (?:de )?(?:hacerle|lastimar|pegarle|golpear|perder el control))',
      hits: ['me las va a pagar'],
      misses: ['va a pagar la renta'],
    },
  ]),
  ...rulesOf(
    'psychosis',
    'es',
    ['negated', 'past', 'quoted', 'joking'],
    [
      {
        id: 'psychosis.command',
        level: 'high',
        why: 'voces que ordenan',
        pattern:
          '(?:voces?|voz|dios|el diablo|el demonio|los demonios|la sombra|la television|el radio) (?:[a-z]+ ){0,3}(?:me )?(?:dicen?|dice|ordenan?|ordena|mandan?|dijo|pide|piden|gritan?|hablan?) (?:[a-z]+ ){0,3}(?:que )?(?:me )?(?:mate|matar(?:me|l[oa])?|haga dano|lastime|corte|salte|tire|queme|muera|suba|sacrifique|brinque|aviente|ahorque|haga)',
        hits: ['las voces me dicen que me mate', 'dios me dijo que me sacrifique'],
        misses: ['mi mama dice que coma'],
      },
      {
        id: 'psychosis.signs',
        level: 'moderate',
        why: 'voces o persecución sin orden',
        pattern:
          '(?:(?:oigo|escucho|oyendo|escuchando) (?:[a-z]+ ){0,2}(?:voces|susurros|que me hablan|gente en las paredes|pasos)|(?:me )?(?:estan|andan) (?:siguiendo|espiando|vigilando|persiguiendo|grabando|envenenando|escuchando)|me (?:pusieron|metieron|implantaron) (?:un |una |algo )?(?:[a-z]+ ){0,3}(?:chip|camara|microfono|telefono|comida|cabeza)|(?:veo|viendo) (?:sombras|cosas que no|gente que no|bichos)|(?:leen|roban|controlan) (?:mis pensamientos|mi mente)|(?:la tele(?:vision)?|la radio|el radio|las noticias|las canciones|los anuncios|el locutor) (?:[a-z]+ )?me (?:habla|hablan|manda|mandan|dice|dicen|envia|envian)(?! (?:que va a|la hora|el clima))|me (?:hablan|mandan (?:mensajes|senales)|envian (?:mensajes|senales)) (?:[a-z]+ ){0,2}(?:por|desde|en|a traves de) (?:la )?(?:tele|television|radio|las noticias|las canciones|las placas)(?! de la))',
        hits: [
          'oigo voces en la noche',
          'me estan siguiendo',
          'la tele me manda mensajes',
          'me hablan por la television a mi solamente',
          'la radio me manda señales',
          'los anuncios me hablan a mi',
          'me mandan mensajes por la radio',
        ],
        misses: [
          'oigo musica',
          'vi en la tele lo del huracan',
          'me mandan mensajes por la tele de la sala de espera',
          'la tele no prende',
          'mi hija me habla de la radio de su escuela',
          'el radio del carro se oye feo',
        ],
      },
    ],
  ),
  ...rulesOf(
    'relapse_urge',
    'es',
    ['negated', 'past', 'quoted', 'dream', 'joking'],
    [
      {
        id: 'relapse',
        level: 'moderate',
        why: 'recaída o ganas fuertes',
        pattern:
          '(?:recai|tuve una recaida|volvi a (?:tomar|consumir|usar|beber|drogarme|fumar|inyectarme)|(?:muchas|muchisimas|tantas|unas|fuertes|con|me muero de|tengo) (?:[a-z]+ )?(?:ganas|ansias?) (?:[a-z]+ ){0,3}(?:tomar|consumir|usar|beber|drogarme|un trago|meterme|una cerveza|fumar (?:cristal|piedra)|inyectarme)(?! (?:agua|cafe|un taxi|el sol|aire|el bus|clases))|a punto de (?:recaer|tomar(?:me)?|consumir|usar|comprar)|voy a recaer|(?:compre|tengo) (?:[a-z]+ ){0,3}(?:botella|cerveza|tequila|vodka|cristal|coca|heroina|droga|piedra) (?:[a-z]+ |[.] ){0,6}(?:sobri[oa]|limpi[oa]|dias|meses|enfrente|en la mano|guardad[ao])|(?:afuera|enfrente) (?:de )?(?:[a-z]+ ){0,3}(?:cantina|licoreria|dealer|bar|vinateria)|(?:anoche|ayer|hoy) (?:[a-z]+ )?(?:consumi|tome otra vez|use|me drogue|me puse borrach[oa])|si no (?:consumo|tomo|uso) )',
        hits: ['recaí anoche', 'tengo muchas ganas de tomar'],
        misses: ['tengo ganas de tomar agua'],
      },
    ],
  ),
  ...rulesOf(
    'overdose',
    'es',
    ['negated', 'past', 'quoted', 'dream', 'joking'],
    [
      {
        id: 'overdose.now',
        level: 'imminent',
        why: 'demasiado y el cuerpo lo muestra',
        pattern:
          '(?:(?:me meti|use|consumi|tome|me inyecte|fume) (?:[a-z]+ ){0,3}(?:demasiad[ao]|mucho|mucha|de mas) (?:[a-z]+ |[.] ){0,8}(?:pecho|respir[a-z]+|dormid[ao]|despiert[ao]|corazon|mare[a-z]+|debil|sueno|temblando|raro|rara)|(?:tengo|tuve|creo que|tiene|haciendo|esta en|con) (?:[a-z]+ ){0,2}sobredosis(?! (?:de (?:azucar|amor)|en el))|(?:no respira|no despierta|se puso (?:azul|morad[oa])|labios (?:azules|morados)|echando espuma)|(?:necesito|tienes|donde hay) narcan)',
        hits: ['me meti demasiado y me duele el pecho', 'mi novio no despierta'],
        misses: ['tome mucho cafe'],
        unless: ['past', 'quoted', 'dream', 'joking'],
      },
      {
        id: 'withdrawal',
        level: 'high',
        category: 'withdrawal',
        why: 'abstinencia peligrosa',
        pattern:
          '(?:(?:deje|dejar|sin|dejando) (?:[a-z]+ ){0,3}(?:tomar|beber|alcohol|trago|xanax|pastillas|clonazepam|benzos?) (?:[a-z0-9]+ |[.] ){0,12}(?:viendo cosas|veo cosas|convulsion[a-z]*|alucin[a-z]+|oigo voces|temblando mucho|bichos|confundid[oa])|convulsion[a-z]* (?:[a-z0-9]+ |[.] ){0,10}(?:dejar|deje|alcohol|pastillas))',
        hits: ['deje de tomar hace dos dias y estoy viendo cosas'],
        misses: ['deje de tomar refresco'],
      },
      {
        id: 'withdrawal.sick',
        level: 'moderate',
        category: 'withdrawal',
        why: 'malestar de abstinencia',
        pattern:
          '(?:sindrome de abstinencia|malilla|la abstinencia|(?:tercer|segundo|primer|cuarto) dia sin (?:[a-z]+ ){0,2}(?:consumir|heroina|tomar|usar|fentanilo|beber)|(?:deje|suspendi|corte|tire) (?:de (?:tomar|usar) )?(?:el |la |las |los |mi |mis )?(?:xanax|clonazepam|alprazolam|diazepam|lorazepam|valium|rivotril|tafil|benzos?|metadona|suboxone)(?! (?:hace (?:anos|un ano|meses)|con (?:mi|el|la) (?:doctora?|psiquiatra)))|(?:deje|deje de) (?:el alcohol|beber|tomar alcohol|el trago) de golpe)',
        hits: [
          'ando con la malilla',
          'deje el xanax de golpe',
          'dejé de tomar clonazepam hace dos dias',
          'tiré las benzos',
          'suspendi mi rivotril',
          'deje de beber de golpe',
        ],
        misses: [
          'tercer dia de clases',
          'deje el refresco',
          'deje la metadona hace años',
          'deje de fumar de golpe',
          'deje las llaves del carro',
        ],
      },
    ],
  ),
  ...rulesOf(
    'eating',
    'es',
    ['negated', 'past', 'quoted', 'joking'],
    [
      {
        id: 'eating.high',
        level: 'high',
        why: 'ayuno o purga con desmayo o sangre',
        pattern:
          '(?:(?:no he comido|sin comer|no como|vomit[a-z]+|purg[a-z]+|laxantes) (?:[a-z0-9]+ |[.] ){0,10}(?:desmay[a-z]+|sangre|pecho|corazon|no puedo pararme)|desmay[a-z]+ (?:[a-z0-9]+ |[.] ){0,10}(?:sin comer|no he comido|no comer))',
        hits: ['no he comido en 4 dias y me desmaye'],
        misses: ['me desmaye de la emocion'],
      },
      {
        id: 'eating.moderate',
        level: 'moderate',
        why: 'restricción o purga',
        pattern:
          '(?:no he comido (?:[a-z]+ )?(?:en|desde) (?:[a-z0-9]+ )?(?:dias?|el (?:lunes|martes|miercoles|jueves|viernes)|ayer)|(?:\\d+|dos|tres|cuatro|cinco) dias sin comer|me (?:provoco|provoque|hago) (?:el )?vomit[a-z]+|vomito (?:todo )?lo que como|atracon(?:es)?|me purgo|tomo laxantes|me mato de hambre)',
        hits: ['llevo tres dias sin comer', 'me provoco el vomito'],
        misses: ['ya comi'],
      },
    ],
  ),
  ...rulesOf(
    'distress',
    'es',
    ['quoted', 'joking'],
    [
      {
        id: 'panic',
        level: 'low',
        category: 'panic',
        why: 'ataque de pánico',
        pattern:
          '(?:(?:ataques?|crisis) de (?:panico|ansiedad|nervios)|no puedo respirar|me falta el aire|el corazon me late|(?:mucha|tengo|con|siento) ansiedad|me estoy ahogando|tengo (?:mucho )?miedo|nervios[oa]|(?:siento|senti|sentia|parece|creo) (?:como )?que (?:ya )?me (?:muero|moria|voy a morir|iba a morir|ahogo|ahogaba|desmayo|asfixio|va a dar un (?:infarto|ataque))(?! de (?:risa|la risa|hambre|sueno|ganas|amor|verguenza|calor|frio|pena|aburrimiento|cansancio|sed))|se me (?:sale|cierra) (?:el corazon|el pecho|la garganta))',
        hits: [
          'no puedo respirar bien, el corazon me late muy fuerte',
          'siento que me muero',
          'sentí que me ahogaba en el camión',
          'creo que me va a dar un infarto',
          'se me cierra la garganta',
        ],
        misses: [
          'respira hondo',
          'siento que me muero de risa',
          'me muero de hambre',
          'creo que me voy a mudar',
          'siento que me quiere mucho',
        ],
      },
      {
        id: 'help',
        level: 'moderate',
        why: 'pide ayuda',
        pattern:
          '^(?:(?:por favor |alguien )*(?:ayuda|ayudame|ayudenme|auxilio|sos)(?: por favor| ya| ahora| ayuda)*)',
        hits: ['ayuda', 'ayúdenme por favor'],
        misses: ['ayuda con el zoom'],
      },
      {
        id: 'low',
        level: 'low',
        why: 'malestar',
        pattern:
          '(?:triste|deprimid[oa]|llorando|llorar|llore|sol[oa] y|muy sol[oa]|cansad[oa]|estresad[oa]|agobiad[oa]|desesperad[oa]|angustiad[oa]|mal dia|dia (?:muy )?(?:dificil|pesado|feo)|no puedo dormir|insomnio|pesadillas|no dormi|extrano a mi|murio|fallecio|duelo|emojisob|emojisad|peleamos|pelea con|divorcio|me corrieron|despidieron)',
        hits: ['ando muy triste'],
        misses: ['muy feliz hoy'],
        unless: ['quoted', 'joking', 'negated'],
      },
      {
        id: 'person',
        level: 'none',
        category: 'request_human',
        why: 'pide una persona',
        pattern:
          '(?:(?:hablar|platicar|comunicar(?:me)?|pasar?me|comuni[a-z]+me|paseme|paseme|contactar|hable) (?:[a-z]+ )?con (?:[a-z]+ ){0,2}(?:alguien|persona|humano|consejer[oa]|terapeuta|psicolog[oa]|doctora?|enfermera|agente|mi (?:terapeuta|consejer[oa]|psicolog[oa]|psiquiatra|doctora?|enfermer[oa]|trabajadora? social)|un ser humano|gente)|(?:quiero|necesito|prefiero|hay|paseme|dame|quisiera) (?:a )?(?:una |un |alguna )?(?:persona(?: real| de verdad)?|humano|ser humano|agente|consejer[oa]|operador[oa]?)(?! (?:que|mayor|especial))|(?:necesito|quisiera|busco|hay) (?:a )?alguien (?:con quien|para|que me) (?:[a-z]+ )?(?:hablar|platicar|escuch[a-z]+|ayud[a-z]+|atiend[a-z]+)|persona real|no (?:quiero )?(?:hablar con )?(?:un robot|una maquina|una computadora|un bot))',
        hits: ['puedo hablar con alguien mañana?', 'quiero una persona real'],
        misses: [],
        unless: ['quoted'],
      },
      {
        id: 'person-word',
        level: 'none',
        category: 'request_human',
        why: 'la palabra sola',
        pattern:
          '^(?:por favor )?(?:(?:con )?(?:una |un )?(?:persona(?: real)?|human[oa]|ser humano|agente|consejer[oa]|operador[a]?|terapeuta)|hablar con alguien)(?: (?:por favor|ya|ahora|gracias))*',
        hits: ['una persona', 'un humano por favor'],
        misses: ['una persona muy buena'],
        unless: [],
      },
    ],
  ),
];
