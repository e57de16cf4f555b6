package org.clearkiosk.cardtool.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.clearkiosk.cardtool.doctor.Doctor;
import org.clearkiosk.cardtool.doctor.Finding;
import org.clearkiosk.cardtool.doctor.Level;
import org.clearkiosk.cardtool.doctor.ThisMachine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/card doctor}. */
@Command(
    name = "doctor",
    description = {
      "Look for everything that keeps readers from working here, and say what mends it.",
      "Nothing is changed. Ends with 1 when there is a problem."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand extends Subcommand {
  private static final int LONGEST_LINE = 100;

  @Option(
      names = "--serial",
      paramLabel = "DEVICE",
      description =
          "The reader is a PN532 on this serial device: ask it. What is wrong with readers behind"
              + " PC/SC is then no problem. May be repeated.")
  private List<String> serial = List.of();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Whose rights count: the user that the kiosk runs as (default: you).")
  private @Nullable String user;

  @Mixin private FormatOption format = new FormatOption();

  @Override
  int perform() {
    if (user != null && !user.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}")) {
      throw wrongUse("Not a user's name: " + user);
    }
    List<Finding> findings = Doctor.examine(ThisMachine.look(user, serial));
    if (format.isJson()) {
      out().println(FormatOption.JSON.toJson(json(findings)));
    } else {
      print(findings);
    }
    return count(findings, Level.PROBLEM) == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void print(List<Finding> findings) {
    int width = findings.stream().mapToInt(finding -> finding.check().length()).max().orElse(0);
    String indent = " ".repeat("PROBLEM    ".length() + width + 2);
    for (Finding finding : findings) {
      List<String> lines = Wrapped.lines(finding.finding(), LONGEST_LINE - indent.length());
      String level = finding.level() == Level.OK ? "ok" : finding.level().name();
      out()
          .printf(
              Locale.ROOT, "%-9s  %-" + width + "s  %s%n", level, finding.check(), lines.get(0));
      lines.stream().skip(1).forEach(line -> out().println(indent + line));
      for (String line : Wrapped.lines(finding.explanation(), LONGEST_LINE - indent.length())) {
        out().println(indent + line);
      }
      finding.remedy().forEach(line -> out().println(indent + "  " + line));
    }
    long problems = count(findings, Level.PROBLEM);
    long attentions = count(findings, Level.ATTENTION);
    out().println();
    out()
        .println(
            problems == 0 && attentions == 0
                ? "Everything is in order."
                : amount(problems, "problem")
                    + ", "
                    + amount(attentions, "thing")
                    + " worth knowing.");
  }

  private static String amount(long count, String what) {
    return (count == 0 ? "no" : String.valueOf(count)) + " " + what + (count == 1 ? "" : "s");
  }

  private static JsonObject json(List<Finding> findings) {
    JsonObject whole = new JsonObject();
    whole.addProperty("problems", count(findings, Level.PROBLEM));
    whole.addProperty("attentions", count(findings, Level.ATTENTION));
    JsonArray array = new JsonArray();
    for (Finding finding : findings) {
      JsonObject each = new JsonObject();
      each.addProperty("check", finding.check());
      each.addProperty("level", finding.level().name().toLowerCase(Locale.ROOT));
      each.addProperty("finding", finding.finding());
      each.addProperty("explanation", finding.explanation());
      JsonArray remedy = new JsonArray();
      finding.remedy().forEach(remedy::add);
      each.add("remedy", remedy);
      array.add(each);
    }
    whole.add("findings", array);
    return whole;
  }

  private static long count(List<Finding> findings, Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}
