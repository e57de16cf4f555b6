package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.policy.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code policy} and {@code explain}: what they print and how they end. */
class PolicyCommandsTest {
  private record Ended(int exitCode, String out, String err) {
    JsonObject json() {
      return JsonParser.parseString(out).getAsJsonObject();
    }
  }

  @Test
  void aFileWithoutMistakeIsSaidToHaveNone(@TempDir Path folder) throws Exception {
    Path file = file(folder, year());

    assertThat(run("policy", "check", file.toString()))
        .isEqualTo(new Ended(0, file + ": no mistake\n", ""));
    assertThat(run("policy", "check", "--format", "json", file.toString()).json())
        .isEqualTo(
            JsonParser.parseString("{\"file\":\"" + file + "\",\"valid\":true,\"mistakes\":[]}"));
  }

  @Test
  void everyMistakeIsPrintedWithItsPlaceAndRemedy(@TempDir Path folder) throws Exception {
    Path file =
        file(
            folder,
            year()
                .replace("Asia/Shanghai", "Asia/Nowhere")
                .replace("\"after\": [\"information_centre\"]", "\"after\": [\"moon\"]"));

    Ended text = run("policy", "check", file.toString());
    assertThat(text.exitCode()).isEqualTo(1);
    assertThat(text.out())
        .startsWith(
            file
                + ":3:11: $.zone: \"Asia/Nowhere\" is no time zone\n"
                + "    write one of the IANA data base, as Asia/Shanghai\n"
                + file
                + ":")
        .contains(": $.offices[7].after[0]: there is no office \"moon\"\n")
        .endsWith(file + ": 2 mistakes\n");

    Ended json = run("policy", "check", "--format", "json", file.toString());
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(json.json().get("valid").getAsBoolean()).isFalse();
    JsonArray mistakes = json.json().getAsJsonArray("mistakes");
    assertThat(mistakes).hasSize(2);
    assertThat(mistakes.get(0).getAsJsonObject().keySet())
        .containsExactly("line", "column", "path", "what", "remedy");
  }

  @Test
  void aFileThatCannotBeReadIsSaidToBeSo(@TempDir Path folder) throws Exception {
    Path latin = folder.resolve("latin.json");
    Files.write(latin, new byte[] {'"', (byte) 0xe4, '"'});

    assertThat(run("policy", "check", folder.resolve("none").toString()).err())
        .startsWith("there is no file");
    assertThat(run("policy", "check", latin.toString()).err()).contains("not written in UTF-8");
    assertThat(run("policy", "check", folder.toString()).err()).contains("cannot be read");
    for (String bad : List.of("none", "latin.json", ".")) {
      assertThat(run("policy", "check", folder.resolve(bad).toString()).exitCode()).isEqualTo(2);
    }
    assertThat(run("policy", "check").exitCode()).isEqualTo(2);
  }

