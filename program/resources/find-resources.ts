import type { StaffSource } from '../staff/find-staff.ts';

/** Someone to contact, someone to respond, a safe place (clinical ground, section 1.6). */
export type ResourceKind = 'contact' | 'respond' | 'safe_place';

export interface FoundResource {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly phone: string;
  readonly hours: string | null;
  /** The number that dispatches, where it is another one. */
  readonly dispatch: string | null;
  readonly youth: boolean | null;
  /** Whether police come along. */
  readonly police: boolean | null;
  readonly verifiedAt: Date | null;
  /** Whether the directory names it for this very area, or it answers everywhere. */
  readonly isLocal: boolean;
}

type ResourceRow = Omit<FoundResource, 'isLocal'> & { readonly area: string[] } & Record<string, unknown>;

const RESOURCES_SQL = `SELECT id, kind, name, phone, area, hours, dispatch, youth, police, verified_at AS "verifiedAt"
  FROM resource ORDER BY name`;

/** A postal code within free words ("12 Oak St, Springfield 62704"): the last one, for a house number may look like one. */
export function postalCodeIn(text: string): string | null {
  return [...text.matchAll(/\b(\d{5})(?:-\d{4})?\b/g)].at(-1)?.[1] ?? null;
}

/**
 * What the directory has for an area, what fits best first: named for the area, lately verified. An entry without an area
 * answers everywhere. Without a postal code only those are found.
 */
export async function findResources(
  source: StaffSource,
  wanted: { readonly postalCode: string | null; readonly isYouth?: boolean },
): Promise<FoundResource[]> {
  const rows =
    'queryDirect' in source
      ? await source.queryDirect<ResourceRow>('resources_all', RESOURCES_SQL, [])
      : (await source.pool.query<ResourceRow>({ name: 'resources_all', text: RESOURCES_SQL })).rows;
  return rows
    .flatMap(({ area, ...resource }) => {
      const isLocal =
        wanted.postalCode !== null && area.some((code) => covers(code, wanted.postalCode ?? ''));
      const isFit = (isLocal || area.length === 0) && !(wanted.isYouth && resource.youth === false);
      return isFit ? [{ ...resource, isLocal }] : [];
    })
    .sort((a, b) => Number(b.isLocal) - Number(a.isLocal) || verified(b) - verified(a));
}

/** An area is a whole postal code, or its beginning for a county ("627"). */
function covers(area: string, postalCode: string): boolean {
  return area.length >= 3 && postalCode.startsWith(area.slice(0, 5));
}

function verified(resource: { readonly verifiedAt: Date | null }): number {
  return resource.verifiedAt?.getTime() ?? 0;
}
