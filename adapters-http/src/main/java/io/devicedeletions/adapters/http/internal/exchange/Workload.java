package io.devicedeletions.adapters.http.internal.exchange;

/** What kind of work a request is: those of one kind are never turned away because of the other. */
public enum Workload {
  /** It changes something: what the service is there for. */
  CHANGING,
  /** It asks how things stand. */
  ASKING
}
