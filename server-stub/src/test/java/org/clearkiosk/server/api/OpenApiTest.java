package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.model.CardRules;
import org.clearkiosk.clearance.model.ChargedMonths;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.RefundUntil;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.UnchargedMonth;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.HeartbeatAnswer;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.clearance.wire.Ticket;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.clearing.Acts;
import org.clearkiosk.server.clearing.BusinessClock;
import org.clearkiosk.server.clearing.DeskNotice;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.feed.OutgoingEvent;
import org.clearkiosk.server.identity.PasswordWorkers;
import org.clearkiosk.server.receipt.PublicKeyJson;
import org.clearkiosk.server.receipt.PublicKeySet;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.sources.CardState;
import org.clearkiosk.server.sources.FactAnswer;
import org.clearkiosk.server.sources.FactBlocker;
import org.clearkiosk.server.sources.FactChange;
import org.clearkiosk.server.sources.FactChanges;
import org.clearkiosk.server.sources.FactResult;
import org.clearkiosk.server.sources.SourceActs;
import org.clearkiosk.server.sources.SourceText;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.terminals.TerminalActs;
import org.clearkiosk.server.tls.ServerIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document and the server say the same. */
@SuppressWarnings("NullAway.Init") // JUnit calls start
class OpenApiTest {
  private static final Map<String, Class<? extends Record>> RECORDS =
      Stream.of(
              Text.class,
              Hall.class,
              Today.class,
              Today.LevelWindow.class,
              ChallengeRequest.class,
              Challenge.class,
              SectorKeyRequest.class,
              SectorKeyGrant.class,
              Session.class,
              PasswordRequest.class,
              Window.class,
              OfficeBox.class,
              Check.class,
              Reason.class,
              BalanceOutcome.class,
              NetworkOutcome.class,
              UnchargedMonth.class,
              ChargedMonths.class,
              CardRight.class,
              CardRules.class,
              RefundUntil.class,
              Outcome.class,
              Notice.class,
              Ticket.class,
              CompletionEvent.class,
              Receipt.class,
              PublicKeyJson.class,
              PublicKeySet.class,
              EnrolmentRequest.class,
              RenewalRequest.class,
              TerminalCertificate.class,
              Heartbeat.class,
              Heartbeat.Outbox.class,
              SequenceRange.class,
              HeartbeatAnswer.class,
              FactChanges.class,
              FactAnswer.FactsDone.class,
              FactsProblem.class,
              FactsProblem.Mistake.class,
              NamedOffice.class,
              Problem.class)
          .collect(Collectors.toMap(Class::getSimpleName, type -> type));

  /**
   * Records whose parts may be null in the program and are needed all the same: each mistake is
   * named, or the part is there before the record is told.
   */
  private static final Map<String, Set<String>> NEEDED_OF =
      Map.of(
          "FactChange", Set.of("op"),
          "FactBlocker", Set.of("kind"),
          "SourceText", Set.of("zh", "en"),
          "CardState", Set.of("state"),
          "FactResult", Set.of());

  private static final List<Class<? extends Record>> LENIENT =
      List.of(
          FactChange.class, FactBlocker.class, SourceText.class, CardState.class, FactResult.class);

  /** The shapes of a session request, by what their member {@code profile} says. */
  private static final Map<String, Class<? extends SessionRequest>> SHAPES =
      Map.of(
          "cpu", SessionRequest.WithProof.class,
          "classic", SessionRequest.WithSector.class,
          "uid", SessionRequest.WithIdentifier.class);

  private static final Map<String, Class<? extends Enum<?>>> ENUMS =
      Map.of(
          "Level", Level.class,
          "Status", Status.class,
          "Refund", Refund.class,
          "Progress", Progress.class);

  private static TestServer server;
  private static OpenAPI document;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(folder, TestServer.JUNE);
    Terminal.Reply reply =
        server
            .addTerminal("07")
            .send(new Request.Builder().url(server.url() + "/v1/openapi.yaml").build());
    assertThat(reply.status()).isEqualTo(200);
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(reply.body(), null, options);
    assertThat(result.getMessages()).isEmpty();
    document = result.getOpenAPI();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void itIsVersion31() {
    assertThat(document.getOpenapi()).startsWith("3.1.");
  }

