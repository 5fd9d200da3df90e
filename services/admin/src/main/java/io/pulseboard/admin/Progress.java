package io.pulseboard.admin;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line that tells how far long work is, on a terminal only; it goes when the work is done. */
final class Progress implements AutoCloseable {

  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int BAR = 30;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final String unit;
  private final long total;
  private final LongSupplier done;
  private final long started = System.nanoTime();
  private final Thread drawing = Thread.ofVirtual().unstarted(this::draw);

  private Progress(PrintWriter err, String unit, long total, LongSupplier done) {
    this.err = err;
    this.unit = unit;
    this.total = total;
    this.done = done;
  }

  /**
   * Starts to show how much of {@code total} is done.
   *
   * @param total zero when it is not known
   */
  static Progress start(PrintWriter err, String unit, long total, LongSupplier done) {
    Progress progress = new Progress(err, unit, total, done);
    if (isTerminal()) {
      progress.drawing.start();
    }
    return progress;
  }

  /** Java 25 is back to no console where there is no terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private void draw() {
    try {
      while (true) {
        Thread.sleep(BETWEEN);
        err.print(CLEAR + line());
        err.flush();
      }
    } catch (InterruptedException finished) {
      err.print(CLEAR);
      err.flush();
    }
  }

  /** Prints a line of its own, above the one that is drawn. */
  void say(String text) {
    err.println((drawing.isAlive() ? CLEAR : "") + text);
  }

  private String line() {
    long count = done.getAsLong();
    double seconds = (System.nanoTime() - started) / 1e9;
    double rate = count / seconds;
    String text = String.format(Locale.ROOT, "%,d %s, %,.0f/s", count, unit, rate);
    if (total == 0) {
      return text;
    }
    double share = Math.min(1, (double) count / total);
    int filled = (int) (share * BAR);
    Duration left = Duration.ofSeconds((long) ((total - count) / Math.max(1, rate)));
    return String.format(
        Locale.ROOT,
        "[%s%s] %3.0f %%  %s, %d:%02d left",
        "#".repeat(filled),
        " ".repeat(BAR - filled),
        share * 100,
        text,
        Math.max(0, left.toMinutes()),
        Math.max(0, left.toSecondsPart()));
  }

  @Override
  public void close() {
    if (drawing.isAlive()) {
      drawing.interrupt();
      try {
        drawing.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
