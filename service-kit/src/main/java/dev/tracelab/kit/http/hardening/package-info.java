/**
 * Protects an API against overload, slow clients and malformed requests. Read it after {@link
 * dev.tracelab.kit.http.Api}, when you want to know why a request was shed, cut off or refused;
 * routes and handlers do not need it.
 */
package dev.tracelab.kit.http.hardening;
