package dev.tracelab.lab;

import dev.tracelab.lab.page.LabPage;
import dev.tracelab.lab.page.PageTargets;
import dev.tracelab.lab.process.LabException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab page}: serves the lab page for services that another program has started. */
@Command(
    name = "page",
    description =
        "Serve the lab page for services that another program has started, such as Docker"
            + " Compose.")
final class PageCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  /** IPv4, or IPv6, which has colons. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  private final Screen screen;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where to listen; default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "NUMBER",
      defaultValue = "8090",
      description = "On which port; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "The gateway's API; default: ${DEFAULT-VALUE}.")
  private URI gateway;

  @Option(
      names = "--jaeger",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:16686",
      description = "Jaeger's query API; default: ${DEFAULT-VALUE}.")
  private URI jaeger;

  @Option(
      names = "--jaeger-ui",
      paramLabel = "URL",
      description = "Jaeger as a browser reaches it; default: as --jaeger.")
  private URI jaegerUi;

  @Option(
      names = "--sampling",
      paramLabel = "URL",
      description = "Where the services ask which traces to sample, if they do.")
  private URI sampling;

  @Option(
      names = "--management",
      paramLabel = "NAME=URL",
      description = "Management address of a service; default: ports 9080 to 9082 of this machine.")
  private Map<String, URI> management = new LinkedHashMap<>();

  PageCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    require(ADDRESS.matcher(host).matches(), "--host must be an IP address, such as 127.0.0.1.");
    require(port >= 0 && port <= LAST_PORT, "--port must be from 0 to 65535; 0 is any free one.");
    LabPage page = LabPage.start(host, port, targets());
    Runtime.getRuntime().addShutdownHook(new Thread(page::close, "lab-signal"));
    screen.println("The lab page listens at %s; Ctrl-C ends it.".formatted(page.address()));
    new CountDownLatch(1).await();
    return 0;
  }

  private static void require(boolean valid, String sentence) {
    if (!valid) {
      throw LabException.usageError(sentence);
    }
  }

  private PageTargets targets() {
    Map<String, URI> services = new LinkedHashMap<>();
    services.put("gateway-service", URI.create("http://127.0.0.1:9080"));
    services.put("order-service", URI.create("http://127.0.0.1:9081"));
    services.put("inventory-service", URI.create("http://127.0.0.1:9082"));
    services.putAll(management);
    return new PageTargets(
        gateway, jaeger, jaegerUi == null ? jaeger : jaegerUi, sampling, services, null);
  }
}
