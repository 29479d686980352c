/**
 * The few words for people who write in a language that the bot does not speak. Each says: automated, asking for a
 * person with your language, 988 and 911. Short enough for two segments.
 */
const PHRASES: readonly (readonly [string, RegExp, string])[] = [
  ['zh', /\p{Script=Han}/u, '我是自动程序。我正在找会说中文的人。紧急请打911。也可打988。'],
  [
    'ja',
    /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    '自動応答です。日本語を話せる人を探しています。緊急時は911、または988へ。',
  ],
  ['ko', /\p{Script=Hangul}/u, '자동 응답입니다. 한국어를 하는 사람을 찾고 있습니다. 급하면 911, 또는 988.'],
  [
    'ru',
    /\p{Script=Cyrillic}/u,
    'Это автомат. Ищу человека, говорящего на вашем языке. Опасность: звоните 911 или 988.',
  ],
  ['ar', /\p{Script=Arabic}/u, 'هذا رد آلي. أطلب شخصا يتكلم لغتك. في الخطر اتصل 911 أو 988.'],
  ['hi', /\p{Script=Devanagari}/u, 'यह स्वचालित है। हम आपकी भाषा वाला व्यक्ति ढूँढ रहे हैं। खतरे में 911 या 988।'],
  [
    'vi',
    /[ăâđơưạảấầẩẫậắằẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởợụủũứừửữựỳỵỷỹ]/iu,
    'Đây là máy tự động. Tôi đang tìm người nói tiếng Việt. Nguy cấp gọi 911 hoặc 988.',
  ],
  [
    'ht',
    /\b(?:mwen|nan|ou|pa|anpil|kouman|tanpri|ede|mouri|vle)\b.*\b(?:mwen|nan|ou|pa|anpil|tanpri|vle)\b/iu,
    'Se yon sistèm otomatik. M ap chèche yon moun ki pale kreyòl. Danje: rele 911 oswa 988.',
  ],
  [
    'pt',
    /\b(?:não|nao|estou|você|voce|obrigad[oa]|muito|quero morrer|ajuda por favor|eu)\b/iu,
    'Resposta automatica. Vou chamar alguem que fala portugues. Perigo: ligue 911 ou 988.',
  ],
  [
    'fr',
    /\b(?:je|suis|pas|vous|avec|besoin|aidez|veux|mourir|merci|bonjour)\b/iu,
    'Réponse automatique. Je cherche une personne qui parle français. Danger: appelez le 911 ou le 988.',
  ],
  [
    'de',
    /\b(?:ich|nicht|bin|hilfe|bitte|sterben|danke|und)\b/iu,
    'Automatische Antwort. Ich hole jemanden, der Deutsch spricht. Gefahr: 911 oder 988 anrufen.',
  ],
  [
    'tl',
    /\b(?:ako|hindi|ayoko|gusto|tulong|mamatay|salamat|po|ang)\b/iu,
    'Awtomatiko ito. Humahanap ako ng taong nagsasalita ng Tagalog. Panganib: 911 o 988.',
  ],
];

/** A phrase in the writer's language as far as script or small words tell it; null where they do not. */
export function phraseFor(text: string): { readonly language: string; readonly text: string } | null {
  for (const [language, pattern, phrase] of PHRASES)
    if (pattern.test(text)) return { language, text: phrase };
  return null;
}

/** All phrases, for checks. */
export const ALL_PHRASES: readonly string[] = PHRASES.map(([, , phrase]) => phrase);
