package dev.tracelab.bench.ingest;

/**
 * What one backend did in one round.
 *
 * @param spansPerCpuSecond how many spans one core takes in in a second
 * @param bytesPerSpan by how much the process has grown for each span it keeps
 */
record Intake(double spansPerCpuSecond, double bytesPerSpan) {}