  @Test
  void aYearIsBegunFromOneThatComesAlong(@TempDir Path folder) throws Exception {
    Ended shown = run("policy", "show", "2012");
    assertThat(shown).isEqualTo(new Ended(0, year(), ""));
    assertThat(run("policy", "show"))
        .isEqualTo(run("policy", "show", "newest"))
        .isEqualTo(run("policy", "show", Policies.newestYear()));
    Path begun = file(folder, shown.out());
    assertThat(run("policy", "check", begun.toString()).exitCode()).isZero();

    Ended none = run("policy", "show", "1999");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err())
        .startsWith("no policy of 1999 comes with the program")
        .contains(Policies.years());
  }

  @Test
  void theSchemaIsPrintedAsItIs() {
    assertThat(run("policy", "schema")).isEqualTo(new Ended(0, Policies.schema(), ""));
  }

  @Test
  void aPolicyWithMistakesIsNotUsed(@TempDir Path folder) throws Exception {
    Path file = file(folder, year().replace("Asia/Shanghai", "Asia/Nowhere"));

    Ended ended = explain("undergraduate", "graduating", "--policy", file.toString());
    assertThat(ended.exitCode()).isEqualTo(5);
    assertThat(ended.err()).contains("cannot be used:\n3:11 $.zone");
  }

  @Test
  void aFolderIsNoPolicy(@TempDir Path folder) {
    assertThat(explain("undergraduate", "graduating", "--policy", folder.toString()))
        .isEqualTo(new Ended(5, "", "policy " + folder + " is a folder: name the file in it\n"));
  }

  @Test
  void aBankThatIsNotNamedIsABank(@TempDir Path folder) throws Exception {
    Path file =
        file(
            folder,
            year().replace(", \"bank\": { \"zh\": \"中国银行\", \"en\": \"Bank of China\" }", ""));
    assertThat(oneLine(explain("undergraduate", "graduating", "--policy", file.toString())))
        .contains("打入本人的银行卡，最晚");
    assertThat(
            oneLine(
                explain(
                    "undergraduate",
                    "graduating",
                    "--policy",
                    file.toString(),
                    "--language",
                    "en")))
        .contains("paid to the student's bank card, merged");
    assertThat(oneLine(explain("undergraduate", "graduating", "--policy", "2012")))
        .contains("打入本人的中国银行卡");
  }

  @Test
  void whenTheHallAndAnOfficeAreOpenIsSaid(@TempDir Path folder) throws Exception {
    String hours = "\"hours\": { \"zh\": \"八点到十八点\", \"en\": \"8 to 18\" }";
    Path file =
        file(
            folder,
            year()
                .replace(
                    "Student activity centre, first floor\" },",
                    "Student activity centre, first floor\" }, " + hours + ",")
                .replace("\"id\": \"finance\",", "\"id\": \"finance\", " + hours + ","));
    String english =
        oneLine(
            explain(
                "undergraduate", "graduating", "--policy", file.toString(), "--language", "en"));
    assertThat(english)
        .contains("One-stop service hall, Student activity centre, first floor, 8 to 18")
        .contains("Pay tuition and lodging, 8 to 18 (only if:");
  }

  @Test
  void aRefundThatIsNotToBeChosenThatDayIsMarkedAndCountsWhereItWasChosen() {
    Ended late = explainOn("2012-06-21", "--language", "en");
    assertThat(oneLine(late))
        .contains("by 2012-06-20 (cannot be chosen that day)")
        .contains("by 2012-07-15;");
    assertThat(oneLine(explainOn("2012-06-20", "--language", "en")))
        .contains("by 2012-06-20")
        .doesNotContain("cannot be chosen");
    assertThat(
            explainOn("2012-06-21", "--refund", "cash", "--format", "json")
                .json()
                .getAsJsonArray("refundChoices"))
        .hasToString("[\"bank\"]");
    assertThat(need("canteen_counter", "--refund", "cash", "--on", "2012-06-21"))
        .isEqualTo("needed");
  }

  private static Ended explainOn(String day, String... more) {
    List<String> options = new ArrayList<>(List.of("--policy", "2012", "--on", day));
    options.addAll(List.of(more));
    return explain("undergraduate", "graduating", options.toArray(String[]::new));
  }

  /** A cell of a table goes on in the next line. */
  private static String oneLine(Ended ended) {
    assertThat(ended.err()).isEmpty();
    return ended.out().replaceAll("\\s*\n\\s+(?=\\p{IsHan})", "").replaceAll("\\s+", " ");
  }

  @Test
  void explainsAsJson() {
    Ended ended =
        explain(
            "undergraduate",
            "graduating",
            "--policy",
            "2012",
            "--on",
            "2012-06-12",
            "--format",
            "json");

    assertThat(ended.exitCode()).isZero();
    JsonObject said = ended.json();
    assertThat(said.getAsJsonObject("window"))
        .isEqualTo(
            JsonParser.parseString(
                "{\"phase\":\"open\",\"firstDay\":\"2012-06-11\",\"lastDay\":\"2012-06-20\","
                    + "\"rules\":[\"W1\",\"W2\"]}"));
    assertThat(said.get("cardStopsOn").getAsString()).isEqualTo("2012-06-26");
    assertThat(said.getAsJsonObject("balance").get("how").getAsString()).isEqualTo("bank_refund");
    assertThat(said.getAsJsonObject("balance").get("by").getAsString()).isEqualTo("2012-07-15");
    JsonObject network = said.getAsJsonObject("network");
    assertThat(network.get("refundedOn").getAsString()).isEqualTo("2012-06-26");
    assertThat(network.get("worksUntil").getAsString()).isEqualTo("2012-06-26");
    assertThat(network.get("chargedAsUsual").getAsBoolean()).isFalse();
    assertThat(said.getAsJsonArray("refundChoices")).hasToString("[\"bank\",\"cash\"]");
    assertThat(said.getAsJsonArray("offices")).hasSize(10);
    assertThat(said.getAsJsonArray("rules"))
        .hasToString("[\"W1\",\"W2\",\"S1\",\"S3\",\"C1\",\"C2\",\"C8\",\"C9\",\"I1\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "undergraduate, graduating,         2012-06-26",
    "undergraduate, continuing,         2012-09-15",
    "undergraduate, deferral_approved,  2013-07-15",
    "undergraduate, deferral-unsettled, 2012-09-15",
    "postgraduate,  Graduating,         2012-07-16",
    "postgraduate,  continuing,         2012-09-15",
    "postgraduate,  deferral_approved,  2013-07-15",
  })
  void everyLevelAndStatusIsExplained(String level, String status, String cardStopsOn) {
    for (String language : List.of("zh", "en")) {
      Ended ended = explain(level, status, "--language", language);
      assertThat(ended.exitCode()).isZero();
      assertThat(ended.out())
          .contains(cardStopsOn)
          .contains(language.equals("zh") ? "校园卡停用" : "Card stops");
    }
    assertThat(explain(level, status, "--format", "json").json().get("cardStopsOn").getAsString())
        .isEqualTo(cardStopsOn);
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedWithTheReason() {
    assertThat(explain("postgraduate", "deferral_unsettled"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "--status deferral_unsettled: there is none for postgraduate students (S2, S3);"
                    + " theirs are graduating, continuing, deferral_approved\n"));
    assertThat(explain("undergraduate", "continuing", "--refund", "cash").err())
        .startsWith("--refund cash: undergraduate, continuing has no such choice (W1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--level graduate --status graduating",
        "--level undergraduate --status gone",
        "--level undergraduate",
        "--level undergraduate --status graduating --on 2012-06-31",
        "--level undergraduate --status graduating --trait left_handed",
        "--level undergraduate --status graduating --trait none,lives_in",
        "--level undergraduate --status graduating --refund gold",
      })
  void wrongUseEndsWithTwo(String arguments) {
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(List.of(arguments.split(" ")));

    Ended ended = run(all.toArray(String[]::new));
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).isNotBlank();
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void traitsAndRefundTellWhatElseDepends() {
    assertThat(need("dormitories")).isEqualTo("depends");
    assertThat(need("dormitories", "--trait", "lives_in")).isEqualTo("needed");
    assertThat(need("finance", "--trait", "lives_in,party_member")).isEqualTo("not_needed");
    assertThat(need("finance", "--trait", "none")).isEqualTo("not_needed");
    assertThat(need("canteen_counter", "--refund", "cash")).isEqualTo("needed");
    assertThat(need("canteen_counter", "--refund", "bank")).isEqualTo("not_needed");
  }

  private static String need(String office, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("--format", "json"));
    JsonObject said = explain("undergraduate", "graduating", options.toArray(String[]::new)).json();
    for (JsonElement one : said.getAsJsonArray("offices")) {
      if (one.getAsJsonObject().get("office").getAsString().equals(office)) {
        return one.getAsJsonObject().get("need").getAsString();
      }
    }
    throw new AssertionError(office);
  }

  private static Ended explain(String level, String status, String... more) {
    List<String> all = new ArrayList<>(List.of("explain", "--level", level, "--status", status));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        ServerCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(arguments);
    return new Ended(exitCode, out.toString(), err.toString());
  }

  private static String year() {
    return Policies.text("2012").orElseThrow();
  }

  private static Path file(Path folder, String text) throws Exception {
    return Files.writeString(folder.resolve("year.json"), text, StandardCharsets.UTF_8);
  }
}
