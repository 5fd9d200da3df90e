/** Records in PostgreSQL: the schema, the batch writer, and one package of queries per stream. */
@NullMarked
package io.pulseboard.store;

import org.jspecify.annotations.NullMarked;
