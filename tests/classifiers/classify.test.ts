import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';

function classify(input: string): Promise<{ lines: Record<string, unknown>[]; code: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'classifiers/commands/classify.ts'], {
      cwd: new URL('../..', import.meta.url),
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
        JSON.stringify({ id: 7, text: 'i want to talk to a person', context: ['hello'] }),
        ...many,
      ].join('\n'),
    );
    expect(code).toBe(1);
    expect(lines.length).toBe(504);
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
    expect(lines[3]).toMatchObject({
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
});
