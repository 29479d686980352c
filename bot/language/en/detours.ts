/** Short, true answers to what people ask or object to in the middle of something else. */
export const detour = {
  insult: [
    "Fair enough. I'm a program. If something is going on, I'm here for it.",
    'You can say that. I am only a program, but I can get you a person.',
  ],
  is_bot: [
    "I'm automated, not a person. A clinician can join us.",
    'I am an automated helper, not a person. I can get you a person.',
  ],
  is_bot_tiny: ["I'm automated. I'm not a person.", "I'm a program, not a person."],
  anyone_there: [
    "I'm here, and I'm automated. No person writes this.",
    "I'm here. I'm automated, not a person.",
  ],
  privacy: [
    'Your care team can read this chat. We keep it private, but if a life may be in danger we may have to tell someone who can help.',
    'Staff on your care team can see this. It stays with them unless someone may be in danger.',
  ],
  privacy_sms: ['Texts can be seen by anyone who holds this phone.', 'Anyone with this phone can see texts.'],
  privacy_web: [
    'On a shared device, use Quick exit to hide this page. It does not erase your history.',
    'The Quick exit button hides this page fast. It does not clear your history.',
  ],
  keep_secret: [
    "I won't promise that, because I want to be honest. Your care team can read this, and if someone may get hurt they may have to act.",
    "I can't keep it secret. The team can read this. If a life is in danger they may need to tell someone who can help.",
  ],
  keep_secret_tiny: [
    "I can't keep this secret. Staff may have to act to keep people safe.",
    "I can't promise that. Staff may act if a life is in danger.",
  ],
  no_contact: [
    "I won't contact {who}. I never do. A staff person may have to if your life is in danger, and they try to ask you first.",
    'I will not call {who}. Staff may have to if a life is in danger. They try to tell you first.',
  ],
  no_contact_tiny: [
    "I won't call {who}. Staff may, if your life is at risk.",
    "I won't. Staff may have to if your life is at risk.",
  ],
  guardian: [
    "I don't tell parents, and I won't. But I can't say they will never know. If you may be in danger, staff decide, and they try to talk with you first.",
    'I will not tell {who}. Staff may have to if you are not safe. They will try to talk with you first.',
  ],
  no_police: [
    "I can't send anyone. Only a person on our staff can decide that, and they try the least forceful way first.",
    'I do not send police. A staff person decides, and only if a life is in danger. They try other ways first.',
  ],
  no_police_tiny: [
    "I can't send anyone. A staff person decides that.",
    'I send no one. Staff decide that with you.',
  ],
  status_fear: [
    '988 does not ask about papers, and you do not have to give your name. I can get you a person here too.',
    'You can call or text 988 with no name and no papers. I can also bring a person to this chat.',
  ],
  no_hospital: [
    'It makes sense to fear that. Most people who talk with us stay at home. A clinician looks for the least you need to be safe.',
    'That fear makes sense. Staff try to help you stay safe at home first.',
  ],
  no_call: [
    "You don't have to call. You can text 988, or stay in this chat.",
    'No need to talk out loud. Text 988, or keep writing here.',
  ],
  no_call_911: ['In many places you can text 911.', 'You may be able to text 911.'],
  hotline_bad: [
    "I'm sorry that did not work. You can text 988, or try once more. I'm still here.",
    'That is hard when you need help. Try texting 988. I am here too.',
  ],
  cannot_now: [
    "OK, that one can't work right now. Let's use another.",
    'That one is out for now. We find another way.',
  ],
  am_crazy: [
    "I can't put a name on it. You are not weak, and people do get through this.",
    'I am not the one to name it. A clinician can help you make sense of it.',
  ],
  medicine: [
    "I can't advise on medicine. Please ask your prescriber or a pharmacist before you change it.",
    'I must leave medicine to your prescriber. I can ask a clinician to join us.',
  ],
  legal: [
    "I can't give legal advice. Staff can help you find someone who can.",
    'I am not able to give legal advice, but staff can point you to help.',
  ],
  anger: [
    "You're angry, and I get why. You wanted real help.",
    "It makes sense that you're mad. You came for help and did not get it.",
  ],
  anger_again: [
    "You can be mad here. Tell me what you need, and I'll try.",
    'I can take it. When you want, tell me what would help.',
  ],
  boundary: [
    "I can't talk that way. If something is hard right now, I'm here for that.",
    'That is not for this line. If you need support, I am here.',
  ],
  in_on_it: [
    "I'm an automated program, not a person. I'm only here to help you stay safe.",
    'No. I am just a program, not a person. I want you to be safe.',
  ],
  sorry: ["Nothing to be sorry about. I'm glad you wrote.", 'No need to be sorry. Good to hear from you.'],
  call_for_me: [
    'I noted for our staff that you want help sent. A staff person makes that call. If you can, call or text 911 now.',
    'I noted that you want help sent. Only a person on staff can decide that. If you can, call or text 911.',
  ],
  call_for_me_tiny: [
    'I noted that you want help sent. Call or text 911 too if you can.',
    'I noted that. Call or text 911 too if you can.',
  ],
  call_me: ["I've noted that you want a call.", 'OK, I noted that a call is better for you.'],
  text_window: ["I've noted when it is safe to write you.", 'Noted. We will keep to that time.'],
  who_is_this: [
    "This is an automated support line. I'm not a person.",
    'This is an automated help line. I am not a person.',
  ],
  better: ["I'm glad it's a bit better.", 'Good. That is a real change.'],
  ok_refuse: ["That's fine. We can leave that.", 'OK, no push.'],
  small_alt: [
    'One small thing instead: put both feet on the floor and take one slow breath out.',
    'Maybe just a sip of cold water and one slow breath out.',
  ],
  called_good: ['Good that you are reaching out to them.', 'Reaching out like that is a strong step.'],
} as const;
