package dev.assay.samples.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sends requests, asks again where that helps, and follows redirections. The token goes to the
 * endpoint alone. Thread-safe; an interrupt cancels.
 */
final class HubHttp implements AutoCloseable {
  private static final int MOST_HOPS = 5;
  private static final long PROGRESS = 1L << 20;
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
  private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

  private final HubSettings settings;
  private final Origin endpoint;
  private final HttpClient client;

  HubHttp(HubSettings settings) {
    this.settings = settings;
    endpoint = Origin.of(settings.endpoint());
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.patience().answer());
    settings.proxies().selector().ifPresent(builder::proxy);
    client = builder.build();
  }

  /** What to ask. */
  record Call(String method, URI uri, Map<String, String> headers, BodyPublisher body) {
    static Call get(URI uri) {
      return new Call("GET", uri, Map.of(), BodyPublishers.noBody());
    }

    Call with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Call(method, uri, more, body);
    }
  }

  /** An answer, whole. */
  record Reply(int status, HttpHeaders headers, byte[] body) {}

  /** Takes an answer as it comes; a failure to read it asks again. */
  interface Taker<T> {
    T take(int status, HttpHeaders headers, InputStream body) throws IOException;
  }

  /** Asks, and takes an answer whole if it is no larger than {@code most} bytes. */
  Reply ask(String what, Call call, IntPredicate accepted, int most) {
    return exchange(
        what,
        () -> call,
        accepted,
        () -> 0,
        (status, headers, in) -> new Reply(status, headers, limited(what, in, most)));
  }

  private static byte[] limited(String what, InputStream in, int most) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      all.write(buffer, 0, n);
      if (all.size() > most) {
        throw HubErrors.odd(what, "it is longer than " + most + " bytes");
      }
    }
    return all.toByteArray();
  }

  /**
   * Asks until an answer is accepted and was taken.
   *
   * @param calls what to ask, made anew for each try
   * @param done bytes fetched so far; after some progress all tries are open again
   */
  <T> T exchange(
      String what, Supplier<Call> calls, IntPredicate accepted, LongSupplier done, Taker<T> taker) {
    Patience patience = settings.patience();
    long before = done.getAsLong();
    int attempt = 0;
    while (true) {
      attempt++;
      Duration wait;
      try {
        HttpResponse<InputStream> response = follow(what, calls.get());
        try (Guarded body = new Guarded(response.body(), patience.answer())) {
          int status = response.statusCode();
          if (accepted.test(status)) {
            return taker.take(status, response.headers(), body);
          }
          if (!PASSING.contains(status) || attempt >= patience.tries()) {
            boolean guest = settings.token().isEmpty();
            throw HubErrors.refused(what, status, response.headers(), guest);
          }
          wait = patience.asked(response.headers()).orElse(patience.growing(attempt));
        }
      } catch (IOException e) {
        if (done.getAsLong() - before >= PROGRESS) {
          before = done.getAsLong();
          attempt = 1;
        }
        if (attempt >= patience.tries()) {
          throw HubErrors.broken(what, e);
        }
        wait = patience.growing(attempt);
      }
      sleep(what, wait);
    }
  }

  void sleep(String what, Duration wait) {
    if (wait.compareTo(settings.patience().longest()) > 0) {
      throw HubErrors.tooLong(what, wait);
    }
    try {
      settings.patience().sleeper().sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HubErrors.cancelled(what);
    }
  }

  private HttpResponse<InputStream> follow(String what, Call call) throws IOException {
    URI at = call.uri();
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      HttpResponse<InputStream> response = send(what, call, at);
      if (!MOVED.contains(response.statusCode()) || !call.method().equals("GET")) {
        return response;
      }
      response.body().close();
      String location = response.headers().firstValue("Location").orElse("");
      URI next;
      try {
        next = at.resolve(location);
      } catch (IllegalArgumentException e) {
        throw HubErrors.odd(what, "it redirects to no address");
      }
      allowed(what, Origin.of(at), next);
      at = next;
    }
    throw HubErrors.odd(what, "it redirects more than " + MOST_HOPS + " times");
  }

  private static void allowed(String what, Origin from, URI next) {
    if (!from.maySendTo(Origin.of(next))) {
      throw HubErrors.odd(what, "it points to " + next.getScheme() + "://" + next.getHost());
    }
  }

  /** An address that a server named, if one may be sent there by it. */
  URI named(String what, String text) {
    try {
      URI uri = URI.create(text);
      allowed(what, endpoint, uri);
      return uri;
    } catch (IllegalArgumentException e) {
      throw HubErrors.odd(what, "it names no address");
    }
  }

  private HttpResponse<InputStream> send(String what, Call call, URI at) throws IOException {
    Watched body = new Watched(call.body());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at).method(call.method(), body).setHeader("User-Agent", "assay");
    try {
      call.headers().forEach(request::setHeader);
    } catch (IllegalArgumentException e) {
      throw HubErrors.odd(what, "it asks for a header that may not be sent");
    }
    if (Origin.of(at).equals(endpoint)) {
      settings.token().ifPresent(token -> request.setHeader("Authorization", token.header()));
    }
    return await(
        what, client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream()), body);
  }

  /** Waits for an answer as long as what is sent goes on; a large file takes its time. */
  private <T> T await(String what, CompletableFuture<T> answer, Watched body) throws IOException {
    long patience = settings.patience().answer().toNanos();
    try {
      while (true) {
        try {
          return answer.get(patience / 4 + 1, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          if (body.idle() > patience) {
            answer.cancel(true);
            throw new HttpTimeoutException("nothing moved for too long");
          }
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw HubErrors.cancelled(what);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
