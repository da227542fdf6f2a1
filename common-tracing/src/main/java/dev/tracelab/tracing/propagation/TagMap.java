package dev.tracelab.tracing.propagation;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The tags of a span in insertion order, in one array; to others they are read-only. A span has a
 * handful of tags, for which a search from the start is as fast as hashing, and hash tables were a
 * third of what a span allocated. The unusual span with many tags gets one.
 */
final class TagMap extends AbstractMap<String, Object> {

  private static final int INITIAL_TAGS = 6;
  private static final int MAX_TAGS = 48;

  /** Keys at even indexes, each followed by its value. */
  private Object[] pairs = new Object[2 * INITIAL_TAGS];

  private int length;

  /** Holds all tags once there are too many for the array. */
  private Map<String, Object> table;

  /** Adds a tag or replaces its value. */
  void set(String key, Object value) {
    int index = table == null ? indexOf(key) : -1;
    if (index >= 0) {
      pairs[index] = value;
    } else if (table == null && length < 2 * MAX_TAGS) {
      add(key, value);
    } else {
      table().put(key, value);
    }
  }

  private void add(String key, Object value) {
    if (length == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * length);
    }
    pairs[length++] = key;
    pairs[length++] = value;
  }

  private Map<String, Object> table() {
    if (table == null) {
      Map<String, Object> all = new LinkedHashMap<>();
      forEach(all::put);
      table = all;
    }
    return table;
  }

  /** The index of a key's value; negative if there is none. */
  private int indexOf(Object key) {
    for (int i = 0; i < length; i += 2) {
      if (pairs[i].equals(key)) {
        return i + 1;
      }
    }
    return -1;
  }

  @Override
  public Object get(Object key) {
    int index = table == null ? indexOf(key) : -1;
    return index >= 0 ? pairs[index] : table == null ? null : table.get(key);
  }

  @Override
  public int size() {
    return table == null ? length / 2 : table.size();
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return table == null ? new Pairs() : Collections.unmodifiableMap(table).entrySet();
  }

  private final class Pairs extends AbstractSet<Map.Entry<String, Object>> {

    @Override
    public int size() {
      return length / 2;
    }

    @Override
    public Iterator<Map.Entry<String, Object>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < length;
        }

        @Override
        public Map.Entry<String, Object> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          next += 2;
          return Map.entry((String) pairs[next - 2], pairs[next - 1]);
        }
      };
    }
  }
}
