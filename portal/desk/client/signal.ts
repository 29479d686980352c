import type { Level } from './wire.ts';

const KEY = 'handrail-desk-signals';

/** Calls people to the screen: a sound and a notification, neither with a word about anybody. Off until asked for. */
export class Signals {
  #audio: AudioContext | null = null;
  #isOn = localStorage.getItem(KEY) === 'on';

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Turned on by a press, for browsers allow sound and ask for notifications only then. */
  async turn(on: boolean): Promise<void> {
    this.#isOn = on;
    localStorage.setItem(KEY, on ? 'on' : 'off');
    if (!on) return;
    this.#beep(1);
    if ('Notification' in window && Notification.permission === 'default')
      await Notification.requestPermission();
  }

  call(level: Level | null, what: string): void {
    if (!this.#isOn) return;
    this.#beep(level === 'imminent' ? 3 : level === 'high' ? 2 : 1);
    if (!('Notification' in window) || Notification.permission !== 'granted' || document.hasFocus()) return;
    // One notification at a time: a newer one takes the place of the older.
    const notification = new Notification('Desk', { body: what, tag: 'handrail-desk' });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
  }

  #beep(times: number): void {
    try {
      this.#audio ??= new AudioContext();
      void this.#audio.resume();
      for (let i = 0; i < times; i += 1) this.#tone(this.#audio, this.#audio.currentTime + i * 0.35);
    } catch {
      // A computer without sound still shows everything.
    }
  }

  #tone(audio: AudioContext, at: number): void {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.setValueAtTime(660, at);
    tone.frequency.setValueAtTime(880, at + 0.12);
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.28);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.3);
  }
}
