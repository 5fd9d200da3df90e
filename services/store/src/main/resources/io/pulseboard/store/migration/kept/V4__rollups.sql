-- Rollups that the worker keeps, for editions without continuous aggregates.
--
-- Whoever stores records notes in the same transaction, in rollup_changes, the minutes that got any. A rolled table holds
-- the buckets as they were when last rolled up; the view over it takes the buckets that have changed since from the level
-- below, down to the records. So a read is right at any moment, however late a record comes and whether or not a worker
-- runs; rolling up, which empties rollup_changes, only makes it fast again.
--
-- Each level is written three times by one scheme: the rolled table, the function that makes its rows from the level
-- below for a stretch of time, and the view. The functions are of the form that the planner inlines.

CREATE TABLE rollup_changes (
  stream text NOT NULL,
  minute timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0,
        autovacuum_analyze_threshold = 2000, autovacuum_vacuum_insert_threshold = -1);
-- Not unique: two writers that note the same minute must not wait for each other.
CREATE INDEX rollup_changes_minute ON rollup_changes (stream, minute);

-- The days of a stream that have rollups. A closed day is one whose records retention drops: its rollups are final, since
-- a late record could no longer be told from one that was counted before.
CREATE TABLE rolled_days (
  stream    text NOT NULL,
  day       date NOT NULL,
  rolled_at timestamptz NOT NULL,
  closed_by xid8,
  PRIMARY KEY (stream, day)
);

CREATE FUNCTION refuse_closed_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM rolled_days
    WHERE stream = NEW.stream AND day = (NEW.minute AT TIME ZONE 'UTC')::date AND closed_by IS NOT NULL
  ) THEN
    RAISE check_violation USING MESSAGE = format(
      'the records of %s of %s were rolled up and dropped by retention', NEW.stream, (NEW.minute AT TIME ZONE 'UTC')::date);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse_closed_days BEFORE INSERT ON rollup_changes FOR EACH ROW EXECUTE FUNCTION refuse_closed_days();

-- candles, of stock_quotes

CREATE TABLE rolled_candles_1m (
  bucket timestamptz NOT NULL,
  symbol text NOT NULL,
  open double precision NOT NULL,
  high double precision NOT NULL,
  low double precision NOT NULL,
  close double precision NOT NULL,
  opening_volume bigint NOT NULL,
  peak_volume bigint NOT NULL,
  closing_volume bigint NOT NULL,
  close_sum double precision NOT NULL,
  quotes bigint NOT NULL,
  PRIMARY KEY (symbol, bucket)
);
CREATE INDEX rolled_candles_1m_bucket ON rolled_candles_1m (bucket);

CREATE FUNCTION roll_candles_1m(since timestamptz, until timestamptz)
RETURNS TABLE (
  symbol text, open double precision, high double precision, low double precision, close double precision,
  opening_volume bigint, peak_volume bigint, closing_volume bigint, close_sum double precision, quotes bigint
)
LANGUAGE sql STABLE AS $$
  SELECT symbol, closes[1], high, low, closes[quotes], volumes[1], peak_volume, volumes[quotes], close_sum, quotes
  FROM (
    SELECT symbol, array_agg(close ORDER BY timestamp, id) AS closes, array_agg(volume ORDER BY timestamp, id) AS volumes,
           max(close) AS high, min(close) AS low, max(volume) AS peak_volume, sum(close) AS close_sum, count(*) AS quotes
    FROM stock_quotes WHERE timestamp >= since AND timestamp < until
    GROUP BY symbol
  ) quoted
$$;

CREATE VIEW candles_1m AS
SELECT * FROM rolled_candles_1m rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'stock_quotes' AND minute = rolled.bucket)
UNION ALL
SELECT changed.minute, fresh.*
FROM (SELECT DISTINCT minute FROM rollup_changes WHERE stream = 'stock_quotes') changed
CROSS JOIN LATERAL roll_candles_1m(changed.minute, changed.minute + INTERVAL '1 minute') fresh;

