-- The log is only ever added to; deleting is left to the retention.
CREATE TRIGGER `audit_events_stay` BEFORE UPDATE ON `audit_events`
BEGIN
  SELECT RAISE(ABORT, 'audit events are never changed');
END;
