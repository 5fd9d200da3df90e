package io.pulseboard.testing;

/** Plays a test JVM: prints where its servers are, or why there are none. */
final class JoiningProcess {

  private JoiningProcess() {}

  public static void main(String[] arguments) {
    try {
      System.out.println(TestServers.endpoints());
    } catch (ExceptionInInitializerError refused) {
      System.out.println(refused.getCause());
      System.exit(1);
    }
  }
}
