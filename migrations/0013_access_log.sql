CREATE TABLE `access_log` (
	`subject` text NOT NULL,
	`day` text NOT NULL,
	`reader` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`subject`, `day`, `reader`, `kind`)
);
