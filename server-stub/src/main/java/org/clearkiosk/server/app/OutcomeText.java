package org.clearkiosk.server.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.model.ChargedMonths;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.RefundUntil;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.UnchargedMonth;
import org.jspecify.annotations.Nullable;

/** The parts of an outcome in words, for tables that a person reads. */
final class OutcomeText {
  private final ExplainCommand.Language language;

  OutcomeText(ExplainCommand.Language language) {
    this.language = language;
  }

  /** What the card is no longer good for. */
  String rights(List<CardRight> rights) {
    return rights.isEmpty()
        ? say(new Text("没有", "nothing"))
        : rights.stream().map(right -> say(right.name())).collect(Collectors.joining(comma()));
  }

  /** How the balance goes, and by when. */
  String balance(BalanceOutcome balance) {
    Text bank = balance.bank() == null ? new Text("银行", "bank") : balance.bank();
    Text how =
        switch (balance.how()) {
          case BANK_REFUND ->
              new Text(
                  "与网费余额合并，打入本人的" + bank.zh() + "卡",
                  "paid to the student's " + bank.en() + " card, merged with the network balance");
          case SPEND_OR_MOVE ->
              new Text("花完，或到服务大厅转到新卡", "spend it, or move it to the new card at the hall");
          case STAYS -> new Text("留在卡里", "stays on the card");
          case STAYS_UNTIL_SETTLED ->
              new Text(
                  "留在卡里；到服务大厅办延期或离校",
                  "stays on the card; settle the deferral or clear at the hall");
        };
    return say(how) + by(balance.by());
  }

  /** What becomes of the network account. */
  String network(NetworkOutcome network) {
    List<String> parts = new ArrayList<>();
    LocalDate until = network.worksUntil();
    parts.add(
        until == null
            ? say(new Text("不停", "goes on"))
            : say(new Text("用到 ", "works until ")) + until);
    parts.add(
        say(
            network.chargedAsUsual()
                ? new Text("照常计费", "charged as usual")
                : new Text("不再计费", "not charged any more")));
    ChargedMonths charged = network.chargedMonths();
    if (charged != null) {
      parts.add(say(new Text("计费月份 ", "charged ")) + charged.from() + " – " + charged.to());
    }
    LocalDate refunded = network.refundedOn();
    if (refunded != null) {
      parts.add(refunded + say(new Text(" 与卡内余额一起退", ": refunded with the card's balance")));
    }
    UnchargedMonth free = network.unchargedMonth();
    if (free != null) {
      parts.add(
          say(
              new Text(
                  free.month() + " 要上网先充值，月租不收（" + free.runOn() + " 才月结）",
                  "to be online in "
                      + free.month()
                      + " put money in first; never charged, the monthly run is on "
                      + free.runOn())));
    }
    if (!network.afterEnrolling().isEmpty()) {
      parts.add(
          say(new Text("入学后：", "after enrolling: "))
              + network.afterEnrolling().stream()
                  .map(this::say)
                  .collect(Collectors.joining(" → ")));
    }
    return String.join(semicolon(), parts);
  }

  /** One way to take the balance back: its name, what to do, and by when. */
  String refund(RefundUntil way) {
    return say(way.name()) + comma() + say(way.whatToDo()) + by(way.by());
  }

  private String by(@Nullable LocalDate day) {
    return day == null ? "" : say(new Text("，最晚 ", ", by ")) + day;
  }

  private String comma() {
    return say(new Text("，", ", "));
  }

  private String semicolon() {
    return say(new Text("；", "; "));
  }

  private String say(Text text) {
    return language == ExplainCommand.Language.zh ? text.zh() : text.en();
  }
}
