type Any = Readonly<Record<string, unknown>>;
type Text = { readonly type?: string; readonly text?: string } | undefined;

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one] ?? '');

/** Markup as Slack shows it, near enough to look at. */
function words(text: Text): string {
  const raw = text?.text ?? '';
  if (text?.type !== 'mrkdwn') return escaped(raw).replaceAll('\n', '<br>');
  return raw
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<(https?:[^|>]+)\|([^>]+)>/g, '[$2]')
    .replace(/<@(\w+)>/g, '@$1')
    .replace(/\*([^*\n]+)\*/g, '<b>$1</b>')
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replaceAll('\n', '<br>');
}

function element(given: Any): string {
  const { type, style } = given;
  const text = words(given.text as Text);
  if (type === 'button') return `<span class="b ${String(style ?? '')}">${text}</span>`;
  if (type === 'mrkdwn' || type === 'plain_text') return `<span>${words(given as Text)}</span>`;
  if (type === 'checkboxes' || type === 'radio_buttons') {
    const options = given.options as readonly { text: Text }[];
    return options
      .map((one) => `<div>${type === 'checkboxes' ? '☐' : '○'} ${words(one.text)}</div>`)
      .join('');
  }
  if (type === 'static_select') {
    const chosen = given.initial_option as { text: Text } | undefined;
    const options = (given.options ?? []) as readonly { text: Text }[];
    const all = options.map((one) => words(one.text)).join(' · ');
    return `<span class="s">${words(chosen?.text ?? (given.placeholder as Text)) || 'Choose'} ▾</span><small>${all}</small>`;
  }
  if (type === 'plain_text_input')
    return `<div class="i ${given.multiline ? 'm' : ''}">${escaped(String(given.initial_value ?? ''))}</div>`;
  return `<span>[${String(type)}]</span>`;
}

function block(given: Any): string {
  const elements = ((given.elements ?? []) as readonly Any[]).map(element).join(' ');
  switch (given.type) {
    case 'header':
      return `<h2>${words(given.text as Text)}</h2>`;
    case 'divider':
      return '<hr>';
    case 'context':
      return `<div class="c">${elements}</div>`;
    case 'actions':
      return `<div class="a">${elements}</div>`;
    case 'input': {
      const optional = given.optional ? ' <small>(optional)</small>' : '';
      const hint = given.hint ? `<small>${words(given.hint as Text)}</small>` : '';
      return `<div class="in"><b>${words(given.label as Text)}</b>${optional}${element(given.element as Any)}${hint}</div>`;
    }
    default: {
      const fields = ((given.fields ?? []) as Text[]).map((one) => `<div>${words(one)}</div>`).join('');
      const side = given.accessory ? `<div>${element(given.accessory as Any)}</div>` : '';
      return `<div class="x"><div>${words(given.text as Text)}<div class="f">${fields}</div></div>${side}</div>`;
    }
  }
}

const STYLE = `body{font:15px/1.45 sans-serif;margin:16px;width:520px;color:#1d1c1d}h1{font-size:18px}h2{font-size:17px;margin:8px 0}
.card{border:1px solid #ddd;border-radius:8px;padding:12px}.x{display:flex;justify-content:space-between;gap:12px;margin:8px 0}
.f{display:grid;grid-template-columns:1fr 1fr;gap:4px 12px}.c{color:#616061;font-size:13px;margin:6px 0}.a{display:flex;flex-wrap:wrap;gap:6px;margin:8px 0}
.b{border:1px solid #bbb;border-radius:4px;padding:3px 10px;font-weight:700}.primary{background:#007a5a;color:#fff}.danger{background:#e01e5a;color:#fff}
.s{border:1px solid #bbb;border-radius:4px;padding:3px 10px}small{display:block;color:#616061}.in{margin:12px 0}
.i{border:1px solid #868686;border-radius:4px;min-height:34px;padding:6px;white-space:pre-wrap}.m{min-height:70px}code{background:#eee}`;

/** A message, home page or form of ours as a page to look at: what stands where, not Slack's own look. */
export function slackHtml(given: Any): string {
  const attachments = (given.attachments ?? []) as readonly Any[];
  const blocks = [given, ...attachments].flatMap((one) => (one.blocks ?? []) as readonly Any[]);
  const title = given.title ? `<h1>${words(given.title as Text)}</h1>` : '';
  const submit = given.submit ? `<span class="b primary">${words(given.submit as Text)}</span>` : '';
  const close = given.close ? `<span class="b">${words(given.close as Text)}</span>` : '';
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><div class="card">${title}${blocks.map(block).join('')}<div class="a">${close} ${submit}</div></div>`;
}
