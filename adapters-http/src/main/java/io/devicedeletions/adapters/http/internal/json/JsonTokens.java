package io.devicedeletions.adapters.http.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.devicedeletions.domain.text.StorableText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one JSON document, read no further than they are asked for. Each method throws an
 * {@link IOException} at the first fault: not RFC 8259, a key twice in one object, nested over
 * {@value #DEEPEST}, a number over {@value #LONGEST_NUMBER} characters, a key or string that no
 * store keeps exactly.
 */
public final class JsonTokens implements AutoCloseable {

  /** How many objects and arrays may be open at once. */
  public static final int DEEPEST = 8;

  /** How many characters a number may have. */
  public static final int LONGEST_NUMBER = 64;

  /** Names are the client's: kept in a table they would be the client's way to fill our memory. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;

  /** Prepares to read. */
  public JsonTokens(String document) throws IOException {
    this.parser = FACTORY.createParser(document);
  }

  /** The next token; null at the end of the document. */
  public @Nullable JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
      requireStorable(parser.getText());
    } else if (token != null && token.isNumeric()) {
      requireShort(parser.getTextLength());
    }
    return token;
  }

  private void requireStorable(String text) throws JsonParseException {
    if (!StorableText.isStorable(text)) {
      throw new JsonParseException(parser, "U+0000 or a lone surrogate");
    }
  }

  private void requireShort(int numberLength) throws JsonParseException {
    if (numberLength > LONGEST_NUMBER) {
      throw new JsonParseException(parser, "a number that is too long");
    }
  }

  /** The text of the current token: a key or a string. */
  public String text() throws IOException {
    return parser.getText();
  }

  /** Reads to the end of the value that the current token begins. */
  public void skipValue() throws IOException {
    int open = 0;
    JsonToken token = parser.currentToken();
    while (true) {
      if (token.isStructStart()) {
        open++;
      } else if (token.isStructEnd()) {
        open--;
      }
      if (open == 0) {
        return;
      }
      token = required();
    }
  }

  /** The next token where the document cannot end. */
  public JsonToken required() throws IOException {
    return present(next());
  }

  /** The next token where the document cannot end, of which only the beginning is judged. */
  public JsonToken beginning() throws IOException {
    return present(parser.nextToken());
  }

  private JsonToken present(@Nullable JsonToken token) throws JsonParseException {
    if (token == null) {
      throw new JsonParseException(parser, "the end");
    }
    return token;
  }

  /** Makes sure that nothing but white space is left. */
  public void requireEnd() throws IOException {
    if (next() != null) {
      throw new JsonParseException(parser, "more than one value");
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
