import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking'] as const;

/** Spanish: suicide and self-harm. */
export const SPANISH_SUICIDE = rulesOf('suicide', 'es', SAFE, [
  {
    id: 'suicide.now',
    level: 'imminent',
    why: 'acto ya empezado o a punto',
    pattern:
      '(?:(?:lo )?(?:voy|vamos) a (?:hacerlo|hacer|matarme|acabar|tomarmelas|tomarme|colgarme|tirarme|aventarme|saltar|terminar) ~~(?:ahora mismo|ya mismo|en este momento|hoy|esta noche|ahora|en un rato)|(?:lo hago|me mato|me voy a matar|me cuelgo|me tiro|me aviento) (?:[a-z]+ )?(?:esta noche|hoy|ahora|ahora mismo|ya|al rato|cuando)|(?:hoy|esta noche) (?:lo hago|me mato|se acaba todo|me voy a matar|me quito la vida|es mi ultima|me despido|termino con todo|acabo con todo)|cuando lean esto|para cuando leas esto|no voy a (?:amanecer|despertar manana|llegar a manana)|(?:estoy|parad[ao]|sentad[ao]|subid[ao]|aqui) (?:[a-z]+ ){0,2}(?:en|arriba|encima|al borde|a la orilla|junto) (?:[a-z]+ ){0,3}(?:puente|azotea|techo|balcon|vias|barandal|precipicio|edificio|cornisa|orilla)(?! (?:arreglando|trabajando|con la ropa))|(?:estoy )?a punto de (?:saltar|hacerlo|tirarme|aventarme|matarme|colgarme|jalar)|(?:tengo|con) (?:[a-z]+ ){0,3}(?:pastillas|pistola|cuchillo|navaja|soga|cuerda|arma|frasco|veneno) (?:[a-z]+ ){0,2}(?:en la mano|en las manos|enfrente|en frente|frente a mi|aqui conmigo|lista|listo|en la boca|en la cabeza|al cuello|en el cuello|a mi lado)|(?:me estoy|estoy) (?:desangrando|sangrando mucho)|no (?:para|deja) de (?:sangrar|salir sangre)|me corte (?:las venas|las munecas|la muneca))',
    hits: ['lo voy a hacer ahora mismo', 'estoy en la azotea', 'tengo las pastillas en la mano'],
    misses: ['estoy en el techo arreglando la antena', 'lo voy a hacer manana en grupo'],
  },
  {
    id: 'suicide.took',
    level: 'imminent',
    category: 'overdose',
    why: 'sobredosis ya tomada',
    pattern:
      '(?:(?:me )?(?:tome|trague|he tomado|acabo de tomar|acabo de tragar|acabo de tomarme|tomando|ya tome|comi) (?:[a-z]+ ){0,2}(?:todas?(?: (?:las|mis|la) (?:[a-z]+ )?(?:{PASTILLAS}|caja|botella))?|todo el frasco|el frasco (?:entero|completo)|un (?:monton|puno) de (?:[a-z]+ )?{PASTILLAS}|muchas (?:[a-z]+ )?{PASTILLAS}|demasiad[ao]s?(?: {PASTILLAS})?|la caja (?:entera|completa)|veneno|cloro|raticida)|(?:sobredosis) (?:[a-z]+ ){0,3}(?:ahora|ayuda|no respira|no despierta)|ya me (?:las|los|lo) tome)',
    hits: ['me trague todo el frasco', 'acabo de tomar un monton de pastillas'],
    misses: ['me tome mis pastillas de la presion'],
    unless: ['negated', 'past', 'quoted', 'dream'],
  },
  {
    id: 'suicide.intent',
    level: 'high',
    why: 'intención o plan',
    pattern:
      '(?:(?:me )?(?:quiero|voy a|quisiera|pienso|he decidido|decidi|planeo|necesito|tengo que|estoy por|ganas de|pensando en|pienso en|intentar|prefiero|deseo) (?:[a-z]+ )?(?:matar(?:me)?(?= |$)(?! (?:a|al|el|la|las|los|el tiempo|de risa))|{MATARME})|me (?:quiero|voy a|voy|quisiera) (?:[a-z]+ )?(?:matar|suicidar|ahorcar|colgar|quitar la vida|morir hoy|tirar (?:del|de|al))|me (?:mato|suicido|ahorco|cuelgo)(?= |$)(?! (?:trabajando|estudiando|de risa|por|en el gym|de))|(?:ya )?(?:tengo|hice|escribi|deje|estoy escribiendo|deje escrita) (?:[a-z]+ ){0,3}(?:un plan|el plan|la carta|las cartas|una carta|carta de despedida|cartas de despedida|nota|una nota de|mi despedida|todo planeado|todo listo|fecha|el dia|como hacerlo)(?! (?:de recomendacion|del doctor|para (?:la|el|mi) (?:escuela|trabajo|banco|clase|cita))|(?: [a-z]+)? (?:telefono|celular|pagos))|(?:ya )?se como (?:lo voy a hacer|hacerlo|matarme|voy a)|(?:guardando|juntando|escondiendo|guarde|junte) (?:[a-z]+ ){0,3}{PASTILLAS}|(?:tengo|compre|consegui) (?:[a-z]+ ){0,3}(?:pistola|arma|soga|veneno|pastillas|cuerda) (?:[a-z]+ ){0,3}(?:para|y (?:pienso|quiero|lo)|suficientes?|por si)|(?:intente|trate de) (?:[a-z]+ )?(?:{MATARME}|quitarme|morirme) ~(?:ayer|anoche|hoy|la semana pasada|esta semana|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))|(?:este|esta|hoy) (?:[a-z]+ )?(?:es|sera|va a ser) (?:mi|el|la) ultim[ao] (?!clase|dia de trabajo|cita|sesion|turno|semana de)|(?:ya )?no (?:puedo|se si puedo) (?:prometer|mantenerme a salvo|garantizar)|no estoy (?:a salvo|segur[ao] conmigo)|no confio en mi|(?:cuantas|que) {PASTILLAS} (?:[a-z]+ ){0,4}(?:morir|matar|mortal|matan|son demasiadas)|(?:manera|forma|modo) (?:menos dolorosa|mas rapida|sin dolor|facil|mas facil) (?:de|para) (?:morir|irme|irse|matar))',
    hits: ['quiero suicidarme', 'voy a quitarme la vida', 'voy a matarme', 'ya escribi la carta'],
    misses: ['quiero matar el tiempo', 'me mato de risa', 'quiero matar a mi jefe jaja'],
  },
  {
    id: 'suicide.goodbye',
    level: 'high',
    why: 'despedida con final',
    pattern:
      '(?:(?:dile|diganle|digan|dilen) (?:[a-z]+ ){0,4}que (?:l[aeo]s? )?(?:quiero|amo|quise|ame|perdone|perdonen|lo siento)|(?:perdon|perdonen|perdoname|perdonenme)(?: [a-z]+){0,2} por (?:lo que voy|irme|dejarl[oae]s|todo (?:. )?adios)|adios (?:para siempre|a todos|mundo|mama|hijos)|(?:me )?(?:despido|despedirme) (?:de (?:todos|ustedes|mi familia|mis hijos|ti)|para siempre)|cuid(?:en|a|ame|enme) (?:[a-z]+ ){0,2}a mis? (?:hij[oa]s?|perr[oa]|gat[oa]|mama|familia|ninos)(?: [a-z]+){0,3} (?:cuando (?:ya )?no este|por mi|por favor)|(?:ya )?no (?:me )?(?:van a|vas a) (?:volver a )?(?:ver|saber de mi|molestar)|este es mi ultimo mensaje|regalando (?:todas )?mis cosas|(?:ya )?regale (?:todas )?mis cosas)',
    hits: ['diganle a mi mama que la quiero', 'adios para siempre'],
    misses: ['adios nos vemos el lunes'],
    unless: ['quoted', 'joking'],
  },
  {
    id: 'suicide.wish',
    level: 'moderate',
    why: 'deseo de morir o de no vivir',
    pattern:
      '(?:(?:me )?(?:quiero|quisiera|deseo|prefiero|ganas de|ojala|preferiria|gustaria|pienso en|pensando en|pidiendole a dios) (?:[a-z]+ ){0,3}(?:morir(?:me|se)?|estar muert[oa]|no (?:despertar|existir|estar|haber nacido|vivir)|desaparecer para siempre|dormir(?:me)? (?:y|para) (?:no|nunca|siempre)|me muer[ao]|la muerte|dejar de (?:existir|vivir)|que (?:dios )?me (?:lleve|recoja|muera))|me (?:quiero|quisiera|dan ganas de) (?:[a-z]+ )?morir|(?:ya )?no (?:me )?(?:quiero|dan ganas de|tengo ganas de|deseo|vale la pena|le veo sentido a|tiene caso|tiene sentido|le hallo) (?:[a-z]+ )?(?:vivir|seguir(?: viviendo| aqui| asi)?|estar (?:aqui|viva|vivo|en este mundo)|existir|la vida|mi vida|despertar(?:me)?(?! (?:al?|tan|tarde|antes|los|para (?:ir|el|la)|(?:manana )?temprano)\\b))(?! (?:con mi (?:suegra|roommate|cunada)|en (?:esta ciudad|este departamento)))|(?:todos?|mi familia|mis hijos|ellos|el mundo|mi mama) (?:[a-z]+ )?(?:estaria[n]?|estarian|serian?|viviria[n]?) (?:[a-z]+ ){0,2}(?:mejor|mas felices|mas tranquil[oa]s) (?:sin mi|si yo no|si me|muert)|(?:nadie|a nadie) (?:[a-z]+ )?(?:me (?:va a )?extranaria?|le importaria|notaria|me (?:necesita|lloraria))|soy (?:[a-z]+ )?(?:una carga|un estorbo|un peso)|(?:ojala|quisiera que) (?:[a-z]+ ){0,4}(?:no (?:despertara|amaneciera|hubiera nacido|despierte)|me (?:atropell[a-z]+|mat[a-z]+|muera|muriera))|(?:cansad[oa]|hart[oa]) de (?:vivir|la vida|esta vida|existir)|para que (?:sigo|vivo|estoy viv[oa]|seguir viv[a-z]+)|(?:pensamientos?|ideas?|pensar) (?:de|en|sobre) (?:suicid[a-z]+|muerte|{MATARME})|(?:suicidio|suicida)|(?:ya )?no (?:aguanto|soporto|puedo con) (?:[a-z]+ )?(?:la vida|vivir|esta vida|seguir viviendo)|nac[ei]r fue un error|(?:mejor|seria mejor) (?:[a-z]+ )?(?:muert[oa]|si no existiera|si me muriera))',
    hits: [
      'ya no quiero existir',
      'mi familia estaría mejor sin mi',
      'quisiera dormirme y no despertar',
      'no me quiero despertar mañana',
    ],
    misses: [
      'me muero de calor',
      'muero por unas vacaciones',
      'no quiero vivir en esta ciudad',
      'no quiero despertar al bebe',
    ],
  },
  {
    id: 'suicide.low',
    level: 'low',
    why: 'desesperanza, ganas de desaparecer',
    pattern:
      '(?:(?:quiero|quisiera|ganas de) desaparecer|(?:ya )?no (?:aguanto|puedo) mas|(?:ya )?no (?:le veo|veo|tiene|encuentro) (?:[a-z]+ )?(?:sentido|salida|esperanza|caso)|sin (?:esperanza|salida|ganas de nada)|me siento (?:muy |tan |bien )?(?:mal|sol[oa]|vaci[oa]|triste|inutil|desesperad[oa]|perdid[oa]|agotad[oa])|no sirvo para nada|me odio)',
    hits: ['quiero desaparecer', 'ya no puedo mas'],
    misses: ['ya no puedo comer mas tacos jaja'],
    unless: ['quoted'],
  },
  {
    id: 'suicide.denied',
    level: 'low',
    why: 'lo niega',
    pattern:
      '(?:no|ya no|tampoco) (?:[a-z]+ ){0,3}(?:morirme|matarme|suicidarme|quiero morir|hacerme dano|lastimarme)',
    hits: ['no pienso en morirme', 'no quiero morir'],
    misses: ['no me gusta'],
    unless: ['quoted'],
  },
  {
    id: 'self-harm.fresh',
    level: 'high',
    category: 'self_harm',
    why: 'herida reciente',
    pattern:
      '(?:me )?(?:corte|queme|cortado|lastime) (?:[a-z]+ ){0,4}(?:anoche|hoy|hace rato|ayer|otra vez|esta manana|ahorita|ahora|muy profundo|profundo|el brazo|los brazos|las piernas|la pierna)(?! (?:cocinando|el pelo|con la estufa|rasurandome))',
    hits: ['me corté anoche', 'me corte los brazos otra vez'],
    misses: [],
  },
  {
    id: 'self-harm.urge',
    level: 'moderate',
    category: 'self_harm',
    why: 'ganas de hacerse daño',
    pattern:
      '(?:(?:ganas|quiero|necesito|pienso|pensando|tentacion|impulso|volvi|volviendo|sigo|empece|estoy|ando|recai) (?:[a-z]+ ){0,2}(?:cortarme|hacerme dano|lastimarme|quemarme|cortandome|quemandome|lastimandome|golpearme|pegarme|autolesion[a-z]*)(?! el pelo)|me (?:corto|quemo|lastimo|golpeo|hago dano)(?! (?:el pelo|las unas|el cabello))|autolesion[a-z]*|urge(?:s)? (?:de|to) cortarme)',
    hits: ['tengo ganas de cortarme', 'me corto cuando estoy triste'],
    misses: ['quiero cortarme el pelo'],
  },
  {
    id: 'other.moderate',
    level: 'moderate',
    subject: 'other',
    why: 'otra persona en riesgo',
    pattern:
      '{FAMILIAR} (?:[a-z]+ ){0,4}(?:se quiere (?:matar|morir|suicidar)|quiere (?:morir(?:se)?|matarse|suicidarse)|se corta|se esta cortando|(?:no|ya no) quiere vivir|habla de (?:morir|suicid[a-z]+|la muerte)|se quiere hacer dano|piensa en (?:suicid[a-z]+|morir))',
    hits: ['mi hija dice que se quiere matar', 'mi amiga ya no quiere vivir'],
    misses: ['mi hija quiere una bici'],
    unless: ['past', 'quoted', 'joking'],
  },
  {
    id: 'other.high',
    level: 'high',
    subject: 'other',
    why: 'otra persona con plan, intento o despedida',
    pattern:
      '{FAMILIAR} (?:[a-z]+ ){0,4}(?:dejo una (?:carta|nota)(?: de despedida)?|intento (?:matarse|suicidarse|quitarse)|se tomo (?:[a-z]+ ){0,3}{PASTILLAS}|esta en el (?:techo|puente)|se va a matar|se encerro (?:[a-z]+ ){0,4}(?:cuchillo|pastillas|pistola)|esta regalando sus cosas|no (?:despierta|respira))',
    hits: ['mi hermano dejo una carta de despedida'],
    misses: [],
    unless: ['past', 'quoted', 'joking'],
  },
]);
