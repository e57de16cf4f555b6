package org.clearkiosk.sim.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every fault there is, once: its word, where it happens, what it takes, and what it does. */
public enum FaultKind {
  /** See {@link CardFault.Mute}. */
  MUTE("mute", Side.CARD, "", "mute", "卡不应答", "Cards lie there and never answer."),
  /** See {@link CardFault.Slow}. */
  SLOW(
      "slow",
      Side.CARD,
      "DELAY",
      "slow 100..800 seed=7",
      "卡应答慢",
      "Cards answer every command late."),
  /** See {@link CardFault.Tear}. */
  TEAR(
      "tear",
      Side.CARD,
      "COMMANDS",
      "tear 2",
      "第几条指令时抽卡",
      "The card is pulled away at its so many-th command. Once."),
  /** See {@link CardFault.TearAfter}. */
  TEAR_AFTER(
      "tear-after",
      Side.CARD,
      "BYTES",
      "tear-after 40",
      "传若干字节后抽卡",
      "The card is pulled away once so many bytes have passed. Once."),
  /** See {@link CardFault.BitNoise}. */
  BIT_NOISE(
      "bit-noise",
      Side.CARD,
      "PER-MILLION [seed=N]",
      "bit-noise 20000 seed=7",
      "应答有错位",
      "So many of a million bits of a card's answers are turned over."),
  /** See {@link CardFault.ShortAnswer}. */
  SHORT_ANSWER(
      "short-answer",
      Side.CARD,
      "",
      "short-answer",
      "应答少一字节",
      "Every answer of a card lacks its last byte of data."),
  /** See {@link LineFault.StrayBytes}. */
  STRAY_BYTES(
      "stray-bytes",
      Side.LINE,
      "",
      "stray-bytes",
      "线上有杂字节",
      "Bytes that belong to no frame come before every frame."),
  /** See {@link LineFault.LineNoise}. */
  LINE_NOISE(
      "line-noise",
      Side.LINE,
      "PER-MILLION [seed=N]",
      "line-noise 2000 seed=7",
      "线上有错位",
      "So many of a million bits on the line are turned over, both ways."),
  /** See {@link LineFault.ChecksumError}. */
  CHECKSUM_ERROR(
      "checksum-error",
      Side.LINE,
      "",
      "checksum-error",
      "校验和错误",
      "The next response has a wrong checksum. Once."),
  /** See {@link LineFault.WrongLength}. */
  WRONG_LENGTH(
      "wrong-length",
      Side.LINE,
      "",
      "wrong-length",
      "长度错误",
      "The next response says that it is a byte longer than it is. Once."),
  /** See {@link LineFault.HalfFrame}. */
  HALF_FRAME(
      "half-frame", Side.LINE, "", "half-frame", "半帧", "Half of the next response arrives. Once."),
  /** See {@link LineFault.ByteByByte}. */
  BYTE_BY_BYTE(
      "byte-by-byte",
      Side.LINE,
      "",
      "byte-by-byte",
      "逐字节到达",
      "Every byte comes alone, 2 ms after the one before it."),
  /** See {@link LineFault.Stall}. */
  STALL("stall", Side.LINE, "", "stall", "读卡器停顿", "The chip hears and says nothing."),
  /** See {@link LineFault.NoAcknowledge}. */
  NO_ACKNOWLEDGE(
      "no-acknowledge",
      Side.LINE,
      "",
      "no-acknowledge",
      "丢一条指令",
      "The host's next command is lost. Once."),
  /** See {@link LineFault.ExtraAcknowledge}. */
  EXTRA_ACKNOWLEDGE(
      "extra-acknowledge",
      Side.LINE,
      "",
      "extra-acknowledge",
      "重复确认",
      "Every command is acknowledged twice."),
  /** See {@link LineFault.BaudMismatch}. */
  BAUD_MISMATCH(
      "baud-mismatch",
      Side.LINE,
      "",
      "baud-mismatch",
      "波特率不符",
      "Chip and host keep different rates: neither understands a byte."),
  /** See {@link ReaderFault.Unplug}. */
  UNPLUG("unplug", Side.READER, "", "unplug", "拔下读卡器", "The reader's plug is pulled."),
  /** See {@link ReaderFault.Plug}. */
  PLUG("plug", Side.READER, "", "plug", "插上读卡器", "The reader is plugged in again."),
  /** See {@link ReaderFault.DropField}. */
  DROP_FIELD(
      "drop-field",
      Side.READER,
      "",
      "drop-field",
      "射频场中断",
      "The field drops for a moment: the card forgets everything."),
  /** See {@link ReaderFault.TwoCards}. */
  TWO_CARDS(
      "two-cards",
      Side.READER,
      "CARD",
      "two-cards 08281002",
      "两张卡",
      "A second card comes beside the one that lies there."),
  /** See {@link ServiceFault#KILL}. */
  KILL_PCSCD(
      "kill-pcscd",
      Side.SERVICE,
      "",
      "kill-pcscd",
      "pcscd 崩溃",
      "The card service is killed, as by a crash."),
  /** See {@link ServiceFault#STOP}. */
  STOP_PCSCD(
      "stop-pcscd",
      Side.SERVICE,
      "",
      "stop-pcscd",
      "停止 pcscd",
      "The card service is stopped in an orderly way."),
  /** See {@link ServiceFault#START}. */
  START_PCSCD(
      "start-pcscd", Side.SERVICE, "", "start-pcscd", "启动 pcscd", "The card service is started."),
  /** See {@link ServiceFault#RESTART}. */
  RESTART_PCSCD(
      "restart-pcscd",
      Side.SERVICE,
      "",
      "restart-pcscd",
      "重启 pcscd",
      "The card service is stopped and started."),
  /** See {@link NetworkFault.Cut}. */
  CUT("cut", Side.NETWORK, "", "cut", "断网", "Connections are broken and new ones refused."),
  /** See {@link NetworkFault.Late}. */
  DELAY(
      "delay",
      Side.NETWORK,
      "DELAY",
      "delay median=200 p99=2000 seed=7",
      "网络延迟",
      "What the server says comes late."),
  /** See {@link NetworkFault.SlowDrip}. */
  SLOW_DRIP(
      "slow-drip",
      Side.NETWORK,
      "BYTES-PER-SECOND",
      "slow-drip 200",
      "网络极慢",
      "What the server says comes in drops."),
  /** See {@link NetworkFault.HalfAnswer}. */
  HALF_ANSWER(
      "half-answer",
      Side.NETWORK,
      "BYTES",
      "half-answer 60",
      "应答只到一半",
      "After so many bytes of the server's the connection breaks."),
  /** See {@link NetworkFault.Garbage}. */
  GARBAGE(
      "garbage",
      Side.NETWORK,
      "[seed=N]",
      "garbage seed=7",
      "应答乱码",
      "Something that is no server answers in its place."),
  /** See {@link NetworkFault.ServerError}. */
  SERVER_ERROR(
      "server-error",
      Side.NETWORK,
      "STATUS",
      "server-error 503",
      "网关错误",
      "A gateway answers 400 to 599 in the server's place. Needs an authority."),
  /** See {@link NetworkFault.ExpiredCertificate}. */
  EXPIRED_CERTIFICATE(
      "expired-certificate",
      Side.NETWORK,
      "",
      "expired-certificate",
      "证书过期",
      "The server shows a certificate that ended yesterday. Needs an authority.");

