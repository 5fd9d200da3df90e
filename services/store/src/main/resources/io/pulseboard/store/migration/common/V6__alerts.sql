-- Rules are few and change; alerts are their firings, which do not.

CREATE TABLE alert_rules (
  id         uuid PRIMARY KEY,
  symbol     text NOT NULL,
  kind       text NOT NULL,
  threshold  double precision NOT NULL,
  enabled    boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX alert_rules_symbol ON alert_rules (symbol, created_at DESC, id DESC);

CREATE TABLE alerts (
  timestamp timestamptz NOT NULL,
  id        uuid NOT NULL,
  rule_id   uuid NOT NULL,
  symbol    text NOT NULL,
  kind      text NOT NULL,
  threshold double precision NOT NULL,
  value     double precision NOT NULL,
  PRIMARY KEY (timestamp, id)
);
CREATE INDEX alerts_symbol ON alerts (symbol, timestamp DESC, id DESC);
