package dev.tracelab.tracing.reporter;

import java.util.Collection;

/**
 * The limits within which a span that is too large is written.
 *
 * @param maxChars longer names and values are truncated
 * @param maxItems further tags, logs and references are omitted
 * @param originalBytes the size of the whole span, which becomes a tag; 0 if nothing is truncated
 */
record Truncation(int maxChars, int maxItems, int originalBytes) {

  static final Truncation NONE = new Truncation(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);

  /** Names and values up to this length are never truncated. */
  private static final int MIN_CHARS = 64;

  private static final int MIN_ITEMS = 8;
  private static final int MANY_ITEMS = 2_048;

  /** The first limits for a span of this size: only its longest values are truncated. */
  static Truncation loosest(int bytes, int room) {
    return new Truncation(Math.max(MIN_CHARS, room / 2), Integer.MAX_VALUE, bytes);
  }

  /** Tighter limits, first on characters, then on items; null if there are none. */
  Truncation tighter() {
    if (maxChars > MIN_CHARS) {
      return new Truncation(Math.max(MIN_CHARS, maxChars / 2), maxItems, originalBytes);
    }
    if (maxItems > MIN_ITEMS) {
      return new Truncation(maxChars, Math.min(MANY_ITEMS, maxItems / 4), originalBytes);
    }
    return null;
  }

  boolean isTruncated() {
    return originalBytes > 0;
  }

  int items(Collection<?> items) {
    return Math.min(items.size(), maxItems);
  }

  /** The text or its prefix, which never ends inside a surrogate pair. */
  String text(String text) {
    if (text.length() <= maxChars) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(maxChars - 1));
    return text.substring(0, splits ? maxChars - 1 : maxChars);
  }
}
