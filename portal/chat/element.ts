import { ChatClient, type ChatState } from './client/chat-client.ts';
import { type KeyValueStore, SessionMemory } from './client/session-memory.ts';
import { firstLanguage, type Language } from './language.ts';
import { leavePage, NEUTRAL_PAGE, watchTripleShift } from './quick-exit.ts';
import { styleSheets } from './styles/sheets.ts';
import { TEXTS } from './texts.ts';
import { type Launcher, launcher } from './view/launcher.ts';
import { type Panel, panel } from './view/panel.ts';

/** What the script tag gives to every element that does not say it itself. */
export interface ScriptDefaults {
  readonly server: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

const LANGUAGE_KEY = 'handrail.chat language';
const NOTE_KEY = 'handrail.chat exit note';

function sessionStore(): KeyValueStore | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

/** Ids work on pages without HTTPS too, where `crypto.randomUUID` does not exist. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Takes a token out of the page's fragment (`#token=…`), which no server and no log ever sees. */
function tokenFromFragment(): string | undefined {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token') ?? undefined;
  if (token !== undefined) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}

/**
 * Makes the class behind `<handrail-chat>`.
 *
 * Attributes: `server` (default: the script's origin), `token` (a portal token; or set the `getToken`
 * property; or `token-from="fragment"`), `lang` (`en`, `es`), `position` (`inline`, `launcher`), `theme`
 * (`light`, `dark`; default: what the device asks for), `exit-url`, and `page-language`, with which the page's
 * own language follows the switch. It writes only to sessionStorage and fires `handrail-language`.
 */
export function chatElement(defaults: ScriptDefaults) {
  return class HandrailChat extends HTMLElement {
    static readonly observedAttributes = ['token'];

    /** Gives a fresh portal token whenever a session has to be opened. Takes precedence over `token`. */
    getToken: (() => string | undefined | Promise<string | undefined>) | undefined;

    readonly #store = sessionStore();
    #token: string | undefined;
    #client: ChatClient | undefined;
    #panel: Panel | undefined;
    #launcher: Launcher | undefined;
    #language: Language = 'en';
    #started = false;
    #undo: (() => void)[] = [];

    /** The portal token. Setting it opens that client's conversation. */
    get token(): string | undefined {
      return this.#token ?? this.#setting('token');
    }

    set token(token: string | undefined) {
      this.#token = token;
      if (this.#started) void this.#client?.start();
    }

    connectedCallback(): void {
      if (this.#client === undefined) this.#build();
      this.#watch();
      const resumes = new SessionMemory(this.#store, this.#server).exists();
      if (this.#launcher === undefined || this.#started || resumes) this.#start();
    }

    disconnectedCallback(): void {
      for (const undo of this.#undo.splice(0)) undo();
      this.#panel?.settle();
      this.#client?.pause();
    }

    attributeChangedCallback(): void {
      if (this.#started) void this.#client?.start();
    }

    /** Opens the chat (in a launcher) and puts the focus into the input. */
    open(): void {
      this.#start();
      this.#showPanel(true);
      this.#panel?.focusInput();
    }

    /** Closes the chat (in a launcher); the conversation goes on. */
    close(): void {
      if (this.#launcher === undefined) return;
      this.#showPanel(false);
      this.#launcher.node.focus();
    }

    /** Leaves at once: forgets the conversation here, empties the page, goes to a neutral one. */
    leave(): void {
      this.#client?.leave();
      for (const key of [LANGUAGE_KEY, NOTE_KEY]) this.#forget(key);
      leavePage(this.#setting('exit-url') ?? NEUTRAL_PAGE, TEXTS[this.#language].leftTitle);
    }

    get #server(): string {
      return (this.#setting('server') ?? defaults.server).replace(/\/+$/, '');
    }

    #setting(name: string): string | undefined {
      return this.getAttribute(name) ?? defaults.attributes[name];
    }

    #build(): void {
      this.#language = firstLanguage([
        this.#recall(LANGUAGE_KEY),
        this.#setting('lang'),
        ...navigator.languages,
      ]);
      if (this.#setting('token-from') === 'fragment') this.#token = tokenFromFragment();
      const isLauncher = this.#setting('position') === 'launcher';
      if (isLauncher) this.setAttribute('position', 'launcher');
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: false });
      root.adoptedStyleSheets = styleSheets();
      const client = new ChatClient({
        server: this.#server,
        getToken: async () => (this.getToken ? await this.getToken() : this.token) || undefined,
        store: this.#store,
        fetch: window.fetch.bind(window),
        newId,
        now: () => new Date(),
        onChange: (state) => this.#show(state),
      });
      this.#client = client;
      this.#panel = panel({
        send: (text) => client.send(text),
        retry: (id) => client.retry(id),
        setTyping: (on) => client.setTyping(on),
        startAgain: () => void client.start(),
        switchLanguage: () => this.#switchLanguage(),
        exit: () => this.leave(),
        close: isLauncher ? () => this.close() : undefined,
        now: () => new Date(),
        exitNoteSeen: () => this.#recall(NOTE_KEY) !== null,
        sawExitNote: () => this.#keep(NOTE_KEY, 'seen'),
      });
      root.replaceChildren(this.#panel.node);
      if (isLauncher) {
        this.#launcher = launcher(() => this.open());
        root.append(this.#launcher.node);
        this.#showPanel(false);
      }
      this.#followLanguage();
      this.#show(client.state);
    }

    #watch(): void {
      const hurry = () => this.#client?.hurry();
      const closeOnEscape = (event: Event) => {
        if ((event as KeyboardEvent).key === 'Escape') this.close();
      };
      const fitKeyboard = () =>
        this.style.setProperty('--visible-height', `${window.visualViewport?.height ?? 0}px`);
      const listen = (target: EventTarget | null, type: string, act: (event: Event) => void) => {
        target?.addEventListener(type, act);
        this.#undo.push(() => target?.removeEventListener(type, act));
      };
      listen(window, 'online', hurry);
      listen(document, 'visibilitychange', hurry);
      listen(this, 'keydown', closeOnEscape);
      if (this.#launcher && window.visualViewport) {
        // A phone's keyboard shrinks what is visible without shrinking the page.
        listen(window.visualViewport, 'resize', fitKeyboard);
        fitKeyboard();
      }
      this.#undo.push(watchTripleShift(document, () => this.leave()));
    }

    #start(): void {
      if (this.#started && this.#client?.state.connection === 'online') return;
      this.#started = true;
      void this.#client?.start();
    }

    #show(chat: ChatState): void {
      const model = { chat, language: this.#language, texts: TEXTS[this.#language] };
      this.#panel?.update(model);
      this.#launcher?.update(model);
    }

    #showPanel(open: boolean): void {
      if (this.#launcher === undefined || this.#panel === undefined) return;
      this.#panel.node.hidden = !open;
      this.#launcher.setOpen(open);
      if (this.#client) this.#show(this.#client.state);
    }

    #switchLanguage(): void {
      this.#language = this.#language === 'en' ? 'es' : 'en';
      this.#keep(LANGUAGE_KEY, this.#language);
      this.#followLanguage();
      if (this.#client) this.#show(this.#client.state);
    }

    #followLanguage(): void {
      if (this.hasAttribute('page-language')) document.documentElement.lang = this.#language;
      this.dispatchEvent(new CustomEvent('handrail-language', { detail: this.#language, bubbles: true }));
    }

    #recall(key: string): string | null {
      try {
        return this.#store?.getItem(key) ?? null;
      } catch {
        return null;
      }
    }

    #keep(key: string, value: string): void {
      try {
        this.#store?.setItem(key, value);
      } catch {
        // Storage is full or forbidden: the choice lasts as long as the page.
      }
    }

    #forget(key: string): void {
      try {
        this.#store?.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    }
  };
}
