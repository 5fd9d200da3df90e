package io.pulseboard.simulation;

import java.util.List;

/**
 * A department with its plan.
 *
 * @param revenue planned for one period in an average season
 * @param expenseShare of the revenue that is planned to be spent
 * @param season how far the year's end lifts, and its middle lowers, the plan
 */
record Department(
    String name,
    String period,
    double revenue,
    double expenseShare,
    double season,
    String revenueCategory,
    String expenseCategory) {

  static final List<Department> ALL =
      List.of(
          new Department("Sales", "daily", 84_000, 0.62, 0.20, "Product Sales", "Commissions"),
          new Department("Marketing", "weekly", 46_000, 0.81, 0.15, "Partnerships", "Campaigns"),
          new Department(
              "Engineering", "monthly", 310_000, 0.74, 0.05, "Licences", "Cloud Services"),
          new Department("Operations", "weekly", 120_000, 0.70, 0.10, "Logistics", "Facilities"),
          new Department("Support", "daily", 18_500, 0.88, 0.08, "Service Contracts", "Payroll"),
          new Department("Consulting", "monthly", 265_000, 0.58, 0.06, "Projects", "Travel"));
}
