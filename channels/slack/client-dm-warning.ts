/** Printed at start where `SLACK_CLIENT_DMS` is on: why it is off unless somebody decides otherwise (clinical ground, section 0). */
export const CLIENT_DM_WARNING = [
  'SLACK_CLIENT_DMS is on: clients can write to the bot in Slack.',
  "Slack's terms for health data do not allow it to be used to communicate with patients or their families, ask for an Enterprise",
  'plan with a signed business associate agreement, and do not make Slack a system of record. Leave this off for a real program;',
  'it is meant for drills, for staff, and for communities that handle no protected health information.',
].join('\n');

/** The one answer to a direct message where clients' messages are not taken in Slack. Nothing of it is stored. */
export function notReadHereText(programPhone: string | null): string {
  const reach = programPhone
    ? ` To reach your program, text ${programPhone}.`
    : ' To reach your program, use its own text line or chat.';
  const alcance = programPhone
    ? ` Para hablar con tu programa, manda un mensaje de texto al ${programPhone}.`
    : ' Para hablar con tu programa, usa su línea de texto o su chat.';
  return [
    `Nobody reads messages here, and this one was not passed on.${reach} In danger, call 911. For a person at any hour, call or text 988.`,
    `Aquí nadie lee los mensajes, y este no se ha enviado a nadie.${alcance} En peligro, llama al 911. Para hablar con alguien a cualquier hora, llama o manda un mensaje al 988.`,
  ].join('\n\n');
}
