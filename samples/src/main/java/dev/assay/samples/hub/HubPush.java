package dev.assay.samples.hub;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Check;
import dev.assay.formats.HubCard;
import dev.assay.formats.json.Json;
import dev.assay.formats.tts.HubPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final Set<Integer> OVERTAKEN = Set.of(409, 412);

  private final HubClient client;

  public HubPush(HubClient client) {
    this.client = client;
  }

  @Override
  public String push(HubPath repo, String subset, List<Path> files) {
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
    HubUpload upload = new HubUpload(client, repo, BRANCH);
    large.forEach(upload::send);
    return commit(repo, subset, large);
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

  private String commit(HubPath repo, String subset, List<LargeFile> files) {
    String what = "the commit of %s to %s".formatted(Shown.text(subset), repo);
    URI address = client.address(HubClient.api(repo) + "/commit/" + BRANCH);
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      byte[] lines = lines(repo, subset, files, client.commit(repo, BRANCH));
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
          return commit;
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

  private byte[] lines(HubPath repo, String subset, List<LargeFile> files, String parent) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    ObjectNode header = Json.MAPPER.createObjectNode();
    header.put("summary", "Add " + subset).put("description", "").put("parentCommit", parent);
    line(lines, "header", header);
    byte[] old = card(repo, parent);
    byte[] card = HubCard.with("README.md of " + repo, old, subset, subset + "/train-*.parquet");
    if (!java.util.Arrays.equals(old, card)) {
      ObjectNode file = Json.MAPPER.createObjectNode();
      file.put("content", Base64.getEncoder().encodeToString(card));
      file.put("path", CARD).put("encoding", "base64");
      line(lines, "file", file);
    }
    for (LargeFile each : files) {
      ObjectNode file = Json.MAPPER.createObjectNode();
      file.put("path", each.path()).put("algo", "sha256");
      file.put("oid", each.sha256()).put("size", each.size());
      line(lines, "lfsFile", file);
    }
    return lines.toByteArray();
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
        return new LargeFile(file, path, java.nio.file.Files.size(file), Hashes.sha256(file));
      } catch (IOException e) {
        throw new AssayException(
            Kind.BAD_INPUT, "cannot read " + file, "Check that it is there.", e);
      }
    }

    Optional<Long> parts(long chunk) {
      return chunk < 1 ? Optional.empty() : Optional.of((size + chunk - 1) / chunk);
    }
  }
}
