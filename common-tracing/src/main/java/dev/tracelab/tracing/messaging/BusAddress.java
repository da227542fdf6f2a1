package dev.tracelab.tracing.messaging;

import java.util.regex.Pattern;

/**
 * Replaces the generated parts of event-bus addresses for use in span names. Vert.x generates an
 * address for each socket and each reply.
 */
final class BusAddress {

  private static final String VERTX_PREFIX = "__vertx.";
  private static final int UUID_LENGTH = 36;

  /** The address of a SockJS session consists of a UUID only. */
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private BusAddress() {}

  static String normalize(String address) {
    if (address.startsWith(VERTX_PREFIX)) {
      int end = address.indexOf('.', VERTX_PREFIX.length());
      return withoutUuids(end < 0 ? address : address.substring(0, end));
    }
    return withoutUuids(address);
  }

  private static String withoutUuids(String address) {
    return address.length() < UUID_LENGTH ? address : UUID.matcher(address).replaceAll("{id}");
  }
}
