/**
 * Breaks running services in ways that a trace reveals. Start with {@link
 * dev.tracelab.scenarios.ScenarioExtension}; {@code catalogue} describes each scenario, {@code
 * order} and {@code inventory} hold the broken and the repaired variants of ports, and {@code
 * engine} chooses between them for each call.
 */
package dev.tracelab.scenarios;
