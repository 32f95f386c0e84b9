package dev.assay.samples.hub;

import dev.assay.formats.json.Json;
import dev.assay.formats.tts.HubPath;
import dev.assay.samples.hub.HubPush.LargeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends files to where the Hub wants large ones, whole or in parts, unless it has them. */
final class HubUpload {
  private static final String LFS = "application/vnd.git-lfs+json";
  private static final int MOST_JSON = 4 << 20;
  private static final long LARGEST_PART = 1L << 30;
  private static final long MOST_PARTS = 10_000;
  private static final Set<Integer> FINE = Set.of(200, 201, 204);

  private final HubClient client;
  private final HubPath repo;
  private final String branch;

  HubUpload(HubClient client, HubPath repo, String branch) {
    this.client = client;
    this.repo = repo;
    this.branch = branch;
  }

  void send(LargeFile file) {
    String what = "sending " + file.path();
    JsonNode answer = batch(what, file).path("objects").path(0);
    if (!answer.path("oid").asString("").equals(file.sha256()) || answer.has("error")) {
      throw HubErrors.odd(what, answer.path("error").path("message").asString("another file"));
    }
    JsonNode upload = answer.path("actions").path("upload");
    if (upload.isMissingNode()) {
      return; // the Hub has it
    }
    URI address = client.http().named(what, upload.path("href").asString(""));
    long chunk = upload.path("header").path("chunk_size").asLong(0);
    if (chunk > 0) {
      inParts(what, file, address, upload.path("header"), chunk);
    } else {
      put(what, address, headers(upload.path("header")), whole(what, file));
    }
    verify(what, file, answer.path("actions").path("verify"));
  }

  private JsonNode batch(String what, LargeFile file) {
    ObjectNode wish = Json.MAPPER.createObjectNode();
    wish.put("operation", "upload").put("hash_algo", "sha256");
    wish.putArray("transfers").add("basic").add("multipart");
    wish.putArray("objects").addObject().put("oid", file.sha256()).put("size", file.size());
    wish.putObject("ref").put("name", branch);
    URI address = client.address("/datasets/" + repo + ".git/info/lfs/objects/batch");
    return ask(what, HubPush.post(address, LFS, HubPush.bytes(wish)));
  }

  private JsonNode ask(String what, HubHttp.Call call) {
    return HubClient.page(what, client.http().ask(what, call, FINE::contains, MOST_JSON)).body();
  }

  private static Map<String, String> headers(JsonNode header) {
    Map<String, String> headers = new LinkedHashMap<>();
    header
        .properties()
        .forEach(each -> {
          boolean secret = each.getKey().toLowerCase(Locale.ROOT).equals("authorization");
          if (!secret && each.getValue().isString()) {
            headers.put(each.getKey(), each.getValue().asString());
          }
        });
    return headers;
  }

  private static BodyPublisher whole(String what, LargeFile file) {
    try {
      return BodyPublishers.ofFile(file.file());
    } catch (FileNotFoundException e) {
      throw HubErrors.disk(what, e);
    }
  }

  private HubHttp.Reply put(
      String what, URI address, Map<String, String> headers, BodyPublisher body) {
    HubHttp.Call call = new HubHttp.Call("PUT", address, headers, body);
    return client.http().ask(what, call, FINE::contains, MOST_JSON);
  }

  private void inParts(String what, LargeFile file, URI address, JsonNode header, long chunk) {
    long parts = file.parts(chunk).orElse(0L);
    if (chunk > LARGEST_PART || parts > MOST_PARTS) {
      throw HubErrors.odd(what, "it wants %s parts of %s bytes".formatted(parts, chunk));
    }
    Map<Long, String> places = new LinkedHashMap<>();
    header
        .properties()
        .forEach(each -> {
          if (each.getKey().matches("[0-9]{1,9}")) {
            places.put(Long.valueOf(each.getKey()), each.getValue().asString(""));
          }
        });
    ObjectNode done = Json.MAPPER.createObjectNode();
    done.put("oid", file.sha256());
    ArrayNode list = done.putArray("parts");
    for (long i = 1; i <= parts; i++) {
      String place = places.getOrDefault(i, "");
      if (places.size() != parts || place.isEmpty()) {
        throw HubErrors.odd(what, "it names %s of %s parts".formatted(places.size(), parts));
      }
      BodyPublisher body = BodyPublishers.ofByteArray(slice(file, (i - 1) * chunk, chunk));
      HubHttp.Reply reply = put(what, client.http().named(what, place), Map.of(), body);
      String etag = reply.headers().firstValue("ETag").orElse("");
      list.addObject().put("partNumber", i).put("etag", etag);
    }
    client
        .http()
        .ask(what, HubPush.post(address, LFS, HubPush.bytes(done)), FINE::contains, MOST_JSON);
  }

  private static byte[] slice(LargeFile file, long start, long chunk) {
    try (FileChannel in = FileChannel.open(file.file())) {
      ByteBuffer part = ByteBuffer.allocate((int) Math.min(chunk, file.size() - start));
      while (part.hasRemaining() && in.read(part, start + part.position()) >= 0) {
        // until it is full
      }
      if (part.hasRemaining()) {
        throw new IOException("it became shorter");
      }
      return part.array();
    } catch (IOException e) {
      throw HubErrors.disk(file.path(), e);
    }
  }

  private void verify(String what, LargeFile file, JsonNode verify) {
    if (verify.isMissingNode()) {
      return;
    }
    ObjectNode sent = Json.MAPPER.createObjectNode();
    sent.put("oid", file.sha256()).put("size", file.size());
    URI address = client.http().named(what, verify.path("href").asString(""));
    client
        .http()
        .ask(what, HubPush.post(address, LFS, HubPush.bytes(sent)), FINE::contains, MOST_JSON);
  }
}
