import type { CodedAnswer } from '../../handoff/care/cssrs.ts';
import { answersPurpose, notePurpose } from '../../handoff/care/screening.ts';
import { type SectionSource, time } from './section.ts';

/** Screening forms that a clinician filled in about the client. Answers are LOINC codes. */
export async function screeningsSection({ rows, clientId, open, staff }: SectionSource) {
  const found = await rows.screening.findMany({
    where: { clientId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return found.map((row) => ({
    at: time(row.at),
    by: staff(row.by),
    instrument: row.instrument,
    panel: row.panel,
    wording: row.wording,
    answers: open<CodedAnswer[]>(answersPurpose(row.id), row.answers),
    result: row.result,
    resultCode: row.resultCode,
    note: open<string>(notePurpose(row.id), row.note),
  }));
}

/** What the client said when asked whether the conversation had helped. */
export async function feedbackSection({ rows, clientId }: SectionSource) {
  const found = await rows.chatFeedback.findMany({ where: { clientId }, orderBy: { at: 'asc' } });
  return found.map(({ at, answer }) => ({ at: time(at), answer }));
}

/** Pictures in the client's hope box, by kind and size; the client sees the pictures themselves in the chat. */
export async function hopePicturesSection({ rows, clientId }: SectionSource) {
  const found = await rows.hopePicture.findMany({ where: { clientId }, orderBy: { createdAt: 'asc' } });
  return found.map(({ createdAt, contentType, size }) => ({ at: time(createdAt), contentType, size }));
}
