package dev.tracelab.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether Jaeger's query API is where it is said to be. */
final class QueryCheck {

  /** The header {@code Date} has whole seconds. */
  private static final Duration TOLERATED = Duration.ofSeconds(2);

  private static final Pattern BASE = Pattern.compile("<base href=\"(/[^\"]+?)/?\"");

  private final URI query;
  private final String subject;

  private QueryCheck(URI query) {
    this.query = query;
    this.subject = "query API " + query;
  }

  static Check of(URI query) {
    return new QueryCheck(query).check();
  }

  private Check check() {
    if (!Http.resolves(query.getHost())) {
      return Check.ill(
          subject,
          "unknown host",
          new Diagnosis(
              Cause.UNKNOWN_HOST, "The name %s has no address.".formatted(query.getHost())));
    }
    try {
      HttpResponse<String> response = Http.get(QueryApi.below(query, "/api/services"));
      return QueryApi.isServices(response) ? jaeger(response) : somethingElse(response);
    } catch (IOException e) {
      return Check.ill(
          subject,
          "no response",
          new Diagnosis(
              Cause.QUERY_UNREACHABLE,
              "%s does not respond (%s).".formatted(query, Http.reason(e))));
    }
  }

  private Check jaeger(HttpResponse<String> response) {
    Duration ahead =
        response
            .headers()
            .firstValue("Date")
            .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
            .map(date -> Duration.between(Instant.now(), date.toInstant()))
            .orElse(Duration.ZERO);
    return ahead.abs().compareTo(TOLERATED) > 0
        ? Check.ill(
            subject,
            "another time",
            new Diagnosis(
                Cause.CLOCK_OF_JAEGER,
                "Jaeger's clock is %d s %s this machine's."
                    .formatted(
                        ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of")))
        : Check.well(subject, "Jaeger responds");
  }

  private Check somethingElse(HttpResponse<String> response) throws IOException {
    Optional<String> base = basePath();
    if (base.isPresent()) {
      return Check.ill(
          subject,
          "another path",
          new Diagnosis(
              Cause.BASE_PATH, "Jaeger is at %s.".formatted(QueryApi.below(query, base.get()))));
    }
    if (QueryApi.isServicesOfVersion3(Http.get(QueryApi.below(query, "/api/v3/services")))) {
      return Check.ill(
          subject,
          "another version",
          new Diagnosis(
              Cause.QUERY_VERSION,
              "Jaeger at %s serves /api/v3, but answers /api/services with status %d."
                  .formatted(query, response.statusCode())));
    }
    return Check.ill(
        subject,
        "not Jaeger",
        new Diagnosis(
            Cause.NOT_JAEGER,
            "%s answers with status %d, which is not a list of services."
                .formatted(QueryApi.below(query, "/api/services"), response.statusCode())));
  }

  /** Jaeger's page names the prefix of its paths. */
  private Optional<String> basePath() throws IOException {
    for (String path : new String[] {"/", "/jaeger/"}) {
      Matcher base = BASE.matcher(Http.get(QueryApi.below(query, path)).body());
      if (base.find()
          && QueryApi.isServices(
              Http.get(QueryApi.below(query, base.group(1) + "/api/services")))) {
        return Optional.of(base.group(1));
      }
    }
    return Optional.empty();
  }
}
