-- Who may use the API with AUTH_MODE=apikey. A key's text is never kept: it has 256 random bits, so its plain SHA-256
-- cannot be guessed back.

CREATE TABLE api_keys (
  id         text PRIMARY KEY,
  name       text NOT NULL,
  hash       bytea NOT NULL UNIQUE,
  scopes     text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz
);
