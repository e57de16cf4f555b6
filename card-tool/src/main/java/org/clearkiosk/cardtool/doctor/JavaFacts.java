package org.clearkiosk.cardtool.doctor;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The Java that runs this.
 *
 * @param version as Java says it, for example {@code 17.0.13}
 * @param feature the first number of it
 * @param home its folder
 * @param hasSmartcardModule whether it has {@code java.smartcardio}
 * @param isOpened whether the package that the reader library needs is opened to it
 * @param temporaryFolder {@code java.io.tmpdir}
 * @param nativeEncoding how it writes and reads the names of files
 */
public record JavaFacts(
    String version,
    int feature,
    String home,
    boolean hasSmartcardModule,
    boolean isOpened,
    Path temporaryFolder,
    String nativeEncoding) {

  /** Of the Java that runs this very program. */
  static JavaFacts own() {
    Optional<Module> smartcards = ModuleLayer.boot().findModule("java.smartcardio");
    return new JavaFacts(
        System.getProperty("java.version", "?"),
        Runtime.version().feature(),
        System.getProperty("java.home", "?"),
        smartcards.isPresent(),
        smartcards
            .filter(
                module -> module.isOpen("sun.security.smartcardio", JavaFacts.class.getModule()))
            .isPresent(),
        Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
        System.getProperty("sun.jnu.encoding", "?"));
  }
}
