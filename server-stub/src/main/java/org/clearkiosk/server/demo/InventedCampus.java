package org.clearkiosk.server.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.clearkiosk.clearance.policy.BlockerKind;
import org.clearkiosk.clearance.policy.Office;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.policy.Trait;

/**
 * A campus that no one studies at, of any size, as the six lists that can be imported: for
 * measuring and for trying out. The same size and seed give the same lists.
 *
 * <p>Three in four are undergraduates; one in ten has one blocker, which keeps the terminal from
 * finishing the step; all others can clear in their window.
 */
public final class InventedCampus {
  /** As many as one import takes. */
  public static final int MOST_STUDENTS = 200_000;

  /** The query password of all of them. */
  public static final String QUERY_PASSWORD = "135790";

  /** Its hash, made once: to hash it for each would take longer than anything else. */
  static final String QUERY_PASSWORD_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$b6FdQ/WPa4tp+LpO4Xor9g$XpI+28LzGq7QH3jZ36NaTGNrOGi1pAKq8EOabLjE/ek";

  private static final int FIRST_NUMBER = 90_000_000;
  private static final String CARD_PREFIX = "60";
  private static final int UNDERGRADUATES_OF_100 = 75;
  private static final int BLOCKED_OF_100 = 10;
  private static final int OFFICE_DONE_OF_100 = 40;
  private static final int TRAIT_OF_100 = 30;
  private static final int LARGEST_FEN = 20_000;
  private static final int BANK_TAILS = 10_000;

  private static final String[] FAMILY_NAMES = "赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 朱 秦 许 何".split(" ");
  private static final String[] SYLLABLES =
      "安 博 晨 达 恩 芳 歌 涵 佳 凯 岚 敏 宁 平 青 然 思 涛 文 欣 雅 泽".split(" ");
  private final int students;
  private final long seed;
  private final List<String> traits;
  private final List<String> offices;
  private final List<String> blockerKinds;

  /**
   * A campus.
   *
   * @param students how many, 1 to {@value #MOST_STUDENTS}
   * @param policy whose offices, traits and kinds of blockers it has
   */
  public InventedCampus(int students, long seed, Policy policy) {
    if (students < 1 || students > MOST_STUDENTS) {
      throw new IllegalArgumentException("students: 1 to " + MOST_STUDENTS);
    }
    this.students = students;
    this.seed = seed;
    traits = policy.traits().stream().map(Trait::id).toList();
    offices =
        policy.offices().stream()
            .filter(office -> !office.finishedHere() && !office.last())
            .map(Office::id)
            .toList();
    blockerKinds = policy.blockerKinds().stream().map(BlockerKind::id).toList();
  }

  /** The number of a student, counted from 0. */
  public static String number(int index) {
    return Integer.toString(FIRST_NUMBER + index);
  }

  /** The number of that student's card. */
  public static String cardNumber(int index) {
    return CARD_PREFIX + number(index);
  }

  /** Writes {@code students.csv}, {@code statuses.csv} and so on into a folder. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    SplittableRandom random = new SplittableRandom(seed);
    try (CsvWriter studentRows = list(folder, "students", "number", "name", "level", "traits");
        CsvWriter statusRows = list(folder, "statuses", "student", "status");
        CsvWriter officeRows = list(folder, "offices", "student", "office", "done");
        CsvWriter blockerRows =
            list(folder, "blockers", "student", "source", "id", "kind", "amount_fen");
        CsvWriter cardRows =
            list(folder, "cards", "number", "student", "profile", "key_generation", "identifier");
        CsvWriter accountRows =
            list(
                folder,
                "accounts",
                "student",
                "card_fen",
                "network_fen",
                "bank_card_tail",
                "password_hash")) {
      for (int index = 0; index < students; index++) {
        String number = number(index);
        boolean undergraduate = holds(random, UNDERGRADUATES_OF_100);
        studentRows.writeRecord(
            number,
            name(random),
            undergraduate ? "undergraduate" : "postgraduate",
            String.join(" ", some(traits, random, TRAIT_OF_100)));
        statusRows.writeRecord(number, status(undergraduate, random));
        for (String office : some(offices, random, OFFICE_DONE_OF_100)) {
          officeRows.writeRecord(number, office, "yes");
        }
        if (holds(random, BLOCKED_OF_100)) {
          blockerRows.writeRecord(
              number,
              "card_centre",
              "1",
              blockerKinds.get(random.nextInt(blockerKinds.size())),
              fen(random));
        }
        cardRows.writeRecord(
            cardNumber(index), number, "cpu", Integer.toString(DemoCampus.CARD_KEY_GENERATION), "");
        accountRows.writeRecord(
            number,
            fen(random),
            fen(random),
            "%04d".formatted(random.nextInt(BANK_TAILS)),
            QUERY_PASSWORD_HASH);
      }
    }
  }

  private static CsvWriter list(Path folder, String name, String... columns) throws IOException {
    CsvWriter writer =
        CsvWriter.builder().build(folder.resolve(name + ".csv"), StandardCharsets.UTF_8);
    writer.writeRecord(columns);
    return writer;
  }

  private static String name(SplittableRandom random) {
    String first = FAMILY_NAMES[random.nextInt(FAMILY_NAMES.length)];
    return first
        + SYLLABLES[random.nextInt(SYLLABLES.length)]
        + SYLLABLES[random.nextInt(SYLLABLES.length)];
  }

  private static String status(boolean undergraduate, SplittableRandom random) {
    int share = random.nextInt(100);
    if (share < 85) {
      return "graduating";
    }
    return share < 95 || !undergraduate ? "continuing" : "deferral_approved";
  }

  private static List<String> some(List<String> all, SplittableRandom random, int of100) {
    List<String> some = new ArrayList<>();
    for (String each : all) {
      if (holds(random, of100)) {
        some.add(each);
      }
    }
    return some;
  }

  private static boolean holds(SplittableRandom random, int of100) {
    return random.nextInt(100) < of100;
  }

  private static String fen(SplittableRandom random) {
    return Integer.toString(random.nextInt(LARGEST_FEN));
  }
}
