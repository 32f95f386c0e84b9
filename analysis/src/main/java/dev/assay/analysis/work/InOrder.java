package dev.assay.analysis.work;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does work on all cores and hands the results on in the order in which the work came. Never holds
 * much: who brings work waits until there is room. Its own methods are for one thread.
 */
public final class InOrder<R> implements AutoCloseable {
  private static final int PER_CORE = 4;

  /** Takes a result, on the thread that brings work. */
  public interface Taker<R> {
    void take(R result) throws IOException;
  }

  private record Waiting<R>(Future<R> result, long weight) {}

  private final int cores = Runtime.getRuntime().availableProcessors();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(cores, Thread.ofPlatform().name("work-", 1).daemon().factory());
  private final Deque<Waiting<R>> waiting = new ArrayDeque<>();
  private final long most;
  private final Taker<R> taker;
  private long weight;

  /**
   * @param most weight of the work that may wait at a time; a heavier piece waits alone
   */
  public InOrder(long most, Taker<R> taker) {
    this.most = most;
    this.taker = taker;
  }

  /**
   * Brings work; may first hand on results of earlier work. What is thrown by work is thrown here
   * or by {@link #finish}, when it would be handed on.
   */
  public void add(Callable<R> work, long heavy) throws IOException {
    while (waiting.size() >= cores * PER_CORE || !waiting.isEmpty() && weight + heavy > most) {
      handOn();
    }
    waiting.add(new Waiting<>(workers.submit(work), heavy));
    weight += heavy;
  }

  /** Hands on all results that are left. */
  public void finish() throws IOException {
    while (!waiting.isEmpty()) {
      handOn();
    }
  }

  private void handOn() throws IOException {
    Waiting<R> first = waiting.remove();
    weight -= first.weight();
    try {
      taker.take(first.result().get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
