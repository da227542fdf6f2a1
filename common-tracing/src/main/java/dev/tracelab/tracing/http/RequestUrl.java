package dev.tracelab.tracing.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a request as defined by RFC 9112, section 3.3. It is well-formed for any request
 * target, and contains neither the query nor the user info, which may contain personal data or
 * secrets.
 */
final class RequestUrl {

  private static final Pattern ABSOLUTE =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*).*", Pattern.DOTALL);
  private static final String PATH_PUNCTUATION = "/-._~!$&'()*+,;=:@";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RequestUrl() {}

  static String of(HttpServerRequest request) {
    String target = request.uri() == null ? "" : request.uri();
    if (HttpMethod.CONNECT.equals(request.method())) {
      return scheme(request) + "://" + authority(HostAndPort.parseAuthority(target, -1), request);
    }
    if (target.startsWith("/")) {
      return scheme(request) + "://" + authority(null, request) + wellFormed(request.path());
    }
    Matcher absolute = ABSOLUTE.matcher(target);
    if (absolute.matches()) {
      HostAndPort named = HostAndPort.parseAuthority(withoutUser(absolute.group(2)), -1);
      return absolute.group(1) + "://" + authority(named, request) + wellFormed(absolute.group(3));
    }
    // An asterisk or an empty target: there is no path.
    return scheme(request) + "://" + authority(null, request);
  }

  /** An HTTP/2 client can send any scheme or none. */
  private static String scheme(HttpServerRequest request) {
    String scheme = request.scheme();
    boolean isHttp = "http".equals(scheme) || "https".equals(scheme);
    return isHttp ? scheme : request.isSSL() ? "https" : "http";
  }

  /** From the request target, else the Host header, else the local address. */
  private static String authority(HostAndPort named, HttpServerRequest request) {
    HostAndPort authority = isHost(named) ? named : request.authority();
    if (!isHost(authority)) {
      return localAuthority(request.localAddress());
    }
    // Vert.x 5.0.7 returns -1 if the header contains no port.
    return authority.host() + (authority.port() > 0 ? ":" + authority.port() : "");
  }

  private static boolean isHost(HostAndPort authority) {
    return authority != null && !authority.host().isEmpty();
  }

  private static String localAuthority(SocketAddress local) {
    if (local == null || local.hostAddress() == null) {
      return "localhost";
    }
    String host = local.hostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + local.port();
  }

  private static String withoutUser(String authority) {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static String wellFormed(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (!isPathCharacter(path, i)) {
        return encoded(path);
      }
    }
    return path;
  }

  /** Vert.x decodes a request target as one character per byte. */
  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder(path.length() + 16);
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (isPathCharacter(path, i)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits((byte) c));
      }
    }
    return encoded.toString();
  }

  private static boolean isPathCharacter(String path, int at) {
    char c = path.charAt(at);
    if (c == '%') {
      return at + 2 < path.length()
          && HexFormat.isHexDigit(path.charAt(at + 1))
          && HexFormat.isHexDigit(path.charAt(at + 2));
    }
    return isWithin(c, 'a', 'z')
        || isWithin(c, 'A', 'Z')
        || isWithin(c, '0', '9')
        || PATH_PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isWithin(char c, char first, char last) {
    return c >= first && c <= last;
  }
}
