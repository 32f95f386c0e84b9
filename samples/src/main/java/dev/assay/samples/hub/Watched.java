package dev.assay.samples.hub;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** What is being sent, and how long ago it last went on. */
final class Watched implements BodyPublisher {
  private final BodyPublisher body;
  private volatile long last = System.nanoTime();

  Watched(BodyPublisher body) {
    this.body = body;
  }

  /** Nanoseconds since the last of it was taken, or since it was made. */
  long idle() {
    return System.nanoTime() - last;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> to) {
    body.subscribe(
        new Subscriber<>() {
          @Override
          public void onSubscribe(Subscription subscription) {
            last = System.nanoTime();
            to.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer item) {
            last = System.nanoTime();
            to.onNext(item);
          }

          @Override
          public void onError(Throwable failure) {
            to.onError(failure);
          }

          @Override
          public void onComplete() {
            last = System.nanoTime();
            to.onComplete();
          }
        });
  }
}
