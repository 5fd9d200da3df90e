package io.pulseboard.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The statements that a read sends to the database. */
public final class SentSql {

  /** Where the store tells its statements, at the level of traces. */
  private static final String TOLD_BY = "io.pulseboard.store.Database";

  private SentSql() {}

  /** Runs the read once and gives what it sent, with the parameters in place. */
  public static List<String> of(Runnable read) {
    List<String> statements = new ArrayList<>();
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            statements.add(event.getFormattedMessage());
          }
        };
    Logger logger = (Logger) LoggerFactory.getLogger(TOLD_BY);
    Level level = logger.getLevel();
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    appender.start();
    logger.addAppender(appender);
    try {
      read.run();
    } finally {
      logger.detachAppender(appender);
      logger.setAdditive(true);
      logger.setLevel(level);
    }
    return statements;
  }
}
