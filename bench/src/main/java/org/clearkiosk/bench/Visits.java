package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.Screen;
import org.clearkiosk.load.CardHolder;
import org.clearkiosk.reader.profile.CpuProfile;
import org.clearkiosk.sim.bench.PcscDaemon;
import org.clearkiosk.sim.card.VirtualCard;

/**
 * From the tap to the notice, by turns: the running kiosk, with a pointer for the student's finger,
 * and a C program that sends the same commands to the same card and asks the same server the same.
 *
 * <p>The kiosk's time is counted from pcscd's word that a card is there to the painted screen that
 * asks for the query password, and from the touch on the sixth digit to the painted notice; how
 * long a student types is left out.
 */
final class Visits {
  private static final double GOAL = 1.25;
  private static final double GOAL_P99_MILLISECONDS = 200;
  private static final double GOAL_ANSWER_MILLISECONDS = 100;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final double MILLISECOND = 1e6;

  /** Until Java has compiled what paints the bare screens. */
  private static final int BARE_SCREENS_BEFORE = 100;

  private final Path programs;
  private final int warmUp;
  private final int visits;

  /**
   * @param programs where pcsc_watch and kiosk_floor are
   * @param warmUp how many visits of each there are before they count
   * @param visits how many count
   */
  Visits(Path programs, int warmUp, int visits) {
    this.programs = programs;
    this.warmUp = warmUp;
    this.visits = visits;
  }

  /** How many students are needed. */
  int students() {
    return 2 * (warmUp + visits) + 40;
  }

  /**
   * Measures.
   *
   * @param display on which this process's own pointer is
   */
  List<Finding> run(KioskBed bed, CardService service, String display)
      throws IOException, InterruptedException {
    String socket = System.getenv(PcscDaemon.SOCKET_VARIABLE);
    try (PeerProgram watch =
            PeerProgram.start(programs.resolve("pcsc_watch"), List.of(CardService.READER));
        PeerProgram floor =
            PeerProgram.start(
                programs.resolve("kiosk_floor"),
                List.of(
                    CardService.OTHER_READER,
                    bed.server().address().toString(),
                    bed.identity().toString(),
                    CpuProfile.DEFAULT_APPLICATION));
        PeerProgram screens = bareScreens(bed)) {
      Kiosk kiosk =
          bed.startKiosk(
              display,
              Map.of(PcscDaemon.SOCKET_VARIABLE, socket),
              "--reader",
              "^" + CardService.READER + "$");
      Pointer finger = new Pointer();
      List<Visit> ours = new ArrayList<>();
      List<Bare> theirs = new ArrayList<>();
      for (int round = -warmUp; round < visits; round++) {
        CardHolder student = bed.campus().mayClear().get(round + warmUp);
        Visit visit = visit(service, watch, kiosk, finger, student);
        Bare bare = bare(service, floor, screens, student);
        if (round >= 0) {
          ours.add(visit);
          theirs.add(bare);
        }
      }
      return findings(ours, theirs);
    }
  }

