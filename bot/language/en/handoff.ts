/** Waiting for a person: only what is so. */
export const handoff = {
  they_see: [
    'OK. It stands here, so they see it when they join.',
    'Got it. A clinician will find that here.',
  ],
  opening_high: [
    "I'm asking our staff for a clinician right now. No one has joined yet.",
    'I am asking for a clinician now. No one has joined yet.',
  ],
  opening_moderate: [
    "I'm asking for a clinician to join us. No one has yet.",
    "I am asking a clinician to join. I can't say yet how long it takes.",
  ],
  opening_request: [
    "OK. I'm asking for a person now. No one has joined yet.",
    'Sure. I am asking a person to join us. No one has yet.',
  ],
  opening_tiny: ['I am asking for staff now.', 'Asking for a clinician now.'],
  waiting: ['No one has joined yet. I have paged {tried}.', 'No person is here yet. I paged {tried}.'],
  waiting_queue: [
    'You are in line for a person. No one has joined yet.',
    'No one has joined yet. You are still in line.',
  ],
  waiting_tiny: [
    'No one has joined yet.',
    'No clinician yet.',
    'You are still in line.',
    'Still waiting for a clinician.',
  ],
  paging_tiny: ['We are still paging staff.', 'No one yet. We are still paging staff.'],
  check_tiny: [
    "If you go quiet, I'll check on you in {minutes} min.",
    'I stay here until a clinician joins.',
    'If it gets worse, call 911 right away.',
    'You are still in line for a clinician.',
    'Call 911 right away if you are in danger.',
  ],
  estimate: ['It most often takes about {minutes} min.', 'Most waits are about {minutes} min.'],
  no_estimate: [
    "I can't say how long. I will tell you as soon as I know more.",
    "I don't know how many minutes. I'll keep you posted.",
  ],
  unseen: [
    'Staff may not see this soon. You can call or text 988 now, or 911 in danger.',
    'It may be a while before staff see this. Call or text 988 any time, or 911 in danger.',
  ],
  update_soon: [
    'While you write, you get news every {minutes} min.',
    'As long as you write, I send news every {minutes} min.',
  ],
  nobody: [
    'No clinician has answered yet. They are being paged again and again. Please call or text 988, or call 911 if you are in danger.',
    'Still no clinician. We keep paging the whole team. Please call or text 988 now, or 911 if you are in danger.',
  ],
  nobody_tiny: [
    'No clinician has answered. We keep paging all of them. Call or text 988, or call 911.',
    'Still no answer from staff. We keep paging. Call 988 or 911.',
    'I wish I had better news: no one yet. We page them again now. Call 988 or 911.',
    'No one is here yet. We keep on paging. You can reach a person at 988 or 911 now.',
  ],
  nobody_short: ['No one has answered yet. We keep paging.', 'Still no answer. We keep paging all of them.'],
  unpaged: [
    'No one has joined, and staff may not see this soon. Please call or text 988 now, or call 911 if you are in danger.',
    'No one is here yet, and it may be a while. Please call or text 988, or call 911 if you are in danger.',
  ],
  unpaged_tiny: [
    'No one has joined, and it may be a while. Call or text 988, or call 911.',
    'No one is here yet, and staff may not see this soon. Call 988 or 911.',
  ],
  unpaged_short: ['No one has joined yet. It may be a while.', 'No one yet. Staff may not see this soon.'],
  update: [
    'An update: no one has joined yet. I paged {tried}. You have waited {minutes} min.',
    'Still waiting: no one has joined. Paged so far: {tried}. It has been {minutes} min.',
  ],
  update_queue: [
    'An update: no one has joined yet. You are in line. You have waited {minutes} min.',
    'Still waiting: no one has joined. You are in line. It has been {minutes} min.',
  ],
  update_tiny: ['No one has joined yet. Paged: {tried}.', 'No one here yet. Paged: {tried}.'],
  keep: [
    "I'm still here. No clinician has answered yet. We go on paging them.",
    'You are not forgotten. No one has answered so far, and we page them again.',
    'Me again. Still no answer from staff, and the paging goes on.',
    "It's a long wait, I know. No one yet. We keep trying to reach them.",
  ],
  keep_unpaged: [
    "I'm still here. No one has joined yet, and it may be a while.",
    "It's a long wait, I know. No one is here yet, and staff may not see this soon.",
  ],
  small_step: [
    'For now, have a sip of water.',
    'One small thing: put both feet on the floor.',
    'For now, sit where other people are.',
    'For now, put a light on near you.',
    'One small thing: wrap a blanket around you.',
    'For now, let one long, slow breath out.',
    'One small thing: name one thing you see.',
    'For now, send a "hi" to someone you trust.',
  ],
  claimed: [
    '{clinician} is here now and will write to you. I will step back.',
    '{clinician} has joined and can see this chat. I will be quiet now.',
  ],
  released: [
    'The clinician had to step away. You are back in line, and no one else has joined yet.',
    'You are back in line. The clinician had to go. No one else has joined yet.',
  ],
  resolved: ['{clinician} has closed this chat for now.', 'This talk with {clinician} is done for now.'],
  withdrawn: [
    'A clinician closed your place in line, so no one is on the way here now. Want a person? Write "person" and I will ask again.',
    'Your place in line was closed by a clinician. No one will join for now. Write "person" and I will ask for one again.',
  ],
  resolved_next: ['Next step: {next}', 'What comes next: {next}'],
  resolved_plain: ['You can write here any time.', 'Write here again whenever you need.'],
  still_here: ["I'm here while you wait.", 'I stay with you while we wait.'],
  later: ["I'll ask the team to reach you {when}.", 'I am asking staff to set up a talk {when}.'],
  later_now: ['If you want someone sooner, say "person now".', 'Need someone tonight? Say "person now".'],
  video: ['Video link for when they join: {link}', 'They can meet you here: {link}'],
  who_primary: ['the on-call clinician'],
  who_backup: ['the backup'],
  who_supervisor: ['the supervisor'],
  who_fallback: ['the whole team'],
  who_slack: ['the team'],
  who_and: ['and'],
  when_tomorrow: ['tomorrow'],
  when_later: ['soon'],
  someone: ['A clinician'],
} as const;

