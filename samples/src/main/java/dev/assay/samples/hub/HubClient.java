package dev.assay.samples.hub;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.tts.HubPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Asks the Hub about data sets and fetches their files into a cache. Blocking and thread-safe; an
 * interrupt cancels.
 *
 * <p>Failures are {@link AssayException}s: NOT_FOUND for what is not there, UNAVAILABLE for what
 * may not be read or does not answer.
 */
public final class HubClient implements AutoCloseable {
  private static final int MOST_JSON = 16 << 20;
  private static final int MOST_PAGES = 1_000;
  private static final int MOST_FILES = 500_000;

  /** Bytes of a file below which its parts are not asked for one by one. */
  static final long SMALL = 1 << 20;

  private static final int LONGEST_REVISION = 1_000;
  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,4000})>\\s*;\\s*rel=\"?next\"?");

  private final HubSettings settings;
  private final HubHttp http;
  private final HubCache cache;
  private final CacheLock lock;

  public HubClient(HubSettings settings) {
    this(settings, CacheLock.OF_SYSTEM);
  }

  /** One whose cache is locked in its own way. */
  HubClient(HubSettings settings, CacheLock lock) {
    this.lock = lock;
    this.settings = settings;
    http = new HubHttp(settings);
    cache = new HubCache(settings.cache(), settings.endpoint());
  }

  HubHttp http() {
    return http;
  }

  HubSettings settings() {
    return settings;
  }

  URI address(String path) {
    return URI.create(settings.endpoint() + path);
  }

  static String api(HubPath repo) {
    return "/api/datasets/" + repo;
  }

  /** What a data set holds at a revision; from the cache alone when offline. */
  public HubSnapshot snapshot(HubPath repo, String revision) {
    checkRevision(revision);
    String what = "the data set " + repo + at(revision);
    String commit;
    if (settings.offline()) {
      commit = cache.commit(repo, revision).orElseThrow(() -> HubErrors.offline(what));
    } else {
      commit = commit(repo, revision);
      cache.keepCommit(repo, revision, commit);
    }
    Optional<HubSnapshot> kept = cache.snapshot(repo, revision, commit);
    if (kept.isPresent()) {
      return kept.get();
    }
    if (settings.offline()) {
      throw HubErrors.offline(what);
    }
    var snapshot = new HubSnapshot(repo, revision, commit, tree(repo, commit));
    cache.keep(snapshot);
    return snapshot;
  }

  static void checkRevision(String revision) {
    if (revision.isEmpty()
        || revision.length() > LONGEST_REVISION
        || revision.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "'%s' is no name of a branch, tag or commit".formatted(Shown.text(revision)),
          "Leave it out for the main branch.");
    }
  }

  private static String at(String revision) {
    return revision.equals("main") ? "" : " at " + Shown.text(revision);
  }

  /** The commit that a revision means now. */
  String commit(HubPath repo, String revision) {
    String what = "the data set " + repo + at(revision);
    JsonNode info = json(what, address(api(repo) + "/revision/" + HubNames.coded(revision))).body();
    String commit = info.path("sha").asString("");
    if (!HubNames.isCommit(commit)) {
      throw HubErrors.odd(what, "it names no commit");
    }
    return commit;
  }

  /** Files of a commit, by path; asked for each time. */
  List<HubFile> tree(HubPath repo, String commit) {
    String what = "the files of " + repo;
    URI address = address(api(repo) + "/tree/" + commit + "?recursive=true&expand=false");
    return files(what, json(what, address));
  }

  /** Files of one folder of a commit, without those of folders in it; none when it is not there. */
  List<HubFile> folder(HubPath repo, String commit, String path) {
    String what = "the files of %s in %s".formatted(Shown.text(path), repo);
    String tree = "/tree/" + commit + "/" + HubNames.path(path);
    URI address = address(api(repo) + tree + "?recursive=false&expand=false");
    HubHttp.Reply reply =
        http.ask(
            what, HubHttp.Call.get(address), status -> status == 200 || status == 404, MOST_JSON);
    return reply.status() == 404 ? List.of() : files(what, page(what, reply));
  }

  private List<HubFile> files(String what, Page first) {
    List<HubFile> files = new ArrayList<>();
    Page answer = first;
    for (int i = 0; i < MOST_PAGES; i++) {
      if (!answer.body().isArray()) {
        throw HubErrors.odd(what, "it is no list");
      }
      for (JsonNode item : answer.body()) {
        HubTree.file(item).ifPresent(files::add);
      }
      if (answer.next().isEmpty()) {
        files.sort((a, b) -> a.path().compareTo(b.path()));
        return files;
      }
      if (files.size() > MOST_FILES) {
        throw HubErrors.odd(what, "it has more than " + MOST_FILES + " files");
      }
      answer = json(what, next(what, answer.next().get()));
    }
    throw HubErrors.odd(what, "it has more than " + MOST_PAGES + " pages");
  }

  /** Pages come from the endpoint alone, since the token goes there. */
  private URI next(String what, String text) {
    try {
      URI next = settings.endpoint().resolve(text);
      if (Origin.of(next).equals(Origin.of(settings.endpoint()))) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the one message
    }
    throw HubErrors.odd(what, "its next page is somewhere else");
  }

  /** Names of all branches, without {@code refs/heads/}, in the Hub's order. */
  public List<String> branches(HubPath repo) {
    String what = "the branches of " + repo;
    if (settings.offline()) {
      throw HubErrors.offline(what);
    }
    List<String> names = new ArrayList<>();
    for (JsonNode branch : json(what, address(api(repo) + "/refs")).body().path("branches")) {
      String name = branch.path("name").asString("");
      if (!name.isEmpty() && name.length() <= LONGEST_REVISION) {
        names.add(name);
      }
    }
    return names;
  }

  /** Configurations with a split {@code train}, as the viewer knows them; none without a viewer. */
  List<String> viewed(HubPath repo) {
    if (settings.viewer().isEmpty() || settings.offline()) {
      return List.of();
    }
    URI address =
        URI.create(settings.viewer().get() + "/splits?dataset=" + HubNames.coded(repo.toString()));
    List<String> names = new ArrayList<>();
    for (JsonNode split : json("the splits of " + repo, address).body().path("splits")) {
      String name = split.path("config").asString("");
      if (split.path("split").asString("").equals("train") && HubNames.isSafe(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * The file in the cache, fetched if it is not there yet. What a broken transfer left is gone on
   * with. Size and hash are those that the Hub told, or the file does not appear.
   */
  public Path file(HubSnapshot snapshot, HubFile file) {
    Path place = cache.file(snapshot, file);
    if (Files.isRegularFile(place)) {
      return place;
    }
    String what = file.path() + " of " + snapshot.repo();
    if (settings.offline()) {
      throw HubErrors.offline(what);
    }
    new HubDownload(http, what, address(snapshot, file), file, cache.part(snapshot, file))
        .to(place);
    return place;
  }

  private URI address(HubSnapshot snapshot, HubFile file) {
    return address(
        "/datasets/%s/resolve/%s/%s"
            .formatted(snapshot.repo(), snapshot.commit(), HubNames.path(file.path())));
  }

  /**
   * A Parquet file in the cache in which some columns can be read. Only they are fetched, unless
   * they are most of the file, it is small, the server sends no ranges, or the cache cannot be
   * locked; then it is the whole file.
   *
   * @param names columns; none for what the file says of itself
   */
  Path columns(HubSnapshot snapshot, HubFile file, Collection<String> names) {
    if (file.size() >= SMALL && !Files.isRegularFile(cache.file(snapshot, file))) {
      Optional<Path> some =
          new HubRanges(
                  http,
                  file.path() + " of " + snapshot.repo(),
                  address(snapshot, file),
                  file.size(),
                  cache.some(snapshot, file),
                  settings.offline(),
                  lock)
              .columns(names);
      if (some.isPresent()) {
        return some.get();
      }
    }
    return file(snapshot, file);
  }

  /**
   * Content of a small file; empty when the snapshot has none or it is larger than {@code most}.
   */
  public Optional<byte[]> small(HubSnapshot snapshot, String path, int most) {
    Optional<HubFile> file = snapshot.file(path).filter(each -> each.size() <= most);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Path place = file(snapshot, file.get());
    try {
      return Optional.of(Files.readAllBytes(place));
    } catch (IOException e) {
      throw HubErrors.disk(place.toString(), e);
    }
  }

  /** An answer and where its next page is. */
  record Page(JsonNode body, Optional<String> next) {}

  Page json(String what, URI address) {
    return page(what, http.ask(what, HubHttp.Call.get(address), s -> s == 200, MOST_JSON));
  }

  static Page page(String what, HubHttp.Reply reply) {
    Matcher next = NEXT.matcher(String.join(", ", reply.headers().allValues("Link")));
    try {
      JsonNode body = Json.tree(reply.body());
      return new Page(body, next.find() ? Optional.of(next.group(1)) : Optional.empty());
    } catch (UnreadableException e) {
      throw HubErrors.odd(what, "it is not JSON: " + e.problem());
    } catch (IOException e) {
      throw HubErrors.odd(what, "it is not JSON");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
