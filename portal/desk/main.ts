import { Api, DeskError } from './client/api.ts';
import { Presence } from './client/presence.ts';
import type { Level, Me } from './client/wire.ts';
import { DeskApp } from './desk-app.ts';
import { type Gate, gateView } from './view/gate.ts';
import { LEVEL_WORDS } from './words.ts';

const PULSE_MS = 15_000;

const presence = new Presence();
const api = new Api(() => presence.isThere);
let app: DeskApp | null = null;
let gate: Gate | null = null;
let pulse: ReturnType<typeof setInterval> | undefined;

/** Takes everything about clients out of the page and asks to sign in. */
function close(message: string, isProblem: boolean): void {
  app?.close();
  app = null;
  gate?.node.remove();
  gate = gateView({ message, isProblem, signIn });
  document.body.append(gate.node);
  document.title = 'Desk';
  clearInterval(pulse);
  pulse = setInterval(() => void showPulse(), PULSE_MS);
  void showPulse();
}

/** A desk that locked itself still says how many wait. */
async function showPulse(): Promise<void> {
  const known = await api.get<{ waiting: number; level: Level | null }>('/pulse').catch(() => null);
  if (!known) {
    clearInterval(pulse);
    return;
  }
  const { waiting, level } = known;
  document.title = waiting > 0 ? `(${waiting}) Desk, locked` : 'Desk, locked';
  gate?.waiting(
    waiting > 0
      ? `Waiting now: ${waiting}${level ? `, the gravest at level ${LEVEL_WORDS[level].toLowerCase()}` : ''}.`
      : 'Nobody is waiting.',
  );
}

async function signIn(secret: string): Promise<void> {
  await api.post('/sign-in', { secret });
  await open();
}

async function open(): Promise<void> {
  const me = await api.get<Me>('/me');
  clearInterval(pulse);
  app?.close();
  gate?.node.remove();
  gate = null;
  app = new DeskApp({
    api,
    presence,
    me,
    onSignedOut: (message) => close(message, message !== 'You are signed out.'),
  });
  document.body.append(app.node);
  const target = /^#(handoff|client)=([\w-]+)$/.exec(location.hash);
  if (target?.[2])
    await app.open(target[1] === 'handoff' ? { handoffId: target[2] } : { clientId: target[2] }, false);
}

async function begin(): Promise<void> {
  const link = /^#sign-in=([\w-]+)$/.exec(location.hash);
  // The secret leaves the address bar and the history before anything else happens.
  if (link) history.replaceState(null, '', location.pathname);
  try {
    if (link?.[1]) await signIn(link[1]);
    else await open();
  } catch (error) {
    const isExpected = !link && error instanceof DeskError && error.isSignedOut;
    const message = error instanceof Error ? error.message : String(error);
    close(
      isExpected && !message.includes('locked') ? 'Sign in with your one-time link.' : message,
      !isExpected,
    );
  }
}

// A link that is opened in a window that shows the desk already changes only the fragment.
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#sign-in=')) void begin();
});

void begin();
