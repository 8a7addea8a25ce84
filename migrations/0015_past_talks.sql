CREATE TABLE `past_talk` (
	`id` text PRIMARY KEY NOT NULL,
	`employee_id` integer NOT NULL,
	`manager_id` integer,
	`date` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`employee_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `past_talk_of_day` ON `past_talk` (`employee_id`,`date`);