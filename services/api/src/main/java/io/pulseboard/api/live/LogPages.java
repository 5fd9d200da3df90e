package io.pulseboard.api.live;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveLog;
import io.pulseboard.livelog.LiveLogReader;
import io.pulseboard.livelog.LiveLogUnavailableException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the live logs for those who resume from farther back than the feeds reach. Clients that
 * left within the same ten seconds are given the same pages, and a page is read once for all of
 * them.
 */
@Singleton
final class LogPages {

  private static final int ENTRIES_PER_PAGE = 100;
  private static final long MOST_BYTES = 32L * 1024 * 1024;
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final long SAME_START_MS = 10_000;

  /**
   * Some entries of a log, oldest first.
   *
   * @param epoch the log's life when it was read
   * @param oldest the oldest offset that the log held
   */
  record Page(String epoch, String oldest, List<LiveEntry> entries) {}

  private record PageStart(Stream stream, String epoch, String after) {}

  private final LiveLog liveLog;
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("log-pages").factory());
  private final AsyncCache<PageStart, Page> pages =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((PageStart _, Page page) ->
              (int) page.entries().stream().mapToLong(History::size).sum())
          .expireAfterWrite(KEPT)
          .executor(reading)
          .buildAsync();

  /** Only for the one thread that reads. */
  private @Nullable LiveLogReader reader;

  LogPages(LiveLog liveLog) {
    this.liveLog = liveLog;
  }

  /** The page with what follows an offset that a client left at; earlier entries may be in it. */
  Page around(Stream stream, String epoch, String left) throws InterruptedException {
    long ms = Offsets.milliseconds(left) / SAME_START_MS * SAME_START_MS;
    return page(new PageStart(stream, epoch, ms + "-0"));
  }

  /**
   * The page that follows an offset which is the last one of another page.
   *
   * @throws LiveLogUnavailableException when Redis does not answer
   */
  Page after(Stream stream, String epoch, String last) throws InterruptedException {
    return page(new PageStart(stream, epoch, last));
  }

  private Page page(PageStart start) throws InterruptedException {
    try {
      return pages.get(start, this::read).get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof LiveLogUnavailableException away) {
        throw away;
      }
      throw new CompletionException(failed.getCause());
    }
  }

  private Page read(PageStart start) {
    LiveLogReader open = reader;
    try {
      if (open == null) {
        open = liveLog.open();
        reader = open;
      }
      return new Page(
          open.epoch(),
          open.oldest(start.stream()),
          open.after(start.stream(), start.after(), ENTRIES_PER_PAGE));
    } catch (LiveLogUnavailableException away) {
      if (open != null) {
        open.close();
      }
      reader = null;
      throw away;
    }
  }

  @PreDestroy
  void stop() {
    reading.execute(() -> {
      if (reader != null) {
        reader.close();
      }
    });
    reading.shutdown();
  }
}
