-- The audit trail only grows: neither the application nor somebody at a prompt changes or removes an entry.
-- Whoever owns the tables can still take the triggers away. The hash chains and the seals then show what was done.
-- (Semicolons within the function are written as \x3b, because the driver that applies migrations splits at them.)
CREATE FUNCTION "audit_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  RAISE EXCEPTION ''the audit trail is append-only: % on % is refused'', TG_OP, TG_TABLE_NAME
    USING ERRCODE = ''insufficient_privilege''\x3b
END\x3b
';

CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_is_append_only"();

CREATE TRIGGER "audit_seal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_seal"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_is_append_only"();
