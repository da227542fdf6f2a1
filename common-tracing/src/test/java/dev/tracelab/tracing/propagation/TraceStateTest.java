package dev.tracelab.tracing.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of W3C Trace Context, section 3.3. */
class TraceStateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "foo=1;foo=1",
        "foo=1,bar=2;foo=1,bar=2",
        " foo=1 ;foo=1",
        "foo=1 \t , \t bar=2,\t baz=3;foo=1,bar=2,baz=3",
        "foo= 1;foo= 1",
        "foo=1,,bar=2, ,;foo=1,bar=2",
        "0foo=1;0foo=1",
        "foo@=1,foo@bar@baz=2;foo@=1,foo@bar@baz=2",
        "a-b_c*d/e@f=!\"#$%&'()*+-./:<>?@[]^_`{|}~;a-b_c*d/e@f=!\"#$%&'()*+-./:<>?@[]^_`{|}~",
        "foo=1,foo=1;foo=1",
        "foo=1,bar=2,foo=3;foo=1,bar=2"
      })
  void aValidListIsForwarded(String received, String sent) {
    assertThat(TraceState.read(received)).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " , ,",
        "foo",
        "foo=,bar=3",
        "=1",
        "foo =1",
        "FOO=1",
        "foo.bar=1",
        "@foo=1,bar=2",
        "foo=bar=baz",
        "foo=\u0001",
        "foo=\u00e4",
        "bar=2,foo=a\tb"
      })
  void oneMalformedMemberInvalidatesTheList(String received) {
    assertThat(TraceState.read(received)).isNull();
  }

  @Test
  void upTo32MembersAreAccepted() {
    assertThat(TraceState.read(members(32))).isEqualTo(members(32));
    assertThat(TraceState.read(members(33))).isNull();
  }

  @Test
  void keysAndValuesOfUpTo256CharactersAreAccepted() {
    String key = "k".repeat(256);
    assertThat(TraceState.read(key + "=1")).isEqualTo(key + "=1");
    assertThat(TraceState.read("foo=1," + key + "k=1")).isNull();
    assertThat(TraceState.read("foo=" + "v".repeat(256))).hasSize(260);
    assertThat(TraceState.read("foo=" + "v".repeat(257))).isNull();
  }

  @Test
  void beyond512CharactersLongMembersAreDroppedFirstAndThenTheLast() {
    String large = "large=" + "v".repeat(200);
    String many = "a=1," + large + ",b=2," + members(31).replace("=", "=1234567890");

    assertThat(TraceState.read("a=1," + large + ",b=" + "v".repeat(100) + ",c=" + large.length()))
        .contains(large);
    assertThat(TraceState.read("a=1," + "b=" + "v".repeat(250) + ",c=" + "w".repeat(250) + ",d=1"))
        .isEqualTo("a=1,b=" + "v".repeat(250) + ",d=1");
    assertThat(TraceState.read(members(20).replace("=", "=" + "v".repeat(30))))
        .startsWith("key1=")
        .hasSizeLessThanOrEqualTo(512)
        .doesNotContain("key20=");
    assertThat(TraceState.read(many)).isNull();
  }

  private static String members(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> "key" + number + "=" + number)
        .collect(Collectors.joining(","));
  }
}
