-- AlterTable
ALTER TABLE "handoff" ADD COLUMN     "previous_clinician_id" UUID,
ADD COLUMN     "risk_score" DOUBLE PRECISION,
ADD COLUMN     "second_clinician_id" UUID,
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "close_note" BYTEA,
ADD COLUMN     "outcome" TEXT;

-- AlterTable
ALTER TABLE "on_call_shift" ADD COLUMN     "rotation_id" UUID;

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "escalated_at" TIMESTAMPTZ(3),
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "staff_skill" (
    "staff_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,

    CONSTRAINT "staff_skill_pkey" PRIMARY KEY ("staff_id","skill")
);

-- CreateTable
CREATE TABLE "drill" (
    "id" UUID NOT NULL,
    "scenario" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "script" JSONB NOT NULL,
    "started_by" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "report" JSONB,

    CONSTRAINT "drill_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "drill_started_at_idx" ON "drill"("started_at");

-- CreateIndex
CREATE INDEX "drill_client_id_idx" ON "drill"("client_id");

-- AddForeignKey
ALTER TABLE "staff_skill" ADD CONSTRAINT "staff_skill_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "drill" ADD CONSTRAINT "drill_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
