import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { Router as createRouter, type Request, type Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import type { Entrance } from '../sign-in/entrance.ts';
import {
  addPasskey,
  listPasskeys,
  redeemPasskey,
  registrationOptions,
  removePasskey,
  signInOptions,
} from '../sign-in/passkeys.ts';
import { passkeyAddress, type RelyingParty, relyingParty } from '../sign-in/relying-party.ts';
import { SealedCookie } from '../sign-in/sealed-cookie.ts';
import type { StaffRoute } from './call.ts';

/** A person needs seconds; a device that is fetched first, minutes. */
const CHALLENGE_SECONDS = 300;

const challengeShape = z.object({
  challenge: z.string(),
  /** Whom a new passkey is for; null: to sign in. */
  staffId: z.string().nullable(),
});
/** The answer's inside is checked by the library, against the challenge. */
const answerShape = z.looseObject({
  id: z.string().min(1).max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(10_000) }),
});
const addShape = z.object({ label: z.string().trim().min(1).max(60), answer: answerShape });
const useShape = z.object({ answer: answerShape });

/** Making passkeys, signing in with them, and taking them away. */
export function passkeyRoutes(parts: {
  database: Database;
  publicUrl: string;
  isSecure: boolean;
  hasOidc: boolean;
  entrance: Entrance;
  route: StaffRoute;
  limitTries: (request: Request) => void;
}): Router {
  const { database, publicUrl, isSecure, hasOidc, entrance, route, limitTries } = parts;
  const router = createRouter();
  const cookie = new SealedCookie({
    name: 'handrail-passkey',
    purpose: 'desk.passkey_challenge',
    shape: challengeShape,
    cipher: database.keyring.system,
    seconds: CHALLENGE_SECONDS,
    isSecure,
    sameSite: 'Strict',
  });

  const partyOf = (request: Request): RelyingParty => {
    if (hasOidc) throw new HandrailError('forbidden', OIDC_INSTEAD);
    const party = relyingParty(publicUrl, request.headers.origin);
    if (party) return party;
    const address = passkeyAddress(publicUrl);
    throw new HandrailError(
      'bad_request',
      address ? `Passkeys work at ${address}/desk only.` : 'Passkeys need an https address with a name.',
    );
  };

  const given = (request: Request, staffId: string | null) => {
    const kept = cookie.read(request.headers.cookie, database.clock.now());
    if (kept && kept.kept.staffId === staffId) return { challenge: kept.kept.challenge, at: kept.at };
    throw new HandrailError('bad_request', 'That took too long. Start again.');
  };

  router.get(
    '/passkeys',
    route(async ({ staff }) => ({ passkeys: await listPasskeys(database, staff.id) })),
  );
  router.post(
    '/passkeys/begin',
    route(async ({ staff, request, response }) => {
      const options = await registrationOptions(database, partyOf(request), staff);
      const kept = { challenge: options.challenge, staffId: staff.id };
      response.setHeader('Set-Cookie', cookie.keep(kept, database.clock.now()));
      return options;
    }),
  );
  router.post(
    '/passkeys',
    route(async ({ staff, request, response, body }) => {
      const party = partyOf(request);
      const { label, answer } = body(addShape);
      await addPasskey(database, party, {
        staffId: staff.id,
        label,
        given: given(request, staff.id),
        response: answer as unknown as RegistrationResponseJSON,
      });
      response.setHeader('Set-Cookie', cookie.forget());
    }),
  );
  router.post(
    '/passkeys/:id/remove',
    route(({ staff, id }) => removePasskey(database, staff.id, id('id'))),
  );

  router.post('/sign-in/passkey/begin', async (request, response) => {
    limitTries(request);
    const options = await signInOptions(partyOf(request));
    const kept = { challenge: options.challenge, staffId: null };
    response.setHeader('Set-Cookie', cookie.keep(kept, database.clock.now()));
    response.setHeader('Cache-Control', 'no-store');
    response.json(options);
  });
  router.post('/sign-in/passkey', async (request, response) => {
    limitTries(request);
    const party = partyOf(request);
    const body = useShape.safeParse(request.body ?? {});
    if (!body.success) throw new HandrailError('bad_request', 'this is no answer of a passkey');
    const answer = body.data.answer as unknown as AuthenticationResponseJSON;
    const staffId = await redeemPasskey(database, party, given(request, null), answer);
    await entrance.enter(request, response, { staffId, way: 'passkey' }, [cookie.forget()]);
    response.json({ ok: true });
  });
  return router;
}

/** Where the organization has its own sign-in, nothing else lets anybody in from the desk. */
export const OIDC_INSTEAD = 'Staff sign in with the organization’s own account here.';
