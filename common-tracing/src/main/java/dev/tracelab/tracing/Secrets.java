package dev.tracelab.tracing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Redacts secrets in text that is about to be written to a trace or a log. Exception messages often
 * quote URLs with their queries, headers and database values.
 *
 * <p>Redacted are: the values of parameters on a deny list ({@code TRACE_HIDDEN_PARAMETERS}, comma
 * separated; default {@value #DEFAULT_PARAMETERS}), headers that carry credentials or cookies,
 * {@code Bearer} and {@code Basic} credentials, and the user info of URLs. This is a safety net: do
 * not write secrets into messages in the first place.
 */
public final class Secrets {

  /** The default deny list, comma separated. */
  public static final String DEFAULT_PARAMETERS =
      "token,access_token,refresh_token,id_token,password,passwd,secret,client_secret,api_key,"
          + "apikey,signature,accesstoken,refreshtoken,idtoken,clientsecret";

  private static final Secrets CONFIGURED =
      withParameters(System.getenv("TRACE_HIDDEN_PARAMETERS"));

  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key|x-auth-token)(\\W{0,3}[:=]\\s*)[^\\r\\n]+");
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{6,}");
  // A password may contain slashes, colons and at signs; a port is not a password.
  private static final Pattern USER =
      Pattern.compile("(://)(?:[^/\\s@:]*:(?!\\d{1,5}(?:[/\\s]|$))\\S*|[^/\\s@]+)@");
  private static final Pattern NAMED =
      Pattern.compile(
          "(Invalid UUID string: |No enum constant |Unknown time-zone ID: "
              + "|Invalid ID for \\S+ ZoneId, invalid format: |Failing row contains )[^\\r\\n]+");
  private static final String MASK = "***";

  // Quoted data, up to the last quote on the line because the data may contain quotes:
  // invalid input "x", Key (email)=(x), Unrecognized token 'x', Numeric value (7) out of range;
  // and the URL at the end of a URISyntaxException.
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"[^\\r\\n]*\"|'[^\\r\\n]*'|=\\([^\\r\\n]*\\)|(?<=value )\\([^\\r\\n]*\\)"
              + "|(?<=at index \\d{1,4}: )[^\\r\\n]+");
  private static final List<String> QUOTING =
      List.of(
          "io.vertx.pgclient.",
          "org.postgresql.",
          "io.vertx.core.json.",
          "com.fasterxml.jackson.",
          "java.lang.NumberFormatException",
          "java.time.format.DateTimeParseException",
          "java.net.URISyntaxException");
  private static final int MAX_CAUSES = 16;

  private final Pattern parameters;
  private final Pattern names;

  private Secrets(Pattern parameters, Pattern names) {
    this.parameters = parameters;
    this.names = names;
  }

  /**
   * Uses another deny list.
   *
   * @param names comma separated; null or blank for {@link #DEFAULT_PARAMETERS}
   */
  static Secrets withParameters(String names) {
    String list = names == null || names.isBlank() ? DEFAULT_PARAMETERS : names;
    String any =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return new Secrets(
        Pattern.compile(
            "(?i)(?:(?<![\\w.-])|(?<=%[0-9A-F]{2}))((?:"
                + any
                + ")(?:=|%3D|\"\\s*:\\s*|:\\s+))"
                + "(\"(?:\\\\.|[^\"\\\\\\r\\n])*\"?|'[^'\\r\\n]*'?|[^&\\s\"'#<>)}\\]]+)"),
        Pattern.compile("(?i)(?:" + any + ")"));
  }

  /**
   * Redacts the secrets in a text.
   *
   * @param text null returns null
   */
  public static String redact(String text) {
    return text == null ? null : CONFIGURED.redacted(text);
  }

  /** Whether a field name is on the deny list; case-insensitive, false for null. */
  public static boolean isSecret(String name) {
    return name != null && CONFIGURED.names.matcher(name).matches();
  }

  /**
   * The message of a failure without secrets and without the data that databases and JSON parsers
   * quote. The classes of its causes count too, because many messages repeat those of their causes.
   *
   * @return null if the failure has no message
   */
  public static String redactedMessage(Throwable failure) {
    List<String> classes = new ArrayList<>();
    Throwable each = failure;
    while (each != null && classes.size() < MAX_CAUSES) {
      classes.add(each.getClass().getName());
      each = each.getCause();
    }
    return redact(failure.getMessage(), classes);
  }

  /**
   * As {@link #redactedMessage}, for a text about failures, such as a stack trace.
   *
   * @param text null returns null
   * @param classes the fully qualified class names of the failures
   */
  public static String redact(String text, Collection<String> classes) {
    String redacted = redact(text);
    boolean quotesData = classes.stream().anyMatch(Secrets::quotes);
    return redacted != null && quotesData ? QUOTED.matcher(redacted).replaceAll("?") : redacted;
  }

  /**
   * A failure in one line for a log: its {@link #redactedMessage}, or its simple class name if
   * there is no message.
   */
  public static String describe(Throwable failure) {
    String message = redactedMessage(failure);
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  private static boolean quotes(String failure) {
    return QUOTING.stream().anyMatch(failure::startsWith);
  }

  String redacted(String text) {
    String redacted = HEADER.matcher(text).replaceAll("$1$2" + MASK);
    redacted = CREDENTIALS.matcher(redacted).replaceAll("$1 " + MASK);
    redacted = USER.matcher(redacted).replaceAll("$1" + MASK + "@");
    redacted = NAMED.matcher(redacted).replaceAll("$1?");
    return parameters
        .matcher(redacted)
        .replaceAll(
            found -> Matcher.quoteReplacement(found.group(1) + redactedValue(found.group(2))));
  }

  /** Keeps the quotes, so that JSON remains valid. */
  private static String redactedValue(String value) {
    char first = value.charAt(0);
    return first == '"' || first == '\'' ? first + MASK + first : MASK;
  }
}
