-- CreateTable
CREATE TABLE "screening" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "handoff_id" UUID,
    "session_id" UUID,
    "instrument" TEXT NOT NULL,
    "panel" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,
    "answers" BYTEA NOT NULL,
    "result" TEXT NOT NULL,
    "result_code" TEXT,
    "note" BYTEA,
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "screening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "screening_client_id_at_idx" ON "screening"("client_id", "at");

-- AddForeignKey
ALTER TABLE "screening" ADD CONSTRAINT "screening_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
