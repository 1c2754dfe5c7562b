package io.devicedeletions.application.example;

/** Somebody else's API, as a client library might put it. */
interface TheirApi {

  /** An answer: an HTTP status, and the name of the device that was removed, if one was. */
  record Reply(int status, String removedName) {}

  /** Removes a device once for each key, and never for an older token of the key. */
  Reply remove(String tenant, String key, long token, String uid, String name);
}
