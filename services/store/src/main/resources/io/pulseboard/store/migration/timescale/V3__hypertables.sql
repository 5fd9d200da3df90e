-- A chunk holds a week: few enough chunks for years, small enough ones to be dropped by retention.

SELECT create_hypertable('stock_quotes', by_range('timestamp', INTERVAL '7 days'), create_default_indexes => false, migrate_data => true);
SELECT create_hypertable('sales', by_range('timestamp', INTERVAL '7 days'), create_default_indexes => false, migrate_data => true);
SELECT create_hypertable('user_events', by_range('timestamp', INTERVAL '7 days'), create_default_indexes => false, migrate_data => true);
SELECT create_hypertable('financial_metrics', by_range('timestamp', INTERVAL '7 days'), create_default_indexes => false, migrate_data => true);
