import { NOT_CALLED_FOR, type Point, type Transcript } from './point.ts';
import { RED_POINTS } from './red-points.ts';
import { YELLOW_POINTS } from './yellow-points.ts';

/** The 25 points of the rubric (clinical ground, section 4), in their order. */
const RUBRIC: readonly Point[] = [...RED_POINTS, ...YELLOW_POINTS];

/** Share of the decided yellow points that have to hold. */
const YELLOW_SHARE = 0.8;

interface Scored {
  readonly number: number;
  readonly severity: Point['severity'];
  readonly means: string;
  readonly outcome: 'holds' | 'fails' | 'not_called_for' | 'people';
  /** What was found instead, where it fails. */
  readonly found: string;
}

export interface Score {
  readonly points: readonly Scored[];
  /** No red point fails, and of the yellow ones that a program decides at least four in five hold. */
  readonly passed: boolean;
  readonly redFailed: number;
  readonly yellowHeld: number;
  readonly yellowDecided: number;
}

/**
 * Scores a conversation by the rubric. Pure. What takes judgement is left to people, and what nothing in the conversation
 * calls for does not count. Reads words and keys, so it can be fooled: a failing point is a reason to read, a passing
 * transcript is no proof of a good one.
 */
export function scoreTranscript(transcript: Transcript): Score {
  const points = RUBRIC.map((point) => scorePoint(point, transcript));
  const redFailed = points.filter((p) => p.severity === 'red' && p.outcome === 'fails').length;
  const yellow = points.filter((p) => p.severity === 'yellow');
  const yellowHeld = yellow.filter((p) => p.outcome === 'holds').length;
  const yellowDecided = yellowHeld + yellow.filter((p) => p.outcome === 'fails').length;
  const passed = redFailed === 0 && (yellowDecided === 0 || yellowHeld / yellowDecided >= YELLOW_SHARE);
  return { points, passed, redFailed, yellowHeld, yellowDecided };
}

function scorePoint({ number, severity, means, look }: Point, transcript: Transcript): Scored {
  if (look === 'people') return { number, severity, means, outcome: 'people', found: '' };
  const found = look(transcript);
  if (found === NOT_CALLED_FOR) return { number, severity, means, outcome: 'not_called_for', found: '' };
  return { number, severity, means, outcome: found === null ? 'holds' : 'fails', found: found ?? '' };
}
