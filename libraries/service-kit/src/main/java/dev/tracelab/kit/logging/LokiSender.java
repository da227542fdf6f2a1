package dev.tracelab.kit.logging;

import com.github.loki4j.client.http.HttpConfig;
import com.github.loki4j.client.http.Loki4jHttpClient;
import com.github.loki4j.client.http.LokiResponse;
import com.github.loki4j.logback.HttpSender;
import com.github.loki4j.logback.JavaHttpSender;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Function;

/** Loki4j's sender with the JDK's HTTP client; what became of each attempt is passed on. */
record LokiSender(JavaHttpSender sender, LokiStatusLog news) implements HttpSender {

  LokiSender(LokiStatusLog news) {
    this(new JavaHttpSender(), news);
  }

  @Override
  public HttpConfig.Builder getConfig() {
    return sender.getConfig();
  }

  @Override
  public Function<HttpConfig, Loki4jHttpClient> getHttpClientFactory() {
    return config -> new Client(sender.getHttpClientFactory().apply(config), news);
  }

  private record Client(Loki4jHttpClient client, LokiStatusLog news) implements Loki4jHttpClient {

    private static final int MOST_CAUSES = 8;

    @Override
    public HttpConfig getConfig() {
      return client.getConfig();
    }

    @Override
    public LokiResponse send(ByteBuffer batch) throws Exception {
      try {
        LokiResponse response = client.send(batch);
        tell(response);
        return response;
      } catch (Exception failure) {
        if (isUnknownHost(failure)) {
          news.missing();
        } else {
          news.failed(failure.getClass().getSimpleName());
        }
        throw failure;
      }
    }

    private static boolean isUnknownHost(Throwable failure) {
      Throwable cause = failure;
      for (int i = 0; i < MOST_CAUSES && cause != null; i++, cause = cause.getCause()) {
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
          return true;
        }
      }
      return false;
    }

    private void tell(LokiResponse response) {
      if (response.status >= 200 && response.status < 300) {
        news.arrived();
      } else {
        news.failed("it answers with status " + response.status);
      }
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
