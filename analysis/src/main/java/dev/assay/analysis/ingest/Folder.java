package dev.assay.analysis.ingest;

import java.util.List;

/**
 * One folder as a walk saw it: what may hold results, and the folders below it.
 *
 * @param name last path component; for the root and for followed links the whole path
 * @param mtimeNs modification time in ns; {@link Stamp#RACY} when it may change again without
 *     showing
 * @param units files to read in it
 * @param children folders in it, links not included
 * @param links names of symbolic links to folders in it
 * @param unreadable why it could not be listed; empty if it could
 */
record Folder(
    String name,
    long mtimeNs,
    List<Unit> units,
    List<Folder> children,
    List<String> links,
    String unreadable) {

  /**
   * A hundred thousand folders are kept: lists of their own size, and one for all that are empty.
   */
  Folder {
    units = List.copyOf(units);
    children = List.copyOf(children);
    links = List.copyOf(links);
  }

  /**
   * A file to read with the siblings that are read with it.
   *
   * @param file name of the file
   * @param companions names of siblings; of a registered result also the absolute path of a file in
   *     the checkpoint's folder
   * @param stamps of the file and of its companions, as they were when they were read; empty if
   *     they never were
   */
  record Unit(String file, List<String> companions, List<Stamp> stamps) {

    boolean sameFiles(Unit other) {
      return file.equals(other.file) && companions.equals(other.companions);
    }
  }
}