CREATE TABLE rolled_candles_1h (
  bucket timestamptz NOT NULL,
  symbol text NOT NULL,
  open double precision NOT NULL,
  high double precision NOT NULL,
  low double precision NOT NULL,
  close double precision NOT NULL,
  opening_volume bigint NOT NULL,
  peak_volume bigint NOT NULL,
  closing_volume bigint NOT NULL,
  close_sum double precision NOT NULL,
  quotes bigint NOT NULL,
  PRIMARY KEY (symbol, bucket)
);
CREATE INDEX rolled_candles_1h_bucket ON rolled_candles_1h (bucket);

CREATE FUNCTION roll_candles_1h(since timestamptz, until timestamptz)
RETURNS TABLE (
  symbol text, open double precision, high double precision, low double precision, close double precision,
  opening_volume bigint, peak_volume bigint, closing_volume bigint, close_sum double precision, quotes bigint
)
LANGUAGE sql STABLE AS $$
  SELECT symbol, opens[1], high, low, closes[buckets], opening_volumes[1], peak_volume, closing_volumes[buckets], close_sum, quotes
  FROM (
    SELECT symbol, array_agg(open ORDER BY bucket) AS opens, array_agg(close ORDER BY bucket) AS closes,
           array_agg(opening_volume ORDER BY bucket) AS opening_volumes,
           array_agg(closing_volume ORDER BY bucket) AS closing_volumes,
           max(high) AS high, min(low) AS low, max(peak_volume) AS peak_volume, sum(close_sum) AS close_sum,
           sum(quotes)::bigint AS quotes, count(*) AS buckets
    FROM candles_1m WHERE bucket >= since AND bucket < until
    GROUP BY symbol
  ) candled
$$;

CREATE VIEW candles_1h AS
SELECT * FROM rolled_candles_1h rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'stock_quotes' AND date_bin('1 hour', minute, '2000-01-01Z') = rolled.bucket)
UNION ALL
SELECT changed.bucket, fresh.*
FROM (SELECT DISTINCT date_bin('1 hour', minute, '2000-01-01Z') AS bucket FROM rollup_changes WHERE stream = 'stock_quotes') changed
CROSS JOIN LATERAL roll_candles_1h(changed.bucket, changed.bucket + INTERVAL '1 hour') fresh;

CREATE TABLE rolled_candles_1d (
  bucket timestamptz NOT NULL,
  symbol text NOT NULL,
  open double precision NOT NULL,
  high double precision NOT NULL,
  low double precision NOT NULL,
  close double precision NOT NULL,
  opening_volume bigint NOT NULL,
  peak_volume bigint NOT NULL,
  closing_volume bigint NOT NULL,
  close_sum double precision NOT NULL,
  quotes bigint NOT NULL,
  PRIMARY KEY (symbol, bucket)
);
CREATE INDEX rolled_candles_1d_bucket ON rolled_candles_1d (bucket);

CREATE FUNCTION roll_candles_1d(since timestamptz, until timestamptz)
RETURNS TABLE (
  symbol text, open double precision, high double precision, low double precision, close double precision,
  opening_volume bigint, peak_volume bigint, closing_volume bigint, close_sum double precision, quotes bigint
)
LANGUAGE sql STABLE AS $$
  SELECT symbol, opens[1], high, low, closes[buckets], opening_volumes[1], peak_volume, closing_volumes[buckets], close_sum, quotes
  FROM (
    SELECT symbol, array_agg(open ORDER BY bucket) AS opens, array_agg(close ORDER BY bucket) AS closes,
           array_agg(opening_volume ORDER BY bucket) AS opening_volumes,
           array_agg(closing_volume ORDER BY bucket) AS closing_volumes,
           max(high) AS high, min(low) AS low, max(peak_volume) AS peak_volume, sum(close_sum) AS close_sum,
           sum(quotes)::bigint AS quotes, count(*) AS buckets
    FROM candles_1h WHERE bucket >= since AND bucket < until
    GROUP BY symbol
  ) candled
$$;

CREATE VIEW candles_1d AS
SELECT * FROM rolled_candles_1d rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'stock_quotes' AND date_bin('1 day', minute, '2000-01-01Z') = rolled.bucket)
UNION ALL
SELECT changed.bucket, fresh.*
FROM (SELECT DISTINCT date_bin('1 day', minute, '2000-01-01Z') AS bucket FROM rollup_changes WHERE stream = 'stock_quotes') changed
CROSS JOIN LATERAL roll_candles_1d(changed.bucket, changed.bucket + INTERVAL '1 day') fresh;

