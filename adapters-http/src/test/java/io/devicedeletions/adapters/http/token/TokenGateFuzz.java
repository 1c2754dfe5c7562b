package io.devicedeletions.adapters.http.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.devicedeletions.adapters.http.testkit.PlainJson.Refused;
import io.devicedeletions.adapters.http.token.TokenModel.Holder;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens of any text: the gate lets in nobody whom the model does not, and learns the same of whom
 * it lets in; and whoever comes with a plain good token is let in.
 *
 * <p>An input that begins with {@code R} or {@code E} is a header and claims, parted by a line
 * feed, which are signed with RS256 or ES256; any other is, after its first byte, the text of an
 * Authorization field, which was signed by us only if somebody copied that from a seed.
 */
public final class TokenGateFuzz {

  private static final TokenModel MODEL =
      new TokenModel(TokenWorkshop.POLICY, TokenWorkshop.NOW.getEpochSecond());

  private static final BearerTokens GATE =
      TokenWorkshop.verifier(new TokenWorkshop.Known(FuzzKeys.PUBLISHED));

  private static final Pattern FIELD =
      Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([\\w-]+)\\.([\\w-]+)\\.([\\w-]+)");

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private TokenGateFuzz() {}

  /** Judges one input; what it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      byte[] rest = Arrays.copyOfRange(input, 1, input.length);
      switch (input[0]) {
        case 'R' -> checkSigned(rest, FuzzKeys.RS256);
        case 'E' -> checkSigned(rest, FuzzKeys.ES256);
        default -> checkField(new String(rest, ISO_8859_1));
      }
    }
  }

  private static void checkSigned(byte[] input, FuzzKeys key) {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    byte[] header = Arrays.copyOf(input, end);
    byte[] claims = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
    Either<TokenRefusal, Caller> seen = GATE.verify(List.of("Bearer " + key.sign(header, claims)));
    try {
      check(seen, MODEL.judge(header, claims, key));
    } catch (Refused refused) {
      requireNobody(seen);
    }
  }

  private static void checkField(String field) {
    Either<TokenRefusal, Caller> seen = GATE.verify(List.of(field));
    if (seen.isRight()) {
      try {
        check(seen, holder(field));
      } catch (Refused refused) {
        requireNobody(seen);
      }
    }
  }

  /** Reads a field from scratch, signature included. */
  private static Holder holder(String field) throws Refused {
    Matcher token = FIELD.matcher(field);
    if (!token.matches() || field.length() - token.start(1) > 8_192) {
      throw new Refused();
    }
    byte[] header = decode(token.group(1));
    byte[] signature = decode(token.group(3));
    String content = token.group(1) + "." + token.group(2);
    for (FuzzKeys key : List.of(FuzzKeys.RS256, FuzzKeys.ES256)) {
      if (key.signed(content, signature)) {
        return MODEL.judge(header, decode(token.group(2)), key);
      }
    }
    throw new Refused();
  }

  /** RFC 4648, section 5, without padding and without bits that mean nothing. */
  private static byte[] decode(String part) throws Refused {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int bits = 0;
    int pending = 0;
    for (int index = 0; index < part.length(); index++) {
      pending = (pending << 6) | ALPHABET.indexOf(part.charAt(index));
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(pending >> bits);
        pending &= (1 << bits) - 1;
      }
    }
    if (bits == 6 || pending != 0) {
      throw new Refused();
    }
    return bytes.toByteArray();
  }

  private static void requireNobody(Either<TokenRefusal, Caller> seen) {
    if (seen.isRight()) {
      throw new AssertionError("the gate lets in whom the model does not: " + seen.get());
    }
  }

  private static void check(Either<TokenRefusal, Caller> seen, Holder expected) {
    if (seen.isRight()) {
      same(seen.get().requester().value(), expected.subject());
      same(seen.get().tenant().map(TenantId::value), tenant(expected));
      same(new TreeSet<>(seen.get().scopes().remove("").toJavaSet()), expected.scopes());
    } else if (expected.isPlain()) {
      throw new AssertionError("the gate refuses a plain good token of " + expected);
    }
  }

  private static Option<String> tenant(Holder expected) {
    return Option.when(!expected.tenant().isEmpty(), expected.tenant());
  }

  private static void same(Object seen, Object expected) {
    if (!seen.equals(expected)) {
      throw new AssertionError("the gate learns " + seen + ", the model " + expected);
    }
  }
}