  /** What a fault happens to. */
  public enum Side {
    /** The cards on one reader. */
    CARD,
    /** The serial reader's line. */
    LINE,
    /** One reader. */
    READER,
    /** The card service. */
    SERVICE,
    /** The way to the server. */
    NETWORK
  }

  private final String word;
  private final Side side;
  private final String parameters;
  private final String example;
  private final String chinese;
  private final String english;

  FaultKind(
      String word, Side side, String parameters, String example, String chinese, String english) {
    this.word = word;
    this.side = side;
    this.parameters = parameters;
    this.example = example;
    this.chinese = chinese;
    this.english = english;
  }

  /** The kind of that word. */
  public static Optional<FaultKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** The kinds that can happen there, in order. */
  public static List<FaultKind> of(Side side) {
    return Arrays.stream(values()).filter(kind -> kind.side == side).toList();
  }

  /** What it is called. */
  public String word() {
    return word;
  }

  /** What it happens to. */
  public Side side() {
    return side;
  }

  /** What follows the word; empty when nothing does. */
  public String parameters() {
    return parameters;
  }

  /** A fault of this kind to begin with. */
  public Fault example() {
    return Fault.parse(example);
  }

  /** A label of a few Chinese characters. */
  public String chinese() {
    return chinese;
  }

  /** What it does, a sentence or two. */
  public String english() {
    return english;
  }
}
