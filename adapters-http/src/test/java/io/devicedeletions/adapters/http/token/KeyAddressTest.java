package io.devicedeletions.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where keys may come from. */
class KeyAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.example/keys",
        "https://login.example:8443/keys?tenant=a",
        "HTTPS://login.example/keys",
        "http://localhost:9000/keys",
        "http://127.0.0.1/keys",
        "http://127.8.9.10/keys",
        "http://[::1]:9000/keys"
      })
  void encryptedOrOnThisMachine(String address) {
    assertThat(KeyAddress.ofKeySet(address).uri()).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "operator",
        "login.example/keys",
        "http://login.example/keys",
        "http://127.0.0.1.example/keys",
        "http://localhost.example/keys",
        "http://0.0.0.0/keys",
        "http://169.254.169.254/keys",
        "ftp://127.0.0.1/keys",
        "file:///etc/passwd",
        "jar:file:///x!/y",
        "https:keys",
        "https:///keys",
        "https://user:secret@login.example/keys",
        "https://login.example/keys#top",
        "https://login.example/a b",
        "https://login.example/\n"
      })
  void nowhereElse(String address) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> KeyAddress.ofKeySet(address));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> KeyAddress.ofIssuer(address));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> KeyAddress.ofIssuer("https://login.example").linkedTo(address));
  }

  @Test
  void anIssuerDescribesItselfBelowItsOwnAddress() {
    String described = "https://login.example/realms/a/.well-known/openid-configuration";
    assertThat(KeyAddress.ofIssuer("https://login.example/realms/a").uri()).hasToString(described);
    assertThat(KeyAddress.ofIssuer("https://login.example/realms/a/").uri()).hasToString(described);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> KeyAddress.ofIssuer("https://login.example/?a=b"));
  }

  @Test
  void anIssuerElsewhereCannotSendUsToThisMachine() {
    KeyAddress elsewhere = KeyAddress.ofIssuer("https://login.example");
    assertThat(elsewhere.linkedTo("https://keys.example/a")).hasToString("https://keys.example/a");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> elsewhere.linkedTo("http://127.0.0.1/keys"));
    assertThat(KeyAddress.ofIssuer("http://localhost:9").linkedTo("http://127.0.0.1/keys"))
        .hasToString("http://127.0.0.1/keys");
  }

  @Test
  void aQueryIsNotShown() {
    assertThat(KeyAddress.ofKeySet("https://login.example/keys?secret=1"))
        .hasToString("https://login.example/keys?…");
  }
}
