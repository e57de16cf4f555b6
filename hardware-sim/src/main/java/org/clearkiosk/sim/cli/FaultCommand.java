package org.clearkiosk.sim.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.FaultKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/sim fault}. */
@Command(
    name = "fault",
    description = {
      "Let something go wrong: with the cards, the serial line, a reader, the card service, or on"
          + " the way to the server. --list names everything that can.",
      "A mishap that is a state lasts until none ends it; none without --at ends all of them.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  bin/sim fault --list",
      "  bin/sim fault tear 2                          the card leaves at its second command",
      "  bin/sim fault slow 100..800 seed=7 --at 1     late answers on the second slot",
      "  bin/sim fault checksum-error                  once, on the serial line",
      "  bin/sim fault kill-pcscd",
      "  bin/sim fault none"
    },
    mixinStandardHelpOptions = true)
final class FaultCommand extends Subcommand {
  @Mixin private RunFolderOption folder = new RunFolderOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "FAULT",
      description = "The fault and what it takes, e.g. slow 200; none ends mishaps.")
  private List<String> words = List.of();

  @Option(
      names = "--at",
      paramLabel = "PLACE",
      description =
          "Where: a reader slot (0 to 3), serial, pcscd or server (default: slot 0 for cards and"
              + " readers, else the one place where it can happen).")
  private @Nullable String place;

  @Option(names = "--list", description = "List all faults and what they take.")
  private boolean list;

  @Override
  int perform() throws IOException, InterruptedException {
    if (list) {
      list();
      return ExitCode.DONE;
    }
    Fault fault;
    try {
      fault = Fault.parse(String.join(" ", words));
    } catch (IllegalArgumentException unusable) {
      error().println("bin/sim fault: " + unusable.getMessage());
      return ExitCode.USAGE;
    }
    return ClientCommand.with(folder, error(), client -> set(client, fault));
  }

  private void set(ControlClient client, Fault fault) throws IOException, InterruptedException {
    JsonObject request = new JsonObject();
    request.addProperty("fault", fault.text());
    if (place != null) {
      request.addProperty("at", place);
    }
    client.post("/v1/fault", request);
    out()
        .println(
            fault instanceof Fault.None
                ? "Nothing goes wrong any more" + (place == null ? "." : " at " + place + ".")
                : "Done: " + fault.text() + ". bin/sim fault none ends what lasts.");
  }

  private void list() {
    for (FaultKind.Side side : FaultKind.Side.values()) {
      out().println(title(side));
      for (FaultKind kind : FaultKind.of(side)) {
        String taken = (kind.word() + " " + kind.parameters()).strip();
        out().printf(Locale.ROOT, "  %-33s %s  %s%n", taken, kind.chinese(), kind.english());
      }
    }
    out().println();
    out().println("DELAY is milliseconds: 200, 100..800 [seed=N], or median=120 p99=900 [seed=N].");
    out().println("The same seed brings the same chance. Seeds are 0 where none is given.");
  }

  private static String title(FaultKind.Side side) {
    return switch (side) {
      case CARD -> "Cards, on a slot behind PC/SC or on the serial reader (--at 0..3, serial):";
      case LINE -> "The serial reader's line (--at serial):";
      case READER -> "A reader (--at 0..3, serial):";
      case SERVICE -> "The card service (--at pcscd):";
      case NETWORK -> "The way to the server, through bin/sim proxy (--at server):";
    };
  }
}
