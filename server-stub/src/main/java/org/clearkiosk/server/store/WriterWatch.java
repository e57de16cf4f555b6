package org.clearkiosk.server.store;

import java.time.Duration;

/** Is told of what the writer does. */
public interface WriterWatch {
  /** Is told, and does nothing. */
  WriterWatch NONE =
      new WriterWatch() {
        @Override
        public void committed(int parts, Duration took) {}

        @Override
        public void failed() {}
      };

  /** A batch is on the disk. */
  void committed(int parts, Duration took);

  /** A batch was not kept, as far as is known. */
  void failed();
}
