package io.pulseboard.api.dashboard;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Serves the dashboard's static export from {@code DASHBOARD_DIR}: a page's folder by its address
 * with a slash, its own 404 page for what is not there, and files that carry their hash in their
 * name for good.
 */
@Controller
@Requires(property = "dashboard.dir")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DashboardController {

  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String REVALIDATE = "no-cache";

  private final Path root;

  DashboardController(@Value("${dashboard.dir}") String directory) {
    this.root = Path.of(directory).toAbsolutePath().normalize();
  }

  /** The front page. */
  @Get
  HttpResponse<?> index(HttpRequest<?> request) {
    return file("", request);
  }

  /** Any other page or file of the export. */
  @Get("/{path:.+}")
  HttpResponse<?> file(String path, HttpRequest<?> request) {
    if (path.startsWith("api/")) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "there is no " + request.getPath());
    }
    Path target = resolve(path);
    if (Files.isRegularFile(target)) {
      return serve(HttpStatus.OK, target, path.startsWith("_next/static/") ? FOREVER : REVALIDATE);
    }
    if (Files.isRegularFile(target.resolve("index.html"))) {
      return request.getPath().endsWith("/")
          ? serve(HttpStatus.OK, target.resolve("index.html"), REVALIDATE)
          : HttpResponse.redirect(withSlash(request));
    }
    Path notFound = root.resolve("404.html");
    if (Files.isRegularFile(notFound)) {
      return serve(HttpStatus.NOT_FOUND, notFound, REVALIDATE);
    }
    throw new HttpStatusException(HttpStatus.NOT_FOUND, "there is no " + request.getPath());
  }

  /** A path that leads out of the export leads to nothing. */
  private Path resolve(String path) {
    try {
      Path target = root.resolve(path).normalize();
      return target.startsWith(root) ? target : root.resolve("404");
    } catch (InvalidPathException unusable) {
      return root.resolve("404");
    }
  }

  private static URI withSlash(HttpRequest<?> request) {
    String query = request.getUri().getRawQuery();
    return URI.create(request.getUri().getRawPath() + "/" + (query == null ? "" : "?" + query));
  }

  private static MutableHttpResponse<SystemFile> serve(
      HttpStatus status, Path file, String caching) {
    String name = file.getFileName().toString();
    MediaType type =
        MediaType.forExtension(name.substring(name.lastIndexOf('.') + 1))
            .orElse(MediaType.APPLICATION_OCTET_STREAM_TYPE);
    return HttpResponse.status(status)
        .body(new SystemFile(file.toFile(), type))
        .contentType(type)
        .header(HttpHeaders.CACHE_CONTROL, caching);
  }
}
