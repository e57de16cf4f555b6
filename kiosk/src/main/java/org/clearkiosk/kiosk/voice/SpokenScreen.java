package org.clearkiosk.kiosk.voice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Ticket;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Hearing;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.screen.text.AdviceWords;
import org.clearkiosk.kiosk.screen.text.HallWords;
import org.clearkiosk.kiosk.screen.text.IdleWords;
import org.clearkiosk.kiosk.screen.text.KeptWords;
import org.clearkiosk.kiosk.screen.text.NoticeWords;
import org.clearkiosk.kiosk.screen.text.OutcomeWords;
import org.clearkiosk.kiosk.screen.text.PasswordWords;
import org.clearkiosk.kiosk.screen.text.StepWords;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A state's screen as it is read aloud: what it is, what stands on it, what can be done and with
 * which key. In the words of the screen where there are such.
 *
 * <p>What concerns the student alone is only said into a headset: name, status, offices, checks,
 * amounts, reasons, dates of the student's own window, receipt. Everyone may hear which screen it
 * is.
 *
 * @param words the language
 * @param headset whether only the student hears it
 */
record SpokenScreen(Wording words, boolean headset) implements State.Visitor<List<String>> {
  private String say(String key, Object... fillings) {
    return words.say(key, fillings);
  }

  /** How the voice itself is handled. */
  List<String> welcome() {
    return List.of(say("spoken.welcome"));
  }

  /**
   * What everyone may hear of a part whose own words tell a digit, or how far the student is; empty
   * of others.
   */
  Optional<String> unspecific(String name) {
    if (name.startsWith("digit-")) {
      return Optional.of(say("password.keypad"));
    }
    return switch (name) {
      case "primary" -> Optional.of(say("spoken.go-on"));
      case "change-refund" -> Optional.of(say("confirm.refund"));
      default -> Optional.empty();
    };
  }

  /** What has changed on the screen that stayed; empty where it need not be said. */
  List<String> change(State before, State now) {
    Hearing hearing = now.terminal().hearing();
    if (hearing.volume() != before.terminal().hearing().volume()) {
      return List.of(say("spoken.volume", hearing.volume(), Hearing.LOUDEST));
    }
    if (now.timeLeft().warning() && !before.timeLeft().warning()) {
      return List.of(
          say("warning", now.timeLeft().seconds()), pressed("more-time", say("action.more-time")));
    }
    if (now instanceof State.Password password) {
      return digits((State.Password) before, password);
    }
    if (now instanceof State.Confirm confirm) {
      return refundChanged((State.Confirm) before, confirm);
    }
    if (now instanceof State.Submitting submitting
        && !Objects.equals(submitting.recordNumber(), ((State.Submitting) before).recordNumber())) {
      return List.of(say("submitting.sending"));
    }
    return List.of();
  }

  private List<String> refundChanged(State.Confirm before, State.Confirm now) {
    if (Objects.equals(before.refund(), now.refund())) {
      return List.of();
    }
    if (!headset) {
      return List.of(say("spoken.refund-changed"));
    }
    List<String> sentences = new ArrayList<>(List.of(refund(now)));
    List<OutcomeWords.Point> known = meaning(before);
    for (OutcomeWords.Point point : meaning(now)) {
      List<String> news = new ArrayList<>(point.said());
      known.stream()
          .filter(other -> other.when().equals(point.when()))
          .forEach(other -> news.removeAll(other.said()));
      if (!news.isEmpty()) {
        sentences.add(told(point.when(), news));
      }
    }
    return sentences;
  }

  private List<String> digits(State.Password before, State.Password now) {
    return now.digitsEntered() == before.digitsEntered()
        ? List.of()
        : List.of(say("password.digits", now.digitsEntered()));
  }

  /** What a key does: {@code spoken.key.…} says where it is. */
  private String pressed(String key, String does) {
    return say("spoken.key." + key, does);
  }

  private String primary(String action) {
    return pressed("primary", say("action." + action));
  }

  private String end(String action) {
    return pressed("end", say("action." + action));
  }

  private String back(String action) {
    return pressed("back", say("action." + action));
  }

  @Override
  public List<String> starting(State.Starting state) {
    return List.of(say("starting.title"), say("starting.note"));
  }

