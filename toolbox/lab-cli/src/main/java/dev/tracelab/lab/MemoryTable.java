package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.process.Memory;
import dev.tracelab.lab.process.ProcessId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What each process of a lab takes from the machine.
 *
 * @param bytes by name; empty where it is not known
 */
record MemoryTable(Map<String, OptionalLong> bytes) {

  /** Measures now. */
  static MemoryTable of(LabState state) {
    Map<String, OptionalLong> bytes = new LinkedHashMap<>();
    bytes.put(state.lab().name(), Memory.of(state.lab().pid()));
    state.processes().forEach(process -> bytes.put(process.name(), ofTree(process)));
    return new MemoryTable(bytes);
  }

  OptionalLong sum() {
    return Memory.sum(bytes.values());
  }

  List<String> inWords() {
    return bytes.entrySet().stream()
        .map(entry -> entry.getKey() + " " + Units.megabytes(entry.getValue()))
        .toList();
  }

  private static OptionalLong ofTree(ProcessId process) {
    return process.find().map(Memory::ofTree).orElse(OptionalLong.empty());
  }
}
