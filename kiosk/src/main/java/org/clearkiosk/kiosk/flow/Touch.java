package org.clearkiosk.kiosk.flow;

/** What a student touched. A touch that means nothing on the present screen does nothing. */
public sealed interface Touch {
  /**
   * A digit of the query password. It is secret: {@link #toString()} leaves it out.
   *
   * @param value 0 to 9
   */
  record Digit(int value) implements Touch {
    public Digit {
      if (value < 0 || value > 9) {
        throw new IllegalArgumentException("value: 0 to 9");
      }
    }

    @Override
    public String toString() {
      return "Digit[]";
    }
  }

  /** The buttons. */
  enum Button implements Touch {
    /** 清空: forgets the digits. */
    CLEAR,
    /** 删除: forgets the last digit. */
    DELETE,
    /** 结束, 不办了: ends the session; nothing is changed. */
    END,
    /** The notice's one primary action: 现在办这一项, 看还差什么, 看回执, 看怎么办. */
    PRIMARY,
    /** 改领现金, 改退银行卡: the next of the refunds to choose from. */
    CHANGE_REFUND,
    /** 确认办理. */
    CONFIRM,
    /** 好了, 知道了. */
    ACKNOWLEDGE,
    /** 再看通知单. */
    SEE_NOTICE,
    /** 继续: more time. */
    MORE_TIME,
    /** English, 中文. */
    SWITCH_LANGUAGE,
    /** 高对比, 标准色: the next contrast. */
    SWITCH_CONTRAST,
    /** 大字, 标准字: the next text size. */
    SWITCH_TEXT_SIZE,
    /** 听语音, 关语音: has the screens read aloud, or no longer. */
    SPEAK,
    /** 再听一遍: has this screen read aloud again. */
    REPEAT,
    /** 大声. */
    LOUDER,
    /** 小声. */
    SOFTER
  }

  /** A technician's page. */
  record OpenPage(TechnicianPage page) implements Touch {}

  /** What a technician touches besides. */
  enum Technician implements Touch {
    /** The keys or the corners that open the technician's pages. */
    CALL,
    /** Finds out anew what the page shows. */
    LOOK_AGAIN,
    /** Puts what was refused back among what is to be delivered. */
    REPLAY,
    /** Starts the terminal anew. */
    RESTART
  }
}
