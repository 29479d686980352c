import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** E.164 of a phone number as people write it (United States where no country is given); null when it is none. */
export function normalizePhone(text: string): string | null {
  const digits = text.trim();
  const parsed = parsePhoneNumberFromString(digits, 'US');
  if (parsed?.isPossible()) return parsed.number;
  // Short codes and fictional ranges that the library does not know, already in international form.
  return /^\+\d{5,15}$/.test(digits) ? digits : null;
}
