/** How lists call a client: initials and an id, never a name. */
export function clientTitle(client: { initials: string | null; ref: string; kind: string }): string {
  return client.initials
    ? `${client.initials} · ${client.ref}`
    : `${client.kind === 'anonymous' ? 'Anonymous' : 'Unknown'} · ${client.ref}`;
}
