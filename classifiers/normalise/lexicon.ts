/** Word lists of the normaliser: what a repaired token may turn into. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words a typo may be mended to (edit distance 1, same first letter). Few on purpose: each one is a word that carries risk. */
export const FUZZY_TARGETS: readonly string[] = [
  'suicide',
  'suicidal',
  'myself',
  'killing',
  'overdose',
  'overdosed',
  'bleeding',
  'hopeless',
  'worthless',
  'goodbye',
  'tonight',
  'anymore',
  'relapse',
  'relapsed',
  'hanging',
  'cutting',
  'bridge',
  'unalive',
  'burden',
  'withdrawal',
  'seizure',
  'therapist',
  'voices',
  'himself',
  'herself',
  'pills',
  'better',
  'living',
  'suicidio',
  'matarme',
  'morirme',
  'pastillas',
  'suicidarme',
  'cortarme',
];

/** Good words at distance 1 from a target, never mended. */
export const FUZZY_EXCEPTIONS = list(`
  burdens bridges bridget bridged voice voiced bitter letter batter butter hinging hugging putting cuttings
  overdoses overdosing relapses relapsing living lining loving liking lifting diving leaving livings killings milling
  killin hopeful suicides goodby seizures therapists withdrawals pastilla pastillo pillar hangings betters tonights
  pill polls pulls pipes piles bridle betty burdened filling billing pilling lives livid boiling binding bidding
  matarte matarse matarlo matarla matarle morirte morirse cortarte cortarse cortarle suicidarte suicidarse suicidios
`);

/** Words that leet, spaced-out or stretched letters may spell: risk words and the small words around them. */
export const SPELLABLE = list(`
  i a me my to do it is in on no so of be am im and the you he she we they this that want wanna go going gonna feel
  kill killed killing myself yourself himself herself self suicide suicidal suicidio die dead death dying died end
  ending life live living alive anymore tonight today now tomorrow hurt hurting cut cutting cuts harm pills pill
  overdose overdosed hang hanging rope noose gun shoot bridge jump jumping roof knife blade razor bleed bleeding
  blood unalive kms help hate sad alone done over goodbye bye burden worthless hopeless relapse relapsed use using
  used high drunk drink drinking heroin fentanyl xanax meth coke please need stop cant dont wont not never sleep
  wake think thinking thoughts planning plan better without everyone nobody sex rape raped hit hits choke choked
  murder stab shot voices hear hearing scared safe matar matarme morir morirme muerte quiero vida suicidarme
`);

/** Words whose doubled letter belongs there, so that a stretched one keeps two. */
export const DOUBLED = list(`
  kill hell tell well will still all call pill pills feel need soon too good food blood been see seen keep sleep
  week feeling free goodbye off ass pass miss kiss less hopeless worthless little better killing happy really
  cutting getting cool room look book took school three agree choose loose stress pull full fall small wall
  bullet bottle tomorrow sorry worry funny hurry address possible missing llorar ella ello yell spell smell
  swallow swallowed hello jello mommy daddy
`);

/** Words that texters split in two to slip past a filter: the parts are joined again. */
export const JOINABLE = list(`
  suicide suicidal myself overdose overdosed unalive killing kill murder cutting hanging suicidio matarme suicidarme
`);
