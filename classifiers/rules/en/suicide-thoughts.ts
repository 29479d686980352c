import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream'] as const;

/** English: wish to be dead, thoughts of suicide, denial, history, hopelessness. */
export const ENGLISH_SUICIDE_THOUGHTS = rulesOf('suicide', 'en', SAFE, [
  {
    id: 'suicide.wish-dead',
    level: 'moderate',
    why: 'a wish to be dead',
    pattern:
      '(?:(?:i ~want to|i ~wanted to|want to|i would rather|would rather|i wish i could|i wish i would|wish i could|ready to|i hope i|let me|i need to|feel like|i deserve to|i should|i ~feel like) (?:just |really |honestly |to )*(?:go to sleep and (?:not|never) wake|die|be dead|dying|not exist|stop existing|cease to exist|be gone forever|not be here|not be alive|not wake up|never wake up|be with my [a-z]+ in heaven|go to heaven|not have to exist|fall asleep (?:and|forever)|sleep forever)|i wish i (?:was|were|am) (?:dead|never born|not here|not alive|gone|6 feet under)|wish i was (?:dead|never born|not alive)|wish i (?:had never been|was not|had not been) born|wish (?:i|it) (?:had |would )?(?:did not|would not|do not|had not) (?:wake|woken|woke|exist|survived|make it)|wish ~(?:the (?:accident|crash|overdose|od|cancer)) ~killed|(?:wish|hope|pray) (?:that )?(?:i )?(?:can |could |would |will |just |to )*(?:die|not wake up|never wake up|do not wake up))',
    hits: ['i just really want to be dead', 'hope i never wake up', 'i wish i was dead'],
    misses: ['i dont want to die, only want a nap', 'i want to dye my hair'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.not-want-live',
    level: 'moderate',
    why: 'no wish to live',
    pattern:
      '(?:(?:do not|did not|never|not|no longer) (?:[a-z]+ )?(?:want|wanting|wanna|wish|care) (?:to )?(?:be|b|stay|keep being) (?:alive|here|around)(?! (?:this|all|for the|when|at|in (?:this|the) (?:class|meeting|town|house|job|group|call|zoom)))(?= (?:anymore|[.]|and|because|but|like|with you|on this|now|right|so|i|emojisad|emojiheartbreak|emojisob) | $)|(?:do not|can not|did not) want to (?:live(?! (?:with|in|at|here|there|near|alone|by))|be alive|exist|be here anymore|keep living|go on(?! (?:the|a|that|any))|wake up(?! (?:early|at|my|the))|be on this earth)|tired of (?:living|being alive|existing|life|breathing|staying alive)|(?:sick|done|through|over|finished) (?:of|with|being) (?:living|life|alive|existing|being alive)|over (?:living|life|existing|breathing|this life|my life)(?! (?:in|with|at|insurance|there|together|alone|coach|here))|(?:no|not a|see no|see a|have a|find a|any|one) (?:reason|reasons|point) (?:to|in|for) (?:keep |stay |continue |go )?(?:living|live|staying alive|alive|being here|being alive|wake up|waking up|going on|go on|stay|exist|existing|on)|nothing (?:left )?to live for|(?:what is|is there|what) (?:the |even the |a |any )?point (?:of|in|to) (?:being here|living|life|being alive|staying|going on|any of this|existing|waking up|staying alive)|life is (?:not|no longer) worth (?:living|it)|(?:not|is not) worth living|why am i (?:still|even) (?:here|alive)|(?:can not|do not) (?:keep|go on) living(?: like this)?|would not mind (?:not|if i) (?:waking|did not wake|died|dying))',
    hits: [
      'i no longer want to be alive',
      'theres no reason to stay alive',
      'whats even the point of living',
      'dont wanna be here anymore 😔',
      'im so over living',
    ],
    misses: [
      'i dont want to be here, this meeting is boring',
      'i dont want to live with my mom',
      'so over living with roommates',
    ],
    unless: ['past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.ideation',
    level: 'moderate',
    why: 'thoughts of suicide',
    pattern:
      '(?:(?:thoughts?|thinking|think|thought|ideas?|fantasi[sz]e|fantasi[sz]ing|obsessed|dreaming|daydream|daydreaming|imagine|imagining|googling|googled|researching|consider|considering|considered|contemplating|talk) (?:[a-z]+ )?(?:of|about|on|with)? ?(?:just |maybe |really )?(?:suicide|dying|death|killing myself|ending (?:it|it all|my life|things|everything|myself)|not being (?:here|alive)|being dead|{KILL_SELF}|how i would do it|taking my (?:own )?life|jumping|disappearing forever|my funeral|my own funeral)(?! (?:of my|of her|of his|in (?:the|my) family|penalty|toll|metal|benefits|anxiety))|suicid(?:e|al) (?:thoughts?|ideation|urges?|again|lately|and|is (?:on my mind|all i|the only|my only|always)|has been|keeps)|(?:i am|feel|feeling|felt|been|getting|be) (?:[a-z]+ )?suicidal|suicide (?:is|has|keeps) ~(?:mind|head|think|option|answer)|think(?:ing)? about (?:it|doing it) (?:all the time|every (?:day|night))|suicide(?= $| [.] ))',
    hits: [
      'suicide is on my mind from the moment i wake',
      'thoughts of not being alive, all week',
      'i think about dying on the train home',
      'all i can say is s-u-i-c-i-d-e',
    ],
    misses: ['thinking about the death penalty for class', 'the phone is dying'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.burden',
    level: 'moderate',
    why: 'others better off; burden',
    pattern:
      '(?:(?:better|happier|easier|lighter|relieved|fine|better off) ?(?:off )?(?:[a-z]+ ){0,2}(?:without me|if i (?:was|were|am|did not|just|died|die|disappeared|left|never)|when i am gone|with me gone|with me dead|once i am gone|i was gone)|(?:nobody|no one|noone|not one person|who|anyone|no body) (?:[a-z]+ )?(?:would|will|is going to) (?:[a-z]+ )?(?:miss me|notice (?:if|when|i)|care if i|cry|come to my funeral|find me)|would anyone (?:even )?(?:care|notice|miss|come)|(?:world|everyone|everybody|they|family|kids) (?:would|will|does not|do not) (?:[a-z]+ )?(?:not )?need me(?! to)|nobody would have to (?:deal|put up|worry)|i am (?:just |only |nothing but |such )?(?:a|the) (?:[a-z]+ )?burden|waste of (?:space|oxygen|air|life)|do not deserve to (?:live|be alive|exist|be here)|deserve to die)',
    hits: ['theyd all be happier without me', 'im such a burden to my sister', 'no1 wud miss me'],
    misses: ['the team would be better off with a new coach', 'no one will miss the meeting'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.indifferent',
    level: 'moderate',
    why: 'would not mind dying',
    pattern:
      '(?:(?:if|hope|wish) (?:a|the|my|some) ~(?:bus|car|truck|train|cancer|plane|lightning|heart|meteor|drunk driver) (?:[a-z]+ )?(?:hit|hits|took|takes|kills?|killed|runs?|came|would|stopped|stops|crashed?) ~(?:me|out)?|(?:would not|do not|will not|not) (?:[a-z]+ )?(?:mind|care|be sad|be upset|be mad|look) (?:[a-z]+ )?(?:if i|if it|whether i) (?:[a-z]+ ){0,3}(?:died|die|dead|wake|woke|live|lived|living|hit|killed|did not wake|ended|get hit|got hit|make it)|if i (?:did not|never|just did not|do not) (?:[a-z]+ )?(?:wake|woke|exist|existed)(?! up (?:early|on time|in time|for (?:work|class|school|my)|by)| (?:early|my|him|her))|(?:hoping|hope|praying|pray) (?:[a-z]+ ){0,3}(?:do not|not|never|dont|will not) wake up|(?:would|could) (?:just )?(?:not|never) wake up|not (?:scared|afraid) (?:of dying|to die|of death) (?:anymore)?|(?:i do not|do not) care (?:if i|whether i) (?:live|die|wake)|(?:go|fall) (?:to sleep|asleep) (?:and|to) (?:not|never) wake)',
    hits: [
      'if a truck took me out i would not care',
      'if i didnt wake up tomorrow nobody would have to deal with me',
      'i dont care if i die',
    ],
    misses: ['if i dont wake up early i miss the bus', 'would not mind if it rained'],
    unless: ['past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.slang',
    level: 'moderate',
    why: 'slang for killing oneself without intent words',
    pattern:
      '(?:kms|unalive|unaliving|ctb|self delete|kermit suicide|sewerslide|end me|off myself|unalive myself|going to unalive(?: myself)?|i want to self delete)',
    hits: ['kms this week broke me', 'might unalive'],
    misses: ['unleash the past', 'kms lol my wifi died again'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.cant-go-on',
    level: 'moderate',
    why: 'no longer able to go on',
    pattern:
      '(?:(?:can not|could not|do not want to|no longer want to|unable to) (?:[a-z]+ )?(?:go on(?! (?:the|a|that))|keep going(?! to)|carry on|live like this|survive|keep fighting|fight anymore|keep living|take (?:this life|living|being alive|another day)|hold on much longer|hang on much longer|face another day|do another day|be here anymore|do life anymore)|(?:i am )?(?:done|finished) (?:fighting|trying to (?:live|survive|stay alive)|living|existing|with life|with (?:this|the) world|with existing)|(?:no|only|one|my) (?:other )?way out|(?:see|find) (?:a|any|no|another) way out|way out of this (?:life|pain)|(?:want|need|wanting|wish) (?:[a-z]+ ){0,3}(?:the|this|my|all the|all this|it all) (?:pain|suffering|hurt|hurting|misery|noise|everything|thoughts|all|it) to (?:[a-z]+ )?(?:stop|end|be over|go away) (?:forever|for good|permanently)|(?:want|ready) (?:it|everything|life|this life) to (?:be over|end)(?! soon)|want out of (?:life|this life|this world)|leave this (?:world|earth|life|planet)|not (?:meant|made|cut out) for this (?:world|life|earth)|(?:ready to|want to|time to) (?:meet (?:god|jesus|my maker)|go home to (?:god|jesus|the lord)|be with (?:god|jesus|the lord))|want to be with (?:my (?:late |dead )?[a-z]+|him|her) (?:in heaven|again in heaven|on the other side))',
    hits: ['i cant go on', 'i see no way out', 'done fighting'],
    misses: ['i cant keep going to that gym', 'any way out of this contract'],
    unless: ['past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.denied',
    level: 'low',
    why: 'a denial still says that the question matters',
    pattern:
      '(?:not|no longer|never|no (?:thoughts?|plans?|intention|urges?) (?:of|to|about)) (?:[a-z]+ )?(?:suicidal|going to (?:kill|hurt|harm) myself|(?:(?:thinking|thoughts?) (?:of|about) |think about |wanting to )?(?:hurting|harming|killing|hurt|harm|kill) myself|want(?:ing)? to die|(?:thinking (?:of|about) |think about |about )?(?:suicide|dying|ending (?:it|my life)))',
    hits: [
      'not suicidal, the groups help',
      'no im not thinking of dying',
      'i dont want to die, only want a nap',
    ],
    misses: ['not going to lie that was fun'],
    unless: ['quoted', 'joking'],
  },
  {
    id: 'suicide.past',
    level: 'low',
    why: 'an attempt or suicidal time in the past',
    pattern:
      '(?:attempted|attempt|suicidal|tried to (?:kill myself|die|end (?:it|my life)|od)|overdosed|used to (?:cut|want to die|be suicidal|self harm|hurt myself|drink|use)|my (?:first |last |second )?attempt) ~~(?:in (?:19|20)\\d\\d|back in|years? ago|last year|months ago|when i was|in (?:high|middle) school|in college|as a (?:kid|teen))',
    hits: ['my attempt was back in college', 'Last year i was suicidal years ago'],
    misses: ['attempted murder charge in the news'],
    unless: ['quoted'],
    subject: 'past',
  },
  {
    id: 'suicide.long.past',
    level: 'low',
    why: 'an attempt told as an old story',
    pattern:
      '(?:(?:when|after|before|about|since|since the (?:day|night)|the (?:day|night|time|year|summer|winter)|that (?:day|night|time|year)|years ago) (?:that )?i (?:first |once |almost |nearly )?(?:tried to (?:kill myself|die|end (?:it|my life)|overdose|hang myself)|attempted(?: suicide)?|overdosed)(?! (?:last (?:night|week|weekend|month)|yesterday|today|this (?:week|morning|month)|again|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|[a-z]+ (?:days?|weeks?|hours) ago))|(?:tried to kill myself|attempted|overdosed) (?:[a-z]+ ){0,2}(?:at (?:age )?\\d+|when i was|(?:\\d+|ten|twenty|many|several|a few|some) years (?:ago|back))|(?:that is|it was|that was) (?:a )?(?:long|years) ago)',
    hits: [
      'i talked about when i tried to kill myself at 16',
      'since the night i attempted',
      'thats long ago',
    ],
    misses: ['i tried to kill myself last night', 'when i tried to kill myself yesterday'],
    unless: ['quoted'],
    subject: 'past',
  },
  {
    id: 'suicide.disappear',
    level: 'low',
    why: 'ambiguous wish to vanish: ask',
    pattern:
      '(?:want to|wish i could|going to|need to|could just|let me) (?:just )?(?:disappear|vanish|fade away|run away from everything|be gone|not be here|cease|go away forever|sleep and not)',
    hits: ['i want to disappear', 'wish i could just vanish'],
    misses: ['stains that disappear'],
    unless: ['negated', 'quoted', 'joking'],
  },
  {
    id: 'suicide.what-point',
    level: 'low',
    why: 'hopelessness',
    pattern:
      '(?:(?:what|do not (?:even )?(?:know|see)) (?:[a-z]+ ){0,3}(?:the )?point (?:is )?(?:anymore|lately|of (?:anything|trying|it all|any of it)|even is)|(?:is there|there is no|no) point (?:to|in) (?:anything|trying|any of this)|pointless|hopeless|nothing (?:matters|helps|will (?:ever )?(?:change|get better))|never (?:going to )?get(?:s|ting)? better|no hope|lost all hope|given up|giving up|want to give up|what is wrong with me|worthless|hate (?:myself|my life|being me))',
    hits: ['idk what the point is lately', 'it all feels pointless', 'i hate myself'],
    misses: ['whats the point spread on the game'],
    unless: ['negated', 'past', 'quoted', 'joking'],
  },
]);
