import { type Facts, factsOf } from './facts.ts';
import { normalise, type Plain } from './normalise.ts';
import { rating } from './numbers.ts';
import type { Want } from './want.ts';
import { namedStep, wantsOf } from './wants.ts';
import { agreement, type YesNo, yesNo } from './yes-no.ts';

/** A message as the dialogs read it. */
export interface Heard {
  readonly raw: string;
  readonly plain: Plain;
  readonly yesNo: YesNo | null;
  readonly agreement: YesNo | null;
  /** A 0-10 rating, or null. */
  readonly rating: number | null;
  readonly wants: ReadonlySet<Want>;
  readonly facts: Facts;
  /** Plan step that it names. */
  readonly step: number | null;
}

/** Understands one message. Pure; never throws; an empty text is understood as nothing. */
export function hear(raw: string): Heard {
  const text = typeof raw === 'string' ? raw : '';
  const plain = normalise(text);
  return {
    raw: text,
    plain,
    yesNo: yesNo(plain),
    agreement: agreement(plain),
    rating: rating(text),
    wants: wantsOf(plain),
    facts: factsOf(text, plain),
    step: namedStep(plain),
  };
}