-- sales, of sales

CREATE TABLE rolled_sales_1m (
  bucket timestamptz NOT NULL,
  category text NOT NULL,
  region text NOT NULL,
  product_id text NOT NULL,
  product_name text NOT NULL,
  orders bigint NOT NULL,
  quantity bigint NOT NULL,
  revenue numeric NOT NULL,
  PRIMARY KEY (bucket, category, region, product_id)
);

CREATE FUNCTION roll_sales_1m(since timestamptz, until timestamptz)
RETURNS TABLE (
  category text, region text, product_id text, product_name text,
  orders bigint, quantity bigint, revenue numeric
)
LANGUAGE sql STABLE AS $$
  SELECT category, region, product_id, max(product_name), count(*), sum(quantity)::bigint, sum(revenue)
  FROM sales WHERE timestamp >= since AND timestamp < until
  GROUP BY category, region, product_id
$$;

CREATE VIEW sales_1m AS
SELECT * FROM rolled_sales_1m rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'sales' AND minute = rolled.bucket)
UNION ALL
SELECT changed.minute, fresh.*
FROM (SELECT DISTINCT minute FROM rollup_changes WHERE stream = 'sales') changed
CROSS JOIN LATERAL roll_sales_1m(changed.minute, changed.minute + INTERVAL '1 minute') fresh;

CREATE TABLE rolled_sales_1h (
  bucket timestamptz NOT NULL,
  category text NOT NULL,
  region text NOT NULL,
  product_id text NOT NULL,
  product_name text NOT NULL,
  orders bigint NOT NULL,
  quantity bigint NOT NULL,
  revenue numeric NOT NULL,
  PRIMARY KEY (bucket, category, region, product_id)
);

CREATE FUNCTION roll_sales_1h(since timestamptz, until timestamptz)
RETURNS TABLE (
  category text, region text, product_id text, product_name text,
  orders bigint, quantity bigint, revenue numeric
)
LANGUAGE sql STABLE AS $$
  SELECT category, region, product_id, max(product_name), sum(orders)::bigint, sum(quantity)::bigint, sum(revenue)
  FROM sales_1m WHERE bucket >= since AND bucket < until
  GROUP BY category, region, product_id
$$;

CREATE VIEW sales_1h AS
SELECT * FROM rolled_sales_1h rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'sales' AND date_bin('1 hour', minute, '2000-01-01Z') = rolled.bucket)
UNION ALL
SELECT changed.bucket, fresh.*
FROM (SELECT DISTINCT date_bin('1 hour', minute, '2000-01-01Z') AS bucket FROM rollup_changes WHERE stream = 'sales') changed
CROSS JOIN LATERAL roll_sales_1h(changed.bucket, changed.bucket + INTERVAL '1 hour') fresh;

CREATE TABLE rolled_sales_1d (
  bucket timestamptz NOT NULL,
  category text NOT NULL,
  region text NOT NULL,
  product_id text NOT NULL,
  product_name text NOT NULL,
  orders bigint NOT NULL,
  quantity bigint NOT NULL,
  revenue numeric NOT NULL,
  PRIMARY KEY (bucket, category, region, product_id)
);

CREATE FUNCTION roll_sales_1d(since timestamptz, until timestamptz)
RETURNS TABLE (
  category text, region text, product_id text, product_name text,
  orders bigint, quantity bigint, revenue numeric
)
LANGUAGE sql STABLE AS $$
  SELECT category, region, product_id, max(product_name), sum(orders)::bigint, sum(quantity)::bigint, sum(revenue)
  FROM sales_1h WHERE bucket >= since AND bucket < until
  GROUP BY category, region, product_id
$$;

CREATE VIEW sales_1d AS
SELECT * FROM rolled_sales_1d rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'sales' AND date_bin('1 day', minute, '2000-01-01Z') = rolled.bucket)
UNION ALL
SELECT changed.bucket, fresh.*
FROM (SELECT DISTINCT date_bin('1 day', minute, '2000-01-01Z') AS bucket FROM rollup_changes WHERE stream = 'sales') changed
CROSS JOIN LATERAL roll_sales_1d(changed.bucket, changed.bucket + INTERVAL '1 day') fresh;

