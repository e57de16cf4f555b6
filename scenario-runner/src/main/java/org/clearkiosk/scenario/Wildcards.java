package org.clearkiosk.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a path or a title is to contain, capital letters or not.
 *
 * @param text {@code *} stands for anything
 */
record Wildcards(String text) {
  boolean fits(String candidate) {
    String pieces =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\*", -1))
            .map(java.util.regex.Pattern::quote)
            .collect(Collectors.joining(".*"));
    return java.util.regex.Pattern.compile(pieces)
        .matcher(candidate.toLowerCase(Locale.ROOT))
        .find();
  }
}
