package org.clearkiosk.kiosk.voice;

import java.util.List;
import java.util.stream.Collectors;
import org.clearkiosk.kiosk.flow.Language;

/**
 * What is said at one go.
 *
 * @param screen the state's name, for the log
 * @param language whose voice says it
 * @param sentences in order, each whole
 */
record Utterance(String screen, Language language, List<String> sentences) {
  Utterance {
    sentences = List.copyOf(sentences);
  }

  /** All of it, a line a sentence. */
  String text() {
    return sentences.stream().collect(Collectors.joining("\n"));
  }

  /** Leaves the words out: they may say something of a student. */
  @Override
  public String toString() {
    return "Utterance[" + screen + " " + language + " " + text().length() + " characters]";
  }
}
