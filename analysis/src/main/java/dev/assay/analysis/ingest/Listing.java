package dev.assay.analysis.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a scan saw, as bytes, kept in the index: an unchanged folder need not be listed again, and
 * an unchanged file not be looked up. Numbers are LEB128, texts UTF-8 with their length.
 *
 * @param readers which readers and settings had their say; others may say something else
 * @param generation of the index when the scan ended; another one means that somebody else has
 *     written
 * @param folders the root, and every folder that was reached through a link
 */
record Listing(String readers, long generation, List<Folder> folders) {
  static final Listing NONE = new Listing("", -1, List.of());
  private static final int VERSION = 2;
  private static final int MAX_DEPTH = 2_000;

  /**
   * The bytes.
   *
   * @param stamps gives the stamps of a unit, from the path of its folder and the unit
   */
  byte[] encode(BiFunction<String, Folder.Unit, List<Stamp>> stamps) {
    Writer out = new Writer();
    out.number(VERSION);
    out.text(readers);
    out.number(generation);
    out.number(folders.size());
    for (Folder folder : folders) {
      write(out, folder.name(), folder, stamps);
    }
    return out.bytes.toByteArray();
  }

  private static void write(
      Writer out, String path, Folder folder, BiFunction<String, Folder.Unit, List<Stamp>> stamps) {
    out.text(folder.name());
    out.number(folder.mtimeNs());
    out.text(folder.unreadable());
    out.texts(folder.links());
    out.number(folder.units().size());
    for (Folder.Unit unit : folder.units()) {
      out.text(unit.file());
      out.texts(unit.companions());
      List<Stamp> known = stamps.apply(path, unit);
      out.number(known.size());
      for (Stamp stamp : known) {
        out.number(stamp.size());
        out.number(stamp.mtimeNs());
        out.number(stamp.inode());
        out.number(stamp.regular() ? 1 : 0);
      }
    }
    out.number(folder.children().size());
    for (Folder child : folder.children()) {
      write(out, path + "/" + child.name(), child, stamps);
    }
  }

  /**
   * What {@link #encode} was given; {@link #NONE} when the bytes are null, of another version or
   * damaged.
   */
  static Listing decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return NONE;
    }
    try {
      Reader in = new Reader(bytes);
      if (in.number() != VERSION) {
        return NONE;
      }
      return new Listing(in.text(), in.number(), folders(in, 0));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return NONE;
    }
  }

  private static List<Folder> folders(Reader in, int depth) {
    int count = in.count();
    if (count == 0) {
      return List.of();
    }
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested too deep");
    }
    List<Folder> folders = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String name = in.text();
      long mtime = in.number();
      String unreadable = in.text();
      List<String> links = in.texts();
      List<Folder.Unit> units = units(in);
      folders.add(new Folder(name, mtime, units, folders(in, depth + 1), links, unreadable));
    }
    return folders;
  }

  private static List<Folder.Unit> units(Reader in) {
    int count = in.count();
    if (count == 0) {
      return List.of();
    }
    List<Folder.Unit> units = new ArrayList<>(count);
    for (int u = 0; u < count; u++) {
      String file = in.text();
      List<String> companions = in.texts();
      int known = in.count();
      List<Stamp> stamps = new ArrayList<>(known);
      for (int s = 0; s < known; s++) {
        stamps.add(new Stamp(in.number(), in.number(), in.number(), in.number() != 0));
      }
      units.add(new Folder.Unit(file, companions, stamps));
    }
    return units;
  }

  private static final class Writer {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);

    void number(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        bytes.write((int) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }

    void text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      bytes.writeBytes(utf8);
    }

    void texts(List<String> texts) {
      number(texts.size());
      texts.forEach(this::text);
    }
  }

  private static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    long number() {
      long value = 0;
      int shift = 0;
      byte next;
      do {
        next = bytes[at++];
        value |= (long) (next & 0x7F) << shift;
        shift += 7;
      } while (next < 0);
      return value;
    }

    /** A count of things that each take at least one byte. */
    int count() {
      long count = number();
      if (count < 0 || count > bytes.length - at) {
        throw new IllegalArgumentException("damaged listing");
      }
      return (int) count;
    }

    String text() {
      int length = count();
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }

    List<String> texts() {
      int count = count();
      if (count == 0) {
        return List.of();
      }
      List<String> texts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        texts.add(text());
      }
      return texts;
    }
  }
}