-- events, of user_events

CREATE TABLE rolled_events_1m (
  bucket timestamptz NOT NULL,
  event_type text NOT NULL,
  country text NOT NULL,
  events bigint NOT NULL,
  PRIMARY KEY (bucket, event_type, country)
);

CREATE FUNCTION roll_events_1m(since timestamptz, until timestamptz)
RETURNS TABLE (event_type text, country text, events bigint)
LANGUAGE sql STABLE AS $$
  SELECT event_type, country, count(*)
  FROM user_events WHERE timestamp >= since AND timestamp < until
  GROUP BY event_type, country
$$;

CREATE VIEW events_1m AS
SELECT * FROM rolled_events_1m rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'user_events' AND minute = rolled.bucket)
UNION ALL
SELECT changed.minute, fresh.*
FROM (SELECT DISTINCT minute FROM rollup_changes WHERE stream = 'user_events') changed
CROSS JOIN LATERAL roll_events_1m(changed.minute, changed.minute + INTERVAL '1 minute') fresh;

CREATE TABLE rolled_events_1h (
  bucket timestamptz NOT NULL,
  event_type text NOT NULL,
  country text NOT NULL,
  events bigint NOT NULL,
  PRIMARY KEY (bucket, event_type, country)
);

CREATE FUNCTION roll_events_1h(since timestamptz, until timestamptz)
RETURNS TABLE (event_type text, country text, events bigint)
LANGUAGE sql STABLE AS $$
  SELECT event_type, country, sum(events)::bigint
  FROM events_1m WHERE bucket >= since AND bucket < until
  GROUP BY event_type, country
$$;

CREATE VIEW events_1h AS
SELECT * FROM rolled_events_1h rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'user_events' AND date_bin('1 hour', minute, '2000-01-01Z') = rolled.bucket)
UNION ALL
SELECT changed.bucket, fresh.*
FROM (SELECT DISTINCT date_bin('1 hour', minute, '2000-01-01Z') AS bucket FROM rollup_changes WHERE stream = 'user_events') changed
CROSS JOIN LATERAL roll_events_1h(changed.bucket, changed.bucket + INTERVAL '1 hour') fresh;

CREATE TABLE rolled_events_1d (
  bucket timestamptz NOT NULL,
  event_type text NOT NULL,
  country text NOT NULL,
  events bigint NOT NULL,
  PRIMARY KEY (bucket, event_type, country)
);

CREATE FUNCTION roll_events_1d(since timestamptz, until timestamptz)
RETURNS TABLE (event_type text, country text, events bigint)
LANGUAGE sql STABLE AS $$
  SELECT event_type, country, sum(events)::bigint
  FROM events_1h WHERE bucket >= since AND bucket < until
  GROUP BY event_type, country
$$;

CREATE VIEW events_1d AS
SELECT * FROM rolled_events_1d rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'user_events' AND date_bin('1 day', minute, '2000-01-01Z') = rolled.bucket)
UNION ALL
SELECT changed.bucket, fresh.*
FROM (SELECT DISTINCT date_bin('1 day', minute, '2000-01-01Z') AS bucket FROM rollup_changes WHERE stream = 'user_events') changed
CROSS JOIN LATERAL roll_events_1d(changed.bucket, changed.bucket + INTERVAL '1 day') fresh;

-- financials, of financial_metrics

CREATE TABLE rolled_financials_1m (
  bucket timestamptz NOT NULL,
  metric_type text NOT NULL,
  department text NOT NULL,
  category text NOT NULL,
  period text NOT NULL,
  amount numeric NOT NULL,
  budgeted_amount numeric,
  budget numeric,
  metrics bigint NOT NULL,
  PRIMARY KEY (bucket, metric_type, department, category, period)
);

CREATE FUNCTION roll_financials_1m(since timestamptz, until timestamptz)
RETURNS TABLE (
  metric_type text, department text, category text, period text,
  amount numeric, budgeted_amount numeric, budget numeric, metrics bigint
)
LANGUAGE sql STABLE AS $$
  SELECT metric_type, department, category, period, sum(amount), sum(amount) FILTER (WHERE budget IS NOT NULL), sum(budget), count(*)
  FROM financial_metrics WHERE timestamp >= since AND timestamp < until
  GROUP BY metric_type, department, category, period
