/** Three presses within this time count as a call for help to leave. */
const WINDOW_MS = 2000;
const PRESSES = 3;

/**
 * Calls `leave` when Shift is pressed three times alone, in quick succession. Shift held for a capital
 * letter, or any other key in between, does not count. Returns how to take the watch off again.
 */
export function watchTripleShift(target: EventTarget, leave: () => void): () => void {
  let presses: number[] = [];
  let alone = false;
  const down = (event: Event) => {
    const { key, repeat } = event as KeyboardEvent;
    if (key !== 'Shift') {
      presses = [];
      alone = false;
    } else if (!repeat) alone = true;
  };
  const up = (event: Event) => {
    if ((event as KeyboardEvent).key !== 'Shift' || !alone) return;
    alone = false;
    presses = [...presses.filter((at) => event.timeStamp - at < WINDOW_MS), event.timeStamp];
    if (presses.length < PRESSES) return;
    presses = [];
    leave();
  };
  target.addEventListener('keydown', down, true);
  target.addEventListener('keyup', up, true);
  return () => {
    target.removeEventListener('keydown', down, true);
    target.removeEventListener('keyup', up, true);
  };
}

/** Where leaving leads: a page that anybody might have open. */
export const NEUTRAL_PAGE = 'https://www.weather.gov/';

/**
 * Empties the page and replaces it with a neutral one, so that the Back button does not return here. It
 * cannot erase what the browser already wrote into its history.
 */
export function leavePage(address: string, title: string): void {
  document.title = title;
  document.body.replaceChildren();
  location.replace(address);
}
