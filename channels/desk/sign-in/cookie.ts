/** The desk's cookie. Behind https it carries the prefix by which browsers refuse anybody else's. */
export function cookieName(isSecure: boolean): string {
  return isSecure ? '__Host-handrail-desk' : 'handrail-desk';
}

/** A cookie that scripts cannot read and other sites cannot make a browser send. Null takes it away. */
export function sessionCookie(secret: string | null, isSecure: boolean): string {
  const parts = [`${cookieName(isSecure)}=${secret ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict'];
  if (isSecure) parts.push('Secure');
  if (secret === null) parts.push('Max-Age=0');
  return parts.join('; ');
}

/** The session's secret from a `Cookie` header; null where it has none. */
export function secretFrom(header: string | undefined, isSecure: boolean): string | null {
  const name = `${cookieName(isSecure)}=`;
  const found = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(name));
  return found?.slice(name.length) || null;
}
