package dev.assay.app.web;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * The HTTP server: the only class that knows the HTTP library. Takes requests apart, lets the guard
 * look at them, gives them to their handler, and sends what that says.
 */
public final class Server implements AutoCloseable {
  private static final String API = "/api/v1";
  private static final int MAX_QUERY = 32_768;
  private static final int MAX_HEADERS = 65_536;
  private static final int MAX_BODY = 256 << 10;
  private static final List<HandlerType> WRITING = List.of(HandlerType.PUT, HandlerType.POST);

  /** How a route's answers are kept by browsers. */
  private enum Keep {
    /** Answers depend on the index alone. */
    ANSWER,
    FILE,
    NOT
  }

  private record Route(String path, Keep keep, Handler handler) {}

  private final Site site;
  private final Guard guard;
  private final Delivery delivery;
  private final Consumer<String> log;
  private final Javalin javalin;
  private final Events events;

  private Server(Site site, Address address, int port, Consumer<String> log) {
    this.site = site;
    this.log = log;
    guard = new Guard(address.host(), address.allowedNames());
    delivery = new Delivery(site.state()::generation);
    events = new Events(site.health()::pulse, site.health()::now);
    javalin = Javalin.create(config -> configure(config, address.host(), port));
  }

  /** All routes, most particular first. */
  private List<Route> routes() {
    PageRoutes pages = site.pages();
    return List.of(
        new Route("/api/v1/health", Keep.NOT, site.health()::health),
        new Route("/api/v1/registry", Keep.NOT, site.registry()::get),
        // their files may change without the index
        new Route("/api/v1/experiments", Keep.NOT, site.experiments()::list),
        new Route("/api/v1/experiments/summary", Keep.NOT, site.experiments()::summary),
        new Route("/api/v1/experiments/package", Keep.NOT, site.packages()::download),
        new Route("/api/v1/experiments/{id}", Keep.NOT, site.experiments()::one),
        new Route("/api/v1/figures/experiments/curves", Keep.NOT, site.experiments()::curves),
        new Route(
            "/api/v1/figures/experiments/comparison", Keep.NOT, site.experiments()::comparison),
        // a suite file may change without the index
        new Route("/api/v1/tts/runs", Keep.NOT, site.tts()::runs),
        new Route("/api/v1/tts/run", Keep.NOT, site.tts()::run),
        new Route("/api/v1/tts/figures", Keep.NOT, site.tts()::figures),
        new Route("/api/v1/tts/problem", Keep.NOT, site.tts()::problem),
        new Route("/api/v1/tts/progress", Keep.NOT, site.ttsStudy()::progress),
        new Route("/api/v1/tts/study", Keep.FILE, site.ttsStudy()::study),
        new Route("/api/v1/tts/difficulty", Keep.FILE, site.ttsStudy()::difficulty),
        new Route("/api/v1/suites", Keep.NOT, site.suites()::list),
        new Route("/api/v1/suites/{name}", Keep.NOT, site.suites()::one),
        new Route("/api/v1/figures/suite/{name}", Keep.NOT, site.suites()::figure),
        new Route("/api/v1/events", Keep.NOT, events::listen),
        new Route("/api/v1/openapi.yaml", Keep.FILE, pages::openApi),
        new Route(API + "/*", Keep.ANSWER, this::api),
        new Route("/api", Keep.NOT, request -> Failures.noSuchPath(request.path())),
        new Route("/api/*", Keep.NOT, request -> Failures.noSuchPath(request.path())),
        new Route("/*", Keep.FILE, pages::page));
  }

  private Response api(Request request) {
    if (FigureFiles.isAsked(request)) {
      return site.figures().file(request);
    }
    return Response.of(site.api().answer(request.path().substring(API.length()), request.query()));
  }

  /**
   * Where to listen.
   *
   * @param host address to bind to
   * @param port first port to try; 0 for any free one
   * @param tries ports to try, one after the other
   * @param allowedNames more host names under which the server may be asked for
   */
  public record Address(String host, int port, int tries, List<String> allowedNames) {
    public Address {
      allowedNames = List.copyOf(allowedNames);
    }
  }

  /**
   * Starts; the port is open on return.
   *
   * @param log takes a line for each of our own failures
   * @throws AssayException UNAVAILABLE when no port is free or the address is not ours
   */
  public static Server start(Site site, Address address, Consumer<String> log) {
    for (int i = 0; i < address.tries(); i++) {
      int port = address.port() + i;
      Server server = new Server(site, address, port, log);
      try {
        server.javalin.start();
        return server;
      } catch (JavalinBindException e) {
        server.close();
      } catch (RuntimeException e) {
        server.close();
        throw cannotListen(address, e);
      }
    }
    throw taken(address);
  }

  private static AssayException taken(Address address) {
    int last = address.port() + address.tries() - 1;
    return new AssayException(
        Kind.UNAVAILABLE,
        address.tries() == 1
            ? "port " + address.port() + " on " + address.host() + " is taken"
            : "all ports from " + address.port() + " to " + last + " are taken",
        "Name a free port with --port N, or end the program that holds this one.");
  }

  private static AssayException cannotListen(Address address, RuntimeException cause) {
    Throwable reason = cause;
    for (Throwable next = cause.getCause(); next != null; next = next.getCause()) {
      reason = next;
    }
    return new AssayException(
        Kind.UNAVAILABLE,
        "cannot listen on " + address.host() + ": " + reason.getMessage(),
        "Name an address of this machine with --host, such as 127.0.0.1.",
        cause);
  }

