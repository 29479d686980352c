import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { BUILT_IN_PROTOCOL } from '../../../program/protocol/built-in.ts';
import { builtInProtocol, loadProtocol, parseProtocol } from '../../../program/protocol/load-protocol.ts';
import { escalationPolicy, repeatSeconds, unansweredSeconds } from '../../../program/protocol/rules.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function file(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'protocol-'));
  folders.push(folder);
  const name = path.join(folder, 'protocol.json');
  writeFileSync(name, text);
  return name;
}

describe('the protocol', () => {
  test('is the built-in one without a file', async () => {
    const protocol = await loadProtocol(null);
    expect(protocol.rules).toEqual(BUILT_IN_PROTOCOL);
    expect(protocol.source).toBe('built_in');
  });

  test('takes what a file says and fills in the rest, object by object', async () => {
    const text = JSON.stringify({
      version: 'night-2',
      handoff: { level: 'high' },
      unansweredSeconds: { imminent: 0.5 },
      escalation: { high: [{ afterSeconds: 0, notify: ['slack'] }] },
      videoLink: 'https://meet.example/room',
    });
    const { rules, label } = await loadProtocol(file(text));
    expect(rules.handoff).toEqual({ level: 'high', keywords: BUILT_IN_PROTOCOL.handoff.keywords });
    expect(rules.unansweredSeconds).toEqual({ moderate: 600, high: 120, imminent: 0.5 });
    expect(rules.escalation.high).toEqual([{ afterSeconds: 0, notify: ['slack'] }]);
    expect(rules.escalation.imminent).toEqual(BUILT_IN_PROTOCOL.escalation.imminent);
    expect(label).toMatch(/^night-2\+[0-9a-f]{8}$/);
  });

  test('lets a program choose its alerts per thousand, within bounds', () => {
    expect(builtInProtocol().rules.handoff.alertsPerThousand).toBeUndefined();
    const { rules, hash } = parseProtocol({ handoff: { alertsPerThousand: 20 } });
    expect(rules.handoff).toEqual({ ...BUILT_IN_PROTOCOL.handoff, alertsPerThousand: 20 });
    expect(hash).not.toBe(builtInProtocol().hash);
    for (const wrong of [0, 101, '20'])
      expect(() => parseProtocol({ handoff: { alertsPerThousand: wrong } })).toThrow(
        /handoff\.alertsPerThousand/,
      );
  });

  test.each([
    [
      {
        escalation: {
          high: [
            BUILT_IN_PROTOCOL.escalation.high[0],
            BUILT_IN_PROTOCOL.escalation.high[1],
            { afterSeconds: 120, notify: ['backup'], by: ['pager'] },
          ],
        },
      },
      'escalation.high[2].by[0]: ',
    ],
    [{ escalation: { high: [{ afterSeconds: 0, notify: ['primary'] }] } }, 'escalation.high[0].by: '],
    [{ escalation: { high: [] } }, 'escalation.high: '],
    [
      {
        escalation: {
          moderate: [
            { afterSeconds: 9, notify: ['slack'] },
            { afterSeconds: 1, notify: ['slack'] },
          ],
        },
      },
      'escalation.moderate[1].afterSeconds: ',
    ],
    [{ escalation: { low: [] } }, 'escalation.low: unknown key'],
    [{ claimLeaseSecond: 5 }, 'claimLeaseSecond: unknown key'],
    [{ claimLeaseSeconds: 0 }, 'claimLeaseSeconds: '],
    [{ unansweredSeconds: { high: 'soon' } }, 'unansweredSeconds.high: '],
    [{ handoff: { level: 'none' } }, 'handoff.level: '],
    [{ handoff: 'high' }, 'handoff: '],
    [{ videoLink: 'room 5' }, 'videoLink: '],
    [JSON.parse('{"__proto__": {"version": "2"}}'), '__proto__: unknown key'],
  ])('refuses %j with the path of the error', (value, message) => {
    let error: { code?: string; message?: string } = {};
    try {
      parseProtocol(value);
    } catch (thrown) {
      error = thrown as typeof error;
    }
    expect(error.code).toBe('protocol_invalid');
    expect(error.message?.startsWith(message), error.message).toBe(true);
  });

  test.each(['{', '[]', '"x"'])('refuses a file with %s', async (text) => {
    await expect(loadProtocol(file(text))).rejects.toMatchObject({ code: 'protocol_invalid' });
  });

  test('refuses a file that is not there', async () => {
    await expect(loadProtocol('/nowhere/protocol.json')).rejects.toMatchObject({
      code: 'protocol_invalid',
      message: expect.stringContaining('ENOENT'),
    });
  });

  test('has one hash for one content, whatever the order of its keys', () => {
    const a = parseProtocol({ claimLeaseSeconds: 60, version: '2' });
    const b = parseProtocol({ version: '2', claimLeaseSeconds: 60 });
    expect(a.hash).toBe(b.hash);
    expect(a.hash).not.toBe(builtInProtocol().hash);
  });

  test("a request below moderate follows moderate's times", () => {
    expect(escalationPolicy(BUILT_IN_PROTOCOL, 'none')).toBe(BUILT_IN_PROTOCOL.escalation.moderate);
    expect(unansweredSeconds(BUILT_IN_PROTOCOL, 'low')).toBe(600);
  });

  test('a policy never ends: what has no repeat goes on with its last step', () => {
    const { moderate, high } = BUILT_IN_PROTOCOL.escalation;
    expect(moderate.map((_, i) => repeatSeconds(moderate, i))).toEqual([null, null, 900]);
    expect(high.map((_, i) => repeatSeconds(high, i))).toEqual([null, null, null, null, 120]);
    expect(repeatSeconds([{ afterSeconds: 0, notify: ['slack'] }], 0)).toBe(300);
  });
});
