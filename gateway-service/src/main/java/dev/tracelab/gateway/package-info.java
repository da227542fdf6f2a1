/** The gateway: composition root and configuration. */
package dev.tracelab.gateway;
