CREATE TABLE `absence` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`source` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "absence_order" CHECK(from_date <= to_date)
);
--> statement-breakpoint
CREATE INDEX `absence_of_person` ON `absence` (`person_id`);--> statement-breakpoint
CREATE TABLE `action` (
	`id` text PRIMARY KEY NOT NULL,
	`employee_id` integer NOT NULL,
	`goal_id` text,
	`owner` text NOT NULL,
	`content` blob NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`employee_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`goal_id`) REFERENCES `goal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_of_employee` ON `action` (`employee_id`);--> statement-breakpoint
CREATE INDEX `action_of_goal` ON `action` (`goal_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`what` text NOT NULL,
	`subject` text,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE TABLE `checkin` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`week` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`date` text NOT NULL,
	`time` text NOT NULL,
	`minutes` integer NOT NULL,
	`zone` text NOT NULL,
	`talk_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`nominal_date` text NOT NULL,
	`moved_by` text,
	`prompted_at` integer,
	`prepared_at` integer,
	`read_at` integer,
	`answered_at` integer,
	`employee_talked_at` integer,
	`manager_talked_at` integer,
	`held_at` integer,
	FOREIGN KEY (`pair_id`) REFERENCES `pair`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checkin_of_week` ON `checkin` (`pair_id`,`week`);--> statement-breakpoint
CREATE INDEX `checkin_week` ON `checkin` (`week`);--> statement-breakpoint
CREATE TABLE `checkin_note` (
	`id` integer PRIMARY KEY NOT NULL,
	`checkin_id` text NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`checkin_id`) REFERENCES `checkin`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `note_of_checkin` ON `checkin_note` (`checkin_id`);--> statement-breakpoint
CREATE TABLE `draft` (
	`person_id` integer NOT NULL,
	`form` text NOT NULL,
	`content` blob NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `form`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `due` (
	`checkin_id` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`checkin_id`, `what`),
	FOREIGN KEY (`checkin_id`) REFERENCES `checkin`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `due_at` ON `due` (`at`);--> statement-breakpoint
CREATE TABLE `goal` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` integer NOT NULL,
	`title` blob NOT NULL,
	`success` blob NOT NULL,
	`deadline` text NOT NULL,
	`standing` text,
	`outcome` text,
	`result` blob,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_of_owner` ON `goal` (`owner_id`);--> statement-breakpoint
CREATE TABLE `ledger` (
	`week` text NOT NULL,
	`statement` text NOT NULL,
	`wording` integer NOT NULL,
	`kind` text NOT NULL,
	`block` text NOT NULL,
	`groups` text NOT NULL,
	`n` integer NOT NULL,
	`sum` integer NOT NULL,
	`heads` integer NOT NULL,
	PRIMARY KEY(`week`, `statement`, `block`)
);
--> statement-breakpoint
CREATE TABLE `ledger_fact` (
	`week` text NOT NULL,
	`name` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`week`, `name`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`recipient` text NOT NULL,
	`key` text NOT NULL,
	`nonce` text NOT NULL,
	`fact` text NOT NULL,
	`state` text NOT NULL,
	`epoch` text,
	`not_before` integer NOT NULL,
	`expires_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`attempt_at` integer,
	`channel` text,
	`ts` text,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_nonce_unique` ON `outbox` (`nonce`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`recipient`,`key`);--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`channel`,`ts`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (fact ->> 'kind',`not_before`,`id`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `outbox_unsure` ON `outbox` (`id`) WHERE state = 'unsure';--> statement-breakpoint
CREATE TABLE `own_answer` (
	`person_id` integer NOT NULL,
	`week` text NOT NULL,
	`statement` text NOT NULL,
	`wording` integer NOT NULL,
	`score` blob NOT NULL,
	PRIMARY KEY(`person_id`, `week`, `statement`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `pair` (
	`id` text PRIMARY KEY NOT NULL,
	`employee_id` integer NOT NULL,
	`manager_id` integer NOT NULL,
	`every_weeks` integer NOT NULL,
	`weekday` integer NOT NULL,
	`time` text NOT NULL,
	`minutes` integer NOT NULL,
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
CREATE UNIQUE INDEX `pair_of_employee` ON `pair` (`employee_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `pair_of_manager` ON `pair` (`manager_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `pair_due` ON `pair` (`plan_at`) WHERE ended_at IS NULL AND plan_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `person` (
	`id` integer PRIMARY KEY NOT NULL,
	`slack_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`zone` text NOT NULL,
	`locale` text,
	`language` text,
	`holidays` text,
	`kind` text NOT NULL,
	`deactivated_at` integer,
	`team_id` text,
	`channel` text,
	`enrolled_at` integer,
	`welcomed_at` integer,
	`paused_at` integer,
	`reminders` integer DEFAULT true NOT NULL,
	`keep_weeks` integer DEFAULT 0 NOT NULL,
	`notice_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_slack_id_unique` ON `person` (`slack_id`);--> statement-breakpoint
CREATE INDEX `person_team` ON `person` (`team_id`);--> statement-breakpoint
CREATE TABLE `point` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`author_id` integer NOT NULL,
	`content` blob NOT NULL,
	`added_at` integer NOT NULL,
	`done_in` text,
	`removed_at` integer,
	FOREIGN KEY (`pair_id`) REFERENCES `pair`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_in`) REFERENCES `checkin`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `point_of_pair` ON `point` (`pair_id`);--> statement-breakpoint
CREATE TABLE `preparation` (
	`checkin_id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`strengths` blob,
	`win` blob,
	`obstacle` blob,
	`wish` blob,
	`important` text,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`checkin_id`) REFERENCES `checkin`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `publication` (
	`week` text NOT NULL,
	`audience` text NOT NULL,
	`content` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`week`, `audience`)
);
--> statement-breakpoint
CREATE TABLE `pulse_answer` (
	`week` text NOT NULL,
	`statement` text NOT NULL,
	`who` blob NOT NULL,
	`score` blob NOT NULL,
	PRIMARY KEY(`week`, `statement`, `who`),
	FOREIGN KEY (`week`) REFERENCES `pulse_week`(`week`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `pulse_answered` (
	`week` text NOT NULL,
	`statement` text NOT NULL,
	`who` blob NOT NULL,
	`block` text NOT NULL,
	PRIMARY KEY(`week`, `statement`, `who`)
);
--> statement-breakpoint
CREATE TABLE `pulse_member` (
	`week` text NOT NULL,
	`person_id` integer NOT NULL,
	`path` text NOT NULL,
	`leads` integer NOT NULL,
	PRIMARY KEY(`week`, `person_id`),
	FOREIGN KEY (`week`) REFERENCES `pulse_week`(`week`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `pulse_week` (
	`week` text PRIMARY KEY NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`statements` text NOT NULL,
	`minimum` integer NOT NULL,
	`small_groups` text NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE TABLE `reply` (
	`id` text PRIMARY KEY NOT NULL,
	`checkin_id` text NOT NULL,
	`author_id` integer NOT NULL,
	`kind` text NOT NULL,
	`content` blob,
	`at` integer NOT NULL,
	FOREIGN KEY (`checkin_id`) REFERENCES `checkin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reply_of_checkin` ON `reply` (`checkin_id`);--> statement-breakpoint
CREATE TABLE `role` (
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `role_request` (
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`asked_by` integer,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `runtime` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seen` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `seen_at` ON `seen` (`at`);--> statement-breakpoint
CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `team` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`parent_id` text,
	`manager_id` integer,
	`archived_at` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_name_unique` ON `team` (`name`);