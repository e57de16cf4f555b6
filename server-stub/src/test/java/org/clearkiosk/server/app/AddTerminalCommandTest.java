package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.RunningServer;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.support.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a terminal is told to find the server. */
@SuppressWarnings("NullAway.Init") // JUnit gives the folder
class AddTerminalCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    Database.open(DataFolder.open(folder)).close();
  }

  @Test
  void aFolderThatIsNotTheServersGivesNoTerminalAnAuthority() throws Exception {
    try (TestServer server = TestServer.onExisting(folder, TestServer.JUNE)) {
      Files.move(server.folder().authorityCertificate(), folder.resolve("ca.pem"));
      CommandEnd end = add("07");
      assertThat(end.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(end.err()).contains("has no authority").contains("nothing was changed");
      assertThat(server.folder().authorityCertificate()).doesNotExist();
      assertThat(server.rows("terminal")).isZero();
    }
  }

  @Test
  void anAddressThatNoneCanCallIsNotGivenOut() throws IOException {
    runs("https://0.0.0.0:18443", null);
    CommandEnd unnamed = add("07");
    assertThat(unnamed.code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(unnamed.err()).contains("--server https://NAME:18443", "nothing was changed");

    assertThat(add("07", "--server", "https://192.0.2.7:18443").out())
        .contains("--server https://192.0.2.7:18443 ");
    runs("https://[::]:18443", "clearance.example.edu");
    assertThat(add("08").out()).contains("--server https://clearance.example.edu:18443 ");
    runs("https://192.0.2.8:18443", "clearance.example.edu");
    assertThat(add("09").out()).contains("--server https://192.0.2.8:18443 ");
  }

  @Test
  void aCampusThatThereIsNotHasNoEmptyList() throws IOException {
    assertThat(add("07").code()).isEqualTo(ExitCodes.DONE);
    for (String list : new String[] {"list", "gaps"}) {
      CommandEnd end =
          CommandEnd.run("terminals", list, "--data", folder.toString(), "--campus", "typo");
      assertThat(end.code()).as(list).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(end.err()).contains("there is no campus typo");
    }
  }

  /** Leaves the note of a server that runs. */
  private void runs(String url, @Nullable String name) throws IOException {
    new RunningServer(url, 18443, ProcessHandle.current().pid(), name)
        .write(DataFolder.open(folder));
  }

  private CommandEnd add(String number, String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(more, 0, all, 4, more.length);
    all[0] = "add-terminal";
    all[1] = number;
    all[2] = "--data";
    all[3] = folder.toString();
    return CommandEnd.run(all);
  }
}
