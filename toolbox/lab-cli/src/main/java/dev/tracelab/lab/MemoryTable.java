package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.process.Memory;
import dev.tracelab.lab.process.ProcessId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The memory of each process of a lab.
 *
 * @param bytes by process name; empty if it is unknown
 */
record MemoryTable(Map<String, OptionalLong> bytes) {

  private static final double MEGABYTE = 1e6;

  /** Measures now. */
  static MemoryTable of(LabState state) {
    Map<String, OptionalLong> bytes = new LinkedHashMap<>();
    bytes.put(state.lab().name(), Memory.of(state.lab().pid()));
    state.processes().forEach(process -> bytes.put(process.name(), ofTree(process)));
    return new MemoryTable(bytes);
  }

  /** Of all processes; empty if that of one is unknown. */
  OptionalLong sum() {
    return Memory.sum(bytes.values());
  }

  /** The name and memory of each process. */
  List<String> entries() {
    return bytes.entrySet().stream()
        .map(entry -> entry.getKey() + " " + megabytes(entry.getValue()))
        .toList();
  }

  /** Formats bytes as whole megabytes. */
  static String megabytes(OptionalLong bytes) {
    return bytes.isEmpty()
        ? "unknown"
        : String.format(Locale.ROOT, "%.0f MB", bytes.getAsLong() / MEGABYTE);
  }

  private static OptionalLong ofTree(ProcessId process) {
    return process.find().map(Memory::ofTree).orElse(OptionalLong.empty());
  }
}
