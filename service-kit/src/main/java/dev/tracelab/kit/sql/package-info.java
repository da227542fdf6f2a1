/**
 * PostgreSQL: configuration, migrations, and pools with and without spans. Start at {@link
 * dev.tracelab.kit.sql.Database}.
 */
package dev.tracelab.kit.sql;
