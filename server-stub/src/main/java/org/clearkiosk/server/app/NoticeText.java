package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.policy.RefundWay;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Verdict;

/** A notice as tables that a person reads. */
final class NoticeText {
  private static final int WIDTH = 110;
  private static final int LABEL = 20;
  private static final int FEN = 100;

  private final ExplainCommand.Language language;
  private final Policy policy;
  private final OutcomeText outcomes;

  NoticeText(ExplainCommand.Language language, Policy policy) {
    this.language = language;
    this.policy = policy;
    this.outcomes = new OutcomeText(language);
  }

  void print(Notice notice, LocalDate day, PrintWriter out) {
    out.println(
        String.join(
            " · ",
            notice.student(),
            notice.maskedName(),
            say(
                notice.level() == Level.UNDERGRADUATE
                    ? new Text("本科生", "Undergraduate")
                    : new Text("研究生", "Postgraduate")),
            status(notice),
            day.toString(),
            say(new Text("按 " + policy.year() + " 年的规定", "by the rules of " + policy.year()))));
    out.println();
    out.print(facts(notice));
    if (!notice.reasons().isEmpty()) {
      out.println();
      out.print(reasons(notice));
    }
    if (!notice.offices().isEmpty()) {
      out.println();
      out.print(offices(notice));
    }
  }

  private String status(Notice notice) {
    Status status = notice.status();
    if (status == null) {
      return say(new Text("身份状态未定", "no status yet"));
    }
    return say(Objects.requireNonNullElse(notice.statusName(), Text.same(Words.of(status))));
  }

  private String facts(Notice notice) {
    TextColumns table = new TextColumns(LABEL, WIDTH - LABEL);
    row(
        table,
        new Text("办理时间", "Window"),
        notice.window().firstDay() + " – " + notice.window().lastDay());
    row(table, new Text("结论", "Decision"), verdict(notice));
    row(table, new Text("校园卡余额", "Card balance"), yuan(notice.cardFen()));
    row(table, new Text("网费余额", "Network balance"), yuan(notice.networkFen()));
    Receipt receipt = notice.receipt();
    if (receipt != null) {
      row(
          table,
          new Text("回执", "Receipt"),
          receipt.number() + comma() + receipt.completedAt().toLocalDate());
    }
    outcome(notice).ifPresent(outcome -> outcome(table, notice, outcome));
    return table.toString();
  }

  /** What clearing means; also for who clears at the hall, of whom a terminal says why alone. */
  private Optional<Outcome> outcome(Notice notice) {
    return notice.verdict() == Verdict.HALL
        ? policy.outcome(notice.level(), notice.status())
        : Optional.ofNullable(notice.outcome());
  }

  private void outcome(TextColumns table, Notice notice, Outcome outcome) {
    row(table, new Text("办完就停", "Ends with the step"), outcomes.rights(outcome.cardRightsEnded()));
    row(table, new Text("校园卡停用", "Card stops"), outcome.cardStopsOn().toString());
    boolean merged = outcome.balance().how() == BalanceOutcome.How.BANK_REFUND;
    row(
        table,
        new Text("余额", "Balance"),
        (merged ? yuan(notice.mergedFen()) + comma() : "") + outcomes.balance(outcome.balance()));
    if (notice.verdict() != Verdict.ALREADY_DONE) {
      outcome
          .refunds()
          .values()
          .forEach(way -> row(table, new Text("可选的退款", "Refund to choose"), outcomes.refund(way)));
    }
    Refund chosen = notice.refund();
    if (chosen != null) {
      row(table, new Text("已选的退款", "Refund chosen"), name(chosen));
    }
    if (outcome.refunds().containsKey(Refund.BANK)) {
      String tail = notice.bankCardTail();
      row(
          table,
          new Text("银行卡", "Bank card"),
          tail == null
              ? say(new Text("没有登记", "none on record"))
              : say(new Text("尾号 ", "ends in ")) + tail);
    }
    row(table, new Text("上网账号", "Network account"), outcomes.network(outcome.network()));
    Text alumniCard = outcome.alumniCard();
    if (alumniCard != null) {
      row(table, new Text("校友卡", "Alumni card"), say(alumniCard));
    }
    row(table, new Text("规定", "Rules"), String.join(" ", outcome.rules()));
  }

