/** Asking about suicide, the questions after a yes, and staying with somebody in danger. */
export const ladder = {
  heavy: ['That sounds so heavy.', "I'm sorry it hurts this much.", 'That is a lot of pain to hold.'],
  feels: [
    'Feeling {feeling} like that hurts.',
    'To feel {feeling} is so hard.',
    'You feel {feeling}. I hear that.',
  ],
  hear_means: [
    'It matters that you told me what is there.',
    'Thank you for saying so. That it is near you matters.',
    "I'm glad you said that it is there.",
  ],
  no_need: ['You do not have to say it.', 'That is OK. Say only what you want to.'],
  ask_suicide: [
    'When it gets like this, some people think about suicide. Are you thinking about killing yourself?',
    'I want to ask you straight: are you thinking about suicide?',
    'I ask because I care: are you having thoughts of killing yourself?',
  ],
  ask_suicide_again: [
    'I want to be sure I get it. Are you thinking about killing yourself?',
    'I will ask it plainly. Are you having thoughts of suicide?',
  ],
  ask_suicide_calm: [
    'When fear or pain is this strong, some people think about dying. Are you thinking about suicide?',
    'One thing I ask everyone on a hard day: are you having thoughts of suicide?',
  ],
  thanks_yes: [
    'Thank you for telling me. I know that was not easy.',
    "I'm glad you told me. I'm staying right here.",
  ],
  thanks_maybe: [
    "Not being sure is OK. I'm glad you said it.",
    "It's OK not to know. Thank you for being honest.",
  ],
  thanks_no: ['Thank you for being straight with me.', 'Thanks for telling me.'],
  thanks_open: ['Thank you for being honest with me.', 'Thank you. I know this is hard to say.'],
  means_question: [
    "That is not something I'll give, because I care what happens to you.",
    "I won't go into that. I care about what is behind the question.",
  ],
  with_you: ["I'm staying with you.", "I'm here with you.", "You're not alone in this.", 'I hear you.'],
  ask_plan: ['Have you thought about how you would do it?', 'Have you been thinking of a way to do it?'],
  ask_means: ['Do you have what you would use near you?', 'Is the thing you would use close by?'],
  ask_means_any: [
    'Is there anything near you that you could use to hurt yourself?',
    'Do you have something close by that you might use to hurt yourself?',
  ],
  ask_timeframe: [
    'Are you thinking of doing it today or tonight?',
    'Is this something you may do today or tonight?',
  ],
  ask_intent: [
    'Do you think you might act on these thoughts?',
    'How close are you to acting on it: do you feel you might?',
  ],
  ask_alone: ['Is anyone there with you right now?', 'Is somebody with you at the moment?'],
  ask_location: ['Where are you right now? Street and town help most.', 'What address are you at right now?'],
  means_away: [
    'Please put some space between you and what you could use. Hand it to someone, lock it up, or go to another room.',
    'Please move away from what you could use, or have someone else hold it.',
  ],
  means_away_short: [
    'Move away from anything you could use to hurt yourself.',
    'Get some space from what you could use.',
  ],
  be_with: ['Please go be near someone you trust.', 'Please stay near another person for now.'],
  ask_means_away: [
    'Can you move it out of reach, or ask someone to hold it?',
    'Could you put it far from you, or go to another room?',
  ],
  moved_good: ['Good. That was a strong step.', "I'm glad you moved. That helps."],
  ask_who: [
    'Who could come be with you, or stay on the phone with you?',
    'Who is one person you could be near right now?',
  ],
  who_good: [
    'Good. Please reach out to them now.',
    'Please call or text them now. You can say: I need you with me.',
  ],
  no_closing: ["I'm not leaving you.", "I'll keep checking on you."],
} as const;

export const crisis = {
  line: ['You can call or text 988 any time, day or night.', '988 is open day and night. Call or text it.'],
  line_veteran: [
    'You can call 988 then press 1, or text 838255, day or night.',
    'Veterans line: call 988 then 1, or text 838255.',
  ],
  line_danger: [
    'Call or text 988, or call 911 if you may act on it.',
    'If you might act, call 911. You can call or text 988 too.',
  ],
  line_danger_veteran: ['Call 988 then 1, or text 838255. Call 911 if you may act on it.'],
} as const;