  @Override
  public List<String> idle(State.Idle state) {
    if (state.code().isPresent()) {
      FailureCode code = state.code().get();
      List<String> why =
          new ArrayList<>(
              List.of(say("trouble.idle"), trouble(code, "title"), trouble(code, "next")));
      if (state.pausedMinutes() > 0) {
        why.add(say("trouble.later.minutes", state.pausedMinutes()));
      }
      if (HallWords.sendsThere(code)) {
        whereTheHallIs(state, why);
      }
      why.add(spoken(code, state));
      return why;
    }
    if (state.cardStillThere()) {
      return List.of(say("idle.card-left"), say("idle.card-left.note"));
    }
    Today today = state.terminal().today();
    IdleWords idle = IdleWords.of(words, today);
    List<String> sentences = new ArrayList<>(List.of(idle.title(), idle.note()));
    if (today != null) {
      LocalDate date = today.now().toLocalDate();
      today.windows().forEach(window -> sentences.add(window(window, date)));
    }
    return sentences;
  }

  private String window(Today.LevelWindow window, LocalDate date) {
    return String.join(
        comma(),
        say("idle.level." + lower(window.level())),
        words.days(window.firstDay(), window.lastDay()),
        standing(window, date));
  }

  private String standing(Today.LevelWindow window, LocalDate date) {
    if (date.isAfter(window.lastDay())) {
      return say("idle.window.after");
    }
    long days = ChronoUnit.DAYS.between(date, window.firstDay());
    if (days > 1) {
      return say("idle.window.before", days);
    }
    return say(days == 1 ? "idle.window.tomorrow" : "idle.window.open");
  }

  @Override
  public List<String> reading(State.Reading state) {
    return List.of(say("reading.title"), say("reading.note"), end("end"));
  }

  @Override
  public List<String> password(State.Password state) {
    List<String> sentences = new ArrayList<>();
    if (state.locked()) {
      sentences.add(say("password.locked"));
      sentences.add(words.later(state.lockedSeconds()));
      sentences.add(say("password.forgotten"));
      whereTheHallIs(state, sentences);
      sentences.add(spoken(FailureCode.PASSWORD_LOCKED));
      sentences.add(PasswordWords.card(words, state));
      sentences.add(end("end"));
      return sentences;
    }
    if (state.wrong()) {
      sentences.add(say("password.wrong"));
      words.tries(state.triesLeft()).ifPresent(sentences::add);
      sentences.add(spoken(FailureCode.PASSWORD_WRONG));
    }
    sentences.add(say("password.title"));
    sentences.add(say("spoken.password"));
    if (state.digitsEntered() > 0) {
      sentences.add(say("password.digits", state.digitsEntered()));
    }
    sentences.add(PasswordWords.card(words, state));
    sentences.add(end("end"));
    return sentences;
  }

  @Override
  public List<String> checkingPassword(State.CheckingPassword state) {
    return List.of(say("password.checking"));
  }

  @Override
  public List<String> noticeShown(State.NoticeShown state) {
    List<String> sentences = new ArrayList<>();
    Notice notice = state.notice();
    if (headset) {
      state
          .maskedName()
          .ifPresent(name -> sentences.add(say("spoken.notice.of", spokenName(name))));
      offices(notice, state.terminal().day(), sentences);
      sentences.add(primary(action(notice)));
    } else {
      sentences.add(say("spoken.notice"));
      sentences.add(say("spoken.on-screen"));
      sentences.add(pressed("primary", say("spoken.go-on")));
    }
    sentences.add(end("end"));
    return sentences;
  }

  private static String action(Notice notice) {
    return switch (notice.verdict()) {
      case CLEAR -> "next";
      case HALL -> "reasons";
      case ALREADY_DONE -> notice.receipt() == null ? "done-elsewhere" : "receipt";
      case NOT_YET, CLOSED, NO_STATUS -> "help";
    };
  }

  private String spokenName(String masked) {
    return masked.replaceAll("\\*+", Ssml.chinese(masked) ? "某" : " … ");
  }

  /** Each office with how far it is: the next with all there is to know, the others by name. */
  private void offices(Notice notice, @Nullable LocalDate today, List<String> sentences) {
    sentences.add(standing(notice) + comma() + NoticeWords.until(words, notice, today));
    NoticeWords.correction(words, notice).ifPresent(sentences::add);
    long open = notice.offices().stream().filter(box -> box.progress() == Progress.OPEN).count();
    sentences.add(open == 0 ? say("notice.all-done") : say("notice.open", open));
    notice.offices().stream()
        .filter(OfficeBox::next)
        .forEach(
            box ->
                sentences.add(say("receipt.next", words.of(box.name()) + comma() + details(box))));
    for (Progress progress : List.of(Progress.OPEN, Progress.DONE, Progress.NOT_NEEDED)) {
      String names =
          notice.offices().stream()
              .filter(box -> box.progress() == progress && !box.next())
              .map(box -> words.of(box.name()))
              .collect(Collectors.joining(comma()));
      if (!names.isEmpty()) {
        sentences.add(say("spoken.list", say("progress." + lower(progress)), names));
      }
    }
  }

  private String details(OfficeBox box) {
    return String.join(comma(), NoticeWords.details(words, box));
  }

