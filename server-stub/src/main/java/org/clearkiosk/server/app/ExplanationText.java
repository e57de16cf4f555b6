package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.model.ChargedMonths;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.UnchargedMonth;
import org.clearkiosk.clearance.policy.Condition;
import org.clearkiosk.clearance.policy.Explanation;
import org.clearkiosk.clearance.policy.OfficeNeed;
import org.clearkiosk.clearance.policy.Policy;
import org.jspecify.annotations.Nullable;

/** An explanation as a table that a person reads. */
final class ExplanationText {
  private static final int WIDTH = 110;
  private static final int LABEL = 20;

  private final ExplainCommand.Language language;
  private final Policy policy;

  ExplanationText(ExplainCommand.Language language, Policy policy) {
    this.language = language;
    this.policy = policy;
  }

  void print(Explanation said, PrintWriter out) {
    out.println(
        String.join(
            " · ",
            said.policy(),
            say(
                said.level() == Level.UNDERGRADUATE
                    ? new Text("本科生", "Undergraduate")
                    : new Text("研究生", "Postgraduate")),
            say(said.statusName()),
            said.on().toString()));
    out.println();
    out.print(facts(said));
    out.println();
    out.print(offices(said));
    out.println();
    out.print(rules(said));
  }

  private String facts(Explanation said) {
    TextColumns table = new TextColumns(LABEL, WIDTH - LABEL);
    row(table, new Text("办理时间", "Window"), window(said.window()));
    row(table, new Text("通知单", "Notice"), notice(said));
    row(table, new Text("办完就停", "Ends with the step"), rights(said.cardRightsEnded()));
    row(table, new Text("校园卡停用", "Card stops"), said.cardStopsOn().toString());
    row(table, new Text("余额", "Balance"), balance(said.balance()));
    row(table, new Text("上网账号", "Network account"), network(said.network()));
    row(table, new Text("退款方式", "Refunds"), refunds(said));
    Text alumniCard = said.alumniCard();
    if (alumniCard != null) {
      row(table, new Text("校友卡", "Alumni card"), say(alumniCard));
    }
    row(
        table,
        new Text("服务大厅", "Hall"),
        say(said.hall().name()) + comma() + say(said.hall().place()));
    if (said.reading() != null) {
      row(table, new Text("读法", "Reading"), said.reading());
    }
    return table.toString();
  }

  private String window(Explanation.WindowOn window) {
    Text phase =
        switch (window.phase()) {
          case BEFORE -> new Text("还没开始", "not open yet");
          case OPEN -> new Text("正在办理", "open");
          case AFTER -> new Text("已经结束", "closed");
        };
    return window.firstDay() + " – " + window.lastDay() + comma() + say(phase);
  }

  private String notice(Explanation said) {
    return say(new Text("从 ", "From "))
        + said.window().firstDay()
        + say(new Text(" 起：", " on: "))
        + said.notice().places().stream()
            .map(place -> say(place.name()))
            .collect(Collectors.joining(semicolon()));
  }

  private String rights(List<CardRight> rights) {
    return rights.isEmpty()
        ? say(new Text("没有", "nothing"))
        : rights.stream().map(right -> say(right.name())).collect(Collectors.joining(comma()));
  }

  private String balance(BalanceOutcome balance) {
    String bank = balance.bank() == null ? "" : say(balance.bank());
    Text how =
        switch (balance.how()) {
          case BANK_REFUND ->
              new Text(
                  "与上网余额合并，打入本人的" + bank + "卡",
                  "paid to the student's " + bank + " card, merged with the network balance");
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

  private String network(NetworkOutcome network) {
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

  private String refunds(Explanation said) {
    if (said.refundChoices().isEmpty()) {
      return say(new Text("不退", "none"));
    }
    return said.refundChoices().stream()
        .map(
            (Refund refund) -> {
              Explanation.RefundUntil way = Objects.requireNonNull(said.refunds().get(refund));
              return say(way.name()) + comma() + say(way.whatToDo()) + by(way.by());
            })
        .collect(Collectors.joining(semicolon()));
  }

  private String offices(Explanation said) {
    TextColumns table = new TextColumns(24, 8, 62, 10);
    table.row(
        say(new Text("部门", "Office")),
        say(new Text("要不要去", "Needed")),
        say(new Text("做什么；或为什么", "What for, or why not")),
        say(new Text("规定", "Rules")));
    for (OfficeNeed office : said.offices()) {
      table.row(say(office.name()), need(office), why(office), String.join(" ", office.rules()));
    }
    return table.toString();
  }

  private String need(OfficeNeed office) {
    return say(
        switch (office.need()) {
          case NEEDED -> new Text("要", "yes");
          case DEPENDS -> new Text("看情况", "depends");
          case NOT_NEEDED -> new Text("不用", "no");
        });
  }

  private String why(OfficeNeed office) {
    Text place = office.place();
    Text bring = office.bring();
    String what =
        say(office.why())
            + (place == null ? "" : comma() + say(place))
            + (bring == null ? "" : comma() + say(new Text("请带：", "bring: ")) + say(bring));
    if (office.dependsOn().isEmpty()) {
      return what;
    }
    return office.dependsOn().stream()
        .map(this::condition)
        .collect(
            Collectors.joining(
                say(new Text("；", "; ")),
                what + say(new Text("（要去的：", " (only if: ")),
                say(new Text("）", ")"))));
  }

  private String condition(Condition condition) {
    Stream<String> trait =
        policy.traits().stream()
            .filter(known -> known.id().equals(condition.trait()))
            .map(known -> say(known.name()));
    Refund refund = condition.refund();
    Stream<String> choice =
        refund == null
            ? Stream.empty()
            : Stream.of(say(Objects.requireNonNull(policy.refunds().get(refund)).name()));
    return Stream.concat(trait, choice).collect(Collectors.joining(comma()));
  }

  private String rules(Explanation said) {
    TextColumns table = new TextColumns(6, WIDTH - 6);
    policy.guideRules().stream()
        .filter(rule -> said.rules().contains(rule.id()))
        .forEach(rule -> table.row(rule.id(), say(rule.says())));
    return table.toString();
  }

  private String by(@Nullable LocalDate day) {
    return day == null ? "" : say(new Text("，最晚 ", ", by ")) + day;
  }

  private void row(TextColumns table, Text label, String value) {
    table.row(say(label), value);
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
