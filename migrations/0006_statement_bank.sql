CREATE TABLE `own_statement` (
	`id` text PRIMARY KEY NOT NULL,
	`area` text NOT NULL,
	`level` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `statement_wording` (
	`id` integer PRIMARY KEY NOT NULL,
	`statement` text NOT NULL,
	`wording` integer NOT NULL,
	`nb` text,
	`en` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `wording_of_statement` ON `statement_wording` (`statement`,`id`);--> statement-breakpoint
ALTER TABLE `pulse_week` ADD `active` text DEFAULT '[]' NOT NULL;