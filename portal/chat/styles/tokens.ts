/** Dark colours. Every pair of text and ground holds at least 4.5 to 1, every edge that matters 3 to 1. */
const DARK = `
  --ground: #1d1c19; --surface: #262420; --raised: #312e29; --edge: #454139; --edge-strong: #8b8578;
  --ink: #f0ebe2; --soft: #bdb5a8; --accent: #93c7b5; --accent-ink: #12241e; --accent-hover: #a9d6c6;
  --tint: #2c3b36; --own: #2f4a42; --own-ink: #eef5f1; --person: #44372a; --person-edge: #d9a66c;
  --alert: #45331f; --alert-edge: #e0a458; --danger: #f2a48d; --shadow: 0 1px 2px #0006, 0 12px 40px #0007;`;

/**
 * Colours and sizes: warm paper, ink, and one green. A page may set `--handrail-accent`,
 * `--handrail-accent-ink` and `--handrail-font` from outside, and then answers for their contrast.
 */
export const TOKENS = `
:host {
  --ground: #f5f0e8; --surface: #fffdf9; --raised: #f4eee4; --edge: #e2d9ca; --edge-strong: #8d8373;
  --ink: #2c2924; --soft: #665e53; --accent: #2f6557; --accent-ink: #ffffff; --accent-hover: #265347;
  --tint: #e6efe9; --own: #dcebe3; --own-ink: #1e332b; --person: #fbead6; --person-edge: #b06a24;
  --alert: #fdf0d9; --alert-edge: #b5741a; --danger: #9c3a1e; --shadow: 0 1px 2px #4a3f2c1a, 0 12px 36px #4a3f2c24;
  --radius: 1.25rem; --radius-small: .75rem;
  color-scheme: light;
  display: block; box-sizing: border-box; color: var(--ink);
  font: 400 1rem/1.5 var(--handrail-font, ui-rounded, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
  text-align: start; -webkit-text-size-adjust: 100%;
}
@media (prefers-color-scheme: dark) { :host(:not([theme='light'])) { color-scheme: dark; ${DARK} } }
:host([theme='dark']) { color-scheme: dark; ${DARK} }
:host { --main: var(--handrail-accent, var(--accent)); --main-ink: var(--handrail-accent-ink, var(--accent-ink)); }
*, *::before, *::after { box-sizing: border-box; }
h2, h3, p, fieldset, legend, dialog { margin: 0; padding: 0; border: 0; }
button, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
[hidden] { display: none !important; }
.hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.icon {
  flex: none; width: 1.25em; height: 1.25em; fill: none; stroke: currentColor; stroke-width: 1.7;
  stroke-linecap: round; stroke-linejoin: round;
}
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
@media (forced-colors: active) { :focus-visible { outline-color: Highlight; } }
`;
