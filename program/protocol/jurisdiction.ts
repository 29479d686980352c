import { JURISDICTION_MODES, type JurisdictionMode, type Protocol } from './schema.ts';

/**
 * The mode that holds for a client: the stricter of their own and of their program's, so that neither a roster without the
 * column nor a forgotten program lets the bot do more than the law of the place (clinical ground, finding 5).
 */
export function jurisdictionFor(
  rules: Protocol['jurisdiction'],
  program: string | null,
  own: JurisdictionMode,
): JurisdictionMode {
  const named =
    program !== null && Object.hasOwn(rules.programs, program) ? rules.programs[program] : undefined;
  const place = named ?? rules.default;
  return JURISDICTION_MODES.indexOf(own) >= JURISDICTION_MODES.indexOf(place) ? own : place;
}
