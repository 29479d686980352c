import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

function classify(
  input: string,
  env: Record<string, string> = {},
): Promise<{ lines: Record<string, unknown>[]; code: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'operations/commands/classify.ts'], {
      cwd: new URL('../..', import.meta.url),
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (part) => {
      output += part;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        lines: output
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Record<string, unknown>),
        code,
      }),
    );
    child.stdin.end(input);
  });
}

/** Of these at least one is held back at the default rate and handed off at 20 in a thousand, whatever the weights. */
const VEILED = [
  'i have run out of road and i am so tired of it all',
  'it would be easier for them all',
  'honestly what would change if i was gone',
  'i feel trapped and broken and no one hears me',
];

describe('classify command', () => {
  it('answers every line in order, a bad one with an error and exit code 1', async () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      JSON.stringify({ id: `m${at}`, text: `see you at ${at}` }),
    );
    const { lines, code } = await classify(
      [
        JSON.stringify({
          id: 'a',
          text: 'yes',
          context: [{ from: 'bot', text: 'Are you thinking about suicide?' }],
        }),
        'not json',
        JSON.stringify({ id: 'b' }),
        JSON.stringify({ text: 'nobody can tell whose answer this is' }),
        JSON.stringify({ id: 7, text: 'i want to talk to a person', context: ['hello'] }),
        ...many,
      ].join('\n'),
    );
    expect(code).toBe(1);
    expect(lines.length).toBe(505);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      'id',
      'level',
      'score',
      'categories',
      'subject',
      'evidence',
      'handoff',
    ]);
    expect(lines[0]).toMatchObject({ id: 'a', level: 'high', subject: 'self', handoff: true });
    expect(lines[1]).toMatchObject({ error: expect.any(String) });
    expect(lines[2]).toMatchObject({ id: 'b', error: expect.any(String) });
    expect(lines[3]).toEqual({ id: null, error: expect.any(String) });
    expect(lines[4]).toMatchObject({
      id: 7,
      handoff: true,
      categories: expect.arrayContaining(['request_human']),
    });
    expect(lines.at(-1)).toMatchObject({ id: 'm499', handoff: false });
  });

  it('exits 0 where every line is good', async () => {
    const { code } = await classify(`${JSON.stringify({ id: 1, text: 'ok' })}\n`);
    expect(code).toBe(0);
  });

  it('hands off by the level and the keywords of PROTOCOL_FILE, and always where a person is asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'handrail-classify-'));
    const file = join(folder, 'protocol.json');
    await writeFile(file, JSON.stringify({ handoff: { level: 'high', keywords: ['banana'] } }));
    const texts = [
      'a banana please',
      'i wish i was dead',
      'can i talk to a person',
      'see you at 4',
      ...VEILED,
    ];
    const input = texts.map((text, id) => JSON.stringify({ id, text })).join('\n');
    const handoffs = async (env: Record<string, string>) =>
      (await classify(input, env)).lines.map(({ handoff }) => handoff);
    expect(await handoffs({ PROTOCOL_FILE: file })).toEqual([
      true,
      false,
      true,
      false,
      ...VEILED.map(() => false),
    ]);
    const usual = await handoffs({ PROTOCOL_FILE: '' });
    expect(usual.slice(0, 4)).toEqual([false, true, true, false]);
    await writeFile(file, JSON.stringify({ handoff: { alertsPerThousand: 20 } }));
    const more = await handoffs({ PROTOCOL_FILE: file });
    expect(more.slice(0, 4)).toEqual([false, true, true, false]);
    expect(more.filter(Boolean).length).toBeGreaterThan(usual.filter(Boolean).length);
    await rm(folder, { recursive: true });
  });
});
