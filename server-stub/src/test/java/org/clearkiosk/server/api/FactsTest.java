package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import okhttp3.Headers;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.sources.FactAnswer;
import org.clearkiosk.server.sources.FactBlocker;
import org.clearkiosk.server.sources.FactChange;
import org.clearkiosk.server.sources.FactChanges;
import org.clearkiosk.server.sources.SourceText;
import org.clearkiosk.server.sources.StepDone;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** Many changes of one request: all or none, once, with every mistake named. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class FactsTest {
  private static final FactBlocker OVERDUE = new FactBlocker("overdue", null, null, null);

  private static TestServer server;

  /** The server of this engine runs already. */
  FactsTest(TestEngine engine) {}

  @BeforeParameterizedClassInvocation
  static void start(TestEngine engine, @TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
  }

  private static SourceSystem library(String name) {
    return SourceSystem.add(server, SourceSystem.identity(name));
  }

  private static FactChange put(@Nullable String student, String id, FactBlocker blocker) {
    return new FactChange(
        FactChange.Op.PUT_BLOCKER, student, id, null, null, null, blocker, null, null, null);
  }

  private static FactChange finish(String student, String office) {
    return FactChange.finishStep(student, office, StepDone.NO_MORE);
  }

  private static FactChanges changes(FactChange... changes) {
    return new FactChanges(List.of(changes));
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
    assertThat(reply.status()).isEqualTo(type.status());
  }

  private static List<String> mistakes(Terminal.Reply reply) {
    assertThat(reply.status()).isEqualTo(422);
    FactsProblem problem = reply.as(FactsProblem.class);
    assertThat(problem.type()).isEqualTo(ProblemType.FACTS_REFUSED.uri());
    return problem.mistakes().stream()
        .map(
            mistake ->
                mistake.index()
                    + " "
                    + mistake.type().substring("urn:clearkiosk:problem:".length()))
        .toList();
  }

  private static int entries(SourceSystem source) {
    return server.read(
        handle ->
            handle
                .select(
                    "SELECT count(*) FROM audit_entry WHERE actor = ?",
                    "source/" + source.identity().token())
                .mapTo(int.class)
                .one());
  }

  @Test
  void allAreDoneOrNoneAndEveryMistakeIsNamed() {
    SourceSystem library = library("batch");
    int before = server.rows("blocker");
    FactChange good = put("08281001", "a", OVERDUE);
    FactChange step = finish("08281002", "library");
    Terminal.Reply refusal =
        library.facts(
            "b-1",
            changes(
                good,
                step,
                finish("08281002", "finance"),
                put("99999999", "a", OVERDUE),
                put("08281003", "a", new FactBlocker("switch_on_loan", null, null, null)),
                put("08281003", "no blank", OVERDUE),
                put("08281003", "b", new FactBlocker("Overdue", null, null, null)),
                put("08281003", "c", new FactBlocker("overdue", null, "a\u0000b", null)),
                put(
                    "08281003",
                    "d",
                    new FactBlocker("overdue", null, null, new SourceText("\u202e", "x"))),
                put("08281003", "formula", new FactBlocker("overdue", null, "=1+1", null)),
                put(null, "e", OVERDUE),
                FactChange.liftBlocker("08281003", "f", "*"),
                FactChange.liftBlocker("08281001", "a", null),
                new FactChange(null, null, null, null, null, null, null, null, null, null)));
    assertThat(mistakes(refusal))
        .containsExactly(
            "2 not-allowed",
            "3 subject-unknown",
            "4 not-allowed",
            "5 fact-unfit",
            "6 fact-unfit",
            "7 fact-unfit",
            "8 fact-unfit",
            "9 fact-unfit",
            "10 fact-unfit",
            "11 changed-meanwhile",
            "12 fact-unfit",
            "13 fact-unfit");
    assertThat(refusal.body())
        .contains("changes[0] is about the same")
        .doesNotContain("99999999")
        .doesNotContain("08281003");
    assertThat(server.rows("blocker")).isEqualTo(before);
    assertThat(entries(library)).isZero();

    // what was refused may be mended and sent with the same id
    Terminal.Reply done = library.facts("b-1", changes(good, step));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.as(FactAnswer.FactsDone.class).results()).hasSize(2);
    assertThat(done.as(FactAnswer.FactsDone.class).results().get(0).etag()).isNotNull();
    assertThat(server.rows("blocker")).isEqualTo(before + 1);
    assertThat(entries(library)).isEqualTo(2);
  }

  /** A blocker that cannot be taken, by what is said to be wrong with it. */
  private static final Map<String, String> UNFIT =
      Map.ofEntries(
          Map.entry("'amountFen':-1", "amountFen: a whole number from 0 to 10000000000"),
          Map.entry("'amountFen':6.5", "amountFen: a whole number from 0 to 10000000000"),
          Map.entry("'amountFen':10000000001", "amountFen: a whole number from 0 to 10000000000"),
          Map.entry("'amountFen':1e300", "amountFen: a whole number from 0 to 10000000000"),
          Map.entry("'words':{'zh':'书'}", "words.en: is missing"),
          Map.entry("'words':{'en':'A book'}", "words.zh: is missing"),
          Map.entry("'words':{}", "words.zh: is missing"),
          Map.entry("'words':{'zh':'','en':'A book'}", "words.zh: is empty"),
          Map.entry("'words':{'zh':'书','en':' '}", "words.en: it begins or ends with a blank"),
          Map.entry(
              "'words':{'zh':'书','en':'%s'}".formatted("x".repeat(201)),
              "words.en: longer than 200 characters"),
          Map.entry(
              "'words':{'zh':'%s','en':'A book'}".formatted("书".repeat(401)),
              "words.zh: longer than 200 characters"),
          Map.entry("'item':''", "item: is empty"),
          Map.entry("'item':'%s'".formatted("x".repeat(101)), "item: longer than 100 characters"),
          Map.entry("'item':'＝1'", "item: it begins like a spreadsheet's formula"));

  @Test
  void ofManyChangesEachBlockerThatCannotBeTakenIsNamedWithWhatIsWrong() {
    SourceSystem library = library("unfit");
    List<String> changes = new ArrayList<>(List.of(blocker("a", "'amountFen':600")));
    List<String> flaws = new ArrayList<>();
    UNFIT.forEach(
        (part, flaw) -> {
          flaws.add(changes.size() + " " + flaw);
          changes.add(blocker("u" + changes.size(), part));
        });
    Terminal.Reply refusal = library.send("POST", "/v1/facts", all(changes), ID_OF_UNFIT);
    assertThat(mistakes(refusal)).hasSameSizeAs(flaws);
    assertThat(refusal.as(FactsProblem.class).mistakes())
        .extracting(mistake -> mistake.index() + " " + flaw(mistake))
        .isEqualTo(flaws);
  }

  private static final Headers ID_OF_UNFIT = SourceSystem.requestId("u-1");

  private static String blocker(String id, String part) {
    return "{'op':'put_blocker','student':'08281003','id':'%s','blocker':{'kind':'overdue',%s}}"
        .formatted(id, part);
  }

  private static String all(List<String> changes) {
    return "{'changes':[%s]}".formatted(String.join(",", changes)).replace('\'', '"');
  }

  /** What a mistake adds to the words that its type has. */
  private static String flaw(FactsProblem.Mistake mistake) {
    String detail = String.valueOf(mistake.detail());
    return detail.substring(detail.lastIndexOf(" (") + 2, detail.length() - 1);
  }

  @Test
  void anAmountIsTheSameWhateverWayItIsWritten() {
    SourceSystem library = library("amounts");
    Headers id = SourceSystem.requestId("a-1");
    String first = all(List.of(blocker("a", "'amountFen':600")));
    Terminal.Reply reply = library.send("POST", "/v1/facts", first, id);
    assertThat(reply.status()).isEqualTo(200);
    for (String amount : List.of("600.0", "6e2")) {
      Terminal.Reply again = library.send("POST", "/v1/facts", first.replace("600", amount), id);
      assertThat(again.body()).isEqualTo(reply.body());
    }
  }

  @Test
  void aBlockerThatTheOpHasNoUseForSaysNothing() {
    SourceSystem library = library("superfluous");
    FactBlocker none = new FactBlocker(null, null, null, null);
    FactBlocker anothers = new FactBlocker("switch_on_loan", null, null, null);
    Terminal.Reply done =
        library.facts(
            "s-1",
            changes(
                new FactChange(
                    FactChange.Op.LIFT_BLOCKER,
                    "08281004",
                    "a",
                    null,
                    null,
                    null,
                    none,
                    null,
                    null,
                    null),
                new FactChange(
                    FactChange.Op.FINISH_STEP,
                    "08281004",
                    null,
                    "library",
                    null,
                    null,
                    anothers,
                    null,
                    null,
                    null)));
    assertThat(done.status()).isEqualTo(200);
  }

  @Test
  void theSameAgainIsAnsweredAlikeAndAnythingElseIsRefused() {
    SourceSystem library = library("again");
    FactChanges changes = changes(put("08281004", "a", OVERDUE), finish("08281004", "library"));
    Terminal.Reply first = library.facts("b-2", changes);
    assertThat(first.status()).isEqualTo(200);
    assertThat(library.lift("08281004", "a").status()).isEqualTo(204);
    int entries = entries(library);

    Terminal.Reply second =
        library.send(
            "POST",
            "/v1/facts",
            Json.write(changes).replace(",", " , "),
            SourceSystem.requestId("b-2"));
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(entries(library)).isEqualTo(entries);
    refused(
        library.facts("b-2", changes(put("08281004", "b", OVERDUE))),
        ProblemType.IDEMPOTENCY_KEY_REUSED);
    assertThat(entries(library)).isEqualTo(entries);
  }

  @Test
  void theOrderOfChangesDoesNotMatter() {
    List<FactChange> changes = new ArrayList<>();
    for (String student : List.of("08281009", "08281005", "08281007", "08281006")) {
      changes.add(put(student, "order", OVERDUE));
    }
    SourceSystem one = library("one");
    SourceSystem two = library("two");
    assertThat(one.facts("o-1", new FactChanges(changes)).status()).isEqualTo(200);
    Collections.reverse(changes);
    assertThat(two.facts("o-1", new FactChanges(changes)).status()).isEqualTo(200);
    assertThat(entries(one)).isEqualTo(entries(two)).isEqualTo(4);
  }

  @Test
  void whatIsNoRequestIsRefusedAsAWhole() {
    SourceSystem library = library("shapes");
    FactChanges one = changes(put("08281001", "z", OVERDUE));
    refused(
        library.send("POST", "/v1/facts", Json.write(one), SourceSystem.NO_HEADERS),
        ProblemType.IDEMPOTENCY_KEY_UNFIT);
    refused(library.facts("k".repeat(65), one), ProblemType.IDEMPOTENCY_KEY_UNFIT);
    JsonObject none = new JsonObject();
    refused(library.facts("s-1", none), ProblemType.MALFORMED);
    JsonObject many = new JsonObject();
    many.add(
        "changes",
        Json.GSON.toJsonTree(
            IntStream.range(0, 101).mapToObj(id -> put("08281001", "m" + id, OVERDUE)).toList()));
    refused(library.facts("s-2", many), ProblemType.MALFORMED);
    refused(
        library.send(
            "POST",
            "/v1/facts",
            Json.write(one) + " ".repeat(Json.MAXIMUM_BYTES),
            SourceSystem.requestId("s-3")),
        ProblemType.TOO_LARGE);
    assertThat(entries(library)).isZero();
  }

  @Test
  void aStudentHasAtMostAHundredBlockersOfOneSource() {
    SourceSystem library = library("many");
    List<FactChange> hundred = new ArrayList<>();
    for (int id = 0; id < FactChanges.MOST; id++) {
      hundred.add(put("08281008", "m" + id, OVERDUE));
    }
    assertThat(library.facts("m-1", new FactChanges(hundred)).status()).isEqualTo(200);
    refused(library.put("08281008", "one-more", "overdue"), ProblemType.FACT_UNFIT);
    assertThat(library.put("08281008", "m7", "lab_fee").status()).isEqualTo(204);
    assertThat(mistakes(library.facts("m-2", changes(put("08281008", "two", OVERDUE)))))
        .containsExactly("0 fact-unfit");
  }
}
