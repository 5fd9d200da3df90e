package io.pulseboard.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.event.KeyValuePair;

/**
 * Lets each warning and each error through ten times in ten seconds, whatever its arguments are.
 * The first one after that carries, as {@code left_out}, how many were not written before it.
 */
public final class RepeatFilter extends Filter<ILoggingEvent> {

  private static final int MOST = 10;
  private static final long SPAN_MS = 10_000;
  private static final int MOST_REMEMBERED = 500;

  private static final class Repeats {
    private long since;
    private int written;
    private int leftOut;
  }

  private final ReentrantLock lock = new ReentrantLock();

  /** What was written longest ago is forgotten first, since libraries put arguments into texts. */
  private final Map<String, Repeats> lines =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Repeats> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /** For Logback, which makes it by name. */
  public RepeatFilter() {}

  @Override
  public FilterReply decide(ILoggingEvent event) {
    if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
      return FilterReply.NEUTRAL;
    }
    int leftOut;
    lock.lock();
    try {
      Repeats repeats =
          lines.computeIfAbsent(
              event.getLoggerName() + ' ' + event.getMessage(), _ -> new Repeats());
      if (event.getTimeStamp() - repeats.since >= SPAN_MS) {
        repeats.since = event.getTimeStamp();
        repeats.written = 0;
      }
      if (repeats.written == MOST) {
        repeats.leftOut++;
        return FilterReply.DENY;
      }
      repeats.written++;
      leftOut = repeats.leftOut;
      repeats.leftOut = 0;
    } finally {
      lock.unlock();
    }
    if (leftOut > 0 && event instanceof LoggingEvent line) {
      line.addKeyValuePair(new KeyValuePair("left_out", leftOut));
    }
    return FilterReply.NEUTRAL;
  }
}
