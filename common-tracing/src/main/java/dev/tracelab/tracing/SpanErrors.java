package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tags;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records a failure on a span: the {@code error} tag and one log entry, or the outcome. */
public final class SpanErrors {

  private SpanErrors() {}

  /**
   * Marks a span as failed and logs the failure with secrets redacted. An {@link ExpectedFailure}
   * with an outcome sets {@link SpanTags#OUTCOME} instead and is not an error.
   */
  public static void record(Span span, Throwable failure) {
    if (failure instanceof ExpectedFailure expected && expected.outcome() != null) {
      span.setTag(SpanTags.OUTCOME, expected.outcome());
    } else {
      Tags.ERROR.set(span, true);
      span.log(fields(failure));
    }
  }

  private static Map<String, Object> fields(Throwable failure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Fields.EVENT, "error");
    fields.put(Fields.ERROR_KIND, failure.getClass().getSimpleName());
    String message = Secrets.redactedMessage(failure);
    if (message != null) {
      fields.put(Fields.MESSAGE, message);
    }
    return fields;
  }
}