  /** On a display of its own, since its window would cover the kiosk's. */
  private static PeerProgram bareScreens(KioskBed bed) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("DISPLAY=" + bed.anotherDisplay(), KioskJava.PROGRAM.toString()));
    command.addAll(KioskJava.arguments(BareScreens.class));
    PeerProgram program = PeerProgram.start(Path.of("env"), command);
    for (int round = 0; round < BARE_SCREENS_BEFORE; round++) {
      program.measured();
    }
    return program;
  }

  /**
   * One visit at the kiosk, in nanoseconds.
   *
   * @param toAnswer from pcscd's word to the first screen that is not the one that invites
   * @param toPassword from pcscd's word to the screen that asks for the query password
   * @param toNotice from the sixth digit to the notice
   * @param card of it, until the card was read: pcscd's word, the way to the kiosk, the commands
   * @param paintPassword of it, from the flow's word to the stage until the display had the screen
   *     that asks for the password
   * @param paintNotice the same of the notice
   */
  private record Visit(
      long toAnswer,
      long toPassword,
      long toNotice,
      long card,
      long paintPassword,
      long paintNotice) {
    long whole() {
      return toPassword + toNotice;
    }

    long paint() {
      return paintPassword + paintNotice;
    }

    /** Without typing and without the server's check of the password, which is dear on purpose. */
    long withoutPassword() {
      return toPassword + paintNotice;
    }
  }

  private static Visit visit(
      CardService service, PeerProgram watch, Kiosk kiosk, Pointer finger, CardHolder student)
      throws IOException, InterruptedException {
    // READ BINARY answers with what the kiosk knows the card by
    ReadCard card = new ReadCard(VirtualCard.of(KioskBed.card(student)));
    service.slot().place(student.number(), card);
    long arrived = changed(watch, "1");
    Screen answer = kiosk.await("answer", LIMIT, screen -> !screen.screen().equals("Idle"));
    Screen password = answer.screen().equals("Password") ? answer : kiosk.await("Password", LIMIT);
    Screen pad =
        password.controls().containsKey("digit-0")
            ? password
            : kiosk.await(
                "Password, ready", LIMIT, screen -> screen.controls().containsKey("digit-0"));
    long touched = 0;
    for (int index = 0; index < student.password().length(); index++) {
      if (index > 0) {
        // A student is slower than the screen: the next digit comes when this one was seen
        String seen = "digits-" + index;
        kiosk.await(seen, LIMIT, screen -> seen.equals(screen.detail()));
      }
      touched = finger.touch(pad.control("digit-" + student.password().charAt(index)));
    }
    Screen notice = kiosk.await("NoticeShown", LIMIT);
    Screen ready =
        notice.controls().containsKey("end")
            ? notice
            : kiosk.await(
                "NoticeShown, ready", LIMIT, screen -> screen.controls().containsKey("end"));
    finger.touch(ready.control("end"));
    kiosk.await("Idle", LIMIT);
    service.slot().remove();
    changed(watch, "0");
    KioskBed.awaitIdle(kiosk, LIMIT);
    return new Visit(
        answer.painted() - arrived,
        password.painted() - arrived,
        notice.painted() - touched,
        card.firstRead() - arrived,
        password.painted() - password.shown(),
        notice.painted() - notice.shown());
  }

  /**
   * The same student without a kiosk, in nanoseconds.
   *
   * @param whole what the C program takes
   * @param card of it, for the card
   * @param password of it, for the question about the password
   * @param screens what two screens in plain parts take, which are no part of the whole
   */
  private record Bare(long whole, long card, long password, long screens) {}

  private static Bare bare(
      CardService service, PeerProgram floor, PeerProgram screens, CardHolder student)
      throws IOException, InterruptedException {
    floor.say(student.password());
    if (!floor.line().equals("ready")) {
      throw new IOException("kiosk_floor says something else than that it is ready");
    }
    service.otherSlot().place(student.number(), VirtualCard.of(KioskBed.card(student)));
    String[] words = floor.line().split(" ", -1);
    service.otherSlot().remove();
    return new Bare(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        screens.measured());
  }

  private static long changed(PeerProgram program, String presence)
      throws IOException, InterruptedException {
    String[] words = program.line().split(" ", -1);
    if (words.length != 2 || !words[0].equals(presence)) {
      throw new IOException("The peer saw the card come and go in another order.");
    }
    return Long.parseLong(words[1]);
  }

  private static List<Finding> findings(List<Visit> ours, List<Bare> theirs) {
    Samples bare = samples(theirs, Bare::whole);
    Samples bareCard = samples(theirs, Bare::card);
    Comparison comparison =
        new Comparison(
            "tap-to-notice",
            "from pcscd's word of the card to the painted notice, without the typing",
            "C, libpcsclite and libcurl: the same, unpainted",
            OptionalDouble.of(GOAL),
            samples(ours, Visit::whole),
            bare);
    Map<String, Double> parts = new TreeMap<>();
    both(parts, "0 tap to the first screen about it", samples(ours, Visit::toAnswer));
    both(parts, "1 tap to the question for the password", samples(ours, Visit::toPassword));
    both(parts, "1 of it paint", samples(ours, Visit::paintPassword));
    both(parts, "2 sixth digit to the notice", samples(ours, Visit::toNotice));
    both(parts, "2 of it paint", samples(ours, Visit::paintNotice));
    both(
        parts,
        "without the password: tap to question, answer to notice",
        samples(ours, Visit::withoutPassword));
    both(parts, "a reader: until the card was read", samples(ours, Visit::card));
    both(parts, "b paint: both screens", samples(ours, Visit::paint));
    both(
        parts,
        "c network, server, the proof: the rest",
        samples(ours, visit -> visit.whole() - visit.card() - visit.paint()));
    both(parts, "C program: the card", bareCard);
    both(parts, "C program: the check of the password", samples(theirs, Bare::password));
    parts.put(
        "C program: network and server, ms p50", (bare.median() - bareCard.median()) / MILLISECOND);
    return List.of(
        comparison,
        new Limit(
            "tap-to-answer-p99",
            "from pcscd's word of the card to the first screen about it, at the 99th percentile, in"
                + " milliseconds",
            GOAL_ANSWER_MILLISECONDS,
            samples(ours, Visit::toAnswer).percentile(0.99) / MILLISECOND),
        new Limit(
            "tap-to-notice-p99",
            "the same without the password's check, at the 99th percentile, in milliseconds",
            GOAL_P99_MILLISECONDS,
            samples(ours, Visit::withoutPassword).percentile(0.99) / MILLISECOND),
        new Figures("tap-to-notice-parts", "where the time goes", parts),
        new Figures(
            "tap-to-notice-least",
            "what it takes whoever writes the kiosk with Swing",
            least(bare, samples(theirs, Bare::screens))));
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
