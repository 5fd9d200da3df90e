package io.pulseboard.store.sales;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sales can be grouped by. */
public enum SaleGroup {
  CATEGORY("category"),
  REGION("region"),
  PRODUCT("product_id");

  private final String column;

  SaleGroup(String column) {
    this.column = column;
  }

  /** The group of that text, such as {@code region}, if there is one. */
  public static Optional<SaleGroup> of(String text) {
    return Arrays.stream(values()).filter(group -> group.text().equals(text)).findFirst();
  }

  /** As it is asked for. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  String column() {
    return column;
  }
}
