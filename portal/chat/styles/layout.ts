/** The panel, its header and its feet; inline on a page, or floating from a launcher. */
export const LAYOUT = `
:host { container-type: inline-size; }
:host(:not([position='launcher'])) { height: var(--handrail-height, clamp(30rem, calc(100dvh - 1rem), 46rem)); }
.panel {
  position: relative; display: flex; flex-direction: column; height: 100%; min-height: 0; overflow: hidden auto;
  background: var(--surface); border: 1px solid var(--edge); border-radius: var(--radius); box-shadow: var(--shadow);
}
/* Only the messages give way when space is short; if that is not enough, the panel scrolls. */
.panel > * { flex: none; }
.head { display: flex; align-items: center; gap: .75rem; padding: 1rem 1rem .75rem 1.125rem; }
.mark {
  flex: none; display: grid; place-items: center; width: 2.75rem; height: 2.75rem; border-radius: 50%;
  background: var(--tint); color: var(--main); font-size: 1.4rem;
}
.head-words { flex: 1; min-width: 0; }
.title { font-size: 1.0625rem; font-weight: 650; line-height: 1.25; letter-spacing: -.005em; }
.here { display: flex; align-items: baseline; gap: .45rem; color: var(--soft); font-size: .875rem; line-height: 1.35; }
.here-dot {
  flex: none; width: .55rem; height: .55rem; border-radius: 50%; border: 2px solid var(--main); background: transparent;
}
.here[data-here='waiting'] .here-dot, .here[data-here='coming'] .here-dot { border-color: var(--person-edge); }
.here[data-here='clinician'] { color: var(--ink); font-weight: 600; }
.here[data-here='clinician'] .here-dot { border-color: var(--person-edge); background: var(--person-edge); }
.head-buttons { display: flex; gap: .375rem; align-self: flex-start; }
.actions { display: flex; flex-wrap: wrap; gap: .375rem; padding: 0 1rem .875rem; border-bottom: 1px solid var(--edge); }
.tools-holder { position: relative; display: flex; }
.tools {
  position: absolute; z-index: 2; top: calc(100% + .375rem); inset-inline-end: 0; min-width: max-content; padding: .5rem;
  background: var(--surface); border: 1px solid var(--edge); border-radius: 1rem; box-shadow: var(--shadow);
}
.tools [role='group'] { display: grid; }
.tools-heading { padding: .25rem .75rem; color: var(--soft); font-size: .8125rem; font-weight: 600; }
.tools [role='group'] + .tools-heading { margin-block-start: .375rem; padding-block-start: .625rem; border-top: 1px solid var(--edge); }
.help {
  display: flex; flex-wrap: wrap; gap: .25rem .5rem; align-items: center; padding: .375rem .75rem;
  padding-bottom: max(.375rem, env(safe-area-inset-bottom)); border-top: 1px solid var(--edge); background: var(--raised);
  /* Where the panel has to scroll, the numbers stay in sight. */
  position: sticky; bottom: 0; z-index: 3;
}
/* A phone: one line for who is here, one row of tiles, and all the rest for the messages. */
@container (max-width: 27rem) {
  .head { display: grid; grid-template-columns: 1fr auto; padding: .5rem .75rem .5rem .875rem; gap: .0625rem .5rem; align-items: center; }
  .head-words { display: contents; }
  .here { grid-area: 2 / 1 / auto / span 2; }
  .head-buttons { align-self: center; }
  .mark { display: none; }
  .title { font-size: .9375rem; }
  .here { font-size: .8125rem; line-height: 1.3; }
  .button-exit { padding-inline: .75rem; min-height: 2.5rem; font-size: .8125rem; }
  .button-exit .icon { display: none; }
  .actions { display: grid; grid-template-columns: minmax(0, 1.4fr) repeat(3, minmax(0, 1fr)); gap: .3125rem; padding: 0 .75rem .5rem; }
  .actions > .button, .tools-holder > .button {
    flex-direction: column; gap: .125rem; min-height: 3.25rem; width: 100%; height: 100%; padding: .3125rem .0625rem; border-radius: .875rem;
    font-size: .75rem; line-height: 1.15; white-space: normal; text-align: center; letter-spacing: -.01em;
  }
  .actions > .button .icon, .tools-holder > .button .icon { font-size: 1rem; }
  .tools-holder { display: block; position: static; }
  .tools { inset-inline: .75rem; top: auto; min-width: 0; }
  .actions { position: relative; }
  .actions .tools { top: calc(100% - .25rem); }
  .log { min-height: 5rem; }
  .help { padding: .125rem .5rem; padding-bottom: max(.125rem, env(safe-area-inset-bottom)); gap: 0 .25rem; justify-content: space-between; }
}
@container (max-width: 19rem) {
  .title { font-size: .875rem; }
  .button-exit { padding-inline: .625rem; }
  .actions > .button, .tools-holder > .button { font-size: .6875rem; }
}
/* Where the panel scrolls as a whole, leaving stays within reach; with less height than this there is no room for it. */
@media (min-height: 20.01rem) { .head { position: sticky; top: 0; z-index: 3; background: var(--surface); } }
/* Very little height (a phone on its side, 400 % zoom): the page scrolls, not the panel. */
@media (max-height: 30rem) {
  :host(:not([position='launcher'])) { height: auto; }
  /* What has the focus is not left under the numbers. */
  .panel :is(button, a, input, textarea) { scroll-margin-block: 4.5rem 4rem; }
  /* Clipped without being a scroller of its own: the numbers then stick to the window. */
  :host(:not([position='launcher'])) .panel { overflow: clip; }
  :host(:not([position='launcher'])) .log { max-height: none; min-height: 10rem; overflow: visible; }
}
:host([position='launcher']) { display: contents; }
.launcher {
  position: fixed; z-index: 2147483000; inset-block-end: max(1.25rem, env(safe-area-inset-bottom));
  inset-inline-end: max(1.25rem, env(safe-area-inset-right)); display: grid; place-items: center;
  width: 3.75rem; height: 3.75rem; border: 1px solid transparent; border-radius: 50%; cursor: pointer;
  background: var(--main); color: var(--main-ink); box-shadow: var(--shadow); font-size: 1.35rem;
}
.launcher:hover { background: var(--accent-hover); }
.badge {
  position: absolute; top: -.25rem; inset-inline-end: -.25rem; min-width: 1.5rem; padding: 0 .375rem; border-radius: 1rem;
  background: var(--surface); color: var(--ink); border: 2px solid var(--main); font: 650 .8125rem/1.25rem system-ui, sans-serif;
}
:host([position='launcher']) .panel {
  position: fixed; z-index: 2147483000; inset-block-end: 1rem; inset-inline-end: 1rem;
  width: min(26rem, calc(100vw - 2rem)); height: min(44rem, calc(100dvh - 2rem)); container-type: inline-size;
}
@media (max-width: 30rem), (max-height: 30rem) {
  :host([position='launcher']) .panel {
    inset: 0 0 auto; width: 100%; height: var(--visible-height, 100dvh); border: 0; border-radius: 0;
  }
}
@media (max-height: 30rem) {
  :host([position='launcher']) .panel { overflow-y: auto; }
  :host([position='launcher']) .log { flex: none; min-height: 10rem; overflow: visible; }
}
`;
