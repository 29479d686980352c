/** Words of the gentle skills. */
export const pmr = {
  fists: [
    'We squeeze one part, then let it go. Skip what hurts. Make fists as you breathe in. Let go as you breathe out. Send a dot.',
    'Make fists, hold a moment, let go. Skip what hurts. Send me a dot.',
  ],
  shoulders: [
    'Lift your shoulders to your ears. Let them drop. Send a dot.',
    'Shoulders up. And drop. Then a dot.',
  ],
  face: ['Scrunch your face. Let it go soft. Send a dot.', 'Squeeze your face, then let it go. Dot.'],
  feet: ['Press your feet into the floor. Let go. Send a dot.', 'Push your feet down, then let go. Dot.'],
  rest: [
    'Sit with that loose feeling for three breaths. Then write me.',
    'Stay with it for three slow breaths, then send a dot.',
  ],
} as const;

export const soothe = {
  sense: [
    "Let's be kind to one of your senses. Which one: 1 see, 2 hear, 3 smell, 4 touch, 5 taste?",
    'Pick one sense: 1 see, 2 hear, 3 smell, 4 touch, 5 taste.',
  ],
  near: [
    'Good pick. What do you have near you for that? Your plan says: {items}.',
    'What is close by for that? From your plan: {items}.',
  ],
  near_plain: [
    'What do you have near you that feels good? A song, a soft thing, a warm cup.',
    'What is near you that is nice to see, hear or hold?',
  ],
  five: [
    "Give it five minutes with nothing else going on. I'll check in.",
    "Take five minutes with just that. I'll write you.",
  ],
} as const;

export const breakaway = {
  pick: [
    "Let's give your mind a break for 15 minutes. Pick: 1 do something, 2 help someone, 3 a funny clip, 4 a puzzle, 5 something warm or cold in your hand.",
    'A 15 minute break. Pick: 1 do something, 2 help someone, 3 a funny clip, 4 a puzzle, 5 hold something warm or cold.',
  ],
  go: ['OK. Set it up now. Write go when you start.', 'Good. Get it ready and write go.'],
  start: ["15 minutes from now. I'll write you then.", 'Go. I will check in after 15 minutes.'],
  number: [
    "15 minutes. Still with you. What's the number now?",
    'Time is up. What number is it now, 0 to 10?',
  ],
  more: [
    'Want one more, or is it time for a person? 1 one more, 2 a person.',
    'One more round, or a person? 1 one more, 2 a person.',
  ],
} as const;

export const why = {
  still: [
    'On your plan you wrote this as a reason to stay: {items}. Is that still true, even a bit?',
    'Your plan holds this reason: {items}. Is it still true, even a little?',
  ],
  still_plain: [
    'Is there one small thing that still matters to you?',
    'What is one thing that still means something to you?',
  ],
  miss: ['Tell me one thing about it that you would miss.', 'What is one small thing about it you like?'],
  photo: [
    'Thank you. Is there a photo of it you can look at now?',
    'Thank you. Can you look at a picture of it for a moment?',
  ],
} as const;

export const halt = {
  which: [
    'Quick body check. Are you 1 hungry, 2 angry, 3 lonely, 4 tired? Send all that fit, like 13.',
    'Which fit: 1 hungry, 2 angry, 3 lonely, 4 tired? You can send more than one.',
  ],
  fix: [
    "Let's fix one first: a bite and some water, a slow breath, a hello to someone, or ten minutes lying down. I'll check back in 20 minutes.",
    'Start with one: eat a bit, breathe out slow, say hi to someone, or lie down. I will write in 20 minutes.',
  ],
} as const;

export const night = {
  phone: [
    'Nights are hard. After this, phone face down. Dim the light. Feet warm. Sit up if lying down is bad. Send a dot.',
    'Dim the light, warm your feet, phone face down after this. Send me a dot first.',
  ],
  paper: [
    'Write the worry on paper. It can wait for morning. Then a dot.',
    'Put the worry on paper for morning. Send a dot when it is there.',
  ],
  breaths: ['Now ten slow breaths out. Then a dot.', 'Ten long breaths out. Dot at the end.'],
  up: [
    "If you are still awake in 20 minutes, get up and do one dull thing. Write me any time. I'll check in then.",
    'Still awake in 20 minutes? Then get up and do one dull thing. I will write once.',
  ],
  ask_after: [
    'How is it now, 0 to 10? If you are asleep, just leave this.',
    'No need to answer if you sleep. What is the number now?',
  ],
} as const;

export const walk = {
  gate: [
    'First: chest pain, an injury, or been drinking or using? 1 yes, 2 no.',
    'A check: any chest pain or injury, or drinking today? 1 yes, 2 no.',
  ],
  go: [
    "Let's move a bit. Walk to the door and back, or step outside if it's safe. Five minutes is plenty. I'll check in.",
    'Move for five minutes: to the door and back, or outside if it is safe.',
  ],
  inside: [
    'Walk a few slow rounds inside, or stretch your arms up. Five minutes is plenty. Tell me when done.',
    'A few slow rounds inside, or a good stretch. I will write in five.',
  ],
  saw: ["What's one thing you saw or heard?", 'Name one thing you noticed.'],
} as const;

export const food = {
  last: ['When did you last eat or drink? A guess is fine.', 'About when did you last have food or water?'],
  get: [
    "Can you get a glass of water and something small now? I'll wait.",
    'Get some water and a small bite if you can. Tell me when you have it.',
  ],
  wait: ["Good. Give it 15 minutes. I'll check how you feel.", 'Good. I will check in 15 minutes from now.'],
} as const;

export const minute = {
  look: [
    "One minute. Eyes open. Pick one thing near you and look at it like it's new. I'll write in a minute.",
    'Eyes open. For one minute, look at one thing as if it were new.',
  ],
  thoughts: [
    'Thoughts will pop up. That is fine. Come back to the thing. Send a dot.',
    'If your mind ran off, that is OK. Look back at it. Send a dot.',
  ],
  detail: ["What's one detail you had not seen before?", 'What is one small detail that is new to you?'],
} as const;
