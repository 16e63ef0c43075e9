CREATE TABLE `outbox_mails` (
	`arrival` integer PRIMARY KEY NOT NULL,
	`mail_id` text NOT NULL,
	`school_slug` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_mail` ON `outbox_mails` (`mail_id`);--> statement-breakpoint
CREATE INDEX `outbox_of_school` ON `outbox_mails` (`school_slug`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_by_age` ON `outbox_mails` (`created_at`);