  private String name(Refund refund) {
    RefundWay way = policy.refunds().get(refund);
    return way == null ? Words.of(refund) : say(way.name());
  }

  private String verdict(Notice notice) {
    return say(
        switch (notice.verdict()) {
          case CLEAR -> new Text("可以在终端办理", "can clear at a terminal");
          case HALL -> new Text("要到服务大厅办理", "has to go to the service hall");
          case ALREADY_DONE ->
              notice.receipt() == null
                  ? new Text("已办，不是在终端办的", "done, and not at a terminal")
                  : new Text("已办", "done");
          case NOT_YET -> new Text("还没到办理时间", "the window has not opened");
          case CLOSED -> new Text("办理时间已过", "the window has closed");
          case NO_STATUS -> withoutStatus(policy.statusSetBy(notice.level()));
        });
  }

  private static Text withoutStatus(Text office) {
    return new Text(
        "身份状态还没有设定，或者不对，先请" + office.zh() + "设定",
        "the identity status is not set, or does not fit; it is set by: " + office.en());
  }

  private String reasons(Notice notice) {
    TextColumns table = new TextColumns(44, 46, 16);
    table.row(
        say(new Text("办不了的原因", "In the way")),
        say(new Text("怎么办", "What to do")),
        say(new Text("规定", "Rules")));
    for (Reason reason : notice.reasons()) {
      table.row(found(reason), whatToDo(reason), String.join(" ", reason.rules()));
    }
    return table.toString();
  }

  private String found(Reason reason) {
    Long amountFen = reason.amountFen();
    return Stream.of(
            say(reason.found()),
            amountFen == null ? "" : yuan(amountFen),
            Objects.requireNonNullElse(reason.item(), ""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(comma()));
  }

  private String whatToDo(Reason reason) {
    Text counter = reason.counter();
    return say(reason.whatToDo()) + (counter == null ? "" : comma() + say(counter));
  }

  private String offices(Notice notice) {
    TextColumns table = new TextColumns(24, 8, 62, 10);
    table.row(
        say(new Text("部门", "Office")),
        say(new Text("情况", "State")),
        say(new Text("做什么；或为什么", "What for, or why not")),
        say(new Text("规定", "Rules")));
    for (OfficeBox office : notice.offices()) {
      table.row(
          say(office.name()), progress(office), whatFor(office), String.join(" ", office.rules()));
    }
    return table.toString();
  }

  private String whatFor(OfficeBox office) {
    Text bring = office.bring();
    return Stream.concat(
            Stream.of(office.detail(), office.place(), office.hours())
                .filter(Objects::nonNull)
                .map(this::say),
            bring == null ? Stream.of() : Stream.of(say(new Text("请带：", "bring: ")) + say(bring)))
        .collect(Collectors.joining(comma()));
  }

  private String progress(OfficeBox office) {
    return say(
        switch (office.progress()) {
          case DONE -> new Text("已办", "done");
          case OPEN -> office.next() ? new Text("下一个", "next") : new Text("待办", "open");
          case NOT_NEEDED -> new Text("不用", "no need");
        });
  }

  private String yuan(long fen) {
    String amount = "%d.%02d".formatted(fen / FEN, fen % FEN);
    return say(new Text(amount + " 元", "¥" + amount));
  }

  private void row(TextColumns table, Text label, String value) {
    table.row(say(label), value);
  }

  private String comma() {
    return say(new Text("，", ", "));
  }

  private String say(Text text) {
    return language == ExplainCommand.Language.zh ? text.zh() : text.en();
  }
}
