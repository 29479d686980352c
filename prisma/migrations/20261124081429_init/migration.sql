-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "client" (
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "kind" TEXT NOT NULL,
    "program" TEXT,
    "language" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "jurisdiction_mode" TEXT NOT NULL,
    "flags" TEXT[],
    "quiet_hours" TEXT[],
    "locked_channel" TEXT,
    "profile" BYTEA NOT NULL,
    "last_seq" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_key" (
    "client_id" UUID NOT NULL,
    "wrapped" BYTEA,
    "master_key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "destroyed_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_key_pkey" PRIMARY KEY ("client_id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "address_index" TEXT NOT NULL,
    "address" BYTEA NOT NULL,
    "conversation_reference" BYTEA,
    "verified_at" TIMESTAMPTZ(3),
    "opted_out_at" TIMESTAMPTZ(3),
    "opted_out_from" TEXT,
    "last_inbound_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,
    "level" TEXT NOT NULL,
    "latched" BOOLEAN NOT NULL,
    "categories" TEXT[],
    "protocol_version" TEXT NOT NULL,
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "session_id" UUID,
    "seq" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "identity_id" UUID,
    "conversation_id" TEXT,
    "direction" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "sender_staff_id" UUID,
    "body" BYTEA NOT NULL,
    "language" TEXT,
    "templates" TEXT[],
    "status" TEXT NOT NULL,
    "status_rank" INTEGER NOT NULL,
    "provider_id" TEXT,
    "error_code" TEXT,
    "handoff_id" UUID,
    "turn_id" UUID,
    "media_count" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "error_code" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "order" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "owner_rule" TEXT NOT NULL,
    "client_id" UUID,
    "handoff_id" UUID,
    "message_id" UUID,
    "staff_id" UUID,
    "unique_key" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "provider_id" TEXT,
    "error_code" TEXT,
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialog_state" (
    "key" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "data" BYTEA NOT NULL,
    "etag" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dialog_state_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "level" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "subject" TEXT NOT NULL,
    "categories" TEXT[],
    "evidence" JSONB NOT NULL,
    "language" TEXT NOT NULL,
    "review" BOOLEAN NOT NULL,
    "model" TEXT NOT NULL,
    "protocol_version" TEXT NOT NULL,
    "label" TEXT,
    "labelled_by" UUID,
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "session_id" UUID,
    "level" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "clinician_id" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "contacted_at" TIMESTAMPTZ(3),
    "last_client_at" TIMESTAMPTZ(3),
    "last_clinician_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "disposition" TEXT,
    "closing_level" TEXT,
    "next_contact" BYTEA,
    "withdrawn_reason" TEXT,
    "escalation_round" INTEGER NOT NULL,
    "nobody_answered" BOOLEAN NOT NULL,
    "protocol_version" TEXT NOT NULL,
    "slack_channel" TEXT,
    "slack_ts" TEXT,
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "handoff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff_event" (
    "id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT,
    "reason" TEXT,
    "note" BYTEA,

    CONSTRAINT "handoff_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "step" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "rung" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "staff_id" UUID,
    "result" TEXT NOT NULL,
    "provider_id" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "client_id" UUID,
    "handoff_id" UUID,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "detail" BYTEA NOT NULL,
    "owner_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "done_by" UUID,
    "done_reason" TEXT,
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "client_id" UUID,
    "handoff_id" UUID,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" UUID,
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "session_id" UUID,
    "handoff_id" UUID,
    "kind" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "location" BYTEA,
    "location_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "close_reason" TEXT,
    "protocol_version" TEXT NOT NULL,
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_fact" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "fact" BYTEA NOT NULL,

    CONSTRAINT "incident_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_step" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3),
    "by" TEXT,
    "result" TEXT,
    "note" BYTEA,

    CONSTRAINT "incident_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_version" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "based_on" INTEGER,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by" UUID,
    "review_due_at" TIMESTAMPTZ(3),

    CONSTRAINT "plan_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,
    "phone_index" TEXT,
    "consent" TEXT NOT NULL,
    "suppressed" BOOLEAN NOT NULL,
    "suppressed_reason" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "words" BYTEA,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disclosure" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "incident_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3),
    "recipient" BYTEA,
    "discloser" TEXT,
    "nature" BYTEA NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skill_run" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "session_id" UUID,
    "skill" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "before" INTEGER,
    "after" INTEGER,
    "scores" JSONB NOT NULL,
    "ended" TEXT,

    CONSTRAINT "skill_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score_entry" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "session_id" UUID,
    "what" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "score_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_in_schedule" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "questions" TEXT[],
    "channel" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "check_in_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_in" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "schedule_id" UUID,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "mood" INTEGER,
    "urge" INTEGER,
    "sleep_hours" DOUBLE PRECISION,
    "reminders" INTEGER NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "check_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "handoff_id" UUID,
    "kind" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timer" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "client_id" UUID,
    "handoff_id" UUID,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL,
    "error_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "slack_user_id" TEXT,
    "email_index" TEXT,
    "phone_index" TEXT,
    "profile" BYTEA NOT NULL,
    "languages" TEXT[],
    "roles" TEXT[],
    "active" BOOLEAN NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "presence" TEXT,
    "presence_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "on_call_shift" (
    "id" UUID NOT NULL,
    "tier" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "rule" TEXT,
    "minutes" INTEGER,
    "time_zone" TEXT NOT NULL,
    "override_of" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "on_call_shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_session" (
    "id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "protocol_version" (
    "id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "active_from" TIMESTAMPTZ(3) NOT NULL,
    "signed_by" TEXT,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "protocol_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "area" TEXT[],
    "hours" TEXT,
    "dispatch" TEXT,
    "youth" BOOLEAN,
    "police" BOOLEAN,
    "verified_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "source" BYTEA NOT NULL,
    "body" BYTEA,
    "state" TEXT NOT NULL,
    "error_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "stored_at" TIMESTAMPTZ(3),

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "chain" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "who" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "subject" TEXT,
    "data" JSONB NOT NULL,
    "key_id" TEXT NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "chain" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "heads" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system_state" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "system_state_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "client_external_id_key" ON "client"("external_id");

-- CreateIndex
CREATE INDEX "client_created_at_idx" ON "client"("created_at");

-- CreateIndex
CREATE INDEX "identity_client_id_idx" ON "identity"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_channel_address_index_key" ON "identity"("channel", "address_index");

-- CreateIndex
CREATE INDEX "session_client_id_opened_at_idx" ON "session"("client_id", "opened_at");

-- CreateIndex
CREATE INDEX "session_closed_at_last_message_at_idx" ON "session"("closed_at", "last_message_at");

-- CreateIndex
CREATE INDEX "message_client_id_at_idx" ON "message"("client_id", "at");

-- CreateIndex
CREATE INDEX "message_conversation_id_seq_idx" ON "message"("conversation_id", "seq");

-- CreateIndex
CREATE INDEX "message_provider_id_idx" ON "message"("provider_id");

-- CreateIndex
CREATE INDEX "message_handoff_id_seq_idx" ON "message"("handoff_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "message_client_id_seq_key" ON "message"("client_id", "seq");

-- CreateIndex
CREATE INDEX "inbox_client_id_state_idx" ON "inbox"("client_id", "state");

-- CreateIndex
CREATE INDEX "inbox_state_received_at_idx" ON "inbox"("state", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_channel_provider_key_key" ON "inbox"("channel", "provider_key");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_unique_key_key" ON "outbox"("unique_key");

-- CreateIndex
CREATE INDEX "outbox_state_next_attempt_at_idx" ON "outbox"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "outbox_recipient_state_order_idx" ON "outbox"("recipient", "state", "order");

-- CreateIndex
CREATE INDEX "outbox_client_id_state_idx" ON "outbox"("client_id", "state");

-- CreateIndex
CREATE INDEX "outbox_handoff_id_idx" ON "outbox"("handoff_id");

-- CreateIndex
CREATE INDEX "outbox_provider_id_idx" ON "outbox"("provider_id");

-- CreateIndex
CREATE INDEX "outbox_message_id_idx" ON "outbox"("message_id");

-- CreateIndex
CREATE INDEX "dialog_state_client_id_idx" ON "dialog_state"("client_id");

-- CreateIndex
CREATE INDEX "assessment_client_id_at_idx" ON "assessment"("client_id", "at");

-- CreateIndex
CREATE INDEX "assessment_message_id_idx" ON "assessment"("message_id");

-- CreateIndex
CREATE INDEX "assessment_review_at_idx" ON "assessment"("review", "at");

-- CreateIndex
CREATE INDEX "handoff_state_priority_opened_at_idx" ON "handoff"("state", "priority", "opened_at");

-- CreateIndex
CREATE INDEX "handoff_client_id_opened_at_idx" ON "handoff"("client_id", "opened_at");

-- CreateIndex
CREATE INDEX "handoff_slack_channel_slack_ts_idx" ON "handoff"("slack_channel", "slack_ts");

-- CreateIndex
CREATE INDEX "handoff_clinician_id_state_idx" ON "handoff"("clinician_id", "state");

-- CreateIndex
CREATE INDEX "handoff_event_handoff_id_at_idx" ON "handoff_event"("handoff_id", "at");

-- CreateIndex
CREATE INDEX "escalation_handoff_id_at_idx" ON "escalation"("handoff_id", "at");

-- CreateIndex
CREATE INDEX "escalation_provider_id_idx" ON "escalation"("provider_id");

-- CreateIndex
CREATE INDEX "task_state_due_at_idx" ON "task"("state", "due_at");

-- CreateIndex
CREATE INDEX "task_client_id_created_at_idx" ON "task"("client_id", "created_at");

-- CreateIndex
CREATE INDEX "alert_acknowledged_at_at_idx" ON "alert"("acknowledged_at", "at");

-- CreateIndex
CREATE INDEX "alert_client_id_at_idx" ON "alert"("client_id", "at");

-- CreateIndex
CREATE INDEX "incident_client_id_opened_at_idx" ON "incident"("client_id", "opened_at");

-- CreateIndex
CREATE INDEX "incident_state_opened_at_idx" ON "incident"("state", "opened_at");

-- CreateIndex
CREATE INDEX "incident_fact_incident_id_at_idx" ON "incident_fact"("incident_id", "at");

-- CreateIndex
CREATE INDEX "incident_step_incident_id_idx" ON "incident_step"("incident_id");

-- CreateIndex
CREATE INDEX "incident_step_due_at_idx" ON "incident_step"("due_at");

-- CreateIndex
CREATE INDEX "plan_version_status_review_due_at_idx" ON "plan_version"("status", "review_due_at");

-- CreateIndex
CREATE UNIQUE INDEX "plan_version_client_id_version_key" ON "plan_version"("client_id", "version");

-- CreateIndex
CREATE INDEX "contact_client_id_position_idx" ON "contact"("client_id", "position");

-- CreateIndex
CREATE INDEX "contact_phone_index_idx" ON "contact"("phone_index");

-- CreateIndex
CREATE INDEX "consent_client_id_kind_at_idx" ON "consent"("client_id", "kind", "at");

-- CreateIndex
CREATE INDEX "disclosure_client_id_created_at_idx" ON "disclosure"("client_id", "created_at");

-- CreateIndex
CREATE INDEX "skill_run_client_id_started_at_idx" ON "skill_run"("client_id", "started_at");

-- CreateIndex
CREATE INDEX "skill_run_client_id_skill_idx" ON "skill_run"("client_id", "skill");

-- CreateIndex
CREATE INDEX "score_entry_client_id_at_idx" ON "score_entry"("client_id", "at");

-- CreateIndex
CREATE INDEX "check_in_schedule_client_id_idx" ON "check_in_schedule"("client_id");

-- CreateIndex
CREATE INDEX "check_in_client_id_due_at_idx" ON "check_in"("client_id", "due_at");

-- CreateIndex
CREATE INDEX "check_in_state_due_at_idx" ON "check_in"("state", "due_at");

-- CreateIndex
CREATE INDEX "follow_up_client_id_due_at_idx" ON "follow_up"("client_id", "due_at");

-- CreateIndex
CREATE INDEX "follow_up_state_due_at_idx" ON "follow_up"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "timer_key_key" ON "timer"("key");

-- CreateIndex
CREATE INDEX "timer_state_due_at_idx" ON "timer"("state", "due_at");

-- CreateIndex
CREATE INDEX "timer_handoff_id_state_idx" ON "timer"("handoff_id", "state");

-- CreateIndex
CREATE INDEX "timer_client_id_state_idx" ON "timer"("client_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "staff_external_id_key" ON "staff"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_slack_user_id_key" ON "staff"("slack_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_index_key" ON "staff"("email_index");

-- CreateIndex
CREATE INDEX "staff_phone_index_idx" ON "staff"("phone_index");

-- CreateIndex
CREATE INDEX "on_call_shift_tier_idx" ON "on_call_shift"("tier");

-- CreateIndex
CREATE INDEX "on_call_shift_staff_id_idx" ON "on_call_shift"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_session_secret_hash_key" ON "staff_session"("secret_hash");

-- CreateIndex
CREATE INDEX "staff_session_staff_id_idx" ON "staff_session"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_link_secret_hash_key" ON "sign_in_link"("secret_hash");

-- CreateIndex
CREATE INDEX "sign_in_link_staff_id_idx" ON "sign_in_link"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_session_secret_hash_key" ON "chat_session"("secret_hash");

-- CreateIndex
CREATE INDEX "chat_session_client_id_idx" ON "chat_session"("client_id");

-- CreateIndex
CREATE INDEX "chat_session_conversation_id_idx" ON "chat_session"("conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "protocol_version_hash_key" ON "protocol_version"("hash");

-- CreateIndex
CREATE INDEX "protocol_version_active_from_idx" ON "protocol_version"("active_from");

-- CreateIndex
CREATE UNIQUE INDEX "resource_kind_name_key" ON "resource"("kind", "name");

-- CreateIndex
CREATE INDEX "media_message_id_idx" ON "media"("message_id");

-- CreateIndex
CREATE INDEX "media_state_created_at_idx" ON "media"("state", "created_at");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_chain_position_key" ON "audit_event"("chain", "position");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_position_key" ON "audit_seal"("position");

-- AddForeignKey
ALTER TABLE "client_key" ADD CONSTRAINT "client_key_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "dialog_state" ADD CONSTRAINT "dialog_state_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "handoff_event" ADD CONSTRAINT "handoff_event_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "handoff_event" ADD CONSTRAINT "handoff_event_handoff_id_fkey" FOREIGN KEY ("handoff_id") REFERENCES "handoff"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_handoff_id_fkey" FOREIGN KEY ("handoff_id") REFERENCES "handoff"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_fact" ADD CONSTRAINT "incident_fact_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_fact" ADD CONSTRAINT "incident_fact_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_step" ADD CONSTRAINT "incident_step_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_step" ADD CONSTRAINT "incident_step_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "skill_run" ADD CONSTRAINT "skill_run_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "score_entry" ADD CONSTRAINT "score_entry_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "check_in_schedule" ADD CONSTRAINT "check_in_schedule_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "timer" ADD CONSTRAINT "timer_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "on_call_shift" ADD CONSTRAINT "on_call_shift_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "chat_session" ADD CONSTRAINT "chat_session_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
