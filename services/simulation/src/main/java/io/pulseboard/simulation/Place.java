package io.pulseboard.simulation;

import java.util.List;

/** A city that visitors come from, with its ISO 3166 country. */
record Place(String country, String city) {

  static final List<Place> ALL =
      List.of(
          new Place("US", "New York"),
          new Place("US", "San Francisco"),
          new Place("US", "Chicago"),
          new Place("US", "Austin"),
          new Place("CA", "Toronto"),
          new Place("CA", "Montréal"),
          new Place("MX", "Mexico City"),
          new Place("BR", "São Paulo"),
          new Place("AR", "Buenos Aires"),
          new Place("GB", "London"),
          new Place("GB", "Manchester"),
          new Place("IE", "Dublin"),
          new Place("DE", "Berlin"),
          new Place("DE", "München"),
          new Place("FR", "Paris"),
          new Place("FR", "Lyon"),
          new Place("ES", "Madrid"),
          new Place("IT", "Milano"),
          new Place("NL", "Amsterdam"),
          new Place("SE", "Stockholm"),
          new Place("PL", "Warszawa"),
          new Place("CH", "Zürich"),
          new Place("IN", "Bengaluru"),
          new Place("IN", "Mumbai"),
          new Place("SG", "Singapore"),
          new Place("JP", "Tokyo"),
          new Place("KR", "Seoul"),
          new Place("AU", "Sydney"),
          new Place("ZA", "Cape Town"),
          new Place("AE", "Dubai"));
}
