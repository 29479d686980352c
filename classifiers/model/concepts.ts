/**
 * What words are about, both languages in one table, so that a wording which the corpus lacks still shares what was
 * learned of its like. Normalised words (normalise.ts); a trailing `*` stands for any ending.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  death:
    'die* dead death dying deceased funeral grave coffin casket heaven afterlife morgue cremat* morir* muer* murio muert* difunt* entierro tumba panteon cielo ataud velorio',
  suicide: 'suicid* unalive* kms kys ctb selfdelete',
  kill: 'kill* murder* mata* mate mato asesin* shoot* shot stab* strangl* hang* drown* ahorcar* ahorco colgar* cuelgo disparar* apunal* ahogar* aventar* tirarme tiro lanzarme saltar jump* leap*',
  end: 'end ends ending ended over finish* done final finally last stop* quit* acabar* acabo terminar* termino fin final ultim* basta',
  exist:
    'exist* alive live living life born existence vivir* vivo viva vida existir existo naci nacido nacer',
  vanish: 'disappear* vanish* gone fade* invisible erase* desaparec* desvanec* borrar* irme',
  wake: 'wake waking woke awake sleep* asleep despert* dormir* duermo durm* amanec* levantarme',
  wish: 'wish* hope hoping want wants wanted rather pray* ojala quisiera quiero querer deseo deseando gustaria rezo pido',
  intend:
    'will going plan plans planning planned planeo decide* decided decision gonna intend* ready about voy vamos decidi* decidido lista listo pienso',
  now: 'now tonight today soon minute minutes hour hours already right ahora ahorita hoy noche rato pronto minutos horas ya',
  later:
    'tomorrow friday saturday sunday monday tuesday wednesday thursday weekend week birthday manana viernes sabado domingo lunes martes miercoles jueves semana cumpleanos',
  past: 'ago years used was were had once back yesterday before hace antes fui era estaba tuve ayer anos entonces',
  self: 'i me my myself mine yo mi mis conmigo me',
  other:
    'he him his she her hers they them their friend friends brother sister son daughter mom mother dad father husband wife roommate boyfriend girlfriend ex el ella ellos amigo amiga hermano hermana hijo hija mama papa esposo esposa novio novia marido',
  partner:
    'husband wife boyfriend girlfriend bf gf partner ex fiance stepdad stepfather stepmom marido esposo esposa novio novia pareja padrastro',
  all: 'everyone everybody everything all always every todos todas todo siempre cada',
  nobody: 'nobody nothing none never noone nadie nada nunca ninguno ninguna jamas',
  not: 'not no without cannot neither nor sin ni tampoco',
  but: 'but though although however except pero aunque sino',
  burden:
    'burden* bother weight useless worthless waste failure failed fail fails disappoint* loser stupid pathetic carga estorb* inutil fracas* peso sirvo basura tonta',
  better:
    'better relief relieved easier free happier peace peaceful calm rest mejor alivio facil libre paz descans* tranquil*',
  hopeless:
    'hopeless* pointless meaningless point reason sense purpose hope despair* sentido razon esperanza desesper* salida motivo',
  numb: 'numb empty hollow nothingness flat void blank disconnect* detached unreal vaci* hueca apagad*',
  sad: 'sad sadness cry cries crying cried tears depress* down blue miserable grief heartbroken triste* llor* deprim* agüitado aguitado bajon',
  alone: 'alone lonely loneliness isolated left abandoned unloved solo sola solos soledad abandon*',
  tired: 'tired exhaust* drained worn fatigue* burnt burned sick cansad* agotad* hart* rendid* agobi*',
  overwhelm:
    'overwhelm* drowning cope handle much breakdown breaking collapse* falling crash* spiral* aguanto aguantar puedo hundid* rompo desbord*',
  fear: 'afraid scared scare* fear* terrified terrif* frightened unsafe danger* worried worry* nervous miedo asust* temor nervios* peligro preocup*',
  panic:
    'panic* anxiety anxious attack* heart racing breathe* breathing breath dread trembling shaking panico ansiedad ansios* corazon respirar tiembl*',
  anger: 'angry mad rage furious hate* temper enojad* furia rabia odio coraje',
  hit: 'hit hits hitting beat beats punch* slap* kick* shove* push* grab* throw throws threw smash* choke* bruise* golpe* pega* pego cachet* empuj* jalone* ahorca* estrangul* moret*',
  control:
    'control* allow* permission let lets forbid* monitor* track* check* lock* hide hides keeps accuse* jealous permiso deja dejan controla* revisa* encerr* esconde* celos* prohib*',
  threat: 'threat* revenge pay regret sorry warn* amenaz* veng* pagar arrepent*',
  weapon:
    'gun guns rifle shotgun pistol weapon* bullet* loaded knife knives blade* razor* bat hammer machete pistola arma escopeta cuchillo navaja bala balas cargada',
  method:
    'pill pills tablet* meds medication* overdose* bottle dose poison rope noose belt bridge roof ledge train tracks cliff building tower garage exhaust bleach pastill* medicin* veneno soga cuerda lazo puente azotea tren vias precipicio cinturon frasco sobredosis',
  took: 'took take taken taking swallow* drank ate tome tomo tomado trague tragar* ingeri*',
  blood:
    'blood* bleed* cut cuts cutting wrist* vein* burn* scar* scratch* wound* sangr* cort* venas muneca* quem* cicatri* herid*',
  body: 'body weight fat eat eating food ate meal calories purge* puke* vomit* starv* fast* fasting binge* thin skinny cuerpo gord* comer comida comi vomit* peso ayun* atracon* hambre',
  substance:
    'drink* drunk alcohol beer wine vodka whiskey liquor bar high weed coke cocaine heroin meth fent fentanyl xanax oxy dealer dope relapse* sober clean sobriety using used craving* beber bebi tomar borracho cerveza vino alcohol recai* recaida coca mota cristal sobri* limpio antojo*',
  voices:
    'voice voices hear hearing whisper* command* tell telling watching follow* camera* chip signals radio god devil demon* voces oigo susurr* orden* diablo demonio* camara* vigil* siguen',
  farewell:
    'goodbye bye farewell forgive sorry thanks thank love note notes letter letters adios despedi* perdon* carta cartas gracias cuidense encargu*',
  give: 'give gave giving away left will insurance passwords bills papers dog cat pets regale regalo deje papeles seguro deudas perro gato',
  search:
    'google* search* look* research* find how which what painless quickest busque buscar como cual averigu* duele',
  family: 'family kids children baby parents grandma grandpa familia ninos bebe padres abuela abuelo hijos',
  work: 'work* job boss manager coworker* shift office meeting* project deadline* career hired fired promotion trabajo jefe jefa chamba turno oficina junta proyecto',
  school:
    'school class classes exam* test tests homework essay teacher college university grade* thesis semester escuela clase* examen* tarea maestra universidad materia',
  money:
    'money rent bill* pay paycheck debt* loan* bank afford cash dollars broke dinero renta bil* pagar deuda* banco sueldo prestamo',
  home: 'house home room kitchen couch bed apartment door casa cuarto cocina cama puerta departamento',
  laugh: 'lol lmao haha rofl jaja emojiskull emojilaugh joking jk kidding funny broma risa',
  help: 'help support talk call therapist therapy counselor sponsor group meeting doctor skills ayuda apoyo hablar llamar terapeuta terapia consejera padrino grupo doctora',
  cope: 'coping walk breathing breathe meditat* journal* helped helps helping progress better improving trying day step healing calmer ayudo mejor poco paso respiracion caminar',
  media:
    'song songs movie film show episode book novel lyrics podcast series game character news article video cancion pelicula serie libro novela noticia juego personaje letra',
  thing:
    'printer wifi phone car traffic weather coffee dog shoes hair laundry battery charger bus impresora celular carro trafico clima cafe zapatos pelo',
  time: 'time schedule appointment session thursday oclock tomorrow noon zoom link cita hora sesion horario reunion',
  feel: 'feel feels feeling felt siento sentir sentia sentimos',
  pain: 'pain hurts hurt hurting suffer* ache aching agony dolor duele doler sufr* lastim* dano',
  mind: 'thought thoughts thinking think head mind brain idea ideas pensamient* pienso pensar pensando cabeza mente',
  severe:
    'constantly constant every worse worst daily weeks months days anymore still entire completely totally diario peor semanas meses dias completamente',
  slight: 'little bit kinda kind slightly sometimes maybe poco ratito tantito medio algo quizas',
  question: 'how what when where which why who can could should does is como que cuando donde cual puedo',
};

const exact = new Map<string, readonly string[]>();
const prefixes: (readonly [string, string])[] = [];
for (const [concept, words] of Object.entries(CONCEPTS)) {
  for (const word of words.split(' ')) {
    if (word.endsWith('*')) prefixes.push([word.slice(0, -1), concept]);
    else exact.set(word, [...(exact.get(word) ?? []), concept]);
  }
}
const NONE: readonly string[] = [];
/** All concepts, in a fixed order. */
export const CONCEPT_NAMES: readonly string[] = Object.keys(CONCEPTS);

