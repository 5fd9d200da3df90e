package io.pulseboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

class BinariesTest {

  @ParameterizedTest
  @ValueSource(strings = {"linux-x86_64", "linux-arm_64", "darwin-x86_64", "darwin-arm_64"})
  void postgresIsOnTheClassPathForEverySystem(String system) {
    assertThat(Binaries.class.getResource("/postgres-" + system + ".txz")).isNotNull();
  }

  @Test
  void redisIsOnTheClassPathForEverySystem() {
    assertThat(ExecutableProvider.newProvidedVersionsMap())
        .containsKeys(
            OsArchitecture.UNIX_x86_64,
            OsArchitecture.UNIX_AARCH64,
            OsArchitecture.MAC_OS_X_x86_64,
            OsArchitecture.MAC_OS_X_ARM64)
        .allSatisfy((system, name) -> assertThat(Binaries.class.getResource(name)).isNotNull());
  }

  @Test
  void namesTheSystemItRunsOn() {
    assertThat(Binaries.system()).matches("(linux|darwin)-(x86_64|arm_64)");
  }
}
