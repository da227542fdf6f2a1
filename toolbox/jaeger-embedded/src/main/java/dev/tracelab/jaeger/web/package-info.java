/** The viewer's pages. */
package dev.tracelab.jaeger.web;
