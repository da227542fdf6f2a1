package dev.tracelab.tracing.reporter;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerSpanContext;
import io.jaegertracing.internal.LogData;
import io.jaegertracing.internal.Reference;
import io.jaegertracing.thriftjava.SpanRefType;
import io.opentracing.References;
import java.util.List;
import java.util.Map;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;

/**
 * Writes a span of jaeger-client as the structure {@code Span} of jaeger.thrift.
 *
 * <p>jaeger-client builds a Thrift object for each span, tag and log first, and encodes it twice:
 * once to measure it, once to send it. This class writes the same bytes once.
 */
final class SpanEncoder {

  private static final TStruct SPAN = new TStruct("Span");
  private static final TField TRACE_ID_LOW = new TField("traceIdLow", TType.I64, (short) 1);
  private static final TField TRACE_ID_HIGH = new TField("traceIdHigh", TType.I64, (short) 2);
  private static final TField SPAN_ID = new TField("spanId", TType.I64, (short) 3);
  private static final TField PARENT_ID = new TField("parentSpanId", TType.I64, (short) 4);
  private static final TField OPERATION = new TField("operationName", TType.STRING, (short) 5);
  private static final TField REFERENCES = new TField("references", TType.LIST, (short) 6);
  private static final TField FLAGS = new TField("flags", TType.I32, (short) 7);
  private static final int SAMPLED_AND_DEBUG = 3;
  private static final TField START = new TField("startTime", TType.I64, (short) 8);
  private static final TField DURATION = new TField("duration", TType.I64, (short) 9);
  private static final TField TAGS = new TField("tags", TType.LIST, (short) 10);
  private static final TField LOGS = new TField("logs", TType.LIST, (short) 11);

  private static final TStruct REFERENCE = new TStruct("SpanRef");
  private static final TField REFERENCE_TYPE = new TField("refType", TType.I32, (short) 1);
  private static final TField REFERENCE_LOW = new TField("traceIdLow", TType.I64, (short) 2);
  private static final TField REFERENCE_HIGH = new TField("traceIdHigh", TType.I64, (short) 3);
  private static final TField REFERENCE_SPAN = new TField("spanId", TType.I64, (short) 4);

  private static final TStruct LOG = new TStruct("Log");
  private static final TField TIMESTAMP = new TField("timestamp", TType.I64, (short) 1);
  private static final TField FIELDS = new TField("fields", TType.LIST, (short) 2);

  private final TProtocol out;
  private final TagEncoder tags;

  SpanEncoder(TProtocol out) {
    this.out = out;
    this.tags = new TagEncoder(out);
  }

  void write(JaegerSpan span, Truncation truncation) throws TException {
    List<Reference> references = span.getReferences();
    boolean hasParent =
        references.size() == 1 && References.CHILD_OF.equals(references.get(0).getType());
    out.writeStructBegin(SPAN);
    writeIds(span.context(), hasParent);
    writeText(OPERATION, truncation.text(span.getOperationName()));
    writeReferences(hasParent ? List.of() : references, truncation);
    writeTimes(span);
    writeTags(span.getTags(), truncation);
    writeLogs(span.getLogs(), truncation);
    out.writeFieldStop();
    out.writeStructEnd();
  }

  /** A single parent is a field of the span; all other references are a list. */
  private void writeIds(JaegerSpanContext context, boolean hasParent) throws TException {
    writeLong(TRACE_ID_LOW, context.getTraceIdLow());
    writeLong(TRACE_ID_HIGH, context.getTraceIdHigh());
    writeLong(SPAN_ID, context.getSpanId());
    writeLong(PARENT_ID, hasParent ? context.getParentId() : 0);
  }

  private void writeReferences(List<Reference> references, Truncation truncation)
      throws TException {
    int count = truncation.items(references);
    begin(REFERENCES, count);
    for (int i = 0; i < count; i++) {
      writeReference(references.get(i));
    }
    endList();
  }

  private void writeReference(Reference reference) throws TException {
    boolean child = References.CHILD_OF.equals(reference.getType());
    SpanRefType type = child ? SpanRefType.CHILD_OF : SpanRefType.FOLLOWS_FROM;
    out.writeStructBegin(REFERENCE);
    writeInt(REFERENCE_TYPE, type.getValue());
    writeLong(REFERENCE_LOW, reference.getSpanContext().getTraceIdLow());
    writeLong(REFERENCE_HIGH, reference.getSpanContext().getTraceIdHigh());
    writeLong(REFERENCE_SPAN, reference.getSpanContext().getSpanId());
    out.writeFieldStop();
    out.writeStructEnd();
  }

  private void writeTimes(JaegerSpan span) throws TException {
    writeInt(FLAGS, span.context().getFlags() & SAMPLED_AND_DEBUG);
    writeLong(START, span.getStart());
    writeLong(DURATION, span.getDuration());
  }

  private void writeTags(Map<String, ?> spanTags, Truncation truncation) throws TException {
    out.writeFieldBegin(TAGS);
    tags.writeSpanTags(spanTags, truncation);
    out.writeFieldEnd();
  }

  private void writeLogs(List<LogData> logs, Truncation truncation) throws TException {
    List<LogData> all = logs == null ? List.of() : logs;
    int count = truncation.items(all);
    begin(LOGS, count);
    for (int i = 0; i < count; i++) {
      writeLog(all.get(i), truncation);
    }
    endList();
  }

  private void writeLog(LogData log, Truncation truncation) throws TException {
    out.writeStructBegin(LOG);
    writeLong(TIMESTAMP, log.getTime());
    out.writeFieldBegin(FIELDS);
    tags.writeFields(fieldsOf(log), truncation);
    out.writeFieldEnd();
    out.writeFieldStop();
    out.writeStructEnd();
  }

  private static Map<String, ?> fieldsOf(LogData log) {
    if (log.getFields() != null) {
      return log.getFields();
    }
    return log.getMessage() == null ? Map.of() : Map.of("event", log.getMessage());
  }

  private void begin(TField list, int count) throws TException {
    out.writeFieldBegin(list);
    out.writeListBegin(new TList(TType.STRUCT, count));
  }

  private void endList() throws TException {
    out.writeListEnd();
    out.writeFieldEnd();
  }

  private void writeLong(TField field, long value) throws TException {
    out.writeFieldBegin(field);
    out.writeI64(value);
    out.writeFieldEnd();
  }

  private void writeInt(TField field, int value) throws TException {
    out.writeFieldBegin(field);
    out.writeI32(value);
    out.writeFieldEnd();
  }

  private void writeText(TField field, String value) throws TException {
    out.writeFieldBegin(field);
    out.writeString(value);
    out.writeFieldEnd();
  }
}
