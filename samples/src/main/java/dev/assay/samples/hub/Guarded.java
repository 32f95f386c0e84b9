package dev.assay.samples.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A stream that is closed under its reader when nothing has come for too long. One reader. */
final class Guarded extends FilterInputStream {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hub-guard").factory());

  private final ScheduledFuture<?> watch;
  private volatile long last = System.nanoTime();
  private volatile boolean stalled;

  Guarded(InputStream in, Duration patience) {
    super(in);
    long nanos = patience.toNanos();
    watch =
        CLOCK.scheduleWithFixedDelay(
            () -> {
              if (System.nanoTime() - last > nanos) {
                stalled = true;
                closeQuietly(in);
              }
            },
            nanos / 4 + 1,
            nanos / 4 + 1,
            TimeUnit.NANOSECONDS);
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      return; // its reader is told
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int n = super.read(to, offset, length);
    if (stalled) {
      throw new IOException("nothing came for too long");
    }
    last = System.nanoTime();
    return n;
  }

  @Override
  public void close() throws IOException {
    watch.cancel(false);
    super.close();
  }
}
