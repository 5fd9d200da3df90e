-- Rollups as real-time continuous aggregates, each level over the one below (TimescaleDB 2.19 and later: "Hierarchical
-- continuous aggregates", "Real-time aggregates"), under the names and columns that the other editions give them. Records
-- that come late change a bucket when its refresh policy next runs.

-- candles, of stock_quotes

CREATE MATERIALIZED VIEW candles_1m
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 minute', timestamp) AS bucket, symbol, first(close, timestamp) AS open, max(close) AS high, min(close) AS low, last(close, timestamp) AS close,
       first(volume, timestamp) AS opening_volume, max(volume) AS peak_volume, last(volume, timestamp) AS closing_volume,
       sum(close) AS close_sum, count(*) AS quotes
FROM stock_quotes
GROUP BY time_bucket(INTERVAL '1 minute', timestamp), symbol
WITH NO DATA;

CREATE MATERIALIZED VIEW candles_1h
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 hour', bucket) AS bucket, symbol, first(open, bucket) AS open, max(high) AS high, min(low) AS low, last(close, bucket) AS close,
       first(opening_volume, bucket) AS opening_volume, max(peak_volume) AS peak_volume, last(closing_volume, bucket) AS closing_volume,
       sum(close_sum) AS close_sum, sum(quotes)::bigint AS quotes
FROM candles_1m
GROUP BY time_bucket(INTERVAL '1 hour', bucket), symbol
WITH NO DATA;

CREATE MATERIALIZED VIEW candles_1d
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 day', bucket) AS bucket, symbol, first(open, bucket) AS open, max(high) AS high, min(low) AS low, last(close, bucket) AS close,
       first(opening_volume, bucket) AS opening_volume, max(peak_volume) AS peak_volume, last(closing_volume, bucket) AS closing_volume,
       sum(close_sum) AS close_sum, sum(quotes)::bigint AS quotes
FROM candles_1h
GROUP BY time_bucket(INTERVAL '1 day', bucket), symbol
WITH NO DATA;

-- sales, of sales

CREATE MATERIALIZED VIEW sales_1m
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 minute', timestamp) AS bucket, category, region, product_id, max(product_name) AS product_name,
       count(*) AS orders, sum(quantity) AS quantity, sum(revenue) AS revenue
FROM sales
GROUP BY time_bucket(INTERVAL '1 minute', timestamp), category, region, product_id
WITH NO DATA;

CREATE MATERIALIZED VIEW sales_1h
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 hour', bucket) AS bucket, category, region, product_id, max(product_name) AS product_name,
       sum(orders)::bigint AS orders, sum(quantity)::bigint AS quantity, sum(revenue) AS revenue
FROM sales_1m
GROUP BY time_bucket(INTERVAL '1 hour', bucket), category, region, product_id
WITH NO DATA;

CREATE MATERIALIZED VIEW sales_1d
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 day', bucket) AS bucket, category, region, product_id, max(product_name) AS product_name,
       sum(orders)::bigint AS orders, sum(quantity)::bigint AS quantity, sum(revenue) AS revenue
FROM sales_1h
GROUP BY time_bucket(INTERVAL '1 day', bucket), category, region, product_id
WITH NO DATA;

-- events, of user_events

CREATE MATERIALIZED VIEW events_1m
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 minute', timestamp) AS bucket, event_type, country, count(*) AS events
FROM user_events
GROUP BY time_bucket(INTERVAL '1 minute', timestamp), event_type, country
WITH NO DATA;

CREATE MATERIALIZED VIEW events_1h
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 hour', bucket) AS bucket, event_type, country, sum(events)::bigint AS events
FROM events_1m
GROUP BY time_bucket(INTERVAL '1 hour', bucket), event_type, country
WITH NO DATA;

CREATE MATERIALIZED VIEW events_1d
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 day', bucket) AS bucket, event_type, country, sum(events)::bigint AS events
FROM events_1h
GROUP BY time_bucket(INTERVAL '1 day', bucket), event_type, country
WITH NO DATA;

-- financials, of financial_metrics

CREATE MATERIALIZED VIEW financials_1m
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 minute', timestamp) AS bucket, metric_type, department, category, period, sum(amount) AS amount,
       sum(amount) FILTER (WHERE budget IS NOT NULL) AS budgeted_amount, sum(budget) AS budget, count(*) AS metrics
FROM financial_metrics
GROUP BY time_bucket(INTERVAL '1 minute', timestamp), metric_type, department, category, period
WITH NO DATA;

CREATE MATERIALIZED VIEW financials_1h
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 hour', bucket) AS bucket, metric_type, department, category, period, sum(amount) AS amount,
       sum(budgeted_amount) AS budgeted_amount, sum(budget) AS budget, sum(metrics)::bigint AS metrics
FROM financials_1m
GROUP BY time_bucket(INTERVAL '1 hour', bucket), metric_type, department, category, period
WITH NO DATA;

CREATE MATERIALIZED VIEW financials_1d
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 day', bucket) AS bucket, metric_type, department, category, period, sum(amount) AS amount,
       sum(budgeted_amount) AS budgeted_amount, sum(budget) AS budget, sum(metrics)::bigint AS metrics
FROM financials_1h
GROUP BY time_bucket(INTERVAL '1 day', bucket), metric_type, department, category, period
WITH NO DATA;

-- Old chunks go to the columnstore, segmented by what reads filter by.

ALTER TABLE stock_quotes SET (timescaledb.enable_columnstore, timescaledb.segmentby = 'symbol', timescaledb.orderby = 'timestamp DESC, id');
CALL add_columnstore_policy('stock_quotes', after => INTERVAL '14 days');

ALTER TABLE sales SET (timescaledb.enable_columnstore, timescaledb.segmentby = 'category', timescaledb.orderby = 'timestamp DESC, id');
CALL add_columnstore_policy('sales', after => INTERVAL '14 days');

ALTER TABLE user_events SET (timescaledb.enable_columnstore, timescaledb.segmentby = 'event_type', timescaledb.orderby = 'timestamp DESC, id');
CALL add_columnstore_policy('user_events', after => INTERVAL '14 days');

ALTER TABLE financial_metrics SET (timescaledb.enable_columnstore, timescaledb.segmentby = 'department', timescaledb.orderby = 'timestamp DESC, id');
CALL add_columnstore_policy('financial_metrics', after => INTERVAL '14 days');

-- Refreshes each level every minute and drops the stream's old chunks. The refresh must not reach where chunks are gone,
-- since it would take their rollups away; NULL keeps everything.
CREATE FUNCTION set_retention(stream regclass, levels regclass[], keep interval) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  level regclass;
  width interval;
BEGIN
  PERFORM remove_retention_policy(stream, if_exists => true);
  IF keep IS NOT NULL THEN
    PERFORM add_retention_policy(stream, drop_after => keep);
  END IF;
  FOREACH level IN ARRAY levels LOOP
    width := CASE right(level::text, 2) WHEN '1m' THEN INTERVAL '1 minute' WHEN '1h' THEN INTERVAL '1 hour' ELSE INTERVAL '1 day' END;
    PERFORM remove_continuous_aggregate_policy(level, if_exists => true);
    PERFORM add_continuous_aggregate_policy(level,
      start_offset => keep - INTERVAL '1 day', end_offset => width, schedule_interval => INTERVAL '1 minute');
  END LOOP;
END $$;

INSERT INTO edition (name) VALUES ('TIMESCALE_COMMUNITY');