  private String standing(Notice notice) {
    return String.join(comma(), NoticeWords.standing(words, notice));
  }

  private String comma() {
    return say("spoken.comma");
  }

  @Override
  public List<String> confirm(State.Confirm state) {
    List<String> sentences = new ArrayList<>();
    if (headset) {
      sentences.add(say("confirm.title"));
      sentences.add(NoticeWords.beforeConfirming(words, state.notice(), standing(state.notice())));
      for (Check check : state.notice().checks()) {
        sentences.add(say("spoken.list", words.of(check.name()), words.of(check.answer())));
      }
      sentences.add(say("confirm.after"));
      sentences.addAll(told(meaning(state)));
      if (state.refund() != null) {
        sentences.add(refund(state));
      }
    } else {
      sentences.add(say("spoken.confirm"));
      sentences.add(say("spoken.on-screen"));
      sentences.add(say("spoken.last-page"));
    }
    sentences.add(
        OutcomeWords.warning(
            words, Objects.requireNonNull(state.notice().outcome(), "clear has an outcome")));
    sentences.add(primary("confirm"));
    sentences.add(end("leave"));
    return sentences;
  }

  private List<OutcomeWords.Point> meaning(State.Confirm state) {
    Notice notice = state.notice();
    String tail = notice.bankCardTail();
    return OutcomeWords.before(
        words,
        Objects.requireNonNull(notice.outcome(), "clear has an outcome"),
        state.refund(),
        new OutcomeWords.Money(notice.cardFen(), notice.mergedFen()),
        tail == null ? null : digitByDigit(tail),
        notice.window().lastDay());
  }

  private String refund(State.Confirm state) {
    Refund chosen = Objects.requireNonNull(state.refund());
    Outcome outcome = Objects.requireNonNull(state.notice().outcome(), "clear has an outcome");
    String name = OutcomeWords.refundName(words, outcome, chosen);
    String said = say("spoken.list", say("confirm.refund"), name);
    return state.refundCanChange()
        ? said
            + comma()
            + pressed("change", say("action." + (chosen == Refund.BANK ? "cash" : "bank")))
        : said;
  }

  private List<String> told(List<OutcomeWords.Point> points) {
    return points.stream().map(point -> told(point.when(), point.said())).toList();
  }

  private String told(String when, List<String> said) {
    return say("spoken.list", when, String.join(comma(), said));
  }

  private static String digitByDigit(String number) {
    return String.join(" ", number.split("", -1)).strip();
  }

  @Override
  public List<String> submitting(State.Submitting state) {
    return List.of(
        say("submitting.title"),
        say(state.recordNumber() == null ? "submitting.writing" : "submitting.sending"));
  }

  @Override
  public List<String> receiptShown(State.ReceiptShown state) {
    List<String> sentences = new ArrayList<>();
    sentences.add(say(state.earlier() ? "receipt.title.earlier" : "receipt.title"));
    if (headset) {
      receipt(state, sentences);
    } else {
      sentences.add(say("spoken.receipt"));
    }
    parting(state, "take-card", sentences);
    sentences.add(primary("close"));
    return sentences;
  }

  private void receipt(State.ReceiptShown state, List<String> sentences) {
    Receipt receipt = state.receipt();
    OfficeBox next = receipt.next();
    sentences.add(
        next == null
            ? say("receipt.none")
            : say("receipt.next", words.of(next.name()) + comma() + details(next)));
    sentences.add(say("confirm.after"));
    sentences.addAll(
        told(OutcomeWords.after(words, receipt, state.window(), state.terminal().day())));
    sentences.add(receiptNumber(receipt.number()));
  }

  private String receiptNumber(String number) {
    return say("spoken.list", say("receipt.number"), digitByDigit(number.replace("-", ",")));
  }

  @Override
  public List<String> doneWithoutCard(State.DoneWithoutCard state) {
    List<String> sentences =
        new ArrayList<>(
            List.of(
                say("receipt.title"),
                StepWords.finished(words, state.terminal().today())
                    + comma()
                    + words.moment(state.completedAt()),
                receiptNumber(state.number()),
                say("receipt.without-card")));
    parting(state, "take-card", sentences);
    sentences.add(primary("close"));
    return sentences;
  }

  @Override
  public List<String> doneElsewhere(State.DoneElsewhere state) {
    List<String> sentences =
        new ArrayList<>(
            List.of(
                say("done-elsewhere.title"),
                say("done-elsewhere.note"),
                say("done-elsewhere.next")));
    parting(state, "take-card", sentences);
    sentences.add(primary("close"));
    return sentences;
  }

