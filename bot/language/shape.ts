/** Variants of one sentence; every variant says the same. */
export type Variants = readonly [string, ...string[]];
export type Texts = Readonly<Record<string, Readonly<Record<string, Variants>>>>;
/** The shape of a language: every key of English, and no other. */
export type SameKeys<T> = { readonly [G in keyof T]: { readonly [K in keyof T[G]]: Variants } };
