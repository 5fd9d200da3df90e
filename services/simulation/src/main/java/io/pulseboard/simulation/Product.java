package io.pulseboard.simulation;

import java.math.BigDecimal;
import java.util.List;

/** What the simulated shop sells. */
record Product(String id, String name, String category, BigDecimal price) {

  static final List<Product> CATALOGUE =
      List.of(
          product(1001, "Ultrabook 14", "Electronics", "1249.00"),
          product(1002, "Noise-Cancelling Headphones", "Electronics", "279.95"),
          product(1003, "4K Monitor 27", "Electronics", "389.00"),
          product(1004, "Mechanical Keyboard", "Electronics", "119.50"),
          product(1005, "Smartphone 12 Pro", "Electronics", "899.00"),
          product(1006, "Wireless Mouse", "Electronics", "39.99"),
          product(2001, "Espresso Machine", "Home & Kitchen", "449.00"),
          product(2002, "Coffee Grinder", "Home & Kitchen", "149.90"),
          product(2003, "Cast-Iron Pan", "Home & Kitchen", "64.95"),
          product(2004, "Robot Vacuum", "Home & Kitchen", "329.00"),
          product(2005, "Desk Lamp", "Home & Kitchen", "45.50"),
          product(3001, "Trail Running Shoes", "Sports", "134.90"),
          product(3002, "Yoga Mat", "Sports", "29.95"),
          product(3003, "Carbon Road Bike", "Sports", "2890.00"),
          product(3004, "Climbing Rope 60 m", "Sports", "169.00"),
          product(3005, "Water Bottle", "Sports", "18.50"),
          product(4001, "Merino Sweater", "Clothing", "89.00"),
          product(4002, "Rain Jacket", "Clothing", "159.00"),
          product(4003, "Denim Jeans", "Clothing", "79.95"),
          product(4004, "Wool Socks, 3 Pairs", "Clothing", "24.90"),
          product(5001, "Distributed Systems", "Books", "54.00"),
          product(5002, "Cooking for Two", "Books", "27.50"),
          product(5003, "Atlas of the World", "Books", "95.00"),
          product(5004, "Pocket Dictionary", "Books", "12.95"),
          product(6001, "Analytics Plan, Monthly", "Software", "49.00"),
          product(6002, "Analytics Plan, Yearly", "Software", "490.00"),
          product(6003, "Photo Editor Licence", "Software", "129.00"),
          product(6004, "Password Manager, Family", "Software", "59.88"));

  private static Product product(int number, String name, String category, String price) {
    return new Product("SKU-" + number, name, category, new BigDecimal(price));
  }
}
