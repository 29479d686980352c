import { beforeEach, describe, expect, it } from 'vitest';
import { Keeping } from '../../portal/chat/client/keeping.ts';
import { MAX_TRIES, Vault } from '../../portal/chat/client/vault.ts';

class Disk {
  readonly values = new Map<string, string>();
  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.values.set(key, value);
  }
  removeItem(key: string): void {
    this.values.delete(key);
  }
  get text(): string {
    return [...this.values].flat().join('\n');
  }
}

const SERVER = 'https://care.example';
let device: Disk;
let tab: Disk;
beforeEach(() => {
  device = new Disk();
  tab = new Disk();
});
const keeping = () => new Keeping({ tab, device, server: SERVER });

describe('what is kept behind a PIN', () => {
  it('takes along what came while the key was being made', async () => {
    const first = keeping();
    first.setItem('session', 'one');
    first.setItem('unsent', 'old words');
    const kept = first.keep('2468', 'sub C-1');
    first.setItem('session', 'two');
    first.removeItem('unsent');
    expect(await kept).toBe(true);
    await first.lock();
    const later = keeping();
    expect((await later.unlock('2468')).kind).toBe('opened');
    expect([later.getItem('session'), later.getItem('unsent'), tab.values.size]).toEqual(['two', null, 0]);
  });

  it('moves from the tab to the device, where nothing of it can be read, and comes back with the PIN', async () => {
    const first = keeping();
    first.setItem('session', 'the-secret-token');
    expect(tab.text).toContain('the-secret-token');
    expect(await first.keep('2468', 'sub C-1')).toBe(true);
    first.setItem('unsent', 'words not sent yet');
    await first.lock();
    expect(tab.values.size).toBe(0);
    expect(device.text).not.toMatch(/secret|words|2468|C-1/);
    const later = keeping();
    expect(await later.needsPin('sub C-1')).toBe(true);
    expect(later.getItem('session')).toBeNull();
    expect(await later.unlock('2468')).toEqual({ kind: 'opened' });
    expect([later.getItem('session'), later.getItem('unsent')]).toEqual([
      'the-secret-token',
      'words not sent yet',
    ]);
  });

  it('is deleted after five wrong tries, which a reload does not give back', async () => {
    await keeping().keep('2468', 'anonymous');
    for (let left = MAX_TRIES - 1; left > 0; left -= 1)
      expect(await new Vault(device, SERVER).open('1111')).toEqual({ kind: 'wrong', triesLeft: left });
    expect(await new Vault(device, SERVER).open('1111')).toEqual({ kind: 'gone' });
    expect(device.values.size).toBe(0);
    expect(await new Vault(device, SERVER).open('2468')).toEqual({ kind: 'gone' });
  });

  it('counts a try before it is known to be wrong, and forgets the count when the PIN is right', async () => {
    await keeping().keep('2468', 'anonymous');
    const trying = new Vault(device, SERVER).open('1111');
    expect(device.text).toContain('"tries":1');
    await trying;
    expect(await new Vault(device, SERVER).open('2468')).toEqual({ kind: 'opened' });
    expect(device.text).toContain('"tries":0');
  });

  it('is not opened for another person, who goes on in the tab', async () => {
    await keeping().keep('2468', 'sub C-1');
    const other = keeping();
    expect(await other.needsPin('sub C-2')).toBe(false);
    other.setItem('session', 'theirs');
    expect(tab.getItem('session')).toBe('theirs');
    expect(await keeping().needsPin(undefined)).toBe(true);
  });

  it('stays deleted when another tab has deleted it', async () => {
    const here = keeping();
    await here.keep('2468', 'anonymous');
    keeping().erase();
    here.setItem('session', 'x');
    await here.lock();
    expect(device.values.size).toBe(0);
  });

  it('goes back into the tab when the client stops keeping it', async () => {
    const here = keeping();
    here.setItem('session', 'mine');
    await here.keep('2468', 'anonymous');
    here.discard();
    expect([here.state, here.getItem('session'), device.values.size]).toEqual(['tab', 'mine', 0]);
  });

  it('says so where the browser keeps nothing', async () => {
    const full = new Disk();
    full.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    const here = new Keeping({ tab, device: full, server: SERVER });
    here.setItem('session', 'mine');
    expect(await here.keep('2468', 'anonymous')).toBe(false);
    expect([here.state, here.getItem('session')]).toEqual(['tab', 'mine']);
    expect(new Keeping({ tab, device: undefined, server: SERVER }).isAble).toBe(false);
  });
});
