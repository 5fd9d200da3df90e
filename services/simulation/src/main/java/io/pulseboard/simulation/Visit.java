package io.pulseboard.simulation;

import io.pulseboard.contracts.UserEvent;
import io.pulseboard.contracts.UuidV7;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One visitor's way through the site: lands on a page, looks at products, clicks, perhaps fills a
 * cart, logs in or signs up before the checkout, and sometimes buys.
 */
final class Visit {

  private static final int USERS = 50_000;
  private static final double KNOWN_AT_START = 0.3;
  private static final double HAS_ACCOUNT = 0.7;

  private static final List<String> LANDING_PAGES =
      List.of("/", "/", "/", "/products", "/pricing", "/blog/real-time-dashboards", "/docs");
  private static final List<String> REFERRERS =
      List.of(
          "https://www.google.com/",
          "https://www.bing.com/",
          "https://news.ycombinator.com/",
          "https://www.linkedin.com/",
          "https://github.com/");
  private static final List<String> ELEMENTS =
      List.of("details", "reviews", "gallery", "share", "wishlist");

  private enum Stage {
    LANDING,
    BROWSING,
    CART,
    CHECKOUT,
    OVER
  }

  private final String session;
  private final Place place;
  private final Client client;
  private final @Nullable String referrer;
  private @Nullable String user;
  private Stage stage = Stage.LANDING;
  private Product product;
  private int quantity;
  private Instant lastSeen;

  Visit(Instant at, RandomGenerator random) {
    session = "S-" + HexFormat.of().toHexDigits(random.nextLong());
    place = Pick.from(Place.ALL, random);
    client = Pick.from(Client.ALL, random);
    referrer = random.nextBoolean() ? Pick.from(REFERRERS, random) : null;
    user = random.nextDouble() < KNOWN_AT_START ? newUser(random) : null;
    product = Pick.from(Product.CATALOGUE, random);
    lastSeen = at;
  }

  boolean isOver() {
    return stage == Stage.OVER;
  }

  Instant lastSeen() {
    return lastSeen;
  }

  /** What the visitor does next; not to be asked once the visit is over. */
  UserEvent next(Instant at, RandomGenerator random) {
    lastSeen = at;
    return switch (stage) {
      case LANDING -> land(at, random);
      case BROWSING -> browse(at, random);
      case CART -> goToCheckout(at, random);
      case CHECKOUT -> checkOut(at, random);
      case OVER -> throw new IllegalStateException("the visit is over");
    };
  }

  private UserEvent land(Instant at, RandomGenerator random) {
    stage = Stage.BROWSING;
    return event(at, random, "page_view", Pick.from(LANDING_PAGES, random), null);
  }

  private UserEvent browse(Instant at, RandomGenerator random) {
    double choice = random.nextDouble();
    if (choice < 0.04 && user == null) {
      return identify(at, random);
    }
    if (choice < 0.56) {
      product = Pick.from(Product.CATALOGUE, random);
      return event(at, random, "page_view", productPage(), null);
    }
    if (choice < 0.78) {
      Map<String, @Nullable Object> element = Map.of("element", Pick.from(ELEMENTS, random));
      return event(at, random, "click", productPage(), element);
    }
    if (choice < 0.85) {
      return fillCart(at, random);
    }
    stage = Stage.OVER;
    return event(at, random, "page_view", "/products", null);
  }

  private UserEvent fillCart(Instant at, RandomGenerator random) {
    stage = Stage.CART;
    quantity = 1 + random.nextInt(3);
    Map<String, @Nullable Object> metadata = cart();
    metadata.put("element", "add-to-cart");
    return event(at, random, "click", productPage(), metadata);
  }

  private UserEvent goToCheckout(Instant at, RandomGenerator random) {
    if (user == null) {
      return identify(at, random);
    }
    stage = Stage.CHECKOUT;
    return event(at, random, "page_view", "/checkout", null);
  }

  private UserEvent checkOut(Instant at, RandomGenerator random) {
    stage = Stage.OVER;
    if (random.nextInt(3) == 0) {
      return event(at, random, "page_view", "/cart", null);
    }
    Map<String, @Nullable Object> metadata = cart();
    metadata.put("total", product.price().multiply(BigDecimal.valueOf(quantity)));
    return event(at, random, "purchase", "/checkout", metadata);
  }

  private UserEvent identify(Instant at, RandomGenerator random) {
    user = newUser(random);
    boolean known = random.nextDouble() < HAS_ACCOUNT;
    return event(at, random, known ? "login" : "signup", known ? "/login" : "/signup", null);
  }

  private static String newUser(RandomGenerator random) {
    return "U-" + (10_000 + random.nextInt(USERS));
  }

  /** In a fixed order, so that the same seed gives the same text too. */
  private Map<String, @Nullable Object> cart() {
    Map<String, @Nullable Object> cart = new LinkedHashMap<>();
    cart.put("product_id", product.id());
    cart.put("quantity", quantity);
    return cart;
  }

  private String productPage() {
    return "/products/" + product.id();
  }

  private UserEvent event(
      Instant at,
      RandomGenerator random,
      String type,
      String page,
      @Nullable Map<String, @Nullable Object> metadata) {
    return new UserEvent(
        UuidV7.at(at, random),
        at,
        type,
        user,
        session,
        page,
        client.device(),
        client.browser(),
        place.country(),
        place.city(),
        referrer,
        metadata);
  }
}
