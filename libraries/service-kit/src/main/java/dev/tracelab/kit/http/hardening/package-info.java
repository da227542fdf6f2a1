/** Protection of an API against overload, slow clients and malformed requests. */
package dev.tracelab.kit.http.hardening;
