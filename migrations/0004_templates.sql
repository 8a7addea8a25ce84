PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_pair` (
	`id` text PRIMARY KEY NOT NULL,
	`employee_id` integer NOT NULL,
	`manager_id` integer NOT NULL,
	`every_weeks` integer NOT NULL,
	`weekday` integer NOT NULL,
	`time` text NOT NULL,
	`minutes` integer NOT NULL,
	`template` text,
	`answer_first` integer DEFAULT false NOT NULL,
	`first_date` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`plan_at` integer,
	FOREIGN KEY (`employee_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pair_cadence" CHECK(every_weeks IN (1, 2, 4) AND weekday BETWEEN 1 AND 5 AND minutes IN (10, 20, 30)),
	CONSTRAINT "pair_two_people" CHECK(employee_id <> manager_id)
);
--> statement-breakpoint
INSERT INTO `__new_pair`("id", "employee_id", "manager_id", "every_weeks", "weekday", "time", "minutes", "template", "answer_first", "first_date", "started_at", "ended_at", "plan_at") SELECT "id", "employee_id", "manager_id", "every_weeks", "weekday", "time", "minutes", NULL, "answer_first", "first_date", "started_at", "ended_at", "plan_at" FROM `pair`;--> statement-breakpoint
DROP TABLE `pair`;--> statement-breakpoint
ALTER TABLE `__new_pair` RENAME TO `pair`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `pair_of_employee` ON `pair` (`employee_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `pair_of_manager` ON `pair` (`manager_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `pair_due` ON `pair` (`plan_at`) WHERE ended_at IS NULL AND plan_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE `checkin` ADD `asked` text;