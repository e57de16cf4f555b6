package org.clearkiosk.clearance.policy.check;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.function.Consumer;
import org.clearkiosk.clearance.policy.YearFiles;

/** One mistake after the other, made in the file of 2012, and what a check has to say of it. */
final class MistakeTable {
  private MistakeTable() {}

  /**
   * A file with a mistake.
   *
   * @param make makes it
   * @param path where it has to be found
   * @param what what has to be said of it
   * @param seenBySchema whether the schema can see it too
   */
  record Row(
      String name, Consumer<JsonObject> make, String path, String what, boolean seenBySchema) {
    /** The file of 2012 with this mistake. */
    String file() {
      JsonObject file = JsonParser.parseString(YearFiles.text("2012")).getAsJsonObject();
      make.accept(file);
      return file.toString();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Row> rows() {
    return List.of(
        shape(
            "a year of three digits",
            file -> file.addProperty("year", "201"),
            "$.year",
            "\"201\" is no year"),
        shape(
            "a year as a number",
            file -> file.addProperty("year", 2012),
            "$.year",
            "a text is due here, not a number"),
        meaning(
            "an unknown zone",
            file -> file.addProperty("zone", "Asia/Nowhere"),
            "$.zone",
            "\"Asia/Nowhere\" is no time zone"),
        shape(
            "an unknown key",
            file -> file.addProperty("colour", "red"),
            "$.colour",
            "\"colour\" is not known here"),
        shape("a missing key", file -> file.remove("hall"), "$", "\"hall\" is missing"),
        shape(
            "a level without window",
            file -> object(file, "windows").remove("postgraduate"),
            "$.windows",
            "\"postgraduate\" is missing"),
        meaning(
            "a window that ends before it begins",
            file -> window(file, "undergraduate").addProperty("lastDay", "2012-06-10"),
            "$.windows.undergraduate.lastDay",
            "the last day is before the first"),
        meaning(
            "windows that overlap in one day",
            file -> window(file, "undergraduate").addProperty("lastDay", "2012-07-02"),
            "$.windows.postgraduate",
            "this window overlaps that of undergraduate (2012-06-11 to 2012-07-02)"),
        meaning(
            "a window that ends in the first day of the other",
            file -> {
              window(file, "postgraduate").addProperty("firstDay", "2012-06-01");
              window(file, "postgraduate").addProperty("lastDay", "2012-06-11");
            },
            "$.windows.postgraduate",
            "this window overlaps that of undergraduate (2012-06-11 to 2012-06-20)"),
        meaning(
            "a day that there is not",
            file -> window(file, "undergraduate").addProperty("firstDay", "2012-06-31"),
            "$.windows.undergraduate.firstDay",
            "\"2012-06-31\" is no date"),
        shape(
            "a day as nobody writes it",
            file -> window(file, "undergraduate").addProperty("firstDay", "11.6.2012"),
            "$.windows.undergraduate.firstDay",
            "\"11.6.2012\" is no date"),
        shape(
            "a day of a year of five digits",
            file -> window(file, "undergraduate").addProperty("firstDay", "+12012-06-11"),
            "$.windows.undergraduate.firstDay",
            "\"+12012-06-11\" is no date"),
        shape(
            "a day before our era",
            file -> outcome(file, 0).addProperty("cardStopsOn", "-2012-06-26"),
            "$.outcomes[0].cardStopsOn",
            "\"-2012-06-26\" is no date"),
        shape(
            "a month of a year of five digits",
            file ->
                object(outcome(file, 0), "network", "unchargedMonth")
                    .addProperty("month", "+12012-06"),
            "$.outcomes[0].network.unchargedMonth.month",
            "\"+12012-06\" is no month"),
        shape(
            "a month that there is not",
            file ->
                object(outcome(file, 0), "network", "unchargedMonth")
                    .addProperty("month", "2012-13"),
            "$.outcomes[0].network.unchargedMonth.month",
            "\"2012-13\" is no month"),
        shape(
            "a text in one language",
            file -> object(file, "hall", "name").remove("en"),
            "$.hall.name",
            "\"en\" is missing"),
        shape(
            "a text without words",
            file -> object(file, "hall", "name").addProperty("zh", "  "),
            "$.hall.name.zh",
            "a text without words"),
        shape(
            "a text that is too long",
            file -> object(file, "hall", "place").addProperty("en", "x".repeat(401)),
            "$.hall.place.en",
            "a text of 401 characters"),
        shape(
            "null for a text",
            file -> object(file, "hall").add("hours", com.google.gson.JsonNull.INSTANCE),
            "$.hall.hours",
            "an object is due here, not null"),
        shape(
            "a remark without words",
            file -> outcome(file, 0).addProperty("reading", " "),
            "$.outcomes[0].reading",
            "an empty or overlong remark"),
        shape(
            "a remark that is too long",
            file -> outcome(file, 0).addProperty("reading", "x".repeat(1001)),
            "$.outcomes[0].reading",
            "an empty or overlong remark"),
        shape(
            "a text for true",
            file -> office(file, 8).addProperty("finishedHere", "true"),
            "$.offices[8].finishedHere",
            "true or false is due here, not a text"),
        shape(
            "an object for an array",
            file -> file.add("traits", new JsonObject()),
            "$.traits",
            "an array is due here, not an object"),
        shape(
            "true for an object",
            file -> file.addProperty("hall", true),
            "$.hall",
            "an object is due here, not true or false"),
        shape(
            "an array for an object",
            file -> file.add("hall", new JsonArray()),
            "$.hall",
            "an object is due here, not an array"),
        shape(
            "no office at all",
            file -> file.add("offices", new JsonArray()),
            "$.offices",
            "an array with nothing in it"),
        shape(
            "no rule cited",
            file -> office(file, 0).add("rules", new JsonArray()),
            "$.offices[0].rules",
            "an array with nothing in it"),
        shape(
            "a rule cited twice",
            file -> office(file, 0).getAsJsonArray("rules").add("D1"),
            "$.offices[0].rules[1]",
            "\"D1\" stands here twice"),
        meaning(
            "a rule that is not listed",
            file -> office(file, 0).getAsJsonArray("rules").add("D11"),
            "$.offices[0].rules[1]",
            "\"D11\" is no rule of guideRules"),
        meaning(
            "a rule that nothing cites",
            file -> file.remove("alumniCard"),
            "$.guideRules[28].id",
            "\"C9\" is a rule that nothing cites"),
        meaning(
            "a rule that is listed twice",
            file -> element(file, "guideRules", 1).addProperty("id", "W1"),
            "$.guideRules[1].id",
            "the id \"W1\" is given in line 1 already"),
        shape(
            "an odd id of a rule",
            file -> element(file, "guideRules", 0).addProperty("id", "Rule 1"),
            "$.guideRules[0].id",
            "\"Rule 1\" is no id of a rule"),
        shape(
            "an odd id of an office",
            file -> office(file, 0).addProperty("id", "Energy office"),
            "$.offices[0].id",
            "\"Energy office\" is no id"),
        meaning(
            "two offices of an id",
            file -> office(file, 1).addProperty("id", "energy_office"),
            "$.offices[1].id",
            "the id \"energy_office\" is given in line 1 already"),
        meaning(
            "two traits of an id",
            file -> element(file, "traits", 1).addProperty("id", "student_loan"),
            "$.traits[1].id",
            "the id \"student_loan\" is given in line 1 already"),
        meaning(
            "two kinds of blockers of an id",
            file -> element(file, "blockerKinds", 1).addProperty("id", "frozen_funds"),
            "$.blockerKinds[1].id",
            "the id \"frozen_funds\" is given in line 1 already"),
        meaning(
            "two rights of an id",
            file -> {
              JsonArray ended = object(file, "cardRights").getAsJsonArray("ended");
              ended.add(ended.get(0));
            },
            "$.cardRights.ended[1].id",
            "the id \"library_borrowing\" is given in line 1 already"),
        meaning(
            "an unknown office to be done before",
            file -> office(file, 7).getAsJsonArray("after").set(0, new JsonPrimitive("moon")),
            "$.offices[7].after[0]",
            "there is no office \"moon\""),
        meaning(
            "an unknown office that corrects",
            file -> object(file, "statuses", "undergraduate").addProperty("correctedAt", "moon"),
            "$.statuses.undergraduate.correctedAt",
            "there is no office \"moon\""),
        meaning(
            "an unknown trait",
            file -> condition(file, 1).addProperty("trait", "left_handed"),
            "$.offices[1].neededBy[0].trait",
            "there is no trait \"left_handed\""),
        meaning(
            "a condition that never holds",
            file -> {
              condition(file, 1).addProperty("level", "postgraduate");
              condition(file, 1).addProperty("status", "deferral_unsettled");
            },
            "$.offices[1].neededBy[0]",
            "postgraduate students are never deferral_unsettled: this never holds"),
        meaning(
            "no step for the terminal",
            file -> office(file, 8).remove("finishedHere"),
            "$.offices",
            "no office is marked \"finishedHere\""),
        meaning(
            "no step for the terminal, said in so many words",
            file -> office(file, 8).addProperty("finishedHere", false),
            "$.offices",
            "no office is marked \"finishedHere\""),
        meaning(
            "two steps for the terminal",
            file -> office(file, 9).addProperty("finishedHere", true),
            "$.offices[9].finishedHere",
            "a further office is marked \"finishedHere\", after that in line 1"),
        meaning(
            "a step for the terminal that only some need",
            file -> condition(file, 8).addProperty("trait", "lives_in"),
            "$.offices[8].neededBy",
            "the step that terminals finish is not needed by everyone"),
        meaning(
            "a step for the terminal that waits for an office",
            file -> office(file, 8).add("after", texts("energy_office")),
            "$.offices[8].after[0]",
            "the step that terminals finish waits for no other office"),
        meaning(
            "a step for the terminal that comes last",
            file -> {
              office(file, 8).addProperty("last", true);
              office(file, 9).remove("last");
            },
            "$.offices[8].last",
            "the step that terminals finish waits for no other office"),
        meaning(
            "a status corrected at the terminal that asks for it",
            file ->
                object(file, "statuses", "postgraduate")
                    .addProperty("correctedAt", "information_centre"),
            "$.statuses.postgraduate.correctedAt",
            "a status is corrected where a terminal finishes the step, and it finishes none without"
                + " a status"),
        meaning(
            "no last office",
            file -> office(file, 9).remove("last"),
            "$.offices",
            "no office is marked \"last\""),
        meaning(
            "two last offices",
            file -> office(file, 0).addProperty("last", true),
            "$.offices[9].last",
            "a further office is marked \"last\", after that in line 1"),
        meaning(
            "an office that waits for itself",
            file -> office(file, 0).add("after", texts("energy_office")),
            "$.offices[0]",
            "the office waits for itself: energy_office → energy_office"),
        meaning(
            "offices that wait for each other in a circle",
            file -> {
              office(file, 3).add("after", texts("finance"));
              office(file, 4).add("after", texts("energy_office", "supervisor"));
              office(file, 5).add("after", texts("library"));
            },
            "$.offices[3]",
            "the office waits for itself: library → finance → supervisor → library"),
        meaning(
            "an office after the last",
            file -> office(file, 0).add("after", texts("college")),
            "$.offices[0]",
            "the office waits for itself: energy_office → college → energy_office"),
        meaning(
            "a status without outcome",
            file -> file.getAsJsonArray("outcomes").remove(6),
            "$.statuses.postgraduate.names.deferral_approved",
            "no outcome for postgraduate, \"deferral_approved\""),
        meaning(
            "an outcome for a status that the level does not know",
            file -> outcome(file, 2).addProperty("level", "postgraduate"),
            "$.outcomes[6]",
            "a further outcome for \"postgraduate\", \"deferral_approved\", after that in line 1"),
        meaning(
            "an unsettled deferral of a postgraduate",
            file -> {
              JsonObject more = outcome(file, 3).deepCopy();
              more.addProperty("level", "postgraduate");
              file.getAsJsonArray("outcomes").add(more);
            },
            "$.outcomes[7].status",
            "postgraduate students are never \"deferral_unsettled\""),
        meaning(
            "two outcomes",
            file -> file.getAsJsonArray("outcomes").add(outcome(file, 0)),
            "$.outcomes[7]",
            "a further outcome for \"undergraduate\", \"graduating\", after that in line 1"),
        shape(
            "a level without status",
            file -> object(file, "statuses", "postgraduate").add("names", new JsonObject()),
            "$.statuses.postgraduate.names",
            "a level without status"),
        shape(
            "an unknown level",
            file -> outcome(file, 0).addProperty("level", "graduate"),
            "$.outcomes[0].level",
            "\"graduate\" is not known here"),
        shape(
            "an unknown status",
            file -> outcome(file, 0).addProperty("status", "gone"),
            "$.outcomes[0].status",
            "\"gone\" is not known here"),
        shape(
            "an unknown way of the balance",
            file -> object(outcome(file, 0), "balance").addProperty("how", "gone"),
            "$.outcomes[0].balance.how",
            "\"gone\" is not known here"),
        shape(
            "a refund twice",
            file -> outcome(file, 0).add("refundChoices", texts("cash", "cash")),
            "$.outcomes[0].refundChoices[1]",
            "\"cash\" stands here twice"),
        meaning(
            "a card that stops within the window",
            file -> outcome(file, 0).addProperty("cardStopsOn", "2012-06-19"),
            "$.outcomes[0].cardStopsOn",
            "2012-06-19 is before the window's last day, 2012-06-20"),
        meaning(
            "a balance due within the window",
            file -> object(outcome(file, 5), "balance").addProperty("by", "2012-07-14"),
            "$.outcomes[5].balance.by",
            "2012-07-14 is before the window's last day, 2012-07-15"),
        meaning(
            "a refund within the window",
            file -> object(outcome(file, 0), "network").addProperty("refundedOn", "2012-06-12"),
            "$.outcomes[0].network.refundedOn",
            "2012-06-12 is before the window's last day, 2012-06-20"),
        meaning(
            "an account that ends within the window",
            file -> object(outcome(file, 1), "network").addProperty("worksUntil", "2012-06-12"),
            "$.outcomes[1].network.worksUntil",
            "2012-06-12 is before the window's last day, 2012-06-20"),
        meaning(
            "an account that is not charged and has no end",
            file -> object(outcome(file, 4), "network").remove("worksUntil"),
            "$.outcomes[4].network",
            "an account that is not charged any more and has no last day"),
        meaning(
            "an account that works after its refund",
            file -> object(outcome(file, 0), "network").addProperty("worksUntil", "2012-06-27"),
            "$.outcomes[0].network.worksUntil",
            "2012-06-27 is after the account is refunded, on 2012-06-26"),
        meaning(
            "a payment before the card stops",
            file -> object(outcome(file, 0), "balance").addProperty("by", "2012-06-25"),
            "$.outcomes[0].balance.by",
            "2012-06-25 is before the card stops, on 2012-06-26"),
        meaning(
            "a payment that leaves the account's balance out",
            file -> object(outcome(file, 4), "network").addProperty("refundedOn", "2012-09-11"),
            "$.outcomes[4].balance.by",
            "2012-09-10 is before the account is refunded, on 2012-09-11"),
        meaning(
            "an account refunded where no balance is paid out",
            file -> object(outcome(file, 1), "network").addProperty("refundedOn", "2012-09-15"),
            "$.outcomes[1].network.refundedOn",
            "an account is refunded with a balance that is not paid out"),
        meaning(
            "a free month where all are charged",
            file -> object(outcome(file, 0), "network").addProperty("chargedAsUsual", true),
            "$.outcomes[0].network.unchargedMonth",
            "a month is free where all are charged as usual"),
        meaning(
            "a run before its month",
            file ->
                object(outcome(file, 0), "network", "unchargedMonth")
                    .addProperty("month", "2012-07"),
            "$.outcomes[0].network.unchargedMonth.runOn",
            "the run that charges 2012-07 comes before that month"),
        meaning(
            "a run before the refund",
            file ->
                object(outcome(file, 0), "network", "unchargedMonth")
                    .addProperty("runOn", "2012-06-26"),
            "$.outcomes[0].network.unchargedMonth.runOn",
            "the month is charged on 2012-06-26, since the account is not refunded before"),
        meaning(
            "a free month without refund",
            file -> object(outcome(file, 0), "network").remove("refundedOn"),
            "$.outcomes[0].network.unchargedMonth.runOn",
            "the month is charged on 2012-07-01, since the account is not refunded before"),
        meaning(
            "charged months where none is charged",
            file -> object(outcome(file, 1), "network").addProperty("chargedAsUsual", false),
            "$.outcomes[1].network.chargedMonths",
            "months are charged where none is"),
        meaning(
            "charged months in the wrong order",
            file ->
                object(outcome(file, 1), "network", "chargedMonths").addProperty("to", "2012-05"),
            "$.outcomes[1].network.chargedMonths.to",
            "the last month is before the first"),
        meaning(
            "a balance that stays by a day",
            file -> object(outcome(file, 2), "balance").addProperty("by", "2013-07-15"),
            "$.outcomes[2].balance.by",
            "a day for a balance that stays"),
        meaning(
            "a payment without a day",
            file -> object(outcome(file, 0), "balance").remove("by"),
            "$.outcomes[0].balance",
            "\"bank_refund\" without a day"),
        meaning(
            "a bank for a balance that is not paid out",
            file ->
                object(outcome(file, 2), "balance")
                    .add("bank", object(outcome(file, 0), "balance", "bank")),
            "$.outcomes[2].balance.bank",
            "a bank for a balance that is not paid out"),
        meaning(
            "nothing to choose",
            file -> outcome(file, 0).add("refundChoices", new JsonArray()),
            "$.outcomes[0].refundChoices",
            "nothing to choose for a balance that is paid out"),
        meaning(
            "cash alone for a balance that is paid to the bank card",
            file -> outcome(file, 0).add("refundChoices", texts("cash")),
            "$.outcomes[0].refundChoices",
            "a balance is paid to the bank card, and that is not to be chosen"),
        meaning(
            "something to choose where nothing is paid out",
            file -> outcome(file, 2).add("refundChoices", texts("bank")),
            "$.outcomes[2].refundChoices",
            "refunds to choose for a balance that is not paid out"),
        meaning(
            "no office that pays cash",
            file -> condition(file, 7).addProperty("refund", "bank"),
            "$.outcomes[0].refundChoices[1]",
            "no office is needed by those who choose cash"),
        meaning(
            "cash for some traits alone",
            file -> condition(file, 7).addProperty("trait", "student_loan"),
            "$.outcomes[0].refundChoices[1]",
            "no office is needed by those who choose cash"),
        meaning(
            "cash for one level alone",
            file -> condition(file, 7).addProperty("level", "postgraduate"),
            "$.outcomes[0].refundChoices[1]",
            "no office is needed by those who choose cash"),
        meaning(
            "cash for another status alone",
            file -> condition(file, 7).addProperty("status", "continuing"),
            "$.outcomes[0].refundChoices[1]",
            "no office is needed by those who choose cash"));
  }

  private static Row shape(String name, Consumer<JsonObject> make, String path, String what) {
    return new Row(name, make, path, what, true);
  }

  private static Row meaning(String name, Consumer<JsonObject> make, String path, String what) {
    return new Row(name, make, path, what, false);
  }

  private static JsonObject object(JsonObject from, String... names) {
    JsonObject object = from;
    for (String name : names) {
      object = object.getAsJsonObject(name);
    }
    return object;
  }

  private static JsonObject element(JsonObject file, String list, int position) {
    return file.getAsJsonArray(list).get(position).getAsJsonObject();
  }

  private static JsonObject window(JsonObject file, String level) {
    return object(file, "windows", level);
  }

  private static JsonObject office(JsonObject file, int position) {
    return element(file, "offices", position);
  }

  private static JsonObject condition(JsonObject file, int office) {
    return office(file, office).getAsJsonArray("neededBy").get(0).getAsJsonObject();
  }

  private static JsonObject outcome(JsonObject file, int position) {
    return element(file, "outcomes", position);
  }

  private static JsonArray texts(String... texts) {
    JsonArray array = new JsonArray();
    List.of(texts).forEach(array::add);
    return array;
  }
}
