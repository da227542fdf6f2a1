/** Configuration from environment variables. */
package dev.tracelab.kit.config;
