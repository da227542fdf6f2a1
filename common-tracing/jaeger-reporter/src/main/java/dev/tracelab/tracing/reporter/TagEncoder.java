package dev.tracelab.tracing.reporter;

import io.jaegertracing.thriftjava.TagType;
import java.util.Iterator;
import java.util.Map;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;

/** Writes tags, and the fields of logs, as the structure {@code Tag} of jaeger.thrift. */
final class TagEncoder {

  private static final TStruct TAG = new TStruct("Tag");
  private static final TField KEY = new TField("key", TType.STRING, (short) 1);
  private static final TField TYPE = new TField("vType", TType.I32, (short) 2);
  private static final Map<TagType, TField> VALUES =
      Map.of(
          TagType.STRING, new TField("vStr", TType.STRING, (short) 3),
          TagType.DOUBLE, new TField("vDouble", TType.DOUBLE, (short) 4),
          TagType.BOOL, new TField("vBool", TType.BOOL, (short) 5),
          TagType.LONG, new TField("vLong", TType.I64, (short) 6));

  private final TProtocol out;

  TagEncoder(TProtocol out) {
    this.out = out;
  }

  /** A list of tags. A truncated span also gets a tag with its original size. */
  void writeSpanTags(Map<String, ?> tags, Truncation truncation) throws TException {
    int count = truncation.items(tags.keySet());
    begin(truncation.isTruncated() ? count + 1 : count);
    if (truncation.isTruncated()) {
      write(SpanReporter.CUT_TAG, truncation.originalBytes(), truncation);
    }
    writeFirst(count, tags, truncation);
    out.writeListEnd();
  }

  void writeFields(Map<String, ?> fields, Truncation truncation) throws TException {
    int count = truncation.items(fields.keySet());
    begin(count);
    writeFirst(count, fields, truncation);
    out.writeListEnd();
  }

  private void begin(int count) throws TException {
    out.writeListBegin(new TList(TType.STRUCT, count));
  }

  private void writeFirst(int count, Map<String, ?> tags, Truncation truncation) throws TException {
    Iterator<? extends Map.Entry<String, ?>> entries = tags.entrySet().iterator();
    for (int i = 0; i < count; i++) {
      Map.Entry<String, ?> tag = entries.next();
      write(tag.getKey(), tag.getValue(), truncation);
    }
  }

  private void write(String key, Object value, Truncation truncation) throws TException {
    TagType type = typeOf(value);
    out.writeStructBegin(TAG);
    out.writeFieldBegin(KEY);
    out.writeString(truncation.text(key));
    out.writeFieldEnd();
    out.writeFieldBegin(TYPE);
    out.writeI32(type.getValue());
    out.writeFieldEnd();
    out.writeFieldBegin(VALUES.get(type));
    writeValue(type, value, truncation);
    out.writeFieldEnd();
    out.writeFieldStop();
    out.writeStructEnd();
  }

  private static TagType typeOf(Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Long) {
      return TagType.LONG;
    }
    if (value instanceof Double || value instanceof Float) {
      return TagType.DOUBLE;
    }
    return value instanceof Boolean ? TagType.BOOL : TagType.STRING;
  }

  private void writeValue(TagType type, Object value, Truncation truncation) throws TException {
    switch (type) {
      case LONG -> out.writeI64(((Number) value).longValue());
      case DOUBLE -> out.writeDouble(((Number) value).doubleValue());
      case BOOL -> out.writeBool((Boolean) value);
      default -> out.writeString(truncation.text(String.valueOf(value)));
    }
  }
}
