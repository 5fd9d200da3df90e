package io.pulseboard.admin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.Edition;
import io.pulseboard.store.Schema;
import io.pulseboard.store.StorageSize;
import io.pulseboard.store.StorageSize.Compression;
import io.pulseboard.store.StorageSize.StreamSize;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what is stored and how much room it takes. */
@Command(
    name = "size",
    description = {
      "Tells how many records of each stream the database at DATABASE_URL holds, and their bytes.",
      "Bytes are those of the table with its indexes; records are counted, which may take a while."
    },
    mixinStandardHelpOptions = true)
@Prototype
final class SizeCommand implements Callable<Integer> {

  private final BeanProvider<Schema> schema;
  private final BeanProvider<StorageSize> sizes;

  @Spec private @Nullable CommandSpec spec;

  SizeCommand(BeanProvider<Schema> schema, BeanProvider<StorageSize> sizes) {
    this.schema = schema;
    this.sizes = sizes;
  }

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before the call");
    }
    schema.get().requireCurrent();
    Edition edition = schema.get().edition();
    PrintWriter out = spec.commandLine().getOut();
    boolean compresses = edition == Edition.TIMESCALE_COMMUNITY;
    out.printf("%s%n", edition.title());
    out.printf(
        "%-18s %15s %17s %11s %15s%s%n",
        "stream",
        "records",
        "bytes",
        "per record",
        "rollups' bytes",
        compresses ? " %18s %17s".formatted("before compression", "after") : "");
    for (Stream stream : Stream.values()) {
      StreamSize size = sizes.get().of(stream, edition);
      out.println(line(size) + (compresses ? compression(size.compression()) : ""));
    }
    return 0;
  }

  private static String line(StreamSize size) {
    String each =
        size.records() == 0
            ? "-"
            : String.format(Locale.ROOT, "%.1f", (double) size.bytes() / size.records());
    return String.format(
        Locale.ROOT,
        "%-18s %,15d %,17d %11s %,15d",
        size.stream().id(),
        size.records(),
        size.bytes(),
        each,
        size.rollupBytes());
  }

  private static String compression(@Nullable Compression compression) {
    return compression == null
        ? String.format(Locale.ROOT, " %18s %17s", "-", "-")
        : String.format(Locale.ROOT, " %,18d %,17d", compression.before(), compression.after());
  }
}
