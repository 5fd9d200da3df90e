package io.pulseboard.testing;

import org.opentest4j.TestAbortedException;

/**
 * Plays a test JVM: prints where its servers are, or with the argument {@code timescaledb} its
 * database there, or why there is none.
 */
final class JoiningProcess {

  static final String TIMESCALEDB = "timescaledb";

  private JoiningProcess() {}

  public static void main(String[] arguments) {
    try {
      System.out.println(
          arguments.length > 0 && arguments[0].equals(TIMESCALEDB)
              ? TestServers.newTimescaleDatabase()
              : TestServers.endpoints());
    } catch (ExceptionInInitializerError refused) {
      System.out.println(refused.getCause());
      System.exit(1);
    } catch (TestAbortedException | IllegalStateException missing) {
      System.out.println(missing);
      System.exit(1);
    }
  }
}
