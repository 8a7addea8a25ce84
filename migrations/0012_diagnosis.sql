CREATE TABLE `experiment` (
	`id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	`expected` blob NOT NULL,
	`base_week` text,
	`review_on` text NOT NULL,
	`told_on` text,
	`state` text DEFAULT 'open' NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `experiment_due` ON `experiment` (`review_on`) WHERE state = 'open';--> statement-breakpoint
ALTER TABLE `pulse_week` ADD `asks_causes` integer DEFAULT false NOT NULL;