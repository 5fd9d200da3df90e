package io.pulseboard.store.alerts;

/** What of a quote a rule looks at, and in which direction it has to pass the threshold. */
public enum AlertKind {
  PRICE_ABOVE,
  PRICE_BELOW,
  CHANGE_PCT_ABOVE,
  CHANGE_PCT_BELOW
}
