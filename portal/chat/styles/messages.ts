/** The conversation itself. A person's messages are told from the automated ones by name, colour and edge. */
export const MESSAGES = `
.log { position: relative; flex: 1 1 auto; min-height: 6rem; overflow-y: auto; overscroll-behavior: contain; padding: .5rem 1rem .25rem; scrollbar-width: thin; scrollbar-color: var(--edge-strong) transparent; }
.log:focus-visible { outline-offset: -4px; border-radius: var(--radius-small); }
.log-list { display: flex; flex-direction: column; min-height: 100%; justify-content: flex-end; padding-block-end: .25rem; }
.log-empty { margin: auto; padding: 1rem; color: var(--soft); text-align: center; text-wrap: balance; }
.day { align-self: center; margin-block: .875rem .375rem; color: var(--soft); font-size: .8125rem; font-weight: 550; }
.message { display: flex; flex-direction: column; align-items: flex-start; max-width: min(88%, 34rem); margin-block-start: .875rem; }
.message[data-follows] { margin-block-start: .25rem; }
.sender { margin: 0 .25rem .1875rem; color: var(--soft); font-size: .8125rem; font-weight: 600; }
.message[data-follows] .sender, .message[data-from='client'] .sender, .message[data-from='system'] .sender {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.body {
  padding: .625rem .9375rem; border-radius: 1.125rem; border-end-start-radius: .375rem; background: var(--raised); line-height: 1.5;
  white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid transparent;
}
.body a { color: inherit; font-weight: 600; text-underline-offset: .2em; text-decoration-thickness: 1px; }
.body a:hover { text-decoration-thickness: 2px; }
.message[data-from='clinician'] .body { background: var(--person); border-color: var(--person-edge); }
.message[data-from='clinician'] .sender { color: var(--ink); }
.message[data-from='client'] { align-self: flex-end; align-items: flex-end; }
.message[data-from='client'] .body { background: var(--own); color: var(--own-ink); border-end-start-radius: 1.125rem; border-end-end-radius: .375rem; }
.message[data-from='client']:is([data-delivery='waiting'], [data-delivery='failed']) .body { border: 1px dashed var(--edge-strong); background: transparent; color: var(--ink); }
.message[data-from='system'] { align-self: center; align-items: center; max-width: 100%; text-align: center; }
.message[data-from='system'] .body { padding: .25rem .75rem; background: transparent; color: var(--soft); font-size: .875rem; }
.message[data-from='system'] { flex-flow: row wrap; justify-content: center; column-gap: .125rem; }
.message[data-from='system'] .meta { margin: 0; }
/* One time for a group of messages: under its last. It stays readable to assistive technology. */
.message[data-goes-on][data-from]:not([data-delivery='waiting'], [data-delivery='failed']) .meta { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.meta { display: flex; align-items: center; gap: .5rem; margin: .1875rem .375rem 0; color: var(--soft); font-size: .75rem; line-height: 1.4; }
.state { display: inline-flex; align-items: center; gap: .1875rem; }
.message[data-delivery='waiting'] .state, .message[data-delivery='failed'] .state { color: var(--ink); font-weight: 600; }
.again { font-size: .8125rem; min-height: 2.75rem; padding-inline: .375rem; }
.typing { display: flex; align-items: center; gap: .25rem; height: 1.25rem; padding-inline: 1.375rem; color: var(--soft); visibility: hidden; }
.typing.is-on { visibility: visible; }
.typing-dot { width: .375rem; height: .375rem; border-radius: 50%; background: currentColor; opacity: .8; }
.is-on .typing-dot { animation: rest 1.5s infinite ease-in-out; }
.typing-dot:nth-child(2) { animation-delay: .2s; }
.typing-dot:nth-child(3) { animation-delay: .4s; }
.typing-words { margin-inline-start: .375rem; font-size: .8125rem; }
@keyframes rest { 0%, 70%, 100% { opacity: .35; } 35% { opacity: 1; } }
@media (prefers-reduced-motion: no-preference) {
  .message { animation: arrive .25s ease-out; }
  @keyframes arrive { from { opacity: 0; transform: translateY(.375rem); } }
}
@media (prefers-reduced-motion: reduce) { .is-on .typing-dot { animation: none; } }
@media (forced-colors: active) {
  .body { border: 1px solid CanvasText !important; }
  .typing-dot { background: CanvasText; }
}
@container (max-width: 27rem) { .log { padding-inline: .75rem; } .message { max-width: 92%; } }
`;
