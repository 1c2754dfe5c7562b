package io.devicedeletions.adapters.http.internal.deletions;

import com.fasterxml.jackson.core.JsonToken;
import io.devicedeletions.adapters.http.internal.json.JsonTokens;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.device.SubmittedText;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one document, token by token. Each method that reads a value begins at the value's first
 * token and ends at its last. For one document and one thread.
 */
final class DocumentReader {

  private final JsonTokens tokens;
  private final BatchLimit limit;
  private final List<SubmittedDevice> devices = new ArrayList<>();
  private int ignoredProperties;
  private String misshapen = "";

  DocumentReader(JsonTokens tokens, BatchLimit limit) {
    this.tokens = tokens;
    this.limit = limit;
  }

  /** The lines; or what the document's shape must be instead, where it is JSON all the same. */
  Either<String, SubmittedDevices> read() throws IOException {
    readDocument(tokens.required());
    if (!isOverLimit()) {
      tokens.requireEnd();
    }
    return misshapen.isEmpty()
        ? Either.right(new SubmittedDevices(devices, ignoredProperties))
        : Either.left(misshapen);
  }

  private boolean isOverLimit() {
    return devices.size() > limit.lines();
  }

  private void readDocument(JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      readMembers();
    } else {
      skip(token, "the body must be an object");
    }
  }

  private void readMembers() throws IOException {
    while (!isOverLimit() && tokens.required() == JsonToken.FIELD_NAME) {
      String name = tokens.text();
      JsonToken value = tokens.required();
      if (name.equals("devices")) {
        readDevices(value);
      } else {
        ignoreProperty();
      }
    }
  }

  private void readDevices(JsonToken token) throws IOException {
    if (token == JsonToken.START_ARRAY) {
      readElements();
    } else {
      skip(token, "devices must be an array");
    }
  }

  /** Null stands for "left out" wherever something may be left out. */
  private void skip(JsonToken token, String shape) throws IOException {
    if (token != JsonToken.VALUE_NULL) {
      misshapen = shape;
    }
    tokens.skipValue();
  }

  /** An element over the limit is counted as it begins and never looked into. */
  private void readElements() throws IOException {
    JsonToken token = nextElement();
    while (token != JsonToken.END_ARRAY && devices.size() < limit.lines()) {
      devices.add(readElement(token));
      token = nextElement();
    }
    if (token != JsonToken.END_ARRAY) {
      devices.add(new SubmittedDevice.NotAnObject());
    }
  }

  private JsonToken nextElement() throws IOException {
    return devices.size() < limit.lines() ? tokens.required() : tokens.beginning();
  }

  private SubmittedDevice readElement(JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      tokens.skipValue();
      return new SubmittedDevice.NotAnObject();
    }
    SubmittedText uid = new SubmittedText.Absent();
    SubmittedText name = new SubmittedText.Absent();
    while (tokens.required() == JsonToken.FIELD_NAME) {
      String property = tokens.text();
      JsonToken value = tokens.required();
      switch (property) {
        case "uid" -> uid = readText(value);
        case "name" -> name = readText(value);
        default -> ignoreProperty();
      }
    }
    return new SubmittedDevice.Described(uid, name);
  }

  private SubmittedText readText(JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      return new SubmittedText.Present(tokens.text());
    }
    tokens.skipValue();
    return token == JsonToken.VALUE_NULL ? new SubmittedText.Absent() : new SubmittedText.NotText();
  }

  private void ignoreProperty() throws IOException {
    ignoredProperties++;
    tokens.skipValue();
  }
}
