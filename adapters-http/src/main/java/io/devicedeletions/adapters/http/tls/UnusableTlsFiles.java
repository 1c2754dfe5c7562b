package io.devicedeletions.adapters.http.tls;

/** Why certificate and key cannot be used, in a sentence for the operator. */
public final class UnusableTlsFiles extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableTlsFiles(String sentence) {
    super(sentence);
  }

  UnusableTlsFiles(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
