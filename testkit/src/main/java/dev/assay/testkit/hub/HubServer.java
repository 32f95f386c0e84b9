package dev.assay.testkit.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Hub, as far as Assay speaks with it: information on data sets, refs, trees in pages, files by
 * way of a storage on another port, repositories made, large files taken and commits.
 *
 * <p>Source: the documented protocol of the Hub's HTTP API and of Git LFS.
 */
public final class HubServer implements AutoCloseable {
  private static final Pattern REPO =
      Pattern.compile("/(?:api/)?datasets/([^/]+/[^/]+?)(?:\\.git)?/(.*)");
  private static final Pattern FIELD =
      Pattern.compile("\"(\\w+)\"\\s*:\\s*(?:\"([^\"]*)\"|([0-9]+))");

  /** What was asked, and with which token; empty for a guest. */
  public record Asked(String method, String path, String token, String range) {}

  /** An answer in place of the right one. */
  public record Fault(String path, int status, Map<String, String> headers, String body) {
    public Fault {
      headers = Map.copyOf(headers);
    }
  }

  private final HttpServer hub;
  private final HttpServer storage;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, HubRepo> repos = Collections.synchronizedMap(new TreeMap<>());
  private final Map<String, byte[]> objects = Collections.synchronizedMap(new TreeMap<>());
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Asked> stored = Collections.synchronizedList(new ArrayList<>());
  private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
  private volatile String token = "";
  private volatile int pageSize = 1_000;
  private volatile int breaks;
  private volatile int chunkSize;
  private volatile boolean corrupt;

  public HubServer() {
    hub = server();
    storage = server();
    hub.createContext("/", exchange -> answer(exchange, this::hub));
    storage.createContext("/", exchange -> answer(exchange, this::storage));
    hub.start();
    storage.start();
  }

