-- One table per stream. The primary key leads with the time: rows arrive nearly in that order, so the index grows at
-- its right edge, and it serves "newest first" as it is.

CREATE TABLE symbols (
  symbol     text PRIMARY KEY,
  company    text NOT NULL,
  exchange   text NOT NULL,
  sector     text NOT NULL,
  base_price double precision NOT NULL
);

CREATE TABLE stock_quotes (
  timestamp  timestamptz NOT NULL,
  id         uuid NOT NULL,
  symbol     text NOT NULL,
  exchange   text NOT NULL,
  open       double precision NOT NULL,
  high       double precision NOT NULL,
  low        double precision NOT NULL,
  close      double precision NOT NULL,
  volume     bigint NOT NULL,
  bid        double precision,
  ask        double precision,
  change     double precision NOT NULL,
  change_pct double precision NOT NULL,
  PRIMARY KEY (timestamp, id)
);
CREATE INDEX stock_quotes_symbol ON stock_quotes (symbol, timestamp DESC, id DESC);

CREATE TABLE sales (
  timestamp    timestamptz NOT NULL,
  id           uuid NOT NULL,
  product_id   text NOT NULL,
  product_name text NOT NULL,
  category     text NOT NULL,
  customer_id  text NOT NULL,
  region       text NOT NULL,
  quantity     integer NOT NULL,
  unit_price   numeric NOT NULL,
  discount     numeric NOT NULL,
  revenue      numeric NOT NULL,
  PRIMARY KEY (timestamp, id)
);

CREATE TABLE user_events (
  timestamp  timestamptz NOT NULL,
  id         uuid NOT NULL,
  event_type text NOT NULL,
  user_id    text,
  session_id text,
  page       text NOT NULL,
  device     text NOT NULL,
  browser    text NOT NULL,
  country    text NOT NULL,
  city       text NOT NULL,
  referrer   text,
  metadata   jsonb,
  PRIMARY KEY (timestamp, id)
);

CREATE TABLE financial_metrics (
  timestamp    timestamptz NOT NULL,
  id           uuid NOT NULL,
  metric_type  text NOT NULL,
  department   text NOT NULL,
  category     text NOT NULL,
  amount       numeric NOT NULL,
  budget       numeric,
  variance     numeric,
  variance_pct numeric,
  period       text NOT NULL,
  PRIMARY KEY (timestamp, id)
);
