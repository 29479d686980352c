-- CreateIndex
CREATE INDEX "inbox_message_id_idx" ON "inbox"("message_id");