  private HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
  }

  private String storageAddress() {
    return "http://127.0.0.1:" + storage.getAddress().getPort();
  }

  /** The data set of that name, made if need be. */
  public HubRepo repo(String name) {
    return repos.computeIfAbsent(name, n -> new HubRepo());
  }

  public boolean has(String name) {
    return repos.containsKey(name);
  }

  /** From now on only who has this token is answered. */
  public void demand(String secret) {
    token = secret;
  }

  public void pageSize(int files) {
    pageSize = files;
  }

  /** The next transfers of files break half-way. */
  public void breakTransfers(int count) {
    breaks = count;
  }

  /** Files come with another content than their hash says. */
  public void corrupt(boolean yes) {
    corrupt = yes;
  }

  /** Large files are taken in parts of that many bytes; 0 for one part. */
  public void chunkSize(int bytes) {
    chunkSize = bytes;
  }

  /** The next request whose path holds {@code path} is answered so; faults queue up. */
  public void fault(String path, int status, Map<String, String> headers, String body) {
    faults.add(new Fault(path, status, headers, body));
  }

  /** What the Hub was asked. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** What the storage was asked. */
  public List<Asked> stored() {
    return List.copyOf(stored);
  }

  private interface Handler {
    void handle(HttpExchange exchange, String path) throws IOException;
  }

  private static void answer(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      handler.handle(exchange, exchange.getRequestURI().toString());
    }
  }

  private static Asked asked(HttpExchange exchange, String path) {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    String range = exchange.getRequestHeaders().getFirst("Range");
    return new Asked(
        exchange.getRequestMethod(), path, token == null ? "" : token, range == null ? "" : range);
  }

  private void hub(HttpExchange exchange, String path) throws IOException {
    Asked request = asked(exchange, path);
    asked.add(request);
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (faulty(exchange, path)) {
      return;
    }
    if (!token.isEmpty() && !request.token().equals("Bearer " + token)) {
      exchange.getResponseHeaders().add("X-Error-Message", "Invalid credentials");
      send(exchange, 401, "{}");
      return;
    }
    if (path.equals("/api/repos/create")) {
      create(exchange, new String(body, StandardCharsets.UTF_8));
      return;
    }
    if (path.equals("/lfs/verify")) {
      send(exchange, objects.containsKey(field(text(body), "oid")) ? 200 : 404, "{}");
      return;
    }
    Matcher matcher = REPO.matcher(path);
    HubRepo repo = matcher.matches() ? repos.get(matcher.group(1)) : null;
    if (repo == null) {
      missing(exchange, "RepoNotFound");
      return;
    }
    repository(exchange, repo, matcher.group(1), matcher.group(2), body);
  }

  private boolean faulty(HttpExchange exchange, String path) throws IOException {
    Fault found;
    synchronized (faults) {
      found = faults.stream().filter(each -> path.contains(each.path())).findFirst().orElse(null);
      faults.remove(found);
    }
    if (found == null) {
      return false;
    }
    found.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    send(exchange, found.status(), found.body());
    return true;
  }

  private void repository(
      HttpExchange exchange, HubRepo repo, String name, String rest, byte[] body)
      throws IOException {
    String[] parts = rest.split("[?]", 2);
    String[] words = parts[0].split("/");
    String revision = words.length > 1 ? decoded(words[1]) : "";
    switch (words[0]) {
      case "refs" -> send(exchange, 200, repo.refs());
      case "info" -> batch(exchange, text(body));
      case "preupload" -> send(exchange, 200, repo.modes(text(body)));
      case "commit" -> commit(exchange, repo, revision, text(body));
      case "revision", "tree", "resolve" -> {
        HubRepo.Commit commit = repo.commit(revision);
        if (commit == null) {
          missing(exchange, "RevisionNotFound");
        } else if (words[0].equals("revision")) {
          send(exchange, 200, "{\"id\":\"%s\",\"sha\":\"%s\"}".formatted(name, commit.sha()));
        } else if (words[0].equals("tree")) {
          tree(exchange, commit, parts.length > 1 ? parts[1] : "");
        } else {
          resolve(
              exchange,
              commit,
              decoded(parts[0].substring(words[0].length() + 2 + words[1].length())));
        }
      }
      default -> missing(exchange, "EntryNotFound");
    }
  }

  private void tree(HttpExchange exchange, HubRepo.Commit commit, String query) throws IOException {
    Matcher cursor = Pattern.compile("cursor=([0-9]+)").matcher(query);
    int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
    List<String> items = commit.tree();
    int to = Math.min(items.size(), from + pageSize);
    if (to < items.size()) {
      String next = exchange.getRequestURI().getPath() + "?recursive=true&cursor=" + to;
      exchange.getResponseHeaders().add("Link", "<" + endpoint() + next + ">; rel=\"next\"");
    }
    send(exchange, 200, "[" + String.join(",", items.subList(from, to)) + "]");
  }

  private void resolve(HttpExchange exchange, HubRepo.Commit commit, String path)
      throws IOException {
    byte[] content = commit.files().get(path);
    if (content == null) {
      missing(exchange, "EntryNotFound");
      return;
    }
    if (!HubRepo.isLarge(path)) {
      transfer(exchange, content);
      return;
    }
    String oid = HubRepo.sha256(content);
    objects.put(oid, content);
    exchange.getResponseHeaders().add("X-Linked-Size", Integer.toString(content.length));
    exchange.getResponseHeaders().add("Location", storageAddress() + "/" + oid + "?signature=x");
    send(exchange, 302, "");
  }

  private void storage(HttpExchange exchange, String path) throws IOException {
    stored.add(asked(exchange, path));
    String oid = exchange.getRequestURI().getPath().substring(1);
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (faulty(exchange, "storage" + path)) {
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        objects.put(oid, body);
        exchange.getResponseHeaders().add("ETag", "\"" + HubRepo.sha256(body) + "\"");
        send(exchange, 200, "");
      }
      case "POST" -> complete(exchange, oid, text(body));
      default -> transfer(exchange, objects.getOrDefault(oid, new byte[0]));
    }
  }

  private void transfer(HttpExchange exchange, byte[] whole) throws IOException {
    byte[] content = whole.clone();
    if (corrupt && content.length > 0) {
      content[content.length - 1] ^= 1;
    }
    String etag = "\"" + HubRepo.sha256(whole) + "\"";
    exchange.getResponseHeaders().add("ETag", etag);
    String range = exchange.getRequestHeaders().getFirst("Range");
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    int start = 0;
    if (range != null && (condition == null || condition.equals(etag))) {
      start = Integer.parseInt(range.replaceAll("bytes=([0-9]+)-.*", "$1"));
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range",
              "bytes %s-%s/%s".formatted(start, content.length - 1, content.length));
    }
    int length = content.length - start;
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, length == 0 ? -1 : length);
    if (breaks > 0) {
      breaks--;
      exchange.getResponseBody().write(content, start, length / 2);
      exchange.getResponseBody().flush();
      throw new IOException("broken on demand");
    }
    exchange.getResponseBody().write(content, start, length);
  }

  private void create(HttpExchange exchange, String body) throws IOException {
    String name = field(body, "organization") + "/" + field(body, "name");
    boolean there = repos.containsKey(name);
    repo(name);
    send(exchange, there ? 409 : 200, "{}");
  }

  private void batch(HttpExchange exchange, String body) throws IOException {
    String oid = field(body, "oid");
    int size = Integer.parseInt(field(body, "size"));
    String actions = "";
    if (!objects.containsKey(oid)) {
      String href = storageAddress() + "/" + oid;
      String verify = endpoint() + "/lfs/verify";
      actions =
          ",\"actions\":{\"upload\":{\"href\":\"%s\",\"header\":{%s}},\"verify\":{\"href\":\"%s\"}}"
              .formatted(href, chunkSize == 0 ? "" : parts(oid, size), verify);
    }
    send(
        exchange,
        200,
        "{\"objects\":[{\"oid\":\"%s\",\"size\":%s%s}]}".formatted(oid, size, actions));
  }

  private String parts(String oid, int size) {
    StringBuilder header = new StringBuilder("\"chunk_size\":\"" + chunkSize + "\"");
    for (int i = 1; (i - 1) * chunkSize < size; i++) {
      String place = storageAddress() + "/" + oid + "." + i;
      header.append(String.format(Locale.ROOT, ",\"%05d\":\"%s\"", i, place));
    }
    return header.toString();
  }

  private void complete(HttpExchange exchange, String oid, String body) throws IOException {
    byte[] whole = new byte[0];
    for (int i = 1; objects.containsKey(oid + "." + i); i++) {
      byte[] part = objects.getOrDefault(oid + "." + i, new byte[0]);
      int start = whole.length;
      whole = Arrays.copyOf(whole, start + part.length);
      System.arraycopy(part, 0, whole, start, part.length);
    }
    boolean right = HubRepo.sha256(whole).equals(oid) && body.contains("\"etag\"");
    if (right) {
      objects.put(oid, whole);
    }
    send(exchange, right ? 200 : 400, "{}");
  }

  private void commit(HttpExchange exchange, HubRepo repo, String revision, String body)
      throws IOException {
    Map<String, byte[]> changes = new TreeMap<>();
    String parent = "";
    for (String line : body.lines().toList()) {
      switch (field(line, "key")) {
        case "header" -> parent = line.contains("parentCommit") ? field(line, "parentCommit") : "";
        case "file" ->
            changes.put(field(line, "path"), Base64.getDecoder().decode(field(line, "content")));
        case "lfsFile" ->
            changes.put(field(line, "path"), objects.getOrDefault(field(line, "oid"), new byte[0]));
        default -> throw new IOException("unknown line " + line);
      }
    }
    String sha = repo.push(revision, parent, changes);
    if (sha.isEmpty()) {
      send(exchange, 412, "{}");
    } else {
      send(exchange, 200, "{\"commitOid\":\"%s\",\"commitUrl\":\"x\"}".formatted(sha));
    }
  }

  private static String field(String json, String name) {
    Matcher matcher = FIELD.matcher(json);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      }
    }
    return "";
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static void missing(HttpExchange exchange, String code) throws IOException {
    exchange.getResponseHeaders().add("X-Error-Code", code);
    send(exchange, 404, "{}");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    hub.stop(0);
    storage.stop(0);
    threads.shutdownNow();
  }
}
