/** First words, ordinary talk, what the line is. */
export const welcome = {
  hello: [
    "Hi {name}. This is the {program} support line. I'm automated, not a person, but I can bring in a clinician. Your care team can read this chat.",
    "Hi {name}, you reached the {program} support line. I'm an automated helper, not a person. I can get you a clinician. Your care team can read this.",
  ],
  hello_unknown: [
    'Hi. This is an automated support line, not a person. I can bring in a person. Staff can read this chat.',
    "Hello. You reached an automated support line. I'm not a person, but I can get you one. Staff can read this.",
  ],
  intro_short: ["I'm automated. I'm not a person.", 'This line is automated. I am not a person.'],
  intro_tiny: ['(Automated.)', 'Automated line:'],
  privacy_short: ['Your care team can read this chat.', 'Your care team can see what we write here.'],
  privacy_unknown: ['Staff can read this chat.', 'Our staff can see what we write here.'],
  ask_open: ["What's going on right now?", "What's on your mind?", "What's going on for you?"],
  right_place: ["You're in the right place.", 'Yes, this is the right place to write.'],
  menu: [
    'You can just tell me how you are. Or send 1 for your plan, 2 for a short skill, 3 for a person.',
    'Write anything you like. Or send 1 to see your plan, 2 to try a skill, 3 to get a person.',
  ],
  ask_menu: [
    'What would help most: 1 your plan, 2 a short skill, 3 a person?',
    'Which one fits now: 1 your plan, 2 a skill, 3 a person?',
  ],
  help_entry: [
    "I'm here. If you are in danger right now, call 911.",
    'I am here with you. Call 911 if you are in danger.',
  ],
  ask_safe: ['Are you safe right now?', 'Are you in a safe place right now?'],
  media_blind: ["I can't see pictures here.", "I can't open pictures on this line."],
  media_note: ['It is saved for our staff.', 'Staff can look at it.'],
  media_ask: [
    'Can you tell me in words what happened, and if you are safe right now?',
    'In a few words: what happened, and are you safe?',
  ],
} as const;

export const talk = {
  ask_weighs: ['What weighs on you most right now?', 'What would you want someone to know about today?'],
  listen: [
    "I'm listening. Write as much or as little as you like.",
    "No need to fix it all now. I'm listening.",
    "You can just tell me, and I'll stay with it.",
  ],
  check_later: [
    "If it gets quiet, I'll check on you in about 10 minutes.",
    "I'll look in on you again in about 10 minutes.",
  ],
  light: ['Ha, I hear you.', 'Sounds like quite a day.', 'Got it.'],
  hear: ['I hear you.', 'Thanks for telling me.', "I'm glad you wrote."],
  heavy: ['That sounds heavy.', 'That sounds like a lot to carry.', 'That sounds really hard.'],
  long_day: ['That sounds like a long, hard day.', 'Days like that wear you down.'],
  fight: ['A fight like that can hurt a lot.', 'Fights at home can sting for a long time.'],
  ask_more: [
    'What part of it weighs on you most?',
    'What feels hardest about it right now?',
    'What is the worst part of it?',
  ],
  ask_today: ['How has the rest of your day been?', 'What would make today a bit easier?'],
  anything: ["I'm here if you want to talk.", 'I am here. Take your time.'],
  thanks: ["You're welcome.", 'Any time.'],
  good_news: ["I'm glad to hear it.", "That's good to hear."],
  stay: ['I am still here.', "I'm here with you.", 'Take your time. I am here.'],
  offer_person: ['If you want a person, just say "person".', 'Say "person" any time and I will get you one.'],
  ask_offer_person: ['Would you like me to get a person for you?', 'Do you want to talk with a person?'],
  light_check: [
    'I hear the joke. I always ask, to be safe: any thoughts of suicide today?',
    'Joke heard. I ask each time, just in case: are you having thoughts of suicide?',
  ],
  light_check_harm: [
    'Sounds like pure frustration. Just to check: are you thinking of hurting anyone?',
    'That one made you mad. One quick check: do you think you might hurt someone?',
  ],
  light_check_ok: ['Good. Thanks for telling me.', 'OK, good to know.'],
  greeting_back: ['Hey. Good to hear from you.', 'Hi again.'],
} as const;

export const button = {
  yes: ['Yes'],
  no: ['No'],
  not_sure: ['Not sure'],
  plan: ['My plan'],
  skill: ['A short skill'],
  person: ['A person'],
} as const;

export const close = {
  recap: ['You reached out and got through a hard moment.', 'You did good work just now.'],
  recap_skill: ['You rode it down from {first} to {last}.', 'It went from {first} to {last}. That was you.'],
  follow_up: ["I'll check in with you within a day.", 'I will send you a short note within a day.'],
  away_first: [
    'Before bed, please put what you could use to hurt yourself out of reach. Or have someone hold it.',
    'One thing first. Put what you could use to hurt yourself far away from you tonight.',
  ],
  person_any_time: [
    'If it comes back, write me, or say "person" and I will get you one.',
    'Write any time. Say "person" and I will get you one.',
  ],
  ask_settled: ['How are you doing now?', 'How is it now?'],
} as const;
