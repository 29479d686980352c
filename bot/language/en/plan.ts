/** The client's own crisis plan: showing, building, changing it. */
export const plan = {
  full: ['Here is your plan.', 'This is your plan.'],
  full_version: ['This is version {version} of your plan.'],
  made_with: ['You made it with {author}.'],
  pending: ['Your clinician has yet to look at it.'],
  step: ['Step {number}, {title}: {items}.'],
  lines: ['{lines}'],
  title_1: ['warning signs'],
  title_2: ['things I can do alone'],
  title_3: ['people and places to get my mind off it'],
  title_4: ['people I can ask for help'],
  title_5: ['professionals'],
  title_6: ['making it safe'],
  title_reasons: ['reasons to stay'],
  ask_step: ['Which step do you want to look at, 1 to 6?', 'Which step would help now, 1 to 6?'],
  ask_use: ['Which of these could you do now?', 'Is there one you could try now?'],
  ask_run: ['I can guide you through "{item}" now. Want to?', 'We can do "{item}" together now. Shall we?'],
  empty_step: [
    'That step is empty on your plan. We can fill it in when you want.',
    'There is nothing in that step yet.',
  ],
  none: ["You don't have a plan here yet.", 'I have no plan on file for you yet.'],
  ask_build: [
    'Want to make a short one now? It takes a few minutes.',
    'Shall we write a short one now, in your words?',
  ],
  own_2: ['On your plan you wrote: {items}.', 'Your plan says this can help: {items}.'],
  own_3: ['Your plan names a place: {items}.', 'Your plan says you could go here: {items}.'],
  own_4: [
    'Your plan names {items}. You could text or call now.',
    'On your plan you wrote {items}. Reach out now if you can.',
  ],
  reached_4: ['Your plan has it too: {items}.', 'That is on your plan: {items}.'],
  own_5: ['Your plan says: {items}.'],
  own_6: ['Your plan says: {items}. Please do that now.', 'To make it safe, your plan says: {items}.'],
  own_reason: ['You wrote this as a reason to stay: {items}.', 'Your plan holds this reason: {items}.'],
  own_sign: ['You once named this as a sign: {items}.'],
} as const;

export const build = {
  intro: [
    "OK. I'll ask a few short things. Your own words are best. You can skip any.",
    'Good. A few short questions, in your words. Skip what you like.',
  ],
  ask_1: [
    'What tells you that a crisis may be starting? A thought, a mood, or something you do.',
    'What is a sign for you that things get bad? Please say one.',
  ],
  ask_1_concrete: ['Can you make it more exact? Like "I stay in bed" or "I skip meals".'],
  ask_2: [
    'What can you do on your own that helps, even a little?',
    'What have you done before, on your own, that helped a bit?',
  ],
  ask_likely: [
    'How likely is it that you would do that on a bad day, 0 to 10?',
    'On a bad day, how likely is it you would do that? 0 to 10.',
  ],
  ask_barrier: [
    'What could get in the way, or what would be easier?',
    'What might hold you back, or what is a smaller step?',
  ],
  got_barrier: ['Thanks. I noted that for you both.', 'Good to know. I noted it.'],
  ask_knows: ['Do they know that you would turn to them?', 'Do they know they are on your plan?'],
  ask_consent: [
    'When may our staff talk with them? 1 never, 2 only if your life is in danger, 3 if we cannot reach you, 4 any time.',
    'May staff contact them? 1 never, 2 if your life is in danger, 3 if you do not answer us, 4 any time.',
  ],
  see: ['Write "my plan" to see it.', 'To see it, write "my plan".'],
  ask_3: [
    'Who or where takes your mind off it? Two people and one place is great.',
    'Which people or places take your mind off things?',
  ],
  ask_4: [
    'Who could you ask for help? Names are fine. Add a number if you like.',
    'Who could you tell that you need help?',
  ],
  ask_5: [
    'Which professional can you call? A therapist, a doctor, a program.',
    'Which clinician or program would you call?',
  ],
  ask_6: [
    'How could your home be made safer when it is bad? Like "my sister holds my pills".',
    'What could be put away, or held by someone, so you are safer?',
  ],
  ask_reasons: ['What is one reason for you to stay?', 'What or who is worth staying for?'],
  quick_ask: [
    'What are two things that help you, even a little?',
    'Fair. No forms. What are one or two things that help, even a bit?',
  ],
  got: ['Got it.', 'Thanks, I have that.', 'Good one.'],
  saved: [
    'I saved that in your words: {items}. Your clinician will look at it.',
    'Saved: {items}. Your clinician will look it over.',
  ],
  saved_full: [
    'Your plan draft is saved. Your clinician will look at it before it counts.',
    'Saved as a draft. Your clinician will review it.',
  ],
  nothing: ['OK, we leave it for now.', 'No problem. We can do this another time.'],
} as const;

export const edit = {
  current: ['Sure. Step {number} now: {items}.', 'OK. Right now step {number} has: {items}.'],
  ask_what: ['What would you like to change?', 'What should I add or take off?'],
  readback: ['So: {changes}.', 'Let me read it back: {changes}.'],
  change_add: ['add {item} to step {step}'],
  change_remove: ['take off {item}'],
  change_and: ['and'],
  ask_agreed: ['Does {who} know and agree to be on your plan?', 'Has {who} said yes to being on your plan?'],
  ask_save: ['Shall I save it like this?', 'Is that right?'],
  saved: [
    'Saved as version {version}. Your clinician will look at it.',
    'Done. It is now version {version}, and your clinician will review it.',
  ],
  saved_added: [
    'Added "{item}" to step {number}. It is saved, and your clinician will look at it.',
    'OK, "{item}" is now in step {number}. Your clinician will review it.',
  ],
  contact_note: ['This does not change who staff may call.', 'Who staff may call stays the same.'],
  not_saved: ['OK. I changed nothing.', 'Nothing was changed.'],
  not_agreed: [
    "OK. Ask them first, then tell me. I didn't add {who}.",
    'Then I will wait with {who}. Ask them first.',
  ],
  undone: ['OK, I took that back.'],
  ask_more: ['Anything else to change?', 'What else would you like to change?'],
  which: [
    'Tell me like this: "add baking to step 2" or "take off Mark".',
    'You can say "add music to step 2" or "take off Mark".',
  ],
  heard: ['Got it.', 'OK, I hear you.'],
  resume: ['Back to your plan.', 'Now, back to your plan.'],
} as const;
