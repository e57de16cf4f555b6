package org.clearkiosk.reader.dump;

import java.io.ByteArrayOutputStream;
import org.clearkiosk.reader.SectorKey;

/** Commands to a MIFARE Classic in the form in which a dump holds them. */
public final class MifareCommands {
  static final int AUTHENTICATE_A = 0x60;
  static final int AUTHENTICATE_B = 0x61;
  static final int READ = 0x30;

  private static final byte TAKEN = 0x0A;
  private static final byte REFUSED = 0x00;

  private MifareCommands() {}

  /** Opens the sector of a block: instruction, block, key. */
  public static byte[] authentication(int block, SectorKey key) {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    command.write(key.kind() == SectorKey.Kind.A ? AUTHENTICATE_A : AUTHENTICATE_B);
    command.write(block);
    command.writeBytes(key.bytes());
    return command.toByteArray();
  }

  /** Reads a block: instruction, block. */
  public static byte[] reading(int block) {
    return new byte[] {READ, (byte) block};
  }

  /** Whether a command opens a sector. */
  public static boolean isAuthentication(byte[] command) {
    return command.length > 0 && (command[0] == AUTHENTICATE_A || command[0] == AUTHENTICATE_B);
  }

  /** Whether an answer without content says that the card took the command. */
  public static boolean isTaken(byte[] answer) {
    return answer.length == 1 && answer[0] == TAKEN;
  }

  /** The answer without content: one byte, ACK or not (NXP MF1S50yyX/V1, 9.3). */
  static byte[] answer(boolean taken) {
    return new byte[] {taken ? TAKEN : REFUSED};
  }
}
