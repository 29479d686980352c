-- Rows that wait are few beside those that waited once: each index holds only what is looked for by it. The ones that
-- it replaces grew with every message ever sent, and were written for columns that are empty in most rows.

DROP INDEX "outbox_state_next_attempt_at_idx";
DROP INDEX "outbox_recipient_state_order_idx";
DROP INDEX "outbox_handoff_id_idx";
DROP INDEX "outbox_provider_id_idx";
DROP INDEX "outbox_message_id_idx";
CREATE INDEX "outbox_pending_idx" ON "outbox"("channel", "priority", "order") WHERE "state" = 'pending';
CREATE INDEX "outbox_sending_idx" ON "outbox"("lease_until") WHERE "state" = 'sending';
CREATE INDEX "outbox_head_of_line_idx" ON "outbox"("recipient", "order") WHERE "state" IN ('pending', 'sending');
CREATE INDEX "outbox_of_handoff_idx" ON "outbox"("handoff_id") WHERE "handoff_id" IS NOT NULL;
CREATE INDEX "outbox_of_provider_idx" ON "outbox"("provider_id") WHERE "provider_id" IS NOT NULL;
CREATE INDEX "outbox_of_message_idx" ON "outbox"("message_id") WHERE "message_id" IS NOT NULL;

DROP INDEX "inbox_state_received_at_idx";
CREATE INDEX "inbox_pending_idx" ON "inbox"("received_at") WHERE "state" = 'pending';

DROP INDEX "message_conversation_id_seq_idx";
DROP INDEX "message_provider_id_idx";
DROP INDEX "message_handoff_id_seq_idx";
CREATE INDEX "message_of_conversation_idx" ON "message"("conversation_id", "seq") WHERE "conversation_id" IS NOT NULL;
CREATE INDEX "message_of_provider_idx" ON "message"("provider_id") WHERE "provider_id" IS NOT NULL;
CREATE INDEX "message_of_handoff_idx" ON "message"("handoff_id", "seq") WHERE "handoff_id" IS NOT NULL;
