package org.clearkiosk.server.intake;

/** Is told how far an import has come. */
@FunctionalInterface
public interface Progress {
  /** Tells no one. */
  Progress NONE = (step, done, all) -> {};

  /**
   * A step has come so far.
   *
   * @param step what is being done, in a few words
   * @param done how much of it is done
   * @param all how much it is; 0 where no one knows
   */
  void at(String step, long done, long all);
}
