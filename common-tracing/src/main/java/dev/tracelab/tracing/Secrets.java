package dev.tracelab.tracing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes secrets out of text that a trace or a log is about to show: messages of exceptions quote
 * addresses with their queries, headers and values of a database.
 *
 * <p>Hidden are the values of parameters on a deny list ({@code TRACE_HIDDEN_PARAMETERS}, comma
 * separated, else {@value #DEFAULT_PARAMETERS}), of the headers that carry credentials and cookies,
 * of {@code Bearer} and {@code Basic}, and what stands before the host of an address. It is a net,
 * not a licence: nothing that is secret should be written into a message.
 */
public final class Secrets {

  /** The parameters that are hidden where none are named. */
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
  // A password may hold slashes and more of these signs; a port is none.
  private static final Pattern USER =
      Pattern.compile("(://)(?:[^/\\s@:]*:(?!\\d{1,5}(?:[/\\s]|$))\\S*|[^/\\s@]+)@");
  private static final Pattern NAMED =
      Pattern.compile(
          "(Invalid UUID string: |No enum constant |Unknown time-zone ID: "
              + "|Invalid ID for \\S+ ZoneId, invalid format: |Failing row contains )[^\\r\\n]+");
  private static final String MASK = "***";

  // What is quoted of the data, to the last quote of its line, for it may hold quotes itself:
  // invalid input "x", Key (email)=(x), Unrecognized token 'x', Numeric value (7) out of range;
  // and what an address that cannot be read ends with.
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

  /** With a deny list; null or blank for the usual one. */
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
   * A text without the secrets in it, hidden as the environment says.
   *
   * @param text null gives null
   */
  public static String redact(String text) {
    return text == null ? null : CONFIGURED.redacted(text);
  }

  /** Whether a field of this name holds a secret, as the deny list has it. */
  public static boolean isSecret(String name) {
    return name != null && CONFIGURED.names.matcher(name).matches();
  }

  /**
   * A failure's message without secrets, and without the data that databases and readers of JSON
   * quote. Its causes count, for many messages repeat those of their causes.
   *
   * @return null when there is no message
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
   * As {@link #redactedMessage(Throwable)}, for a text about failures, such as a stack trace.
   *
   * @param text null gives null
   * @param classes the full names of the failures' classes
   */
  public static String redact(String text, Collection<String> classes) {
    String redacted = redact(text);
    boolean quotesData = classes.stream().anyMatch(Secrets::quotes);
    return redacted != null && quotesData ? QUOTED.matcher(redacted).replaceAll("?") : redacted;
  }

  /**
   * What a failure says in one sentence for a log: its message as {@link
   * #redactedMessage(Throwable)} has it, or the name of its class when it has none.
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

  /** Quotes stay, so that JSON stays JSON. */
  private static String redactedValue(String value) {
    char first = value.charAt(0);
    return first == '"' || first == '\'' ? first + MASK + first : MASK;
  }
}
