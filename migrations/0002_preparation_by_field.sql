ALTER TABLE `preparation` DROP COLUMN `strengths`;--> statement-breakpoint
ALTER TABLE `preparation` DROP COLUMN `win`;--> statement-breakpoint
ALTER TABLE `preparation` DROP COLUMN `obstacle`;--> statement-breakpoint
ALTER TABLE `preparation` DROP COLUMN `wish`;