-- CreateTable
CREATE TABLE "chat_feedback" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "handoff_id" UUID,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "chat_feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hope_picture" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hope_picture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "chat_feedback_session_id_key" ON "chat_feedback"("session_id");

-- CreateIndex
CREATE INDEX "chat_feedback_at_idx" ON "chat_feedback"("at");

-- CreateIndex
CREATE INDEX "chat_feedback_client_id_idx" ON "chat_feedback"("client_id");

-- CreateIndex
CREATE INDEX "hope_picture_client_id_created_at_idx" ON "hope_picture"("client_id", "created_at");

-- AddForeignKey
ALTER TABLE "chat_feedback" ADD CONSTRAINT "chat_feedback_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "chat_feedback" ADD CONSTRAINT "chat_feedback_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "hope_picture" ADD CONSTRAINT "hope_picture_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
