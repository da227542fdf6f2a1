package dev.tracelab.tracing;

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
  private static final TField KIND = new TField("vType", TType.I32, (short) 2);
  private static final TField TEXT = new TField("vStr", TType.STRING, (short) 3);
  private static final TField REAL = new TField("vDouble", TType.DOUBLE, (short) 4);
  private static final TField FLAG = new TField("vBool", TType.BOOL, (short) 5);
  private static final TField WHOLE = new TField("vLong", TType.I64, (short) 6);

  private final TProtocol out;

  TagEncoder(TProtocol out) {
    this.out = out;
  }

  /** A list of tags; a cut span's own also say how large the span was. */
  void writeSpanTags(Map<String, ?> tags, Cut cut) throws TException {
    int count = cut.items(tags.keySet());
    begin(cut.isCut() ? count + 1 : count);
    if (cut.isCut()) {
      write(SpanTags.TRACE_CUT, cut.bytesBefore(), cut);
    }
    writeFirst(count, tags, cut);
    out.writeListEnd();
  }

  void writeFields(Map<String, ?> fields, Cut cut) throws TException {
    int count = cut.items(fields.keySet());
    begin(count);
    writeFirst(count, fields, cut);
    out.writeListEnd();
  }

  private void begin(int count) throws TException {
    out.writeListBegin(new TList(TType.STRUCT, count));
  }

  private void writeFirst(int count, Map<String, ?> tags, Cut cut) throws TException {
    Iterator<? extends Map.Entry<String, ?>> entries = tags.entrySet().iterator();
    for (int i = 0; i < count; i++) {
      Map.Entry<String, ?> tag = entries.next();
      write(tag.getKey(), tag.getValue(), cut);
    }
  }

  private void write(String key, Object value, Cut cut) throws TException {
    out.writeStructBegin(TAG);
    out.writeFieldBegin(KEY);
    out.writeString(cut.text(key));
    out.writeFieldEnd();
    writeValue(value, cut);
    out.writeFieldStop();
    out.writeStructEnd();
  }

  private void writeValue(Object value, Cut cut) throws TException {
    if (value instanceof Integer || value instanceof Short || value instanceof Long) {
      writeKind(TagType.LONG, WHOLE);
      out.writeI64(((Number) value).longValue());
    } else if (value instanceof Double || value instanceof Float) {
      writeKind(TagType.DOUBLE, REAL);
      out.writeDouble(((Number) value).doubleValue());
    } else if (value instanceof Boolean flag) {
      writeKind(TagType.BOOL, FLAG);
      out.writeBool(flag);
    } else {
      writeKind(TagType.STRING, TEXT);
      out.writeString(cut.text(String.valueOf(value)));
    }
    out.writeFieldEnd();
  }

  private void writeKind(TagType kind, TField valueFollows) throws TException {
    out.writeFieldBegin(KIND);
    out.writeI32(kind.getValue());
    out.writeFieldEnd();
    out.writeFieldBegin(valueFollows);
  }
}
