CREATE TABLE `career` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`is_on` integer NOT NULL,
	`direction` blob,
	`step` blob,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `company_goal` (
	`id` text PRIMARY KEY NOT NULL,
	`nb` text NOT NULL,
	`en` text NOT NULL,
	`published_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE TABLE `goal_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`goal_id`) REFERENCES `goal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_of_goal` ON `goal_event` (`goal_id`);--> statement-breakpoint
CREATE TABLE `handover` (
	`pair_id` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`pair_id`, `what`),
	FOREIGN KEY (`pair_id`) REFERENCES `pair`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `help` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`content` blob,
	`at` integer NOT NULL,
	`deliver_at` integer NOT NULL,
	`seen_at` integer,
	`answer` text,
	`reply` blob,
	`answered_at` integer,
	`closed_at` integer,
	FOREIGN KEY (`pair_id`) REFERENCES `pair`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `help_of_pair` ON `help` (`pair_id`);--> statement-breakpoint
CREATE TABLE `obstacle` (
	`checkin_id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`solved_at` integer,
	FOREIGN KEY (`checkin_id`) REFERENCES `checkin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pair_id`) REFERENCES `pair`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `obstacle_of_pair` ON `obstacle` (`pair_id`);--> statement-breakpoint
CREATE TABLE `preparation_answer` (
	`checkin_id` text NOT NULL,
	`field` text NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`checkin_id`, `field`),
	FOREIGN KEY (`checkin_id`) REFERENCES `preparation`(`checkin_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `public_win` (
	`id` text PRIMARY KEY NOT NULL,
	`checkin_id` text NOT NULL,
	`person_id` integer NOT NULL,
	`channel` text NOT NULL,
	`content` blob NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`checkin_id`) REFERENCES `checkin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `win_of_checkin` ON `public_win` (`checkin_id`);--> statement-breakpoint
CREATE TABLE `strength` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`author_id` integer NOT NULL,
	`pair_id` text,
	`content` blob NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pair_id`) REFERENCES `pair`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `strength_of_person` ON `strength` (`person_id`);--> statement-breakpoint
CREATE TABLE `talk_note` (
	`checkin_id` text NOT NULL,
	`author_id` integer NOT NULL,
	`kind` text NOT NULL,
	`content` blob NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`checkin_id`, `author_id`, `kind`),
	FOREIGN KEY (`checkin_id`) REFERENCES `checkin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `template_version` (
	`id` text PRIMARY KEY NOT NULL,
	`template` text NOT NULL,
	`from_week` text NOT NULL,
	`definition` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `version_of_template` ON `template_version` (`template`,`from_week`);--> statement-breakpoint
ALTER TABLE `action` ADD `author_id` integer REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `action` ADD `kind` text DEFAULT 'do' NOT NULL;--> statement-breakpoint
ALTER TABLE `action` ADD `due_on` text;--> statement-breakpoint
ALTER TABLE `action` ADD `first_step` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `action` ADD `result` text;--> statement-breakpoint
ALTER TABLE `checkin` ADD `kind` text DEFAULT 'usual' NOT NULL;--> statement-breakpoint
ALTER TABLE `checkin` ADD `next_step` text;--> statement-breakpoint
ALTER TABLE `goal` ADD `author_id` integer REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `goal` ADD `parent_id` text REFERENCES goal(id);--> statement-breakpoint
ALTER TABLE `goal` ADD `follows_id` text REFERENCES goal(id);--> statement-breakpoint
ALTER TABLE `goal` ADD `company_goal_id` text REFERENCES company_goal(id);--> statement-breakpoint
ALTER TABLE `goal` ADD `strength_id` text REFERENCES strength(id);--> statement-breakpoint
ALTER TABLE `goal` ADD `confidence` integer;--> statement-breakpoint
ALTER TABLE `goal` ADD `state` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `goal` ADD `manager_outcome` text;--> statement-breakpoint
ALTER TABLE `goal` ADD `manager_view` blob;--> statement-breakpoint
ALTER TABLE `goal` ADD `manager_said_at` integer;--> statement-breakpoint
ALTER TABLE `goal` ADD `touched_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `goal` ADD `discussed_at` integer;--> statement-breakpoint
CREATE INDEX `goal_of_parent` ON `goal` (`parent_id`);--> statement-breakpoint
ALTER TABLE `pair` ADD `template` text DEFAULT 'standard' NOT NULL;--> statement-breakpoint
ALTER TABLE `pair` ADD `answer_first` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `zone_seen` text;--> statement-breakpoint
ALTER TABLE `person` ADD `zone_seen_at` integer;--> statement-breakpoint
ALTER TABLE `point` ADD `source` blob;--> statement-breakpoint
ALTER TABLE `point` ADD `important` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `preparation` ADD `template_version` text REFERENCES template_version(id);--> statement-breakpoint
ALTER TABLE `pulse_week` ADD `scale` text REFERENCES template_version(id);--> statement-breakpoint
INSERT INTO `preparation_answer` (`checkin_id`, `field`, `content`)
SELECT `checkin_id`, 'strengths', `strengths` FROM `preparation` WHERE `strengths` IS NOT NULL
UNION ALL SELECT `checkin_id`, 'win', `win` FROM `preparation` WHERE `win` IS NOT NULL
UNION ALL SELECT `checkin_id`, 'obstacle', `obstacle` FROM `preparation` WHERE `obstacle` IS NOT NULL
UNION ALL SELECT `checkin_id`, 'wish', `wish` FROM `preparation` WHERE `wish` IS NOT NULL;
--> statement-breakpoint
UPDATE `goal` SET `touched_at` = `created_at`,
  `state` = CASE WHEN `closed_at` IS NULL THEN 'open' ELSE 'closed' END,
  `discussed_at` = (
    SELECT min(`checkin`.`held_at`) FROM `checkin` JOIN `pair` ON `pair`.`id` = `checkin`.`pair_id`
    WHERE `pair`.`employee_id` = `goal`.`owner_id` AND `checkin`.`held_at` >= `goal`.`created_at`
  );
--> statement-breakpoint
INSERT INTO `goal_event` (`goal_id`, `at`, `what`) SELECT `id`, `created_at`, 'opened' FROM `goal`;
--> statement-breakpoint
INSERT INTO `goal_event` (`goal_id`, `at`, `what`, `detail`)
SELECT `id`, `closed_at`, 'closed', `outcome` FROM `goal` WHERE `closed_at` IS NOT NULL;
--> statement-breakpoint
UPDATE `action` SET `result` = 'done' WHERE `done_at` IS NOT NULL;
