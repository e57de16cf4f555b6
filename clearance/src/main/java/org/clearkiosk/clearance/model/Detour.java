package org.clearkiosk.clearance.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a student goes for the step that terminals finish, while no terminal can finish it (rules
 * K2, S3, W1).
 *
 * @param detail what to do there
 * @param place where it is; null where that is not known
 * @param hours when it is open; null where the campus has not said
 * @param rules the ids of the rules that send there
 */
public record Detour(Text detail, @Nullable Text place, @Nullable Text hours, List<String> rules) {
  public Detour {
    Objects.requireNonNull(detail, "detail");
    rules = List.copyOf(rules);
  }

  /**
   * To the hall, which settles what is in the way (K2).
   *
   * @param hall null where it is not known
   * @param reasons how many there are, at least 1
   */
  public static Detour settling(@Nullable Hall hall, int reasons) {
    return to(
        hall,
        new Text(
            "有 " + reasons + " 件事要先到服务大厅处理",
            reasons == 1
                ? "One thing has to be settled at the service hall first"
                : reasons + " things have to be settled at the service hall first"),
        List.of());
  }

  /** To the hall, after the window has closed (W1). */
  public static Detour late(Hall hall, Window window) {
    return to(
        hall, new Text("带校园卡到服务大厅办", "Take your campus card to the service hall"), window.rules());
  }

  /**
   * To the office that sets the identity status (S3).
   *
   * @param name what the office is called
   * @param place where it is, where its name does not say it
   */
  public static Detour forStatus(
      Text name, @Nullable Text place, @Nullable Text hours, List<String> rules) {
    return new Detour(
        new Text(
            "先去设定身份状态，再到自助终端办", "First have your identity status set, then come to a terminal"),
        place == null ? name : joined(name, place),
        hours,
        rules);
  }

  private static Detour to(@Nullable Hall hall, Text detail, List<String> rules) {
    return hall == null
        ? new Detour(detail, null, null, rules)
        : new Detour(
            detail,
            joined(hall.name(), hall.place()),
            hall.hours(),
            Stream.concat(hall.rules().stream(), rules.stream()).toList());
  }

  /** Name and place; of two that are too long together the place, which leads there. */
  private static Text joined(Text name, Text place) {
    String zh = name.zh() + "，" + place.zh();
    String en = name.en() + ", " + place.en();
    return Math.max(zh.length(), en.length()) > Text.MAXIMUM_LENGTH ? place : new Text(zh, en);
  }
}
