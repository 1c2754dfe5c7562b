package io.devicedeletions.adapters.http.token;

import io.devicedeletions.adapters.http.testkit.PlainJson;
import io.devicedeletions.adapters.http.testkit.PlainJson.Limits;
import io.devicedeletions.adapters.http.testkit.PlainJson.Refused;
import io.devicedeletions.adapters.http.testkit.PlainJson.Scalar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What trust.md says about tokens, as plainly as it goes: the model to which the gate is compared.
 * It uses no library. Immutable and thread-safe.
 *
 * @param policy which tokens are meant for us
 * @param now what time it is, in seconds
 */
record TokenModel(TokenPolicy policy, long now) {

  private static final long SKEW = 30;
  private static final long DAY = 86_400;

  /** The signer may nest as it likes; what is far down is not looked at. */
  private static final Limits LIMITS = new Limits(200, 8_192, false);

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{IsWhite_Space}\\p{Cf}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}]*");

  /** Members that a token without surprises has, and what they may be. */
  private static final Map<String, Pattern> PLAIN_HEADER =
      Map.of(
          "alg", Pattern.compile("text [A-Z0-9]+"),
          "kid", Pattern.compile("text [a-z]+"),
          "typ", Pattern.compile("text [A-Za-z+]+"));

  private static final Map<String, Pattern> PLAIN_CLAIMS =
      Map.of(
          "iss", Pattern.compile("text .*"),
          "aud", Pattern.compile("text .*"),
          "sub", Pattern.compile("text .*"),
          "tenant", Pattern.compile("text .*"),
          "scope", Pattern.compile("text .*"),
          "exp", Pattern.compile("[0-9]{1,10}"),
          "iat", Pattern.compile("[0-9]{1,10}"),
          "nbf", Pattern.compile("[0-9]{1,10}"));

  /**
   * What a token tells.
   *
   * @param tenant empty for none
   * @param isPlain whether nothing about it is unusual, so that it must be accepted
   */
  record Holder(String subject, String tenant, Set<String> scopes, boolean isPlain) {}

  /** The holder of a token that one key signed. */
  Holder judge(byte[] header, byte[] claims, FuzzKeys key) throws Refused {
    Map<String, Object> asked = object(header);
    Map<String, Object> said = object(claims);
    requireUsual(asked, key);
    require(asked.containsKey("typ") || !isLogin(said));
    require(policy.issuer().equals(said.get("iss")));
    Object audience = said.get("aud");
    require(
        policy.audience().equals(audience)
            || (audience instanceof List<?> several && several.contains(policy.audience())));
    requireTimely(said);
    if (!(said.get("sub") instanceof String subject) || !IDENTIFIER.matcher(subject).matches()) {
      throw new Refused();
    }
    return new Holder(
        subject,
        tenant(said.get(policy.tenantClaim())),
        scopes(said),
        isPlain(asked, PLAIN_HEADER) && isPlain(said, PLAIN_CLAIMS));
  }

  /**
   * Bytes that are no UTF-8 become U+FFFD here as they do in the library: an identifier that is
   * compared or kept never has one in it.
   */
  private static Map<String, Object> object(byte[] json) throws Refused {
    Object value = PlainJson.parse(new String(json, StandardCharsets.UTF_8), LIMITS);
    require(value instanceof Map);
    @SuppressWarnings("unchecked")
    Map<String, Object> members = (Map<String, Object>) value;
    members.values().removeIf(Scalar.NULL::equals);
    return members;
  }

  private static void requireUsual(Map<String, Object> header, FuzzKeys key) throws Refused {
    require(key.algorithm.equals(header.get("alg")));
    require(key.keyId.equals(header.getOrDefault("kid", key.keyId)));
    Object type = header.getOrDefault("typ", "JWT");
    require(
        type instanceof String text
            && (text.equalsIgnoreCase("JWT") || text.equalsIgnoreCase("at+jwt")));
    require(!header.containsKey("crit"));
    require(header.getOrDefault("b64", new Scalar("true")).equals(new Scalar("true")));
  }

  private static boolean isLogin(Map<String, Object> claims) {
    return claims.containsKey("nonce") || claims.containsKey("at_hash");
  }

  /** Fractions of a second do not matter. */
  private void requireTimely(Map<String, Object> claims) throws Refused {
    BigDecimal expiry = instant(claims, "exp");
    if (expiry == null) {
      throw new Refused();
    }
    require(expiry.compareTo(BigDecimal.valueOf(now - SKEW)) > 0);
    require(expiry.compareTo(BigDecimal.valueOf(now + DAY + SKEW + 1)) < 0);
    for (String begin : List.of("iat", "nbf")) {
      BigDecimal instant = instant(claims, begin);
      require(instant == null || instant.compareTo(BigDecimal.valueOf(now + SKEW + 1)) < 0);
    }
  }

  private static @Nullable BigDecimal instant(Map<String, Object> claims, String name)
      throws Refused {
    Object value = claims.get(name);
    if (value == null) {
      return null;
    }
    require(value instanceof Scalar);
    try {
      return new BigDecimal(((Scalar) value).spelling());
    } catch (NumberFormatException word) {
      throw new Refused();
    }
  }

  private static String tenant(@Nullable Object claim) throws Refused {
    if (!(claim instanceof String text) || INVISIBLE.matcher(text).matches()) {
      return "";
    }
    require(IDENTIFIER.matcher(text).matches());
    return text;
  }

  private static Set<String> scopes(Map<String, Object> claims) {
    Set<String> scopes = new TreeSet<>();
    if (claims.get("scope") instanceof String text) {
      scopes.addAll(List.of(text.split(" ", -1)));
    }
    if (claims.get("scp") instanceof List<?> listed) {
      for (Object scope : listed) {
        if (scope instanceof String text) {
          scopes.add(text);
        }
      }
    }
    scopes.remove("");
    return scopes;
  }

  private static boolean isPlain(Map<String, Object> members, Map<String, Pattern> usual) {
    return members.entrySet().stream()
        .allMatch(
            member ->
                usual.containsKey(member.getKey())
                    && usual.get(member.getKey()).matcher(described(member.getValue())).matches());
  }

  private static String described(Object value) {
    if (value instanceof Scalar scalar) {
      return scalar.spelling();
    }
    return value instanceof String text ? "text " + text : "parts";
  }

  private static void require(boolean holds) throws Refused {
    if (!holds) {
      throw new Refused();
    }
  }
}
