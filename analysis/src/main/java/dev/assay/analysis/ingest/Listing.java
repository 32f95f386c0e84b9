package dev.assay.analysis.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk's result as bytes, kept in the index so that unchanged folders need not be listed again. */
final class Listing {
  private static final int MAGIC = 0x41534c31; // "ASL1"
  private static final int MAX_DEPTH = 2_000;

  private Listing() {}

  static byte[] encode(List<Folder> roots) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      writeAll(out, roots);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #encode} was given; empty when the bytes are null, of another version, or damaged. */
  static List<Folder> decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return List.of();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return in.readInt() == MAGIC ? readAll(in, 0) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static void writeAll(DataOutputStream out, List<Folder> folders) throws IOException {
    out.writeInt(folders.size());
    for (Folder folder : folders) {
      out.writeUTF(folder.name());
      out.writeLong(folder.mtimeNs());
      out.writeUTF(folder.unreadable());
      out.writeShort(folder.links().size());
      for (String link : folder.links()) {
        out.writeUTF(link);
      }
      out.writeInt(folder.units().size());
      for (Folder.Unit unit : folder.units()) {
        out.writeUTF(unit.file());
        out.writeShort(unit.companions().size());
        for (String companion : unit.companions()) {
          out.writeUTF(companion);
        }
      }
      writeAll(out, folder.children());
    }
  }

  private static List<Folder> readAll(DataInputStream in, int depth) throws IOException {
    int count = in.readInt();
    if (count < 0 || depth > MAX_DEPTH) {
      throw new IOException("damaged listing");
    }
    List<Folder> folders = new ArrayList<>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      long mtime = in.readLong();
      String unreadable = in.readUTF();
      List<String> links = names(in, in.readUnsignedShort());
      int unitCount = in.readInt();
      List<Folder.Unit> units = unitCount == 0 ? List.of() : new ArrayList<>();
      for (int u = 0; u < unitCount; u++) {
        units.add(new Folder.Unit(in.readUTF(), names(in, in.readUnsignedShort())));
      }
      folders.add(new Folder(name, mtime, units, readAll(in, depth + 1), links, unreadable));
    }
    return folders;
  }

  private static List<String> names(DataInputStream in, int count) throws IOException {
    if (count == 0) {
      return List.of();
    }
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }
}
