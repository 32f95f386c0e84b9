package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.question.Snapshots;
import dev.assay.domain.MetricCatalogue;
import dev.assay.store.Index;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a real port, and a client of it. Closing fails when the server had to complain. */
final class LiveServer implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<String> log = new ArrayList<>();
  private final Index index;
  private final Site.Files files;
  private Site site;
  private Server server;

  /** Starts; the caller closes the index. */
  LiveServer(Index index, Site.Files files) {
    this.index = index;
    this.files = files;
    site = site();
    server = start(0);
  }

  private Site site() {
    Snapshots snapshots = new Snapshots(index, MetricCatalogue.builtIn());
    return new Site(index, snapshots, "ws", "0.1.0", () -> false, files);
  }

  private Server start(int port) {
    return Server.start(site, new Server.Address("127.0.0.1", port, 1, List.of()), log::add);
  }

  /** Stops; {@link #restart} goes on at the same port. */
  int stop() {
    int port = server.port();
    server.close();
    site.close();
    return port;
  }

  void restart(int port) {
    site = site();
    server = start(port);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path));
  }

  /** Sends a body, as JSON unless headers say otherwise. */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
    request.headers(
        headers.length > 0 ? headers : new String[] {"Content-Type", "application/json"});
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> ask(String path) throws Exception {
    return HTTP.send(request(path).build(), BodyHandlers.ofString());
  }

  /** An answer that is no text. */
  byte[] bytes(String path) throws Exception {
    return HTTP.send(request(path).build(), BodyHandlers.ofByteArray()).body();
  }

  JsonNode get(String path) throws Exception {
    return JsonMapper.shared().readTree(ask(path).body());
  }

  /** The stream of events. */
  BufferedReader events() throws Exception {
    return new BufferedReader(
        new InputStreamReader(
            HTTP.send(request("/events").build(), BodyHandlers.ofInputStream()).body(),
            StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    stop();
    assertThat(log).isEmpty();
  }
}
