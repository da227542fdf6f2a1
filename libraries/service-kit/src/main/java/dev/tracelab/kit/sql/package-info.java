/** PostgreSQL: configuration, migrations, and pools with and without spans. */
package dev.tracelab.kit.sql;
