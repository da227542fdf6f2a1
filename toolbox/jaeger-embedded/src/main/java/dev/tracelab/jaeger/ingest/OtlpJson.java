package dev.tracelab.jaeger.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Reads OTLP's JSON into protobuf messages, field by field from their descriptors. Protobuf's own
 * {@code JsonFormat} cannot: OTLP writes ids in hexadecimal, and the real Jaeger accepts deeper
 * nesting, several values in one attribute (the last one counts) and unknown enum names.
 */
final class OtlpJson {

  /** Messages nested deeper are skipped; {@link OtlpAttributes} shows fewer levels anyway. */
  private static final int MAX_DEPTH = 100;

  /** The number of digits in 2^64. */
  private static final int MAX_DIGITS = 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();

  private final JsonParser json;

  private OtlpJson(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads a request; fields that OTLP does not define are skipped.
   *
   * @throws IllegalArgumentException if the text is not such a request
   */
  static ExportTraceServiceRequest parse(byte[] text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
      parser.nextToken();
      new OtlpJson(parser).readMessage(request, 0);
      return request.build();
    } catch (IOException e) {
      throw new IllegalArgumentException("they are not JSON", e);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("a number is not an integer", e);
    }
  }

  private void readMessage(Message.Builder message, int depth) throws IOException {
    expect(JsonToken.START_OBJECT);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      FieldDescriptor field = field(message.getDescriptorForType(), json.currentName());
      json.nextToken();
      if (field == null || depth == MAX_DEPTH) {
        json.skipChildren();
      } else if (field.isRepeated()) {
        readList(message.clearField(field), field, depth);
      } else if (json.currentToken() != JsonToken.VALUE_NULL || isMessage(field)) {
        message.setField(field, value(message, field, depth));
      }
    }
  }

  /** Looks a field up by either of its names, or returns null; counts and flags are not stored. */
  private static FieldDescriptor field(Descriptor message, String name) {
    for (FieldDescriptor field : message.getFields()) {
      if (field.getJsonName().equals(name) || field.getName().equals(name)) {
        return field.getJavaType() == JavaType.INT ? null : field;
      }
    }
    return null;
  }

  private void readList(Message.Builder message, FieldDescriptor field, int depth)
      throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    expect(JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_NULL || isNullAllowed(field)) {
        message.addRepeatedField(field, value(message, field, depth));
      }
    }
  }

  /** A null event or attribute is an empty one; a null span is none. */
  private static boolean isNullAllowed(FieldDescriptor field) {
    return isMessage(field) && !field.getMessageType().equals(Span.getDescriptor());
  }

  private Object value(Message.Builder parent, FieldDescriptor field, int depth)
      throws IOException {
    if (isMessage(field)) {
      return message(parent.newBuilderForField(field), depth + 1);
    }
    if (json.currentToken().isStructStart()) {
      throw unexpected();
    }
    String text = json.getText();
    return switch (field.getJavaType()) {
      case LONG -> integer(text);
      case DOUBLE -> Double.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case BYTE_STRING -> bytes(field, text);
      case ENUM -> enumValue(field.getEnumType(), text);
      default -> text;
    };
  }

  private Message message(Message.Builder message, int depth) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NULL) {
      readMessage(message, depth);
    }
    return message.build();
  }

  /** Up to 2^64 - 1. The size is checked first: an exponent may stand for gigabytes of digits. */
  private static Long integer(String text) {
    BigDecimal number = new BigDecimal(text.isEmpty() ? "0" : text);
    if (number.precision() - (long) number.scale() > MAX_DIGITS || number.scale() > MAX_DIGITS) {
      throw new IllegalArgumentException("a number is too large");
    }
    return number.toBigIntegerExact().longValue();
  }

  /** Ids are hexadecimal; attribute values are base64, in either alphabet, padded or not. */
  private static ByteString bytes(FieldDescriptor field, String text) {
    if (!field.getContainingType().equals(AnyValue.getDescriptor())) {
      return ByteString.copyFrom(HexFormat.of().parseHex(text));
    }
    String standard = text.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
    return ByteString.copyFrom(Base64.getDecoder().decode(standard));
  }

  /** By name or by number; any other text is the unspecified value 0. */
  private static EnumValueDescriptor enumValue(EnumDescriptor type, String text) {
    EnumValueDescriptor named = type.findValueByName(text);
    if (named != null) {
      return named;
    }
    int number = text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    return type.findValueByNumberCreatingIfUnknown(number);
  }

  private static boolean isMessage(FieldDescriptor field) {
    return field.getJavaType() == JavaType.MESSAGE;
  }

  private void expect(JsonToken token) {
    if (json.currentToken() != token) {
      throw unexpected();
    }
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        "unexpected %s at %s"
            .formatted(json.currentToken(), json.getParsingContext().pathAsPointer()));
  }
}
