package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoTest {
  @Test
  void anAnswerIsMadeOnceThoughManyAskAtOnce() throws Exception {
    Memo<String> memo = new Memo<>(100, String::length);
    AtomicInteger made = new AtomicInteger();
    CountDownLatch asked = new CountDownLatch(4);
    List<Future<String>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        answers.add(
            threads.submit(() -> {
              asked.countDown();
              return memo.get(
                  "key",
                  "1",
                  () -> {
                    await(asked);
                    return "answer " + made.incrementAndGet();
                  });
            }));
      }
      for (Future<String> each : answers) {
        assertThat(each.get()).isEqualTo("answer 1");
      }
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
  void anotherStampAsksAnew() {
    Memo<String> memo = new Memo<>(100, String::length);

    assertThat(memo.get("key", "1", () -> "old")).isEqualTo("old");
    assertThat(memo.get("key", "1", () -> "unasked")).isEqualTo("old");
    assertThat(memo.get("key", "2", () -> "new")).isEqualTo("new");
    assertThat(memo.size()).isEqualTo(1);
  }

  @Test
  void thoseNotAskedForLongestGoFirstAndTheLatestStaysWhateverItWeighs() {
    Memo<String> memo = new Memo<>(5, String::length);
    memo.get("a", "", () -> "xx");
    memo.get("b", "", () -> "yy");
    memo.get("a", "", () -> "unasked");
    memo.get("c", "", () -> "zz");

    assertThat(memo.size()).isEqualTo(2);
    assertThat(memo.get("a", "", () -> "gone")).isEqualTo("xx");
    assertThat(memo.get("d", "", () -> "heavier than all")).isEqualTo("heavier than all");
    assertThat(memo.get("d", "", () -> "gone")).isEqualTo("heavier than all");
    assertThat(memo.size()).isEqualTo(1);
  }

  @Test
  void aFailureIsThrownAsItIsAndForgotten() {
    Memo<String> memo = new Memo<>(5, String::length);
    var failure = new AssayException(Kind.CONFLICT, "no", "Do it.");

    assertThatThrownBy(() ->
            memo.get(
                "a",
                "",
                () -> {
                  throw failure;
                }))
        .isSameAs(failure);
    assertThat(memo.get("a", "", () -> "fine")).isEqualTo("fine");
  }
}
