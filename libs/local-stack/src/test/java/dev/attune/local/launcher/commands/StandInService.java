package dev.attune.local.launcher.commands;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A program in place of a service: it listens where it is told to and says that it is ready. */
public final class StandInService {
  private StandInService() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
    InetSocketAddress address = new InetSocketAddress(System.getenv("QUARKUS_HTTP_HOST"), port);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/q/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }
}
