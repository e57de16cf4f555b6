package org.clearkiosk.cardtool.doctor;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;

/** Whether Chinese letters can be in the names of files. */
final class LanguageCheck implements Check {
  private static final String NAME = "Language";

  @Override
  public List<Finding> examine(Machine machine) {
    String encoding = machine.java().nativeEncoding();
    return List.of(
        canWriteChinese(encoding)
            ? Finding.ok(NAME, "file names in " + encoding)
            : Finding.attention(
                NAME,
                "file names in " + encoding + ", which has no Chinese letters",
                "Folders with Chinese names cannot be opened. The programs themselves do not depend"
                    + " on it.",
                "export LANG=C.UTF-8",
                machine.asRoot("update-locale LANG=C.UTF-8")
                    + "   (for all, after the next login)"));
  }

  private static boolean canWriteChinese(String encoding) {
    try {
      return Charset.forName(encoding).newEncoder().canEncode("校园卡");
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return false;
    }
  }
}
