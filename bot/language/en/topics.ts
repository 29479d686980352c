/** Words for the other topics: harm to others, abuse, children, voices, food, grief, panic, sleep, withdrawal. */
export const harm = {
  anger: [
    'That sounds like you were wronged, and the anger is big.',
    "You're angry, and it sounds like there is a reason.",
  ],
  heard: [
    "I'm glad you're telling me this instead of acting on it.",
    'Telling me is better than being alone with it.',
  ],
  ask_intent: [
    'What do you mean by that: are you thinking of hurting {who}?',
    'Do you think you might hurt {who}?',
  ],
  ask_means: ['Do you have anything with you that could hurt someone?', 'Is there a weapon near you?'],
  ask_away: [
    'Can you get some distance from that right now?',
    'Will you step away from it for a few minutes?',
  ],
  ask_where: ['Where are you right now?', 'Where are you at this moment?'],
  ask_alone: ['Is anyone with you right now?', 'Is somebody there with you?'],
  away: [
    'Please step away from the {place} and from what is in it.',
    'Please get out of the {place} and leave it there.',
  ],
  away_plain: [
    'Please put space between you and anything that could hurt someone.',
    'Please move away from what could hurt someone.',
  ],
  go_to: ['Go somewhere with people you trust.', 'Go be near someone who keeps you steady.'],
  urgent: [
    'If someone may get hurt now, call 911. You can call or text 988.',
    'Call 911 if this is about to happen. 988 is there to talk.',
  ],
  wrong: ['{wrong} would make anyone burn inside.', 'I hear the anger. {wrong} is a real hurt.'],
  still_wronged: [
    'What was done to you still matters. No one has to get hurt for it.',
    'You want it made right. I hear that. No one has to get hurt for it.',
  ],
  wrong_job: ['Losing work like that'],
  wrong_home: ['To be pushed out of your place'],
  wrong_money: ['To be cheated out of what is yours'],
  wrong_lied: ['To be lied to like that'],
  wrong_hurt: ['To be hurt like that'],
  wrong_loss: ['To have that taken from you'],
  stay_put: ["I'm glad you are not going to them.", 'Good that you are not driving off.'],
  with_you: ["I'm here while you wait.", 'I am staying in this chat.'],
  someone: ['someone'],
} as const;

export const abuse = {
  scared: ['That sounds scary.', 'That sounds frightening. I am glad you wrote.'],
  believe: ["I believe you, and it's not your fault.", 'You did not cause this.'],
  ask_safe: ['Is it safe for you to write right now?', 'Can you write safely, without them seeing?'],
  ask_danger: ['Are you in danger right this minute?', 'Do you think you may be hurt right now?'],
  ask_phone: ['Is this phone safe, so that no one else reads it?', 'Is this phone only yours to read?'],
  ask_help: ['Do you want our staff to have help sent to you?', 'Do you want help sent to where you are?'],
  ask_where: ['Where are you now? Street and number.', 'What address are you at?'],
  off_list: [
    'I took that name off your contact list. We will not reach out to them.',
    'That name is off your list now. No one here will contact them.',
  ],
  hidden: ['I will write here only.', "From now on I'll write on this line only."],
  thanks_switch: ['Good that you moved to this phone.', 'OK, I see you are on this phone now.'],
  hotline: [
    'You can also call 1-800-799-7233, day or night. They help with this.',
    'For safety at home: 1-800-799-7233, day or night.',
  ],
  urgent: ['Call or text 911 if you can.', 'Text or call 911 if it is safe to.'],
  lock: [
    'If the door locks, keep it locked. Stay quiet if that is safer.',
    'Stay where you can lock a door. Stay near a way out.',
  ],
  strangled: [
    'If anyone put hands on your neck, a doctor needs to see you, even if you feel OK.',
    'Hands on the neck can do harm you cannot see. Please get seen by a doctor or call 911.',
  ],
  noted: [
    'I noted your address and that you want help sent. A person on staff has to decide.',
    'Your address and your wish are noted for staff. A person has to decide.',
  ],
  sirens: [
    'Good. Stay where you are until they say it is safe. Tell them you are hurt or scared.',
    'Stay put until they reach you. I am here.',
  ],
  follow: ['We will check on you here within a day.', 'Someone will check on you on this line within a day.'],
  unsafe_short: [
    "OK. I'll keep it short. Write one word when you can.",
    'OK, short then. Write when you can.',
  ],
  one_word: ['If you need help sent, write HELP NOW.', 'Need help sent? Write HELP NOW.'],
  for_now: [
    'For now: stay near a way out, away from the kitchen, and keep this phone on you. If it starts, call 911.',
    'For now, keep close to a door and keep your phone with you. Call 911 if it starts again.',
  ],
  your_pace: [
    'You know best what is safe for you. We go at your pace.',
    'You decide what is safe. I am here.',
  ],
} as const;

export const child = {
  take_away: [
    "I don't decide that. Staff look first for ways to help you both.",
    'That fear makes sense. Staff look first for help for you both.',
  ],
  rest: [
    'If someone can take the child for a bit, try to rest.',
    'You need rest too. Let someone hold the child for an hour.',
  ],
  pictures: [
    'Scary pictures come to many parents. They are not the same as a wish.',
    'Many parents get scary pictures they do not want. It is good to say it.',
  ],
  thanks: ['Thank you for telling me. It matters.', 'I am glad you told me about this.'],
  ask_now: ['Is a child in danger right now?', 'Might a child get hurt at this moment?'],
  urgent: ['If a child is in danger right now, call 911.', 'Call 911 if a child may be hurt now.'],
  honest: [
    'To be honest with you: our staff may have to report this to keep a child safe. They will try to talk with you first.',
    'I want to be straight: staff may need to report this so the child is safe. They try to talk to you first.',
  ],
  step_out: [
    'If you feel you may hurt them, put the child in a safe spot and step away for a few minutes.',
    'Put the child down safely, go to another room, and breathe.',
  ],
  hard: ['Being a parent under this much stress is hard.', 'That is a lot for one person to hold.'],
  ask_with: ['Who could be with the child for a while?', 'Is there another adult who can step in now?'],
} as const;

