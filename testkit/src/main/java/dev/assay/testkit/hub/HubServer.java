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
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final HubStorage storage;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, HubRepo> repos = Collections.synchronizedMap(new TreeMap<>());
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
  private volatile String token = "";
  private volatile int pageSize = 1_000;

  public HubServer() {
    hub = server();
    storage = new HubStorage(server(), this::faulty);
    hub.createContext("/", exchange -> answer(exchange, this::hub));
    hub.start();
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

  /** Where the content of files comes from and goes to, and how it misbehaves. */
  public HubStorage storage() {
    return storage;
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
    return storage.asked();
  }

  interface Handler {
    void handle(HttpExchange exchange, String path) throws IOException;
  }

  static void answer(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      handler.handle(exchange, exchange.getRequestURI().toString());
    }
  }

  static Asked asked(HttpExchange exchange, String path) {
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
      send(exchange, storage.has(field(text(body), "oid")) ? 200 : 404, "{}");
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
          String folder = parts[0].substring("tree/".length() + words[1].length());
          tree(exchange, commit, decoded(folder), parts.length > 1 ? parts[1] : "");
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

  private void tree(HttpExchange exchange, HubRepo.Commit commit, String folder, String query)
      throws IOException {
    boolean deep = query.contains("recursive=true");
    List<String> items = commit.tree(folder.isEmpty() ? "" : folder.substring(1) + "/", deep);
    if (items.isEmpty() && !folder.isEmpty()) {
      missing(exchange, "EntryNotFound");
      return;
    }
    Matcher cursor = Pattern.compile("cursor=([0-9]+)").matcher(query);
    int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
    int to = Math.min(items.size(), from + pageSize);
    if (to < items.size()) {
      String next = exchange.getRequestURI().getPath() + "?recursive=" + deep + "&cursor=" + to;
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
      storage.transfer(exchange, content);
      return;
    }
    exchange.getResponseHeaders().add("X-Linked-Size", Integer.toString(content.length));
    exchange.getResponseHeaders().add("Location", storage.keep(content) + "?signature=x");
    send(exchange, 302, "");
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
    if (!storage.has(oid)) {
      actions =
          ",\"actions\":{\"upload\":%s,\"verify\":{\"href\":\"%s\"}}"
              .formatted(storage.upload(oid, size), endpoint() + "/lfs/verify");
    }
    send(
        exchange,
        200,
        "{\"objects\":[{\"oid\":\"%s\",\"size\":%s%s}]}".formatted(oid, size, actions));
  }

  private void commit(HttpExchange exchange, HubRepo repo, String revision, String body)
      throws IOException {
    Map<String, byte[]> changes = new TreeMap<>();
    Set<String> deleted = new HashSet<>();
    String parent = "";
    for (String line : body.lines().toList()) {
      switch (field(line, "key")) {
        case "header" -> parent = line.contains("parentCommit") ? field(line, "parentCommit") : "";
        case "file" ->
            changes.put(field(line, "path"), Base64.getDecoder().decode(field(line, "content")));
        case "lfsFile" -> changes.put(field(line, "path"), storage.object(field(line, "oid")));
        case "deletedFile" -> deleted.add(field(line, "path"));
        default -> throw new IOException("unknown line " + line);
      }
    }
    String sha = repo.push(revision, parent, changes, deleted);
    if (sha.isEmpty()) {
      send(exchange, 412, "{}");
    } else {
      send(exchange, 200, "{\"commitOid\":\"%s\",\"commitUrl\":\"x\"}".formatted(sha));
    }
  }

  static String field(String json, String name) {
    Matcher matcher = FIELD.matcher(json);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      }
    }
    return "";
  }

  static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static void missing(HttpExchange exchange, String code) throws IOException {
    exchange.getResponseHeaders().add("X-Error-Code", code);
    send(exchange, 404, "{}");
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    hub.stop(0);
    storage.close();
    threads.shutdownNow();
  }
}