  private void configure(JavalinConfig config, String host, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.compressionStrategy = CompressionStrategy.NONE; // see Delivery
    config.http.generateEtags = false;
    config.jetty.host = host;
    config.jetty.port = port;
    config.jetty.modifyHttpConfiguration(http -> {
      http.setRequestHeaderSize(MAX_HEADERS);
      http.setSendServerVersion(false);
    });
    config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0)); // kept-alive connections never end
    config.http.maxRequestSize = MAX_BODY;
    config.routes.before(this::refuse);
    for (Route route : routes()) {
      config.routes.get(route.path(), context -> respond(context, route));
      config.routes.head(route.path(), context -> respond(context, route));
    }
    AnnotationRoutes annotations = site.annotations();
    config.routes.put(
        "/api/v1/runs/{id}/annotation",
        context ->
            write(context, MAX_BODY, request -> annotations.put(context.pathParam("id"), request)));
    config.routes.post(
        "/api/v1/annotations", context -> write(context, MAX_BODY, annotations::post));
    config.routes.post(
        "/api/v1/runs", context -> write(context, RunRoutes.MAX_BODY, site.runs()::post));
    config.routes.post(
        "/api/v1/log", context -> write(context, RunRoutes.MAX_BODY, site.runs()::postValues));
    config.routes.post(
        "/api/v1/experiments/package", context -> write(context, MAX_BODY, site.packages()::write));
    config.routes.post(
        "/api/v1/grade", context -> write(context, GradeRoutes.MAX_BODY, GradeRoutes::post));
    for (HandlerType method : WRITING) {
      config.routes.addHttpHandler(
          method,
          "/*",
          context ->
              send(
                  context,
                  Delivery.dress(
                      request(context), Failures.notAllowed(method.toString(), "GET, HEAD"))));
    }
  }

  private void refuse(Context context) throws IOException {
    Request request = request(context);
    HandlerType method = context.method();
    String query = context.queryString();
    Optional<Response> refusal =
        !method.equals(HandlerType.GET)
                && !method.equals(HandlerType.HEAD)
                && !WRITING.contains(method)
            ? Optional.of(Failures.notAllowed(method.toString(), "GET, HEAD"))
            : query != null && query.length() > MAX_QUERY
                ? Optional.of(
                    Failures.badRequest(
                        "the query has " + query.length() + " characters, at most " + MAX_QUERY,
                        "Name fewer runs or columns."))
                : guard.refuse(request);
    if (refusal.isPresent()) {
      context.skipRemainingHandlers();
      send(context, Delivery.dress(request, refusal.get()));
    }
  }

  private void write(Context context, int most, Handler handler) throws IOException {
    Request request = request(context);
    String type = request.header("content-type");
    Response response;
    // the type also keeps strangers' forms out: a browser asks before it sends JSON elsewhere
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      response = Failures.notJson(type);
    } else {
      byte[] body = context.req().getInputStream().readNBytes(most + 1);
      response =
          body.length > most
              ? Failures.tooLarge(most)
              : handled(request, () -> handler.handle(request.withBody(body)));
    }
    send(context, Delivery.dress(request, response));
  }

  private void respond(Context context, Route route) throws IOException {
    Request request = request(context);
    Response response =
        handled(
            request,
            () ->
                switch (route.keep()) {
                  case ANSWER -> delivery.answer(request, route.handler());
                  case FILE -> delivery.file(request, route.handler());
                  case NOT -> route.handler().handle(request);
                });
    send(context, Delivery.dress(request, response));
  }

  private Response handled(Request request, Supplier<Response> handler) {
    try {
      return handler.get();
    } catch (AssayException e) {
      return Failures.of(e);
    } catch (IllegalArgumentException e) {
      return Failures.badRequest(String.valueOf(e.getMessage()), "Correct the parameters.");
    } catch (RuntimeException | StackOverflowError e) {
      log.accept(trace(request, e));
      return Failures.bug(e);
    }
  }

  private static String trace(Request request, Throwable bug) {
    var text = new java.io.StringWriter();
    bug.printStackTrace(new java.io.PrintWriter(text));
    return "failed at " + request.path() + " " + request.query() + "\n" + text;
  }

  private static Request request(Context context) {
    Map<String, String> headers = new HashMap<>();
    context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new Request(context.path(), context.queryParamMap(), Map.copyOf(headers));
  }

  private void send(Context context, Response response) throws IOException {
    context.status(response.status());
    context.contentType(response.type());
    response.headers().forEach(context::header);
    switch (response.body()) {
      case Response.Bytes content -> {
        if (response.status() != 304) {
          context.result(content.bytes());
        }
      }
      case Response.Streamed stream -> {
        if (!context.method().equals(HandlerType.HEAD)) {
          // not context.outputStream(), whose flush() does not reach the browser
          stream(context, stream.writer());
        }
      }
      case Response.Flowing flowing ->
          throw new IllegalStateException("not dressed: " + flowing); // see Delivery
    }
  }

  /**
   * Lets a stream out. What fails on the way is broken off with its connection: status and headers
   * are gone already, and a proper end would make the reader believe that it has everything.
   */
  private void stream(Context context, Response.Writer writer) throws IOException {
    try {
      writer.write(context.res().getOutputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      breakOff(context);
    } catch (IOException | UncheckedIOException e) {
      breakOff(context); // nobody listens any more
    } catch (RuntimeException e) {
      log.accept(trace(request(context), e));
      breakOff(context);
    }
  }

  private static void breakOff(Context context) {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  /** The port that is open. */
  public int port() {
    return javalin.port();
  }

  /** Ends all event streams and stops listening. */
  @Override
  public void close() {
    events.close();
    javalin.stop();
  }
}
