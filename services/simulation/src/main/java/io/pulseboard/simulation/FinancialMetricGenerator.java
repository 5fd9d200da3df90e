package io.pulseboard.simulation;

import io.pulseboard.contracts.FinancialMetric;
import io.pulseboard.contracts.UuidV7;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/**
 * Closes the books of one department after the other: revenue, expense, profit and margin of one
 * closing belong together.
 */
final class FinancialMetricGenerator implements RecordGenerator {

  private static final double USUAL_DEVIATION = 0.06;
  private static final double LARGEST_DEVIATION = 0.25;

  private final RandomGenerator random;
  private final Deque<Figure> pending = new ArrayDeque<>();
  private int department;

  private record Figure(
      Department department, String type, String category, BigDecimal amount, BigDecimal budget) {}

  FinancialMetricGenerator(RandomGenerator random) {
    this.random = random;
    this.department = random.nextInt(Department.ALL.size());
  }

  @Override
  public FinancialMetric next(Instant at) {
    if (pending.isEmpty()) {
      close(Department.ALL.get(department), at);
      department = (department + 1) % Department.ALL.size();
    }
    Figure figure = pending.remove();
    return new FinancialMetric(
        UuidV7.at(at, random),
        at,
        figure.type(),
        figure.department().name(),
        figure.category(),
        figure.amount(),
        figure.budget(),
        null,
        null,
        figure.department().period());
  }

  private void close(Department department, Instant at) {
    double planned = department.revenue() * season(department, at);
    BigDecimal revenueBudget = hundreds(planned);
    BigDecimal expenseBudget = hundreds(planned * department.expenseShare());
    BigDecimal revenue = actual(revenueBudget);
    BigDecimal expense = actual(expenseBudget);
    add(department, "revenue", department.revenueCategory(), revenue, revenueBudget);
    add(department, "expense", department.expenseCategory(), expense, expenseBudget);
    BigDecimal profit = revenue.subtract(expense);
    BigDecimal profitBudget = revenueBudget.subtract(expenseBudget);
    add(department, "profit", "Operating Profit", profit, profitBudget);
    BigDecimal marginBudget = percent(profitBudget, revenueBudget);
    add(department, "margin", "Operating Margin", percent(profit, revenue), marginBudget);
  }

  private void add(
      Department department, String type, String category, BigDecimal amount, BigDecimal budget) {
    pending.add(new Figure(department, type, category, amount, budget));
  }

  /** Highest at the turn of the year. */
  private static double season(Department department, Instant at) {
    int day = at.atOffset(ZoneOffset.UTC).getDayOfYear();
    return 1 + department.season() * StrictMath.cos(2 * Math.PI * day / 365.25);
  }

  private BigDecimal actual(BigDecimal budget) {
    double deviation =
        Math.clamp(USUAL_DEVIATION * random.nextGaussian(), -LARGEST_DEVIATION, LARGEST_DEVIATION);
    return budget.multiply(BigDecimal.valueOf(1 + deviation)).setScale(2, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal hundreds(double amount) {
    return BigDecimal.valueOf(Math.round(amount / 100) * 100).setScale(2);
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_EVEN);
  }
}
