/** Slack's limits for what we build; a view or message beyond them is refused whole. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  sectionText: 3_000,
  fieldText: 2_000,
  buttonText: 75,
  buttonValue: 2_000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  header: 150,
  viewTitle: 24,
  label: 2_000,
  placeholder: 150,
  inputLength: 3_000,
  privateMetadata: 3_000,
} as const;

export type Block = Readonly<Record<string, unknown>>;

/** Text cut to a length, with a mark where something is missing. Never cuts a character in two. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

export const plain = (text: string, longest: number = LIMITS.sectionText) => ({
  type: 'plain_text',
  text: clip(text || ' ', longest),
  emoji: true,
});

/** `text` is markup: what comes from people has to be escaped before. Clipping never leaves half an entity. */
export const mrkdwn = (text: string, longest: number = LIMITS.sectionText) => ({
  type: 'mrkdwn',
  text: clip(text || ' ', longest).replace(/&(?:a|am|amp|l|lt|g|gt)?…$/, '…'),
});

export const header = (text: string): Block => ({ type: 'header', text: plain(text, LIMITS.header) });
export const section = (text: string, accessory?: Block): Block => ({
  type: 'section',
  text: mrkdwn(text),
  ...(accessory ? { accessory } : {}),
});
export const context = (text: string): Block => ({ type: 'context', elements: [mrkdwn(text)] });
export const actions = (elements: readonly Block[], blockId?: string): Block => ({
  type: 'actions',
  ...(blockId ? { block_id: blockId } : {}),
  elements,
});
export const DIVIDER: Block = { type: 'divider' };

export function button(actionId: string, text: string, value: string, more: Block = {}): Block {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(text, LIMITS.buttonText),
    value: value.slice(0, LIMITS.buttonValue),
    ...more,
  };
}

export interface Choice {
  readonly value: string;
  readonly text: string;
}

const option = ({ value, text }: Choice) => ({
  text: plain(text, LIMITS.optionText),
  value: value.slice(0, LIMITS.optionValue),
});

/** A drop-down list; what is beyond Slack's hundred options is left out. */
export function menu(actionId: string, placeholder: string, choices: readonly Choice[]): Block {
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plain(placeholder, LIMITS.placeholder),
    options: choices.slice(0, LIMITS.options).map(option),
  };
}

/** The one action of every input block. */
const VALUE = 'value';

export interface InputOptions {
  readonly hint?: string;
  readonly optional?: boolean;
}

function input(blockId: string, label: string, element: Block, { hint, optional }: InputOptions): Block {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, LIMITS.label),
    ...(hint ? { hint: plain(hint, LIMITS.label) } : {}),
    optional: optional ?? false,
    element: { action_id: VALUE, ...element },
  };
}

export function selectInput(
  blockId: string,
  label: string,
  choices: readonly Choice[],
  options: InputOptions & { readonly initial?: string; readonly radio?: boolean } = {},
): Block {
  const all = choices.slice(0, options.radio ? 10 : LIMITS.options).map(option);
  const initial = all.find(({ value }) => value === options.initial);
  const element = {
    type: options.radio ? 'radio_buttons' : 'static_select',
    options: all,
    ...(initial ? { initial_option: initial } : {}),
  };
  return input(blockId, label, element, options);
}

export function textInput(
  blockId: string,
  label: string,
  options: InputOptions & {
    readonly longest?: number;
    readonly initial?: string;
    readonly multiline?: boolean;
    readonly placeholder?: string;
  } = {},
): Block {
  const longest = Math.min(options.longest ?? 1_000, LIMITS.inputLength);
  const initial = options.initial?.slice(0, longest);
  const element = {
    type: 'plain_text_input',
    multiline: options.multiline ?? true,
    max_length: longest,
    ...(initial ? { initial_value: initial } : {}),
    ...(options.placeholder ? { placeholder: plain(options.placeholder, LIMITS.placeholder) } : {}),
  };
  return input(blockId, label, element, options);
}

export function checkInput(blockId: string, label: string, text: string): Block {
  const element = { type: 'checkboxes', options: [option({ value: 'yes', text })] };
  return input(blockId, label, element, { optional: true });
}

interface GivenValue {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly unknown[];
}

/** What was filled in, by block: null where nothing was, `yes` for a ticked box. */
export function formValues(view: unknown): (blockId: string) => string | null {
  const { state } = view as {
    readonly state?: { readonly values?: Readonly<Record<string, Readonly<Record<string, GivenValue>>>> };
  };
  return (blockId) => {
    const [given] = Object.values(state?.values?.[blockId] ?? {});
    if (given?.selected_options) return given.selected_options.length > 0 ? 'yes' : null;
    return given?.selected_option?.value ?? given?.value ?? null;
  };
}
