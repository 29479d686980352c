import type { ContactConsent } from '../contacts/consent-class.ts';
import type { PlanContent } from '../plans/plan.ts';

/** What a program tells about a client. A field that is left out stays as it is; null clears it. Phones are E.164. */
export interface ClientData {
  /** The program's own id. */
  readonly externalId: string;
  readonly name?: string | null | undefined;
  readonly preferredName?: string | null | undefined;
  readonly birthDate?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly slackUserId?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly guardian?: { readonly name: string; readonly phone: string | null } | null | undefined;
  readonly contactPreference?: string | null | undefined;
  readonly language?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly program?: string | null | undefined;
  readonly jurisdictionMode?: string | undefined;
  readonly flags?: readonly string[] | undefined;
  readonly quietHours?: readonly string[] | undefined;
  readonly emergencyContacts?: readonly ContactData[] | undefined;
  readonly safetyPlan?: PlanContent | undefined;
  /** By kind; true: given. */
  readonly consents?: Readonly<Record<string, boolean>> | undefined;
}

export interface ContactData {
  readonly name: string;
  readonly relationship: string | null;
  readonly phone: string | null;
  readonly consent: ContactConsent;
}
