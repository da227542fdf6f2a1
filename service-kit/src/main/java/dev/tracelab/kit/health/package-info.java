/**
 * Health checks and metrics for orchestrators, on a separate port that is never traced. Read it to
 * add a readiness check.
 */
package dev.tracelab.kit.health;
