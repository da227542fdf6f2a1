/** Configuration from environment variables, with mistakes told in one sentence. */
package dev.tracelab.kit.config;