export const nudge = {
  high: ["I'm still here, {name}. Are you safe right now?", 'Just checking on you. Are you safe?'],
  high_988: [
    'Call or text 988 any time, or 911 if you might act.',
    'You can call or text 988, or call 911 if you are in danger.',
  ],
  imminent: [
    "I'm still here. Call 911 or 988 now. Are you safe?",
    'Call 911 or 988 now. Can you send me one word?',
    'I have not heard from you. Call 911 or 988 now. Are you OK?',
  ],
  imminent_veteran: [
    'I am still here. Call 911, or 988 then 1, now. Are you safe?',
    'Call 988 then press 1, or 911, now. Can you send me one word?',
    'Still with you. Please call 911, or 988 then 1. How are you?',
  ],
  medical: [
    'Call 911 now. Unlock the door. Lie on your side. Can you write one word?',
    'Please call 911 now. Are you awake?',
  ],
  neutral: ['Checking in. Are you OK?', 'Hi. Are you there?'],
  elsewhere: [
    'Hi {name}. Just checking on you. You can write here too. Call 911 if you are in danger. Call or text 988 any time.',
  ],
  voice: [
    "I haven't heard from you, and I care how you are. I've asked staff to try to call you.",
    'It has been a while. I asked our staff to try to phone you.',
  ],
  voice_short: ["I've asked staff to try to call you.", 'I asked our staff to try to phone you.'],
  voice_988: ['988 is there right now too.', 'You can still call or text 988.'],
  still: ['I am still here.', "I'm here. Just checking in."],
  skill: [
    'Still with you. Take your time. Write any word when you are ready.',
    "I'm here. Send me any word and we go on.",
  ],
} as const;

export const optout = {
  confirm: [
    "OK. You won't get more texts from us. If you are in danger, call 911. You can call or text 988 any time. Text START to come back.",
    'Done, no more texts from us. Call or text 988 any time, or 911 in danger. Text START to come back.',
  ],
  back: [
    "Welcome back. I'm glad you wrote. I'm automated, not a person.",
    "Good to have you back. I'm an automated helper.",
  ],
  back_waiting: ['You are still in line for a person.', 'Your place in line is kept.'],
} as const;