$$;

CREATE VIEW financials_1m AS
SELECT * FROM rolled_financials_1m rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'financial_metrics' AND minute = rolled.bucket)
UNION ALL
SELECT changed.minute, fresh.*
FROM (SELECT DISTINCT minute FROM rollup_changes WHERE stream = 'financial_metrics') changed
CROSS JOIN LATERAL roll_financials_1m(changed.minute, changed.minute + INTERVAL '1 minute') fresh;

CREATE TABLE rolled_financials_1h (
  bucket timestamptz NOT NULL,
  metric_type text NOT NULL,
  department text NOT NULL,
  category text NOT NULL,
  period text NOT NULL,
  amount numeric NOT NULL,
  budgeted_amount numeric,
  budget numeric,
  metrics bigint NOT NULL,
  PRIMARY KEY (bucket, metric_type, department, category, period)
);

CREATE FUNCTION roll_financials_1h(since timestamptz, until timestamptz)
RETURNS TABLE (
  metric_type text, department text, category text, period text,
  amount numeric, budgeted_amount numeric, budget numeric, metrics bigint
)
LANGUAGE sql STABLE AS $$
  SELECT metric_type, department, category, period, sum(amount), sum(budgeted_amount), sum(budget), sum(metrics)::bigint
  FROM financials_1m WHERE bucket >= since AND bucket < until
  GROUP BY metric_type, department, category, period
$$;

CREATE VIEW financials_1h AS
SELECT * FROM rolled_financials_1h rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'financial_metrics' AND date_bin('1 hour', minute, '2000-01-01Z') = rolled.bucket)
UNION ALL
SELECT changed.bucket, fresh.*
FROM (SELECT DISTINCT date_bin('1 hour', minute, '2000-01-01Z') AS bucket FROM rollup_changes WHERE stream = 'financial_metrics') changed
CROSS JOIN LATERAL roll_financials_1h(changed.bucket, changed.bucket + INTERVAL '1 hour') fresh;

CREATE TABLE rolled_financials_1d (
  bucket timestamptz NOT NULL,
  metric_type text NOT NULL,
  department text NOT NULL,
  category text NOT NULL,
  period text NOT NULL,
  amount numeric NOT NULL,
  budgeted_amount numeric,
  budget numeric,
  metrics bigint NOT NULL,
  PRIMARY KEY (bucket, metric_type, department, category, period)
);

CREATE FUNCTION roll_financials_1d(since timestamptz, until timestamptz)
RETURNS TABLE (
  metric_type text, department text, category text, period text,
  amount numeric, budgeted_amount numeric, budget numeric, metrics bigint
)
LANGUAGE sql STABLE AS $$
  SELECT metric_type, department, category, period, sum(amount), sum(budgeted_amount), sum(budget), sum(metrics)::bigint
  FROM financials_1h WHERE bucket >= since AND bucket < until
  GROUP BY metric_type, department, category, period
$$;

CREATE VIEW financials_1d AS
SELECT * FROM rolled_financials_1d rolled
WHERE NOT EXISTS (SELECT FROM rollup_changes WHERE stream = 'financial_metrics' AND date_bin('1 day', minute, '2000-01-01Z') = rolled.bucket)
UNION ALL
SELECT changed.bucket, fresh.*
FROM (SELECT DISTINCT date_bin('1 day', minute, '2000-01-01Z') AS bucket FROM rollup_changes WHERE stream = 'financial_metrics') changed
CROSS JOIN LATERAL roll_financials_1d(changed.bucket, changed.bucket + INTERVAL '1 day') fresh;

-- Records of before this schema.
INSERT INTO rollup_changes (stream, minute)
SELECT DISTINCT 'stock_quotes', date_bin('1 minute', timestamp, '2000-01-01Z') FROM stock_quotes
UNION ALL SELECT DISTINCT 'sales', date_bin('1 minute', timestamp, '2000-01-01Z') FROM sales
UNION ALL SELECT DISTINCT 'user_events', date_bin('1 minute', timestamp, '2000-01-01Z') FROM user_events
UNION ALL SELECT DISTINCT 'financial_metrics', date_bin('1 minute', timestamp, '2000-01-01Z') FROM financial_metrics;
