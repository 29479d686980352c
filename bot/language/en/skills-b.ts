/** Words of the skills that have a gate, and of those against an impulse. */
export const box = {
  gate: [
    'It has parts where you hold your breath. Any heart or lung trouble, pregnancy, or panic now? 1 yes, 2 no.',
    'You hold your breath a bit. Any heart or lung trouble, pregnancy, or panic now? 1 yes, 2 no.',
  ],
  how: [
    'In for 4. Hold for 4. Out for 4. Rest for 4. That is one box. Do one and send me a dot.',
    'Breathe in for 4, hold for 4, out for 4, rest for 4. Try one and send a dot.',
  ],
  four: [
    'Do four boxes at your own pace. Send me a dot at the end.',
    'Now four of those, slow. Write me when you are through.',
  ],
} as const;

export const cold = {
  gate: [
    'A quick check: any heart trouble, fainting or beta blockers? 1 yes, 2 no, 3 not sure.',
    'First: any heart trouble, slow pulse, fainting or beta blockers? 1 yes, 2 no, 3 not sure.',
  ],
  gate_more: [
    'And: eating disorder, pregnancy or cold allergy? 1 yes, 2 no, 3 not sure.',
    'Last check: pregnancy, cold allergy or an eating disorder? 1 yes, 2 no, 3 not sure.',
  ],
  get: [
    'Get a cold pack, or a bag of frozen peas in a cloth. When you have it, tell me how strong it is now, 0 to 10.',
    'Get a cold pack or frozen peas in a cloth. When you have it, send me the number, 0 to 10.',
  ],
  hold: [
    'Lean forward. Hold it on your cheeks and under your eyes for up to 30 seconds. Breathe as you always do.',
    'Hold it on your cheeks, under your eyes, for up to 30 seconds. Keep breathing.',
  ],
  off: ["Take it off now. What's the number, 0 to 10?", 'OK, take it away. What number is it now, 0 to 10?'],
  again: [
    'We can do it one more time, or move to slow breathing: 1 again, 2 breathing?',
    'One more time, or slow breathing? 1 again, 2 breathing.',
  ],
} as const;

export const move = {
  gate: [
    'A quick check: any heart trouble, chest pain or injury? 1 yes, 2 no.',
    'First: heart trouble, chest pain or an injury? 1 yes, 2 no.',
  ],
  gate_more: [
    'And: eating disorder, pregnancy, or any drink or drug today? 1 yes, 2 no.',
    'Last check: pregnancy, eating disorder, or drinking or using today? 1 yes, 2 no.',
  ],
  go: [
    'Pick one for 60 seconds: march fast, push off a wall, or climb stairs. Go. Write me when it is over.',
    'For 60 seconds: march fast, or push against a wall. Go. Tell me when you are through.',
  ],
  shake: [
    'Shake out your arms. Breathe out slow two times. Then send me a dot.',
    'Now shake your arms loose and let two slow breaths out. Send a dot.',
  ],
  number: ["What's the number now, 0 to 10?", 'Where is it now, 0 to 10?'],
  again: ['One more round? 1 yes, 2 that is enough.', 'Once more? 1 yes, 2 enough for now.'],
} as const;

export const tape = {
  first: [
    "Let's run the tape to the end. If you used, what would the first 10 minutes look like?",
    'Play it forward. What would the first 10 minutes be like if you used?',
  ],
  morning: ['And tomorrow morning, how would it feel?', 'Now the next morning. What would that be like?'],
  other: [
    'Now the other tape. You wait it out tonight. What does tomorrow look like?',
    'Now picture that you wait. What is tomorrow like then?',
  ],
  wait: [
    'Can you give me 15 minutes before you decide? 1 yes, 2 no.',
    'Could you wait 15 minutes first? 1 yes, 2 no.',
  ],
  fifteen: [
    "Good. I'll check in 15 minutes from now. Stay away from it and do something with your hands.",
    'OK, 15 minutes. Keep some distance. I will write you.',
  ],
  ask_after: [
    '15 minutes. You waited. What is the urge now, 0 to 10?',
    'Time. You made it 15 minutes. What number is it now?',
  ],
} as const;

export const opposite = {
  gate: [
    'First, is anyone unsafe around you right now? 1 yes, 2 no.',
    'Is anyone there who is not safe for you? 1 yes, 2 no.',
  ],
  want: [
    'What does the feeling want you to do? One line is fine.',
    'What is it pushing you to do? A few words will do.',
  ],
  small: [
    "What's one small move the other way? Like stand up, open a window, or write 'hi' to someone safe.",
    'Name one small move the other way. Like get up, or wave to someone.',
  ],
  do: [
    "Do it for 5 minutes, all the way. I'll check in then.",
    'Try that for 5 minutes. I will write you after.',
  ],
} as const;

export const freeze = {
  still: ['Freeze. Hold still for one breath. Then send me a dot.', 'Be still for one breath. Then a dot.'],
  back: [
    'Step back, in your mind or for real. One slow breath out. Send a dot.',
    'Take one step back and let a slow breath out. Then a dot.',
  ],
  look: [
    'Look: what is going on in your body, and around you? Send 3 words.',
    'What do you notice in you and around you? Three words.',
  ],
  pick: [
    'What would help you tomorrow, not just now? 1 wait 10 min, 2 use my plan, 3 a person.',
    'Which is best for tomorrow-you? 1 wait 10 min, 2 my plan, 3 a person.',
  ],
  ten: ["Good. 10 minutes. I'll write you when they are up.", 'OK, we wait 10 minutes. I will check in.'],
} as const;
