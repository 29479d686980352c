/** Buttons, notes, suggested answers, the input, and the numbers to call. Targets are 44 px high. */
export const CONTROLS = `
.button {
  display: inline-flex; align-items: center; justify-content: center; gap: .5rem; min-height: 2.75rem; padding: .375rem .9375rem;
  border: 1px solid transparent; border-radius: 999px; cursor: pointer; font-size: .9375rem; font-weight: 550; white-space: nowrap;
  transition: background-color .15s, border-color .15s;
}
:where(.actions) .button { font-size: .875rem; padding-inline: .6875rem; gap: .375rem; }
.button-main { background: var(--main); color: var(--main-ink); }
.button-main:hover { background: var(--accent-hover); }
.button-soft { background: var(--surface); border-color: var(--edge-strong); color: var(--ink); }
.button-soft:hover, .button-soft[aria-expanded='true'] { background: var(--tint); }
.tools .button-soft { border-color: transparent; width: 100%; justify-content: flex-start; }
.button-exit { background: var(--raised); border-color: var(--edge-strong); color: var(--ink); padding-inline: .8125rem; font-size: .875rem; }
.button-exit:hover { background: var(--edge); }
.button-close { padding: 0; width: 2.75rem; background: transparent; }
.button-close .button-words { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.button-close:hover { background: var(--raised); }
.notices { display: flex; flex-direction: column; padding-block-end: .375rem; }
.notices:has(:is(.note-alert, .note-link[data-connection='offline']):not([hidden])) .note-soft { display: none; }
.note {
  display: flex; align-items: center; flex-wrap: wrap; gap: .25rem .75rem; margin: .625rem 1rem 0; padding: .5rem .5rem .5rem .875rem;
  border-radius: var(--radius-small); background: var(--raised); font-size: .875rem; line-height: 1.4;
}
.note-words { flex: 1 1 12rem; padding-block: .25rem; }
.note-button, .again {
  min-height: 2.75rem; padding: .25rem .75rem; border: 0; border-radius: 999px; cursor: pointer; background: transparent;
  font-weight: 600; text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: 1px;
}
.note-button:hover, .again:hover { text-decoration-thickness: 2px; }
.note-alert { background: var(--alert); border: 1px solid var(--alert-edge); }
.note-link[data-connection='offline'], .note-link[data-connection='refused'] { border-inline-start: 4px solid var(--alert-edge); }
.choices { display: flex; flex-wrap: wrap; gap: .5rem; padding: .25rem 1rem .5rem; max-height: 13rem; overflow-y: auto; }
.choice {
  min-height: 2.75rem; padding: .4375rem 1rem; border: 1.5px solid var(--main); border-radius: 1.375rem; cursor: pointer; max-width: 100%;
  background: var(--surface); color: var(--main); font-size: .9375rem; font-weight: 550; line-height: 1.3; text-align: start; overflow-wrap: anywhere;
}
.choice:hover { background: var(--tint); }
.composer { padding: .375rem .75rem .75rem; }
.field {
  display: flex; align-items: flex-end; gap: .375rem; padding: .3125rem; border: 1.5px solid var(--edge-strong); border-radius: 1.625rem;
  background: var(--surface);
}
.field:focus-within { border-color: var(--main); box-shadow: 0 0 0 2px var(--main); }
.input {
  flex: 1; min-width: 0; min-height: 2.75rem; max-height: 9.5rem; padding: .5625rem .75rem; border: 0; outline: 0; resize: none;
  background: transparent; font-size: 1rem; line-height: 1.5; overflow-y: auto;
}
.input::placeholder { color: var(--soft); opacity: 1; }
.button-send { flex: none; padding-inline: .75rem 1rem; gap: .25rem; background: var(--main); color: var(--main-ink); }
.button-send:hover { background: var(--accent-hover); }
.count { padding: .25rem .75rem 0; color: var(--soft); font-size: .8125rem; text-align: end; }
.count:empty { display: none; }
.is-over .count { color: var(--danger); font-weight: 600; }
.is-over .field { border-color: var(--danger); }
.help-link {
  display: inline-flex; align-items: center; gap: .375rem; min-height: 2.75rem; padding: .25rem .5rem; border-radius: 999px;
  color: var(--ink); font-size: .875rem; font-weight: 600; text-underline-offset: .22em; text-decoration-thickness: 1px;
}
.help-link:hover { text-decoration-thickness: 2px; }
.help-link .icon { color: var(--main); }
.help-911 { margin-inline-start: auto; color: var(--danger); }
.help-911 .icon { color: inherit; }
@container (max-width: 27rem) {
  .note { margin: .5rem .75rem 0; padding: .25rem .25rem .25rem .75rem; gap: .25rem; flex-wrap: nowrap; font-size: .8125rem; line-height: 1.35; }
  .note-words { flex-basis: 0; }
  .note-button { padding-inline: .5rem; }
  .choices { padding: .125rem .75rem .25rem; gap: .375rem; max-height: 6.75rem; }
  .choice { font-size: .875rem; padding-inline: .8125rem; }
  .composer { padding-block: .25rem .5rem; }
  .help-911 { margin-inline-start: 0; }
  .help-link { font-size: .8125rem; padding-inline: .25rem; gap: .25rem; }
  .help-911 .icon { display: none; }
  .button-send { width: 2.75rem; padding: 0; }
  .button-send .button-words { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
@container (max-width: 20rem) { .help-link .icon { display: none; } .help-link { padding-inline: .125rem; } }
@media (forced-colors: active) {
  .button, .choice, .note, .launcher { border: 1px solid ButtonText; }
  .field:focus-within { outline: 3px solid Highlight; }
}
@media (prefers-reduced-motion: reduce) { .button { transition: none; } }
`;
