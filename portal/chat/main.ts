import { chatElement } from './element.ts';

const NAME = 'handrail-chat';

/** The tag that loaded this file: itself while a classic script runs; found by its name in a module. */
function ownScript(): HTMLScriptElement | undefined {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement) return current;
  return document.querySelector<HTMLScriptElement>('script[src$="/chat/widget.js"]') ?? undefined;
}

/** `data-exit-url` on the script tag stands for `exit-url` on the element. */
function settingsOf(script: HTMLScriptElement | undefined): Record<string, string | undefined> {
  const attributes = [...(script?.attributes ?? [])].filter(({ name }) => name.startsWith('data-'));
  return Object.fromEntries(attributes.map(({ name, value }) => [name.slice('data-'.length), value]));
}

function begin(): void {
  if (customElements.get(NAME) !== undefined) return;
  const script = ownScript();
  const attributes = settingsOf(script);
  const server = script?.src ? new URL(script.src).origin : location.origin;
  customElements.define(NAME, chatElement({ server, attributes }));
  // With a position on the script tag, the tag alone is enough.
  const place = () => {
    if (attributes.position === undefined || document.querySelector(NAME) !== null) return;
    document.body.append(document.createElement(NAME));
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place);
  else place();
}

begin();
