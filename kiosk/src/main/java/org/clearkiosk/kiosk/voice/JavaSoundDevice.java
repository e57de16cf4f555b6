package org.clearkiosk.kiosk.voice;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** The system's usual sound device, by Java's own sound library. */
final class JavaSoundDevice implements SoundDevice {
  private static final AudioFormat FORMAT =
      new AudioFormat(Loudspeaker.RATE, Short.SIZE, 1, true, false);

  /** What waits in the line sounds this much later: 46 ms. */
  private static final int BUFFER_BYTES = 2048;

  @Override
  public Line open() throws NoSoundException {
    try {
      SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT);
      line.open(FORMAT, BUFFER_BYTES);
      line.start();
      return new JavaLine(line);
    } catch (LineUnavailableException | IllegalArgumentException e) {
      // the latter where there is no device at all
      throw new NoSoundException("no line could be opened", e);
    }
  }

  private record JavaLine(SourceDataLine line) implements Line {
    @Override
    public void write(short[] samples) throws NoSoundException {
      byte[] bytes = new byte[samples.length * Short.BYTES];
      for (int i = 0; i < samples.length; i++) {
        bytes[2 * i] = (byte) samples[i];
        bytes[2 * i + 1] = (byte) (samples[i] >> Byte.SIZE);
      }
      if (line.write(bytes, 0, bytes.length) < bytes.length) {
        throw new NoSoundException("the device took no more");
      }
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
