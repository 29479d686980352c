import { EIGHT_DUTIES } from './incident-steps.ts';
import type { Protocol } from './schema.ts';

/** The protocol of a program that has not written its own. Its times are the risk ladder's (clinical ground, section 1.4). */
export const BUILT_IN_PROTOCOL: Protocol = {
  version: '1',
  handoff: {
    level: 'moderate',
    keywords: [
      'talk to a person',
      'human',
      'real person',
      'counselor',
      'agent',
      'una persona',
      'hablar con alguien',
    ],
  },
  escalation: {
    moderate: [
      { afterSeconds: 0, notify: ['slack'] },
      { afterSeconds: 600, notify: ['primary'], by: ['sms'] },
      { afterSeconds: 900, notify: ['backup', 'supervisor'], by: ['sms'] },
    ],
    high: [
      { afterSeconds: 0, notify: ['slack', 'primary'], by: ['sms'] },
      { afterSeconds: 60, notify: ['primary'], by: ['voice'] },
      { afterSeconds: 120, notify: ['backup'], by: ['sms', 'voice'] },
      { afterSeconds: 240, notify: ['supervisor'], by: ['sms', 'voice'] },
      { afterSeconds: 300, notify: ['fallback'], repeatSeconds: 120 },
    ],
    imminent: [
      { afterSeconds: 0, notify: ['slack', 'primary'], by: ['sms', 'voice'] },
      { afterSeconds: 45, notify: ['backup'], by: ['sms', 'voice'] },
      { afterSeconds: 90, notify: ['supervisor'], by: ['sms', 'voice'] },
      { afterSeconds: 150, notify: ['fallback'], repeatSeconds: 120 },
    ],
  },
  claimLeaseSeconds: 120,
  unansweredSeconds: { moderate: 600, high: 120, imminent: 120 },
  silenceNudgeSeconds: { high: 120, imminent: 60 },
  voiceOutreachSeconds: 300,
  waitingUpdateSeconds: 120,
  followUpHours: [14, 72],
  videoLink: null,
  incidentSteps: [...EIGHT_DUTIES],
  responderContactSeconds: 600,
  jurisdiction: { default: 'full', programs: {} },
};
