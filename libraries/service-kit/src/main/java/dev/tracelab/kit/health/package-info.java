/** Health checks for orchestrators, on a port of their own and never traced. */
package dev.tracelab.kit.health;
