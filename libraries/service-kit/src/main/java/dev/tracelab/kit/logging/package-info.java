/** Log lines as people or as machines read them, and on request in Loki too. */
package dev.tracelab.kit.logging;
