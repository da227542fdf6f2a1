package dev.tracelab.jaeger.ingest;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** The answers to {@code POST /v1/traces}, each in the encoding of its request. */
final class OtlpAnswers {

  /** {@code INVALID_ARGUMENT} of google.rpc.Code. */
  private static final int INVALID_ARGUMENT = 3;

  private static final int CODE = 1;
  private static final int MESSAGE = 2;

  private OtlpAnswers() {}

  /** All spans were taken. */
  static Buffer accepted(boolean json) {
    return json
        ? new JsonObject().put("partialSuccess", new JsonObject()).toBuffer()
        : Buffer.buffer();
  }

  /**
   * The request was none: a google.rpc.Status, of which protobuf needs no more than two fields.
   *
   * @param sentence says why
   */
  static Buffer invalid(String sentence, boolean json) {
    if (json) {
      return new JsonObject().put("code", INVALID_ARGUMENT).put("message", sentence).toBuffer();
    }
    UnknownFieldSet status =
        UnknownFieldSet.newBuilder()
            .addField(CODE, Field.newBuilder().addVarint(INVALID_ARGUMENT).build())
            .addField(
                MESSAGE,
                Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(sentence)).build())
            .build();
    return Buffer.buffer(status.toByteArray());
  }
}
