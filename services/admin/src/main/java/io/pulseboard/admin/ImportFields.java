package io.pulseboard.admin;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the names and values of a file become those of a stream.
 *
 * @param renamed the field that something in the file is meant by, by its name there
 * @param set JSON texts of fields that every record gets, whatever the file says
 */
record ImportFields(Map<String, String> renamed, Map<String, String> set) {

  ImportFields {
    renamed = Map.copyOf(renamed);
    set = Map.copyOf(set);
  }

  boolean changeNothing() {
    return renamed.isEmpty() && set.isEmpty();
  }

  /** The field that a name in the file stands for; a field that another name stands for is none. */
  String field(String name) {
    String field = renamed.get(name);
    if (field != null) {
      return field;
    }
    return renamed.containsValue(name) ? "" : name;
  }

  /** The JSON texts of a record's fields, from those in the file by their names there. */
  Map<String, String> apply(Map<String, String> values) {
    Map<String, String> fields = new LinkedHashMap<>();
    values.forEach((name, json) -> fields.put(field(name), json));
    fields.putAll(set);
    return fields;
  }
}
