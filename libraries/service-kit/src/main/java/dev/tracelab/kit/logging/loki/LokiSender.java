package dev.tracelab.kit.logging.loki;

import com.github.loki4j.client.http.HttpConfig;
import com.github.loki4j.client.http.Loki4jHttpClient;
import com.github.loki4j.client.http.LokiResponse;
import com.github.loki4j.logback.HttpSender;
import com.github.loki4j.logback.JavaHttpSender;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Function;

/** Loki4j's sender for the JDK's HTTP client; reports the result of each attempt. */
record LokiSender(JavaHttpSender sender, LokiStatusLog status) implements HttpSender {

  LokiSender(LokiStatusLog status) {
    this(new JavaHttpSender(), status);
  }

  @Override
  public HttpConfig.Builder getConfig() {
    return sender.getConfig();
  }

  @Override
  public Function<HttpConfig, Loki4jHttpClient> getHttpClientFactory() {
    return config -> new Client(sender.getHttpClientFactory().apply(config), status);
  }

  private record Client(Loki4jHttpClient client, LokiStatusLog status) implements Loki4jHttpClient {

    private static final int MAX_CAUSES = 8;

    @Override
    public HttpConfig getConfig() {
      return client.getConfig();
    }

    @Override
    public LokiResponse send(ByteBuffer batch) throws Exception {
      try {
        LokiResponse response = client.send(batch);
        report(response);
        return response;
      } catch (Exception failure) {
        report(failure);
        throw failure;
      }
    }

    private void report(LokiResponse response) {
      if (response.status >= 200 && response.status < 300) {
        status.accepted();
      } else {
        status.failed("status " + response.status);
      }
    }

    private void report(Exception failure) {
      if (isUnknownHost(failure)) {
        status.hostMissing();
      } else {
        status.failed(failure.getClass().getSimpleName());
      }
    }

    private static boolean isUnknownHost(Throwable failure) {
      Throwable cause = failure;
      for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void close() {
      try {
        client.close();
      } catch (Exception e) {
        throw new IllegalStateException("The connections to Loki do not close.", e);
      }
    }
  }
}
