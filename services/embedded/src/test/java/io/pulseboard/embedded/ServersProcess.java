package io.pulseboard.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs the servers in a process that tests can kill. It prints "ready" when they answer; its
 * shutdown hook, as that of a real program, uses them once more before it ends them, and prints
 * "answered".
 */
final class ServersProcess {

  private ServersProcess() {}

  /** Arguments: the data folder and the broker's store. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path home = Path.of(arguments[0]);
    try {
      EmbeddedServers servers = EmbeddedServers.start(home, BrokerStore.valueOf(arguments[1]));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers)));
      servers.endpoints().writeTo(home.resolve("endpoints.env"));
      System.out.println("ready");
      Thread.currentThread().join();
    } catch (EmbeddedServersException refused) {
      System.out.println(refused.getMessage());
      System.exit(1);
    }
  }

  private static void stop(EmbeddedServers servers) {
    try {
      Clients clients = new Clients(servers.endpoints());
      clients.execute("SELECT 1");
      clients.redis(commands -> commands.ping());
      clients.publish("last words");
      System.out.println("answered");
    } catch (Exception gone) {
      System.out.println("gone: " + gone);
    }
    servers.close();
    System.out.println("closed");
  }
}
