package dev.tracelab.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a page that is written by hand, between two marks that no reader sees. */
final class HandWritten {

  private static final String BEGIN =
      "<!-- Written by hand: all else on this page is generated. -->";
  private static final String END = "<!-- End of what is written by hand. -->";
  private static final Pattern PART =
      Pattern.compile(Pattern.quote(BEGIN) + "(.*)" + Pattern.quote(END), Pattern.DOTALL);

  private HandWritten() {}

  /** The part of a page, without the marks; empty if there is no such page or part yet. */
  static String in(Path page) throws IOException {
    Matcher part = PART.matcher(Files.exists(page) ? Files.readString(page) : "");
    return part.find() ? part.group(1).strip() : "";
  }

  /** The part with its marks. */
  static String marked(String part) {
    return BEGIN + "\n\n" + part + "\n\n" + END;
  }
}
