package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Text;
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
  private final OutcomeText outcomes;

  ExplanationText(ExplainCommand.Language language, Policy policy) {
    this.language = language;
    this.policy = policy;
    this.outcomes = new OutcomeText(language);
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
    row(table, new Text("办完就停", "Ends with the step"), outcomes.rights(said.cardRightsEnded()));
    row(table, new Text("校园卡停用", "Card stops"), said.cardStopsOn().toString());
    row(table, new Text("余额", "Balance"), outcomes.balance(said.balance()));
    row(table, new Text("上网账号", "Network account"), outcomes.network(said.network()));
    row(table, new Text("退款方式", "Refunds"), refunds(said));
    Text alumniCard = said.alumniCard();
    if (alumniCard != null) {
      row(table, new Text("校友卡", "Alumni card"), say(alumniCard));
    }
    row(
        table,
        new Text("服务大厅", "Hall"),
        said(said.hall().name(), said.hall().place(), said.hall().hours()));
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

  private String refunds(Explanation said) {
    if (said.refunds().isEmpty()) {
      return say(new Text("不退", "none"));
    }
    return said.refunds().entrySet().stream()
        .map(
            way ->
                outcomes.refund(way.getValue())
                    + (said.refundChoices().contains(way.getKey())
                        ? ""
                        : say(new Text("（当天不能选）", " (cannot be chosen that day)"))))
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
    Text bring = office.bring();
    String what =
        said(office.why(), office.place(), office.hours())
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

  private void row(TextColumns table, Text label, String value) {
    table.row(say(label), value);
  }

  /** What is there of some texts, one after the other. */
  private String said(@Nullable Text... texts) {
    return Stream.of(texts)
        .filter(Objects::nonNull)
        .map(this::say)
        .collect(Collectors.joining(comma()));
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
