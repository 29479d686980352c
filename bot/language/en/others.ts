/** People who are not the client, wrong numbers, other languages, modes. */
export const third = {
  care: ["It's good that you care and wrote.", 'Thank you for looking out for someone.'],
  no_confirm: [
    "I can't say who is or isn't in any program, but I can help you help {them}.",
    "I can't share if anyone is in a program. I can still help you right now.",
  ],
  no_confirm_tiny: ["I can't say who is in any program.", "I can't share who is here."],
  staff_desk: [
    "I can't check who you are or share anything here. Staff use the staff desk for that.",
    'I share nothing on this line, and I cannot tell who writes. Staff can use the staff desk.',
  ],
  no_see: [
    "I can't see or share anyone's messages, or say who is in any program.",
    "I can't look at or share anyone's messages.",
  ],
  ask_danger: [
    'Is {their} life in danger right now, as far as you can tell?',
    'Do you think they may hurt themselves right now?',
  ],
  ask_with: ['Is someone with {them} right now?', 'Can you be in the same room with {them}?'],
  ask_breathing: ['Are they awake and breathing?', 'Can you wake them, and do they breathe?'],
  ask_still: ['Are they still breathing?', 'Is the breath steady now?'],
  ask_away: [
    'Is there anything near {them} that could be used for self-harm?',
    'Could you move pills, blades or guns away from {them}?',
  ],
  ask_textback: [
    'May we text you back on this number to check?',
    'Is it OK if staff text this number later?',
  ],
  stay: [
    'Please stay with {them}, and move away anything that could do harm.',
    'Stay close to {them}. Move anything harmful out of reach.',
  ],
  ask_direct: [
    'You can ask {them} straight: are you thinking of killing yourself. Asking does not plant it.',
    'It is OK to ask {them} plainly about suicide. Asking helps.',
  ],
  lines: [
    'Call or text 988 with {them}. Call 911 if it may happen now.',
    'You both can call or text 988. If they may act, call 911.',
  ],
  staff: [
    "I'm passing this to our staff now. No one has read it yet.",
    "I am passing this to our staff. I can't say how soon they see it.",
  ],
  staff_again: ['What you told me is saved for our staff.', 'Our staff can read what you told me.'],
  no_secret: [
    "I can't promise to keep it secret. Staff decide what to say, and try to leave your name out if they can.",
    'I want to be honest: I cannot promise that. Staff try not to name you when they can.',
  ],
  good: [
    'Good. Being there with {them} is the best thing right now.',
    'That is so good. Stay there and just listen.',
  ],
  listen: ['You do not need the right words. Just listen and stay.', 'No need to fix it. Just be there.'],
  thanks: ['Thank you for writing. You did the right thing.', 'You did right by {them}.'],
  noted_yes: ['OK, noted. Write here any time too.', 'Thanks. You can write here any time.'],
  noted_no: ['OK, we will not text you. Write here any time.', 'OK, no texts. You can write here any time.'],
  od_call: ['Call 911 now.', 'Call 911 right now.'],
  od_wake: ['Shout their name. Rub their chest hard.', 'Shout and rub their breastbone.'],
  od_naloxone: ['Give naloxone in one nostril if you have it.', 'Use naloxone if you have it.'],
  od_give_now: ['Give the naloxone now, in one nostril.', 'Use it now: one spray in one nostril.'],
  od_second_now: ['Give the second dose now, in the other nostril.', 'Second dose now, other nostril.'],
  od_second: [
    'No change in 2 to 3 minutes: a second dose, other nostril.',
    'Still out after 2 to 3 minutes? Give a second dose in the other nostril.',
  ],
  od_side: [
    'Turn them on their side and stay. It can wear off.',
    'On their side. Stay with them, it may wear off.',
  ],
  od_breaths: ['If trained, give rescue breaths.', 'Give breaths if you know how.'],
  od_place: ['Give 911 that address first.', 'Good. Tell 911 that address.'],
  od_door: ['Let the medics in.', 'Open the door for the medics.'],
  away_good: ['Good. That makes it safer.', 'Well done. Out of reach is what helps.'],
  them_she: ['her'],
  them_he: ['him'],
  them_they: ['them'],
  their_she: ['her'],
  their_he: ['his'],
  their_they: ['their'],
} as const;

export const wrong = {
  sorry: [
    'No, sorry, wrong number. This is an automated support line. If you ever need to talk, call or text 988.',
    'Not here, sorry. This is an automated support line. To talk with someone any time: call or text 988.',
  ],
  ok: ['No problem at all. Take care.', 'All good. Take care.'],
  can_help: ['I can try to help.', 'Maybe I can. I will try.'],
  ask_what: ["What's going on?", 'What is happening?'],
  still_help: [
    "You don't have to be in a program to get help here.",
    'You can write here even if you are not a client.',
  ],
} as const;

export const identity = {
  neutral: [
    'Hi. This is an automated page. There is nothing here right now.',
    'Hello. This is an automated chat page. Nothing is open here.',
  ],
  danger: [
    'Automated page. In an emergency call 911. You can call or text 988.',
    'This page is automated. For an emergency call 911, or 988 to talk.',
  ],
} as const;

export const mode = {
  handoff_only: [
    "I'm automated and can't counsel you here. I can bring you a person.",
    'I am automated. In this program I bring people, I do not counsel.',
  ],
  safety: [
    'If you may be in danger, call 911, or call or text 988.',
    'Call 911 if you are in danger. You can call or text 988.',
  ],
  reviewed: [
    'In this program I can show your plan and guide skills, and bring a person.',
    'Here I can show your plan, guide a skill, or bring a person.',
  ],
  ask_alone: ['Is anyone with you right now?', 'Is someone there with you?'],
} as const;

export const language = {
  switched: ['OK, English from here.', 'Sure, we can write in English.'],
  not_sure: ["I'm sorry, I may not read that well.", 'I may not have read that right.'],
  interpreter: [
    "I'm asking for a person who speaks your language.",
    'I am asking staff for someone who speaks your language.',
  ],
  ask_english: ['Can you write it in English or Spanish?', 'Could you say it in English or Spanish?'],
} as const;

/** A member of staff who writes from their own phone. */
export const staff = {
  line: [
    'This is the automated line for clients, and your number is on our staff list. Please use the staff desk or Slack for work. I share nothing here.',
    "You are on our staff list, and this is the clients' automated line. For work use the staff desk or Slack. I can't share anything here.",
  ],
  own: ['If you need help for yourself, just tell me.', 'Need support yourself? Just say so.'],
  again: [
    'For work, please use the staff desk. If you need help yourself, tell me.',
    'The staff desk has what waits. If something is hard for you, tell me.',
  ],
} as const;
