import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { type Api, DeskError } from './api.ts';

/** Whether this browser knows passkeys at all. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn();

/** Asks the device for one of its passkeys and signs in with it. @throws {DeskError} what the person has to read */
export async function signInWithPasskey(api: Api): Promise<void> {
  const optionsJSON = await api.post<PublicKeyCredentialRequestOptionsJSON>('/sign-in/passkey/begin');
  const answer = await asked(() => startAuthentication({ optionsJSON }));
  await api.post('/sign-in/passkey', { answer });
}

/** Makes a passkey on this device, under a name by which its owner tells it from others. */
export async function makePasskey(api: Api, label: string): Promise<void> {
  const optionsJSON = await api.post<PublicKeyCredentialCreationOptionsJSON>('/passkeys/begin');
  const answer = await asked(() => startRegistration({ optionsJSON }));
  await api.post('/passkeys', { label, answer });
}

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw new DeskError(
      'passkey',
      name === 'InvalidStateError'
        ? 'This device has a passkey for you already.'
        : 'Nothing was chosen on the device. Try again, or use a one-time link.',
    );
  }
}
