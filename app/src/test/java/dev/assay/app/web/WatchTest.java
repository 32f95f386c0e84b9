package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchTest {
  @Test
  void aSlowScanIsFollowedByALongPause() {
    assertThat(Watch.pause(Duration.ofMillis(3))).isEqualTo(Duration.ofSeconds(2));
    assertThat(Watch.pause(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(30));
    assertThat(Watch.pause(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void scanningIsSaidUntilTheFirstScanEnds() throws InterruptedException {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(2);
    try (Watch watch =
        new Watch(
            () -> {
              second.countDown();
              await(mayEnd);
            },
            true,
            line -> {})) {
      watch.start();
      assertThat(watch.scanning()).isTrue();
      mayEnd.countDown();
      assertThat(second.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(watch.scanning()).isFalse();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void troubleIsToldAndDoesNotEndTheWatch() throws InterruptedException {
    BlockingQueue<String> log = new LinkedBlockingQueue<>();
    CountDownLatch scans = new CountDownLatch(2);
    try (Watch watch =
        new Watch(
            () -> {
              scans.countDown();
              throw new AssayException(Kind.UNAVAILABLE, "disk full", "Make room.");
            },
            true,
            log::add)) {
      watch.start();
      assertThat(scans.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(log).containsExactly("disk full\n  Make room.");
  }
}
