CREATE TABLE `practice` (
	`person_id` integer NOT NULL,
	`team_id` text NOT NULL,
	`content` blob NOT NULL,
	`shared_with` text DEFAULT 'nobody' NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `team_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tag` (
	`id` text PRIMARY KEY NOT NULL,
	`nb` text NOT NULL,
	`en` text NOT NULL,
	`added_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE TABLE `tagged` (
	`of` text NOT NULL,
	`item` text NOT NULL,
	`tag_id` text NOT NULL,
	PRIMARY KEY(`of`, `item`, `tag_id`),
	FOREIGN KEY (`tag_id`) REFERENCES `tag`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tagged_with` ON `tagged` (`tag_id`);