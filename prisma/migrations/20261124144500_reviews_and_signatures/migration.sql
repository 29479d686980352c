-- AlterTable
ALTER TABLE "client" ADD COLUMN     "time_zone_stated" BOOLEAN;

-- AlterTable
ALTER TABLE "protocol_version" ADD COLUMN     "stored_at" TIMESTAMPTZ(3),
ALTER COLUMN "active_from" DROP NOT NULL;

-- CreateTable
CREATE TABLE "incident_review" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "incident_id" UUID,
    "handoff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,
    "body" BYTEA NOT NULL,
    "drill" BOOLEAN NOT NULL,

    CONSTRAINT "incident_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "incident_review_client_id_at_idx" ON "incident_review"("client_id", "at");

-- CreateIndex
CREATE INDEX "incident_review_incident_id_idx" ON "incident_review"("incident_id");

-- AddForeignKey
ALTER TABLE "incident_review" ADD CONSTRAINT "incident_review_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
