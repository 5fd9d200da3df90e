package io.pulseboard.admin;

import io.pulseboard.contracts.Stream;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a stream on the command line. */
final class StreamNames implements ITypeConverter<Stream> {

  @Override
  public Stream convert(String id) {
    return Stream.byId(id)
        .orElseThrow(() ->
            new TypeConversionException(
                "There is no stream '%s'; the streams are %s."
                    .formatted(
                        id,
                        Arrays.stream(Stream.values())
                            .map(Stream::id)
                            .collect(Collectors.joining(", ")))));
  }
}
