package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Columns stand under each other in Chinese and English alike. */
class TextColumnsTest {
  @Test
  void aChineseLetterTakesTheRoomOfTwo() {
    TextColumns columns = new TextColumns(8, 6, 2);
    columns.row("部门", "要", "D1");
    columns.row("library", "yes", "D4");

    assertThat(columns).hasToString("部门      要      D1\nlibrary   yes     D4\n");
  }

  @Test
  void aLongTextGoesOnBelowAndItsNeighboursDoNot() {
    TextColumns columns = new TextColumns(10, 3);
    columns.row("Return books, pay", "D4");
    columns.row("还清图书，和欠费", "D5");
    columns.row("x".repeat(12), "D6");

    assertThat(columns)
        .hasToString("Return      D4\nbooks, pay\n还清图书，  D5\n和欠费\nxxxxxxxxxx  D6\nxx\n");
  }

  @Test
  void whatCannotBeBrokenIsCutBetweenLettersAtTheWidth() {
    TextColumns columns = new TextColumns(5, 2);
    columns.row("！！！！", "D1");
    columns.row("ａｂｃ", "D2");
    columns.row("，，x𠮷", "D3");

    assertThat(columns).hasToString("！！   D1\n！！\nａｂ   D2\nｃ\n，，   D3\nx𠮷\n");
  }
}
