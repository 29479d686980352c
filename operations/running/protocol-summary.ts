import type { ProtocolStanding } from '../../program/protocol/standing.ts';

/** What the start says about the rules: which are in force, who signed them, and what waits for a signature. */
export function protocolSummary({ inForce, signature, draft }: ProtocolStanding): string {
  const { label } = inForce;
  if (draft) {
    return [
      `  DRAFT protocol ${draft.label} (PROTOCOL_FILE) is NOT in force: nobody signed it.`,
      `        In force is ${label}, signed ${signature?.at.toISOString() ?? ''}. A supervisor or an administrator signs the draft at the desk (Menu, Protocol);`,
      '        it comes into force with the next start after that.',
    ].join('\n');
  }
  if (!signature) {
    return [
      `  UNSIGNED protocol ${label} (PROTOCOL_FILE) is in force: nobody signed it yet.`,
      '        A supervisor or an administrator signs it at the desk (Menu, Protocol). From the first signature on, only signed protocols come into force.',
    ].join('\n');
  }
  return inForce.source === 'built_in'
    ? `  Protocol ${label}: the built-in default, as released`
    : `  Protocol ${label}: signed ${signature.at.toISOString()}`;
}
