CREATE TABLE `team_guess` (
	`person_id` integer NOT NULL,
	`team_id` text NOT NULL,
	`week` text NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`person_id`, `team_id`, `week`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tip` (
	`person_id` integer NOT NULL,
	`week` text NOT NULL,
	`tip` text NOT NULL,
	PRIMARY KEY(`person_id`, `week`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
