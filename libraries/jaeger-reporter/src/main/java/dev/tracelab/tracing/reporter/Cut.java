package dev.tracelab.tracing.reporter;

import java.util.Collection;

/**
 * How much of a span is written.
 *
 * @param maxChars longer names and values end there
 * @param maxItems more tags, logs and references are left out
 * @param bytesBefore size of the whole span, which is noted on it; 0 when nothing is cut
 */
record Cut(int maxChars, int maxItems, int bytesBefore) {

  static final Cut NONE = new Cut(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);

  /** Names and values of so many characters stay whole on any span. */
  private static final int FEWEST_CHARS = 64;

  private static final int FEWEST_ITEMS = 8;
  private static final int MANY_ITEMS = 2_048;

  /** The mildest cut of a span of this size: only its longest values end earlier. */
  static Cut mildest(int bytes, int room) {
    return new Cut(Math.max(FEWEST_CHARS, room / 2), Integer.MAX_VALUE, bytes);
  }

  /** A severer cut; null when there is none. First values get shorter, then items fewer. */
  Cut severer() {
    if (maxChars > FEWEST_CHARS) {
      return new Cut(Math.max(FEWEST_CHARS, maxChars / 2), maxItems, bytesBefore);
    }
    if (maxItems > FEWEST_ITEMS) {
      return new Cut(maxChars, Math.min(MANY_ITEMS, maxItems / 4), bytesBefore);
    }
    return null;
  }

  boolean isCut() {
    return bytesBefore > 0;
  }

  int items(Collection<?> items) {
    return Math.min(items.size(), maxItems);
  }

  /** The text, or its beginning; never half a character. */
  String text(String text) {
    if (text.length() <= maxChars) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(maxChars - 1));
    return text.substring(0, splits ? maxChars - 1 : maxChars);
  }
}
