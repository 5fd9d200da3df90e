package io.pulseboard.bench.rest;

import io.pulseboard.bench.StoredHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One request for every read of the API, at the end of the stored history. */
final class RestReads {

  private static final List<String> PATHS = paths();

  private RestReads() {}

  /** Paths below {@code /api/v1}, with their parameters. */
  static List<String> all() {
    return PATHS;
  }

  private static List<String> paths() {
    String day = range(1);
    String month = range(28);
    String year = range(365);
    List<String> paths = new ArrayList<>();
    for (String path :
        List.of(
            "/stocks",
            "/stocks?spark=24",
            "/stocks/AAPL?spark=24",
            "/stocks/AAPL/quotes?" + month,
            "/stocks/AAPL/candles?interval=5m&" + day,
            "/stocks/AAPL/candles?interval=1d&ema=20,50&" + year,
            "/stocks/AAPL/average?" + month,
            "/market-index?interval=5m&" + day,
            "/market-index?symbols=AAPL,MSFT&interval=1d&" + year,
            "/stocks/AAPL/alerts",
            "/alerts",
            "/alert-rules",
            "/sales?" + month,
            "/sales?region=Europe&" + month,
            "/sales/summary?group=category&" + year,
            "/sales/timeseries?interval=4h&" + month,
            "/events?country=DE&" + month,
            "/events/counts?" + year,
            "/events/timeseries?interval=1d&group=country&" + month,
            "/financials?department=Sales&" + month,
            "/financials/summary?" + year,
            "/financials/timeseries?interval=1d&" + year,
            "/financials/budget?" + month,
            "/overview?" + day,
            "/stats")) {
      paths.add("/api/v1" + path);
    }
    return List.copyOf(paths);
  }

  private static String range(int days) {
    return "from=" + StoredHistory.END.minus(Duration.ofDays(days)) + "&to=" + StoredHistory.END;
  }
}
