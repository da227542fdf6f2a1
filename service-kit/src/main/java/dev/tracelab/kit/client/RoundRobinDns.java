package dev.tracelab.kit.client;

import io.vertx.core.VertxOptions;

/**
 * DNS resolver options that spread load over the replicas behind one host name. By default Vert.x
 * takes the first address and caches it for the record's time to live, ten minutes in Docker.
 */
public final class RoundRobinDns {

  private static final int CACHE_SECONDS = 1;

  private RoundRobinDns() {}

  /** A copy of the options under which each connection picks the next address of a host. */
  public static VertxOptions enable(VertxOptions options) {
    VertxOptions copy = new VertxOptions(options);
    copy.getAddressResolverOptions()
        .setRoundRobinInetAddress(true)
        .setCacheMaxTimeToLive(CACHE_SECONDS);
    return copy;
  }
}
