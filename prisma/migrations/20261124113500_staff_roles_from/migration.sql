-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "roles_from" TEXT;
