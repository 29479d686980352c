/** $1 and $2: the first instant of the period and the first one after it. Drills, and clients made for drills, are left out. */

export const HANDOFFS = `
SELECT h.id, h.level, h.trigger, h.channel, c.language, c.program, h.state, h.opened_at AS "openedAt",
  h.claimed_at AS "claimedAt", e.first_claim AS "firstClaimAt", h.contacted_at AS "contactedAt",
  h.resolved_at AS "resolvedAt", h.disposition, h.withdrawn_reason AS "withdrawnReason",
  coalesce(e.nobody, false) AS "nobodyAnswered", coalesce(e.was_left, false) AS "wasLeft"
FROM handoff h
JOIN client c ON c.id = h.client_id
LEFT JOIN LATERAL (
  SELECT min(at) FILTER (WHERE kind IN ('claimed', 'taken_over')) AS first_claim,
    bool_or(kind = 'nobody_answered') AS nobody,
    bool_or(kind = 'unanswered' OR (kind = 'released' AND by = 'system')) AS was_left
  FROM handoff_event WHERE handoff_id = h.id) e ON true
WHERE h.opened_at >= $1 AND h.opened_at < $2 AND NOT h.drill AND NOT c.drill
ORDER BY h.opened_at, h.id`;

/** A line counts where the very next one of the conversation is the bot's: of several in a row, the last. */
export const REPLIES = `
SELECT channel, extract(epoch FROM next_at - at)::float8 AS seconds
FROM (
  SELECT m.channel, m.at, m.direction, lead(m.sender) OVER line AS next_sender,
    lead(coalesce(m.sent_at, m.at)) OVER line AS next_at
  FROM message m JOIN client c ON c.id = m.client_id
  WHERE m.at >= $1 AND m.at < $2 AND NOT m.drill AND NOT c.drill
  WINDOW line AS (PARTITION BY m.client_id ORDER BY m.seq)) lines
WHERE direction = 'in' AND next_sender = 'bot'`;

/** What still waits to be sent, or was held back on purpose, has not failed. */
export const SENT = `
SELECT m.channel, count(*)::int AS sent,
  (count(*) FILTER (WHERE m.status IN ('undelivered', 'failed')))::int AS undelivered
FROM message m JOIN client c ON c.id = m.client_id
WHERE m.at >= $1 AND m.at < $2 AND m.direction = 'out' AND m.status NOT IN ('queued', 'sending', 'withheld')
  AND NOT m.drill AND NOT c.drill
GROUP BY m.channel ORDER BY m.channel`;

/** A contact: a follow-up that went out, a call or visit task that was done, a clinician's message, or a person reached. */
export const RELEASES = `
WITH ended AS (
  SELECT 'handoff' AS kind, h.client_id, h.resolved_at AS at FROM handoff h JOIN client c ON c.id = h.client_id
  WHERE h.state = 'resolved' AND h.resolved_at >= $1 AND h.resolved_at < $2 AND NOT h.drill AND NOT c.drill
    AND c.kind = 'enrolled'
  UNION ALL
  SELECT 'hospital', i.client_id, i.closed_at FROM incident i JOIN client c ON c.id = i.client_id
  WHERE i.outcome = 'hospital' AND i.closed_at >= $1 AND i.closed_at < $2 AND NOT i.drill AND NOT c.drill)
SELECT ended.kind, ended.at, least(
  (SELECT min(f.sent_at) FROM follow_up f WHERE f.client_id = ended.client_id AND f.sent_at > ended.at),
  (SELECT min(t.done_at) FROM task t WHERE t.client_id = ended.client_id AND t.state = 'done' AND t.done_at > ended.at
     AND t.kind IN ('follow_up_call', 'hospital_follow_up', 'voice_outreach')),
  (SELECT min(m.at) FROM message m WHERE m.client_id = ended.client_id AND m.sender = 'clinician' AND m.at > ended.at),
  (SELECT min(h.contacted_at) FROM handoff h WHERE h.client_id = ended.client_id AND h.contacted_at > ended.at)
) AS "nextContactAt"
FROM ended`;

export const SKILLS = `
SELECT r.skill, r.before, r.after FROM skill_run r JOIN client c ON c.id = r.client_id
WHERE r.started_at >= $1 AND r.started_at < $2 AND NOT c.drill`;

/** The sentences that carry a client's own entries have keys of their own. */
export const SESSIONS = `
SELECT s.level, EXISTS (SELECT FROM plan_version p WHERE p.client_id = s.client_id AND p.at <= s.last_message_at
    AND p.status <> 'retired') AS "hasPlan",
  EXISTS (SELECT FROM message m, unnest(m.templates) AS said WHERE m.client_id = s.client_id AND m.session_id = s.id
    AND m.sender = 'bot' AND said ~ '^plan[.](own_|reached_|lines$|step$)') AS "sawPlan"
FROM session s JOIN client c ON c.id = s.client_id
WHERE s.opened_at >= $1 AND s.opened_at < $2 AND s.level <> 'none' AND NOT s.drill AND NOT c.drill`;

export const FEEDBACK = `
SELECT f.answer, f.handoff_id IS NOT NULL AS "withPerson" FROM chat_feedback f JOIN client c ON c.id = f.client_id
WHERE f.at >= $1 AND f.at < $2 AND NOT f.drill AND NOT c.drill`;

export const LABELS = `
SELECT a.level, a.label FROM assessment a JOIN client c ON c.id = a.client_id
WHERE a.at >= $1 AND a.at < $2 AND a.label IS NOT NULL AND a.level IN ('moderate', 'high', 'imminent')
  AND NOT a.drill AND NOT c.drill`;

export const INCIDENTS = `
SELECT coalesce(s.dispatched, false) AS dispatched, coalesce(s.confirmed, false) AS "responderContact",
  i.state = 'closed' AS closed, i.close_note IS NOT NULL AS "closedWithOpenSteps"
FROM incident i
JOIN client c ON c.id = i.client_id
LEFT JOIN LATERAL (
  SELECT bool_or(step IN ('rescue_for_attempt_in_progress', 'active_rescue_decided') AND result = 'done') AS dispatched,
    bool_or(step = 'responder_contact_confirmed' AND result = 'done') AS confirmed
  FROM incident_step WHERE incident_id = i.id) s ON true
WHERE i.opened_at >= $1 AND i.opened_at < $2 AND NOT i.drill AND NOT c.drill`;
