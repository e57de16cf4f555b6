package org.clearkiosk.server.app;

import java.util.concurrent.Callable;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.ReceiptKeys;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the public keys that check receipts. */
@Command(
    name = "receipt-keys",
    description = {
      "Print the public keys that check receipts: a JSON Web Key Set, the same as"
          + " GET /v1/receipt-keys. Give it to whoever checks receipts; it holds no secret.",
      "With --rotate, make a new key for this data folder first. The old private key is gone; its"
          + " public key stays published, so that earlier receipts can still be checked. A running"
          + " server signs with the new key from its next start."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReceiptKeysCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Option(names = "--rotate", description = "Make a new key first.")
  private boolean rotate;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.openExisting();
    if (rotate) {
      try (Database open = database.openExisting(folder)) {
        ReceiptKey key = PublishedReceiptKey.renew(folder, open);
        spec.commandLine().getErr().println("new key " + key.publicKey().kid());
      }
    }
    try (Handle handle = database.openForReading(folder)) {
      spec.commandLine().getOut().println(Json.write(ReceiptKeys.all(handle)));
    }
    return ExitCodes.DONE;
  }
}
