DROP INDEX `pair_of_manager`;--> statement-breakpoint
CREATE INDEX `pairs_of_employee` ON `pair` (`employee_id`);--> statement-breakpoint
CREATE INDEX `pairs_of_manager` ON `pair` (`manager_id`);--> statement-breakpoint
CREATE INDEX `outbox_about` ON `outbox` (`recipient`,fact ->> 'checkin');