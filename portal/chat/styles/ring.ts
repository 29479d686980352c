/** The breathing ring: it widens for the breath in and narrows for the breath out. */
export const RING = `
.page-breathe .page-body { align-items: center; text-align: center; }
.breathe-lead { max-width: 34ch !important; color: var(--soft); font-size: .9375rem; }
.ring-stage { position: relative; display: grid; place-items: center; width: clamp(8.5rem, 32vh, 15rem); max-width: 100%; aspect-ratio: 1; }
.ring-stage > * { grid-area: 1 / 1; }
.ring {
  width: 100%; aspect-ratio: 1; border-radius: 50%; border: 2px solid var(--main); transform: scale(.62);
  background: radial-gradient(circle, var(--surface) 0%, var(--tint) 68%, var(--own) 100%);
}
.ring[data-phase='in'] { transform: scale(1); transition: transform var(--seconds) cubic-bezier(.4, 0, .5, 1); }
.ring[data-phase='out'] { transform: scale(.62); transition: transform var(--seconds) cubic-bezier(.4, 0, .5, 1); }
.ring-words { position: relative; }
.breathe-phase { font-size: 1.0625rem; font-weight: 600; line-height: 1.2; }
.breathe-count { font-size: 1.75rem; font-weight: 300; line-height: 1.2; font-variant-numeric: tabular-nums; }
.paces { display: flex; flex-wrap: wrap; justify-content: center; gap: .375rem; }
.paces legend { width: 100%; margin-bottom: .375rem; color: var(--soft); font-size: .8125rem; }
.pace { position: relative; display: inline-flex; align-items: center; min-height: 2.75rem; padding: .25rem .8125rem; border: 1px solid var(--edge-strong); border-radius: 999px; font-size: .875rem; cursor: pointer; }
.pace input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.pace:has(:checked) { background: var(--tint); border-color: var(--main); box-shadow: inset 0 0 0 1px var(--main); font-weight: 600; }
.pace:has(:focus-visible) { outline: 3px solid var(--main); outline-offset: 2px; }
@media (prefers-reduced-motion: reduce) { .ring, .ring[data-phase] { transform: scale(.85); transition: none; } }
@media (forced-colors: active) { .pace:has(:checked) { outline: 2px solid Highlight; } }
`;
