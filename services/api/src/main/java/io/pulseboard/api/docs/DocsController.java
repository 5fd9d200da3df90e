package io.pulseboard.api.docs;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * Serves the OpenAPI document and the page that shows it, both from the class path: neither asks
 * another server for anything.
 */
@Controller
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsController {

  private static final String DOCUMENT = "classpath:openapi.yml";
  private static final String PAGE = "classpath:META-INF/swagger/views/swagger-ui/";

  private final ResourceResolver resources;

  DocsController(ResourceResolver resources) {
    this.resources = resources;
  }

  @Get("/openapi.yml")
  HttpResponse<byte[]> document() throws IOException {
    return answer(DOCUMENT, MediaType.of("application/yaml"));
  }

  @Get("/docs{/path:.*}")
  HttpResponse<?> page(HttpRequest<?> request, String path) throws IOException {
    if (path.isEmpty() && !request.getPath().endsWith("/")) {
      return HttpResponse.redirect(URI.create("/docs/"));
    }
    if (path.equals("openapi.yml")) {
      return document();
    }
    String file = path.isEmpty() ? "index.html" : path;
    MediaType type =
        MediaType.forExtension(file.substring(file.lastIndexOf('.') + 1))
            .orElse(MediaType.APPLICATION_OCTET_STREAM_TYPE);
    return answer(PAGE + file, type);
  }

  private HttpResponse<byte[]> answer(String resource, MediaType type) throws IOException {
    if (resource.contains("..")) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "there is no such page");
    }
    try (InputStream in =
        resources
            .getResourceAsStream(resource)
            .orElseThrow(
                () -> new HttpStatusException(HttpStatus.NOT_FOUND, "there is no such page"))) {
      return HttpResponse.ok(in.readAllBytes())
          .contentType(type)
          .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
  }
}