  @Override
  public List<String> hallSlip(State.HallSlip state) {
    List<String> sentences = new ArrayList<>();
    if (headset) {
      sentences.add(HallWords.title(words, state.reasons().size(), state.afterConfirming()));
      state.reasons().forEach(reason -> sentences.add(reason(reason)));
    } else {
      sentences.add(say("spoken.hall"));
      sentences.add(say("spoken.on-screen"));
    }
    sentences.add(say(state.afterConfirming() ? "hall.note.confirmed" : "hall.note"));
    Ticket ticket = state.ticket();
    if (headset && ticket != null) {
      sentences.add(
          say(
              "spoken.list",
              say("hall.ticket"),
              digitByDigit(words.ticket(ticket).replace("-", ","))));
      sentences.add(say("hall.ticket.again"));
    }
    whereTheHallIs(state, sentences);
    sentences.add(primary("close"));
    if (state.noticeCanBeSeen()) {
      sentences.add(back("notice"));
    }
    return sentences;
  }

  private void whereTheHallIs(State state, List<String> sentences) {
    Today today = state.terminal().today();
    if (today != null) {
      sentences.addAll(HallWords.where(words, today.hall()));
    }
  }

  private String reason(Reason reason) {
    Long fen = reason.amountFen();
    Text counter = reason.counter();
    return Stream.of(
            words.of(reason.found()),
            fen == null ? null : words.money(fen),
            reason.item(),
            words.of(reason.whatToDo()),
            counter == null ? null : say("hall.counter", words.of(counter)))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(comma()));
  }

  @Override
  public List<String> advice(State.Advice state) {
    AdviceWords advice = AdviceWords.of(words, state);
    List<String> sentences = new ArrayList<>(List.of(advice.title()));
    if (headset) {
      sentences.add(advice.safe());
    }
    sentences.add(advice.next());
    if (!advice.where().isEmpty()) {
      sentences.add(String.join(comma(), advice.where()));
    }
    sentences.add(spoken(state.reason()));
    sentences.add(primary("close"));
    sentences.add(back("notice"));
    return sentences;
  }

  @Override
  public List<String> keptHere(State.KeptHere state) {
    List<String> sentences =
        new ArrayList<>(
            List.of(
                say("kept.title"),
                say("kept.note"),
                headset
                    ? KeptWords.next(words, state)
                    : trouble(FailureCode.CONFIRMATION_KEPT, "next"),
                spoken(FailureCode.CONFIRMATION_KEPT),
                say("record", digitByDigit(state.recordNumber().replace("-", ",")))));
    parting(state, "take-card", sentences);
    sentences.add(primary("understood"));
    return sentences;
  }

  /** A technician reads: nothing that a student would have to hear. */
  @Override
  public List<String> technicianPin(State.TechnicianPin state) {
    return List.of(words.say("technician.pin.title"), words.say("technician.pin.note"));
  }

  @Override
  public List<String> technicianWork(State.TechnicianWork state) {
    return List.of(words.say("technician.page." + state.page().name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public List<String> trouble(State.Trouble state) {
    FailureCode reason = state.reason();
    List<String> sentences = new ArrayList<>(List.of(trouble(reason, "title"), safe(state)));
    boolean knownWhen = state.retryAfterSeconds() > 0;
    if (!knownWhen || reason != FailureCode.SERVER_BUSY) {
      sentences.add(trouble(reason, "next"));
    }
    if (HallWords.sendsThere(reason)) {
      whereTheHallIs(state, sentences);
    }
    if (knownWhen) {
      sentences.add(words.later(state.retryAfterSeconds()));
    }
    sentences.add(spoken(reason, state));
    parting(state, "take-any-card", sentences);
    sentences.add(primary("understood"));
    return sentences;
  }

  private String safe(State.Trouble state) {
    FailureCode reason = state.reason();
    if (reason != FailureCode.WINDOW_NOT_OPEN && reason != FailureCode.WINDOW_CLOSED) {
      return trouble(reason, "safe");
    }
    return state.window() == null || !headset
        ? trouble(reason, "safe.unknown")
        : say(
            "trouble." + reason.code() + ".safe",
            words.days(state.window().firstDay(), state.window().lastDay()));
  }

  private String trouble(FailureCode code, String part) {
    return say("trouble." + code.code() + "." + part);
  }

  /** The code, letter by letter. */
  private String spoken(FailureCode code) {
    return say("code") + " " + code.code();
  }

  /** The same, and at which terminal, where that is known: staff are told both. */
  private String spoken(FailureCode code, State state) {
    Today today = state.terminal().today();
    return today == null
        ? spoken(code)
        : spoken(code) + comma() + say("idle.terminal", today.terminal());
  }

  private void parting(State state, String taking, List<String> sentences) {
    if (state.terminal().cardThere()) {
      sentences.add(say(taking));
    }
    sentences.add(say("clears-itself"));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
