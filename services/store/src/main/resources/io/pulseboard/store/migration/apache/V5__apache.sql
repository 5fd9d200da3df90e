-- The minute level grows without end, so it is chunked like the records.

SELECT create_hypertable('rolled_candles_1m', by_range('bucket', INTERVAL '28 days'), create_default_indexes => false, migrate_data => true);
SELECT create_hypertable('rolled_sales_1m', by_range('bucket', INTERVAL '28 days'), create_default_indexes => false, migrate_data => true);
SELECT create_hypertable('rolled_events_1m', by_range('bucket', INTERVAL '28 days'), create_default_indexes => false, migrate_data => true);
SELECT create_hypertable('rolled_financials_1m', by_range('bucket', INTERVAL '28 days'), create_default_indexes => false, migrate_data => true);

INSERT INTO edition (name) VALUES ('TIMESCALE_APACHE');
