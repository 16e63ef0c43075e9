CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`username` text NOT NULL,
	`username_key` text NOT NULL,
	`password_salt` text NOT NULL,
	`password_parameters` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_username` ON `accounts` (`school_id`,`username_key`);--> statement-breakpoint
CREATE TABLE `addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`person_id` text NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `addresses_person` ON `addresses` (`person_id`,`email_key`);--> statement-breakpoint
CREATE TABLE `help_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`problem` text NOT NULL,
	`contact` text NOT NULL,
	`locale` text NOT NULL,
	`network` text NOT NULL,
	`sent_at` integer NOT NULL,
	`expanded_at` integer,
	`claim` text,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `help_of_network` ON `help_messages` (`school_id`,`network`,`sent_at`);--> statement-breakpoint
CREATE INDEX `help_by_age` ON `help_messages` (`school_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `help_pending` ON `help_messages` (`sent_at`) WHERE expanded_at is null;--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`kind` text NOT NULL,
	`person_id` text,
	`link_id` text,
	`help_message_id` text,
	`about` text,
	`to_email` text NOT NULL,
	`locale` text NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`claim` text,
	`in_doubt_since` integer,
	`transport_id` text,
	`last_error` text,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`due_at`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `mails_by_age` ON `mails` (`school_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `mails_of_link` ON `mails` (`link_id`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`account_id` text NOT NULL,
	`position` integer NOT NULL,
	`given_name` text NOT NULL,
	`family_name` text NOT NULL,
	`relation` text,
	`locale` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`active_until` integer,
	`is_administrator` integer DEFAULT false NOT NULL,
	`password_verifier` text,
	`password_changed_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "seven_positions" CHECK("persons"."position" between 0 and 6),
	CONSTRAINT "holder_has_no_relation" CHECK(("persons"."position" = 0) = ("persons"."relation" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `persons_position` ON `persons` (`account_id`,`position`);--> statement-breakpoint
CREATE INDEX `persons_school_administrators` ON `persons` (`school_id`,`is_administrator`);--> statement-breakpoint
CREATE TABLE `recovery_links` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`request_id` text,
	`account_id` text NOT NULL,
	`person_id` text NOT NULL,
	`address_id` text NOT NULL,
	`purpose` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`ended_because` text,
	`claim` text,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `links_of_person` ON `recovery_links` (`person_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `links_by_age` ON `recovery_links` (`school_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `recovery_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`username` text NOT NULL,
	`email` text NOT NULL,
	`network` text NOT NULL,
	`requested_at` integer NOT NULL,
	`outcome` text DEFAULT 'pending' NOT NULL,
	`claim` text,
	`expanded_at` integer,
	`account_id` text,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `requests_of_network` ON `recovery_requests` (`school_id`,`network`,`requested_at`);--> statement-breakpoint
CREATE INDEX `requests_of_account` ON `recovery_requests` (`account_id`,`expanded_at`);--> statement-breakpoint
CREATE INDEX `requests_pending` ON `recovery_requests` (`requested_at`) WHERE outcome = 'pending';--> statement-breakpoint
CREATE INDEX `requests_by_age` ON `recovery_requests` (`school_id`,`requested_at`);--> statement-breakpoint
CREATE TABLE `school_logos` (
	`school_id` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`base64` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `schools` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`town` text NOT NULL,
	`search_text` text NOT NULL,
	`postal_address` text NOT NULL,
	`locale` text NOT NULL,
	`time_zone` text DEFAULT 'Europe/Brussels' NOT NULL,
	`helpdesk_email` text NOT NULL,
	`colour` text NOT NULL,
	`password_rule` text DEFAULT 'classic' NOT NULL,
	`mails_new_devices` integer DEFAULT true NOT NULL,
	`link_lifetime_minutes` integer DEFAULT 120 NOT NULL,
	`retention_days` integer DEFAULT 90 NOT NULL,
	`logo_version` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "link_lifetime" CHECK("schools"."link_lifetime_minutes" between 10 and 1440)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schools_slug` ON `schools` (`slug`);--> statement-breakpoint
CREATE TABLE `security_events` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`device` text,
	`network` text,
	`happened_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `events_of_person` ON `security_events` (`person_id`,`happened_at`);--> statement-breakpoint
CREATE INDEX `events_by_age` ON `security_events` (`school_id`,`happened_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`school_id` text NOT NULL,
	`person_id` text NOT NULL,
	`device` text NOT NULL,
	`network` text NOT NULL,
	`is_kept` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`idle_until` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_of_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_age` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`allowance` text NOT NULL,
	`network` text NOT NULL,
	`attempted_at` integer NOT NULL,
	`outcome` text DEFAULT 'refused' NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempts_of_allowance` ON `sign_in_attempts` (`school_id`,`allowance`,`attempted_at`);--> statement-breakpoint
CREATE INDEX `attempts_of_network` ON `sign_in_attempts` (`school_id`,`network`,`attempted_at`);--> statement-breakpoint
CREATE INDEX `attempts_by_age` ON `sign_in_attempts` (`attempted_at`);--> statement-breakpoint
CREATE TABLE `undeliverable_addresses` (
	`school_id` text NOT NULL,
	`email_key` text NOT NULL,
	`reason` text NOT NULL,
	`detail` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`school_id`, `email_key`),
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
