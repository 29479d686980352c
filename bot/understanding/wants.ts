import type { Plain } from './normalise.ts';
import type { Want } from './want.ts';

const PERSON_WORD =
  '(?:(?:real |live |actual |human )?(?:person|human|human being|somebody|someone|clinician|counsell?or|therapist|agent|operator|nurse|doctor|staff|people)|(?:una? )?(?:persona|humano|alguien|consejer[oa]|terapeuta|agente|clinic[oa]|enfermer[oa]))';

const TABLE: readonly (readonly [Want, RegExp])[] = [
  [
    'later_person',
    new RegExp(
      `(?:talk|speak|chat|meet|call|hablar|llamar|platicar)[^.]{0,30}${PERSON_WORD}[^.]{0,20}\\b(?:tomorrow|in the morning|next week|later|monday|tuesday|wednesday|thursday|friday|manana|despues|mas tarde|el lunes)\\b`,
      'u',
    ),
  ],
  [
    'person',
    new RegExp(
      `\\b(?:talk|speak|chat|text|hablar|platicar|get|want|need|give|put|bring|send|connect|transfer|reach|quiero|necesito|pasame|comunicame|dame)\\b[^.]{0,18}\\b${PERSON_WORD}\\b(?! who| else to be| to hold| to love)`,
      'u',
    ),
  ],
  [
    'person',
    /\b(?:put (?:the|a) person on|get me (?:a|the|someone)|real person|talk to (?:miss|ms|mr|mrs|dr|my (?:therapist|counselor|clinician)) ?\w*|hablar con (?:la|el|mi|una?|alguien)|i want (?:a )?(?:human|person)|human please|person please|una persona|no (?:quiero )?(?:hablar con )?(?:una )?maquina|dont want to talk to (?:a|the) (?:machine|robot|bot))\b/u,
  ],
  [
    'person',
    new RegExp(
      `\\b(?:can|could|will|would|is there|any|quiero que|puede)\\b[^.]{0,12}${PERSON_WORD} (?:please |real |else )?(?:to |who can |that can |i can |there to )?(?:talk|speak|chat|join|listen|help|hablar\\w*|atender\\w*|ayudar\\w*)\\b`,
      'u',
    ),
  ],
  ['person', /^(?:human|person|agent|counselor|operator|representative|persona|humano|agente)$/u],
  [
    'plan_edit',
    /\b(?:change|edit|update|fix|correct|take off|remove|delete|add|cambiar|editar|quitar|agregar|anadir|actualizar|borrar)\b[^.]{0,40}\b(?:plan|step|paso|coping|warning sign|contact list|reasons?|razones)\b/u,
  ],
  [
    'plan_edit',
    /\b(?:change|edit|update|cambiar|editar) (?:who|whos|the people|quien|my contact|mi plan|el plan)/u,
  ],
  [
    'plan_build',
    /\b(?:make|build|create|write|start|do|hacer|crear|armar|escribir) (?:a|an|my|un|mi|the|new)(?: new| nuevo)? (?:crisis |safety )?plan\b/u,
  ],
  [
    'no_plan',
    /\b(?:not|dont|do not|without|hate|skip|stop with|enough (?:of|with)|no more|sick of|tired of|sin|odio|nada de|no quiero)\b(?![^.]{0,12}\b(?:have|made|make|tengo|hice) )[^.]{0,30}\b(?:(?:the|that|my|this|your|any|another|safety|crisis|el|mi|ese|otro) (?:\w+ )?plan(?:es)?|plans|worksheets?|forms?|paperwork|homework|hojas?|formularios?|papeleo)\b|^(?:please |pls )?(?:no|nada de) (?:more )?(?:worksheets?|forms?|paperwork|homework|safety plan|plan stuff|hojas|formularios|papeleo)\b/u,
  ],
  [
    'no_plan',
    /\b(?:worksheets?|plan)\b[^.]{0,20}\b(?:sucks?|stupid|useless|doesnt help|dont help|no sirve|no ayuda|hate)\b/u,
  ],
  [
    'plan',
    /\b(?:my|the|that|crisis|safety|mi|el|our|new) (?:\w+ )?(?:plan|version)\b|\bplan thing\b|^(?:plan|show plan|mi plan|my plan)$|\bshow me the (?:new )?(?:plan|version)\b|^(?:the )?step [1-6]$|^paso [1-6]$|\b(?:show|see|read|send|give|tell|pull up|whats|what is|what was|ver|lee|muestra(?:me)?|dime) (?:\w+ ){0,3}?(?:step|paso) [1-6]\b|\b(?:my|mi) (?:step|paso) [1-6]\b|^(?:the )?(?:step|paso) [1-6] (?:please|pls|por favor)$/u,
  ],
  [
    'plan_now',
    /^(?:please )?(?:show me my plan|show my plan|my plan|(?:muestrame|muestreme|muestra|ver) mi plan|mi plan)(?: please| por favor)?$/u,
  ],
  [
    'language_only',
    /^(?:please )?(?:(?:in )?english|in spanish|spanish|(?:en )?(?:espanol|ingles))(?: please| por favor)?$/u,
  ],
  ['menu', /^(?:menu|options|opciones|what can you do|que puedes hacer|how does this work|como funciona)\b/u],
  [
    'skill',
    /\b(?<!trouble |hard time |problems? |not |isnt |stopped )(?:skill|breathing|grounding|exercise|coping|(?:do|try) the (?:wave|tape|freeze|ice|cold)|urge surf\w*|something to do|distract me|(?:can|could|lets|let us|want to) (?:we |you |us )*(?:do|try) (?:something|an exercise|one of (?:those|the)|a skill)|(?:podemos|vamos a) (?:hacer|probar) algo|calm me|help me calm|habilidad|respirar (?:contigo|lento|hondo)|ejercicio|distra\w*|calmarme)\b/u,
  ],
  [
    'is_bot',
    /\b(?:are|r) (?:you|u) (?:even )?(?:a )?(?:real|bot|robot|human|person|machine|automated|ai|a real person|a computer)\b|\b(?:is this|am i talking to) (?:a |an )?(?:even )?(?:bot|robot|machine|real|automated|ai|computer|person|human)\b|\beres (?:un |una )?(?:robot|maquina|persona|real|humano|bot)\b|\bes (?:un )?(?:robot|bot|maquina)\b/u,
  ],
  [
    'anyone_there',
    /\b(?:is )?(?:there |any)?(?:even )?(?:anyone|anybody|someone|somebody|a person) (?:even )?(?:there|here|reading|listening|on)\b|\bis there (?:even )?(?:a|any) (?:real )?(?:person|human|body|one)|\banyone there\b|\bhay alguien\b|^(?:hello |hola |hey )*(?:is )?(?:anyone|anybody|any one|alguien)(?: there| here| ahi)?$|\b(?:you|u|ya|yall|y all)(?: guys| folks| all)? (?:even |still )?(?:there|awake|up)\b|^still there\b|\bsigues ahi\b|\bhello\b.*\bthere\b|\bare you there\b|\bestas ahi\b/u,
  ],
  [
    'privacy',
    /\b(?:is (?:this|it|that) (?:private|confidential|secret|safe|recorded|anonymous)|who (?:can )?(?:see|sees|reads?|read|else)(?: is)?(?: reads?| sees?)?(?: this| these| it)?|es (?:privado|confidencial|secreto|anonimo)|quien (?:ve|lee|puede ver|puede leer)|(?:can|could|will|does|do) (?:anyone|anybody|any one|some(?:one|body)|my \w+|he|she|they|people|others?)(?: else)? (?:see|read|find|get) (?:this|these|it|that|what i|our|my (?:texts|messages))|(?:is|are) (?:anyone|anybody|someone|somebody|people|they)(?: else)? (?:reading|watching|seeing|listening)(?: to)? (?:this|these|it|us|in)|who gets to (?:see|read)|where does this go|alguien mas (?:puede )?(?:ve|ver|lee|leer))\b|^private$/u,
  ],
  [
    'in_on_it',
    /\b(?:are (?:you|u) (?:in on it|with them|one of them|working (?:for|with) them|part of (?:it|this|them))|(?:you|u) (?:are|re) (?:in on it|one of them|with them)|do (?:you|u) work (?:for|with) (?:them|him|her|the \w+)|did (?:they|he|she) send (?:you|u)|who sent (?:you|u)|trabajas (?:para|con) ellos|eres (?:uno )?de ellos|estas con ellos)\b/u,
  ],
  [
    'who_is_this',
    /^(?:who(?:s| is) (?:this|that|dis)|who are (?:you|u)|what is this|whats this|quien (?:es|eres|habla)|que es esto)(?: |$)/u,
  ],
  [
    'no_guardian',
    /\b(?:dont|do not|please dont|cant|no|not)\b[^.]{0,20}\b(?:tell|call|text|contact|let|digas|le digas|llames|avises)\b[^.]{0,20}\b(?:mom|mum|mother|dad|father|parents?|guardian|grandma|family|husband|wife|brother|sister|mama|papa|madre|padre|padres|familia|abuela|esposo|esposa)\b/u,
  ],
  [
    'guardian_told',
    /\b(?:are you|you|youre|your|going to|gonna|will you|vas a|van a|le vas a|les vas a)\b[^.]{0,25}\b(?:tell|call|text|inform|decir|decirle|llamar|contar)\b[^.]{0,15}\b(?:her|him|them|my (?:mom|dad|parents?|mother|father)|mom|dad|parents|mi (?:mama|papa|madre|padre)|mis (?:papas|padres))\b|\b(?:rat me out|snitch on me|tell on me)\b|\bdo (?:my )?parents (?:know|find out|see)\b/u,
  ],
  [
    'keep_secret',
    /\b(?:dont|do not|never|dont you dare|please dont|you cant|cant|no)\b[^.]{0,14}\b(?:tell|share|report|say|digas|cuentes|le digas)\b[^.]{0,18}\b(?:(?:the )?(?:cops?|police)|la policia|anyone|anybody|any one|nobody|people|them|her|him|someone|anything|nadie|a nadie|nada)\b|\b(?:better not|dont you|dont|never) (?:you )?(?:snitch|rat|narc)\b|\b(?:keep (?:this|it) (?:a )?(?:secret|between us|quiet)|promise not to tell|between you and me|guarda(?:me)? el secreto|dont want (?:her|him|them|anyone) to (?:know|find out)|no quiero que (?:sepa|sepan|se entere))\b/u,
  ],
  [
    'no_police',
    /\b(?:dont|do not|no|not|never|without|cant|afraid of|scared of|hate|wont|sin|miedo a|odio)\b[^.]{0,25}\b(?:cops?|police|911|ambulance|sheriff|policia|ambulancia|patrulla)\b|\b(?:dont|do not) send (?:anyone|any one|anybody|somebody|people|help|them)\b|\bno (?:mandes|manden|envies|llames) (?:a )?(?:nadie|la policia)\b|\b(?:cops?|police)\b[^.]{0,30}\b(?:shot|shoot|hurt|kill|killed|make it worse|scare|arrest)\b/u,
  ],
  [
    'status_fear',
    /\b(?:deport\w*|immigration|undocumented|papers|ice (?:will|might|comes)|visa|migra|indocumentad[oa]|inmigracion|sin papeles|no tengo papeles)\b/u,
  ],
  [
    'no_hospital',
    /\b(?:dont|not|no|wont|never|afraid|scared|hate|last time)\b[^.]{0,35}\b(?:hospital|locked up|lock me up|committed|psych ward|ward|er|5150|baker act|section(?:ed)?|encerr\w*|internar\w*|internen)\b|\b(?:lock me up|put me away)\b/u,
  ],
  [
    'no_call',
    /\b(?:cant|can not|dont|hate|not|no|wont|scared|afraid|no puedo|no quiero|odio|miedo)\b[^.]{0,22}\b(?:calls?(?! backs?)|calling|phone|phones|talk out loud|on the phone|llamar|llamadas?|telefono|hablar por)\b|\bcant talk (?:right now|out loud|here)\b/u,
  ],
  [
    'hotline_bad',
    /\b(?:988|hotline|line|number|linea)\b[^.]{0,40}\b(?:hold|busy|didnt answer|no one answered|nobody answered|hung up|useless|sucks|didnt help|doesnt work|no answer|on hold|waiting|no contesta\w*|ocupad[oa])\b/u,
  ],
  [
    'how_long',
    /\b(?:how long|how much longer|when (?:will|is|are)|how many minutes|whats taking|still waiting|(?:is|are|will) (?:anyone|anybody|someone|somebody|any one|they|a person|he|she|help|the \w+)(?: even| really| ever)? (?:coming|going to (?:come|join|answer|write|show)|come|joining|on the way)|where (?:is|are) (?:the|my|this|that) (?:person|clinician|counselor|people|someone|staff|help)|(?:still|so) (?:no ?body|no one|noone)|no one is (?:coming|here)|(?:va|van) a venir alguien|viene alguien|alguien (?:va a|viene)|ya viene(?:n)?|cuanto (?:tiempo|falta|tarda)|cuando (?:viene|vienen|llega|me contestan))\b/u,
  ],
  [
    'medicine',
    /\b(?:should|can|could|do|is it (?:ok|safe)|puedo|debo|deberia)\b[^.]{0,30}\b(?:take|stop|skip|double|up|lower|mix|tomar|dejar|mezclar|subir|bajar)\b[^.]{0,30}\b(?:meds?|medicines?|medications?|pills?|dose|lithium|zoloft|lexapro|prozac|xanax|ativan|klonopin|seroquel|antidepressants?|suboxone|methadone|sleeping|benadryl|melatonin|medicinas?|medicamentos?|pastillas?|dosis)\b/u,
  ],
  [
    'legal',
    /\b(?:lawyer|custody|court|restraining order|press charges|can they (?:arrest|fire|evict)|abogad[oa]|custodia|corte|demanda)\b/u,
  ],
  [
    'bot_anger',
    /\b(?:garbage|useless|(?:you|this|ur) (?:suck|sucks|is (?:stupid|dumb|bullshit|bs|crap|a joke|pointless))|stupid (?:bot|robot|machine|app)|fuck (?:you|this|off)|waste of time|(?<!wont |dont |never |doesnt |didnt |not |to |cant |them |they |it |him |her )shut up(?! till| until)|not helping|what do you know|you dont (?:even )?(?:know|care|understand)|(?:you|this) (?:dont|doesnt|isnt|arent) (?:help|helping|listening|get it)|you (?:people|guys|all) (?:never|dont|are|just|always)|no ?(?:one|body) (?:here |there )?(?:ever )?(?:helps|cares|listens)|what a (?:joke|waste)|this is (?:so )?(?:dumb|stupid|bullshit|bs|a joke|pointless|ridiculous|crap|useless)|screw (?:this|you)|piss off|youre (?:useless|worthless|no help)|inutil|no sirves?|no sirve(?:n)? (?:para|de) nada|basura|estupid[oa]|no me ayuda\w*|sent me links)\b/u,
  ],
  [
    'call_for_me',
    /\b(?:call (?:them|911|the police|the cops|an ambulance|for me|for help)|send (?:them|help|someone|somebody|(?:the )?(?:police|cops)|an? ambulance|an officer)|get (?:them|help) here|llama(?:los|les)?(?: a)?(?: la policia| al 911|)|llamalos|mand(?:a|en|e)(?:los)? (?:ayuda|a alguien|(?:a )?la policia|(?:una )?(?:patrulla|ambulancia))|please call)\b/u,
  ],
  [
    'call_me',
    /\b(?:(?<!used to |would |to |he |she |they |dont |not )call me(?! (?:names?|a |stupid|crazy|fat|ugly))|can (?:you|someone|somebody|they|she|he) call|phone me|rather (?:a )?(?:call|talk)|prefer (?:a )?(?:call|calls|phone)|llamame|me (?:pueden|puedes|puede) llamar|prefiero (?:una )?llamada)\b/u,
  ],
  [
    'text_window',
    /\b(?:only|just|safe(?: to)?|dont|not|ok to|okay to|better|best|please|solo|nada mas|seguro)\b[^.]{0,25}\b(?:text|write|message|call|texts|escrib\w*|llam\w*|mensaje\w*)\b[^.]{0,30}\b(?:between|before|after|from|until|till|when he|when she|at work|mornings?|entre|antes|despues|hasta|de \d)\b/u,
  ],
  [
    'text_window',
    /\b(?:text|write|message|call|contact|reach|escrib\w*|llam\w*)\b (?:me )?(?:only|just|solo|nada mas)\b[^.]{0,12}\b(?:between|before|after|from|until|till|when|while|during|at|on|in the|mornings?|weekdays?|entre|antes|despues|hasta|cuando|de \d|por la)\b/u,
  ],
  [
    'refuse',
    /^(?:no thanks|no thank you|maybe later|later maybe|some other time|not tonight|mas tarde|luego|not now|not interested|dont want to|i dont want (?:to|that|it)|pass|nah|leave it|no quiero|ahora no|no gracias|not doing that|that wont help|doesnt help|thats dumb|no way|hard pass)(?: |$)/u,
  ],
  [
    'just_listen',
    /\b(?:just|only) (?:need|needed|want|wanted|have) to (?:say|tell|talk|vent|get it (?:out|off)|type|write)\b|\bno (?:more )?(?:skills?|exercises?|tips|tricks|advice|breathing)\b|\b(?:dont|do not) (?:want|need) (?:a |any |your |more )?(?:skills?|exercises?|tips|tricks|advice|breathing|solutions?)\b|\b(?:can you |just |please )+listen\b|\b(?:solo|nomas) (?:queria|quiero|necesito|necesitaba) (?:decirlo|hablar|contarlo|desahogarme|que me escuch\w*)\b|\bno quiero (?:ejercicios|consejos)\b/u,
  ],
  [
    'cannot_now',
    /\b(?:(?:its|theyre|that one is|is|are|he is|she is|shes|hes) (?:closed|asleep|sleeping|away|out of town|at work)|(?:doesnt|wont|didnt|isnt|not) (?:answer|answering|pick(?:ing)? up)|cant (?:go|get) there|no contesta|esta (?:cerrad[oa]|durmiendo|dormid[oa]))\b/u,
  ],
  [
    'am_crazy',
    /\b(?:am i (?:crazy|insane|losing (?:it|my mind)|psycho|bipolar|sick)|whats wrong with me|what is wrong with me|do i have (?!to )|estoy loc[oa]|que (?:me pasa|tengo))\b/u,
  ],
  [
    'not_client',
    /\b(?:not (?:a |your )?(?:client|patient|member)|not in (?:your|the|this|any) program|dont go (?:there|to your program)|no soy (?:cliente|paciente)|no estoy en (?:el|su) programa|(?:do i|must i|need to|have to) (?:have to |need to )?be (?:in|part of|a) (?:your |the |this |a )?(?:program|client|patient|member)|tengo que estar en (?:el|su|un) programa)\b/u,
  ],
  [
    'reported',
    /\b(?:report me|going to report|call cps|cps|take (?:him|her|them|my (?:kid|kids|son|daughter|baby)) away|reportar(?:me)?|quitarme a mi)\b/u,
  ],
  [
    'need_er',
    /\b(?:do i need|should i (?:go to|call|see)|need to go to|debo ir (?:a|al)|tengo que ir al) (?:the |a |an |la |al )?(?:er|hospital|doctor|ambulance|911|urgencias|emergency(?: room)?)\b/u,
  ],
  [
    'lewd',
    /\b(?:send (?:me )?(?:nudes?|a nude|sexy pics?)|(?:you|u|ur|youre) (?:are )?(?:so )?(?:sexy|horny|hot)|what are (?:you|u) wearing|(?:want to|wanna|lets) (?:sext|hook up|have sex)|mandame fotos|manda nudes|que llevas puesto)\b/u,
  ],
  [
    'what_now',
    /\b(?:what (?:do|should|can|am) i (?:supposed to )?(?:do|try)|what now|what next|tell me what to do|que (?:hago|debo hacer|puedo hacer))\b/u,
  ],
  [
    'skip',
    /^(?:skip|skip it|skip this|next|pass|saltar|omitir|siguiente)$|\bskip (?:this|that|it)\b|\b(?:try|do|want|have|got|give me|probar|hacer) (?:something|anything|algo) (?:else|different|distinto|diferente)\b|\bsomething else\b|\b(?:a )?different (?:one|skill|exercise|thing)\b|\botra cosa\b|\botro ejercicio\b/u,
  ],
  ['back', /^(?:back|go back|previous|atras|volver|regresar)$/u],
  ['undo', /^(?:undo|undo that|deshacer|revert|go back to the old one)$/u],
  [
    'what',
    /^(?:what|huh|wut|wat|what do you mean|i dont (?:get|understand)(?: it| that)?|que|como|no entiendo|repeat|say again|sorry what|come again)$/u,
  ],
  [
    'done',
    /^(?:done|finished|did it|i did it|i did|ok done|all done|ready|got it|got them|have it|listo|lista|ya|hecho|ya esta|terminado|termine|i moved|moved|ok)(?: |$)/u,
  ],
  [
    'worse',
    /\b(?:worse|not working|isnt working|doesnt work|dizzy|making it worse|more anxious|getting stronger|hate this|peor|no funciona|maread[oa])\b/u,
  ],
  [
    'better',
    /\b(?:(?:a (?:little|bit)|feel|feeling|much|bit|lot|doing|am|im|is|getting) (?:\w+ )?better|better now|calmer|calmed down|passed|its passing|went down|helped|that helps|mejor|mas tranquil[oa]|ya paso|me ayudo)\b/u,
  ],
  ['thanks', /(?<!no )\b(?:thanks|thank you|appreciate|gracias|te lo agradezco)\b/u],
  [
    'goodbye',
    /^(?:bye|goodnight|good night|gn|night|ttyl|later|talk later|see you|adios|hasta luego|buenas noches|chao|im good|im ok now|all good|going to (?:bed|sleep)|gotta go|got to go|im going to (?:bed|sleep)|me voy a dormir)(?: |$)|\b(?:(?:going|heading|headed|off|trying|try) to (?:bed|sleep|go to (?:bed|sleep))|(?:thanks|ok|bye|alright) (?:good )?night$|bye$|me voy a dormir|voy a dormir|got to go|heading to bed|ill go to (?:bed|sleep)|goodnight|good night|buenas noches|ill text (?:if|later)|talk (?:to you )?later|im good thanks|yeah im good)\b/u,
  ],
  ['sorry', /^(?:sorry|my bad|lo siento|perdon|disculpa)\b/u],
  [
    'joke',
    /\b(?:jk|just kidding|kidding|joking|lol|lmao|haha+|lmfao|rofl|jaja\w*|broma|es broma|its a joke)\b/u,
  ],
  [
    'wrong_number',
    /\b(?:wrong number|(?:is this|did i (?:call|text|reach)|este es|es (?:la|el)) (?:the |a |an |la |el )?(?:\w+ ){0,3}(?:pizza\w*|salon|barber\w*|taxi|uber|landlord|mechanic|plumber|peluqueria|tienda|restaurante|taller|office|store|shop|clinic|garage|dentist|restaurant|bakery|cleaners|auto)|numero equivocado|es la pizzeria|do you deliver|place an order|hacer un pedido|my appointment for (?:a )?(?:haircut|oil))\b/u,
  ],
  ['language_es', /\b(?:espanol|in spanish|hablas espanol|spanish please)\b|^spanish$/u],
  ['language_en', /\b(?:english please|in english|ingles|speak english)\b|^english$/u],
  ['im_fine', /\b(?:im|i am|all|estoy) (?:fine|ok|okay|good|alright|safe|bien)\b/u],
  [
    'greeting',
    /^(?:hi|hey|hello|hola|buenas|good (?:morning|evening|afternoon)|buenos dias|yo|sup|heyy)(?: |$)/u,
  ],
];

