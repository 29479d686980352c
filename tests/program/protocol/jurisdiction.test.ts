import { expect, test } from 'vitest';
import { jurisdictionFor } from '../../../program/protocol/jurisdiction.ts';
import { parseProtocol } from '../../../program/protocol/load-protocol.ts';

const rules = parseProtocol({
  jurisdiction: { programs: { chicago_iop: 'handoff_only', peer_line: 'full' } },
}).rules.jurisdiction;

test('a program that is named has its mode, every other one the default', () => {
  expect(jurisdictionFor(rules, 'chicago_iop', 'full')).toBe('handoff_only');
  expect(jurisdictionFor(rules, 'peer_line', 'full')).toBe('full');
  expect(jurisdictionFor(rules, null, 'full')).toBe('full');
  expect(jurisdictionFor(rules, '__proto__', 'full')).toBe('full');
});

test('the stricter of client and program counts, also by default', () => {
  expect(jurisdictionFor(rules, 'peer_line', 'plan_and_skills_reviewed')).toBe('plan_and_skills_reviewed');
  const strict = parseProtocol({ jurisdiction: { default: 'handoff_only' } }).rules.jurisdiction;
  expect(jurisdictionFor(strict, 'any', 'full')).toBe('handoff_only');
});

test('an unknown mode is refused with its path', () => {
  expect(() => parseProtocol({ jurisdiction: { programs: { a: 'half' } } })).toThrow(
    'jurisdiction.programs.a',
  );
});
