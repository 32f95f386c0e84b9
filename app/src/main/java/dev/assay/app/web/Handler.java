package dev.assay.app.web;

/** Answers one kind of request. Thread-safe; knows no socket. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException which becomes the contract's error
   */
  Response handle(Request request);
}
