ALTER TABLE `public_win` ADD `ts` text;--> statement-breakpoint
ALTER TABLE `public_win` ADD `problem` text;--> statement-breakpoint
ALTER TABLE `public_win` ADD `taken_back_at` integer;