package org.clearkiosk.kiosk.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
  private static final int NOBODY = 65_534;

  @Test
  void whatAnAdministratorWritesBelongsToTheFoldersOwner(@TempDir Path folder) throws IOException {
    assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid")), "root alone can");
    Files.setAttribute(folder, "unix:uid", NOBODY);
    Path file = folder.resolve("technician.json");
    PrivateFiles.write(file, "once");
    PrivateFiles.write(file, "twice");
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(NOBODY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).isEqualTo("twice");
  }

  @Test
  void aFolderInWhichOthersMayWriteIsNotTrusted(@TempDir Path folder) throws IOException {
    assertThat(PrivateFiles.mistake(folder)).isEmpty();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
    assertThat(PrivateFiles.mistake(folder))
        .hasValueSatisfying(mistake -> assertThat(mistake).contains("chmod go-w"));
    assertThatThrownBy(() -> PrivateFiles.createFolder(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod go-w");
    assertThat(PrivateFiles.mistake(folder.resolve("none"))).isEmpty();
  }
}
