package org.clearkiosk.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What visits at the kiosk say beside the same without one.
 *
 * @param ours at least one
 * @param theirs as many
 * @param resident the memory that the kiosk had in use after them, in MiB
 */
record VisitFindings(List<KioskVisit> ours, List<BareVisit> theirs, double resident) {
  private static final double GOAL = 1.25;
  private static final double GOAL_P99_MILLISECONDS = 200;
  private static final double GOAL_ANSWER_MILLISECONDS = 100;
  private static final double MILLISECOND = 1e6;

  VisitFindings {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
  }

  List<Finding> findings() {
    Samples bare = samples(theirs, BareVisit::whole);
    Comparison comparison =
        new Comparison(
            "tap-to-notice",
            "from pcscd's word of the card to the painted notice, without the typing",
            "C, libpcsclite and libcurl: the same, unpainted",
            OptionalDouble.of(GOAL),
            samples(ours, KioskVisit::whole),
            bare);
    Map<String, Double> parts = new TreeMap<>();
    both(parts, "0 tap to the first screen about it", samples(ours, KioskVisit::toAnswer));
    both(parts, "0 tap to the first sound about it", samples(ours, KioskVisit::toEar));
    both(parts, "1 tap to the question for the password", samples(ours, KioskVisit::toPassword));
    both(parts, "1 of it paint", samples(ours, KioskVisit::paintPassword));
    both(parts, "2 sixth digit to the notice", samples(ours, KioskVisit::toNotice));
    both(parts, "2 of it paint", samples(ours, KioskVisit::paintNotice));
    both(parts, "without the password's check", samples(ours, KioskVisit::withoutPassword));
    both(parts, "a reader", samples(ours, KioskVisit::reader));
    both(parts, "b server", samples(ours, KioskVisit::server));
    both(parts, "c paint", samples(ours, KioskVisit::paint));
    both(parts, "d network and the rest", samples(ours, KioskVisit::network));
    both(parts, "C program: the card", samples(theirs, BareVisit::card));
    both(parts, "C program: server", samples(theirs, BareVisit::server));
    both(parts, "C program: the password's question", samples(theirs, BareVisit::password));
    both(parts, "C program: network", samples(theirs, BareVisit::network));
    return List.of(
        comparison,
        new Limit(
            "tap-to-answer-p99",
            "from pcscd's word of the card to the first screen about it, at the 99th percentile, in"
                + " milliseconds",
            GOAL_ANSWER_MILLISECONDS,
            samples(ours, KioskVisit::toAnswer).percentile(0.99) / MILLISECOND),
        new Limit(
            "tap-to-ear-p99",
            "from pcscd's word of the card to the first samples in the sound device's line, at the"
                + " 99th percentile, in milliseconds",
            GOAL_ANSWER_MILLISECONDS,
            samples(ours, KioskVisit::toEar).percentile(0.99) / MILLISECOND),
        new Limit(
            "tap-to-notice-p99",
            "the same without the password's check, at the 99th percentile, in milliseconds",
            GOAL_P99_MILLISECONDS,
            samples(ours, KioskVisit::withoutPassword).percentile(0.99) / MILLISECOND),
        new Figures("tap-to-notice-parts", "where the time goes", parts),
        new Figures(
            "kiosk-memory",
            "after the last visit; bin/soak kiosk tells it after 2,000 students",
            Map.of("resident, MiB", resident)),
        new Figures(
            "tap-to-notice-least",
            "what it takes whoever writes the kiosk with Swing",
            least(bare, samples(theirs, BareVisit::screens))));
  }

  private static Map<String, Double> least(Samples program, Samples screens) {
    double bare = program.median() / MILLISECOND;
    double painted = screens.median() / MILLISECOND;
    Map<String, Double> least = new TreeMap<>();
    least.put("1 the C program, ms p50", bare);
    least.put("2 both screens in plain parts of FlatLaf, ms p50", painted);
    least.put("3 at the very least, ms", bare + painted);
    least.put("4 what the goal allows, ms", GOAL * bare);
    return least;
  }

  private static void both(Map<String, Double> parts, String name, Samples samples) {
    parts.put(name + ", ms p50", samples.median() / MILLISECOND);
    parts.put(name + ", ms p99", samples.percentile(0.99) / MILLISECOND);
  }

  private static <T> Samples samples(List<T> visits, ToLongFunction<T> part) {
    return new Samples(visits.stream().mapToLong(part).toArray());
  }
}
