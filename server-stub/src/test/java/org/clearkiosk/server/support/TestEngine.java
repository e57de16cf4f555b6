package org.clearkiosk.server.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.demo.CheapPassword;
import org.clearkiosk.server.demo.DemoLoader;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.ReceiptKeys;
import org.jdbi.v3.core.Handle;

/** The engines on which the store's tests run. */
public enum TestEngine {
  /** A file in the data folder. */
  SQLITE {
    @Override
    public DatabaseAddress empty(DataFolder folder) {
      return new DatabaseAddress.SqliteFile(folder.database());
    }

    @Override
    public DatabaseAddress loaded(DataFolder folder) throws IOException {
      Path template = Path.of("target", "demo-campus-" + ProcessHandle.current().pid() + ".db");
      DatabaseAddress address = empty(folder);
      if (Files.exists(template)) {
        Files.copy(template, folder.database());
      } else {
        load(folder, address, handle -> handle.execute("VACUUM INTO '" + template + "'"));
        template.toFile().deleteOnExit();
      }
      return address;
    }

    @Override
    public void forget(DatabaseAddress address) {
      // it goes with its folder
    }
  },

  /** A database in the tests' own PostgreSQL. */
  POSTGRESQL {
    @Override
    public DatabaseAddress empty(DataFolder folder) {
      return PostgreSql.create();
    }

    @Override
    public DatabaseAddress loaded(DataFolder folder) throws IOException {
      if (PostgreSql.createTemplate("demo_campus")) {
        load(folder, PostgreSql.address("demo_campus"), handle -> {});
      }
      return PostgreSql.create("demo_campus");
    }

    @Override
    public void forget(DatabaseAddress address) {
      PostgreSql.drop((DatabaseAddress.PostgreSql) address);
    }
  };

  /** A new database without tables. */
  public abstract DatabaseAddress empty(DataFolder folder);

  /** A new database with the demo campus; it is made once and copied, since hashing takes time. */
  public abstract DatabaseAddress loaded(DataFolder folder) throws IOException;

  /** Lets go of a database. */
  public abstract void forget(DatabaseAddress address);

  /** A new database with the demo campus in it. */
  public DatabaseAddress withDemoCampus(DataFolder folder) throws IOException {
    synchronized (TestEngine.class) {
      return loaded(folder);
    }
  }

  private static void load(DataFolder folder, DatabaseAddress address, Consumer<Handle> then)
      throws IOException {
    try (Database database = Database.open(folder, address);
        Handle handle = database.openWriter()) {
      ReceiptKey key = ReceiptKey.open(folder.receiptKey());
      ReceiptKeys.publish(handle, key.publicKey(), Instant.now());
      new DemoLoader(TestServer.POLICY, key, CheapPassword::hash)
          .load(handle, CampusId.MAIN, Instant.now());
      then.accept(handle);
    }
  }
}