export const voices = {
  come_away_from: [
    'Please come away from the {place} and sit down low.',
    'Please step back from the {place}. Sit on the floor.',
  ],
  come_away: [
    'Please come away from there and sit down low.',
    'Please step back from there and sit on the floor.',
  ],
  not_crazy: ['No one here says you are.', 'I do not think less of you.'],
  scary: ['That sounds scary, and so tiring.', 'That must be hard to live with right now.'],
  tired: ['No sleep makes it all harder.', 'Going without sleep wears anyone down.'],
  ask_telling: ['Is what you hear telling you to do anything?', 'Do you hear it tell you to do something?'],
  ask_safe: ['Do you feel safe where you are right now?', 'Are you in a safe spot right now?'],
  ask_alone: ['Is anyone with you?', 'Is somebody there with you?'],
  ask_place: ['Where are you right now?', 'What room are you in?'],
  stay_put: ['Please stay inside for now.', 'Please stay where you are, low and inside.'],
  no_act: ["You don't have to do what it says.", 'You can hear it and still not do it.'],
  good_floor: [
    'Good. Sitting down is a strong step. Stay right there.',
    'That is good. Stay there on the floor.',
  ],
  with_someone: ['Wake or call someone to sit with you.', 'Please get someone to sit with you.'],
  look: [
    'Look at one thing near you. What color is it?',
    'Feel the floor under your hand. Is it warm or cold?',
  ],
  here: ["I'm right here.", 'You are doing well. We go slow.', 'I hear you. We take it slow.'],
  not_part: [
    "I can't hear what you hear, but I believe it feels real.",
    'I do not hear it here. I can tell it feels real to you.',
  ],
} as const;

export const eating = {
  hard: ['That sounds like a hard fight in your head.', 'Food fears can be so loud.'],
  ask_faint: ['Have you fainted, had chest pain, or thrown up blood?', 'Any fainting, chest pain or blood?'],
  red: [
    'That needs a doctor today. If you faint or your chest hurts, call 911.',
    'Please get seen by a doctor today. Call 911 for chest pain or fainting.',
  ],
  ask_next: [
    'What does your meal plan from your team say for now?',
    'What would your team want you to do next?',
  ],
  no_numbers: ['We can leave numbers out of it.', 'No numbers needed here.'],
  after: ['The next hour is often the hardest. We can get through it.', 'Urges after a meal rise and pass.'],
} as const;

export const grief = {
  ask_more: ['What would you like me to know about them?', 'What comes back to you most today?'],
  ask_with: ['Who else misses them with you?', 'Is there someone you can share this with?'],
  memory: ['I can picture that. Thank you for sharing it.', 'What a thing to remember. Thank you.'],
  ask_suicide: [
    'After a loss, some people think of dying too. Are you thinking about suicide?',
    'When someone is gone it can hurt so much. Are you having thoughts of suicide?',
  ],
  sorry: ["I'm so sorry for your loss.", 'I am so sorry. Losing someone hurts in every way.'],
  no_clock: ['There is no right way or time to grieve.', 'Grief has no clock.'],
  ask_about: ['Would you like to tell me about them?', 'What do you miss most about them?'],
  thanks: ['Thank you for telling me about them.', 'I can tell how much they mean to you.'],
  day: ['Dates and small things can bring it all back.', 'Some days bring it all back.'],
} as const;

export const panic = {
  scary: ['That is scary. I am here with you.', 'Your body is on high alert. I am with you.'],
  ask_flags: [
    'Any chest pain, fainting, or pain down an arm?',
    'Do you have chest pain, or feel you may pass out?',
  ],
  wave: ['It rises and it passes, most often in a few minutes.', 'This wave will pass.'],
  good: ["OK. Thanks for checking. Let's ride it out.", 'Good to know. We can ride this out.'],
} as const;

export const sleepless = {
  hard: ['Nights like this are long.', 'Lying awake is hard.'],
  ask_slept: [
    'Have you slept at all in the last two nights?',
    'Did you get any sleep these last two nights?',
  ],
  two_nights: [
    'Two nights with no sleep is hard on anyone. A clinician should hear about that.',
    'Going two nights with no sleep needs a person to look at it.',
  ],
} as const;

export const withdrawal = {
  heard: ['Thank you for telling me how it is.', 'OK. I hear you.', 'Good that you say it.'],
  er: [
    'It is safest to be seen by a doctor today. Please do not drive yourself.',
    'Getting checked today is the safe choice. Have someone else drive.',
  ],
  hard: ['That sounds rough on your body.', 'Your body is going through a lot.'],
  ask_flags: [
    'Any shaking you cannot control, fits, fever, or seeing things?',
    'Do you have fits, a fever, strong shakes, or see things?',
  ],
  ask_last: ['When was your last drink or dose? A guess is fine.', 'About when did you last drink or use?'],
  danger: [
    'Coming off alcohol or some pills can be dangerous. If you shake hard, have a fit, or see things, call 911.',
    'This can turn dangerous. For fits, fever, or seeing things, call 911.',
  ],
  not_alone: ['Please have someone stay with you today.', 'It is safer not to be alone with this.'],
  doctor: ['A doctor can make this safer.', 'A medical team can make this safer and easier.'],
} as const;
