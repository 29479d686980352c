import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking'] as const;

/** English: preparation and farewell told in a few clipped words, without "I". */
export const ENGLISH_CLIPPED = [
  ...rulesOf('suicide', 'en', SAFE, [
    {
      id: 'clipped.prepared',
      level: 'high',
      why: 'pills counted, a dose worked out, a weapon or rope made ready',
      pattern:
        '(?:(?:pills?|tablets?|meds|dose|dosage|overdose|rope|noose|gun|pistol|blades?|razors?|helium|bullets?) (?:are |is |all |been |has been |have been )*(?:counted|calculated|worked out|figured out|lined up|stockpiled|hoarded|hidden away|stashed|laid out|loaded|tied|ready (?:to go|and waiting|for tonight)|set out|measured out)(?! (?:by|for (?:my|the) (?:mom|dad|dog|cat|kids?|nurse|pharmacist)|into the (?:organizer|planner|pill box)|in (?:my|the) (?:organizer|planner|pill box)))|(?:worked out|calculated|figured out|looked up|know) (?:the |exactly |how much |what )*(?:right |lethal |exact |fatal )(?:amount|dose|dosage|number)|(?:counted|sorted|lined up|stockpiled) (?:out )?(?:all )?(?:the |my |of my )*(?:pills|tablets|meds) (?:tonight|again|and|[.] (?:worked|figured|calculated|ready|it is|enough))|coast is clear)',
      hits: [
        'tablets lined up. dose worked out',
        'figured out exactly how much the lethal dose is',
        'rope is tied and its quiet here',
        'razors laid out',
        'gun loaded',
      ],
      misses: [
        'the nurse counted the pills',
        'pills sorted into the organizer for my mom',
        'worked out at the gym',
        'looked up the dosage for the cat',
        'tied my shoes, ready to go',
      ],
    },
    {
      id: 'clipped.over-soon',
      level: 'high',
      why: 'the suffering ends at a near time; will not have to bear it much longer',
      pattern:
        '(?:(?:suffering|pain|misery|nightmare|all of this|all this|struggle|hurting) (?:will|is going to|is about to|gets to) (?:be over|end|stop|be done|be gone|finally end|finally be over|all be over)(?: (?:tonight|tomorrow|soon|today|by [a-z]+|for good|this weekend))|by (?:tomorrow|tonight|morning|the morning|this time tomorrow|sunrise) (?:[a-z]+ )?(?:[a-z]+ ){0,4}(?:suffering|pain|misery) (?:will|is going to) (?:be over|end|be gone|stop)|will not (?:have|need) to (?:deal|put up|live|wake up|bother|suffer|hurt|feel|worry) (?:[a-z]+ ){0,5}(?:much longer|after tonight|after today|ever again)(?! (?:because|since|now that|thanks))|(?:made|making) (?:my|the) (?:choice|decision)[ .]+(?:final|no going back|no turning back|it is final|there is no going back)|(?:mind is made up|decision is final)[ .]+(?:tonight|goodbye|sorry|no one|nobody|nothing))',
      hits: [
        'by sunrise this misery will be gone',
        'all this is going to end tomorrow',
        'mom wont have to worry about me much longer',
        'the pain is going to stop tonight',
        'making my decision. there is no going back',
      ],
      misses: [
        'the pain will stop after the dentist',
        'wont have to deal with this landlord much longer because we move in june',
        'made my choice. pepperoni',
        'the test is going to be over soon',
        'decision is final said the referee',
      ],
    },
  ]),
  ...rulesOf('overdose', 'en', SAFE, [
    {
      id: 'clipped.swallowed',
      level: 'imminent',
      why: 'a whole bottle or pack was taken',
      pattern:
        '(?:ingested|swallowed|downed|took|taken|ate) (?:a |the |my |an |about )*(?:full|whole|entire|half (?:a|the)) (?:[a-z]+ )?(?:bottle|box|pack|packet|blister|strip|prescription) (?:of )?(?:(?:my |her |his |the )?(?:{PILLS}|meds|pain (?:killers|pills|meds))|(?=(?:[a-z]+ ){0,4}(?:ago|tonight|just now)))',
      hits: [
        'downed a whole box of sleeping pills, like 20 minutes ago',
        'swallowed the whole pack of tylenol',
        'took an entire bottle of pills',
        'downed half the bottle of xanax',
      ],
      misses: [
        'took the whole box of cookies to group',
        'ate a whole pack of oreos',
        'downed a full bottle of water after my run',
        'took the whole day off',
      ],
    },
  ]),
  ...rulesOf('self_harm', 'en', SAFE, [
    {
      id: 'clipped.more',
      level: 'moderate',
      why: 'self-harm that grows, an impulse that is harder to resist',
      pattern:
        '(?:self harming|self harm|cutting|hurting myself|burning myself) (?:is |has been |been |getting |gotten |got )*(?:more (?:often|frequently|and more|lately)|worse|again lately|every (?:day|night)|out of (?:control|hand)|deeper)|(?:harder|hard|struggling|fighting|trying|can not|unable) (?:[a-z]+ )?(?:to )?(?:resist|fight|stop|control|hold off|keep off) (?:the |these |my |this )?(?:urges?|impulses?|need|pull|thoughts?) (?:to|of) (?:self harm|harm|hurt(?:ing)?|cut(?:ting)?|burn(?:ing)?)',
      hits: [
        'burning myself is getting out of hand',
        'struggling to hold off the pull to cut',
        'cutting is getting worse',
        'cant fight the urge to cut',
        'hurting myself every night',
      ],
      misses: [
        'cutting carbs more lately',
        'self harm group is on tuesday',
        'hard to resist the urge to text him',
        'cutting back on coffee every day',
      ],
    },
  ]),
];
