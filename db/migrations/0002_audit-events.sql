CREATE TABLE `audit_events` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`kind` text NOT NULL,
	`outcome` text NOT NULL,
	`actor_id` text,
	`person_id` text,
	`account_id` text,
	`subject_id` text,
	`network` text,
	`happened_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_by_age` ON `audit_events` (`school_id`,`happened_at`);--> statement-breakpoint
CREATE INDEX `audit_of_person` ON `audit_events` (`person_id`,`happened_at`);--> statement-breakpoint
CREATE INDEX `audit_of_account` ON `audit_events` (`account_id`,`happened_at`);--> statement-breakpoint
CREATE INDEX `audit_of_network` ON `audit_events` (`network`,`happened_at`);