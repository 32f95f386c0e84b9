package dev.assay.samples.hub;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.files.Durable;
import dev.assay.formats.json.Json;
import dev.assay.formats.tts.HubPath;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was fetched, by commit, so that it never goes stale:
 *
 * <pre>
 * HOST_PORT/ORGANISATION/NAME/refs/REVISION        the commit that a revision last meant
 * HOST_PORT/ORGANISATION/NAME/COMMIT/tree.json     its files
 * HOST_PORT/ORGANISATION/NAME/COMMIT/files/PATH    their content
 * HOST_PORT/ORGANISATION/NAME/COMMIT/parts/HASH    unfinished, with its ETag in HASH.etag
 * HOST_PORT/ORGANISATION/NAME/COMMIT/some/HASH*    files of which only some columns are here
 * </pre>
 *
 * Files appear whole or not at all. The folder may be deleted at any time.
 */
final class HubCache {
  private final Path root;

  HubCache(Path cache, URI endpoint) {
    Origin origin = Origin.of(endpoint);
    root = cache.resolve(origin.host().replaceAll("[^a-z0-9.-]", "_") + "_" + origin.port());
  }

  private Path repo(HubPath repo) {
    String organisation = repo.organisation().isEmpty() ? "_" : repo.organisation();
    return root.resolve(organisation).resolve(repo.name());
  }

  Path file(HubSnapshot snapshot, HubFile file) {
    return HubNames.in(commit(snapshot).resolve("files"), file.path());
  }

  Path part(HubSnapshot snapshot, HubFile file) {
    return commit(snapshot).resolve("parts").resolve(Hashes.sha256(file.path()));
  }

  /** What names of {@link SparseFile} begin with. */
  Path some(HubSnapshot snapshot, HubFile file) {
    return commit(snapshot).resolve("some").resolve(Hashes.sha256(file.path()));
  }

  private Path commit(HubSnapshot snapshot) {
    return repo(snapshot.repo()).resolve(snapshot.commit());
  }

  private Path ref(HubPath repo, String revision) {
    return repo(repo).resolve("refs").resolve(Hashes.sha256(revision));
  }

  /** The commit that a revision meant when it was last asked for. */
  Optional<String> commit(HubPath repo, String revision) {
    if (HubNames.isCommit(revision)) {
      return Optional.of(revision);
    }
    try {
      Path ref = ref(repo, revision);
      String text = Files.exists(ref) ? Files.readString(ref).strip() : "";
      return Optional.of(text).filter(HubNames::isCommit);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void keepCommit(HubPath repo, String revision, String commit) {
    write(ref(repo, revision), commit.getBytes(StandardCharsets.UTF_8));
  }

  /** What a commit holds, if it was asked for before. */
  Optional<HubSnapshot> snapshot(HubPath repo, String revision, String commit) {
    HubSnapshot empty = new HubSnapshot(repo, revision, commit, List.of());
    Path tree = commit(empty).resolve("tree.json");
    try {
      List<HubFile> files = new ArrayList<>();
      for (JsonNode item : Json.tree(Files.readAllBytes(tree))) {
        HubTree.file(item).ifPresent(files::add);
      }
      return Optional.of(new HubSnapshot(repo, revision, commit, files));
    } catch (NoSuchFileException | UnreadableException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw HubErrors.disk("the list of files of " + repo, e);
    }
  }

  void keep(HubSnapshot snapshot) {
    ArrayNode tree = Json.MAPPER.createArrayNode();
    for (HubFile file : snapshot.files()) {
      ObjectNode item = tree.addObject();
      item.put("type", "file").put("path", file.path()).put("size", file.size());
      item.put("oid", file.oid());
      file.sha256().ifPresent(hash -> item.putObject("lfs").put("oid", hash));
    }
    write(commit(snapshot).resolve("tree.json"), Json.MAPPER.writeValueAsBytes(tree));
  }

  /** Writes a small file whole. */
  static void write(Path file, byte[] content) {
    String end = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path fresh = file.resolveSibling("." + file.getFileName() + "." + end + ".tmp");
    try {
      Files.createDirectories(file.getParent());
      Durable.create(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw HubErrors.disk(file.toString(), e);
    }
  }
}
