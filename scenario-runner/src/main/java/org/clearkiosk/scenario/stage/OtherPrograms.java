package org.clearkiosk.scenario.stage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.demo.DemoException;
import org.clearkiosk.demo.Part;
import org.clearkiosk.demo.Parts;
import org.jspecify.annotations.Nullable;

/** Programs on the terminal's machine that are in its way. */
final class OtherPrograms implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Parts parts;
  private final Map<String, String> cardService;
  private final Path outbox;
  private @Nullable Part cardHolder;
  private @Nullable Connection outboxHolder;

  /**
   * @param cardService leads to the card service
   * @param outbox the file of the terminal's outbox
   */
  OtherPrograms(Parts parts, Map<String, String> cardService, Path outbox) {
    this.parts = parts;
    this.cardService = cardService;
    this.outbox = outbox;
  }

  void takeCard() {
    if (cardHolder != null) {
      throw new DemoException("another program has the card already");
    }
    Part started =
        parts.start(
            "other program",
            cardService,
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CardHolder.class.getName()));
    started.await(
        "word that it has the card",
        0,
        LIMIT,
        line -> Optional.of(line).filter(CardHolder.HELD::equals));
    cardHolder = started;
  }

  void letGoOfCard() {
    if (cardHolder == null) {
      throw new DemoException("no other program has the card");
    }
    cardHolder.terminate();
    cardHolder = null;
  }

  /** Begins a transaction that writes, and does not end it: no one else can write meanwhile. */
  void takeOutbox() {
    if (outboxHolder != null) {
      throw new DemoException("another program has the outbox already");
    }
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + outbox);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = " + LIMIT.toMillis());
        statement.execute("BEGIN IMMEDIATE");
        outboxHolder = connection;
      } finally {
        if (outboxHolder == null) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw new DemoException("the outbox could not be taken", e);
    }
  }

  void letGoOfOutbox() {
    if (outboxHolder == null) {
      throw new DemoException("no other program has the outbox");
    }
    try {
      outboxHolder.close();
    } catch (SQLException e) {
      throw new DemoException("the outbox could not be let go", e);
    }
    outboxHolder = null;
  }

  /** Lets go of everything. */
  @Override
  public void close() {
    if (cardHolder != null) {
      letGoOfCard();
    }
    if (outboxHolder != null) {
      letGoOfOutbox();
    }
  }
}
