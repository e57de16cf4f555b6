package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQLite from a C program: one writer, one commit after the other. */
final class SqliteFloor implements Floor {
  private final PeerProgram program;

  private SqliteFloor(PeerProgram program) {
    this.program = program;
  }

  /**
   * Starts the program.
   *
   * @param database the file, with the students of {@link FloorScript#fill}
   * @param first the first transaction's number
   * @param folder where the script is written
   */
  static SqliteFloor start(Path program, Path database, FloorScript script, long first, Path folder)
      throws IOException, InterruptedException {
    Path text = script.write(folder, Map.of("immediate", "IMMEDIATE", "row_lock", ""));
    List<String> arguments =
        new ArrayList<>(List.of(database.toString(), text.toString(), Long.toString(first)));
    FloorScript.parameters().forEach((name, value) -> arguments.add(name + "=" + value));
    return new SqliteFloor(PeerProgram.start(program, arguments));
  }

  @Override
  public String name() {
    return "C over libsqlite3";
  }

  @Override
  public Round run(int connections, int transactions) throws IOException, InterruptedException {
    return measured(transactions, 1);
  }

  @Override
  public Optional<Round> together(int transactions, int commit)
      throws IOException, InterruptedException {
    return Optional.of(measured(transactions, commit));
  }

  private Round measured(int transactions, int commit) throws IOException, InterruptedException {
    long[] each = program.measured(transactions + " " + commit, transactions);
    return new Round(Arrays.stream(each).sum(), each);
  }

  @Override
  public void close() throws IOException {
    program.close();
  }
}