const OPT_OUT =
  /^(?:please )?(?:stop|quit|no more|dont|do not|never|deja de|dejen de|(?:ya )?no me)(?: \w+){0,2} ?(?:text\w*|messag\w*|contact\w*|writ\w*|escrib\w*|mand\w*|mensajes|textos)(?: me)?(?: (?:anymore|again|please|ever|mas|nada|messages?|texts?|this number))*$|^(?:please )?(?:leave me alone|unsubscribe(?: me)?|take me off (?:this|your|the) list|remove (?:me|my number)(?: from (?:this|your|the) list)?|opt(?: me)? out|dejame en paz|dejenme en paz|no quiero (?:mas|recibir mas) mensajes|i dont want (?:any ?more|these|your) (?:texts|messages)|stop (?:it )?all (?:texts|messages)|(?:lose|delete|erase|forget) my number|(?:borr|quit|olvid|elimin)\w+ mi numero)(?: please| now| ok)?$/u;

/** What `plain` asks for. Several wants may stand beside each other. */
export function wantsOf(plain: Plain): ReadonlySet<Want> {
  const found = new Set<Want>();
  for (const [want, pattern] of TABLE) if (pattern.test(plain.flat)) found.add(want);
  if (OPT_OUT.test(plain.flat) || plain.clauses.some((c) => OPT_OUT.test(c))) found.add('opt_out');
  if (found.has('later_person')) found.delete('person');
  if (found.has('plan_edit') || found.has('no_plan') || found.has('plan_build')) found.delete('plan');
  return found;
}

/** The plan step (1-6) that the text names, or null. */
export function namedStep(plain: Plain): number | null {
  const found = /\b(?:step|paso) ([1-6])\b/u.exec(plain.flat);
  return found === null ? null : Number(found[1]);
}
