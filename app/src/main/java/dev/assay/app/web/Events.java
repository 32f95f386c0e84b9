package dev.assay.app.web;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /events}: server-sent events. {@code hello} first, then {@code changed} whenever the
 * index has changed, whoever changed it, or a scan has begun or ended.
 *
 * <p>One thread looks at the index; each listener waits in its own (virtual) thread, so a slow one
 * holds up nobody, and it hears only the newest state. Thread-safe.
 */
final class Events implements AutoCloseable {
  static final int MAX_LISTENERS = 1000;
  private static final long LOOK_MILLIS = 500;
  private static final long STILL_HERE_SECONDS = 15;

  /** A listener that does not read holds up the end no longer than this. */
  private static final long ENDING_MILLIS = 1000;

  private final Supplier<Health.Pulse> pulse;
  private final Supplier<Health> look;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Thread watcher;
  private @Nullable Health latest;
  private int listeners;
  private boolean closed;

  /**
   * Begins to look.
   *
   * @param pulse cheap; asked for twice a second
   * @param look asked for when the pulse has changed
   */
  Events(Supplier<Health.Pulse> pulse, Supplier<Health> look) {
    this.pulse = pulse;
    this.look = look;
    watcher = Thread.ofPlatform().daemon().name("assay-events").start(this::watch);
  }

  Response listen(Request request) {
    lock.lock();
    try {
      if (closed || listeners >= MAX_LISTENERS) {
        throw new AssayException(
            Kind.UNAVAILABLE,
            "the server has " + listeners + " listeners, which is all it takes",
            "Close some pages and try again.");
      }
    } finally {
      lock.unlock();
    }
    return new Response(
        200,
        "text/event-stream; charset=utf-8",
        new Response.Streamed(this::tell),
        Map.of("Cache-Control", "no-store", "X-Accel-Buffering", "no"));
  }

  private void watch() {
    try {
      while (!isClosed()) {
        lookOnce();
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void lookOnce() {
    try {
      Health before = latest();
      if (before == null || !before.pulse().equals(pulse.get())) {
        publish(look.get());
      }
    } catch (AssayException e) {
      // the index is just being deleted or made anew; the next look will tell
      lock.lock();
      latest = null;
      lock.unlock();
    }
  }

  private void publish(Health health) {
    lock.lock();
    try {
      latest = health;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void tell(OutputStream out) throws IOException, InterruptedException {
    count(1);
    try {
      Health told = look.get();
      send(out, "retry: 2000\n" + event("hello", told));
      while (true) {
        Health next = await(told.pulse());
        if (isClosed()) {
          out.close(); // a proper end, before the server stops and takes the connection away
          return;
        }
        send(out, next == null ? ": still here\n\n" : event("changed", next));
        told = next == null ? told : next;
      }
    } finally {
      count(-1);
    }
  }

  /** Waits for news; null when it is time for a sign of life, or all is over. */
  private @Nullable Health await(Health.Pulse told) throws InterruptedException {
    long left = TimeUnit.SECONDS.toNanos(STILL_HERE_SECONDS);
    lock.lock();
    try {
      while (!closed && left > 0) {
        Health now = latest;
        if (now != null && !now.pulse().equals(told)) {
          return now;
        }
        left = news.awaitNanos(left);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private static String event(String name, Health health) {
    return "event: " + name + "\ndata: " + health.toJson() + "\n\n";
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void count(int by) {
    lock.lock();
    listeners += by;
    news.signalAll();
    lock.unlock();
  }

  private @Nullable Health latest() {
    lock.lock();
    try {
      return latest;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Ends all streams, and waits a moment until they have ended. */
  @Override
  public void close() {
    long left = TimeUnit.MILLISECONDS.toNanos(ENDING_MILLIS);
    lock.lock();
    try {
      closed = true;
      news.signalAll();
      while (listeners > 0 && left > 0) {
        left = news.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then they are broken off
    } finally {
      lock.unlock();
    }
    watcher.interrupt();
  }
}
