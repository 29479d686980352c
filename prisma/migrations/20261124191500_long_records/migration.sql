-- What the desk, the metrics and the seal of the audit trail look for is little beside what a long record holds.

CREATE INDEX "handoff_resolved_at_idx" ON "handoff"("resolved_at");
CREATE INDEX "audit_head_updated_at_idx" ON "audit_head"("updated_at");
CREATE INDEX "inbox_failed_idx" ON "inbox"("received_at") WHERE "state" = 'failed';
CREATE INDEX "handoff_answered_idx" ON "handoff"("drill", "opened_at") WHERE "contacted_at" IS NOT NULL;
