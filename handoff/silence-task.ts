/**
 * The call that a client's silence asks for (clinical ground, section 1.4: staff phone within five minutes). Its sentence is
 * what tells it from a call that people or an opt-out asked for: only a task that says nothing else is settled by contact.
 */
export const SILENCE_TASK = {
  kind: 'voice_outreach',
  detail: 'Silent since a high-risk message. Call the client.',
} as const;

/** Whether silence alone made a task: another reason that was added to it, or a note of a person, makes it theirs too. */
export function isMadeBySilence(kind: string, detail: string): boolean {
  return kind === SILENCE_TASK.kind && detail === SILENCE_TASK.detail;
}
