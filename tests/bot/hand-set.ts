import type { RiskAssessment, RiskCategory, RiskLevel, RiskSubject } from '../../platform/risk.ts';
import { type Assess, NOTHING } from './world.ts';

type Row = readonly [RiskLevel, readonly RiskCategory[], RiskSubject?];

/** What a careful reader would find in each message of the dev conversations; messages without a row carry nothing. */
const ROWS: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  'DEV-01': {
    'just a long day. didnt get off the couch': ['none', []],
    'idk what the point is lately': ['low', ['suicide', 'distress']],
    'like if i didnt wake up tomorrow nobody would have to deal with me': ['moderate', ['suicide']],
    'i mean yeah. sometimes. not doing anything tho': ['moderate', ['suicide']],
    'ive thought about how. i have stuff here': ['high', ['suicide']],
    'more tonight than usual i guess': ['high', ['suicide']],
    'sorry. was in the shower. still here': ['none', []],
  },
  'DEV-02': {
    'im done. doing it tonight. dont send anyone': ['imminent', ['suicide']],
    'i already wrote the letters': ['high', ['suicide']],
    'in the garage. door shut': ['imminent', ['suicide']],
  },
  'DEV-03': {
    'thats what i took. all of it like 20 min ago': [
      'imminent',
      ['overdose', 'medical_emergency', 'suicide'],
    ],
    'feel sleepy and weird': ['imminent', ['overdose', 'medical_emergency']],
  },
  'DEV-04': {
    'about to walk into the store by my house. 61 days sober': ['moderate', ['relapse_urge']],
  },
  'DEV-05': {
    'no puedo respirar bien, el corazon me late muy fuerte': ['low', ['panic', 'medical_emergency']],
    'no me duele el pecho. ya me ha pasado, el doctor dijo que son ataques de panico': ['low', ['panic']],
    'gracias. puedo hablar con alguien mañana?': ['none', ['request_human']],
  },
  'DEV-06': {
    'urge to cut is back. 3 weeks clean': ['moderate', ['self_harm']],
    'no not suicidal. just need it to stop': ['low', ['self_harm']],
  },
  'DEV-07': {
    'my boss Dale screwed me out of my job and i want to make him pay': ['moderate', ['harm_to_others']],
    'i know what time he leaves the building': ['high', ['harm_to_others']],
    'yeah i got something in the truck': ['high', ['harm_to_others']],
    'put the person on': ['none', ['request_human']],
  },
  'DEV-08': {
    'he is angry again. in the next room': ['moderate', ['abuse']],
    'rob. hes the one on my contact list': ['moderate', ['abuse']],
    'he took my keys. im in the bathroom': ['high', ['abuse']],
    'call them. 118 Alder st': ['high', ['abuse']],
  },
  'DEV-09': {
    'they put something in the phone. i can hear them counting': ['moderate', ['psychosis']],
    'havent slept since sunday': ['moderate', ['psychosis', 'sleep']],
    'i dont want to talk to a machine. get me a person': ['none', ['request_human']],
    'the counting says go up on the roof': ['imminent', ['psychosis', 'suicide']],
  },
  'DEV-10': {
    'if this app logs me out again i swear ill jump off a bridge haha jk': ['low', ['suicide']],
  },
  'DEV-11': {
    'my roommate goes to your program, Jess M. shes been giving her stuff away': [
      'high',
      ['suicide'],
      'other',
    ],
    'she said everyone would be better off. shes in her room now': ['high', ['suicide'], 'other'],
  },
  'DEV-12': {
    'had a huge fight w my mom. i hate it here': ['low', ['distress']],
    'i just want to disappear': ['low', ['suicide', 'distress']],
    'sorry. can i talk to miss amy': ['none', ['request_human']],
  },
};

/** Assessments for one dev conversation. */
export function assessFor(id: string): Assess {
  return (text) => {
    const row = ROWS[id]?.[text];
    const language = id === 'DEV-05' ? 'es' : 'en';
    if (row === undefined) return { ...NOTHING, language };
    return {
      ...NOTHING,
      level: row[0],
      categories: row[1],
      subject: row[2] ?? 'self',
      language,
    } satisfies RiskAssessment;
  };
}
