interface Block {
  readonly type?: string;
  readonly text?: { readonly text?: string };
  readonly fields?: readonly { readonly text?: string }[];
  readonly elements?: readonly {
    readonly type?: string;
    readonly text?: { readonly text?: string };
    readonly value?: string;
  }[];
}

/** Slack's own refusals that a careless app runs into; null when the call is within the limits. */
export function limitProblem(method: string, args: Record<string, unknown>): string | null {
  if (method === 'chat.postMessage' || method === 'chat.update' || method === 'chat.postEphemeral') {
    const text = String(args.text ?? '');
    if (text.length > 40_000) return 'msg_too_long';
    if (text === '' && !args.blocks) return 'no_text';
    return blocksProblem(args.blocks, 50) ?? metadataProblem(args.metadata);
  }
  if (method === 'views.open') {
    const view = args.view as { blocks?: unknown; title?: { text?: string }; private_metadata?: string };
    if ((view.title?.text ?? '').length > 24) return 'invalid_arguments';
    if ((view.private_metadata ?? '').length > 3000) return 'invalid_arguments';
    return blocksProblem(view.blocks, 100);
  }
  return null;
}

function blocksProblem(given: unknown, limit: number): string | null {
  if (given === undefined) return null;
  if (!Array.isArray(given) || given.length > limit) return 'invalid_blocks';
  for (const block of given as Block[]) {
    if (!block.type) return 'invalid_blocks';
    if (block.type === 'header' && (block.text?.text ?? '').length > 150) return 'invalid_blocks';
    if (block.type === 'section' && !block.text && !block.fields) return 'invalid_blocks';
    if (block.type === 'section' && (block.text?.text ?? '').length > 3000) return 'invalid_blocks';
    if ((block.fields ?? []).length > 10 || block.fields?.some((field) => (field.text ?? '').length > 2000))
      return 'invalid_blocks';
    if (block.type !== 'actions') continue;
    const elements = block.elements ?? [];
    if (elements.length === 0 || elements.length > 25) return 'invalid_blocks';
    if (elements.some((one) => (one.text?.text ?? '').length > 75 || (one.value ?? '').length > 2000))
      return 'invalid_blocks';
  }
  return null;
}

function metadataProblem(given: unknown): string | null {
  if (given === undefined) return null;
  const metadata = given as { event_type?: unknown; event_payload?: unknown };
  const isShaped = typeof metadata.event_type === 'string' && typeof metadata.event_payload === 'object';
  return isShaped ? null : 'metadata_must_be_valid';
}
