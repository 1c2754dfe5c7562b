package io.devicedeletions.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandRequesterTest {

  @Test
  void a_user_is_named_behind_what_it_is() {
    assertThat(CommandRequester.of("jane.doe-7")).hasToString("command:jane.doe-7");
    assertThat(CommandRequester.ofThisUser().value()).startsWith("command:");
  }

  @Test
  void whatever_a_system_calls_its_users_is_made_to_fit() {
    assertThat(CommandRequester.of("CORP\\J\u00fcrg M")).hasToString("command:CORP_J_rg_M");
    assertThat(CommandRequester.of("?")).hasToString("command:_");
    assertThat(CommandRequester.of("")).hasToString("command:unknown");
    assertThat(CommandRequester.of("x".repeat(500)).value()).hasSize(128);
  }
}
