/** Words of the skills, one message each. None invites a word that carriers read as an opt-out. */
export const skills = {
  told: ['Thank you for telling me that.', "I'm glad you said that."],
  fear: ["Being scared makes sense. I'm with you.", 'That fear is real. I am right here.'],
  ask_before: ['First, how strong is it right now, 0 to 10?', 'From 0 to 10, how strong is it right now?'],
  ask_after: ['You did it. What is the number now, 0 to 10?', 'All done. Where is it now, 0 to 10?'],
  offer: [
    'We could try {skill}. It takes about {minutes} min.',
    'One thing that can help is {skill}, about {minutes} min.',
  ],
  ask_try: ['Want to try it with me?', 'Shall we do it together?'],
  start: ['Good. One step at a time.', "OK, let's go slow, one step at a time."],
  fell: ['From {first} to {last}. You did that.', 'It went from {first} to {last}. Nice work.'],
  same: [
    "It's still at {last}. That is OK. Not every skill fits.",
    'Still {last}. That happens. We can try another way.',
  ],
  worse: ["It went up. Let's leave that one.", "OK, that one is not helping. We'll leave it."],
  up_wave: ['Up is fine. Waves rise before they fall.', 'It can rise first. That is how waves go.'],
  down_wave: ['{last}. It is coming down.', 'Down to {last}. Stay with it.'],
  skip: ['OK, we leave that one.', 'No problem, we drop it.'],
  gate_again: [
    'Just to be safe: any of those? 1 yes, 2 no.',
    'Before we start, is any of that so? 1 yes, 2 no.',
  ],
  gate_no: ['Then we skip that one, to be safe.', 'OK, that one is not for you today.'],
  moved: ['Good move getting away from it.', 'Good. Distance helps.'],
  reach: ['Good idea to reach out to them.', 'I like that you are writing them.'],
  ask_number: ['What is the number now, 0 to 10?', 'Where is it now, 0 to 10?'],
  name_grounding_54321: ['a grounding skill with your senses'],
  name_paced_breathing: ['slow breathing'],
  name_box_breathing: ['box breathing'],
  name_tipp_cold: ['cold on your face'],
  name_tipp_move: ['a short burst of moving'],
  name_pmr: ['letting your muscles go loose'],
  name_urge_surfing: ['urge surfing, riding the wave'],
  name_play_tape: ['playing the tape forward'],
  name_opposite_action: ['one small opposite step'],
  name_stop_skill: ['a one-minute freeze'],
  name_self_soothe: ['being kind to one sense'],
  name_accepts: ['a 15 minute break for your mind'],
  name_reasons: ['looking at your reasons'],
  name_halt: ['a quick body check'],
  name_sleep: ['a night wind-down'],
  name_movement: ['a bit of gentle moving'],
  name_nutrition: ['a food and water check'],
  name_mindful_minute: ['one mindful minute'],
} as const;

export const grounding = {
  see: [
    'Look around and send me 5 things you can see. Short words are fine.',
    'Look around. Name 5 things you can see.',
  ],
  feel: [
    'Good. Now 4 things you can feel, like your feet on the floor.',
    'Nice. Now 4 things you can feel. The chair, your sleeve.',
  ],
  hear: ['Now 3 things you can hear, near or far.', 'Next, 3 sounds you can hear.'],
  smell: ['Two things you can smell, or two smells you like.', 'Now 2 smells, or two that you like.'],
  taste: [
    'Last one. A slow sip of water, or one thing you can taste.',
    'Last: take one slow sip of water and tell me.',
  ],
} as const;

export const breathing = {
  in: [
    'No need to hold your breath. Breathe in through your nose while you count to 4. Tell me when you did.',
    'Breathe in through your nose: 1, 2, 3, 4. Send me a dot when done.',
  ],
  out: [
    'Now out slow, like you blow on hot soup, and count to 6. Send me a dot.',
    'Now breathe out slow while you count to 6. Send a dot.',
  ],
  five: [
    'Do that five times. Send me a dot at the end. If you feel dizzy, breathe as you always do and tell me.',
    'Five more like that, then send me a dot. If you get dizzy, go back to normal breath and tell me.',
  ],
  ask_after: [
    'Nice and steady. What is the number now, 0 to 10?',
    'Good work. What number is it now, 0 to 10?',
  ],
} as const;

export const surf = {
  ask_before: ['How strong is the urge right now, 0 to 10?', 'From 0 to 10, how big is the urge?'],
  near: [
    'An urge is a wave. It peaks and drops, most often in 15 to 30 minutes. If you are near it, move away first. No driving. Tell me when you have moved.',
    'Urges rise, peak and drop. First get some distance from it. Another room, a porch, a park. Tell me when you moved.',
  ],
  body: ['Where do you feel the urge in your body?', 'What part of your body feels it most?'],
  watch: [
    "Stay with that spot. Don't fight it, don't feed it. Just watch it. I'll check back in 3 minutes.",
    "Just watch that spot like a wave. No need to fight it. I'll write in 3 minutes.",
  ],
  check: ["Check-in. What's the number now, 0 to 10?", 'Time to check. What number is the urge now?'],
  hands: [
    "Another 5 minutes. Use your hands for one thing from your plan: {items}. I'll write when time is up.",
    "5 more minutes. From your plan: {items}. I'll check back then.",
  ],
  hands_plain: [
    "Another 5 minutes. Do one thing with your hands, like wash a cup. I'll write when time is up.",
    "5 more minutes. Keep your hands busy. I'll check back then.",
  ],
  check_again: ["Time's up. What's the number now, 0 to 10?", 'That was 5 minutes. What number is it now?'],
  last: [
    "You're still on top of the wave. 5 more minutes, same way. I'll write you then.",
    'Keep riding it. 5 more minutes. I will check back.',
  ],
  ask_after: [
    'You rode that wave. What is the number now, 0 to 10?',
    'You stayed with it. What is the number now?',
  ],
} as const;
