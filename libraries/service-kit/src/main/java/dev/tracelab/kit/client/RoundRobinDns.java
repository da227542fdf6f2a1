package dev.tracelab.kit.client;

import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;

/**
 * Looks names up such that replicas of a service share its load, which answer to one name with an
 * address each. By default Vert.x would take the first address and keep it for as long as the name
 * server allows: ten minutes with Docker's.
 */
public final class RoundRobinDns {

  private static final int SECONDS_TO_KEEP = 1;

  private RoundRobinDns() {}

  /** The same options, and any of a name's addresses for each connection, as known a second ago. */
  public static VertxOptions enable(VertxOptions options) {
    VertxOptions spread = new VertxOptions(options);
    AddressResolverOptions lookups = spread.getAddressResolverOptions();
    return spread.setAddressResolverOptions(
        lookups.setRoundRobinInetAddress(true).setCacheMaxTimeToLive(SECONDS_TO_KEEP));
  }
}
