package org.clearkiosk.kiosk.screen.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.kiosk.flow.Contrast;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/main/java/org/clearkiosk/kiosk/screen"),
          Path.of("src/main/java/org/clearkiosk/kiosk/voice"));
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9_.-]*)\"");

  /** What the technician's pages find to be in order or not; the rest are mere facts. */
  private static final Set<Finding.Subject> CAN_NEED_ATTENTION =
      EnumSet.of(
          Finding.Subject.READER,
          Finding.Subject.READER_PRESENT,
          Finding.Subject.SERVER_ANSWER,
          Finding.Subject.ROUND_TRIP,
          Finding.Subject.CERTIFICATE_END,
          Finding.Subject.CLOCK_OFFSET,
          Finding.Subject.REFUSED,
          Finding.Subject.PARKED,
          Finding.Subject.DISK_WRITE,
          Finding.Subject.DISK_ROOM,
          Finding.Subject.FONT,
          Finding.Subject.SOUND,
          Finding.Subject.DISPLAY,
          Finding.Subject.RESTART);

  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(Texts.in(Language.EN).keys()).isEqualTo(Texts.in(Language.ZH).keys());
  }

  @Test
  void everythingThatCanBeSaidIsSaidSomewhere() throws IOException {
    Set<String> used = new HashSet<>(composed());
    Set<String> literals = literals();
    used.addAll(literals);
    literals.forEach(literal -> used.add("action." + literal));
    literals.forEach(literal -> used.add("spoken.key." + literal));
    literals.forEach(literal -> used.add(literal + ".any"));
    assertThat(new TreeSet<>(Texts.in(Language.ZH).keys())).isSubsetOf(used);
  }

  @Test
  void everythingThatIsComposedCanBeSaid() {
    assertThat(Texts.in(Language.ZH).keys()).containsAll(composed());
  }

  /** The keys that the screens put together from the words of the domain. */
  private static Set<String> composed() {
    Set<String> keys = new HashSet<>();
    for (FailureCode code : FailureCode.values()) {
      for (String part : List.of("title", "safe", "next")) {
        keys.add("trouble." + code.code() + "." + part);
      }
    }
    keys.add("trouble." + FailureCode.WINDOW_NOT_OPEN.code() + ".safe.unknown");
    keys.add("trouble." + FailureCode.WINDOW_CLOSED.code() + ".safe.unknown");
    for (Level level : Level.values()) {
      keys.add("level." + lower(level));
      keys.add("idle.level." + lower(level));
      for (Status status : Status.values()) {
        keys.add("status." + lower(level) + "." + lower(status));
      }
    }
    for (Refund refund : Refund.values()) {
      keys.add("confirm.refund." + lower(refund));
      keys.add("action." + lower(refund));
    }
    for (Progress progress : Progress.values()) {
      keys.add("progress." + lower(progress));
    }
    for (Contrast contrast : Contrast.values()) {
      keys.add("contrast." + lower(contrast));
    }
    for (TextSize size : TextSize.values()) {
      keys.add("text-size." + lower(size));
    }
    for (Mark mark : Mark.values()) {
      keys.add("mark." + lower(mark));
    }
    for (TechnicianPage page : TechnicianPage.values()) {
      keys.add("technician.page." + lower(page));
    }
    for (Finding.Subject subject : Finding.Subject.values()) {
      keys.add("technician.subject." + lower(subject));
    }
    for (ProblemType refusal : ProblemType.FOR_GOOD) {
      keys.add("technician.refusal." + lower(refusal));
    }
    CAN_NEED_ATTENTION.forEach(subject -> keys.add("technician.remedy." + lower(subject)));
    return keys;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> literals() throws IOException {
    Set<String> literals = new HashSet<>();
    for (Path sources : SOURCES) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          Matcher matcher = LITERAL.matcher(Files.readString(file));
          while (matcher.find()) {
            literals.add(matcher.group(1));
          }
        }
      }
    }
    return literals;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void bothLanguagesHaveTheSameGaps(Language language) {
    Texts texts = Texts.in(language);
    Texts other = Texts.in(language.other());
    for (String key : texts.keys()) {
      assertThat(takesFilling(texts, key)).as(key).isEqualTo(takesFilling(other, key));
    }
  }

  private static boolean takesFilling(Texts texts, String key) {
    return !texts.get(key, 2).equals(texts.get(key, 3));
  }

  @Test
  void englishKeepsItsApostrophes() {
    Texts english = Texts.in(Language.EN);
    assertThat(english.get("receipt.none.note")).doesNotContain("''");
    assertThat(english.get("submitting.sending")).contains("university's server");
    assertThat(english.keys().stream().map(key -> english.get(key, 2, 3)))
        .allMatch(text -> !text.contains("{") && !text.contains("’"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyGlyphIsInTheFont(Language language) {
    Theme theme = Theme.install(Scale.of(1920, 1080));
    assertThat(theme.family()).as("a font with simplified Chinese is installed").contains("SC");
    Font font = theme.font(Type.NOTE);
    Texts texts = Texts.in(language);
    for (String key : texts.keys()) {
      assertThat(font.canDisplayUpTo(texts.get(key, 2).replace("\n", ""))).as(key).isEqualTo(-1);
    }
  }

  @Test
  void chineseCallsThingsByTheNamesThatStudentsMeet() {
    Texts chinese = Texts.in(Language.ZH);
    for (String key : chinese.keys()) {
      String text = chinese.get(key, 2, 3);
      assertThat(text).as(key).doesNotContain("上网余额");
      if (key.startsWith("spoken.")) {
        assertThat(text).as("confirming is a button's word: " + key).doesNotContain("确认键");
      }
    }
  }

  @Test
  void numbersOfThingsReadNaturally() {
    Texts english = Texts.in(Language.EN);
    assertThat(english.get("password.tries", 1)).isEqualTo("Last try: another mistake locks it");
    assertThat(english.get("password.tries", 4)).isEqualTo("4 tries left");
    assertThat(english.get("notice.open", 1L)).isEqualTo("1 place to go");
    assertThat(Texts.in(Language.ZH).get("notice.open", 3L)).isEqualTo("还有 3 处要办");
  }
}
