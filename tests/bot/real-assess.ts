import { assess } from '../../classifiers/assess.ts';
import type { Assess } from './world.ts';

/** The real classifier, with the conversation so far as its context. */
export function realAssess(minor = false): Assess {
  return (text, context) => assess({ text, context: context.slice(-8), minor });
}
