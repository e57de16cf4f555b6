package org.clearkiosk.server.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clearkiosk.server.audit.ChainCheck;
import org.clearkiosk.server.audit.ChainHead;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.AuditWalk;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the audit chain. */
@Command(
    name = "verify",
    description = {
      "Check the audit chain from its first entry to its last; works while servers run. Prints the"
          + " head, POSITION:HASH. Exit code 0: the chain is whole. 1: it is not; the first broken"
          + " position is named.",
      "A chain whose end was cut off, or that was written anew, may be whole in itself: only a head"
          + " that was noted down where the database's owner cannot write shows that. Note it with"
          + " --anchor every day."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AuditVerifyCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Option(
      names = "--expect-head",
      paramLabel = "POSITION:HASH",
      description =
          "A head that was noted down earlier: it must still be in the chain. May be given again.")
  private List<String> expected = new ArrayList<>();

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description =
          "A file of heads, one a line: all must still be in the chain, and then the present one is"
              + " added. Made when it is not there.")
  private @Nullable Path anchor;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.openExisting();
    ChainCheck check = check();
    try (Handle handle = database.openForReading(folder)) {
      Optional<ChainCheck.Fault> fault = AuditWalk.check(handle, check);
      if (fault.isPresent()) {
        spec.commandLine()
            .getErr()
            .printf(
                "broken at position %d: %s%nwhole up to %s%n",
                fault.get().position(), fault.get().what(), check.last());
        spec.commandLine().getErr().flush();
        return ExitCodes.FAILED;
      }
    }
    ChainHead head = check.last();
    if (anchor != null) {
      AnchorFile.add(anchor, head);
    }
    spec.commandLine().getOut().printf("whole%nentries %d%nhead %s%n", head.position(), head);
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }

  private ChainCheck check() throws IOException, CommandFailure {
    List<ChainHead> noted = new ArrayList<>();
    for (String text : expected) {
      try {
        noted.add(ChainHead.parse(text));
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(ExitCodes.WRONG_USE, "--expect-head: " + e.getMessage());
      }
    }
    if (anchor != null) {
      noted.addAll(AnchorFile.read(anchor));
    }
    try {
      return new ChainCheck(noted);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE, "what was noted down contradicts itself: " + e.getMessage());
    }
  }
}
