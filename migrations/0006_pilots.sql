CREATE TABLE `pilot` (
	`id` integer PRIMARY KEY NOT NULL,
	`teams` text NOT NULL,
	`baseline_week` text NOT NULL,
	`last_week` text NOT NULL,
	`state` text NOT NULL,
	`report_week` text,
	`steps` text NOT NULL
);
