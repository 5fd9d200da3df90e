package io.pulseboard.store.overview;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** What the home page shows of a range. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Overview(Figure revenue, Figure netProfit, Figure orders, Figure activeUsers) {}
