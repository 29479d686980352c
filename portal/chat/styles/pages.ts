/** What takes the place of the messages: plan, breathing, hope box, saving, keeping, lock, ending. */
export const PAGES = `
.panel:not([data-page='chat']) > .in-chat { display: none !important; }
.panel:not([data-page='chat']) .note-soft, .panel[data-page='plan'] .note-link { display: none; }
.page { flex: 1 1 auto !important; display: flex; flex-direction: column; min-height: 0; border-top: 1px solid var(--edge); }
.page-bar { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .375rem; padding: .625rem 1rem 0; }
.page-bar .button { font-size: .875rem; padding-inline: .6875rem .9375rem; gap: .25rem; }
.page-bar .button-soft { border-color: transparent; margin-inline-start: -.5rem; }
.page-body {
  flex: 1 1 auto; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1rem 1.125rem 1.5rem;
  display: flex; flex-direction: column; align-items: flex-start; gap: .875rem; scrollbar-width: thin; scrollbar-color: var(--edge-strong) transparent;
}
.page-body > * { flex: none; max-width: 100%; }
.page-title { font-size: 1.375rem; font-weight: 650; line-height: 1.2; letter-spacing: -.01em; }
.page-title:focus { outline: none; }
.page-title:focus-visible { outline: 3px solid var(--main); outline-offset: 4px; border-radius: 4px; }
.page-body h4 { margin: 0; font-size: .9375rem; font-weight: 650; line-height: 1.35; }
.page-body p { max-width: 60ch; }
.page-body ul { margin: 0; padding: 0; list-style: none; }
.page-small { color: var(--soft); font-size: .875rem; }
.page-note { padding: .625rem .875rem; border-radius: var(--radius-small); background: var(--raised); font-size: .9375rem; }
.page-note:empty, .page-small:empty, .page-status:empty { display: none; }
.page-warning { padding: .625rem .875rem; border-radius: var(--radius-small); background: var(--alert); border: 1px solid var(--alert-edge); font-size: .9375rem; }
.page-status { font-weight: 550; }
.page-acts { display: flex; flex-wrap: wrap; gap: .5rem; }
.page .button { white-space: normal; text-align: start; line-height: 1.25; }
.page .button:disabled { opacity: .55; cursor: default; }
.plan-list { display: flex; flex-direction: column; gap: 1.125rem; width: 100%; }
.plan-list:empty { display: none; }
.plan-step { display: grid; grid-template-columns: 1.875rem 1fr; gap: .25rem .75rem; }
.plan-number {
  display: grid; place-items: center; width: 1.875rem; height: 1.875rem; border-radius: 50%; background: var(--tint); color: var(--main);
  font-size: .9375rem; font-weight: 650;
}
.plan-step h4 { padding-block: .25rem .25rem; color: var(--soft); }
.plan-reasons { grid-template-columns: 1fr; padding: .875rem 1rem; border-radius: var(--radius-small); background: var(--person); }
.plan-reasons h4 { color: var(--ink); padding-block-start: 0; }
.plan-line { padding-block: .25rem; overflow-wrap: anywhere; }
.plan-line + .plan-line { border-top: 1px solid var(--edge); }
.plan-reasons .plan-line + .plan-line { border-color: var(--person-edge); }
.plan-more { display: block; color: var(--soft); font-size: .875rem; }
.plan-call { display: flex; align-items: center; gap: .375rem; width: fit-content; min-height: 2.75rem; color: var(--main); font-weight: 650; text-underline-offset: .2em; }
.hope-reasons { display: flex; flex-direction: column; gap: .5rem; width: 100%; }
.hope-reasons:empty { display: none; }
.hope-reasons li {
  padding: .75rem 1rem; border-radius: var(--radius-small); background: var(--person); font-size: 1.0625rem; line-height: 1.4; overflow-wrap: anywhere;
}
.picture-list { display: flex; flex-direction: column; gap: .75rem; width: 100%; }
.picture-list:empty { display: none; }
.picture-card { display: flex; flex-direction: column; align-items: flex-start; }
.picture {
  display: block; width: auto; max-width: 100%; height: auto; max-height: 60vh; border-radius: var(--radius-small); background: var(--raised);
}
.picture-remove {
  min-height: 2.75rem; padding: .25rem .375rem; border: 0; background: transparent; color: var(--soft); cursor: pointer; font-size: .875rem;
  text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: 1px;
}
.picture-remove:hover { color: var(--ink); }
.pin-form { display: flex; flex-direction: column; align-items: flex-start; gap: .75rem; width: min(22rem, 100%); }
.pin-field { width: 100%; }
.field-label { display: block; padding-block-end: .25rem; font-size: .9375rem; font-weight: 600; }
.pin {
  width: 100%; min-height: 2.875rem; padding: .375rem .875rem; border: 1.5px solid var(--edge-strong); border-radius: var(--radius-small);
  background: var(--surface); color: var(--ink); font: inherit; font-size: 1.125rem; letter-spacing: .12em;
}
.pin[aria-invalid='true'] { border-color: var(--danger); }
.helped { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; }
.helped-holder { padding: .625rem 1rem; border-top: 1px solid var(--edge); }
.helped-question { font-weight: 600; }
.helped-optional { color: var(--soft); font-size: .875rem; font-weight: 400; }
.helped-answers { display: flex; flex-wrap: wrap; gap: .375rem; }
.helped-thanks:empty { display: none; }
.choice-aid { display: inline-flex; align-items: center; gap: .5rem; background: var(--tint); }
.page:is(.page-lock, [data-ended]) .page-body { justify-content: safe center; align-items: center; text-align: center; }
.page[data-ended] .page-status { font-weight: 400; }
.page-lock .pin-form { align-items: stretch; text-align: start; width: min(18rem, 100%); }
.page-lock .pin-form .button { justify-content: center; }
.page-lock .pin { text-align: center; }
@container (max-width: 27rem) {
  .page-bar { padding: .375rem .75rem 0; flex-wrap: nowrap; }
  .page-bar .button { min-height: 2.5rem; padding-block: .125rem; font-size: .8125rem; line-height: 1.15; }
  .page-bar .button-soft { flex: none; }
  .page-body { padding: .75rem .875rem 1.25rem; gap: .75rem; }
  .helped-holder { padding: .375rem .75rem; }
  .helped-optional { display: none; }
  .helped .note-button { min-height: 2.5rem; padding-inline: .375rem; font-size: .875rem; }
  .helped .choice { min-height: 2.5rem; padding-block: .25rem; }
}
@media (max-height: 30rem) {
  :host(:not([position='launcher'])) .page-body { overflow: visible; }
}
@media (forced-colors: active) {
  .page-note, .page-warning, .plan-reasons, .hope-reasons li, .pin, .plan-number { border: 1px solid CanvasText; }
}
`;
