package dev.assay.testkit.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where {@link HubServer} has the content of files: answers ranges, takes parts, and misbehaves on
 * demand. Thread-safe.
 */
public final class HubStorage {
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

  /** What is wrong with answers to requests for ranges. */
  public enum Ranges {
    /** Nothing. */
    RIGHT,
    /** All comes instead. */
    IGNORED,
    /** They say that they are of a place further on. */
    SHIFTED,
    /** They say that the file is longer. */
    LONGER,
    /** They come without the name of the content. */
    NAMELESS,
    /** Each is of another content, by its name. */
    CHANGING
  }

  /** Answers in place of a right one, or not. */
  interface Faulty {
    boolean answered(HttpExchange exchange, String path) throws IOException;
  }

  private final HttpServer server;
  private final Faulty faulty;
  private final Map<String, byte[]> objects = Collections.synchronizedMap(new TreeMap<>());
  private final List<HubServer.Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong served = new AtomicLong();
  private final AtomicInteger breaks = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean silent;
  private volatile int chunkSize;
  private volatile boolean corrupt;
  private volatile Ranges ranges = Ranges.RIGHT;
  private volatile String edition = "";

  HubStorage(HttpServer server, Faulty faulty) {
    this.server = server;
    this.faulty = faulty;
    server.createContext("/", exchange -> HubServer.answer(exchange, this::handle));
    server.start();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next transfers of files break half-way. */
  public void breakTransfers(int count) {
    breaks.set(count);
  }

  /** Files come with another content than their hash says. */
  public void corrupt(boolean yes) {
    corrupt = yes;
  }

  /** Large files are taken in parts of that many bytes; 0 for one part. */
  public void chunkSize(int bytes) {
    chunkSize = bytes;
  }

  public void ranges(Ranges how) {
    ranges = how;
  }

  /** From now on nobody is answered. */
  public void silent() {
    silent = true;
  }

  private void waitForTheEnd() throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("silent on demand");
  }

  /** From now on contents have other names, as if they had changed. */
  public void edition(String name) {
    edition = name;
  }

  /** Bytes of content that were sent. */
  public long served() {
    return served.get();
  }

  List<HubServer.Asked> asked() {
    return List.copyOf(asked);
  }

  boolean has(String oid) {
    return objects.containsKey(oid);
  }

  byte[] object(String oid) {
    return objects.getOrDefault(oid, new byte[0]);
  }

  /** Keeps a content, and says where. */
  String keep(byte[] content) {
    String oid = HubRepo.sha256(content);
    objects.put(oid, content);
    return address() + "/" + oid;
  }

  /** Where and how a content is to be sent. */
  String upload(String oid, int size) {
    return "{\"href\":\"%s\",\"header\":{%s}}"
        .formatted(address() + "/" + oid, chunkSize == 0 ? "" : parts(oid, size));
  }

  private String parts(String oid, int size) {
    StringBuilder header = new StringBuilder("\"chunk_size\":\"" + chunkSize + "\"");
    for (int i = 1; (i - 1) * chunkSize < size; i++) {
      String place = address() + "/" + oid + "." + i;
      header.append(String.format(Locale.ROOT, ",\"%05d\":\"%s\"", i, place));
    }
    return header.toString();
  }

  private void handle(HttpExchange exchange, String path) throws IOException {
    asked.add(HubServer.asked(exchange, path));
    String oid = exchange.getRequestURI().getPath().substring(1);
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (faulty.answered(exchange, "storage" + path)) {
      return;
    }
    if (silent) {
      waitForTheEnd();
    }
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        objects.put(oid, body);
        exchange.getResponseHeaders().add("ETag", "\"" + HubRepo.sha256(body) + "\"");
        HubServer.send(exchange, 200, "");
      }
      case "POST" -> complete(exchange, oid, HubServer.text(body));
      default -> transfer(exchange, object(oid));
    }
  }

  private void complete(HttpExchange exchange, String oid, String body) throws IOException {
    byte[] whole = new byte[0];
    for (int i = 1; objects.containsKey(oid + "." + i); i++) {
      byte[] part = object(oid + "." + i);
      int start = whole.length;
      whole = Arrays.copyOf(whole, start + part.length);
      System.arraycopy(part, 0, whole, start, part.length);
    }
    boolean right = HubRepo.sha256(whole).equals(oid) && body.contains("\"etag\"");
    if (right) {
      objects.put(oid, whole);
    }
    HubServer.send(exchange, right ? 200 : 400, "{}");
  }

  /** Sends a content, or the range of it that is asked for. */
  void transfer(HttpExchange exchange, byte[] whole) throws IOException {
    byte[] content = whole.clone();
    if (corrupt && content.length > 0) {
      content[content.length - 1] ^= 1;
    }
    String name = edition + (ranges == Ranges.CHANGING ? "-" + served : "");
    String etag = "\"" + HubRepo.sha256(whole) + name + "\"";
    if (ranges != Ranges.NAMELESS) {
      exchange.getResponseHeaders().add("ETag", etag);
    }
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    String text = exchange.getRequestHeaders().getFirst("Range");
    Matcher range = RANGE.matcher(text == null ? "" : text);
    boolean partial =
        range.matches()
            && ranges != Ranges.IGNORED
            && (condition == null || condition.equals(etag));
    int start = partial ? Integer.parseInt(range.group(1)) : 0;
    int end = content.length;
    if (partial && !range.group(2).isEmpty()) {
      end = Math.min(end, Integer.parseInt(range.group(2)) + 1);
    }
    if (start >= end && content.length > 0) {
      HubServer.send(exchange, 416, "");
      return;
    }
    if (partial) {
      int shift = ranges == Ranges.SHIFTED ? 1 : 0;
      int more = ranges == Ranges.LONGER ? 1 : 0;
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range",
              "bytes %s-%s/%s".formatted(start + shift, end - 1 + shift, content.length + more));
    }
    send(exchange, partial ? 206 : 200, content, start, end);
  }

  private void send(HttpExchange exchange, int status, byte[] content, int start, int end)
      throws IOException {
    int length = end - start;
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    if (breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      exchange.getResponseBody().write(content, start, length / 2);
      exchange.getResponseBody().flush();
      served.addAndGet(length / 2);
      throw new IOException("broken on demand");
    }
    exchange.getResponseBody().write(content, start, length);
    served.addAndGet(length);
  }

  void close() {
    end.countDown();
    server.stop(0);
  }
}
