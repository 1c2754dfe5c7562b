package io.devicedeletions.adapters.http.internal.exchange;

/** The codes of an error body: exactly these six. */
public enum ErrorCode {
  /** No device is named. */
  EMPTY_REQUEST,
  /** More devices than a request may have. */
  BATCH_SIZE_EXCEEDED,
  /** Anything else that is the client's to correct. */
  INVALID_REQUEST,
  /** The token speaks for no tenant. */
  EMPTY_TENANT,
  /** This tenant, or this token, may not schedule deletions. */
  FEATURE_NOT_ENABLED,
  /** Ours to correct; repeating the request is harmless. */
  INTERNAL_ERROR
}
