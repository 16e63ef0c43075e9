CREATE TABLE `help_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`help_message_id` text NOT NULL,
	`author_id` text NOT NULL,
	`to_email` text NOT NULL,
	`text` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`help_message_id`) REFERENCES `help_messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `import_changes` (
	`import_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`change` text NOT NULL,
	`kept` text,
	PRIMARY KEY(`import_id`, `number`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `import_parts` (
	`import_id` text NOT NULL,
	`file` integer NOT NULL,
	`part` integer NOT NULL,
	`base64` text NOT NULL,
	PRIMARY KEY(`import_id`, `file`, `part`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`file_name` text NOT NULL,
	`state` text DEFAULT 'uploaded' NOT NULL,
	`reading` text NOT NULL,
	`summary` text,
	`done_count` integer DEFAULT 0 NOT NULL,
	`total_count` integer DEFAULT 0 NOT NULL,
	`applied_at` integer,
	`undone_at` integer,
	`claim` text,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `recovery_links` ALTER COLUMN `address_id` TO `address_id` text;
--> statement-breakpoint
ALTER TABLE `recovery_links` ADD `code_hash` text;
--> statement-breakpoint
ALTER TABLE `recovery_links` ADD `issued_by` text;
--> statement-breakpoint
ALTER TABLE `accounts` ADD `external_id` text;
--> statement-breakpoint
ALTER TABLE `accounts` ADD `class_name` text;
--> statement-breakpoint
ALTER TABLE `accounts` ADD `own_key` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `accounts` ADD `sort_key` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `accounts` ADD `search_text` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `audit_events` ADD `detail` text;
--> statement-breakpoint
ALTER TABLE `help_messages` ADD `state` text DEFAULT 'new' NOT NULL;
--> statement-breakpoint
ALTER TABLE `help_messages` ADD `account_id` text;
--> statement-breakpoint
ALTER TABLE `help_messages` ADD `handled_by` text;
--> statement-breakpoint
ALTER TABLE `persons` ADD `name_key` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `schools` ADD `session_idle_hours` integer DEFAULT 2 NOT NULL;
--> statement-breakpoint
ALTER TABLE `schools` ADD `session_kept_days` integer DEFAULT 30 NOT NULL;
--> statement-breakpoint
ALTER TABLE `schools` ADD `suspended_at` integer;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `confirmed_at` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
CREATE INDEX `answers_of_help` ON `help_answers` (`help_message_id`,`written_at`);
--> statement-breakpoint
CREATE INDEX `imports_by_age` ON `imports` (`school_id`,`created_at`);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_external` ON `accounts` (`school_id`,`external_id`) WHERE external_id is not null;
--> statement-breakpoint
CREATE INDEX `accounts_of_class` ON `accounts` (`school_id`,`class_name`);
--> statement-breakpoint
CREATE INDEX `accounts_by_name` ON `accounts` (`school_id`,`sort_key`,`id`);
--> statement-breakpoint
CREATE INDEX `help_by_state` ON `help_messages` (`school_id`,`state`,`sent_at`);
--> statement-breakpoint
CREATE INDEX `mails_of_person` ON `mails` (`person_id`,`created_at`);
--> statement-breakpoint
CREATE INDEX `links_of_account` ON `recovery_links` (`account_id`,`created_at`);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_code` ON `recovery_links` (`school_id`,`code_hash`) WHERE code_hash is not null;
--> statement-breakpoint
-- What existed before is found by what it has; lib/accounts/search-keys.ts folds better.
UPDATE `persons` SET `name_key` = lower(`family_name` || ' ' || `given_name`);
--> statement-breakpoint
UPDATE `accounts` SET `own_key` = `username_key`;
--> statement-breakpoint
-- Whoever changes a name, a username, a class or an address changes what the account is found by.
CREATE TRIGGER `accounts_found` AFTER UPDATE OF `own_key` ON `accounts`
BEGIN
  UPDATE `accounts` SET
    `sort_key` = coalesce((SELECT `name_key` FROM `persons` WHERE `account_id` = NEW.`id` AND `position` = 0), ''),
    `search_text` = NEW.`own_key`
      || coalesce((SELECT ' ' || group_concat(`name_key`, ' ') FROM `persons` WHERE `account_id` = NEW.`id`), '')
      || coalesce((SELECT ' ' || group_concat(a.`email_key`, ' ') FROM `persons` p
           JOIN `addresses` a ON a.`person_id` = p.`id` WHERE p.`account_id` = NEW.`id`), '')
  WHERE `id` = NEW.`id`;
END;
--> statement-breakpoint
-- The others set the same key again, and so begin the one above.
CREATE TRIGGER `persons_found` AFTER INSERT ON `persons`
BEGIN
  UPDATE `accounts` SET `own_key` = `own_key` WHERE `id` = NEW.`account_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `persons_found_again` AFTER UPDATE OF `name_key`, `position` ON `persons`
BEGIN
  UPDATE `accounts` SET `own_key` = `own_key` WHERE `id` = NEW.`account_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `persons_lost` AFTER DELETE ON `persons`
BEGIN
  UPDATE `accounts` SET `own_key` = `own_key` WHERE `id` = OLD.`account_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `addresses_found` AFTER INSERT ON `addresses`
BEGIN
  UPDATE `accounts` SET `own_key` = `own_key` WHERE `id` = (SELECT `account_id` FROM `persons` WHERE `id` = NEW.`person_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `addresses_found_again` AFTER UPDATE OF `email_key` ON `addresses`
BEGIN
  UPDATE `accounts` SET `own_key` = `own_key` WHERE `id` = (SELECT `account_id` FROM `persons` WHERE `id` = NEW.`person_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `addresses_lost` AFTER DELETE ON `addresses`
BEGIN
  UPDATE `accounts` SET `own_key` = `own_key` WHERE `id` = (SELECT `account_id` FROM `persons` WHERE `id` = OLD.`person_id`);
END;
--> statement-breakpoint
UPDATE `accounts` SET `own_key` = `own_key`;
