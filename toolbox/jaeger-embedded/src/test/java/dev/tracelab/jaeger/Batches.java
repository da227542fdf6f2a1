package dev.tracelab.jaeger;

import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Log;
import io.jaegertracing.thriftjava.Process;
import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.SpanRef;
import io.jaegertracing.thriftjava.SpanRefType;
import io.jaegertracing.thriftjava.Tag;
import io.jaegertracing.thriftjava.TagType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializer;

/** Builds batches of jaeger-client's types. */
public final class Batches {

  /** 2026-01-01T00:00:00Z in microseconds. */
  public static final long START = 1_767_225_600_000_000L;

  private Batches() {}

  public static Batch batch(String service, Span... spans) {
    return new Batch(process(service), new ArrayList<>(Arrays.asList(spans)));
  }

  public static Process process(String service, Tag... tags) {
    return new Process(service).setTags(Arrays.asList(tags));
  }

  /** A span of a trace with a 64-bit id, one millisecond long. */
  public static Span span(long trace, long id, long parent, String operation) {
    return new Span(trace, 0, id, parent, operation, 1, START, 1_000)
        .setTags(new ArrayList<>())
        .setLogs(new ArrayList<>())
        .setReferences(new ArrayList<>());
  }

  public static SpanRef reference(SpanRefType type, long trace, long span) {
    return new SpanRef(type, trace, 0, span);
  }

  public static Log log(long micros, Tag... fields) {
    return new Log(micros, List.of(fields));
  }

  public static Tag tag(String key, String value) {
    return new Tag(key, TagType.STRING).setVStr(value);
  }

  public static Tag tag(String key, long value) {
    return new Tag(key, TagType.LONG).setVLong(value);
  }

  public static Tag tag(String key, double value) {
    return new Tag(key, TagType.DOUBLE).setVDouble(value);
  }

  public static Tag tag(String key, boolean value) {
    return new Tag(key, TagType.BOOL).setVBool(value);
  }

  public static Tag tag(String key, byte[] value) {
    return new Tag(key, TagType.BINARY).setVBinary(value);
  }

  public static byte[] binary(Batch batch) {
    try {
      return new TSerializer().serialize(batch);
    } catch (TException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
