-- A rule that has fired stays quiet until a quote no longer meets it. Quotes older than the last one that was judged
-- change nothing, so that a batch that comes again raises nothing again.

ALTER TABLE alert_rules
  ADD COLUMN armed        boolean NOT NULL DEFAULT true,
  ADD COLUMN judged_until timestamptz;
