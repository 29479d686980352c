export type Language = 'en' | 'es';

/** Chooses the language to begin with: the first of the wishes that is English or Spanish, else English. */
export function firstLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const tag = wish?.toLowerCase().split('-')[0];
    if (tag === 'en' || tag === 'es') return tag;
  }
  return 'en';
}

const SPANISH =
  /\b(?:que|está|estás|estoy|usted|tú|tu|una?|los|las|del|para|con|por|quiero|puedo|ahora|persona|gracias|hola|sí|ayuda|cómo|qué|muy|mi|me)\b/giu;
const ENGLISH =
  /\b(?:the|you|your|are|is|am|and|to|of|that|with|for|want|can|now|person|thanks|hello|hi|yes|help|how|what|my|it|this|not)\b/giu;

/**
 * Guesses the language of a message, so that a screen reader can speak it with the right voice. Undefined
 * where the words do not tell: a wrong mark is worse than none.
 */
export function guessLanguage(text: string): Language | undefined {
  const spanish = (text.match(SPANISH) ?? []).length + (/[¿¡ñ]/.test(text) ? 2 : 0);
  const english = (text.match(ENGLISH) ?? []).length;
  if (spanish === english) return undefined;
  return spanish > english ? 'es' : 'en';
}
