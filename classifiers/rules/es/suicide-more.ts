import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking'] as const;

/** Spanish: further ways to wish to be dead and to take leave. */
export const SPANISH_SUICIDE_MORE = rulesOf('suicide', 'es', SAFE, [
  {
    id: 'more.wish',
    level: 'moderate',
    why: 'deseo de morir dicho de otro modo',
    pattern:
      '(?:(?:mejor|ojala|ya) (?:[a-z]+ )?me (?:muero|muera|muriera)(?! (?:de|por) )|(?:pensado|pienso|piensa|pensando|idea) (?:[a-z]+ )?(?:en|de) (?:acabar con todo|terminar con todo|no despertar|no existir|morir|quitarme de en ?medio|la muerte)|(?:pido|ruego|rezo) (?:[a-z]+ ){0,4}(?:me lleve|me recoja|me quite|morir)|(?:familia|hijos|todos|mama|esposa|esposo|papas|ellos) (?:[a-z]+ )?(?:descansarian?|estarian? mejor|vivirian? mejor|serian? mas felices) (?:[a-z]+ ){0,2}(?:sin mi|si (?:yo )?(?:no estuviera|faltara|no existiera|me muriera))|(?:nadie|a nadie) (?:[a-z]+ ){0,3}(?:si me (?:muero|muriera|mato|voy)|lloraria)|(?:me da (?:igual|lo mismo)|no me importa) (?:[a-z]+ )?(?:vivir o morir|si (?:vivo|me muero|amanezco|despierto)|morir|morirme|amanecer o no)|(?:desearia|quisiera|kisiera|preferiria|ojala) (?:[a-z]+ )?(?:no haber nacido|nunca haber nacido|no estar vivo|no estar viva|no estar)|(?:me )?(?:canse|cansad[oa]|hart[oa]) de (?:vivir|la vida|estar viv[oa]|existir)|(?:irme|me voy) de este mundo|(?:no le (?:veo|encuentro|hallo)|no encuentro|no tengo) (?:[a-z]+ )?(?:sentido|razon|razones|motivos?) (?:a la vida|para (?:vivir|seguir))|la vida (?:ya )?no (?:tiene sentido|vale|es para mi)|pensamientos (?:oscuros|de muerte)|quedarme dormid[oa] para siempre|estari?a mejor muert[oa])',
    hits: [
      'mejor me muero',
      'he pensado en acabar con todo',
      'me da igual vivir o morir',
      'ya me canse de vivir',
    ],
    misses: ['me muero por verte', 'quiero acabar con la tarea', 'mejor me muevo al otro asiento'],
  },
  {
    id: 'more.final',
    level: 'high',
    why: 'ultimo dia, despedida, ya no estar',
    pattern:
      '(?:(?:hoy|manana|este|el (?:viernes|sabado|domingo|lunes)) (?:es|sera|va a ser) (?:mi|el) ultimo (?:dia|fin de semana|amanecer)(?! (?:de|en|con|del) )|(?:ya )?no voy a estar (?:aqui|viv[oa]|manana|con ustedes)(?: (?:manana|para|el|la)(?: [a-z]+)?)|(?:ya )?me despedi de (?:todos|mi|mis)|(?:deje|dejo) (?:[a-z]+ ){0,3}(?:escrito|escrita|arreglado|en orden) (?:[a-z]+ ){0,2}(?:para cuando|todo)|me voy a (?:tirar|aventar|lanzar|arrojar) (?:al|del|a la|de la|a las|desde)|averigue (?:[a-z]+ )?(?:cuant[ao]s?|como) (?:[a-z]+ ){0,3}(?:morir|no despertar|matarme))',
    hits: ['hoy es mi ultimo dia', 'ya no voy a estar aqui manana', 'me voy a tirar al metro'],
    misses: ['hoy es mi ultimo dia de clases', 'no voy a estar en la junta'],
  },
  {
    id: 'more.end',
    level: 'moderate',
    why: 'quiere que todo termine, sin decir que cosa: puede ser la vida',
    pattern:
      '(?:(?:quiero|quisiera|desearia|deseo|ojala|necesito|espero|pido|rezo(?: para)?|ruego) (?:ya )?(?:que )?(?:ya )?(?:(?:todo|todo esto|mi vida|esta vida) (?:ya )?(?:se )?(?:termine|terminara|acabe|acabara|pare|parara|desaparezca)|(?:se )?(?:termine|terminara|acabe|acabara) (?:ya )?(?:todo|todo esto|mi vida|esta vida))(?: (?:ya|pronto|hoy|por fin))?(?= (?:[.] |$|y |pero |porque |por que |para siempre|de una vez|de una buena vez|emoji))|(?:quiero|quisiera|ojala) que (?:esto|el dolor|este dolor) (?:ya )?(?:se )?(?:termine|acabe|terminara|acabara) (?:para siempre|de una vez por todas|conmigo))',
    hits: [
      'quiero que todo termine',
      'solo quiero que todo se acabe',
      'ya quiero que esto termine para siempre',
      'quiero que todo acabe ya',
      'ojalá todo terminara',
      'quisiera que se acabara todo',
      'le pido a dios, quiero que se acabe mi vida',
    ],
    misses: [
      'quiero que todo termine bien',
      'quiero que termine la semana',
      'ya quiero que se acabe la junta',
      'quiero que todo termine a tiempo para la fiesta',
      'ojalá se termine pronto la obra de la calle',
      'quiero que el dolor de muela se acabe',
    ],
  },
]);
