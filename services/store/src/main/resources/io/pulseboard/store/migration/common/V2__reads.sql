-- Lists that are filtered by something rare need an index of their own. What has few values (region, category,
-- department) is found soon enough along the primary key.

CREATE INDEX sales_product ON sales (product_id, timestamp DESC, id DESC);
CREATE INDEX user_events_type ON user_events (event_type, timestamp DESC, id DESC);
CREATE INDEX user_events_country ON user_events (country, timestamp DESC, id DESC);
CREATE INDEX user_events_user ON user_events (user_id, timestamp DESC, id DESC) WHERE user_id IS NOT NULL;
CREATE INDEX financial_metrics_department ON financial_metrics (department, timestamp DESC, id DESC);

-- The keys that each keyed stream has records of; whoever stores records notes new ones.
CREATE TABLE record_keys (
  stream text NOT NULL,
  key    text NOT NULL,
  PRIMARY KEY (stream, key)
);
INSERT INTO record_keys (stream, key)
SELECT DISTINCT 'stock_quotes', symbol FROM stock_quotes
UNION ALL
SELECT DISTINCT 'financial_metrics', department || '/' || metric_type FROM financial_metrics;

-- What the schema was laid for; one row, which the last migration of each edition writes.
CREATE TABLE edition (
  name text PRIMARY KEY
);

-- Days of a stream that `admin backfill` began, with what it takes to end them in the same way.
CREATE TABLE backfilled_days (
  stream   text NOT NULL,
  day      date NOT NULL,
  settings text NOT NULL,
  until    timestamptz NOT NULL,
  finished boolean NOT NULL,
  PRIMARY KEY (stream, day)
);
