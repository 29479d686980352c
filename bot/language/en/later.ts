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
  set: [
    "OK. Each day at {time} I'll ask how you are. It comes by itself, on this line.",
    'Done. I will write you at {time} each day to ask how you are. It is automated.',
  ],
  set_alternate: [
    'Done. Every other day at {time} I ask how you are. It comes by itself.',
    "Set. I'll ask how you are every other day at {time}. It is automated.",
  ],
  set_weekdays: [
    "OK. On weekdays at {time} I'll ask how you are. It comes by itself, on this line.",
    'Done. On weekdays I will write you at {time} to ask how you are. It is automated.',
  ],
  set_quiet: [
    'That is in your quiet hours, so it comes when they are over.',
    'Your quiet hours come first, so it may come later.',
  ],
  set_how: [
    'You can change the time, pause it or drop it here any day.',
    'Want another time, a pause or none? Just write it here.',
  ],
  ask_time: ['Sure. At what time should I ask how you are?', 'OK. What time of day is good for you?'],
  paused: [
    'OK. No check-ins for {number} days. Then they go on.',
    'I will leave them out for {number} days, then go on.',
  ],
  ended: ['OK. No more check-ins.', 'Done. The check-ins are off.'],
  still_open: [
    "You can still write here any time, and I'll answer.",
    'This line stays open. Write when you want.',
  ],
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
