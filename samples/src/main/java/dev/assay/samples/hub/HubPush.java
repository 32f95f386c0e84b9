package dev.assay.samples.hub;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Check;
import dev.assay.formats.HubCard;
import dev.assay.formats.json.Json;
import dev.assay.formats.tts.HubPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pushes to the Hub: large files by Git LFS, then one commit with the card that names the run. When
 * others push at the same time it starts again from what they made. One thread.
 */
public final class HubPush implements Pusher {
  private static final String BRANCH = "main";
  private static final String CARD = "README.md";
  private static final int LARGEST_CARD = 4 << 20;
  private static final int MOST_JSON = 1 << 20;
  private static final int TRIES = 20;

  /** As much of a file as the Hub wants to see before it says how it takes it. */
  private static final int SAMPLE = 512;

  private static final int LARGEST_IN_COMMIT = 16 << 20;
  private static final Set<Integer> OVERTAKEN = Set.of(409, 412);

  private final HubClient client;
  private final HubOlder older;

  /**
   * Pushes by a client.
   *
   * @param mark key of what Parquet that Assay wrote says of itself
   */
  public HubPush(HubClient client, String mark) {
    this.client = client;
    older = new HubOlder(client, mark);
  }

  @Override
  public Pushed push(HubPath repo, String subset, List<Path> files, Beside beside) {
    Check.that(!files.isEmpty(), "there must be a file to push");
    if (!HubNames.isSafe(subset) || subset.indexOf('/') >= 0) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "'%s' cannot be the name of a configuration".formatted(Shown.text(subset)),
          "Rename the run.");
    }
    if (client.settings().offline()) {
      throw HubErrors.offline("a push to " + repo);
    }
    create(repo);
    List<LargeFile> large = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String name = String.format(Locale.ROOT, "train-%05d-of-%05d.parquet", i, files.size());
      large.add(LargeFile.of(files.get(i), subset + "/" + name));
    }
    HubOlder.Plan plan = older.plan(repo, client.commit(repo, BRANCH), subset, large, beside);
    HubUpload upload = new HubUpload(client, repo, BRANCH);
    Set<String> apart = apart(repo, large);
    large.stream().filter(file -> apart.contains(file.path())).forEach(upload::send);
    return commit(repo, new Wish(subset, large, apart, info(subset, files), beside), plan);
  }

  /**
   * What is to be committed.
   *
   * @param apart paths of the files that were sent by Git LFS; the others go in the commit
   * @param info lines for the card
   */
  private record Wish(
      String subset, List<LargeFile> files, Set<String> apart, List<String> info, Beside beside) {}

  private static List<String> info(String subset, List<Path> files) {
    try {
      return DatasetInfo.of(files).map(info -> info.lines(subset)).orElse(List.of());
    } catch (IOException e) {
      throw HubErrors.disk(files.getFirst().toString(), e);
    }
  }

  /** Asks which files the Hub wants by Git LFS: those that it does not want in the commit. */
  private Set<String> apart(HubPath repo, List<LargeFile> files) {
    String what = "how to send files to " + repo;
    ObjectNode wish = Json.MAPPER.createObjectNode();
    ArrayNode list = wish.putArray("files");
    for (LargeFile file : files) {
      ObjectNode item = list.addObject().put("path", file.path()).put("size", file.size());
      item.put("sample", Base64.getEncoder().encodeToString(file.head(SAMPLE)));
    }
    URI address = client.address(HubClient.api(repo) + "/preupload/" + BRANCH);
    HubHttp.Call call = post(address, "application/json", bytes(wish));
    Set<String> apart = new HashSet<>();
    Map<String, JsonNode> answers = new HashMap<>();
    JsonNode answer =
        HubClient.page(what, client.http().ask(what, call, status -> status == 200, MOST_JSON))
            .body();
    answer.path("files").forEach(each -> answers.put(each.path("path").asString(""), each));
    for (LargeFile file : files) {
      JsonNode said = answers.get(file.path());
      if (said == null) {
        throw HubErrors.odd(what, "it does not say it of " + file.path());
      }
      if (said.path("shouldIgnore").asBoolean(false)) {
        throw new AssayException(
            Kind.CONFLICT,
            "the .gitignore of %s leaves out %s".formatted(repo, Shown.text(file.path())),
            "Change it on the Hub, or push to another data set.");
      }
      if (!said.path("uploadMode").asString("lfs").equals("regular")) {
        apart.add(file.path());
      } else if (file.size() > LARGEST_IN_COMMIT) {
        throw HubErrors.odd(what, "it wants %s bytes in a commit".formatted(file.size()));
      }
    }
    return apart;
  }

  private void create(HubPath repo) {
    String what = "the data set " + repo;
    HubHttp.Reply there =
        client
            .http()
            .ask(
                what,
                HubHttp.Call.get(client.address(HubClient.api(repo) + "/revision/" + BRANCH)),
                status -> status == 200 || status == 404,
                LARGEST_CARD);
    if (there.status() == 200) {
      return;
    }
    ObjectNode wish = Json.MAPPER.createObjectNode();
    wish.put("type", "dataset").put("name", repo.name()).put("private", true);
    if (!repo.organisation().isEmpty()) {
      wish.put("organization", repo.organisation());
    }
    client
        .http()
        .ask(
            "making " + what,
            post(client.address("/api/repos/create"), "application/json", bytes(wish)),
            status -> status == 200 || status == 201 || status == 409, // somebody was quicker
            MOST_JSON);
  }

  /**
   * Commits.
   *
   * @param first what is to be done unless somebody else pushed since
   */
  private Pushed commit(HubPath repo, Wish wish, HubOlder.Plan first) {
    String what = "the commit of %s to %s".formatted(Shown.text(wish.subset()), repo);
    URI address = client.address(HubClient.api(repo) + "/commit/" + BRANCH);
    HubOlder.Plan plan = first;
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      String parent = client.commit(repo, BRANCH);
      if (!parent.equals(plan.commit())) {
        plan = older.plan(repo, parent, wish.subset(), wish.files(), wish.beside());
      }
      byte[] lines = lines(repo, wish, parent, plan);
      HubHttp.Reply reply =
          client
              .http()
              .ask(
                  what,
                  post(address, "application/x-ndjson", lines),
                  status -> status == 200 || status == 201 || OVERTAKEN.contains(status),
                  MOST_JSON);
      if (!OVERTAKEN.contains(reply.status())) {
        String commit = HubClient.page(what, reply).body().path("commitOid").asString("");
        if (HubNames.isCommit(commit)) {
          return new Pushed(commit, plan.kept());
        }
        throw HubErrors.odd(what, "it names no commit");
      }
      client.http().sleep(what, client.settings().patience().growing(attempt));
    }
    throw new AssayException(
        Kind.UNAVAILABLE,
        "%s was overtaken by others %s times".formatted(what, TRIES),
        "Push again when they are done; the files here are kept.");
  }

  private byte[] lines(HubPath repo, Wish wish, String parent, HubOlder.Plan plan) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    ObjectNode header = Json.MAPPER.createObjectNode();
    header.put("summary", "Add " + wish.subset()).put("description", "");
    line(lines, "header", header.put("parentCommit", parent));
    byte[] old = card(repo, parent);
    String pattern = wish.subset() + "/train-*.parquet";
    byte[] card = HubCard.with("README.md of " + repo, old, wish.subset(), pattern, wish.info());
    if (!Arrays.equals(old, card)) {
      inCommit(lines, CARD, card);
    }
    if (plan.beside()) {
      String path = wish.subset() + "/" + wish.beside().name();
      inCommit(lines, path, wish.beside().text().getBytes(StandardCharsets.UTF_8));
    }
    for (String path : plan.deleted()) {
      line(lines, "deletedFile", Json.MAPPER.createObjectNode().put("path", path));
    }
    for (LargeFile each : wish.files()) {
      if (!wish.apart().contains(each.path())) {
        inCommit(lines, each.path(), each.head((int) each.size()));
        continue;
      }
      ObjectNode file = Json.MAPPER.createObjectNode();
      file.put("path", each.path()).put("algo", "sha256");
      file.put("oid", each.sha256()).put("size", each.size());
      line(lines, "lfsFile", file);
    }
    return lines.toByteArray();
  }

  private static void inCommit(ByteArrayOutputStream lines, String path, byte[] content) {
    ObjectNode file = Json.MAPPER.createObjectNode();
    file.put("content", Base64.getEncoder().encodeToString(content));
    line(lines, "file", file.put("path", path).put("encoding", "base64"));
  }

  private byte[] card(HubPath repo, String commit) {
    URI address = client.address("/datasets/%s/resolve/%s/%s".formatted(repo, commit, CARD));
    HubHttp.Reply reply =
        client
            .http()
            .ask(
                "README.md of " + repo,
                HubHttp.Call.get(address),
                status -> status == 200 || status == 404,
                LARGEST_CARD);
    return reply.status() == 200 ? reply.body() : new byte[0];
  }

  private static void line(ByteArrayOutputStream lines, String key, ObjectNode value) {
    ObjectNode line = Json.MAPPER.createObjectNode();
    line.put("key", key).set("value", value);
    lines.writeBytes(bytes(line));
    lines.write('\n');
  }

  static HubHttp.Call post(URI address, String type, byte[] body) {
    return new HubHttp.Call(
        "POST",
        address,
        Map.of("Content-Type", type, "Accept", type.contains("lfs") ? type : "application/json"),
        BodyPublishers.ofByteArray(body));
  }

  static byte[] bytes(ObjectNode node) {
    return Json.MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
  }

  /** A file here and what it is to be there. */
  record LargeFile(Path file, String path, long size, String sha256) {
    static LargeFile of(Path file, String path) {
      try {
        return new LargeFile(file, path, Files.size(file), Hashes.sha256(file));
      } catch (IOException e) {
        throw new AssayException(
            Kind.BAD_INPUT, "cannot read " + file, "Check that it is there.", e);
      }
    }

    /** Whether a file there holds the same. */
    boolean isThere(HubFile there) {
      try {
        return there.size() == size
            && (there.sha256().isPresent()
                ? there.sha256().get().equals(sha256)
                : Hashes.blob(file).equals(there.oid()));
      } catch (IOException e) {
        throw HubErrors.disk(file.toString(), e);
      }
    }

    /** Its first bytes. */
    byte[] head(int most) {
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(most);
      } catch (IOException e) {
        throw HubErrors.disk(file.toString(), e);
      }
    }

    Optional<Long> parts(long chunk) {
      return chunk < 1 ? Optional.empty() : Optional.of((size + chunk - 1) / chunk);
    }
  }
}
