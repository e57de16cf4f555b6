package org.clearkiosk.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @Test
  void isMadeForItsOwnerAlone(@TempDir Path temporary) throws IOException {
    RunFolder folder = RunFolder.open(temporary.resolve("a/b/sim"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
  }

  @Test
  void refusesAFolderThatOthersCanWriteInAndLeavesItAsItIs(@TempDir Path temporary)
      throws IOException {
    Path open = Files.createDirectory(temporary.resolve("sim"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatIOException()
        .isThrownBy(() -> RunFolder.open(open))
        .withMessageContaining("open to other users")
        .withMessageContaining("--run-dir");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
        .isEqualTo("rwxrwxrwx");
    assertThat(open).isEmptyDirectory();
  }

  @Test
  void keepsItsSocketFromOthersInAFolderTheyCanRead(@TempDir Path temporary) throws IOException {
    Path readable = Files.createDirectory(temporary.resolve("sim"));
    Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    RunFolder folder = RunFolder.open(readable);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(readable)))
        .isEqualTo("rwxr-xr-x");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary)))
        .isEqualTo("rwxr-xr-x");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.socket().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void namesAPathThatIsTooLongForASocket(@TempDir Path temporary) {
    assertThatIOException()
        .isThrownBy(() -> RunFolder.open(temporary.resolve("x".repeat(100))))
        .withMessageContaining("too long")
        .withMessageContaining("107")
        .withMessageContaining("--run-dir");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void refusesALinkToSomewhereElse(@TempDir Path temporary) throws IOException {
    Path target = Files.createDirectory(temporary.resolve("target"));
    Path link = Files.createSymbolicLink(temporary.resolve("link"), target);
    assertThatIOException()
        .isThrownBy(() -> RunFolder.open(link))
        .withMessageContaining("is not a folder");
  }

  @Test
  void isHeldByOneAtATime(@TempDir Path temporary) throws IOException {
    RunFolder folder = RunFolder.open(temporary.resolve("sim"));
    Optional<RunFolder.Hold> first = folder.hold();
    assertThat(first).isPresent();
    assertThat(folder.hold()).isEmpty();
    first.get().close();
    Optional<RunFolder.Hold> second = folder.hold();
    assertThat(second).isPresent();
    second.get().close();
  }

  @Test
  void isFoundByItsSocket(@TempDir Path temporary) throws IOException {
    RunFolder folder = RunFolder.open(temporary.resolve("sim"));
    assertThat(RunFolder.ofSocket(folder.socket()).path()).isEqualTo(folder.path());
    assertThatIOException()
        .isThrownBy(() -> RunFolder.ofSocket(temporary.resolve("other.comm")))
        .withMessageContaining("pcsc/pcscd.comm");
  }
}