  @Test
  void itNamesExactlyTheRoutesThatThereAre(@TempDir Path folder) throws Exception {
    Set<String> documented = new TreeSet<>();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .keySet()
                    .forEach(method -> documented.add(method + " " + path)));
    assertThat(documented).isEqualTo(routes(folder));
  }

  private static Set<String> routes(Path folder) throws Exception {
    try (Database database = Database.open(DataFolder.open(folder));
        GroupCommit writer = new GroupCommit(database::openWriter, 1, InstantSource.system());
        PasswordWorkers workers = new PasswordWorkers()) {
      Acts acts =
          new Acts(
              database.reading(),
              writer,
              workers,
              ReceiptKey.open(folder.resolve("receipt-key.json")),
              campus -> {
                throw new IllegalStateException("no one asks");
              },
              InstantSource.system());
      TerminalActs terminals =
          new TerminalActs(
              database.reading(),
              writer,
              ServerIdentity.authority(folder, Instant.now()),
              InstantSource.system());
      SourceActs sources =
          new SourceActs(
              database.reading(),
              writer,
              campus -> TestServer.POLICY,
              BusinessClock.ofMachine(TestServer.POLICY.zone()),
              InstantSource.system());
      Consumer<RoutesConfig> routes = HttpServer.routes(acts, terminals, sources, Runnable::run);
      return Javalin.create(config -> routes.accept(config.routes))
          .unsafe
          .internalRouter
          .allHttpHandlers()
          .stream()
          .map(handler -> handler.endpoint.method + " " + handler.endpoint.path)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void whatItSaysIsOpenIsOpenAndTheRestIsNot() {
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> checkOpen(path, method, operation)));
  }

  private static void checkOpen(String path, PathItem.HttpMethod method, Operation operation) {
    boolean open = operation.getSecurity() != null && operation.getSecurity().isEmpty();
    Request.Builder request =
        new Request.Builder().url(server.url() + path.replaceAll("\\{[a-z]+}", "x"));
    boolean withBody = operation.getRequestBody() != null;
    boolean sendsBody = withBody || method == PathItem.HttpMethod.PUT;
    request.method(method.name(), sendsBody ? RequestBody.create(new byte[0], null) : null);
    int status = server.stranger().send(request.build()).status();
    assertThat(status).as(method + " " + path).isEqualTo(open ? (withBody ? 415 : 200) : 401);
  }

  @Test
  void itsSchemasHaveThePropertiesOfTheRecords() {
    RECORDS.forEach(
        (name, type) -> {
          Schema<?> schema = schema(name);
          assertThat(schema.getProperties().keySet()).as(name).isEqualTo(components(type));
          Set<String> needed =
              Arrays.stream(type.getRecordComponents())
                  .filter(component -> !isNullable(component))
                  .map(RecordComponent::getName)
                  .collect(Collectors.toSet());
          assertThat(new HashSet<>(schema.getRequired())).as(name).isEqualTo(needed);
        });
    for (Class<? extends Record> type : LENIENT) {
      String name = type.getSimpleName();
      assertThat(schema(name).getProperties().keySet()).as(name).isEqualTo(components(type));
      List<String> needed = Objects.requireNonNullElse(schema(name).getRequired(), List.of());
      assertThat(new HashSet<>(needed)).isEqualTo(NEEDED_OF.get(name));
    }
    // what is told has its position
    assertThat(schema("OutgoingEvent").getProperties().keySet())
        .isEqualTo(components(OutgoingEvent.class))
        .isEqualTo(new HashSet<>(schema("OutgoingEvent").getRequired()));
    assertThat(schema("OutgoingData").getProperties().keySet())
        .isEqualTo(components(OutgoingEvent.Data.class));
    assertThat(schema("CompletionData").getProperties().keySet())
        .isEqualTo(components(CompletionEvent.Data.class));
  }

  private static Set<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  @Test
  void itsShapesOfASessionRequestAreThoseOfTheRecords() {
    assertThat(schema("SessionRequest").getOneOf()).hasSize(SHAPES.size());
    SHAPES.forEach(
        (profile, type) -> {
          Schema<?> shape = schema(type.getSimpleName());
          Set<String> members = new TreeSet<>(Set.of("profile"));
          for (RecordComponent component : type.getRecordComponents()) {
            members.add(component.getName());
          }
          assertThat(shape.getProperties().keySet()).isEqualTo(members);
          assertThat(new TreeSet<>(shape.getRequired())).isEqualTo(members);
          assertThat(property(type.getSimpleName(), "profile").getConst()).isEqualTo(profile);
          assertThat(schema("SessionRequest").getDiscriminator().getMapping())
              .containsEntry(profile, "#/components/schemas/" + type.getSimpleName());
        });
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  @Test
  void itsWordsAreThoseOfTheEnumerations() {
    ENUMS.forEach((name, type) -> assertThat(texts(schema(name).getEnum())).isEqualTo(words(type)));
    assertThat(texts(property("FactChange", "op").getEnum())).isEqualTo(words(FactChange.Op.class));
    assertThat(texts(property("Notice", "verdict").getEnum())).isEqualTo(words(Verdict.class));
    assertThat(texts(property("BalanceOutcome", "how").getEnum()))
        .isEqualTo(words(BalanceOutcome.How.class));
    assertThat(texts(property("Problem", "type").getEnum()))
        .isEqualTo(Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList());
  }

  private static List<String> words(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> Json.GSON.toJsonTree(constant, type).getAsString())
        .toList();
  }

  @Test
  void itsExamplesCanBeReadAsTheRecords() throws Exception {
    Map<String, Class<?>> requests =
        Map.of(
            "/v1/challenges", ChallengeRequest.class,
            "/v1/sector-keys", SectorKeyRequest.class,
            "/v1/enrolments", EnrolmentRequest.class,
            "/v1/enrolments/renewal", RenewalRequest.class,
            "/v1/heartbeats", Heartbeat.class,
            "/v1/facts", FactChanges.class,
            "/v1/sessions/{id}/password", PasswordRequest.class,
            "/v1/completions", CompletionEvent.class);
    for (Map.Entry<String, Class<?>> request : requests.entrySet()) {
      Operation operation =
          Objects.requireNonNull(document.getPaths().get(request.getKey())).getPost();
      Object example =
          operation.getRequestBody().getContent().values().iterator().next().getExample();
      assertThat(Json.read(String.valueOf(example), request.getValue())).isNotNull();
    }
    Operation openSession =
        Objects.requireNonNull(document.getPaths().get("/v1/sessions")).getPost();
    Map<String, Example> shapes =
        openSession.getRequestBody().getContent().values().iterator().next().getExamples();
    assertThat(shapes.keySet()).isEqualTo(SHAPES.keySet());
    for (var shape : shapes.entrySet()) {
      assertThat(
              Json.read(String.valueOf(shape.getValue().getValue()), SessionRequest.class)
                  .getClass())
          .isEqualTo(SHAPES.get(shape.getKey()));
    }
    Map<String, Class<?>> answers =
        Map.of(
            "/v1/challenges", Challenge.class,
            "/v1/sector-keys", SectorKeyGrant.class,
            "/v1/sessions", Session.class,
            "/v1/completions", Receipt.class);
    for (Map.Entry<String, Class<?>> answer : answers.entrySet()) {
      Operation operation =
          Objects.requireNonNull(document.getPaths().get(answer.getKey())).getPost();
      ApiResponse created = Objects.requireNonNull(operation.getResponses().get("201"));
      Object example =
          Objects.requireNonNull(created.getContent().get("application/json")).getExample();
      assertThat(Json.read(String.valueOf(example), answer.getValue())).isNotNull();
    }
    ApiResponse told =
        Objects.requireNonNull(document.getPaths().get("/v1/students/{number}/notice"))
            .getGet()
            .getResponses()
            .get("200");
    Notice notice = Json.read(json(content(told).getExample()), Notice.class);
    assertThat(notice.verdict()).isEqualTo(Verdict.HALL);
    assertThat(notice.ticket()).isNull();
  }

  private static MediaType content(@Nullable ApiResponse answer) {
    return Objects.requireNonNull(
        Objects.requireNonNull(answer).getContent().get("application/json"));
  }

  /** An example that was right once lacks what outcomes got since; a linter is not always run. */
  @Test
  void itsExamplesOfAnOutcomeAreWhatTheRulesGive() throws Exception {
    Outcome outcome =
        TestServer.POLICY.outcome(Level.UNDERGRADUATE, Status.GRADUATING).orElseThrow();
    ApiResponse created =
        Objects.requireNonNull(document.getPaths().get("/v1/completions"))
            .getPost()
            .getResponses()
            .get("201");
    Object receipt = content(created).getExample();
    assertThat(Json.read(json(receipt), Receipt.class).outcome()).isEqualTo(outcome);
    ApiResponse answer = document.getComponents().getResponses().get("Notice");
    Object notice =
        Objects.requireNonNull(content(answer).getExamples().get("clear"), "clear").getValue();
    assertThat(Json.read(json(notice), Notice.class).outcome()).isEqualTo(outcome);
  }

  /**
   * What integrators copy has to be what they are told; of offices and checks it may leave some
   * out.
   */
  @Test
  void itsExamplesOfANoticeAreWhatTheServerTells() throws Exception {
    ApiResponse told =
        Objects.requireNonNull(document.getPaths().get("/v1/students/{number}/notice"))
            .getGet()
            .getResponses()
            .get("200");
    checkNotice(content(told).getExample());
    ApiResponse shown = document.getComponents().getResponses().get("Notice");
    for (Example example : content(shown).getExamples().values()) {
      checkNotice(example.getValue());
    }
  }

  private static void checkNotice(Object example) throws Exception {
    Notice said = Json.read(json(example), Notice.class);
    Notice real =
        server.read(
            handle ->
                DeskNotice.of(
                        handle,
                        CampusId.MAIN,
                        said.student(),
                        TestServer.POLICY,
                        LocalDate.parse("2012-06-12"))
                    .orElseThrow());
    assertThat(real.offices()).containsAll(said.offices());
    assertThat(real.checks()).containsAll(said.checks());
    assertThat(said.offices().stream().filter(OfficeBox::next))
        .as("where to go next")
        .singleElement()
        .matches(box -> box.finishedHere() == (said.verdict() == Verdict.CLEAR));
    assertThat(withoutParts(said)).isEqualTo(withoutParts(real));
  }

  private static JsonObject withoutParts(Notice notice) {
    JsonObject tree = Json.GSON.toJsonTree(notice).getAsJsonObject();
    List.of("offices", "checks", "ticket").forEach(tree::remove);
    return tree;
  }

  /** Examples beyond the words that a type alone has, by what they are an example of. */
  private static final Map<ProblemType, Refusal> FULLER =
      Map.of(
          ProblemType.PASSWORD_WRONG, Refusal.passwordWrong(4),
          ProblemType.PASSWORD_LOCKED, Refusal.passwordLocked(15),
          ProblemType.TERMINAL_LOCKED, Refusal.terminalLocked(480),
          ProblemType.ENROLMENT_LOCKED, Refusal.enrolmentLocked(15),
          ProblemType.TOO_MANY_CARDS, Refusal.tooManyCards(12),
          ProblemType.SOURCE_LOCKED, Refusal.later(ProblemType.SOURCE_LOCKED, 3),
          ProblemType.TOO_MANY_REQUESTS, Refusal.later(ProblemType.TOO_MANY_REQUESTS, 1),
          ProblemType.BUSY, Refusal.busy(),
          ProblemType.CLOCK_BEHIND, Refusal.clockBehind());

  /** Of what is no route of the document's. */
  private static final Set<ProblemType> NOWHERE =
      Set.of(ProblemType.NOT_FOUND, ProblemType.METHOD_NOT_ALLOWED);

  @Test
  void everyProblemHasAnExampleThatSaysWhatTheServerSays() throws Exception {
    Map<String, Example> examples = document.getComponents().getExamples();
    for (ProblemType type : ProblemType.values()) {
      String name = type.uri().substring(type.uri().lastIndexOf(':') + 1);
      if (NOWHERE.contains(type)) {
        assertThat(document.getInfo().getDescription()).contains("`" + name + "`");
        continue;
      }
      Problem said =
          Json.read(
              json(Objects.requireNonNull(examples.get(name), name).getValue()), Problem.class);
      Problem told =
          type == ProblemType.INTERNAL
              ? ProblemTexts.internal("4f1c0d2ab7e93366")
              : ProblemTexts.problem(FULLER.getOrDefault(type, Refusal.of(type)));
      if (type == ProblemType.HALL) {
        assertThat(said.reasons()).isNotEmpty();
        assertThat(said.ticket()).isNotNull();
      } else {
        assertThat(said.reasons()).as(name).isNull();
        assertThat(said.ticket()).as(name).isNull();
      }
      assertThat(said.offices() != null).as(name).isEqualTo(type == ProblemType.OFFICES_OPEN);
      assertThat(List.of(said.type(), said.title(), said.status(), String.valueOf(said.detail())))
          .as(name)
          .isEqualTo(
              List.of(told.type(), told.title(), told.status(), String.valueOf(told.detail())));
      assertThat(said.code()).as(name).isEqualTo(told.code());
      assertThat(said.triesLeft()).as(name).isEqualTo(told.triesLeft());
      assertThat(said.retryAfterSeconds()).as(name).isEqualTo(told.retryAfterSeconds());
    }
  }

  private static String json(Object value) {
    return value instanceof Map<?, ?> ? Json.write(value) : String.valueOf(value);
  }

  @Test
  void everyAnswerHasAnExampleAndEveryProblemIsOfItsStatus() {
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            operation
                                .getResponses()
                                .forEach(
                                    (status, answer) ->
                                        checkExamples(method + " " + path, status, answer))));
  }

  private static void checkExamples(String where, String status, ApiResponse written) {
    ApiResponse answer =
        written.get$ref() == null
            ? written
            : Objects.requireNonNull(
                document
                    .getComponents()
                    .getResponses()
                    .get(written.get$ref().substring(written.get$ref().lastIndexOf('/') + 1)));
    if (answer.getContent() == null) {
      assertThat(status).as(where).isEqualTo("204");
      return;
    }
    answer
        .getContent()
        .forEach(
            (type, media) -> {
              if (!type.equals(Problem.MEDIA_TYPE)) {
                assertThat(media.getExample() != null || media.getExamples() != null)
                    .as(where + " " + status)
                    .isTrue();
                return;
              }
              assertThat(media.getExamples()).as(where + " " + status).isNotEmpty();
              media
                  .getExamples()
                  .keySet()
                  .forEach(
                      name ->
                          assertThat(
                                  ProblemType.valueOf(
                                          name.replace('-', '_').toUpperCase(Locale.ROOT))
                                      .status())
                              .as(where + " " + name)
                              .isEqualTo(Integer.parseInt(status)));
            });
  }

  @Test
  void itIsShownAsAPageThatRunsNothing() throws Exception {
    Terminal.Reply page =
        server.addTerminal("page").send(new Request.Builder().url(server.url() + "/docs").build());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers().get("Content-Type")).startsWith("text/html");
    String policy = String.valueOf(page.headers().get("Content-Security-Policy"));
    assertThat(policy).startsWith("default-src 'none'; style-src 'sha256-");
    String style =
        page.body().substring(page.body().indexOf("<style>") + 7, page.body().indexOf("</style>"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(policy).contains(Base64.getEncoder().encodeToString(digest));
    assertThat(page.body())
        .doesNotContain("<script")
        .doesNotContain("style=\"")
        .doesNotContain("http-equiv")
        .doesNotContain("src=");
    document
        .getPaths()
        .values()
        .forEach(
            item ->
                item.readOperations()
                    .forEach(
                        operation ->
                            assertThat(page.body())
                                .contains("id=\"" + operation.getOperationId() + "\"")));
    document
        .getComponents()
        .getSchemas()
        .keySet()
        .forEach(name -> assertThat(page.body()).contains("id=\"schema-" + name + "\""));
    Matcher links = Pattern.compile("href=\"#([^\"]+)\"").matcher(page.body());
    while (links.find()) {
      assertThat(page.body()).contains("id=\"" + links.group(1) + "\"");
    }
  }

  @Test
  void everyProblemHasItsWords() {
    for (ProblemType type : ProblemType.values()) {
      Problem problem = ProblemTexts.problem(Refusal.of(type));
      assertThat(problem.title()).as(type.name().toLowerCase(Locale.ROOT)).isNotBlank();
      assertThat(problem.detail()).isNotBlank();
      assertThat(problem.status()).isEqualTo(type.status());
    }
  }

  private static Schema<?> schema(String name) {
    return Objects.requireNonNull(document.getComponents().getSchemas().get(name), name);
  }

  private static Schema<?> property(String schema, String name) {
    return Objects.requireNonNull(schema(schema).getProperties().get(name));
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(String::valueOf).toList();
  }
}