/** The concepts of one normalised word; most words have none. */
export function conceptsOf(word: string): readonly string[] {
  const found = new Set(exact.get(word) ?? NONE);
  for (const [prefix, concept] of prefixes) if (word.startsWith(prefix)) found.add(concept);
  return found.size === 0 ? NONE : [...found];
}

/** Concepts that a message of risk nearly always touches; without one the model guesses from the tone alone. */
const GRAVE: ReadonlySet<string> = new Set([
  'death',
  'suicide',
  'kill',
  'vanish',
  'exist',
  'end',
  'wake',
  'burden',
  'hopeless',
  'numb',
  'weapon',
  'method',
  'took',
  'blood',
  'voices',
  'farewell',
  'hit',
  'threat',
  'control',
  'panic',
  'fear',
  'overwhelm',
  'substance',
  'body',
  'pain',
  'mind',
  'sad',
  'alone',
  'tired',
]);

/** Whether a concept is one of those. */
export function isGrave(concept: string): boolean {
  return GRAVE.has(concept);
}

/** Concepts that name a danger by themselves, in however few words. */
const ACUTE: ReadonlySet<string> = new Set([
  'death',
  'suicide',
  'kill',
  'end',
  'vanish',
  'weapon',
  'method',
  'took',
  'blood',
  'voices',
  'farewell',
  'hit',
  'threat',
  'panic',
  'fear',
]);

/** Whether a concept is one of those. */
export function isAcute(concept: string): boolean {
  return ACUTE.has(concept);
}
