import { backupModal } from './backup.ts';
import { callModal } from './call.ts';
import { contactModal } from './contact.ts';
import { dispatchModal } from './dispatch.ts';
import { incidentReviewModal } from './incident-review.ts';
import { lowerLevelModal } from './lower-level.ts';
import type { HandoffModal } from './modal.ts';
import { nearMissModal } from './near-miss.ts';
import { planModal } from './plan.ts';
import { replyModal } from './reply.ts';
import { resolveModal } from './resolve.ts';
import { screenerModal } from './screener.ts';
import { snoozeModal } from './snooze.ts';
import { takeOverModal } from './take-over.ts';
import { videoModal } from './video.ts';
import { withdrawModal } from './withdraw.ts';

/** Every form there is. */
export const MODALS: readonly HandoffModal[] = [
  resolveModal,
  screenerModal,
  lowerLevelModal,
  planModal,
  contactModal,
  dispatchModal,
  callModal,
  videoModal,
  replyModal,
  backupModal,
  snoozeModal,
  takeOverModal,
  withdrawModal,
  nearMissModal,
  incidentReviewModal,
];
