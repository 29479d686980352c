import type { Language } from './language.ts';
import type { Texts } from './texts.ts';
import { EN } from './texts-en.ts';
import { ES } from './texts-es.ts';

/** The widget's words by language. Spanish says tú throughout, as the guide does. */
export const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, es: ES };
