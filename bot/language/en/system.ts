/** Said when the bot itself fails. A handoff was opened before these words go out. */
export const system = {
  turn_failed: [
    "I'm automated and something went wrong on my side. I have asked our staff to look at your message. Call or text 988 any time. If you are in danger, call 911.",
  ],
} as const;
