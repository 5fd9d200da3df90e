package io.pulseboard.api;

import io.pulseboard.launch.Service;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The API's process. */
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "With AUTH_MODE=jwt a token of your identity provider, with apikey an API key")
@SecurityScheme(
    name = "key",
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    paramName = "X-Api-Key",
    description = "An API key, with AUTH_MODE=apikey")
@OpenAPIDefinition(
    security = {@SecurityRequirement(name = "token"), @SecurityRequirement(name = "key")},
    info =
        @Info(
            title = "Pulseboard",
            version = "1",
            description =
                "Records of four streams, and what is made of them. Lists are newest first and go on at"
                    + " `next`; times are RFC 3339 in UTC, or back from now such as `-1h`. Errors are"
                    + " problem documents (RFC 9457). Live data comes over `/ws`."))
public final class ApiApplication {

  private ApiApplication() {}

  public static void main(String[] args) {
    Service.run("api", args);
  }
}
