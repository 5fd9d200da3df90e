/**
 * The fault harness: real servers and services as processes, a ledger of confirmed records, clients
 * that resume, and faults at seeded moments.
 */
@NullMarked
package io.pulseboard.bench.faults;

import org.jspecify.annotations.NullMarked;
