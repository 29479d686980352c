/** Letters that a text is searched by; others end a string. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz 0123456789.';
const SIZE = ALPHABET.length;
const CODES = new Int8Array(128).fill(-1);
[...ALPHABET].forEach((sign, at) => {
  CODES[sign.charCodeAt(0)] = at;
});

/** Finds all of many strings in a text at once: a tree of their letters, walked from every place. */
export class StringSearch {
  private next: Int32Array;
  private nodes = 1;
  private readonly owners: number[][] = [];

  constructor(entries: readonly { readonly text: string; readonly owner: number }[]) {
    this.next = new Int32Array(SIZE * 12_000);
    for (const { text, owner } of entries) this.add(text, owner);
  }

  private add(text: string, owner: number): void {
    let node = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = CODES[text.charCodeAt(at)] ?? -1;
      if (code < 0) throw new Error(`cannot search for "${text}"`);
      let child = this.next[node * SIZE + code] as number;
      if (child === 0) {
        child = this.nodes;
        this.nodes += 1;
        if (this.nodes * SIZE > this.next.length) {
          const larger = new Int32Array(this.next.length * 2);
          larger.set(this.next);
          this.next = larger;
        }
        this.next[node * SIZE + code] = child;
      }
      node = child;
    }
    const list = this.owners[node];
    if (list === undefined) this.owners[node] = [owner];
    else if (!list.includes(owner)) list.push(owner);
  }

  /** Sets `found[owner]` to 1 for each owner with a string in the text. */
  mark(text: string, found: Uint8Array): void {
    const { next, owners } = this;
    for (let from = 0; from < text.length; from += 1) {
      let node = 0;
      for (let at = from; at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        const code = unit < 128 ? (CODES[unit] as number) : -1;
        if (code < 0) break;
        node = next[node * SIZE + code] as number;
        if (node === 0) break;
        const list = owners[node];
        if (list !== undefined) for (const owner of list) found[owner] = 1;
      }
    }
  }
}
