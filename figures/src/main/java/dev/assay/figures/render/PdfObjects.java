package dev.assay.figures.render;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The numbered objects of a PDF and the file that holds them. Source: ISO 32000-1 section 7.5. */
final class PdfObjects {
  private final List<byte[]> objects = new ArrayList<>();

  /** Keeps a number free for an object that is known later. */
  int reserve() {
    objects.add(new byte[0]);
    return objects.size();
  }

  void set(int number, String content) {
    objects.set(number - 1, latin(content));
  }

  int add(String content) {
    objects.add(latin(content));
    return objects.size();
  }

  /** Adds a deflated stream. */
  int stream(String entries, byte[] content) {
    var packed = deflated(content);
    var out = new ByteArrayOutputStream(packed.length + 100);
    out.writeBytes(
        latin("<<" + entries + "/Filter/FlateDecode/Length " + packed.length + ">>\nstream\n"));
    out.writeBytes(packed);
    out.writeBytes(latin("\nendstream"));
    objects.add(out.toByteArray());
    return objects.size();
  }

  /** The file. Its identifier follows from its content, so that equal figures are equal files. */
  byte[] file(int catalogue, int info) {
    var out = new ByteArrayOutputStream(1 << 15);
    out.writeBytes(latin("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
    var crc = new CRC32();
    var table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      var offset = Integer.toString(out.size());
      table.append("0".repeat(10 - offset.length())).append(offset).append(" 00000 n \n");
      out.writeBytes(latin((i + 1) + " 0 obj\n"));
      out.writeBytes(objects.get(i));
      out.writeBytes(latin("\nendobj\n"));
      crc.update(objects.get(i));
    }
    int start = out.size();
    var id = new StringBuilder();
    PdfFont.hex16((int) (crc.getValue() >> 16), id);
    PdfFont.hex16((int) crc.getValue() & 0xffff, id);
    PdfFont.hex16(objects.size(), id);
    PdfFont.hex16(start & 0xffff, id);
    out.writeBytes(latin(table.toString()));
    out.writeBytes(
        latin(
            "trailer\n<</Size "
                + (objects.size() + 1)
                + "/Root "
                + catalogue
                + " 0 R/Info "
                + info
                + " 0 R/ID[<"
                + id
                + "><"
                + id
                + ">]>>\nstartxref\n"
                + start
                + "\n%%EOF\n"));
    return out.toByteArray();
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] deflated(byte[] content) {
    var deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    var out = new ByteArrayOutputStream(content.length / 2 + 16);
    var buffer = new byte[1 << 13];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