export const imminent = {
  call_more: [
    'You matter. Please call 911 or 988.',
    "Can't talk? Text 988. For fast help, call 911.",
    '911 is the fastest help. 988 is there to talk.',
    'Please call 911 or 988. You do not have to do this alone.',
  ],
  call_more_veteran: [
    'You matter. Please call 988 then 1, or 911.',
    "Can't talk? Text 838255. For fast help, call 911.",
    '911 is the fastest help. Or call 988 then 1.',
  ],
  heard: [
    'I hear how much this hurts.',
    "I'm right here with you.",
    "I'm glad you keep writing.",
    'Thank you for telling me.',
  ],
  take_back: ['I hear you. I still want you safe.', 'OK. I would still like a person to check on you.'],
  only_staff: [
    'Only staff can close this, so they will still look.',
    'I can not call it off. Staff will still look.',
  ],
  call: ['Call 911 or 988 right now.', 'Please call 911 or 988 now.'],
  call_veteran: ['Call 911, or 988 then 1, now.', 'Call 988 then press 1, or 911, now.'],
  vet_text: ['Or text 838255.', 'You can text 838255 too.'],
  with_you: ["I'm here.", "I'm with you."],
  be_with: ['Get near someone you trust.', 'Go be with someone now.'],
  away: ['Move away from anything you could use.', 'Step away from what you could use.'],
  leave_edge: [
    'Please come away from the {place} now.',
    'Step back from the {place}, far away, to where people are.',
  ],
  leave_place: ['Please get out of the {place} now.', 'Step out of the {place} now, to where people are.'],
  ask_location: ['Where are you right now?', 'What address are you at?'],
  ask_alone: ['Is anyone with you?', 'Who is with you?'],
  ask_connected: ['Did you get through to 911 or 988?', 'Could you reach 911 or 988?'],
  ask_who: ['Who can come be with you?', 'Who can you call to come over?'],
  moved: ['Good move. Stay there.', 'That was strong. Stay there.'],
  calling_first: [
    'Good. Stay on the line with them. If it drops, call 911 or 988 again.',
    'That is a strong step. Keep them on the line. If it cuts out, call 911 or 988 again.',
  ],
  on_line: [
    'Good. Stay on the line with them. If it drops, call 911 or 988 again.',
    "I'm glad you got them. Keep talking to them, and call 911 or 988 again if it cuts out.",
  ],
  place_ok: ["OK. You don't have to say where.", "That's OK. No need to say where."],
  have_place: ['Thank you. I noted where you are for our staff.', 'Thanks. I noted that place for staff.'],
  not_connected: ['Please try again. You can text 988 too.', 'Try once more, or text 988.'],
  not_alone: ['Good. Tell them you need them to stay.', 'Good. Ask them to stay close.'],
} as const;

export const medical = {
  accident: ['OK, not on purpose. Thank you for telling me.', 'Good to know it was not on purpose.'],
  sleepy: ['That is why this can not wait.', 'Those are signs to get help fast.'],
  heard: ["I'm with you.", "I'm here.", 'Keep writing to me.'],
  line_988: ['988 is there to talk.', 'You can text 988 too.'],
  ask_poison: [
    'Ask Poison help what to drink or eat: 1-800-222-1222.',
    'Before you drink or eat, ask Poison help: 1-800-222-1222.',
  ],
  let_them: ['Good. Let them call 911 and stay with you.', 'Good. Ask them to call 911 for you.'],
  call: ['Call 911 now.', 'Please call 911 right now.'],
  poison: ['Poison help: 1-800-222-1222.', 'Poison Control is 1-800-222-1222.'],
  on_the_way: ['Good. 911 is on the way.', '911 is coming. Good.'],
  rest: ['Sit or lie still.', 'Stay still and rest.'],
  door: ['Unlock the door.', 'Unlock your front door.'],
  side: ['Lie on your side.', 'Lie down on your side.'],
  no_vomit: ["Don't make yourself throw up.", 'Do not try to throw up.'],
  not_alone: ['Get someone next to you.', 'Do not stay alone. Get a neighbor.'],
  naloxone: [
    'If it may be an opioid and you have naloxone, use it.',
    'Use naloxone if it was an opioid and you have it.',
  ],
  ask_location: ['Where are you? Street and number.', 'What address are you at?'],
  ask_alone: ['Is anyone with you?', 'Who is with you now?'],
  ask_called: ['Have you called 911?', 'Is 911 on the way?'],
  ask_awake: ['Are you still awake and breathing OK?', 'How do you feel right now?'],
  have_place: ['Thank you. Tell 911 that address.', 'Got it. Give 911 that address.'],
  open_door: ['Please open the door and let them in.', 'Go open the door. Let them help you.'],
  tell_them: ['Tell them what you took and when.', 'Show them what you took.'],
  coming: ['Good. Unlock the door and stay on your side.', 'Help is near. Unlock the door.'],
  pain: ['Chest pain can be serious.', 'That can be serious.'],
  withdrawal: ['This can be dangerous and a doctor can help.', 'Your body needs a doctor for this.'],
} as const;

export const urge = {
  met_craving: [
    'That pull is strong, and you wrote first. That counts.',
    "I'm glad you wrote first. That took strength.",
  ],
  met_harm: [
    "I'm glad you wrote instead. That urge is hard.",
    'That urge coming back is hard. Reaching out is a strong step.',
  ],
  step_away: [
    'First, get some distance from it. Walk away a bit, to another place.',
    'Step away from it first. A few minutes of space helps.',
  ],
  away_harm: [
    'First, put what you would use out of reach.',
    'Please put anything you could use far from you first.',
  ],
  ask_number: ['How strong is the urge now, 0 to 10?', 'From 0 to 10, how big is the urge?'],
  lapse: [
    'Thank you for telling me. A slip does not erase your work.',
    "I'm glad you told me. It does not undo what you built.",
  ],
  lapse_safety: [
    'After time off your body handles less. Please do not use alone, and keep naloxone near.',
    'Your body takes less after a break. Have someone near, and naloxone.',
  ],
  lapse_drink: [
    'After time off your body handles less. Please stay near someone tonight, and no more of it alone.',
    'Your body takes less after a break. Have someone near, and do not drink alone.',
  ],
  shame: ['That shame is heavy. It is not who you are.', 'Shame lies a lot. You wrote me, and that counts.'],
} as const;
