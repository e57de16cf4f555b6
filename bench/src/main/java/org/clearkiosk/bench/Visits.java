package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private static final Duration LIMIT = Duration.ofSeconds(30);

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
      Ear ear = bed.ear();
      Kiosk kiosk =
          bed.startKiosk(
              display,
              Map.of(PcscDaemon.SOCKET_VARIABLE, socket, Ear.VARIABLE, ear.configuration()),
              "--reader",
              "^" + CardService.READER + "$",
              "--log-format",
              "json");
      Visited visited = new Visited(service, watch, kiosk, new Pointer(), ear, bed.answering());
      List<KioskVisit> ours = new ArrayList<>();
      List<BareVisit> theirs = new ArrayList<>();
      for (int round = -warmUp; round < visits; round++) {
        CardHolder student = bed.campus().mayClear().get(round + warmUp);
        KioskVisit visit = visit(visited, student);
        BareVisit bare = bare(service, floor, screens, bed.answering(), student);
        if (round >= 0) {
          ours.add(visit);
          theirs.add(bare);
        }
      }
      return new VisitFindings(ours, theirs, Usage.memory(kiosk.process().handle().pid()))
          .findings();
    }
  }

  /**
   * A kiosk, and all that is needed to visit it and to see when what happened.
   *
   * @param watch tells when pcscd says that a card came or went
   * @param answering the server's account of the time it takes
   */
  private record Visited(
      CardService service,
      PeerProgram watch,
      Kiosk kiosk,
      Pointer finger,
      Ear ear,
      AnsweringTime answering) {}

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

  private static KioskVisit visit(Visited at, CardHolder student)
      throws IOException, InterruptedException {
    Kiosk kiosk = at.kiosk();
    ReadCard card = new ReadCard(VirtualCard.of(KioskBed.card(student)));
    long answering = at.answering().nanoseconds();
    at.service().slot().place(student.number(), card);
    long arrived = changed(at.watch(), "1");
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
      touched = at.finger().touch(pad.control("digit-" + student.password().charAt(index)));
    }
    Screen notice = kiosk.await("NoticeShown", LIMIT);
    Screen ready =
        notice.controls().containsKey("end")
            ? notice
            : kiosk.await(
                "NoticeShown, ready", LIMIT, screen -> screen.controls().containsKey("end"));
    long server = at.answering().nanoseconds() - answering;
    at.finger().touch(ready.control("end"));
    kiosk.await("Idle", LIMIT);
    at.service().slot().remove();
    changed(at.watch(), "0");
    KioskBed.awaitIdle(kiosk, LIMIT);
    return new KioskVisit(
        answer.painted() - arrived,
        at.ear().answeredAfter(arrived) - arrived,
        password.painted() - arrived,
        notice.painted() - touched,
        card.firstRead() - arrived,
        card.proving(),
        server,
        password.painted() - password.shown(),
        notice.painted() - notice.shown());
  }

  private static BareVisit bare(
      CardService service,
      PeerProgram floor,
      PeerProgram screens,
      AnsweringTime answering,
      CardHolder student)
      throws IOException, InterruptedException {
    long before = answering.nanoseconds();
    floor.say(student.password());
    if (!floor.line().equals("ready")) {
      throw new IOException("kiosk_floor says something else than that it is ready");
    }
    service.otherSlot().place(student.number(), VirtualCard.of(KioskBed.card(student)));
    String[] words = floor.line().split(" ", -1);
    long server = answering.nanoseconds() - before;
    service.otherSlot().remove();
    return new BareVisit(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        server,
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
}
