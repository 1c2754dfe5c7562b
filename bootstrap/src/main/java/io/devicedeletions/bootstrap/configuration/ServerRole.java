package io.devicedeletions.bootstrap.configuration;

/** What a server process does; several processes can share one PostgreSQL. */
public enum ServerRole {
  /** Accepts requests and removes devices. */
  ALL,
  /** Accepts requests only. */
  API,
  /** Removes devices only. */
  WORKER;

  /** True if the process accepts requests. */
  public boolean servesRequests() {
    return this != WORKER;
  }

  /** True if the process removes devices. */
  public boolean removesDevices() {
    return this != API;
  }
}
