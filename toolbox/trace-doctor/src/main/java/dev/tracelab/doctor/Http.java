package dev.tracelab.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests, and never follows a proxy: what is probed is the address itself. */
final class Http {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  private Http() {}

  /**
   * Sends a GET.
   *
   * @param headers names and values in turn
   * @throws IOException if there is no response
   */
  static HttpResponse<String> get(URI address, String... headers) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /**
   * Sends a POST.
   *
   * @throws IOException if there is no response
   */
  static HttpResponse<String> post(URI address, String contentType, byte[] body)
      throws IOException {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return CLIENT.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Whether a name has an address. */
  static boolean resolves(String host) {
    try {
      InetAddress.getAllByName(host);
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Why there was no response, in a few words. */
  static String reason(IOException failure) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName().replaceFirst("Exception$", "");
    return message == null || message.isBlank() ? kind : message;
  }
}
