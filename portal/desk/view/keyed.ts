/**
 * Keeps a list of nodes in step with a list of data: a node stays while what it shows stays the same, so that focus,
 * selection and scrolling survive every reading.
 */
export class Keyed<T> {
  readonly #parent: Element;
  readonly #keyOf: (item: T) => string;
  readonly #make: (item: T) => HTMLElement;
  #shown = new Map<string, { signature: string; node: HTMLElement }>();

  constructor(parent: Element, keyOf: (item: T) => string, make: (item: T) => HTMLElement) {
    this.#parent = parent;
    this.#keyOf = keyOf;
    this.#make = make;
  }

  /** `extra` is whatever else a node's look depends on. */
  update(items: readonly T[], extra: (item: T) => unknown = () => null): void {
    const before = this.#shown;
    this.#shown = new Map();
    let place = this.#parent.firstElementChild;
    for (const item of items) {
      const key = this.#keyOf(item);
      const signature = JSON.stringify([item, extra(item)]);
      const known = before.get(key);
      before.delete(key);
      const node = known?.signature === signature ? known.node : this.#make(item);
      if (known && known.node !== node) {
        if (place === known.node) place = node;
        swap(known.node, node);
      }
      this.#shown.set(key, { signature, node });
      if (node === place) place = place.nextElementSibling;
      else this.#parent.insertBefore(node, place);
    }
    for (const { node } of before.values()) node.remove();
  }
}

/** One place whose content is rebuilt only when what it shows has changed. */
export class Slot {
  readonly node: HTMLElement;
  #signature: string | undefined;

  constructor(node: HTMLElement) {
    this.node = node;
  }

  show(shown: unknown, make: () => readonly (Node | string)[]): void {
    const signature = JSON.stringify(shown);
    if (signature === this.#signature) return;
    this.#signature = signature;
    const focused = focusMark(this.node);
    this.node.replaceChildren(...make());
    refocus(this.node, focused);
  }
}

function swap(old: HTMLElement, node: HTMLElement): void {
  const focused = old === document.activeElement ? '' : focusMark(old);
  old.replaceWith(node);
  if (focused === '') node.focus({ preventScroll: true });
  else refocus(node, focused);
}

/** What has the focus inside, by its `data-focus`. */
function focusMark(node: HTMLElement): string | null {
  const active = document.activeElement;
  return active && node.contains(active) ? active.getAttribute('data-focus') : null;
}

function refocus(node: HTMLElement, mark: string | null): void {
  if (mark !== null)
    node.querySelector<HTMLElement>(`[data-focus="${CSS.escape(mark)}"]`)?.focus({ preventScroll: true });
}
