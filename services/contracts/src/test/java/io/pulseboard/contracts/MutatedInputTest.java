package io.pulseboard.contracts;

import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Bytes that are almost a record, or nothing like one, never end in anything unforeseen. */
class MutatedInputTest {

  @Property(tries = 4_000)
  void mutatedBytesEndInARecordOrARefusal(
      @ForAll Stream stream, @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int edits) {
    byte[] json = Golden.json(stream).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(seed);
    for (int i = 0; i < edits; i++) {
      json = mutated(json, random);
    }
    decodeAndEncode(stream, json);
  }

  @Property(tries = 2_000)
  void randomBytesEndInARecordOrARefusal(@ForAll Stream stream, @ForAll byte[] json) {
    decodeAndEncode(stream, json);
  }

  private static byte[] mutated(byte[] json, Random random) {
    if (json.length == 0) {
      return json;
    }
    String interesting = "{}[]\",:\\0.-+eEnul \0\u00ff9";
    int at = random.nextInt(json.length);
    int length = Math.min(json.length - at, 1 + random.nextInt(8));
    return switch (random.nextInt(4)) {
      case 0 -> splice(json, at, 1, new byte[] {(byte) random.nextInt(256)});
      case 1 -> splice(json, at, 1, oneOf(interesting, random));
      case 2 -> splice(json, at, 0, oneOf(interesting, random));
      default -> splice(json, at, length, new byte[0]);
    };
  }

  private static byte[] oneOf(String characters, Random random) {
    return new byte[] {(byte) characters.charAt(random.nextInt(characters.length()))};
  }

  private static byte[] splice(byte[] json, int at, int removed, byte[] added) {
    byte[] result = new byte[json.length - removed + added.length];
    System.arraycopy(json, 0, result, 0, at);
    System.arraycopy(added, 0, result, at, added.length);
    System.arraycopy(json, at + removed, result, at + added.length, json.length - at - removed);
    return result;
  }

  private static void decodeAndEncode(Stream stream, byte[] json) {
    StreamRecord record;
    try {
      record = RecordCodec.decode(stream, json);
    } catch (InvalidRecordException refused) {
      return;
    } catch (RuntimeException | StackOverflowError other) {
      fail("not an InvalidRecordException for " + new String(json, StandardCharsets.UTF_8), other);
      return;
    }
    RecordCodec.decode(stream, RecordCodec.encode(record));
  }
}
