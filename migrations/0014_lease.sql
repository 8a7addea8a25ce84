CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text,
	`epoch` integer NOT NULL,
	`beat` integer NOT NULL
);
