/** Contacts after a talk. */
export const followup = {
  caring: [
    'Hi {name}. This is the {program} line, automated. I was thinking of you and hope today is a bit lighter.',
    'Hi {name}, the automated {program} line here. I hope your night was OK. We are glad you reached out.',
  ],
  no_answer: ['No need to write back.', 'You do not have to answer.'],
  good: ["I'm really glad. That took strength.", 'So good to hear. You did that.'],
} as const;

export const checkin = {
  hello: [
    'Hi {name}. This is your check-in from {program}. It is automated.',
    'Hi {name}. Time for your {program} check-in. I am automated.',
  ],
  ask_mood: [
    'How is your mood today, 0 (very low) to 10 (good)?',
    'From 0 to 10, how is your mood today? 10 is good.',
  ],
  again: [
    'Hi {name}. A short reminder of your check-in. Skip it if you like.',
    'Hi {name}. Your check-in is still open. No pressure.',
  ],
  ask_urge: [
    'And how strong are urges today, 0 (none) to 10 (very strong)?',
    'From 0 to 10, how strong are urges today? 0 is none.',
  ],
  ask_sleep: ['How many hours did you sleep?', 'About how many hours of sleep did you get?'],
  not_ok: ["I'm not OK"],
  low: ['That sounds like a hard day. Thank you for telling me.', "I'm sorry today is that hard."],
  fine: ['Thanks. I noted it.', 'Got it, thank you.'],
} as const;
