import type { EffectContext } from './effect-context.ts';
export async function openIncident(_c: EffectContext, _k: string): Promise<void> {}
export async function setLocation(_c: EffectContext, _t: string): Promise<void> {}
export async function addFact(_c: EffectContext, _t: string): Promise<void> {}
export async function prepareDisclosureLog(_c: EffectContext, _t: string): Promise<void> {}
