/** A text object or anything that holds text. */
interface Text {
  readonly type?: string;
  readonly text?: unknown;
}
interface Option {
  readonly text?: Text;
  readonly value?: string;
  readonly description?: Text;
}
interface Element {
  readonly type?: string;
  readonly action_id?: string;
  readonly text?: Text | string;
  readonly value?: string;
  readonly url?: string;
  readonly options?: readonly Option[];
  readonly initial_option?: Option;
  readonly placeholder?: Text;
  readonly max_length?: number;
  readonly initial_value?: string;
  readonly confirm?: {
    readonly title?: Text;
    readonly text?: Text;
    readonly confirm?: Text;
    readonly deny?: Text;
  };
}
interface Block {
  readonly type?: string;
  readonly block_id?: string;
  readonly text?: Text;
  readonly fields?: readonly Text[];
  readonly elements?: readonly Element[];
  readonly element?: Element;
  readonly accessory?: Element;
  readonly label?: Text;
  readonly hint?: Text;
}
interface View {
  readonly type?: string;
  readonly blocks?: unknown;
  readonly title?: Text;
  readonly submit?: Text;
  readonly close?: Text;
  readonly callback_id?: string;
  readonly private_metadata?: string;
}

/** Slack's own refusals that a careless app runs into; null when the call is within the limits. */
export function limitProblem(method: string, args: Record<string, unknown>): string | null {
  if (method === 'chat.postMessage' || method === 'chat.update' || method === 'chat.postEphemeral') {
    const text = String(args.text ?? '');
    if (text.length > 40_000) return 'msg_too_long';
    if (text === '' && !args.blocks) return 'no_text';
    const attached = (args.attachments as { blocks?: unknown }[] | undefined) ?? [];
    return (
      blocksProblem(args.blocks, 50) ??
      attached.map(({ blocks }) => blocksProblem(blocks, 50)).find(Boolean) ??
      metadataProblem(args.metadata)
    );
  }
  if (['views.open', 'views.push', 'views.update', 'views.publish'].includes(method)) {
    return viewProblem(args.view as View);
  }
  return null;
}

/** Why Slack would refuse a view; null when it would not. */
export function viewProblem(view: View): string | null {
  if ((view.private_metadata ?? '').length > 3000) return 'private_metadata';
  if ((view.callback_id ?? '').length > 255) return 'callback_id';
  if (view.type === 'home') return blocksProblem(view.blocks, 100);
  if (!fits(view.title, 24) || size(view.title) === 0) return 'title';
  if (!fits(view.submit, 24) || !fits(view.close, 24)) return 'buttons';
  const blocks = (view.blocks ?? []) as Block[];
  if (Array.isArray(blocks) && blocks.some(({ type }) => type === 'input') && !view.submit)
    return 'no_submit';
  return blocksProblem(view.blocks, 100);
}

function blocksProblem(given: unknown, limit: number): string | null {
  if (given === undefined) return null;
  if (!Array.isArray(given) || given.length > limit || given.length === 0) return 'invalid_blocks: count';
  const ids = (given as Block[]).flatMap(({ block_id: id }) => id ?? []);
  if (new Set(ids).size !== ids.length) return 'invalid_blocks: block_id twice';
  for (const [index, block] of (given as Block[]).entries()) {
    const problem = blockProblem(block);
    if (problem) return `invalid_blocks: ${index} ${block.type} ${problem}`;
  }
  return null;
}

function blockProblem(block: Block): string | null {
  if ((block.block_id ?? '').length > 255) return 'block_id';
  switch (block.type) {
    case 'header':
      return block.text?.type === 'plain_text' && filled(block.text, 150) ? null : 'text';
    case 'divider':
      return null;
    case 'section':
      if (!block.text && !block.fields) return 'empty';
      if (block.text && !filled(block.text, 3000)) return 'text';
      if ((block.fields ?? []).length > 10 || block.fields?.some((field) => !filled(field, 2000)))
        return 'fields';
      return block.accessory ? elementProblem(block.accessory) : null;
    case 'context':
      if (!block.elements || block.elements.length === 0 || block.elements.length > 10) return 'elements';
      return block.elements.some((one) => size(one as Text) === 0 || size(one as Text) > 3000)
        ? 'text'
        : null;
    case 'actions': {
      const elements = block.elements ?? [];
      if (elements.length === 0 || elements.length > 25) return 'elements';
      const names = elements.map(({ action_id: name }) => name);
      if (new Set(names).size !== names.length) return 'action_id twice';
      return elements.map(elementProblem).find(Boolean) ?? null;
    }
    case 'input':
      if (!filled(block.label, 2000) || !fits(block.hint, 2000)) return 'label';
      return block.element ? elementProblem(block.element) : 'no element';
    default:
      return 'unknown type';
  }
}

function elementProblem(element: Element): string | null {
  if ((element.action_id ?? '').length > 255) return 'action_id';
  if (!fits(element.placeholder, 150)) return 'placeholder';
  const { confirm } = element;
  if (confirm && !(filled(confirm.title, 100) && filled(confirm.text, 300))) return 'confirm';
  if (confirm && !(filled(confirm.confirm, 30) && filled(confirm.deny, 30))) return 'confirm';
  switch (element.type) {
    case 'button':
      if (!filled(element.text as Text, 75)) return 'button text';
      if ((element.value ?? '').length > 2000 || (element.url ?? '').length > 3000) return 'button value';
      return null;
    case 'static_select':
      return optionsProblem(element, 100);
    case 'radio_buttons':
    case 'checkboxes':
      return optionsProblem(element, 10);
    case 'overflow':
      return optionsProblem(element, 5);
    case 'plain_text_input': {
      const longest = element.max_length ?? 3000;
      if (longest > 3000 || longest < 1) return 'max_length';
      return (element.initial_value ?? '').length > longest ? 'initial_value' : null;
    }
    default:
      return `unknown element ${element.type}`;
  }
}

function optionsProblem({ options = [], initial_option: initial }: Element, most: number): string | null {
  if (options.length === 0 || options.length > most) return `options: ${options.length}`;
  for (const { text, value, description } of options) {
    if (!filled(text, 75) || !fits(description, 75)) return 'option text';
    if ((value ?? '').length > 150 || !value) return 'option value';
  }
  const values = options.map(({ value }) => value);
  if (new Set(values).size !== values.length) return 'option value twice';
  return initial && !values.includes(initial.value) ? 'initial_option' : null;
}

function size(text: Text | undefined): number {
  return String(text?.text ?? '').length;
}
const fits = (text: Text | undefined, most: number) => text === undefined || size(text) <= most;
const filled = (text: Text | undefined, most: number) => size(text) > 0 && size(text) <= most;

function metadataProblem(given: unknown): string | null {
  if (given === undefined) return null;
  const metadata = given as { event_type?: unknown; event_payload?: unknown };
  const isShaped = typeof metadata.event_type === 'string' && typeof metadata.event_payload === 'object';
  return isShaped ? null : 'metadata_must_be_valid';
}
