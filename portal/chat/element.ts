import { OwnChat, type OwnChatState } from './client/own-chat.ts';
import type { KeyValueStore } from './client/session-memory.ts';
import { firstLanguage, type Language } from './language.ts';
import { leavePage, NEUTRAL_PAGE, watchTripleShift } from './quick-exit.ts';
import { styleSheets } from './styles/sheets.ts';
import { TEXTS } from './texts-by-language.ts';
import { type Launcher, launcher } from './view/launcher.ts';
import { type Panel, panel } from './view/panel.ts';

/** What the script tag gives to every element that does not say it itself. */
export interface ScriptDefaults {
  readonly server: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

const LANGUAGE_KEY = 'handrail.chat language';
const NOTE_KEY = 'handrail.chat exit note';

/** Browsers refuse their storage by throwing (private mode, a sandboxed frame). */
function storage(which: 'sessionStorage' | 'localStorage'): KeyValueStore | undefined {
  try {
    return window[which];
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
 * (`light`, `dark`; default: what the device asks for), `exit-url`, `page-language`, with which the page's
 * own language follows the switch, and `keeps-page` on Handrail's own page. It writes to sessionStorage, and to
 * localStorage only what is closed with the client's PIN. It fires `handrail-language`.
 */
export function chatElement(defaults: ScriptDefaults) {
  return class HandrailChat extends HTMLElement {
    static readonly observedAttributes = ['token'];

    /** Gives a fresh portal token whenever a session has to be opened. Takes precedence over `token`. */
    getToken: (() => string | undefined | Promise<string | undefined>) | undefined;

    readonly #store = storage('sessionStorage');
    #token: string | undefined;
    #chat: OwnChat | undefined;
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
      if (this.#started) void this.#chat?.start();
    }

    connectedCallback(): void {
      if (this.#chat === undefined) this.#build();
      this.#watch();
      if (this.#launcher === undefined || this.#started || this.#chat?.resumes) this.#start();
    }

    disconnectedCallback(): void {
      for (const undo of this.#undo.splice(0)) undo();
      if (this.#panel?.page !== 'lock') this.#panel?.open(undefined, false);
      this.#chat?.pause();
    }

    attributeChangedCallback(): void {
      if (this.#started) void this.#chat?.start();
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
      this.#chat?.leave();
      this.#forgetChoices();
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
      const chat = new OwnChat({
        server: this.#server,
        getToken: async () => (this.getToken ? await this.getToken() : this.token) || undefined,
        tab: this.#store,
        device: storage('localStorage'),
        keepsPage: this.hasAttribute('keeps-page') && this.#server === location.origin,
        fetch: window.fetch.bind(window),
        newId,
        now: () => new Date(),
        onChange: (state) => this.#show(state),
        onLocked: () => this.#showLock(),
      });
      this.#chat = chat;
      this.#panel = panel({
        send: (text) => chat.send(text),
        retry: (id) => chat.retry(id),
        setTyping: (on) => chat.setTyping(on),
        startAgain: () => void chat.start(),
        switchLanguage: () => this.#switchLanguage(),
        exit: () => this.leave(),
        close: isLauncher ? () => this.close() : undefined,
        now: () => new Date(),
        exitNoteSeen: () => this.#recall(NOTE_KEY) !== null,
        sawExitNote: () => this.#keep(NOTE_KEY, 'seen'),
        refreshPlan: () => void chat.refreshPlan(),
        helped: (answer) => void chat.calls.helped(answer),
        pictures: () => chat.calls.pictures(),
        picture: (id) => chat.calls.picture(id),
        addPicture: (body) => chat.calls.addPicture(body),
        removePicture: (id) => chat.calls.removePicture(id),
        keep: (pin) => chat.keep(pin),
        lock: () => void chat.lock(),
        stopKeeping: () => chat.stopKeeping(),
        unlock: async (pin) => {
          const opening = await chat.unlock(pin);
          if (opening.kind === 'opened') this.#backToChat();
          return opening;
        },
        end: async () => {
          const heard = await chat.end();
          this.#forgetChoices();
          return heard;
        },
        startNew: () => {
          chat.startNew();
          this.#backToChat();
        },
      });
      root.replaceChildren(this.#panel.node);
      if (isLauncher) {
        this.#launcher = launcher(() => this.open());
        root.append(this.#launcher.node);
        this.#showPanel(false);
      }
      this.#followLanguage();
      this.#show(chat.state);
    }

    #showLock(): void {
      const had = this.#panel?.node.matches(':focus-within');
      this.#panel?.open('lock', false);
      if (had) this.#panel?.focusInput();
    }

    #backToChat(): void {
      this.#panel?.open(undefined, false);
      this.#panel?.focusInput();
    }

    #watch(): void {
      const hurry = () => this.#chat?.hurry();
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
      if (this.#started && (this.#chat?.state.chat.connection === 'online' || this.#chat?.state.idle)) return;
      this.#started = true;
      void this.#chat?.start();
    }

    #show(state: OwnChatState): void {
      const model = { ...state, language: this.#language, texts: TEXTS[this.#language] };
      this.#panel?.update(model);
      this.#launcher?.update(model);
      // Somebody else's token came, or the PIN was right: the chat goes on.
      if (this.#panel?.page === 'lock' && !state.idle) this.#panel.open(undefined, false);
    }

    #showPanel(open: boolean): void {
      if (this.#launcher === undefined || this.#panel === undefined) return;
      this.#panel.node.hidden = !open;
      this.#launcher.setOpen(open);
      if (this.#chat) this.#show(this.#chat.state);
    }

    #switchLanguage(): void {
      this.#language = this.#language === 'en' ? 'es' : 'en';
      this.#keep(LANGUAGE_KEY, this.#language);
      this.#followLanguage();
      if (this.#chat) this.#show(this.#chat.state);
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

    #forgetChoices(): void {
      try {
        for (const key of [LANGUAGE_KEY, NOTE_KEY]) this.#store?.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    }
  };
}
