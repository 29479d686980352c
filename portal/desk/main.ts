import { LEVEL_WORDS } from '../../words/of-handoffs.ts';
import { Api, DeskError } from './client/api.ts';
import { signInWithPasskey } from './client/passkeys.ts';
import { Presence } from './client/presence.ts';
import type { Level, Me } from './client/wire.ts';
import { DeskApp } from './desk-app.ts';
import { type Gate, gateView, SIGN_IN_PROBLEMS, type SignInWays } from './view/gate.ts';

const PULSE_MS = 15_000;
/** What was open before the page went away to sign in: a handoff's or client's id, no more. */
const TARGET_KEY = 'handrail-desk-target';

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
  const shown = gateView({
    message,
    isProblem,
    signIn,
    signInByPasskey: async () => {
      await signInWithPasskey(api);
      await open();
    },
    leaving: () => sessionStorage.setItem(TARGET_KEY, location.hash),
  });
  gate = shown;
  document.body.append(gate.node);
  api.get<SignInWays>('/sign-in/ways').then(shown.ways, () => null);
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
    onSignedOut: (message) => close(message, !message.startsWith('You are signed out')),
  });
  document.body.append(app.node);
  const kept = sessionStorage.getItem(TARGET_KEY);
  sessionStorage.removeItem(TARGET_KEY);
  const target = /^#(handoff|client)=([\w-]+)$/.exec(location.hash || (kept ?? ''));
  if (target?.[2])
    await app.open(target[1] === 'handoff' ? { handoffId: target[2] } : { clientId: target[2] }, false);
}

async function begin(): Promise<void> {
  const link = /^#sign-in=([\w-]+)$/.exec(location.hash);
  // The secret leaves the address bar and the history before anything else happens.
  const problem = /^#sign-in-problem=(\w+)$/.exec(location.hash);
  if (link || problem) history.replaceState(null, '', location.pathname);
  if (problem) return close(SIGN_IN_PROBLEMS[problem[1] ?? ''] ?? SIGN_IN_PROBLEMS.failed ?? '', true);
  try {
    if (link?.[1]) await signIn(link[1]);
    else await open();
  } catch (error) {
    const isExpected = !link && error instanceof DeskError && error.isSignedOut;
    const message = error instanceof Error ? error.message : String(error);
    close(
      isExpected && !message.includes('locked') ? 'Sign in to see who is waiting.' : message,
      !isExpected,
    );
  }
}

// A link that is opened in a window that shows the desk already changes only the fragment.
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#sign-in=')) void begin();
});

void begin();
