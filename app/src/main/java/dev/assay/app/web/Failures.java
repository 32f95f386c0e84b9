package dev.assay.app.web;

import dev.assay.analysis.api.Answer;
import dev.assay.domain.AssayException;

/** Failures as responses, in the contract's shape. */
final class Failures {
  private Failures() {}

  static Response of(AssayException failure) {
    return Response.of(Answer.of(failure));
  }

  /** Our own bug: the trace goes to the server's log, not to the browser. */
  static Response bug(Throwable bug) {
    return error(
        500,
        "INTERNAL",
        "the server failed at this request: " + bug.getClass().getSimpleName(),
        "This is a bug in Assay; please report it with what assay serve printed.");
  }

  static Response badRequest(String problem, String remedy) {
    return error(400, "BAD_INPUT", problem, remedy);
  }

  static Response refused(String problem, String remedy) {
    return error(403, "BAD_INPUT", problem, remedy);
  }

  static Response notAllowed(String method, String allowed) {
    return error(
            405,
            "BAD_INPUT",
            method + " is not allowed here",
            allowed.startsWith("GET") ? "Use GET." : "Use " + allowed + ".")
        .with("Allow", allowed);
  }

  static Response tooLarge(int most) {
    return error(
        413,
        "BAD_INPUT",
        "the body is larger than " + most + " bytes",
        "Say less, or name fewer runs.");
  }

  static Response notJson(String type) {
    return error(
        415,
        "BAD_INPUT",
        "the body must be application/json, not '" + type + "'",
        "Send JSON with the header Content-Type: application/json.");
  }

  static Response noSuchPath(String path) {
    return error(
        404,
        "NOT_FOUND",
        "there is nothing at " + path,
        "See /api/v1/openapi.yaml for what there is.");
  }

  private static Response error(int status, String kind, String problem, String remedy) {
    return Response.of(Answer.error(status, kind, problem, remedy));
  }
}
