package dev.tracelab.tracing;

import io.jaegertracing.internal.exceptions.SenderException;
import io.jaegertracing.thrift.internal.senders.ThriftSender;
import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Process;
import io.jaegertracing.thriftjava.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.apache.thrift.transport.TTransportException;

/**
 * Sends spans to a collector over HTTP as binary Thrift, with the JDK's client.
 *
 * <p>jaeger-client's own HTTP sender needs okhttp, okio and the Kotlin library; this one needs
 * nothing more than the JDK. It blocks the reporter's thread, never an event loop.
 */
final class HttpThriftSender extends ThriftSender {

  /** The collector's own limit for a batch, as in jaeger-client's HttpSender. */
  private static final int MAX_PACKET_BYTES = 1_048_576;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final URI collector;
  private final String authorization;

  /**
   * A sender for one collector.
   *
   * @param collector such as {@code http://localhost:14268/api/traces}
   * @param authorization value of the header of that name; null for none
   */
  HttpThriftSender(URI collector, String authorization) throws TTransportException {
    super(ProtocolType.Binary, MAX_PACKET_BYTES);
    this.collector = URI.create(collector + "?format=jaeger.thrift");
    this.authorization = authorization;
  }

  @Override
  public void send(Process process, List<Span> spans) throws SenderException {
    int status = post(encode(process, spans), spans.size());
    if (status / 100 != 2) {
      throw new SenderException(collector + " answered " + status, null, spans.size());
    }
  }

  private byte[] encode(Process process, List<Span> spans) throws SenderException {
    try {
      return serialize(new Batch(process, spans));
    } catch (Exception e) {
      // jaeger-client declares no narrower one.
      throw new SenderException("The spans could not be encoded", e, spans.size());
    }
  }

  private int post(byte[] batch, int spans) throws SenderException {
    try {
      return client.send(request(batch), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new SenderException(collector + " does not answer", e, spans);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SenderException("Interrupted while sending", e, spans);
    }
  }

  private HttpRequest request(byte[] batch) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(collector)
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/x-thrift")
            .POST(BodyPublishers.ofByteArray(batch));
    return authorization == null
        ? request.build()
        : request.header("Authorization", authorization).build();
  }
}
